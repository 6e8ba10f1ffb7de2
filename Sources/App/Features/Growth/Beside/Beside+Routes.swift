import Days
import Hummingbird

enum BesideRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        routes.page("/growth/areas/:area/beside", .signedIn) { call in
            let actor = try call.actor()
            let area = try call.parameter("area")
            try actor.requireSees(area: area)
            let wanted = Month(iso: call.query["period"])
            return call.besidePage(
                try await call.cached("beside|\(area)|\(wanted?.iso ?? "")|\(actor.area ?? "")") {
                    try $0.besideOverview(of: area, in: wanted, district: actor.district, topmost: actor.area)
                })
        }
    }
}
