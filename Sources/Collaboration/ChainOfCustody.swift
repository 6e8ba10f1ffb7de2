import Days

/// One step of who is accountable, and how it came about.
public struct CustodyLink: Hashable, Sendable {
    public enum How: String, Hashable, Sendable, CaseIterable {
        /// Taken up at the beginning, by the secretariat or by the agency that offered it.
        case initial
        case acceptedHandOff
        case chairDecision
        /// Another person of the same agency.
        case personChange
    }

    /// 1 is the beginning.
    public let number: Int
    public let from: Owner?
    public let to: Owner
    public let how: How
    /// The hand-off that led here, for ``How/acceptedHandOff`` and for a decision of the chair upon one.
    public let handOff: String?
    public let reason: String?
    /// The person who did it; for an accepted hand-off the person who accepted.
    public let by: String
    public let at: Instant

    public init(
        number: Int, from: Owner?, to: Owner, how: How, handOff: String? = nil, reason: String? = nil, by: String, at: Instant
    ) {
        self.number = number
        self.from = from
        self.to = to
        self.how = how
        self.handOff = handOff
        self.reason = reason
        self.by = by
        self.at = at
    }

    public var changesAgency: Bool { from.map { $0.agency != to.agency } ?? false }
}

/// Who was accountable from the first moment to now, without a gap: the end of each link is the beginning of the next.
///
/// It cannot be empty, so a responsibility that has one has exactly one owner.
public struct ChainOfCustody: Hashable, Sendable {
    public private(set) var links: [CustodyLink]
    /// The end of the last link; kept apart so that it exists by construction.
    public private(set) var owner: Owner

    /// `nil` when there is no link, when the first is not the beginning, or when two do not join.
    public init?(_ links: [CustodyLink]) {
        guard let first = links.first, first.how == .initial, first.from == nil, first.number == 1 else { return nil }
        self.init(first)
        for link in links.dropFirst() {
            guard link.number == self.links.count + 1, link.from == owner, link.how != .initial,
                (link.how == .personChange) != link.changesAgency
            else { return nil }
            extend(by: link)
        }
    }

    init(_ first: CustodyLink) {
        links = [first]
        owner = first.to
    }

    mutating func extend(by link: CustodyLink) {
        links.append(link)
        owner = link.to
    }

    /// The agencies in the order in which they were accountable; a change of person within one does not count.
    public var agencies: [String] {
        links.filter { $0.from == nil || $0.changesAgency }.map(\.to.agency)
    }

    /// Moves from one agency to another so far.
    public var hops: Int { links.count(where: \.changesAgency) }

    /// Whether the agency was accountable once and is no more.
    public func hasLeft(_ agency: String) -> Bool {
        agency != owner.agency && links.contains { $0.to.agency == agency }
    }

    /// Moves back to an agency that had been accountable before.
    public var pingPongs: Int {
        let path = agencies
        return path.indices.count { path[..<$0].contains(path[$0]) }
    }

    /// Who was accountable at a moment; `nil` before the beginning.
    public func owner(at moment: Instant) -> Owner? { links.last { $0.at <= moment }?.to }
}
