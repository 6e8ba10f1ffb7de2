import Foundation
import Hummingbird
import Markup

/// Signing in and out, the one-time link, one's own account.
enum AccountRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let accounts = Accounts(workspace: workspace)

        routes.page("/sign-in", .everyone) { call in
            if call.visit.actor != nil { return call.see("/", done: false) }
            return call.signInPage()
        }

        routes.form("/sign-in", .everyone) { call in
            do {
                let session = try await accounts.signIn(
                    email: call.form["email"], password: call.form["password"], address: call.clientAddress,
                    device: call.request.headers[.userAgent] ?? "", at: call.now)
                return call.begin(session, at: Local.path(call.form["next"]))
            } catch Refusal.invalid(let problems) {
                return call.signInPage(problems)
            }
        }

        routes.form("/sign-out", .signedIn) { call in
            if let hash = call.visit.sessionHash { try await accounts.signOut(hash, by: call.author()) }
            var response = call.see("/sign-in", done: false)
            response.headers.append(.setCookie(Cookies.set(SessionCookie.name, "", secure: workspace.settings.secureCookies, days: 0)))
            return response
        }

        routes.page("/invitation/:secret", .everyone) { call in
            let secret = try call.parameter("secret")
            let now = call.now
            guard let invited = try await call.read({ try $0.invitation(hash: Secret.hash(secret), at: now) }) else { throw Refusal.expired }
            return call.invitationPage(name: invited.name, email: invited.email, secret: secret)
        }

        routes.form("/invitation/:secret", .everyone) { call in
            let secret = try call.parameter("secret")
            let now = call.now
            guard let invited = try await call.read({ try $0.invitation(hash: Secret.hash(secret), at: now) }) else { throw Refusal.expired }
            do {
                guard call.form["password"] == call.form["again"] else {
                    throw Refusal.invalid([FieldProblem("again", Copy.Accounts.passwordsDiffer)])
                }
                let session = try await accounts.accept(
                    invitation: secret, password: call.form["password"], device: call.request.headers[.userAgent] ?? "", at: call.now)
                return call.begin(session, at: "/")
            } catch Refusal.invalid(let problems) {
                return call.invitationPage(name: invited.name, email: invited.email, secret: secret, problems)
            }
        }

        routes.page("/account", .signedIn) { call in
            let actor = try call.actor()
            let now = call.now
            let sessions = try await call.read { try $0.sessions(of: actor.account, at: now) }
            return call.accountPage(actor, sessions)
        }

        routes.form("/account/sessions/:session/end", .signedIn) { call in
            try await accounts.endSession(try call.identifier("session"), by: call.author())
            return call.see("/account")
        }

        routes.page("/language/:language", .everyone) { call in
            guard let language = Language(rawValue: try call.parameter("language")) else { throw Refusal.notFound }
            var response = call.see(Local.path(call.query["back"]), done: false)
            response.headers.append(.setCookie(Cookies.set("lang", language.rawValue, secure: workspace.settings.secureCookies, days: 365)))
            return response
        }
    }
}

/// Keeps redirects within the application.
enum Local {
    static func path(_ wanted: String) -> String {
        // Browsers drop tabs and line breaks from an address before they read it: `/<tab>/host` is another site (WHATWG URL, 4.4).
        let isPlain = wanted.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
        guard isPlain, wanted.hasPrefix("/"), !wanted.hasPrefix("//"), wanted.utf8.count < 500 else { return "/" }
        return wanted
    }
}

extension Call {
    fileprivate func begin(_ session: String, at location: String) -> Response {
        var response = see(location, done: false)
        response.headers.append(
            .setCookie(Cookies.set(SessionCookie.name, session, secure: workspace.settings.secureCookies, days: SessionCookie.days)))
        return response
    }
}
