import Days

/// One agency's restatement of another's statement, in its own words. Only the speaker can confirm it.
///
/// Its state follows from the attempts: *due → said → confirmed*, or *corrected → said again → …*.
public struct ReadBack: Hashable, Sendable, Identifiable {
    /// Why it is owed.
    public enum Requirement: String, Hashable, Sendable, CaseIterable {
        /// The statement names the listener or asks something of it.
        case obligatory
        /// Drawn by ``Assignment``.
        case sampled
        /// Said without being owed; counts in no denominator.
        case voluntary

        public var isRequired: Bool { self != .voluntary }
    }

    public enum State: String, Hashable, Sendable, CaseIterable {
        case due, said, corrected, confirmed
    }

    public enum Answer: Hashable, Sendable {
        case confirmed
        /// What was misunderstood, in the speaker's words.
        case corrected(String)
    }

    public struct Attempt: Hashable, Sendable {
        /// 1 is the first.
        public let number: Int
        public let text: String
        public let saidBy: String
        public let saidAt: Instant
        public internal(set) var answer: Answer?
        public internal(set) var answeredBy: String?
        public internal(set) var answeredAt: Instant?

        public init(
            number: Int, text: String, saidBy: String, saidAt: Instant,
            answer: Answer? = nil, answeredBy: String? = nil, answeredAt: Instant? = nil
        ) {
            self.number = number
            self.text = text
            self.saidBy = saidBy
            self.saidAt = saidAt
            self.answer = answer
            self.answeredBy = answeredBy
            self.answeredAt = answeredAt
        }
    }

    public enum Command: Hashable, Sendable {
        case say(String)
        /// The attempt that is meant, so that a confirmation never falls on words said afterwards.
        case confirm(attempt: Int)
        case correct(attempt: Int, String)
    }

    public let id: String
    public let statement: String
    public let speaker: String
    public let listener: String
    public let requirement: Requirement
    /// When the statement was made.
    public let statedAt: Instant
    public let due: Day
    public private(set) var attempts: [Attempt]

    /// - Throws: `ownStatement`.
    public init(
        id: String, statement: String, speaker: String, listener: String, requirement: Requirement, statedAt: Instant, due: Day,
        attempts: [Attempt] = []
    ) throws(Refusal) {
        guard speaker != listener else { throw .ownStatement }
        self.id = id
        self.statement = statement
        self.speaker = speaker
        self.listener = listener
        self.requirement = requirement
        self.statedAt = statedAt
        self.due = due
        self.attempts = attempts
    }

    public var state: State {
        guard let last = attempts.last else { return .due }
        return switch last.answer {
        case nil: .said
        case .corrected: .corrected
        case .confirmed: .confirmed
        }
    }

    /// The agency whose turn it is; `nil` once confirmed.
    public var waitsFor: String? {
        switch state {
        case .due, .corrected: listener
        case .said: speaker
        case .confirmed: nil
        }
    }

    public var confirmedAt: Instant? { state == .confirmed ? attempts.last?.answeredAt : nil }
    public var wasConfirmedAtFirst: Bool { attempts.first?.answer == .confirmed }
    public var wasCorrected: Bool {
        attempts.contains { if case .corrected = $0.answer { true } else { false } }
    }

    /// Not confirmed when its day has passed, whoever's turn it is.
    public func isOverdue(on day: Day) -> Bool { state != .confirmed && due < day }

    /// Carries out a command.
    /// - Returns: the attempt that is new or was answered, to be written by its number.
    public mutating func apply(_ command: Command, by actor: Actor, at moment: Instant) throws(Refusal) -> Attempt {
        switch command {
        case .say(let text):
            guard actor.agency == listener else { throw .onlyListener }
            guard state == .due || state == .corrected else { throw .notNow }
            let text = try Text.required(text, limit: Text.bodyLimit)
            let attempt = Attempt(number: attempts.count + 1, text: text, saidBy: actor.person, saidAt: moment)
            attempts.append(attempt)
            return attempt

        case .confirm(let number):
            return try answer(.confirmed, attempt: number, by: actor, at: moment)

        case .correct(let number, let text):
            return try answer(.corrected(try Text.required(text)), attempt: number, by: actor, at: moment)
        }
    }

    private mutating func answer(
        _ answer: Answer, attempt number: Int, by actor: Actor, at moment: Instant
    ) throws(Refusal) -> Attempt {
        guard actor.agency == speaker else { throw .onlySpeaker }
        guard state == .said, var attempt = attempts.last else { throw .notNow }
        guard attempt.number == number else { throw .notTheOpenOne }
        // One person may serve two agencies; nobody confirms having been understood by himself.
        guard actor.person != attempt.saidBy else { throw .ownStatement }
        attempt.answer = answer
        attempt.answeredBy = actor.person
        attempt.answeredAt = moment
        attempts[attempts.count - 1] = attempt
        return attempt
    }
}
