import App
import Foundation
import TestSupport
import XCTest

final class LedgerTests: XCTestCase {
    func testTheChainIsVerifiedAndABreakIsNamed() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            for index in 0..<3 {
                _ = try await district.workspace.addAccount(
                    email: "orang\(index)@contoh.example", name: "Orang \(index)", role: "evaluator", agency: nil, area: nil)
            }
            let whole = try await client.get("/ledger?verify=1")
            XCTAssertTrue(whole.text.contains("Rantai utuh: 3 catatan"), whole.text)
            try await district.workspace.database.write { connection in
                try connection.execute("UPDATE ledger SET actor_name = 'Orang Lain' WHERE sequence = 2")
            }
            // What was found is kept until the ledger moves; one more entry makes the server look again.
            _ = try await district.workspace.addAccount(email: "a@contoh.example", name: "A", role: "evaluator", agency: nil, area: nil)
            let broken = try await client.get("/ledger?verify=1")
            XCTAssertTrue(broken.text.contains("Rantai putus pada catatan 2"), broken.text)
            let token = try await district.token("evaluator")
            let api = try await client.json(.get, "/api/v1/ledger/verification", token: token)
            XCTAssertTrue(api.text.contains(#""whole":false"#) && api.text.contains(#""sequence":2"#), api.text)
        }
    }

    func testFiltersAndPages() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("chair")
            for index in 0..<60 {
                _ = try await district.workspace.addAccount(
                    email: "orang\(index)@contoh.example", name: "Orang \(index)", role: "evaluator", agency: nil, area: nil)
            }
            let first = try await client.get("/ledger")
            XCTAssertEqual(first.text.components(separatedBy: "<li class=\"card\">").count - 1, 50)
            XCTAssertTrue(first.text.contains("/ledger?before=11"))
            let second = try await client.get("/ledger?before=11")
            XCTAssertEqual(second.text.components(separatedBy: "<li class=\"card\">").count - 1, 10)
            let text = try await client.get("/ledger?text=orang42@")
            XCTAssertTrue(text.text.contains(": Orang 42</p>") && !text.text.contains(": Orang 41</p>"), text.text)
            let none = try await client.get("/ledger?from=2026-06-11")
            XCTAssertTrue(none.text.contains("Tidak ada catatan"))
            let day = try await client.get("/ledger?from=2026-06-10&to=2026-06-10&kind=account")
            XCTAssertTrue(day.text.contains(": Orang 59</p>"))
            let bad = try await client.get("/ledger?from=kemarin")
            XCTAssertEqual(bad.status, 422)
            client.cookies["lang"] = "en"
            let english = try await client.get("/ledger")
            XCTAssertTrue(english.text.contains("Ledger: 60 entries") && english.text.contains("invited"))
        }
    }

    func testOthersSeeWhatIsTheirAgencys() async throws {
        try await TestDistrict.each { district in
            for agency in ["DPU", "Dinsos"] {
                _ = try await district.workspace.addAccount(
                    email: "\(agency.lowercased())@x.example", name: "Baru \(agency)", role: "focal-person", agency: agency, area: nil)
            }
            let page = try await district.client("focal-person/DPU").get("/ledger")
            XCTAssertTrue(page.text.contains("dpu@x.example"))
            XCTAssertFalse(page.text.contains("dinsos@x.example"))
            let area = try await district.client("area-operator").get("/ledger")
            XCTAssertFalse(area.text.contains("dpu@x.example"))
            let token = try await district.token("focal-person/Dinsos")
            let api = try await TestClient(district.routes).json(.get, "/api/v1/ledger", token: token)
            XCTAssertTrue(api.text.contains("dinsos@x.example") && !api.text.contains("dpu@x.example"))
        }
    }
}
