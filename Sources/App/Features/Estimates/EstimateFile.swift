import Convergence
import Markup
import Spreadsheet

/// A published figure as a row of a file or as a form gives it: texts that are still to be judged.
struct EstimateLine: Sendable {
    enum Column: String, CaseIterable, Sendable {
        case area, year, period, source, method, percent, low, high, numerator, denominator, citation

        static let required: [Column] = [.area, .year, .source, .method, .percent]
        /// Unicode scalars that are kept.
        var limit: Int {
            switch self {
            case .source: 200
            case .period: 100
            case .citation: 1_000
            default: 50
            }
        }
    }

    let row: Int
    let cells: [Column: String]

    subscript(column: Column) -> String { cells[column] ?? "" }
}

/// What is wrong with one column of a figure.
struct EstimateFault: Sendable, Hashable {
    let column: EstimateLine.Column
    /// A word that programs can compare.
    let code: String
    let message: Text
}

extension EstimateLine {
    /// The figure, or everything that is wrong with it.
    /// - Parameter areas: the codes a figure may be of; Indonesia always is one.
    func judged(areas: Set<String>) -> (estimate: PrevalenceEstimate?, faults: [EstimateFault]) {
        var faults: [EstimateFault] = []
        func fault(_ column: Column, _ code: String, _ message: Text) { faults.append(EstimateFault(column: column, code: code, message: message)) }
        for column in Column.allCases where self[column].unicodeScalars.count > column.limit {
            fault(column, "too-long", Copy.Errors.tooLong)
        }
        for column in Column.required where self[column].isEmpty { fault(column, "missing", Copy.Errors.required) }
        let isNation = self[.area].uppercased() == PrevalenceEstimate.nation
        let area = AreaCode(self[.area])
        if !self[.area].isEmpty, !isNation {
            if let area {
                if !areas.contains(area.text) { fault(.area, "unknown-area", Copy.Estimates.unknownArea) }
            } else {
                fault(.area, "not-a-code", Copy.Estimates.notACode)
            }
        }
        let method = EstimateMethod(rawValue: self[.method].lowercased())
        if method == nil, !self[.method].isEmpty { fault(.method, "unknown-method", Copy.Estimates.unknownMethod) }
        func whole(_ column: Column) -> Int? {
            let text = self[column]
            guard !text.isEmpty else { return nil }
            if let value = Int(text), text.utf8.allSatisfy({ (48...57).contains($0) }) { return value }
            fault(column, "not-a-whole-number", Copy.Estimates.notWhole)
            return nil
        }
        func decimal(_ column: Column) -> Double? {
            let text = self[column]
            guard !text.isEmpty else { return nil }
            if let value = Double(text.replacing(",", with: ".")), value.isFinite { return value }
            fault(column, "not-a-number", Copy.Estimates.notANumber)
            return nil
        }
        let year = whole(.year)
        let (percent, low, high) = (decimal(.percent), decimal(.low), decimal(.high))
        let (numerator, denominator) = (whole(.numerator), whole(.denominator))
        guard faults.isEmpty, let year, let percent, let method else { return (nil, faults) }
        do {
            let estimate = try PrevalenceEstimate(
                area: isNation ? nil : area, year: year, period: self[.period], source: self[.source], method: method, percent: percent,
                low: low, high: high, numerator: numerator, denominator: denominator, citation: self[.citation])
            return (estimate, [])
        } catch {
            switch error {
            case .percentOutOfRange: fault(.percent, "out-of-range", Copy.Estimates.percentRange)
            case .intervalOutOfOrder: fault(.low, "interval-out-of-order", Copy.Estimates.intervalOrder)
            case .countsOutOfOrder: fault(.numerator, "counts-out-of-order", Copy.Estimates.countsOrder)
            case .sourceMissing: fault(.source, "missing", Copy.Errors.required)
            case .yearOutOfRange: fault(.year, "out-of-range", Copy.Estimates.yearRange)
            }
            return (nil, faults)
        }
    }
}

extension PrevalenceEstimate {
    /// What is kept with the figure because its reader must be told; empty for nothing.
    var note: String {
        warnings.map { warning in
            switch warning {
            case .percentDisagrees(let computed): "percent-disagrees \(short(computed))"
            }
        }.joined(separator: "; ")
    }
}

/// Reads published figures from a csv or a workbook: the columns of the contract in any order, others are passed over.
enum EstimateFile {
    /// More than that is no list of published figures.
    private static let rowLimit = 10_000

    /// - Throws: ``Refusal/unreadable(_:)`` where the file is none that is read, or lacks a column.
    static func read(_ path: String) throws -> [EstimateLine] {
        do {
            let reader = try SpreadsheetFile.open(path)
            var columns: [EstimateLine.Column: Int] = [:]
            var lines: [EstimateLine] = []
            try reader.forEachRow { row in
                if columns.isEmpty {
                    columns = try header(row)
                    return
                }
                guard lines.count < rowLimit else { throw SpreadsheetError.tooLarge(.rows, Place(row: row.number)) }
                let cells = columns.mapValues { row[$0].plainText.trimmingBlanks() }
                if cells.values.contains(where: { !$0.isEmpty }) { lines.append(EstimateLine(row: row.number, cells: cells)) }
            }
            guard !columns.isEmpty else { throw Refusal.unreadable(Copy.Files.empty) }
            return lines
        } catch let error as SpreadsheetError {
            throw Refusal.unreadable(Copy.Files.problem(error))
        }
    }

    private static func header(_ row: borrowing Spreadsheet.Row) throws -> [EstimateLine.Column: Int] {
        var columns: [EstimateLine.Column: Int] = [:]
        for (index, cell) in row.cells.enumerated() {
            let name = cell.plainText.lowercased().filter { !$0.isWhitespace }
            guard let column = EstimateLine.Column(rawValue: name) else { continue }
            guard columns.updateValue(index, forKey: column) == nil else { throw Refusal.unreadable(Copy.Files.columnTwice(name)) }
        }
        let missing = EstimateLine.Column.required.filter { columns[$0] == nil }
        guard missing.isEmpty else { throw Refusal.unreadable(Copy.Files.columnsMissing(missing.map(\.rawValue))) }
        return columns
    }

    /// The figures as a file that ``read(_:)`` takes, with a mark that makes Excel read it as UTF-8.
    static func csv(_ estimates: [StoredEstimate]) -> [UInt8] {
        var bytes = TextEncoder.byteOrderMark
        let encoder = TextEncoder()
        encoder.append(EstimateLine.Column.allCases.map { .text($0.rawValue) } + [.text("note")], to: &bytes)
        for stored in estimates {
            let estimate = stored.estimate
            encoder.append(
                [
                    .text(estimate.areaText), .number(Double(estimate.year)), .text(estimate.period), .text(estimate.source),
                    .text(estimate.method.rawValue), .number(estimate.percent), number(estimate.low), number(estimate.high),
                    number(estimate.numerator.map(Double.init)), number(estimate.denominator.map(Double.init)), .text(estimate.citation),
                    .text(stored.note),
                ], to: &bytes)
        }
        return bytes
    }

    private static func number(_ value: Double?) -> Cell { value.map { .number($0) } ?? .empty }
}

extension String {
    /// Without blanks at its ends.
    func trimmingBlanks() -> String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
