import XCTest

@testable import Growth

final class QualityTests: XCTestCase {
    /// The Nigerian survey; expected values by SciPy 1.17 (chisquare) from the same file.
    func testNationalSurvey() throws {
        let table = try TestTable("survey-nigeria.csv")
        let panel = try QualityPanel(AnthropometryColumns(table, names: ["lenhei": "height"], daysPerUnit: Age.daysInMonth))
        func value(_ kind: QualityPanel.Kind) throws -> Double { try XCTUnwrap(panel[kind]?.value) }
        XCTAssertEqual(panel.weightDigits, [1894, 1871, 1900, 1877, 1843, 1820, 1829, 1697, 1823, 1776])
        XCTAssertEqual(try value(.weightDigits), 1.0559906267290762, accuracy: 1e-12)
        XCTAssertEqual(try value(.heightDigits), 4.921111096945011, accuracy: 1e-12)
        XCTAssertEqual(try XCTUnwrap(panel[.weightDigits]?.p), 0.030846746721708933, accuracy: 1e-12)
        XCTAssertEqual(try value(.sexRatio), 1.0010917030567685, accuracy: 1e-12)
        XCTAssertEqual(try XCTUnwrap(panel[.sexRatio]?.p), 0.941120503486202, accuracy: 1e-12)
        XCTAssertEqual(try value(.ageRatio), 0.9562433297758804, accuracy: 1e-12)
        XCTAssertEqual(try value(.ageHeaping), 90.41374795417349, accuracy: 1e-9)
        XCTAssertEqual(panel[.heightForAgeSD]?.rating, .problematic)
        XCTAssertEqual(panel[.weightForHeightSD]?.rating, .good)
        XCTAssertEqual(panel[.weightForHeightFlags]?.rating, .excellent)
        XCTAssertEqual(try value(.completeness), 100)
    }

    func testChiSquaredTails() throws {
        // SciPy 1.17, scipy.stats.chi2.sf.
        let published: [(Double, Int, Double)] = [
            (3.84, 1, 0.05004352124870519), (11, 11, 0.4432632784264655), (30, 11, 0.0015845952573066058), (2, 11, 0.9984958817174162),
            (200, 9, 3.312992393909567e-38),
        ]
        for (statistic, freedom, p) in published {
            XCTAssertEqual(ChiSquared.tail(statistic, degreesOfFreedom: freedom), p, accuracy: p * 1e-12, "\(statistic)")
        }
        XCTAssertNil(ChiSquared(even: [0, 0]))
        XCTAssertEqual(ChiSquared(even: [5, 5])?.p, 1)
    }

    func testHeapedDigitsAreSeen() throws {
        var even = AnthropometryColumns()
        even.height = (0..<1000).map { 80 + Double($0 % 100) / 10 }
        XCTAssertEqual(try XCTUnwrap(QualityPanel(even)[.heightDigits]?.value), 0, accuracy: 1e-12)
        var heaped = even
        heaped.height = heaped.height.map { ($0 * 2).rounded() / 2 }
        // Only 0 and 5: χ² is 4 N, the score 100 · √(4/9).
        let check = try XCTUnwrap(QualityPanel(heaped)[.heightDigits])
        XCTAssertGreaterThan(try XCTUnwrap(check.value), 60)
        XCTAssertEqual(check.rating, .problematic)
    }

    private func shape(_ values: [Double]) -> Moments {
        var tally = QualityTally()
        for value in values {
            tally.add(
                sex: nil, ageInDays: .nan, weight: .nan, height: .nan, heightForAge: value / 10, weightForAge: .nan, weightForHeight: .nan)
        }
        return Moments(tally.heightForAge)
    }

    func testShape() throws {
        let moments = shape([1, 2, 3, 4, 10])
        // SciPy: std(ddof=1), skew, kurtosis.
        XCTAssertEqual(try XCTUnwrap(moments.standardDeviation), 0.35355339059327378, accuracy: 1e-12)
        XCTAssertEqual(try XCTUnwrap(moments.skewness), 1.1384199576606164, accuracy: 1e-12)
        XCTAssertEqual(try XCTUnwrap(moments.kurtosis), -0.212, accuracy: 1e-12)
        XCTAssertNil(shape([2, 2, 2]).skewness)
        XCTAssertNil(shape([2]).standardDeviation)
    }

    func testLimitsOfTheRatings() throws {
        var columns = AnthropometryColumns()
        columns.sex = Array(repeating: .male, count: 60) + Array(repeating: .female, count: 40)
        // χ² = 4, p = 0.0455.
        XCTAssertEqual(try QualityPanel(columns)[.sexRatio]?.rating, .acceptable)
        columns.sex = Array(repeating: .male, count: 90) + Array(repeating: .female, count: 10)
        XCTAssertEqual(try QualityPanel(columns)[.sexRatio]?.rating, .problematic)
    }

    func testNobodyAndNonsense() throws {
        let none = try QualityPanel(AnthropometryColumns())
        XCTAssertEqual(none.checks.count, QualityPanel.Kind.allCases.count)
        XCTAssertTrue(none.checks.allSatisfy { $0.value == nil && $0.rating == nil })
        var columns = AnthropometryColumns()
        columns.sex = [.male, nil, .female]
        columns.ageInDays = [.nan, 1e300, 0]
        columns.weight = [.infinity, -3, 1e308]
        columns.height = [.nan, 0, 1e-300]
        XCTAssertTrue(try QualityPanel(columns).checks.allSatisfy { $0.value?.isFinite ?? true && $0.p?.isFinite ?? true })
    }

    // MARK: Tallies

    private func tally(_ random: inout SeededGenerator, children: Int) -> QualityTally {
        var tally = QualityTally()
        for _ in 0..<children {
            func z() -> Double { Double(Int(random.next() % 1600)) / 100 - 8 }
            tally.add(
                sex: [.male, .female, nil][Int(random.next() % 3)], ageInDays: Double(random.next() % 2000),
                weight: Double(random.next() % 250) / 10, height: Double(random.next() % 1200) / 10, heightForAge: z(), weightForAge: z(),
                weightForHeight: random.next() % 5 == 0 ? .nan : z())
            tally.identify(isMeasuredAgain: random.next() % 7 == 0, isEnteredTwice: random.next() % 9 == 0)
        }
        return tally
    }

    func testTheSumOfTalliesIsTheTallyOfAll() throws {
        var random = SeededGenerator(seed: 11)
        var parts: [QualityTally] = []
        for size in [0, 1, 7, 300, 41] { parts.append(tally(&random, children: size)) }
        random = SeededGenerator(seed: 11)
        let whole = tally(&random, children: 349)
        XCTAssertEqual(parts.reduce(QualityTally(), +), whole)
        XCTAssertEqual(parts.reversed().reduce(QualityTally(), +), whole)
        XCTAssertEqual(QualityTally(numbers: whole.numbers), whole)
        XCTAssertNil(QualityTally(numbers: Array(whole.numbers.dropLast())))
        XCTAssertEqual(QualityPanel(whole).checks.first { $0.kind == .completeness }?.count, 349)
    }

    func testDuplicatesAreSharesOfThoseWhoAreKnown() throws {
        var tally = QualityTally()
        for index in 0..<40 {
            tally.add(
                sex: .male, ageInDays: 400, weight: 9, height: 75, heightForAge: 0, weightForAge: 0, weightForHeight: 0)
            tally.identify(isMeasuredAgain: index < 2, isEnteredTwice: index < 4)
        }
        XCTAssertEqual(QualityPanel(tally)[.enteredTwice]?.value, 10)
        XCTAssertEqual(QualityPanel(tally)[.measuredAgain]?.value, 5)
        // Rows of a file are not known to be anybody.
        var columns = AnthropometryColumns()
        columns.height = [80, 81]
        XCTAssertNil(try QualityPanel(columns)[.enteredTwice]?.value)
    }

    // MARK: Verdicts

    private func verdict(_ kind: QualityPanel.Kind, _ value: Double?, p: Double? = nil, count: Int) -> QualityPanel.Verdict {
        QualityPanel.Check(kind: kind, value: value, p: p, count: count, rating: nil).verdict
    }

    func testNobodyIsJudgedOnFewChildren() {
        XCTAssertEqual(verdict(.heightDigits, 90, p: 0, count: 29), .tooFew)
        XCTAssertEqual(verdict(.heightDigits, 90, p: 0, count: 30), .poor)
        XCTAssertEqual(verdict(.weightForAgeSD, 1.5, count: 500), .unjudged)
        XCTAssertEqual(verdict(.heightForAgeSD, nil, count: 0), .tooFew)
    }

    func testChanceIsNotHeldAgainstAnybody() {
        // Forty children with perfectly random digits score about 100/√40 ≈ 16 on average: that is no preference.
        XCTAssertEqual(verdict(.heightDigits, 19, p: 0.13, count: 40), .good)
        XCTAssertEqual(verdict(.heightDigits, 19, p: 0.001, count: 400), .look)
        // 1.96 · 1.25 / √(2·39) = 0.277: 0.97 to 1.53 reaches into the acceptable.
        XCTAssertEqual(verdict(.weightForHeightSD, 1.25, count: 40), .look)
        // With 400 children 1.16 to 1.34: beyond 1.15, not beyond 1.2.
        XCTAssertEqual(verdict(.weightForHeightSD, 1.25, count: 400), .look)
        XCTAssertEqual(verdict(.weightForHeightSD, 1.25, count: 4000), .poor)
        XCTAssertEqual(verdict(.weightForHeightSD, 0.7, count: 4000), .poor)
        XCTAssertEqual(verdict(.weightForHeightSD, 1.17, count: 40), .good)
        XCTAssertEqual(verdict(.weightForHeightSD, 1.17, count: 40_000), .look)
        XCTAssertEqual(verdict(.heightForAgeSD, 1.35, count: 40), .look)
        XCTAssertEqual(verdict(.heightForAgeSD, 1.35, count: 4000), .poor)
        XCTAssertEqual(verdict(.heightForAgeSD, 1.2, count: 4000), .good)
        // 4 of 40; Wilson 4.0–23.1 %.
        XCTAssertEqual(verdict(.weightForHeightFlags, 10, count: 40), .look)
        XCTAssertEqual(verdict(.weightForHeightFlags, 10, count: 4000), .poor)
        XCTAssertEqual(verdict(.skewness, -0.7, count: 40), .look)
        XCTAssertEqual(verdict(.skewness, -0.7, count: 4000), .poor)
        XCTAssertEqual(verdict(.kurtosis, 0.3, count: 4000), .good)
    }

    /// With very many children every ratio differs from its expectation beyond chance; it must differ by something too.
    func testASmallDeviationIsGoodHoweverSureItIs() {
        XCTAssertEqual(verdict(.sexRatio, 1.04, p: 1e-9, count: 120_000), .good)
        XCTAssertEqual(verdict(.sexRatio, 1.08, p: 1e-9, count: 120_000), .look)
        XCTAssertEqual(verdict(.sexRatio, 1.2, p: 1e-9, count: 120_000), .poor)
        XCTAssertEqual(verdict(.sexRatio, 1.2, p: 0.02, count: 300), .look)
        XCTAssertEqual(verdict(.sexRatio, 1.5, p: 0.2, count: 40), .good)
        XCTAssertEqual(verdict(.ageRatio, 0.86, p: 1e-9, count: 1_000_000), .good)
        XCTAssertEqual(verdict(.ageRatio, 1.2, p: 1e-9, count: 120_000), .poor)
    }

    func testTheWorstVerdictStandsForThePanel() throws {
        var random = SeededGenerator(seed: 3)
        var tally = QualityTally()
        for _ in 0..<500 {
            tally.add(
                sex: random.next() % 2 == 0 ? .male : .female, ageInDays: Double(random.next() % 1800), weight: Double(random.next() % 100) / 10 + 5,
                height: Double(random.next() % 40) + 60, heightForAge: 0, weightForAge: 0, weightForHeight: .nan)
        }
        let panel = QualityPanel(tally)
        XCTAssertEqual(panel[.heightDigits]?.verdict, .poor)
        XCTAssertEqual(panel.verdict, .poor)
        XCTAssertEqual(QualityPanel(QualityTally()).verdict, .tooFew)
    }
}
