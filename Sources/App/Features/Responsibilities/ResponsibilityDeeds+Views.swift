import Collaboration
import Days
import Hummingbird
import Markup

/// The forms of what may be done now: what waits for the reader stands open, everything else behind its name.
extension Call {
    func deeds(_ html: HTML, _ view: ResponsibilityView) {
        // Where the form came from, kept over a correction.
        let back = form.has("_back") ? form["_back"] : nil
        answerOffer(html, view)
        judge(html, view)
        if view.deeds.contains(.decide), let handOff = view.value.openHandOff {
            html("section", .class("card"), .id("decide")) {
                html("h3", text: Copy.Responsibilities.decideTitle)
                if let cause = handOff.cause { html("p", .class("note"), text: Copy.Responsibilities.cause(cause, view.short(handOff.to))) }
                decisionForm(
                    html, view.value, view.names, prefix: view.failed == .decide ? formPrefix(.decide) : Deed.decide.rawValue, back: back,
                    view.problems)
            }
        }
        if view.deeds.contains(.answer), let escalation = view.value.openEscalation {
            html("section", .class("card")) {
                html("h3", text: Copy.Responsibilities.answerTitle)
                html("blockquote", data: escalation.question)
                answerForm(
                    html, view.value.id, escalation, prefix: view.failed == .answer ? formPrefix(.answer) : Deed.answer.rawValue, back: back,
                    view.problems)
            }
        }
        let folded: [Deed] = [.deliver, .unblock, .propose, .withdraw, .due, .block, .person, .escalate, .reassign, .reopen, .cancel]
        for deed in folded where view.deeds.contains(deed) { fold(html, deed, view) }
    }

    /// Accept or decline, side by side: the two answers of the nominee.
    private func answerOffer(_ html: HTML, _ view: ResponsibilityView) {
        guard view.deeds.contains(.accept), let offer = view.value.openHandOff else { return }
        html("section", .class("card")) {
            html("h3", text: Copy.Responsibilities.offered(view.short(offer.from), view.short(offer.to)))
            html("blockquote", data: offer.reason)
            html("p", .class("note"), text: Copy.Responsibilities.answerBy(offer.expires.jakartaDay - 1))
            html("div", .class("two")) {
                html("div") {
                    deedForm(html, .accept, view, at: "/hand-offs/\(offer.id)/accept") { prefix in
                        html("p", .class("note"), text: Copy.Responsibilities.acceptLead)
                        personField(
                            html, "\(prefix)-person", Copy.Responsibilities.person, value: typed("\(prefix)-person", visit.actor?.name),
                            view.people[offer.to] ?? [], view.problems)
                        html.submit(Copy.Responsibilities.accept)
                    }
                }
                html("div") {
                    deedForm(html, .decline, view, at: "/hand-offs/\(offer.id)/decline") { prefix in
                        html.textarea(
                            "\(prefix)-reason", Copy.Responsibilities.declineReason, value: form["\(prefix)-reason"], rows: 3,
                            hint: Copy.Responsibilities.declineHint, required: true, problems: view.problems)
                        html.submit(Copy.Responsibilities.decline, kind: "quiet")
                    }
                }
            }
        }
    }

    /// Verify or send back.
    private func judge(_ html: HTML, _ view: ResponsibilityView) {
        guard view.deeds.contains(.verify), let delivery = view.value.openDelivery else { return }
        html("section", .class("card")) {
            html("h3", text: Copy.Responsibilities.verifyTitle)
            html("p", .class("note"), text: Copy.Responsibilities.handedIn(view.short(delivery.agency)))
            evidence(html, view.value.id, delivery, view.canReadFiles ? view.files : [:])
            html("div", .class("two")) {
                html("div") {
                    deedForm(html, .verify, view, at: "/deliveries/\(delivery.id)/verify") { prefix in
                        html.textarea(
                            "\(prefix)-remark", Copy.Responsibilities.remark, value: form["\(prefix)-remark"], rows: 3, problems: view.problems)
                        html.submit(Copy.Responsibilities.verify)
                    }
                }
                html("div") {
                    deedForm(html, .sendBack, view, at: "/deliveries/\(delivery.id)/return") { prefix in
                        html.textarea(
                            "\(prefix)-reason", Copy.Responsibilities.returnReason, value: form["\(prefix)-reason"], rows: 3, required: true,
                            problems: view.problems)
                        html.submit(Copy.Responsibilities.returnIt, kind: "quiet")
                    }
                }
            }
        }
    }

    /// The chair's decision upon a hand-off. `prefix` keeps the fields apart where a page shows several.
    func decisionForm(
        _ html: HTML, _ value: Responsibility, _ names: [String: AgencyName], prefix: String, back: String? = nil, _ problems: [FieldProblem]
    ) {
        guard let handOff = value.openHandOff else { return }
        let owner = names[value.owner.agency]?.short ?? value.owner.agency
        html.form(self, action: "/responsibilities/\(value.id)/hand-offs/\(handOff.id)/decide", .class("wide")) {
            hidden(html, prefix, back)
            html.radios(
                "\(prefix)-decision", Copy.Responsibilities.decision,
                [HTML.Choice("keep", Copy.Responsibilities.keep(owner)), HTML.Choice("move", Copy.Responsibilities.move)],
                selected: form["\(prefix)-decision"], problems: problems)
            agencySelect(
                html, "\(prefix)-agency", Copy.Responsibilities.moveTo, names, except: value.owner.agency,
                selected: typed("\(prefix)-agency", handOff.to), hint: Copy.Responsibilities.moveHint, required: false, problems)
            html.field(
                "\(prefix)-person", Copy.Responsibilities.person, value: form["\(prefix)-person"], hint: Copy.Responsibilities.moveHint,
                problems: problems, Attribute("maxlength", ResponsibilityDraft.personLimit))
            html.textarea(
                "\(prefix)-reason", Copy.Responsibilities.decisionReason, value: form["\(prefix)-reason"], rows: 3,
                hint: Copy.Responsibilities.decideNote, required: true, problems: problems)
            html.submit(Copy.Responsibilities.decide)
        }
    }

    func answerForm(_ html: HTML, _ id: String, _ escalation: Escalation, prefix: String, back: String? = nil, _ problems: [FieldProblem]) {
        html.form(self, action: "/responsibilities/\(id)/escalations/\(escalation.id)/answer", .class("wide")) {
            hidden(html, prefix, back)
            html.textarea(
                "\(prefix)-answer", Copy.Responsibilities.answer, value: form["\(prefix)-answer"], rows: 3, required: true, problems: problems)
            html.submit(Copy.Responsibilities.sendAnswer)
        }
    }

    private func hidden(_ html: HTML, _ prefix: String, _ back: String?) {
        html("input", .type("hidden"), .name("_prefix"), .value(prefix))
        if let back { html("input", .type("hidden"), .name("_back"), .value(back)) }
    }

    // MARK: What stands folded

    private func fold(_ html: HTML, _ deed: Deed, _ view: ResponsibilityView) {
        html("details", .class("card deed"), .id(deed.rawValue), Attribute("open", when: view.failed == deed)) {
            html("summary", text: deed.title)
            if let lead = deed.lead(on: view.value, today) { html("p", .class("note"), text: lead) }
            deedForm(html, deed, view, at: address(deed, view.value)) { prefix in
                fields(html, deed, prefix, view)
                html.submit(deed.button, kind: deed == .cancel ? "danger" : deed == .deliver || deed == .unblock ? nil : "quiet")
            }
        }
    }

    private func address(_ deed: Deed, _ value: Responsibility) -> String {
        deed == .withdraw ? "/hand-offs/\(value.openHandOff?.id ?? "")/withdraw" : deed.path
    }

    private func fields(_ html: HTML, _ deed: Deed, _ prefix: String, _ view: ResponsibilityView) {
        switch deed {
        case .propose:
            agencySelect(
                html, "\(prefix)-agency", Copy.Responsibilities.offerTo, view.names, except: view.value.owner.agency,
                selected: form["\(prefix)-agency"], hint: nil, required: true, view.problems)
            reason(html, prefix, Copy.Responsibilities.offerReason, view)
            html.field(
                "\(prefix)-until", Copy.Responsibilities.offerUntil, value: typed("\(prefix)-until", (today + ResponsibilityDraft.answerDays).iso),
                type: "date", hint: Copy.Responsibilities.offerUntilHint, problems: view.problems, Attribute("min", today.iso))
        case .person:
            personField(
                html, "\(prefix)-person", Copy.Responsibilities.newPerson, value: form["\(prefix)-person"],
                view.people[view.value.owner.agency] ?? [], view.problems)
            reason(html, prefix, Copy.Responsibilities.personReason, view)
        case .block:
            reason(html, prefix, Copy.Responsibilities.blockReason, view)
            agencySelect(
                html, "\(prefix)-waits-on", Copy.Responsibilities.waitsOn, view.names, except: view.value.owner.agency,
                selected: form["\(prefix)-waits-on"], hint: nil, required: false, empty: Copy.Responsibilities.waitsOnNobody, view.problems)
        case .due:
            html.field(
                "\(prefix)-due", Copy.Responsibilities.newDue, value: form["\(prefix)-due"], type: "date", required: true, problems: view.problems,
                Attribute("min", today.iso))
            reason(html, prefix, Copy.Responsibilities.dueReason, view)
        case .escalate:
            html.textarea(
                "\(prefix)-question", Copy.Responsibilities.question, value: form["\(prefix)-question"], rows: 3, required: true,
                problems: view.problems)
        case .deliver:
            html.textarea(
                "\(prefix)-text", Copy.Responsibilities.evidenceText, value: form["\(prefix)-text"], problems: view.problems)
            html.field(
                "\(prefix)-link", Copy.Responsibilities.evidenceLink, value: form["\(prefix)-link"], type: "url",
                hint: Copy.Responsibilities.evidenceLinkHint, problems: view.problems)
            html.field(
                "\(prefix)-file", Copy.Responsibilities.evidenceFile, type: "file", hint: Copy.Responsibilities.evidenceFileHint,
                problems: view.problems)
        case .reassign:
            agencySelect(
                html, "\(prefix)-agency", Copy.Responsibilities.moveTo, view.names, except: view.value.owner.agency,
                selected: form["\(prefix)-agency"], hint: nil, required: true, view.problems)
            personField(html, "\(prefix)-person", Copy.Responsibilities.person, value: form["\(prefix)-person"], [], view.problems)
            reason(html, prefix, Copy.Responsibilities.decisionReason, view)
        case .reopen: reason(html, prefix, Copy.Responsibilities.reopenReason, view)
        case .cancel: reason(html, prefix, Copy.Responsibilities.cancelReason, view)
        case .withdraw, .unblock, .accept, .decline, .decide, .answer, .verify, .sendBack: break
        }
    }

    private func reason(_ html: HTML, _ prefix: String, _ label: Text, _ view: ResponsibilityView) {
        html.textarea("\(prefix)-reason", label, value: form["\(prefix)-reason"], rows: 3, required: true, problems: view.problems)
    }

    private func agencySelect(
        _ html: HTML, _ name: String, _ label: Text, _ names: [String: AgencyName], except owner: String, selected: String, hint: Text?,
        required: Bool, empty: Text = Copy.Forms.choose, _ problems: [FieldProblem]
    ) {
        html.select(
            name, label,
            names.values.filter { $0.isActive && $0.id != owner }.sorted { $0.short < $1.short }.map { HTML.Choice($0.id, data: $0.short) },
            selected: selected, empty: empty, hint: hint, required: required, problems: problems)
    }

    private func deedForm(_ html: HTML, _ deed: Deed, _ view: ResponsibilityView, at path: String, _ content: (String) -> Void) {
        html.form(self, action: "/responsibilities/\(view.value.id)\(path)", files: deed == .deliver, .class("wide")) {
            if deed == .due || deed == .person {
                html("input", .type("hidden"), .name("version"), .value(view.failed == deed ? form["version"] : String(view.page.version)))
            }
            content(deed.rawValue)
        }
    }

    /// What was typed, or what the field begins with.
    private func typed(_ name: String, _ beginning: String?) -> String { form.has(name) ? form[name] : beginning ?? "" }
}

extension Deed {
    fileprivate var title: Text {
        switch self {
        case .propose: Copy.Responsibilities.propose
        case .withdraw: Copy.Responsibilities.withdraw
        case .accept: Copy.Responsibilities.accept
        case .decline: Copy.Responsibilities.decline
        case .decide: Copy.Responsibilities.decideTitle
        case .reassign: Copy.Responsibilities.reassign
        case .person: Copy.Responsibilities.changePerson
        case .block: Copy.Responsibilities.block
        case .unblock: Copy.Responsibilities.unblock
        case .due: Copy.Responsibilities.changeDue
        case .escalate: Copy.Responsibilities.escalate
        case .answer: Copy.Responsibilities.answerTitle
        case .deliver: Copy.Responsibilities.deliver
        case .verify: Copy.Responsibilities.verify
        case .sendBack: Copy.Responsibilities.returnIt
        case .reopen: Copy.Responsibilities.reopen
        case .cancel: Copy.Responsibilities.cancel
        }
    }

    fileprivate var button: Text {
        switch self {
        case .deliver: Copy.Responsibilities.handIn
        case .reassign: Copy.Responsibilities.decide
        default: title
        }
    }

    fileprivate func lead(on value: Responsibility, _ today: Day) -> Text? {
        switch self {
        case .propose: Copy.Responsibilities.offerLead
        case .withdraw: Copy.Responsibilities.withdrawLead
        case .deliver: Copy.Responsibilities.deliverLead
        case .unblock: Copy.Responsibilities.unblockLead
        case .escalate: Copy.Responsibilities.escalateLead
        case .cancel: Copy.Responsibilities.cancelLead
        case .reassign: Copy.Responsibilities.decideNote
        case .due: value.isOverdue(on: today) ? Copy.Responsibilities.dueLateNote : nil
        default: nil
        }
    }
}
