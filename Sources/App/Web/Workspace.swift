import Database
import Days
import Logging

/// What every feature works with: the database, the clock and the settings of this process. Nothing else is shared.
public struct Workspace: Sendable {
    public let database: any Database
    public let clock: @Sendable () -> Instant
    public let settings: Settings
    public let logger: Logger
    let cache = VersionCache()
    let passwordQueue = PasswordQueue()

    public struct Settings: Sendable {
        /// The address under which people reach the application, for links in invitations; no slash at the end.
        public var address: String
        /// Session cookies carry `Secure`; off only for plain http on the own machine.
        public var secureCookies: Bool
        /// Take the client's address from `X-Forwarded-For`, because a reverse proxy of ours sets it.
        public var trustsProxy: Bool

        public init(address: String = "http://localhost:8080", secureCookies: Bool = false, trustsProxy: Bool = false) {
            self.address = address
            self.secureCookies = secureCookies
            self.trustsProxy = trustsProxy
        }
    }

    public init(
        database: any Database, clock: @escaping @Sendable () -> Instant = { Instant.now }, settings: Settings = Settings(),
        logger: Logger = Logger(label: "rembuk")
    ) {
        self.database = database
        self.clock = clock
        self.settings = settings
        self.logger = logger
    }

    /// The one way to change anything: rows and their ledger entry in one transaction, serialised within the district.
    ///
    /// - Throws: ``Refusal/alreadyReceived`` when the author's form has been received before.
    func change<T: Sendable>(by author: Author, _ body: @escaping @Sendable (Change) throws -> T) async throws -> T {
        try await database.change(
            district: author.actor.district, author: LedgerAuthor(id: author.actor.account, name: author.actor.name), at: author.at
        ) { change in
            if let once = author.once { try change.connection.receive(once, from: author) }
            return try body(change)
        }
    }
}

/// Who changes something, when, and by which submission of a form.
public struct Author: Sendable {
    public let actor: Actor
    public let at: Instant
    /// The key that a form or an API call carries so that its second arrival does nothing.
    public let once: String?

    public init(actor: Actor, at: Instant, once: String? = nil) {
        self.actor = actor
        self.at = at
        self.once = once
    }

    /// A new identifier for a row made by this author.
    func identifier() -> String { Identifier.make(at: at) }
}
