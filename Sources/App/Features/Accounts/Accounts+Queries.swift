import Database
import Days
import Markup

/// What the visit of a browser or a program brings with it, from the records.
extension Connection {
    func visit(
        sessionHash: String?, at now: Instant, language: Language, formSecret: [UInt8], newVisitorCookie: String?
    ) throws -> Visit {
        try visit(
            """
            LEFT JOIN session s ON s.token_hash = \(sessionHash) AND s.revoked_at IS NULL AND s.expires_at > \(now)
            LEFT JOIN account a ON a.id = s.account AND a.active AND a.district = d.code
            """, language: language, formSecret: formSecret, newVisitorCookie: newVisitorCookie, sessionHash: sessionHash)
    }

    func visit(tokenHash: String?, language: Language) throws -> Visit {
        try visit(
            """
            LEFT JOIN api_token s ON s.token_hash = \(tokenHash) AND s.revoked_at IS NULL
            LEFT JOIN account a ON a.id = s.account AND a.active AND a.district = d.code
            """, language: language, formSecret: [], newVisitorCookie: nil, sessionHash: nil)
    }

    private func visit(
        _ join: SQL, language: Language, formSecret: [UInt8], newVisitorCookie: String?, sessionHash: String?
    ) throws -> Visit {
        let sql: SQL = """
            SELECT d.code, d.name, d.synthetic, COALESCE(h.sequence, 0), a.id, a.name, a.role, a.agency, a.area, g.short_name
            FROM district d
            LEFT JOIN ledger_head h ON h.district = d.code
            \(sql: join)
            LEFT JOIN agency g ON g.id = a.agency
            ORDER BY CASE WHEN a.id IS NULL THEN 1 ELSE 0 END, d.code LIMIT 1
            """
        let visit = try first(sql) { row in
            var actor: Actor?
            if let account = try row.stringOrNil(4), let role = Role(rawValue: try row.string(6)) {
                actor = Actor(
                    account: account, name: try row.string(5), role: role, district: try row.string(0), agency: try row.stringOrNil(7),
                    area: try row.stringOrNil(8), agencyName: try row.stringOrNil(9))
            }
            return Visit(
                actor: actor, language: language, version: Int64(try row.int(3)), district: try row.string(0),
                districtName: try row.string(1), isSample: try row.bool(2), formSecret: formSecret, newVisitorCookie: newVisitorCookie,
                sessionHash: actor == nil ? nil : sessionHash)
        }
        return visit
            ?? Visit(
                actor: nil, language: language, version: 0, district: nil, districtName: nil, isSample: false, formSecret: formSecret,
                newVisitorCookie: newVisitorCookie, sessionHash: nil)
    }

    // MARK: Submissions

    /// Takes the key of a submission; a second arrival is refused.
    func receive(_ once: String, from author: Author) throws {
        let taken = try execute(
            "INSERT INTO submission (key, account, location, at) VALUES (\(once), \(author.actor.account), '', \(author.at)) ON CONFLICT (key) DO NOTHING"
        )
        if taken == 0 { throw Refusal.alreadyReceived(key: once) }
    }

    func submission(_ once: String, of account: String) throws -> String? {
        try first("SELECT location FROM submission WHERE key = \(once) AND account = \(account)") { try $0.string(0) }
    }

    func remember(_ once: String, of account: String, location: String) throws {
        try execute("UPDATE submission SET location = \(location) WHERE key = \(once) AND account = \(account)")
    }

    // MARK: Accounts

    func credentials(email: String) throws -> Credentials? {
        try first("SELECT id, password_hash FROM account WHERE email = \(email) AND active") { row in
            Credentials(account: try row.string(0), passwordHash: try row.stringOrNil(1))
        }
    }

    func actor(account: String) throws -> Actor? {
        try first(
            """
            SELECT a.id, a.name, a.role, a.district, a.agency, a.area, g.short_name
            FROM account a LEFT JOIN agency g ON g.id = a.agency WHERE a.id = \(account) AND a.active
            """
        ) { row in
            guard let role = Role(rawValue: try row.string(2)) else { return nil }
            return Actor(
                account: try row.string(0), name: try row.string(1), role: role, district: try row.string(3), agency: try row.stringOrNil(4),
                area: try row.stringOrNil(5), agencyName: try row.stringOrNil(6))
        } ?? nil
    }

    func actor(email: String) throws -> Actor? {
        guard let account = try first("SELECT id FROM account WHERE email = \(email)", { try $0.string(0) }) else { return nil }
        return try actor(account: account)
    }

    func firstDistrict() throws -> String? { try first("SELECT code FROM district ORDER BY code") { try $0.string(0) } }

    func agency(shortName: String, district: String) throws -> String? {
        try first(
            "SELECT id FROM agency WHERE district = \(district) AND LOWER(short_name) = \(shortName.lowercased())"
        ) { try $0.string(0) }
    }

    func insertAccount(_ id: String, _ new: NewAccount, district: String, at now: Instant) throws {
        try execute(
            """
            INSERT INTO account (id, district, email, name, role, agency, area, created_at)
            VALUES (\(id), \(district), \(new.email), \(new.name), \(new.role.rawValue), \(new.agency), \(new.area), \(now))
            """)
    }

    func setPassword(_ hash: String, of account: String) throws {
        try execute("UPDATE account SET password_hash = \(hash), version = version + 1 WHERE id = \(account)")
    }

    // MARK: Invitations

    /// A new link replaces the unused ones before it.
    func insertInvitation(hash: String, account: String, at now: Instant, expires: Instant) throws {
        try execute("UPDATE invitation SET expires_at = \(now) WHERE account = \(account) AND used_at IS NULL")
        try execute(
            "INSERT INTO invitation (token_hash, account, created_at, expires_at) VALUES (\(hash), \(account), \(now), \(expires))")
    }

    func invitation(hash: String, at now: Instant) throws -> (account: String, email: String, name: String)? {
        try first(
            """
            SELECT a.id, a.email, a.name FROM invitation i JOIN account a ON a.id = i.account AND a.active
            WHERE i.token_hash = \(hash) AND i.used_at IS NULL AND i.expires_at > \(now)
            """
        ) { (try $0.string(0), try $0.string(1), try $0.string(2)) }
    }

    func useInvitation(hash: String, at now: Instant) throws -> Bool {
        try execute(
            "UPDATE invitation SET used_at = \(now) WHERE token_hash = \(hash) AND used_at IS NULL AND expires_at > \(now)") == 1
    }

    // MARK: Sessions

    func insertSession(hash: String, id: String, account: String, at now: Instant, expires: Instant, device: String) throws {
        try execute(
            """
            INSERT INTO session (token_hash, id, account, created_at, expires_at, device)
            VALUES (\(hash), \(id), \(account), \(now), \(expires), \(device))
            """)
    }

    func revokeSession(hash: String, at now: Instant) throws {
        try execute("UPDATE session SET revoked_at = \(now) WHERE token_hash = \(hash) AND revoked_at IS NULL")
    }

    /// - Returns: whether there was such a session of the account.
    func revokeSession(id: String, account: String, at now: Instant) throws -> Bool {
        try execute("UPDATE session SET revoked_at = \(now) WHERE id = \(id) AND account = \(account) AND revoked_at IS NULL") == 1
    }

    func revokeSessions(of account: String, except hash: String?, at now: Instant) throws {
        try execute(
            "UPDATE session SET revoked_at = \(now) WHERE account = \(account) AND revoked_at IS NULL AND token_hash <> \(hash ?? "")")
    }

    func sessions(of account: String, at now: Instant) throws -> [SessionLine] {
        try all(
            """
            SELECT id, token_hash, created_at, expires_at, device FROM session
            WHERE account = \(account) AND revoked_at IS NULL AND expires_at > \(now) ORDER BY created_at DESC
            """
        ) { row in
            SessionLine(
                id: try row.string(0), hash: try row.string(1), createdAt: try row.instant(2), expiresAt: try row.instant(3),
                device: try row.string(4))
        }
    }

    // MARK: Tokens of the API

    func insertToken(hash: String, id: String, account: String, at now: Instant) throws {
        try execute("INSERT INTO api_token (token_hash, id, account, created_at) VALUES (\(hash), \(id), \(account), \(now))")
    }

    // MARK: Failed sign-ins

    func failures(_ key: String, since: Instant) throws -> Int {
        try first("SELECT failures FROM sign_in_failure WHERE key = \(key) AND since > \(since)") { try $0.int(0) } ?? 0
    }

    func countFailure(_ key: String, at now: Instant, windowStart: Instant) throws {
        try execute("DELETE FROM sign_in_failure WHERE since <= \(windowStart)")
        try execute(
            """
            INSERT INTO sign_in_failure (key, failures, since) VALUES (\(key), 1, \(now))
            ON CONFLICT (key) DO UPDATE SET failures = sign_in_failure.failures + 1
            """)
    }

    func forgetFailures(_ key: String) throws { try execute("DELETE FROM sign_in_failure WHERE key = \(key)") }
}

struct Credentials: Sendable {
    let account: String
    let passwordHash: String?
}

struct SessionLine: Sendable {
    let id: String
    let hash: String
    let createdAt: Instant
    let expiresAt: Instant
    let device: String
}

extension Connection {
    /// For tests that act as an account without a browser.
    package func testActor(_ account: String) throws -> Actor? { try actor(account: account) }
}
