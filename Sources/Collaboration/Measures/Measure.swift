import Days

/// A figure with what it rests on. Count and denominator always come with it; nothing is ever a bare percentage.
public struct Measure: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
        case known(Double)
        /// Nothing was required, so nothing can be said.
        case undefined
        /// A median that less than half have reached.
        case notReached
        /// An index that rests on fewer than ``Measure/fewest``.
        case suppressed
    }

    /// Indices are suppressed below this number of agencies or respondents.
    public static let fewest = 5

    public let name: MeasureName
    public let value: Value
    /// What was counted; for an index the sum above the line; for a median those who reached it. 0 where suppressed.
    public let count: Double
    /// What was required; for an index the number below the line; for a median all, the open ones too.
    public let denominator: Int
    /// 95 % Wilson interval of a proportion.
    public let interval: ClosedRange<Double>?

    public var known: Double? { if case .known(let value) = value { value } else { nil } }

    private init(_ name: MeasureName, _ value: Value, count: Double, of denominator: Int, interval: ClosedRange<Double>? = nil) {
        self.name = name
        self.value = value
        self.count = count
        self.denominator = denominator
        self.interval = interval
    }

    /// `count` must lie in 0...`denominator`.
    public static func proportion(_ name: MeasureName, _ count: Int, of denominator: Int) -> Measure {
        precondition(0 <= count && count <= denominator, "a proportion counts part of what was required")
        guard denominator > 0 else { return Measure(name, .undefined, count: 0, of: 0) }
        return Measure(
            name, .known(Double(count) / Double(denominator)), count: Double(count), of: denominator,
            interval: wilson(count, of: denominator))
    }

    /// - Parameters:
    ///   - value: `nil` leaves the index undefined.
    ///   - sum: above the line.
    ///   - basis: agencies or respondents it rests on; fewer than five suppress it.
    static func index(_ name: MeasureName, _ value: Double?, sum: Double, of denominator: Int, basis: Int) -> Measure {
        guard basis >= fewest else { return Measure(name, .suppressed, count: 0, of: denominator) }
        guard let value else { return Measure(name, .undefined, count: 0, of: denominator) }
        return Measure(name, .known(value), count: sum, of: denominator)
    }

    static func counted(_ name: MeasureName, _ count: Int, of denominator: Int) -> Measure {
        Measure(name, .known(Double(count)), count: Double(count), of: denominator)
    }

    /// The median in days of waiting times, those still open included.
    static func days(_ name: MeasureName, _ times: [Waiting]) -> Measure {
        let ended = Double(times.count(where: \.ended))
        guard !times.isEmpty else { return Measure(name, .undefined, count: 0, of: 0) }
        guard let median = medianMilliseconds(times) else { return Measure(name, .notReached, count: ended, of: times.count) }
        return Measure(name, .known(Double(median) / 86_400_000), count: ended, of: times.count)
    }
}

/// Wilson's score interval for `count` of `denominator`, at 95 %.
/// - Precondition: `denominator` > 0.
public func wilson(_ count: Int, of denominator: Int) -> ClosedRange<Double> {
    precondition(denominator > 0, "an interval needs a denominator")
    let z = 1.959_963_984_540_054
    let n = Double(denominator)
    let p = Double(count) / n
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let inner: Double = p * (1 - p) / n + z * z / (4 * n * n)
    let half = z / (1 + z * z / n) * inner.squareRoot()
    // At the ends the bound is exact; rounding must not move it past the proportion.
    let low = count == 0 ? 0 : max(0, middle - half)
    let high = count == denominator ? 1 : min(1, middle + half)
    return low...high
}

/// How long something waited, or has waited so far.
public struct Waiting: Hashable, Sendable {
    /// Milliseconds, not negative.
    public let time: Int64
    /// `false` when it still waits, or when the waiting ended without what was waited for: it waited at least that long.
    public let ended: Bool

    public init(from start: Instant, to end: Instant, ended: Bool) {
        time = max(0, end - start)
        self.ended = ended
    }
}

/// The median waiting time by Kaplan and Meier: open ones count as long as they have waited, and are never dropped.
/// - Returns: milliseconds; the first time at which half or fewer still wait. `nil` when more than half always do.
public func medianMilliseconds(_ times: [Waiting]) -> Int64? {
    let sorted = times.sorted { $0.time < $1.time }
    var waiting = 1.0
    var place = 0
    while place < sorted.count {
        let time = sorted[place].time
        let atRisk = sorted.count - place
        var ended = 0
        while place < sorted.count, sorted[place].time == time {
            if sorted[place].ended { ended += 1 }
            place += 1
        }
        if ended > 0 {
            waiting *= 1 - Double(ended) / Double(atRisk)
            // The product of fractions may miss one half by rounding.
            if waiting <= 0.5 + 1e-12 { return time }
        }
    }
    return nil
}
