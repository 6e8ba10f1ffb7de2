import Collaboration
import Days

/// One step in the life of a responsibility, in words: what the chain of custody is told by.
struct CustodyEvent {
    let at: Instant
    let what: Text
    var note: Text?
    /// What the person wrote.
    var reason: String?
    /// Empty where nobody did it: time passed.
    let by: String
    /// Whether the accountable agency or person changed.
    var movesOwner = false
    var delivery: Delivery?

    /// Everything that happened, the oldest first. What is one step to people is told once: an accepted hand-off is told by the link
    /// of custody it led to, a verdict by the delivery.
    static func all(of value: Responsibility, _ names: [String: AgencyName]) -> [CustodyEvent] {
        func short(_ agency: String) -> String { names[agency]?.short ?? agency }
        var events = value.custody.links.map { custody($0, short) }
        events += value.handOffs.flatMap { handOff($0, short) }
        events += value.statusChanges.compactMap { status($0, short) }
        events += value.dueChanges.map { change in
            CustodyEvent(
                at: change.at, what: Copy.Responsibilities.dueChanged(change.from, change.to, late: !change.isBeforeDue), reason: change.reason,
                by: change.by)
        }
        for escalation in value.escalations {
            let owner = value.custody.owner(at: escalation.at)?.agency ?? value.owner.agency
            events.append(
                CustodyEvent(at: escalation.at, what: Copy.Responsibilities.asked(short(owner)), reason: escalation.question, by: escalation.by))
            if let answer = escalation.answer, let at = escalation.answeredAt {
                events.append(CustodyEvent(at: at, what: Copy.Responsibilities.answered, reason: answer, by: escalation.answeredBy ?? ""))
            }
        }
        for delivery in value.deliveries {
            events.append(
                CustodyEvent(at: delivery.at, what: Copy.Responsibilities.handedIn(short(delivery.agency)), by: delivery.by, delivery: delivery))
            if let verdict = delivery.verdict, let at = delivery.judgedAt {
                events.append(
                    CustodyEvent(
                        at: at, what: verdict == .verified ? Copy.Responsibilities.verified : Copy.Responsibilities.returned,
                        reason: delivery.verdictReason, by: delivery.judgedBy ?? ""))
            }
        }
        // The sort is stable only by the place in the list, which is the order of cause and effect within one moment.
        return events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private static func custody(_ link: CustodyLink, _ short: (String) -> String) -> CustodyEvent {
        let to = short(link.to.agency)
        let from = short(link.from?.agency ?? "")
        let what: Text =
            switch link.how {
            case .initial: Copy.Responsibilities.began(to, link.to.person)
            case .acceptedHandOff: Copy.Responsibilities.accepted(to, link.to.person, from)
            case .chairDecision: Copy.Responsibilities.moved(to, link.to.person, from)
            case .personChange: Copy.Responsibilities.personChanged(link.from?.person ?? "", link.to.person)
            }
        // The reason of an accepted hand-off stands with its offer already.
        return CustodyEvent(at: link.at, what: what, reason: link.how == .acceptedHandOff ? nil : link.reason, by: link.by, movesOwner: true)
    }

    private static func handOff(_ handOff: HandOff, _ short: (String) -> String) -> [CustodyEvent] {
        let to = short(handOff.to)
        var offered = CustodyEvent(
            at: handOff.proposedAt, what: Copy.Responsibilities.proposed(short(handOff.from), to), reason: handOff.reason, by: handOff.proposedBy)
        if let cause = handOff.cause, cause != .expired { offered.note = Copy.Responsibilities.cause(cause, to) }
        if handOff.state == .proposed { offered.note = Copy.Responsibilities.waitsForAnswer(handOff.expires.jakartaDay - 1) }
        var events = [offered]
        if handOff.cause == .expired {
            events.append(
                CustodyEvent(
                    at: handOff.expires, what: Copy.Responsibilities.expired(to), note: Copy.Responsibilities.cause(.expired, to), by: ""))
        }
        guard let at = handOff.answeredAt else { return events }
        let what: Text? =
            switch handOff.state {
            case .declined: Copy.Responsibilities.declined(to)
            case .withdrawn: Copy.Responsibilities.withdrawn(short(handOff.from))
            case .kept: Copy.Responsibilities.kept(short(handOff.from))
            case .overtaken: Copy.Responsibilities.overtaken
            case .accepted, .moved, .proposed, .awaitingChair: nil
            }
        if let what { events.append(CustodyEvent(at: at, what: what, reason: handOff.answer, by: handOff.answeredBy ?? "")) }
        return events
    }

    private static func status(_ step: Responsibility.StatusChange, _ short: (String) -> String) -> CustodyEvent? {
        let what: Text
        switch (step.from, step.to) {
        case (_, .blocked): what = Copy.Responsibilities.blocked(step.waitsOn.map(short))
        case (.blocked, .open): what = Copy.Responsibilities.unblocked
        case (.verified, .open): what = Copy.Responsibilities.reopened
        case (_, .cancelled): what = Copy.Responsibilities.cancelled
        default: return nil
        }
        return CustodyEvent(at: step.at, what: what, reason: step.reason, by: step.by)
    }
}
