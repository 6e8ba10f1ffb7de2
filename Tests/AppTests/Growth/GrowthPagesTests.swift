import App
import Database
import Days
import TestSupport
import XCTest

@testable import App

final class GrowthPagesTests: XCTestCase {
    /// Three children of one village and one of another; the second month lacks one of them.
    private func fill(_ district: TestDistrict) async throws {
        let children: [(village: String, born: String, haz: [Double?])] = [
            ("99.01.01.2001", "2024-01-05", [-2.5, -1.0]), ("99.01.01.2001", "2024-06-05", [-3.4, nil]),
            ("99.01.01.2001", "2023-02-01", [0.2, 0.3]), ("99.01.02.2001", "2025-02-01", [-1, -7]),
            // Too old by the first month, so never counted.
            ("99.01.02.2001", "2021-03-01", [-3, -3]),
        ]
        try await district.workspace.database.write { connection in
            for (index, child) in children.enumerated() {
                let id = Identifier.make(at: Instant(milliseconds: Int64(index)))
                try connection.execute(
                    """
                    INSERT INTO child (id, district, village, name, sex, birth_date, first_period)
                    VALUES (\(id), \(TestDistrict.code), \(child.village), \("Anak \(index)"), 'f', \(child.born), '2026-04')
                    """)
                for (month, haz) in zip(["2026-04", "2026-05"], child.haz) {
                    guard let haz else { continue }
                    try connection.execute(
                        """
                        INSERT INTO measurement (child, date, district, period, village, weight, height, position, haz, haz_flag)
                        VALUES (\(id), \(month + "-12"), \(TestDistrict.code), \(month), \(child.village), 9.5, 80, 'h', \(haz), \(abs(haz) > 6))
                        """)
                }
            }
            try connection.refreshGrowthSummaries(district: TestDistrict.code, from: Month(iso: "2026-04")!)
        }
    }

    func testTheSummaryCountsWhoIsRegisteredMeasuredAndStunted() async throws {
        try await TestDistrict.each { district in
            try await fill(district)
            let (april, may) = try await district.workspace.database.read { connection in
                let series = try connection.growthSeries(of: TestDistrict.code, district: TestDistrict.code)
                return (series[0].counts, series[1].counts)
            }
            XCTAssertEqual([april.registered, april.measured, april.heightValid, april.stunted, april.severelyStunted], [4, 4, 4, 2, 1])
            // One is missing, and one height is implausible: neither counts as well grown.
            XCTAssertEqual([may.registered, may.measured, may.heightValid, may.stunted, may.flagged], [4, 3, 2, 0, 1])
        }
    }

    func testPagesShowCountsWithTheirDenominatorInBothLanguages() async throws {
        try await TestDistrict.each { district in
            try await fill(district)
            let client = try await district.client("chair")
            let page = try await client.get("/growth?period=2026-04")
            XCTAssertTrue(page.text.contains("50,0\u{A0}% balita yang diukur di Contoh pendek, April 2026"), page.text)
            XCTAssertTrue(page.text.contains("<svg"))
            client.cookies["lang"] = "en"
            let english = try await client.get("/growth/areas/99.01.01?period=2026-04")
            XCTAssertTrue(english.text.contains("66.7\u{A0}% of the children measured in Sumbang are stunted, April 2026"))
            for outside in ["/growth/areas/99", "/growth/areas/99/quality", "/growth/areas/99/beside", "/growth/areas/9"] {
                let answer = try await client.get(outside)
                XCTAssertEqual(answer.status, 404, "\(outside): the district's figure is not its province's")
            }
            let csv = try await client.get("/growth/areas/99.01/table.csv?period=2026-04")
            XCTAssertTrue(csv.text.contains("99.01.01,Sumbang,2026-04,3,3,3,2,1,66.67,"))
        }
    }

    func testAMonthThatHasBegunDoesNotSpeakForTheArea() async throws {
        func month(_ iso: String, _ measured: Int, of registered: Int) -> (period: Month, counts: GrowthCounts) {
            (Month(iso: iso)!, GrowthCounts(registered: registered, measured: measured))
        }
        let whole = [month("2026-03", 0, of: 4), month("2026-04", 4, of: 4), month("2026-05", 2, of: 4)]
        XCTAssertEqual(whole.current?.period.iso, "2026-05", "half is enough")
        XCTAssertEqual((whole + [month("2026-06", 1, of: 4)]).current?.period.iso, "2026-05")
        XCTAssertEqual([month("2026-06", 1, of: 4)].current?.period.iso, "2026-06", "where there is no other it is better than none")
        try await TestDistrict.each { district in
            try await fill(district)
            try await district.workspace.database.write { connection in
                try connection.execute("DELETE FROM measurement WHERE period = '2026-05' AND haz > -7")
                try connection.refreshGrowthSummaries(district: TestDistrict.code, from: Month(iso: "2026-04")!)
            }
            let client = try await district.client("chair")
            let usual = try await client.get("/growth").text
            XCTAssertTrue(usual.contains("pendek, April 2026"), usual)
            let begun = try await client.get("/growth?period=2026-05").text
            XCTAssertTrue(begun.contains("Baru 1 dari 4 balita terdaftar yang diukur."), begun)
        }
    }

    func testAnOperatorSeesOnlyItsArea() async throws {
        try await TestDistrict.each { district in
            try await fill(district)
            let client = try await district.client("area-operator")
            let own = try await client.get("/growth")
            XCTAssertTrue(own.text.contains("Sumbang"))
            XCTAssertFalse(own.text.contains("Lumbir"))
            for outside in ["99.01.02", "99.01", "99", "99.01.0", "99.01.011"] {
                let answer = try await client.get("/growth/areas/\(outside)")
                XCTAssertEqual(answer.status, 404, outside)
            }
        }
    }

    func testAnEmptyWorkspaceSaysHowToBegin() async throws {
        try await TestDistrict.each { district in
            let page = try await district.client("nutrition-officer").get("/growth")
            XCTAssertTrue(page.text.contains("Belum ada penimbangan"))
            XCTAssertTrue(page.text.contains("/growth/imports"))
        }
    }
}
