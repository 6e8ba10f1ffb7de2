/// Why somebody must act for a child after a month's weighing, the most urgent first.
///
/// Classes and weighing codes: Permenkes 2/2020 and the KMS. What is to be done: gizi buruk, 2T, below the red line and sangat pendek
/// are referred from the posyandu to the puskesmas; what cannot be true is measured again; who did not come is visited.
public enum FollowUp: String, Sendable, CaseIterable {
    /// Gizi buruk: BB/PB or BB/TB < −3.
    case severelyWasted = "severely-wasted"
    /// 2T: not gained in this month and in the one before.
    case twiceNotGained = "not-gained-twice"
    /// BGM, bawah garis merah: BB/U < −3.
    case belowRedLine = "below-red-line"
    /// Sangat pendek: PB/U or TB/U < −3.
    case severelyStunted = "severely-stunted"
    /// A z-score beyond the WHO's limits: the measures or the birth date are wrong until shown otherwise.
    case implausible
    /// Not weighed in this month and in the one before.
    case notWeighedTwice = "not-weighed-twice"
    /// Not weighed in this month (whether or not in the one before).
    case notWeighed = "not-weighed"

    public enum Action: Sendable, CaseIterable { case refer, measureAgain, visit }

    public var action: Action {
        switch self {
        case .severelyWasted, .twiceNotGained, .belowRedLine, .severelyStunted: .refer
        case .implausible: .measureAgain
        case .notWeighed, .notWeighedTwice: .visit
        }
    }
}

/// What one visit showed. The z-scores are those of the WHO rules, flagged ones included.
public struct GrowthVisit: Hashable, Sendable {
    /// Any running number of calendar months: consecutive months differ by 1.
    public var month: Int
    /// Completed months of age at the visit.
    public var ageInMonths: Int
    /// kg
    public var weight: Double?
    public var heightForAge: Double?
    public var weightForAge: Double?
    public var weightForHeight: Double?

    public init(
        month: Int, ageInMonths: Int, weight: Double?, heightForAge: Double? = nil, weightForAge: Double? = nil, weightForHeight: Double? = nil
    ) {
        self.month = month
        self.ageInMonths = ageInMonths
        self.weight = weight
        self.heightForAge = heightForAge
        self.weightForAge = weightForAge
        self.weightForHeight = weightForHeight
    }

    /// For the codes of the KMS: a flagged z-score tells nothing about the curve.
    public var weighing: Weighing {
        Weighing(
            month: month, ageInMonths: ageInMonths, weight: weight,
            weightForAge: weightForAge.flatMap { Indicator.weightForAge.isImplausible($0) ? nil : $0 })
    }
}

extension FollowUp {
    /// What a month calls for.
    ///
    /// Each index is judged by the month's last visit that has it: who was measured again after a doubtful result is judged by the second.
    /// - Parameters:
    ///   - sex: the child's; KBM differs by it.
    ///   - month: the month to judge, in the same count as the visits'.
    ///   - visits: of this child, the oldest first. Those of the two months before decide 2T; older and later ones may be left out.
    ///   - registeredSince: the first month in which the child was expected to be weighed.
    /// - Returns: in the order of urgency. `notWeighed` stands beside `notWeighedTwice`.
    public static func due(sex: Sex, month: Int, visits: [GrowthVisit], registeredSince: Int) -> [FollowUp] {
        func last(_ index: KeyPath<GrowthVisit, Double?>) -> Double? {
            visits.last { $0.month == month && $0[keyPath: index] != nil }?[keyPath: index]
        }
        func isWeighed(_ month: Int) -> Bool { visits.contains { $0.month == month && ($0.weight ?? 0) > 0 } }
        let height = last(\.heightForAge)
        let weight = last(\.weightForAge)
        let wasting = last(\.weightForHeight)
        let isWeighedNow = isWeighed(month)
        let isWeighedBefore = isWeighed(month - 1)
        var due: [FollowUp] = []
        if let wasting, !Indicator.weightForHeight.isImplausible(wasting), wasting < -3 { due.append(.severelyWasted) }
        if isWeighedNow, isWeighedBefore, isWeighed(month - 2) {
            let series = WeighingStatus.series(
                sex: sex, visits.filter { (month - 2...month).contains($0.month) }.map(\.weighing))
            if series.last?.isTwiceNotGained == true { due.append(.twiceNotGained) }
        }
        if let weight, !Indicator.weightForAge.isImplausible(weight), weight < -3 { due.append(.belowRedLine) }
        if let height, !Indicator.heightForAge.isImplausible(height), height < -3 { due.append(.severelyStunted) }
        if height.map(Indicator.heightForAge.isImplausible) == true || weight.map(Indicator.weightForAge.isImplausible) == true
            || wasting.map(Indicator.weightForHeight.isImplausible) == true
        {
            due.append(.implausible)
        }
        if !isWeighedNow, registeredSince <= month {
            if !isWeighedBefore, registeredSince <= month - 1 { due.append(.notWeighedTwice) }
            due.append(.notWeighed)
        }
        return due
    }
}
