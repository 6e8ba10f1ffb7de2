/// A check of every district's chain.
public struct LedgerVerification: Sendable, Hashable {
    /// What is wrong with an entry, or with the end of a chain.
    public enum Fault: String, Sendable, Hashable {
        /// The entry does not have the hash of its fields: a field or the hash was altered.
        case hashDiffers = "hash differs"
        /// The entry does not follow the one before it: that one was altered, replaced or removed.
        case previousDiffers = "previous differs"
        /// The entry with this number is missing, or comes twice.
        case sequenceGap = "sequence gap"
        /// The last entries are missing: the head says there were more.
        case tailRemoved = "entries removed at the end"
        /// The entry stands beyond the head.
        case beyondHead = "entry beyond the head"
        /// There are entries but no head.
        case headMissing = "head missing"
        /// The head's hash is not the last entry's.
        case headDiffers = "head differs"
        /// A field of the entry is missing or of another type.
        case unreadable = "unreadable"
        /// The entry is whole, but is not the one that was noted down elsewhere.
        case anchorDiffers = "differs from the noted hash"
    }

    public struct Break: Sendable, Hashable {
        public let district: String
        /// The first entry that is not right, or is missing.
        public let sequence: Int
        public let fault: Fault
    }

    /// An entry's hash that was noted down outside the database, as in printed minutes. Only with one can a ledger that was rewritten as a
    /// whole, or cut off together with its head, be told from the true one. The hash may be shortened to its beginning, as on paper.
    public struct Anchor: Sendable, Hashable {
        public let district: String
        public let sequence: Int
        public let hash: String

        public init(district: String, sequence: Int, hash: String) {
            self.district = district
            self.sequence = sequence
            self.hash = hash
        }
    }

    /// Entries found right, up to the first fault.
    public let entries: Int
    /// Each district's head, in order; to be noted down.
    public let heads: [Anchor]
    /// The first fault, in the order of districts and sequences; `nil` where all is whole.
    public let firstBreak: Break?

    public var isWhole: Bool { firstBreak == nil }
}

extension Database {
    /// Walks all chains, or the one of a district, in one snapshot. The memory needed does not grow with the entries.
    public func verifyLedger(district: String? = nil, anchors: [LedgerVerification.Anchor] = []) async throws -> LedgerVerification {
        try await read { try $0.verifyLedger(district: district, anchors: anchors) }
    }
}

extension Connection {
    func verifyLedger(district: String? = nil, anchors: [LedgerVerification.Anchor] = []) throws -> LedgerVerification {
        try allowLongStatements()
        let only: SQL? = district.map { "WHERE district = \($0)" }
        let heads = try all("SELECT district, sequence, hash FROM ledger_head \(sql: only) ORDER BY district") {
            try LedgerVerification.Anchor(district: $0.string(0), sequence: $0.int(1), hash: $0.string(2))
        }
        var walk = LedgerWalk(heads: heads, anchors: anchors)
        do {
            try forEach("SELECT \(sql: LedgerEntry.columns) FROM ledger \(sql: only) ORDER BY district, sequence") { row in
                try walk.visit(row)
            }
            try walk.finish()
        } catch let found as LedgerWalk.Found {
            return LedgerVerification(entries: walk.entries, heads: heads, firstBreak: found.first)
        }
        return LedgerVerification(entries: walk.entries, heads: heads, firstBreak: nil)
    }
}

private struct LedgerWalk {
    struct Found: Error { let first: LedgerVerification.Break }

    private(set) var entries = 0
    private let heads: [LedgerVerification.Anchor]
    private var nextHead = 0
    private var anchors: [String: [Int: String]]
    private var district: String?
    private var last = LedgerHead.none

    init(heads: [LedgerVerification.Anchor], anchors: [LedgerVerification.Anchor]) {
        self.heads = heads
        self.anchors = Dictionary(grouping: anchors, by: \.district)
            .mapValues { Dictionary($0.map { ($0.sequence, $0.hash) }, uniquingKeysWith: { first, _ in first }) }
    }

    mutating func visit(_ row: Row) throws {
        do {
            try visit(LedgerEntry(row))
        } catch DatabaseError.decoding {
            district = (try? row.string(0)) ?? district
            throw found(last.sequence + 1, .unreadable)
        }
    }

    private mutating func visit(_ entry: LedgerEntry) throws {
        if entry.district != district {
            try close()
            // Heads and entries come in the same order: whatever head is passed over has no entries.
            while nextHead < heads.count, precedes(heads[nextHead].district, entry.district) {
                district = heads[nextHead].district
                last = .none
                try close()
            }
            district = entry.district
            last = .none
            guard nextHead < heads.count, heads[nextHead].district == entry.district else { throw found(1, .headMissing) }
        }
        let expected = last.sequence + 1
        // The gap comes first, for a removed entry makes the next one's `previous` differ as well.
        guard entry.sequence == expected else { throw found(expected, .sequenceGap) }
        guard entry.previous == last.hash else { throw found(expected, .previousDiffers) }
        guard entry.expectedHash == entry.hash else { throw found(expected, .hashDiffers) }
        guard expected <= heads[nextHead].sequence else { throw found(expected, .beyondHead) }
        if let noted = anchors[entry.district]?.removeValue(forKey: expected), !entry.hash.hasPrefix(noted) {
            throw found(expected, .anchorDiffers)
        }
        last = LedgerHead(sequence: expected, hash: entry.hash)
        entries += 1
    }

    mutating func finish() throws {
        try close()
        while nextHead < heads.count {
            district = heads[nextHead].district
            last = .none
            try close()
        }
        for (district, noted) in anchors.sorted(by: { precedes($0.key, $1.key) }) {
            guard let sequence = noted.keys.min() else { continue }
            throw Found(first: .init(district: district, sequence: sequence, fault: .tailRemoved))
        }
    }

    /// Compares the end of the district just walked with its head.
    private mutating func close() throws {
        guard district != nil else { return }
        let head = heads[nextHead]
        nextHead += 1
        guard head.sequence == last.sequence else { throw found(last.sequence + 1, .tailRemoved) }
        guard head.hash == last.hash else { throw found(last.sequence, .headDiffers) }
        district = nil
    }

    private func found(_ sequence: Int, _ fault: LedgerVerification.Fault) -> Found {
        Found(first: .init(district: district ?? "", sequence: sequence, fault: fault))
    }

    /// The order both engines sort text in: by UTF-8 bytes.
    private func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
}
