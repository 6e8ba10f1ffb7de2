/// The groupings of a survey's table besides age and sex.
public enum Grouping: Int, Sendable, CaseIterable {
    case area, region, wealthQuintile, maternalEducation, other

    /// What the reference puts before the group's name.
    public var title: String {
        switch self {
        case .area: "Area"
        case .region: "Geographical region"
        case .wealthQuintile: "Wealth quintile"
        case .maternalEducation: "Maternal education"
        case .other: "Other grouping"
        }
    }
}

/// A survey of children as columns, to be turned into `SurveyEstimates`.
public struct SurveyData: Sendable {
    public var children = AnthropometryColumns()
    /// NaN (missing) counts as 0; `nil` if the survey has no weights.
    public var weights: [Double]?
    public var clusters: Category?
    public var strata: Category?
    public var groupings: [Grouping: Category] = [:]

    public init() {}
}

/// One index (or the combination of two) in one group of children.
public struct IndexSummary: Hashable, Sendable {
    /// The sum of weights of the children with a valid value (oedema counts as one).
    public var population: Double
    /// Their number.
    public var count: Int
    /// The shares, in the order of `SurveyEstimates.cutoffs` (or of `combinations`), as shares of 1.
    public var shares: [Estimate]
    /// The mean z-score (without oedema). `nil` for a combination of indices.
    public var mean: Estimate?
    /// The z-scores' standard deviation; `nil` below two children and for a combination of indices.
    public var standardDeviation: Double?
}

/// One row of the table.
public struct GroupEstimates: Hashable, Sendable {
    /// `All`, `Age group: 00-05 mo`, `Sex: Female`, …
    public var label: String
    /// By the order of `SurveyEstimates.indices`.
    public var summaries: [IndexSummary]
    /// Stunted and wasted; stunted and overweight.
    public var combined: IndexSummary

    public subscript(_ indicator: Indicator) -> IndexSummary? {
        SurveyEstimates.indices.firstIndex { $0.indicator == indicator }.map { summaries[$0] }
    }

    /// Height-for-age < −2.
    public var stunting: Estimate { summaries[0].shares[1] }

    /// The 134 figures after the label: shares and their errors and limits in per cent, means in z.
    public var figures: [Double?] {
        var figures: [Double?] = []
        func append(_ estimate: Estimate, scale: Double) {
            figures += [estimate.value, estimate.standardError, estimate.interval?.lower, estimate.interval?.upper].map { $0.map { $0 * scale } }
        }
        for summary in summaries + [combined] {
            figures += [summary.population, Double(summary.count)]
            for share in summary.shares { append(share, scale: 100) }
            if let mean = summary.mean {
                append(mean, scale: 1)
                figures.append(summary.standardDeviation)
            }
        }
        return figures
    }
}

/// Prevalences of a survey, as the WHO's own software tabulates them: 135 columns for all children and every group.
///
/// Children of day 1827 and more are left out. A flagged z-score counts as missing. Oedema counts as a weight-based z below
/// −3 but not for means. Standard errors are Taylor-linearised over the whole design; see `SurveyDesign`.
///
/// Deliberately different from R `anthro` 1.1.0: a prevalence of exactly 1 % has a proper interval; groups come in sorted
/// order with no row for "missing"; where a group lies in a single PSU, or the design has no degree of freedom, errors and
/// limits are `nil` and not 0.
public struct SurveyEstimates: Sendable {
    public static let indices: [(indicator: Indicator, population: String, prefix: String)] = [
        (.heightForAge, "HAZ", "HA"), (.weightForAge, "WAZ", "WA"), (.bmiForAge, "BMIZ", "BMI"), (.weightForHeight, "WHZ", "WH"),
    ]
    /// z < −3, < −2, < −1, > 1, > 2, > 3
    public static let cutoffs: [(name: String, z: Double)] = [("_3", -3), ("_2", -2), ("_1", -1), ("1", 1), ("2", 2), ("3", 3)]
    public static let combinations = ["HA_2_WH_2", "HA_2_WH2"]

    public let rows: [GroupEstimates]
    public let degreesOfFreedom: Int

    /// The names of the 135 columns, `Group` first.
    public static let columns: [String] = {
        func four(_ name: String) -> [String] { ["_r", "_se", "_ll", "_ul"].map { name + $0 } }
        var names = ["Group"]
        for index in indices {
            names += ["\(index.population)_pop", "\(index.population)_unwpop"]
            for cutoff in cutoffs { names += four(index.prefix + cutoff.name) }
            names += four(index.prefix) + ["\(index.prefix)_stdev"]
        }
        names += ["HA_2_WH_2_pop", "HA_2_WH_2_unwpop"]
        for combination in combinations { names += four(combination) }
        return names
    }()

    public subscript(label: String) -> GroupEstimates? { rows.first { $0.label == label } }

    /// - Throws: `GrowthError` for a negative age or weight, or columns of different lengths.
    public init(_ data: SurveyData) throws(GrowthError) {
        let scores = try ZScoreColumns(data.children)
        guard data.groupings.values.allSatisfy({ $0.codes.count == scores.count }) else { throw .unequalColumns }
        let ages = data.children.ageInDays
        let isIncluded = ages.isEmpty ? nil : ages.map { !(Age.day($0) > 1826) }
        let design = try SurveyDesign(
            count: scores.count, weights: data.weights, clusters: data.clusters, strata: data.strata, isIncluded: isIncluded)
        let groups = SurveyGroups(data, count: scores.count)
        var tally = SurveyTally(design: design, groups: groups, scores: scores, hasOedema: data.children.hasOedema)
        tally.sum()
        tally.spread()
        rows = groups.labels.indices.map { tally.estimates(group: $0, label: groups.labels[$0]) }
        degreesOfFreedom = design.degreesOfFreedom
    }
}
