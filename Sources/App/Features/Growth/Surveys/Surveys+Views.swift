import Hummingbird
import Markup

extension Call {
    func surveysPage(_ surveys: [SurveyLine], _ problems: [FieldProblem] = []) -> Response {
        page(
            Copy.Surveys.title, lead: surveys.isEmpty ? Copy.Surveys.empty : Copy.Surveys.lead, section: .growth,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            if !surveys.isEmpty {
                html.scroll {
                    html("table") {
                        html("thead") {
                            html("tr") {
                                for heading in [Copy.Surveys.name, Copy.Surveys.date] { html("th", text: heading) }
                                for heading in [Copy.Surveys.children, Copy.Growth.stunted, Copy.Growth.interval] {
                                    html("th", .class("n"), text: heading)
                                }
                            }
                        }
                        html("tbody") {
                            for survey in surveys {
                                html("tr") {
                                    html("td") { html("a", .href("/growth/surveys/\(survey.id)"), data: survey.name) }
                                    html("td", data: survey.heldOn.map(language.date) ?? "–")
                                    html("td", .class("n"), data: language.count(survey.used))
                                    html("td", .class("n"), data: share(survey.stunting?.estimate))
                                    html("td", .class("n"), data: interval(survey.stunting))
                                }
                            }
                        }
                    }
                }
            }
            if let role = visit.actor?.role, Access.nutrition.allows(role) { surveyForm(html, open: surveys.isEmpty || !problems.isEmpty, problems) }
        }
    }

    private func surveyForm(_ html: HTML, open: Bool, _ problems: [FieldProblem]) {
        html("details", .class("card"), Attribute("open", when: open)) {
            html("summary", text: Copy.Surveys.add)
            html.form(self, action: "/growth/surveys", files: true, .class("wide")) {
                html.field("name", Copy.Surveys.name, value: form["name"], hint: Copy.Surveys.nameHint, required: true, problems: problems)
                html.field("date", Copy.Surveys.date, value: form["date"], type: "date", problems: problems)
                html.field(
                    "file", Copy.Files.file, type: "file", hint: Copy.Surveys.fileHint, required: true, problems: problems,
                    Attribute("accept", ".csv,.xlsx"))
                html.radios(
                    "ageUnit", Copy.Surveys.ageUnit, [HTML.Choice("days", Copy.Surveys.days), HTML.Choice("months", Copy.Surveys.months)],
                    selected: form.has("ageUnit") ? form["ageUnit"] : "days")
                html("details", Attribute("open", when: SurveyColumns.Column.allCases.contains { !form[$0.rawValue].isEmpty })) {
                    html("summary", text: Copy.Surveys.columns)
                    html("p", .class("hint"), text: Copy.Surveys.columnsHint)
                    for column in [
                        SurveyColumns.Column.samplingWeight, .cluster, .strata, .region, .area, .wealth, .education, .other, .lenhei, .weight, .age,
                        .sex, .measure, .oedema,
                    ] {
                        html.field(column.rawValue, column.title, value: form[column.rawValue], problems: problems)
                    }
                }
                html("label", .class("choice")) {
                    html("input", .type("checkbox"), .name("keepRows"), .value("1"), Attribute("checked", when: form.has("keepRows")))
                    html("span", text: Copy.Surveys.keepRows)
                }
                html.submit(Copy.Surveys.estimate)
            }
        }
    }

    func surveyPage(_ survey: SurveyLine, _ figures: [SurveyFigure]) -> Response {
        page(Copy.Surveys.result(survey.name, survey.stunting), lead: Copy.Surveys.besides, section: .growth) { html in
            html("dl", .class("facts")) {
                html("dt", text: Copy.Surveys.date)
                html("dd", data: survey.heldOn.map(language.date) ?? "–")
                html("dt", text: Copy.Files.file)
                html("dd", data: survey.fileName)
                html("dt", text: Copy.Surveys.children)
                html("dd", data: "\(language.count(survey.used)) / \(language.count(survey.rows))")
                html("dt", text: Copy.Surveys.design)
                html("dd") { if survey.design.isEmpty { html(Copy.Surveys.simple) } else { html.data(survey.design) } }
            }
            html("p", .class("source"), text: Copy.Surveys.method)
            html.scroll {
                html("table") {
                    html("thead") {
                        html("tr") {
                            html("th", text: Copy.Surveys.group)
                            for heading in [
                                Copy.Surveys.children, Copy.Growth.stunted, Copy.Growth.interval, Copy.Growth.severely, Copy.Growth.underweight,
                                Copy.Growth.wasted,
                            ] {
                                html("th", .class("n"), text: heading)
                            }
                        }
                    }
                    html("tbody") {
                        for group in groups(figures) {
                            html("tr", .class(group.label == "All" ? "total" : nil)) {
                                html("th", Attribute("scope", "row"), data: group.label)
                                html("td", .class("n"), data: language.count(group.figures["HA_2"]?.unweighted ?? 0))
                                html("td", .class("n"), data: share(group.figures["HA_2"]?.estimate))
                                html("td", .class("n"), data: interval(group.figures["HA_2"]))
                                for measure in ["HA_3", "WA_2", "WH_2"] { html("td", .class("n"), data: share(group.figures[measure]?.estimate)) }
                            }
                        }
                    }
                }
            }
            if let role = visit.actor?.role, Access.nutrition.allows(role) {
                html("details") {
                    html("summary", text: Copy.Surveys.remove)
                    html("p", text: Copy.Surveys.removeHint)
                    html.form(self, action: "/growth/surveys/\(survey.id)/remove") { html.submit(Copy.Surveys.removeNow, kind: "danger") }
                }
            }
        }
    }

    private func groups(_ figures: [SurveyFigure]) -> [(label: String, figures: [String: SurveyFigure])] {
        var groups: [(label: String, figures: [String: SurveyFigure])] = []
        for figure in figures {
            if groups.last?.label != figure.group { groups.append((figure.group, [:])) }
            groups[groups.count - 1].figures[figure.measure] = figure
        }
        return groups
    }

    private func share(_ value: Double?) -> String { value.map { language.percent($0 * 100) } ?? "–" }

    private func interval(_ figure: SurveyFigure?) -> String {
        guard let low = figure?.low, let high = figure?.high else { return "–" }
        return "\(language.decimal(low * 100))–\(language.decimal(high * 100))"
    }
}
