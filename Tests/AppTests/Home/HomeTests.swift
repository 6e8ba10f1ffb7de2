import Convergence
import Database
import Days
import Foundation
import TestSupport
import XCTest

@testable import App

final class HomeTests: XCTestCase {
    func testAVisitorWithoutAnAccountGoesToThePublicPage() async throws {
        try await TestDistrict.each { district in
            let answer = try await TestClient(district.routes).get("/")
            XCTAssertEqual(answer.status, 303)
            XCTAssertEqual(answer.location, "/public")
        }
    }

    func testAnEmptyWorkspaceSaysHowToBegin() async throws {
        try await TestDistrict.each { district in
            for role in ["secretary", "focal-person", "evaluator", "area-operator"] {
                let page = try await district.client(role).get("/")
                XCTAssertEqual(page.status, 200)
                XCTAssertTrue(page.text.contains("href=\"/estimates\""), role)
                XCTAssertTrue(page.text.contains("href=\"/growth\""), role)
            }
        }
    }

    func testTheHeadingSaysWhereTheDistrictStands() async throws {
        try await TestDistrict.each { district in
            try await district.publishFigures()
            try await district.holdMeeting()
            let client = try await district.client("chair")
            let page = try await client.get("/").text
            XCTAssertTrue(
                page.contains("Prevalensi survei 19,6\u{A0}% (SSGI 2024), target 14\u{A0}%. Kelima indikator kerja sama belum dinilai."), page)
            XCTAssertTrue(page.contains("3/5 undangan dihadiri dalam 1 rapat, 2 dengan mandat"))
            XCTAssertTrue(page.contains("1 / 4"), "read-backs confirmed of those required")
            XCTAssertTrue(page.contains("<svg"))
            XCTAssertTrue(page.contains("Survei: 2022 16,6\u{A0}%, 2024 19,6\u{A0}%; Penimbangan rutin: 2024 15,88\u{A0}%; target 14\u{A0}%"))
            client.cookies["lang"] = "en"
            let english = try await client.get("/").text
            XCTAssertTrue(
                english.contains(
                    "Survey prevalence 19.6\u{A0}% (SSGI 2024), target 14\u{A0}%. None of the five indicators of cooperation is judged yet."))
            XCTAssertFalse(english.contains("belum"), "nothing is left in the other language")
        }
    }

    func testJudgementsAreCountedAndNotScored() async throws {
        try await TestDistrict.each { district in
            try await district.publishFigures()
            let verdicts = [
                ("face-to-face-dialogue", "met"), ("trust-building", "met"), ("commitment-to-process", "partly"), ("shared-understanding", "not-met"),
                ("intermediate-outcomes", "met"),
            ]
            let client = TestClient(district.routes)
            let token = try await district.token("evaluator")
            for (indicator, verdict) in verdicts {
                let made = try await client.json(
                    .post, "/api/v1/judgements", token: token,
                    #"{"indicator":"\#(indicator)","from":"2026-01-01","to":"2026-03-31","judgement":"\#(verdict)","reasons":"Karena buktinya."}"#)
                XCTAssertEqual(made.status, 201)
            }
            let page = try await district.client("focal-person").get("/").text
            XCTAssertTrue(page.contains("Dua dari lima indikator kerja sama belum terpenuhi."))
            XCTAssertTrue(page.contains("3 / 5"))
            XCTAssertTrue(page.contains("penilaian atas masa 1 Januari – 31 Maret 2026"))
        }
    }

    func testTheNewestWeighingStandsWithItsCoverage() async throws {
        try await TestDistrict.each { district in
            try await district.workspace.database.write { connection in
                for (period, village, counts) in [
                    ("2026-04", "99.01.01.2001", (100, 80, 78, 20)), ("2026-05", "99.01.01.2001", (100, 80, 78, 12)),
                    ("2026-05", "99.01.02.2001", (50, 40, 40, 8)),
                ] {
                    try connection.execute(
                        """
                        INSERT INTO growth_summary (district, period, village, registered, measured, height_valid, stunted, severely_stunted,
                            weight_valid, underweight, severely_underweight, wasting_valid, wasted, severely_wasted, flagged)
                        VALUES (\(TestDistrict.code), \(period), \(village), \(counts.0), \(counts.1), \(counts.2), \(counts.3), 0, 0, 0, 0, 0, 0, 0, 0)
                        """)
                }
            }
            let page = try await district.client("nutrition-officer").get("/").text
            XCTAssertTrue(page.contains("16,95\u{A0}%"), "20 of 118")
            XCTAssertTrue(page.contains("rutin Mei 2026: 20 / 118 · 80\u{A0}% balita diukur"))
            let own = try await district.client("area-operator").get("/").text
            XCTAssertTrue(own.contains("Wilayah Anda: Sumbang"))
            XCTAssertTrue(own.contains("12 / 78"))
            XCTAssertFalse(own.contains("8 / 40"), "another area's counts are not this operator's")
        }
    }

    func testEveryRoleHasItsHomeInBothLanguages() async throws {
        try await TestDistrict.each { district in
            try await district.publishFigures()
            try await district.holdMeeting()
            for role in ["secretary", "chair", "focal-person", "nutrition-officer", "area-operator", "evaluator"] {
                let client = try await district.client(role)
                for language in ["id", "en"] {
                    client.cookies["lang"] = language
                    let home = try await client.get("/")
                    XCTAssertEqual(home.status, 200)
                    let duties = try await client.get("/duties")
                    XCTAssertEqual(duties.status, 200)
                }
            }
            let evaluator = try await district.client("evaluator").get("/").text
            XCTAssertTrue(evaluator.contains("Menunggu penilaian Anda"))
            XCTAssertTrue(evaluator.contains("Belum dinilai untuk masa 1 Maret – 10 Juni 2026."))
            XCTAssertTrue(evaluator.contains("/assessment/trust-building?from=2026-03-01&amp;to=2026-06-10"))
            let list = try await TestClient(district.routes).json(.get, "/api/v1/duties", token: try await district.token("focal-person"))
            XCTAssertTrue(list.text.hasPrefix("{\"items\":["))
        }
    }
}

extension TestDistrict {
    /// Three published figures and a target of the district.
    func publishFigures() async throws {
        let now = now
        try await workspace.database.write { connection in
            for (year, method, percent, source) in [
                (2022, EstimateMethod.survey, 16.6, "SSGI"), (2024, .survey, 19.6, "SSGI"), (2024, .routine, 15.88, "Penimbangan serentak"),
                (2024, .target, 12.93, "Target daerah"),
            ] {
                try connection.insert(
                    try PrevalenceEstimate(area: AreaCode(TestDistrict.code), year: year, source: source, method: method, percent: percent),
                    note: "", id: Identifier.make(at: now), district: TestDistrict.code, at: now)
            }
        }
    }
}
