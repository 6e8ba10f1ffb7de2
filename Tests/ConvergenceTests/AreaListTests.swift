import Convergence
import Days
import XCTest

final class AreaListTests: XCTestCase {
    private func lines(_ rows: [[String]]) -> [AreaList.Line] {
        let columns: [AreaList.Column] = [.code, .name, .level, .parent, .latitude, .longitude, .validFrom, .validTo]
        return rows.enumerated().map { index, cells in
            AreaList.Line(row: index + 2, cells: Dictionary(uniqueKeysWithValues: zip(columns, cells)))
        }
    }
    private let good: [[String]] = [
        ["33", "Jawa Tengah", "province", ""], ["33.02", "Banyumas", "regency", "33"],
        ["33.02.01", "Lumbir", "district", "33.02", "-7.46556", "108.97591"],
        ["33.02.01.2001", "Cirahab", "desa", "33.02.01", "-7,5", "109", "2001-02-03", ""],
    ]

    private func faults(_ rows: [[String]], known: Set<AreaCode> = []) -> [String] {
        AreaList(lines(rows), known: known).problems.map { "\($0.row) \($0.column.rawValue) \($0.fault.rawValue)" }
    }

    func testReadsAWholeList() throws {
        let list = AreaList(lines(good.shuffled()))
        XCTAssertEqual(list.problems, [])
        XCTAssertEqual(list.areas.map(\.code.text), ["33", "33.02", "33.02.01", "33.02.01.2001"])
        XCTAssertEqual(list.regency?.text, "33.02")
        let village = try XCTUnwrap(list.areas.last)
        XCTAssertEqual(village.centre, Coordinate(latitude: -7.5, longitude: 109))
        XCTAssertEqual(village.validFrom, Day(iso: "2001-02-03"))
        XCTAssertNil(village.validTo)
    }

    func testReadsBanyumas() throws {
        let rows = try Banyumas.areas()
        let list = AreaList(
            rows.enumerated().map {
                AreaList.Line(
                    row: $0 + 2, cells: [.code: $1.code.text, .name: $1.name, .level: $1.isUrban ? "urban village" : $1.level, .parent: $1.parent])
            })
        XCTAssertEqual(list.problems, [])
        XCTAssertEqual(list.areas.count { $0.code.level == .district }, 27)
        XCTAssertEqual(list.areas.count { $0.code.level == .village }, 331)
    }

    /// Each way of being wrong is found, at its row and column, and alone.
    func testNamesEachFaultAtItsPlace() {
        let cases: [(row: Int, cells: [String], fault: String)] = [
            (2, ["33.02.01", "", "district", "33.02"], "name missing"),
            (2, ["", "Lumbir", "district", "33.02"], "code missing"),
            (2, ["33.2.1", "Lumbir", "district", "33.02"], "code not-a-code"),
            (2, ["33.02.01", "Lumbir", "", "33.02"], "level missing"),
            (2, ["33.02.01", "Lumbir", "shire", "33.02"], "level unknown-level"),
            (2, ["33.02.01", "Lumbir", "village", "33.02"], "level level-does-not-fit"),
            (2, ["33.02.01", "Lumbir", "district", ""], "parent missing"),
            (2, ["33.02.01", "Lumbir", "district", "33.03"], "parent parent-does-not-fit"),
            (2, ["33.02.01", "Lumbir", "district", "x"], "parent not-a-code"),
            (2, ["33.02.01", "Lumbir", "district", "33.02", "108.9", "108.9"], "latitude outside-indonesia"),
            (2, ["33.02.01", "Lumbir", "district", "33.02", "-7.4", "-7.4"], "longitude outside-indonesia"),
            (2, ["33.02.01", "Lumbir", "district", "33.02", "-7.4", ""], "longitude half-a-centre"),
            (2, ["33.02.01", "Lumbir", "district", "33.02", "", "109"], "latitude half-a-centre"),
            (2, ["33.02.01", "Lumbir", "district", "33.02", "abc", "109"], "latitude not-a-number"),
            (2, ["33.02.01", "Lumbir", "district", "33.02", "0x7", "109"], "latitude not-a-number"),
            (2, ["33.02.01", "Lumbir", "district", "33.02", "", "", "2020-02-30"], "valid_from not-a-day"),
            (2, ["33.02.01", "Lumbir", "district", "33.02", "", "", "2020-02-03", "2020-02-02"], "valid_to ends-before-it-begins"),
            (2, ["33.02.01", String(repeating: "x", count: 121), "district", "33.02"], "name too-long"),
            (2, ["33.03.01", "Lain", "district", "33.03"], "code other-regency"),
        ]
        for bad in cases {
            var rows = good
            rows[bad.row] = bad.cells
            let isRead = !bad.fault.hasPrefix("code") || bad.fault.hasSuffix("other-regency")
            // A row whose code cannot be read leaves its village without a parent; any other fault is told once.
            let orphan = isRead && bad.cells[0] == "33.02.01" ? [] : ["5 parent unknown-parent"]
            XCTAssertEqual(
                faults(rows).filter { !($0 == "4 parent unknown-parent" && bad.fault.hasSuffix("other-regency")) }, ["4 \(bad.fault)"] + orphan,
                "\(bad)")
        }
        XCTAssertEqual(faults(good + [good[3]]), ["6 code duplicate"])
        XCTAssertEqual(faults([]), ["1 code no-regency"])
        XCTAssertEqual(faults([good[0]]), ["2 code no-regency"])
        XCTAssertEqual(faults([good[3]]), ["2 parent unknown-parent"])
        XCTAssertEqual(faults([good[3]], known: [AreaCode("33.02.01")!]), [])
    }

    func testTheSameListAgainChangesNothingAndWhatIsEmptyStays() {
        let areas = AreaList(lines(good)).areas
        let stored = Dictionary(uniqueKeysWithValues: areas.map { ($0.code, $0) })
        let again = AreaChanges(from: stored, by: areas)
        XCTAssertTrue(again.isEmpty)
        XCTAssertEqual(again.unchanged, 4)
        var sparse = good
        sparse[3] = ["33.02.01.2001", "Cirahab Baru", "village", "33.02.01", "", "", "", "2024-12-31"]
        let changes = AreaChanges(from: stored, by: AreaList(lines(sparse)).areas)
        XCTAssertEqual(changes.renamed, [.init(code: AreaCode("33.02.01.2001")!, from: "Cirahab", to: "Cirahab Baru")])
        let village = changes.changed[0]
        XCTAssertEqual(village.centre, Coordinate(latitude: -7.5, longitude: 109))
        XCTAssertEqual(village.validFrom, Day(iso: "2001-02-03"))
        XCTAssertTrue(village.exists(on: Day(iso: "2024-12-31")!))
        XCTAssertFalse(village.exists(on: Day(iso: "2025-01-01")!))
        XCTAssertEqual(changes.changed.count, 1)
    }
}
