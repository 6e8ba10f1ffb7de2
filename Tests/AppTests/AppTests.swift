import TestSupport
import XCTest

final class SignInTests: XCTestCase {
    func testAnInvitationIsUsedOnceAndThenThePasswordSignsIn() async throws {
        try await TestDistrict.each { district in
            let link = try await district.workspace.addAccount(email: "Sari@Contoh.example", name: "Sari", role: "evaluator", agency: nil, area: nil)
            let path = "/invitation/" + link.split(separator: "/").last!
            let client = TestClient(district.routes)
            let page = try await client.get(path)
            XCTAssertEqual(page.status, 200)
            let short = try await client.post(path, ["password": "pendek", "again": "pendek"])
            XCTAssertEqual(short.status, 422)
            let set = try await client.post(path, ["password": "kopi tubruk pagi", "again": "kopi tubruk pagi"])
            XCTAssertEqual(set.status, 303)
            let home = try await client.get("/account")
            XCTAssertTrue(home.text.contains("Sari"))
            let again = try await client.get(path)
            XCTAssertEqual(again.status, 410)
            try await client.post("/sign-out", from: "/account", [:])
            let out = try await client.get("/account")
            XCTAssertEqual(out.status, 303)
            let wrong = try await client.post("/sign-in", ["email": "sari@contoh.example", "password": "kopi tubruk sore"])
            XCTAssertEqual(wrong.status, 422)
            let right = try await client.post("/sign-in", ["email": "sari@contoh.example", "password": "kopi tubruk pagi"])
            XCTAssertEqual(right.status, 303)
        }
    }

    func testAForgedFormIsRefused() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let answer = try await client.post("/sign-out", [("_key", "00")])
            XCTAssertEqual(answer.status, 403)
            let other = try await district.client("chair").get("/account").hidden("_key")!
            let crossed = try await client.post("/sign-out", [("_key", other)])
            XCTAssertEqual(crossed.status, 403)
            let still = try await client.get("/account")
            XCTAssertEqual(still.status, 200)
        }
    }
}
