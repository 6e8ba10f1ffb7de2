import Days

/// Who waits on whom. D_ij counts what agency i waits for from agency j.
public struct Dependence: Hashable, Sendable {
    public struct Tie: Hashable, Sendable {
        public let waiting: String
        public let on: String

        public init(waiting: String, on: String) {
            self.waiting = waiting
            self.on = on
        }
    }

    public let agencies: [String]
    private let waits: [Tie: Int]
    private let overdueShare: [String: Double]

    /// - Parameters:
    ///   - agencies: all of the team; ties of others, and of an agency with itself, are left out.
    ///   - overdueShare: of what an agency owes, the part that is overdue, 0...1.
    public init(agencies: [String], ties: [Tie], overdueShare: [String: Double] = [:]) {
        let known = Set(agencies)
        self.agencies = agencies
        self.overdueShare = overdueShare
        waits = ties.reduce(into: [:]) { counts, tie in
            if tie.waiting != tie.on, known.contains(tie.waiting), known.contains(tie.on) { counts[tie, default: 0] += 1 }
        }
    }

    /// From responsibilities: a blocked one waits on the agency named, one that is offered waits on the nominee.
    public init(agencies: [String], responsibilities: [Responsibility], on day: Day) {
        var ties: [Tie] = []
        var owed: [String: (all: Int, overdue: Int)] = [:]
        for value in responsibilities where value.status == .open || value.status == .blocked {
            let owner = value.owner.agency
            if let other = value.waitsOn { ties.append(Tie(waiting: owner, on: other)) }
            if let offer = value.openHandOff, offer.state == .proposed { ties.append(Tie(waiting: owner, on: offer.to)) }
            owed[owner, default: (0, 0)].all += 1
            if value.isOverdue(on: day) { owed[owner, default: (0, 0)].overdue += 1 }
        }
        self.init(agencies: agencies, ties: ties, overdueShare: owed.mapValues { Double($0.overdue) / Double($0.all) })
    }

    /// D_ij.
    public func waits(_ agency: String, on other: String) -> Int { waits[Tie(waiting: agency, on: other)] ?? 0 }

    public var ties: [(tie: Tie, count: Int)] {
        waits.sorted { ($0.key.waiting, $0.key.on) < ($1.key.waiting, $1.key.on) }.map { ($0.key, $0.value) }
    }

    /// Ties there are, of the n(n − 1) there could be.
    public var density: Measure {
        let n = agencies.count
        let possible = n * (n - 1)
        return .index(
            .density, possible > 0 ? Double(waits.count) / Double(possible) : nil, sum: Double(waits.count), of: possible, basis: n)
    }

    /// Freeman's degree centralisation, whichever way a tie runs: Σ(d_max − d_i) / ((n − 1)(n − 2)). 1 is a star.
    public var centralisation: Measure {
        let n = agencies.count
        var neighbours: [String: Set<String>] = [:]
        for tie in waits.keys {
            neighbours[tie.waiting, default: []].insert(tie.on)
            neighbours[tie.on, default: []].insert(tie.waiting)
        }
        let degrees = agencies.map { neighbours[$0]?.count ?? 0 }
        let highest = degrees.max() ?? 0
        let sum = degrees.reduce(0) { $0 + highest - $1 }
        let possible = (n - 1) * (n - 2)
        return .index(
            .centralisation, n > 2 ? Double(sum) / Double(possible) : nil, sum: Double(sum), of: max(0, possible), basis: n)
    }

    /// Σ min(D_ij, D_ji) / Σ D over ordered pairs.
    public var reciprocity: Measure {
        let total = waits.values.reduce(0, +)
        let mutual = waits.reduce(0) { $0 + min($1.value, waits($1.key.on, on: $1.key.waiting)) }
        return .index(
            .reciprocity, total > 0 ? Double(mutual) / Double(total) : nil, sum: Double(mutual), of: total, basis: agencies.count)
    }

    /// Σ_i D_ij × overdue share_j of each agency j that others wait on, the greatest first.
    public var bottlenecks: [(agency: String, waiting: Int, value: Double)] {
        agencies.compactMap { agency in
            let waiting = waits.reduce(0) { $0 + ($1.key.on == agency ? $1.value : 0) }
            return waiting > 0 ? (agency, waiting, Double(waiting) * (overdueShare[agency] ?? 0)) : nil
        }.sorted { ($1.value, $0.agency) < ($0.value, $1.agency) }
    }

    public var bottleneck: Measure {
        let total = waits.values.reduce(0, +)
        let greatest = bottlenecks.first
        return .index(.bottleneck, greatest?.value, sum: Double(greatest?.waiting ?? 0), of: total, basis: agencies.count)
    }

    /// Agencies that wait on each other in a ring.
    public var cycles: WaitingCycles {
        WaitingCycles(of: Dictionary(grouping: waits.keys, by: \.waiting).mapValues { $0.map(\.on) })
    }

    public var deadlocks: Measure { .counted(.deadlocks, cycles.cycles.count, of: waits.count) }
}
