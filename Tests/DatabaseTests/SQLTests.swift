import TestSupport
import XCTest

@testable import Database

final class SQLTests: XCTestCase {
    func testRendering() {
        let part: SQL = "b = \(2) OR b IS \(String?.none)"
        let sql: SQL = "SELECT * FROM \(identifier: "odd \" name") WHERE a = \("x") AND (\(sql: part)) AND c IN (\(list: [true, false]))"
        XCTAssertEqual(
            sql.rendered(for: .sqlite).text, #"SELECT * FROM "odd "" name" WHERE a = ?1 AND (b = ?2 OR b IS ?3) AND c IN (?4, ?5)"#)
        XCTAssertEqual(
            sql.rendered(for: .postgres).text, #"SELECT * FROM "odd "" name" WHERE a = $1 AND (b = $2 OR b IS $3) AND c IN ($4, $5)"#)
        let parameters = sql.rendered(for: .postgres).parameters
        XCTAssertEqual(parameters.map(\.value), [.text("x"), .integer(2), .null, .boolean(true), .boolean(false)])
        XCTAssertEqual(parameters.map(\.kind), [.text, .integer, .text, .boolean, .boolean])
    }

    func testJoiningAndDialects() {
        let conditions: [SQL] = ["a = \(1)", "b = \(2)"]
        let sql = "WHERE " + conditions.joined(separator: " AND ")
        XCTAssertEqual(sql.rendered(for: .sqlite).text, "WHERE a = ?1 AND b = ?2")
        let type: SQL = "x \(sqlite: "BLOB", postgres: "BYTEA")"
        XCTAssertEqual(type.rendered(for: .sqlite).text, "x BLOB")
        XCTAssertEqual(type.rendered(for: .postgres).text, "x BYTEA")
        XCTAssertTrue(SQL("").isEmpty)
        XCTAssertFalse(sql.isEmpty)
    }

    func testAnEmptyListHoldsForNoRow() async throws {
        try await TestDatabases.each([]) { database in
            let found = try await database.read { try $0.exists("SELECT 1 WHERE \("a") IN (\(list: [String]()))") }
            XCTAssertFalse(found)
            let other = try await database.read { try $0.exists("SELECT 1 WHERE \("a") IN (\(list: ["b", "a"]))") }
            XCTAssertTrue(other)
        }
    }

    func testParametersKeepTheirOrder() async throws {
        try await TestDatabases.each([]) { database in
            // In PostgreSQL's own notation SQLite would number `$2, $1` by appearance; and past nine, `?10` must not be read as `?1` and 0.
            let numbers = Array(0..<30)
            let columns = numbers.reversed().map { "\($0)" as SQL }.joined(separator: ", ")
            let row = try await database.read { connection in
                try connection.first("SELECT \(sql: columns)") { row in try (0..<row.count).map { try row.int($0) } }
            }
            XCTAssertEqual(row, numbers.reversed())
        }
    }

    func testContainsTakesTheTextAsItStands() async throws {
        try await TestDatabases.each([]) { database in
            let cases: [(String, String, Bool)] = [
                ("Banyumas", "YUM", true), ("Banyumas", "_anyumas", false), ("50%", "%", true), ("50", "%", false),
                (#"a\b"#, #"\"#, true), ("ab", #"\"#, false), ("Banyumas", "", true), ("Ünder", "ünder", false), ("a_b", "A_B", true),
            ]
            for (text, part, expected) in cases {
                let found = try await database.read { try $0.exists("SELECT 1 WHERE \(sql: .contains("\(text)", part))") }
                XCTAssertEqual(found, expected, "\(text) contains \(part) on \(database.engine)")
            }
        }
    }

    /// Where the engines would differ by themselves, and are made to agree.
    func testBothEnginesSortAndCompareAlike() async throws {
        try await TestDatabases.each([playground]) { database in
            let names = ["a", "B", "b", "A", "é", "z", "Z", "_", "1", "😀", "\u{ffff}", "aa", "a b"]
            let sorted = try await database.write { connection in
                for (index, name) in names.enumerated() {
                    try connection.execute("INSERT INTO thing (id, size) VALUES (\(name), \(index + 1))")
                }
                return try connection.all("SELECT id FROM thing ORDER BY id") { try $0.string(0) }
            }
            XCTAssertEqual(sorted, names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, "\(database.engine)")
            let like = try await database.read { try $0.exists("SELECT 1 WHERE \("abc") LIKE \("A%")") }
            XCTAssertFalse(like, "\(database.engine)")
            let quotient = try await database.read { try $0.first("SELECT 5 / 2, -5 / 2") { try ($0.int(0), $0.int(1)) } }
            XCTAssertEqual(quotient?.0, 2)
            XCTAssertEqual(quotient?.1, -2)
        }
    }
}
