/// An interval of confidence, in the unit of its estimate.
public struct ConfidenceInterval: Hashable, Sendable {
    public let lower: Double
    public let upper: Double

    public init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }
}

/// A simple count: so many out of so many, each counted once and none weighted.
public struct Proportion: Hashable, Sendable {
    public let numerator: Int
    public let denominator: Int

    /// `nil` if a count is negative or the part is larger than the whole.
    public init?(_ numerator: Int, of denominator: Int) {
        guard numerator >= 0, numerator <= denominator else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    /// 0...1; `nil` for nothing out of nothing.
    public var share: Double? { denominator == 0 ? nil : Double(numerator) / Double(denominator) }

    /// 0...100; `nil` for nothing out of nothing.
    public var percent: Double? { share.map { $0 * 100 } }

    /// Wilson's 95 % score interval as shares of 1. It stays within 0...1 and is right for small counts, 0 and 100 % too.
    /// (E. B. Wilson, JASA 22, 1927.) `nil` for nothing out of nothing.
    ///
    /// It treats the children as a simple random sample. For a full count it says how much chance there is in so small a
    /// number, not how far the count may be from a truth about other children.
    public var wilson: ConfidenceInterval? {
        guard let share else { return nil }
        let z = 1.959963984540054
        let count = Double(denominator)
        let centre = share + z * z / (2 * count)
        let margin = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
        let scale = 1 + z * z / count
        return ConfidenceInterval(
            lower: numerator == 0 ? 0 : max(0, (centre - margin) / scale),
            upper: numerator == denominator ? 1 : min(1, (centre + margin) / scale))
    }
}
