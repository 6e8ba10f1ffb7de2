import Days
import Growth
import Hummingbird
import Markup

extension Call {
    func besidePage(_ overview: BesideOverview) -> Response {
        let place = overview.place
        let routine = overview.counts.stunting
        let title = Copy.Beside.title(overview.surveys.first?.percent, routine?.percent, place.name, place.period)
        guard let period = place.period else {
            return page(title, lead: Copy.Beside.noneLead, section: .growth) { html in
                html("p") { html("a", .href("/growth/areas/\(place.area)"), text: Copy.Quality.back) }
            }
        }
        return page(title, lead: Copy.Beside.lead, section: .growth) { html in
            kept(html, "beside-page|\(place.area)|\(period.iso)|\(visit.actor?.area ?? "")") { html in
                growthCrumbs(html, place.above, place.name, period, "/beside")
                periodChoice(html, action: "/growth/areas/\(place.area)/beside", place.periods, period)
                cards(html, overview, period)
                if overview.surveys.isEmpty { withoutSurvey(html, overview, period) }
                if !overview.reasons.isEmpty {
                    html("h2", text: Copy.Beside.why)
                    html("p", .class("note"), text: Copy.Beside.whyNote)
                    html("ul") { for reason in overview.reasons { html("li", text: Copy.Beside.reason(reason)) } }
                }
                html("h2", text: Copy.Beside.figures)
                plot(html, overview)
                table(html, overview, period)
                html("h2", text: Copy.Beside.band)
                html("p", text: overview.band.map(Copy.Beside.bandNote) ?? Copy.Beside.noBand)
                sourceNote(html)
                html("p") {
                    html("a", .href("/growth/areas/\(place.area)/quality?period=\(period.iso)"), text: Copy.Beside.qualityLink)
                    html.data(" · ")
                    html("a", .href("/growth/areas/\(place.area)?period=\(period.iso)"), text: Copy.Quality.back)
                }
            }
        }
    }

    private func cards(_ html: HTML, _ overview: BesideOverview, _ period: Month) {
        html("ul", .class("figures")) {
            if let survey = overview.surveys.first {
                html("li") {
                    html("span", text: Copy.Beside.survey)
                    html("b", data: language.percent(survey.percent))
                    html("small") {
                        html.data(survey.name)
                        html.data(", ")
                        html(Copy.Beside.time(survey.time))
                        if let range = interval(survey.low, survey.high) { html.data(" · \(range)") }
                    }
                }
            }
            html("li") {
                html("span", text: Copy.Beside.routine)
                html("b", data: overview.counts.stunting?.percent.map { language.percent($0) } ?? "–")
                html("small") {
                    html.data(language.month(period))
                    if let routine = overview.counts.stunting {
                        html.data(" · \(language.count(routine.numerator)) / \(language.count(routine.denominator))")
                        if let wilson = routine.wilson, let range = interval(wilson.lower * 100, wilson.upper * 100) { html.data(" · \(range)") }
                    }
                }
                if overview.counts.isSmall, overview.counts.heightValid > 0 { html("small", .class("hint"), text: Copy.Growth.few) }
            }
            html("li") {
                let covered = Proportion(min(overview.counts.heightValid, overview.counts.registered), of: overview.counts.registered)
                html("span", text: Copy.Beside.coverage)
                html("b", data: covered?.percent.map { language.percent($0) } ?? "–")
                html("small", data: covered.map { "\(language.count($0.numerator)) / \(language.count($0.denominator))" } ?? "–")
            }
            html("li") {
                html("span", text: Copy.Beside.quality)
                html("b", text: Copy.Quality.name(overview.panel.verdict))
                html("small") {
                    html(Copy.Quality.poorCount)
                    html.data(": \(overview.panel.count(.poor)) · ")
                    html(Copy.Quality.lookCount)
                    html.data(": \(overview.panel.count(.look))")
                }
            }
        }
    }

    private func withoutSurvey(_ html: HTML, _ overview: BesideOverview, _ period: Month) {
        html("p", .class("warn")) {
            html(Copy.Beside.noSurvey)
            if !overview.elsewhere.isEmpty {
                html.data(" ")
                html(Copy.Beside.elsewhere)
                for area in overview.elsewhere {
                    html.data(" ")
                    html("a", .href("/growth/areas/\(area.code)/beside?period=\(period.iso)"), data: area.name)
                }
            }
        }
    }

    private func interval(_ low: Double?, _ high: Double?) -> String? {
        low.flatMap { low in high.map { "\(language.decimal(low))–\(language.decimal($0))" } }
    }

    // MARK: Drawn, and as a table

    private struct Line {
        let label: String
        let percent: Double?
        let low: Double?
        let high: Double?
        let kind: String
    }

    private func lines(_ overview: BesideOverview) -> [Line] {
        var lines = overview.surveys.prefix(5).map {
            Line(label: "\($0.name), \(Copy.Beside.time($0.time)(language))", percent: $0.percent, low: $0.low, high: $0.high, kind: "survey")
        }
        let wilson = overview.counts.stunting?.wilson
        lines.append(
            Line(
                label: Copy.Beside.routine(language), percent: overview.counts.stunting?.percent, low: wilson.map { $0.lower * 100 },
                high: wilson.map { $0.upper * 100 }, kind: "routine"))
        if let band = overview.band {
            lines.append(Line(label: Copy.Beside.band(language), percent: nil, low: band.low * 100, high: band.high * 100, kind: "target"))
        }
        return lines
    }

    private func plot(_ html: HTML, _ overview: BesideOverview) {
        let lines = lines(overview)
        let most = lines.compactMap { $0.high ?? $0.percent }.max() ?? 0
        let step = most > 50 ? 20.0 : 10
        let top = max(step, (most / step).rounded(.up) * step)
        let (width, row) = (420.0, 46.0)
        let height = Double(lines.count) * row + 30
        func x(_ percent: Double) -> Int { Int((percent / top * (width - 40) + 20).rounded()) }
        html("figure") {
            html(
                "svg", .class("chart"), Attribute("viewBox", "0 0 \(Int(width)) \(Int(height))"), Attribute("width", Int(width)), .role("img"),
                .label(Copy.Beside.plotLabel)
            ) {
                for tick in stride(from: 0, through: top, by: step) {
                    html("path", Attribute("d", "M\(x(tick)) 0V\(Int(height) - 22)"), .class("grid"))
                    html(
                        "text", Attribute("x", x(tick)), Attribute("y", Int(height) - 6), Attribute("text-anchor", "middle"),
                        data: language.decimal(tick, 0))
                }
                for (index, line) in lines.enumerated() {
                    let y = Int(Double(index) * row + 32)
                    html("text", Attribute("x", 20), Attribute("y", y - 14), data: label(line))
                    if let low = line.low, let high = line.high {
                        html(
                            "path", Attribute("d", "M\(x(low)) \(y)H\(max(x(high), x(low) + 1))"),
                            .class(line.kind == "routine" ? "routine whole" : line.kind))
                    }
                    if let percent = line.percent {
                        if line.kind == "survey" {
                            html("circle", Attribute("cx", x(percent)), Attribute("cy", y), Attribute("r", 5), .class("survey-dot"))
                        } else {
                            html(
                                "rect", Attribute("x", x(percent) - 5), Attribute("y", y - 5), Attribute("width", 10), Attribute("height", 10),
                                .class("routine-dot"))
                        }
                    }
                }
            }
            html("figcaption") {
                html(Copy.Beside.plotCaption)
                if overview.band != nil {
                    html.data(" ")
                    html(Copy.Beside.plotBand)
                }
            }
        }
    }

    private func label(_ line: Line) -> String {
        let figure = line.percent.map { language.percent($0) } ?? interval(line.low, line.high).map { $0 + "\u{A0}%" } ?? "–"
        return "\(line.label): \(figure)"
    }

    private func table(_ html: HTML, _ overview: BesideOverview, _ period: Month) {
        html("table", .class("rows")) {
            html("thead") {
                html("tr") {
                    html("th", text: Copy.Beside.what)
                    html("th", text: Copy.Beside.when)
                    html("th", .class("n"), text: Copy.Growth.percent)
                    html("th", .class("n"), text: Copy.Growth.interval)
                    html("th", .class("n"), text: Copy.Quality.children)
                    html("th", text: Copy.Beside.basis)
                }
            }
            html("tbody") {
                for survey in overview.surveys {
                    row(
                        html, survey.name, Copy.Beside.time(survey.time), survey.percent, interval(survey.low, survey.high), survey.children,
                        survey.isOurs ? Copy.Beside.rembuk : Copy.Beside.publishedSurvey, [survey.citation, survey.note])
                }
                if let routine = overview.counts.stunting {
                    row(
                        html, Copy.Beside.routine(language), Text { $0.month(period) }, routine.percent,
                        routine.wilson.flatMap { interval($0.lower * 100, $0.upper * 100) }, routine.denominator, Copy.Beside.routineHere, [])
                }
                if let band = overview.band {
                    row(
                        html, Copy.Beside.band(language), Text { $0.month(period) }, nil, interval(band.low * 100, band.high * 100),
                        max(overview.counts.registered, overview.counts.heightValid), Copy.Beside.bandRow, [])
                }
                for estimate in overview.published {
                    row(
                        html, estimate.source, Copy.Beside.time(.year(estimate.year, period: estimate.period)), estimate.percent,
                        interval(estimate.low, estimate.high), estimate.denominator, Copy.Beside.publishedRoutine, [estimate.citation])
                }
            }
        }
    }

    private func row(
        _ html: HTML, _ name: String, _ time: Text, _ percent: Double?, _ interval: String?, _ children: Int?, _ basis: Text, _ sources: [String]
    ) {
        html("tr") {
            html("th", Attribute("scope", "row"), data: name)
            html("td", Attribute("data-label", text: Copy.Beside.when), text: time)
            html("td", .class("n"), Attribute("data-label", text: Copy.Growth.percent), data: percent.map { language.percent($0) } ?? "–")
            html("td", .class("n"), Attribute("data-label", text: Copy.Growth.interval)) {
                if let interval { html.data(interval) } else { html(Copy.Beside.noInterval) }
            }
            html("td", .class("n"), Attribute("data-label", text: Copy.Quality.children), data: children.map { language.count($0) } ?? "–")
            html("td", Attribute("data-label", text: Copy.Beside.basis)) {
                html(basis)
                for source in sources where !source.isEmpty {
                    html("br")
                    html("small", .class("note"), data: source)
                }
            }
        }
    }
}
