import Days
import Growth
import Hummingbird
import Markup

extension Call {
    func followUpsPage(_ lists: FollowUpLists, number: Int) -> Response {
        return page(
            Copy.FollowUps.title(lists.name, lists.month, lists.referred),
            lead: Copy.FollowUps.lead(lists.counts[.implausible] ?? 0, lists.counts[.notWeighed] ?? 0), section: .growth, personal: true
        ) { html in
            html.search(action: "/growth/areas/\(lists.area)/follow-ups", .class("row")) {
                html("input", .type("hidden"), .name("list"), .value(lists.list.rawValue))
                html.select(
                    "period", Copy.Growth.period, lists.periods.map { HTML.Choice($0.iso, data: language.month($0)) }, selected: lists.month.iso,
                    required: true)
                html.submit(Copy.Forms.show, kind: "quiet")
            }
            if lists.overall.measured > 0, !lists.overall.isRepresentative {
                html("p", .class("warn"), text: Copy.Growth.notYetWhole(lists.overall.measured, lists.overall.registered))
            }
            html("nav", .class("tabs"), .label(Copy.FollowUps.which)) {
                for list in FollowUp.allCases {
                    html("a", .href(address(lists, list)), Attribute("aria-current", list == lists.list ? "page" : nil)) {
                        html(list.title)
                        html.data(" (\(language.count(lists.counts[list] ?? 0)))")
                    }
                }
            }
            html("p") {
                html("b", text: lists.list.action.title)
                html.data(": ")
                html(lists.list.rule)
                html.data(".")
            }
            let total = lists.counts[lists.list] ?? 0
            if total == 0 {
                html("p", text: Copy.FollowUps.empty)
            } else {
                html.form(self, action: "/growth/areas/\(lists.area)/follow-ups/export") {
                    html("input", .type("hidden"), .name("list"), .value(lists.list.rawValue))
                    html("input", .type("hidden"), .name("period"), .value(lists.month.iso))
                    html.submit(Copy.FollowUps.download)
                    html("small", .class("hint"), text: Copy.FollowUps.downloadNote)
                }
                members(html, lists)
                pages(
                    html, number: number, length: Children.pageLength, total: total, address: "\(address(lists, lists.list))&page=")
            }
            below(html, lists)
            html("p", .class("source")) {
                html(Copy.FollowUps.source)
                if visit.isSample {
                    html.data(" ")
                    html("strong", text: Copy.Growth.synthetic)
                }
            }
            html("div", .class("actions")) {
                html("a", .class("button quiet"), .href("/growth/areas/\(lists.area)/children"), text: Copy.Children.find)
                html("a", .class("button quiet"), .href("/growth/areas/\(lists.area)?period=\(lists.month.iso)"), text: Copy.Children.growthPage)
            }
        }
    }

    private func address(_ lists: FollowUpLists, _ list: FollowUp, in area: String? = nil) -> String {
        "/growth/areas/\(area ?? lists.area)/follow-ups?period=\(lists.month.iso)&list=\(list.rawValue)"
    }

    private func members(_ html: HTML, _ lists: FollowUpLists) {
        html("table", .class("rows")) {
            html("thead") {
                html("tr") {
                    for heading in [
                        Copy.Children.name, Copy.Children.birthDate, Copy.Children.village, Copy.Children.parent, Copy.Children.lastVisit,
                        Copy.FollowUps.why,
                    ] { html("th", text: heading) }
                }
            }
            html("tbody") {
                for listed in lists.children {
                    let child = listed.child
                    html("tr") {
                        html("th", Attribute("scope", "row")) { html("a", .href("/growth/children/\(child.id)"), data: child.name) }
                        born(html, child, on: min(lists.month.last, today))
                        labelled(html, Copy.Children.village) { place(html, child) }
                        labelled(html, Copy.Children.parent) { html.data(child.parent.isEmpty ? "–" : child.parent) }
                        labelled(html, Copy.Children.lastVisit) { last(html, listed.last) }
                        labelled(html, Copy.FollowUps.why) { html.data(listed.why(language)) }
                    }
                }
            }
        }
    }

    private func last(_ html: HTML, _ visit: ChildVisit?) {
        guard let visit else {
            html(Copy.Children.never)
            return
        }
        html.data(language.date(visit.date))
        html("br")
        html("small", text: Copy.Children.measures(visit.weight, visit.height))
    }

    private func below(_ html: HTML, _ lists: FollowUpLists) {
        guard !lists.below.isEmpty else { return }
        html("h2", text: Copy.FollowUps.below)
        html.scroll {
            html("table", .class("counts")) {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Growth.area)
                        for list in FollowUp.allCases { html("th", .class("n"), text: list.title) }
                    }
                }
                html("tbody") {
                    for area in lists.below {
                        html("tr") {
                            html("th", Attribute("scope", "row")) {
                                html("a", .href(address(lists, lists.list, in: area.code)), data: area.name)
                            }
                            for list in FollowUp.allCases { html("td", .class("n"), data: language.count(area.counts[list] ?? 0)) }
                        }
                    }
                }
            }
        }
    }
}
