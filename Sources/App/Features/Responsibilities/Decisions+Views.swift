import Collaboration
import Hummingbird
import Markup

extension Call {
    /// What waits for the chair: each with how it got there and the reasons that were given, and the decision itself.
    func decisionsPage(_ pending: [PendingDecision], _ names: [String: AgencyName]) throws -> Response {
        let isChair = try actor().role == .chair
        // One responsibility may wait with its hand-off and with a call for help: two things to answer.
        let count = pending.reduce(0) { $0 + ($1.value.awaitsChair ? 1 : 0) + ($1.value.openEscalation == nil ? 0 : 1) }
        return page(
            Copy.Responsibilities.decisionsTitle(count), lead: Copy.Responsibilities.decisionsLead, section: .responsibilities
        ) { html in
            if pending.isEmpty { html("p", .class("note"), text: Copy.Responsibilities.decisionsEmpty) }
            if !isChair, !pending.isEmpty { html("p", .class("note"), text: Copy.Responsibilities.onlyChairDecides) }
            html("ol", .class("stack")) {
                for (index, one) in pending.enumerated() {
                    html("li", .class("card"), .id("r-\(one.value.id)")) { decision(html, one, names, number: index, isChair) }
                }
            }
        }
    }

    private func decision(_ html: HTML, _ one: PendingDecision, _ names: [String: AgencyName], number: Int, _ isChair: Bool) {
        let value = one.value
        html("h2") { html("a", .href("/responsibilities/\(value.id)"), data: one.title) }
        html("dl", .class("facts")) {
            html("dt", text: Copy.Responsibilities.owner)
            html("dd", data: "\(names[value.owner.agency]?.short ?? value.owner.agency) · \(value.owner.person)")
            html("dt", text: Copy.Responsibilities.due)
            html("dd") { dueText(html, one.due, value.status) }
            html("dt", text: Copy.Responsibilities.path)
            html("dd", data: path(of: value, names))
            html("dt", text: Copy.Responsibilities.waitsSince)
            html("dd", data: language.moment(one.waitsSince))
        }
        if value.awaitsChair, let handOff = value.openHandOff {
            let to = names[handOff.to]?.short ?? handOff.to
            html("p") { html("b", text: Copy.Responsibilities.offered(names[handOff.from]?.short ?? handOff.from, to)) }
            html("blockquote", data: handOff.reason)
            if let cause = handOff.cause { html("p", .class("note"), text: Copy.Responsibilities.cause(cause, to)) }
        }
        if let escalation = value.openEscalation {
            html("p") { html("b", text: Copy.Responsibilities.asked(names[value.owner.agency]?.short ?? value.owner.agency)) }
            html("blockquote", data: escalation.question)
        }
        html("details") {
            html("summary", text: Copy.Responsibilities.chain)
            timeline(html, value, names, [:])
        }
        if value.awaitsChair, isChair {
            html("details", .class("card deed")) {
                html("summary", text: Copy.Responsibilities.decideTitle)
                decisionForm(html, value, names, prefix: "decide-\(number)", back: "/decisions", [])
            }
        }
        if let escalation = value.openEscalation {
            html("details", .class("card deed")) {
                html("summary", text: Copy.Responsibilities.answerTitle)
                answerForm(html, value.id, escalation, prefix: "answer-\(number)", back: "/decisions", [])
            }
        }
    }
}
