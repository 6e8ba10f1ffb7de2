import Convergence
import Hummingbird

/// The places of the district: to look up, and for the secretary to load.
enum AreaRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let service = Areas(workspace: workspace)

        routes.page("/areas", .signedIn) { call in
            let district = try call.actor().district
            let areas = try await call.cached("areas") { try $0.areas(of: district) }
            return call.areasPage(areas, query: String(call.query["q"].prefix(100)))
        }

        routes.page("/areas/import", .secretary) { call in call.areaImportPage(.areas, []) }

        routes.page("/areas/boundaries", .secretary) { call in
            let district = try call.actor().district
            let (drawn, all) = try await call.read { connection in
                (
                    try connection.boundaryCounts(of: district).values.reduce(0, +),
                    try connection.areas(of: district).count { $0.code.level > .province }
                )
            }
            return call.boundaryImportPage(drawn: drawn, of: all)
        }

        routes.form("/areas/uploads", .secretary, limit: Routes.fileLimit) { call in
            let author = try call.author()
            let kind = AreaUpload.Kind(rawValue: call.form["kind"]) ?? .areas
            guard let file = call.form.files["file"], file.size > 0 else {
                return call.areaImportPage(kind, [FieldProblem("file", Copy.Files.none)])
            }
            let upload: String
            switch kind {
            case .areas:
                let lines: [AreaList.Line]
                do {
                    lines = try AreaFile.read(file.path)
                } catch Refusal.unreadable(let reason) {
                    return call.areaImportPage(kind, [FieldProblem("file", reason)])
                }
                let result = try await service.preview(lines, district: author.actor.district)
                guard result.problems.isEmpty else { return call.areaProblemsPage(result, kind, file.name) }
                upload = try await service.keep(kind, lines.map(StagedLine.init), fileName: file.name, by: author)
            case .boundaries:
                let features: [BoundaryFile.Feature]
                do {
                    features = try BoundaryFile.read(file.path)
                } catch Refusal.unreadable(let reason) {
                    return call.areaImportPage(kind, [FieldProblem("file", reason)])
                }
                let known = try await call.read { Set(try $0.areas(of: author.actor.district).map(\.code.text)) }
                let (outlines, problems) = Areas.check(features, known: known)
                guard problems.isEmpty else {
                    return call.areaProblemsPage(AreaImportResult(rows: features.count, problems: problems), kind, file.name)
                }
                upload = try await service.keep(
                    kind, outlines.map { StagedOutline(code: $0.code, geometry: $0.geometry) }, fileName: file.name, by: author)
            }
            return call.see("/areas/uploads/\(upload)", done: false)
        }

        routes.page("/areas/uploads/:upload", .secretary) { call in
            let actor = try call.actor()
            let upload = try await service.upload(try call.identifier("upload"), of: actor)
            let result = try await service.preview(upload, for: actor)
            guard result.problems.isEmpty else { return call.areaProblemsPage(result, upload.kind, upload.fileName) }
            return call.areaPreviewPage(result, upload)
        }

        routes.form("/areas/uploads/:upload/confirm", .secretary) { call in
            let author = try call.author()
            let upload = try await service.upload(try call.identifier("upload"), of: author.actor)
            _ = try await service.confirm(upload, by: author)
            return call.see(upload.kind == .areas ? "/areas" : "/areas/boundaries")
        }

        routes.form("/areas/uploads/:upload/discard", .secretary) { call in
            let actor = try call.actor()
            let upload = try await service.upload(try call.identifier("upload"), of: actor)
            try await service.discard(upload.id, of: actor)
            return call.see(upload.kind == .areas ? "/areas/import" : "/areas/boundaries", done: false)
        }

        routes.api(.get, "/areas", .signedIn) { call in
            let district = try call.actor().district
            var areas = try await call.cached("areas") { try $0.areas(of: district) }
            if call.query.has("level") {
                guard let level = AreaLevel(rawValue: call.query["level"]) else {
                    throw Refusal.invalid([FieldProblem("level", Copy.Errors.unknownChoice)])
                }
                areas = areas.filter { $0.code.level == level }
            }
            if call.query.has("parent") { areas = areas.filter { $0.code.parent?.text == call.query["parent"] } }
            return try call.json(ItemsJSON(items: areas.map(AreaJSON.init)))
        }
    }
}
