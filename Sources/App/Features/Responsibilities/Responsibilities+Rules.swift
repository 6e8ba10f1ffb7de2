import Collaboration
import Database
import Days

/// Which field of a form each kind of refusal is about. A refusal about no field is an error of its own.
struct ProtocolFields: Sendable {
    /// A reason, a question, an answer, evidence.
    var text: String?
    var person: String?
    var day: String?
    var agency: String?
    var link: String?

    init(text: String? = nil, person: String? = nil, day: String? = nil, agency: String? = nil, link: String? = nil) {
        (self.text, self.person, self.day, self.agency, self.link) = (text, person, day, agency, link)
    }

    func carryOut<T>(_ rule: () throws(Collaboration.Refusal) -> T) throws(Refusal) -> T {
        do {
            return try rule()
        } catch {
            throw refusal(for: error)
        }
    }

    private func refusal(for error: Collaboration.Refusal) -> Refusal {
        let why = Copy.Responsibilities.why(error)
        let field: String? =
            switch error {
            case .textMissing, .textTooLong, .evidenceMissing: text
            case .personMissing: person
            case .dueInThePast, .dueUnchanged, .expiryInThePast: day
            case .alreadyOwner: agency
            case .linkInvalid: link
            default: nil
            }
        if let field { return .invalid([FieldProblem(field, why)]) }
        if case .rule = error.pageRefusal { return .rule(why) }
        return error.pageRefusal
    }
}

extension Collaboration.Refusal {
    /// Who may not do it at all is told so; everything else says which rule stands in the way.
    fileprivate var pageRefusal: Refusal { isAboutPermission ? .forbidden : .rule(Copy.Responsibilities.why(self)) }
}

extension Responsibility.Command {
    /// What the ledger calls it.
    var action: String {
        switch self {
        case .proposeHandOff: "hand-off.proposed"
        case .withdrawHandOff: "hand-off.withdrawn"
        case .acceptHandOff: "hand-off.accepted"
        case .declineHandOff: "hand-off.declined"
        case .expireHandOff: "hand-off.expired"
        case .decide: "hand-off.decided"
        case .reassign: "responsibility.reassigned"
        case .changePerson: "responsibility.person-changed"
        case .block: "responsibility.blocked"
        case .unblock: "responsibility.unblocked"
        case .renegotiate: "responsibility.due-changed"
        case .escalate: "escalation.raised"
        case .answerEscalation: "escalation.answered"
        case .deliver: "delivery.handed-in"
        case .verify: "delivery.verified"
        case .returnDelivery: "delivery.returned"
        case .reopen: "responsibility.reopened"
        case .cancel: "responsibility.cancelled"
        }
    }

    /// An agency that the person chose: it must be one of the district's that still works.
    var namedAgency: String? {
        switch self {
        case .proposeHandOff(_, let nominee, _, _): nominee
        case .decide(_, .move(let owner), _), .reassign(let owner, _): owner.agency
        case .block(_, let waitsOn): waitsOn
        default: nil
        }
    }
}

// MARK: - What the ledger keeps of a change

extension Responsibility.Change {
    func detail(_ names: [String: AgencyName]) -> Detail {
        func agency(_ id: String?) -> Detail { Detail(id.map { names[$0]?.short ?? $0 }) }
        switch self {
        case .custody(let link):
            return [
                "kind": "custody", "number": Detail(link.number), "how": Detail(link.how.stored), "from": agency(link.from?.agency),
                "fromPerson": Detail(link.from?.person), "to": agency(link.to.agency), "toAgency": Detail(link.to.agency),
                "toPerson": Detail(link.to.person), "reason": Detail(link.reason),
            ]
        case .handOff(let handOff):
            return [
                "kind": "hand-off", "id": Detail(handOff.id), "from": agency(handOff.from), "to": agency(handOff.to),
                "toAgency": Detail(handOff.to), "state": Detail(handOff.state.stored), "cause": Detail(handOff.cause?.stored),
                "reason": Detail(handOff.reason), "expires": Detail(handOff.expires), "answer": Detail(handOff.answer),
            ]
        case .status(let step):
            return [
                "kind": "state", "from": Detail(step.from.rawValue), "to": Detail(step.to.rawValue), "reason": Detail(step.reason),
                "waitsOn": agency(step.waitsOn),
            ]
        case .due(let step): return ["kind": "due", "from": Detail(step.from), "to": Detail(step.to), "reason": Detail(step.reason)]
        case .escalation(let escalation):
            return [
                "kind": "escalation", "id": Detail(escalation.id), "question": Detail(escalation.question), "answer": Detail(escalation.answer),
            ]
        case .delivery(let delivery):
            return [
                "kind": "delivery", "id": Detail(delivery.id), "agency": agency(delivery.agency), "text": Detail(delivery.text),
                "link": Detail(delivery.link), "file": Detail(delivery.file), "verdict": Detail(delivery.verdict?.rawValue),
                "reason": Detail(delivery.verdictReason),
            ]
        }
    }
}
