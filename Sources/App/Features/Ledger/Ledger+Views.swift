import Database
import Days
import Foundation
import Hummingbird
import Markup

extension Call {
    func ledgerPage(_ content: LedgerPage, _ filter: LedgerFilter, _ problems: [FieldProblem], _ verification: LedgerVerification?) -> Response {
        let actor = visit.actor
        let whole = actor?.ledgerReach == .whole
        return page(
            whole ? Copy.Ledger.title(content.head.sequence) : Copy.Ledger.ownTitle, lead: whole ? Copy.Ledger.lead : Copy.Ledger.ownLead,
            section: .settings, status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            chain(html, content.head, verification)
            html.problems(problems)
            html("details", Attribute("open", when: filter != LedgerFilter(before: filter.before))) {
                html("summary", text: Copy.Ledger.narrow)
                filters(html, content.people, filter, problems)
            }
            if content.entries.isEmpty {
                html("p", text: Copy.Ledger.nothing)
            } else {
                html("ol", .class("stack")) {
                    for entry in content.entries { line(html, entry, content.names[LedgerSubject(entry.subject).key]) }
                }
                if content.hasMore, let last = content.entries.last {
                    html("p") { html("a", .class("button quiet"), .href("/ledger?\(filter.query(before: last.sequence))"), text: Copy.Ledger.older) }
                }
            }
        }
    }

    private func chain(_ html: HTML, _ head: LedgerHead, _ verification: LedgerVerification?) {
        if let verification {
            if let found = verification.firstBreak {
                html("p", .class("warn"), .role("alert"), text: Copy.Ledger.broken(found.sequence, found.fault))
            } else {
                html("p", .class("done"), .role("status"), text: Copy.Ledger.whole(verification.entries))
            }
        } else {
            html("p") { html("a", .class("button"), .href("/ledger?verify=1"), text: Copy.Ledger.verify) }
        }
        html("details") {
            html("summary", text: Copy.Ledger.fingerprint)
            html("p", .class("note"), text: Copy.Ledger.fingerprintHint)
            html("p") { html("code", data: "\(head.sequence) \(head.hash)") }
        }
    }

    private func filters(_ html: HTML, _ people: [LedgerPage.Person], _ filter: LedgerFilter, _ problems: [FieldProblem]) {
        html.search(action: "/ledger", .class("row")) {
            html.select(
                "person", Copy.Ledger.person, people.map { .init($0.id, data: $0.name) }, selected: filter.person, empty: Copy.Forms.all)
            html.select(
                "kind", Copy.Ledger.kind, Copy.Ledger.nouns.map { .init($0.key, $0.text) }, selected: filter.noun, empty: Copy.Forms.all)
            html.field("from", Copy.Ledger.from, value: query["from"], type: "date", problems: problems)
            html.field("to", Copy.Ledger.to, value: query["to"], type: "date", problems: problems)
            html.field("text", Copy.Ledger.text, value: filter.text, type: "search")
            if !filter.subject.isEmpty { html("input", .type("hidden"), .name("subject"), .value(filter.subject)) }
            html.submit(Copy.Forms.show)
        }
        html("p") { html("a", .href("/ledger"), text: Copy.Ledger.showAll) }
    }

    private func line(_ html: HTML, _ entry: LedgerEntry, _ name: String?) {
        html("li", .class("card")) {
            html("small") {
                if let at = Instant(iso: entry.at) { html.data(language.moment(at)) } else { html.data(entry.at) }
                html.data(" · \(language.count(entry.sequence))")
            }
            html("p") {
                if let nobody = Copy.Ledger.actors[entry.actor] { html("b", text: nobody) } else { html("b", data: entry.actorName) }
                html.data(" ")
                if let text = Copy.Ledger.actions[entry.action] { html(text) } else { html("code", data: entry.action) }
                let subject = LedgerSubject(entry.subject)
                if let name, let role = visit.actor?.role {
                    html.data(": ")
                    if let path = subject.path(for: role) { html("a", .href(path), data: name) } else { html.data(name) }
                }
            }
            html("details") {
                html("summary", text: Copy.Ledger.details)
                html("dl", .class("facts")) {
                    fact(html, Copy.Ledger.action) { html("code", data: entry.action) }
                    fact(html, Copy.Ledger.subject) {
                        html("a", .href("/ledger?subject=\(Assets.encoded(entry.subject))"), data: entry.subject)
                    }
                    if case .object(let members) = try? JSONDecoder().decode(JSONValue.self, from: Data(entry.details.utf8)) {
                        for member in members.sorted(by: { $0.key < $1.key }) {
                            html("dt") { html("code", data: member.key) }
                            html("dd", data: member.value.plainText)
                        }
                    }
                    fact(html, Copy.Ledger.hash) { html("code", data: entry.hash) }
                }
            }
        }
    }

    private func fact(_ html: HTML, _ term: Text, _ description: () -> Void) {
        html("dt", text: term)
        html("dd", content: description)
    }
}
