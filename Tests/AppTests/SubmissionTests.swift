import Database
import Hummingbird
import TestSupport
import XCTest

@testable import App

/// A form is taken once, nothing that was typed is lost, and nothing forged or oversized gets in.
final class SubmissionTests: XCTestCase {
    func testAResentFormIsAnsweredWithWhatTheFirstLedTo() async throws {
        try await TestDistrict.each { district in
            let author = try await district.author("secretary", once: "key")
            try await district.workspace.change(by: author) { change in
                try change.record(LedgerEvent(action: "test.made", subject: "test/1"))
            }
            do {
                try await district.workspace.change(by: author) { change in
                    try change.record(LedgerEvent(action: "test.made", subject: "test/2"))
                }
                XCTFail("taken twice")
            } catch Refusal.alreadyReceived(let key) {
                XCTAssertEqual(key, "key")
            }
            let head = try await district.workspace.database.read { try $0.ledgerHead(district: TestDistrict.code).sequence }
            XCTAssertEqual(head, 1)
        }
    }

    func testTheSameFormWithOtherWordsIsAnotherSubmission() {
        let first = Form(urlEncoded: "_once=k&_key=a&text=satu")
        XCTAssertEqual(first.once, Form(urlEncoded: "text=satu&_key=b&_once=k").once)
        XCTAssertNotEqual(first.once, Form(urlEncoded: "_once=k&_key=a&text=dua").once)
        XCTAssertNil(Form(urlEncoded: "text=satu").once)
    }

    func testAnOversizedBodyIsRefusedBeforeItIsRead() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            client.headers[.contentLength] = "2147483648"
            let answer = try await client.send(.post, "/sign-out", type: "application/x-www-form-urlencoded", body: [])
            XCTAssertEqual(answer.status, 413)
            client.headers[.contentLength] = nil
            let long = try await client.send(
                .post, "/sign-out", type: "application/x-www-form-urlencoded", body: Array(repeating: 97, count: Routes.formLimit + 1))
            XCTAssertEqual(long.status, 413)
        }
    }

    func testBrokenMultipartBodiesAreRefusedPlainly() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            for body in ["", "--x\r\n", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc", "garbage"] {
                let answer = try await client.send(.post, "/sign-out", type: "multipart/form-data; boundary=x", body: Array(body.utf8))
                XCTAssertEqual(answer.status, 400, body)
            }
        }
    }

    func testMultipartSurvivesAnyCut() throws {
        let content = "a\r\n--y\r\n\r\n-x\r--x\n--x\r\n\r\nb"
        let body = Array(
            "preamble\r\n--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhalo\r\n--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\\\a\\\\b \\\"c\\\".csv\"\r\nContent-Type: text/csv\r\n\r\n\(content)\r\n--x--\r\nepilogue"
                .utf8)
        for cut in 1..<body.count {
            var multipart = Multipart(boundary: "x")
            try multipart.feed(body[..<cut])
            try multipart.feed(body[cut...])
            let form = try multipart.finish()
            XCTAssertEqual(form["text"], "halo")
            let file = try XCTUnwrap(form.files["f"])
            XCTAssertEqual(file.name, "b \"c\".csv")
            XCTAssertEqual(try String(contentsOfFile: file.path, encoding: .utf8), content)
        }
    }

    func testURLDecodingNeverFails() {
        XCTAssertEqual(Form(urlEncoded: "a=%E2%82%AC+1&b=%zz&c&=d&a=2")["a"], "€ 1")
        XCTAssertEqual(Form(urlEncoded: "b=%zz%")["b"], "%zz%")
        XCTAssertEqual(Form(urlEncoded: "b=%FF")["b"], "\u{FFFD}")
        XCTAssertEqual(Form(urlEncoded: "b=x%00y")["b"], "xy")
    }

    func testRedirectsStayWithinTheApplication() {
        for outside in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\nb"] {
            XCTAssertEqual(Local.path(outside), "/", outside)
        }
        XCTAssertEqual(Local.path("/meetings?x=1"), "/meetings?x=1")
    }

    func testSignInIsLimited() async throws {
        try await TestDistrict.each { district in
            let link = try await district.workspace.addAccount(email: "budi@contoh.example", name: "Budi", role: "chair", agency: nil, area: nil)
            let secret = String(link.split(separator: "/").last!)
            let accounts = Accounts(workspace: district.workspace)
            _ = try await accounts.accept(invitation: secret, password: "teh poci hangat", device: "", at: district.now)
            for _ in 0..<10 {
                do {
                    _ = try await accounts.signIn(email: "budi@contoh.example", password: "salah", address: "10.0.0.9", device: "", at: district.now)
                    XCTFail("signed in with a wrong password")
                } catch Refusal.invalid {}
            }
            do {
                _ = try await accounts.signIn(
                    email: "budi@contoh.example", password: "teh poci hangat", address: "10.0.0.9", device: "", at: district.now)
                XCTFail("not limited")
            } catch Refusal.tooManyAttempts {}
            _ = try await accounts.signIn(
                email: "budi@contoh.example", password: "teh poci hangat", address: "10.0.0.9", device: "", at: district.now.adding(minutes: 16))
        }
    }
}
