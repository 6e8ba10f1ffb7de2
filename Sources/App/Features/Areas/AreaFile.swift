import Convergence
import Spreadsheet

/// Reads a list of areas from a csv or a workbook; what the rows say is judged by ``AreaList``.
enum AreaFile {
    /// More rows than Indonesia has villages are no list of a regency.
    private static let rowLimit = 100_000

    /// - Throws: ``Refusal/unreadable(_:)`` where the file is none that is read, or lacks a column.
    static func read(_ path: String) throws -> [AreaList.Line] {
        do {
            let reader = try SpreadsheetFile.open(path)
            var columns: [AreaList.Column: Int] = [:]
            var lines: [AreaList.Line] = []
            try reader.forEachRow { row in
                if columns.isEmpty {
                    columns = try header(row)
                    return
                }
                guard lines.count < rowLimit else { throw SpreadsheetError.tooLarge(.rows, Place(row: row.number)) }
                let cells = columns.mapValues { row[$0].plainText }
                if cells.values.contains(where: { !$0.isEmpty }) { lines.append(AreaList.Line(row: row.number, cells: cells)) }
            }
            guard !columns.isEmpty else { throw Refusal.unreadable(Copy.Files.empty) }
            return lines
        } catch let error as SpreadsheetError {
            throw Refusal.unreadable(Copy.Files.problem(error))
        }
    }

    private static func header(_ row: borrowing Spreadsheet.Row) throws -> [AreaList.Column: Int] {
        var columns: [AreaList.Column: Int] = [:]
        for (index, cell) in row.cells.enumerated() {
            let name = cell.plainText.lowercased().filter { !$0.isWhitespace }
            guard let column = AreaList.Column(rawValue: name) else { continue }
            guard columns.updateValue(index, forKey: column) == nil else { throw Refusal.unreadable(Copy.Files.columnTwice(name)) }
        }
        let missing = AreaList.Column.required.filter { columns[$0] == nil }
        guard missing.isEmpty else { throw Refusal.unreadable(Copy.Files.columnsMissing(missing.map(\.rawValue))) }
        return columns
    }
}
