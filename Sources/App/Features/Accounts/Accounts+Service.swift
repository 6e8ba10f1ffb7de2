import Convergence
import Database
import Days
import Hummingbird

/// A new account, checked.
public struct NewAccount: Sendable {
    public let email: String
    public let name: String
    public let role: Role
    /// The identifier of an agency.
    public let agency: String?
    public let area: String?

    /// - Throws: ``Refusal/invalid(_:)`` with everything that is wrong.
    public init(email: String, name: String, role: String, agency: String?, area: String?) throws(Refusal) {
        var problems: [FieldProblem] = []
        let email = email.lowercased()
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count != 2 || parts[0].isEmpty || !parts[1].contains(".") || email.contains(where: \.isWhitespace) || email.utf8.count > 200 {
            problems.append(FieldProblem("email", Copy.Accounts.emailWrong))
        }
        if name.isEmpty { problems.append(FieldProblem("name", Copy.Errors.required)) }
        if name.count > 120 { problems.append(FieldProblem("name", Copy.Errors.tooLong)) }
        let known = Role(rawValue: role)
        if known == nil { problems.append(FieldProblem("role", Copy.Errors.unknownChoice)) }
        if known == .focalPerson, agency == nil { problems.append(FieldProblem("agency", Copy.Accounts.focalNeedsAgency)) }
        if known == .areaOperator, area == nil { problems.append(FieldProblem("area", Copy.Accounts.operatorNeedsArea)) }
        guard problems.isEmpty, let known else { throw .invalid(problems) }
        self.email = email
        self.name = name
        self.role = known
        self.agency = agency
        self.area = area
    }
}

/// Accounts, sessions and the links that begin them.
struct Accounts: Sendable {
    let workspace: Workspace

    static let invitationDays = 14
    /// Ten wrong passwords for an account, or fifty from an address, within a quarter of an hour.
    private static let window = 15
    private static let perAccount = 10
    private static let perAddress = 50

    /// Creates an account without a password and returns it with the secret of its one-time link.
    func invite(_ new: NewAccount, by author: Author) async throws -> (account: String, secret: String) {
        let secret = Secret.make()
        let id = author.identifier()
        do {
            try await workspace.change(by: author) { change in
                try new.requireKnownPlaces(change.connection, district: change.district)
                try change.connection.insertAccount(id, new, district: author.actor.district, at: author.at)
                try change.connection.insertInvitation(
                    hash: Secret.hash(secret), account: id, at: author.at, expires: author.at.adding(days: Self.invitationDays))
                try change.record(
                    LedgerEvent(
                        action: "account.invited", subject: "account/\(id)",
                        details: [
                            "email": .text(new.email), "role": .text(new.role.rawValue), "agency": .text(new.agency ?? ""),
                            "area": .text(new.area ?? ""),
                        ]))
            }
        } catch DatabaseError.uniqueViolation {
            throw Refusal.invalid([FieldProblem("email", Copy.Accounts.emailTaken)])
        }
        return (id, secret)
    }

    /// A new one-time link for an account that exists, for a forgotten password.
    func renewInvitation(account: String, by author: Author) async throws -> String {
        let secret = Secret.make()
        try await workspace.change(by: author) { change in
            guard let invited = try change.connection.actor(account: account), invited.district == author.actor.district else {
                throw Refusal.notFound
            }
            try change.connection.insertInvitation(
                hash: Secret.hash(secret), account: account, at: author.at, expires: author.at.adding(days: Self.invitationDays))
            try change.record(LedgerEvent(action: "account.link-renewed", subject: "account/\(account)", details: [:]))
        }
        return secret
    }

    /// Sets the password by a one-time link, ends every session, and begins a new one.
    func accept(invitation secret: String, password: String, device: String, at now: Instant) async throws -> String {
        let hash = Secret.hash(secret)
        guard let invited = try await workspace.database.read({ try $0.invitation(hash: hash, at: now) }) else { throw Refusal.expired }
        if let problem = PasswordRule.problem(password, email: invited.email) { throw Refusal.invalid([problem]) }
        let passwordHash = try await workspace.passwordQueue.hash(password)
        guard let actor = try await workspace.database.read({ try $0.actor(account: invited.account) }) else { throw Refusal.expired }
        let session = Secret.make()
        let author = Author(actor: actor, at: now)
        try await workspace.change(by: author) { change in
            guard try change.connection.useInvitation(hash: hash, at: now) else { throw Refusal.expired }
            try change.connection.setPassword(passwordHash, of: invited.account)
            try change.connection.revokeSessions(of: invited.account, except: nil, at: now)
            try change.connection.begin(session, for: invited.account, device: device, at: now)
            try change.record(LedgerEvent(action: "account.password-set", subject: "account/\(invited.account)", details: [:]))
        }
        return session
    }

    /// - Returns: the secret of a new session.
    func signIn(email: String, password: String, address: String, device: String, at now: Instant) async throws -> String {
        let email = email.lowercased()
        let start = now.adding(minutes: -Self.window)
        let byAccount = "account:" + Secret.hash(email)
        let byAddress = "address:" + Secret.hash(address)
        let (credentials, tries, triesFromAddress) = try await workspace.database.read { connection in
            (
                try connection.credentials(email: email), try connection.failures(byAccount, since: start),
                try connection.failures(byAddress, since: start)
            )
        }
        guard tries < Self.perAccount, triesFromAddress < Self.perAddress else { throw Refusal.tooManyAttempts(retryAfter: Self.window * 60) }
        let right = try await workspace.passwordQueue.verify(password, against: credentials?.passwordHash)
        guard right, let credentials else {
            try await workspace.database.write { connection in
                try connection.countFailure(byAccount, at: now, windowStart: start)
                try connection.countFailure(byAddress, at: now, windowStart: start)
            }
            throw Refusal.invalid([FieldProblem("password", Copy.Accounts.wrongCredentials)])
        }
        let session = Secret.make()
        guard let actor = try await workspace.database.read({ try $0.actor(account: credentials.account) }) else { throw Refusal.forbidden }
        try await workspace.change(by: Author(actor: actor, at: now)) { change in
            try change.connection.forgetFailures(byAccount)
            try change.connection.begin(session, for: actor.account, device: device, at: now)
            try change.record(LedgerEvent(action: "account.signed-in", subject: "account/\(actor.account)", details: [:]))
        }
        return session
    }

    /// An API token, shown once.
    func makeToken(for actor: Actor, by author: Author) async throws -> String {
        let secret = Secret.make()
        try await workspace.change(by: author) { change in
            try change.connection.insertToken(hash: Secret.hash(secret), id: author.identifier(), account: actor.account, at: author.at)
            try change.record(LedgerEvent(action: "account.token-made", subject: "account/\(actor.account)", details: [:]))
        }
        return secret
    }

    func signOut(_ sessionHash: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            try change.connection.revokeSession(hash: sessionHash, at: author.at)
            try change.record(LedgerEvent(action: "account.signed-out", subject: "account/\(author.actor.account)", details: [:]))
        }
    }

    func endSession(_ id: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard try change.connection.revokeSession(id: id, account: author.actor.account, at: author.at) else { throw Refusal.notFound }
            try change.record(
                LedgerEvent(action: "account.session-ended", subject: "account/\(author.actor.account)", details: ["session": .text(id)]))
        }
    }
}

extension Connection {
    fileprivate func begin(_ session: String, for account: String, device: String, at now: Instant) throws {
        try insertSession(
            hash: Secret.hash(session), id: Identifier.make(at: now), account: account, at: now, expires: now.adding(days: SessionCookie.days),
            device: String(device.prefix(120)))
    }
}
