import Collaboration
import Days
import Hummingbird
import Markup

/// One responsibility as its page shows it.
struct ResponsibilityView {
    let page: ResponsibilityPage
    let value: Responsibility
    let files: [String: StoredFile]
    let names: [String: AgencyName]
    let people: [String: [String]]
    /// What the reader may do now.
    let deeds: [Deed]
    /// The deed whose form came back with problems.
    let failed: Deed?
    let problems: [FieldProblem]
    let canEdit: Bool
    let canReadFiles: Bool

    func short(_ agency: String) -> String { names[agency]?.short ?? agency }
}

extension Call {
    func show(_ view: ResponsibilityView) -> Response {
        let title = view.page.subject.title
        return page(
            Text(title, title), section: .responsibilities, status: view.problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(view.problems)
            html("p", .class("tags")) {
                statusTag(html, view.value.status)
                if view.value.awaitsChair {
                    html("span", .class("tag part"), text: Copy.Responsibilities.awaitsChair)
                } else if let offer = view.value.openHandOff {
                    html("span", .class("tag part"), text: Copy.Responsibilities.offeredTo(view.short(offer.to)))
                }
                if view.value.openEscalation != nil { html("span", .class("tag part"), text: Copy.Responsibilities.escalated) }
                if view.page.synthetic { html("span", .class("tag"), text: Copy.Responsibilities.synthetic) }
            }
            facts(html, view)
            if view.page.origin.meeting != nil { originCard(html, view.page.origin) }
            if Access.agencies.allows(visit.actor?.role) {
                html("h2", .id("now"), text: Copy.Responsibilities.actions)
                if view.deeds.isEmpty, !view.canEdit { html("p", .class("note"), text: Copy.Responsibilities.noActions) }
                deeds(html, view)
                if view.canEdit {
                    html("p") { html("a", .href("/responsibilities/\(view.page.id)/edit"), text: Copy.Responsibilities.edit) }
                }
            }
            html("h2", .id("chain"), text: Copy.Responsibilities.chain)
            html("p", .class("note")) {
                html(Copy.Responsibilities.chainLead(view.value.custody.hops))
                html.data(" ")
                html.data(path(of: view.value, view.names))
            }
            timeline(html, view.value, view.names, view.canReadFiles ? view.files : [:])
        }
    }

    private func facts(_ html: HTML, _ view: ResponsibilityView) {
        let page = view.page
        html("dl", .class("facts")) {
            html("dt", text: Copy.Responsibilities.owner)
            html("dd") {
                html("b", data: view.names[view.value.owner.agency]?.name ?? view.value.owner.agency)
                html("br")
                html.data(view.value.owner.person)
            }
            html("dt", text: Copy.Responsibilities.due)
            html("dd") {
                dueText(html, view.value.due, view.value.status)
                if page.firstDue != view.value.due {
                    html("br")
                    html("small", .class("note"), text: Copy.Responsibilities.firstDue(page.firstDue))
                }
            }
            if view.value.status == .blocked, let reason = view.value.statusReason {
                html("dt", text: Responsibility.Status.blocked.title)
                html("dd") {
                    html.data(reason)
                    if let agency = view.value.waitsOn {
                        html("br")
                        html("small", .class("note"), text: Copy.Responsibilities.waitsOn(view.short(agency)))
                    }
                }
            }
            html("dt", text: Copy.Responsibilities.strategy)
            html("dd") {
                let strategy = page.strategy
                html.data("\(strategy.number). \(language == .indonesian ? strategy.name.indonesian : strategy.name.english)")
                html("br")
                html("small", .class("note"), data: language == .indonesian ? strategy.set.indonesian : strategy.set.english)
            }
            if let indicator = page.indicator {
                html("dt", text: Copy.Responsibilities.indicator)
                html("dd") { html("a", .href("/programmes/indicators/\(indicator.id)"), data: indicator.label(language)) }
            }
            html("dt", text: Copy.Responsibilities.areas)
            html("dd") {
                if page.areas.isEmpty { html(Copy.Responsibilities.wholeRegency) }
                html.data(page.areas.map(\.name).joined(separator: ", "))
            }
            if !page.subject.description.isEmpty {
                html("dt", text: Copy.Responsibilities.description)
                html("dd", .class("lines"), data: page.subject.description)
            }
        }
    }

    /// The agencies in the order in which they were accountable: Sekretariat → DPU.
    func path(of value: Responsibility, _ names: [String: AgencyName]) -> String {
        value.custody.agencies.map { names[$0]?.short ?? $0 }.joined(separator: " → ")
    }

    // MARK: The timeline

    /// Everything that happened, from the beginning; each with who, when, and the reason that was given.
    func timeline(_ html: HTML, _ value: Responsibility, _ names: [String: AgencyName], _ files: [String: StoredFile]) {
        html("ol", .class("chain")) {
            for event in CustodyEvent.all(of: value, names) {
                html("li", .class(event.movesOwner ? "moves" : nil)) {
                    html("b", text: event.what)
                    if let note = event.note { html("p", .class("note"), text: note) }
                    if let reason = event.reason { html("blockquote", data: reason) }
                    if let delivery = event.delivery { evidence(html, value.id, delivery, files) }
                    html("small", .class("note")) {
                        html.data(event.by.isEmpty ? language.moment(event.at) : "\(event.by) · \(language.moment(event.at))")
                    }
                }
            }
        }
    }

    func evidence(_ html: HTML, _ id: String, _ delivery: Delivery, _ files: [String: StoredFile]) {
        if !delivery.text.isEmpty { html("blockquote", data: delivery.text) }
        if !delivery.link.isEmpty {
            html("p") {
                html("a", .href(delivery.link), Attribute("rel", "noopener noreferrer nofollow"), text: Copy.Responsibilities.openLink)
                html.data(" ")
                html("small", .class("note"), data: delivery.link)
            }
        }
        if let file = files[delivery.id] {
            html("p") {
                html(
                    "a", .href("/responsibilities/\(id)/deliveries/\(delivery.id)/file"), text: Copy.Responsibilities.file(file.name, file.size))
            }
        }
    }
}
