import Days
import Growth
import Hummingbird
import Markup

extension Call {
    func qualityPage(_ overview: QualityOverview) -> Response {
        guard let period = overview.period, overview.panel.children > 0 else {
            return page(Copy.Quality.noneTitle, lead: Copy.Quality.noneLead, section: .growth) { html in
                html("p") { html("a", .href("/growth/areas/\(overview.area)"), text: Copy.Quality.back) }
            }
        }
        let panel = overview.panel
        let judged = panel.count(.poor) + panel.count(.look) + panel.count(.good)
        return page(
            Copy.Quality.title(panel.count(.poor), judged, overview.name, period), lead: Copy.Quality.lead(panel.children, overview.verdicts),
            section: .growth
        ) { html in
            kept(html, "quality-page|\(overview.area)|\(period.iso)|\(visit.actor?.area ?? "")") { html in
                growthCrumbs(html, overview.above, overview.name, period, "/quality")
                periodChoice(html, action: "/growth/areas/\(overview.area)/quality", overview.periods, period)
                sourceNote(html)
                html("h2", text: Copy.Quality.measures)
                measures(html, panel)
                html("details") {
                    html("summary", text: Copy.Quality.reading)
                    html("p", text: Copy.Quality.readingNote)
                }
                html("h2", text: Copy.Quality.digitsTitle)
                digits(html, panel)
                if overview.below.count > 1 {
                    html("h2", text: Copy.Quality.byArea)
                    areas(html, overview, period)
                }
                html("h2", text: Copy.Quality.byPosyandu)
                posyandu(html, overview)
                html("p") { html("a", .href("/growth/areas/\(overview.area)/quality.csv?period=\(period.iso)"), text: Copy.Quality.download) }
                html("h2", text: Copy.Quality.byMeasurer)
                html("p", text: Copy.Quality.byMeasurerNote)
                html("p") { html("a", .href("/growth/areas/\(overview.area)?period=\(period.iso)"), text: Copy.Quality.back) }
            }
        }
    }

    private func measures(_ html: HTML, _ panel: QualityPanel) {
        html("table", .class("rows")) {
            html("thead") {
                html("tr") {
                    html("th", text: Copy.Quality.measure)
                    html("th", .class("n"), text: Copy.Quality.value)
                    html("th", .class("n"), text: Copy.Quality.children)
                    html("th", text: Copy.Quality.verdict)
                    html("th", text: Copy.Quality.rule)
                    html("th", text: Copy.Quality.todo)
                }
            }
            html("tbody") {
                for check in panel.checks {
                    html("tr") {
                        html("th", Attribute("scope", "row"), text: Copy.Quality.name(check.kind))
                        html("td", .class("n"), Attribute("data-label", text: Copy.Quality.value), data: language.value(of: check))
                        html("td", .class("n"), Attribute("data-label", text: Copy.Quality.children), data: language.count(check.count))
                        html("td", Attribute("data-label", text: Copy.Quality.verdict)) { verdict(html, check.verdict) }
                        html("td", Attribute("data-label", text: Copy.Quality.rule)) {
                            html(Copy.Quality.rule(check.kind))
                            html("br")
                            html("small", .class("note"), text: Copy.Quality.source(check.kind))
                        }
                        if check.verdict == .poor || check.verdict == .look {
                            html("td", Attribute("data-label", text: Copy.Quality.todo), text: Copy.Quality.advice(check.kind))
                        } else {
                            html("td")
                        }
                    }
                }
            }
        }
    }

    private func verdict(_ html: HTML, _ verdict: QualityPanel.Verdict) {
        let tag: String
        switch verdict {
        case .good: tag = "tag met"
        case .look: tag = "tag part"
        case .poor: tag = "tag not"
        case .tooFew, .unjudged: tag = "tag"
        }
        html("span", .class(tag), text: Copy.Quality.name(verdict))
    }

    private func digits(_ html: HTML, _ panel: QualityPanel) {
        html("figure") {
            html("div", .class("pair")) {
                digitBars(html, Copy.Quality.height, panel.heightDigits)
                digitBars(html, Copy.Quality.weight, panel.weightDigits)
            }
            html("figcaption", text: Copy.Quality.digitsCaption)
        }
        html("details") {
            html("summary", text: Copy.Quality.digitsTable)
            html.scroll {
                html("table", .class("close")) {
                    html("thead") {
                        html("tr") {
                            html("th", text: Copy.Quality.digit)
                            for heading in [Copy.Quality.height, Copy.Quality.weight] { html("th", .class("n"), text: heading) }
                        }
                    }
                    html("tbody") {
                        for digit in 0..<10 {
                            html("tr") {
                                html("th", Attribute("scope", "row"), data: String(digit))
                                for counts in [panel.heightDigits, panel.weightDigits] {
                                    html("td", .class("n")) {
                                        html.data(language.count(counts[digit]))
                                        html.data(" · ")
                                        html.data(share(counts, digit).map { language.percent($0) } ?? "–")
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func share(_ counts: [Int], _ digit: Int) -> Double? { Proportion(counts[digit], of: counts.reduce(0, +))?.percent }

    private func digitBars(_ html: HTML, _ measure: Text, _ counts: [Int]) {
        let shares = (0..<10).map { share(counts, $0) ?? 0 }
        let top = max(20, shares.max() ?? 0)
        func height(_ share: Double) -> Int { Int((share / top * 110).rounded()) }
        html("div") {
            html("h3", text: measure)
            html(
                "svg", .class("chart"), Attribute("viewBox", "0 0 320 160"), Attribute("width", 320), .role("img"),
                .label(Copy.Quality.digitsLabel(measure))
            ) {
                for (digit, share) in shares.enumerated() {
                    html(
                        "rect", Attribute("x", digit * 32 + 4), Attribute("y", 136 - height(share)), Attribute("width", 24),
                        Attribute("height", height(share)), .class("survey-dot"))
                }
                html("path", Attribute("d", "M0 \(136 - height(10))H320"), .class("target"))
                for (digit, share) in shares.enumerated() {
                    let x = digit * 32 + 16
                    html("text", Attribute("x", x), Attribute("y", 154), Attribute("text-anchor", "middle"), data: String(digit))
                    html(
                        "text", Attribute("x", x), Attribute("y", 131 - height(share)), Attribute("text-anchor", "middle"),
                        data: language.decimal(share, 0))
                }
            }
        }
    }

    private static let columns: [(heading: Text, kind: QualityPanel.Kind)] = [
        (Copy.Quality.heightScore, .heightDigits), (Copy.Quality.weightScore, .weightDigits), (Copy.Quality.heightSpread, .heightForAgeSD),
        (Copy.Quality.wastingSpread, .weightForHeightSD), (Copy.Quality.flags, .weightForHeightFlags), (Copy.Quality.twice, .enteredTwice),
        (Copy.Quality.complete, .completeness),
    ]

    private func cells(_ html: HTML, _ panel: QualityPanel) {
        html("td", .class("n"), Attribute("data-label", text: Copy.Quality.children), data: language.count(panel.children))
        for (heading, kind) in Self.columns {
            html("td", .class("n"), Attribute("data-label", text: heading)) {
                guard let check = panel[kind] else { return }
                // Bold is a second sign beside the column of verdicts, never the only one.
                if check.verdict == .poor { html("b", data: language.value(of: check)) } else { html.data(language.value(of: check)) }
            }
        }
        html("td", Attribute("data-label", text: Copy.Quality.verdict)) { verdict(html, panel.verdict) }
    }

    private func headings(_ html: HTML) {
        html("th", .class("n"), text: Copy.Quality.children)
        for (heading, _) in Self.columns { html("th", .class("n wrap"), text: heading) }
        html("th", text: Copy.Quality.verdict)
    }

    private func areas(_ html: HTML, _ overview: QualityOverview, _ period: Month) {
        html("details", Attribute("open", when: overview.below.count <= 30)) {
            html("summary", text: Copy.Quality.areaTable)
            html.scroll {
                html("table", .class("close")) {
                    html("thead") {
                        html("tr") {
                            html("th", text: Copy.Growth.area)
                            headings(html)
                        }
                    }
                    html("tbody") {
                        for area in overview.below {
                            html("tr") {
                                html("th", Attribute("scope", "row")) {
                                    html("a", .href("/growth/areas/\(area.code)/quality?period=\(period.iso)"), data: area.name)
                                }
                                cells(html, area.panel)
                            }
                        }
                    }
                }
            }
        }
    }

    /// So many that the page stays light; the rest is in the download.
    private static let listed = 25

    private func posyandu(_ html: HTML, _ overview: QualityOverview) {
        let remarkable = overview.remarkable
        guard !remarkable.isEmpty else {
            let isAnyJudged = overview.verdicts.contains { $0.key != .tooFew && $0.value > 0 }
            html("p", text: isAnyJudged ? Copy.Quality.allFine : Copy.Quality.noneJudged)
            return
        }
        html("p", .class("note"), text: Copy.Quality.shown(min(Self.listed, remarkable.count), of: remarkable.count))
        html("table", .class("rows")) {
            html("thead") {
                html("tr") {
                    html("th", text: Copy.Quality.posyandu)
                    headings(html)
                    html("th", text: Copy.Quality.train)
                }
            }
            html("tbody") {
                for line in remarkable.prefix(Self.listed) {
                    html("tr") {
                        html("th", Attribute("scope", "row")) {
                            if line.posyandu.isEmpty { html(Copy.Quality.noName) } else { html.data(line.posyandu) }
                            html("br")
                            html("small", .class("note"), data: line.villageName)
                        }
                        cells(html, line.panel)
                        html("td", Attribute("data-label", text: Copy.Quality.train)) {
                            for (place, kind) in line.lessons.enumerated() {
                                if place > 0 { html.data("; ") }
                                html(Copy.Quality.name(kind))
                            }
                        }
                    }
                }
            }
        }
        html("h3", text: Copy.Quality.todo)
        let lessons = Set(remarkable.prefix(Self.listed).flatMap(\.lessons))
        html("ul") {
            for kind in QualityPanel.Kind.allCases where lessons.contains(kind) {
                html("li") {
                    html("b", text: Copy.Quality.name(kind))
                    html.data(": ")
                    html(Copy.Quality.advice(kind))
                }
            }
        }
    }
}

extension Language {
    /// A check's value in its unit, with the p where a test lies behind it.
    func value(of check: QualityPanel.Check) -> String {
        guard let value = check.value else { return "–" }
        switch check.kind {
        case .weightForHeightFlags, .heightForAgeFlags, .weightForAgeFlags, .completeness, .enteredTwice, .measuredAgain: return percent(value)
        case .weightDigits, .heightDigits, .ageHeaping: return decimal(value)
        default: return decimal(value, 2)
        }
    }
}
