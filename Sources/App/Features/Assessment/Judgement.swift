import Collaboration
import Days

/// How far an indicator is met in a period, as the evaluator judges it. Written with reasons and never overwritten:
/// a later one stands beside it and counts.
struct JudgementLine: Sendable, Hashable {
    let id: String
    let period: Period
    let indicator: ProcessIndicator
    let verdict: Verdict
    let reasons: String
    /// The name of who judged.
    let author: String
    let at: Instant
}

enum Verdict: String, Sendable, Hashable, CaseIterable {
    case met
    case partly
    case notMet = "not-met"
}

extension ProcessIndicator {
    /// Its word in addresses, in the records and for programs.
    var slug: String {
        switch self {
        case .faceToFaceDialogue: "face-to-face-dialogue"
        case .trustBuilding: "trust-building"
        case .commitmentToProcess: "commitment-to-process"
        case .sharedUnderstanding: "shared-understanding"
        case .intermediateOutcomes: "intermediate-outcomes"
        }
    }

    init?(slug: String) {
        guard let indicator = ProcessIndicator.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = indicator
    }
}

/// The newest judgement of each indicator: of one period, or of the period judged last.
struct Judgements: Sendable, Hashable {
    let period: Period
    let newest: [ProcessIndicator: JudgementLine]

    func count(_ verdict: Verdict) -> Int { newest.values.count { $0.verdict == verdict } }
    /// Judged, and not met or only partly.
    var unmet: Int { newest.count - count(.met) }
    var unjudged: Int { ProcessIndicator.allCases.count - newest.count }
}
