import Collaboration
import Days
import Hummingbird
import Markup

extension Call {
    func responsibilitiesPage(_ list: ResponsibilityList, _ filter: ResponsibilityFilter, _ choices: ResponsibilityChoices) -> Response {
        let agency = filter.agency.flatMap { id in choices.agencies.first { $0.id == id } }
        let heading: Text =
            if !filter.isEmpty {
                Copy.Responsibilities.headingFound(list.total, overdue: list.overdue)
            } else if let agency {
                Copy.Responsibilities.headingOf(agency.short, list.total, overdue: list.overdue)
            } else {
                Copy.Responsibilities.headingAll(list.total, overdue: list.overdue)
            }
        return page(heading, lead: Copy.Responsibilities.lead, section: .responsibilities) { html in
            whose(html, filter)
            if list.awaitingChair > 0, let actor = visit.actor, Access.leaders.allows(actor.role) {
                html("p") { html("a", .href("/decisions"), text: Copy.Responsibilities.decisionsLink(list.awaitingChair)) }
            }
            if list.total == 0 {
                html("p", .class("note"), text: filter.isEmpty ? Copy.Responsibilities.empty : Copy.Responsibilities.nothingFits)
            }
            if let actor = visit.actor, Access.agencies.allows(actor.role), actor.agency != nil {
                html("p", .class("actions")) { html("a", .class("button"), .href("/responsibilities/new"), text: Copy.Responsibilities.make) }
            } else if list.total == 0, visit.actor?.role == .secretary {
                html("p", text: Copy.Responsibilities.needsAgency)
                html("p", .class("actions")) {
                    html("a", .class("button"), .href("/agencies"), text: Copy.Responsibilities.toAgencies)
                    html("a", .class("button quiet"), .href("/accounts"), text: Copy.Responsibilities.toAccounts)
                }
            }
            if list.total > 0 || !filter.isEmpty { filters(html, filter, choices) }
            if !list.lines.isEmpty { table(html, list.lines) }
            pages(html, list, filter)
        }
    }

    private func whose(_ html: HTML, _ filter: ResponsibilityFilter) {
        guard let actor = visit.actor, let agency = actor.agency, let name = actor.agencyName else { return }
        html("nav", .class("tabs"), .label(Copy.Responsibilities.whose)) {
            html(
                "a", .href("/responsibilities?agency=\(agency)"), Attribute("aria-current", filter.agency == agency ? "page" : nil),
                text: Copy.Responsibilities.ours(name))
            html(
                "a", .href("/responsibilities?agency=all"), Attribute("aria-current", filter.agency == nil ? "page" : nil),
                text: Copy.Responsibilities.all)
        }
    }

    private func filters(_ html: HTML, _ filter: ResponsibilityFilter, _ choices: ResponsibilityChoices) {
        html("details", Attribute("open", when: !filter.isEmpty)) {
            html("summary", text: Copy.Responsibilities.filter)
            html.search(action: "/responsibilities", .class("row")) {
                html.select(
                    "agency", Copy.Responsibilities.owner,
                    [HTML.Choice("all", Copy.Responsibilities.anyAgency)] + choices.agencies.map { HTML.Choice($0.id, data: $0.short) },
                    selected: filter.agency ?? "all")
                html.select(
                    "state", Copy.Responsibilities.state, ResponsibilityFilter.State.allCases.map { HTML.Choice($0.rawValue, $0.title) },
                    selected: filter.state?.rawValue ?? "", empty: Copy.Responsibilities.anyState)
                html.select(
                    "strategy", Copy.Responsibilities.strategy, choices.strategies.map { HTML.Choice($0.id, data: $0.label(language)) },
                    selected: filter.strategy ?? "", empty: Copy.Responsibilities.anyStrategy)
                html.select(
                    "indicator", Copy.Responsibilities.indicator, choices.indicators.map { HTML.Choice($0.id, data: $0.label(language)) },
                    selected: filter.indicator ?? "", empty: Copy.Responsibilities.anyIndicator)
                html.field("text", Copy.Responsibilities.search, value: filter.text, type: "search")
                html("label", .class("choice")) {
                    html("input", .type("checkbox"), .name("overdue"), .value("1"), Attribute("checked", when: filter.onlyOverdue))
                    html("span", text: Copy.Responsibilities.onlyOverdue)
                }
                html.submit(Copy.Forms.show, kind: "quiet")
            }
        }
    }

    private func table(_ html: HTML, _ lines: [ResponsibilityLine]) {
        html.scroll {
            html("table", .class("rows")) {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Responsibilities.what)
                        html("th", text: Copy.Responsibilities.owner)
                        html("th", text: Copy.Responsibilities.due)
                    }
                }
                html("tbody") {
                    for line in lines {
                        html("tr") {
                            html("td") {
                                html("a", .href("/responsibilities/\(line.id)"), data: line.title)
                                html("div", .class("tags")) { tags(html, line) }
                                if !line.blockedReason.isEmpty { html("small", .class("note"), data: line.blockedReason) }
                            }
                            html("td", Attribute("data-label", text: Copy.Responsibilities.owner)) {
                                html.data(line.owner)
                                html("br")
                                html("small", .class("note"), data: line.person)
                            }
                            html("td", Attribute("data-label", text: Copy.Responsibilities.due)) { dueText(html, line.due, line.status) }
                        }
                    }
                }
            }
        }
    }

    private func tags(_ html: HTML, _ line: ResponsibilityLine) {
        statusTag(html, line.status)
        if line.awaitsChair {
            html("span", .class("tag part"), text: Copy.Responsibilities.awaitsChair)
        } else if let agency = line.offeredTo {
            html("span", .class("tag part"), text: Copy.Responsibilities.offeredTo(agency))
        }
        if line.isEscalated { html("span", .class("tag part"), text: Copy.Responsibilities.escalated) }
    }

    func statusTag(_ html: HTML, _ status: Responsibility.Status) {
        let kind =
            switch status {
            case .open: "tag"
            case .blocked: "tag not"
            case .delivered: "tag part"
            case .verified: "tag met"
            case .cancelled: "tag"
            }
        html("span", .class(kind), text: status.title)
    }

    /// The due day, and while it is under way how far off it is.
    func dueText(_ html: HTML, _ due: Day, _ status: Responsibility.Status) {
        html.data(language.date(due))
        guard status == .open || status == .blocked else { return }
        html("br")
        if due < today {
            html("small", .class("late"), text: Copy.Responsibilities.late(today - due))
        } else {
            html("small", .class("note"), text: Copy.Responsibilities.left(due - today))
        }
    }

    private func pages(_ html: HTML, _ list: ResponsibilityList, _ filter: ResponsibilityFilter) {
        guard list.pages > 1 else { return }
        html("nav", .class("actions"), .label(Copy.Responsibilities.page(filter.page, of: list.pages))) {
            if filter.page > 1 { html("a", .href(filter.address(page: filter.page - 1)), text: Copy.Responsibilities.previous) }
            html("span", text: Copy.Responsibilities.page(filter.page, of: list.pages))
            if filter.page < list.pages { html("a", .href(filter.address(page: filter.page + 1)), text: Copy.Responsibilities.next) }
        }
    }
}

extension ResponsibilityChoices.Strategy {
    func label(_ language: Language) -> String {
        let (set, name) = language == .indonesian ? (set.indonesian, name.indonesian) : (set.english, name.english)
        return "\(set) \(number): \(name)"
    }
}

extension ResponsibilityChoices.Indicator {
    func label(_ language: Language) -> String {
        let (group, name) = language == .indonesian ? (group.indonesian, name.indonesian) : (group.english, name.english)
        return "\(number). \(name) (\(group))"
    }
}
