/// What a database can answer instead of a result; the same for both engines.
///
/// After any error that the engine reported, the transaction it happened in cannot be continued: later statements fail, and it is
/// rolled back, also where the error was caught. To go on after an error, run the statements in ``Connection/savepoint(_:)``.
public enum DatabaseError: Error, Sendable, Hashable {
    /// `constraint` names the columns, `account.email` or `ledger.district, ledger.sequence`; for an index over an expression, the index.
    case uniqueViolation(constraint: String)
    /// `constraint` is known on PostgreSQL only.
    case foreignKeyViolation(constraint: String?)
    /// `constraint` is the constraint's name; on SQLite its expression where it has no name.
    case checkViolation(constraint: String)
    /// `column` is `table.column`.
    case notNullViolation(column: String)
    /// A deadlock or a conflict between transactions: nothing was changed, and the same call may be made again.
    case serializationFailure(message: String)
    /// A write in a read-only transaction.
    case readOnly
    /// No connection, or on SQLite no lock, became free in time: too much is going on.
    case busy
    /// A statement took longer than the engine was told to allow.
    case timeout
    /// The server cannot be reached or the connection broke. A transaction that was under way is lost; where it broke during the
    /// commit, whether that happened cannot be known, and `duringCommit` is true.
    case connectionLost(message: String, duringCommit: Bool)
    /// The task was cancelled; nothing was changed.
    case cancelled
    /// The database was closed.
    case closed
    /// A column does not hold what the code asked for.
    case decoding(column: Int, message: String)
    /// A value neither engine may store: text with a NUL character (PostgreSQL has none), a number that is not finite (SQLite makes NULL of NaN).
    case unstorable(message: String)
    /// A row, a value or a statement larger than the engine takes.
    case tooLarge(message: String)
    /// The code used the interface wrongly.
    case misuse(message: String)
    /// `code` is the SQLSTATE, or SQLite's extended result code.
    case other(code: String, message: String)
}

extension DatabaseError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .uniqueViolation(let constraint): "a row with the same \(constraint) exists"
        case .foreignKeyViolation(let constraint): "a row that is referred to does not exist, or is still referred to" + suffix(constraint)
        case .checkViolation(let constraint): "a value is refused by the check \(constraint)"
        case .notNullViolation(let column): "\(column) must have a value"
        case .serializationFailure(let message): "another transaction was in the way: \(message)"
        case .readOnly: "a read must not change the database"
        case .busy: "the database is busy: no connection became free in time"
        case .timeout: "a statement took too long"
        case .connectionLost(let message, let duringCommit):
            "the connection to the database was lost" + (duringCommit ? " during a commit, whose outcome is unknown: " : ": ") + message
        case .cancelled: "cancelled"
        case .closed: "the database is closed"
        case .decoding(let column, let message): "column \(column): \(message)"
        case .unstorable(let message), .tooLarge(let message), .misuse(let message): message
        case .other(let code, let message): "\(message) (\(code))"
        }
    }

    private func suffix(_ constraint: String?) -> String { constraint.map { " (\($0))" } ?? "" }
}
