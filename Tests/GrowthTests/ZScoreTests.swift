import XCTest

@testable import Growth

final class ZScoreTests: XCTestCase {
    /// Every z-score, flag, corrected length, position and BMI of the WHO's own package on the edge-case file.
    func testEveryRowOfTheReference() throws {
        let input = try TestTable("zscore-input.csv")
        let expected = try TestTable("zscore-expected.csv")
        XCTAssertEqual(input.column("id"), expected.column("id"))
        let children = AnthropometryColumns(input)
        let scores = try ZScoreColumns(children)
        let ids = input.column("id")
        for indicator in Indicator.allCases {
            let z = expected.column(indicator.column)
            let flags = expected.column(indicator.flagColumn)
            for row in ids.indices {
                let isDifferentOnPurpose =
                    indicator == .weightForHeight && children.weight[row] == 0
                    || indicator == .bmiForAge && scores.bodies[row].correctedHeight == 0
                let ours = scores[indicator, row]
                if isDifferentOnPurpose {
                    XCTAssertTrue(ours.isNaN, "\(ids[row]) \(indicator)")
                } else {
                    XCTAssertEqual(known(ours), Double(z[row]), "\(ids[row]) \(indicator)")
                    XCTAssertEqual(known(ours).map { indicator.isImplausible($0) ? "1" : "0" } ?? "", flags[row], "\(ids[row]) \(indicator)")
                }
            }
        }
        let height = expected.column("clenhei")
        let bmi = expected.column("cbmi")
        let measure = expected.column("cmeasure")
        let doubted = expected.column("c9mo_flag")
        for row in ids.indices {
            XCTAssertEqual(known(scores.bodies[row].correctedHeight), Double(height[row]), ids[row])
            XCTAssertEqual(known(scores.bodies[row].bmi) ?? 0, Double(bmi[row]) ?? 0, accuracy: 1e-9, ids[row])
            XCTAssertEqual(scores.bodies[row].position, GrowthTests.position(measure[row]), ids[row])
            XCTAssertEqual(scores.bodies[row].isPositionDoubted ? "1" : "0", doubted[row], ids[row])
        }
    }

    func testSampleSurveyOfTheWHO() throws {
        let table = try TestTable("who-sample-survey.csv")
        let names = [
            "sex": "GENDER", "age": "age.days", "weight": "WEIGHT", "lenhei": "HEIGHT", "headc": "HEAD", "armc": "MUAC", "triskin": "TRI",
            "subskin": "SUB",
        ]
        let children = AnthropometryColumns(table, names: names)
        let scores = try ZScoreColumns(children)
        // The survey's z-scores are older than the sixty-month limit: four children of 1832 to 1852 days have some there.
        let tooOld = children.ageInDays.indices.filter { children.ageInDays[$0] / 30.4375 >= 60 }
        XCTAssertEqual(tooOld.count, 4)
        for indicator in Indicator.allCases {
            let expected = table.column(indicator.column)
            let flags = table.column(indicator.flagColumn)
            for row in expected.indices where !tooOld.contains(row) {
                let ours = known(scores[indicator, row])
                XCTAssertEqual(ours, Double(expected[row]), "\(row + 2) \(indicator)")
                XCTAssertEqual(ours.map { indicator.isImplausible($0) ? "1" : "0" } ?? "", flags[row], "\(row + 2) \(indicator)")
            }
            for row in tooOld { XCTAssertTrue(scores[indicator, row].isNaN) }
        }
    }

    func testTwoYears() throws {
        func scores(_ age: Double, _ position: Position?) throws -> ZScores {
            try ZScores(Anthropometry(sex: .female, ageInDays: age, weight: 11.5, height: 85, position: position))
        }
        for age in [730, 730.49] {
            XCTAssertEqual(try scores(age, .standing).correctedHeight, 85.7)
            XCTAssertEqual(try scores(age, .lying).correctedHeight, 85)
        }
        for age in [730.5, 731] {
            XCTAssertEqual(try scores(age, .standing).correctedHeight, 85)
            XCTAssertEqual(try scores(age, .lying).correctedHeight, 84.3)
        }
        XCTAssertEqual(try scores(730, nil).correctedHeight, 85)
        // By length before, by height after: the same corrected length has another weight-for-height.
        let length = try XCTUnwrap(try scores(730, .lying).weightForHeight)
        let height = try XCTUnwrap(try scores(731, .standing).weightForHeight)
        XCTAssertGreaterThan(length, height)
    }

    func testUnderNineMonths() throws {
        for (months, isDoubted) in [(8.999, true), (9, false)] {
            let child = Anthropometry(sex: .male, ageInDays: months * 30.4375, weight: 8, height: 70, position: .standing)
            let scores = try ZScores(child)
            XCTAssertEqual(scores.isPositionDoubted, isDoubted)
            XCTAssertEqual(scores.position, isDoubted ? nil : .standing)
            XCTAssertEqual(scores.correctedHeight, isDoubted ? 70 : 70.7)
        }
    }

    func testSixtyMonths() throws {
        for (age, isScored) in [(1826, true), (1826.2, true), (1826.25, false), (1856, false), (1857, false), (1e300, false)] {
            let scores = try ZScores(Anthropometry(sex: .male, ageInDays: age, weight: 18, height: 109, position: .standing, armCircumference: 16))
            for indicator in [Indicator.heightForAge, .weightForAge, .weightForHeight, .bmiForAge, .armForAge] {
                XCTAssertEqual(scores[indicator] != nil, isScored, "\(age) \(indicator)")
            }
        }
    }

    func testArmAndSkinfoldsBeginAtDay91() throws {
        for (age, isScored) in [(90.49, false), (90.5, true), (91, true)] {
            let child = Anthropometry(sex: .female, ageInDays: age, armCircumference: 13, triceps: 9, subscapular: 8)
            let scores = try ZScores(child)
            for indicator in [Indicator.armForAge, .tricepsForAge, .subscapularForAge] {
                XCTAssertEqual(scores[indicator] != nil, isScored, "\(age) \(indicator)")
            }
        }
    }

    func testLimitsOfWeightForHeightAreInclusive() throws {
        func z(_ age: Double?, _ height: Double, _ position: Position?) throws -> Double? {
            try ZScores(Anthropometry(sex: .male, ageInDays: age, weight: 10, height: height, position: position)).weightForHeight
        }
        for (height, isScored) in [(44.999, false), (45, true), (110, true), (110.001, false)] {
            XCTAssertEqual(try z(100, height, .lying) != nil, isScored, "\(height)")
        }
        for (height, isScored) in [(64.999, false), (65, true), (120, true), (120.001, false)] {
            XCTAssertEqual(try z(1000, height, .standing) != nil, isScored, "\(height)")
        }
        // Without an age the position decides, and without that 87 cm.
        XCTAssertEqual(try z(nil, 86.99, nil), try z(nil, 86.99, .lying))
        XCTAssertEqual(try z(nil, 87, nil), try z(nil, 87, .standing))
        XCTAssertNotEqual(try z(nil, 87, .lying), try z(nil, 87, .standing))
    }

    func testFlagsAreStrict() {
        XCTAssertFalse(Indicator.heightForAge.isImplausible(6))
        XCTAssertTrue(Indicator.heightForAge.isImplausible(6.01))
        XCTAssertFalse(Indicator.heightForAge.isImplausible(-6))
        XCTAssertFalse(Indicator.weightForAge.isImplausible(-6))
        XCTAssertTrue(Indicator.weightForAge.isImplausible(-6.01))
        XCTAssertTrue(Indicator.weightForAge.isImplausible(5.01))
        XCTAssertFalse(Indicator.bmiForAge.isImplausible(-5))
        XCTAssertTrue(Indicator.bmiForAge.isImplausible(-5.01))
    }

    func testOedema() throws {
        let scores = try ZScores(
            Anthropometry(sex: .male, ageInDays: 900, weight: 12, height: 88, headCircumference: 48, armCircumference: 14, hasOedema: true))
        for indicator in [Indicator.weightForAge, .weightForHeight, .bmiForAge] { XCTAssertNil(scores[indicator]) }
        for indicator in [Indicator.heightForAge, .headForAge, .armForAge] { XCTAssertNotNil(scores[indicator]) }
        XCTAssertNotNil(scores.bmi)
    }

    func testNegativeAgeIsAnError() {
        XCTAssertThrowsError(try ZScores(Anthropometry(sex: .male, ageInDays: -0.1))) {
            XCTAssertEqual($0 as? GrowthError, .negativeAge(index: 0))
        }
        var columns = AnthropometryColumns()
        columns.ageInDays = [10, .nan, -1]
        XCTAssertThrowsError(try ZScoreColumns(columns)) { XCTAssertEqual($0 as? GrowthError, .negativeAge(index: 2)) }
        columns.weight = [3]
        XCTAssertThrowsError(try ZScoreColumns(columns)) { XCTAssertEqual($0 as? GrowthError, .unequalColumns) }
    }

    func testRoundingIsThatOfR() {
        // R 4: round(0.15, 1) style cases at two digits. 2.675 and 1.005 lie below the tie as doubles, 0.125 is a tie.
        let cases: [(Double, Double)] = [(2.675, 2.67), (1.005, 1), (0.125, 0.12), (0.375, 0.38), (-0.125, -0.12), (0.145, 0.14), (-1.995, -2)]
        for (value, expected) in cases { XCTAssertEqual(roundedToHundredths(value), expected, "\(value)") }
        XCTAssertTrue(roundedToHundredths(.nan).isNaN)
        XCTAssertEqual(roundedToHundredths(1e300), 1e300)
    }

    /// Whatever the input, a result is a finite number or missing; the columns say the same as the single child.
    func testNothingCrashes() throws {
        var generator = SeededGenerator(seed: 7)
        let strange: [Double] = [.nan, .infinity, -.infinity, 0, -0.0, -1, 1e-308, .leastNonzeroMagnitude, 1e308, 44.99999999999999, 110, 120, 0.7]
        func value(_ range: ClosedRange<Double>) -> Double {
            Int.random(in: 0..<4, using: &generator) == 0
                ? strange.randomElement(using: &generator)! : Double.random(in: range, using: &generator)
        }
        var columns = AnthropometryColumns()
        for _ in 0..<20_000 {
            columns.sex.append([.male, .female, nil].randomElement(using: &generator)!)
            columns.position.append([.lying, .standing, nil].randomElement(using: &generator)!)
            columns.hasOedema.append(Int.random(in: 0..<10, using: &generator) == 0)
            let age = value(0...2000)
            columns.ageInDays.append(age < 0 ? .nan : age)
            columns.weight.append(value(0...60))
            columns.height.append(value(30...140))
            columns.headCircumference.append(value(20...60))
            columns.armCircumference.append(value(5...30))
            columns.triceps.append(value(1...30))
            columns.subscapular.append(value(1...30))
        }
        let all = try ZScoreColumns(columns)
        for index in 0..<all.count {
            let child = Anthropometry(
                sex: columns.sex[index], ageInDays: columns.ageInDays[index], weight: columns.weight[index], height: columns.height[index],
                position: columns.position[index], headCircumference: columns.headCircumference[index],
                armCircumference: columns.armCircumference[index], triceps: columns.triceps[index], subscapular: columns.subscapular[index],
                hasOedema: columns.hasOedema[index])
            let single = try ZScores(child)
            for indicator in Indicator.allCases {
                let z = single[indicator]
                XCTAssertEqual(z, known(all[indicator, index]))
                if let z { XCTAssertTrue(z.isFinite, "\(child)") }
            }
        }
    }

    func testZRisesWithTheMeasure() throws {
        for sex in Sex.allCases {
            for age in stride(from: 0.0, to: 1826, by: 61) {
                var before: [Double] = Array(repeating: -.infinity, count: 8)
                for step in 1...200 {
                    let scale = Double(step) / 100
                    let child = Anthropometry(
                        sex: sex, ageInDays: age, weight: 12 * scale, height: 85, headCircumference: 46 * scale, armCircumference: 15 * scale,
                        triceps: 8 * scale, subscapular: 7 * scale)
                    let scores = try ZScores(child)
                    for indicator in Indicator.allCases {
                        guard let z = scores[indicator] else { continue }
                        XCTAssertGreaterThanOrEqual(z, before[indicator.rawValue], "\(sex) \(age) \(indicator) \(scale)")
                        before[indicator.rawValue] = z
                    }
                }
            }
        }
    }
}
