import Convergence
import Days
import XCTest

final class EstimateTests: XCTestCase {
    private let banyumas = AreaCode("33.02")

    private func estimate(
        _ percent: Double, low: Double? = nil, high: Double? = nil, _ numerator: Int? = nil, of denominator: Int? = nil, year: Int = 2024,
        source: String = "SSGI"
    ) throws -> PrevalenceEstimate {
        try PrevalenceEstimate(
            area: banyumas, year: year, source: source, method: .survey, percent: percent, low: low, high: high, numerator: numerator,
            denominator: denominator)
    }

    private func refused(_ error: EstimateError, line: UInt = #line, _ work: () throws -> PrevalenceEstimate) {
        XCTAssertThrowsError(try work(), line: line) { XCTAssertEqual($0 as? EstimateError, error, line: line) }
    }

    func testWhatCannotBeIsRefused() throws {
        for percent in [-0.1, 100.1, .nan, .infinity] { refused(.percentOutOfRange) { try estimate(percent) } }
        refused(.intervalOutOfOrder) { try estimate(20, low: 21, high: 25) }
        refused(.intervalOutOfOrder) { try estimate(20, low: 15, high: 19) }
        refused(.intervalOutOfOrder) { try estimate(20, low: 15) }
        refused(.intervalOutOfOrder) { try estimate(20, low: -1, high: 30) }
        refused(.intervalOutOfOrder) { try estimate(20, low: .nan, high: 30) }
        refused(.countsOutOfOrder) { try estimate(20, 11, of: 10) }
        refused(.countsOutOfOrder) { try estimate(20, -1, of: 10) }
        refused(.countsOutOfOrder) { try estimate(0, 0, of: 0) }
        refused(.countsOutOfOrder) { try estimate(20, 2) }
        refused(.sourceMissing) { try estimate(20, source: " ") }
        refused(.yearOutOfRange) { try estimate(20, year: 24) }
        XCTAssertNoThrow(try estimate(19.6, low: 16.2, high: 23.1))
        XCTAssertNoThrow(try estimate(100, low: 100, high: 100))
    }

    /// Banyumas 2023: 346 of 5,648 is 6.13 %; 320 of 5,134 was printed as 5.23 % and is 6.23 %. The "fall" was a rise.
    func testThePublishedErrorIsSeen() throws {
        XCTAssertEqual(try estimate(6.13, 346, of: 5_648).warnings, [])
        guard case .percentDisagrees(let computed)? = try estimate(5.23, 320, of: 5_134).warnings.first else {
            return XCTFail("no warning")
        }
        XCTAssertEqual(computed, 6.233, accuracy: 0.001)
        XCTAssertEqual(try estimate(6.23, 320, of: 5_134).warnings, [])
    }

    func testRoundingIsNoDisagreement() throws {
        var random = Seeded(2)
        for _ in 0..<2_000 {
            let denominator = Int.random(in: 1...9_000, using: &random)
            let numerator = Int.random(in: 0...denominator, using: &random)
            let exact = 100 * Double(numerator) / Double(denominator)
            for scale in [10.0, 100, 1_000] {
                let rounded = (exact * scale).rounded() / scale
                XCTAssertEqual(try estimate(rounded, numerator, of: denominator).warnings, [], "\(numerator)/\(denominator) as \(rounded)")
            }
            let wrong = exact < 50 ? exact + 1 : exact - 1
            XCTAssertEqual(try estimate(wrong, numerator, of: denominator).warnings.count, 1)
        }
    }

    func testEachMethodIsASeriesByItself() throws {
        let published = PublishedEstimates(PublishedFigures.banyumas + PublishedFigures.province + PublishedFigures.nation, of: banyumas)
        XCTAssertEqual(published.survey.points.map(\.estimate.percent), [21.6, 16.6, 20.9, 19.6])
        XCTAssertEqual(published.survey.points.map(\.estimate.source), ["SSGI", "SSGI", "SKI", "SSGI"])
        XCTAssertEqual(published.routine.points.map(\.estimate.percent), [11.35, 15.88])
        XCTAssertEqual(published.target.points.map(\.estimate.percent), [21.6, 18.22, 15.67, 12.93])
        XCTAssertEqual(published.years, [2021, 2022, 2023, 2024])
        XCTAssertFalse(published.survey.isOfOneSource)
        XCTAssertTrue(published.routine.isOfOneSource)
        XCTAssertEqual(published.survey.latest?.estimate.year, 2024)
        let points = published.survey.points
        XCTAssertEqual(published.survey.change(from: points[2], to: points[3]), -1.3, accuracy: 1e-9)
        XCTAssertNil(points[0].mayEqual(points[1]))
        XCTAssertEqual(published.routine.points(in: 2024).first?.estimate.period, "1–30 Juni")
        // `published.survey.change(from: published.routine.points[0], to: …)` does not compile, which is the point.
        XCTAssertEqual(PublishedEstimates(PublishedFigures.nation, of: nil).survey.points.count, 3)
        XCTAssertEqual(PublishedEstimates(PublishedFigures.nation, of: nil).target.latest?.estimate.percent, 5)
    }

    func testOverlappingIntervalsMayBeChance() throws {
        let series = EstimateSeries<SurveyKind>(
            [
                try estimate(20, low: 17, high: 23, year: 2022), try estimate(22, low: 19, high: 25, year: 2023),
                try estimate(30, low: 26, high: 34, year: 2024),
            ], of: banyumas)
        XCTAssertEqual(series.points[0].mayEqual(series.points[1]), true)
        XCTAssertEqual(series.points[1].mayEqual(series.points[2]), false)
    }

    /// No row of the published tables was lost to its own validation, and every one says where it comes from.
    func testThePublishedTablesAreWhole() {
        XCTAssertEqual(PublishedFigures.banyumas.count, 10)
        XCTAssertEqual(PublishedFigures.province.count, 2)
        XCTAssertEqual(PublishedFigures.nation.count, 7)
        for figure in PublishedFigures.banyumas + PublishedFigures.province + PublishedFigures.nation {
            XCTAssertFalse(figure.citation.isEmpty)
            XCTAssertEqual(figure.warnings, [])
        }
        XCTAssertEqual(Set(PublishedFigures.banyumas.map { "\($0.year) \($0.source) \($0.period)" }).count, 10)
        XCTAssertFalse(PublishedFigures.banyumas.contains { $0.percent == PublishedFigures.unplaced.percent })
    }
}

final class ProgrammeDataTests: XCTestCase {
    func testSixGoalsAndFivePillars() {
        XCTAssertEqual(StrategySet.goals2021.strategies.map(\.number), Array(1...6))
        XCTAssertEqual(StrategySet.pillars2021.strategies.map(\.number), Array(1...5))
        for set in [StrategySet.goals2021, .pillars2021] {
            XCTAssertEqual(set.source, "Perpres 72/2021")
            XCTAssertEqual(set.validFrom, Day(iso: "2021-08-05"))
            for strategy in set.strategies {
                XCTAssertFalse(strategy.name.indonesian.isEmpty || strategy.name.english.isEmpty)
            }
            XCTAssertFalse(set.holds(on: Day(iso: "2021-08-04")!))
            XCTAssertTrue(set.holds(on: Day(iso: "2026-01-01")!))
        }
        let replaced = StrategySet(
            name: Bilingual("a", "b"), source: "s", version: "1", validFrom: Day(iso: "2025-01-01")!, validUntil: Day(iso: "2025-12-31")!,
            strategies: [])
        XCTAssertTrue(replaced.holds(on: Day(iso: "2025-12-31")!))
        XCTAssertFalse(replaced.holds(on: Day(iso: "2026-01-01")!))
    }

    func testTwentyNineIndicatorsByGroup() {
        let all = IndicatorSet.essential2021.indicators
        XCTAssertEqual(all.map(\.number), Array(1...29))
        let counts = Dictionary(grouping: all, by: \.group).mapValues(\.count)
        XCTAssertEqual(
            counts,
            [
                .adolescents: 2, .couplesAndWomen: 7, .pregnantWomen: 4, .childrenUnderFive: 6, .familiesAtRisk: 6, .waterAndSanitation: 2,
                .socialProtection: 2,
            ])
        XCTAssertEqual(Set(all.map(\.name.indonesian)).count, 29)
        XCTAssertEqual(Set(all.map(\.name.english)).count, 29)
        let targets = all.compactMap(\.target)
        XCTAssertEqual(targets.count, 15)
        XCTAssertEqual(targets.map(\.percent).sorted(), [58, 70, 80, 80, 80, 90, 90, 90, 90, 90, 90, 90, 90, 90, 100])
        XCTAssertTrue(targets.allSatisfy { $0.year == 2024 && !$0.source.isEmpty })
    }
}
