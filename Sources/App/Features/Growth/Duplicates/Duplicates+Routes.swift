import Database

enum DuplicateRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let duplicates = Duplicates(workspace: workspace)

        routes.page("/growth/duplicates", .nutrition) { call in
            let district = try call.actor().district
            return call.duplicatesPage(try await call.cached("duplicates") { try Duplicates.overview($0, district: district) })
        }

        routes.form("/growth/duplicates", .nutrition) { call in
            let (first, second) = (call.form["first"], call.form["second"])
            guard Identifier.isValid(first), Identifier.isValid(second), let decision = Duplicates.Decision(rawValue: call.form["decision"]) else {
                throw Refusal.notFound
            }
            try await duplicates.decide(first, second, decision, by: call.author())
            return call.see("/growth/duplicates")
        }

        routes.form("/growth/duplicates/:merge/undo", .nutrition) { call in
            try await duplicates.undo(try call.identifier("merge"), by: call.author())
            return call.see("/growth/duplicates")
        }
    }
}
