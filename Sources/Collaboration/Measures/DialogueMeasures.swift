import Days

extension Measure {
    /// - Parameter attendances: of every meeting of the period, one for each agency.
    public static func attendance(_ attendances: [Attendance]) -> Measure {
        let invited = attendances.filter(\.invited)
        return .proportion(.attendance, invited.count(where: \.attended), of: invited.count)
    }

    /// An agency whose mandate nobody noted counts as without.
    public static func decisionMakers(_ attendances: [Attendance]) -> Measure {
        let attended = attendances.filter(\.attended)
        return .proportion(.decisionMakers, attended.count { $0.mandate?.canDecide == true }, of: attended.count)
    }

    /// - Parameters:
    ///   - speakers: the agency of each statement.
    ///   - agencies: all that were invited; those who said nothing count with 0.
    public static func voice(speakers: [String], agencies: Set<String>) -> Measure {
        var spoken = Dictionary(uniqueKeysWithValues: agencies.map { ($0, 0) })
        for speaker in speakers { spoken[speaker, default: 0] += 1 }
        let gini = Statistics.gini(Array(spoken.values))
        return .index(.voice, gini, sum: Double(speakers.count), of: spoken.count, basis: spoken.count)
    }

    /// The measures of read-backs. All required ones are counted, those of absent agencies too.
    /// - Parameter now: until when those still open have waited.
    public static func sharedUnderstanding(_ readBacks: [ReadBack], now: Instant) -> [Measure] {
        let required = readBacks.filter(\.requirement.isRequired)
        let sampled = required.filter { $0.requirement == .sampled }
        let times = required.map { Waiting(from: $0.statedAt, to: $0.confirmedAt ?? now, ended: $0.confirmedAt != nil) }
        return [
            .proportion(.understanding, required.count { $0.state == .confirmed }, of: required.count),
            .proportion(.sampledUnderstanding, sampled.count { $0.state == .confirmed }, of: sampled.count),
            .proportion(.firstPass, required.count(where: \.wasConfirmedAtFirst), of: required.count),
            .proportion(.repair, required.count(where: \.wasCorrected), of: required.count),
            .days(.timeToConfirm, times),
        ]
    }

    /// Consensus and agreement of votes on the problem or the mission.
    /// - Parameter votes: per category of an ordered scale.
    public static func votes(_ votes: [Int]) -> [Measure] {
        let voters = votes.reduce(0, +)
        return [
            .index(.consensus, Statistics.consensus(votes), sum: Double(voters), of: voters, basis: voters),
            .index(.agreement, Statistics.agreement(votes), sum: Double(voters), of: voters, basis: voters),
        ]
    }

    /// - Parameter rankings: one row a judge.
    public static func concordance(_ rankings: [[Double]]) -> Measure {
        .index(
            .concordance, Statistics.concordance(rankings), sum: Double(rankings.count), of: rankings.count, basis: rankings.count)
    }

    /// Mean and agreement of informants' ratings, 1...`scale`.
    public static func perceivedTrust(_ ratings: [Int], scale: Int) -> [Measure] {
        let sum = Double(ratings.reduce(0, +))
        let mean = ratings.isEmpty ? nil : sum / Double(ratings.count)
        return [
            .index(.perceivedTrust, mean, sum: sum, of: ratings.count, basis: ratings.count),
            .index(
                .trustAgreement, Statistics.withinGroupAgreement(ratings, scale: scale), sum: Double(ratings.count), of: ratings.count,
                basis: ratings.count),
        ]
    }

    /// - Parameter contributors: for each finding of the period the agencies that contributed.
    public static func jointFactFinding(_ contributors: [Set<String>]) -> Measure {
        .proportion(.jointFactFinding, contributors.count { $0.count >= 2 }, of: contributors.count)
    }

    public static func signedPlans(_ signed: Int, of plans: Int) -> Measure { .proportion(.signedPlans, signed, of: plans) }
}
