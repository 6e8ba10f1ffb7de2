import Collaboration
import Convergence
import Days
import Evidence
import Hummingbird
import Markup

extension Call {
    func homePage(_ home: Home) -> Response {
        let figures = home.figures
        guard !figures.isEmpty else { return emptyHome() }
        return page(Copy.Home.title(figures), lead: Copy.Home.lead(figures), section: .home) { html in
            kept(html, "home-page") { html in
                loop(html, figures)
                html("div", .class("two")) {
                    html("section") {
                        html("h2", text: Copy.Home.prevalence)
                        prevalenceFigure(html, figures.published, target: figures.target, csv: "/estimates.csv")
                    }
                    html("section") { indicators(html, figures) }
                }
            }
            yours(html, home)
        }
    }

    func dutiesPage(_ duties: [Duty]) -> Response {
        let who = visit.actor?.agencyName ?? visit.actor?.name ?? ""
        return page(Copy.Home.dutiesTitle(who, duties.count), section: nil) { html in
            if duties.isEmpty {
                html("p", .class("note"), text: Copy.Home.nothingWaits)
            } else {
                dutyTable(html, duties)
            }
        }
    }

    // MARK: The loop

    private func loop(_ html: HTML, _ figures: HomeFigures) {
        html("nav", .class("loop"), .label(Copy.Home.loop)) {
            step(html, "/growth", Copy.Home.measure, Copy.Home.measured(figures), Copy.Home.measuredBasis(figures, isSample: visit.isSample))
            step(html, "/understanding", Copy.Home.understand, Copy.Home.understood(figures.report), Copy.Home.understoodBasis)
            step(
                html, "/responsibilities?agency=all", Copy.Home.commit, Copy.Home.number(figures.responsibilities.all),
                Copy.Home.owned(figures.responsibilities))
            step(
                html, "/responsibilities?agency=all&state=verified", Copy.Home.deliver, Copy.Home.number(figures.responsibilities.verified),
                Copy.Home.delivered(figures.responsibilities))
            step(html, "/assessment", Copy.Home.assess, Copy.Home.met(figures), Copy.Home.metBasis)
        }
    }

    private func step(_ html: HTML, _ path: String, _ name: Text, _ figure: Text, _ basis: Text) {
        html("a", .href(path)) {
            html("em", text: name)
            html("b", text: figure)
            html("span", text: basis)
        }
    }

    // MARK: The five indicators

    private func indicators(_ html: HTML, _ figures: HomeFigures) {
        html("h2", text: Copy.Home.indicators)
        html("ol", .class("ind")) {
            for indicator in ProcessIndicator.allCases {
                html("li") {
                    html("a", .href("/assessment/\(indicator.slug)"), text: indicator.title)
                    html.verdict(figures.judgement(of: indicator)?.verdict)
                    html("small", text: Copy.Home.telling(indicator, figures))
                }
            }
        }
        html("p", .class("source"), text: Copy.Home.indicatorsNote(figures))
    }

    // MARK: What waits

    private func yours(_ html: HTML, _ home: Home) {
        guard let actor = visit.actor else { return }
        if actor.agency != nil || actor.role == .chair || !home.duties.isEmpty {
            html("h2") {
                html(actor.role == .chair ? Copy.Home.waitsForChair : Copy.Home.waits(actor.agencyName ?? actor.name))
            }
            if home.duties.isEmpty {
                html("p", .class("note"), text: Copy.Home.nothingWaits)
            } else {
                dutyTable(html, Array(home.duties.prefix(Self.dutiesAtHome)))
                if home.duties.count > Self.dutiesAtHome {
                    html("p") { html("a", .href("/duties"), text: Copy.Home.allDuties(home.duties.count)) }
                }
                if actor.role == .chair { html("p") { html("a", .href("/decisions"), text: Copy.Home.toDecisions) } }
            }
        }
        switch actor.role {
        case .evaluator: toJudge(html, home.figures)
        case .nutritionOfficer: weighing(html, Copy.Home.weighing, home.figures.routine, Copy.Growth.load, "/growth/imports")
        case .areaOperator:
            if let area = home.area { weighing(html, Copy.Home.ownArea(area.name), area.newest, Copy.Home.toWeighing, "/growth/areas/\(area.code)") }
        default: break
        }
    }

    private static let dutiesAtHome = 8

    private func dutyTable(_ html: HTML, _ duties: [Duty]) {
        html.scroll {
            html("table", .class("rows")) {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Home.what)
                        html("th", text: Copy.Home.from)
                        html("th", text: Copy.Home.due)
                        html("th", .class("n"), text: Copy.Home.age)
                    }
                }
                html("tbody") {
                    for duty in duties {
                        html("tr") {
                            html("td") {
                                html("a", .href(duty.path)) {
                                    html(duty.kind.verb)
                                    html.data(": \(duty.title)")
                                }
                            }
                            html("td", Attribute("data-label", text: Copy.Home.from), data: duty.from ?? "–")
                            if let due = duty.due {
                                html(
                                    "td", .class(due < today ? "late" : nil), Attribute("data-label", text: Copy.Home.due),
                                    text: Copy.Home.dueText(due, today))
                            } else {
                                html("td", Attribute("data-label", text: Copy.Home.due), data: "–")
                            }
                            html(
                                "td", .class("n"), Attribute("data-label", text: Copy.Home.age),
                                text: Copy.Home.days(max(0, today - duty.since.jakartaDay)))
                        }
                    }
                }
            }
        }
    }

    private func toJudge(_ html: HTML, _ figures: HomeFigures) {
        let (period, indicators) = figures.toJudge
        html("h2", text: Copy.Home.toJudge)
        html("p", .class("note"), text: indicators.isEmpty ? Copy.Home.allJudged(period) : Copy.Home.toJudgeNote(period))
        html("ul") {
            for indicator in indicators {
                html("li") { html("a", .href("/assessment/\(indicator.slug)?\(period.query)"), text: Copy.Assessment.question(indicator)) }
            }
        }
    }

    private func weighing(_ html: HTML, _ title: Text, _ newest: HomeFigures.Routine?, _ link: Text, _ path: String) {
        html("h2", text: title)
        guard let newest else {
            html("p", .class("note")) {
                html(Copy.Home.noWeighing)
                html.data(" ")
                html("a", .href(path), text: link)
            }
            return
        }
        html("ul", .class("figures")) {
            fact(
                html, Copy.Home.registered, Copy.Home.number(newest.counts.registered),
                Text(language.month(newest.period), language.month(newest.period)))
            fact(
                html, Copy.Home.measuredChildren, Copy.Home.share(newest.counts.measured, newest.counts.registered),
                Copy.Home.ofAll(newest.counts.measured, newest.counts.registered))
            fact(
                html, Copy.Home.stunted, Copy.Home.share(newest.counts.stunted, newest.counts.heightValid),
                Copy.Home.ofAll(newest.counts.stunted, newest.counts.heightValid))
            fact(html, Copy.Home.flagged, Copy.Home.number(newest.counts.flagged), Copy.Home.flaggedNote)
        }
        html("p") { html("a", .href(path), text: link) }
    }

    private func fact(_ html: HTML, _ label: Text, _ figure: Text, _ basis: Text) {
        html("li") {
            html("span", text: label)
            html("b", text: figure)
            html("small", text: basis)
        }
    }

    // MARK: Before anything is there

    private func emptyHome() -> Response {
        let runs = visit.actor?.role == .secretary
        return page(Copy.Home.emptyTitle, lead: runs ? Copy.Home.emptyLead : Copy.Home.emptyLeadOthers, section: .home) { html in
            html("ol", .class("stack")) {
                for step in Copy.Home.beginnings {
                    html("li", .class("card")) {
                        html("h3", text: step.title)
                        html("p", text: step.how)
                        html("p") { html("a", .href(step.path), text: step.link) }
                    }
                }
            }
        }
    }
}
