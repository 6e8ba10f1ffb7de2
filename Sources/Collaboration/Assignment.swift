import Days

/// Who must say back which statement.
///
/// Obligatory for every agency a statement addresses. Beyond that a rotating sample, so that nobody owes everything and yet, over a
/// period, everybody has listened to everybody: each listener takes the speakers it has listened to least. Every invited agency is
/// assigned, also one that stays away: absence must never make a score better.
public enum Assignment {
    /// A listener and the speaker listened to. The order matters.
    public struct Pair: Hashable, Sendable {
        public let listener: String
        public let speaker: String

        public init(listener: String, speaker: String) {
            self.listener = listener
            self.speaker = speaker
        }
    }

    /// What the assignment needs to know of a statement.
    public struct Spoken: Hashable, Sendable {
        public let statement: String
        public let speaker: String
        public let addressed: Set<String>

        public init(statement: String, speaker: String, addressed: Set<String> = []) {
            self.statement = statement
            self.speaker = speaker
            self.addressed = addressed
        }
    }

    public struct Duty: Hashable, Sendable {
        public let statement: String
        public let speaker: String
        public let listener: String
        public let requirement: ReadBack.Requirement

        public init(statement: String, speaker: String, listener: String, requirement: ReadBack.Requirement) {
            self.statement = statement
            self.speaker = speaker
            self.listener = listener
            self.requirement = requirement
        }
    }

    public struct Bounds: Hashable, Sendable {
        /// k: statements that each listener is given by the sample at a meeting, as far as there are so many.
        public let perListener: Int
        /// r: listeners that each statement has, as far as there are so many others.
        public let perStatement: Int

        /// Negative numbers count as 0.
        public init(perListener: Int = 3, perStatement: Int = 2) {
            self.perListener = max(0, perListener)
            self.perStatement = max(0, perStatement)
        }
    }

    public enum Stage: Sendable {
        /// While the meeting runs: each statement gets its r listeners at once.
        case asSpoken
        /// At the end, or for the meeting as a whole: also every listener gets its k statements.
        case whole
    }

    /// The smallest k with which every ordered pair of `agencies` is covered in `meetings` meetings at which each agency speaks.
    public static func perListener(toCover agencies: Int, in meetings: Int) -> Int {
        agencies < 2 ? 0 : (agencies - 2) / max(1, meetings) + 1
    }

    /// The duties to add to those there are.
    /// - Parameters:
    ///   - statements: of one meeting, in the order in which they were made.
    ///   - agencies: all that were invited. Others, as listener or addressed, get no duty.
    ///   - existing: duties of this meeting already assigned, so that a later call only adds.
    ///   - covered: how often each pair was assigned at earlier meetings of the period.
    ///   - seed: decides between equals, and nothing else. The same input and seed give the same duties.
    public static func duties(
        for statements: [Spoken], agencies: Set<String>, bounds: Bounds = Bounds(), stage: Stage = .whole, existing: [Duty] = [],
        covered: [Pair: Int] = [:], seed: UInt64
    ) -> [Duty] {
        var draft = Draft(statements: statements, agencies: agencies.sorted(), existing: existing, covered: covered, seed: seed)
        draft.addObligatory()
        if stage == .whole { draft.fillListeners(upTo: bounds.perListener) }
        draft.fillStatements(upTo: bounds.perStatement)
        return draft.added
    }

    /// A seed from text, such as the identifier of the meeting (FNV-1a, 64 bits).
    public static func seed(from text: String) -> UInt64 {
        text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
}

/// The duties of one meeting while they are being drawn up. Agencies and statements by index: the loops are the hot part.
private struct Draft {
    let statements: [Assignment.Spoken]
    let agencies: [String]
    let seed: UInt64
    /// Index of each statement's speaker among `agencies`; `nil` when it was not invited.
    let speakers: [Int?]
    var added: [Assignment.Duty] = []
    /// [listener][statement]
    private var taken: [[Bool]]
    /// [listener][speaker]: earlier meetings and this one. A speaker that was not invited has no column, and no history.
    private var heard: [[Int]]
    private var load: [Int]
    private var sampled: [Int]
    private var listeners: [Int]

    init(
        statements: [Assignment.Spoken], agencies: [String], existing: [Assignment.Duty], covered: [Assignment.Pair: Int], seed: UInt64
    ) {
        self.statements = statements
        self.agencies = agencies
        self.seed = seed
        let index = Dictionary(uniqueKeysWithValues: agencies.enumerated().map { ($1, $0) })
        speakers = statements.map { index[$0.speaker] }
        taken = agencies.map { agency in statements.map { $0.speaker == agency } }
        heard = agencies.map { _ in agencies.map { _ in 0 } }
        load = agencies.map { _ in 0 }
        sampled = load
        listeners = statements.map { _ in 0 }
        for (pair, times) in covered {
            if let listener = index[pair.listener], let speaker = index[pair.speaker] { heard[listener][speaker] += times }
        }
        let place = Dictionary(statements.enumerated().map { ($1.statement, $0) }, uniquingKeysWith: { first, _ in first })
        for duty in existing {
            guard let listener = index[duty.listener], let statement = place[duty.statement] else { continue }
            note(listener, statement, duty.requirement)
        }
    }

    private mutating func note(_ listener: Int, _ statement: Int, _ requirement: ReadBack.Requirement) {
        taken[listener][statement] = true
        load[listener] += 1
        if requirement == .sampled { sampled[listener] += 1 }
        listeners[statement] += 1
        if let speaker = speakers[statement] { heard[listener][speaker] += 1 }
    }

    private mutating func add(_ listener: Int, _ statement: Int, _ requirement: ReadBack.Requirement) {
        note(listener, statement, requirement)
        let spoken = statements[statement]
        added.append(
            Assignment.Duty(
                statement: spoken.statement, speaker: spoken.speaker, listener: agencies[listener], requirement: requirement))
    }

    private func timesHeard(_ listener: Int, _ statement: Int) -> Int { speakers[statement].map { heard[listener][$0] } ?? 0 }

    mutating func addObligatory() {
        for (statement, spoken) in statements.enumerated() {
            for (listener, agency) in agencies.enumerated() where spoken.addressed.contains(agency) && !taken[listener][statement] {
                add(listener, statement, .obligatory)
            }
        }
    }

    /// Round by round each listener takes one more statement: of the speaker it has heard least; among those, the statement that has
    /// the fewest listeners. As each takes its own least heard, no pair waits longer than it must.
    mutating func fillListeners(upTo quota: Int) {
        for round in 0..<quota {
            for listener in order(round) where sampled[listener] <= round {
                let candidates = statements.indices.filter { !taken[listener][$0] }
                let choice = candidates.min { left, right in
                    rank(timesHeard(listener, left), listeners[left], listener, left)
                        < rank(timesHeard(listener, right), listeners[right], listener, right)
                }
                if let choice { add(listener, choice, .sampled) }
            }
        }
    }

    /// Statements that still lack listeners are given to those who carry least; among those, to who has heard the speaker least.
    mutating func fillStatements(upTo needed: Int) {
        for round in 0..<needed {
            for statement in statements.indices where listeners[statement] <= round {
                let candidates = agencies.indices.filter { !taken[$0][statement] }
                let choice = candidates.min { left, right in
                    rank(load[left], timesHeard(left, statement), left, statement)
                        < rank(load[right], timesHeard(right, statement), right, statement)
                }
                if let choice { add(choice, statement, .sampled) }
            }
        }
    }

    private func rank(_ first: Int, _ second: Int, _ listener: Int, _ statement: Int) -> (Int, Int, UInt64) {
        (first, second, mixed(UInt64(listener) << 32 | UInt64(statement)))
    }

    private func order(_ round: Int) -> [Int] {
        agencies.indices.sorted { mixed(UInt64($0) << 32 | UInt64(round) | 1 << 63) < mixed(UInt64($1) << 32 | UInt64(round) | 1 << 63) }
    }

    /// The finaliser of SplitMix64: spreads neighbouring numbers over all 64 bits, differently for every seed.
    private func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ seed &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
