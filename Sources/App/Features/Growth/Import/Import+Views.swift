import Foundation
import Hummingbird
import Markup

extension Call {
    func importsPage(_ imports: [ImportLine], _ problems: [FieldProblem] = []) -> Response {
        page(Copy.Imports.title, lead: Copy.Imports.lead, section: .growth, status: problems.isEmpty ? .ok : .unprocessableContent) { html in
            html.problems(problems)
            html.form(self, action: "/growth/imports", files: true, .class("narrow")) {
                html.field("file", Copy.Files.file, type: "file", hint: Copy.Imports.fileHint, required: true, problems: problems, Attribute("accept", ".xlsx,.csv"))
                html.field("period", Copy.Imports.period, value: form["period"], type: "month", hint: Copy.Imports.periodHint, problems: problems)
                html.submit(Copy.Imports.read)
            }
            if !imports.isEmpty {
                html("h2", text: Copy.Imports.earlier)
                html("table", .class("rows")) {
                    html("thead") {
                        html("tr") { for heading in [Copy.Files.file, Copy.Imports.state, Copy.Imports.when, Copy.Imports.who] { html("th", text: heading) } }
                    }
                    html("tbody") {
                        for line in imports {
                            html("tr") {
                                html("th", Attribute("scope", "row")) { html("a", .href("/growth/imports/\(line.id)"), data: line.fileName) }
                                html("td") { html("span", .class(line.state.style), text: Copy.Imports.state(line.state)) }
                                html("td", Attribute("data-label", text: Copy.Imports.when), data: language.moment(line.createdAt))
                                html("td", Attribute("data-label", text: Copy.Imports.who), data: line.createdBy)
                            }
                        }
                    }
                }
            }
        }
    }

    func importPage(_ line: ImportLine, _ problems: [RowProblem], _ counts: [(code: ProblemCode, count: Int)]) throws -> Response {
        let report = try? JSONDecoder().decode(WeighingReport.self, from: Data(line.summary.utf8))
        let isWorking = line.state == .reading || line.state == .applying
        return page(Copy.Imports.heading(line.state, line.fileName), section: .growth, personal: true, goesOn: isWorking) { html in
            switch line.state {
            case .reading, .applying:
                html("progress", Attribute("max", "100"), Attribute("value", Int(line.progress * 100)), .label(Copy.Imports.state(line.state)))
                html("p", .class("note"), text: Copy.Imports.leave)
                html("p") { html("a", .href("/growth/imports/\(line.id)"), text: Copy.Errors.seeCurrent) }
            case .failed:
                let parts = line.failure.split(separator: "\n")
                html("p", .class("warn"), data: String(language == .indonesian ? parts.first ?? "" : parts.last ?? ""))
                html("p", text: Copy.Imports.nothingStored)
            case .preview, .done, .discarded:
                if let report { counted(html, report, done: line.state == .done) }
            }
            if line.state == .preview {
                html("div", .class("actions")) {
                    html.form(self, action: "/growth/imports/\(line.id)/confirm", .class("inline")) { html.submit(Copy.Imports.confirm) }
                    html.form(self, action: "/growth/imports/\(line.id)/discard", .class("inline")) { html.submit(Copy.Files.discard, kind: "quiet") }
                }
            }
            if line.state == .done {
                let month = report?.month.map { "?period=\($0)" } ?? ""
                html("p") { html("a", .class("button"), .href("/growth\(month)"), text: Copy.Imports.seeResult) }
            }
            if let report, !isWorking { columns(html, report) }
            problemTables(html, line, problems, counts)
        }
    }

    private func counted(_ html: HTML, _ report: WeighingReport, done: Bool) {
        html("ul", .class("figures")) {
            for (label, count) in [
                (Copy.Imports.rows, report.rows), (Copy.Imports.childrenNew, report.childrenNew), (Copy.Imports.childrenMatched, report.childrenMatched),
                (Copy.Imports.measurementsNew, report.measurementsNew), (Copy.Imports.unchanged, report.measurementsUnchanged),
                (Copy.Imports.corrected, report.measurementsCorrected), (Copy.Imports.rowsRefused, report.rowsRefused),
                (Copy.Imports.measuresRefused, report.measuresRefused),
            ] {
                html("li") {
                    html("span", text: label)
                    html("b", data: language.count(count))
                }
            }
        }
        if !done { html("p", text: Copy.Imports.notYet) }
    }

    private func columns(_ html: HTML, _ report: WeighingReport) {
        html("details") {
            html("summary", text: Copy.Imports.columns(report.recognised.count, report.unrecognised.count))
            html("p", data: report.recognised.joined(separator: ", "))
            if !report.unrecognised.isEmpty {
                html("p", .class("note"), text: Copy.Imports.unrecognised)
                html("p", data: report.unrecognised.joined(separator: ", "))
            }
        }
    }

    private func problemTables(_ html: HTML, _ line: ImportLine, _ problems: [RowProblem], _ counts: [(code: ProblemCode, count: Int)]) {
        guard !problems.isEmpty else { return }
        html("h2", text: Copy.Imports.problems)
        html.scroll {
            html("table") {
                html("tbody") {
                    for (code, count) in counts {
                        html("tr") {
                            html("th", Attribute("scope", "row"), text: Text(code.message))
                            html("td", text: Copy.Imports.effect(code.effect))
                            html("td", .class("n"), data: language.count(count))
                        }
                    }
                }
            }
        }
        html("p") { html("a", .href("/growth/imports/\(line.id)/problems.xlsx"), text: Copy.Imports.download) }
        html("details") {
            html("summary", text: Copy.Files.firstOf(problems.count, counts.reduce(0) { $0 + $1.count }))
            html.scroll {
                html("table") {
                    html("thead") {
                        html("tr") { for heading in [Copy.Files.row, Copy.Files.column, Copy.Files.value, Copy.Files.why] { html("th", text: heading) } }
                    }
                    html("tbody") {
                        for problem in problems {
                            html("tr") {
                                html("td", .class("n"), data: String(problem.row))
                                html("td", data: problem.column)
                                html("td", data: problem.value)
                                html("td", text: Text(problem.code.message))
                            }
                        }
                    }
                }
            }
        }
    }
}

extension ImportLine.State {
    /// The class of its tag.
    fileprivate var style: String {
        switch self {
        case .reading, .applying, .discarded: "tag"
        case .preview: "tag part"
        case .done: "tag met"
        case .failed: "tag not"
        }
    }
}
