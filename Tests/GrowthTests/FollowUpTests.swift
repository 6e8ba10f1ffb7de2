import Growth
import XCTest

final class FollowUpTests: XCTestCase {
    private func visit(_ month: Int, _ weight: Double?, haz: Double? = nil, waz: Double? = nil, whz: Double? = nil) -> GrowthVisit {
        GrowthVisit(month: month, ageInMonths: 20 + month, weight: weight, heightForAge: haz, weightForAge: waz, weightForHeight: whz)
    }
    private func due(_ visits: [GrowthVisit], month: Int = 10, since: Int = 1) -> [FollowUp] {
        FollowUp.due(sex: .female, month: month, visits: visits, registeredSince: since)
    }

    func testTheBoundsAreThoseOfTheClasses() {
        XCTAssertEqual(due([visit(10, 9, haz: -3, waz: -3, whz: -3)]), [])
        XCTAssertEqual(due([visit(10, 9, haz: -3.01, waz: -3.01, whz: -3.01)]), [.severelyWasted, .belowRedLine, .severelyStunted])
        // Beyond the WHO's limits nothing is concluded but that it must be measured again.
        XCTAssertEqual(due([visit(10, 9, haz: -6.01, waz: -6.01, whz: -5.01)]), [.implausible])
        XCTAssertEqual(due([visit(10, 9, haz: -6, waz: 5, whz: -5)]), [.severelyWasted, .severelyStunted])
        XCTAssertEqual(due([visit(10, 9, haz: 0, waz: 5.01, whz: 0)]), [.implausible])
    }

    func testTheLastVisitOfTheMonthThatHasTheIndexDecides() {
        XCTAssertEqual(due([visit(10, 9, haz: -7, whz: -4), visit(10, 9.1, haz: -1, whz: -1)]), [])
        XCTAssertEqual(due([visit(10, nil, haz: -3.5), visit(10, 9.1)]), [.severelyStunted])
        // Another month's does not.
        XCTAssertEqual(due([visit(9, 9, haz: -3.5, whz: -4), visit(10, 9.4)]), [])
    }

    func testTwoTNeedsThreeMonthsInARow() {
        XCTAssertEqual(due([visit(8, 9), visit(9, 9), visit(10, 9)]), [.twiceNotGained])
        XCTAssertEqual(due([visit(8, 9), visit(9, 9.1), visit(10, 9.2)]), [.twiceNotGained], "less than 200 g, off the curve")
        XCTAssertEqual(due([visit(8, 9), visit(9, 9.2), visit(10, 9.2)]), [])
        XCTAssertEqual(due([visit(8, 9, waz: -1), visit(9, 9.1, waz: -1), visit(10, 9, waz: -1.2)]), [], "the first gain kept its curve")
        XCTAssertEqual(due([visit(7, 9), visit(9, 9), visit(10, 9)]), [], "a month lacks")
        XCTAssertEqual(due([visit(7, 9), visit(8, 9), visit(9, 9)]), [.notWeighed], "2T was last month's")
        XCTAssertEqual(due([visit(6, 8), visit(7, 9), visit(8, 9), visit(9, 9)], month: 9), [.twiceNotGained])
    }

    func testWhoDidNotCome() {
        XCTAssertEqual(due([visit(9, 9)]), [.notWeighed])
        XCTAssertEqual(due([visit(8, 9)]), [.notWeighedTwice, .notWeighed])
        XCTAssertEqual(due([]), [.notWeighedTwice, .notWeighed])
        XCTAssertEqual(due([], since: 10), [.notWeighed], "not expected before")
        XCTAssertEqual(due([], since: 11), [], "not expected yet")
        XCTAssertEqual(due([visit(10, nil, haz: -1), visit(9, 9)]), [.notWeighed], "measured, not weighed")
    }

    func testEveryFollowUpHasOneAction() {
        XCTAssertEqual(FollowUp.allCases.filter { $0.action == .refer }, [.severelyWasted, .twiceNotGained, .belowRedLine, .severelyStunted])
        XCTAssertEqual(Set(FollowUp.allCases.map(\.rawValue)).count, FollowUp.allCases.count)
    }

    /// What a length of a child under two means as a height: the WHO's tables by length and by height are one curve, 0.7 cm apart.
    func testWeightForLengthAndForHeightAreOneCurve() throws {
        for sex in Sex.allCases {
            for tenths in stride(from: 660, through: 1090, by: 1) {
                let length = Double(tenths) / 10
                let byLength = try XCTUnwrap(GrowthCurve.measure(.weightForHeight, sex, at: length, z: 0, position: .lying))
                let byHeight = try XCTUnwrap(GrowthCurve.measure(.weightForHeight, sex, at: length - 0.7, z: 0, position: .standing))
                XCTAssertEqual(byLength, byHeight, accuracy: 0.02, "\(sex) \(length)")
            }
        }
    }
}
