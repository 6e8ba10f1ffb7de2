import Days
import Foundation
import Growth
import Spreadsheet
import XCTest

@testable import App

final class SyntheticExportTests: XCTestCase {
    private let villages = [
        SyntheticExport.Village(code: "33.02.01.2004", name: "Besuki", district: "Lumbir"),
        SyntheticExport.Village(code: "33.02.02.2001", name: "Randegan", district: "Wangon"),
    ]

    private func export(_ children: Int, faults: Bool = true, seed: UInt64 = 1) -> SyntheticExport {
        SyntheticExport(children: children, month: Month(year: 2026, number: 5), seed: seed, villages: villages, faults: faults)
    }

    private func path() -> String { FileManager.default.temporaryDirectory.appendingPathComponent("rembuk-\(UUID().uuidString)").path }

    func testTheSameSeedGivesTheSameRows() {
        func cells(_ seed: UInt64) -> [[Cell]] {
            var result: [[Cell]] = []
            export(300, seed: seed).forEachRow { result.append($0.cells) }
            return result
        }
        XCTAssertEqual(cells(1), cells(1))
        XCTAssertNotEqual(cells(1), cells(2))
        XCTAssertEqual(cells(1).count, 300)
        XCTAssertTrue(cells(1).allSatisfy { $0.count == SyntheticExport.header.count })
    }

    func testNoTwoChildrenShareANik() {
        var niks: Set<Cell> = []
        export(20_000, faults: false).forEachRow { niks.insert($0.cells[1]) }
        XCTAssertEqual(niks.count, 20_000)
    }

    /// Plausible: few flags, the spread of a real survey, stunting where such a district has it, and children that do not shrink.
    func testChildrenGrowPlausibly() throws {
        var heights: [Double] = []
        var wasting: [Double] = []
        var flagged = 0
        try export(4_000, faults: false).forEachRow { row in
            guard let visit = row.visit else { return }
            let scores = try ZScores(
                Anthropometry(
                    sex: row.cells[3] == "L" ? .male : .female, ageInDays: Double(visit.date - row.birthDate), weight: visit.weight,
                    height: visit.height,
                    position: visit.position))
            for indicator in [Indicator.heightForAge, .weightForAge, .weightForHeight] where scores.isFlagged(indicator) == true { flagged += 1 }
            if let z = scores.heightForAge { heights.append(z) }
            if let z = scores.weightForHeight { wasting.append(z) }
        }
        XCTAssertGreaterThan(heights.count, 3_500)
        XCTAssertLessThan(flagged, 10)
        let stunted = Double(heights.count { $0 < -2 }) / Double(heights.count)
        XCTAssertTrue((0.1...0.22).contains(stunted), "\(stunted)")
        let mean = wasting.reduce(0, +) / Double(wasting.count)
        let deviation = (wasting.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(wasting.count)).squareRoot()
        XCTAssertTrue((0.85...1.15).contains(deviation), "\(deviation)")

        let child = SyntheticChild(index: 17, seed: 1, until: Month(year: 2026, number: 5))
        var last = 0.0
        for month in 0..<40 {
            guard let visit = child.visit(in: child.birthDate.month + month, isCertain: true) else { continue }
            XCTAssertGreaterThan(visit.height, last - 1.5)
            last = max(last, visit.height)
        }
    }

    /// Every fault is reported under its code and no other, and what has none is read as it was meant; from both kinds of file.
    func testTheImportReadsWhatTheGeneratorMeant() throws {
        let export = export(6_000)
        var meant: [SyntheticExport.Row] = []
        export.forEachRow { meant.append($0) }
        XCTAssertEqual(Set(meant.compactMap(\.fault)).count, SyntheticExport.Fault.allCases.count)

        for isWorkbook in [true, false] {
            let path = path()
            defer { try? FileManager.default.removeItem(atPath: path) }
            if isWorkbook { try export.writeWorkbook(to: path) } else { try export.writeText(to: path) }
            let reader = try WeighingReader(try SpreadsheetFile.open(path), today: testToday)
            XCTAssertEqual(reader.header.row, 3)
            var duplicates = WeighingDuplicates()
            var problems: [RowProblem] = []
            var index = 0
            while let item = try reader.next(&problems) {
                let row = meant[index]
                index += 1
                var found = problems
                problems = []
                var read: WeighingRow?
                if case .read(var value) = item {
                    _ = duplicates.check(&value, &found)
                    read = value
                }
                check(row, read, found)
            }
            XCTAssertEqual(index, meant.count)
            XCTAssertFalse(reader.mustReadAgain)
        }
    }

    private func check(_ row: SyntheticExport.Row, _ read: WeighingRow?, _ found: [RowProblem]) {
        let codes = Set(found.map(\.code)).subtracting([.areaUnknown])
        var expected: Set<ProblemCode> = []
        // Whether an area exists is not the reader's to know.
        if let code = row.fault?.expectedCode, code != .areaUnknown { expected = [code] }
        // A swapped newborn's length can be a weight.
        if row.fault == .swapped, let visit = row.visit, visit.height <= 58 { expected = codes }
        if let visit = row.visit, Double(visit.date - row.birthDate) >= 60 * Age.daysInMonth { expected.insert(.olderThanFive) }
        XCTAssertEqual(codes, expected, "\(row.fault?.rawValue ?? "none"): \(found)")
        guard expected.isEmpty, row.fault != .repeated else { return }
        guard let read else { return XCTFail("refused: \(row.cells)") }
        XCTAssertEqual(read.birthDate, row.birthDate)
        XCTAssertEqual(read.parents.count, 2)
        XCTAssertNotNil(read.nik.valid)
        XCTAssertEqual(read.visits.first?.date, row.visit?.date)
        XCTAssertEqual(read.visits.first?.weight, row.visit?.weight)
        XCTAssertEqual(read.visits.first?.height, row.visit?.height)
        if row.fault != .positionMissing { XCTAssertEqual(read.visits.first?.position, row.visit?.position) }
        if let visit = read.visits.first, row.fault == nil { XCTAssertEqual(visit.stated.heightForAge == nil, row.cells[26] == .empty) }
    }
}
