import HTTPTypes
import Hummingbird
import Markup

extension Call {
    func signInPage(_ problems: [FieldProblem] = []) -> Response {
        page(Copy.Accounts.signInTitle, section: nil, status: problems.isEmpty ? .ok : .unprocessableContent) { html in
            html.problems(problems)
            html.form(self, action: "/sign-in", .class("narrow")) {
                html("input", .type("hidden"), .name("next"), .value(Local.path(form.has("next") ? form["next"] : query["next"])))
                html.field(
                    "email", Copy.Accounts.email, value: form["email"], type: "email", required: true, Attribute("autocomplete", "username"))
                html.field(
                    "password", Copy.Accounts.password, type: "password", required: true, problems: problems,
                    Attribute("autocomplete", "current-password"))
                html.submit(Copy.Nav.signIn)
            }
            html("p", .class("note"), text: Copy.Accounts.forgotten)
        }
    }

    func invitationPage(name: String, email: String, secret: String, _ problems: [FieldProblem] = []) -> Response {
        page(
            Copy.Accounts.welcome(name), lead: Copy.Accounts.choosePassword, section: nil, status: problems.isEmpty ? .ok : .unprocessableContent,
            personal: true
        ) { html in
            html.problems(problems)
            html.form(self, action: "/invitation/\(secret)", .class("narrow")) {
                html("input", .type("hidden"), .name("email"), .value(email), Attribute("autocomplete", "username"))
                html.field(
                    "password", Copy.Accounts.newPassword, type: "password", hint: Copy.Accounts.passwordHint, required: true,
                    problems: problems, Attribute("autocomplete", "new-password"))
                html.field(
                    "again", Copy.Accounts.passwordAgain, type: "password", required: true, problems: problems,
                    Attribute("autocomplete", "new-password"))
                html.submit(Copy.Accounts.setPassword)
            }
        }
    }

    func accountPage(_ actor: Actor, _ sessions: [SessionLine]) -> Response {
        page(Copy.Accounts.yours, section: nil) { html in
            html("dl", .class("facts")) {
                html("dt", text: Copy.Accounts.name)
                html("dd", data: actor.name)
                html("dt", text: Copy.Accounts.role)
                html("dd", text: actor.role.title)
                if let agency = actor.agencyName {
                    html("dt", text: Copy.Accounts.agency)
                    html("dd", data: agency)
                }
                if let area = actor.area {
                    html("dt", text: Copy.Accounts.area)
                    html("dd", data: area)
                }
            }
            html("h2", text: Copy.Accounts.sessions)
            html.scroll {
                html("table") {
                    html("thead") {
                        html("tr") {
                            html("th", text: Copy.Accounts.device)
                            html("th", text: Copy.Accounts.since)
                            html("th", text: Copy.Accounts.until)
                            html("td")
                        }
                    }
                    html("tbody") {
                        for session in sessions {
                            html("tr") {
                                html("td", data: session.device)
                                html("td", data: language.moment(session.createdAt))
                                html("td", data: language.moment(session.expiresAt))
                                html("td") {
                                    if session.hash == visit.sessionHash {
                                        html("span", .class("tag"), text: Copy.Accounts.thisOne)
                                    } else {
                                        html.form(self, action: "/account/sessions/\(session.id)/end", .class("inline")) {
                                            html.submit(Copy.Accounts.end, kind: "link")
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The client's address for limits: the connection's, or what our own proxy says.
    var clientAddress: String {
        if workspace.settings.trustsProxy, let name = HTTPField.Name("X-Forwarded-For"), let forwarded = request.headers[name] {
            return forwarded.split(separator: ",").last.map { $0.filter { !$0.isWhitespace } } ?? remoteAddress
        }
        return remoteAddress
    }
}
