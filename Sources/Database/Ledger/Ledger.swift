import Days

/// The ledger's tables. `ledger_head` holds each district's last entry, and is what a change locks.
public let ledgerMigrations: [Migration] = [
    Migration(
        "ledger 0001",
        [
            """
            CREATE TABLE ledger_head (
                district TEXT NOT NULL PRIMARY KEY,
                sequence BIGINT NOT NULL,
                hash TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE ledger (
                district TEXT NOT NULL,
                sequence BIGINT NOT NULL,
                at TEXT NOT NULL,
                actor TEXT NOT NULL,
                actor_name TEXT NOT NULL,
                action TEXT NOT NULL,
                subject TEXT NOT NULL,
                details TEXT NOT NULL,
                previous TEXT NOT NULL,
                hash TEXT NOT NULL,
                PRIMARY KEY (district, sequence)
            )
            """,
            "CREATE INDEX ledger_action ON ledger (district, action, sequence)",
            "CREATE INDEX ledger_subject ON ledger (district, subject, sequence)",
            "CREATE INDEX ledger_actor ON ledger (district, actor, sequence)",
        ])
]

/// The end of a district's chain. The sequence grows with every change of the district, so it is the version of all that is the district's.
public struct LedgerHead: Sendable, Hashable {
    /// 0 where nothing has been recorded.
    public let sequence: Int
    public let hash: String

    static let none = LedgerHead(sequence: 0, hash: String(repeating: "0", count: 64))
}

/// One entry of the ledger, as stored.
public struct LedgerEntry: Sendable, Hashable {
    public let district: String
    /// From 1, without gaps.
    public let sequence: Int
    public let at: String
    public let actor: String
    public let actorName: String
    public let action: String
    public let subject: String
    /// JSON in its canonical form.
    public let details: String
    public let previous: String
    public let hash: String

    /// The columns that ``init(_:)`` reads, in order.
    public static let columns: SQL = "district, sequence, at, actor, actor_name, action, subject, details, previous, hash"

    /// Reads ``columns``, which must be the row's first ten.
    public init(_ row: Row) throws {
        district = try row.string(0)
        sequence = try row.int(1)
        at = try row.string(2)
        actor = try row.string(3)
        actorName = try row.string(4)
        action = try row.string(5)
        subject = try row.string(6)
        details = try row.string(7)
        previous = try row.string(8)
        hash = try row.string(9)
    }

    /// An entry that follows `head`.
    init(district: String, after head: LedgerHead, at: Instant, author: LedgerAuthor, event: LedgerEvent) throws {
        self.district = district
        sequence = head.sequence + 1
        self.at = at.iso
        actor = author.id
        actorName = author.name
        action = event.action
        subject = event.subject
        details = try Detail.object(event.details).canonicalJSON()
        previous = head.hash
        hash = LedgerEntry.hash(
            of: [district, String(sequence), self.at, actor, actorName, action, subject, details, previous])
    }

    /// What the hash must be.
    var expectedHash: String {
        LedgerEntry.hash(of: [district, String(sequence), at, actor, actorName, action, subject, details, previous])
    }

    /// SHA-256, in lowercase hexadecimal, over `rembuk ledger 1` and then the nine fields in the order of the columns: each as the
    /// number of its UTF-8 bytes in 8 bytes, big-endian, followed by the bytes. With the lengths, no two different entries are the same text.
    private static func hash(of fields: [String]) -> String {
        var hash = SHA256()
        hash.add("rembuk ledger 1")
        for field in fields { hash.add(field) }
        return hexadecimal(hash.finish())
    }
}

extension SHA256 {
    fileprivate mutating func add(_ field: String) {
        let length = UInt64(field.utf8.count).bigEndian
        withUnsafeBytes(of: length) { update($0) }
        update(field)
    }
}

/// A change of a district's data, under way: its rows and its one ledger entry are committed together.
public final class Change {
    public let connection: any Connection
    public let district: String
    public let at: Instant
    public let author: LedgerAuthor
    /// The number this change's ledger entry gets, and so the version of the district's data after it.
    public let sequence: Int
    fileprivate private(set) var events: [LedgerEvent] = []

    fileprivate init(connection: any Connection, district: String, at: Instant, author: LedgerAuthor, sequence: Int) {
        self.connection = connection
        self.district = district
        self.at = at
        self.author = author
        self.sequence = sequence
    }

    /// Says what the change is. Exactly once in a change.
    public func record(_ event: LedgerEvent) throws {
        events.append(event)
        try checkEvents()
    }

    /// Also at the end, as a body may have caught the error.
    fileprivate func checkEvents() throws {
        guard events.count < 2 else {
            throw DatabaseError.misuse(message: "a change records one event, not \(events.map(\.action).joined(separator: " and "))")
        }
    }
}

extension Database {
    /// Changes a district's data and writes one ledger entry, in one transaction.
    ///
    /// The district's ledger head is locked first, so on both engines the changes of one district run one after another, and what the
    /// body reads of the district stays true until it commits. A body that changes rows must record exactly one event, otherwise the
    /// change is rolled back and ``DatabaseError/misuse(message:)`` thrown. A body that changes nothing and records nothing leaves no trace.
    @discardableResult
    public func change<T: Sendable>(
        district: String, author: LedgerAuthor, at: Instant, _ body: @escaping @Sendable (Change) throws -> T
    ) async throws -> T {
        do {
            return try await write { connection in
                let head = try connection.lockLedgerHead(district: district)
                let change = Change(connection: connection, district: district, at: at, author: author, sequence: head.sequence + 1)
                let before = connection.rowsChanged
                let result = try body(change)
                try change.checkEvents()
                guard let event = change.events.first else {
                    if connection.rowsChanged == before { throw RolledBack(value: result) }
                    throw DatabaseError.misuse(message: "rows were changed without an event for the ledger")
                }
                try connection.append(LedgerEntry(district: district, after: head, at: at, author: author, event: event))
                return result
            }
        } catch let end as RolledBack<T> {
            return end.value
        }
    }
}

extension Connection {
    /// The end of the district's chain, as this transaction sees it.
    public func ledgerHead(district: String) throws -> LedgerHead {
        try first("SELECT sequence, hash FROM ledger_head WHERE district = \(district)") {
            try LedgerHead(sequence: $0.int(0), hash: $0.string(1))
        } ?? .none
    }

    /// Takes the lock that all changes of the district take, and makes the head where there is none.
    fileprivate func lockLedgerHead(district: String) throws -> LedgerHead {
        let none = LedgerHead.none
        // Setting the key to itself changes nothing but takes the row's lock, whether or not the row was there: there is no moment
        // in which two transactions both find it missing.
        return try first(
            """
            INSERT INTO ledger_head (district, sequence, hash) VALUES (\(district), \(none.sequence), \(none.hash))
            ON CONFLICT (district) DO UPDATE SET district = excluded.district
            RETURNING sequence, hash
            """
        ) { try LedgerHead(sequence: $0.int(0), hash: $0.string(1)) } ?? none
    }

    fileprivate func append(_ entry: LedgerEntry) throws {
        try execute(
            """
            INSERT INTO ledger (\(sql: LedgerEntry.columns)) VALUES
            (\(entry.district), \(entry.sequence), \(entry.at), \(entry.actor), \(entry.actorName), \(entry.action),
             \(entry.subject), \(entry.details), \(entry.previous), \(entry.hash))
            """)
        try execute(
            "UPDATE ledger_head SET sequence = \(entry.sequence), hash = \(entry.hash) WHERE district = \(entry.district)")
    }
}
