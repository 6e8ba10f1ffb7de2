import Collaboration
import Database
import Days
import TestSupport
import XCTest

@testable import App

/// The sample is what newcomers see first: it must be whole, and no worse than a real team's half-year.
final class SampleDistrictTests: XCTestCase {
    /// On days of every kind: the words hang on weekdays and months, and what lies ahead must not have happened.
    func testItIsWholeOnAnyDay() async throws {
        for text in ["2026-08-30", "2027-01-01"] {
            let now = Instant(jakarta: try XCTUnwrap(Day(iso: text)), hour: 11)
            try await TestDatabases.sqlite(migrations) { database in
                let links = try await Workspace(database: database, clock: { now }).fillWithSample()
                XCTAssertEqual(links.count, 7, text)
                let verification = try await database.verifyLedger()
                XCTAssertNil(verification.firstBreak, text)
                try await checkRecords(database, now, text)
                try await checkPrevalence(database, text)
            }
        }
    }

    private func checkRecords(_ database: any Database, _ now: Instant, _ note: String) async throws {
        func number(_ sql: SQL) async throws -> Int { try await database.read { try $0.count(sql) } }
        let late = try await number("SELECT COUNT(*) FROM ledger WHERE at > \(now)")
        XCTAssertEqual(late, 0, note)
        // Kept as things happened: no entry is older than the one before it.
        let unordered = try await number(
            "SELECT COUNT(*) FROM ledger a JOIN ledger b ON b.district = a.district AND b.sequence = a.sequence + 1 WHERE b.at < a.at")
        XCTAssertEqual(unordered, 0, note)
        let held = try await number("SELECT COUNT(*) FROM meeting WHERE state = 'closed'")
        let ahead = try await number("SELECT COUNT(*) FROM meeting WHERE state = 'open' AND starts_at > \(now)")
        XCTAssertEqual([held, ahead], [5, 1], note)
        for state in ["open", "blocked", "delivered", "verified", "cancelled"] {
            let count = try await number("SELECT COUNT(*) FROM responsibility WHERE state = \(state)")
            XCTAssertGreaterThan(count, 0, "\(note): \(state)")
        }
        let waiting = try await database.read { try $0.pendingDecisions(district: SampleDistrict.code) }
        XCTAssertEqual(
            Set(waiting.compactMap { $0.value.awaitsChair ? $0.value.openHandOff?.cause : nil }), Set(HandOff.ChairCause.allCases), note)
        XCTAssertTrue(waiting.contains { $0.value.openEscalation != nil }, note)
        // Own words: nobody repeats what another said of the same statement.
        let repeated = try await number(
            """
            SELECT COUNT(*) FROM (SELECT r.statement, a.content FROM read_back r JOIN read_back_attempt a ON a.read_back = r.id
                GROUP BY r.statement, a.content HAVING COUNT(*) > 1) repeated
            """)
        XCTAssertEqual(repeated, 0, note)
        let required = try await number("SELECT COUNT(*) FROM read_back")
        let confirmed = try await number("SELECT COUNT(*) FROM read_back WHERE state = 'confirmed'")
        XCTAssertTrue((0.5...0.85).contains(Double(confirmed) / Double(required)), "\(note): \(confirmed) of \(required)")
    }

    /// Beside the published routine figures of 11 to 16 per cent; falling, and different from place to place.
    private func checkPrevalence(_ database: any Database, _ note: String) async throws {
        let series = try await database.read { try $0.growthSeries(of: SampleDistrict.code, district: SampleDistrict.code) }
        XCTAssertEqual(series.count, 6, note)
        let stunting = series.compactMap(\.counts.stunting?.percent)
        XCTAssertTrue(stunting.allSatisfy { (12.5...18).contains($0) }, "\(note): \(stunting)")
        XCTAssertLessThan(try XCTUnwrap(stunting.last), try XCTUnwrap(stunting.first), note)
        for (_, counts) in series {
            XCTAssertTrue((88...96).contains(try XCTUnwrap(counts.coverage?.percent)), note)
            XCTAssertTrue((4...6.5).contains(try XCTUnwrap(counts.wasting?.percent)), note)
            XCTAssertTrue((8...12).contains(try XCTUnwrap(counts.underweightShare?.percent)), note)
        }
        let month = try XCTUnwrap(series.last?.period)
        let places = try await database.read { try $0.growth(below: SampleDistrict.code, in: month, district: SampleDistrict.code) }
            .compactMap(\.counts.stunting?.percent)
        XCTAssertEqual(places.count, 27, note)
        XCTAssertLessThan(try XCTUnwrap(places.min()), 9, note)
        XCTAssertGreaterThan(try XCTUnwrap(places.max()), 20, note)
    }
}
