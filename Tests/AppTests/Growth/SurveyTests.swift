import App
import Foundation
import TestSupport
import XCTest

final class SurveyImportTests: XCTestCase {
    private func survey() throws -> String {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/growth/survey-nigeria.csv").path
        guard FileManager.default.fileExists(atPath: path) else { throw XCTSkip("../shared/data/growth/survey-nigeria.csv is not here") }
        return path
    }

    func testTheNigerianSurveyGivesThePrevalenceOfTheReference() async throws {
        let path = try survey()
        try await TestDistrict.each { district in
            var columns = SurveyColumns()
            columns.ageUnit = .months
            columns.named = [.cluster: "psu", .strata: "st", .lenhei: "height", .region: "region"]
            let report = try await district.workspace.importSurvey(path, name: "Nigeria", heldOn: nil, columns: columns, keepRows: false)
            XCTAssertEqual(report.rows, 18_330)
            // The reference's HA_2_r, HA_2_ll, HA_2_ul of "All" (survey-nigeria-expected-prevalence.csv).
            let expected = try XCTUnwrap(Self.expected(beside: path))
            XCTAssertEqual(try XCTUnwrap(report.stunting), expected[0], accuracy: 1e-6 * expected[0])
            XCTAssertEqual(try XCTUnwrap(report.low), expected[1], accuracy: 1e-5 * expected[1])
            XCTAssertEqual(try XCTUnwrap(report.high), expected[2], accuracy: 1e-5 * expected[2])
            let page = try await district.client("chair").get("/growth/surveys/\(report.id)")
            XCTAssertTrue(page.text.contains("35,6\u{A0}%"), page.text)
            XCTAssertTrue(page.text.contains("cluster=psu, strata=st"))
            do {
                _ = try await district.workspace.importSurvey(path, name: "Nigeria", heldOn: nil, columns: columns, keepRows: false)
                XCTFail("the same name twice")
            } catch Refusal.invalid(let problems) {
                XCTAssertEqual(problems.map(\.field), ["name"])
            }
        }
    }

    private static func expected(beside path: String) throws -> [Double]? {
        let text = try String(contentsOfFile: path.replacingOccurrences(of: ".csv", with: "-expected-prevalence.csv"), encoding: .utf8)
        let lines = text.split(separator: "\n").map { $0.replacingOccurrences(of: "\"", with: "").components(separatedBy: ",") }
        guard let all = lines.first(where: { $0[0] == "All" }) else { return nil }
        return ["HA_2_r", "HA_2_ll", "HA_2_ul"].compactMap { name in lines[0].firstIndex(of: name).flatMap { Double(all[$0]) } }
    }

    func testBadFilesAreAnsweredPlainlyAndStoreNothing() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("nutrition-officer")
            for (bytes, says) in [
                ("", "Pilih berkas"), ("sex,age\n1,20\n", "weight, lenhei"), ("sex,age,weight\n1,dua,9\n", "Baris 2, kolom age"),
                ("sex,age,weight\n3,200,9\n", "Baris 2, kolom sex"), ("sex,age,weight\n1,-4,9\n", "Baris 2, kolom age"),
                ("sex,age,weight,weight\n1,20,9,9\n", "dua kali"), ("%PDF-1.4\n", "bukan tabel"), ("sex,age,weight\n", "kosong"),
            ] {
                let answer = try await client.upload(
                    "/growth/surveys", ["name": "Coba", "ageUnit": "days"], file: "file", name: "a.csv", bytes: Array(bytes.utf8))
                XCTAssertEqual(answer.status, 422, bytes)
                XCTAssertTrue(answer.text.contains(says), "\(bytes): \(answer.text)")
                XCTAssertTrue(answer.text.contains("value=\"Coba\""), "what was typed is kept")
            }
            let good = try await client.upload(
                "/growth/surveys", ["name": "Coba", "ageUnit": "days", "keepRows": "1"], file: "file", name: "a.csv",
                bytes: Array("sex,age,weight,lenhei\n1,400,9,70\n2,500,9.5,80\n".utf8))
            XCTAssertEqual(good.status, 303)
            let list = try await client.get("/growth/surveys")
            XCTAssertTrue(list.text.contains("Coba"))
            try await client.post(good.location!.replacingOccurrences(of: "?done=1", with: "") + "/remove", from: good.location!, [:])
            let gone = try await client.get(good.location!)
            XCTAssertEqual(gone.status, 404)
        }
    }
}
