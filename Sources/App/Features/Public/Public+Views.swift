import Collaboration
import Convergence
import Hummingbird
import Markup

extension Call {
    func publicPage(_ figures: PublicFigures) -> Response {
        page(Copy.Public.title(visit.districtName ?? "", figures), lead: Copy.Public.lead, section: nil) { html in
            kept(html, "public-page") { html in
                html("h2", text: Copy.Home.prevalence)
                prevalenceFigure(html, figures.published, target: figures.target, csv: "/public/estimates.csv")
                citations(html, figures)
                html("h2", text: Copy.Public.routineTitle)
                routine(html, figures.routine)
                html("h2", text: Copy.Home.indicators)
                judgements(html, figures)
                html("h2", text: Copy.Public.sourcesTitle)
                html("p", text: Copy.Estimates.lead)
                html("p", text: Copy.Public.smallNumbers(PublicFigures.rule))
                html("h2", .id("privacy"), text: Copy.Public.privacyTitle)
                html("p", text: Copy.Public.privacyLead)
                html("dl", .class("facts")) {
                    for (title, text) in Copy.Public.privacy {
                        html("dt", text: title)
                        html("dd", text: text)
                    }
                    if let secretariat = figures.secretariat {
                        html("dt", text: Copy.Public.contact)
                        html("dd", data: secretariat)
                    }
                }
            }
        }
    }

    /// Before there is a district there is nothing to publish.
    func noDistrictPage() -> Response {
        page(Copy.Public.noDistrict, lead: Copy.Accounts.noDistrict, section: nil) { _ in }
    }

    private func citations(_ html: HTML, _ figures: PublicFigures) {
        guard !figures.estimates.isEmpty else { return }
        html("details") {
            html("summary", text: Copy.Estimates.sourcesTitle)
            html("ul") {
                for stored in figures.estimates where stored.estimate.area == figures.published.survey.area {
                    let estimate = stored.estimate
                    html("li") {
                        html.data("\(estimate.year), ")
                        html(Copy.Estimates.method(estimate.method))
                        html.data(": \(language.percent(estimate)) · \(language.basis(estimate))")
                        if !estimate.citation.isEmpty { html.data(". \(estimate.citation)") }
                        for warning in estimate.warnings {
                            html.data(" ")
                            html(Copy.Estimates.warning(warning, estimate))
                        }
                    }
                }
            }
        }
    }

    private func routine(_ html: HTML, _ routine: PublicFigures.Routine?) {
        guard let routine else {
            html("p", .class("note"), text: Copy.Public.noRoutine)
            return
        }
        html("p", .class("source")) {
            html(Copy.Public.routineSource(routine))
            if visit.isSample {
                html.data(" ")
                html("strong", text: Copy.Growth.synthetic)
            }
        }
        html.scroll {
            html("table", .class("close")) {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Public.district)
                        html("th", .class("n"), text: Copy.Public.counts)
                        html("th", .class("n"), text: Copy.Public.percent)
                    }
                }
                html("tbody") {
                    for area in routine.areas {
                        html("tr") {
                            html("th", Attribute("scope", "row"), data: area.name)
                            cells(html, area.figure)
                        }
                    }
                    html("tr", .class("total")) {
                        html("th", Attribute("scope", "row"), data: visit.districtName ?? "")
                        cells(html, routine.total)
                    }
                }
            }
        }
    }

    private func cells(_ html: HTML, _ figure: SmallNumbers.Public) {
        switch figure {
        case .withheld:
            html("td", .class("n"), Attribute("colspan", 2)) { html("small", text: Copy.Public.withheld) }
        case .shown(let numerator, let denominator, let percent):
            html("td", .class("n"), data: "\(language.count(numerator)) / \(language.count(denominator))")
            html("td", .class("n"), data: percent.map { language.percent($0) } ?? "–")
        }
    }

    private func judgements(_ html: HTML, _ figures: PublicFigures) {
        html("p", .class("source"), text: Copy.Public.judgedFor(figures.assessment))
        html("ol", .class("ind")) {
            for indicator in ProcessIndicator.allCases {
                html("li") {
                    html("span", text: indicator.title)
                    html.verdict(figures.assessment?.judgement(of: indicator)?.verdict)
                    html("small", text: indicator.meaning)
                }
            }
        }
    }
}
