import App
import Database
import TestSupport
import XCTest

final class AgencyTests: XCTestCase {
    func testAddEditAndTheSecondEditorIsTold() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let added = try await client.post(
                "/agencies", from: "/agencies/new",
                ["name": "Dinas Perikanan", "short_name": "Dinkan", "kind": "agency", "duty_id": "Gerakan makan ikan", "duty_en": "Fish promotion"])
            XCTAssertEqual(added.status, 303, added.text)
            let path = String(added.location!.dropLast("?done=1".count))
            let form = try await client.get(path + "/edit")
            let version = form.hidden("version")!
            let edited = try await client.post(
                path, from: path + "/edit",
                ["version": version, "name": "Dinas Perikanan dan Peternakan", "short_name": "Dinkannak", "kind": "agency"])
            XCTAssertEqual(edited.status, 303)
            let late = try await client.post(
                path, from: path + "/edit",
                ["version": version, "name": "Dinas Perikanan Saja Menurut Saya", "short_name": "Dinkan", "kind": "agency"])
            XCTAssertEqual(late.status, 409)
            XCTAssertTrue(late.text.contains("Dinas Perikanan Saja Menurut Saya"), "what was typed is not lost")
            client.cookies["lang"] = "en"
            let page = try await client.get("/agencies")
            XCTAssertTrue(page.text.contains("Dinkannak") && page.text.contains("6 agencies"), page.text)
            let taken = try await client.post("/agencies", from: "/agencies/new", ["name": "X", "short_name": "DINKES", "kind": "agency"])
            XCTAssertEqual(taken.status, 422)
            let camat = try await client.post(
                "/agencies", from: "/agencies/new", ["name": "X", "short_name": "Camat", "kind": "subdistrict", "area": "99.01.09"])
            XCTAssertEqual(camat.status, 422)
            let nameless = try await client.post("/agencies", from: "/agencies/new", ["name": " ", "short_name": "", "kind": "guild"])
            XCTAssertEqual(nameless.text.components(separatedBy: "href=\"#f-").count - 1, 3)
        }
    }

    func testThereIsAlwaysOneSecretariat() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let old = "/agencies/\(district.agencies["Sekretariat"]!)"
            let new = "/agencies/\(district.agencies["Dinkes"]!)"
            let away = try await client.post(
                old, from: old + "/edit", ["version": "1", "name": "Sekretariat", "short_name": "Sekretariat", "kind": "agency"])
            XCTAssertEqual(away.status, 422)
            let off = try await client.post(old + "/deactivate", from: old, [:])
            XCTAssertEqual(off.status, 409)
            let moved = try await client.post(
                new, from: new + "/edit", ["version": "1", "name": "Dinkes", "short_name": "Dinkes", "kind": "secretariat"])
            XCTAssertEqual(moved.status, 303, moved.text)
            let count = try await district.workspace.database.read {
                try $0.count("SELECT count(*) FROM agency WHERE kind = 'secretariat' AND active")
            }
            XCTAssertEqual(count, 1)
            let ledger = try await client.get("/ledger?kind=agency")
            XCTAssertTrue(ledger.text.contains("secretariat_before"))
        }
    }

    func testAnAgencyThatHoldsSomethingStays() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let id = district.agencies["DPU"]!
            let page = try await client.get("/agencies/\(id)")
            XCTAssertTrue(page.text.contains("/accounts?agency=\(id)"), "what holds it is linked")
            let refused = try await client.post("/agencies/\(id)/deactivate", from: "/agencies/\(id)", [:])
            XCTAssertEqual(refused.status, 409)
            let account = district.accounts["focal-person/DPU"]!
            try await client.post("/accounts/\(account)/deactivate", from: "/accounts/\(account)", [:])
            let (strategy, now, today) = (district.strategy, district.now, district.today)
            try await district.workspace.database.write { connection in
                try connection.execute(
                    """
                    INSERT INTO responsibility (id, district, title, strategy, owner_agency, owner_person, state, due, first_due, created_by, created_at)
                    VALUES ('0198aaaa-0000-7000-8000-000000000001', \(TestDistrict.code), 'Sumur bor', \(strategy), \(id), 'Pak Budi', 'open', \(today), \(today),
                        'x', \(now))
                    """)
            }
            let open = try await client.post("/agencies/\(id)/deactivate", from: "/agencies/\(id)", [:])
            XCTAssertEqual(open.status, 409)
            XCTAssertTrue(open.text.contains("/responsibilities?agency=\(id)"))
            try await district.workspace.database.write {
                try $0.execute("UPDATE responsibility SET state = 'verified', verified_at = '2026-06-10T02:00:00.000Z'")
            }
            let done = try await client.post("/agencies/\(id)/deactivate", from: "/agencies/\(id)", [:])
            XCTAssertEqual(done.status, 303)
            let back = try await client.post("/agencies/\(id)/reactivate", from: "/agencies/\(id)", [:])
            XCTAssertEqual(back.status, 303)
            let token = try await district.token("chair")
            let api = try await client.json(.get, "/api/v1/agencies", token: token)
            XCTAssertTrue(api.text.contains("\"shortName\":\"DPU\""))
        }
    }
}
