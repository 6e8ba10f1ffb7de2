import Days

/// What the records of responsibilities say of a period.
public struct ResponsibilityMeasures: Hashable, Sendable {
    /// A refusal of a hand-off, with the reason that was given: never a count alone.
    public struct Decline: Hashable, Sendable {
        public let responsibility: String
        public let agency: String
        public let reason: String
        public let at: Instant
    }

    /// P(to | from): of the moves away from an agency, those that went to another.
    public struct Transition: Hashable, Sendable {
        public let from: String
        public let to: String
        public let count: Int
        public let of: Int

        public var share: Double { Double(count) / Double(of) }
    }

    /// Those under way at some time of the period.
    public let responsibilities: [Responsibility]
    public let period: Period
    public let now: Instant

    /// - Parameter responsibilities: all of the team; those not under way in the period are left out.
    public init(_ responsibilities: [Responsibility], period: Period, now: Instant) {
        self.responsibilities = responsibilities.filter { value in
            guard let began = value.custody.links.first?.at.jakartaDay, began <= period.last else { return false }
            guard value.status.isFinal, let ended = value.statusChanges.last?.at.jakartaDay else { return true }
            return ended >= period.first
        }
        self.period = period
        self.now = now
    }

    public var all: [Measure] {
        [
            acceptance, timeToAccept, renegotiatedBeforeDue, renegotiatedAfterDue, passedOnTwice, pingPongs, declined, expiries, keptOnTime,
            smallWins,
        ]
    }

    // MARK: Commitment

    /// Offers of the period that the nominee could answer; what goes straight to the chair is not offered to anybody.
    private var offers: [HandOff] {
        responsibilities.flatMap(\.handOffs).filter { period.contains($0.proposedAt) && ($0.cause == nil || $0.cause == .expired) }
    }

    /// Accepted, of all offered. One that is still open is offered and not accepted.
    public var acceptance: Measure {
        let offers = offers
        return .proportion(.acceptance, offers.count { $0.state == .accepted }, of: offers.count)
    }

    /// What was declined, withdrawn or let expire waited that long without being accepted, and is not dropped.
    public var timeToAccept: Measure {
        let times = offers.map { offer in
            let end = offer.cause == .expired ? offer.expires : offer.answeredAt ?? now
            return Waiting(from: offer.proposedAt, to: end, ended: offer.state == .accepted)
        }
        return .days(.timeToAccept, times)
    }

    public var declined: Measure {
        let offers = offers
        return .proportion(.declines, offers.count { $0.state == .declined }, of: offers.count)
    }

    public var expiries: Measure {
        let offers = offers
        return .proportion(.expiries, offers.count { $0.cause == .expired }, of: offers.count)
    }

    /// Each with its reason, by agency and then by time.
    public var declines: [Decline] {
        responsibilities.flatMap { value in
            value.handOffs.filter { $0.state == .declined && period.contains($0.proposedAt) }.map { offer in
                Decline(
                    responsibility: value.id, agency: offer.to, reason: offer.answer ?? "", at: offer.answeredAt ?? offer.proposedAt)
            }
        }.sorted { ($0.agency, $0.at) < ($1.agency, $1.at) }
    }

    private var renegotiations: [DueChange] { responsibilities.flatMap(\.dueChanges).filter { period.contains($0.at) } }

    public var renegotiatedBeforeDue: Measure {
        .counted(.renegotiatedBeforeDue, renegotiations.count(where: \.isBeforeDue), of: responsibilities.count)
    }

    public var renegotiatedAfterDue: Measure {
        .counted(.renegotiatedAfterDue, renegotiations.count { !$0.isBeforeDue }, of: responsibilities.count)
    }

    /// P(hops ≥ 2), over the whole life of each up to the end of the period.
    public var passedOnTwice: Measure {
        .proportion(.passedOnTwice, paths.count { $0.count > 2 }, of: paths.count)
    }

    /// Moves back to an earlier owner, of all moves, each up to the end of the period.
    public var pingPongs: Measure {
        let returns = paths.reduce(0) { total, path in total + path.indices.count { path[..<$0].contains(path[$0]) } }
        return .proportion(.pingPongs, returns, of: paths.reduce(0) { $0 + $1.count - 1 })
    }

    /// The agencies each one went through, up to the end of the period.
    private var paths: [[String]] {
        responsibilities.map { value in
            value.custody.links.filter { ($0.from == nil || $0.changesAgency) && $0.at.jakartaDay <= period.last }.map(\.to.agency)
        }
    }

    /// P(j | i) of all moves up to the end of the period, in the order of the agencies.
    public var transitions: [Transition] {
        var counts: [String: [String: Int]] = [:]
        for path in paths {
            for (from, to) in zip(path, path.dropFirst()) { counts[from, default: [:]][to, default: 0] += 1 }
        }
        return counts.sorted { $0.key < $1.key }.flatMap { from, row in
            let total = row.values.reduce(0, +)
            return row.sorted { $0.key < $1.key }.map { Transition(from: from, to: $0.key, count: $0.value, of: total) }
        }
    }

    // MARK: Reliability

    /// Of those that fell due in the period (by the date that binds) and are not given up, those handed in on time and verified.
    /// What is handed in and not yet verified is not yet kept; what is done before it falls due counts when it falls due.
    public var keptOnTime: Measure { keptOnTime(by: nil) }

    /// The same of one agency, or of all with `nil`.
    public func keptOnTime(by agency: String?) -> Measure {
        let today = now.jakartaDay
        let due = responsibilities.filter { value in
            let day = value.bindingDue
            return value.status != .cancelled && period.contains(day) && day < today
                && (agency ?? value.owner.agency) == value.owner.agency
        }
        return .proportion(.keptOnTime, due.count(where: \.wasKeptOnTime), of: due.count)
    }

    // MARK: Outcomes

    /// Deliveries verified in the period, of those judged in it.
    public var smallWins: Measure {
        let judged = responsibilities.flatMap(\.deliveries).filter { $0.judgedAt.map(period.contains) ?? false }
        return .proportion(.smallWins, judged.count { $0.verdict == .verified }, of: judged.count)
    }
}
