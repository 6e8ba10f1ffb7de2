import Days
import Growth
import Hummingbird
import Markup

extension Call {
    /// What changed since earlier rounds: of all who were measured, and of the same children; and in words where the two part.
    func changes(_ html: HTML, _ overview: GrowthOverview, _ period: Month) {
        guard !overview.changes.isEmpty else { return }
        html("h2", .id("change"), text: Copy.Change.title)
        html("ul") {
            for line in overview.changes { html("li", text: Copy.Change.sentence(line.earlier, line.change)) }
        }
        html("table", .class("rows")) {
            html("thead") {
                html("tr") {
                    html("th", text: Copy.Change.since)
                    html("th", text: Copy.Change.whom)
                    for heading in [Copy.Change.before, Copy.Change.now, Copy.Change.difference, Copy.Growth.interval] {
                        html("th", .class("n"), text: heading)
                    }
                }
            }
            html("tbody") {
                for line in overview.changes {
                    row(html, line.earlier, Copy.Change.all, line.change.before, line.change.now, line.change.difference, line.change.interval)
                    row(
                        html, line.earlier, Copy.Change.same, line.change.same.before, line.change.same.now, line.change.same.difference,
                        line.change.same.interval)
                }
            }
        }
        html("details") {
            html("summary", text: Copy.Change.method)
            html("p", text: Copy.Change.methodNote)
        }
    }

    private func row(
        _ html: HTML, _ earlier: Month, _ whom: Text, _ before: Proportion?, _ now: Proportion?, _ difference: Double?,
        _ interval: ConfidenceInterval?
    ) {
        html("tr") {
            html("th", Attribute("scope", "row"), data: language.month(earlier))
            html("td", Attribute("data-label", text: Copy.Change.whom), text: whom)
            for (label, proportion) in [(Copy.Change.before, before), (Copy.Change.now, now)] {
                html("td", .class("n"), Attribute("data-label", text: label)) {
                    html.data(proportion?.percent.map { language.percent($0) } ?? "–")
                    html("br")
                    html(
                        "small", .class("note"),
                        data: proportion.map { "\(language.count($0.numerator)) / \(language.count($0.denominator))" } ?? "–")
                    if proportion?.isSmall == true { html("small", .class("hint"), text: Copy.Growth.few) }
                }
            }
            html("td", .class("n"), Attribute("data-label", text: Copy.Change.difference), data: difference.map(language.points) ?? "–")
            html(
                "td", .class("n"), Attribute("data-label", text: Copy.Growth.interval),
                data: interval.map { "\(language.points($0.lower)) – \(language.points($0.upper))" } ?? "–")
        }
    }
}

extension Language {
    /// A difference of shares in percentage points with its sign: `+0,3`, `−2,1`, `0,0`.
    func points(_ difference: Double) -> String {
        let text = decimal(difference * 100)
        return difference * 100 >= 0.05 ? "+" + text : text
    }
}
