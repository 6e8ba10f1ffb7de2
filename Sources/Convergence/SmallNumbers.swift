/// The rule by which figures are made public: a number so small that a child could be known by it is not shown, nor can it be had by
/// subtracting what is shown from a total.
public struct SmallNumbers: Hashable, Sendable {
    /// A numerator of 1 up to this is small.
    public let smallUpTo: Int
    public let leastDenominator: Int
    /// Percentages are given from this denominator.
    public let leastForPercent: Int

    public init(smallUpTo: Int = 4, leastDenominator: Int = 10, leastForPercent: Int = 20) {
        self.smallUpTo = smallUpTo
        self.leastDenominator = leastDenominator
        self.leastForPercent = leastForPercent
    }

    /// A figure of an area. What is counted in a parent includes what is counted in its children.
    public struct Figure: Hashable, Sendable {
        public let area: String
        public let parent: String?
        public let numerator: Int
        public let denominator: Int

        public init(area: String, parent: String?, numerator: Int, denominator: Int) {
            self.area = area
            self.parent = parent
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    /// What may be shown. That a figure is withheld does not say why: whether it is small or stands beside a small one is itself a clue.
    public enum Public: Hashable, Sendable {
        case withheld
        /// `percent` is `nil` where the denominator is too small for one.
        case shown(numerator: Int, denominator: Int, percent: Double?)

        public var isShown: Bool { self != .withheld }
    }

    /// Whether a figure by itself is too small to be shown.
    public func isSmall(numerator: Int, denominator: Int) -> Bool {
        (1...max(1, smallUpTo)).contains(numerator) && smallUpTo > 0 || denominator < leastDenominator
    }

    /// What may be shown of a tree of areas, whose every total is shown too.
    ///
    /// Of the children of a shown parent the small ones are withheld. What is withheld can be had together, by subtracting the rest from
    /// the parent; so more is withheld, the smallest denominators first, until that sum is of two or more and not small itself. Below what
    /// is withheld nothing is shown.
    ///
    /// One table at a time: tables by sex or age of the same children, and figures that grow over periods, need their own care.
    public func published(_ figures: [Figure]) -> [String: Public] {
        var result: [String: Public] = [:]
        let known = Set(figures.map(\.area))
        let children = Dictionary(grouping: figures.filter { $0.parent.map(known.contains) ?? false }, by: { $0.parent ?? "" })
        for figure in figures { result[figure.area] = .withheld }
        var shown = figures.filter {
            !($0.parent.map(known.contains) ?? false) && !isSmall(numerator: $0.numerator, denominator: $0.denominator)
        }
        while let parent = shown.popLast() {
            result[parent.area] = .shown(
                numerator: parent.numerator, denominator: parent.denominator,
                percent: parent.denominator >= max(1, leastForPercent) ? 100 * Double(parent.numerator) / Double(parent.denominator) : nil)
            shown += safe(children[parent.area] ?? [], of: parent)
        }
        return result
    }

    /// The children that may be shown beside their parent.
    private func safe(_ children: [Figure], of parent: Figure) -> [Figure] {
        var withheld = children.filter { isSmall(numerator: $0.numerator, denominator: $0.denominator) }
        // Those with the smallest denominators last, to be taken from the end. Numerators have no say: a choice by them would tell of them.
        var rest = children.filter { !isSmall(numerator: $0.numerator, denominator: $0.denominator) }
            .sorted { ($0.denominator, $0.area) > ($1.denominator, $1.area) }
        // Children of no known area are in the parent and in no child, and can be had by subtraction too.
        let unplaced = Figure(
            area: "", parent: parent.area, numerator: parent.numerator - children.reduce(0) { $0 + $1.numerator },
            denominator: parent.denominator - children.reduce(0) { $0 + $1.denominator })
        if unplaced.numerator != 0 || unplaced.denominator != 0 { withheld.append(unplaced) }
        while !withheld.isEmpty, !isSafe(withheld, parent), let next = rest.popLast() { withheld.append(next) }
        return rest
    }

    /// Whether what subtraction gives, the sum of the withheld, gives none of them away.
    private func isSafe(_ withheld: [Figure], _ parent: Figure) -> Bool {
        let numerator = withheld.reduce(0) { $0 + $1.numerator }
        let denominator = withheld.reduce(0) { $0 + $1.denominator }
        // Children of no known area that are many are a figure like any other.
        if withheld.count == 1 { return !isSmall(numerator: numerator, denominator: denominator) }
        // Where the parent has none, no child has any, and nothing that is withheld could hide it.
        guard denominator >= leastDenominator, numerator > smallUpTo || parent.numerator == 0 else { return false }
        return parent.numerator == 0 || leavesDoubt(withheld, sum: numerator)
    }

    /// Whether an onlooker who knows this rule, every denominator, and which of the withheld are the small ones, still cannot tell any of
    /// their numerators from the sum: two of at most 4 that make 8 are both 4.
    private func leavesDoubt(_ withheld: [Figure], sum: Int) -> Bool {
        let ranges = withheld.map(possible)
        let low = ranges.reduce(0) { $0 + $1.lowerBound }
        let high = ranges.reduce(0) { $0 + $1.upperBound }
        return ranges.allSatisfy { range in
            let least = max(range.lowerBound, sum - (high - range.upperBound))
            let most = min(range.upperBound, sum - (low - range.lowerBound))
            return least < most || range.lowerBound == range.upperBound
        }
    }

    /// What its numerator may be, for somebody who knows only why it is withheld.
    private func possible(_ figure: Figure) -> ClosedRange<Int> {
        if figure.denominator < leastDenominator { return 0...max(0, figure.denominator) }
        if isSmall(numerator: figure.numerator, denominator: figure.denominator) { return 1...smallUpTo }
        return figure.numerator <= 0 ? 0...0 : (smallUpTo + 1)...max(smallUpTo + 1, figure.denominator)
    }
}
