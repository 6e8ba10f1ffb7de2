import App
import Foundation
import Spreadsheet
import TestSupport
import XCTest

@testable import App

/// Columns under titles that nobody knows: the officer says what they hold, once for all files of the district.
final class ColumnMappingTests: XCTestCase {
    private func bytes(_ titles: [Cell], _ folder: String) throws -> [UInt8] {
        var file = ExportFile()
        file.header = titles
        file.rows = [ExportFile.row()]
        return [UInt8](try XCTUnwrap(FileManager.default.contents(atPath: try file.write(folder))))
    }

    private func settled(_ client: TestClient, _ page: String) async throws -> TestClient.Answer {
        for _ in 0..<200 {
            let answer = try await client.get(page)
            if !answer.text.contains("<progress") { return answer }
            try await Task.sleep(nanoseconds: 20_000_000)
        }
        return try await client.get(page)
    }

    func testExplainedOnceForAllFiles() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { folder in
                let client = try await district.client("nutrition-officer")
                var titles = Array(ExportFile().header.prefix(11))
                titles[8] = "Bobot Anak"
                titles[9] = "Ukuran"
                let upload = try bytes(titles, folder)
                let begun = try await client.upload("/growth/imports", file: "file", name: "lain.xlsx", bytes: upload)
                XCTAssertEqual(begun.status, 303, begun.text)
                let page = try XCTUnwrap(begun.location)
                let asked = try await settled(client, page)
                XCTAssertTrue(asked.text.contains("ada kolom yang tidak dikenal"), asked.text)
                XCTAssertTrue(asked.text.contains("Kolom yang tidak ada: berat (kg), tinggi (cm)."), asked.text)
                XCTAssertTrue(asked.text.contains("Kolom “Bobot Anak”"))

                let nothing = try await client.post(page + "/columns", from: page, ["column-0": ""])
                XCTAssertEqual(nothing.status, 422)
                let twice = try await client.post(page + "/columns", from: page, ["column-0": "weight", "column-1": "weight"])
                XCTAssertEqual(twice.status, 422)
                XCTAssertTrue(twice.text.contains("ada dua kali: kolom I, J"), twice.text)
                let none = try await ExportFile.dump(district, "SELECT field FROM growth_column")
                XCTAssertEqual(none, [])

                let half = try await client.post(page + "/columns", from: page, ["column-0": "weight", "column-1": ""])
                XCTAssertEqual(half.status, 303)
                let stillAsked = try await settled(client, page)
                XCTAssertTrue(stillAsked.text.contains("Kolom yang tidak ada: tinggi (cm)."), stillAsked.text)
                let rest = try await client.post(page + "/columns", from: page, ["column-0": "height"])
                XCTAssertEqual(rest.status, 303)
                let preview = try await settled(client, page)
                XCTAssertTrue(preview.text.contains("menunggu persetujuan"), preview.text)

                // Remembered, for a person and for a program.
                let next = try await client.upload("/growth/imports", file: "file", name: "berikut.xlsx", bytes: upload)
                let known = try await settled(client, try XCTUnwrap(next.location))
                XCTAssertTrue(known.text.contains("menunggu persetujuan"))
                let list = try await client.get("/growth/imports")
                XCTAssertTrue(list.text.contains("Bobot Anak"))
                let english = try await ExportFile.dump(district, "SELECT title || ' ' || field FROM growth_column ORDER BY 1")
                XCTAssertEqual(english, ["Bobot Anak weight", "Ukuran height"])
                // A file with both titles keeps to the usual one.
                let both = try bytes(Array(ExportFile().header.prefix(11)) + ["BOBOT ANAK"], folder)
                let usual = try await client.upload("/growth/imports", file: "file", name: "dua.xlsx", bytes: both)
                XCTAssertEqual(usual.status, 303)
                let usualPage = try await settled(client, try XCTUnwrap(usual.location))
                XCTAssertTrue(usualPage.text.contains("11 kolom dikenal, 1 tidak"), usualPage.text)

                // And forgotten.
                let forgotten = try await client.post("/growth/columns/remove", from: "/growth/imports", ["key": "bobotanak"])
                XCTAssertEqual(forgotten.status, 303)
                let missing = try await client.post("/growth/columns/remove", from: "/growth/imports", ["key": "bobotanak"])
                XCTAssertEqual(missing.status, 404)
                let token = try await district.token("nutrition-officer")
                let program = try await client.upload("/api/v1/growth/imports", token: token, file: "file", name: "lain.xlsx", bytes: upload)
                XCTAssertEqual(program.status, 400, "nobody is there to be asked")

                let discarded = try await client.post(page + "/discard", from: page, [:])
                XCTAssertEqual(discarded.status, 303)
                let closed = try await client.post(page + "/columns", from: "/growth/imports", ["column-0": "weight"])
                XCTAssertEqual(closed.status, 422)
            }
        }
    }
}
