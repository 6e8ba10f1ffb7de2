import Days
import Growth
import Hummingbird
import Markup

extension Call {
    /// As many visits as fit on the one printed page.
    private static var printedVisits: Int { 12 }

    func childPage(_ record: ChildRecord, reason: String?) -> Response {
        let child = record.child
        let due = record.due
        return page(Copy.Children.title(child.name, due), section: .growth, personal: true) { html in
            html("div", .class("child-page")) {
                if let reason { html("p", .class("warn"), text: Copy.Children.opened(reason)) }
                html("div", .class("two")) {
                    facts(html, record)
                    advice(html, record, due)
                }
                if record.visits.isEmpty {
                    html("p", text: Copy.Children.noVisits)
                } else {
                    charts(html, record)
                    visits(html, record)
                }
                html("p", .class("source")) {
                    html(Copy.Children.source)
                    if visit.isSample {
                        html.data(" ")
                        html("strong", text: Copy.Growth.synthetic)
                    }
                }
                if let actor = visit.actor { html("p", .class("source"), text: Copy.Children.printed(actor.name, today)) }
                if visit.actor?.sees(area: child.village) == true {
                    html("div", .class("actions")) {
                        html("a", .class("button quiet"), .href("/growth/areas/\(child.village)/children"), data: child.villageName)
                        html("a", .class("button quiet"), .href("/growth/areas/\(child.village)/follow-ups"), text: Copy.FollowUps.lists)
                    }
                }
            }
        }
    }

    private func facts(_ html: HTML, _ record: ChildRecord) {
        let child = record.child
        html("dl", .class("facts")) {
            fact(html, Copy.Children.sex) { html(child.sex.title) }
            fact(html, Copy.Children.birthDate) {
                html.data(language.date(child.birthDate))
                html.data(" (")
                html(Copy.Children.months(max(0, today.completedMonths(since: child.birthDate))))
                html.data(")")
            }
            fact(html, Copy.Children.parent) { html.data(child.parent.isEmpty ? "–" : child.parent) }
            fact(html, Copy.Children.village) { html.data(child.villageName) }
            fact(html, Copy.Children.posyandu) { html.data(child.posyandu.isEmpty ? "–" : child.posyandu) }
            fact(html, Copy.Children.nik) { if let nik = child.maskedNik { html.data(nik) } else { html(Copy.Children.noNik) } }
        }
    }

    private func fact(_ html: HTML, _ term: Text, _ description: () -> Void) {
        html("dt", text: term)
        html("dd", content: description)
    }

    private func advice(_ html: HTML, _ record: ChildRecord, _ due: [FollowUp]) {
        html("section", .class("card")) {
            html("h2", text: Copy.Children.why)
            if due.isEmpty, !record.visits.isEmpty {
                html("p", text: record.isUnderSixty ? Copy.Children.nothingDue : Copy.Children.tooOld)
            }
            for action in FollowUp.Action.allCases {
                let reasons = due.filter { $0.action == action }
                if !reasons.isEmpty {
                    html("p") { html("b", text: action.title) }
                    html("ul") {
                        for reason in reasons {
                            html("li") {
                                html("span", .class("tag \(reason.tagClass)"), text: reason.title)
                                html.data(" ")
                                html(reason.rule)
                            }
                        }
                    }
                }
            }
            html("p", .class("note")) {
                if let last = record.visits.last { html(Copy.Children.basis(last.date)) }
                if due.contains(where: { $0.action == .visit }), let month = record.reviewed {
                    html.data(" ")
                    html(Copy.Children.missed(month))
                }
            }
        }
    }

    private func charts(_ html: HTML, _ record: ChildRecord) {
        let heights = ChildCharts.weightForHeight(record)
        html("h2", text: Copy.Children.curves)
        html("div", .class("growth-charts")) {
            chart(html, ChildCharts.byAge(.heightForAge, record), Copy.Children.chartHeight, Copy.Children.axisAge, Copy.Children.axisBoth)
            chart(html, ChildCharts.byAge(.weightForAge, record), Copy.Children.chartWeight, Copy.Children.axisAge, Copy.Children.axisWeight)
            chart(
                html, heights.chart, heights.byLength ? Copy.Children.chartLength : Copy.Children.chartWeightForHeight,
                heights.byLength ? Copy.Children.axisLength : Copy.Children.axisHeight, Copy.Children.axisWeight,
                note: heights.isShifted ? Copy.Children.shifted : nil)
        }
        html("p", .class("note"), text: Copy.Children.curveNote)
    }

    private func chart(_ html: HTML, _ chart: CurveChart, _ title: Text, _ horizontal: Text, _ vertical: Text, note: Text? = nil) {
        html("figure") {
            html("figcaption") {
                html("b", text: title)
                if let note {
                    html.data(" ")
                    html("small", text: note)
                }
            }
            chart.draw(html, label: Copy.Children.chartSays(title, chart.marks.count), horizontal: horizontal, vertical: vertical) {
                language.decimal($0, $0 == $0.rounded() ? 0 : 1)
            }
        }
    }

    private func visits(_ html: HTML, _ record: ChildRecord) {
        let statuses = record.statuses
        html("h2", text: Copy.Children.visits)
        html.scroll {
            html("table", .class("visits")) {
                html("thead") {
                    html("tr") {
                        for heading in [Copy.Children.date, Copy.Children.age] { html("th", text: heading) }
                        for heading in [Copy.Children.weight, Copy.Children.height] { html("th", .class("n"), text: heading) }
                        for heading in [Copy.Children.code, Copy.Children.weightForAge, Copy.Children.heightForAge, Copy.Children.weightForHeight] {
                            html("th", text: heading)
                        }
                    }
                }
                html("tbody") {
                    for (index, visit) in record.visits.reversed().enumerated() {
                        // Where a month has two visits the code is the last's that has a weight.
                        let isLast =
                            record.visits.last { $0.date.month == visit.date.month && $0.weight != nil }?.date == visit.date
                        row(
                            html, record.child, visit, isLast ? statuses[visit.date.month.count] : nil,
                            isPrinted: index < Self.printedVisits)
                    }
                }
            }
        }
        if record.visits.count > Self.printedVisits {
            html("p", .class("print-only note"), text: Copy.Children.earlier(record.visits.count - Self.printedVisits))
        }
        html("p", .class("note"), text: Copy.Children.codes)
    }

    private func row(_ html: HTML, _ child: ChildLine, _ visit: ChildVisit, _ status: WeighingStatus?, isPrinted: Bool) {
        html("tr", .class(isPrinted ? nil : "screen-only")) {
            html("td", data: language.date(visit.date))
            html("td", text: Copy.Children.months(max(0, visit.date.completedMonths(since: child.birthDate))))
            html("td", .class("n"), data: visit.weight.map { language.decimal($0, 2) } ?? "–")
            html("td", .class("n")) {
                html.data(visit.height.map { language.decimal($0, 1) } ?? "–")
                if let position = visit.position {
                    html("br")
                    html("small", text: position == .lying ? Copy.Children.lying : Copy.Children.standing)
                }
            }
            html("td") {
                if status?.isTwiceNotGained == true { html(FollowUp.twiceNotGained.title) } else { html.data(status?.code?.rawValue ?? "–") }
                if status?.isBelowRedLine == true {
                    html("br")
                    html("span", .class("tag not"), text: Copy.Children.belowRedLine)
                }
            }
            score(html, visit, .weightForAge) { WeightForAgeClass(z: $0).map { ($0.title, $0 == .severelyUnderweight || $0 == .underweight) } }
            score(html, visit, .heightForAge) { HeightForAgeClass(z: $0).map { ($0.title, $0.isStunted) } }
            score(html, visit, .weightForHeight) { WeightForHeightClass(z: $0).map { ($0.title, $0.isWasted) } }
        }
    }

    private func score(_ html: HTML, _ visit: ChildVisit, _ indicator: Indicator, _ judge: (Double) -> (title: Text, isBad: Bool)?) {
        html("td") {
            guard let z = visit.z(indicator) else {
                html.data("–")
                return
            }
            html.data(language.decimal(z, 2))
            html("br")
            if visit.isFlagged(indicator) {
                html("span", .class("tag part"), text: Copy.Children.doubtful)
            } else if let found = judge(z) {
                if found.isBad { html("span", .class("tag not"), text: found.title) } else { html("small", text: found.title) }
            }
        }
    }
}

extension FollowUp {
    /// How it is tagged: what is referred in the colour of what is not well, the rest in that of what is open.
    var tagClass: String { action == .refer ? "not" : "part" }
}
