import Collaboration
import Days
import Evidence
import Hummingbird
import Markup

extension Call {
    /// The five indicators of a period, each with its measures and its judgement.
    func assessmentPage(_ page: AssessmentPage, _ problems: [FieldProblem] = []) -> Response {
        let report = page.report
        return self.page(
            Copy.Assessment.title(page.assessment), lead: Copy.Assessment.lead(report.period), section: .assessment,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html("details", Attribute("open", when: !problems.isEmpty)) {
                html("summary", text: Copy.Assessment.periodTitle)
                html.search(action: "/assessment", .class("row")) {
                    html.field("from", Copy.Assessment.from, value: report.period.first.iso, type: "date", required: true, problems: problems)
                    html.field("to", Copy.Assessment.to, value: report.period.last.iso, type: "date", required: true, problems: problems)
                    html.submit(Copy.Forms.show)
                }
            }
            html("p", .class("note"), text: Copy.Assessment.basedOn(meetings: report.meetings, agencies: report.agencies))
            for indicator in ProcessIndicator.allCases { indicatorSection(html, indicator, page) }
            if !report.network.isEmpty {
                html("h2", text: Copy.Assessment.network)
                html("p", .class("note"), text: Copy.Assessment.networkNote)
                html.measures(report.network)
                if !report.rings.isEmpty {
                    html("h3", text: Copy.Assessment.rings)
                    html("ul") { for ring in report.rings.prefix(20) { html("li", data: (ring + ring.prefix(1)).joined(separator: " → ")) } }
                }
            }
            html("h2", text: Copy.Assessment.notRecorded)
            html("p", text: Copy.Assessment.notRecordedBody)
            html("h2", text: Copy.Assessment.judgedPeriods)
            judgedPeriods(html, page.judged)
            html("p", .class("actions")) {
                html("a", .class("button quiet"), .href("/assessment/print?\(report.period.query)"), text: Copy.Assessment.print)
            }
        }
    }

    /// One indicator: its measures, and for the evaluator the form to judge it; every judgement that was made.
    func indicatorPage(_ indicator: ProcessIndicator, _ page: AssessmentPage, _ problems: [FieldProblem] = []) -> Response {
        let report = page.report
        return self.page(
            Copy.Assessment.question(indicator), lead: Copy.Assessment.indicatorLead(indicator, report.period), section: .assessment,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html("p") { html.verdict(page.assessment.judgement(of: indicator)?.verdict) }
            html.measures(report.measures(of: indicator))
            switch indicator {
            case .trustBuilding: reliability(html, report)
            case .commitmentToProcess: passingOn(html, report)
            default: break
            }
            if visit.actor?.role == .evaluator { judgementForm(html, indicator, page, problems) }
            html("h2", .id("history"), text: Copy.Assessment.history)
            let lines = Array(page.assessment.history(of: indicator).reversed())
            if lines.isEmpty { html("p", .class("note"), text: Copy.Assessment.noHistory) }
            html("ol", .class("stack")) {
                for (number, line) in lines.enumerated() {
                    html("li", .class("card")) { judgementLine(html, line, page, counts: number == 0) }
                }
            }
            let others = page.others.compactMap { $0.judgement(of: indicator) }
            if !others.isEmpty {
                html("h3", text: Copy.Assessment.earlier)
                html("ol", .class("stack")) {
                    for line in others.prefix(12) {
                        html("li", .class("card")) {
                            html("small") {
                                html("a", .href("/assessment/\(indicator.slug)?\(line.period.query)"), data: language.period(line.period))
                            }
                            judgementLine(html, line, page, counts: false)
                        }
                    }
                }
            }
            html("p") { html("a", .href("/assessment?\(report.period.query)"), text: Copy.Nav.back) }
        }
    }

    func assessmentSheet(_ page: AssessmentPage) -> Response {
        let report = page.report
        return sheet(Copy.Assessment.printed, back: "/assessment?\(report.period.query)") { html in
            html("h1", text: Copy.Assessment.title(page.assessment))
            html("p", .class("lead")) {
                if let name = visit.districtName {
                    html.data(name)
                    html.data(" · ")
                }
                html.data(language.period(report.period))
            }
            html("p", .class("note"), text: Copy.Assessment.basedOn(meetings: report.meetings, agencies: report.agencies))
            for indicator in ProcessIndicator.allCases {
                html("h2") { indicatorHeading(html, indicator, page) }
                if let line = page.assessment.judgement(of: indicator) { judgementLine(html, line, page, counts: false, tagged: false) }
                html.measures(report.measures(of: indicator), explained: false)
            }
        }
    }

    private func indicatorHeading(_ html: HTML, _ indicator: ProcessIndicator, _ page: AssessmentPage) {
        html(indicator.title)
        html.data(" ")
        html.verdict(page.assessment.judgement(of: indicator)?.verdict)
    }

    private func indicatorSection(_ html: HTML, _ indicator: ProcessIndicator, _ page: AssessmentPage) {
        let path = "/assessment/\(indicator.slug)?\(page.report.period.query)"
        let judgement = page.assessment.judgement(of: indicator)
        html("section", .id(indicator.slug)) {
            html("h2") {
                html("a", .href(path), text: indicator.title)
                html.data(" ")
                html.verdict(judgement?.verdict)
            }
            html("p", .class("note"), text: indicator.meaning)
            if let judgement {
                judgementLine(html, judgement, page, counts: false, tagged: false)
                let count = page.assessment.history(of: indicator).count
                if count > 1 {
                    html("p", .class("note")) { html("a", .href("\(path)#history"), text: Copy.Assessment.historyCount(count)) }
                }
            }
            html.measures(page.report.measures(of: indicator))
            if visit.actor?.role == .evaluator {
                html("p", .class("actions")) {
                    html(
                        "a", .class("button quiet"), .href("\(path)#judge"),
                        text: judgement == nil ? Copy.Assessment.judge : Copy.Assessment.judgeAgain)
                }
            }
        }
    }

    private func judgementForm(_ html: HTML, _ indicator: ProcessIndicator, _ page: AssessmentPage, _ problems: [FieldProblem]) {
        html("h2", .id("judge"), text: Copy.Assessment.judge)
        html("p", .class("note"), text: Copy.Assessment.appendOnly)
        html.form(self, action: "/assessment/\(indicator.slug)/judgements", .class("wide")) {
            html("input", .type("hidden"), .name("from"), .value(page.report.period.first.iso))
            html("input", .type("hidden"), .name("to"), .value(page.report.period.last.iso))
            html(
                "input", .type("hidden"), .name("seen"), .value(form.has("seen") ? form["seen"] : page.assessment.judgement(of: indicator)?.id ?? ""))
            html.radios(
                "judgement", Copy.Assessment.verdict, Verdict.allCases.map { HTML.Choice($0.slug, $0.title) }, selected: form["judgement"],
                problems: problems)
            html.textarea(
                "reasons", Copy.Assessment.reasons, value: form["reasons"], rows: 8, hint: Copy.Assessment.reasonsHint, required: true,
                problems: problems)
            html.submit(Copy.Assessment.save)
        }
    }

    private func judgementLine(_ html: HTML, _ line: Judgement, _ page: AssessmentPage, counts: Bool, tagged: Bool = true) {
        if tagged {
            html("p") {
                html.verdict(line.verdict)
                if counts {
                    html.data(" ")
                    html("small", text: Copy.Assessment.counts)
                }
            }
        }
        html("blockquote", data: line.reasons)
        html("p", .class("source"), text: Copy.Assessment.by(page.names[line.author] ?? "", line.at))
    }

    private func judgedPeriods(_ html: HTML, _ periods: [Assessment]) {
        guard !periods.isEmpty else {
            html("p", .class("note"), text: Copy.Assessment.noJudgedPeriods)
            return
        }
        html.scroll {
            html("table", .class("rows")) {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Assessment.period)
                        for indicator in ProcessIndicator.allCases { html("th", text: indicator.title) }
                    }
                }
                html("tbody") {
                    for judged in periods.prefix(40) {
                        html("tr") {
                            html("th", Attribute("scope", "row")) {
                                html("a", .href("/assessment?\(judged.period.query)"), data: language.period(judged.period))
                            }
                            for indicator in ProcessIndicator.allCases {
                                html("td", Attribute("data-label", text: indicator.title)) { html.verdict(judged.judgement(of: indicator)?.verdict) }
                            }
                        }
                    }
                }
            }
        }
    }

    private func reliability(_ html: HTML, _ report: AssessmentReport) {
        guard !report.reliability.isEmpty else { return }
        html("h2", text: Copy.Assessment.reliability)
        html.scroll {
            html("table") {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Assessment.agency)
                        html("th", .class("n"), text: Copy.Assessment.basis)
                    }
                }
                html("tbody") {
                    for share in report.reliability {
                        html("tr") {
                            html("th", Attribute("scope", "row"), data: share.agency)
                            html("td", .class("n"), text: Copy.Home.ofAll(share.count, share.of))
                        }
                    }
                }
            }
        }
    }

    private func passingOn(_ html: HTML, _ report: AssessmentReport) {
        if !report.moves.isEmpty {
            html("h2", text: Copy.Assessment.moves)
            html.scroll {
                html("table") {
                    html("thead") {
                        html("tr") {
                            html("th", text: Copy.Assessment.fromAgency)
                            html("th", text: Copy.Assessment.toAgency)
                            html("th", .class("n"), text: Copy.Assessment.basis)
                        }
                    }
                    html("tbody") {
                        for move in report.moves {
                            html("tr") {
                                html("td", data: move.from)
                                html("td", data: move.to)
                                html("td", .class("n"), text: Copy.Home.ofAll(move.count, move.of))
                            }
                        }
                    }
                }
            }
        }
        if !report.declines.isEmpty {
            html("h2", text: Copy.Assessment.declines)
            html("ul", .class("stack")) {
                for decline in report.declines.prefix(50) {
                    html("li") {
                        html("b", data: decline.agency)
                        html.data(", \(language.date(decline.day)) · ")
                        html("a", .href("/responsibilities/\(decline.responsibility)"), text: Copy.Assessment.open)
                        html("blockquote", data: decline.reason)
                    }
                }
            }
        }
    }
}

extension HTML {
    /// The word of a judgement, or that there is none.
    func verdict(_ verdict: Verdict?) {
        let kind =
            switch verdict {
            case .met: "tag met"
            case .partly: "tag part"
            case .notMet: "tag not"
            case nil: "tag"
            }
        self("span", .class(kind), text: verdict?.title ?? Copy.Assessment.unjudged)
    }

    /// Measures as a list: what, how much, out of how many; each opens to how it was counted and from what.
    func measures(_ measures: [Measure], explained: Bool = true) {
        self("ul", .class("measures")) {
            for measure in measures {
                self("li") {
                    guard explained else {
                        self("div", .class("measure")) { row(measure) }
                        return
                    }
                    self("details") {
                        self("summary", .class("measure")) { row(measure) }
                        self("p", .class("note")) {
                            self(measure.name.formula)
                            self("br")
                            self(measure.name.records)
                            data(" ")
                            self("a", .href(measure.name.path), text: Copy.Assessment.seeRecords)
                        }
                    }
                }
            }
        }
    }

    private func row(_ measure: Measure) {
        self("span", text: measure.name.title)
        self("b", .class(measure.known == nil ? "unknown" : nil), text: measure.result)
        self("small") {
            self(measure.basis)
            if let interval = measure.intervalText {
                data(" · ")
                self(Copy.Assessment.interval)
                data(" ")
                self(interval)
            }
        }
    }
}
