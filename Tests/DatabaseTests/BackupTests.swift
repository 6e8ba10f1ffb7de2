import Days
import TestSupport
import XCTest

@testable import Database

final class BackupTests: XCTestCase {
    /// Every kind of column, a table that refers to itself, two that refer to each other, one whose name needs quotes, and seeds.
    private let schema =
        ledgerMigrations + [
            playground,
            Migration(
                "backup",
                [
                    "CREATE TABLE area (code TEXT PRIMARY KEY, parent TEXT REFERENCES area (code), level BIGINT NOT NULL)",
                    "CREATE TABLE \"order\" (id TEXT PRIMARY KEY, \"group\" TEXT, double BIGINT GENERATED ALWAYS AS (size * 2) STORED, size BIGINT)",
                    "CREATE TABLE seed (id TEXT PRIMARY KEY, note TEXT NOT NULL)",
                    "INSERT INTO seed (id, note) VALUES ('a', 'as the migration made it'), ('b', 'gone later')",
                ]),
            Migration("circle", revision: "1") { connection in
                // A circle of tables: SQLite can name a table that comes later, PostgreSQL adds the constraint afterwards.
                if connection.engine == .sqlite {
                    try connection.execute(
                        "CREATE TABLE chicken (id TEXT PRIMARY KEY, egg TEXT NOT NULL REFERENCES egg (id) DEFERRABLE INITIALLY DEFERRED)")
                    try connection.execute("CREATE TABLE egg (id TEXT PRIMARY KEY, chicken TEXT REFERENCES chicken (id))")
                } else {
                    try connection.execute("CREATE TABLE chicken (id TEXT PRIMARY KEY, egg TEXT NOT NULL)")
                    try connection.execute("CREATE TABLE egg (id TEXT PRIMARY KEY, chicken TEXT REFERENCES chicken (id))")
                    try connection.execute(
                        "ALTER TABLE chicken ADD CONSTRAINT chicken_egg FOREIGN KEY (egg) REFERENCES egg (id) DEFERRABLE INITIALLY DEFERRED")
                }
            },
        ]

    private func fill(_ database: any Database, things: Int = 500) async throws {
        try await database.write { connection in
            try connection.execute("UPDATE seed SET note = 'changed' WHERE id = 'a'")
            try connection.execute("DELETE FROM seed WHERE id = 'b'")
            // A child before its parent, within one statement.
            try connection.execute("INSERT INTO area (code, parent, level) VALUES ('33', NULL, 1), ('33.02', '33', 2)")
            try connection.execute("INSERT INTO \"order\" (id, \"group\", size) VALUES ('o', NULL, 21), ('p', 'x', NULL)")
            try connection.execute("INSERT INTO chicken (id, egg) VALUES ('c', 'e')")
            try connection.execute("INSERT INTO egg (id, chicken) VALUES ('e', 'c')")
        }
        try await database.change(district: "33.02", author: author, at: moment) { change in
            for number in 0..<things {
                let values: [Value] = [
                    .text("t\(number)"), .text("ñ \(number)\n\t\\'\""), .integer(number == 0 ? .max : Int64(number)),
                    number % 3 == 0 ? .null : .real(Double(number) / 3), number % 5 == 0 ? .null : .boolean(number % 2 == 0),
                    .bytes(number % 7 == 0 ? [] : [UInt8](repeating: UInt8(number % 256), count: number % 300)),
                ]
                try change.connection.execute("INSERT INTO thing (id, name, size, weight, good, raw) VALUES (\(list: values))")
                if number % 2 == 0 {
                    try change.connection.execute("INSERT INTO part (id, thing, place) VALUES (\("p\(number)"), \("t\(number)"), \(number))")
                }
            }
            try change.record(LedgerEvent("things.made", subject: "thing", ["count": Detail(things)]))
        }
    }

    /// All that is in the database, in an order that does not depend on the engine.
    private func contents(_ database: any Database) async throws -> [String: [[Value]]] {
        try await database.read { connection in
            var result: [String: [[Value]]] = [:]
            for table in try connection.tables() {
                let columns = table.columns
                result[table.name] = try connection.all(
                    "SELECT \(identifiers: columns.map(\.name)) FROM \(identifier: table.name) ORDER BY 1, 2"
                ) { row in try columns.indices.map { try row.value($0, kind: columns[$0].kind) } }
            }
            return result
        }
    }

    /// Calls `body` for each pair of engines, with an empty database as the second.
    private func pairs(into migrations: [Migration], _ body: (any Database, any Database, String) async throws -> Void) async throws {
        for openSource in [TestDatabases.sqlite, TestDatabases.postgres] {
            for openTarget in [TestDatabases.sqlite, TestDatabases.postgres] {
                try await openSource(schema) { source in
                    try await openTarget(migrations) { target in
                        try await TestDatabases.directory { try await body(source, target, $0 + "/b.rembuk") }
                    }
                }
            }
        }
    }

    func testThereAndBackOnAllPairsOfEngines() async throws {
        try await pairs(into: []) { source, target, path in
            try await fill(source)
            let written = try await Backup.write(source, to: path, at: moment)
            XCTAssertEqual(written.tables.first { $0.name == "thing" }?.rows, 500)
            XCTAssertEqual(written.migrations, schema.map(\.name))
            XCTAssertEqual(try Backup.check(path), written)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            XCTAssertEqual(mode?.intValue, 0o600)
            let restored = try await Backup.restore(path, into: target, migrations: schema)
            XCTAssertEqual(restored, written)
            let before = try await contents(source)
            let after = try await contents(target)
            XCTAssertEqual(before.keys.sorted(), after.keys.sorted())
            for (table, rows) in before { XCTAssertEqual(rows, after[table], "\(table) from \(source.engine) to \(target.engine)") }
            let ledger = try await target.verifyLedger()
            XCTAssertEqual(ledger.entries, 1)
            // References hold again, and nothing was left deferred.
            for sql in ["INSERT INTO part (id, thing, place) VALUES ('x', 'none', 1)", "INSERT INTO egg (id, chicken) VALUES ('f', 'none')"] as [SQL]
            {
                let error = await thrown {
                    try await target.write { connection in
                        try connection.execute(sql)
                        throw DatabaseError.misuse(message: "the reference was not checked at once")
                    }
                }
                guard case .foreignKeyViolation? = error as? DatabaseError else { return XCTFail("\(String(describing: error))") }
            }
            // The workspace works on.
            try await target.change(district: "33.02", author: author, at: moment) { try $0.record(LedgerEvent("a", subject: "b")) }
            let grown = try await target.verifyLedger()
            XCTAssertEqual(grown.entries, 2)
        }
    }

    func testAnEmptyWorkspaceAndAMigratedTarget() async throws {
        try await pairs(into: ledgerMigrations + [playground]) { source, target, path in
            try await Backup.write(source, to: path, at: moment)
            try await Backup.restore(path, into: target, migrations: schema)
            let contents = try await contents(target)
            XCTAssertEqual(contents["thing"], [])
            XCTAssertEqual(contents["seed"]?.count, 2)
        }
    }

    /// Money is moved from one to the other all the time; a snapshot always has the same sum, and a ledger that fits it.
    func testABackupWhileOthersWrite() async throws {
        try await TestDatabases.each(schema) { database in
            try await fill(database, things: 3000)
            try await database.write { try $0.execute("INSERT INTO \"order\" (id, size) VALUES ('left', 1000000), ('right', 0)") }
            let writer = Task {
                var moved = 0
                while !Task.isCancelled {
                    moved += 1
                    let amount = moved
                    try await database.change(district: "33.02", author: author, at: moment) { change in
                        try change.connection.execute("UPDATE \"order\" SET size = size - \(amount) WHERE id = 'left'")
                        try change.connection.execute("UPDATE \"order\" SET size = size + \(amount) WHERE id = 'right'")
                        try change.record(LedgerEvent("moved", subject: "order", ["amount": Detail(amount)]))
                    }
                }
            }
            try await TestDatabases.directory { directory in
                for number in 0..<5 {
                    let path = directory + "/\(number)"
                    try await Backup.write(database, to: path, at: moment)
                    try await TestDatabases.sqlite([]) { target in
                        try await Backup.restore(path, into: target, migrations: schema)
                        let (sum, right) = try await target.read { connection in
                            try connection.first(
                                "SELECT sum(size), max(CASE WHEN id = 'right' THEN size END) FROM \"order\" WHERE id IN ('left', 'right')"
                            ) { try ($0.int(0), $0.int(1)) } ?? (0, 0)
                        }
                        XCTAssertEqual(sum, 1_000_000)
                        // After n changes 1 + … + n has been moved; the ledger must be of the same moment.
                        let changes = try await target.verifyLedger().entries - 1
                        XCTAssertEqual(right, changes * (changes + 1) / 2)
                    }
                }
            }
            writer.cancel()
            _ = await writer.result
        }
    }

    // MARK: Damage

    private func smallBackup(_ body: (String, [UInt8]) async throws -> Void) async throws {
        try await TestDatabases.sqlite(schema) { database in
            try await self.fill(database, things: 20)
            try await TestDatabases.directory { directory in
                let path = directory + "/b.rembuk"
                try await Backup.write(database, to: path, at: moment)
                try await body(directory + "/damaged", [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
            }
        }
    }

    private func check(_ bytes: some Sequence<UInt8>, at path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try Backup.check(path)
    }

    func testEveryAlteredByteIsFound() async throws {
        try await smallBackup { path, bytes in
            XCTAssertNoThrow(try self.check(bytes, at: path))
            for position in bytes.indices {
                var damaged = bytes
                damaged[position] ^= UInt8(1 << (position % 8))
                XCTAssertThrowsError(try self.check(damaged, at: path), "byte \(position)") { error in
                    if case .altered(_, let offset)? = error as? BackupError { XCTAssertLessThanOrEqual(offset, position) }
                    XCTAssertTrue(error is BackupError, "\(error)")
                }
            }
        }
    }

    func testEveryShorterFileIsFound() async throws {
        try await smallBackup { path, bytes in
            for length in stride(from: 0, to: bytes.count, by: 7) {
                XCTAssertThrowsError(try self.check(bytes[0..<length], at: path), "\(length) bytes") { error in
                    if length >= 16 {
                        guard case .truncated(_, length)? = error as? BackupError else { return XCTFail("\(error)") }
                    }
                }
            }
            XCTAssertThrowsError(try self.check(bytes + [0], at: path)) {
                XCTAssertEqual($0 as? BackupError, .bytesAfterTheEnd(offset: bytes.count))
            }
        }
    }

    func testTheTableIsNamed() async throws {
        try await smallBackup { path, bytes in
            // The name stands compressed in the file; the largest block is the one of `thing`, so its middle is the file's richest place.
            var seen: Set<String?> = []
            for position in bytes.indices.dropFirst(BackupFormat.magic.count) {
                var damaged = bytes
                damaged[position] ^= 0xff
                do {
                    try self.check(damaged, at: path)
                } catch BackupError.altered(let table, _) {
                    seen.insert(table)
                } catch BackupError.truncated(let table, _) {
                    seen.insert(table)
                }
            }
            XCTAssertTrue(seen.isSuperset(of: ["thing", "part", "ledger", "area", nil]), "\(seen)")
        }
    }

    func testBlocksCannotBeReorderedOrLeftOut() async throws {
        try await smallBackup { path, bytes in
            var blocks: [ArraySlice<UInt8>] = []
            var position = 16
            while position < bytes.count {
                let stored = bytes[position + 1..<position + 5].reduce(0) { $0 << 8 | Int($1) }
                blocks.append(bytes[position..<position + 9 + stored + 32])
                position += 9 + stored + 32
            }
            for index in blocks.indices {
                var fewer = blocks
                fewer.remove(at: index)
                XCTAssertThrowsError(try self.check(bytes[0..<16] + fewer.joined(), at: path), "without block \(index)")
                guard index + 1 < blocks.count else { continue }
                var swapped = blocks
                swapped.swapAt(index, index + 1)
                XCTAssertThrowsError(try self.check(bytes[0..<16] + swapped.joined(), at: path), "block \(index) after the next")
            }
        }
    }

    func testWhatIsNoBackup() async throws {
        try await TestDatabases.directory { directory in
            let path = directory + "/x"
            XCTAssertThrowsError(try Backup.check(path)) {
                guard case .cannotOpen? = $0 as? BackupError else { return XCTFail("\($0)") }
            }
            for content in ["", "SQLite format 3\u{0}", "REMBUK"] {
                XCTAssertThrowsError(try self.check(content.utf8, at: path)) { XCTAssertEqual($0 as? BackupError, .notABackup(path: path)) }
            }
            XCTAssertThrowsError(try self.check("REMBUK BACKUP 2\n…".utf8, at: path)) { XCTAssertEqual($0 as? BackupError, .unknownFormat) }
        }
    }

    // MARK: Refusals

    func testRefusals() async throws {
        try await pairs(into: schema) { source, target, path in
            try await self.fill(source, things: 3)
            try await Backup.write(source, to: path, at: moment)
            let exists = await thrown { try await Backup.write(source, to: path, at: moment) }
            XCTAssertEqual(exists as? BackupError, .exists(path: path))
            let left = try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent)
            XCTAssertEqual(left, ["b.rembuk"], "nothing else may be left behind")
            // The seeds of the migrations are rows.
            let notEmpty = await thrown { try await Backup.restore(path, into: target, migrations: schema) }
            XCTAssertEqual(notEmpty as? BackupError, .notEmpty(table: "seed"))
            try await target.write { try $0.execute("DELETE FROM seed") }
            let unknown = await thrown { try await Backup.restore(path, into: target, migrations: Array(schema.dropLast())) }
            XCTAssertEqual(unknown as? BackupError, .unknownMigrations(["circle"]))
            let changed = schema.dropLast() + [Migration("circle", revision: "2") { _ in }]
            let other = await thrown { try await Backup.restore(path, into: target, migrations: Array(changed)) }
            XCTAssertEqual(other as? BackupError, .changedMigration("circle"))
            let further = schema + [Migration("later", ["CREATE TABLE later (id TEXT)"])]
            try await target.migrate(further)
            let beyond = await thrown { try await Backup.restore(path, into: target, migrations: further) }
            XCTAssertEqual(beyond as? BackupError, .migratedFurther(["later"]))
            let things = try await target.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(things, 0)
        }
    }

    func testABackupOfAnOlderVersionIsBroughtUpToDate() async throws {
        try await pairs(into: []) { source, target, path in
            try await self.fill(source, things: 3)
            try await Backup.write(source, to: path, at: moment)
            let newer =
                schema + [
                    Migration(
                        "newer",
                        ["ALTER TABLE thing ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'", "UPDATE thing SET colour = 'green' WHERE id = 't1'"])
                ]
            try await Backup.restore(path, into: target, migrations: newer)
            let colours = try await target.read { try $0.all("SELECT colour FROM thing ORDER BY id") { try $0.string(0) } }
            XCTAssertEqual(colours, ["red", "green", "red"])
            let applied = try await target.migrate(newer)
            XCTAssertEqual(applied, [])
        }
    }

    func testADamagedBackupLeavesTheWorkspaceEmpty() async throws {
        try await smallBackup { path, bytes in
            var damaged = bytes
            damaged[bytes.count - 40] ^= 1
            try Data(damaged).write(to: URL(fileURLWithPath: path))
            try await TestDatabases.each([]) { target in
                let error = await thrown { try await Backup.restore(path, into: target, migrations: self.schema) }
                XCTAssertTrue(error is BackupError)
                let tables = try await target.read { try $0.tables() }
                XCTAssertEqual(tables.map(\.name).filter { $0 != "migration" }, [])
            }
        }
    }

    func testABrokenLedgerIsNotRestoredUnlessAsked() async throws {
        try await pairs(into: []) { source, target, path in
            try await self.fill(source, things: 3)
            try await source.write { try $0.execute("UPDATE ledger SET actor = 'somebody else'") }
            try await Backup.write(source, to: path, at: moment)
            let error = await thrown { try await Backup.restore(path, into: target, migrations: schema) }
            XCTAssertEqual(error as? BackupError, .ledgerBroken(.init(district: "33.02", sequence: 1, fault: .hashDiffers)))
            let tables = try await target.read { try $0.tables() }
            XCTAssertEqual(tables.map(\.name).filter { $0 != "migration" }, [])
            try await Backup.restore(path, into: target, migrations: schema, acceptBrokenLedger: true)
            let things = try await target.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(things, 3)
        }
    }

    /// In SQLite a column can hold what its type does not say; such a row must not stop the backup of all others.
    func testSQLitesOddValuesAreKept() async throws {
        try await TestDatabases.sqlite(schema) { source in
            try await source.write { try $0.execute("INSERT INTO thing (id, size, weight, raw) VALUES ('odd', 7, 'heavy', 'text')") }
            try await TestDatabases.directory { directory in
                try await Backup.write(source, to: directory + "/b", at: moment)
                try await TestDatabases.sqlite([]) { target in
                    try await Backup.restore(directory + "/b", into: target, migrations: self.schema)
                    let odd = try await target.read { try $0.first("SELECT weight, raw FROM thing") { try ($0.string(0), $0.string(1)) } }
                    XCTAssertEqual(odd?.0, "heavy")
                    XCTAssertEqual(odd?.1, "text")
                }
            }
        }
    }

    func testABackupThatCannotBeWrittenLeavesNothing() async throws {
        try await TestDatabases.sqlite(schema) { database in
            let error = await thrown { try await Backup.write(database, to: "/nonexistent/directory/b", at: moment) }
            guard case .cannotWrite? = error as? BackupError else { return XCTFail("\(String(describing: error))") }
        }
    }
}
