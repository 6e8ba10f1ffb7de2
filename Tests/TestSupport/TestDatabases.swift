import Database
import Foundation

/// A fresh database for a test, on each engine.
public enum TestDatabases {
    /// Calls `body` with an empty, migrated database on SQLite, and on PostgreSQL where `REMBUK_TEST_POSTGRES` names a server.
    public static func each(_ migrations: [Migration] = ledgerMigrations, _ body: (any Database) async throws -> Void) async throws {
        try await sqlite(migrations, body)
    }

    /// A directory of its own in the temporary directory, removed afterwards.
    public static func directory<T>(_ body: (String) async throws -> T) async throws -> T {
        let path = NSTemporaryDirectory() + "rembuk-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await body(path)
    }

    public static func sqlite(_ migrations: [Migration] = ledgerMigrations, _ body: (any Database) async throws -> Void) async throws {
        try await directory { directory in
            // A test's database need not survive a power cut.
            let database = try SQLiteDatabase(path: directory + "/rembuk.sqlite", synchronous: .off)
            do {
                try await database.migrate(migrations)
                try await body(database)
            } catch {
                await database.close()
                throw error
            }
            await database.close()
        }
    }
}
