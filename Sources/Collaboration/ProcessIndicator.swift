/// The five indicators of the collaborative process (Ansell and Gash 2008). They are judged one by one; there is no composite score.
public enum ProcessIndicator: String, Hashable, Sendable, CaseIterable {
    case faceToFaceDialogue
    case trustBuilding
    case commitmentToProcess
    case sharedUnderstanding
    case intermediateOutcomes

    /// What the records give for it, in the order in which it is shown. Evidence for a judgement, never the judgement itself.
    public var measures: [MeasureName] { MeasureName.allCases.filter { $0.indicator == self } }
}

/// What is measured, by the table of measures in the collaboration model.
public enum MeasureName: String, Hashable, Sendable, CaseIterable {
    // Face-to-face dialogue
    /// Invited agencies that attended, of those invited.
    case attendance
    /// Attending agencies whose people may decide, of those attending.
    case decisionMakers
    /// Gini coefficient of statements over invited agencies: 0 when all spoke alike.
    case voice

    // Trust building
    /// Responsibilities verified as handed in on time, of those that fell due. Reliability: behaviour, not opinion.
    case keptOnTime
    /// Σ min(D_ij, D_ji) / Σ D: how much of the waiting is mutual.
    case reciprocity
    /// Mean of informants' ratings. Opinion; never mixed with reliability.
    case perceivedTrust
    /// r_wg: how far those ratings agree.
    case trustAgreement

    // Commitment to the process
    case acceptance
    /// Days from offer to acceptance, median.
    case timeToAccept
    case renegotiatedBeforeDue
    case renegotiatedAfterDue
    /// Responsibilities that moved twice or more, of all under way: P(hops ≥ 2).
    case passedOnTwice
    /// Returns to an earlier owner, of all moves.
    case pingPongs
    case declines
    case expiries

    // Shared understanding
    /// Read-backs confirmed by the speaker, of those required.
    case understanding
    /// The same of those that were drawn by the sample, which stand for all pairs.
    case sampledUnderstanding
    /// Σ_{i<j} min(U_ij, U_ji) / C(n, 2).
    case mutualUnderstanding
    case firstPass
    case repair
    /// Days from statement to confirmation, median.
    case timeToConfirm
    /// Tastle–Wierman consensus of votes on the problem or the mission.
    case consensus
    /// Van der Eijk's agreement A of the same votes.
    case agreement
    /// Kendall's W of rankings.
    case concordance

    // Intermediate outcomes
    /// Verified deliveries, of those judged.
    case smallWins
    case signedPlans
    /// Findings to which two or more agencies contributed.
    case jointFactFinding

    // The network of waiting; belongs to no single indicator and is shown beside them
    case density
    case centralisation
    /// The greatest Σ_i D_ij × overdue share_j of any agency.
    case bottleneck
    /// Cycles of waiting.
    case deadlocks

    public enum Unit: String, Hashable, Sendable {
        /// 0...1, with a Wilson interval.
        case proportion
        /// A coefficient; suppressed when it rests on fewer than five.
        case index
        case days
        case count
        /// On the scale of the ratings.
        case rating
    }

    public var unit: Unit {
        switch self {
        case .attendance, .decisionMakers, .keptOnTime, .acceptance, .passedOnTwice, .pingPongs, .declines, .expiries, .understanding,
            .sampledUnderstanding, .firstPass, .repair, .smallWins, .signedPlans, .jointFactFinding:
            .proportion
        case .voice, .reciprocity, .trustAgreement, .mutualUnderstanding, .consensus, .agreement, .concordance, .density,
            .centralisation, .bottleneck:
            .index
        case .timeToAccept, .timeToConfirm: .days
        case .renegotiatedBeforeDue, .renegotiatedAfterDue, .deadlocks: .count
        case .perceivedTrust: .rating
        }
    }

    /// `nil` for the measures of the network.
    public var indicator: ProcessIndicator? {
        switch self {
        case .attendance, .decisionMakers, .voice: .faceToFaceDialogue
        case .keptOnTime, .reciprocity, .perceivedTrust, .trustAgreement: .trustBuilding
        case .acceptance, .timeToAccept, .renegotiatedBeforeDue, .renegotiatedAfterDue, .passedOnTwice, .pingPongs, .declines, .expiries:
            .commitmentToProcess
        case .understanding, .sampledUnderstanding, .mutualUnderstanding, .firstPass, .repair, .timeToConfirm, .consensus, .agreement,
            .concordance:
            .sharedUnderstanding
        case .smallWins, .signedPlans, .jointFactFinding: .intermediateOutcomes
        case .density, .centralisation, .bottleneck, .deadlocks: nil
        }
    }
}
