import Database
import Days

/// An account as the secretariat sees it.
struct AccountLine: Sendable, Hashable {
    let id: String
    let email: String
    let name: String
    let role: Role
    let agency: String?
    let agencyName: String?
    let area: String?
    let areaName: String?
    let hasPassword: Bool
    let isActive: Bool
    let version: Int
}

extension Connection {
    private func accountLines(_ condition: SQL) throws -> [AccountLine] {
        try all(
            """
            SELECT a.id, a.email, a.name, a.role, a.agency, g.short_name, a.area, r.name, a.password_hash IS NOT NULL, a.active, a.version
            FROM account a LEFT JOIN agency g ON g.id = a.agency LEFT JOIN area r ON r.district = a.district AND r.code = a.area
            WHERE \(sql: condition) ORDER BY a.active DESC, a.name, a.id
            """
        ) { row in
            let role = try row.string(3)
            guard let role = Role(rawValue: role) else { throw DatabaseError.decoding(column: 3, message: "unknown role") }
            return AccountLine(
                id: try row.string(0), email: try row.string(1), name: try row.string(2), role: role, agency: try row.stringOrNil(4),
                agencyName: try row.stringOrNil(5), area: try row.stringOrNil(6), areaName: try row.stringOrNil(7), hasPassword: try row.bool(8),
                isActive: try row.bool(9), version: try row.int(10))
        }
    }

    func accountLines(of district: String) throws -> [AccountLine] { try accountLines("a.district = \(district)") }

    func accountLine(_ id: String, district: String) throws -> AccountLine? {
        try accountLines("a.district = \(district) AND a.id = \(id)").first
    }

    func hasActiveAgency(_ id: String, district: String) throws -> Bool {
        try exists("SELECT 1 FROM agency WHERE id = \(id) AND district = \(district) AND active")
    }

    /// Whether somebody else could still do what the secretary does.
    func hasSecretary(besides account: String, district: String) throws -> Bool {
        try exists("SELECT 1 FROM account WHERE district = \(district) AND role = 'secretary' AND active AND id <> \(account)")
    }

    func updateAccount(_ id: String, _ new: NewAccount, version: Int) throws -> Bool {
        try execute(
            """
            UPDATE account SET email = \(new.email), name = \(new.name), role = \(new.role.rawValue), agency = \(new.agency), area = \(new.area),
                version = version + 1
            WHERE id = \(id) AND version = \(version)
            """) == 1
    }

    func setAccountActive(_ active: Bool, _ id: String) throws {
        try execute("UPDATE account SET active = \(active), version = version + 1 WHERE id = \(id)")
    }

    func revokeTokens(of account: String, at now: Instant) throws {
        try execute("UPDATE api_token SET revoked_at = \(now) WHERE account = \(account) AND revoked_at IS NULL")
    }

    func expireInvitations(of account: String, at now: Instant) throws {
        try execute("UPDATE invitation SET expires_at = \(now) WHERE account = \(account) AND used_at IS NULL AND expires_at > \(now)")
    }
}
