/// A connection inside a transaction, for the time of one `read` or `write`.
///
/// One statement runs at a time: while the rows of a query are handed out, no other statement may be run on the same connection
/// (``DatabaseError/misuse(message:)``). Collect the rows first, or write one query that joins.
public protocol Connection: AnyObject {
    var engine: Engine { get }

    /// Rows that statements on this connection have inserted, updated or deleted in the transaction, not counting cascades.
    var rowsChanged: Int { get }

    /// Runs one statement. Returns how many rows it inserted, updated or deleted.
    @discardableResult func execute(_ sql: SQL) throws -> Int

    /// Hands out the rows one after another, without holding them all in memory. The row is only valid inside `body`.
    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws

    /// Inserts rows until `next` returns `nil`, as fast as the engine can: `COPY` on PostgreSQL, one prepared statement on SQLite.
    /// Returns how many. Each row must have a value for each column. `next` must not use the connection.
    @discardableResult func load(into table: String, columns: [String], _ next: () throws -> [Value]?) throws -> Int

    /// Runs `body` so that its changes are undone, and only they, where it throws; the transaction can then go on.
    func savepoint<T>(_ body: () throws -> T) throws -> T

    /// Lifts the limit on how long a statement may take, until the end of the transaction. For exports, imports and migrations.
    func allowLongStatements() throws
}

extension Connection {
    /// All rows, mapped.
    public func all<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> [T] {
        var result: [T] = []
        try forEach(sql) { result.append(try map($0)) }
        return result
    }

    /// The first row, mapped, or `nil` where there is none. The others are read and thrown away: write `LIMIT 1`.
    public func first<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> T? {
        var result: T?
        var found = false
        try forEach(sql) { row in
            if !found {
                found = true
                result = try map(row)
            }
        }
        return result
    }

    /// Whether the query has any row.
    public func exists(_ sql: SQL) throws -> Bool {
        try first("SELECT 1 WHERE EXISTS (\(sql: sql))") { _ in true } ?? false
    }

    /// The number in the first column of the only row, as `SELECT count(*) …` gives it.
    public func count(_ sql: SQL) throws -> Int {
        try first(sql) { try $0.int(0) } ?? 0
    }
}
