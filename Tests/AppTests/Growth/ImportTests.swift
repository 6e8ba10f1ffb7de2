import App
import Days
import Foundation
import TestSupport
import XCTest

@testable import App

/// An export from upload to counted children, over HTTP and by the command's way.
final class ImportTests: XCTestCase {
    private let export = SyntheticExport(
        children: 300, month: Month(iso: "2026-05")!, seed: 7,
        villages: [
            .init(code: "99.01.01.2001", name: "Karanggintung", district: "Sumbang"),
            .init(code: "99.01.02.2001", name: "Cirahab", district: "Lumbir"),
        ], province: "Provinsi Contoh", regency: "Contoh")

    func testTheSameFileTwiceChangesNothing() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { folder in
                for name in ["a.xlsx", "a.csv"] {
                    let path = "\(folder)/\(name)"
                    if name.hasSuffix("xlsx") { try export.writeWorkbook(to: path) } else { try export.writeText(to: path) }
                    let dry = try await district.workspace.importGrowth(path, period: nil, dryRun: true, report: nil) { _ in }
                    XCTAssertFalse(dry.committed)
                    let first = try await district.workspace.importGrowth(path, period: nil, dryRun: false, report: "\(folder)/p.xlsx") { _ in }
                    XCTAssertEqual(first.measurementsNew, dry.measurementsNew)
                    // The csv holds what the workbook held: to the second file everything is known.
                    if name == "a.xlsx" { XCTAssertGreaterThan(first.measurementsNew, 200) } else { XCTAssertEqual(first.measurementsNew, 0) }
                    let again = try await district.workspace.importGrowth(path, period: nil, dryRun: false, report: nil) { _ in }
                    XCTAssertEqual(again.measurementsNew, 0)
                    XCTAssertEqual(again.childrenNew, 0)
                    XCTAssertEqual(again.measurementsCorrected, 0)
                    XCTAssertTrue(FileManager.default.fileExists(atPath: "\(folder)/p.xlsx"))
                }
                let verification = try await district.workspace.database.verifyLedger()
                XCTAssertTrue(verification.isWhole)
                let counts = try await district.workspace.database.read {
                    try $0.growthSeries(of: TestDistrict.code, district: TestDistrict.code).last?.counts
                }
                let may = try XCTUnwrap(counts)
                XCTAssertGreaterThan(may.registered, 200)
                XCTAssertLessThanOrEqual(may.measured, may.registered)
                XCTAssertLessThanOrEqual(may.stunted, may.heightValid)
            }
        }
    }

    func testUploadPreviewConfirm() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { folder in
                try export.writeText(to: "\(folder)/a.csv")
                let bytes = [UInt8](try XCTUnwrap(FileManager.default.contents(atPath: "\(folder)/a.csv")))
                let client = try await district.client("nutrition-officer")
                let begun = try await client.upload("/growth/imports", ["period": "2026-05"], file: "file", name: "mei.csv", bytes: bytes)
                XCTAssertEqual(begun.status, 303)
                let page = try XCTUnwrap(begun.location)
                let preview = try await settled(client, page)
                XCTAssertTrue(preview.text.contains("menunggu persetujuan"), preview.text)
                let before = try await client.get("/growth")
                XCTAssertTrue(before.text.contains("Belum ada penimbangan"))
                let confirmed = try await client.post(page + "/confirm", from: page, [:])
                XCTAssertEqual(confirmed.status, 303)
                let done = try await settled(client, page)
                XCTAssertTrue(done.text.contains("mei.csv: tersimpan"), done.text)
                let after = try await client.get("/growth")
                XCTAssertTrue(after.text.contains("Mei 2026"))
                let twice = try await client.post(page + "/confirm", from: "/growth/imports", [:])
                XCTAssertEqual(twice.status, 409)
                let left = try await district.workspace.database.read { try $0.count("SELECT COUNT(*) FROM file") }
                XCTAssertEqual(left, 0, "the upload holds NIKs and must go")
                let problems = try await client.get(page + "/problems.xlsx")
                XCTAssertEqual(Array(problems.bytes.prefix(2)), Array("PK".utf8))
            }
        }
    }

    func testAProgramUploadsLooksAndConfirms() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { folder in
                try export.writeWorkbook(to: "\(folder)/a.xlsx")
                let bytes = [UInt8](try XCTUnwrap(FileManager.default.contents(atPath: "\(folder)/a.xlsx")))
                let token = try await district.token("nutrition-officer")
                let client = try await district.client(nil)
                func settled(_ path: String) async throws -> [String: Any] {
                    for _ in 0..<200 {
                        let answer = try await client.json(.get, path, token: token)
                        let line = try XCTUnwrap(JSONSerialization.jsonObject(with: Data(answer.bytes)) as? [String: Any])
                        if let state = line["state"] as? String, state != "reading", state != "applying" { return line }
                        try await Task.sleep(nanoseconds: 50_000_000)
                    }
                    throw Endless()
                }
                let begun = try await client.upload("/api/v1/growth/imports", token: token, file: "file", name: "mei.xlsx", bytes: bytes)
                XCTAssertEqual(begun.status, 202, begun.text)
                let path = try XCTUnwrap(begun.location)
                let preview = try await settled(path)
                XCTAssertEqual(preview["state"] as? String, "preview")
                let report = try XCTUnwrap(preview["report"] as? [String: Any])
                XCTAssertEqual(report["committed"] as? Bool, false)
                XCTAssertEqual((report["problems"] as? [Any])?.count, report["problemCount"] as? Int)
                let confirmed = try await client.json(.post, path + "/confirm", token: token)
                XCTAssertEqual(confirmed.status, 202)
                let done = try await settled(path)
                XCTAssertEqual(done["state"] as? String, "done")
                let stored = try await district.workspace.database.read { try $0.count("SELECT COUNT(*) FROM measurement") }
                XCTAssertEqual((done["report"] as? [String: Any])?["measurementsNew"] as? Int, stored)
                let late = try await client.json(.post, path + "/discard", token: token)
                XCTAssertEqual(late.status, 409)
                let wrong = try await client.upload("/api/v1/growth/imports", token: token, ["period": "Mei"], file: "file", name: "a", bytes: bytes)
                XCTAssertEqual(wrong.status, 422)
                let none = try await client.json(.post, "/api/v1/growth/imports", token: token, "{}")
                XCTAssertEqual(none.status, 422)
            }
        }
    }

    func testWrongFilesAreAnsweredPlainly() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("nutrition-officer")
            for wrong in ["%PDF-1.7", "", "PK\u{3}\u{4}broken", "<html><table>"] {
                let answer = try await client.upload("/growth/imports", file: "file", name: "a.xlsx", bytes: Array(wrong.utf8))
                XCTAssertEqual(answer.status, 422, wrong)
            }
            let empty = try await client.upload("/growth/imports", file: "file", name: "a.xlsx", bytes: [])
            XCTAssertTrue(empty.text.contains("Berkas ini kosong"), empty.text)
            // A text that is no export is found out by its beginning, and nothing of it is kept.
            let failed = try await client.upload("/growth/imports", file: "file", name: "a.csv", bytes: Array("satu;dua\n1;2\n".utf8))
            XCTAssertEqual(failed.status, 422)
            XCTAssertTrue(failed.text.contains("Judul kolom"), failed.text)
            let kept = try await district.workspace.database.read { try $0.count("SELECT COUNT(*) FROM growth_import") }
            XCTAssertEqual(kept, 0)
        }
    }

    private struct Endless: Error {}

    private func settled(_ client: TestClient, _ page: String) async throws -> TestClient.Answer {
        for _ in 0..<200 {
            let answer = try await client.get(page)
            if !answer.text.contains("<progress") { return answer }
            try await Task.sleep(nanoseconds: 50_000_000)
        }
        return try await client.get(page)
    }
}
