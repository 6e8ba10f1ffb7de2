import Foundation
import Hummingbird
import Markup

extension Call {
    func importsPage(_ all: (lines: [ImportLine], remembered: [RememberedColumn]), _ problems: [FieldProblem] = []) -> Response {
        page(Copy.Imports.title, lead: Copy.Imports.lead, section: .growth, status: problems.isEmpty ? .ok : .unprocessableContent) { html in
            html.problems(problems)
            html.form(self, action: "/growth/imports", files: true, .class("narrow")) {
                html.field(
                    "file", Copy.Files.file, type: "file", hint: Copy.Imports.fileHint, required: true, problems: problems,
                    Attribute("accept", ".xlsx,.csv"))
                html.field("period", Copy.Imports.period, value: form["period"], type: "month", hint: Copy.Imports.periodHint, problems: problems)
                html.submit(Copy.Imports.read)
            }
            if !all.lines.isEmpty {
                html("h2", text: Copy.Imports.earlier)
                html("table", .class("rows")) {
                    html("thead") {
                        html("tr") {
                            for heading in [Copy.Files.file, Copy.Imports.state, Copy.Imports.when, Copy.Imports.who] { html("th", text: heading) }
                        }
                    }
                    html("tbody") {
                        for line in all.lines {
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
            if mayDecide { html("p") { html("a", .href("/growth/duplicates"), text: Copy.Duplicates.link) } }
            if !all.remembered.isEmpty { remembered(html, all.remembered) }
        }
    }

    /// Whether the reader may decide which records are of one child.
    private var mayDecide: Bool { Access.nutritionOfficer.allows(visit.actor?.role) }

    /// What columns hold that the program did not know by their titles.
    private func remembered(_ html: HTML, _ columns: [RememberedColumn]) {
        html("h2", text: Copy.Imports.remembered)
        html("p", .class("note"), text: Copy.Imports.rememberedNote)
        html("table", .class("rows")) {
            html("thead") {
                html("tr") {
                    for heading in [Copy.Imports.columnTitle, Copy.Imports.columnHolds, Copy.Imports.forget] { html("th", text: heading) }
                }
            }
            html("tbody") {
                for column in columns {
                    html("tr") {
                        html("th", Attribute("scope", "row"), data: column.title)
                        html("td", Attribute("data-label", text: Copy.Imports.columnHolds), text: Copy.Imports.field(column.field))
                        html("td") {
                            html.form(self, action: "/growth/columns/remove", .class("inline")) {
                                html("input", .type("hidden"), .name("key"), .value(column.key))
                                html("button", .type("submit"), .class("link"), .label(Copy.Imports.forget(column.title)), text: Copy.Imports.forget)
                            }
                        }
                    }
                }
            }
        }
    }

    func importPage(
        _ line: ImportLine, _ problems: [RowProblem], _ counts: [(code: ProblemCode, count: Int)], _ wrong: [FieldProblem]
    ) throws -> Response {
        let report = line.report
        let isWorking = line.state == .reading || line.state == .applying
        let asks = line.state == .failed && !(report?.missing ?? []).isEmpty
        return page(
            asks ? Copy.Imports.asksHeading(line.fileName) : Copy.Imports.heading(line.state, line.fileName), section: .growth,
            status: wrong.isEmpty ? .ok : .unprocessableContent, personal: true, goesOn: isWorking
        ) { html in
            html.problems(wrong)
            switch line.state {
            case .reading, .applying:
                html("progress", Attribute("max", "100"), Attribute("value", Int(line.progress * 100)), .label(Copy.Imports.state(line.state)))
                html("p", .class("note"), text: Copy.Imports.leave)
                html("p") { html("a", .href("/growth/imports/\(line.id)"), text: Copy.Errors.seeCurrent) }
            case .failed where asks:
                let parts = line.failure.split(separator: "\n")
                html("p", .class("warn"), data: String(language == .indonesian ? parts.first ?? "" : parts.last ?? ""))
                if let report { explain(html, line, report, wrong) }
                html.form(self, action: "/growth/imports/\(line.id)/discard", .class("inline")) { html.submit(Copy.Files.discard, kind: "quiet") }
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
                html("div", .class("actions")) {
                    html("a", .class("button"), .href("/growth\(month)"), text: Copy.Imports.seeResult)
                    if mayDecide, counts.contains(where: { $0.code == .perhapsSameChild || $0.code == .nikShared }) {
                        html("a", .class("button quiet"), .href("/growth/duplicates"), text: Copy.Duplicates.link)
                    }
                }
            }
            if let report, !isWorking, !asks { columns(html, line, report, wrong) }
            if let comparison = report?.comparison, !isWorking { stated(html, comparison) }
            problemTables(html, line, problems, counts)
        }
    }

    private func counted(_ html: HTML, _ report: WeighingReport, done: Bool) {
        html("ul", .class("figures")) {
            for (label, count) in [
                (Copy.Imports.rows, report.rows), (Copy.Imports.childrenNew, report.childrenNew),
                (Copy.Imports.childrenMatched, report.childrenMatched),
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

    /// For each column that is not known: what does it hold?
    private func explain(_ html: HTML, _ line: ImportLine, _ report: WeighingReport, _ wrong: [FieldProblem]) {
        let missing = Set(report.missing)
        let fields = WeighingField.allCases.filter { $0 != .correction && $0 != .originalRow }
        let choices = (fields.filter { missing.contains($0.rawValue) } + fields.filter { !missing.contains($0.rawValue) }).map {
            HTML.Choice($0.rawValue, Copy.Imports.field($0))
        }
        html("p", text: Copy.Imports.explain)
        html.form(self, action: "/growth/imports/\(line.id)/columns", .class("narrow")) {
            for (index, title) in report.unrecognised.enumerated() {
                let name = "column-\(index)"
                html.select(
                    name, Copy.Imports.columnNamed(title), choices, selected: form[name], empty: Copy.Imports.notUsed, problems: wrong)
            }
            html.submit(Copy.Imports.readAgain)
        }
    }

    private func columns(_ html: HTML, _ line: ImportLine, _ report: WeighingReport, _ wrong: [FieldProblem]) {
        html("details", Attribute("open", when: !wrong.isEmpty)) {
            html("summary", text: Copy.Imports.columns(report.recognised.count, report.unrecognised.count))
            html("p", data: report.recognised.joined(separator: ", "))
            if !report.unrecognised.isEmpty {
                html("p", .class("note"), text: Copy.Imports.unrecognised)
                html("p", data: report.unrecognised.joined(separator: ", "))
                if line.state == .preview { explain(html, line, report, wrong) }
            }
        }
    }

    /// The file's own z-scores beside ours.
    private func stated(_ html: HTML, _ comparison: WeighingReport.Comparison) {
        html("h2", text: Copy.Imports.statedTitle)
        html("p") {
            html(Copy.Imports.stated(comparison.differing, comparison.compared))
            html.data(" ")
            if comparison.otherClass > 0 { html(Copy.Imports.otherClass(comparison.otherClass)) }
        }
        guard comparison.differing > 0 else { return }
        html.scroll {
            html("table") {
                html("caption", text: Copy.Imports.causes)
                html("tbody") {
                    for (cause, count) in comparison.counted {
                        html("tr") {
                            html("th", Attribute("scope", "row"), text: Copy.Imports.cause(cause))
                            html("td", .class("n"), data: "\(language.count(count)) / \(language.count(comparison.compared))")
                        }
                    }
                }
            }
        }
        guard !comparison.biggest.isEmpty else { return }
        html("details") {
            html("summary", text: Copy.Imports.biggest)
            html.scroll {
                html("table") {
                    html("thead") {
                        html("tr") {
                            html("th", .class("n"), text: Copy.Files.row)
                            html("th", text: Copy.Files.column)
                            html("th", .class("n"), text: Copy.Imports.inFile)
                            html("th", .class("n"), text: Copy.Imports.ours)
                            html("th", text: Copy.Files.why)
                        }
                    }
                    html("tbody") {
                        for difference in comparison.biggest {
                            html("tr") {
                                html("td", .class("n"), data: String(difference.row))
                                html("td", data: difference.column)
                                html("td", .class("n"), data: language.decimal(difference.stated, 2))
                                html("td", .class("n"), data: language.decimal(difference.ours, 2))
                                html("td", text: Copy.Imports.cause(StatedComparison.Cause(rawValue: difference.cause) ?? .unexplained))
                            }
                        }
                    }
                }
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
        html("p") {
            html("a", .class("button quiet"), .href("/growth/imports/\(line.id)/problems.xlsx"), text: Copy.Imports.download)
        }
        html("p", .class("note"), text: Copy.Imports.downloadHint)
        html("details") {
            html("summary", text: Copy.Files.firstOf(problems.count, counts.reduce(0) { $0 + $1.count }))
            html.scroll {
                html("table") {
                    html("thead") {
                        html("tr") {
                            for heading in [Copy.Files.row, Copy.Files.column, Copy.Files.value, Copy.Files.why] { html("th", text: heading) }
                        }
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

extension ImportLine {
    var report: WeighingReport? { try? JSONDecoder().decode(WeighingReport.self, from: Data(summary.utf8)) }
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

extension WeighingReport.Comparison {
    /// The causes that occur, the most frequent first.
    fileprivate var counted: [(cause: StatedComparison.Cause, count: Int)] {
        StatedComparison.Cause.allCases.compactMap { cause in causes[cause.rawValue].map { (cause, $0) } }.sorted { $0.count > $1.count }
    }
}
