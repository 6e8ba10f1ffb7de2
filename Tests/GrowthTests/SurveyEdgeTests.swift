import XCTest

@testable import Growth

/// Surveys at the edge of what can be estimated: right or "not estimable", never NaN and never a false interval.
final class SurveyEdgeTests: XCTestCase {
    /// Girls of 1000 days; their median height is 92.9 cm and -2 SD is 85.7 cm.
    private func survey(_ heights: [Double], weights: [Double]? = nil, clusters: [String?]? = nil, strata: [String?]? = nil) -> SurveyData {
        var data = SurveyData()
        data.children.sex = heights.map { _ in .female }
        data.children.ageInDays = heights.map { _ in 1000 }
        data.children.height = heights
        data.children.position = heights.map { _ in .standing }
        data.weights = weights
        data.clusters = clusters.map { Growth.Category($0) }
        data.strata = strata.map { Growth.Category($0) }
        return data
    }

    private func all(_ data: SurveyData) throws -> GroupEstimates {
        let estimates = try SurveyEstimates(data)
        for row in estimates.rows {
            XCTAssertEqual(row.figures.count, 134)
            XCTAssertTrue(row.figures.allSatisfy { $0?.isFinite ?? true }, row.label)
        }
        return try XCTUnwrap(estimates["All"])
    }

    func testNobody() throws {
        let none = try all(survey([]))
        XCTAssertEqual(none.summaries[0].count, 0)
        XCTAssertEqual(none.stunting, .none)
        XCTAssertEqual(try SurveyEstimates(SurveyData()).rows.count, 21)
    }

    func testEverythingMissing() throws {
        let none = try all(survey([.nan, .nan, 0, -1], clusters: ["a", "b", "a", "b"]))
        XCTAssertEqual(none.stunting, .none)
        XCTAssertNil(none.summaries[0].mean?.value)
        XCTAssertNil(none.summaries[0].standardDeviation)
    }

    func testOneChildHasNoInterval() throws {
        let one = try all(survey([80]))
        XCTAssertEqual(one.stunting.value, 1)
        XCTAssertNil(one.stunting.standardError)
        XCTAssertNil(one.stunting.interval)
        XCTAssertNil(one.summaries[0].mean?.interval)
        XCTAssertNil(one.summaries[0].standardDeviation)
    }

    func testNoneAndAllOfMany() throws {
        let none = try all(survey([92, 93, 94, 95]))
        XCTAssertEqual(none.stunting, Estimate(value: 0, standardError: 0, interval: ConfidenceInterval(lower: 0, upper: 0)))
        let every = try all(survey([80, 81, 82, 83], weights: [0.1, 0.2, 0.3, 0.7], clusters: ["a", "a", "b", "b"]))
        XCTAssertEqual(every.stunting, Estimate(value: 1, standardError: 0, interval: ConfidenceInterval(lower: 1, upper: 1)))
    }

    func testTwoChildrenByHand() throws {
        // p = 1/2, u = ±1/4, variance 2/1 · 2/16 = 1/4; t with one degree of freedom is 12.7062.
        let two = try all(survey([80, 93]))
        XCTAssertEqual(try XCTUnwrap(two.stunting.standardError), 0.5, accuracy: 1e-12)
        let margin = 12.706204736174694 * 0.5 / 0.25
        XCTAssertEqual(try XCTUnwrap(two.stunting.interval).lower, 1 / (1 + exp(margin)), accuracy: 1e-15)
        XCTAssertEqual(try XCTUnwrap(two.stunting.interval).upper, 1 / (1 + exp(-margin)), accuracy: 1e-12)
    }

    func testOnePSUIsNoClustering() throws {
        let heights = [80.0, 93, 94, 82, 95]
        XCTAssertEqual(try all(survey(heights, clusters: heights.map { _ in "1" })), try all(survey(heights)))
    }

    func testOneStratumIsNoStratification() throws {
        let heights = [80.0, 93, 94, 82, 95, 91]
        let clusters = ["1", "1", "2", "2", "3", "3"]
        XCTAssertEqual(
            try all(survey(heights, clusters: clusters, strata: heights.map { _ in "x" })), try all(survey(heights, clusters: clusters)))
    }

    func testOnlyLonelyPSUsHaveNoDegreeOfFreedom() throws {
        let data = survey([80, 93, 81, 94], clusters: ["1", "1", "2", "2"], strata: ["a", "a", "b", "b"])
        XCTAssertEqual(try SurveyEstimates(data).degreesOfFreedom, 0)
        let all = try all(data)
        XCTAssertEqual(all.stunting.value, 0.5)
        XCTAssertNil(all.stunting.interval)
    }

    func testClusterNamesAreNestedInStrata() throws {
        let heights = [80.0, 93, 94, 82, 95, 91, 81, 92]
        let strata = ["a", "a", "a", "a", "b", "b", "b", "b"]
        let reused = try SurveyEstimates(survey(heights, clusters: ["1", "1", "2", "2", "1", "1", "2", "2"], strata: strata))
        let unique = try SurveyEstimates(survey(heights, clusters: ["1", "1", "2", "2", "3", "3", "4", "4"], strata: strata))
        XCTAssertEqual(reused.rows, unique.rows)
        XCTAssertEqual(reused.degreesOfFreedom, 2)
    }

    func testAGroupInsideOnePSUHasNoInterval() throws {
        var data = survey([80, 93, 94, 82, 95, 91], clusters: ["1", "1", "2", "2", "3", "3"])
        data.groupings[.region] = Growth.Category(["x", "x", "y", "y", "y", "y"])
        let estimates = try SurveyEstimates(data)
        let group = try XCTUnwrap(estimates["Geographical region: x"])
        XCTAssertEqual(group.stunting.value, 0.5)
        XCTAssertNil(group.stunting.standardError)
        XCTAssertNil(group.stunting.interval)
        XCTAssertNotNil(group.summaries[0].standardDeviation)
        XCTAssertNotNil(try XCTUnwrap(estimates["Geographical region: y"]).stunting.interval)
    }

    /// A defect of the reference: an exact prevalence of 1 % under a design got the interval [1, 1].
    func testExactlyOnePercent() throws {
        let heights = [80.0] + Array(repeating: 93, count: 99)
        let clusters = (0..<100).map { "\($0 / 10)" }
        let estimate = try all(survey(heights, clusters: clusters)).stunting
        XCTAssertEqual(estimate.value, 0.01)
        let interval = try XCTUnwrap(estimate.interval)
        XCTAssertLessThan(interval.lower, 0.005)
        XCTAssertGreaterThan(interval.upper, 0.02)
        XCTAssertLessThan(interval.upper, 0.2)
    }

    func testMissingDesignCells() throws {
        let data = survey(
            [80, 93, 94, 82, 95], weights: [1, .nan, 2, 1, 1], clusters: ["1", "1", "2", nil, "3"], strata: ["a", "a", "a", "a", nil])
        let all = try all(data)
        XCTAssertEqual(all.summaries[0].count, 3)
        XCTAssertEqual(all.summaries[0].population, 3)
        XCTAssertEqual(try XCTUnwrap(all.stunting.value), 1.0 / 3, accuracy: 1e-15)
    }

    func testNegativeSamplingWeight() {
        XCTAssertThrowsError(try SurveyEstimates(survey([80, 93], weights: [1, -0.5]))) {
            XCTAssertEqual($0 as? GrowthError, .negativeSamplingWeight(index: 1))
        }
    }

    func testOnlyZeroWeights() throws {
        XCTAssertEqual(try all(survey([80, 93], weights: [0, 0])).stunting, .none)
    }

    func testOedemaCountsAsSevere() throws {
        var data = survey([93, 93, 93, 93])
        data.children.weight = [13, 13, .nan, 13]
        data.children.hasOedema = [false, false, true, false]
        let wasting = try XCTUnwrap(try all(data)[.weightForHeight])
        XCTAssertEqual(wasting.count, 4)
        XCTAssertEqual(wasting.shares[0].value, 0.25)
        XCTAssertEqual(try XCTUnwrap(wasting.standardDeviation), 0, accuracy: 1e-12)
    }

    func testGroupsAreSortedAndQuintilesNamed() throws {
        var data = survey([80, 93, 94])
        data.groupings = [.region: Growth.Category(["10", "9", nil]), .wealthQuintile: Growth.Category(["5", "1", "NA"])]
        let labels = try SurveyEstimates(data).rows.map(\.label)
        XCTAssertEqual(
            Array(labels.suffix(5)),
            [
                "Geographical region: 9", "Geographical region: 10", "Wealth quintile: NA", "Wealth quintile: Q1: Poorest",
                "Wealth quintile: Q5: Richest",
            ])
    }

    func testAgeGroupsAreLeftClosed() {
        let cases: [(Double, Int?)] = [(0, 0), (5.99, 0), (6, 1), (11.99, 1), (12, 2), (24, 3), (36, 4), (48, 5), (59.99, 5), (60, nil)]
        for (months, group) in cases { XCTAssertEqual(SurveyGroups.ageGroup(months * Age.daysInMonth), group, "\(months)") }
        XCTAssertNil(SurveyGroups.ageGroup(.nan))
    }

    func testStudentQuantiles() throws {
        // SciPy 1.17, scipy.stats.t.ppf(0.975, df).
        let published: [(Int, Double)] = [
            (1, 12.706204736174694), (2, 4.302652729749462), (3, 3.1824463052837078), (5, 2.5705818356363146), (10, 2.228138851986274),
            (30, 2.0422724563012378), (74, 1.992543495180932), (100, 1.9839715185235518), (1000, 1.9623390808264083),
            (100_000, 1.9599877075346095), (10_000_000, 1.959964221767205),
        ]
        for (freedom, t) in published {
            let ours = try XCTUnwrap(StudentT.quantile975(degreesOfFreedom: freedom))
            XCTAssertEqual(ours, t, accuracy: t * 1e-9, "\(freedom)")
            XCTAssertEqual(StudentT.upperTail(ours, Double(freedom)), 0.025, accuracy: 1e-11)
        }
        XCTAssertNil(StudentT.quantile975(degreesOfFreedom: 0))
        XCTAssertNil(StudentT.quantile975(degreesOfFreedom: -1))
    }
}
