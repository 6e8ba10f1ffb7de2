import XCTest

@testable import Growth

final class StandardsTests: XCTestCase {
    func testTablesAreCompleteAndSmooth() {
        let standards = Standards.shared
        let rows = Standards.Table.allCases.reduce(0) { $0 + 2 * $1.rows }
        XCTAssertEqual(rows, 2 * (4 * 1857 + 3 * 1766 + 651 + 551))
        XCTAssertEqual(standards.numbers.filter { !$0.isNaN }.count, rows * Standards.rowLength)
        for table in Standards.Table.allCases {
            for sex in Sex.allCases {
                XCTAssertNil(standards.parameters(table, sex, at: table.first - 1))
                XCTAssertNil(standards.parameters(table, sex, at: table.last + 1))
                var before: Double?
                for key in table.first...table.last {
                    guard let (power, median, variation) = standards.parameters(table, sex, at: key) else {
                        XCTFail("\(table) \(sex) \(key) is missing")
                        continue
                    }
                    XCTAssertTrue((-3...3).contains(power) && (0.02...0.5).contains(variation) && median > 0, "\(table) \(sex) \(key)")
                    // No two neighbours differ by more than 3 %; height-for-age drops by 0.7 cm at two years.
                    if let before { XCTAssertEqual(median / before, 1, accuracy: 0.03, "\(table) \(sex) \(key)") }
                    before = median
                }
            }
        }
    }

    /// Values as WHO prints them in its tables of z-scores.
    func testPublishedValues() throws {
        let published: [(Standards.Table, Sex, Int, Double, Double, Double)] = [
            (.weightForAge, .male, 0, 0.3487, 3.3464, 0.14602), (.weightForAge, .female, 0, 0.3809, 3.2322, 0.14171),
            (.heightForAge, .male, 0, 1, 49.8842, 0.03795), (.heightForAge, .female, 0, 1, 49.1477, 0.0379),
            (.bmiForAge, .male, 0, -0.3053, 13.4069, 0.0956), (.bmiForAge, .female, 0, -0.0631, 13.3363, 0.09272),
            (.headForAge, .male, 0, 1, 34.4618, 0.03686), (.headForAge, .female, 0, 1, 33.8787, 0.03496),
            (.weightForLength, .male, 450, -0.3521, 2.441, 0.09182), (.weightForLength, .female, 450, -0.3833, 2.4607, 0.09029),
            (.weightForHeight, .male, 650, -0.3521, 7.4327, 0.08217), (.weightForHeight, .female, 1200, -0.3833, 22.8173, 0.09828),
        ]
        for (table, sex, key, power, median, variation) in published {
            let row = try XCTUnwrap(Standards.shared.parameters(table, sex, at: key))
            XCTAssertEqual(row.power, power, "\(table) \(sex)")
            XCTAssertEqual(row.median, median, "\(table) \(sex)")
            XCTAssertEqual(row.variation, variation, "\(table) \(sex)")
        }
    }

    /// The SD lines of the simplified field tables: boys' height at two years (87.1, 81.0 cm at −2 SD), girls' weight at one year.
    func testCurvesAreThoseOfTheFieldTables() throws {
        func line(_ indicator: Indicator, _ sex: Sex, _ key: Double, _ z: Double) throws -> Double {
            (try XCTUnwrap(GrowthCurve.measure(indicator, sex, at: key, z: z)) * 10).rounded() / 10
        }
        XCTAssertEqual(try line(.heightForAge, .male, 731, 0), 87.1)
        XCTAssertEqual(try line(.heightForAge, .male, 731, -2), 81)
        XCTAssertEqual(try line(.weightForAge, .female, 365, 0), 8.9)
        XCTAssertEqual(try line(.weightForAge, .female, 365, -2), 7)
        XCTAssertEqual(try line(.weightForAge, .female, 365, 3), 13.1)
        XCTAssertNil(GrowthCurve.measure(.weightForHeight, .male, at: 64.9, z: 0))
        XCTAssertNil(GrowthCurve.measure(.weightForAge, .male, at: .nan, z: 0))
        XCTAssertNotNil(GrowthCurve.measure(.weightForHeight, .male, at: 45, z: 0, position: .lying))
    }

    /// A measure on a line has that z-score.
    func testCurvesAndScoresAgree() throws {
        for sex in Sex.allCases {
            for day in stride(from: 0.0, through: 1826, by: 83) {
                for z in -3...3 {
                    let weight = try XCTUnwrap(GrowthCurve.measure(.weightForAge, sex, at: day, z: Double(z)))
                    let height = try XCTUnwrap(GrowthCurve.measure(.heightForAge, sex, at: day, z: Double(z)))
                    let scores = try ZScores(Anthropometry(sex: sex, ageInDays: day, weight: weight, height: height))
                    XCTAssertEqual(scores.weightForAge, Double(z))
                    XCTAssertEqual(scores.heightForAge, Double(z))
                }
            }
        }
    }
}
