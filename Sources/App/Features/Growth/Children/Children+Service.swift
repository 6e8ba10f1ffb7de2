import Database
import Days

/// Finding and opening children's records. Whoever opens one is in the ledger before anything is shown.
struct Children: Sendable {
    let workspace: Workspace

    static let pageLength = 50
    /// A reason of fewer letters says nothing.
    static let shortestReason = 10
    static let longestReason = 500
    /// Who tries numbers one after another is stopped: so many searches outside the own area in so many minutes.
    static let searches = 30
    static let searchWindow = 15

    /// What a search for a number found.
    struct Found: Sendable {
        /// Children whom the person may open at once.
        let own: [ChildLine]
        /// Children outside the person's area: nothing of them is shown before a reason is given.
        let outside: [String]
    }

    /// Sixteen digits; blanks, dots and apostrophes that spreadsheets leave are no matter. `nil` for anything else.
    static func nik(_ typed: String) -> String? {
        let digits = typed.filter { !$0.isWhitespace && !".'’-".contains($0) }
        return digits.count == 16 && digits.utf8.allSatisfy { (48...57).contains($0) } ? digits : nil
    }

    func find(nik typed: String, by author: Author) async throws -> Found {
        let actor = author.actor
        guard let nik = Self.nik(typed) else { throw Refusal.invalid([FieldProblem("nik", Copy.Children.notANik)]) }
        let key = "nik:" + actor.account
        let start = author.at.adding(minutes: -Self.searchWindow)
        let (children, tries) = try await workspace.database.read { connection in
            (try connection.children(withNik: nik, district: actor.district), try connection.failures(key, since: start))
        }
        let own = children.filter { actor.sees(area: $0.village) }
        if actor.area != nil, own.isEmpty {
            guard tries < Self.searches else { throw Refusal.tooManyAttempts(retryAfter: Self.searchWindow * 60) }
            try await workspace.database.write { try $0.countFailure(key, at: author.at, windowStart: start) }
        }
        return Found(own: own, outside: children.filter { !actor.sees(area: $0.village) }.map(\.id))
    }

    /// Breaks the glass: opens the record of a child outside the person's area for the rest of the day, with a reason that stays.
    ///
    /// The whole number must come along: that a record exists is nothing that an identifier alone should tell.
    func open(_ id: String, nik typed: String, reason: String, by author: Author) async throws {
        let actor = author.actor
        guard let child = try await workspace.database.read({ try $0.child(id, district: actor.district) }) else { throw Refusal.notFound }
        if actor.sees(area: child.village) { return }
        guard let nik = Self.nik(typed), nik == child.nik else { throw Refusal.notFound }
        let letters = reason.filter(\.isLetter).count
        guard letters >= Self.shortestReason else { throw Refusal.invalid([FieldProblem("reason", Copy.Children.reasonTooShort)]) }
        guard reason.count <= Self.longestReason else { throw Refusal.invalid([FieldProblem("reason", Copy.Errors.tooLong)]) }
        let event = LedgerEvent(
            action: "child.opened-outside", subject: "child/\(id)", details: ["village": .text(child.village), "reason": .text(reason)])
        try await note(event, reason: reason, by: author)
    }

    /// The record, once its being seen is in the ledger. `nil` of the reason: the child lies in the person's own area.
    func record(_ id: String, by author: Author) async throws -> (record: ChildRecord, reason: String?) {
        let actor = author.actor
        let subject = "child/\(id)"
        let (child, noted) = try await workspace.database.read { connection in
            (
                try connection.child(id, district: actor.district),
                try connection.viewing(subject, by: actor.account, on: author.at.jakartaDay)
            )
        }
        guard let child else { throw Refusal.notFound }
        let isOwn = actor.sees(area: child.village)
        guard isOwn || noted?.isEmpty == false else { throw Refusal.notFound }
        if noted == nil {
            try await note(LedgerEvent(action: "child.seen", subject: subject, details: ["village": .text(child.village)]), by: author)
        }
        let record = try await workspace.database.read { try $0.childRecord(child, district: actor.district) }
        return (record, isOwn ? nil : noted)
    }

    /// Writes into the ledger that somebody has looked, once for each person, thing and day.
    func note(_ event: LedgerEvent, reason: String = "", by author: Author) async throws {
        let actor = author.actor
        let day = author.at.jakartaDay
        let noted = try await workspace.database.read { try $0.viewing(event.subject, by: actor.account, on: day) }
        if let noted, reason.isEmpty || !noted.isEmpty { return }
        do {
            // Without the form's key: looking twice is no second submission.
            try await workspace.change(by: Author(actor: actor, at: author.at)) { change in
                guard
                    try change.connection.insertViewing(
                        event.subject, reason: reason, by: actor.account, on: day, district: actor.district)
                else { throw AlreadyNoted() }
                try change.record(event)
            }
        } catch is AlreadyNoted {}
    }

    /// Another request of the same person was first.
    private struct AlreadyNoted: Error {}
}
