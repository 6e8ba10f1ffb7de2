import Convergence
import Days
import Hummingbird
import Markup

extension Call {
    func programmesPage(_ sets: [StrategySetLine], _ indicators: [IndicatorLine]) -> Response {
        let current = sets.filter { $0.holds(on: today) }
        let strategies = current.flatMap(\.strategies)
        let heading = Copy.Programmes.heading(strategies.count, served: strategies.count { $0.total > 0 })
        return page(heading, lead: Copy.Programmes.lead, section: .programmes) { html in
            if visit.actor?.role == .secretary { tools(html, sets, indicators) }
            if sets.isEmpty, indicators.isEmpty { html("p", .class("note"), text: Copy.Programmes.empty) }
            for set in current { strategySet(html, set) }
            if !indicators.isEmpty {
                html("h2", .id("indicators"), text: Copy.Programmes.indicatorsTitle(indicators.count { $0.holds(on: today) }))
                indicatorTables(html, indicators.filter { $0.holds(on: today) })
            }
            let past = sets.filter { !$0.holds(on: today) }
            if !past.isEmpty {
                html("details") {
                    html("summary", text: Copy.Programmes.past(past.count))
                    for set in past { strategySet(html, set) }
                }
            }
        }
    }

    private func tools(_ html: HTML, _ sets: [StrategySetLine], _ indicators: [IndicatorLine]) {
        let missing =
            Programmes.nationalStrategies.contains { national in
                !sets.contains { $0.name.indonesian == national.name.indonesian && $0.version == national.version }
            } || indicators.count < Programmes.nationalIndicators.indicators.count
        html("div", .class("actions")) {
            if missing {
                html.form(self, action: "/programmes/national", .class("inline")) { html.submit(Copy.Programmes.installNational) }
            }
            html("a", .class("button quiet"), .href("/programmes/strategy-sets/new"), text: Copy.Programmes.newSet)
            html("a", .class("button quiet"), .href("/programmes/indicators/new"), text: Copy.Programmes.newIndicator)
        }
        if missing { html("p", .class("note"), text: Copy.Programmes.nationalNote) }
    }

    private func strategySet(_ html: HTML, _ set: StrategySetLine) {
        html("section", .id("set-\(set.id)")) {
            html("h2", data: set.name(language))
            html("p", .class("source"), text: Copy.Programmes.provenance(set.source, set.version, set.validFrom, set.validTo))
            html.scroll {
                html("table", .class("rows")) {
                    html("thead") {
                        html("tr") {
                            html("th", text: Copy.Programmes.strategy)
                            html("th", .class("n"), text: Copy.Programmes.responsibilities)
                            html("th", .class("n"), text: Copy.Programmes.running)
                            html("th", .class("n"), text: Copy.Programmes.overdue)
                            html("th", .class("n"), text: Copy.Programmes.toVerify)
                            html("th", .class("n"), text: Copy.Programmes.verified)
                        }
                    }
                    html("tbody") { for strategy in set.strategies { row(html, strategy) } }
                }
            }
            if visit.actor?.role == .secretary, set.validTo == nil {
                html("p") { html("a", .href("/programmes/strategy-sets/new?from=\(set.id)"), text: Copy.Programmes.newVersion) }
            }
        }
    }

    private func row(_ html: HTML, _ strategy: StrategyLine) {
        html("tr") {
            html("td") {
                html.data("\(strategy.number). ")
                if strategy.total > 0 {
                    html("a", .href("/responsibilities?agency=all&strategy=\(strategy.id)"), data: strategy.name(language))
                } else {
                    html.data(strategy.name(language))
                    html("br")
                    html("small", .class("late"), text: Copy.Programmes.nobody)
                }
            }
            count(html, Copy.Programmes.responsibilities, strategy.total)
            count(html, Copy.Programmes.running, strategy.running)
            count(html, Copy.Programmes.overdue, strategy.overdue, late: true)
            count(html, Copy.Programmes.toVerify, strategy.delivered)
            count(html, Copy.Programmes.verified, strategy.verified)
        }
    }

    private func count(_ html: HTML, _ label: Text, _ count: Int, late: Bool = false) {
        html("td", .class(late && count > 0 ? "n late" : "n"), Attribute("data-label", text: label), data: language.count(count))
    }

    private func indicatorTables(_ html: HTML, _ lines: [IndicatorLine]) {
        // Each distinct source is written once, below, and numbered at its figure.
        var sources: [String] = []
        for source in lines.flatMap({ $0.targets.map(\.source) }) where !sources.contains(source) { sources.append(source) }
        html.scroll {
            html("table", .class("rows")) {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Programmes.indicator)
                        html("th", .class("n"), text: Copy.Programmes.target)
                        html("th", .class("n"), text: Copy.Programmes.responsibilities)
                    }
                }
                for group in IndicatorLine.groups(lines) {
                    let members = lines.filter { $0.group == group }
                    if !members.isEmpty { indicatorGroup(html, group, members, sources) }
                }
            }
        }
        if !sources.isEmpty {
            html("h3", text: Copy.Programmes.sources)
            html("ol", .class("source")) { for source in sources { html("li", data: source) } }
        }
        var provenance: [String] = []
        for line in lines where !provenance.contains(line.source) { provenance.append(line.source) }
        html("p", .class("source"), text: Copy.Programmes.lists(provenance.joined(separator: " · ")))
    }

    private func indicatorGroup(_ html: HTML, _ group: Bilingual, _ members: [IndicatorLine], _ sources: [String]) {
        html("tbody") {
            html("tr") { html("th", .class("group"), Attribute("colspan", 3), Attribute("scope", "rowgroup"), data: group(language)) }
            for line in members {
                html("tr") {
                    html("td") {
                        html.data("\(line.number). ")
                        html("a", .href("/programmes/indicators/\(line.id)"), data: line.name(language))
                    }
                    html("td", .class("n"), Attribute("data-label", text: Copy.Programmes.target)) {
                        if let target = line.targets.first {
                            figure(html, target, sources)
                        } else {
                            html("span", .class("note"), text: Copy.Programmes.noTarget)
                        }
                    }
                    html("td", .class("n"), Attribute("data-label", text: Copy.Programmes.responsibilities)) {
                        if line.responsibilities > 0 {
                            html("a", .href("/responsibilities?agency=all&indicator=\(line.id)"), data: language.count(line.responsibilities))
                        } else {
                            html.data("0")
                        }
                    }
                }
            }
        }
    }

    private func figure(_ html: HTML, _ target: Convergence.Indicator.Target, _ sources: [String]) {
        html.data("\(language.percent(target.percent, target.percent.rounded() == target.percent ? 0 : 1)) (\(target.year))")
        if let number = sources.firstIndex(of: target.source) { html("sup", data: String(number + 1)) }
    }

    // MARK: One indicator

    func indicatorPage(_ line: IndicatorLine, _ problems: [FieldProblem] = []) -> Response {
        let name = "\(line.number). \(line.name(language))"
        return page(Text(name, name), section: .programmes, status: problems.isEmpty ? .ok : .unprocessableContent) { html in
            html.problems(problems)
            html("p", .class("lead"), data: line.group(language))
            html("p", .class("source"), text: Copy.Programmes.provenance(line.source, line.version, line.validFrom, line.validTo))
            html("h2", text: Copy.Programmes.targets)
            if line.targets.isEmpty { html("p", .class("note"), text: Copy.Programmes.noTargets) } else { targets(html, line) }
            html("p") {
                html("a", .href("/responsibilities?agency=all&indicator=\(line.id)"), text: Copy.Programmes.served(line.responsibilities))
            }
            if visit.actor?.role == .secretary {
                html("details", .class("card deed"), Attribute("open", when: !problems.isEmpty)) {
                    html("summary", text: Copy.Programmes.newTarget)
                    html.form(self, action: "/programmes/indicators/\(line.id)/targets", .class("narrow")) {
                        targetFields(html, year: form["year"], percent: form["percent"], required: true, problems)
                        html.field("source", Copy.Programmes.source, value: form["source"], required: true, problems: problems)
                        html.submit(Copy.Forms.save)
                    }
                }
            }
            html("p") { html("a", .href("/programmes#indicators"), text: Copy.Nav.back) }
        }
    }

    private func targets(_ html: HTML, _ line: IndicatorLine) {
        html.scroll {
            html("table") {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Programmes.year)
                        html("th", .class("n"), text: Copy.Programmes.target)
                        html("th", text: Copy.Programmes.source)
                    }
                }
                html("tbody") {
                    for target in line.targets {
                        html("tr") {
                            html("td", data: String(target.year))
                            html("td", .class("n"), data: language.percent(target.percent, target.percent.rounded() == target.percent ? 0 : 1))
                            html("td", data: target.source)
                        }
                    }
                }
            }
        }
    }

    private func targetFields(_ html: HTML, year: String, percent: String, required: Bool, _ problems: [FieldProblem]) {
        html.field(
            "percent", Copy.Programmes.targetPercent, value: percent, required: required, problems: problems, Attribute("inputmode", "decimal"))
        html.field("year", Copy.Programmes.targetYear, value: year, required: required, problems: problems, Attribute("inputmode", "numeric"))
    }

    // MARK: Forms

    func strategySetForm(_ draft: StrategySetDraft, _ sets: [StrategySetLine], _ problems: [FieldProblem] = []) -> Response {
        page(
            Copy.Programmes.newSet, lead: Copy.Programmes.newSetLead, section: .programmes, status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html.form(self, action: "/programmes/strategy-sets", .class("wide")) {
                html.field("name-id", Copy.Programmes.nameID, value: draft.nameID, required: true, problems: problems)
                html.field("name-en", Copy.Programmes.nameEN, value: draft.nameEN, required: true, problems: problems)
                provenanceFields(html, draft.source, draft.version, draft.validFrom, problems)
                html.textarea(
                    "strategies", Copy.Programmes.strategies, value: draft.strategies, rows: 8, hint: Copy.Programmes.strategiesHint, required: true,
                    problems: problems)
                html.select(
                    "replaces", Copy.Programmes.replaces,
                    sets.filter { $0.validTo == nil }.map { HTML.Choice($0.id, data: "\($0.name(language)) (\($0.version))") },
                    selected: draft.replaces, empty: Copy.Forms.none, hint: Copy.Programmes.replacesHint, problems: problems)
                html("p", .class("actions")) {
                    html.submit(Copy.Forms.save)
                    html("a", .href("/programmes"), text: Copy.Forms.cancel)
                }
            }
        }
    }

    func indicatorForm(_ draft: IndicatorDraft, _ lines: [IndicatorLine], _ problems: [FieldProblem] = []) -> Response {
        page(
            Copy.Programmes.newIndicator, lead: Copy.Programmes.newIndicatorLead, section: .programmes,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html.form(self, action: "/programmes/indicators", .class("wide")) {
                html.select(
                    "group", Copy.Programmes.group, IndicatorLine.groups(lines).map { HTML.Choice($0.indonesian, data: $0(language)) },
                    selected: draft.group, empty: Copy.Forms.choose, required: true, problems: problems)
                html.field("name-id", Copy.Programmes.nameID, value: draft.nameID, required: true, problems: problems)
                html.field("name-en", Copy.Programmes.nameEN, value: draft.nameEN, required: true, problems: problems)
                provenanceFields(html, draft.source, draft.version, draft.validFrom, problems)
                targetFields(html, year: draft.year, percent: draft.percent, required: false, problems)
                html.select(
                    "replaces", Copy.Programmes.replaces,
                    lines.filter { $0.validTo == nil }.map { HTML.Choice($0.id, data: "\($0.number). \($0.name(language))") },
                    selected: draft.replaces, empty: Copy.Forms.none, hint: Copy.Programmes.replacesHint, problems: problems)
                html("p", .class("actions")) {
                    html.submit(Copy.Forms.save)
                    html("a", .href("/programmes"), text: Copy.Forms.cancel)
                }
            }
        }
    }

    private func provenanceFields(_ html: HTML, _ source: String, _ version: String, _ from: String, _ problems: [FieldProblem]) {
        html.field("source", Copy.Programmes.source, value: source, hint: Copy.Programmes.sourceHint, required: true, problems: problems)
        html.field("version", Copy.Programmes.version, value: version, hint: Copy.Programmes.versionHint, required: true, problems: problems)
        html.field(
            "valid-from", Copy.Programmes.validFrom, value: from.isEmpty && !form.has("valid-from") ? today.iso : from, type: "date", required: true,
            problems: problems)
    }
}

extension Bilingual {
    fileprivate func callAsFunction(_ language: Language) -> String { language == .indonesian ? indonesian : english }
}
