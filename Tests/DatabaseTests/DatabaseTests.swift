import Database
import Days
import TestSupport
import XCTest

final class DatabaseTests: XCTestCase {
    func testParametersKeepTheirOrderWhateverOrderTheyAreNumberedIn() async throws {
        try await TestDatabases.each { database in
            let row = try await database.read { connection in
                try connection.first("SELECT \("a"), \("b"), \("c"), \("a")") { row in
                    try (0..<row.count).map { try row.string($0) }
                }
            }
            XCTAssertEqual(row, ["a", "b", "c", "a"])
        }
    }

    func testTwentyWritersInOneDistrict() async throws {
        try await TestDatabases.each { database in
            let at = Instant(jakarta: Day(number: 20_000))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<20 {
                    group.addTask {
                        for round in 0..<5 {
                            try await database.change(district: "33.02", author: LedgerAuthor(id: "w\(writer)", name: "W"), at: at) { change in
                                try change.record(LedgerEvent("test.done", subject: "x/\(writer)/\(round)", ["round": Detail(round), "ok": true]))
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let head = try await database.read { try $0.ledgerHead(district: "33.02") }
            XCTAssertEqual(head.sequence, 100)
            let result = try await database.verifyLedger()
            XCTAssertEqual(result.entries, 100)
            XCTAssertNil(result.firstBreak)
        }
    }

    func testRowsWithoutAnEventAreRolledBack() async throws {
        try await TestDatabases.each(ledgerMigrations + [Migration("t", ["CREATE TABLE t (id TEXT PRIMARY KEY)"])]) { database in
            let at = Instant(jakarta: Day(number: 20_000))
            let author = LedgerAuthor(id: "a", name: "A")
            do {
                try await database.change(district: "d", author: author, at: at) { change in
                    try change.connection.execute("INSERT INTO t VALUES (\("x"))")
                }
                XCTFail("committed")
            } catch DatabaseError.misuse {}
            let kept = try await database.change(district: "d", author: author, at: at) { change in
                try change.connection.count("SELECT count(*) FROM t")
            }
            XCTAssertEqual(kept, 0)
            let heads = try await database.read { try $0.count("SELECT count(*) FROM ledger_head") }
            XCTAssertEqual(heads, 0)
        }
    }
}
