import XCTest

@testable import Growth

final class SurveyTests: XCTestCase {
    private func category(_ table: TestTable, _ name: String) -> Growth.Category {
        Growth.Category(table.column(name).map { $0.isEmpty ? nil : $0 })
    }

    private func data(_ name: String, weights: Bool, design: Bool) throws -> SurveyData {
        let table = try TestTable(name)
        var data = SurveyData()
        data.children = AnthropometryColumns(table)
        if weights { data.weights = table.numbers("sw") }
        if design {
            data.clusters = category(table, "cluster")
            data.strata = category(table, "strata")
        }
        data.groupings = [
            .area: category(table, "typeres"), .region: category(table, "gregion"), .wealthQuintile: category(table, "wealthq"),
            .maternalEducation: category(table, "mothered"), .other: category(table, "othergr"),
        ]
        return data
    }

    /// Compares every figure of every group by name; `loose` columns to 1e-3.
    private func compare(_ estimates: SurveyEstimates, with name: String, isStandardDeviationLoose: Bool = false) throws {
        let expected = try TestTable(name)
        XCTAssertEqual(expected.header, SurveyEstimates.columns)
        let rows = Dictionary(uniqueKeysWithValues: estimates.rows.map { ($0.label, $0.figures) })
        var seen: Set<String> = []
        for row in expected.rows {
            // The reference's path without a design has an empty row for "missing".
            if row[0] == "Maternal education: NA" { continue }
            seen.insert(row[0])
            guard let figures = rows[row[0]] else {
                XCTFail("\(row[0]) is missing")
                continue
            }
            for (column, figure) in zip(SurveyEstimates.columns.dropFirst().indices, figures) {
                let name = SurveyEstimates.columns[column]
                guard let theirs = Double(row[column]) else {
                    XCTAssertNil(figure, "\(row[0]) \(name)")
                    continue
                }
                let tolerance = name.hasSuffix("_stdev") && isStandardDeviationLoose ? 1e-3 : 1e-6
                XCTAssertEqual(figure ?? .nan, theirs, accuracy: max(abs(theirs) * tolerance, 1e-9), "\(row[0]) \(name)")
            }
        }
        XCTAssertEqual(Set(rows.keys), seen)
    }

    func testWithoutADesign() throws {
        try compare(SurveyEstimates(data("prevalence-input.csv", weights: false, design: false)), with: "prevalence-expected-none.csv")
    }

    func testWithWeights() throws {
        try compare(SurveyEstimates(data("prevalence-input.csv", weights: true, design: false)), with: "prevalence-expected-weights.csv")
    }

    func testWithADesign() throws {
        try compare(
            SurveyEstimates(data("prevalence-input.csv", weights: true, design: true)), with: "prevalence-expected-design.csv",
            isStandardDeviationLoose: true)
    }

    func testLonelyPSUs() throws {
        try compare(
            SurveyEstimates(data("prevalence-lonely-input.csv", weights: true, design: true)), with: "prevalence-expected-lonely.csv",
            isStandardDeviationLoose: true)
    }

    private func nigeria() throws -> SurveyData {
        let table = try TestTable("survey-nigeria.csv")
        var data = SurveyData()
        data.children = AnthropometryColumns(table, names: ["lenhei": "height"], daysPerUnit: Age.daysInMonth)
        data.clusters = category(table, "psu")
        data.strata = category(table, "st")
        data.groupings = [.region: category(table, "region")]
        return data
    }

    func testNationalSurvey() throws {
        try compare(SurveyEstimates(nigeria()), with: "survey-nigeria-expected-prevalence.csv", isStandardDeviationLoose: true)
    }

    /// The simple call is a second implementation; both must agree.
    func testOneProportionAgreesWithTheTable() throws {
        let data = try nigeria()
        let estimates = try SurveyEstimates(data)
        let scores = try ZScoreColumns(data.children)
        let isIncluded = data.children.ageInDays.map { Age.day($0) <= 1826 }
        let design = try SurveyDesign(count: scores.count, clusters: data.clusters, strata: data.strata, isIncluded: isIncluded)
        let outcome: [Bool?] = scores.z.map { vector in
            let z = vector[Indicator.heightForAge.rawValue]
            return z.isNaN || Indicator.heightForAge.isImplausible(z) ? nil : z < -2
        }
        let region = try XCTUnwrap(data.groupings[.region])
        let code = try XCTUnwrap(region.names.firstIndex(of: "NW"))
        let cases: [(String, [Bool]?)] = [
            ("All", nil), ("Sex: Male", data.children.sex.map { $0 == .male }), ("Geographical region: NW", region.codes.map { Int($0) == code }),
        ]
        for (label, members) in cases {
            let simple = design.proportion(of: outcome, among: members)
            let table = try XCTUnwrap(estimates[label]).stunting
            XCTAssertEqual(try XCTUnwrap(simple.value), try XCTUnwrap(table.value), accuracy: 1e-12, label)
            XCTAssertEqual(try XCTUnwrap(simple.standardError), try XCTUnwrap(table.standardError), accuracy: 1e-12, label)
            XCTAssertEqual(try XCTUnwrap(simple.interval).lower, try XCTUnwrap(table.interval).lower, accuracy: 1e-12, label)
        }
    }
}
