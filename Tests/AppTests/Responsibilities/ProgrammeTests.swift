import Days
import Foundation
import TestSupport
import XCTest

@testable import App

final class ProgrammeTests: XCTestCase {
    func testTheNationalSetsAreInstalledOnce() async throws {
        try await TestDistrict.each { district in
            let secretary = try await district.client("secretary")
            let installed = try await secretary.post("/programmes/national", from: "/programmes", [:])
            XCTAssertEqual(installed.status, 303)
            let again = try await secretary.post("/programmes/national", from: "/programmes/strategy-sets/new", [:])
            XCTAssertEqual(again.status, 303)
            let (strategies, indicators, targets) = try await district.workspace.database.read { connection in
                (
                    try connection.count("SELECT count(*) FROM strategy"), try connection.count("SELECT count(*) FROM indicator"),
                    try connection.count("SELECT count(*) FROM indicator_target")
                )
            }
            XCTAssertEqual(strategies, 1 + 6 + 5, "and the one of the test's district")
            XCTAssertEqual(indicators, 29)
            XCTAssertEqual(targets, 15, "the documents give fifteen")
            let page = try await secretary.get("/programmes")
            XCTAssertFalse(page.text.contains("Pasang perangkat nasional"))
            for text in ["Perpres 72/2021", "Memperbaiki pola asuh", "29 indikator layanan", "58\u{A0}% (2024)", "belum ada tanggung jawab"] {
                XCTAssertTrue(page.text.contains(text), text)
            }
            secretary.cookies["lang"] = "en"
            let english = try await secretary.get("/programmes")
            XCTAssertTrue(english.text.contains("Improve parenting"))
            XCTAssertTrue(english.text.contains("<h1>0 of 12 strategies have a responsibility</h1>"))
        }
    }

    func testAStrategyShowsHowWhatServesItStands() async throws {
        try await TestDistrict.each { district in
            let done = try await district.begin("Selesai")
            _ = try await district.begin("Terlambat", due: "2026-06-11")
            _ = try await district.begin("Berjalan", due: "2026-12-11")
            let dropped = try await district.begin("Batal")
            try await district.act("chair", "/cancel", ["reason": "x"], on: dropped)
            try await district.act("focal-person/DPU", "/deliveries", ["text": "x"], on: done)
            let delivery = try await district.shown(done).deliveries[0].id
            try await district.act("secretary", "/deliveries/\(delivery)/verify", on: done)
            district.now = district.now.adding(days: 5)
            let answer = try await TestClient(district.routes).json(
                .get, "/api/v1/strategy-sets", token: try await district.token("area-operator"))
            XCTAssertEqual(answer.status, 200)
            XCTAssertTrue(
                answer.text.contains(#""responsibilities":{"delivered":0,"overdue":1,"running":1,"total":3,"verified":1}"#), answer.text)
            let page = try await district.client("chair").get("/programmes")
            XCTAssertTrue(page.text.contains("1 dari 1 strategi sudah punya tanggung jawab"))
            XCTAssertTrue(page.text.contains("<td class=\"n late\" data-label=\"Lewat tenggat\">1</td>"))
        }
    }

    func testANewVersionEndsTheOldOneAndWhatServesItStays() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let secretary = try await district.client("secretary")
            let old = try await district.workspace.database.read { try $0.first("SELECT id FROM strategy_set") { try $0.string(0) } }
            let form = try await secretary.get("/programmes/strategy-sets/new?from=\(old!)")
            XCTAssertTrue(form.text.contains("Menurunkan prevalensi stunting | Lower the prevalence of stunting"))
            func add(_ version: String, from day: String, strategies: String) async throws -> TestClient.Answer {
                try await secretary.post(
                    "/programmes/strategy-sets", from: "/programmes/strategy-sets/new",
                    [
                        "name-id": "Enam tujuan", "name-en": "Six goals", "source": "Perbup 1/2026", "version": version, "valid-from": day,
                        "strategies": strategies, "replaces": old!,
                    ])
            }
            let nothing = try await add("2026", from: "2026-06-10", strategies: " \n | \n")
            XCTAssertEqual(nothing.status, 422)
            let taken = try await add("2021", from: "2026-06-10", strategies: "Satu")
            XCTAssertEqual(taken.status, 422)
            let added = try await add("2026", from: "2026-06-10", strategies: "Satu | One\nDua\n")
            XCTAssertEqual(added.status, 303, added.text)
            let lines = try await district.workspace.database.read { [today = district.today] in
                try $0.strategySets(district: TestDistrict.code, on: today)
            }
            XCTAssertEqual(lines.map(\.version), ["2026", "2021"])
            XCTAssertEqual(lines[0].strategies.map(\.name.english), ["One", "Dua"])
            XCTAssertEqual(lines[1].validTo?.iso, "2026-06-09")
            let twice = try await add("2027", from: "2026-06-20", strategies: "Satu")
            XCTAssertEqual(twice.status, 422, "the old one has ended already")
            // What was promised under the old set keeps it, and can be edited without losing it.
            let owner = try await district.client("focal-person/DPU")
            let page = try await owner.get("/responsibilities/\(id)")
            XCTAssertTrue(page.text.contains("Menurunkan prevalensi stunting"))
            let version = try await owner.get("/responsibilities/\(id)/edit").hidden("version")!
            let edited = try await owner.post(
                "/responsibilities/\(id)/edit", from: "/responsibilities/\(id)/edit",
                ["title": "Judul baru", "strategy": district.strategy, "version": version])
            XCTAssertEqual(edited.status, 303, edited.text)
            let new = try await owner.post(
                "/responsibilities", from: "/responsibilities/new",
                ["title": "Baru", "strategy": district.strategy, "due": "2026-09-30", "person": "X"])
            XCTAssertEqual(new.status, 422, "no new promise under a set that has ended")
        }
    }

    func testIndicatorsOfTheDistrictAndTargetsThatStandBesideEachOther() async throws {
        try await TestDistrict.each { district in
            let secretary = try await district.client("secretary")
            let added = try await secretary.post(
                "/programmes/indicators", from: "/programmes/indicators/new",
                [
                    "group": "Remaja putri", "name-id": "Kelas remaja", "name-en": "Adolescents' class", "source": "Perbup 1/2026", "version": "2026",
                    "valid-from": "2026-06-01", "percent": "62,5 %", "year": "2026",
                ])
            XCTAssertEqual(added.status, 303, added.text)
            let path = String(added.location!.split(separator: "?")[0])
            let page = try await secretary.get(path)
            XCTAssertTrue(page.text.contains("30. Kelas remaja"))
            XCTAssertTrue(page.text.contains("62,5\u{A0}%"))
            let second = try await secretary.post(path + "/targets", from: path, ["percent": "70", "year": "2026", "source": "RPJMD"])
            XCTAssertEqual(second.status, 303, second.text)
            let same = try await secretary.post(path + "/targets", from: path, ["percent": "71", "year": "2026", "source": "RPJMD"])
            XCTAssertEqual(same.status, 422)
            for (percent, year) in [("101", "2026"), ("-1", "2026"), ("nan", "2026"), ("50", "26"), ("", "2026"), ("1e2", "2026")] {
                let wrong = try await secretary.post(path + "/targets", from: path, ["percent": percent, "year": year, "source": "y"])
                XCTAssertEqual(wrong.status, 422, percent)
            }
            let both = try await secretary.get(path)
            XCTAssertTrue(both.text.contains("Perbup 1/2026") && both.text.contains("RPJMD"))
            let chair = try await district.client("chair").get("/programmes/indicators/new")
            XCTAssertEqual(chair.status, 403)
        }
    }
}
