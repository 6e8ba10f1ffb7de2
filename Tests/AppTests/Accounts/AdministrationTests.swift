import App
import TestSupport
import XCTest

final class AdministrationTests: XCTestCase {
    private func invite(_ client: TestClient, _ fields: KeyValuePairs<String, String>) async throws -> TestClient.Answer {
        try await client.post("/accounts", from: "/accounts/new", fields)
    }

    func testAnInvitationIsShownOnceAndSignsIn() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let agency = district.agencies["Dinsos"]!
            let form = try await client.get("/accounts/new")
            let fields = [
                ("name", "Ibu Rahayu"), ("email", "rahayu@contoh.example"), ("role", "focal-person"), ("agency", agency),
                ("_key", form.hidden("_key")!), ("_once", "satu-kali"),
            ]
            let shown = try await client.post("/accounts", fields)
            XCTAssertEqual(shown.status, 201)
            let link =
                shown.text.components(separatedBy: "value=\"http://localhost:8080").dropFirst().first.map { String($0.prefix { $0 != "\"" }) } ?? ""
            XCTAssertTrue(link.hasPrefix("/invitation/"), shown.text)
            XCTAssertTrue(shown.text.contains("Yth. Ibu Rahayu") && shown.text.contains("https://wa.me/?text="))
            XCTAssertEqual(shown.headers[.cacheControl], "no-store")
            let twice = try await client.post("/accounts", fields)
            XCTAssertEqual(twice.status, 303)
            XCTAssertFalse(twice.text.contains("/invitation/"))
            let account = twice.location!

            let browser = TestClient(district.routes)
            let set = try await browser.post(link, ["password": "kopi tubruk pagi", "again": "kopi tubruk pagi"])
            XCTAssertEqual(set.status, 303)
            // A change of role holds from the next page on, without a new session.
            let page = try await client.get(account)
            let promoted = try await client.post(
                account, from: account,
                ["version": page.hidden("version")!, "name": "Ibu Rahayu", "email": "rahayu@contoh.example", "role": "secretary", "agency": ""])
            XCTAssertEqual(promoted.status, 303, promoted.text)
            let accounts = try await browser.get("/accounts")
            XCTAssertEqual(accounts.status, 200)
            // Deactivated, the person is out at once.
            let off = try await client.post(account + "/deactivate", from: account, [:])
            XCTAssertEqual(off.status, 303)
            let out = try await browser.get("/accounts")
            XCTAssertEqual(out.status, 303)
            try await client.post(account + "/reactivate", from: account, [:])
            let still = try await browser.get("/accounts")
            XCTAssertEqual(still.status, 303, "a session that was ended stays ended")
            let renewed = try await client.post(account + "/link", from: account, [:])
            XCTAssertEqual(renewed.status, 201)
            XCTAssertTrue(renewed.text.contains("/invitation/"))
        }
    }

    func testWhatCannotBe() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let agency = district.agencies["Dinsos"]!
            let cases: [(String, KeyValuePairs<String, String>)] = [
                ("email", ["name": "A", "email": "a", "role": "chair"]),
                ("email", ["name": "A", "email": "chair@contoh.example", "role": "chair"]),
                ("name", ["name": "", "email": "a@x.example", "role": "chair"]),
                ("role", ["name": "A", "email": "a@x.example", "role": "king"]),
                ("agency", ["name": "A", "email": "a@x.example", "role": "focal-person"]),
                ("agency", ["name": "A", "email": "a@x.example", "role": "focal-person", "agency": "0198aaaa-0000-7000-8000-000000000001"]),
                ("area", ["name": "A", "email": "a@x.example", "role": "area-operator"]),
                ("area", ["name": "A", "email": "a@x.example", "role": "area-operator", "area": "99.01.77"]),
            ]
            for (field, fields) in cases {
                let answer = try await invite(client, fields)
                XCTAssertEqual(answer.status, 422, "\(fields)")
                XCTAssertTrue(answer.text.contains("href=\"#f-\(field)\""), "\(fields)")
            }
            let good = try await invite(client, ["name": "A", "email": "a@x.example", "role": "focal-person", "agency": agency])
            XCTAssertEqual(good.status, 201)
            let me = "/accounts/\(district.accounts["secretary"]!)"
            let alone = try await client.post(me + "/deactivate", from: me, [:])
            XCTAssertEqual(alone.status, 409)
            let resign = try await client.post(me, from: me, ["version": "1", "name": "Ibu", "email": "secretary@contoh.example", "role": "chair"])
            XCTAssertEqual(resign.status, 409)
            let stale = try await client.post(
                me, from: me, ["version": "99", "name": "Ibu", "email": "secretary@contoh.example", "role": "secretary"])
            XCTAssertEqual(stale.status, 409)
        }
    }

    func testTheSettingsOfEachRole() async throws {
        try await TestDistrict.each { district in
            for role in ["secretary", "chair", "focal-person"] {
                let client = try await district.client(role)
                let page = try await client.get("/settings")
                XCTAssertEqual(page.text.contains("href=\"/accounts\""), role == "secretary")
                client.cookies["lang"] = "en"
                let english = try await client.get("/settings")
                XCTAssertTrue(english.text.contains("Ledger"))
            }
        }
    }
}
