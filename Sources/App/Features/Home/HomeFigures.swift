import Collaboration
import Convergence
import Days
import Evidence

/// Where the district stands, in the figures that its Home shows to everybody.
struct HomeFigures: Sendable {
    struct Routine: Sendable {
        let period: Month
        let counts: GrowthCounts
    }
    struct Responsibilities: Sendable, Hashable {
        /// All that were not given up.
        var all = 0
        /// Of these, those whose accountable agency exists.
        var owned = 0
        var verified = 0
        /// Past their due date and not handed in.
        var late = 0
        /// Hand-offs that wait for the chair.
        var awaitingChair = 0
    }

    /// In per cent.
    let target: Double?
    let published: PublishedEstimates
    /// The newest month of which at least half the children were measured.
    let routine: Routine?
    let responsibilities: Responsibilities
    /// Of the recent months.
    let report: AssessmentReport
    /// Of the period judged last.
    let assessment: Assessment?
    let hasMeetings: Bool

    /// Nothing has been measured, met about or taken on yet.
    var isEmpty: Bool { published.years.isEmpty && routine == nil && responsibilities.all == 0 && !hasMeetings }

    var survey: PrevalenceEstimate? { published.survey.latest?.estimate }

    /// What an evaluator has to judge: the rest of the period judged last, or, once that lies behind the recent months, all five anew.
    var toJudge: (period: Period, indicators: [ProcessIndicator]) {
        guard let assessment, assessment.period.last >= report.period.first else { return (report.period, ProcessIndicator.allCases) }
        return (assessment.period, assessment.unjudged)
    }

    func judgement(of indicator: ProcessIndicator) -> Judgement? { assessment?.judgement(of: indicator) }
    var unjudged: Int { assessment?.unjudged.count ?? ProcessIndicator.allCases.count }
}
