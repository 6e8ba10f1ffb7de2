import Foundation
import Growth
import Spreadsheet

/// What the columns of a survey's file are called.
public struct SurveyColumns: Sendable {
    /// What a column holds. The raw values are the names of the WHO's own software and of the command line.
    public enum Column: String, Sendable, CaseIterable {
        case sex, age, weight, lenhei, measure, headc, armc, triskin, subskin, oedema
        case samplingWeight = "weights"
        case cluster, strata, area, region, wealth, education, other

        /// Other names under which surveys commonly carry it; compared in lower case.
        var aliases: [String] {
            switch self {
            case .sex: ["sex", "gender", "jk", "jenis kelamin"]
            case .age: ["age", "age.days", "agedays", "agemons", "age.months", "umur"]
            case .weight: ["weight", "berat", "bb"]
            case .lenhei: ["lenhei", "height", "length", "tinggi", "tb"]
            case .measure: ["measure", "cara ukur"]
            case .oedema: ["oedema", "edema"]
            case .headc: ["headc", "head"]
            case .armc: ["armc", "muac", "lila"]
            case .triskin: ["triskin", "tri"]
            case .subskin: ["subskin", "sub"]
            // The design is never guessed: a column that is taken for a stratum by mistake makes a wrong interval.
            case .samplingWeight, .cluster, .strata, .area, .region, .wealth, .education, .other: []
            }
        }
        var grouping: Grouping? {
            switch self {
            case .area: .area
            case .region: .region
            case .wealth: .wealthQuintile
            case .education: .maternalEducation
            case .other: .other
            default: nil
            }
        }
        var isDesign: Bool { self == .samplingWeight || self == .cluster || self == .strata || grouping != nil }
        static let required: [Column] = [.sex, .age]
    }
    public enum AgeUnit: String, Sendable { case days, months }

    /// Names that the person gave, which go before the common ones.
    public var named: [Column: String] = [:]
    public var ageUnit: AgeUnit = .days

    public init() {}
}

/// A survey's children as read from a file, with what was taken for what.
struct SurveyFile: Sendable {
    let data: SurveyData
    let rows: Int
    /// Column of the survey → name in the file.
    let recognised: [SurveyColumns.Column: String]
    /// The rows as they stood, for those who keep them.
    let kept: [[String]]
    let header: [String]

    /// More children than any survey of a country has had.
    static let rowLimit = 1_000_000
    /// Cells that are no number, at most this many of which are told.
    static let problemLimit = 50

    /// - Throws: ``Refusal/unreadable(_:)`` for a file that is none, ``Refusal/invalid(_:)`` with row and column of each bad cell.
    static func read(_ path: String, _ columns: SurveyColumns, keepRows: Bool) throws -> SurveyFile {
        do {
            var builder = Builder(columns: columns, keepRows: keepRows)
            try SpreadsheetFile.open(path).forEachRow { try builder.add($0) }
            return try builder.finish()
        } catch let error as SpreadsheetError {
            throw Refusal.unreadable(Copy.Files.problem(error))
        }
    }

    private struct Builder {
        let columns: SurveyColumns
        let keepRows: Bool
        var places: [SurveyColumns.Column: Int] = [:]
        var header: [String] = []
        var data = SurveyData()
        var kept: [[String]] = []
        var rows = 0
        var problems: [FieldProblem] = []

        init(columns: SurveyColumns, keepRows: Bool) {
            self.columns = columns
            self.keepRows = keepRows
        }

        mutating func add(_ row: borrowing Spreadsheet.Row) throws {
            if header.isEmpty {
                header = row.cells.map { $0.plainText.trimmed }
                try findColumns()
                if places[.samplingWeight] != nil { data.weights = [] }
                if places[.cluster] != nil { data.clusters = Growth.Category() }
                if places[.strata] != nil { data.strata = Growth.Category() }
                return
            }
            guard rows < SurveyFile.rowLimit else { throw SpreadsheetError.tooLarge(.rows, Place(row: row.number)) }
            rows += 1
            if keepRows { kept.append(header.indices.map { row[$0].plainText }) }
            let age = number(row, .age)
            data.children.sex.append(sex(row))
            data.children.ageInDays.append(columns.ageUnit == .months ? age * Age.daysInMonth : age)
            if age < 0 { complain(row, .age) }
            data.children.weight.append(number(row, .weight))
            data.children.height.append(number(row, .lenhei))
            data.children.position.append(position(row))
            data.children.hasOedema.append(oedema(row))
            if places[.headc] != nil { data.children.headCircumference.append(number(row, .headc)) }
            if places[.armc] != nil { data.children.armCircumference.append(number(row, .armc)) }
            if places[.triskin] != nil { data.children.triceps.append(number(row, .triskin)) }
            if places[.subskin] != nil { data.children.subscapular.append(number(row, .subskin)) }
            if places[.samplingWeight] != nil {
                let weight = number(row, .samplingWeight)
                if weight < 0 { complain(row, .samplingWeight) }
                data.weights?.append(weight)
            }
            let (cluster, stratum) = (text(row, .cluster), text(row, .strata))
            data.clusters?.append(cluster)
            data.strata?.append(stratum)
            for column in places.keys {
                guard let grouping = column.grouping else { continue }
                let group = text(row, column)
                data.groupings[grouping, default: Growth.Category()].append(group)
            }
        }

        func finish() throws -> SurveyFile {
            guard !header.isEmpty, rows > 0 else { throw Refusal.unreadable(Copy.Files.empty) }
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            return SurveyFile(data: data, rows: rows, recognised: places.mapValues { header[$0] }, kept: kept, header: header)
        }

        private mutating func findColumns() throws {
            let lower = header.map { $0.lowercased() }
            for column in SurveyColumns.Column.allCases {
                if let name = columns.named[column]?.trimmed, !name.isEmpty {
                    guard let place = lower.firstIndex(of: name.lowercased()) else { throw Refusal.unreadable(Copy.Surveys.noColumn(name, header)) }
                    places[column] = place
                } else if let place = column.aliases.lazy.compactMap({ lower.firstIndex(of: $0) }).first {
                    places[column] = place
                }
            }
            for name in lower where !name.isEmpty && lower.filter({ $0 == name }).count > 1 { throw Refusal.unreadable(Copy.Files.columnTwice(name)) }
            let missing = SurveyColumns.Column.required.filter { places[$0] == nil }
            guard missing.isEmpty else { throw Refusal.unreadable(Copy.Files.columnsMissing(missing.map(\.rawValue))) }
            guard places[.weight] != nil || places[.lenhei] != nil else { throw Refusal.unreadable(Copy.Files.columnsMissing(["weight", "lenhei"])) }
        }

        private func text(_ row: borrowing Spreadsheet.Row, _ column: SurveyColumns.Column) -> String? {
            guard let place = places[column] else { return nil }
            let text = row[place].plainText.trimmed
            return text.isEmpty || text == "NA" ? nil : text
        }

        private mutating func number(_ row: borrowing Spreadsheet.Row, _ column: SurveyColumns.Column) -> Double {
            guard let text = text(row, column) else { return .nan }
            guard let number = Double(text), number.isFinite else {
                complain(row, column)
                return .nan
            }
            return number
        }

        private mutating func sex(_ row: borrowing Spreadsheet.Row) -> Sex? {
            switch text(row, .sex)?.lowercased() {
            case nil: return nil
            case "1", "m", "male", "l": return .male
            case "2", "f", "female", "p": return .female
            default:
                complain(row, .sex)
                return nil
            }
        }

        private mutating func position(_ row: borrowing Spreadsheet.Row) -> Position? {
            switch text(row, .measure)?.lowercased() {
            case nil: return nil
            case "l", "terlentang": return .lying
            case "h", "s", "berdiri": return .standing
            default:
                complain(row, .measure)
                return nil
            }
        }

        private mutating func oedema(_ row: borrowing Spreadsheet.Row) -> Bool {
            switch text(row, .oedema)?.lowercased() {
            case nil, "n", "2", "no": return false
            case "y", "1", "yes": return true
            default:
                complain(row, .oedema)
                return false
            }
        }

        private mutating func complain(_ row: borrowing Spreadsheet.Row, _ column: SurveyColumns.Column) {
            guard problems.count < SurveyFile.problemLimit, let place = places[column] else { return }
            problems.append(FieldProblem("file", Copy.Surveys.badCell(row.number, header[place], String(row[place].plainText.prefix(40)))))
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
