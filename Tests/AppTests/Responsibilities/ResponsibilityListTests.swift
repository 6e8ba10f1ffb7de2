import Days
import Foundation
import TestSupport
import XCTest

@testable import App

final class ResponsibilityListTests: XCTestCase {
    func testTheHeadingAnswersAndTheMostUrgentComesFirst() async throws {
        try await TestDistrict.each { district in
            let empty = try await district.client("chair").get("/responsibilities")
            XCTAssertTrue(empty.text.contains("<h1>Belum ada tanggung jawab</h1>"))
            _ = try await district.begin("Kelak", due: "2026-12-01")
            _ = try await district.begin("Segera", due: "2026-06-11")
            _ = try await district.begin("Milik lain", by: "focal-person/Dinkes", due: "2026-09-01")
            district.now = district.now.adding(days: 3)
            let all = try await district.client("chair").get("/responsibilities")
            XCTAssertTrue(all.text.contains("<h1>3 tanggung jawab, semua bertuan; 1 lewat tenggat</h1>"), all.text)
            let order = ["Segera", "Milik lain", "Kelak"].map { all.text.range(of: ">\($0)<")!.lowerBound }
            XCTAssertEqual(order, order.sorted())
            let ours = try await district.client("focal-person/DPU").get("/responsibilities")
            XCTAssertTrue(ours.text.contains("<h1>DPU memegang 2 tanggung jawab; 1 lewat tenggat</h1>"))
            XCTAssertFalse(ours.text.contains("Milik lain"))
            let everything = try await district.client("focal-person/DPU").get("/responsibilities?agency=all")
            XCTAssertTrue(everything.text.contains("Milik lain"))
            let client = try await district.client("focal-person/DPU")
            client.cookies["lang"] = "en"
            let english = try await client.get("/responsibilities?agency=all&overdue=1")
            XCTAssertTrue(english.text.contains("<h1>1 responsibility fits; 1 overdue</h1>"))
        }
    }

    func testFiltersAndWhatIsNoFilter() async throws {
        try await TestDistrict.each { district in
            let water = try await district.begin("Air 100% <bersih>", extra: #", "areas": ["99.01.02.2001"]"#)
            _ = try await district.begin("Jamban", by: "focal-person/Dinkes")
            func titles(_ query: String) async throws -> [String] {
                let answer = try await TestClient(district.routes).json(
                    .get, "/api/v1/responsibilities?\(query)", token: try await district.token("secretary"))
                XCTAssertEqual(answer.status, 200, query)
                let object = try JSONSerialization.jsonObject(with: Data(answer.bytes)) as! [String: Any]
                return (object["responsibilities"] as! [[String: Any]]).map { $0["title"] as! String }.sorted()
            }
            let cases: [(String, [String])] = [
                ("", ["Air 100% <bersih>", "Jamban"]), ("agency=\(district.agencies["DPU"]!)", ["Air 100% <bersih>"]),
                ("text=100%25", ["Air 100% <bersih>"]), ("text=%25", ["Air 100% <bersih>"]), ("text=JAMBAN", ["Jamban"]),
                ("area=99.01.02", ["Air 100% <bersih>"]), ("area=99.01.01", []), ("area=99.01.0", []),
                ("state=running", ["Air 100% <bersih>", "Jamban"]), ("state=verified", []), ("state=nonsense", ["Air 100% <bersih>", "Jamban"]),
                ("strategy=\(district.strategy)", ["Air 100% <bersih>", "Jamban"]), ("agency=%27%20OR%201=1", ["Air 100% <bersih>", "Jamban"]),
                ("page=999999999999", []), ("page=-1", ["Air 100% <bersih>", "Jamban"]),
            ]
            for (query, expected) in cases {
                let found = try await titles(query)
                XCTAssertEqual(found, expected, query)
            }
            let page = try await district.client("secretary").get("/responsibilities?agency=all&text=%3Cbersih")
            XCTAssertTrue(page.text.contains("Air 100% &lt;bersih&gt;"))
            XCTAssertTrue(page.text.contains(water))
        }
    }

    func testFiftyOnAPage() async throws {
        try await TestDistrict.each { district in
            for number in 1...53 { _ = try await district.begin("Nomor \(number)") }
            let client = try await district.client("chair")
            let first = try await client.get("/responsibilities")
            XCTAssertTrue(first.text.contains("Halaman 1 dari 2"))
            XCTAssertEqual(first.text.components(separatedBy: ">Nomor ").count - 1, 50)
            let second = try await client.get("/responsibilities?agency=all&page=2")
            XCTAssertEqual(second.text.components(separatedBy: ">Nomor ").count - 1, 3)
            XCTAssertTrue(second.text.contains("53 tanggung jawab"))
        }
    }

    func testTheHeaderCountsWhatWaitsForAction() async throws {
        try await TestDistrict.each { district in
            let (_, statement) = try await district.statement(by: "Dinsos", "Air belum ada")
            let far = try await district.begin("Jauh", due: "2026-12-01", extra: #", "statement": "\#(statement)""#)
            func duties(_ role: String) async throws -> [String] {
                let account = district.accounts[role]!
                let today = district.today
                return try await district.workspace.database.read { connection in
                    guard let actor = try connection.actor(account: account) else { return [] }
                    return try connection.responsibilityDuties(of: actor, on: today).map { "\($0.kind.rawValue) \($0.title)" }
                }
            }
            var found = try await duties("focal-person/DPU")
            XCTAssertEqual(found, [], "due in half a year is no duty yet")
            try await district.act("focal-person/DPU", "/block", ["reason": "x"], on: far)
            found = try await duties("focal-person/DPU")
            XCTAssertEqual(found, ["responsibility Jauh"])
            try await district.act("focal-person/DPU", "/unblock", on: far)
            try await district.act("focal-person/DPU", "/hand-offs", ["agency": district.agencies["Dinkes"]!, "reason": "x"], on: far)
            found = try await duties("focal-person/Dinkes")
            XCTAssertEqual(found, ["hand-off Jauh"])
            found = try await duties("nutrition-officer")
            XCTAssertEqual(found, ["hand-off Jauh"], "the officer is of the same agency")
            found = try await duties("chair")
            XCTAssertEqual(found, [])
            let before = district.now
            district.now = before.adding(days: 9)
            found = try await duties("chair")
            XCTAssertEqual(found, ["decision Jauh"], "also before the expiry was recorded")
            found = try await duties("focal-person/Dinkes")
            XCTAssertEqual(found, [])
            district.now = before
            let offer = try await district.shown(far).handOffs[0].id
            try await district.act("focal-person/DPU", "/hand-offs/\(offer)/withdraw", on: far)
            try await district.act("focal-person/DPU", "/deliveries", ["text": "Selesai"], on: far)
            for (role, expected) in [
                ("secretary", ["verification Jauh"]), ("focal-person/Dinsos", ["verification Jauh"]), ("focal-person/Dinkes", []),
                ("focal-person/DPU", []), ("evaluator", []), ("area-operator", []),
            ] {
                found = try await duties(role)
                XCTAssertEqual(found, expected, role)
            }
        }
    }
}
