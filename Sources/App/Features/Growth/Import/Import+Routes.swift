import Days
import Foundation
import Hummingbird

enum ImportRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let imports = WeighingImports(workspace: workspace)

        routes.page("/growth/imports", .nutrition) { call in
            let actor = try call.actor()
            return call.importsPage(try await call.read { try $0.imports(district: actor.district) })
        }

        routes.form("/growth/imports", .nutrition, limit: Routes.tableLimit) { call in
            let actor = try call.actor()
            do {
                guard let file = call.form.files["file"] else { throw Refusal.invalid([FieldProblem("file", Copy.Files.none)]) }
                let wanted = call.form["period"]
                let period = Month(iso: wanted)
                if !wanted.isEmpty, period == nil { throw Refusal.invalid([FieldProblem("period", Copy.Imports.notAMonth)]) }
                let id = try await imports.begin(file, period: period, by: call.author())
                return call.see("/growth/imports/\(id)", done: false)
            } catch Refusal.invalid(let problems) {
                return call.importsPage(try await call.read { try $0.imports(district: actor.district) }, problems)
            } catch Refusal.unreadable(let why) {
                return call.importsPage(try await call.read { try $0.imports(district: actor.district) }, [FieldProblem("file", why)])
            }
        }

        routes.page("/growth/imports/:import", .nutrition) { call in
            let id = try call.identifier("import")
            let actor = try call.actor()
            let (line, problems, counts) = try await call.read { connection in
                guard let line = try connection.imports(district: actor.district, only: id).first else { throw Refusal.notFound }
                return (line, try connection.problems(of: id, limit: 200), try connection.problemCounts(of: id))
            }
            return try call.importPage(line, problems, counts)
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
            let problems = try await call.read { connection in
                guard try connection.imports(district: actor.district, only: id).first != nil else { throw Refusal.notFound }
                return try connection.problems(of: id, limit: WeighingPlan.problemLimit)
            }
            let path = NSTemporaryDirectory() + "rembuk-problems-\(Secret.make()).xlsx"
            defer { unlink(path) }
            try WeighingProblemSheet.write(problems, to: path, language: call.language)
            guard let content = FileManager.default.contents(atPath: path) else { throw Refusal.rule(Copy.Errors.noSpace) }
            return call.download(
                [UInt8](content), name: "masalah.xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
    }

}
