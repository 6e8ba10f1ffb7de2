import Days
import Hummingbird
import Markup

extension Call {
    func duplicatesPage(_ overview: Duplicates.Overview) -> Response {
        page(Copy.Duplicates.title(overview.count), lead: Copy.Duplicates.lead, section: .growth, personal: true) { html in
            if overview.pairs.count < overview.count { html("p", .class("note"), text: Copy.Files.firstOf(overview.pairs.count, overview.count)) }
            html("div", .class("stack")) {
                for pair in overview.pairs { self.pair(html, pair) }
            }
            if !overview.merges.isEmpty { merges(html, overview.merges) }
            html("p") { html("a", .href("/growth/imports"), text: Copy.Imports.title) }
        }
    }

    private func pair(_ html: HTML, _ pair: Duplicates.Pair) {
        html("section", .class("card"), .id("p-\(pair.first.child.id)")) {
            html("h2", data: pair.first.child.name)
            html("p", .class("tags")) {
                for reason in pair.reasons { html("span", .class("tag part"), text: Copy.Duplicates.reason(reason)) }
            }
            html.scroll {
                html("table") {
                    html("thead") {
                        html("tr") {
                            html("td")
                            html("th", Attribute("scope", "col"), text: Copy.Duplicates.record(1))
                            html("th", Attribute("scope", "col"), text: Copy.Duplicates.record(2))
                        }
                    }
                    html("tbody") {
                        for line in lines(of: pair) {
                            html("tr") {
                                html("th", Attribute("scope", "row"), text: line.label)
                                html("td", .class(line.first == line.second ? nil : "part"), data: line.first)
                                html("td", .class(line.first == line.second ? nil : "part"), data: line.second)
                            }
                        }
                    }
                }
            }
            let both = pair.bothMeasured
            if !both.isEmpty {
                html("details") {
                    html("summary", text: Copy.Duplicates.sameDays(both.count, both.count { !isSame($0.first, $0.second) }))
                    html.scroll {
                        html("table") {
                            html("tbody") {
                                for (day, first, second) in both {
                                    html("tr") {
                                        html("th", Attribute("scope", "row"), data: language.date(day))
                                        html("td", .class(isSame(first, second) ? nil : "part"), data: measures(first.weight, first.height))
                                        html("td", .class(isSame(first, second) ? nil : "part"), data: measures(second.weight, second.height))
                                    }
                                }
                            }
                        }
                    }
                }
            }
            html.form(self, action: "/growth/duplicates") {
                html("input", .type("hidden"), .name("first"), .value(pair.first.child.id))
                html("input", .type("hidden"), .name("second"), .value(pair.second.child.id))
                html("div", .class("actions")) {
                    decision(html, .keepFirst, Copy.Duplicates.same(1), nil)
                    decision(html, .keepSecond, Copy.Duplicates.same(2), nil)
                    decision(html, .different, Copy.Duplicates.different, "quiet")
                }
            }
        }
    }

    private func decision(_ html: HTML, _ decision: Duplicates.Decision, _ text: Text, _ style: String?) {
        html("button", .type("submit"), .name("decision"), .value(decision.rawValue), .class(style), text: text)
    }

    private func lines(of pair: Duplicates.Pair) -> [(label: Text, first: String, second: String)] {
        func line(_ label: Text, _ value: (SuspectedRecord) -> String) -> (label: Text, first: String, second: String) {
            (label, value(pair.first), value(pair.second))
        }
        return [
            line(Copy.Imports.field(.name)) { $0.child.name },
            line(Copy.Imports.field(.nik)) { $0.child.nik.map(masked) ?? "–" },
            line(Copy.Imports.field(.sex)) { ($0.child.sex == .male ? Copy.Duplicates.boy : Copy.Duplicates.girl)(language) },
            line(Copy.Imports.field(.birthDate)) { language.date($0.child.birthDate) },
            line(Copy.Duplicates.parent) { $0.child.parent.isEmpty ? "–" : $0.child.parent },
            line(Copy.Imports.field(.village)) { $0.villageName },
            line(Copy.Imports.field(.posyandu)) { $0.posyandu.isEmpty ? "–" : $0.posyandu },
            line(Copy.Duplicates.measured) { language.count($0.measured.count) },
            line(Copy.Duplicates.last) { record in
                record.measured.last.map { "\(language.date($0.date)): \(measures($0.weight, $0.height))" } ?? "–"
            },
        ]
    }

    private func measures(_ weight: Double?, _ height: Double?) -> String {
        Copy.Duplicates.measures(weight, height, language)
    }

    private func isSame(_ one: SuspectedRecord.Measured, _ other: SuspectedRecord.Measured) -> Bool {
        one.weight == other.weight && one.height == other.height
    }

    private func merges(_ html: HTML, _ merges: [Duplicates.Merge]) {
        html("h2", text: Copy.Duplicates.merged)
        html("p", .class("note"), text: Copy.Duplicates.mergedNote)
        html("div", .class("stack")) {
            for merge in merges {
                html("div", .class("card")) {
                    html("p") {
                        html("b", data: merge.record.child.name)
                        html.data(" → ")
                        html("b", data: merge.keptName)
                        html("br")
                        html("small", data: "\(language.moment(merge.record.decidedAt)) · \(merge.record.decidedBy)")
                    }
                    if !merge.aside.isEmpty {
                        html("p", text: Copy.Duplicates.setAside(merge.aside.count))
                        html("ul") {
                            for aside in merge.aside {
                                html("li") {
                                    html(
                                        Copy.Duplicates.counts(
                                            language.date(aside.date), measures(aside.keptWeight, aside.keptHeight),
                                            measures(aside.weight, aside.height)))
                                }
                            }
                        }
                    }
                    if merge.canBeUndone {
                        html.form(self, action: "/growth/duplicates/\(merge.record.merge)/undo", .class("inline")) {
                            html.submit(Copy.Duplicates.undo, kind: "quiet")
                        }
                    }
                }
            }
        }
    }
}
