/// KBM (kenaikan berat badan minimal): the least gain in a month by which a weight counts as having risen.
///
/// Source: Buku Kesehatan Ibu dan Anak (Buku KIA), Kementerian Kesehatan RI, the KMS for boys and for girls. Public code
/// disagrees on single months; this table is the one place to correct.
public enum MinimumGain {
    /// From this completed month of age (until the next line's) the gain in grams.
    public typealias Step = (fromMonth: Int, grams: Int)

    public static let boys: [Step] = [
        (1, 800), (2, 900), (3, 800), (4, 600), (5, 500), (6, 400), (7, 400), (8, 300), (12, 200),
    ]
    public static let girls: [Step] = [
        (1, 800), (2, 900), (3, 800), (4, 600), (5, 500), (6, 400), (7, 300), (11, 200),
    ]

    /// Grams expected over the month that ends at this age in completed months; `nil` before the first month is over.
    public static func grams(sex: Sex, ageInMonths: Int) -> Int? {
        (sex == .male ? boys : girls).last { $0.fromMonth <= ageInMonths }?.grams
    }
}

/// One child in one calendar month of weighing.
public struct Weighing: Hashable, Sendable {
    /// Any running number of calendar months (e.g. 12·year + month): consecutive months differ by 1.
    public var month: Int
    /// Completed months of age at the weighing.
    public var ageInMonths: Int
    /// kg; `nil` for a month in which the child was not weighed.
    public var weight: Double?
    /// The weight-for-age z-score, if known and plausible: tells whether the weight follows its curve, and BGM.
    public var weightForAge: Double?

    public init(month: Int, ageInMonths: Int, weight: Double?, weightForAge: Double? = nil) {
        self.month = month
        self.ageInMonths = ageInMonths
        self.weight = weight
        self.weightForAge = weightForAge
    }
}

/// What a month's weighing says, in the words of the KMS and of SKDN.
public struct WeighingStatus: Hashable, Sendable {
    public enum Code: String, Sendable, CaseIterable {
        /// Naik: gained at least KBM, or gained and stayed on or above its curve.
        case gained = "N"
        /// Tidak naik: flat, lost, or gained less than KBM while falling off its curve.
        case notGained = "T"
        /// Not weighed in the month before: cannot be compared.
        case notComparable = "O"
        /// Baru: weighed for the first time.
        case first = "B"
    }

    public let month: Int
    /// `nil` in the first month of life, for which there is no KBM, if the curve is not known either.
    public let code: Code?
    /// kg gained since the month before.
    public let gain: Double?
    /// 2T: not gained in this month and in the one before. To be referred.
    public let isTwiceNotGained: Bool
    /// BGM (bawah garis merah): weight-for-age below −3. To be referred.
    public let isBelowRedLine: Bool

    /// The statuses of every month in which the child was weighed, in order of months. Where a month occurs twice, its
    /// last entry with a weight counts.
    public static func series(sex: Sex, _ weighings: [Weighing]) -> [WeighingStatus] {
        var byMonth: [Int: Weighing] = [:]
        for weighing in weighings {
            if let weight = weighing.weight, weight > 0, weight.isFinite { byMonth[weighing.month] = weighing }
        }
        var statuses: [WeighingStatus] = []
        for month in byMonth.keys.sorted() {
            guard let now = byMonth[month] else { continue }
            let before = byMonth[month - 1]
            let gain = before.flatMap { earlier in now.weight.flatMap { weight in earlier.weight.map { weight - $0 } } }
            let code: Code?
            if statuses.isEmpty {
                code = .first
            } else if let before, let gain {
                code = judge(sex: sex, gain: gain, before: before, now: now)
            } else {
                code = .notComparable
            }
            let previous = statuses.last
            statuses.append(
                WeighingStatus(
                    month: month, code: code, gain: gain,
                    isTwiceNotGained: code == .notGained && previous?.code == .notGained && previous?.month == month - 1,
                    isBelowRedLine: now.weightForAge.map { $0 < -3 } ?? false))
        }
        return statuses
    }

    private static func judge(sex: Sex, gain: Double, before: Weighing, now: Weighing) -> Code? {
        // Whole grams: 8.4 - 8.0 is a little more than 0.4, 8.3 - 7.9 a little less.
        let grams = Int((gain * 1000).rounded().clamped(to: -1_000_000...1_000_000))
        let minimum = MinimumGain.grams(sex: sex, ageInMonths: now.ageInMonths)
        if let minimum, grams >= minimum { return .gained }
        if grams <= 0 { return .notGained }
        if let earlier = before.weightForAge, let later = now.weightForAge { return later >= earlier ? .gained : .notGained }
        return minimum == nil ? nil : .notGained
    }
}

extension Comparable {
    func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
