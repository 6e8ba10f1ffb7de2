import GRDB
import GRDBSQLite

/// A connection for the time of one access. Statements are prepared and cached by GRDB, and stepped here, so that columns can be read
/// without a value in between and without GRDB's trap on a value of another type.
final class SQLiteConnection: EngineConnection {
    let engine = Engine.sqlite
    private let inner: GRDB.Database
    private let handle: OpaquePointer?
    private let cancellation: CancellationState
    var state: TransactionState

    init(_ inner: GRDB.Database, cancelled: CancellationFlag) {
        self.inner = inner
        cancellation = CancellationState(flag: cancelled)
        state = TransactionState(cancelled: cancelled)
        handle = inner.sqliteConnection
        // `sqlite3_interrupt` has no effect when it comes just before a statement begins; looking at the flag while statements run has.
        sqlite3_progress_handler(
            handle, 10_000,
            { context in
                guard let context else { return 0 }
                return Unmanaged<CancellationState>.fromOpaque(context).takeUnretainedValue().isCancelled ? 1 : 0
            }, Unmanaged.passUnretained(cancellation).toOpaque())
    }

    /// Must be called before the connection is used by anyone else.
    func end() {
        state.hasEnded = true
        sqlite3_progress_handler(handle, 0, nil, nil)
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int {
        try checkUsable()
        return try run(sql) { statement in
            while try step(statement) {}
        }
    }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try checkUsable()
        _ = try run(sql) { statement in
            let cursor = SQLiteCursor(statement)
            state.isStreaming = true
            defer {
                state.isStreaming = false
                cursor.end()
            }
            while try step(statement) {
                try body(cursor.advance())
                if state.isCancelled { throw DatabaseError.cancelled }
            }
        }
    }

    @discardableResult
    func load(into table: String, columns: [String], _ next: () throws -> [Value]?) throws -> Int {
        try checkUsable()
        let marks = columns.indices.map { _ in SQL(stringLiteral: "?") }.joined(separator: ", ")
        let sql: SQL = "INSERT INTO \(identifier: table) (\(identifiers: columns)) VALUES (\(sql: marks))"
        let statement = try prepare(sql.rendered(for: .sqlite).text)
        var rows = 0
        state.isStreaming = true
        defer {
            state.isStreaming = false
            sqlite3_reset(statement.sqliteStatement)
            sqlite3_clear_bindings(statement.sqliteStatement)
        }
        while let values = try next() {
            guard values.count == columns.count else {
                throw DatabaseError.misuse(message: "a row of \(values.count) values for \(columns.count) columns of \(table)")
            }
            try bind(values, to: statement.sqliteStatement)
            while try step(statement.sqliteStatement) {}
            sqlite3_reset(statement.sqliteStatement)
            rows += 1
            if rows % 256 == 0, state.isCancelled { throw DatabaseError.cancelled }
        }
        state.rowsChanged += rows
        return rows
    }

    func allowLongStatements() throws {}

    // MARK: Statements

    private func run(_ sql: SQL, _ body: (SQLiteStatement) throws -> Void) throws -> Int {
        let (text, parameters) = sql.rendered(for: .sqlite)
        let statement = try prepare(text)
        let pointer = statement.sqliteStatement
        defer {
            sqlite3_reset(pointer)
            sqlite3_clear_bindings(pointer)
        }
        guard Int(sqlite3_bind_parameter_count(pointer)) == parameters.count else {
            throw DatabaseError.misuse(message: "the statement's text itself contains a parameter mark")
        }
        try bind(parameters.lazy.map(\.value), to: pointer)
        let before = sqlite3_total_changes(handle)
        try withExtendedLifetime(statement) { try body(pointer) }
        // `sqlite3_changes` keeps the count of the last statement that changed rows; a statement that changed none leaves the total alone.
        guard sqlite3_total_changes(handle) != before else { return 0 }
        let changed = Int(sqlite3_changes(handle))
        state.rowsChanged += changed
        return changed
    }

    private func prepare(_ text: String) throws -> Statement {
        do {
            let statement = try inner.cachedStatement(sql: text)
            // Never true while one statement runs at a time; a statement in use must not be reset.
            return sqlite3_stmt_busy(statement.sqliteStatement) == 0 ? statement : try inner.makeStatement(sql: text)
        } catch {
            throw fail(mapped(error))
        }
    }

    private func step(_ statement: SQLiteStatement) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let code = sqlite3_extended_errcode(handle)
            throw fail(sqliteError(code: code, message: String(cString: sqlite3_errmsg(handle))))
        }
    }

    private func fail(_ error: any Error) -> any Error {
        if let error = error as? DatabaseError { state.failure = error }
        return error
    }

    private func bind(_ values: some Collection<Value>, to statement: SQLiteStatement) throws {
        var index: CInt = 0
        for value in values {
            index += 1
            try value.checkStorable()
            let code: CInt
            switch value {
            case .null: code = sqlite3_bind_null(statement, index)
            case .integer(let number): code = sqlite3_bind_int64(statement, index, number)
            case .real(let number): code = sqlite3_bind_double(statement, index, number)
            case .boolean(let flag): code = sqlite3_bind_int64(statement, index, flag ? 1 : 0)
            case .text(var text):
                code = text.withUTF8 { buffer in
                    buffer.withMemoryRebound(to: CChar.self) {
                        // An empty buffer may have no address, which SQLite would take for NULL.
                        sqlite3_bind_text(statement, index, $0.baseAddress ?? emptyText, CInt($0.count), transient)
                    }
                }
            case .bytes(let bytes):
                code =
                    bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, index, 0)
                    : bytes.withUnsafeBytes { sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), transient) }
            }
            guard code == SQLITE_OK else {
                throw sqliteError(code: code, message: String(cString: sqlite3_errmsg(handle)))
            }
        }
    }
}

/// What SQLite is given a pointer to: the flag itself is a structure.
private final class CancellationState {
    private let flag: CancellationFlag

    init(flag: CancellationFlag) { self.flag = flag }
    var isCancelled: Bool { flag.withLockedValue { $0 } }
}

/// SQLITE_TRANSIENT, a cast of -1 that Swift does not import: SQLite copies what it is given.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
private nonisolated(unsafe) let emptyText: UnsafePointer<CChar> = {
    // One byte, for the life of the process, never written again.
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    pointer.initialize(to: 0)
    return UnsafePointer(pointer)
}()

final class SQLiteCursor: Cursor {
    private let statement: SQLiteStatement
    private(set) var position = 0
    let columnCount: Int

    init(_ statement: SQLiteStatement) {
        self.statement = statement
        columnCount = Int(sqlite3_column_count(statement))
    }

    func advance() -> Row {
        position += 1
        return Row(cursor: self, position: position)
    }

    func end() { position = -1 }

    private func type(_ column: Int) -> CInt { sqlite3_column_type(statement, CInt(column)) }

    func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

    func string(_ column: Int) throws -> String? {
        switch type(column) {
        case SQLITE_NULL: return nil
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(statement, CInt(column)) else { return nil }
            let count = Int(sqlite3_column_bytes(statement, CInt(column)))
            return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
        default: throw wrongType(column, found: name(column), wanted: "text")
        }
    }

    func integer(_ column: Int) throws -> Int64? {
        switch type(column) {
        case SQLITE_NULL: nil
        case SQLITE_INTEGER: sqlite3_column_int64(statement, CInt(column))
        default: throw wrongType(column, found: name(column), wanted: "an integer")
        }
    }

    func real(_ column: Int) throws -> Double? {
        switch type(column) {
        case SQLITE_NULL: nil
        case SQLITE_FLOAT, SQLITE_INTEGER: sqlite3_column_double(statement, CInt(column))
        default: throw wrongType(column, found: name(column), wanted: "a number")
        }
    }

    func boolean(_ column: Int) throws -> Bool? {
        switch type(column) {
        case SQLITE_NULL: return nil
        case SQLITE_INTEGER:
            switch sqlite3_column_int64(statement, CInt(column)) {
            case 0: return false
            case 1: return true
            default: throw wrongType(column, found: "an integer", wanted: "true or false")
            }
        default: throw wrongType(column, found: name(column), wanted: "true or false")
        }
    }

    func bytes(_ column: Int) throws -> [UInt8]? {
        switch type(column) {
        case SQLITE_NULL: return nil
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(statement, CInt(column)))
            guard count > 0, let start = sqlite3_column_blob(statement, CInt(column)) else { return [] }
            return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
        default: throw wrongType(column, found: name(column), wanted: "bytes")
        }
    }

    private func name(_ column: Int) -> String {
        switch type(column) {
        case SQLITE_NULL: "NULL"
        case SQLITE_INTEGER: "an integer"
        case SQLITE_FLOAT: "a number"
        case SQLITE_TEXT: "text"
        default: "bytes"
        }
    }
}
