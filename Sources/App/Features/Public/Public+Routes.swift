import Hummingbird

/// The page for everybody, without an account.
enum PublicRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        routes.page("/public", .everyone) { call in
            guard let figures = try await call.publicFigures() else { return call.noDistrictPage() }
            return call.publicPage(figures)
        }

        routes.file("/public/estimates.csv", .everyone) { call in
            let figures = try await call.publicFigures()
            return call.download(EstimateFile.csv(figures?.estimates ?? []), name: "rembuk-estimates.csv", type: "text/csv; charset=utf-8")
        }
    }
}

extension Call {
    /// `nil` where the workspace has no district yet.
    fileprivate func publicFigures() async throws -> PublicFigures? {
        guard let district = visit.district else { return nil }
        let today = today
        return try await cached("public") { try $0.publicFigures(of: district, on: today) }
    }
}
