import Database

enum DuplicateRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let duplicates = Duplicates(workspace: workspace)
        let children = Children(workspace: workspace)

        routes.page("/growth/duplicates", .nutritionOfficer) { call in
            let district = try call.actor().district
            let overview = try await call.cached("duplicates") { try Duplicates.overview($0, district: district) }
            if !overview.pairs.isEmpty || !overview.merges.isEmpty {
                try await children.note(LedgerEvent(action: "child.pairs-seen", subject: "children/duplicates"), by: try call.author())
            }
            return call.duplicatesPage(overview)
        }

        routes.form("/growth/duplicates", .nutritionOfficer) { call in
            let (first, second) = (call.form["first"], call.form["second"])
            guard Identifier.isValid(first), Identifier.isValid(second), let decision = Duplicates.Decision(rawValue: call.form["decision"]) else {
                throw Refusal.notFound
            }
            try await duplicates.decide(first, second, decision, by: call.author())
            return call.see("/growth/duplicates")
        }

        routes.form("/growth/duplicates/:merge/undo", .nutritionOfficer) { call in
            try await duplicates.undo(try call.identifier("merge"), by: call.author())
            return call.see("/growth/duplicates")
        }
    }
}
