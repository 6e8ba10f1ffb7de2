import Convergence
import Database
import Hummingbird
import Markup

extension Call {
    func estimatesPage(_ page: EstimatePage, _ problems: [FieldProblem] = []) -> Response {
        let own = page.groups.first { $0.code == page.district }
        let published = PublishedEstimates(own?.estimates.map(\.estimate) ?? [], of: AreaCode(page.district))
        return self.page(
            Copy.Estimates.title(published), lead: Copy.Estimates.lead, section: .growth, status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            prevalenceFigure(html, published, target: page.target, csv: nil)
            let writes = visit.actor?.role == .secretary
            for group in page.groups {
                html("h2", data: group.name)
                prevalenceTable(html, PublishedEstimates(group.estimates.map(\.estimate), of: AreaCode(group.code)))
                html("details") {
                    html("summary", text: Copy.Estimates.sourcesTitle)
                    estimateList(html, group.estimates, writes: writes)
                }
            }
            if !page.groups.isEmpty { html("p") { html("a", .href("/estimates.csv"), text: Copy.Estimates.download) } }
            if writes { estimateControls(html, page, problems) }
        }
    }

    private func estimateList(_ html: HTML, _ estimates: [StoredEstimate], writes: Bool) {
        html.scroll {
            html("table", .class("rows")) {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Estimates.year)
                        html("th", text: Copy.Estimates.method)
                        html("th", text: Copy.Estimates.percent)
                        html("th", text: Copy.Estimates.source)
                        html("th", text: Copy.Estimates.citation)
                        if writes { html("th") }
                    }
                }
                html("tbody") {
                    for stored in estimates {
                        let estimate = stored.estimate
                        html("tr") {
                            html("th", Attribute("scope", "row"), data: String(estimate.year))
                            html("td", Attribute("data-label", text: Copy.Estimates.method), text: Copy.Estimates.method(estimate.method))
                            html("td", Attribute("data-label", text: Copy.Estimates.percent), data: language.percent(estimate))
                            html("td", Attribute("data-label", text: Copy.Estimates.source), data: language.basis(estimate))
                            html("td", Attribute("data-label", text: Copy.Estimates.citation)) {
                                html.data(estimate.citation)
                                for warning in estimate.warnings { html("p", .class("warn"), text: Copy.Estimates.warning(warning, estimate)) }
                            }
                            if writes { html("td") { html("a", .href("/estimates/\(stored.id)/edit"), text: Copy.Estimates.edit) } }
                        }
                    }
                }
            }
        }
    }

    private func estimateControls(_ html: HTML, _ page: EstimatePage, _ problems: [FieldProblem]) {
        html("p", .class("actions")) { html("a", .class("button"), .href("/estimates/new"), text: Copy.Estimates.add) }
        html("details", Attribute("open", when: problems.contains { $0.field == "file" })) {
            html("summary", text: Copy.Estimates.load)
            html("p", .class("note"), text: Copy.Estimates.loadLead)
            html.form(self, action: "/estimates/import", files: true, .class("narrow")) {
                html.field("file", Copy.Files.file, type: "file", required: true, problems: problems, Attribute("accept", ".csv,.xlsx"))
                html.submit(Copy.Estimates.load)
            }
        }
        html("details", Attribute("open", when: problems.contains { $0.field == "target" })) {
            html("summary", text: Copy.Estimates.setTarget)
            html.form(self, action: "/estimates/target", .class("row")) {
                html("input", .type("hidden"), .name("seen"), .value(page.target.map(short) ?? ""))
                html.field(
                    "target", Copy.Estimates.targetField, value: form.has("target") ? form["target"] : page.target.map { language.figure($0) } ?? "",
                    problems: problems, Attribute("inputmode", "decimal"))
                html.submit(Copy.Estimates.saveTarget, kind: "quiet")
            }
        }
    }

    /// The form of one figure. - Parameter stored: the figure to correct; `nil` for a new one.
    func estimateForm(_ page: EstimatePage, _ stored: StoredEstimate?, _ problems: [FieldProblem] = []) -> Response {
        self.page(
            stored == nil ? Copy.Estimates.add : Copy.Estimates.correct, lead: stored == nil ? Copy.Estimates.addLead : Copy.Estimates.correctLead,
            section: .growth, status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            let old = stored.map { EstimateLine($0.estimate, language) }
            func value(_ column: EstimateLine.Column) -> String {
                form.has(column.rawValue) ? form[column.rawValue] : old?[column] ?? (column == .area ? page.district : "")
            }
            html.form(self, action: stored.map { "/estimates/\($0.id)" } ?? "/estimates", .class("wide")) {
                if let stored {
                    html("input", .type("hidden"), .name("version"), .value(form.has("version") ? form["version"] : String(stored.version)))
                }
                html.field(
                    "area", Copy.Estimates.area, value: value(.area), hint: Copy.Estimates.areaHint, required: true, problems: problems,
                    Attribute("list", "areas"))
                html("datalist", .id("areas")) {
                    for area in page.areas { html("option", .value(area.code), data: area.name) }
                    html("option", .value(PrevalenceEstimate.nation), data: PrevalenceEstimate.nationName)
                }
                html.radios(
                    "method", Copy.Estimates.method, EstimateMethod.allCases.map { HTML.Choice($0.rawValue, Copy.Estimates.method($0)) },
                    selected: value(.method), problems: problems)
                html.field(
                    "source", Copy.Estimates.source, value: value(.source), hint: Copy.Estimates.sourceHint, required: true, problems: problems)
                html.field(
                    "year", Copy.Estimates.year, value: value(.year), required: true, problems: problems, Attribute("inputmode", "numeric"))
                html.field("period", Copy.Estimates.period, value: value(.period), hint: Copy.Estimates.periodHint, problems: problems)
                html.field(
                    "percent", Copy.Estimates.percent, value: value(.percent), required: true, problems: problems, Attribute("inputmode", "decimal"))
                html.field("low", Copy.Estimates.low, value: value(.low), problems: problems, Attribute("inputmode", "decimal"))
                html.field("high", Copy.Estimates.high, value: value(.high), problems: problems, Attribute("inputmode", "decimal"))
                html.field("numerator", Copy.Estimates.numerator, value: value(.numerator), problems: problems, Attribute("inputmode", "numeric"))
                html.field(
                    "denominator", Copy.Estimates.denominator, value: value(.denominator), problems: problems, Attribute("inputmode", "numeric"))
                html.textarea(
                    "citation", Copy.Estimates.citation, value: value(.citation), rows: 2, hint: Copy.Estimates.citationHint, problems: problems)
                html.submit(Copy.Forms.save)
            }
            if let stored {
                html("details") {
                    html("summary", text: Copy.Estimates.remove)
                    html("p", .class("note"), text: Copy.Estimates.removeNote)
                    html.form(self, action: "/estimates/\(stored.id)/remove") {
                        html("input", .type("hidden"), .name("version"), .value(String(stored.version)))
                        html.submit(Copy.Estimates.remove, kind: "danger")
                    }
                }
            }
            html("p") { html("a", .href("/estimates"), text: Copy.Nav.back) }
        }
    }

    func estimatesLoadedPage(_ result: EstimateImportResult, _ fileName: String) -> Response {
        let refused = !result.problems.isEmpty
        return page(
            refused ? Copy.Estimates.refused : Copy.Estimates.loaded(result), lead: refused ? Copy.Estimates.refusedLead : nil, section: .growth,
            status: refused ? .unprocessableContent : .ok
        ) { html in
            html("p", .class("note"), data: fileName)
            if refused { html.fileProblems(result.problems) }
            if !refused, !result.warnings.isEmpty {
                html("h2", text: Copy.Estimates.toCheck)
                html.fileProblems(result.warnings)
            }
            html("p") { html("a", .href("/estimates"), text: Copy.Nav.back) }
        }
    }
}
