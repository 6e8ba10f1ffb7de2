import Collaboration
import Evidence

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

extension Verdict {
    /// Its word in forms, in the records and for programs.
    var slug: String {
        switch self {
        case .met: "met"
        case .partly: "partly"
        case .notMet: "not-met"
        }
    }

    init?(slug: String) {
        guard let verdict = Verdict.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = verdict
    }
}

extension Assessment {
    /// How many of the five have this verdict. A count of indicators, not a score of the cooperation.
    func count(_ verdict: Verdict) -> Int { ProcessIndicator.allCases.count { judgement(of: $0)?.verdict == verdict } }

    /// Judged, and not met or only partly.
    var unmet: Int { ProcessIndicator.allCases.count - unjudged.count - count(.met) }
}
