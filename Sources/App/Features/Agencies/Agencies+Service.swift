import Convergence
import Database

/// An agency as it is to be, checked as far as it can be without the records.
struct NewAgency: Sendable {
    let name: String
    let shortName: String
    let kind: AgencyKind
    let area: String?
    let dutyIndonesian: String
    let dutyEnglish: String

    static let dutyLimit = 1_000

    /// - Throws: ``Refusal/invalid(_:)`` with everything that is wrong.
    init(name: String, shortName: String, kind: String, area: String, dutyIndonesian: String, dutyEnglish: String) throws(Refusal) {
        var problems: [FieldProblem] = []
        if name.isEmpty { problems.append(FieldProblem("name", Copy.Errors.required)) }
        if name.count > 200 { problems.append(FieldProblem("name", Copy.Errors.tooLong)) }
        if shortName.isEmpty { problems.append(FieldProblem("short_name", Copy.Errors.required)) }
        if shortName.count > 40 { problems.append(FieldProblem("short_name", Copy.Errors.tooLong)) }
        if dutyIndonesian.count > Self.dutyLimit { problems.append(FieldProblem("duty_id", Copy.Errors.tooLong)) }
        if dutyEnglish.count > Self.dutyLimit { problems.append(FieldProblem("duty_en", Copy.Errors.tooLong)) }
        let known = AgencyKind(rawValue: kind)
        if known == nil { problems.append(FieldProblem("kind", Copy.Errors.unknownChoice)) }
        if known == .subdistrict, AreaCode(area)?.level != .district { problems.append(FieldProblem("area", Copy.Agencies.needsDistrict)) }
        guard problems.isEmpty, let known else { throw .invalid(problems) }
        self.name = name
        self.shortName = shortName
        self.kind = known
        self.area = known == .subdistrict ? AreaCode(area)?.text : nil
        self.dutyIndonesian = dutyIndonesian
        self.dutyEnglish = dutyEnglish
    }
}

/// The agencies of the team. Exactly one active one is its secretariat, from the moment there is one.
struct Agencies: Sendable {
    let workspace: Workspace

    @discardableResult
    func add(_ new: NewAgency, by author: Author) async throws -> String {
        try await workspace.change(by: author) { change in
            try Self.check(new, except: nil, change)
            let before = try Self.makeRoom(for: new, id: nil, change)
            let id = author.identifier()
            try change.connection.insertAgency(id, new, district: change.district)
            try change.record(LedgerEvent(action: "agency.added", subject: "agency/\(id)", details: Self.details(new, before)))
            return id
        }
    }

    func change(_ id: String, _ new: NewAgency, version: Int, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard let old = try change.connection.agencyLine(id, district: change.district) else { throw Refusal.notFound }
            try Self.check(new, except: id, change)
            if old.kind == .secretariat, old.isActive, new.kind != .secretariat {
                throw Refusal.invalid([FieldProblem("kind", Copy.Agencies.secretariatMustStay)])
            }
            let before = old.isActive ? try Self.makeRoom(for: new, id: id, change) : nil
            guard try change.connection.updateAgency(id, new, version: version) else { throw Refusal.stale(at: "/agencies/\(id)") }
            var details = Self.details(new, before)
            details["before"] = [
                "name": .text(old.name), "short_name": .text(old.shortName), "kind": .text(old.kind.rawValue), "area": Detail(old.area),
                "duty_id": .text(old.dutyIndonesian), "duty_en": .text(old.dutyEnglish),
            ]
            try change.record(LedgerEvent(action: "agency.changed", subject: "agency/\(id)", details: details))
        }
    }

    /// - Throws: ``Refusal/rule(_:)`` while something still hangs on the agency.
    func deactivate(_ id: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard let agency = try change.connection.agencyLine(id, district: change.district) else { throw Refusal.notFound }
            guard agency.isActive else { return }
            guard agency.kind != .secretariat else { throw Refusal.rule(Copy.Agencies.secretariatMustStay) }
            guard try change.connection.agencyTies(id).isFree else { throw Refusal.rule(Copy.Agencies.stillTied) }
            try change.connection.setAgencyActive(false, id)
            try change.record(LedgerEvent(action: "agency.deactivated", subject: "agency/\(id)", details: ["name": .text(agency.name)]))
        }
    }

    func reactivate(_ id: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard let agency = try change.connection.agencyLine(id, district: change.district) else { throw Refusal.notFound }
            guard !agency.isActive else { return }
            // Another may have become the secretariat meanwhile.
            if agency.kind == .secretariat { try change.connection.setAgencyKind(.agency, of: id) }
            try change.connection.setAgencyActive(true, id)
            try change.record(LedgerEvent(action: "agency.reactivated", subject: "agency/\(id)", details: ["name": .text(agency.name)]))
        }
    }

    private static func check(_ new: NewAgency, except id: String?, _ change: Change) throws {
        if try change.connection.hasAgency(shortName: new.shortName, district: change.district, except: id) {
            throw Refusal.invalid([FieldProblem("short_name", Copy.Agencies.nameTaken)])
        }
        if let area = new.area, try !change.connection.hasArea(area, in: change.district) {
            throw Refusal.invalid([FieldProblem("area", Copy.Agencies.needsDistrict)])
        }
    }

    /// A new secretariat takes over from the one before. - Returns: that one's short name.
    private static func makeRoom(for new: NewAgency, id: String?, _ change: Change) throws -> String? {
        guard new.kind == .secretariat, let old = try change.connection.secretariat(of: change.district), old.id != id else { return nil }
        try change.connection.setAgencyKind(.agency, of: old.id)
        return old.shortName
    }

    private static func details(_ new: NewAgency, _ formerSecretariat: String?) -> [String: Detail] {
        var details: [String: Detail] = [
            "name": .text(new.name), "short_name": .text(new.shortName), "kind": .text(new.kind.rawValue), "area": Detail(new.area),
            "duty_id": .text(new.dutyIndonesian), "duty_en": .text(new.dutyEnglish),
        ]
        if let formerSecretariat { details["secretariat_before"] = .text(formerSecretariat) }
        return details
    }
}
