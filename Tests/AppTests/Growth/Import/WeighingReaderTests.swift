import Days
import Growth
import Spreadsheet
import XCTest

@testable import App

final class WeighingReaderTests: XCTestCase {
    private typealias Export = ExportInMemory

    func testARightRow() throws {
        let read = try Export.read([Export.row()])
        XCTAssertEqual(read.problems, [])
        XCTAssertEqual(
            read.rows,
            [
                WeighingRow(
                    row: 2, nik: .valid("3302012003250001"), name: "Budi Contoh", sex: .male, birthDate: Day(iso: "2025-03-20")!, parents: [],
                    place: .init(village: "Lumbir"),
                    visits: [.init(date: Day(iso: "2026-06-05")!, weight: 9.5, height: 75.2, position: .lying)])
            ])
    }

    func testRowsThatAreLeftOut() throws {
        XCTAssertEqual(try Export.codes(Export.row(name: "")), [.nameMissing])
        XCTAssertEqual(try Export.codes(Export.row(sex: "?")), [.sexUnknown])
        XCTAssertEqual(try Export.codes(Export.row(birth: "")), [.birthDateMissing])
        XCTAssertEqual(try Export.codes(Export.row(birth: "01/01/1900")), [.birthDateTooEarly])
        XCTAssertEqual(try Export.codes(Export.row(birth: "31/02/2025")), [.birthDateImpossible])
        XCTAssertEqual(try Export.codes(Export.row(birth: "11/06/2026")), [.birthDateInFuture])
        XCTAssertEqual(try Export.codes(Export.row(birth: "kemarin")), [.birthDateUnreadable])
        XCTAssertEqual(try Export.codes(Export.row(village: " - ")), [.villageMissing])
        XCTAssertEqual(try Export.codes(["", "", "", "", "Jumlah", "", 120]), [.noChild])
        XCTAssertEqual(try Export.codes(Export.header), [.headerRepeated])
        let read = try Export.read([Export.row(sex: "?"), Export.row(name: ""), Export.row()])
        XCTAssertEqual(read.rows.map(\.row), [4])
        XCTAssertEqual(read.reader.rowsRead, 3)
        XCTAssertEqual(read.reader.rowsRefused, 2)
        XCTAssertEqual(read.problems.first, RowProblem(row: 2, column: "JK", value: "?", code: .sexUnknown, place: 2))
        XCTAssertTrue(read.problems.allSatisfy { $0.code.effect == .row })
    }

    func testMeasuresThatAreLeftOut() throws {
        func visit(_ row: [Cell]) throws -> ([ProblemCode], WeighingRow.Visit?) {
            let read = try Export.read([row])
            XCTAssertEqual(read.rows.count, 1)
            return (read.problems.map(\.code), read.rows.first?.visits.first)
        }
        var (codes, kept) = try visit(Export.row(weight: 9_500))
        XCTAssertEqual(codes, [.grams])
        XCTAssertNil(kept?.weight)
        XCTAssertEqual(kept?.height, 75.2)
        (codes, kept) = try visit(Export.row(weight: "75,2", height: "9,5"))
        XCTAssertEqual(codes, [.swapped, .swapped])
        XCTAssertNil(kept)
        (codes, kept) = try visit(Export.row(date: ""))
        XCTAssertEqual(codes, [.dateMissing])
        XCTAssertNil(kept)
        XCTAssertEqual(try visit(Export.row(date: "01/03/2025")).0, [.dateBeforeBirth])
        XCTAssertEqual(try visit(Export.row(date: "11/06/2026")).0, [.dateInFuture])
        XCTAssertEqual(try visit(Export.row(date: .number(1))).0, [.dateTooEarly])
        XCTAssertEqual(try visit(Export.row(position: "duduk")).0, [.positionUnknown])
        // Registered, but not measured: no fault.
        (codes, kept) = try visit(Export.row(date: "", weight: "-", height: ""))
        XCTAssertEqual(codes, [])
        XCTAssertNil(kept)
        (codes, kept) = try visit(Export.row(birth: "04/06/2021"))
        XCTAssertEqual(codes, [.olderThanFive])
        XCTAssertNotNil(kept)
        XCTAssertEqual(try visit(Export.row(birth: "05/06/2021")).0, [])
    }

    func testAMonthFirstColumnIsFoundByItsImpossibleDays() throws {
        let rows = [Export.row(date: "06/05/2026"), Export.row(name: "B", date: "05/25/2026"), Export.row(name: "C", date: "05/13/2026")]
        let first = try Export.read(rows)
        XCTAssertTrue(first.reader.mustReadAgain)
        XCTAssertEqual(first.problems.map(\.code), [.dateImpossible, .dateImpossible])
        let second = try Export.read(rows, orders: first.reader.decidedOrders)
        XCTAssertFalse(second.reader.mustReadAgain)
        XCTAssertEqual(second.problems, [])
        XCTAssertEqual(second.rows.map { $0.visits[0].date.iso }, ["2026-06-05", "2026-05-25", "2026-05-13"])
        // The birth dates are in another column, and stay day first.
        XCTAssertEqual(Set(second.rows.map(\.birthDate.iso)), ["2025-03-20"])
    }

    func testAMixedColumnStaysDayFirst() throws {
        let read = try Export.read([
            Export.row(date: "25/05/2026"), Export.row(name: "B", date: "05/25/2026"), Export.row(name: "C", date: "05/06/2026"),
        ])
        XCTAssertFalse(read.reader.mustReadAgain)
        XCTAssertEqual(read.problems.map(\.code), [.dateImpossible])
        XCTAssertEqual(read.reader.evidence[5]?.isMixed, true)
        XCTAssertEqual(read.rows.last?.visits.first?.date.iso, "2026-06-05")
    }

    func testTheMonthlyLayout() throws {
        let top: [Cell] = ["NIK", "NAMA", "JK", "TGL LAHIR", "DESA", "JANUARI", "", "", "", "", "FEBRUARI 2026"]
        let bottom: [Cell] = ["", "", "", "", ""] + Array(repeating: ["TGL UKUR", "UMUR", "BERAT", "TINGGI", "CARA UKUR"], count: 2).joined()
        let child: [Cell] = ["3302012003250001", "Budi", "L", "20/03/2025", "Lumbir"]
        let read = try Export.read(
            [
                child + ["05/01/2026", "9 bulan", 8.1, "70,2", "L", "05/02/2026", "", 8.4, 71, "L"],
                child + ["", "", "", "", "", "05/03/2026", "", 8.4, 7_100, "L"], child,
            ], header: [top, bottom])
        XCTAssertEqual(read.reader.header.layout, .monthly)
        XCTAssertEqual(read.rows.map { $0.visits.map(\.date.iso) }, [["2026-01-05", "2026-02-05"], ["2026-03-05"], []])
        XCTAssertEqual(read.rows[0].visits.map(\.height), [70.2, 71])
        XCTAssertEqual(read.problems.map(\.code), [.outOfRange, .dateOutsideMonth])
        XCTAssertEqual(read.problems.map(\.column), ["FEBRUARI 2026 TINGGI", "FEBRUARI 2026 TGL UKUR"])
    }

    func testDuplicates() throws {
        func check(_ rows: [[Cell]]) throws -> (kept: [Int], codes: [ProblemCode]) {
            var duplicates = WeighingDuplicates()
            var kept: [Int] = []
            var problems: [RowProblem] = []
            for var row in try Export.read(rows).rows where duplicates.check(&row, &problems) { kept.append(row.row) }
            return (kept, problems.map(\.code))
        }
        var result = try check([Export.row(), Export.row(name: " BUDI  CONTOH", weight: 9.9), Export.row(date: "06/06/2026")])
        XCTAssertEqual(result.kept, [2, 4])
        XCTAssertEqual(result.codes, [.duplicate])
        // Twins under their mother's NIK.
        result = try check([Export.row(), Export.row(name: "Bayu Contoh")])
        XCTAssertEqual(result.kept, [2, 3])
        XCTAssertEqual(result.codes, [.nikShared])
        // Without NIK: another village is another child.
        result = try check([Export.row(nik: ""), Export.row(nik: ""), Export.row(nik: "", village: "Cidora")])
        XCTAssertEqual(result.kept, [2, 4])
        XCTAssertEqual(result.codes, [.duplicate])
        // Registered twice.
        result = try check([Export.row(weight: "", height: ""), Export.row(weight: "", height: ""), Export.row()])
        XCTAssertEqual(result.kept, [2, 4])
        XCTAssertEqual(result.codes, [.duplicate])
    }

    func testCodesAreStable() {
        XCTAssertEqual(ProblemCode.allCases.count, Set(ProblemCode.allCases.map(\.rawValue)).count)
        XCTAssertTrue(ProblemCode.allCases.allSatisfy { $0.rawValue.wholeMatch(of: #/[a-z0-9_]+/#) != nil })
        XCTAssertEqual(ProblemCode.grams.rawValue, "grams_not_kilograms")
        XCTAssertEqual(ProblemCode.nikTooLong.rawValue, "nik_too_long")
    }
}
