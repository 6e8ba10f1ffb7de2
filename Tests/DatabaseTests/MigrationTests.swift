import Database
import TestSupport
import XCTest

final class MigrationTests: XCTestCase {
    private let first = Migration("1 first", ["CREATE TABLE a (id TEXT PRIMARY KEY)", "INSERT INTO a (id) VALUES ('x')"])
    private let second = Migration("2 second", revision: "1") { try $0.execute("UPDATE a SET id = 'y'") }

    func testEachIsAppliedOnceAndInOrder() async throws {
        try await TestDatabases.each([]) { database in
            var applied = try await database.migrate([])
            XCTAssertEqual(applied, [])
            applied = try await database.migrate([first])
            XCTAssertEqual(applied, ["1 first"])
            applied = try await database.migrate([first, second])
            XCTAssertEqual(applied, ["2 second"])
            applied = try await database.migrate([first, second])
            XCTAssertEqual(applied, [])
            let ids = try await database.read { try $0.all("SELECT id FROM a") { try $0.string(0) } }
            XCTAssertEqual(ids, ["y"])
        }
    }

    func testOneThatFailsLeavesNothingButThoseBefore() async throws {
        try await TestDatabases.each([]) { database in
            let broken = Migration("3 broken", ["CREATE TABLE b (id TEXT)", "INSERT INTO nothing VALUES (1)"])
            _ = await thrown { try await database.migrate([first, broken, second]) }
            let applied = try await database.migrate([first, second])
            XCTAssertEqual(applied, ["2 second"])
            let mended = Migration("3 broken", ["CREATE TABLE b (id TEXT)"])
            let more = try await database.migrate([first, mended, second])
            XCTAssertEqual(more, ["3 broken"])
        }
    }

    func testAChangedOneIsRefused() async throws {
        try await TestDatabases.each([first, second]) { database in
            let changes = [
                Migration("1 first", ["CREATE TABLE a (id TEXT PRIMARY KEY)", "INSERT INTO a (id) VALUES ('z')"]),
                Migration("1 first", ["CREATE TABLE a (id TEXT PRIMARY KEY)"]),
                Migration("1 first", ["CREATE TABLE a (id TEXT PRIMARY KEY)", "INSERT INTO a (id) VALUES (\("x"))"]),
            ]
            for changed in changes {
                let error = await thrown { try await database.migrate([changed, second]) }
                XCTAssertEqual(error as? MigrationError, .changed("1 first"))
            }
            let revised = Migration("2 second", revision: "2") { _ in }
            let error = await thrown { try await database.migrate([first, revised]) }
            XCTAssertEqual(error as? MigrationError, .changed("2 second"))
        }
    }

    func testADatabaseFromALaterVersionIsRefused() async throws {
        try await TestDatabases.each([first, second]) { database in
            let third = Migration("3 third", ["CREATE TABLE c (id TEXT)"])
            for known in [[first], [first, third]] {
                let error = await thrown { try await database.migrate(known) }
                XCTAssertEqual(error as? MigrationError, .unknown(["2 second"]))
            }
            let exists = try await database.read { try $0.exists("SELECT 1 FROM a") }
            XCTAssertTrue(exists)
            _ = await thrown { try await database.read { try $0.exists("SELECT 1 FROM c") } }
        }
    }

    func testTwoOfOneNameAreRefused() async throws {
        try await TestDatabases.each([]) { database in
            let error = await thrown { try await database.migrate([first, first]) }
            XCTAssertEqual(error as? MigrationError, .duplicateName("1 first"))
        }
    }

    func testChecksumsDoNotDependOnTheEngine() {
        let one = Migration("m", ["CREATE TABLE t (b \(sql: .bytes))"])
        let two = Migration("m", ["CREATE TABLE t (b \(sqlite: "BLOB", postgres: "BYTEA"))"])
        XCTAssertEqual(one.checksum, two.checksum)
        XCTAssertNotEqual(one.checksum, Migration("m", ["CREATE TABLE t (b BLOB)"]).checksum)
        XCTAssertNotEqual(Migration("m", ["a", "b"]).checksum, Migration("m", ["ab"]).checksum)
    }

    func testSeveralProcessesMayMigrateAtOnce() async throws {
        let migrations = (0..<10).map { number in
            Migration("\(number)", revision: "1") { try $0.execute("INSERT INTO a (id) VALUES (\("\(number)"))") }
        }
        try await TestDatabases.postgresURL([first]) { url in
            try await self.migrateAtOnce([first] + migrations) { try PostgresDatabase(url: url) }
        }
        try await TestDatabases.directory { directory in
            try await self.migrateAtOnce([first] + migrations) { try SQLiteDatabase(path: directory + "/x.sqlite", synchronous: .off) }
        }
    }

    private func migrateAtOnce(_ migrations: [Migration], _ open: () throws -> any Database) async throws {
        var databases: [any Database] = []
        for _ in 0..<4 { databases.append(try open()) }
        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for database in databases { group.addTask { try await database.migrate(migrations) } }
            return try await group.reduce(into: [String]()) { $0 += $1 }
        }
        XCTAssertEqual(applied.filter { $0 != "1 first" }.sorted(), (0..<10).map { "\($0)" })
        let count = try await databases[0].read { try $0.count("SELECT count(*) FROM a") }
        XCTAssertEqual(count, 11)
        for database in databases { await database.close() }
    }
}
