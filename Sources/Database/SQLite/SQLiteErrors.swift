import GRDB
import GRDBSQLite

/// Turns whatever GRDB or a body threw into what callers expect; a body's own errors pass unchanged.
func mapped(_ error: any Error) -> any Error {
    switch error {
    case let error as GRDB.DatabaseError:
        sqliteError(code: error.extendedResultCode.rawValue, message: error.message ?? "")
    case is CancellationError: DatabaseError.cancelled
    default: error
    }
}

func sqliteError(code: CInt, message: String) -> DatabaseError {
    // "UNIQUE constraint failed: account.email", "CHECK constraint failed: age_positive"
    let subject = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    switch ResultCode(rawValue: code) {
    case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
        return .uniqueViolation(constraint: subject.hasPrefix("index '") ? String(subject.dropFirst(7).dropLast()) : subject)
    case .SQLITE_CONSTRAINT_FOREIGNKEY, .SQLITE_CONSTRAINT_TRIGGER: return .foreignKeyViolation(constraint: nil)
    case .SQLITE_CONSTRAINT_CHECK: return .checkViolation(constraint: subject)
    case .SQLITE_CONSTRAINT_NOTNULL: return .notNullViolation(column: subject)
    case .SQLITE_BUSY_SNAPSHOT: return .serializationFailure(message: message)
    default: break
    }
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: return .busy
    case SQLITE_READONLY: return .readOnly
    case SQLITE_INTERRUPT: return .cancelled
    case SQLITE_TOOBIG: return .tooLarge(message: "a value or a statement is too large for SQLite")
    default: return .other(code: "SQLITE \(code)", message: message)
    }
}
