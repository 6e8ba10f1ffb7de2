import Growth
import XCTest

/// What the page of the library (Growth.docc) says comes out, comes out.
final class GrowthPageTests: XCTestCase {
    func testOneChild() throws {
        let scores = try ZScores(Anthropometry(sex: .female, ageInDays: 812, weight: 9.4, height: 79.5, position: .standing))
        XCTAssertEqual(scores.heightForAge, -2.53)
        XCTAssertEqual(scores.isFlagged(.heightForAge), false)
        XCTAssertEqual(scores.heightForAgeClass, .stunted)
    }

    func testManyChildrenAndASurvey() throws {
        var children = AnthropometryColumns()
        for (days, kilograms) in [(812.0, 9.4), (400, 8.1)] {
            children.sex.append(.female)
            children.ageInDays.append(days)
            children.weight.append(kilograms)
            children.height.append(.nan)
            children.position.append(nil)
        }
        var zScores = ZScoreColumns()
        try zScores.score(children)
        XCTAssertEqual(zScores[.weightForAge, 0], -2.06)
        XCTAssertTrue(zScores[.heightForAge, 0].isNaN)
        var survey = SurveyData()
        survey.children = children
        survey.weights = [1.5, 0.5]
        survey.clusters = Category(["A", "B"])
        survey.groupings[.area] = Category(["Rural", "Urban"])
        let estimates = try SurveyEstimates(survey)
        XCTAssertEqual(estimates["All"]?[.weightForAge]?.count, 2)
        let rural = try XCTUnwrap(estimates["Area: Rural"])
        XCTAssertNil(rural.stunting.value)
    }

    func testAProportion() throws {
        let interval = try XCTUnwrap(Proportion(3, of: 20)?.wilson)
        XCTAssertEqual(interval.lower, 0.052, accuracy: 5e-4)
        XCTAssertEqual(interval.upper, 0.360, accuracy: 5e-4)
    }
}
