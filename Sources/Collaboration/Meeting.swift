import Days

/// A meeting's state. It opens its agenda to the agencies, is held, and is closed for good once its minutes stand.
public enum MeetingState: String, Hashable, Sendable, CaseIterable {
    /// Seen by the secretary alone.
    case draft
    /// Invitations are out.
    case open
    case inProgress
    case closed

    public enum Step: String, Hashable, Sendable, CaseIterable {
        /// Sends the invitations.
        case invite
        /// Back to draft, nothing having been said yet.
        case recall
        case start
        case close
    }

    /// - Throws: `onlyChairOrSecretary`, or `notNow` where the step is not possible in this state.
    public func after(_ step: Step, by actor: Actor) throws(Refusal) -> MeetingState {
        guard actor.isAbove else { throw .onlyChairOrSecretary }
        switch (self, step) {
        case (.draft, .invite): return .open
        case (.open, .recall): return .draft
        case (.open, .start): return .inProgress
        case (.inProgress, .close): return .closed
        default: throw .notNow
        }
    }

    public var steps: [Step] {
        switch self {
        case .draft: [.invite]
        case .open: [.recall, .start]
        case .inProgress: [.close]
        case .closed: []
        }
    }

    /// Title, day, place and who is invited can be changed. Once it runs, agencies can be invited but none left out.
    public var takesPlanning: Bool { self == .draft || self == .open }
    public var takesInvitations: Bool { self != .closed }
    /// The agenda and its notes.
    public var takesAgenda: Bool { self != .closed }
    public var takesAttendance: Bool { self == .inProgress }
    public var takesStatements: Bool { self == .inProgress }
}

/// Whether an invited agency came, and what its people there may decide.
public struct Attendance: Hashable, Sendable {
    public enum Mandate: String, Hashable, Sendable, CaseIterable {
        case decisionMaker
        case deputyWithMandate
        case withoutMandate

        /// Whether the agency can commit itself through this person.
        public var canDecide: Bool { self != .withoutMandate }
    }

    public let agency: String
    /// An agency may attend without having been invited; it then counts in no denominator of attendance.
    public let invited: Bool
    public let attended: Bool
    /// Only of those who attended.
    public let mandate: Mandate?

    /// - Throws: `mandateWithoutAttendance`.
    public init(agency: String, invited: Bool, attended: Bool, mandate: Mandate? = nil) throws(Refusal) {
        guard attended || mandate == nil else { throw .mandateWithoutAttendance }
        self.agency = agency
        self.invited = invited
        self.attended = attended
        self.mandate = mandate
    }
}

/// What an agency said at a meeting.
public struct Statement: Hashable, Sendable, Identifiable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// program
        case programme
        /// kendala: what narrows what the agency can do
        case constraint
        /// hambatan: what stands in the way
        case obstacle
    }

    public let id: String
    public let meeting: String
    public let kind: Kind
    /// The speaker.
    public let agency: String
    public let text: String
    /// The agencies it names or asks something of; each owes a read-back.
    public let addressed: Set<String>
    public let at: Instant

    public init(id: String, meeting: String, kind: Kind, agency: String, text: String, addressed: Set<String> = [], at: Instant) {
        self.id = id
        self.meeting = meeting
        self.kind = kind
        self.agency = agency
        self.text = text
        self.addressed = addressed
        self.at = at
    }

    /// A statement as it is made: the meeting takes statements, the speaker and the addressed are invited, the text is there.
    public static func made(
        id: String, meeting: String, state: MeetingState, invited: Set<String>, kind: Kind, agency: String, text: String,
        addressed: Set<String> = [], at moment: Instant
    ) throws(Refusal) -> Statement {
        guard state.takesStatements else { throw .meetingNotOpen }
        guard invited.contains(agency), addressed.isSubset(of: invited) else { throw .agencyNotInvited }
        guard !addressed.contains(agency) else { throw .ownStatement }
        let text = try Text.required(text, limit: Text.bodyLimit)
        return Statement(id: id, meeting: meeting, kind: kind, agency: agency, text: text, addressed: addressed, at: moment)
    }

    /// Whether a statement recorded by mistake may be taken back: while the meeting runs and nobody has said it back.
    /// - Throws: `meetingNotOpen`, `notNow`.
    public static func checkTakenBack(state: MeetingState, readBacks: [ReadBack.State]) throws(Refusal) {
        guard state.takesStatements else { throw .meetingNotOpen }
        guard readBacks.allSatisfy({ $0 == .due }) else { throw .notNow }
    }
}
