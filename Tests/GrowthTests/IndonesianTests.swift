import XCTest

@testable import Growth

final class IndonesianTests: XCTestCase {
    func testBoundsOfTheClassesAreExact() {
        let weight: [(Double, WeightForAgeClass)] = [
            (-3.01, .severelyUnderweight), (-3, .underweight), (-2.01, .underweight), (-2, .normal), (1, .normal), (1.01, .riskOfOverweight),
        ]
        for (z, expected) in weight { XCTAssertEqual(WeightForAgeClass(z: z), expected, "\(z)") }
        let height: [(Double, HeightForAgeClass)] = [
            (-3.01, .severelyStunted), (-3, .stunted), (-2.01, .stunted), (-2, .normal), (3, .normal), (3.01, .tall),
        ]
        for (z, expected) in height { XCTAssertEqual(HeightForAgeClass(z: z), expected, "\(z)") }
        let wasting: [(Double, WeightForHeightClass)] = [
            (-3.01, .severelyWasted), (-3, .wasted), (-2.01, .wasted), (-2, .normal), (1, .normal), (1.01, .riskOfOverweight),
            (2, .riskOfOverweight), (2.01, .overweight), (3, .overweight), (3.01, .obese),
        ]
        for (z, expected) in wasting { XCTAssertEqual(WeightForHeightClass(z: z), expected, "\(z)") }
        XCTAssertNil(WeightForAgeClass(z: .nan))
        XCTAssertNil(HeightForAgeClass(z: .nan))
        XCTAssertNil(WeightForHeightClass(z: .nan))
        XCTAssertEqual(HeightForAgeClass.allCases.filter(\.isStunted), [.severelyStunted, .stunted])
        XCTAssertEqual(WeightForHeightClass.allCases.filter(\.isWasted), [.severelyWasted, .wasted])
    }

    func testAnImplausibleScoreHasNoClass() throws {
        let scores = try ZScores(Anthropometry(sex: .male, ageInDays: 1000, weight: 12, height: 50))
        XCTAssertEqual(scores.isFlagged(.heightForAge), true)
        XCTAssertNil(scores.heightForAgeClass)
        XCTAssertNil(scores.isStunted)
    }

    func testMinimumGain() {
        let boys = [1: 800, 2: 900, 3: 800, 4: 600, 5: 500, 6: 400, 7: 400, 8: 300, 10: 300, 11: 300, 12: 200, 59: 200]
        let girls = [1: 800, 2: 900, 3: 800, 4: 600, 5: 500, 6: 400, 7: 300, 8: 300, 10: 300, 11: 200, 12: 200, 59: 200]
        for (month, grams) in boys { XCTAssertEqual(MinimumGain.grams(sex: .male, ageInMonths: month), grams, "boys \(month)") }
        for (month, grams) in girls { XCTAssertEqual(MinimumGain.grams(sex: .female, ageInMonths: month), grams, "girls \(month)") }
        XCTAssertNil(MinimumGain.grams(sex: .male, ageInMonths: 0))
    }

    func testCodesOfASeries() {
        func codes(_ weights: [Double?], from age: Int = 6, z: [Double?] = []) -> [String] {
            let weighings = weights.enumerated().map { place, weight in
                Weighing(month: 100 + place, ageInMonths: age + place, weight: weight, weightForAge: place < z.count ? z[place] : nil)
            }
            return WeighingStatus.series(sex: .female, weighings).map {
                ($0.isTwiceNotGained ? "2" : "") + ($0.code?.rawValue ?? "?") + ($0.isBelowRedLine ? " BGM" : "")
            }
        }
        // KBM of girls: 300 g at 7 to 10 months. 8.3 - 8.0 is less than 0.3 in binary; whole grams decide.
        XCTAssertEqual(codes([8.0, 8.3, 8.6]), ["B", "N", "N"])
        XCTAssertEqual(codes([8.0, 8.29, 8.29, 8.0]), ["B", "T", "2T", "2T"])
        // Not weighed in between: O, and a T before the gap does not make the next T a second one.
        XCTAssertEqual(codes([8.0, 8.1, nil, 8.2, 8.3]), ["B", "T", "O", "T"])
        // Less than KBM, but up along its own curve.
        XCTAssertEqual(codes([8.0, 8.2], z: [-1.2, -1.2]), ["B", "N"])
        XCTAssertEqual(codes([8.0, 8.2], z: [-1.2, -1.21]), ["B", "T"])
        // Flat is T, whatever the curve.
        XCTAssertEqual(codes([8.0, 8.0], z: [-1.2, -1.2]), ["B", "T"])
        XCTAssertEqual(codes([5.0, 5.4], z: [-3.01, -3]), ["B BGM", "N"])
        // At birth there is no KBM.
        XCTAssertEqual(codes([3.0, 3.1], from: -1), ["B", "?"])
        XCTAssertEqual(codes([nil, .nan, -1]), [])
    }

    func testWilson() throws {
        // Newcombe (1998), Statistics in Medicine 17: 81/263, 15/148, 0/20, 1/29.
        let published: [(Int, Int, Double, Double)] = [
            (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
        ]
        for (part, whole, lower, upper) in published {
            let interval = try XCTUnwrap(Proportion(part, of: whole)?.wilson)
            XCTAssertEqual(interval.lower, lower, accuracy: 5e-5, "\(part)/\(whole)")
            XCTAssertEqual(interval.upper, upper, accuracy: 5e-5, "\(part)/\(whole)")
        }
        XCTAssertNil(Proportion(0, of: 0)?.wilson)
        XCTAssertNil(Proportion(2, of: 1))
        XCTAssertNil(Proportion(-1, of: 1))
        XCTAssertEqual(Proportion(7, of: 7)?.wilson?.upper, 1)
    }
}
