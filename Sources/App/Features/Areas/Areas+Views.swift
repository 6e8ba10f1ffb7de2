import Convergence
import Hummingbird
import Markup

extension Call {
    func areasPage(_ areas: [Area], query: String) -> Response {
        let districts = areas.filter { $0.code.level == .district }
        let villages = areas.filter { $0.code.level == .village }
        let now = today
        let title =
            areas.isEmpty
            ? Copy.Areas.none
            : Copy.Areas.title(districts.count { $0.exists(on: now) }, villages.count { $0.exists(on: now) })
        return page(title, lead: Copy.Areas.lead, section: .settings) { html in
            html.search(action: "/areas", .class("row")) {
                html.field("q", Copy.Areas.search, value: query, type: "search")
                html.submit(Copy.Forms.show, kind: "quiet")
            }
            if query.isEmpty {
                let inside = Dictionary(grouping: villages) { $0.code.parent }
                for district in districts {
                    let own = inside[district.code] ?? []
                    html("details") {
                        html("summary") {
                            html.data("\(district.code) \(district.name) ")
                            html("small", .class("note"), text: Copy.Areas.villages(own.count { $0.exists(on: now) }))
                        }
                        areaTable(html, own, parents: nil)
                    }
                }
            } else {
                let wanted = query.lowercased()
                let found = areas.filter { $0.name.lowercased().contains(wanted) || $0.code.text.hasPrefix(wanted) }
                html("h2", text: Copy.Areas.found(found.count, query))
                areaTable(html, found, parents: Dictionary(districts.map { ($0.code, $0.name) }, uniquingKeysWith: { $1 }))
            }
            if visit.actor?.role == .secretary {
                html("div", .class("actions")) {
                    html("a", .class("button"), .href("/areas/import"), text: Copy.Areas.importList)
                    html("a", .class("button quiet"), .href("/areas/boundaries"), text: Copy.Areas.boundaries)
                }
            }
        }
    }

    private func areaTable(_ html: HTML, _ areas: [Area], parents: [AreaCode: String]?) {
        html.scroll {
            html("table") {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Areas.code)
                        html("th", text: Copy.Areas.name)
                        html("th", text: Copy.Areas.kind)
                        if parents != nil { html("th", text: Copy.Areas.district) }
                    }
                }
                html("tbody") {
                    for area in areas {
                        html("tr") {
                            html("td", data: area.code.text)
                            html("td") {
                                html.data(area.name)
                                validity(html, area)
                            }
                            html("td", text: Copy.Areas.level(area.code))
                            if let parents { html("td", data: area.code.parent.flatMap { parents[$0] } ?? "") }
                        }
                    }
                }
            }
        }
    }

    private func validity(_ html: HTML, _ area: Area) {
        if let from = area.validFrom {
            html("small", .class("note")) {
                html.data(" "); html(Copy.Areas.since(language.date(from)))
            }
        }
        if let to = area.validTo {
            html("small", .class("note")) {
                html.data(" "); html(Copy.Areas.until(language.date(to)))
            }
        }
    }

    // MARK: Loading

    func areaImportPage(_ kind: AreaUpload.Kind, _ problems: [FieldProblem]) -> Response {
        page(
            kind == .areas ? Copy.Areas.importList : Copy.Areas.boundaries,
            lead: kind == .areas ? Copy.Areas.importListLead : Copy.Areas.boundariesLead,
            section: .settings, status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            uploadForm(html, kind, problems)
        }
    }

    func boundaryImportPage(drawn: Int, of all: Int) -> Response {
        page(
            drawn == 0 ? Copy.Areas.noBoundaries : Copy.Areas.boundaryTitle(drawn, all), lead: Copy.Areas.boundariesLead, section: .settings
        ) { html in uploadForm(html, .boundaries, []) }
    }

    private func uploadForm(_ html: HTML, _ kind: AreaUpload.Kind, _ problems: [FieldProblem]) {
        html.form(self, action: "/areas/uploads", files: true, .class("narrow")) {
            html("input", .type("hidden"), .name("kind"), .value(kind.rawValue))
            html.field(
                "file", Copy.Files.file, type: "file", required: true, problems: problems,
                Attribute("accept", kind == .areas ? ".csv,.xlsx" : ".geojson,.json"))
            html.submit(Copy.Files.check)
        }
        html("p") { html("a", .href("/areas"), text: Copy.Nav.back) }
    }

    func areaProblemsPage(_ result: AreaImportResult, _ kind: AreaUpload.Kind, _ fileName: String) -> Response {
        page(Copy.Areas.refused, lead: Copy.Areas.refusedLead, section: .settings, status: .unprocessableContent) { html in
            html.fileProblems(result.problems)
            uploadForm(html, kind, [])
        }
    }

    func areaPreviewPage(_ result: AreaImportResult, _ upload: AreaUpload) -> Response {
        page(Copy.Areas.preview, lead: nil, section: .settings) { html in
            html("p", .class("lead"), data: upload.fileName)
            html("ul", .class("figures")) {
                figure(html, result.rows, upload.kind == .areas ? Copy.Areas.rows : Copy.Areas.outlines)
                figure(html, result.added, Copy.Areas.new)
                figure(html, result.changed, Copy.Areas.changed)
                figure(html, result.unchanged, Copy.Areas.same)
            }
            if !result.renamed.isEmpty {
                html("h2", text: Copy.Areas.renamed)
                html.scroll {
                    html("table") {
                        html("thead") {
                            html("tr") {
                                html("th", text: Copy.Areas.code)
                                html("th", text: Copy.Areas.from)
                                html("th", text: Copy.Areas.to)
                            }
                        }
                        html("tbody") {
                            for renaming in result.renamed {
                                html("tr") {
                                    html("td", data: renaming.code.text)
                                    html("td", data: renaming.from)
                                    html("td", data: renaming.to)
                                }
                            }
                        }
                    }
                }
            }
            if result.added + result.changed == 0 { html("p", .class("note"), text: Copy.Areas.nothingNew) }
            html("div", .class("actions")) {
                if result.added + result.changed > 0 {
                    html.form(self, action: "/areas/uploads/\(upload.id)/confirm", .class("inline")) { html.submit(Copy.Areas.confirm) }
                }
                html.form(self, action: "/areas/uploads/\(upload.id)/discard", .class("inline")) {
                    html.submit(Copy.Files.discard, kind: "quiet")
                }
            }
        }
    }

    private func figure(_ html: HTML, _ count: Int, _ text: Text) {
        html("li") {
            html("b", data: language.count(count))
            html(text)
        }
    }
}

extension HTML {
    /// What is wrong in a file, row by row; a long list is cut, its length told.
    func fileProblems(_ problems: [FileProblem], limit: Int = 200) {
        self("div", .class("problems"), .role("alert"), Attribute("tabindex", "-1")) {
            self("h2", text: Copy.Files.problemCount(problems.count))
            if problems.count > limit { self("p", .class("note"), text: Copy.Files.firstOf(limit, problems.count)) }
        }
        self.scroll {
            self("table") {
                self("thead") {
                    self("tr") {
                        self("th", .class("n"), text: Copy.Files.row)
                        self("th", text: Copy.Files.column)
                        self("th", text: Copy.Files.value)
                        self("th", text: Copy.Files.why)
                    }
                }
                self("tbody") {
                    for problem in problems.prefix(limit) {
                        self("tr") {
                            self("td", .class("n"), data: String(problem.row))
                            self("td", data: problem.column)
                            self("td", data: problem.value)
                            self("td", text: problem.message)
                        }
                    }
                }
            }
        }
    }
}
