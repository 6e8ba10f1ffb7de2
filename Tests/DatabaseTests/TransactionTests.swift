import Database
import Dispatch
import TestSupport
import XCTest

final class TransactionTests: XCTestCase {
    private struct Refused: Error {}

    func testAThrowingBodyLeavesNothing() async throws {
        try await TestDatabases.each([playground]) { database in
            let error = await thrown {
                try await database.write { connection in
                    try connection.execute("INSERT INTO thing (id) VALUES ('a')")
                    throw Refused()
                }
            }
            XCTAssertTrue(error is Refused)
            let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(count, 0)
        }
    }

    func testAReadSeesOneSnapshot() async throws {
        try await TestDatabases.each([playground]) { database in
            let hasRead = DispatchSemaphore(value: 0)
            let hasWritten = DispatchSemaphore(value: 0)
            async let counts = database.read { connection in
                let before = try connection.count("SELECT count(*) FROM thing")
                hasRead.signal()
                hasWritten.wait()
                return (before, try connection.count("SELECT count(*) FROM thing"))
            }
            await hasRead.signalled()
            try await database.write { try $0.execute("INSERT INTO thing (id) VALUES ('a')") }
            hasWritten.signal()
            let (before, after) = try await counts
            XCTAssertEqual(before, 0)
            XCTAssertEqual(after, 0, "\(database.engine)")
            let now = try await database.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(now, 1)
        }
    }

    func testCancellationStopsAStatementAndRollsBack() async throws {
        try await TestDatabases.each([playground]) { database in
            // Would run for hours.
            let endless: SQL = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000) SELECT count(*) FROM n"
            let hasBegun = DispatchSemaphore(value: 0)
            let task = Task {
                try await database.write { connection in
                    try connection.execute("INSERT INTO thing (id) VALUES ('a')")
                    hasBegun.signal()
                    return try connection.count(endless)
                }
            }
            await hasBegun.signalled()
            task.cancel()
            await assertThrows(.cancelled) { try await task.value }
            for _ in 0..<20 {
                let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
                XCTAssertEqual(count, 0)
            }
        }
    }

    /// A request to stop that comes before the statement, or between two, must not be lost.
    func testCancellationAtAnyMoment() async throws {
        try await TestDatabases.each([playground]) { database in
            for delay in 0..<40 {
                let task = Task {
                    try await database.write { connection in
                        var number = 0
                        while true {
                            number += 1
                            try connection.execute("INSERT INTO thing (id) VALUES (\("\(number)"))")
                        }
                    }
                }
                try await Task.sleep(for: .microseconds(delay * 97))
                task.cancel()
                await assertThrows(.cancelled) { try await task.value }
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(count, 0)
        }
    }

    func testACancelledTaskDoesNotBegin() async throws {
        try await TestDatabases.each([playground]) { database in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await database.write { try $0.execute("INSERT INTO thing (id) VALUES ('a')") }
            }
            await assertThrows(.cancelled) { try await task.value }
            let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(count, 0)
        }
    }

    func testManyAtOnce() async throws {
        try await TestDatabases.each([playground]) { database in
            @Sendable func work(_ number: Int) async throws {
                if number % 4 == 0 {
                    try await database.write { try $0.execute("INSERT INTO thing (id) VALUES (\("\(number)"))") }
                } else {
                    _ = try await database.read { try $0.count("SELECT count(*) FROM thing") }
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<100 { group.addTask { try await work(number) } }
                try await group.waitForAll()
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(count, 25)
        }
    }

    func testAClosedDatabaseSaysSo() async throws {
        try await TestDatabases.each([playground]) { database in
            await database.close()
            await assertThrows(.closed) { try await database.read { try $0.count("SELECT 1") } }
            await assertThrows(.closed) { try await database.write { try $0.execute("DELETE FROM thing") } }
            await database.close()
        }
    }

    func testWhatIsCommittedIsThereAfterReopening() async throws {
        try await TestDatabases.directory { directory in
            let path = directory + "/new/deep"
            for round in 0..<3 {
                let database = try await openDatabase(url: nil, directory: path)
                try await database.migrate([playground])
                try await database.write { try $0.execute("INSERT INTO thing (id) VALUES (\("\(round)"))") }
                let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
                XCTAssertEqual(count, round + 1)
                await database.close()
            }
            for (name, mode) in [("", 0o700), ("/rembuk.sqlite", 0o600)] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path + name)
                XCTAssertEqual((attributes[.posixPermissions] as? NSNumber)?.intValue, mode, name)
            }
        }
    }

    func testSQLiteIsSetForDurability() async throws {
        try await TestDatabases.directory { directory in
            let database = try await openDatabase(url: nil, directory: directory)
            let settings = try await database.write { connection in
                try connection.first(
                    "SELECT s.synchronous, f.foreign_keys, j.journal_mode FROM pragma_synchronous s, pragma_foreign_keys f, pragma_journal_mode j"
                ) {
                    try ($0.int(0), $0.int(1), $0.string(2))
                }
            }
            // 2 is FULL.
            XCTAssertEqual(settings?.0, 2)
            XCTAssertEqual(settings?.1, 1)
            XCTAssertEqual(settings?.2, "wal")
            await database.close()
        }
    }
}

extension DispatchSemaphore {
    /// Waits on a thread that may block.
    func signalled() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                self.wait()
                continuation.resume()
            }
        }
    }
}
