import Database
import Days
import Hummingbird

/// Finding a child and opening its record.
enum ChildRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let children = Children(workspace: workspace)

        routes.page("/growth/children", .children) { call in
            let actor = try call.actor()
            return call.see("/growth/areas/\(actor.area ?? actor.district)/children", done: false)
        }

        routes.page("/growth/areas/:area/children", .children) { call in
            let area = try call.parameter("area")
            try call.actor().requireSees(area: area)
            return try await list(call, area, children)
        }

        // A number of a person belongs into no address: the search is posted.
        routes.form("/growth/children", .children) { call in
            let actor = try call.actor()
            let typed = call.form["nik"]
            do {
                let found = try await children.find(nik: typed, by: call.author())
                if found.own.count == 1, found.outside.isEmpty, let child = found.own.first {
                    return call.see("/growth/children/\(child.id)", done: false)
                }
                return call.foundPage(found, nik: typed)
            } catch Refusal.invalid(let problems) {
                return try await list(call, actor.area ?? actor.district, children, problems)
            }
        }

        routes.form("/growth/children/:child/open", .children) { call in
            let id = try call.identifier("child")
            do {
                try await children.open(id, nik: call.form["nik"], reason: call.form["reason"], by: call.author())
                return call.see("/growth/children/\(id)", done: false)
            } catch Refusal.invalid(let problems) {
                return call.foundPage(Children.Found(own: [], outside: [id]), nik: call.form["nik"], problems)
            }
        }

        routes.page("/growth/children/:child", .children) { call in
            let (record, reason) = try await children.record(try call.identifier("child"), by: call.author())
            return call.childPage(record, reason: reason)
        }
    }

    private static func list(_ call: Call, _ area: String, _ children: Children, _ problems: [FieldProblem] = []) async throws -> Response {
        let actor = try call.actor()
        let name = String(call.query["name"].prefix(100))
        let number = min(max(Int(call.query["page"]) ?? 1, 1), 100_000)
        var problems = problems
        if !name.isEmpty, name.filter(\.isLetter).count < 3 { problems.append(FieldProblem("name", Copy.Children.nameTooShort)) }
        let searched = problems.contains { $0.field == "name" } ? "" : name
        let page = try await call.read {
            try $0.children(
                of: area, name: searched, district: actor.district, from: (number - 1) * Children.pageLength, limit: Children.pageLength)
        }
        if !page.children.isEmpty {
            try await children.note(LedgerEvent(action: "child.listed", subject: "children/\(area)"), by: try call.author())
        }
        return call.childrenPage(page, name: name, number: number, problems)
    }
}
