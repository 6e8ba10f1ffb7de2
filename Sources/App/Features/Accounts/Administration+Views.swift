import Convergence
import Days
import Hummingbird
import Markup

extension Call {
    func accountsPage(_ accounts: [AccountLine]) -> Response {
        page(Copy.Accounts.title(accounts.count { $0.isActive }), lead: Copy.Accounts.lead, section: .settings) { html in
            html("div", .class("actions")) { html("a", .class("button"), .href("/accounts/new"), text: Copy.Accounts.invite) }
            html.scroll {
                html("table") {
                    html("thead") {
                        html("tr") {
                            html("th", text: Copy.Accounts.name)
                            html("th", text: Copy.Accounts.role)
                            html("th", text: Copy.Accounts.agencyOrArea)
                            html("th", text: Copy.Agencies.state)
                        }
                    }
                    html("tbody") {
                        for account in accounts {
                            html("tr") {
                                html("td") {
                                    html("a", .href("/accounts/\(account.id)"), data: account.name)
                                    html("small", .class("hint"), data: account.email)
                                }
                                html("td", text: account.role.title)
                                html("td", data: [account.agencyName, account.areaName ?? account.area].compactMap(\.self).joined(separator: ", "))
                                html("td") { state(html, account) }
                            }
                        }
                    }
                }
            }
            html("p") { html("a", .href("/settings"), text: Copy.Nav.back) }
        }
    }

    private func state(_ html: HTML, _ account: AccountLine) {
        if !account.isActive {
            html("span", .class("tag not"), text: Copy.Agencies.inactive)
        } else if account.hasPassword {
            html("span", .class("tag met"), text: Copy.Agencies.active)
        } else {
            html("span", .class("tag part"), text: Copy.Accounts.notYetIn)
        }
    }

    func accountFormPage(_ account: AccountLine?, agencies: [AgencyLine], areas: [Area], _ problems: [FieldProblem]) -> Response {
        let sent = form.has("email")
        func value(_ name: String, _ stored: String?) -> String { sent ? form[name] : stored ?? "" }
        return page(
            account.map { Text($0.name, $0.name) } ?? Copy.Accounts.invite, lead: account == nil ? Copy.Accounts.inviteLead : nil,
            section: .settings, status: problems.isEmpty ? .ok : .unprocessableContent, personal: true
        ) { html in
            html.problems(problems)
            if let account { html("p") { state(html, account) } }
            html.form(self, action: account.map { "/accounts/\($0.id)" } ?? "/accounts", .class("narrow")) {
                if let account { html("input", .type("hidden"), .name("version"), .value(sent ? form["version"] : String(account.version))) }
                html.field(
                    "name", Copy.Accounts.name, value: value("name", account?.name), required: true, problems: problems, Attribute("maxlength", 120))
                html.field(
                    "email", Copy.Accounts.email, value: value("email", account?.email), type: "email", required: true, problems: problems,
                    Attribute("autocomplete", "off"))
                html.select(
                    "role", Copy.Accounts.role, Role.allCases.map { .init($0.rawValue, $0.title) },
                    selected: value("role", account?.role.rawValue ?? Role.focalPerson.rawValue), required: true, problems: problems)
                html.select(
                    "agency", Copy.Accounts.agency, agencies.map { .init($0.id, data: $0.name) },
                    selected: value("agency", account?.agency ?? query["agency"]), empty: Copy.Forms.none, hint: Copy.Accounts.agencyHint,
                    problems: problems)
                html.field(
                    "area", Copy.Accounts.areaCode, value: value("area", account?.area), hint: Copy.Accounts.areaHint, problems: problems,
                    Attribute("list", "areas"))
                html("datalist", .id("areas")) {
                    for area in areas where area.code.level == .district { html("option", .value(area.code.text), data: area.name) }
                }
                html.submit(account == nil ? Copy.Accounts.makeLink : Copy.Forms.save)
            }
            if let account { accountActions(html, account) }
            html("p") { html("a", .href("/accounts"), text: Copy.Nav.back) }
        }
    }

    private func accountActions(_ html: HTML, _ account: AccountLine) {
        if account.isActive {
            html("h2", text: Copy.Accounts.link)
            html("p", text: Copy.Accounts.linkMeans)
            html.form(self, action: "/accounts/\(account.id)/link") { html.submit(Copy.Accounts.makeLink, kind: "quiet") }
            html("details") {
                html("summary", text: Copy.Agencies.deactivate)
                html("p", text: Copy.Accounts.deactivateMeans)
                html.form(self, action: "/accounts/\(account.id)/deactivate") { html.submit(Copy.Agencies.deactivate, kind: "danger") }
            }
        } else {
            html.form(self, action: "/accounts/\(account.id)/reactivate") { html.submit(Copy.Agencies.reactivate, kind: "quiet") }
        }
        html("p") { html("a", .href("/ledger?subject=account/\(account.id)"), text: Copy.Settings.history) }
    }

    func linkPage(_ account: AccountLine, link: String, until: Day) -> Response {
        let message = Copy.Accounts.message(account.name, visit.districtName ?? "", link, language.date(until))
        return page(
            Copy.Accounts.linkFor(account.name), lead: Copy.Accounts.linkOnce, section: .settings, status: .created, personal: true
        ) { html in
            html("div", .class("field")) {
                html("label", Attribute("for", "f-link"), text: Copy.Accounts.link)
                html("input", .id("f-link"), .type("text"), Attribute("readonly", when: true), .value(link))
                html("small", .class("hint"), text: Copy.Accounts.linkUntil(language.date(until)))
            }
            html("div", .class("field")) {
                html("label", Attribute("for", "f-message"), text: Copy.Accounts.messageLabel)
                html("textarea", .id("f-message"), Attribute("readonly", when: true), Attribute("rows", 5), text: message)
            }
            html("div", .class("actions")) {
                html(
                    "a", .class("button"), .href("https://wa.me/?text=\(Assets.encoded(message(language)))"), Attribute("rel", "noreferrer"),
                    text: Copy.Accounts.sendByWhatsApp)
                html("a", .href("/accounts/\(account.id)"), text: Copy.Accounts.toAccount)
            }
        }
    }
}
