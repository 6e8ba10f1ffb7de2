/// A change of the schema, or of the data with it. Forward only: there is no way back but a backup.
///
/// A migration that has been applied anywhere must never be changed; write another. SQLite's `DROP TABLE` carries out `ON DELETE`
/// actions, so a table that others refer to must not be rebuilt by dropping it.
public struct Migration: Sendable {
    /// Unique, and never changed. By custom a number and a few words: `0003 agencies`.
    public let name: String
    /// SHA-256 of what it does, the same on both engines.
    public let checksum: String
    let apply: @Sendable (any Connection) throws -> Void

    public init(_ name: String, _ statements: [SQL]) {
        self.name = name
        checksum = SHA256.hex(of: statements.map(\.fingerprint).joined(separator: "\u{0}"))
        apply = { connection in
            for statement in statements { try connection.execute(statement) }
        }
    }

    /// - Parameter revision: stands for the closure in the checksum, as code has none.
    public init(_ name: String, revision: String, _ apply: @escaping @Sendable (any Connection) throws -> Void) {
        self.name = name
        checksum = SHA256.hex(of: "code \(revision)")
        self.apply = apply
    }
}

public enum MigrationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The database has been migrated by a newer Rembuk.
    case unknown([String])
    /// A migration that was applied reads differently now.
    case changed(String)
    case duplicateName(String)

    public var description: String {
        switch self {
        case .unknown(let names):
            "the database was migrated by another version of Rembuk (\(names.joined(separator: ", "))); use that version or a newer one"
        case .changed(let name): "the migration \(name) was applied to this database in another form"
        case .duplicateName(let name): "two migrations are named \(name)"
        }
    }
}

extension Database {
    /// Applies, in order, what has not been applied, each in a transaction of its own. Returns the names of those applied now.
    /// Several processes may do this at once: each migration is applied by one of them.
    @discardableResult
    public func migrate(_ migrations: [Migration]) async throws -> [String] {
        var applied: [String] = []
        for index in 0...migrations.count {
            // The last round only checks, so that an empty list is checked as well.
            let done: Bool = try await write { connection in
                try connection.lockMigrations()
                let pending = try connection.pendingMigrations(of: migrations)
                guard index < migrations.count, pending.contains(migrations[index].name) else { return false }
                try connection.applyMigration(migrations[index])
                return true
            }
            if done { applied.append(migrations[index].name) }
        }
        return applied
    }
}

extension Connection {
    /// Only one transaction migrates at a time; on SQLite every write transaction is alone anyway.
    func lockMigrations() throws {
        try allowLongStatements()
        if engine == .postgres { try forEach("SELECT pg_advisory_xact_lock(\(migrationLock))") { _ in } }
        try execute(
            """
            CREATE TABLE IF NOT EXISTS migration (
                name TEXT PRIMARY KEY,
                position BIGINT NOT NULL UNIQUE,
                checksum TEXT NOT NULL
            )
            """)
    }

    /// Names and checksums in the order they were applied; empty in a database without any.
    func appliedMigrations() throws -> [(name: String, checksum: String)] {
        guard try hasTable("migration") else { return [] }
        return try all("SELECT name, checksum FROM migration ORDER BY position") { try ($0.string(0), $0.string(1)) }
    }

    /// The names of those not applied yet. Throws where the database and the list do not agree.
    func pendingMigrations(of migrations: [Migration]) throws -> Set<String> {
        var pending: [String: String] = [:]
        for migration in migrations where pending.updateValue(migration.checksum, forKey: migration.name) != nil {
            throw MigrationError.duplicateName(migration.name)
        }
        var unknown: [String] = []
        for (name, checksum) in try appliedMigrations() {
            guard let known = pending.removeValue(forKey: name) else {
                unknown.append(name)
                continue
            }
            guard known == checksum else { throw MigrationError.changed(name) }
        }
        guard unknown.isEmpty else { throw MigrationError.unknown(unknown) }
        return Set(pending.keys)
    }

    func applyMigration(_ migration: Migration) throws {
        try migration.apply(self)
        try execute(
            """
            INSERT INTO migration (name, position, checksum)
            SELECT \(migration.name), (SELECT count(*) FROM migration) + 1, \(migration.checksum)
            """)
    }
}

/// The advisory lock's number: "rembuk" in ASCII.
private let migrationLock: Int64 = 0x72_65_6d_62_75_6b
