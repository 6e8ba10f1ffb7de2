import XCTest

@testable import Growth

final class ChangeTests: XCTestCase {
    private func pairs(_ children: Int, _ both: Int, _ before: Int, _ now: Int) throws -> PairedCounts {
        try XCTUnwrap(PairedCounts(children: children, bothTimes: both, onlyBefore: before, onlyNow: now))
    }

    /// By hand: 60 changed + 1 = 61, n = 162, d = −20/162; 61 − 400/162 = 58.5309; √ = 7.65055; / 162 · 1.959964 = 0.0925606.
    /// The same numbers stand in the documentation of R's PropCIs, `diffpropci.mp(b = 40, c = 20, n = 160)`.
    func testAgrestiAndMin() throws {
        let pair = try pairs(160, 50, 40, 20)
        let interval = try XCTUnwrap(pair.interval)
        XCTAssertEqual(interval.lower, -0.21601726, accuracy: 1e-8)
        XCTAssertEqual(interval.upper, -0.03089632, accuracy: 1e-8)
        XCTAssertEqual(try XCTUnwrap(pair.difference), -0.125)
        XCTAssertEqual(pair.before, Proportion(90, of: 160))
        XCTAssertEqual(pair.now, Proportion(70, of: 160))
    }

    /// Newcombe 1998 (method 10), table II: 56/70 − 48/80 = 0.2000, 0.0524 to 0.3339.
    func testNewcombe() throws {
        let change = try XCTUnwrap(
            PrevalenceChange(before: Proportion(48, of: 80)!, now: Proportion(56, of: 70)!, same: try pairs(0, 0, 0, 0)))
        XCTAssertEqual(change.difference, 0.2, accuracy: 1e-12)
        XCTAssertEqual(change.interval.lower, 0.0524, accuracy: 5e-5)
        XCTAssertEqual(change.interval.upper, 0.3339, accuracy: 5e-5)
        XCTAssertEqual(change.reading, .tooFew)
    }

    /// The same set both times: both ways of counting are equal, whoever changed.
    func testTheSameSetBothTimes() throws {
        for children in [30, 57, 400] {
            for (both, before, now) in [(0, 0, 0), (3, 10, 2), (8, 0, 0), (1, 4, 20), (0, 15, 15), (30, 0, 0)] {
                let same = try pairs(children, both, before, now)
                let change = try XCTUnwrap(PrevalenceChange(before: same.before!, now: same.now!, same: same))
                XCTAssertEqual(change.difference, try XCTUnwrap(same.difference), accuracy: 1e-12)
                XCTAssertEqual(change.left, Proportion(0, of: 0))
                XCTAssertEqual(change.joined, Proportion(0, of: 0))
                guard case .agreed = change.reading else { return XCTFail("\(same)") }
            }
        }
    }

    func testTurningTheRoundsAroundTurnsTheSign() throws {
        for (children, both, before, now) in [(100, 10, 5, 9), (31, 0, 0, 4), (2000, 400, 120, 60), (1, 0, 1, 0)] {
            let there = try pairs(children, both, before, now)
            let back = try pairs(children, both, now, before)
            XCTAssertEqual(try XCTUnwrap(there.difference), -(try XCTUnwrap(back.difference)))
            XCTAssertEqual(try XCTUnwrap(there.interval).lower, -(try XCTUnwrap(back.interval)).upper, accuracy: 1e-12)
        }
    }

    /// 200 measured, 60 stunted. Then 120 of them: 24 stunted before and 24 now. The 80 who did not come had 36 stunted (45 %):
    /// prevalence falls from 30 to 20 %, and no child grew.
    func testAFallByMissingChildrenIsSeen() throws {
        let change = try XCTUnwrap(
            PrevalenceChange(before: Proportion(60, of: 200)!, now: Proportion(24, of: 120)!, same: try pairs(120, 22, 2, 2)))
        XCTAssertEqual(change.difference, -0.1, accuracy: 1e-12)
        XCTAssertEqual(change.same.difference, 0)
        XCTAssertEqual(change.left, Proportion(36, of: 80))
        XCTAssertEqual(change.joined, Proportion(0, of: 0))
        XCTAssertEqual(change.reading, .differs(byLeaving: true))
    }

    func testAFallByNewChildrenIsSeen() throws {
        let change = try XCTUnwrap(
            PrevalenceChange(before: Proportion(60, of: 200)!, now: Proportion(60, of: 300)!, same: try pairs(200, 58, 2, 2)))
        XCTAssertEqual(change.joined, Proportion(0, of: 100))
        XCTAssertEqual(change.reading, .differs(byLeaving: false))
    }

    /// A million children: 20.0 to 19.7 % of all, no change in the same. Surely different, and not worth a word.
    func testASmallDifferenceIsNoDifference() throws {
        let change = try XCTUnwrap(
            PrevalenceChange(
                before: Proportion(200_000, of: 1_000_000)!, now: Proportion(197_000, of: 1_000_000)!, same: try pairs(900_000, 170_000, 5000, 5000)))
        XCTAssertEqual(change.reading, .agreed(isChange: false))
    }

    func testARealFallIsCalledOne() throws {
        let change = try XCTUnwrap(
            PrevalenceChange(before: Proportion(300, of: 1000)!, now: Proportion(250, of: 1000)!, same: try pairs(1000, 240, 60, 10)))
        XCTAssertEqual(change.reading, .agreed(isChange: true))
    }

    func testCountsThatCannotBe() throws {
        XCTAssertNil(PairedCounts(children: 3, bothTimes: 2, onlyBefore: 1, onlyNow: 1))
        XCTAssertNil(PairedCounts(children: 3, bothTimes: -1, onlyBefore: 1, onlyNow: 1))
        let same = try pairs(10, 5, 1, 1)
        XCTAssertNil(PrevalenceChange(before: Proportion(3, of: 20)!, now: Proportion(9, of: 20)!, same: same))
        XCTAssertNil(PrevalenceChange(before: Proportion(6, of: 9)!, now: Proportion(9, of: 20)!, same: same))
        XCTAssertNil(PrevalenceChange(before: Proportion(0, of: 0)!, now: Proportion(9, of: 20)!, same: try pairs(0, 0, 0, 0)))
        XCTAssertNil(try pairs(0, 0, 0, 0).interval)
    }

    // MARK: The band

    /// Twenty villages of 20 children with 0, 1, … 19 stunted: the best two have 1 of 40, the worst two 37 of 40.
    private let villages: [Proportion] = (0..<20).map { Proportion($0, of: 20)! }

    func testTheBandByHand() throws {
        // 190 of 400; 100 more were not measured: (190 + 2.5) / 500 and (190 + 92.5) / 500.
        let band = try XCTUnwrap(SensitivityBand(measured: Proportion(190, of: 400)!, registered: 500, villages: villages.reversed()))
        XCTAssertEqual(band.best, Proportion(1, of: 40))
        XCTAssertEqual(band.worst, Proportion(37, of: 40))
        XCTAssertEqual(band.low, 0.385, accuracy: 1e-12)
        XCTAssertEqual(band.high, 0.565, accuracy: 1e-12)
        XCTAssertEqual([band.villagesInTenth, band.villages, band.unmeasured], [2, 20, 100])
    }

    func testWithEverybodyMeasuredThereIsNothingToGuess() throws {
        for registered in [400, 390, 0] {
            let band = try XCTUnwrap(SensitivityBand(measured: Proportion(190, of: 400)!, registered: registered, villages: villages))
            XCTAssertEqual(band.low, 0.475, accuracy: 1e-12)
            XCTAssertEqual(band.high, 0.475, accuracy: 1e-12)
        }
    }

    func testSmallVillagesMakeNoTenth() throws {
        let small = villages + (0..<50).map { Proportion($0 % 2 * 19, of: 19)! }
        let measured = Proportion(190, of: 400)!
        XCTAssertEqual(
            SensitivityBand(measured: measured, registered: 500, villages: small),
            SensitivityBand(measured: measured, registered: 500, villages: villages))
        XCTAssertNil(SensitivityBand(measured: measured, registered: 500, villages: Array(villages.prefix(9))))
        XCTAssertEqual(SensitivityBand(measured: measured, registered: 500, villages: Array(villages.prefix(10)))?.villagesInTenth, 1)
        XCTAssertEqual(SensitivityBand(measured: measured, registered: 500, villages: Array(villages.prefix(19)))?.villagesInTenth, 1)
        XCTAssertNil(SensitivityBand(measured: Proportion(0, of: 0)!, registered: 0, villages: villages))
    }

    func testMoreMissingChildrenWidenTheBand() throws {
        var last = 0.0
        for registered in stride(from: 400, through: 4000, by: 300) {
            let band = try XCTUnwrap(SensitivityBand(measured: Proportion(190, of: 400)!, registered: registered, villages: villages))
            XCTAssertLessThanOrEqual(band.low, 0.475)
            XCTAssertGreaterThanOrEqual(band.high, 0.475)
            XCTAssertGreaterThanOrEqual(band.high - band.low, last)
            last = band.high - band.low
        }
    }
}
