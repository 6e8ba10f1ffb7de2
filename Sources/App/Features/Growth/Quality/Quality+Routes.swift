import Days
import Hummingbird

enum QualityRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        routes.page("/growth/areas/:area/quality", .signedIn) { call in
            call.qualityPage(try await load(call))
        }

        routes.file("/growth/areas/:area/quality.csv", .signedIn) { call in
            let overview = try await load(call)
            return call.download(
                overview.table(), name: "\(overview.name) \(overview.period?.iso ?? "") quality.csv", type: "text/csv; charset=utf-8")
        }
    }

    private static func load(_ call: Call) async throws -> QualityOverview {
        let actor = try call.actor()
        let area = try call.parameter("area")
        try actor.requireSees(area: area)
        let wanted = Month(iso: call.query["period"])
        return try await call.cached("quality|\(area)|\(wanted?.iso ?? "")|\(actor.area ?? "")") {
            try $0.qualityOverview(of: area, in: wanted, district: actor.district, topmost: actor.area)
        }
    }
}
