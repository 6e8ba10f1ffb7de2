import Database
import Days
import Foundation
import Hummingbird
import Markup

/// The one way in: who asks, may they, is the form theirs, has it been here before; then the handler; then the answer to what went wrong.
struct Gate: Sendable {
    let workspace: Workspace

    func respond(
        to request: Request, _ context: AppContext, _ entry: Routes.Entry, _ handler: @Sendable (Call) async throws -> Response
    ) async -> Response {
        let now = workspace.clock()
        func makeCall(_ visit: Visit, _ body: Form, _ owed: Int?) -> Call {
            Call(
                request: request, parameters: context.parameters, workspace: workspace, visit: visit, form: body, now: now, owed: owed,
                remoteAddress: context.remoteAddress ?? "")
        }
        var call = makeCall(.unknown(request), Form(), nil)
        do {
            let visit = try await visit(request, entry, now)
            call = makeCall(visit, Form(), try await owed(visit, entry, now))
            guard entry.access.allows(visit.actor?.role) else { throw visit.actor == nil ? Refusal.signInRequired : .forbidden }
            if entry.bodyLimit > 0 {
                let form = try await BodyReader(limit: entry.bodyLimit).read(request)
                call = makeCall(visit, form, call.owed)
                if entry.kind == .form {
                    guard FormKey.proves(form["_key"], secret: visit.formSecret) else { throw Refusal.forged }
                }
            }
            var response = try await answer(call, handler)
            if let cookie = visit.newVisitorCookie { response.headers.append(.setCookie(cookie)) }
            return response
        } catch {
            return refused(error, call, entry)
        }
    }

    func notFound(_ request: Request, _ context: AppContext) async -> Response {
        let entry = Routes.Entry(
            method: request.method, path: request.uri.path, access: .everyone,
            kind: request.uri.path.hasPrefix("/api/") ? .api : .page, bodyLimit: 0)
        return await respond(to: request, context, entry) { _ in throw Refusal.notFound }
    }

    private func answer(_ call: Call, _ handler: @Sendable (Call) async throws -> Response) async throws -> Response {
        guard let once = call.form.once, let actor = call.visit.actor else { return try await handler(call) }
        guard once.utf8.count <= 120 else { throw Refusal.unreadable(Copy.Errors.incompleteForm) }
        do {
            if let location = try await workspace.database.read({ try $0.submission(once, of: actor.account) }), !location.isEmpty {
                return call.see(location, done: false)
            }
            let response = try await handler(call)
            if let location = response.headers[.location] {
                try await workspace.database.write { try $0.remember(once, of: actor.account, location: location) }
            }
            return response
        } catch Refusal.alreadyReceived(let key) {
            // The first arrival may still be on its way to its answer.
            for _ in 0..<20 {
                if let location = try await workspace.database.read({ try $0.submission(key, of: actor.account) }), !location.isEmpty {
                    return call.see(location, done: false)
                }
                try await Task.sleep(nanoseconds: 50_000_000)
            }
            throw Refusal.alreadyReceived(key: key)
        }
    }

    private func visit(_ request: Request, _ entry: Routes.Entry, _ now: Instant) async throws -> Visit {
        let language = Cookies.value("lang", in: request).flatMap(Language.init(rawValue:)) ?? .indonesian
        if entry.kind == .api {
            let token = request.headers[.authorization].flatMap { $0.hasPrefix("Bearer ") ? String($0.dropFirst(7)) : nil }
            return try await workspace.database.read { connection in
                try connection.visit(tokenHash: token.map(Secret.hash), language: language)
            }
        }
        let session = Cookies.value(SessionCookie.name, in: request)
        let brought = Cookies.value(Cookies.visitor, in: request)
        let visitor = brought ?? Secret.make()
        let cookie = brought == nil ? Cookies.set(Cookies.visitor, visitor, secure: workspace.settings.secureCookies, days: 30) : nil
        return try await workspace.database.read { connection in
            try connection.visit(
                sessionHash: session.map(Secret.hash), at: now, language: language,
                formSecret: Array((session ?? "").utf8) + Array(visitor.utf8), newVisitorCookie: cookie)
        }
    }

    private func owed(_ visit: Visit, _ entry: Routes.Entry, _ now: Instant) async throws -> Int? {
        guard entry.kind == .page || entry.kind == .form, let actor = visit.actor else { return nil }
        let today = now.jakartaDay
        return try await workspace.cache.value("owed|\(actor.account)|\(today.number)", version: visit.version) {
            try await workspace.database.read { try $0.duties(of: actor, on: today).count }
        }
    }

    /// What went wrong, as a page or as a problem; unexpected errors are logged and say nothing of themselves.
    private func refused(_ error: any Error, _ call: Call, _ entry: Routes.Entry) -> Response {
        let refusal: Refusal?
        switch error {
        case let known as Refusal: refusal = known
        case let error as HTTPError where error.status == .contentTooLarge: refusal = .tooLarge(limit: entry.bodyLimit)
        case DatabaseError.unstorable: refusal = .unreadable(Copy.Errors.unstorable)
        case DatabaseError.serializationFailure, DatabaseError.timeout: refusal = .rule(Copy.Errors.busy)
        default:
            workspace.logger.error("\(entry.method) \(entry.path): \(error)")
            refusal = nil
        }
        if entry.kind == .api { return call.problem(refusal) }
        if case .signInRequired = refusal {
            let wanted = call.request.method == .get ? call.request.uri.string : "/"
            let encoded = wanted.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            return Response(status: .seeOther, headers: [.location: "/sign-in?next=\(encoded)"])
        }
        return call.errorPage(refusal)
    }
}

extension Visit {
    /// Before anything is known: enough to answer with an error page.
    static func unknown(_ request: Request) -> Visit {
        Visit(
            actor: nil, language: Cookies.value("lang", in: request).flatMap(Language.init(rawValue:)) ?? .indonesian, version: 0, district: nil,
            districtName: nil, isSample: false, formSecret: [], newVisitorCookie: nil, sessionHash: nil)
    }
}
