import Days

extension Responsibility {
    /// Moves from agency to agency that need no chair. The next one is the third hop and waits for the chair.
    public static let freeHops = 2

    /// What somebody asks of a responsibility. Identifiers are made by the application.
    public enum Command: Hashable, Sendable {
        /// The owner offers it to another agency, which may answer until `expires`.
        case proposeHandOff(id: String, to: String, reason: String, expires: Instant)
        case withdrawHandOff(id: String)
        /// The nominee takes it and names the person who is accountable from now on.
        case acceptHandOff(id: String, person: String)
        case declineHandOff(id: String, reason: String)
        /// The nominee let the time pass. Anybody, or the clock, may record it.
        case expireHandOff(id: String)
        /// The chair's decision upon a hand-off that waits for it; it binds.
        case decide(handOff: String, Decision, reason: String)
        /// The chair gives it to another agency of its own motion: the owner was dissolved or does nothing.
        case reassign(Owner, reason: String)
        case changePerson(String, reason: String)
        case block(reason: String, waitsOn: String?)
        case unblock
        case renegotiate(due: Day, reason: String)
        case escalate(id: String, question: String)
        case answerEscalation(id: String, answer: String)
        case deliver(id: String, items: [Delivery.Item])
        case verify(delivery: String, remark: String?)
        case returnDelivery(id: String, reason: String)
        case reopen(reason: String)
        case cancel(reason: String)
    }

    public enum Decision: Hashable, Sendable {
        /// The owner keeps it.
        case keep
        case move(to: Owner)
    }

    /// Carries out a command.
    /// - Returns: what changed, never empty, in the order in which it is to be written.
    /// - Throws: the first rule that forbids it; the value is then unchanged.
    public mutating func apply(_ command: Command, by actor: Actor, at moment: Instant) throws(Refusal) -> [Change] {
        let changes = try changes(of: command, by: actor, at: moment)
        for change in changes { take(change) }
        return changes
    }

    /// What a command would change. Reads as the rules do: who may, when, with what.
    public func changes(of command: Command, by actor: Actor, at moment: Instant) throws(Refusal) -> [Change] {
        switch command {
        case .proposeHandOff(let id, let nominee, let reason, let expires):
            return [.handOff(try proposal(id, to: nominee, reason: reason, expires: expires, by: actor, at: moment))]

        case .withdrawHandOff(let id):
            try ownerOnly(actor)
            return [.handOff(try proposed(id).closed(.withdrawn, by: actor.person, at: moment))]

        case .acceptHandOff(let id, let person):
            let handOff = try answerable(id, by: actor, at: moment)
            let next = Owner(agency: handOff.to, person: try named(person))
            return [
                .handOff(handOff.closed(.accepted, by: actor.person, at: moment)),
                link(to: next, .acceptedHandOff, handOff: id, reason: handOff.reason, by: actor, at: moment),
            ]

        case .declineHandOff(let id, let reason):
            let handOff = try answerable(id, by: actor, at: moment)
            return [.handOff(handOff.closed(.declined, by: actor.person, at: moment, answer: try Text.required(reason)))]

        case .expireHandOff(let id):
            var handOff = try proposed(id)
            guard moment >= handOff.expires else { throw .handOffNotYetExpired }
            handOff.state = .awaitingChair
            handOff.cause = .expired
            return [.handOff(handOff)]

        case .decide(let id, let decision, let reason):
            return try decided(id, decision, reason: reason, by: actor, at: moment)

        case .reassign(let next, let reason):
            guard actor.office == .chair else { throw .onlyChair }
            try underWay()
            let step = try moved(to: next, handOff: nil, reason: reason, by: actor, at: moment)
            return overtaken(by: actor, at: moment) + [step]

        case .changePerson(let person, let reason):
            try ownerOnly(actor)
            guard !status.isFinal else { throw .notNow }
            let next = Owner(agency: owner.agency, person: try named(person))
            guard next != owner else { throw .alreadyOwner }
            return [link(to: next, .personChange, handOff: nil, reason: try Text.required(reason), by: actor, at: moment)]

        case .block(let reason, let waitsOn):
            try ownerOnly(actor)
            guard status == .open else { throw .notNow }
            guard waitsOn != owner.agency else { throw .alreadyOwner }
            return [step(to: .blocked, reason: try Text.required(reason), waitsOn: waitsOn, by: actor, at: moment)]

        case .unblock:
            try ownerOnly(actor)
            guard status == .blocked else { throw .notNow }
            return [step(to: .open, by: actor, at: moment)]

        case .renegotiate(let next, let reason):
            guard actor.isAbove || actor.agency == owner.agency else { throw .onlyOwner }
            try underWay()
            guard next != due else { throw .dueUnchanged }
            guard next >= moment.jakartaDay else { throw .dueInThePast }
            return [.due(DueChange(from: due, to: next, reason: try Text.required(reason), by: actor.person, at: moment))]

        case .escalate(let id, let question):
            try ownerOnly(actor)
            try underWay()
            guard openEscalation == nil else { throw .escalationOpen }
            return [.escalation(Escalation(id: id, question: try Text.required(question), by: actor.person, at: moment))]

        case .answerEscalation(let id, let answer):
            guard actor.isAbove else { throw .onlyChairOrSecretary }
            guard actor.office == .chair || actor.agency != owner.agency else { throw .ownerMayNotJudge }
            guard var escalation = openEscalation, escalation.id == id else { throw .notTheOpenOne }
            escalation.answer = try Text.required(answer)
            escalation.answeredBy = actor.person
            escalation.answeredAt = moment
            return [.escalation(escalation)]

        case .deliver(let id, let items):
            try ownerOnly(actor)
            try underWay()
            guard openHandOff == nil else { throw .handOffOpen }
            let delivery = Delivery(
                id: id, items: try Delivery.checked(items), agency: owner.agency, by: actor.person, at: moment)
            return [.delivery(delivery), step(to: .delivered, by: actor, at: moment)]

        case .verify(let id, let remark):
            let remark: String? = if let remark { try Text.required(remark) } else { nil }
            return try judged(id, .verified, remark, by: actor, at: moment)

        case .returnDelivery(let id, let reason):
            return try judged(id, .returned, try Text.required(reason), by: actor, at: moment)

        case .reopen(let reason):
            guard actor.isAbove else { throw .onlyChairOrSecretary }
            guard status == .verified else { throw .notNow }
            return [step(to: .open, reason: try Text.required(reason), by: actor, at: moment)]

        case .cancel(let reason):
            guard actor.isAbove else { throw .onlyChairOrSecretary }
            // A secretariat that owns it may not let itself off.
            guard actor.office == .chair || actor.agency != owner.agency else { throw .ownerMayNotJudge }
            guard !status.isFinal else { throw .notNow }
            let step = step(to: .cancelled, reason: try Text.required(reason), by: actor, at: moment)
            return overtaken(by: actor, at: moment) + [step]
        }
    }

    // MARK: Who and when

    private func ownerOnly(_ actor: Actor) throws(Refusal) {
        guard actor.agency == owner.agency, actor.office != .clock else { throw .onlyOwner }
    }

    private func underWay() throws(Refusal) {
        guard status == .open || status == .blocked else { throw .notNow }
    }

    private func named(_ person: String) throws(Refusal) -> String {
        guard !person.isEmpty else { throw .personMissing }
        return person
    }

    private func proposed(_ id: String) throws(Refusal) -> HandOff {
        guard let handOff = openHandOff, handOff.id == id else { throw .notTheOpenOne }
        guard handOff.state == .proposed else { throw .notNow }
        return handOff
    }

    private func answerable(_ id: String, by actor: Actor, at moment: Instant) throws(Refusal) -> HandOff {
        let handOff = try proposed(id)
        guard actor.agency == handOff.to, actor.office != .clock else { throw .onlyNominee }
        guard moment < handOff.expires else { throw .handOffExpired }
        return handOff
    }

    // MARK: What

    private func proposal(
        _ id: String, to nominee: String, reason: String, expires: Instant, by actor: Actor, at moment: Instant
    ) throws(Refusal) -> HandOff {
        try ownerOnly(actor)
        try underWay()
        guard openHandOff == nil else { throw .handOffOpen }
        guard nominee != owner.agency else { throw .alreadyOwner }
        guard expires > moment else { throw .expiryInThePast }
        let cause: HandOff.ChairCause? =
            if custody.hasLeft(nominee) { .returnToEarlierOwner } else if custody.hops >= Self.freeHops { .thirdHop } else { nil }
        return HandOff(
            id: id, from: owner.agency, to: nominee, reason: try Text.required(reason), proposedBy: actor.person, proposedAt: moment,
            expires: expires, state: cause == nil ? .proposed : .awaitingChair, cause: cause)
    }

    private func decided(
        _ id: String, _ decision: Decision, reason: String, by actor: Actor, at moment: Instant
    ) throws(Refusal) -> [Change] {
        guard actor.office == .chair else { throw .onlyChair }
        guard let handOff = openHandOff, handOff.id == id else { throw .notTheOpenOne }
        guard handOff.state == .awaitingChair else { throw .notNow }
        let reason = try Text.required(reason)
        switch decision {
        case .keep:
            return [.handOff(handOff.closed(.kept, by: actor.person, at: moment, answer: reason))]
        case .move(let next):
            let step = try moved(to: next, handOff: id, reason: reason, by: actor, at: moment)
            return [.handOff(handOff.closed(.moved, by: actor.person, at: moment, answer: reason)), step]
        }
    }

    private func moved(to next: Owner, handOff: String?, reason: String, by actor: Actor, at moment: Instant) throws(Refusal) -> Change {
        guard next.agency != owner.agency else { throw .alreadyOwner }
        _ = try named(next.person)
        return link(to: next, .chairDecision, handOff: handOff, reason: try Text.required(reason), by: actor, at: moment)
    }

    private func judged(
        _ id: String, _ verdict: Delivery.Verdict, _ reason: String?, by actor: Actor, at moment: Instant
    ) throws(Refusal) -> [Change] {
        guard status == .delivered, var delivery = deliveries.last else { throw .notNow }
        guard delivery.id == id else { throw .notTheOpenOne }
        // A person may have an account in two agencies: neither the agency nor the persons who own or handed in may judge.
        guard actor.agency != owner.agency, actor.person != owner.person, actor.person != delivery.by, actor.office != .clock else {
            throw .ownerMayNotJudge
        }
        delivery.verdict = verdict
        delivery.verdictReason = reason
        delivery.judgedBy = actor.person
        delivery.judgedAt = moment
        return [.delivery(delivery), step(to: verdict == .verified ? .verified : .open, reason: reason, by: actor, at: moment)]
    }

    private func overtaken(by actor: Actor, at moment: Instant) -> [Change] {
        openHandOff.map { [.handOff($0.closed(.overtaken, by: actor.person, at: moment))] } ?? []
    }

    private func link(
        to next: Owner, _ how: CustodyLink.How, handOff: String?, reason: String?, by actor: Actor, at moment: Instant
    ) -> Change {
        .custody(
            CustodyLink(
                number: custody.links.count + 1, from: owner, to: next, how: how, handOff: handOff, reason: reason, by: actor.person,
                at: moment))
    }

    private func step(
        to next: Status, reason: String? = nil, waitsOn: String? = nil, by actor: Actor, at moment: Instant
    ) -> Change {
        .status(StatusChange(from: status, to: next, reason: reason, waitsOn: waitsOn, by: actor.person, at: moment))
    }
}
