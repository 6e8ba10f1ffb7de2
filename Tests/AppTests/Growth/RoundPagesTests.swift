import App
import Database
import Days
import Growth
import TestSupport
import XCTest

@testable import App

/// Quality, change and survey beside routine: over HTTP, on both engines.
final class RoundPagesTests: XCTestCase {
    private struct Measured {
        var haz: Double?
        var weight = 9.5
        var height = 80.3
        var day = "12"
    }

    /// One child with its measurements, by month.
    private struct Child {
        var village = "99.01.01.2001"
        var posyandu = "Melati"
        var name: String
        var sex = "f"
        var born = "2024-03-05"
        var whz: Double?
        var months: [String: [Measured]]
    }

    private func insert(_ children: [Child], into district: TestDistrict) async throws {
        try await district.workspace.database.write { connection in
            for (index, child) in children.enumerated() {
                let id = Identifier.make(at: Instant(milliseconds: Int64(index)))
                try connection.execute(
                    """
                    INSERT INTO child (id, district, village, posyandu, name, sex, birth_date, first_period)
                    VALUES (\(id), \(TestDistrict.code), \(child.village), \(child.posyandu), \(child.name), \(child.sex), \(child.born), '2026-01')
                    """)
                for (month, measurements) in child.months {
                    for measured in measurements {
                        try connection.execute(
                            """
                            INSERT INTO measurement (child, date, district, period, village, weight, height, position, haz, haz_flag, whz, whz_flag)
                            VALUES (\(id), \(month + "-" + measured.day), \(TestDistrict.code), \(month), \(child.village), \(measured.weight),
                                \(measured.height), 'h', \(measured.haz), \(measured.haz.map { abs($0) > 6 }), \(child.whz),
                                \(child.whz.map { abs($0) > 5 }))
                            """)
                    }
                }
            }
            try connection.refreshGrowthSummaries(district: TestDistrict.code, from: Month(iso: "2026-01")!)
        }
    }

    // MARK: Quality

    /// Ten z-scores that repeat: SD 1.07, neither skewed nor heavy-tailed.
    private static let pattern: [Double] = [-1.98, -1.08, -0.72, -0.36, -0.09, 0.09, 0.36, 0.72, 1.08, 1.98]

    /// Sixty children of a posyandu, well measured but for their heights where these are rounded.
    private func posyandu(_ name: String, _ village: String, count: Int = 60, rounds: Bool) -> [Child] {
        (0..<count).map { index in
            let born = Day(iso: "2026-05-12")! - (190 + index * 1620 / count)
            let height = rounds ? Double(70 + index % 20) + (index % 3 == 0 ? 0.5 : 0) : 70 + Double(index * 7 % 200) / 10
            return Child(
                village: village, posyandu: name, name: "Anak \(name) \(index)", sex: index % 2 == 0 ? "m" : "f", born: born.iso,
                whz: Self.pattern[index % 10],
                months: ["2026-05": [Measured(haz: Self.pattern[(index + 3) % 10] - 1, weight: 8 + Double(index % 60) / 10, height: height)]])
        }
    }

    func testThePosyanduThatRoundsHeightsIsNamedWithWhatToDo() async throws {
        try await TestDistrict.each { district in
            try await insert(
                posyandu("Mawar", "99.01.01.2002", rounds: false) + posyandu("=Melati", "99.01.01.2001", rounds: true)
                    + posyandu("Kenanga", "99.01.02.2001", count: 20, rounds: true), into: district)
            let client = try await district.client("chair")
            client.cookies["lang"] = "en"
            let page = try await client.get("/growth/areas/99.01/quality?period=2026-05")
            XCTAssertEqual(page.status, 200)
            XCTAssertTrue(
                page.text.contains("Of 140 children who were measured. Posyandu: 1 poor, 0 to look at, 1 good; 1 measured fewer than 30"), page.text)
            XCTAssertTrue(page.text.contains("=Melati") && page.text.contains("Train its cadres in"))
            XCTAssertTrue(page.text.contains("Train cadres to read the board to 0.1 cm"))
            XCTAssertFalse(page.text.contains("Mawar"))
            XCTAssertFalse(page.text.contains("Kenanga"), "twenty children are too few to judge anybody")
            XCTAssertTrue(page.text.contains("does not name who measured"))
            XCTAssertTrue(page.text.contains("SMART manual 2.0, 2017"))
            let csv = try await client.get("/growth/areas/99.01/quality.csv?period=2026-05")
            let lines = csv.text.split(separator: "\r\n")
            XCTAssertEqual(lines.count, 5)
            XCTAssertTrue(lines[1].hasPrefix("99.01.01.2001,Karanggintung,'=Melati,2026-05,60,poor,"), String(lines[1]))
            XCTAssertTrue(lines[3].hasPrefix("99.01.02.2001,Cirahab,Kenanga,2026-05,20,too-few,"), String(lines[3]))
            XCTAssertTrue(lines[4].hasPrefix("99.01,Contoh,,2026-05,140,"))
            let indonesian = try await district.client("area-operator").get("/growth/areas/99.01.01/quality")
            XCTAssertTrue(indonesian.text.contains("=Melati"))
            XCTAssertFalse(indonesian.text.contains("Lumbir"))
            let growth = try await client.get("/growth")
            XCTAssertTrue(growth.text.contains("/growth/areas/99.01/quality?period=2026-05"))
        }
    }

    func testChildrenEnteredTwiceAndMeasuredAgainAreCounted() async throws {
        try await TestDistrict.each { district in
            var children = posyandu("Mawar", "99.01.01.2001", rounds: false)
            // The same child twice, written differently; the same name in another village is somebody else.
            children[1] = children[0]
            children[1].name = "  anak mawar 0"
            children[2] = children[0]
            children[2].village = "99.01.01.2002"
            children[3].months["2026-05"]?.append(Measured(haz: -1, day: "20"))
            try await insert(children, into: district)
            let tally = try await district.workspace.database.read {
                try $0.qualityTallies(of: TestDistrict.code, in: Month(iso: "2026-05")!, district: TestDistrict.code).sum
            }
            XCTAssertEqual([tally.children, tally.identified, tally.enteredTwice, tally.measuredAgain], [60, 60, 2, 1])
        }
    }

    func testRoundsFromBeforeTheTablesAreMadeUp() async throws {
        try await TestDistrict.each { district in
            try await insert(posyandu("Mawar", "99.01.01.2001", rounds: false), into: district)
            let period = Month(iso: "2026-05")!
            let database = district.workspace.database
            let before = try await database.read {
                try $0.qualityTallies(of: TestDistrict.code, in: period, district: TestDistrict.code).map(\.tally)
            }
            try await database.write { _ = try $0.execute("DELETE FROM growth_quality") }
            try await district.workspace.tallyRounds()
            let after = try await database.read { try $0.qualityTallies(of: TestDistrict.code, in: period, district: TestDistrict.code).map(\.tally) }
            XCTAssertEqual(before, after)
            XCTAssertEqual(after.count, 1)
        }
    }

    func testPagesWithoutMeasurementsSayWhatWillBeThere() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("nutrition-officer")
            for page in ["quality", "beside"] {
                let answer = try await client.get("/growth/areas/99.01/\(page)")
                XCTAssertEqual(answer.status, 200)
                XCTAssertTrue(answer.text.contains("Di sini akan tampil"), page)
            }
        }
    }

    // MARK: Change

    /// In April 100 children, 30 of them stunted; in May 60 of these, among whom nobody's class changed, and 12 are stunted. The 40
    /// who did not come had 18 stunted: the prevalence falls from 30 to 20 % and nobody grew.
    private var fallByMissing: [Child] {
        (0..<100).map { index in
            let comes = index < 60
            let isStunted = comes ? index < 12 : index < 78
            let haz = isStunted ? -2.4 : -1.0
            var months = ["2026-04": [Measured(haz: haz)]]
            if comes { months["2026-05"] = [Measured(haz: haz)] }
            return Child(village: index % 2 == 0 ? "99.01.01.2001" : "99.01.02.2001", name: "Anak \(index)", months: months)
        }
    }

    func testAFallByMissingChildrenIsSaidSo() async throws {
        try await TestDistrict.each { district in
            try await insert(fallByMissing, into: district)
            let client = try await district.client("nutrition-officer")
            client.cookies["lang"] = "en"
            let page = try await client.get("/growth?period=2026-05")
            XCTAssertTrue(
                page.text.contains(
                    "Compared with April 2026: among all measured stunting fell by 10.0 points, but among the same 60 children it stayed the same. "
                        + "The gap comes mostly from the 40 children measured then and not now (45.0\u{A0}% stunted), not from growth."), page.text)
            XCTAssertTrue(page.text.contains("30 / 100") && page.text.contains("12 / 60"))
            client.cookies["lang"] = "id"
            let indonesian = try await client.get("/growth?period=2026-05")
            XCTAssertTrue(indonesian.text.contains("40 anak yang waktu itu diukur dan sekarang tidak (45,0\u{A0}% pendek), bukan dari pertumbuhan"))
            // Nothing to compare April with.
            let april = try await client.get("/growth?period=2026-04")
            XCTAssertFalse(april.text.contains("id=\"change\""))
        }
    }

    /// All fall a little, the same children rise a little: no sentence may say that they agree on a direction.
    func testSmallOppositeChangesAreNotCalledTheSame() throws {
        let same = try XCTUnwrap(PairedCounts(children: 100_000, bothTimes: 28_000, onlyBefore: 300, onlyNow: 500))
        let change = try XCTUnwrap(
            PrevalenceChange(before: Proportion(31_000, of: 110_000)!, now: Proportion(30_900, of: 110_000)!, same: same))
        XCTAssertEqual(change.reading, .agreed(isChange: true))
        let text = Copy.Change.sentence(Month(iso: "2026-04")!, change)
        XCTAssertTrue(text(.english).contains("rose by 0.2 points, among all measured it fell by 0.1 points; too little apart"), text(.english))
        XCTAssertTrue(text(.indonesian).contains("naik 0,2 poin, pada semua yang diukur turun 0,1 poin"), text(.indonesian))
    }

    /// The last measurement of a month counts; what is implausible or has no height is not measured validly.
    func testWhoCountsAsTheSameChildren() async throws {
        try await TestDistrict.each { district in
            try await insert(
                [
                    Child(name: "A", months: ["2026-02": [Measured(haz: -2.5), Measured(haz: -1, day: "25")], "2026-05": [Measured(haz: -2.2)]]),
                    Child(name: "B", months: ["2026-02": [Measured(haz: -3)], "2026-05": [Measured(haz: -2.5), Measured(haz: -1.9, day: "13")]]),
                    Child(name: "C", months: ["2026-02": [Measured(haz: -7)], "2026-05": [Measured(haz: -1)]]),
                    Child(name: "D", months: ["2026-02": [Measured(haz: -2.1)], "2026-05": [Measured(haz: nil)]]),
                    Child(name: "E", months: ["2026-02": [Measured(haz: -2.1)], "2026-04": [Measured(haz: -2)], "2026-05": [Measured(haz: -2.1)]]),
                ], into: district)
            let month = Month(iso: "2026-05")!
            let changes = try await district.workspace.database.read { connection in
                try connection.growthChanges(
                    of: TestDistrict.code, in: month, connection.growthSeries(of: TestDistrict.code, district: TestDistrict.code),
                    district: TestDistrict.code)
            }
            XCTAssertEqual(changes.map(\.earlier.iso), ["2026-04", "2026-02"])
            XCTAssertEqual(changes.last?.change.same, PairedCounts(children: 3, bothTimes: 1, onlyBefore: 1, onlyNow: 1))
            XCTAssertEqual(changes.first?.change.same, PairedCounts(children: 1, bothTimes: 0, onlyBefore: 0, onlyNow: 1))
        }
    }

    // MARK: Survey beside routine

    private func publish(_ area: String, _ year: Int, _ percent: Double, _ low: Double?, _ high: Double?, in district: TestDistrict) async throws {
        let now = district.now
        try await district.workspace.database.write { connection in
            try connection.execute(
                """
                INSERT INTO estimate (id, district, area, year, period, source, method, percent, low, high, citation, note, created_at)
                VALUES (\(Identifier.make(at: now)), \(TestDistrict.code), \(area), \(year), '', 'SSGI', 'survey', \(percent), \(low), \(high),
                    'Buku saku', '', \(now))
                """)
        }
    }

    func testSurveyAndRoutineStandSideBySideWithReasonsFromTheRecords() async throws {
        try await TestDistrict.each { district in
            try await insert(fallByMissing, into: district)
            try await publish("99.01", 2024, 34.1, 31, 37.2, in: district)
            let client = try await district.client("chair")
            client.cookies["lang"] = "en"
            let page = try await client.get("/growth/areas/99.01/beside?period=2026-05")
            XCTAssertEqual(page.status, 200)
            let expected = [
                "Contoh: survey 34.1\u{A0}%, routine 20.0\u{A0}% (May 2026)", "12 / 60",
                // Wilson: 12 of 60 is 11.8 to 31.8; the survey begins at 31.0.
                "11.8–31.8", "31.0–37.2", "the 95 % intervals overlap", "40 registered children have no valid height (60.0\u{A0}% covered)",
                "how much that matters cannot be estimated", "2 years apart", "rules are not on record here", "fewer than ten villages",
            ]
            for text in expected { XCTAssertTrue(page.text.contains(text), "\(text): \(page.text)") }
            let part = try await client.get("/growth/areas/99.01.01/beside?period=2026-05")
            XCTAssertTrue(
                part.text.contains("There is no survey&#39;s figure of this area") || part.text.contains("There is no survey's figure of this area"),
                part.text)
            XCTAssertTrue(part.text.contains("/growth/areas/99.01/beside?period=2026-05"))
            let own = try await district.client("area-operator").get("/growth/areas/99.01.01/beside?period=2026-05")
            XCTAssertFalse(own.text.contains("/growth/areas/99.01/beside"), "no way out of the own area")
        }
    }

    func testReasonsFollowTheFigures() {
        let period = Month(iso: "2026-05")!
        func survey(_ percent: Double, _ low: Double?, _ high: Double?, _ time: SurveyBeside.Time = .year(2026, period: ""), ours: Bool = false)
            -> SurveyBeside
        {
            SurveyBeside(name: "SSGI", time: time, percent: percent, low: low, high: high, children: nil, isOurs: ours, citation: "", note: "")
        }
        var counts = GrowthCounts()
        (counts.registered, counts.measured, counts.heightValid, counts.stunted) = (1000, 800, 800, 160)
        let villages = (0..<20).map { Proportion($0, of: 40)! }
        let band = SensitivityBand(measured: Proportion(160, of: 800)!, registered: 1000, villages: villages)
        func reasons(_ survey: SurveyBeside) -> [Reason] {
            Reason.all(survey, counts: counts, panel: QualityPanel(QualityTally()), band: band, period: period)
        }
        // The band: (160 + 200 · 1/80) / 1000 = 16.25 % to (160 + 200 · 37/80) / 1000 = 25.25 %.
        XCTAssertEqual(
            reasons(survey(25, 24, 26)),
            [.beyondChance(points: 5), .coverageExplains(percent: 80, unmeasured: 200), .sameYear(period: ""), .definitionNotRecorded])
        XCTAssertEqual(reasons(survey(30, 28, 32))[1], .coverageIsNotEnough(percent: 80, unmeasured: 200))
        XCTAssertEqual(reasons(survey(21, 18, 24))[0], .chance(points: 1))
        XCTAssertEqual(reasons(survey(21, nil, nil))[0], .noInterval(points: 1))
        XCTAssertEqual(reasons(survey(21, 18, 24, .day(Day(iso: "2026-02-03")!), ours: true)).suffix(2), [.months(3), .sameDefinition])
        counts.registered = 810
        XCTAssertEqual(reasons(survey(21, 18, 24))[1], .nearlyAll(percent: 80_000.0 / 810))
    }

    func testFewChildrenAreCautioned() async throws {
        try await TestDistrict.each { district in
            try await insert(Array(fallByMissing.prefix(29)), into: district)
            let page = try await district.client("chair").get("/growth?period=2026-04")
            XCTAssertTrue(page.text.contains("&lt; 30 balita: persen belum andal"), page.text)
        }
    }
}
