import Database

/// What the secretariat does with the accounts of the team.
extension Accounts {
    /// Changes name, address, role, agency or area. The person's sessions go on, with the new rights from the next page on.
    func change(_ id: String, _ new: NewAccount, version: Int, by author: Author) async throws {
        do {
            try await workspace.change(by: author) { change in
                guard let old = try change.connection.accountLine(id, district: change.district) else { throw Refusal.notFound }
                try new.requireKnownPlaces(change.connection, district: change.district, unchanged: old)
                if old.role == .secretary, new.role != .secretary { try Self.requireAnotherSecretary(id, change) }
                guard try change.connection.updateAccount(id, new, version: version) else { throw Refusal.stale(at: "/accounts/\(id)") }
                try change.record(
                    LedgerEvent(
                        action: "account.changed", subject: "account/\(id)",
                        details: [
                            "before": Self.details(email: old.email, name: old.name, role: old.role, agency: old.agency, area: old.area),
                            "after": Self.details(email: new.email, name: new.name, role: new.role, agency: new.agency, area: new.area),
                        ]))
            }
        } catch DatabaseError.uniqueViolation {
            throw Refusal.invalid([FieldProblem("email", Copy.Accounts.emailTaken)])
        }
    }

    /// Ends every session, token and unused link of the account; what it did stays in the records.
    func deactivate(_ id: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard let account = try change.connection.accountLine(id, district: change.district) else { throw Refusal.notFound }
            guard account.isActive else { return }
            if account.role == .secretary { try Self.requireAnotherSecretary(id, change) }
            try change.connection.setAccountActive(false, id)
            try change.connection.revokeSessions(of: id, except: nil, at: author.at)
            try change.connection.revokeTokens(of: id, at: author.at)
            try change.connection.expireInvitations(of: id, at: author.at)
            try change.record(LedgerEvent(action: "account.deactivated", subject: "account/\(id)", details: ["name": .text(account.name)]))
        }
    }

    /// The person signs in as before; sessions and tokens that were ended stay ended.
    func reactivate(_ id: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard let account = try change.connection.accountLine(id, district: change.district) else { throw Refusal.notFound }
            guard !account.isActive else { return }
            if let agency = account.agency, try !change.connection.hasActiveAgency(agency, district: change.district) {
                throw Refusal.rule(Copy.Accounts.agencyNotActive)
            }
            try change.connection.setAccountActive(true, id)
            try change.record(LedgerEvent(action: "account.reactivated", subject: "account/\(id)", details: ["name": .text(account.name)]))
        }
    }

    private static func requireAnotherSecretary(_ id: String, _ change: Change) throws {
        guard try change.connection.hasSecretary(besides: id, district: change.district) else { throw Refusal.rule(Copy.Accounts.lastSecretary) }
    }

    private static func details(email: String, name: String, role: Role, agency: String?, area: String?) -> Detail {
        ["email": .text(email), "name": .text(name), "role": .text(role.rawValue), "agency": Detail(agency), "area": Detail(area)]
    }
}

extension NewAccount {
    /// The agency must be an active one of the district and the area one of its areas; what was there before may stay.
    func requireKnownPlaces(_ connection: any Connection, district: String, unchanged old: AccountLine? = nil) throws {
        var problems: [FieldProblem] = []
        if let agency, agency != old?.agency, try !connection.hasActiveAgency(agency, district: district) {
            problems.append(FieldProblem("agency", Copy.Errors.unknownChoice))
        }
        if let area, area != old?.area, try !connection.hasArea(area, in: district) {
            problems.append(FieldProblem("area", Copy.Accounts.unknownArea(area)))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }
}
