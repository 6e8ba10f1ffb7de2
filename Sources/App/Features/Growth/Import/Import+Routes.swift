import Days
import Foundation
import Hummingbird

enum ImportRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let imports = WeighingImports(workspace: workspace)

        routes.page("/growth/imports", .nutrition) { call in
            let actor = try call.actor()
            return call.importsPage(try await list(call, actor))
        }

        routes.form("/growth/imports", .nutrition, limit: Routes.tableLimit) { call in
            let actor = try call.actor()
            do {
                let id = try await imports.begin(call.form, asks: true, by: call.author())
                return call.see("/growth/imports/\(id)", done: false)
            } catch Refusal.invalid(let problems) {
                return call.importsPage(try await list(call, actor), problems)
            } catch Refusal.unreadable(let why) {
                return call.importsPage(try await list(call, actor), [FieldProblem("file", why)])
            }
        }

        routes.page("/growth/imports/:import", .nutrition) { call in try await one(call, []) }

        routes.form("/growth/imports/:import/columns", .nutrition) { call in
            let id = try call.identifier("import")
            let actor = try call.actor()
            let report = try await call.read { connection in
                guard let line = try connection.imports(district: actor.district, only: id).first else { throw Refusal.notFound }
                return line.report
            }
            let columns = (report?.unrecognised ?? []).enumerated().compactMap { index, title in
                WeighingField(rawValue: call.form["column-\(index)"]).map {
                    RememberedColumn(key: WeighingField.memoryKey(title), title: title, field: $0)
                }
            }
            do {
                try await imports.explain(id, columns, by: call.author())
                return call.see("/growth/imports/\(id)", done: false)
            } catch Refusal.invalid(let problems) {
                return try await one(call, problems)
            }
        }

        routes.form("/growth/columns/remove", .nutrition) { call in
            try await imports.forget(call.form["key"], by: call.author())
            return call.see("/growth/imports")
        }

        routes.form("/growth/imports/:import/confirm", .nutrition) { call in
            let id = try call.identifier("import")
            try await imports.confirm(id, by: call.author())
            return call.see("/growth/imports/\(id)", done: false)
        }

        routes.form("/growth/imports/:import/discard", .nutrition) { call in
            try await imports.discard(try call.identifier("import"), by: call.author())
            return call.see("/growth/imports")
        }

        routes.file("/growth/imports/:import/problems.xlsx", .nutrition) { call in
            let id = try call.identifier("import")
            let actor = try call.actor()
            let (problems, rows) = try await call.read { connection in
                guard try connection.imports(district: actor.district, only: id).first != nil else { throw Refusal.notFound }
                return (try connection.problems(of: id, limit: WeighingPlan.problemLimit), try connection.keptRows(of: id))
            }
            return try call.workbook(name: Copy.Imports.fileName(call.language)) {
                try CorrectionSheet.write(problems, rows, to: $0, language: call.language)
            }
        }
    }

    private static func list(_ call: Call, _ actor: Actor) async throws -> (lines: [ImportLine], remembered: [RememberedColumn]) {
        try await call.read { (try $0.imports(district: actor.district), try $0.rememberedColumns(district: actor.district)) }
    }

    private static func one(_ call: Call, _ wrong: [FieldProblem]) async throws -> Response {
        let id = try call.identifier("import")
        let actor = try call.actor()
        let (line, problems, counts) = try await call.read { connection in
            guard let line = try connection.imports(district: actor.district, only: id).first else { throw Refusal.notFound }
            return (line, try connection.problems(of: id, limit: 200), try connection.problemCounts(of: id))
        }
        return try call.importPage(line, problems, counts, wrong)
    }
}
