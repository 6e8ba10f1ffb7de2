/// The same children seen twice: who was stunted (or whatever is counted) in the earlier round, in the later one, in both.
public struct PairedCounts: Hashable, Sendable {
    /// Children measured validly in both rounds.
    public let children: Int
    public let onlyBefore: Int
    public let onlyNow: Int
    public let bothTimes: Int

    /// `nil` if a count is negative or the parts are more than the whole.
    public init?(children: Int, bothTimes: Int, onlyBefore: Int, onlyNow: Int) {
        guard bothTimes >= 0, onlyBefore >= 0, onlyNow >= 0, bothTimes + onlyBefore + onlyNow <= children else { return nil }
        self.children = children
        self.bothTimes = bothTimes
        self.onlyBefore = onlyBefore
        self.onlyNow = onlyNow
    }

    public var before: Proportion? { Proportion(bothTimes + onlyBefore, of: children) }
    public var now: Proportion? { Proportion(bothTimes + onlyNow, of: children) }

    /// Later minus earlier, as a share of 1. `nil` for nobody.
    public var difference: Double? { children == 0 ? nil : Double(onlyNow - onlyBefore) / Double(children) }

    /// The 95 % interval of the difference for matched pairs: as in McNemar's test only those who changed count; half a child is
    /// added to each of the four cells, which keeps the interval right for few changes and none.
    /// (A. Agresti, Y. Min, Statistics in Medicine 24:729–740, 2005, "Wald + 2".) Cut off at −1 and 1. `nil` for nobody.
    public var interval: ConfidenceInterval? {
        guard children > 0 else { return nil }
        let n = Double(children) + 2
        let difference = Double(onlyNow - onlyBefore) / n
        let changed = Double(onlyNow + onlyBefore) + 1
        let margin = 1.959963984540054 * (changed - n * difference * difference).squareRoot() / n
        return ConfidenceInterval(lower: max(-1, difference - margin), upper: min(1, difference + margin))
    }
}

/// How a prevalence changed from one round to another, of all who were measured and of the same children; the two tell a change
/// in growth from a change in who came.
public struct PrevalenceChange: Hashable, Sendable {
    /// All who were measured validly in the earlier and in the later round.
    public let before: Proportion
    public let now: Proportion
    public let same: PairedCounts

    /// `nil` if nobody was measured validly in one of the rounds, or the same children are more than all.
    public init?(before: Proportion, now: Proportion, same: PairedCounts) {
        guard before.denominator > 0, now.denominator > 0,
            same.children <= before.denominator, same.children <= now.denominator,
            same.bothTimes + same.onlyBefore <= before.numerator, same.bothTimes + same.onlyNow <= now.numerator,
            Proportion(before.numerator - same.bothTimes - same.onlyBefore, of: before.denominator - same.children) != nil,
            Proportion(now.numerator - same.bothTimes - same.onlyNow, of: now.denominator - same.children) != nil
        else { return nil }
        self.before = before
        self.now = now
        self.same = same
    }

    /// Measured in the earlier round only: missing, over age or moved by the later one.
    public var left: Proportion? {
        Proportion(before.numerator - same.bothTimes - same.onlyBefore, of: before.denominator - same.children)
    }
    /// Measured in the later round only: born, moved here, or not brought the first time.
    public var joined: Proportion? { Proportion(now.numerator - same.bothTimes - same.onlyNow, of: now.denominator - same.children) }

    /// Later minus earlier of all who were measured, as a share of 1.
    public var difference: Double {
        Double(now.numerator) / Double(now.denominator) - Double(before.numerator) / Double(before.denominator)
    }

    /// The 95 % interval of the difference of all: Newcombe's square-and-add of the two Wilson intervals (Statistics in Medicine
    /// 17:873–890, 1998, method 10). It takes the rounds for independent; as most children are in both, it is rather too wide.
    public var interval: ConfidenceInterval {
        guard let first = before.share, let second = now.share, let low = before.wilson, let high = now.wilson else {
            return ConfidenceInterval(lower: -1, upper: 1)
        }
        func together(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        return ConfidenceInterval(
            lower: difference - together(second - high.lower, low.upper - first),
            upper: difference + together(high.upper - second, first - low.lower))
    }

    /// Under this many children in both rounds nothing is concluded.
    public static let minimum = 30

    public enum Reading: Hashable, Sendable {
        /// Too few children were measured in both rounds.
        case tooFew
        /// The same children show what all show: a change, or none beyond chance.
        case agreed(isChange: Bool)
        /// All who were measured changed by more, or less, than the same children did; `byLeaving` says whether those who were no
        /// longer measured account for more of it than those who were new.
        case differs(byLeaving: Bool)
    }

    /// Half a percentage point. In a whole district the interval is narrower than what births and birthdays shift each month.
    public static let tolerance = 0.005

    /// Whether the change of all is one of growth. The two differ where the change of all lies outside the interval of the same
    /// children's change, and by more than ``tolerance`` from it.
    public var reading: Reading {
        guard same.children >= Self.minimum, let pair = same.interval, let earlier = same.before?.share, let later = same.now?.share else {
            return .tooFew
        }
        let isOutside = difference < pair.lower || difference > pair.upper
        if isOutside, abs(difference - (later - earlier)) > Self.tolerance {
            // All = same + (what newcomers add) − (what the leavers had added).
            let leaving = abs((before.share ?? earlier) - earlier)
            let joining = abs((now.share ?? later) - later)
            return .differs(byLeaving: leaving >= joining)
        }
        return .agreed(isChange: pair.lower > 0 || pair.upper < 0)
    }
}
