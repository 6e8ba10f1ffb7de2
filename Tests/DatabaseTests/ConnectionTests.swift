import Database
import Days
import TestSupport
import XCTest

final class ConnectionTests: XCTestCase {
    func testPostgresTakesPart() throws {
        if TestDatabases.postgresURL == nil {
            throw XCTSkip("PostgreSQL is not tested: set REMBUK_TEST_POSTGRES to what Scripts/postgres-for-tests.sh prints")
        }
    }

    // MARK: Values

    func testValuesComeBackAsTheyWent() async throws {
        let texts = [
            "", " ", "é", "e\u{301}", "👩‍👩‍👧", "\u{1}\u{7f}", "a\tb\nc\r\\N\\.", "'; DROP TABLE thing; --", "\u{10ffff}", "ꦧꦚꦸꦩꦱ꧀",
            String(repeating: "x", count: 100_000),
        ]
        let integers: [Int64] = [0, 1, -1, .max, .min, 9_007_199_254_740_993]
        let reals: [Double] = [0, -0.0, 0.1, 1.0 / 3.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -1e-300, 5e22, 123_456_789.123_456_78]
        let bytes: [[UInt8]] = [[], [0], Array(0...255), [0x5c, 0x78]]
        try await TestDatabases.each([playground]) { database in
            for viaLoad in [false, true] {
                try await database.write { connection in
                    try connection.execute("DELETE FROM thing")
                    let before = connection.rowsChanged
                    var rows: [[Value]] = []
                    rows += texts.enumerated().map { [.text("t\($0.offset)"), .text($0.element), .null, .null, .null, .null] }
                    rows += integers.enumerated().map { [.text("i\($0.offset)"), .null, .integer(max($0.element, 1)), .null, .null, .null] }
                    rows += reals.enumerated().map { [.text("r\($0.offset)"), .null, .null, .real($0.element), .boolean(true), .null] }
                    rows += bytes.enumerated().map { [.text("b\($0.offset)"), .null, .null, .null, .boolean(false), .bytes($0.element)] }
                    let columns = ["id", "name", "size", "weight", "good", "raw"]
                    if viaLoad {
                        var next = rows.makeIterator()
                        let count = try connection.load(into: "thing", columns: columns) { next.next() }
                        XCTAssertEqual(count, rows.count)
                        XCTAssertEqual(connection.rowsChanged - before, rows.count)
                    } else {
                        for row in rows {
                            let changed = try connection.execute("INSERT INTO thing (\(identifiers: columns)) VALUES (\(list: row))")
                            XCTAssertEqual(changed, 1)
                        }
                    }
                }
                try await database.read { connection in
                    for (index, text) in texts.enumerated() {
                        let found = try connection.first("SELECT name, good FROM thing WHERE id = \("t\(index)")") {
                            XCTAssertNil(try $0.boolOrNil(1))
                            return try $0.string(0)
                        }
                        XCTAssertEqual(found.map { Array($0.utf8) }, Array(text.utf8))
                        XCTAssertTrue(try connection.exists("SELECT 1 FROM thing WHERE name = \(text)"))
                    }
                    for (index, number) in reals.enumerated() {
                        let found = try connection.first("SELECT weight, good FROM thing WHERE id = \("r\(index)")") {
                            XCTAssertTrue(try $0.bool(1))
                            return try $0.double(0)
                        }
                        XCTAssertEqual(found, number)
                    }
                    for (index, value) in bytes.enumerated() {
                        let found = try connection.first("SELECT raw, good FROM thing WHERE id = \("b\(index)")") {
                            XCTAssertFalse(try $0.bool(1))
                            return try $0.bytes(0)
                        }
                        XCTAssertEqual(found, value)
                    }
                    for number in integers {
                        let found = try connection.first("SELECT \(number), \(Int64?.some(number)), \(Int64?.none)") {
                            XCTAssertEqual(try $0.int64(1), number)
                            XCTAssertNil(try $0.int64OrNil(2))
                            return try $0.int64(0)
                        }
                        XCTAssertEqual(found, number)
                    }
                }
            }
        }
    }

    func testDaysMonthsInstantsAndEnumerations() async throws {
        enum Colour: String, ValueConvertible { case red, green }
        try await TestDatabases.each([]) { database in
            try await database.read { connection in
                let day = Day(iso: "2026-02-28")
                let sql: SQL = "SELECT \(day), \(Month(iso: "2026-02")), \(moment), \(Colour.green), \(Colour?.none), \("blue"), \(Day?.none)"
                let found: Bool? = try connection.first(sql) { row in
                    XCTAssertEqual(try row.day(0), day)
                    XCTAssertEqual(try row.month(1), Month(iso: "2026-02"))
                    XCTAssertEqual(try row.instant(2), moment)
                    XCTAssertEqual(try row.value(3, as: Colour.self), .green)
                    XCTAssertNil(try row.valueOrNil(4, as: Colour.self))
                    XCTAssertNil(try row.dayOrNil(6))
                    for read in [{ _ = try row.day(3) }, { _ = try row.month(0) }, { _ = try row.instant(0) }, { _ = try row.day(6) }] {
                        XCTAssertThrowsError(try read()) { XCTAssertEqual(($0 as? DatabaseError)?.isDecoding, true) }
                    }
                    XCTAssertThrowsError(try row.value(5, as: Colour.self)) { XCTAssertEqual(($0 as? DatabaseError)?.isDecoding, true) }
                    return true
                }
                XCTAssertEqual(found, true)
            }
        }
    }

    func testAColumnOfAnotherTypeThrowsAndNeverTraps() async throws {
        try await TestDatabases.each([]) { database in
            try await database.read { connection in
                let sql: SQL = "SELECT \("12"), \(12), \(1.5), \([1, 2] as [UInt8]), \(String?.none)"
                try connection.forEach(sql) { row in
                    let reads: [(String, (Int) throws -> Void, allowed: Set<Int>)] = [
                        ("string", { _ = try row.string($0) }, [0]), ("int", { _ = try row.int($0) }, [1]),
                        ("double", { _ = try row.double($0) }, [1, 2]), ("bytes", { _ = try row.bytes($0) }, [3]),
                        ("bool", { _ = try row.bool($0) }, []),
                    ]
                    for (name, read, allowed) in reads {
                        for column in -1...5 {
                            do {
                                try read(column)
                                XCTAssertTrue(allowed.contains(column), "\(name) of column \(column) on \(database.engine)")
                            } catch {
                                XCTAssertEqual((error as? DatabaseError)?.isDecoding, true, "\(error)")
                                XCTAssertFalse(allowed.contains(column), "\(name) of column \(column) on \(database.engine): \(error)")
                            }
                        }
                    }
                    XCTAssertTrue(try row.isNull(4))
                    XCTAssertFalse(try row.isNull(0))
                    XCTAssertEqual(row.count, 5)
                }
            }
        }
    }

    func testSumsAndCountsAreIntegers() async throws {
        try await TestDatabases.each([playground]) { database in
            try await database.write { connection in
                for size in 1...4 { try connection.execute("INSERT INTO thing (id, size) VALUES (\("t\(size)"), \(size))") }
            }
            let found = try await database.read { connection in
                try connection.first("SELECT sum(size), count(*), avg(size), max(size), EXISTS (SELECT 1 FROM thing) FROM thing") {
                    try ($0.int(0), $0.int(1), $0.double(2), $0.int(3), $0.bool(4))
                }
            }
            XCTAssertEqual(found?.0, 10)
            XCTAssertEqual(found?.1, 4)
            XCTAssertEqual(found?.2, 2.5)
            XCTAssertEqual(found?.3, 4)
            XCTAssertEqual(found?.4, true)
        }
    }

    func testWhatNeitherEngineCanKeepIsRefusedAlike() async throws {
        try await TestDatabases.each([playground]) { database in
            let values: [Value] = [.text("a\u{0}b"), .text("\u{0}"), .real(.nan), .real(.infinity), .real(-.infinity)]
            for value in values {
                let error = await thrown { try await database.write { try $0.execute("INSERT INTO thing (id) VALUES (\(value))") } }
                XCTAssertEqual((error as? DatabaseError)?.isUnstorable, true)
                let loading = await thrown {
                    try await database.write { connection in
                        var rows: [[Value]] = [[.text("ok")], [value]].reversed()
                        return try connection.load(into: "thing", columns: ["id"]) { rows.popLast() }
                    }
                }
                XCTAssertEqual((loading as? DatabaseError)?.isUnstorable, true)
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(count, 0)
        }
    }

    func testAnAbsentValueHasAType() async throws {
        try await TestDatabases.each([]) { database in
            for filter in [nil, "b"] as [String?] {
                let found = try await database.read { try $0.exists("SELECT 1 WHERE \(filter) IS NULL OR \("a") = \(filter)") }
                XCTAssertEqual(found, filter == nil)
            }
        }
    }

    // MARK: Errors

    func testErrorsAreMappedAlike() async throws {
        try await TestDatabases.each([playground]) { database in
            try await database.write { try $0.execute("INSERT INTO thing (id, name) VALUES ('a', 'x')") }
            try await database.write { try $0.execute("INSERT INTO thing (id, note) VALUES ('n', 'Note')") }
            try await database.write { try $0.execute("INSERT INTO part (id, thing, place) VALUES ('p', 'a', 1)") }
            let cases: [(SQL, DatabaseError)] = [
                ("INSERT INTO thing (id) VALUES ('a')", .uniqueViolation(constraint: "thing.id")),
                ("INSERT INTO thing (id, name) VALUES ('b', 'x')", .uniqueViolation(constraint: "thing.name")),
                ("INSERT INTO thing (id, note) VALUES ('b', 'nOTE')", .uniqueViolation(constraint: "thing_note")),
                ("INSERT INTO part (id, thing, place) VALUES ('q', 'a', 1)", .uniqueViolation(constraint: "part.thing, part.place")),
                ("INSERT INTO thing (id, size) VALUES ('b', 0)", .checkViolation(constraint: "size_positive")),
                ("INSERT INTO thing (id, note) VALUES ('b', NULL)", .notNullViolation(column: "thing.note")),
                ("UPDATE thing SET note = NULL", .notNullViolation(column: "thing.note")),
            ]
            for (sql, expected) in cases {
                await assertThrows(expected) { try await database.write { try $0.execute(sql) } }
            }
            for sql in ["INSERT INTO part (id, thing, place) VALUES ('q', 'none', 1)", "UPDATE part SET thing = 'none'"] as [SQL] {
                let error = await thrown { try await database.write { try $0.execute(sql) } }
                guard case .foreignKeyViolation = error as? DatabaseError else { return XCTFail("\(String(describing: error))") }
            }
            for sql in ["SELEKT 1", "SELECT * FROM nothing", "SELECT 1; SELECT 2"] as [SQL] {
                let error = await thrown { try await database.write { try $0.execute(sql) } }
                guard case .other = error as? DatabaseError else { return XCTFail("\(String(describing: error))") }
            }
            await assertThrows(.readOnly) { try await database.read { try $0.execute("INSERT INTO thing (id) VALUES ('b')") } }
            await assertThrows(.readOnly) { try await database.read { try $0.execute("DELETE FROM thing") } }
        }
    }

    func testATransactionDoesNotGoOnAfterAnError() async throws {
        try await TestDatabases.each([playground]) { database in
            await assertMisuse {
                try await database.write { connection in
                    try connection.execute("INSERT INTO thing (id) VALUES ('a')")
                    _ = try? connection.execute("INSERT INTO thing (id) VALUES ('a')")
                    try connection.execute("INSERT INTO thing (id) VALUES ('b')")
                }
            }
            await assertMisuse {
                try await database.write { connection in
                    try connection.execute("INSERT INTO thing (id) VALUES ('a')")
                    _ = try? connection.execute("INSERT INTO thing (id) VALUES ('a')")
                }
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(count, 0, "\(database.engine)")
        }
    }

    func testASavepointUndoesOnlyItsOwn() async throws {
        try await TestDatabases.each([playground]) { database in
            try await database.write { connection in
                try connection.execute("INSERT INTO thing (id) VALUES ('a')")
                XCTAssertThrowsError(
                    try connection.savepoint {
                        try connection.execute("INSERT INTO thing (id) VALUES ('b')")
                        try connection.execute("INSERT INTO thing (id) VALUES ('a')")
                    }
                ) { XCTAssertEqual($0 as? DatabaseError, .uniqueViolation(constraint: "thing.id")) }
                XCTAssertEqual(connection.rowsChanged, 1)
                try connection.savepoint {
                    try connection.execute("INSERT INTO thing (id) VALUES ('c')")
                    XCTAssertThrowsError(try connection.savepoint { try connection.execute("INSERT INTO thing (id) VALUES ('c')") })
                    try connection.execute("INSERT INTO thing (id) VALUES ('d')")
                }
                XCTAssertEqual(connection.rowsChanged, 3)
            }
            let ids = try await database.read { try $0.all("SELECT id FROM thing ORDER BY id") { try $0.string(0) } }
            XCTAssertEqual(ids, ["a", "c", "d"])
        }
    }

    // MARK: Statements

    func testRowsChanged() async throws {
        try await TestDatabases.each([playground]) { database in
            try await database.write { connection in
                XCTAssertEqual(try connection.execute("INSERT INTO thing (id) VALUES ('a'), ('b'), ('c')"), 3)
                XCTAssertEqual(try connection.execute("UPDATE thing SET size = 5 WHERE id <> 'a'"), 2)
                XCTAssertEqual(try connection.execute("UPDATE thing SET size = 5 WHERE id = 'none'"), 0)
                XCTAssertEqual(try connection.execute("SELECT 1"), 0)
                XCTAssertEqual(try connection.execute("CREATE TABLE later (id TEXT)"), 0)
                XCTAssertEqual(try connection.execute("INSERT INTO part (id, thing, place) VALUES ('p', 'a', 1), ('q', 'a', 2)"), 2)
                // The two parts that go with it are not counted.
                XCTAssertEqual(try connection.execute("DELETE FROM thing WHERE id = 'a'"), 1)
                XCTAssertEqual(try connection.count("SELECT count(*) FROM part"), 0)
                let returned = try connection.all("UPDATE thing SET size = size + 1 RETURNING id, size") { try $0.int(1) }
                XCTAssertEqual(returned, [6, 6])
                XCTAssertEqual(connection.rowsChanged, 3 + 2 + 2 + 1 + 2)
                XCTAssertEqual(try connection.execute("INSERT INTO thing (id) VALUES ('b') ON CONFLICT (id) DO NOTHING"), 0)
            }
        }
    }

    func testOnlyOneStatementAtATime() async throws {
        try await TestDatabases.each([playground]) { database in
            await assertMisuse {
                try await database.read { connection in
                    try connection.forEach("SELECT 1") { _ in _ = try connection.exists("SELECT 1") }
                }
            }
            await assertMisuse {
                try await database.write { connection in
                    try connection.load(into: "thing", columns: ["id"]) {
                        try connection.execute("SELECT 1")
                        return nil
                    }
                }
            }
            // The connection is whole afterwards.
            let ok = try await database.read { try $0.exists("SELECT 1") }
            XCTAssertTrue(ok)
        }
    }

    func testAKeptRowOrConnectionIsRecognised() async throws {
        final class Keeper: @unchecked Sendable {
            var row: Row?
            var connection: (any Connection)?
        }
        try await TestDatabases.each([]) { database in
            let keeper = Keeper()
            try await database.read { connection in
                keeper.connection = connection
                try connection.forEach("SELECT \("a") UNION ALL SELECT \("b")") { row in
                    if let kept = keeper.row {
                        XCTAssertThrowsError(try kept.string(0)) { XCTAssertEqual(($0 as? DatabaseError)?.isMisuse, true) }
                    }
                    keeper.row = row
                }
                XCTAssertThrowsError(try keeper.row?.string(0)) { XCTAssertEqual(($0 as? DatabaseError)?.isMisuse, true) }
            }
            XCTAssertThrowsError(try keeper.row?.string(0))
            XCTAssertThrowsError(try keeper.connection?.execute("SELECT 1")) { XCTAssertEqual(($0 as? DatabaseError)?.isMisuse, true) }
        }
    }

    func testAHundredThousandRowsInAndOut() async throws {
        try await TestDatabases.each([playground]) { database in
            let count = 100_000
            let loaded = try await database.write { connection in
                var index = 0
                return try connection.load(into: "thing", columns: ["id", "size", "weight", "good", "name"]) {
                    guard index < count else { return nil }
                    index += 1
                    return [.text("id\(index)"), .integer(Int64(index)), .real(Double(index) / 8), .boolean(index % 2 == 0), .null]
                }
            }
            XCTAssertEqual(loaded, count)
            let (rows, sum) = try await database.read { connection in
                var rows = 0
                var sum = 0.0
                try connection.forEach("SELECT size, weight FROM thing ORDER BY size") { row in
                    rows += 1
                    guard try row.int(0) == rows else { return XCTFail("out of order") }
                    sum += try row.double(1)
                }
                return (rows, sum)
            }
            XCTAssertEqual(rows, count)
            XCTAssertEqual(sum, Double(count) * Double(count + 1) / 16)
        }
    }

    func testABodyThatStopsEarlyLeavesTheConnectionWhole() async throws {
        struct Enough: Error {}
        try await TestDatabases.each([]) { database in
            let numbers: SQL = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n"
            for _ in 0..<20 {
                try await database.read { connection in
                    var seen = 0
                    XCTAssertThrowsError(
                        try connection.forEach(numbers) { _ in
                            seen += 1
                            if seen == 10 { throw Enough() }
                        }
                    ) { XCTAssertTrue($0 is Enough) }
                    XCTAssertEqual(seen, 10)
                    XCTAssertEqual(try connection.count("SELECT 7"), 7)
                    XCTAssertEqual(try connection.first(numbers) { try $0.int(0) }, 1)
                }
            }
        }
    }

    func testALoadThatFailsLeavesNothing() async throws {
        struct Broken: Error {}
        try await TestDatabases.each([playground]) { database in
            let error = await thrown {
                try await database.write { connection in
                    var index = 0
                    return try connection.load(into: "thing", columns: ["id"]) {
                        index += 1
                        if index == 5000 { throw Broken() }
                        return [.text("\(index)")]
                    }
                }
            }
            XCTAssertTrue(error is Broken)
            await assertThrows(.uniqueViolation(constraint: "thing.id")) {
                try await database.write { connection in
                    var index = 0
                    return try connection.load(into: "thing", columns: ["id"]) {
                        index += 1
                        return index > 5000 ? nil : [.text("\(index % 4000)")]
                    }
                }
            }
            await assertMisuse {
                try await database.write { connection in
                    var rows: [[Value]] = [[.text("a"), .text("b")]]
                    return try connection.load(into: "thing", columns: ["id"]) { rows.popLast() }
                }
            }
            let count = try await database.read { try $0.count("SELECT count(*) FROM thing") }
            XCTAssertEqual(count, 0)
        }
    }

    func testMoreStatementsThanAreKeptPrepared() async throws {
        try await TestDatabases.each([]) { database in
            try await database.read { connection in
                for round in 0..<2 {
                    for width in 1...300 {
                        let sum = try connection.first("SELECT \(sql: (1...width).map { "\($0)" as SQL }.joined(separator: " + "))") { try $0.int(0) }
                        XCTAssertEqual(sum, width * (width + 1) / 2, "round \(round)")
                    }
                }
            }
        }
    }

    /// The same text with values of different types is two statements to PostgreSQL.
    func testTheSameTextWithOtherTypes() async throws {
        try await TestDatabases.each([playground]) { database in
            try await database.write { connection in
                for (index, value) in ([.integer(1), .null, .integer(2), .null] as [Value]).enumerated() {
                    try connection.execute("INSERT INTO thing (id, size) VALUES (\("a\(index)"), \(value))")
                }
                for (index, value) in ([.null, .text("x"), .null, .text("y")] as [Value]).enumerated() {
                    try connection.execute("INSERT INTO thing (id, name) VALUES (\("b\(index)"), \(value))")
                }
                XCTAssertEqual(try connection.count("SELECT count(size) + count(name) FROM thing"), 4)
            }
        }
    }
}
