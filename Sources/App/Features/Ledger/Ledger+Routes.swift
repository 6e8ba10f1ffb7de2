import Database
import Days
import Foundation

/// The ledger, to read: who changed what and when, and whether the chain is whole.
enum LedgerRoutes {
    static let pageLength = 50

    static func add(to routes: Routes, _ workspace: Workspace) {
        routes.page("/ledger", .signedIn) { call in
            let actor = try call.actor()
            let (filter, problems) = LedgerFilter.read(call.query)
            let page = try await call.read { connection in
                let entries = try connection.ledger(filter, of: actor.district, reach: actor.ledgerReach, limit: pageLength + 1)
                return LedgerPage(
                    entries: Array(entries.prefix(pageLength)), hasMore: entries.count > pageLength,
                    head: try connection.ledgerHead(district: actor.district),
                    people: try connection.people(of: actor.district).map { .init(id: $0.id, name: $0.name) },
                    names: try connection.names(ofSubjects: Set(entries.map(\.subject)), district: actor.district))
            }
            var verification: LedgerVerification?
            if call.query.has("verify") { verification = try await call.verifiedLedger(actor.district) }
            return call.ledgerPage(page, filter, problems, verification)
        }

        routes.api(.get, "/ledger", .signedIn) { call in
            let actor = try call.actor()
            let (filter, problems) = LedgerFilter.read(call.query)
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            let limit = min(max(Int(call.query["limit"]) ?? pageLength, 1), 500)
            let entries = try await call.read { try $0.ledger(filter, of: actor.district, reach: actor.ledgerReach, limit: limit + 1) }
            return try call.json(
                LedgerJSON(
                    items: try entries.prefix(limit).map(LedgerEntryJSON.init), next: entries.count > limit ? entries[limit - 1].sequence : nil))
        }

        routes.api(.get, "/ledger/verification", .signedIn) { call in
            let actor = try call.actor()
            return try call.json(LedgerVerificationJSON(try await call.verifiedLedger(actor.district)))
        }
    }
}

/// What the page of the ledger shows.
struct LedgerPage: Sendable {
    struct Person: Sendable {
        let id: String
        let name: String
    }
    let entries: [LedgerEntry]
    let hasMore: Bool
    let head: LedgerHead
    let people: [Person]
    /// By subject.
    let names: [String: String]
}

extension LedgerFilter {
    static func read(_ query: Form) -> (LedgerFilter, [FieldProblem]) {
        var filter = LedgerFilter()
        var problems: [FieldProblem] = []
        filter.person = query["person"]
        filter.noun = query["kind"]
        filter.action = query["action"]
        filter.subject = query["subject"]
        filter.text = String(query["text"].prefix(200))
        filter.before = Int(query["before"])
        for (name, path) in [("from", \LedgerFilter.from), ("to", \LedgerFilter.to)] where !query[name].isEmpty {
            filter[keyPath: path] = Day(iso: query[name])
            if filter[keyPath: path] == nil { problems.append(FieldProblem(name, Copy.Errors.notADay)) }
        }
        return (filter, problems)
    }

    /// The query that asks for this again.
    func query(before: Int) -> String {
        let fields: [(String, String)] = [
            ("person", person), ("kind", noun), ("action", action), ("subject", subject), ("from", from?.iso ?? ""), ("to", to?.iso ?? ""),
            ("text", text), ("before", String(before)),
        ]
        return fields.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Assets.encoded($0.1))" }.joined(separator: "&")
    }
}

extension Call {
    /// Walks the district's chain, at most once for each state of it.
    fileprivate func verifiedLedger(_ district: String) async throws -> LedgerVerification {
        try await workspace.cache.value("\(district)|ledger-verified", version: visit.version) {
            try await workspace.database.verifyLedger(district: district)
        }
    }
}
