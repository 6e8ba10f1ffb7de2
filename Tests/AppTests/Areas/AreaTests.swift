import App
import Foundation
import TestSupport
import XCTest

final class AreaTests: XCTestCase {
    private let list = """
        code,name,level,parent,latitude,longitude
        99,Provinsi Contoh,province,,,
        99.01,Contoh,regency,99,,
        99.01.01,Sumbang Raya,district,99.01,-7.4,109.2
        99.01.03,Pekuncen,district,99.01,-7.3,109.1
        99.01.03.2001,Semedo,village,99.01.03,,

        """

    func testAListIsLookedAtThenStoredAndTheSecondTimeChangesNothing() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let sent = try await client.upload(
                "/areas/uploads", from: "/areas/import", ["kind": "areas"], file: "file", name: "wilayah.csv", bytes: Array(list.utf8))
            XCTAssertEqual(sent.status, 303, sent.text)
            let preview = try await client.get(sent.location!)
            XCTAssertTrue(preview.text.contains("wilayah.csv"))
            XCTAssertTrue(preview.text.contains("Sumbang Raya"), "the new name is shown beside the old")
            let before = try await client.get("/areas?q=pekuncen")
            XCTAssertFalse(before.text.contains("99.01.03"), "nothing is stored before it is confirmed")
            let stored = try await client.post(sent.location! + "/confirm", from: sent.location!, [:])
            XCTAssertEqual(stored.location, "/areas?done=1")
            let after = try await client.get("/areas?q=pekuncen")
            XCTAssertTrue(after.text.contains("99.01.03"))
            let gone = try await client.get(sent.location!)
            XCTAssertEqual(gone.status, 404)
            let ledger = try await client.get("/ledger?kind=areas")
            XCTAssertTrue(ledger.text.contains("Sumbang Raya") && ledger.text.contains("memuat daftar wilayah"))

            let again = try await client.upload(
                "/areas/uploads", from: "/areas/import", ["kind": "areas"], file: "file", name: "wilayah.csv", bytes: Array(list.utf8))
            let nothing = try await client.get(again.location!)
            XCTAssertFalse(nothing.text.contains("/confirm"))
        }
    }

    func testEveryBadRowIsNamedAndNothingIsStored() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let bad = list + "99.01.04,,village,99.02,109,-7\n99.01.03,Pekuncen,district,99.01,,\n"
            let answer = try await client.upload(
                "/areas/uploads", from: "/areas/import", ["kind": "areas"], file: "file", name: "b.csv", bytes: Array(bad.utf8))
            XCTAssertEqual(answer.status, 422)
            for text in ["<td class=\"n\">7</td><td>name</td>", "<td class=\"n\">7</td><td>level</td>", "<td class=\"n\">8</td><td>code</td>"] {
                XCTAssertTrue(answer.text.contains(text), text)
            }
            let after = try await client.get("/areas?q=pekuncen")
            XCTAssertFalse(after.text.contains("99.01.03"))
            for (name, bytes) in [("a.csv", "kode,nama\n1,2\n"), ("a.csv", ""), ("a.pdf", "%PDF-1.7 x"), ("a.xlsx", "PK\u{3}\u{4}zzzz")] {
                let refused = try await client.upload(
                    "/areas/uploads", from: "/areas/import", ["kind": "areas"], file: "file", name: name, bytes: Array(bytes.utf8))
                XCTAssertEqual(refused.status, 422, name)
                XCTAssertTrue(refused.text.contains("role=\"alert\""))
            }
            let other = list.replacingOccurrences(of: "99.01", with: "99.02")
            let foreign = try await client.upload(
                "/areas/uploads", from: "/areas/import", ["kind": "areas"], file: "file", name: "b.csv", bytes: Array(other.utf8))
            XCTAssertEqual(foreign.status, 422)
            XCTAssertTrue(foreign.text.contains("99.01"))
        }
    }

    func testOutlines() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            func send(_ text: String) async throws -> TestClient.Answer {
                try await client.upload(
                    "/areas/uploads", from: "/areas/boundaries", ["kind": "boundaries"], file: "file", name: "b.geojson", bytes: Array(text.utf8))
            }
            func feature(_ member: String, _ ring: String = "[[109,-7],[109.1,-7],[109.1,-7.1],[109,-7]]") -> String {
                #"{"type":"Feature",\#(member),"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
            }
            let good =
                #"{"type":"FeatureCollection","features":[\#(feature(#""id":"99.01.01""#)),\#(feature(#""properties":{"code":9901012001}"#))]}"#
            let sent = try await send(good)
            XCTAssertEqual(sent.status, 303, sent.text)
            _ = try await client.post(sent.location! + "/confirm", from: sent.location!, [:])
            let page = try await client.get("/areas/boundaries")
            XCTAssertTrue(page.text.contains("2 dari 6 wilayah"), page.text)

            let bad =
                #"{"type":"FeatureCollection","features":[\#(feature(#""id":"99.07.01""#)),\#(feature(#""properties":{}"#)),\#(feature(#""id":"99.01.02""#, "[[109,-7],[109.1,-7],[109.1,-7.1],[109,-7.2]]")),{"type":"Feature","id":"99.01","geometry":{"type":"Point","coordinates":[1,2]}},7]}"#
            let refused = try await send(bad)
            XCTAssertEqual(refused.status, 422)
            for code in ["tidak ada di ruang kerja", "Tidak menyebut kode", "tidak kembali ke titik awal", "Polygon atau MultiPolygon"] {
                XCTAssertTrue(refused.text.contains(code), code)
            }
            for text in ["{}", "[1", "", #"{"type":"FeatureCollection","features":[]}"#, String(repeating: "[", count: 100_000)] {
                let answer = try await send(text)
                XCTAssertEqual(answer.status, 422, text.prefix(20).description)
            }
            let utm = good.replacingOccurrences(of: "\"features\"", with: #""crs":{"type":"name","properties":{"name":"EPSG:32749"}},"features""#)
            let system = try await send(utm)
            XCTAssertTrue(system.status == 422 && system.text.contains("32749"))
        }
    }

    func testTheCommandMakesTheDistrict() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { directory in
                let path = directory + "/list.csv"
                try list.replacingOccurrences(of: "99.01", with: "99.71").write(toFile: path, atomically: true, encoding: .utf8)
                let dry = try await district.workspace.importAreas(path, dryRun: true)
                XCTAssertEqual([dry.new, dry.unchanged], [5, 0])
                XCTAssertFalse(dry.committed)
                let report = try await district.workspace.importAreas(path, dryRun: false)
                XCTAssertTrue(report.committed && report.problems.isEmpty)
                let again = try await district.workspace.importAreas(path, dryRun: false)
                XCTAssertEqual([again.new, again.changed, again.unchanged], [0, 0, 5])
                let name = try await district.workspace.database.read {
                    try $0.first("SELECT name FROM district WHERE code = '99.71'") { try $0.string(0) }
                }
                XCTAssertEqual(name, "Kota Contoh")
            }
        }
    }

    func testTheListOfTheAPI() async throws {
        try await TestDistrict.each { district in
            let client = TestClient(district.routes)
            let token = try await district.token("evaluator")
            let answer = try await client.json(.get, "/api/v1/areas?level=village&parent=99.01.01", token: token)
            XCTAssertEqual(answer.status, 200)
            XCTAssertTrue(answer.text.contains("Karanggintung"))
            XCTAssertFalse(answer.text.contains("Cirahab"))
            let wrong = try await client.json(.get, "/api/v1/areas?level=shire", token: token)
            XCTAssertEqual(wrong.status, 422)
        }
    }
}
