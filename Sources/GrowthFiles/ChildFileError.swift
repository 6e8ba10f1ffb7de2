/// Why a file of children cannot be read. Rows are numbered as a spreadsheet shows them: the header is row 1.
public enum ChildFileError: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    /// Not text in UTF-8: a workbook, UTF-16 or something else; the text says what to do.
    case notText(String)
    /// A column that is needed is not in the header; `option` says how to name it.
    case columnMissing(name: String, option: String)
    /// A column that is needed is there more than once.
    case columnTwice(name: String)
    case fieldCount(row: Int, fields: Int, expected: Int)
    /// A quote that opens in this row is not closed, or the row is longer than any row can be.
    case endlessRow(row: Int)
    case cell(row: Int, column: String, value: String, reason: String)
    /// There is a header and nothing else that could be used.
    case unequalColumns

    public var description: String {
        switch self {
        case .empty: "the file is empty; it needs a row of column names"
        case .notText(let advice): advice
        case .columnMissing(let name, let option): "there is no column \(name); say which it is with \(option)"
        case .columnTwice(let name): "the column \(name) is there twice; rename one of them"
        case .fieldCount(let row, let fields, let expected): "row \(row) has \(fields) fields where the header has \(expected)"
        case .endlessRow(let row): "row \(row): a quote is opened and never closed"
        case .cell(let row, let column, let value, let reason): "row \(row), column \(column): \"\(value)\" \(reason)"
        case .unequalColumns: "the columns differ in length"
        }
    }

    /// The same error further down the file: rows of a later chunk are counted from its own first row.
    public func moved(by rows: Int) -> ChildFileError {
        switch self {
        case .fieldCount(let row, let fields, let expected): .fieldCount(row: row + rows, fields: fields, expected: expected)
        case .endlessRow(let row): .endlessRow(row: row + rows)
        case .cell(let row, let column, let value, let reason): .cell(row: row + rows, column: column, value: value, reason: reason)
        default: self
        }
    }
}
