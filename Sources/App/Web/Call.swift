import Database
import Days
import Foundation
import Hummingbird
import Markup

/// One request on its way: who asks, in which language, with what; everything a handler needs and nothing it can change.
public struct Call: Sendable {
    public let request: Request
    public let parameters: Parameters
    public let workspace: Workspace
    public let visit: Visit
    public let form: Form
    public let now: Instant
    /// How many things wait for the actor's agency; shown in the header of every page.
    let owed: Int?
    /// The client's address as the connection shows it; behind a proxy, the proxy's.
    let remoteAddress: String

    public var language: Language { visit.language }
    public var today: Day { now.jakartaDay }
    var query: Form { Form(query: request.uri.query) }

    /// The person who asks. On a route that is open to everyone this may refuse.
    public func actor() throws(Refusal) -> Actor {
        guard let actor = visit.actor else { throw .signInRequired }
        return actor
    }

    /// For a change made by this request.
    func author() throws(Refusal) -> Author {
        Author(actor: try actor(), at: now, once: form.once)
    }

    /// An identifier in the path. Anything that is not one of ours does not exist.
    func identifier(_ name: String) throws(Refusal) -> String {
        guard let value = parameters.get(name), Identifier.isValid(value) else { throw .notFound }
        return value
    }

    func parameter(_ name: String) throws(Refusal) -> String {
        guard let value = parameters.get(name)?.removingPercentEncoding, !value.isEmpty, value.utf8.count <= 200 else { throw .notFound }
        return value
    }

    /// Reads under the version of the district's records, at most once for each version and day.
    func cached<T: Sendable>(_ key: String, _ make: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await workspace.cache.value(ofToday(key), version: visit.version) { try await workspace.database.read(make) }
    }

    /// Writes a part of a page at most once for each version, day and language. The part must be the same for all whom the key does not
    /// tell apart, and may hold no form: its keys belong to one session.
    func kept(_ html: HTML, _ key: String, _ content: (HTML) -> Void) {
        html(workspace.cache.immediate(ofToday("\(key)|\(language.rawValue)"), version: visit.version) { html.fragment(content) })
    }

    private func ofToday(_ key: String) -> String { "\(visit.actor?.district ?? visit.district ?? "")|\(today.number)|\(key)" }

    /// Reads, uncached, in one snapshot.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await workspace.database.read(body)
    }
}

/// Who asks, and what their browser brought.
public struct Visit: Sendable {
    public let actor: Actor?
    public let language: Language
    /// The head of the district's ledger: the version of all records.
    public let version: Int64
    /// The district of the workspace, known without an account too.
    public let district: String?
    public let districtName: String?
    /// Whether the records are the sample's, marked as such on every page.
    public let isSample: Bool
    /// The secret that the forms of this session prove knowledge of.
    let formSecret: [UInt8]
    /// A cookie to set because the browser brought none.
    let newVisitorCookie: String?
    let sessionHash: String?
}
