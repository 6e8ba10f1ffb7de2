import Days

/// The offer of a responsibility to another agency. The owner stays accountable until it is accepted.
public struct HandOff: Hashable, Sendable, Identifiable {
    public enum State: String, Hashable, Sendable, CaseIterable {
        case proposed
        /// Waits for the chair, for the reason in ``HandOff/cause``. The owner is unchanged.
        case awaitingChair
        case accepted
        /// With a reason.
        case declined
        case withdrawn
        /// The chair decided that the owner stays.
        case kept
        /// The chair decided on another owner, not always the nominee.
        case moved
        /// The responsibility itself ended, or the chair gave it away on its own motion.
        case overtaken

        public var isOpen: Bool { self == .proposed || self == .awaitingChair }
    }

    /// Why the chair has to decide.
    public enum ChairCause: String, Hashable, Sendable, CaseIterable {
        case thirdHop
        /// The nominee was the owner before.
        case returnToEarlierOwner
        /// The nominee did not answer in time.
        case expired
    }

    public let id: String
    /// The agency that is accountable and offers it.
    public let from: String
    /// The nominee agency.
    public let to: String
    public let reason: String
    public let proposedBy: String
    public let proposedAt: Instant
    /// From this moment the nominee can no longer answer.
    public let expires: Instant
    public internal(set) var state: State
    public internal(set) var cause: ChairCause?
    /// The reason given by the nominee who declined or by the chair who decided.
    public internal(set) var answer: String?
    /// `nil` while open, and where only time passed.
    public internal(set) var answeredBy: String?
    public internal(set) var answeredAt: Instant?

    public init(
        id: String, from: String, to: String, reason: String, proposedBy: String, proposedAt: Instant, expires: Instant,
        state: State = .proposed, cause: ChairCause? = nil, answer: String? = nil, answeredBy: String? = nil, answeredAt: Instant? = nil
    ) {
        self.id = id
        self.from = from
        self.to = to
        self.reason = reason
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.expires = expires
        self.state = state
        self.cause = cause
        self.answer = answer
        self.answeredBy = answeredBy
        self.answeredAt = answeredAt
    }

    func closed(_ state: State, by person: String?, at moment: Instant, answer: String? = nil) -> HandOff {
        var closed = self
        closed.state = state
        closed.answer = answer
        closed.answeredBy = person
        closed.answeredAt = moment
        return closed
    }
}
