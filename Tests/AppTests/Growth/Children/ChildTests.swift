import App
import Days
import TestSupport
import XCTest

@testable import App

/// A child's page and how it is found: who may, what is shown, what is logged.
final class ChildTests: XCTestCase {
    private let nik = "9901014106240001"

    func testThePageShowsEveryVisitWithClassAndCode() async throws {
        try await TestDistrict.each { district in
            let ids = try await district.add([
                SampleChild(
                    name: "Ani <Contoh>", nik: nik,
                    visits: [
                        ("2026-02-10", 8.0, 72), ("2026-03-10", 8.3, 72), ("2026-04-10", 8.3, 72.5), ("2026-05-10", 8.2, 725),
                        ("2026-05-20", 8.2, 72.5),
                    ])
            ])
            let client = try await district.client("nutrition-officer")
            let page = try await client.get("/growth/children/\(ids["Ani <Contoh>"]!)")
            XCTAssertEqual(page.status, 200)
            XCTAssertEqual(page.headers[.cacheControl], "no-store")
            XCTAssertTrue(page.text.contains("Ani &lt;Contoh&gt;: rujuk ke puskesmas"), page.text)
            XCTAssertFalse(page.text.contains(nik))
            XCTAssertTrue(page.text.contains("••••••••••••0001"))
            XCTAssertEqual(page.text.components(separatedBy: "class=\"growth-chart\"").count - 1, 3)
            for curve in ["sd-0", "sd-1", "sd-2", "sd-3"] { XCTAssertTrue(page.text.contains("class=\"\(curve)\"")) }
            // Seven lines with a name on each of three charts.
            XCTAssertEqual(page.text.components(separatedBy: "-label\" x=\"437\"").count - 1, 21)
            let rows = page.text.components(separatedBy: "<tr>").filter { $0.contains("2026</td>") }
            XCTAssertEqual(rows.count, 5)
            // The newest first: 2T counts in the month's last visit, 725 cm is shown and doubted.
            XCTAssertTrue(rows[0].contains("20 Mei 2026") && rows[0].contains("<td>2T"), rows[0])
            XCTAssertTrue(rows[0].contains("sangat pendek"))
            XCTAssertTrue(rows[1].contains("725,0") && rows[1].contains("diragukan") && rows[1].contains("<td>–</td>"), rows[1])
            XCTAssertTrue(rows[2].contains("<td>T</td>"), rows[2])
            XCTAssertTrue(rows[3].contains("<td>N</td>"), rows[3])
            XCTAssertTrue(rows[4].contains("<td>B</td>"), rows[4])
            XCTAssertTrue(page.text.contains("class=\"doubtful\""))
            client.cookies["lang"] = "en"
            let english = try await client.get("/growth/children/\(ids["Ani <Contoh>"]!)")
            XCTAssertTrue(english.text.contains("refer to the puskesmas") && english.text.contains("severely stunted"))
        }
    }

    func testWhoIsWellHasNothingDueAndWhoStaysAwayIsVisited() async throws {
        try await TestDistrict.each { district in
            let ids = try await district.add([
                median("Budi"), median("Cici"), median("Dedi", months: ["2026-03"]), SampleChild(name: "Eka", visits: []),
            ])
            let client = try await district.client("nutrition-officer")
            let well = try await client.get("/growth/children/\(ids["Budi"]!)")
            XCTAssertTrue(well.text.contains("Budi: tidak ada yang perlu ditindaklanjuti"), well.text)
            let away = try await client.get("/growth/children/\(ids["Dedi"]!)")
            XCTAssertTrue(away.text.contains("Dedi: kunjungi") && away.text.contains("Dua bulan tidak ditimbang"), away.text)
            let never = try await client.get("/growth/children/\(ids["Eka"]!)")
            XCTAssertTrue(never.text.contains("belum pernah diukur") && never.text.contains("Kunjungi"), never.text)
        }
    }

    func testSeeingAChildIsLoggedOnceForPersonAndDay() async throws {
        try await TestDistrict.each { district in
            let ids = try await district.add([median("Budi", nik: nik)])
            let path = "/growth/children/\(ids["Budi"]!)"
            let officer = try await district.client("nutrition-officer")
            _ = try await officer.get(path)
            _ = try await officer.get(path)
            _ = try await district.client("area-operator").get(path)
            var seen = try await district.childEntries()
            XCTAssertEqual(seen.map(\.action), ["child.seen", "child.seen"])
            XCTAssertEqual(Set(seen.map(\.subject)), ["child/\(ids["Budi"]!)"])
            XCTAssertFalse(seen.contains { $0.details.contains(nik) })
            district.now = district.now.adding(days: 1)
            _ = try await officer.get(path)
            seen = try await district.childEntries()
            XCTAssertEqual(seen.count, 3)
            // At the same moment too.
            district.now = district.now.adding(days: 1)
            let (respond, cookies) = (officer.respond, officer.cookies)
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<5 {
                    group.addTask {
                        let client = TestClient(respond)
                        client.cookies = cookies
                        return try await client.get(path).status
                    }
                }
                for try await status in group { XCTAssertEqual(status, 200) }
            }
            seen = try await district.childEntries()
            XCTAssertEqual(seen.count, 4)
            let whole = try await district.workspace.database.verifyLedger().isWhole
            XCTAssertTrue(whole)
        }
    }

    func testOtherRolesAreRefused() async throws {
        try await TestDistrict.each { district in
            let ids = try await district.add([median("Budi", nik: nik)])
            for path in [
                "/growth/children/\(ids["Budi"]!)", "/growth/areas/99.01.01/children", "/growth/areas/99.01.01/follow-ups", "/growth/children",
            ] {
                for role in ["secretary", "chair", "focal-person", "evaluator"] {
                    let answer = try await district.client(role).get(path)
                    XCTAssertEqual(answer.status, 403, "\(role) \(path)")
                    XCTAssertFalse(answer.text.contains("Budi"))
                }
                let visitor = try await district.client(nil).get(path)
                XCTAssertNotEqual(visitor.status, 200, path)
                XCTAssertFalse(visitor.text.contains("Budi"))
            }
            // Who may not see children is not shown the way to them either.
            let growth = try await district.client("secretary").get("/growth")
            XCTAssertFalse(growth.text.contains("/follow-ups"))
            let own = try await district.client("area-operator").get("/growth")
            XCTAssertTrue(own.text.contains("/growth/areas/99.01.01/follow-ups") && own.text.contains("/growth/areas/99.01.01/children"))
            let entries = try await district.childEntries()
            XCTAssertTrue(entries.isEmpty)
        }
    }

    func testFindingByNameStaysInTheArea() async throws {
        try await TestDistrict.each { district in
            try await district.add([
                median("Siti Aminah", nik: nik), median("Siti Rahma", village: "99.01.02.2001"), median("Budi 100%", village: "99.01.01.2002"),
            ])
            let officer = try await district.client("nutrition-officer")
            let all = try await officer.get("/growth/areas/99.01/children?name=siti")
            XCTAssertTrue(all.text.contains("Siti Aminah") && all.text.contains("Siti Rahma") && !all.text.contains("Budi"), all.text)
            XCTAssertEqual(all.headers[.cacheControl], "no-store")
            XCTAssertFalse(all.text.contains(nik))
            let operatorsList = try await district.client("area-operator").get("/growth/areas/99.01.01/children?name=SITI")
            XCTAssertTrue(operatorsList.text.contains("Siti Aminah") && !operatorsList.text.contains("Siti Rahma"))
            let village = try await officer.get("/growth/areas/99.01.01.2002/children")
            XCTAssertTrue(village.text.contains("Budi") && !village.text.contains("Siti"))
            for short in ["si", "%25%25%25", "___", "1 2 3"] {
                let answer = try await officer.get("/growth/areas/99.01/children?name=\(short.replacing(" ", with: "+"))")
                XCTAssertEqual(answer.status, 422, short)
                XCTAssertTrue(answer.text.contains("tiga huruf"), short)
            }
            let literal = try await officer.get("/growth/areas/99.01/children?name=bud%25")
            XCTAssertTrue(literal.text.contains("Tidak ada anak dengan nama itu"), "a percent sign is no wildcard")
            let outside = try await district.client("area-operator").get("/growth/areas/99.01.02/children?name=siti")
            XCTAssertEqual(outside.status, 404)
        }
    }

    func testLongListsArePaged() async throws {
        try await TestDistrict.each { district in
            try await district.add((1...120).map { median("Anak \($0 + 1000)", months: ["2026-05"]) })
            let client = try await district.client("nutrition-officer")
            var seen: Set<String> = []
            for number in 1...3 {
                let page = try await client.get("/growth/areas/99.01.01/children?page=\(number)")
                let names = page.text.matches(of: />(Anak \d{4})</).map { String($0.output.1) }
                XCTAssertEqual(names.count, number == 3 ? 20 : 50)
                seen.formUnion(names)
            }
            XCTAssertEqual(seen.count, 120)
            for strange in ["0", "-1", "9999999999999999999", "x"] {
                let page = try await client.get("/growth/areas/99.01.01/children?page=\(strange)")
                XCTAssertEqual(page.status, 200, strange)
            }
        }
    }

    func testTheWholeNikLeadsToTheChild() async throws {
        try await TestDistrict.each { district in
            let ids = try await district.add([median("Budi", nik: nik), median("Cici")])
            let officer = try await district.client("nutrition-officer")
            let from = "/growth/areas/99.01/children"
            for typed in [nik, "9901 0141 0624 0001", "'\(nik)"] {
                let found = try await officer.post("/growth/children", from: from, ["nik": typed])
                XCTAssertEqual(found.location, "/growth/children/\(ids["Budi"]!)", typed)
            }
            for wrong in ["", "990101410624000", nik + "1", "99010141062400O1", "％"] {
                let answer = try await officer.post("/growth/children", from: from, ["nik": wrong])
                XCTAssertEqual(answer.status, 422, wrong)
            }
            let unknown = try await officer.post("/growth/children", from: from, ["nik": "9901014106240009"])
            XCTAssertTrue(unknown.text.contains("Tidak ada anak dengan NIK ini"))
            let ledger = try await district.workspace.database.read {
                try $0.count("SELECT COUNT(*) FROM ledger WHERE details LIKE '%9901014106240001%'")
            }
            XCTAssertEqual(ledger, 0)
        }
    }

    func testOutsideOnesAreaTheGlassIsBroken() async throws {
        try await TestDistrict.each { district in
            try await district.addOtherOperator()
            let ids = try await district.add([median("Budi", nik: nik), median("Lina", village: "99.01.02.2001")])
            let path = "/growth/children/\(ids["Budi"]!)"
            let other = try await district.client("area-operator/Lumbir")
            let from = "/growth/areas/99.01.02/children"
            // By its identifier alone the child does not exist, nor by a wrong number with a good reason.
            var answer = try await other.get(path)
            XCTAssertEqual(answer.status, 404)
            let reason = "Ditimbang di posyandu kami karena tinggal di rumah nenek"
            answer = try await other.post(path + "/open", from: from, ["nik": "9901014106240009", "reason": reason])
            XCTAssertEqual(answer.status, 404)
            answer = try await other.post(path + "/open", from: from, ["reason": reason])
            XCTAssertEqual(answer.status, 404)
            // The whole number shows that there is a child, and nothing of it.
            let found = try await other.post("/growth/children", from: from, ["nik": nik])
            XCTAssertEqual(found.status, 200)
            XCTAssertTrue(found.text.contains("di luar wilayah Anda"), found.text)
            for secret in ["Budi", "Karanggintung", "Ibu Contoh", "Sumbang"] { XCTAssertFalse(found.text.contains(secret), secret) }
            // A reason that says nothing opens nothing.
            answer = try await other.post(path + "/open", from: from, ["nik": nik, "reason": "  ... ya"])
            XCTAssertEqual(answer.status, 422)
            answer = try await other.post(path + "/open", from: from, ["nik": nik, "reason": String(repeating: "panjang ", count: 100)])
            XCTAssertEqual(answer.status, 422)
            answer = try await other.get(path)
            XCTAssertEqual(answer.status, 404)
            let before = try await district.childEntries()
            XCTAssertFalse(before.contains { $0.subject == "child/\(ids["Budi"]!)" })
            // With a reason, which is in the ledger first; for the rest of the day, once.
            answer = try await other.post(path + "/open", from: from, ["nik": nik, "reason": reason])
            XCTAssertEqual(answer.location, path)
            answer = try await other.get(path)
            XCTAssertEqual(answer.status, 200)
            XCTAssertTrue(answer.text.contains(reason) && answer.text.contains("Budi") && !answer.text.contains(nik))
            _ = try await other.get(path)
            let entries = try await district.childEntries().filter { $0.subject == "child/\(ids["Budi"]!)" }
            XCTAssertEqual(entries.map(\.action), ["child.opened-outside"])
            XCTAssertTrue(entries[0].details.contains(reason) && !entries[0].details.contains(nik))
            // Nobody else's reason, and not tomorrow.
            district.now = district.now.adding(days: 1)
            answer = try await other.get(path)
            XCTAssertEqual(answer.status, 404)
            // The own child needs none.
            answer = try await other.get("/growth/children/\(ids["Lina"]!)")
            XCTAssertEqual(answer.status, 200)
        }
    }

    func testNumbersAreNotTriedOneAfterAnother() async throws {
        try await TestDistrict.each { district in
            try await district.add([median("Budi", nik: nik)])
            let client = try await district.client("area-operator")
            let form = try await client.get("/growth/areas/99.01.01/children")
            func ask(_ number: Int) async throws -> Int {
                try await client.post(
                    "/growth/children",
                    [("nik", "990101410624\(number + 2000)"), ("_key", form.hidden("_key")!), ("_once", "\(number)")]
                ).status
            }
            for number in 0..<Children.searches {
                let status = try await ask(number)
                XCTAssertEqual(status, 200)
            }
            var status = try await ask(5000)
            XCTAssertEqual(status, 429)
            // The own children are found all the same; and later everything.
            let own = try await client.post("/growth/children", from: "/growth/areas/99.01.01/children", ["nik": nik])
            XCTAssertEqual(own.status, 303)
            district.now = district.now.adding(minutes: Children.searchWindow + 1)
            status = try await ask(5001)
            XCTAssertEqual(status, 200)
        }
    }

    func testTwoChildrenOfOneNumberAreBothOffered() async throws {
        try await TestDistrict.each { district in
            try await district.addOtherOperator()
            try await district.add([median("Budi", nik: nik), median("Lina", village: "99.01.02.2001", nik: nik)])
            let officer = try await district.client("nutrition-officer").post("/growth/children", from: "/growth/areas/99.01/children", ["nik": nik])
            XCTAssertTrue(officer.text.contains("Budi") && officer.text.contains("Lina") && officer.text.contains("Lebih dari satu anak"))
            let other = try await district.client("area-operator/Lumbir").post(
                "/growth/children", from: "/growth/areas/99.01.02/children", ["nik": nik])
            XCTAssertTrue(other.text.contains("Lina") && !other.text.contains("Budi") && other.text.contains("name=\"reason\""), other.text)
        }
    }
}
