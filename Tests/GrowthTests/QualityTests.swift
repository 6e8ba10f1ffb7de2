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

    func testShape() throws {
        let moments = Moments([1, 2, 3, 4, 10])
        // SciPy: std(ddof=1), skew, kurtosis.
        XCTAssertEqual(try XCTUnwrap(moments.standardDeviation), 3.5355339059327378, accuracy: 1e-12)
        XCTAssertEqual(try XCTUnwrap(moments.skewness), 1.1384199576606164, accuracy: 1e-12)
        XCTAssertEqual(try XCTUnwrap(moments.kurtosis), -0.212, accuracy: 1e-12)
        XCTAssertNil(Moments([2, 2, 2]).skewness)
        XCTAssertNil(Moments([2]).standardDeviation)
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
}
