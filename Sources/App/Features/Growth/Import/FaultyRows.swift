import Markup
import Spreadsheet

/// A row as it stands in the file, kept so that it can be given back to whoever can correct it.
struct KeptRow: Sendable {
    /// As Excel numbers it. Those of the header count down below zero.
    let number: Int
    /// ``RowText``
    let content: String
}

/// Cells as one text: a letter for the kind and the value, parted by the unit separator (U+001F), which no cell of a file has.
enum RowText {
    static func write(_ cells: [Cell]) -> String {
        var text = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.unicodeScalars.append(mark) }
            switch cell {
            case .empty: break
            case .text(let value):
                text += "t" + (value.utf8.contains { $0 == 0 || $0 == 0x1F } ? String(value.map { $0 == "\0" || $0 == "\u{1F}" ? " " : $0 }) : value)
            case .number(let value): text += "n\(value)"
            case .date(let serial): text += "d\(serial)"
            case .boolean(let value): text += value ? "b1" : "b0"
            case .error(let fault): text += "e\(fault.rawValue)"
            }
        }
        return text
    }

    static func read(_ text: String) -> [Cell] {
        text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false).map { part in
            let value = String(part.dropFirst())
            switch part.first {
            case "t": return .text(value)
            case "n": return Double(value).map { .number($0) } ?? .empty
            case "d": return Double(value).map { .date(serial: $0) } ?? .empty
            case "b": return .boolean(value == "1")
            case "e": return UInt8(value).flatMap(CellFault.init(rawValue:)).map { .error($0) } ?? .empty
            default: return .empty
            }
        }
    }

    private static let mark: Unicode.Scalar = "\u{1F}"
}

/// The rows of an export that somebody should correct, as a workbook that can be loaded again: the file's own columns, the faulty cells
/// coloured, and in front of each row what is wrong with it.
enum CorrectionSheet {
    static func write(_ problems: [RowProblem], _ rows: [KeptRow], to path: String, language: Language) throws {
        do {
            let header = rows.filter { $0.number < 0 }.sorted { $0.number < $1.number }.map { RowText.read($0.content) }
            let width = header.map(\.count).max() ?? 0
            let writer = try WorkbookWriter(
                path: path, sheetName: Copy.Imports.sheetName(language), widths: [60, 8] + [Double](repeating: 14, count: width))
            for (index, cells) in header.enumerated() {
                let isLast = index == header.count - 1
                let own: [Cell] =
                    isLast ? [.text(Copy.Imports.toCorrect(language)), .text(Copy.Imports.originalRow(language))] : [.empty, .empty]
                try writer.appendHeading(own + cells)
            }
            let byRow = Dictionary(grouping: problems, by: \.row)
            for row in rows where row.number > 0 {
                let found = byRow[row.number] ?? []
                let reasons = found.map { reason($0, language) }.joined(separator: "; ")
                try writer.append(
                    [.text(reasons), .number(Double(row.number))] + RowText.read(row.content),
                    marked: Set(found.compactMap { $0.place.map { $0 + 2 } }))
            }
            try writer.close()
        } catch {
            throw Refusal.unreadable(Copy.Files.problem(error))
        }
    }

    private static func reason(_ problem: RowProblem, _ language: Language) -> String {
        let message = problem.code.message(language)
        // Our own z-score in such a value stands nowhere in the row itself.
        let value = StatedComparison.codes.contains(problem.code) ? " \(problem.value)" : ""
        return problem.column.isEmpty ? message + value : "\(problem.column): \(message)\(value)"
    }
}
