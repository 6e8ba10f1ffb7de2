import Days
import Growth
import Hummingbird
import Markup

extension Call {
    func growthPage(_ overview: GrowthOverview) -> Response {
        guard let period = overview.period else {
            return page(Copy.Growth.noneTitle, lead: Copy.Growth.noneLead, section: .growth) { html in growthLinks(html, overview) }
        }
        let counts = overview.counts
        return page(
            Copy.Growth.title(counts.stunting?.percent, overview.name, period),
            lead: Copy.Growth.lead(counts.stunted, counts.heightValid, counts.measured, counts.registered), section: .growth
        ) { html in
            kept(html, "growth-page|\(overview.area)|\(period.iso)|\(visit.actor?.area ?? "")") { html in
                growthCrumbs(html, overview.above, overview.name, period)
                periodChoice(html, action: "/growth/areas/\(overview.area)", overview.periods, period)
                if counts.measured > 0, !counts.isRepresentative {
                    html("p", .class("warn"), text: Copy.Growth.notYetWhole(counts.measured, counts.registered))
                }
                figures(html, counts)
                sourceNote(html)
                if !overview.below.isEmpty {
                    html("h2", text: Copy.Growth.mapTitle)
                    if let outlines = overview.outlines { outlineMap(html, outlines, overview, period) } else { tileMap(html, overview, period) }
                    areaTable(html, overview, period)
                }
                changes(html, overview, period)
                months(html, overview)
                beside(html, overview)
            }
            growthLinks(html, overview)
        }
    }

    /// The way up, each area a link to the same page of it.
    func growthCrumbs(_ html: HTML, _ above: [(code: String, name: String)], _ name: String, _ period: Month, _ page: String = "") {
        guard !above.isEmpty else { return }
        html("p", .class("note")) {
            for upper in above {
                html("a", .href("/growth/areas/\(upper.code)\(page)?period=\(period.iso)"), data: upper.name)
                html.data(" › ")
            }
            html.data(name)
        }
    }

    func periodChoice(_ html: HTML, action: String, _ periods: [Month], _ period: Month) {
        html.search(action: action, .class("row")) {
            html.select(
                "period", Copy.Growth.period, periods.map { HTML.Choice($0.iso, data: language.month($0)) }, selected: period.iso, required: true)
            html.submit(Copy.Forms.show, kind: "quiet")
        }
    }

    func sourceNote(_ html: HTML) {
        html("p", .class("source")) {
            html(Copy.Growth.sourceNote)
            if visit.isSample {
                html.data(" ")
                html("strong", text: Copy.Growth.synthetic)
            }
        }
    }

    private func figures(_ html: HTML, _ counts: GrowthCounts) {
        html("ul", .class("figures")) {
            figure(html, Copy.Growth.stunted, counts.stunting)
            figure(html, Copy.Growth.underweight, counts.underweightShare)
            figure(html, Copy.Growth.wasted, counts.wasting)
            figure(html, Copy.Growth.coverage, counts.coverage, interval: false)
        }
    }

    private func figure(_ html: HTML, _ label: Text, _ proportion: Proportion?, interval: Bool = true) {
        html("li") {
            html("span", text: label)
            html("b", data: proportion?.percent.map { language.percent($0) } ?? "–")
            html("small") {
                guard let proportion else { return }
                html.data("\(language.count(proportion.numerator)) / \(language.count(proportion.denominator))")
                if interval, let wilson = proportion.wilson { html.data(" · \(range(wilson))") }
            }
        }
    }

    private func range(_ interval: ConfidenceInterval) -> String {
        "\(language.decimal(interval.lower * 100))–\(language.decimal(interval.upper * 100))"
    }

    private func tileMap(_ html: HTML, _ overview: GrowthOverview, _ period: Month) {
        let tiles = TileLayout.tiles(
            overview.below.map { area in area.longitude.flatMap { longitude in area.latitude.map { (longitude, $0) } } })
        let size = 96
        let columns = (tiles.map(\.column).max() ?? 0) + 1
        let rows = (tiles.map(\.row).max() ?? 0) + 1
        html("figure") {
            html.scroll {
                html(
                    "svg", Attribute("viewBox", "0 0 \(columns * size) \(rows * 64)"), Attribute("width", columns * size), .role("group"),
                    .label(Copy.Growth.mapTitle)
                ) {
                    for (area, tile) in zip(overview.below, tiles) {
                        let shade = Shade(area.counts.stunting?.percent)
                        html("a", .href("/growth/areas/\(area.code)?period=\(period.iso)")) {
                            html("title", data: "\(area.name): \(area.counts.stunting?.percent.map { language.percent($0) } ?? "–")")
                            html(
                                "rect", Attribute("x", tile.column * size), Attribute("y", tile.row * 64), Attribute("width", size),
                                Attribute("height", 64), Attribute("rx", 4), .class("tile \(shade.tileClass)"))
                            tileText(html, tile, size, area, shade)
                        }
                    }
                }
            }
            html("figcaption", text: Copy.Growth.mapCaption)
            legend(html)
        }
    }

    /// The name on one line or two, whole, and the figure below it.
    private func tileText(_ html: HTML, _ tile: TileLayout.Tile, _ size: Int, _ area: AreaGrowth, _ shade: Shade) {
        var lines = area.name.split(separator: " ", maxSplits: 1).map(String.init)
        lines.append(area.counts.stunting?.percent.map { language.decimal($0) } ?? "–")
        for (index, line) in lines.enumerated() {
            html(
                "text", Attribute("x", tile.column * size + size / 2), Attribute("y", tile.row * 64 + (lines.count == 3 ? 18 : 26) + index * 18),
                Attribute("text-anchor", "middle"), .class(shade.textClass), data: line)
        }
    }

    private func outlineMap(_ html: HTML, _ map: OutlineMap, _ overview: GrowthOverview, _ period: Month) {
        let areas = Dictionary(uniqueKeysWithValues: overview.below.map { ($0.code, $0) })
        html("figure") {
            html(
                "svg", Attribute("viewBox", "0 0 \(map.width) \(map.height)"), Attribute("width", map.width), .role("group"),
                .label(Copy.Growth.mapTitle)
            ) {
                for path in map.paths {
                    let area = areas[path.id]
                    let shade = Shade(area?.counts.stunting?.percent)
                    html("a", .href("/growth/areas/\(path.id)?period=\(period.iso)")) {
                        html("title", data: "\(area?.name ?? path.id): \(area?.counts.stunting?.percent.map { language.percent($0) } ?? "–")")
                        html("path", Attribute("d", path.outline), Attribute("fill-rule", "evenodd"), .class("tile \(shade.tileClass)"))
                        html(
                            "text", Attribute("x", path.middle.x), Attribute("y", path.middle.y + 4), Attribute("text-anchor", "middle"),
                            .class(shade.textClass), data: area?.counts.stunting?.percent.map { language.decimal($0) } ?? "–")
                    }
                }
            }
            html("figcaption", text: Copy.Growth.outlineCaption)
            legend(html)
        }
    }

    private func legend(_ html: HTML) {
        html("p", .class("note")) {
            for shade in Shade.allCases where shade != .unknown {
                html("span", .class("shade-key")) {
                    html("svg", .class("swatch"), Attribute("viewBox", "0 0 10 10"), Attribute("aria-hidden", "true")) {
                        html("rect", Attribute("width", 10), Attribute("height", 10), .class(shade.tileClass))
                    }
                    html.data(" ")
                    html(shade.legend)
                }
                html.data(" ")
            }
        }
    }

    private func areaTable(_ html: HTML, _ overview: GrowthOverview, _ period: Month) {
        html("details", Attribute("open", when: overview.below.count <= 30)) {
            html("summary", text: Copy.Growth.tableTitle)
            html.scroll {
                html("table") {
                    html("thead") {
                        html("tr") {
                            html("th", text: Copy.Growth.area)
                            for heading in [
                                Copy.Growth.registered, Copy.Growth.measured, Copy.Growth.coverage, Copy.Growth.heights, Copy.Growth.stunted,
                                Copy.Growth.severely, Copy.Growth.prevalence, Copy.Growth.interval,
                            ] { html("th", .class("n"), text: heading) }
                        }
                    }
                    html("tbody") {
                        for area in overview.below {
                            html("tr") {
                                html("th", Attribute("scope", "row")) {
                                    html("a", .href("/growth/areas/\(area.code)?period=\(period.iso)"), data: area.name)
                                }
                                cells(html, area.counts)
                            }
                        }
                        html("tr", .class("total")) {
                            html("th", Attribute("scope", "row"), text: Copy.Growth.total)
                            cells(html, overview.counts)
                        }
                    }
                }
            }
            html("p") { html("a", .href("/growth/areas/\(overview.area)/table.csv?period=\(period.iso)"), text: Copy.Growth.download) }
        }
    }

    private func cells(_ html: HTML, _ counts: GrowthCounts) {
        html("td", .class("n"), data: language.count(counts.registered))
        html("td", .class("n"), data: language.count(counts.measured))
        html("td", .class("n"), data: counts.coverage?.percent.map { language.percent($0, 0) } ?? "–")
        html("td", .class("n"), data: language.count(counts.heightValid))
        html("td", .class("n"), data: language.count(counts.stunted))
        html("td", .class("n"), data: language.count(counts.severelyStunted))
        html("td", .class("n")) {
            html.data(counts.stunting?.percent.map { language.percent($0) } ?? "–")
            if counts.isSmall, counts.heightValid > 0 { html("small", .class("hint"), text: Copy.Growth.few) }
        }
        html("td", .class("n"), data: counts.stunting?.wilson.map(range) ?? "–")
    }

    private func months(_ html: HTML, _ overview: GrowthOverview) {
        guard overview.series.count > 1 else { return }
        html("h2", text: Copy.Growth.trend)
        html.scroll {
            html("table") {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Growth.period)
                        for heading in [
                            Copy.Growth.measured, Copy.Growth.coverage, Copy.Growth.stunted, Copy.Growth.prevalence, Copy.Growth.interval,
                        ] {
                            html("th", .class("n"), text: heading)
                        }
                    }
                }
                html("tbody") {
                    for (period, counts) in overview.series.reversed() {
                        html("tr") {
                            html("th", Attribute("scope", "row")) {
                                html("a", .href("/growth/areas/\(overview.area)?period=\(period.iso)"), data: language.month(period))
                            }
                            html("td", .class("n"), data: "\(language.count(counts.measured)) / \(language.count(counts.registered))")
                            html("td", .class("n"), data: counts.coverage?.percent.map { language.percent($0, 0) } ?? "–")
                            html("td", .class("n"), data: "\(language.count(counts.stunted)) / \(language.count(counts.heightValid))")
                            html("td", .class("n"), data: counts.stunting?.percent.map { language.percent($0) } ?? "–")
                            html("td", .class("n"), data: counts.stunting?.wilson.map(range) ?? "–")
                        }
                    }
                }
            }
        }
    }

    private func beside(_ html: HTML, _ overview: GrowthOverview) {
        guard !overview.published.isEmpty else { return }
        html("h2", text: Copy.Growth.beside)
        html("p", .class("note"), text: Copy.Growth.besideNote)
        html.scroll {
            html("table") {
                html("thead") {
                    html("tr") {
                        for heading in [Copy.Growth.year, Copy.Growth.source, Copy.Growth.method] { html("th", text: heading) }
                        html("th", .class("n"), text: Copy.Growth.percent)
                        html("th", .class("n"), text: Copy.Growth.interval)
                    }
                }
                html("tbody") {
                    for figure in overview.published {
                        html("tr") {
                            html("td", data: figure.period.isEmpty ? String(figure.year) : "\(figure.year) · \(figure.period)")
                            html("td", data: figure.source)
                            html("td", text: figure.method == "survey" ? Copy.Growth.survey : Copy.Growth.routine)
                            html("td", .class("n"), data: language.percent(figure.percent, 2))
                            html(
                                "td", .class("n"),
                                data: figure.low.flatMap { low in figure.high.map { "\(language.decimal(low))–\(language.decimal($0))" } } ?? "–")
                        }
                    }
                }
            }
        }
    }

    private func growthLinks(_ html: HTML, _ overview: GrowthOverview) {
        html("div", .class("actions")) {
            if let role = visit.actor?.role, Access.children.allows(role) {
                html(
                    "a", .class("button"), .href("/growth/areas/\(overview.area)/follow-ups\(overview.period.map { "?period=\($0.iso)" } ?? "")"),
                    text: Copy.FollowUps.lists)
                html("a", .class("button quiet"), .href("/growth/areas/\(overview.area)/children"), text: Copy.Children.find)
            }
            if let period = overview.period {
                html("a", .class("button quiet"), .href("/growth/areas/\(overview.area)/quality?period=\(period.iso)"), text: Copy.Quality.link)
                html("a", .class("button quiet"), .href("/growth/areas/\(overview.area)/beside?period=\(period.iso)"), text: Copy.Beside.link)
            }
            if let role = visit.actor?.role, Access.nutrition.allows(role) {
                html("a", .class("button"), .href("/growth/imports"), text: Copy.Growth.load)
                html("a", .class("button quiet"), .href("/growth/surveys"), text: Copy.Growth.surveys)
            }
            html("a", .class("button quiet"), .href("/estimates"), text: Copy.Growth.published)
        }
    }
}

/// Prevalence of stunting in five steps, by the thresholds of de Onis et al. 2019 (Public Health Nutr 22:175–179).
enum Shade: Int, CaseIterable {
    case unknown = -1
    case veryLow, low, medium, high, veryHigh

    init(_ percent: Double?) {
        switch percent {
        case nil: self = .unknown
        case let percent? where percent < 2.5: self = .veryLow
        case let percent? where percent < 10: self = .low
        case let percent? where percent < 20: self = .medium
        case let percent? where percent < 30: self = .high
        default: self = .veryHigh
        }
    }

    var tileClass: String { self == .unknown ? "shade-none" : "shade-\(rawValue)" }
    var textClass: String? { self == .unknown ? nil : self == .veryHigh ? "on-dark" : "on-light" }
    var legend: Text {
        switch self {
        case .unknown: Copy.Growth.noData
        case .veryLow: Copy.Growth.legendVeryLow
        case .low: Copy.Growth.legendLow
        case .medium: Copy.Growth.legendMedium
        case .high: Copy.Growth.legendHigh
        case .veryHigh: Copy.Growth.legendVeryHigh
        }
    }
}
