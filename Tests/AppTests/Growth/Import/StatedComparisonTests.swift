import Days
import Growth
import Spreadsheet
import XCTest

@testable import App

/// The file's own z-scores against ours: what differs, and why.
final class StatedComparisonTests: XCTestCase {
    private let header: [Cell] = ExportInMemory.header + ["BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB"]

    /// A boy of 441 days (14.49 months), as an export would state him if it scored `days`, `sex` and `position`.
    private func compare(
        days: Double = 441, sex: Sex = .male, position: Position? = .lying, weight: Cell = 7.2, height: Cell = 71.2, measured: Cell = "Terlentang",
        change: (inout [Cell]) -> Void = { _ in }
    ) throws -> (StatedComparison, [RowProblem]) {
        let scores = try ZScores(Anthropometry(sex: sex, ageInDays: days, weight: 7.2, height: 71.2, position: position))
        func text(_ z: Double?) -> Cell { .text(z.map { "\($0)" } ?? "") }
        var stated: [Cell] = [
            .text(scores.weightForAgeClass.map { StatedClasses.text($0) } ?? ""), text(scores.weightForAge),
            .text(scores.heightForAgeClass.map { StatedClasses.text($0) } ?? ""), text(scores.heightForAge),
            .text(scores.weightForHeightClass.map { StatedClasses.text($0) } ?? ""), text(scores.weightForHeight),
        ]
        change(&stated)
        let row = ExportInMemory.row(birth: "21/03/2025", date: "05/06/2026", weight: weight, height: height, position: measured)
        let reader = try WeighingReader(RowsInMemory([header, row + stated]), today: testToday)
        var problems: [RowProblem] = []
        var comparison = StatedComparison()
        guard case .read(let read)? = try reader.next(&problems) else { throw XCTSkip("refused: \(problems)") }
        for stated in read.refused { comparison.refused(stated, isSwapped: problems.contains { $0.code == .swapped }) }
        var told: [RowProblem] = []
        for visit in read.visits {
            let ours = try ZScores(
                Anthropometry(
                    sex: read.sex, ageInDays: Double(visit.date - read.birthDate), weight: visit.weight, height: visit.height,
                    position: visit.position))
            told += comparison.compare(visit, read, ours, reader.header)
        }
        return (comparison, told)
    }

    func testWhatIsEqualIsEqual() throws {
        let (comparison, told) = try compare()
        XCTAssertEqual(comparison.compared, 3)
        XCTAssertEqual(comparison.differing, 0)
        XCTAssertEqual(told, [])
        // A program that cuts where we round.
        let cut = try compare { $0[1] = .text("\((Double($0[1].plainText) ?? 0) + 0.01)") }
        XCTAssertEqual(cut.0.differing, 0)
    }

    func testEachCauseIsTold() throws {
        XCTAssertEqual(try compare(days: 14 * Age.daysInMonth).0.causes, [.roundedAge: 2])
        XCTAssertEqual(try compare(position: .standing).0.causes, [.position: 2])
        XCTAssertEqual(try compare(sex: .female).0.causes, [.otherSex: 3])
        XCTAssertEqual(try compare(days: 14 * Age.daysInMonth, position: .standing).0.causes[.roundedAgeAndPosition], 1)
        XCTAssertEqual(try compare { $0[3] = "-9.99" }.0.causes, [.unexplained: 1])
        // Grams: we refuse the weight, the file scores it.
        XCTAssertEqual(try compare(weight: 7_200).0.causes, [.refused: 2])
        XCTAssertEqual(try compare(weight: 71.2, height: 7.2).0.causes, [.swapped: 3])
        // 130 cm at one year: flagged.
        let flagged = try compare(height: 130) {
            $0[2] = "Tinggi"; $0[3] = "3.00"; $0[5] = ""; $0[4] = ""
        }
        XCTAssertEqual(flagged.0.causes, [.implausible: 1])
        XCTAssertEqual(flagged.1.map(\.code), [.zImplausible])
    }

    func testAnotherClassIsTold() throws {
        let (comparison, told) = try compare { $0[2] = "Sangat Pendek" }
        XCTAssertEqual(comparison.otherClass, 1)
        XCTAssertEqual(told.map(\.column), ["ZS TB/U"])
        XCTAssertTrue(told.first?.value.contains("Rembuk: -") ?? false, "\(told)")
        // Words that are nobody's class are compared with nothing.
        XCTAssertEqual(try compare { $0[2] = "Entah" }.0.differing, 0)
        // Classes alone, without z-scores.
        let alone = try compare { for index in [1, 3, 5] { $0[index] = "" } }
        XCTAssertEqual([alone.0.compared, alone.0.differing], [3, 0])
    }

    func testTheBiggestComeFirst() throws {
        var comparison = StatedComparison()
        let reader = try WeighingReader(RowsInMemory([header, ExportInMemory.row()]), today: testToday)
        var problems: [RowProblem] = []
        guard case .read(let read)? = try reader.next(&problems) else { return XCTFail("refused") }
        var visit = read.visits[0]
        let scores = try ZScores(Anthropometry(sex: .male, ageInDays: 442, weight: visit.weight, height: visit.height, position: .lying))
        for index in 0..<30 {
            visit.stated.heightForAge = -10 - Double((index * 7) % 30)
            _ = comparison.compare(visit, read, scores, reader.header)
        }
        XCTAssertEqual(comparison.biggest.map(\.stated), (0..<10).map { -39 + Double($0) })
        XCTAssertEqual(comparison.differing, 30)
    }
}
