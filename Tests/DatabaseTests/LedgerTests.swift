import Days
import TestSupport
import XCTest

@testable import Database

final class LedgerTests: XCTestCase {
    private let districts = ["33.02", "33.03", "ä"]

    /// Ten entries in each of three districts.
    private func fill(_ database: any Database) async throws {
        for number in 0..<10 {
            for district in districts {
                try await database.change(district: district, author: author, at: moment.adding(minutes: number)) { change in
                    XCTAssertEqual(change.sequence, number + 1)
                    try change.record(
                        LedgerEvent("thing.made", subject: "thing/\(number)", ["number": Detail(number), "title": "Rembuk \"stunting\"\n"]))
                }
            }
        }
    }

    // MARK: Change

    func testTheChainIsWhole() async throws {
        try await TestDatabases.each { database in
            let empty = try await database.verifyLedger()
            XCTAssertEqual(empty.entries, 0)
            XCTAssertTrue(empty.isWhole)
            try await fill(database)
            let result = try await database.verifyLedger()
            XCTAssertEqual(result.entries, 30)
            XCTAssertNil(result.firstBreak)
            XCTAssertEqual(result.heads.map(\.sequence), [10, 10, 10])
            XCTAssertEqual(result.heads.map(\.district), districts)
            let head = try await database.read { try $0.ledgerHead(district: "33.02") }
            XCTAssertEqual(head.sequence, 10)
            XCTAssertEqual(head.hash, result.heads[0].hash)
            let none = try await database.read { try $0.ledgerHead(district: "nowhere") }
            XCTAssertEqual(none.sequence, 0)
            XCTAssertEqual(none.hash, String(repeating: "0", count: 64))
        }
    }

    /// The same changes give the same hashes on both engines, and the hash is what the documentation says; here with Python's hashlib:
    ///
    ///     h = sha256()
    ///     for f in ["rembuk ledger 1", "33.02", "1", "2024-10-04T02:00:00.000Z", "019a", "Siti", "a.b", "c/d", '{"x":1}', "0" * 64]:
    ///         h.update(struct.pack(">Q", len(f.encode())) + f.encode())
    func testTheHashIsTheDocumentedOne() async throws {
        XCTAssertEqual(moment.iso, "2024-10-04T02:00:00.000Z")
        try await TestDatabases.each { database in
            try await database.change(district: "33.02", author: author, at: moment) { change in
                try change.record(LedgerEvent("a.b", subject: "c/d", ["x": 1]))
            }
            let head = try await database.read { try $0.ledgerHead(district: "33.02") }
            XCTAssertEqual(head.hash, "57e982bdf9e6b4aa4640aa877f62b33912d139704ba0e4f8a5d944ecfe69d721")
        }
    }

    func testDetailsAreCanonical() throws {
        let detail: Detail = [
            "b": [1, -2, 0.5, 1e21, true, nil, "x"], "a": ["é": "\u{1}\u{7f}\"\\\n\r\t/", "e": [:]], "": [], "aa": 1.0,
        ]
        XCTAssertEqual(
            try detail.canonicalJSON(), #"{"":[],"a":{"e":{},"é":"\u0001"# + "\u{7f}" + #"\"\\\n\r\t/"},"aa":1.0,"b":[1,-2,0.5,1e+21,true,null,"x"]}"#
        )
        XCTAssertThrowsError(try Detail.real(.nan).canonicalJSON())
        XCTAssertThrowsError(try Detail.list([.real(.infinity)]).canonicalJSON())
    }

    func testRowsAndEntryComeTogetherOrNotAtAll() async throws {
        struct Refused: Error {}
        try await TestDatabases.each(ledgerMigrations + [playground]) { database in
            @Sendable func insert(_ change: Change, _ id: String) throws {
                try change.connection.execute("INSERT INTO thing (id) VALUES (\(id))")
            }
            let event = LedgerEvent("thing.made", subject: "thing/1")
            // Rows without an event.
            await assertMisuse { try await database.change(district: "d", author: author, at: moment) { try insert($0, "a") } }
            await assertMisuse {
                try await database.change(district: "d", author: author, at: moment) { change in
                    var rows: [[Value]] = [[.text("l")]]
                    try change.connection.load(into: "thing", columns: ["id"]) { rows.popLast() }
                }
            }
            await assertMisuse {
                try await database.change(district: "d", author: author, at: moment) { change in
                    _ = try change.connection.all("INSERT INTO thing (id) VALUES ('r') RETURNING id") { try $0.string(0) }
                }
            }
            // Two events, also where the second's error is swallowed.
            await assertMisuse {
                try await database.change(district: "d", author: author, at: moment) { change in
                    try insert(change, "b")
                    try change.record(event)
                    try change.record(event)
                }
            }
            await assertMisuse {
                try await database.change(district: "d", author: author, at: moment) { change in
                    try insert(change, "b")
                    try change.record(event)
                    try? change.record(event)
                }
            }
            // An event that cannot be written.
            let nul = await thrown {
                try await database.change(district: "d", author: author, at: moment) { change in
                    try insert(change, "c")
                    try change.record(LedgerEvent("thing.made", subject: "thing/\u{0}"))
                }
            }
            XCTAssertEqual((nul as? DatabaseError)?.isUnstorable, true)
            // The body's own error.
            let error = await thrown {
                try await database.change(district: "d", author: author, at: moment) { change in
                    try insert(change, "d")
                    try change.record(event)
                    throw Refused()
                }
            }
            XCTAssertTrue(error is Refused)
            // Nothing at all: no trace, and the value comes back.
            let value = try await database.change(district: "d", author: author, at: moment) { change in
                try change.connection.execute("UPDATE thing SET size = 1 WHERE id = 'none'")
            }
            XCTAssertEqual(value, 0)
            let left = try await database.read { connection in
                try connection.count("SELECT (SELECT count(*) FROM thing) + (SELECT count(*) FROM ledger) + (SELECT count(*) FROM ledger_head)")
            }
            XCTAssertEqual(left, 0, "\(database.engine)")
            // An event without rows, as for a look at a record, is one.
            try await database.change(district: "d", author: author, at: moment) { try $0.record(event) }
            try await database.change(district: "d", author: author, at: moment) { change in
                try insert(change, "e")
                try change.record(event)
            }
            let head = try await database.read { try $0.ledgerHead(district: "d") }
            XCTAssertEqual(head.sequence, 2)
        }
    }

    /// Twenty writers who each read a number, add one and write it back: with the head locked first, none overwrites another's.
    func testChangesOfOneDistrictRunOneAfterAnother() async throws {
        try await TestDatabases.each(ledgerMigrations + [playground]) { database in
            try await database.write { try $0.execute("INSERT INTO thing (id, size) VALUES ('counter', 1)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<20 {
                    group.addTask {
                        for _ in 0..<5 {
                            try await database.change(district: "33.02", author: LedgerAuthor(id: "\(writer)", name: "W"), at: moment) { change in
                                let size = try change.connection.count("SELECT size FROM thing WHERE id = 'counter'")
                                try change.connection.execute("UPDATE thing SET size = \(size + 1) WHERE id = 'counter'")
                                try change.record(LedgerEvent("counter.raised", subject: "thing/counter", ["to": Detail(size + 1)]))
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let size = try await database.read { try $0.count("SELECT size FROM thing WHERE id = 'counter'") }
            XCTAssertEqual(size, 101, "\(database.engine)")
            let result = try await database.verifyLedger()
            XCTAssertEqual(result.entries, 100)
            XCTAssertNil(result.firstBreak)
            let writers = try await database.read { try $0.all("SELECT actor, count(*) FROM ledger GROUP BY actor") { try $0.int(1) } }
            XCTAssertEqual(writers, Array(repeating: 5, count: 20))
        }
    }

    // MARK: Tampering

    private struct Tampering {
        let database: any Database

        /// Tampers, verifies in the same transaction, and takes it back.
        func assertBreak(
            _ sequence: Int, _ faults: Set<LedgerVerification.Fault>, district: String = "33.03", entries: Int? = nil, line: UInt = #line,
            _ tamper: @escaping @Sendable (any Connection) throws -> Void
        ) async throws {
            do {
                try await database.write { connection in
                    try tamper(connection)
                    throw RolledBack(value: try connection.verifyLedger())
                }
            } catch let end as RolledBack<LedgerVerification> {
                XCTAssertEqual(end.value.firstBreak?.district, district, "\(database.engine)", line: line)
                XCTAssertEqual(end.value.firstBreak?.sequence, sequence, "\(database.engine)", line: line)
                if let fault = end.value.firstBreak?.fault { XCTAssertTrue(faults.contains(fault), "\(fault) on \(database.engine)", line: line) }
                if let entries { XCTAssertEqual(end.value.entries, entries, line: line) }
            }
        }
    }

    private func tampering(_ body: (Tampering) async throws -> Void) async throws {
        try await TestDatabases.each { database in
            try await fill(database)
            try await body(Tampering(database: database))
            let result = try await database.verifyLedger()
            XCTAssertTrue(result.isWhole)
        }
    }

    func testAnAlteredColumn() async throws {
        try await tampering { tampering in
            let columns = ["at", "actor", "actor_name", "action", "subject", "details", "previous", "hash"]
            for column in columns {
                for sequence in [1, 5, 10] {
                    try await tampering.assertBreak(sequence, column == "previous" ? [.previousDiffers] : [.hashDiffers]) { connection in
                        let changed = try connection.execute(
                            """
                            UPDATE ledger SET \(identifier: column) = \(identifier: column) || ' '
                            WHERE district = '33.03' AND sequence = \(sequence)
                            """)
                        XCTAssertEqual(changed, 1)
                    }
                }
            }
            try await tampering.assertBreak(10, [.sequenceGap]) {
                try $0.execute("UPDATE ledger SET sequence = 11 WHERE district = '33.03' AND sequence = 10")
            }
            try await tampering.assertBreak(1, [.headMissing], district: "33.0") {
                try $0.execute("UPDATE ledger SET district = '33.0' WHERE district = '33.03' AND sequence = 10")
            }
            // Into another district's chain.
            try await tampering.assertBreak(11, [.previousDiffers], district: "33.02") {
                try $0.execute("UPDATE ledger SET district = '33.02', sequence = 11 WHERE district = '33.03' AND sequence = 10")
            }
        }
    }

    /// A field's bytes moved into the next field; without the lengths the hash would be the same.
    func testBytesMovedBetweenFields() async throws {
        try await tampering { tampering in
            try await tampering.assertBreak(5, [.hashDiffers]) {
                try $0.execute("UPDATE ledger SET actor = '019aS', actor_name = 'iti' WHERE district = '33.03' AND sequence = 5")
            }
        }
    }

    func testRemovedEntries() async throws {
        try await tampering { tampering in
            for (sequence, fault) in [(1, .sequenceGap), (5, .sequenceGap), (10, .tailRemoved)] as [(Int, LedgerVerification.Fault)] {
                try await tampering.assertBreak(sequence, [fault], entries: 10 + sequence - 1) {
                    try $0.execute("DELETE FROM ledger WHERE district = '33.03' AND sequence = \(sequence)")
                }
            }
            try await tampering.assertBreak(1, [.tailRemoved], entries: 10) { try $0.execute("DELETE FROM ledger WHERE district = '33.03'") }
            try await tampering.assertBreak(1, [.tailRemoved], district: "33.02", entries: 0) { try $0.execute("DELETE FROM ledger") }
            try await tampering.assertBreak(1, [.tailRemoved], district: "ä", entries: 20) {
                try $0.execute("DELETE FROM ledger WHERE district = 'ä'")
            }
            // With the rest moved up to close the gap.
            try await tampering.assertBreak(5, [.previousDiffers]) { connection in
                try connection.execute("DELETE FROM ledger WHERE district = '33.03' AND sequence = 5")
                for sequence in 6...10 {
                    try connection.execute("UPDATE ledger SET sequence = \(sequence - 1) WHERE district = '33.03' AND sequence = \(sequence)")
                }
                try connection.execute("UPDATE ledger_head SET sequence = 9 WHERE district = '33.03'")
            }
            // With the head set back as well, but not its hash.
            try await tampering.assertBreak(9, [.headDiffers]) { connection in
                try connection.execute("DELETE FROM ledger WHERE district = '33.03' AND sequence = 10")
                try connection.execute("UPDATE ledger_head SET sequence = 9 WHERE district = '33.03'")
            }
        }
    }

    func testSwappedDuplicatedAndInsertedEntries() async throws {
        try await tampering { tampering in
            try await tampering.assertBreak(4, [.previousDiffers, .hashDiffers]) { connection in
                for (from, to) in [(4, 99), (5, 4), (99, 5)] {
                    try connection.execute("UPDATE ledger SET sequence = \(to) WHERE district = '33.03' AND sequence = \(from)")
                }
            }
            // Without the key nothing else forbids it.
            func copy(from: Int, to: Int) -> SQL {
                """
                INSERT INTO ledger (district, sequence, at, actor, actor_name, action, subject, details, previous, hash)
                SELECT district, \(to), at, actor, actor_name, action, subject, details, previous, hash
                FROM ledger WHERE district = '33.03' AND sequence = \(from)
                """
            }
            let end = copy(from: 10, to: 11)
            try await tampering.assertBreak(11, [.previousDiffers]) { try $0.execute(end) }
            let middle = copy(from: 5, to: 6)
            try await tampering.assertBreak(6, [.previousDiffers]) { connection in
                for sequence in (6...10).reversed() {
                    try connection.execute("UPDATE ledger SET sequence = \(sequence + 1) WHERE district = '33.03' AND sequence = \(sequence)")
                }
                try connection.execute(middle)
            }
            // A well-made entry appended behind the head's back.
            @Sendable func append(_ connection: any Connection) throws {
                let head = try connection.ledgerHead(district: "33.03")
                let entry = try LedgerEntry(
                    district: "33.03", after: head, at: moment, author: author, event: LedgerEvent("a", subject: "b"))
                try connection.execute(
                    """
                    INSERT INTO ledger (\(sql: LedgerEntry.columns)) VALUES
                    (\(entry.district), \(entry.sequence), \(entry.at), \(entry.actor), \(entry.actorName), \(entry.action),
                     \(entry.subject), \(entry.details), \(entry.previous), \(entry.hash))
                    """)
            }
            try await tampering.assertBreak(11, [.beyondHead]) { try append($0) }
        }
    }

    func testTamperedHeads() async throws {
        try await tampering { tampering in
            try await tampering.assertBreak(10, [.headDiffers]) { try $0.execute("UPDATE ledger_head SET hash = 'x' WHERE district = '33.03'") }
            try await tampering.assertBreak(11, [.tailRemoved]) { try $0.execute("UPDATE ledger_head SET sequence = 11 WHERE district = '33.03'") }
            try await tampering.assertBreak(10, [.beyondHead]) { try $0.execute("UPDATE ledger_head SET sequence = 9 WHERE district = '33.03'") }
            try await tampering.assertBreak(1, [.headMissing]) { try $0.execute("DELETE FROM ledger_head WHERE district = '33.03'") }
            try await tampering.assertBreak(1, [.headMissing], district: "ä") { try $0.execute("DELETE FROM ledger_head WHERE district = 'ä'") }
            for district in ["0", "33.025", "z", "ü"] {
                try await tampering.assertBreak(1, [.tailRemoved], district: district) {
                    try $0.execute("INSERT INTO ledger_head (district, sequence, hash) VALUES (\(district), 3, 'x')")
                }
            }
        }
    }

    /// What no chain can show by itself: a whole district gone, or an end cut off with its head. A noted hash shows it.
    func testNotedHashes() async throws {
        try await TestDatabases.each { database in
            try await fill(database)
            let noted = try await database.verifyLedger().heads
            let whole = try await database.verifyLedger(anchors: noted)
            XCTAssertTrue(whole.isWhole)
            let other = noted.map { LedgerVerification.Anchor(district: $0.district, sequence: 4, hash: $0.hash) }
            let differs = try await database.verifyLedger(anchors: other)
            XCTAssertEqual(differs.firstBreak, .init(district: "33.02", sequence: 4, fault: .anchorDiffers))
            try await database.write { connection in
                try connection.execute("DELETE FROM ledger WHERE district = '33.03' AND sequence > 8")
                try connection.execute(
                    """
                    UPDATE ledger_head SET sequence = 8, hash = (SELECT hash FROM ledger WHERE district = '33.03' AND sequence = 8)
                    WHERE district = '33.03'
                    """)
            }
            let unseen = try await database.verifyLedger()
            XCTAssertTrue(unseen.isWhole)
            let seen = try await database.verifyLedger(anchors: noted)
            XCTAssertEqual(seen.firstBreak, .init(district: "33.03", sequence: 10, fault: .tailRemoved))
        }
    }

    /// SQLite lets a column hold any type.
    func testAFieldOfAnotherType() async throws {
        try await TestDatabases.sqlite { database in
            try await fill(database)
            try await database.write { try $0.execute("UPDATE ledger SET details = x'00' WHERE district = '33.03' AND sequence = 3") }
            let result = try await database.verifyLedger()
            XCTAssertEqual(result.firstBreak, .init(district: "33.03", sequence: 3, fault: .unreadable))
        }
    }
}
