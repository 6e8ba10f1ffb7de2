import Convergence
import Hummingbird
import Markup

extension Call {
    private var isSecretary: Bool { visit.actor?.role == .secretary }

    func agenciesPage(_ agencies: [AgencyLine], _ people: [AgencyPerson]) -> Response {
        let active = agencies.filter(\.isActive)
        return page(
            active.isEmpty
                ? Copy.Agencies.none : Copy.Agencies.title(active.count { $0.kind != .subdistrict }, active.count { $0.kind == .subdistrict }),
            lead: active.isEmpty ? Copy.Agencies.noneLead : Copy.Agencies.lead, section: .settings
        ) { html in
            if !active.isEmpty, !active.contains(where: { $0.kind == .secretariat }) {
                html("p", .class("warn"), text: Copy.Agencies.noSecretariat)
            }
            if isSecretary {
                html("div", .class("actions")) { html("a", .class("button"), .href("/agencies/new"), text: Copy.Agencies.add) }
            }
            let named = Dictionary(grouping: people, by: \.agency)
            agencyTable(html, active, named)
            let former = agencies.filter { !$0.isActive }
            if !former.isEmpty {
                html("details") {
                    html("summary", text: Copy.Agencies.former(former.count))
                    agencyTable(html, former, named)
                }
            }
        }
    }

    private func agencyTable(_ html: HTML, _ agencies: [AgencyLine], _ people: [String: [AgencyPerson]]) {
        guard !agencies.isEmpty else { return }
        html.scroll {
            html("table") {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Agencies.agency)
                        html("th", text: Copy.Agencies.people)
                    }
                }
                html("tbody") {
                    for agency in agencies {
                        html("tr") {
                            html("td") {
                                html("a", .href("/agencies/\(agency.id)"), data: agency.name)
                                html("small", .class("note")) {
                                    html.data(" \(agency.shortName)")
                                    if agency.kind == .secretariat { html.data(" · "); html(Copy.Agencies.secretariat) }
                                }
                                if !agency.dutyIndonesian.isEmpty { html("small", .class("hint"), text: agency.duty) }
                            }
                            html("td") {
                                let names = people[agency.id] ?? []
                                if names.isEmpty { html("span", .class("note"), text: Copy.Agencies.nobody) }
                                for person in names { html("div", data: person.name) }
                            }
                        }
                    }
                }
            }
        }
    }

    func agencyPage(_ agency: AgencyLine, _ people: [AgencyPerson], _ ties: AgencyTies, areaName: String?, _ refused: Text?) -> Response {
        page(Text(agency.name, agency.name), lead: agency.duty, section: .settings, status: refused == nil ? .ok : .conflict) { html in
            if let refused { html("p", .class("warn"), .role("alert"), text: refused) }
            html("dl", .class("facts")) {
                html("dt", text: Copy.Agencies.shortName)
                html("dd", data: agency.shortName)
                html("dt", text: Copy.Agencies.kind)
                html("dd", text: Copy.Agencies.kind(agency.kind))
                if let area = agency.area {
                    html("dt", text: Copy.Areas.district)
                    html("dd", data: areaName.map { "\($0) (\(area))" } ?? area)
                }
                html("dt", text: Copy.Agencies.state)
                html("dd", text: agency.isActive ? Copy.Agencies.active : Copy.Agencies.inactive)
                html("dt", text: Copy.Agencies.openResponsibilities)
                html("dd") {
                    html("a", .href("/responsibilities?agency=\(agency.id)"), data: language.count(ties.responsibilities))
                }
            }
            html("h2", text: Copy.Agencies.people)
            if people.isEmpty {
                html("p", .class("note"), text: Copy.Agencies.nobodyYet)
            } else {
                html("ul") {
                    for person in people {
                        html("li") {
                            if isSecretary { html("a", .href("/accounts/\(person.account)"), data: person.name) } else { html.data(person.name) }
                            html.data(", ")
                            html(person.role.title)
                        }
                    }
                }
            }
            if isSecretary {
                html("div", .class("actions")) {
                    html("a", .class("button"), .href("/agencies/\(agency.id)/edit"), text: Copy.Agencies.edit)
                    html("a", .class("button quiet"), .href("/accounts/new?agency=\(agency.id)"), text: Copy.Accounts.invite)
                }
                activity(html, agency, ties)
            }
            html("p") { html("a", .href("/ledger?subject=agency/\(agency.id)"), text: Copy.Settings.history) }
            html("p") { html("a", .href("/agencies"), text: Copy.Nav.back) }
        }
    }

    private func activity(_ html: HTML, _ agency: AgencyLine, _ ties: AgencyTies) {
        if !agency.isActive {
            html.form(self, action: "/agencies/\(agency.id)/reactivate") { html.submit(Copy.Agencies.reactivate, kind: "quiet") }
            return
        }
        html("details") {
            html("summary", text: Copy.Agencies.deactivate)
            if agency.kind == .secretariat {
                html("p", text: Copy.Agencies.secretariatMustStay)
            } else if ties.isFree {
                html("p", text: Copy.Agencies.deactivateMeans)
                html.form(self, action: "/agencies/\(agency.id)/deactivate") { html.submit(Copy.Agencies.deactivate, kind: "danger") }
            } else {
                html("p", text: Copy.Agencies.stillTied)
                html("ul") {
                    if ties.responsibilities > 0 {
                        html("li") {
                            html("a", .href("/responsibilities?agency=\(agency.id)"), text: Copy.Agencies.tiedResponsibilities(ties.responsibilities))
                        }
                    }
                    if ties.handOffs > 0 { html("li", text: Copy.Agencies.tiedHandOffs(ties.handOffs)) }
                    if ties.accounts > 0 {
                        html("li") { html("a", .href("/accounts?agency=\(agency.id)"), text: Copy.Agencies.tiedAccounts(ties.accounts)) }
                    }
                }
            }
        }
    }

    func agencyFormPage(_ agency: AgencyLine?, districts: [Area], _ problems: [FieldProblem]) -> Response {
        let sent = form.has("name")
        func value(_ name: String, _ stored: String?) -> String { sent ? form[name] : stored ?? "" }
        return page(
            agency == nil ? Copy.Agencies.add : Copy.Agencies.edit, section: .settings, status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html.form(self, action: agency.map { "/agencies/\($0.id)" } ?? "/agencies", .class("wide")) {
                if let agency { html("input", .type("hidden"), .name("version"), .value(sent ? form["version"] : String(agency.version))) }
                html.field(
                    "name", Copy.Agencies.name, value: value("name", agency?.name), required: true, problems: problems, Attribute("maxlength", 200))
                html.field(
                    "short_name", Copy.Agencies.shortName, value: value("short_name", agency?.shortName), hint: Copy.Agencies.shortNameHint,
                    required: true, problems: problems, Attribute("maxlength", 40))
                html.radios(
                    "kind", Copy.Agencies.kind, AgencyKind.allCases.map { .init($0.rawValue, Copy.Agencies.kind($0)) },
                    selected: value("kind", agency?.kind.rawValue ?? AgencyKind.agency.rawValue), hint: Copy.Agencies.kindHint, problems: problems)
                html.select(
                    "area", Copy.Areas.district, districts.map { .init($0.code.text, data: $0.name) }, selected: value("area", agency?.area),
                    empty: Copy.Forms.none, hint: Copy.Agencies.areaHint, problems: problems)
                html.textarea("duty_id", Copy.Agencies.dutyIndonesian, value: value("duty_id", agency?.dutyIndonesian), rows: 3, problems: problems)
                html.textarea(
                    "duty_en", Copy.Agencies.dutyEnglish, value: value("duty_en", agency?.dutyEnglish), rows: 3, hint: Copy.Agencies.dutyEnglishHint,
                    problems: problems)
                html("div", .class("actions")) {
                    html.submit(Copy.Forms.save)
                    html("a", .href(agency.map { "/agencies/\($0.id)" } ?? "/agencies"), text: Copy.Forms.cancel)
                }
            }
        }
    }
}
