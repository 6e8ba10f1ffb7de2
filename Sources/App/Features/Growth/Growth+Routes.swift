import Days
import Foundation
import Hummingbird

/// The weighing by area and month. Importing lies in Import/.
enum GrowthRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        routes.page("/growth", .signedIn) { call in
            let actor = try call.actor()
            return try await overview(call, actor.area ?? actor.district)
        }

        routes.page("/growth/areas/:area", .signedIn) { call in
            let area = try call.parameter("area")
            try call.actor().requireSees(area: area)
            return try await overview(call, area)
        }

        routes.file("/growth/areas/:area/table.csv", .signedIn) { call in
            let area = try call.parameter("area")
            try call.actor().requireSees(area: area)
            let overview = try await load(call, area)
            return call.download(overview.table(), name: "\(overview.name) \(overview.period?.iso ?? "").csv", type: "text/csv; charset=utf-8")
        }

        routes.api(.get, "/growth/areas/:area", .signedIn) { call in
            let area = try call.parameter("area")
            try call.actor().requireSees(area: area)
            return try call.json(GrowthAreaBody(try await load(call, area)))
        }
    }

    private static func overview(_ call: Call, _ area: String) async throws -> Response {
        call.growthPage(try await load(call, area))
    }

    private static func load(_ call: Call, _ area: String) async throws -> GrowthOverview {
        let actor = try call.actor()
        let wanted = Month(iso: call.query["period"])
        return try await call.cached("growth|\(area)|\(wanted?.iso ?? "")|\(actor.area ?? "")") {
            try $0.growthOverview(of: area, in: wanted, district: actor.district, topmost: actor.area)
        }
    }
}
