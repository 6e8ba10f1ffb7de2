import Days

/// Evidence handed in by the owner that the responsibility was carried out.
public struct Delivery: Hashable, Sendable, Identifiable {
    public enum Item: Hashable, Sendable {
        case text(String)
        /// The identifier of a stored file.
        case file(String)
        /// `http` or `https`.
        case link(String)
    }

    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        case verified
        /// Sent back, with a reason.
        case returned
    }

    public let id: String
    /// At least one.
    public let items: [Item]
    public let agency: String
    public let by: String
    public let at: Instant
    /// `nil` while it awaits verification.
    public internal(set) var verdict: Verdict?
    /// Mandatory when returned, optional when verified.
    public internal(set) var verdictReason: String?
    public internal(set) var judgedBy: String?
    public internal(set) var judgedAt: Instant?

    public init(
        id: String, items: [Item], agency: String, by: String, at: Instant,
        verdict: Verdict? = nil, verdictReason: String? = nil, judgedBy: String? = nil, judgedAt: Instant? = nil
    ) {
        self.id = id
        self.items = items
        self.agency = agency
        self.by = by
        self.at = at
        self.verdict = verdict
        self.verdictReason = verdictReason
        self.judgedBy = judgedBy
        self.judgedAt = judgedAt
    }

    /// Trimmed items.
    static func checked(_ items: [Item]) throws(Refusal) -> [Item] {
        var checked: [Item] = []
        for item in items {
            switch item {
            case .text(let text): checked.append(.text(try Text.required(text, limit: Text.bodyLimit)))
            case .file(let id): checked.append(.file(try Text.required(id)))
            case .link(let link): checked.append(.link(try checkedLink(link)))
            }
        }
        guard !checked.isEmpty else { throw .evidenceMissing }
        return checked
    }

    private static func checkedLink(_ link: String) throws(Refusal) -> String {
        let link = try Text.required(link)
        let lower = link.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://"),
            link.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && $0.properties.generalCategory != .control }),
            lower.drop(while: { $0 != ":" }).count > 3
        else { throw .linkInvalid }
        return link
    }
}

/// A call for help to somebody above. The owner stays accountable.
public struct Escalation: Hashable, Sendable, Identifiable {
    public let id: String
    public let question: String
    public let by: String
    public let at: Instant
    public internal(set) var answer: String?
    public internal(set) var answeredBy: String?
    public internal(set) var answeredAt: Instant?

    public var isOpen: Bool { answeredAt == nil }

    public init(
        id: String, question: String, by: String, at: Instant,
        answer: String? = nil, answeredBy: String? = nil, answeredAt: Instant? = nil
    ) {
        self.id = id
        self.question = question
        self.by = by
        self.at = at
        self.answer = answer
        self.answeredBy = answeredBy
        self.answeredAt = answeredAt
    }
}

/// A renegotiated due date.
public struct DueChange: Hashable, Sendable {
    public let from: Day
    public let to: Day
    public let reason: String
    public let by: String
    public let at: Instant

    public init(from: Day, to: Day, reason: String, by: String, at: Instant) {
        self.from = from
        self.to = to
        self.reason = reason
        self.by = by
        self.at = at
    }

    /// Whether it was agreed while the old date had not passed (the day itself still counts).
    public var isBeforeDue: Bool { at.jakartaDay <= from }
}
