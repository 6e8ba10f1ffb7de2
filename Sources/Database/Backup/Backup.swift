import Days
import Foundation

/// A workspace in one file, which either engine writes and either restores.
public enum Backup {
    /// What is in a backup.
    public struct Summary: Sendable, Hashable {
        public struct Table: Sendable, Hashable {
            public let name: String
            public let rows: Int
        }

        /// When it was made.
        public let at: Instant
        /// The engine it was made on.
        public let engine: Engine
        /// The migrations that had been applied, in order.
        public let migrations: [String]
        public let tables: [Table]
        /// The file's size.
        public let bytes: Int

        public var rows: Int { tables.reduce(0) { $0 + $1.rows } }
    }

    /// Writes all tables as they stand at one moment, while others go on writing. The memory needed does not grow with the rows.
    ///
    /// The file is complete and on disk when this returns; before that it has another name. An existing file is never overwritten.
    /// - Throws: ``BackupError`` or ``DatabaseError``.
    @discardableResult
    public static func write(_ database: any Database, to path: String, at: Instant) async throws -> Summary {
        try await database.read { connection in
            try connection.allowLongStatements()
            let writer = try BackupWriter(path: path)
            let applied = try connection.appliedMigrations()
            try writer.write(
                .header,
                json: BackupFormat.Header(
                    at: at.iso, engine: connection.engine.rawValue, migrations: applied.map { .init(name: $0.name, checksum: $0.checksum) }))
            let tables = try connection.tables().filter { $0.name != "migration" }.inOrderOfReference().tables
            let counts = try tables.map { Summary.Table(name: $0.name, rows: try writer.write($0, of: connection)) }
            try writer.write(.end, json: BackupFormat.End(tables: counts.count, rows: counts.reduce(0) { $0 + $1.rows }))
            try writer.finish()
            return Summary(at: at, engine: connection.engine, migrations: applied.map(\.name), tables: counts, bytes: writer.bytes)
        }
    }

    /// Reads the whole file and says what is in it.
    /// - Throws: ``BackupError`` with the place of the first damage.
    @discardableResult
    public static func check(_ path: String) throws -> Summary {
        let visit = BackupVisit(try BackupReader(path: path))
        return try visit.walk { _, next in
            var rows = 0
            while try next() != nil { rows += 1 }
            return rows
        }
    }

    /// Fills an empty workspace from a backup, in one transaction: all or nothing. The file is checked first, the ledger at the end.
    /// - Parameters:
    ///   - migrations: all that this version knows; those newer than the backup are applied as well.
    ///   - acceptBrokenLedger: restore also where the ledger does not verify, because it was broken when the backup was made.
    /// - Throws: ``BackupError``, ``MigrationError`` or ``DatabaseError``.
    @discardableResult
    public static func restore(
        _ path: String, into database: any Database, migrations: [Migration], acceptBrokenLedger: Bool = false
    ) async throws -> Summary {
        try check(path)
        return try await database.write { connection in
            try connection.lockMigrations()
            for table in try connection.tables() where table.name != "migration" {
                if try connection.exists("SELECT 1 FROM \(identifier: table.name)") { throw BackupError.notEmpty(table: table.name) }
            }
            let visit = BackupVisit(try BackupReader(path: path))
            try connection.prepare(for: visit.header(), migrations)
            let (tables, circle) = try connection.tables().inOrderOfReference()
            // A migration may have filled a table; the backup has what became of it.
            for table in tables.reversed() where table.name != "migration" { try connection.execute("DELETE FROM \(identifier: table.name)") }
            let byName = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, Set($0.writable.map(\.name))) })
            let summary = try connection.deferringReferences(among: circle) {
                try visit.walk { table, next in
                    for column in table.columns where byName[table.name]?.contains(column.name) != true {
                        throw BackupError.noSuchColumn(table: table.name, column: column.name)
                    }
                    return try connection.load(into: table.name, columns: table.columns.map(\.name), next)
                }
            }
            if !acceptBrokenLedger, try connection.hasTable("ledger"), let first = try connection.verifyLedger().firstBreak {
                throw BackupError.ledgerBroken(first)
            }
            let pending = try connection.pendingMigrations(of: migrations)
            for migration in migrations where pending.contains(migration.name) { try connection.applyMigration(migration) }
            return summary
        }
    }
}

extension BackupWriter {
    /// Writes a table's rows. Returns how many.
    fileprivate func write(_ table: Table, of connection: any Connection) throws -> Int {
        let columns = table.writable
        try write(
            .table, json: BackupFormat.TableStart(name: table.name, columns: columns.map { .init(name: $0.name, kind: $0.kind.rawValue) }))
        var rows = 0
        var buffer: [UInt8] = []
        try connection.forEach("SELECT \(identifiers: columns.map(\.name)) FROM \(identifier: table.name)") { row in
            for (index, column) in columns.enumerated() { try row.stored(index, column.kind).append(to: &buffer) }
            rows += 1
            if buffer.count >= BackupFormat.blockSize {
                try write(.rows, buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        if !buffer.isEmpty { try write(.rows, buffer) }
        try write(.tableEnd, json: BackupFormat.TableEnd(name: table.name, rows: rows))
        return rows
    }
}

extension Row {
    /// The value as its column is declared, or, in SQLite, which does not insist on that, as it is.
    fileprivate func stored(_ column: Int, _ declared: Value.Kind) throws -> Value {
        do {
            return try value(column, kind: declared)
        } catch DatabaseError.decoding {
            for kind in [Value.Kind.text, .integer, .real] { if let value = try? value(column, kind: kind) { return value } }
            return try value(column, kind: .bytes)
        }
    }
}

/// The walk through a file: header, tables in order, end.
private final class BackupVisit {
    private let reader: BackupReader
    private var read: BackupFormat.Header?

    init(_ reader: BackupReader) { self.reader = reader }

    func header() throws -> BackupFormat.Header {
        if let read { return read }
        let (kind, payload) = try reader.next()
        guard kind == .header else { throw reader.malformed() }
        let header = try reader.decode(BackupFormat.Header.self, payload)
        read = header
        return header
    }

    /// Calls `body` with each table and a function that gives its rows; it must take them all and return how many there were.
    func walk(_ body: (BackupFormat.TableStart, () throws -> [Value]?) throws -> Int) throws -> Backup.Summary {
        let header = try header()
        guard let at = Instant(iso: header.at), let engine = Engine(rawValue: header.engine) else { throw reader.malformed() }
        var tables: [Backup.Summary.Table] = []
        while true {
            let (kind, payload) = try reader.next()
            switch kind {
            case .table:
                let start = try reader.decode(BackupFormat.TableStart.self, payload)
                reader.table = start.name
                tables.append(.init(name: start.name, rows: try rows(of: start, body)))
                reader.table = nil
            case .end:
                let end = try reader.decode(BackupFormat.End.self, payload)
                let rows = tables.reduce(0) { $0 + $1.rows }
                guard end.tables == tables.count, end.rows == rows else { throw reader.malformed() }
                try reader.expectEnd()
                return Backup.Summary(
                    at: at, engine: engine, migrations: header.migrations.map(\.name), tables: tables, bytes: reader.position)
            case .header, .rows, .tableEnd: throw reader.malformed()
            }
        }
    }

    private func rows(of table: BackupFormat.TableStart, _ body: (BackupFormat.TableStart, () throws -> [Value]?) throws -> Int) throws -> Int {
        var block: [UInt8] = []
        var position = 0
        var end: BackupFormat.TableEnd?
        let count = try body(table) {
            while position == block.count {
                guard end == nil else { return nil }
                let (kind, payload) = try reader.next()
                switch kind {
                case .rows: (block, position) = (payload, 0)
                case .tableEnd: end = try reader.decode(BackupFormat.TableEnd.self, payload)
                default: throw reader.malformed()
                }
            }
            return try table.columns.map { _ in
                guard let value = Value.read(block, &position) else { throw reader.malformed() }
                return value
            }
        }
        guard end?.name == table.name, end?.rows == count else { throw reader.malformed() }
        return count
    }
}

extension Connection {
    /// Brings the schema to where the backup's was.
    fileprivate func prepare(for header: BackupFormat.Header, _ migrations: [Migration]) throws {
        let known = Dictionary(migrations.map { ($0.name, $0.checksum) }, uniquingKeysWith: { first, _ in first })
        let unknown = header.migrations.filter { known[$0.name] == nil }
        guard unknown.isEmpty else { throw BackupError.unknownMigrations(unknown.map(\.name)) }
        if let changed = header.migrations.first(where: { known[$0.name] != $0.checksum }) { throw BackupError.changedMigration(changed.name) }
        let wanted = Set(header.migrations.map(\.name))
        let pending = try pendingMigrations(of: migrations)
        let further = try appliedMigrations().map(\.name).filter { !wanted.contains($0) }
        guard further.isEmpty else { throw BackupError.migratedFurther(further) }
        for migration in migrations where pending.contains(migration.name) && wanted.contains(migration.name) {
            try applyMigration(migration)
        }
    }

    /// Runs `body` so that references are checked at its end, where the order of the tables cannot be such that they always hold.
    fileprivate func deferringReferences<T>(among circle: Set<String>, _ body: () throws -> T) throws -> T {
        switch engine {
        case .sqlite:
            // Until the commit; a table may refer to itself in any order.
            try execute("PRAGMA defer_foreign_keys = ON")
            return try body()
        case .postgres:
            // One COPY is one statement, at whose end its rows may refer to each other. Only a circle of tables needs more.
            let constraints = try all(
                """
                SELECT c.relname, k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
                WHERE k.contype = 'f' AND NOT k.condeferrable AND c.relnamespace = current_schema()::regnamespace
                AND c.relname IN (\(list: circle)) AND f.relname IN (\(list: circle)) AND c.oid <> f.oid
                """
            ) { try ($0.string(0), $0.string(1)) }
            for (table, name) in constraints {
                try execute("ALTER TABLE \(identifier: table) ALTER CONSTRAINT \(identifier: name) DEFERRABLE INITIALLY DEFERRED")
            }
            try execute("SET CONSTRAINTS ALL DEFERRED")
            let result = try body()
            try execute("SET CONSTRAINTS ALL IMMEDIATE")
            for (table, name) in constraints {
                try execute("ALTER TABLE \(identifier: table) ALTER CONSTRAINT \(identifier: name) NOT DEFERRABLE")
            }
            return result
        }
    }
}
