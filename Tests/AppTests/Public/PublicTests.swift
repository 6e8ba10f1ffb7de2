import Convergence
import Database
import Days
import Foundation
import TestSupport
import XCTest

@testable import App

final class PublicTests: XCTestCase {
    private func weigh(_ district: TestDistrict, _ period: String, _ counts: [(village: String, stunted: Int, valid: Int)]) async throws {
        try await district.workspace.database.write { connection in
            for count in counts {
                try connection.execute(
                    """
                    INSERT INTO growth_summary (district, period, village, registered, measured, height_valid, stunted, severely_stunted,
                        weight_valid, underweight, severely_underweight, wasting_valid, wasted, severely_wasted, flagged)
                    VALUES (\(TestDistrict.code), \(period), \(count.village), \(count.valid), \(count.valid), \(count.valid), \(count.stunted),
                        0, 0, 0, 0, 0, 0, 0, 0)
                    """)
            }
        }
    }

    func testEverybodyReadsItAndItNamesNobody() async throws {
        try await TestDistrict.each { district in
            try await district.publishFigures()
            try await district.holdMeeting()
            let token = try await district.token("evaluator")
            _ = try await TestClient(district.routes).json(
                .post, "/api/v1/judgements", token: token,
                #"{"indicator":"trust-building","from":"2026-01-01","to":"2026-03-31","judgement":"partly","reasons":"Menurut Ibu Wawancara sebagian."}"#
            )
            let client = TestClient(district.routes)
            for language in ["id", "en"] {
                client.cookies["lang"] = language
                let page = try await client.get("/public")
                XCTAssertEqual(page.status, 200)
                XCTAssertTrue(page.text.contains("27/2022"))
                XCTAssertTrue(page.text.contains("SSGI"))
                XCTAssertTrue(page.text.contains(language == "id" ? "sebagian" : "partly"))
                XCTAssertFalse(page.text.contains("Wawancara"), "reasons may quote people")
                XCTAssertFalse(page.text.contains("Ibu "), "no person is named")
            }
        }
    }

    func testASmallCountIsWithheldAndCannotBeHadBySubtraction() async throws {
        try await TestDistrict.each { district in
            // Lumbir's 3 of 40 are few; Sumbang alone beside the total would give them away.
            try await weigh(district, "2026-05", [("99.01.01.2001", 20, 100), ("99.01.02.2001", 3, 40)])
            let page = try await TestClient(district.routes).get("/public").text
            XCTAssertTrue(page.contains(">23 / 140</td>"), "the total is shown")
            XCTAssertFalse(page.contains(">3 / 40<"))
            XCTAssertFalse(page.contains(">20 / 100<"), "140 − 100 and 23 − 20 would tell")
            XCTAssertEqual(page.components(separatedBy: "tidak ditampilkan</small>").count - 1, 2)
        }
    }

    func testAMonthThatStillGrowsIsNotShown() async throws {
        try await TestDistrict.each { district in
            try await weigh(district, "2026-04", [("99.01.01.2001", 20, 100), ("99.01.02.2001", 15, 80)])
            try await weigh(district, "2026-06", [("99.01.01.2001", 33, 111), ("99.01.02.2001", 17, 90)])
            let page = try await TestClient(district.routes).get("/public").text
            XCTAssertTrue(page.contains("April 2026"))
            XCTAssertTrue(page.contains(">20 / 100</td>"))
            XCTAssertFalse(page.contains("/ 111</td>"))
        }
    }

    func testWithoutADistrictItSaysHowToBegin() async throws {
        try await TestDatabases.each(migrations) { database in
            let client = TestClient(makeRoutes(Workspace(database: database)))
            let page = try await client.get("/public")
            XCTAssertEqual(page.status, 200)
            XCTAssertTrue(page.text.contains("rembuk import areas"))
        }
    }
}
