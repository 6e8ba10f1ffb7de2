import Convergence
import Hummingbird

/// Who belongs to the team.
enum AgencyRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let service = Agencies(workspace: workspace)

        routes.page("/agencies", .signedIn) { call in
            let district = try call.actor().district
            let (lines, people) = try await call.cached("agencies") { (try $0.agencyLines(of: district), try $0.agencyPeople(of: district)) }
            return call.agenciesPage(lines, people)
        }

        routes.page("/agencies/new", .secretary) { call in try await call.agencyFormPage(nil, []) }

        routes.form("/agencies", .secretary) { call in
            do {
                let id = try await service.add(call.newAgency(), by: call.author())
                return call.see("/agencies/\(id)")
            } catch Refusal.invalid(let problems) {
                return try await call.agencyFormPage(nil, problems)
            }
        }

        routes.page("/agencies/:agency", .signedIn) { call in try await call.agencyPage(call.identifier("agency"), nil) }

        routes.page("/agencies/:agency/edit", .secretary) { call in
            let (district, id) = (try call.actor().district, try call.identifier("agency"))
            guard let agency = try await call.read({ try $0.agencyLine(id, district: district) }) else { throw Refusal.notFound }
            return try await call.agencyFormPage(agency, [])
        }

        routes.form("/agencies/:agency", .secretary) { call in
            let (district, id) = (try call.actor().district, try call.identifier("agency"))
            guard let agency = try await call.read({ try $0.agencyLine(id, district: district) }) else { throw Refusal.notFound }
            do {
                try await service.change(id, call.newAgency(), version: Int(call.form["version"]) ?? 0, by: call.author())
                return call.see("/agencies/\(id)")
            } catch Refusal.invalid(let problems) {
                return try await call.agencyFormPage(agency, problems)
            }
        }

        routes.form("/agencies/:agency/deactivate", .secretary) { call in
            let id = try call.identifier("agency")
            do {
                try await service.deactivate(id, by: call.author())
                return call.see("/agencies/\(id)")
            } catch Refusal.rule(let reason) {
                // The page says what hangs on the agency, with links to it.
                return try await call.agencyPage(id, reason)
            }
        }

        routes.form("/agencies/:agency/reactivate", .secretary) { call in
            let id = try call.identifier("agency")
            try await service.reactivate(id, by: call.author())
            return call.see("/agencies/\(id)")
        }

        routes.api(.get, "/agencies", .signedIn) { call in
            let district = try call.actor().district
            let (lines, people) = try await call.cached("agencies") { (try $0.agencyLines(of: district), try $0.agencyPeople(of: district)) }
            return try call.json(ItemsJSON(items: lines.map { AgencyJSON($0, people) }))
        }
    }
}

extension Call {
    fileprivate func newAgency() throws(Refusal) -> NewAgency {
        try NewAgency(
            name: form["name"], shortName: form["short_name"], kind: form["kind"], area: form["area"], dutyIndonesian: form["duty_id"],
            dutyEnglish: form["duty_en"])
    }

    fileprivate func agencyPage(_ id: String, _ refused: Text?) async throws -> Response {
        let district = try actor().district
        let found = try await read { connection -> (AgencyLine, [AgencyPerson], AgencyTies, String?)? in
            guard let agency = try connection.agencyLine(id, district: district) else { return nil }
            let area = try agency.area.flatMap { code in try connection.areas(of: district).first { $0.code.text == code }?.name }
            return (agency, try connection.agencyPeople(of: district).filter { $0.agency == id }, try connection.agencyTies(id), area)
        }
        guard let found else { throw Refusal.notFound }
        return agencyPage(found.0, found.1, found.2, areaName: found.3, refused)
    }

    fileprivate func agencyFormPage(_ agency: AgencyLine?, _ problems: [FieldProblem]) async throws -> Response {
        let district = try actor().district
        let areas = try await cached("areas") { try $0.areas(of: district) }
        return agencyFormPage(agency, districts: areas.filter { $0.code.level == .district && $0.validTo == nil }, problems)
    }
}
