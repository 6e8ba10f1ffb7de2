import Foundation
import XCTest

@testable import Growth

/// Whatever numbers come: a z-score that is one, none, or an error; never a crash and never a zero out of nothing.
///
/// `REMBUK_FUZZ_CASES` sets how many.
final class ExtremeValueTests: XCTestCase {
    private static let cases = max(10_000, ProcessInfo.processInfo.environment["REMBUK_FUZZ_CASES"].flatMap { Int($0) } ?? 100_000)
    private static let extremes: [Double?] = [
        nil, .nan, .infinity, -.infinity, 0, -0.0, -1, -400, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
        1e18, 1e19,
        -1e19, 730, 730.5, 731, 1826, 1826.25, 1856, 1857, 45, 110, 120, 65, 44.999, 120.001, 4_503_599_627_370_496,
    ]

    func testEveryCombinationIsAnswered() throws {
        var random = SeededGenerator(seed: 7)
        var scored = 0
        var refused = 0
        for _ in 0..<Self.cases {
            func value(_ usual: ClosedRange<Double>) -> Double? {
                random.next() % 3 == 0
                    ? Self.extremes[Int(random.next() % UInt64(Self.extremes.count))]
                    : usual.lowerBound + (usual.upperBound - usual.lowerBound) * Double(random.next() >> 11) * 0x1p-53
            }
            let sexes: [Sex?] = [.male, .female, nil]
            let positions: [Position?] = [.lying, .standing, nil]
            let child = Anthropometry(
                sex: sexes[Int(random.next() % 3)], ageInDays: value(0...1_900), weight: value(1...30), height: value(40...125),
                position: positions[Int(random.next() % 3)], headCircumference: value(25...60), armCircumference: value(5...30),
                triceps: value(3...25), subscapular: value(3...25), hasOedema: random.next() % 5 == 0)
            do {
                let scores = try ZScores(child)
                XCTAssertFalse((child.ageInDays ?? 0) < 0 && (child.ageInDays ?? 0).isFinite, "a negative age is refused: \(child)")
                for indicator in Indicator.allCases {
                    guard let z = scores[indicator] else { continue }
                    scored += 1
                    XCTAssertFalse(z.isNaN)
                    XCTAssertNotNil(child.sex)
                    // Nothing is scored that was not measured, nor out of a measure that is none.
                    let needed: [Double?] =
                        switch indicator {
                        case .heightForAge: [child.ageInDays, child.height]
                        case .weightForAge: [child.ageInDays, child.weight]
                        case .weightForHeight: [child.weight, child.height]
                        case .bmiForAge: [child.ageInDays, child.weight, child.height]
                        case .headForAge: [child.ageInDays, child.headCircumference]
                        case .armForAge: [child.ageInDays, child.armCircumference]
                        case .tricepsForAge: [child.ageInDays, child.triceps]
                        case .subscapularForAge: [child.ageInDays, child.subscapular]
                        }
                    for (place, measure) in needed.enumerated() {
                        guard let measure, measure.isFinite else {
                            XCTFail("\(indicator) of \(child)")
                            continue
                        }
                        // A newborn's age is 0.
                        let isAge = place == 0 && indicator != .weightForHeight
                        if !isAge, indicator != .heightForAge, indicator != .bmiForAge {
                            XCTAssertGreaterThan(measure, 0, "\(indicator) of \(child)")
                        }
                        if isAge { XCTAssertLessThan(measure, 60 * Age.daysInMonth) }
                    }
                }
            } catch GrowthError.negativeAge {
                refused += 1
                XCTAssertLessThan(child.ageInDays ?? 0, 0)
            }
        }
        XCTAssertGreaterThan(scored, Self.cases)
        XCTAssertGreaterThan(refused, 0)
    }
}
