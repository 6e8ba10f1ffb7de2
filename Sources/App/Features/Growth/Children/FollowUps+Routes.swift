import Database
import Days
import Growth
import Hummingbird

/// The lists to act on, on a page and as a workbook to take along.
enum FollowUpRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let children = Children(workspace: workspace)

        routes.page("/growth/areas/:area/follow-ups", .children) { call in
            let area = try call.parameter("area")
            let actor = try call.actor()
            try actor.requireSees(area: area)
            let wanted = Month(iso: call.query["period"])
            let list = FollowUp(rawValue: call.query["list"])
            let number = min(max(Int(call.query["page"]) ?? 1, 1), 100_000)
            let key = "follow-ups|\(actor.district)|\(area)|\(wanted?.iso ?? "")|\(list?.rawValue ?? "")|\(number)"
            let version = try await call.read { try $0.growthVersion(district: actor.district) }
            let lists = try await workspace.cache.value(key, version: version) {
                try await workspace.database.read {
                    try $0.followUpLists(
                        of: area, in: wanted, list: list, from: (number - 1) * Children.pageLength, limit: Children.pageLength,
                        district: actor.district)
                }
            }
            guard let lists else { return call.see("/growth", done: false) }
            if !lists.children.isEmpty {
                let event = LedgerEvent(
                    action: "child.list-seen", subject: "follow-ups/\(area)/\(lists.month.iso)/\(lists.list.rawValue)",
                    details: ["area": .text(lists.name)])
                try await children.note(event, by: try call.author())
            }
            return call.followUpsPage(lists, number: number)
        }

        // Posted, because each export is an entry in the ledger.
        routes.form("/growth/areas/:area/follow-ups/export", .children) { call in
            let area = try call.parameter("area")
            let actor = try call.actor()
            try actor.requireSees(area: area)
            guard let name = try await call.read({ try $0.areaName(area, district: actor.district)?.name }) else { throw Refusal.notFound }
            guard let list = FollowUp(rawValue: call.form["list"]), let month = Month(iso: call.form["period"]) else {
                throw Refusal.invalid([FieldProblem("list", Copy.Errors.unknownChoice)])
            }
            let members = try await call.read { connection in
                try connection.completeLast(
                    connection.followUps(of: area, in: month, district: actor.district).filter { $0.due.contains(list) }, until: month.last)
            }
            // Without the form's key: whoever downloads twice has exported twice.
            try await workspace.change(by: Author(actor: actor, at: call.now)) { change in
                try change.record(
                    LedgerEvent(
                        action: "child.list-exported", subject: "follow-ups/\(area)/\(month.iso)/\(list.rawValue)",
                        details: ["area": .text(name), "children": Detail(members.count)]))
            }
            return try call.workbook(name: "\(list.title(call.language)) \(name) \(month.iso).xlsx") {
                try FollowUpSheet(list: list, month: month, today: call.today, language: call.language).write(members, to: $0)
            }
        }
    }
}
