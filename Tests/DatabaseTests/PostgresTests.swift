import Database
import Dispatch
import TestSupport
import XCTest

/// What only a server can do to its clients.
final class PostgresTests: XCTestCase {
    /// Keeps a connection busy until told.
    private final class Occupation: Sendable {
        let hasBegun = DispatchSemaphore(value: 0)
        let mayEnd = DispatchSemaphore(value: 0)

        func occupy(_ database: any Database) -> Task<Void, any Error> {
            Task {
                try await database.read { _ in
                    self.hasBegun.signal()
                    self.mayEnd.wait()
                }
            }
        }
    }

    private func killOthers(_ url: String) async throws {
        let killer = try PostgresDatabase(url: url, poolSize: 1)
        _ = try await killer.read { connection in
            try connection.count(
                """
                SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                """)
        }
        await killer.close()
    }

    func testWhoWaitsTooLongIsToldSo() async throws {
        try await TestDatabases.postgresURL([]) { url in
            let database = try PostgresDatabase(url: url, poolSize: 1, acquireTimeout: 50)
            let occupation = Occupation()
            let task = occupation.occupy(database)
            await occupation.hasBegun.signalled()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<5 { group.addTask { await assertThrows(.busy) { try await database.read { try $0.count("SELECT 1") } } } }
            }
            occupation.mayEnd.signal()
            try await task.value
            let one = try await database.read { try $0.count("SELECT 1") }
            XCTAssertEqual(one, 1)
            await database.close()
        }
    }

    func testACancelledWaiterLeavesTheLine() async throws {
        try await TestDatabases.postgresURL([]) { url in
            let database = try PostgresDatabase(url: url, poolSize: 1, acquireTimeout: 60_000)
            let occupation = Occupation()
            let task = occupation.occupy(database)
            await occupation.hasBegun.signalled()
            let waiter = Task { try await database.read { try $0.count("SELECT 1") } }
            let next = Task { try await database.read { try $0.count("SELECT 2") } }
            try await Task.sleep(for: .milliseconds(20))
            waiter.cancel()
            await assertThrows(.cancelled) { try await waiter.value }
            occupation.mayEnd.signal()
            try await task.value
            let two = try await next.value
            XCTAssertEqual(two, 2)
            await database.close()
        }
    }

    func testClosingTurnsWaitersAwayAndWaitsForTheOthers() async throws {
        try await TestDatabases.postgresURL([]) { url in
            let database = try PostgresDatabase(url: url, poolSize: 1)
            let occupation = Occupation()
            let task = occupation.occupy(database)
            await occupation.hasBegun.signalled()
            let waiter = Task { try await database.read { try $0.count("SELECT 1") } }
            try await Task.sleep(for: .milliseconds(20))
            let closing = Task { await database.close() }
            await assertThrows(.closed) { try await waiter.value }
            occupation.mayEnd.signal()
            try await task.value
            await closing.value
        }
    }

    func testAnIdleConnectionThatDiedIsReplaced() async throws {
        try await TestDatabases.postgresURL([playground]) { url in
            let database = try PostgresDatabase(url: url, poolSize: 2)
            for round in 0..<5 {
                try await database.write { try $0.execute("INSERT INTO thing (id) VALUES (\("\(round)"))") }
                try await self.killOthers(url)
                let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
                XCTAssertEqual(count, round + 1)
            }
            await database.close()
        }
    }

    func testAConnectionThatDiesInATransactionIsLostWithIt() async throws {
        try await TestDatabases.postgresURL([playground]) { url in
            let database = try PostgresDatabase(url: url, poolSize: 1)
            let hasBegun = DispatchSemaphore(value: 0)
            let wasKilled = DispatchSemaphore(value: 0)
            for swallows in [false, true] {
                let task = Task {
                    try await database.write { connection in
                        try connection.execute("INSERT INTO thing (id) VALUES ('a')")
                        hasBegun.signal()
                        wasKilled.wait()
                        if swallows {
                            _ = try? connection.execute("SELECT 1")
                        } else {
                            try connection.execute("SELECT 1")
                        }
                    }
                }
                await hasBegun.signalled()
                try await self.killOthers(url)
                wasKilled.signal()
                let error = await thrown { try await task.value }
                XCTAssertEqual((error as? DatabaseError)?.isConnectionLost, true, "\(String(describing: error))")
                let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
                XCTAssertEqual(count, 0)
            }
            await database.close()
        }
    }

    func testAConnectionThatDiesDuringTheCommit() async throws {
        try await TestDatabases.postgresURL([playground]) { url in
            let database = try PostgresDatabase(url: url, poolSize: 1)
            try await database.write { connection in
                try connection.execute(
                    """
                    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
                    """)
                try connection.execute(
                    "CREATE CONSTRAINT TRIGGER die AFTER INSERT ON thing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()")
            }
            let error = await thrown { try await database.write { try $0.execute("INSERT INTO thing (id) VALUES ('a')") } }
            guard case .connectionLost(_, duringCommit: true) = error as? DatabaseError else {
                return XCTFail("\(String(describing: error))")
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(count, 0)
            await database.close()
        }
    }

    func testAStatementThatTakesTooLong() async throws {
        try await TestDatabases.postgresURL([]) { url in
            let database = try PostgresDatabase(url: url, poolSize: 1, statementTimeout: 50)
            await assertThrows(.timeout) { try await database.read { try $0.execute("SELECT pg_sleep(30)") } }
            try await database.read { connection in
                try connection.allowLongStatements()
                try connection.execute("SELECT pg_sleep(0.1)")
            }
            // The limit is back with the next transaction.
            await assertThrows(.timeout) { try await database.read { try $0.execute("SELECT pg_sleep(30)") } }
            await database.close()
        }
    }

    func testADeadlockIsASerializationFailure() async throws {
        try await TestDatabases.postgres([playground]) { database in
            try await database.write { try $0.execute("INSERT INTO thing (id) VALUES ('a'), ('b')") }
            let firstHas = DispatchSemaphore(value: 0)
            let secondHas = DispatchSemaphore(value: 0)
            func update(_ first: String, _ second: String, _ mine: DispatchSemaphore, _ other: DispatchSemaphore) async -> DatabaseError? {
                do {
                    try await database.write { connection in
                        try connection.execute("SET LOCAL deadlock_timeout = '20ms'")
                        try connection.execute("UPDATE thing SET size = 1 WHERE id = \(first)")
                        mine.signal()
                        other.wait()
                        try connection.execute("UPDATE thing SET size = 1 WHERE id = \(second)")
                    }
                    return nil
                } catch {
                    return error as? DatabaseError
                }
            }
            async let first = update("a", "b", firstHas, secondHas)
            async let second = update("b", "a", secondHas, firstHas)
            let errors = await [first, second].compactMap { $0 }
            XCTAssertEqual(errors.count, 1)
            guard case .serializationFailure? = errors.first else { return XCTFail("\(errors)") }
        }
    }

    func testATransactionEndedByHandIsNoticed() async throws {
        try await TestDatabases.postgres([playground]) { database in
            await assertMisuse { try await database.write { try $0.execute("COMMIT") } }
            let one = try await database.read { try $0.count("SELECT 1") }
            XCTAssertEqual(one, 1)
        }
    }

    func testADeferredConstraintFailsTheCommit() async throws {
        try await TestDatabases.each([
            Migration("loop", ["CREATE TABLE node (id TEXT PRIMARY KEY, next TEXT REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED)"])
        ]) { database in
            try await database.write { connection in
                try connection.execute("INSERT INTO node (id, next) VALUES ('a', 'b')")
                try connection.execute("INSERT INTO node (id, next) VALUES ('b', 'a')")
            }
            let error = await thrown { try await database.write { try $0.execute("INSERT INTO node (id, next) VALUES ('c', 'd')") } }
            guard case .foreignKeyViolation = error as? DatabaseError else { return XCTFail("\(String(describing: error))") }
            let count = try await database.read { try $0.count("SELECT count(*) FROM node") }
            XCTAssertEqual(count, 2)
        }
    }

    func testAStatementPreparedBeforeTheTableChanged() async throws {
        try await TestDatabases.postgresURL([playground]) { url in
            let database = try PostgresDatabase(url: url, poolSize: 1)
            let other = try PostgresDatabase(url: url, poolSize: 1)
            _ = try await database.read { try $0.all("SELECT * FROM thing") { _ in 0 } }
            try await other.write { try $0.execute("ALTER TABLE thing ADD COLUMN more TEXT") }
            _ = await thrown { try await database.read { try $0.all("SELECT * FROM thing") { _ in 0 } } }
            // One call fails at most; then the statement is prepared anew.
            _ = try await database.read { try $0.all("SELECT * FROM thing") { _ in 0 } }
            await database.close()
            await other.close()
        }
    }

    func testAServerThatIsNotThere() async throws {
        let database = try PostgresDatabase(url: "postgres://nobody@127.0.0.1:1/none", poolSize: 1)
        for _ in 0..<3 {
            let error = await thrown { try await database.read { try $0.count("SELECT 1") } }
            XCTAssertEqual((error as? DatabaseError)?.isConnectionLost, true, "\(String(describing: error))")
        }
        await database.close()
        XCTAssertThrowsError(try PostgresDatabase(url: "postgres://[nonsense"))
    }

    func testADatabaseThatSortsOtherwiseIsRefused() async throws {
        guard let server = TestDatabases.postgresURL else { return }
        try await TestDatabases.postgresURL([]) { url in
            let good = try await openDatabase(url: url, directory: "")
            await good.close()
        }
        let name = "rembuk_locale_" + UUID().uuidString.lowercased()
        try PostgresAdministration.run(["CREATE DATABASE \(identifier: name) TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"], at: server)
        let error = await thrown { try await openDatabase(url: PostgresAdministration.url(server, database: name), directory: "") }
        guard case .other("locale", _) = error as? DatabaseError else { return XCTFail("\(String(describing: error))") }
        try PostgresAdministration.run(["DROP DATABASE \(identifier: name) WITH (FORCE)"], at: server)
    }

    /// Rows are handed out as they come. If they were all held, this would need 400 MB.
    func testAResultLargerThanTheMemoryAllowed() async throws {
        try await TestDatabases.postgres([]) { database in
            let before = peakMemory()
            let rows = try await database.read { connection in
                var rows = 0
                try connection.forEach("SELECT repeat('x', 10000) FROM generate_series(1, 40000)") { row in
                    rows += try row.string(0).utf8.count == 10_000 ? 1 : 0
                }
                return rows
            }
            XCTAssertEqual(rows, 40_000)
            XCTAssertLessThan(peakMemory() - before, 100 * 1024, "400 MB were read")
        }
    }
}

/// The most memory this process has used, in KiB.
private func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
}
