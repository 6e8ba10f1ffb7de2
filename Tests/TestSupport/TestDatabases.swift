import Database
import Foundation

/// A fresh database for a test, on each engine.
///
/// PostgreSQL takes part where `REMBUK_TEST_POSTGRES` names a server whose user may create databases
/// (`Scripts/postgres-for-tests.sh` starts one and prints its URL).
public enum TestDatabases {
    public static let postgresURL: String? = ProcessInfo.processInfo.environment["REMBUK_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }

    /// Calls `body` with an empty, migrated database on each engine in turn.
    public static func each(_ migrations: [Migration] = ledgerMigrations, _ body: (any Database) async throws -> Void) async throws {
        try await sqlite(migrations, body)
        if postgresURL != nil { try await postgres(migrations, body) }
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
            let path = directory + "/rembuk.sqlite"
            if !migrations.isEmpty { try await FileManager.default.copyItem(atPath: SQLiteTemplates.shared.path(migrations), toPath: path) }
            // A test's database need not survive a power cut.
            try await closing(SQLiteDatabase(path: path, synchronous: .off), body)
        }
    }

    /// Does nothing without a server.
    public static func postgres(_ migrations: [Migration] = ledgerMigrations, _ body: (any Database) async throws -> Void) async throws {
        try await postgresURL(migrations) { url in try await closing(PostgresDatabase(url: url), body) }
    }

    /// The URL of a fresh database, for a test that opens it itself. Does nothing without a server.
    public static func postgresURL(_ migrations: [Migration] = ledgerMigrations, _ body: (String) async throws -> Void) async throws {
        guard let server = postgresURL else { return }
        let template = try await PostgresTemplates.shared.name(migrations, server: server)
        let name = "rembuk_test_" + UUID().uuidString.lowercased()
        try PostgresAdministration.run(["CREATE DATABASE \(identifier: name) TEMPLATE \(identifier: template)"], at: server)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(PostgresAdministration.url(server, database: name)))
        } catch {
            result = .failure(error)
        }
        try PostgresAdministration.run(["DROP DATABASE \(identifier: name) WITH (FORCE)"], at: server)
        try result.get()
    }

    private static func closing(_ database: any Database, _ body: (any Database) async throws -> Void) async throws {
        do {
            try await body(database)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}

/// Migrating takes longer than copying what was migrated once.
private actor SQLiteTemplates {
    static let shared = SQLiteTemplates()
    private var tasks: [String: Task<String, any Error>] = [:]

    func path(_ migrations: [Migration]) async throws -> String {
        let key = fingerprint(migrations)
        let task =
            tasks[key]
            ?? Task {
                let path = NSTemporaryDirectory() + "rembuk-template-\(key)-\(getpid()).sqlite"
                for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
                    try FileManager.default.removeItem(atPath: path + suffix)
                }
                let database = try SQLiteDatabase(path: path, synchronous: .off)
                try await database.migrate(migrations)
                // Closing the last connection moves the log into the file.
                await database.close()
                return path
            }
        tasks[key] = task
        return try await task.value
    }
}

private actor PostgresTemplates {
    static let shared = PostgresTemplates()
    private var tasks: [String: Task<String, any Error>] = [:]

    /// Made once for a list of migrations, and left on the server for the next run.
    func name(_ migrations: [Migration], server: String) async throws -> String {
        let name = "rembuk_template_" + fingerprint(migrations)
        let task =
            tasks[name]
            ?? Task {
                let database = try PostgresDatabase(url: server, poolSize: 1)
                let exists = try await database.read { try $0.exists("SELECT 1 FROM pg_database WHERE datname = \(name)") }
                await database.close()
                if exists { return name }
                let draft = "rembuk_draft_" + UUID().uuidString.lowercased()
                try PostgresAdministration.run(
                    ["CREATE DATABASE \(identifier: draft) TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"], at: server)
                let template = try PostgresDatabase(url: PostgresAdministration.url(server, database: draft), poolSize: 1)
                try await template.migrate(migrations)
                await template.close()
                do {
                    try PostgresAdministration.run(["ALTER DATABASE \(identifier: draft) RENAME TO \(identifier: name)"], at: server)
                } catch {
                    // Another test process was first.
                    try PostgresAdministration.run(["DROP DATABASE \(identifier: draft) WITH (FORCE)"], at: server)
                }
                return name
            }
        tasks[name] = task
        return try await task.value
    }
}

private func fingerprint(_ migrations: [Migration]) -> String {
    // FNV-1a, 64 bits: a name for a set of migrations, not a safeguard.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in migrations.map({ $0.name + $0.checksum }).joined(separator: "\n").utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
}
