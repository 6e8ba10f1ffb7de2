import TestSupport
import XCTest

@testable import App

/// A link of ours never leads to another site.
final class RedirectTests: XCTestCase {
    func testOnlyPathsOfOurs() {
        for ours in ["/", "/growth/areas/33.02.21?period=2026-10", "/meetings/é"] { XCTAssertEqual(Local.path(ours), ours) }
        let theirs = [
            "", "meetings", "https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "\t//evil.example", "/\n/evil.example",
            "/\r\n/evil.example", "/ /evil.example", "/\u{0}/evil.example", "/\u{7F}/evil.example",
        ]
        for address in theirs { XCTAssertEqual(Local.path(address), "/", address) }
    }

    func testTheLanguageLink() async throws {
        try await TestDistrict.each { district in
            let visitor = try await district.client(nil)
            let answer = try await visitor.get("/language/en?back=/%09/evil.example")
            XCTAssertEqual(answer.location, "/")
        }
    }
}
