import Days

/// One row of a result, read by the index of its column (from 0).
///
/// A row is only lent: outside the closure it was handed to, or after that closure returned, every access throws.
/// Nothing here traps; a column that does not hold what was asked for, is NULL, or does not exist throws ``DatabaseError/decoding(column:message:)``.
public struct Row {
    let cursor: any Cursor
    let position: Int

    /// How many columns there are.
    public var count: Int { cursor.columnCount }

    public func isNull(_ column: Int) throws -> Bool {
        try check(column)
        return try cursor.isNull(column)
    }

    public func string(_ column: Int) throws -> String { try present(stringOrNil(column), column, "text") }
    public func stringOrNil(_ column: Int) throws -> String? {
        try check(column)
        return try cursor.string(column)
    }

    public func int64(_ column: Int) throws -> Int64 { try present(int64OrNil(column), column, "an integer") }
    public func int64OrNil(_ column: Int) throws -> Int64? {
        try check(column)
        return try cursor.integer(column)
    }

    public func int(_ column: Int) throws -> Int { try Int(int64(column)) }
    public func intOrNil(_ column: Int) throws -> Int? { try int64OrNil(column).map { Int($0) } }

    /// Integers are read as well.
    public func double(_ column: Int) throws -> Double { try present(doubleOrNil(column), column, "a number") }
    public func doubleOrNil(_ column: Int) throws -> Double? {
        try check(column)
        return try cursor.real(column)
    }

    public func bool(_ column: Int) throws -> Bool { try present(boolOrNil(column), column, "true or false") }
    public func boolOrNil(_ column: Int) throws -> Bool? {
        try check(column)
        return try cursor.boolean(column)
    }

    public func bytes(_ column: Int) throws -> [UInt8] { try present(bytesOrNil(column), column, "bytes") }
    public func bytesOrNil(_ column: Int) throws -> [UInt8]? {
        try check(column)
        return try cursor.bytes(column)
    }

    public func day(_ column: Int) throws -> Day { try present(dayOrNil(column), column, "a day") }
    public func dayOrNil(_ column: Int) throws -> Day? { try parsed(column, "a day") { Day(iso: $0) } }

    public func month(_ column: Int) throws -> Month { try present(monthOrNil(column), column, "a month") }
    public func monthOrNil(_ column: Int) throws -> Month? { try parsed(column, "a month") { Month(iso: $0) } }

    public func instant(_ column: Int) throws -> Instant { try present(instantOrNil(column), column, "a moment") }
    public func instantOrNil(_ column: Int) throws -> Instant? { try parsed(column, "a moment") { Instant(iso: $0) } }

    /// An enumeration kept by its raw text. A text that no case has throws.
    public func value<T: RawRepresentable>(_ column: Int, as type: T.Type = T.self) throws -> T where T.RawValue == String {
        try present(valueOrNil(column, as: type), column, "\(T.self)")
    }
    public func valueOrNil<T: RawRepresentable>(_ column: Int, as type: T.Type = T.self) throws -> T? where T.RawValue == String {
        try parsed(column, "\(T.self)") { T(rawValue: $0) }
    }

    /// The column as a value of the given kind.
    public func value(_ column: Int, kind: Value.Kind) throws -> Value {
        switch kind {
        case .text: try stringOrNil(column).databaseValue
        case .integer: try int64OrNil(column).databaseValue
        case .real: try doubleOrNil(column).databaseValue
        case .boolean: try boolOrNil(column).databaseValue
        case .bytes: try bytesOrNil(column).databaseValue
        }
    }

    private func parsed<T>(_ column: Int, _ what: String, _ parse: (String) -> T?) throws -> T? {
        guard let text = try stringOrNil(column) else { return nil }
        guard let value = parse(text) else { throw DatabaseError.decoding(column: column, message: "the text is not \(what)") }
        return value
    }

    private func present<T>(_ value: T?, _ column: Int, _ what: String) throws -> T {
        guard let value else { throw DatabaseError.decoding(column: column, message: "NULL where \(what) was expected") }
        return value
    }

    private func check(_ column: Int) throws {
        guard cursor.position == position else {
            throw DatabaseError.misuse(message: "a row was used after the query had gone on")
        }
        guard column >= 0, column < cursor.columnCount else {
            throw DatabaseError.decoding(column: column, message: "there is no such column; the row has \(cursor.columnCount)")
        }
    }
}

/// Where a row's columns come from. The column has been checked to exist. A NULL is `nil`; a value of another type throws.
protocol Cursor: AnyObject {
    /// The number of the current row; changes with every step and at the end, so that a row that was kept is recognised.
    var position: Int { get }
    var columnCount: Int { get }
    func isNull(_ column: Int) throws -> Bool
    func string(_ column: Int) throws -> String?
    func integer(_ column: Int) throws -> Int64?
    func real(_ column: Int) throws -> Double?
    func boolean(_ column: Int) throws -> Bool?
    func bytes(_ column: Int) throws -> [UInt8]?
}

func wrongType(_ column: Int, found: String, wanted: String) -> DatabaseError {
    .decoding(column: column, message: "\(found) where \(wanted) was expected")
}
