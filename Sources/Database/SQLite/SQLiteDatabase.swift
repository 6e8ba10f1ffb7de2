import Foundation
import GRDB
import GRDBSQLite
import NIOConcurrencyHelpers

/// One file, with SQLite's write-ahead log: readers and the one writer do not wait for each other.
public final class SQLiteDatabase: Database {
    public enum Synchronous: String, Sendable {
        /// The log is flushed at every commit: an acknowledged commit survives a power cut.
        case full = "FULL"
        /// Commits since the last checkpoint may be lost in a power cut. For tests.
        case normal = "NORMAL"
        /// Nothing is flushed. For tests, and for showing that a durability test notices.
        case off = "OFF"
    }

    public let engine = Engine.sqlite
    public let path: String
    private let pool: DatabasePool
    private let isClosed = NIOLockedValueBox(false)

    /// Opens the file, and makes it where there is none: the directory with mode 0700, the file with 0600, for personal data lies in it.
    /// - Parameter busyTimeout: how long a transaction waits for another process's, in seconds.
    public init(path: String, synchronous: Synchronous = .full, busyTimeout: Double = 10, readers: Int = 8) throws {
        self.path = path
        try SQLiteDatabase.makePrivate(path)
        var configuration = Configuration()
        configuration.label = "rembuk"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busyTimeout)
        configuration.maximumReaderCount = readers
        configuration.prepareDatabase { connection in
            // PostgreSQL's LIKE minds the case, and one text serves both.
            try connection.execute(sql: "PRAGMA case_sensitive_like = ON")
            try connection.execute(sql: "PRAGMA trusted_schema = OFF")
            try connection.execute(sql: "PRAGMA cache_size = -16384")
            try connection.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // Only now: when it has switched the log on, GRDB sets NORMAL, which may lose acknowledged commits in a power cut.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = \(synchronous.rawValue)") }
        } catch {
            throw mapped(error)
        }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await run(body) { perform in try await self.pool.read(perform) }
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await run(body) { perform in
            try await self.pool.writeWithoutTransaction { connection in
                var result: T?
                // Immediate: the lock is taken now, so what is read in the transaction cannot change before it writes.
                try connection.inTransaction(.immediate) {
                    result = try perform(connection)
                    return .commit
                }
                guard let result else { throw DatabaseError.cancelled }
                return result
            }
        }
    }

    public func close() async {
        guard
            isClosed.withLockedValue({
                let was = $0; $0 = true; return !was
            })
        else { return }
        // Waits for the running accesses. An error here means a statement is still in use; the file is consistent either way.
        try? pool.close()
    }

    private func run<T: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> T,
        _ access: (@escaping @Sendable (GRDB.Database) throws -> T) async throws -> T
    ) async throws -> T {
        guard !isClosed.withLockedValue({ $0 }) else { throw DatabaseError.closed }
        let cancelled = CancellationFlag(false)
        return try await withTaskCancellationHandler {
            do {
                return try await access { inner in
                    let connection = SQLiteConnection(inner, cancelled: cancelled)
                    defer { connection.end() }
                    let result = try body(connection)
                    try connection.checkUsable()
                    return result
                }
            } catch {
                throw mapped(error)
            }
        } onCancel: {
            cancelled.withLockedValue { $0 = true }
        }
    }

    private static func makePrivate(_ path: String) throws {
        let directory = (path as NSString).deletingLastPathComponent
        if !directory.isEmpty, !FileManager.default.fileExists(atPath: directory) {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        // SQLite gives its -wal and -shm files the mode of the file itself.
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DatabaseError.other(code: "\(errno)", message: "\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        Foundation.close(descriptor)
    }
}
