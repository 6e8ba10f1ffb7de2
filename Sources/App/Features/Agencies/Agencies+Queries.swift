import Database
import Days

/// What an agency is in the team. Text forms are those of the `agency` table.
enum AgencyKind: String, Sendable, CaseIterable {
    case agency, secretariat
    /// The office of a camat.
    case subdistrict
}

/// An agency as the pages show it.
struct AgencyLine: Sendable, Hashable {
    let id: String
    let name: String
    let shortName: String
    let kind: AgencyKind
    /// The code of the kecamatan of a camat's office.
    let area: String?
    let dutyIndonesian: String
    let dutyEnglish: String
    let isActive: Bool
    let version: Int

    /// The English words may be missing; then the Indonesian ones stand.
    var duty: Text { Text(dutyIndonesian, dutyEnglish.isEmpty ? dutyIndonesian : dutyEnglish) }
}

/// A person who speaks for an agency.
struct AgencyPerson: Sendable, Hashable {
    let account: String
    let agency: String
    let name: String
    let role: Role
}

/// What keeps an agency from being deactivated.
struct AgencyTies: Sendable, Hashable {
    let responsibilities: Int
    let handOffs: Int
    let accounts: Int

    var isFree: Bool { responsibilities == 0 && handOffs == 0 && accounts == 0 }
}

extension Connection {
    private func agencyLines(_ condition: SQL) throws -> [AgencyLine] {
        try all(
            """
            SELECT id, name, short_name, kind, area, duty_id, duty_en, active, version FROM agency WHERE \(sql: condition)
            ORDER BY active DESC, CASE kind WHEN 'secretariat' THEN 0 WHEN 'agency' THEN 1 ELSE 2 END, name, id
            """
        ) { row in
            AgencyLine(
                id: try row.string(0), name: try row.string(1), shortName: try row.string(2), kind: try row.value(3), area: try row.stringOrNil(4),
                dutyIndonesian: try row.string(5), dutyEnglish: try row.string(6), isActive: try row.bool(7), version: try row.int(8))
        }
    }

    /// All agencies of the district: the secretariat, the agencies, the camat offices, then those that are no longer active.
    func agencyLines(of district: String) throws -> [AgencyLine] { try agencyLines("district = \(district)") }

    func agencyLine(_ id: String, district: String) throws -> AgencyLine? { try agencyLines("district = \(district) AND id = \(id)").first }

    func secretariat(of district: String) throws -> AgencyLine? {
        try agencyLines("district = \(district) AND kind = 'secretariat' AND active").first
    }

    func hasAgency(shortName: String, district: String, except id: String?) throws -> Bool {
        try exists(
            """
            SELECT 1 FROM agency WHERE district = \(district) AND LOWER(short_name) = \(shortName.lowercased()) AND id <> \(id ?? "")
            """)
    }

    /// The active accounts that speak for the agencies of the district.
    func agencyPeople(of district: String) throws -> [AgencyPerson] {
        try all(
            """
            SELECT id, agency, name, role FROM account WHERE district = \(district) AND agency IS NOT NULL AND active ORDER BY name, id
            """
        ) { row in
            AgencyPerson(
                account: try row.string(0), agency: try row.string(1), name: try row.string(2),
                role: Role(rawValue: try row.string(3)) ?? .focalPerson)
        }
    }

    func agencyTies(_ id: String) throws -> AgencyTies {
        AgencyTies(
            responsibilities: try count("SELECT count(*) FROM responsibility WHERE owner_agency = \(id) AND state NOT IN ('verified', 'cancelled')"),
            handOffs: try count("SELECT count(*) FROM hand_off WHERE to_agency = \(id) AND state IN ('proposed', 'awaiting-chair')"),
            accounts: try count("SELECT count(*) FROM account WHERE agency = \(id) AND active"))
    }

    func insertAgency(_ id: String, _ new: NewAgency, district: String) throws {
        try execute(
            """
            INSERT INTO agency (id, district, name, short_name, kind, area, duty_id, duty_en)
            VALUES (\(id), \(district), \(new.name), \(new.shortName), \(new.kind.rawValue), \(new.area), \(new.dutyIndonesian), \(new.dutyEnglish))
            """)
    }

    func updateAgency(_ id: String, _ new: NewAgency, version: Int) throws -> Bool {
        try execute(
            """
            UPDATE agency SET name = \(new.name), short_name = \(new.shortName), kind = \(new.kind.rawValue), area = \(new.area),
                duty_id = \(new.dutyIndonesian), duty_en = \(new.dutyEnglish), version = version + 1
            WHERE id = \(id) AND version = \(version)
            """) == 1
    }

    func setAgencyKind(_ kind: AgencyKind, of id: String) throws {
        try execute("UPDATE agency SET kind = \(kind.rawValue), version = version + 1 WHERE id = \(id)")
    }

    func setAgencyActive(_ active: Bool, _ id: String) throws {
        try execute("UPDATE agency SET active = \(active), version = version + 1 WHERE id = \(id)")
    }
}
