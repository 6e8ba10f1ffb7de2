import Database
import Hummingbird

/// Home: where the district stands, and what waits for whoever looks.
enum HomeRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        routes.page("/", .everyone) { call in
            guard let actor = call.visit.actor else { return call.see("/public", done: false) }
            try await call.letTimePass()
            return call.homePage(try await call.home(of: actor))
        }

        routes.page("/duties", .signedIn) { call in
            try await call.letTimePass()
            return call.dutiesPage(try await call.duties(of: try call.actor()))
        }

        routes.api(.get, "/duties", .signedIn) { call in
            try call.json(DutyList(items: try await call.duties(of: try call.actor()).map(DutyBody.init)))
        }
    }
}

/// What one person's Home shows.
struct Home: Sendable {
    let figures: HomeFigures
    let duties: [Duty]
    /// Of an operator: the own area's name and newest weighing.
    let area: OwnArea?

    struct OwnArea: Sendable {
        let code: String
        let name: String
        let newest: HomeFigures.Routine?
    }
}

extension Call {
    fileprivate func duties(of actor: Actor) async throws -> [Duty] {
        let today = today
        return try await cached("duties|\(actor.account)") { try $0.duties(of: actor, on: today) }
    }

    fileprivate func home(of actor: Actor) async throws -> Home {
        let now = now
        let figures = try await cached("home") { try $0.homeFigures(of: actor.district, at: now) }
        var own: Home.OwnArea?
        if let code = actor.area {
            own = try await cached("home|\(code)") { connection in
                Home.OwnArea(
                    code: code, name: try connection.nameOfArea(code, district: actor.district),
                    newest: try connection.newestWeighing(of: code, district: actor.district))
            }
        }
        return Home(figures: figures, duties: try await duties(of: actor), area: own)
    }
}

struct DutyList: Encodable { let items: [DutyBody] }

struct DutyBody: Encodable {
    let kind: String
    let title: String
    let from: String?
    let due: String?
    let since: String
    /// Of the page where it is settled.
    let path: String

    init(_ duty: Duty) {
        kind = duty.kind.rawValue
        title = duty.title
        from = duty.from
        due = duty.due?.iso
        since = duty.since.iso
        path = duty.path
    }
}
