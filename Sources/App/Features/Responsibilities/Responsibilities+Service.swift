import Collaboration
import Database
import Days

/// Carries out what people ask of responsibilities: loads the value, asks the protocol, writes what changed with one ledger entry.
struct Responsibilities: Sendable {
    let workspace: Workspace

    /// Takes a responsibility up for the author's agency, and offers it to another at once where that was asked.
    ///
    /// - Returns: its identifier.
    func begin(_ new: NewResponsibility, by author: Author) async throws -> String {
        guard let agency = author.actor.agency else { throw Refusal.rule(Copy.Team.why(.beginsElsewhere)) }
        let id = author.identifier()
        let offerID = author.identifier()
        try await workspace.change(by: author) { change in
            let connection = change.connection
            let names = try connection.agencyNames(district: author.actor.district)
            let secretariat = names.first { $0.value.isSecretariat }?.key ?? ""
            let person = author.actor.asAccountable
            var (value, changes) = try ProtocolFields(person: "person", day: "due").carryOut { () throws(Collaboration.Refusal) in
                try Responsibility.begin(
                    id: id, owner: Owner(agency: agency, person: new.person), due: new.due, secretariat: secretariat, by: person, at: author.at)
            }
            try connection.insert(new, id: id, owner: value.owner, by: author)
            if let offer = new.offer {
                changes += try ProtocolFields(text: "offer-reason", day: "offer-until", agency: "offer-to").carryOut {
                    () throws(Collaboration.Refusal) in
                    try value.apply(
                        .proposeHandOff(id: offerID, to: offer.agency, reason: offer.reason, expires: offer.expires), by: person, at: author.at)
                }
            }
            try connection.write(changes, of: value, district: author.actor.district)
            var details = new.details(names)
            details["changes"] = .list(changes.map { $0.detail(names) })
            try change.record(LedgerEvent("responsibility.begun", subject: "responsibility/\(id)", details))
        }
        return id
    }

    /// Changes what it is about: the owner or the secretary, on the version they saw.
    func edit(_ id: String, to new: ResponsibilitySubject, version: Int, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            let connection = change.connection
            guard let old = try connection.responsibilityPage(id, district: author.actor.district) else { throw Refusal.notFound }
            guard author.actor.role == .secretary || author.actor.speaks(for: old.ownerAgency) else { throw Refusal.forbidden }
            guard try connection.update(id, to: new, version: version, district: author.actor.district) else {
                throw Refusal.stale(at: "/responsibilities/\(id)")
            }
            try change.record(
                LedgerEvent(
                    "responsibility.edited", subject: "responsibility/\(id)",
                    ["old": .object(old.subject.details), "new": .object(new.details)]))
        }
    }

    /// Carries out one command of the protocol.
    ///
    /// - Parameters:
    ///   - version: the version the person saw, where what they wrote rests on it.
    ///   - file: evidence that the command refers to; it is stored in the same transaction.
    ///   - fields: which fields of the form the protocol's refusals are about.
    func perform(
        _ command: Responsibility.Command, on id: String, version: Int? = nil, file: NewFile? = nil, fields: ProtocolFields = ProtocolFields(),
        by author: Author
    ) async throws {
        try await expireOverdueHandOffs(of: id, district: author.actor.district, at: author.at)
        try await workspace.change(by: author) { change in
            let connection = change.connection
            guard var value = try connection.responsibility(id, district: author.actor.district) else { throw Refusal.notFound }
            let names = try connection.agencyNames(district: author.actor.district)
            if let named = command.namedAgency, names[named]?.isActive != true {
                throw Refusal.invalid([FieldProblem(fields.agency ?? "agency", Copy.Errors.unknownChoice)])
            }
            if let version, try connection.version(ofResponsibility: id) != version { throw Refusal.stale(at: "/responsibilities/\(id)") }
            let person = author.actor.asAccountable
            let changes = try fields.carryOut { () throws(Collaboration.Refusal) in try value.apply(command, by: person, at: author.at) }
            if let file { try connection.insert(file, by: author) }
            try connection.write(changes, of: value, district: author.actor.district)
            try change.record(
                LedgerEvent(
                    command.action, subject: "responsibility/\(id)",
                    ["title": Detail(try connection.title(ofResponsibility: id)), "changes": .list(changes.map { $0.detail(names) })]))
        }
    }

    // MARK: What time does

    /// Records every hand-off that was not answered in time, one change each, under the name of the clock.
    ///
    /// - Parameter id: only those of this responsibility.
    /// - Returns: how many were recorded.
    @discardableResult
    func expireOverdueHandOffs(of id: String? = nil, district: String, at now: Instant) async throws -> Int {
        let overdue = try await workspace.database.read { try $0.overdueHandOffs(district: district, on: now.jakartaDay, of: id) }
        var recorded = 0
        for handOff in overdue {
            recorded += try await workspace.change(by: Author(actor: .clock(district), at: now)) { change in
                // Somebody may have been here first; then there is nothing left to do.
                guard var value = try change.connection.responsibility(handOff.responsibility, district: district),
                    let changes = try? value.apply(.expireHandOff(id: handOff.id), by: .clock, at: now)
                else { return 0 }
                let names = try change.connection.agencyNames(district: district)
                try change.connection.write(changes, of: value, district: district)
                try change.record(
                    LedgerEvent(
                        "hand-off.expired", subject: "responsibility/\(value.id)", ["changes": .list(changes.map { $0.detail(names) })]))
                return 1
            }
        }
        return recorded
    }
}

extension Workspace {
    /// What has to happen without anybody asking: for every district of the database.
    public func doWhatTimeRequires() async throws {
        for district in try await database.read({ try $0.districtCodes() }) {
            try await Responsibilities(workspace: self).expireOverdueHandOffs(district: district, at: clock())
        }
    }

    /// Does it now and then every hour, until the task is cancelled. What fails is tried again an hour later; pages do not depend on it.
    public func keepTime() async {
        while !Task.isCancelled {
            do { try await doWhatTimeRequires() } catch { logger.error("what time requires: \(error)") }
            try? await Task.sleep(for: .seconds(3600))
        }
    }
}

extension Call {
    /// So that a page never shows a hand-off as open whose time has passed. Looked up once for each version and day.
    func letTimePass() async throws {
        let actor = try actor()
        let today = today
        let overdue = try await cached("overdue-hand-offs") { !(try $0.overdueHandOffs(district: actor.district, on: today)).isEmpty }
        if overdue { try await Responsibilities(workspace: workspace).expireOverdueHandOffs(district: actor.district, at: now) }
    }
}

extension Actor {
    /// The same person under the name that stands in the chain of custody: the one accountable need not have an account.
    var asAccountable: Collaboration.Actor {
        Collaboration.Actor(person: name, agency: inTheTeam.agency, office: inTheTeam.office)
    }

    /// Nobody: time has passed.
    static func clock(_ district: String) -> Actor { Actor(account: "clock", name: "clock", role: .secretary, district: district) }
}
