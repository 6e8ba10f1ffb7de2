import Days

/// Something an agency owes the others, with exactly one accountable agency and one named person at every moment.
///
/// The value is the protocol: ``apply(_:by:at:)`` refuses what the rules do not allow and returns what changed, as rows to be written.
/// What it is about (title, strategy, areas) is no business of the protocol and lives with the application.
public struct Responsibility: Hashable, Sendable, Identifiable {
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case open
        /// Cannot go on; always with a reason.
        case blocked
        /// Evidence is handed in and awaits verification.
        case delivered
        case verified
        /// Given up, by the chair or the secretary, with a reason. Final.
        case cancelled

        public var isFinal: Bool { self == .verified || self == .cancelled }
    }

    public let id: String
    public private(set) var custody: ChainOfCustody
    public private(set) var status: Status
    public private(set) var due: Day
    /// In the order in which they were proposed; at most one is open.
    public private(set) var handOffs: [HandOff]
    public private(set) var statusChanges: [StatusChange]
    public private(set) var dueChanges: [DueChange]
    public private(set) var escalations: [Escalation]
    public private(set) var deliveries: [Delivery]

    public var owner: Owner { custody.owner }
    public var openHandOff: HandOff? { handOffs.last { $0.state.isOpen } }
    /// What was asked of those above and still waits for an answer; nothing waits once it is cancelled.
    public var openEscalation: Escalation? { status == .cancelled ? nil : escalations.last(where: \.isOpen) }
    public var openDelivery: Delivery? { status == .delivered ? deliveries.last : nil }
    public var awaitsChair: Bool { openHandOff?.state == .awaitingChair }
    /// The reason given for the present status, where one was.
    public var statusReason: String? { statusChanges.last?.reason }
    /// The agency that a blocked responsibility waits on, where one was named.
    public var waitsOn: String? { status == .blocked ? statusChanges.last?.waitsOn : nil }

    /// Past its due date and not handed in.
    public func isOverdue(on day: Day) -> Bool { (status == .open || status == .blocked) && due < day }

    /// The due date by which reliability is judged: a date that was renegotiated after it had passed stays missed.
    public var bindingDue: Day { dueChanges.first { !$0.isBeforeDue }?.from ?? due }

    /// Handed in, on or before the binding due date, and verified.
    public var wasKeptOnTime: Bool {
        guard status == .verified, let delivery = deliveries.last else { return false }
        return delivery.at.jakartaDay <= bindingDue
    }

    /// Takes up a responsibility.
    /// - Parameters:
    ///   - secretariat: the agency that is the team's secretariat. The secretary may take up a responsibility for it;
    ///     any agency may take one up for itself.
    /// - Returns: the responsibility and the first link of its custody, to be written.
    public static func begin(
        id: String, owner: Owner, due: Day, secretariat: String, reason: String? = nil, by actor: Actor, at moment: Instant
    ) throws(Refusal) -> (Responsibility, [Change]) {
        guard actor.office != .clock, owner.agency == actor.agency || (owner.agency == secretariat && actor.office == .secretary) else {
            throw .beginsElsewhere
        }
        guard !owner.person.isEmpty else { throw .personMissing }
        guard due >= moment.jakartaDay else { throw .dueInThePast }
        let link = CustodyLink(number: 1, from: nil, to: owner, how: .initial, reason: reason, by: actor.person, at: moment)
        return (Responsibility(id: id, custody: ChainOfCustody(link), status: .open, due: due), [.custody(link)])
    }

    private init(id: String, custody: ChainOfCustody, status: Status, due: Day) {
        self.id = id
        self.custody = custody
        self.status = status
        self.due = due
        handOffs = []
        statusChanges = []
        dueChanges = []
        escalations = []
        deliveries = []
    }

    /// Why rows do not make a responsibility.
    public enum Inconsistency: Error, Hashable, Sendable {
        case custodyBroken, severalOpenHandOffs, handOffOfAnotherOwner, openHandOffInClosedStatus, deliveredWithoutDelivery
    }

    /// Rebuilds the value from its rows, each list in the order in which it came about.
    public init(
        id: String, status: Status, due: Day, custody: [CustodyLink], handOffs: [HandOff] = [], statusChanges: [StatusChange] = [],
        dueChanges: [DueChange] = [], escalations: [Escalation] = [], deliveries: [Delivery] = []
    ) throws(Inconsistency) {
        guard let chain = ChainOfCustody(custody) else { throw .custodyBroken }
        let open = handOffs.filter(\.state.isOpen)
        guard open.count <= 1 else { throw .severalOpenHandOffs }
        if let handOff = open.first {
            guard handOff.from == chain.owner.agency, handOff.to != handOff.from else { throw .handOffOfAnotherOwner }
            guard status == .open || status == .blocked else { throw .openHandOffInClosedStatus }
        }
        let awaitsVerdict = deliveries.last.map { $0.verdict == nil } ?? false
        // One that was cancelled while it awaited its verdict never gets one.
        guard (status == .delivered) == awaitsVerdict || status == .cancelled else { throw .deliveredWithoutDelivery }
        self.init(id: id, custody: chain, status: status, due: due)
        self.handOffs = handOffs
        self.statusChanges = statusChanges
        self.dueChanges = dueChanges
        self.escalations = escalations
        self.deliveries = deliveries
    }

    /// What a command changed: each is a row to insert, or to replace where one of its identifier exists.
    public enum Change: Hashable, Sendable {
        case custody(CustodyLink)
        case handOff(HandOff)
        case status(StatusChange)
        case due(DueChange)
        case escalation(Escalation)
        case delivery(Delivery)
    }

    public struct StatusChange: Hashable, Sendable {
        public let from: Status
        public let to: Status
        /// Mandatory for blocked, returned, reopened and cancelled.
        public let reason: String?
        public let waitsOn: String?
        public let by: String
        public let at: Instant

        public init(from: Status, to: Status, reason: String? = nil, waitsOn: String? = nil, by: String, at: Instant) {
            self.from = from
            self.to = to
            self.reason = reason
            self.waitsOn = waitsOn
            self.by = by
            self.at = at
        }
    }

    /// Takes over a change. Applying the changes of a command to the value from before gives the value from after.
    public mutating func take(_ change: Change) {
        switch change {
        case .custody(let link): custody.extend(by: link)
        case .handOff(let handOff): handOffs.put(handOff)
        case .status(let step):
            status = step.to
            statusChanges.append(step)
        case .due(let step):
            due = step.to
            dueChanges.append(step)
        case .escalation(let escalation): escalations.put(escalation)
        case .delivery(let delivery): deliveries.put(delivery)
        }
    }
}

extension Array where Element: Identifiable {
    /// Replaces the element of the same identifier, or appends.
    fileprivate mutating func put(_ element: Element) {
        if let index = lastIndex(where: { $0.id == element.id }) { self[index] = element } else { append(element) }
    }
}
