import App
import Days
import Foundation
import Spreadsheet
import TestSupport
import XCTest

@testable import App

/// The lists to act on, against a set of children made by hand of whom it is known what each calls for in May 2026.
final class FollowUpListTests: XCTestCase {
    private let children: [SampleChild] = [
        median("Sehat"), median("Sehat Lumbir", village: "99.01.02.2001"), median("Sehat Kedua", village: "99.01.01.2002"),
        // Median heights of girls of 21–23 months lie near 84–86 cm, weights near 10.9–11.5 kg.
        SampleChild(name: "Buruk", visits: [("2026-03-10", 8.0, 84), ("2026-04-10", 8.3, 84.6), ("2026-05-10", 7.6, 85.2)]),
        SampleChild(name: "Dua T", visits: [("2026-03-10", 11, 84), ("2026-04-10", 11, 85), ("2026-05-10", 10.9, 86)]),
        SampleChild(name: "Satu T", visits: [("2026-03-10", 11, 84), ("2026-04-10", 11.3, 85), ("2026-05-10", 11.2, 86)]),
        SampleChild(name: "Sangat Pendek", visits: [("2026-04-10", 9.3, 73), ("2026-05-10", 9.6, 73.5)]),
        SampleChild(name: "Ragu", visits: [("2026-04-10", 11, 85), ("2026-05-10", 11.3, 60)]),
        SampleChild(name: "Alpa", visits: [("2026-03-10", 11, 84), ("2026-04-10", 11.3, 85)]),
        SampleChild(name: "Alpa Dua", village: "99.01.02.2001", visits: [("2026-02-10", 11, 84)]),
        SampleChild(name: "=HYPERLINK(\"x\")", visits: [("2026-04-10", 11, 85)]),
        // Not expected any more, or not yet.
        SampleChild(name: "Besar", born: "2021-04-01", visits: []), SampleChild(name: "Belum", since: "2026-06", visits: []),
    ]
    private let expected: [(list: String, area: String, names: [String])] = [
        ("severely-wasted", "99.01", ["Buruk"]), ("not-gained-twice", "99.01", ["Dua T"]), ("below-red-line", "99.01", ["Buruk"]),
        ("severely-stunted", "99.01", ["Sangat Pendek"]), ("implausible", "99.01", ["Ragu"]),
        ("not-weighed-twice", "99.01", ["Alpa Dua"]), ("not-weighed", "99.01", ["=HYPERLINK(\"x\")", "Alpa", "Alpa Dua"]),
        ("not-weighed", "99.01.01", ["=HYPERLINK(\"x\")", "Alpa"]), ("not-weighed", "99.01.01.2002", []),
        ("not-weighed-twice", "99.01.02.2001", ["Alpa Dua"]),
    ]

    func testEveryListHoldsExactlyWhoBelongsThere() async throws {
        try await TestDistrict.each { district in
            try await district.add(children)
            let client = try await district.client("nutrition-officer")
            for (list, area, names) in expected {
                let page = try await client.get("/growth/areas/\(area)/follow-ups?period=2026-05&list=\(list)")
                XCTAssertEqual(page.status, 200)
                XCTAssertEqual(page.headers[.cacheControl], "no-store")
                for child in children {
                    let isThere = page.text.contains(">\(escaped(child.name))</a></th>")
                    XCTAssertEqual(isThere, names.contains(child.name), "\(list) \(area) \(child.name)")
                }
                XCTAssertTrue(page.text.contains("(\(names.count))"), list)
            }
            let first = try await client.get("/growth/areas/99.01/follow-ups?period=2026-05")
            XCTAssertTrue(first.text.contains("3 anak di Contoh perlu dirujuk, Mei 2026"), first.text)
            XCTAssertTrue(first.text.contains("Gizi buruk; Di bawah garis merah"), first.text)
            let twice = try await client.get("/growth/areas/99.01/follow-ups?period=2026-05&list=not-gained-twice")
            XCTAssertTrue(twice.text.contains("2T: 11,00 → 11,00 → 10,90 kg"), twice.text)
            client.cookies["lang"] = "en"
            let english = try await client.get("/growth/areas/99.01.01/follow-ups?period=2026-05&list=not-weighed")
            XCTAssertTrue(english.text.contains("Not weighed this month"))
        }
    }

    /// What the lists count is what the page of the weighing counts.
    func testTheListsAgreeWithTheSummary() async throws {
        try await TestDistrict.each { district in
            try await district.add(children)
            let (lists, counts) = try await district.workspace.database.read { connection in
                (
                    try connection.followUpLists(of: "99.01", in: Month(iso: "2026-05"), list: nil, from: 0, limit: 50, district: TestDistrict.code),
                    try connection.growthSeries(of: "99.01", district: TestDistrict.code).last?.counts
                )
            }
            let counted = try XCTUnwrap(lists).counts
            let may = try XCTUnwrap(counts)
            XCTAssertEqual(counted[.severelyStunted], may.severelyStunted)
            XCTAssertEqual(counted[.severelyWasted], may.severelyWasted)
            XCTAssertEqual(counted[.belowRedLine], may.severelyUnderweight)
            XCTAssertEqual(counted[.implausible], may.flagged)
            XCTAssertEqual(counted[.notWeighed], may.registered - may.measured)
            XCTAssertEqual(try XCTUnwrap(lists).below.map { $0.counts[.notWeighed] ?? 0 }, [2, 1])
        }
    }

    func testTheWorkbookHoldsTheListAsTextAndIsLogged() async throws {
        try await TestDistrict.each { district in
            try await district.add(children)
            let client = try await district.client("nutrition-officer")
            let page = "/growth/areas/99.01/follow-ups?period=2026-05&list=not-weighed"
            let path = "/growth/areas/99.01/follow-ups/export"
            let file = try await client.post(path, from: page, ["list": "not-weighed", "period": "2026-05"])
            XCTAssertEqual(file.status, 200)
            XCTAssertEqual(file.headers[.cacheControl], "no-store")
            try await TestDatabases.directory { folder in
                let copy = folder + "/list.xlsx"
                try Data(file.bytes).write(to: URL(fileURLWithPath: copy))
                var rows: [[Cell]] = []
                try SpreadsheetFile.open(copy).forEachRow { row in rows.append((0..<17).map { row[$0] }) }
                XCTAssertEqual(rows.count, 4)
                XCTAssertEqual(rows[1][1], .text("=HYPERLINK(\"x\")"))
                XCTAssertEqual(rows[2][1], .text("Alpa"))
                XCTAssertEqual(rows[2][2], .text("perempuan"))
                XCTAssertEqual(rows[2][3].plainText, "2024-06-01")
                XCTAssertEqual(rows[2][4], .number(23))
                XCTAssertEqual(rows[2][5], .text("Karanggintung"))
                XCTAssertEqual(rows[2][8].plainText, "2026-04-10")
                XCTAssertEqual(rows[2][9], .number(11.3))
                // The last measurement lies outside the three months, and is found all the same.
                XCTAssertEqual(rows[3][8].plainText, "2026-02-10")
                XCTAssertEqual(rows[3][14], .text("Dua bulan tidak ditimbang"))
            }
            let again = try await client.post(path, from: page, ["list": "not-weighed", "period": "2026-05"])
            XCTAssertEqual(again.status, 200)
            let entries = try await district.childEntries()
            XCTAssertEqual(entries.map(\.action), ["child.list-seen", "child.list-exported", "child.list-exported"])
            XCTAssertEqual(entries[1].subject, "follow-ups/99.01/2026-05/not-weighed")
            XCTAssertTrue(entries[1].details.contains("\"children\":3"), entries[1].details)
            for (list, period) in [("all", "2026-05"), ("not-weighed", "Mei"), ("", "")] {
                let wrong = try await client.post(path, from: page, ["list": list, "period": period])
                XCTAssertEqual(wrong.status, 422, "\(list) \(period)")
            }
        }
    }

    func testAnOperatorHasTheListsOfItsAreaOnly() async throws {
        try await TestDistrict.each { district in
            try await district.addOtherOperator()
            try await district.add(children)
            let other = try await district.client("area-operator/Lumbir")
            let own = try await other.get("/growth/areas/99.01.02/follow-ups?period=2026-05&list=not-weighed")
            XCTAssertTrue(own.text.contains("Alpa Dua") && !own.text.contains("Buruk"))
            for area in ["99.01.01", "99.01", "99.01.01.2001"] {
                let page = try await other.get("/growth/areas/\(area)/follow-ups")
                XCTAssertEqual(page.status, 404, area)
                let file = try await other.post(
                    "/growth/areas/\(area)/follow-ups/export", from: "/growth/areas/99.01.02/follow-ups",
                    ["list": "not-weighed", "period": "2026-05"])
                XCTAssertEqual(file.status, 404, area)
            }
            for role in ["secretary", "focal-person", "chair", "evaluator"] {
                let file = try await district.client(role).post(
                    "/growth/areas/99.01.01/follow-ups/export", from: "/growth", ["list": "not-weighed", "period": "2026-05"])
                XCTAssertEqual(file.status, 403, role)
            }
        }
    }

    func testWithoutWeighingThereIsNothingToList() async throws {
        try await TestDistrict.each { district in
            let page = try await district.client("nutrition-officer").get("/growth/areas/99.01/follow-ups")
            XCTAssertEqual(page.location, "/growth")
        }
    }

    private func escaped(_ text: String) -> String { text.replacing("\"", with: "&quot;") }
}
