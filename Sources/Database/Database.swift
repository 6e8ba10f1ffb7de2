/// A workspace's database, on either engine.
public protocol Database: Sendable {
    var engine: Engine { get }

    /// Reads from one consistent snapshot: whatever others commit meanwhile is not seen. Changing anything throws ``DatabaseError/readOnly``.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// One transaction: committed, and on disk, when this returns; rolled back where `body` throws or the task is cancelled.
    /// On PostgreSQL the isolation is READ COMMITTED; use ``change(district:author:at:_:)`` where a decision rests on what was read.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Closes all connections, when what is running has ended.
    func close() async
}

/// Opens the PostgreSQL database at `url`, or, without one, the file `rembuk.sqlite` in `directory`, which is created.
public func openDatabase(url: String?, directory: String) async throws -> any Database {
    if let url, !url.isEmpty {
        let database = try PostgresDatabase(url: url)
        do {
            try await database.check()
        } catch {
            await database.close()
            throw error
        }
        return database
    }
    return try SQLiteDatabase(path: directory + "/rembuk.sqlite")
}

/// An error thrown on purpose to end a transaction without committing it, with the value to return.
struct RolledBack<T: Sendable>: Error { let value: T }
