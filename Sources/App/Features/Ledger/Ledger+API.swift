import Database
import Foundation

struct LedgerJSON: Encodable {
    let items: [LedgerEntryJSON]
    /// To be given as `before` for the next page.
    let next: Int?
}

struct LedgerEntryJSON: Encodable {
    let sequence: Int
    let at: String
    let actor: String
    let actorName: String
    let action: String
    let subject: String
    let details: JSONValue
    let previous: String
    let hash: String

    init(_ entry: LedgerEntry) throws {
        sequence = entry.sequence
        at = entry.at
        actor = entry.actor
        actorName = entry.actorName
        action = entry.action
        subject = entry.subject
        details = try JSONDecoder().decode(JSONValue.self, from: Data(entry.details.utf8))
        previous = entry.previous
        hash = entry.hash
    }
}

struct LedgerVerificationJSON: Encodable {
    struct Break: Encodable {
        let sequence: Int
        let fault: String
    }
    let whole: Bool
    let entries: Int
    let headSequence: Int
    let headHash: String
    let firstBreak: Break?

    init(_ verification: LedgerVerification) {
        whole = verification.isWhole
        entries = verification.entries
        headSequence = verification.heads.first?.sequence ?? 0
        headHash = verification.heads.first?.hash ?? ""
        firstBreak = verification.firstBreak.map { Break(sequence: $0.sequence, fault: $0.fault.rawValue) }
    }
}
