/// How far those who were not measured could move a routine prevalence.
///
/// A routine figure is that of the children who came. The band says what it would be if all the others were as well off as the
/// children of the best tenth of the villages, or as badly as those of the worst tenth. It is no confidence interval: nothing
/// says that the others are like either.
///
/// - The tenths are of the villages, not of the children: villages in order of their prevalence, a tenth of their number rounded
///   down (one at least) from either end, their children pooled.
/// - Villages with fewer than `minimum` validly measured children take no part in the tenths, as their prevalence is mostly
///   chance; their children count in the figure as all others do.
/// - Fewer than ten such villages have no tenth: there is no band.
public struct SensitivityBand: Hashable, Sendable {
    public static let minimum = 20

    /// Shares of 1 of all registered children.
    public let low: Double
    public let high: Double
    /// The pooled children of the best and of the worst tenth.
    public let best: Proportion
    public let worst: Proportion
    /// Villages in each tenth, and those they were taken from.
    public let villagesInTenth: Int
    public let villages: Int
    public let unmeasured: Int

    /// - Parameters:
    ///   - measured: of those measured validly, how many are stunted.
    ///   - registered: all children there are. Where the register is behind the measurements, nobody is unmeasured.
    ///   - villages: the same of each village, of the area itself or of a larger one.
    /// - Returns: `nil` where nobody is registered, or fewer than ten villages are large enough.
    public init?(measured: Proportion, registered: Int, villages: [Proportion]) {
        let large = villages.filter { $0.denominator >= Self.minimum }.sorted { left, right in
            // By prevalence, exactly: a/b < c/d.
            let (first, second) = (left.numerator * right.denominator, right.numerator * left.denominator)
            return first == second ? left.denominator < right.denominator : first < second
        }
        let whole = max(registered, measured.denominator)
        guard large.count >= 10, whole > 0 else { return nil }
        let tenth = large.count / 10
        func pooled(_ part: ArraySlice<Proportion>) -> Proportion? {
            Proportion(part.reduce(0) { $0 + $1.numerator }, of: part.reduce(0) { $0 + $1.denominator })
        }
        guard let best = pooled(large.prefix(tenth)), let worst = pooled(large.suffix(tenth)), let bestShare = best.share,
            let worstShare = worst.share
        else { return nil }
        self.best = best
        self.worst = worst
        villagesInTenth = tenth
        self.villages = large.count
        unmeasured = whole - measured.denominator
        low = (Double(measured.numerator) + Double(unmeasured) * bestShare) / Double(whole)
        high = (Double(measured.numerator) + Double(unmeasured) * worstShare) / Double(whole)
    }
}
