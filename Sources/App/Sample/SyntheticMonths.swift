import Days
import Foundation
import Spreadsheet

/// Exports of several months of the same invented children, and beside them what is true of each row, so that an import can be held
/// against known answers.
public struct SyntheticMonths: Sendable {
    public enum Format: String, Sendable, CaseIterable { case xlsx, csv }

    private let export: SyntheticExport
    private let months: [Month]

    /// Children of all villages of Kabupaten Banyumas.
    ///
    /// - Parameters:
    ///   - children: how many are under five in the last month; 1...2,000,000.
    ///   - months: how many months, the last of them `until`; 1...120.
    public init(children: Int, months: Int, until last: Month, seed: UInt64, faults: Bool) {
        export = SyntheticExport(children: children, month: last, seed: seed, villages: BanyumasAreas.villages, faults: faults)
        self.months = (0..<months).reversed().map { last - $0 }
    }

    /// Writes `YYYY-MM.xlsx` (or `.csv`) for each month and `truth.csv` into `folder`, which is created where it is missing.
    ///
    /// - Returns: the files of the months, the earliest first, with their rows.
    /// - Throws: ``SpreadsheetError``, or the file system's error.
    public func write(into folder: String, format: Format) throws -> [(path: String, rows: Int)] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let truth = try TextWriter(path: folder + "/truth.csv", byteOrderMark: false)
        try truth.append(Self.truthHeader.map { .text($0) })
        var written: [(path: String, rows: Int)] = []
        for month in months {
            let path = "\(folder)/\(month.iso).\(format.rawValue)"
            switch format {
            case .xlsx: try export.writeWorkbook(to: path, month: month)
            case .csv: try export.writeText(to: path, month: month)
            }
            var rows = 0
            try export.forEachRow(in: month) { row in
                rows += 1
                try truth.append(Self.truth(of: row, in: month, line: rows + SyntheticExport.linesAbove))
            }
            written.append((path, rows))
        }
        try truth.close()
        return written
    }

    private static let truthHeader: [String] = [
        "month", "row", "child", "birth_date", "village", "measured_on", "weight_kg", "height_cm", "position", "fault", "reported_as",
    ]

    /// One line of truth: what the child is and measures, whatever the row's cells say, and under which code the import must report it.
    private static func truth(of row: SyntheticExport.Row, in month: Month, line: Int) -> [Cell] {
        [
            .text(month.iso), .number(Double(line)), .number(Double(row.child)), .text(row.birthDate.iso), .text(row.village.code),
            row.visit.map { .text($0.date.iso) } ?? .empty, row.visit.map { .number($0.weight) } ?? .empty,
            row.visit.map { .number($0.height) } ?? .empty, row.visit.map { .text($0.position == .lying ? "lying" : "standing") } ?? .empty,
            row.fault.map { .text($0.rawValue) } ?? .empty, (row.fault?.expectedCode).map { .text($0.rawValue) } ?? .empty,
        ]
    }
}
