import Markup
import Spreadsheet

/// One place in a file that cannot be taken as it is, and why.
public struct FileProblem: Sendable, Hashable {
    /// As a spreadsheet numbers it, from 1; in a GeoJSON file the number of the feature.
    public let row: Int
    /// The column's or member's name as the file has it.
    public let column: String
    public let value: String
    /// A word that programs can compare.
    public let code: String
    public let message: Text

    public init(row: Int, column: String, value: String, code: String, message: Text) {
        self.row = row
        self.column = column
        self.value = String(value.prefix(100))
        self.code = code
        self.message = message
    }

    /// One line of the command line, in English.
    public var line: String { "row \(row), \(column): \(message(.english))" + (value.isEmpty ? "" : " (\(value))") }
}

/// What the command line prints of a problem with `--json`.
public struct FileProblemLine: Encodable, Sendable {
    public let row: Int
    public let column: String
    public let value: String
    public let code: String
    public let message: String

    public init(_ problem: FileProblem) {
        row = problem.row
        column = problem.column
        value = problem.value
        code = problem.code
        message = problem.message(.english)
    }
}
