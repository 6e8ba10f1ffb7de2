import Days
import Foundation
import Hummingbird

/// Weighing exports for programs: upload, look at what it would change, confirm. Reading and applying go on in the background; ask again.
struct ImportJSON: Encodable {
    let id, file, state, createdAt: String
    let period: String?
    /// 0...1, of the reading or the applying that goes on.
    let progress: Double
    /// Why it failed, in both languages; empty otherwise.
    let failure: String
    /// What the file would change, or has changed; absent while it is read for the first time.
    let report: WeighingReport?

    init(_ line: ImportLine, problems: [RowProblem] = []) {
        (id, file, state, createdAt) = (line.id, line.fileName, line.state.rawValue, line.createdAt.iso)
        (period, progress, failure) = (line.period?.iso, line.progress, line.failure)
        var report = line.report
        report?.problems = problems.map(WeighingReport.Problem.init)
        self.report = report
    }
}

enum ImportAPI {
    /// Problems told with one import; the workbook of the page has all.
    private static let problemsTold = 1_000

    static func add(to routes: Routes, _ workspace: Workspace) {
        let imports = WeighingImports(workspace: workspace)

        routes.api(.get, "/growth/imports", .nutrition) { call in
            let district = try call.actor().district
            return try call.json(try await call.read { try $0.imports(district: district) }.map { ImportJSON($0) })
        }

        routes.api(.post, "/growth/imports", .nutrition, limit: Routes.tableLimit) { call in
            let id = try await imports.begin(call.form, asks: false, by: call.author())
            return try await call.importJSON(id, status: .accepted)
        }

        routes.api(.get, "/growth/imports/:import", .nutrition) { call in try await call.importJSON(call.identifier("import")) }

        routes.api(.post, "/growth/imports/:import/confirm", .nutrition) { call in
            let id = try call.identifier("import")
            try await imports.confirm(id, by: call.author())
            return try await call.importJSON(id, status: .accepted)
        }

        routes.api(.post, "/growth/imports/:import/discard", .nutrition) { call in
            let id = try call.identifier("import")
            try await imports.discard(id, by: call.author())
            return try await call.importJSON(id)
        }
    }

    fileprivate static func load(_ call: Call, _ id: String) async throws -> ImportJSON {
        let district = try call.actor().district
        return try await call.read { connection in
            guard let line = try connection.imports(district: district, only: id).first else { throw Refusal.notFound }
            return ImportJSON(line, problems: try connection.problems(of: id, limit: problemsTold))
        }
    }
}

extension Call {
    fileprivate func importJSON(_ id: String, status: HTTPResponse.Status = .ok) async throws -> Response {
        var response = try json(try await ImportAPI.load(self, id), status: status)
        if request.method == .post { response.headers[.location] = "/api/v1/growth/imports/\(id)" }
        return response
    }
}
