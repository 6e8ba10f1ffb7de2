import Days

extension Responsibility {
    /// A command without its contents: what a page offers a button for.
    public enum Option: String, Hashable, Sendable, CaseIterable {
        case proposeHandOff, withdrawHandOff, acceptHandOff, declineHandOff
        case decide, reassign
        case changePerson, block, unblock, renegotiate
        case escalate, answerEscalation
        case deliver, verify, returnDelivery, reopen, cancel
    }

    /// What the actor may do at this moment, given contents that are in order. Asked of the rules themselves, so that no page can
    /// offer what they would refuse, or hide what they would allow.
    public func options(for actor: Actor, at moment: Instant) -> Set<Option> {
        Set(Option.allCases.filter { (try? changes(of: specimen($0, at: moment), by: actor, at: moment)) != nil })
    }

    /// A command of the kind, with contents that nobody could object to.
    private func specimen(_ option: Option, at moment: Instant) -> Command {
        // Not the name of any agency or person, so that it is neither the owner nor an earlier one.
        let other = "\u{1}"
        let handOff = openHandOff?.id ?? other
        let delivery = openDelivery?.id ?? other
        return switch option {
        case .proposeHandOff: .proposeHandOff(id: other, to: other, reason: "x", expires: moment.adding(days: 1))
        case .withdrawHandOff: .withdrawHandOff(id: handOff)
        case .acceptHandOff: .acceptHandOff(id: handOff, person: other)
        case .declineHandOff: .declineHandOff(id: handOff, reason: "x")
        case .decide: .decide(handOff: handOff, .keep, reason: "x")
        case .reassign: .reassign(Owner(agency: other, person: other), reason: "x")
        case .changePerson: .changePerson(other, reason: "x")
        case .block: .block(reason: "x", waitsOn: nil)
        case .unblock: .unblock
        case .renegotiate: .renegotiate(due: max(due, moment.jakartaDay) + 1, reason: "x")
        case .escalate: .escalate(id: other, question: "x")
        case .answerEscalation: .answerEscalation(id: openEscalation?.id ?? other, answer: "x")
        case .deliver: .deliver(id: other, items: [.text("x")])
        case .verify: .verify(delivery: delivery, remark: nil)
        case .returnDelivery: .returnDelivery(id: delivery, reason: "x")
        case .reopen: .reopen(reason: "x")
        case .cancel: .cancel(reason: "x")
        }
    }
}
