import Days
import TestSupport
import XCTest

@testable import App

final class DeliveryTests: XCTestCase {
    func testEvidenceIsVerifiedBySomebodyElseAndReopenedWithAReason() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let owner = try await district.client("focal-person/DPU")
            let nothing = try await owner.post("/responsibilities/\(id)/deliveries", from: "/responsibilities/\(id)", ["deliver-text": ""])
            XCTAssertEqual(nothing.status, 422)
            let handedIn = try await owner.post(
                "/responsibilities/\(id)/deliveries", from: "/responsibilities/\(id)",
                ["deliver-text": "14 sambungan terpasang", "deliver-link": "https://contoh.example/foto?a=1&b=2"])
            XCTAssertEqual(handedIn.status, 303, handedIn.text)
            let delivery = try await district.shown(id).deliveries[0].id
            for role in ["focal-person/DPU", "area-operator", "evaluator"] {
                let answer = try await district.act(role, "/deliveries/\(delivery)/verify", on: id)
                XCTAssertEqual(answer.status, 403, role)
            }
            let back = try await district.act("secretary", "/deliveries/\(delivery)/return", ["reason": "Foto belum ada"], on: id)
            XCTAssertEqual(back.status, 200)
            var shown = try await district.shown(id)
            XCTAssertEqual(shown.state, "open")
            XCTAssertEqual(shown.deliveries[0].verdict, "returned")
            try await district.act("focal-person/DPU", "/deliveries", ["text": "Dengan foto"], on: id)
            let second = try await district.shown(id).deliveries[1].id
            let stale = try await district.act("focal-person/Dinkes", "/deliveries/\(delivery)/verify", on: id)
            XCTAssertEqual(stale.status, 409, "the answer to the first evidence")
            let verified = try await district.act("focal-person/Dinkes", "/deliveries/\(second)/verify", on: id)
            XCTAssertEqual(verified.status, 200, verified.text)
            shown = try await district.shown(id)
            XCTAssertEqual(shown.state, "verified")
            let byAgency = try await district.act("focal-person/Dinkes", "/reopen", ["reason": "x"], on: id)
            XCTAssertEqual(byAgency.status, 403)
            let reopened = try await district.act("chair", "/reopen", ["reason": "Air mati lagi"], on: id)
            XCTAssertEqual(reopened.status, 200, reopened.text)
            let page = try await owner.get("/responsibilities/\(id)")
            for text in [
                "14 sambungan terpasang", "https://contoh.example/foto?a=1&amp;b=2", "Foto belum ada", "Dengan foto", "Air mati lagi",
                "Dibuka kembali",
            ] { XCTAssertTrue(page.text.contains(text), text) }
            let ledger = try await district.ledger("responsibility/\(id)")
            XCTAssertEqual(
                ledger,
                [
                    "responsibility.begun", "delivery.handed-in", "delivery.returned", "delivery.handed-in", "delivery.verified",
                    "responsibility.reopened",
                ])
        }
    }

    func testThePersonWhoOwnsItMayNotJudgeFromAnotherAgencyEither() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            // The named person has an account in Dinkes as well.
            try await district.act("focal-person/DPU", "/person", ["person": "Ibu focal-person/Dinkes", "reason": "rangkap"], on: id)
            try await district.act("focal-person/DPU", "/deliveries", ["text": "Selesai"], on: id)
            let delivery = try await district.shown(id).deliveries[0].id
            let own = try await district.act("focal-person/Dinkes", "/deliveries/\(delivery)/verify", on: id)
            XCTAssertEqual(own.status, 403)
            let other = try await district.act("focal-person/Dinsos", "/deliveries/\(delivery)/verify", on: id)
            XCTAssertEqual(other.status, 200, other.text)
        }
    }

    func testOnlyLinksOfTheWebAreTaken() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            for link in ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/b", "//a.example", "https://a b", "http://"] {
                let answer = try await district.act("focal-person/DPU", "/deliveries", ["link": link], on: id)
                XCTAssertEqual(answer.status, 422, link)
                XCTAssertTrue(answer.text.contains("\"field\":\"link\""), answer.text)
            }
        }
    }

    func testAFileIsStoredWholeAndOnlyEverDownloaded() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let owner = try await district.client("focal-person/DPU")
            // Longer than one part, and not what its name says.
            let bytes = Array("%PDF-1.7\n".utf8) + (0..<1_200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let sent = try await owner.upload(
                "/responsibilities/\(id)/deliveries", from: "/responsibilities/\(id)", ["deliver-text": ""], file: "deliver-file",
                name: "C:\\foto\\bukti \"1\".html", bytes: bytes, type: "text/html")
            XCTAssertEqual(sent.status, 303, sent.text)
            let shown = try await district.shown(id)
            let delivery = shown.deliveries[0].id
            let path = "/responsibilities/\(id)/deliveries/\(delivery)/file"
            let got = try await district.client("evaluator").get(path)
            XCTAssertEqual(got.status, 200)
            XCTAssertEqual(got.bytes, bytes)
            XCTAssertEqual(got.headers[.contentType], "application/pdf")
            XCTAssertTrue(got.headers[.contentDisposition]?.hasPrefix("attachment;") ?? false)
            XCTAssertEqual(got.headers[.init("X-Content-Type-Options")!], "nosniff")
            let parts = try await district.workspace.database.read { try $0.count("SELECT count(*) FROM file_part") }
            XCTAssertEqual(parts, 3)
            let page = try await owner.get("/responsibilities/\(id)")
            XCTAssertTrue(page.text.contains(path))
            let operatorPage = try await district.client("area-operator").get("/responsibilities/\(id)")
            XCTAssertEqual(operatorPage.status, 200)
            XCTAssertFalse(operatorPage.text.contains(path))
            let operatorFile = try await district.client("area-operator").get(path)
            XCTAssertEqual(operatorFile.status, 403)
            let other = try await district.begin("Lain")
            let crossed = try await owner.get("/responsibilities/\(other)/deliveries/\(delivery)/file")
            XCTAssertEqual(crossed.status, 404)
        }
    }

    func testWhatIsRefusedLeavesNoFileBehind() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let other = try await district.client("focal-person/Dinkes")
            let notOwner = try await other.upload(
                "/responsibilities/\(id)/deliveries", from: "/responsibilities/\(id)", file: "deliver-file", name: "a.png",
                bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1])
            XCTAssertEqual(notOwner.status, 403)
            let owner = try await district.client("focal-person/DPU")
            let empty = try await owner.upload(
                "/responsibilities/\(id)/deliveries", from: "/responsibilities/\(id)", ["deliver-text": "uraian saya"], file: "deliver-file",
                name: "kosong.pdf", bytes: [])
            XCTAssertEqual(empty.status, 422)
            XCTAssertTrue(empty.text.contains("uraian saya"))
            let large = try await owner.upload(
                "/responsibilities/\(id)/deliveries", from: "/responsibilities/\(id)", file: "deliver-file", name: "besar.pdf",
                bytes: [UInt8](repeating: 7, count: 20 * 1024 * 1024 + 1))
            XCTAssertEqual(large.status, 422, "a byte over 20 MB")
            let files = try await district.workspace.database.read { try $0.count("SELECT count(*) FROM file") }
            XCTAssertEqual(files, 0)
            let state = try await district.shown(id).state
            XCTAssertEqual(state, "open")
        }
    }

    func testWhatAFileIsSaysItsContent() throws {
        func type(_ bytes: [UInt8]) -> String {
            var sniffer = FileType.Sniffer()
            sniffer.look(at: bytes)
            return sniffer.type.rawValue
        }
        XCTAssertEqual(type([0xFF, 0xD8, 0xFF, 0xE0]), "image/jpeg")
        XCTAssertEqual(type([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), "image/png")
        XCTAssertEqual(type(Array("RIFF1234WEBPVP8 ".utf8)), "image/webp")
        XCTAssertEqual(type([0x50, 0x4B, 0x03, 0x04] + Array("......xl/workbook.xml".utf8)), FileType.xlsx.rawValue)
        XCTAssertEqual(type([0x50, 0x4B, 0x03, 0x04] + Array("......word/document.xml".utf8)), FileType.docx.rawValue)
        XCTAssertEqual(type([0x50, 0x4B, 0x03, 0x04] + Array("evil.exe".utf8)), "application/octet-stream")
        XCTAssertEqual(type(Array("<html><script>".utf8)), "application/octet-stream")
        XCTAssertEqual(type(Array("<svg xmlns=".utf8)), "application/octet-stream")
    }
}
