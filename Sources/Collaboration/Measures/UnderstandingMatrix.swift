import Days

/// Listener × speaker: how many of the statements a listener had to say back were confirmed by their speaker.
public struct UnderstandingMatrix: Hashable, Sendable {
    public struct Cell: Hashable, Sendable {
        public fileprivate(set) var confirmed = 0
        public fileprivate(set) var required = 0
        /// Required, and not confirmed when its day had passed.
        public fileprivate(set) var overdue = 0

        /// U_ij; `nil` where nothing was required.
        public var share: Double? { required > 0 ? Double(confirmed) / Double(required) : nil }

        fileprivate mutating func add(_ other: Cell) {
            confirmed += other.confirmed
            required += other.required
            overdue += other.overdue
        }
    }

    /// In the order given.
    public let agencies: [String]
    private var cells: [Assignment.Pair: Cell] = [:]

    /// - Parameters:
    ///   - agencies: all that were invited, the absent too.
    ///   - readBacks: voluntary ones are left out.
    ///   - day: by which overdue is told.
    public init(agencies: [String], readBacks: some Sequence<ReadBack>, on day: Day) {
        self.agencies = agencies
        for readBack in readBacks where readBack.requirement.isRequired {
            var one = Cell()
            one.required = 1
            one.confirmed = readBack.state == .confirmed ? 1 : 0
            one.overdue = readBack.isOverdue(on: day) ? 1 : 0
            cells[Assignment.Pair(listener: readBack.listener, speaker: readBack.speaker), default: Cell()].add(one)
        }
    }

    public subscript(listener listener: String, speaker speaker: String) -> Cell {
        cells[Assignment.Pair(listener: listener, speaker: speaker)] ?? Cell()
    }

    /// What an agency, as listener, has understood of all.
    public func listening(_ agency: String) -> Cell { sum { $0.listener == agency } }
    /// How well an agency, as speaker, has been understood by all.
    public func speaking(_ agency: String) -> Cell { sum { $0.speaker == agency } }
    public var total: Cell { sum { _ in true } }

    private func sum(_ matches: (Assignment.Pair) -> Bool) -> Cell {
        cells.reduce(into: Cell()) { if matches($1.key) { $0.add($1.value) } }
    }

    /// Pairs of agencies both of which had something of the other's to say back.
    public var pairsRequired: Int {
        eachPair { left, right in
            self[listener: left, speaker: right].required > 0 && self[listener: right, speaker: left].required > 0 ? 1 : 0
        }
        .reduce(0, +)
    }

    /// Σ_{i<j} min(U_ij, U_ji) / C(n, 2). A pair of which nothing was required has shown nothing, and adds 0.
    public var mutualUnderstanding: Measure {
        let sum = eachPair { left, right in
            min(self[listener: left, speaker: right].share ?? 0, self[listener: right, speaker: left].share ?? 0)
        }.reduce(0, +)
        let pairs = agencies.count * (agencies.count - 1) / 2
        return .index(
            .mutualUnderstanding, pairs > 0 && total.required > 0 ? sum / Double(pairs) : nil, sum: sum, of: pairs, basis: agencies.count)
    }

    private func eachPair<T>(_ value: (String, String) -> T) -> [T] {
        agencies.indices.flatMap { i in agencies[(i + 1)...].map { value(agencies[i], $0) } }
    }
}
