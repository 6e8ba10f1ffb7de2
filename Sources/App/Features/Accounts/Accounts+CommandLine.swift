import Database
import Days

/// What the command line does with accounts: the operator of the machine acts, without an account of its own.
extension Workspace {
    /// The actor in the ledger for changes made on the machine itself.
    public func commandLineActor() async throws -> Actor {
        guard let district = try await database.read({ try $0.firstDistrict() }) else {
            throw Refusal.rule(Copy.Accounts.noDistrict)
        }
        return Actor(account: "command-line", name: "command line", role: .secretary, district: district)
    }

    /// - Returns: the one-time link.
    public func addAccount(email: String, name: String, role: String, agency: String?, area: String?) async throws -> String {
        let actor = try await commandLineActor()
        var agencyID: String?
        if let agency {
            agencyID = try await database.read { connection in
                try connection.agency(shortName: agency, district: actor.district)
            }
            if agencyID == nil { throw Refusal.invalid([FieldProblem("agency", Copy.Accounts.unknownAgency(agency))]) }
        }
        let new = try NewAccount(email: email, name: name, role: role, agency: agencyID, area: area)
        let secret = try await Accounts(workspace: self).invite(new, by: Author(actor: actor, at: clock())).secret
        return "\(settings.address)/invitation/\(secret)"
    }

    /// - Returns: the token, which is stored nowhere.
    public func makeToken(email: String) async throws -> String {
        let actor = try await commandLineActor()
        guard let owner = try await database.read({ try $0.actor(email: email.lowercased()) }) else {
            throw Refusal.invalid([FieldProblem("email", Copy.Accounts.unknownEmail(email))])
        }
        return try await Accounts(workspace: self).makeToken(for: owner, by: Author(actor: actor, at: clock()))
    }
}

extension Refusal {
    /// One line that says why and what to do, in English, for the command line.
    public var line: String {
        if case .invalid(let problems) = self {
            return problems.map { "\($0.field): \($0.message(.english))" }.joined(separator: "; ")
        }
        let (title, advice) = Copy.Errors.page(self)
        return "\(title(.english)): \(advice(.english))"
    }
}
