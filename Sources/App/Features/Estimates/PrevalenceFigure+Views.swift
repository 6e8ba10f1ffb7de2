import Convergence
import Hummingbird
import Markup

extension Call {
    /// The chart of prevalence by source, with what it shows in words, the figures behind it and their download. Survey and routine stand
    /// side by side in it, each with a mark of its own, and no line joins them.
    /// - Parameter csv: the download of the table; `nil` where the page shows the table anyway.
    func prevalenceFigure(_ html: HTML, _ published: PublishedEstimates, target: Double?, csv: String?) {
        let chart = prevalenceChart(published, target)
        guard !chart.isEmpty else {
            html("p", .class("note"), text: Copy.Estimates.none)
            return
        }
        html("figure") {
            chart.draw(html, label: Copy.Estimates.chartLabel(published, target)) { language.figure($0) }
            html("figcaption") {
                html("span", .class("key survey-key"), text: Copy.Estimates.surveyKey(published.survey.points.map(\.estimate)))
                if !published.routine.points.isEmpty {
                    html("span", .class("key routine-key"), text: Copy.Estimates.routineKey(published.routine.points.map(\.estimate)))
                }
                html(Copy.Estimates.neverMerged)
            }
        }
        guard let csv else { return }
        html("details") {
            html("summary", text: Copy.Estimates.table)
            prevalenceTable(html, published)
            html("p") { html("a", .href(csv), text: Copy.Estimates.download) }
        }
    }

    private func prevalenceChart(_ published: PublishedEstimates, _ target: Double?) -> LineChart {
        LineChart(
            series: [
                LineChart.Series(kind: "survey", mark: .dot, points: points(published.survey.points.map(\.estimate))),
                LineChart.Series(kind: "routine", mark: .square, points: points(published.routine.points.map(\.estimate))),
            ], level: target.map { LineChart.Level(y: $0, label: Copy.Estimates.targetLabel($0)(language)) })
    }

    /// In the middle of their year, or side by side within it where it has several.
    private func points(_ estimates: [PrevalenceEstimate]) -> [LineChart.Point] {
        Dictionary(grouping: estimates, by: \.year).flatMap { year, estimates in
            estimates.enumerated().map { place, estimate in
                LineChart.Point(
                    x: Double(year) + Double(place + 1) / Double(estimates.count + 1), y: estimate.percent,
                    label: language.figure(estimate.percent))
            }
        }
    }

    /// One row a year; survey, routine and target each in a column of their own.
    func prevalenceTable(_ html: HTML, _ published: PublishedEstimates) {
        html.scroll {
            html("table", .class("close")) {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Estimates.year)
                        html("th", text: Copy.Estimates.survey)
                        html("th", text: Copy.Estimates.routine)
                        html("th", text: Copy.Estimates.target)
                    }
                }
                html("tbody") {
                    for year in published.years.reversed() {
                        html("tr") {
                            html("th", Attribute("scope", "row"), data: String(year))
                            prevalenceCell(html, published.survey.points(in: year).map(\.estimate))
                            prevalenceCell(html, published.routine.points(in: year).map(\.estimate))
                            prevalenceCell(html, published.target.points(in: year).map(\.estimate))
                        }
                    }
                }
            }
        }
    }

    private func prevalenceCell(_ html: HTML, _ estimates: [PrevalenceEstimate]) {
        html("td") {
            if estimates.isEmpty { html.data("–") }
            for (place, estimate) in estimates.enumerated() {
                if place > 0 { html("br") }
                html("b", data: language.percent(estimate))
                html.data(" ")
                html("small", data: language.basis(estimate))
            }
        }
    }
}
