/// The z-scores of one child by the WHO child growth standards (2006), for ages under sixty months.
///
/// The rules are those of the WHO's own R package `anthro` 1.1.0, with one deliberate difference: a weight of 0 in
/// weight-for-height and a (corrected) length of 0 in BMI give no z-score here, where the package returns a flagged one.
public struct ZScores: Hashable, Sendable {
    /// Length or height in cm after the correction for the position: +0.7 cm standing before day 731, −0.7 cm lying from then on.
    public let correctedHeight: Double?
    /// The position used; `nil` where a child under nine months is said to have stood.
    public let position: Position?
    /// A child under nine months is said to have stood: not believed, and not corrected for.
    public let isPositionDoubted: Bool
    /// Body mass index in kg/m², from the corrected height.
    public let bmi: Double?
    private let values: SIMD8<Double>

    /// - Throws: `GrowthError.negativeAge` (index 0).
    public init(_ child: Anthropometry) throws(GrowthError) {
        let measures = Measures(child)
        guard !(measures.age < 0) else { throw .negativeAge(index: 0) }
        self.init(try Scorer.with { scorer throws(GrowthError) in scorer.score(measures) })
    }

    init(_ scores: Scores) {
        correctedHeight = known(scores.height)
        position = scores.position
        isPositionDoubted = scores.isPositionDoubted
        bmi = known(scores.bmi)
        values = scores.z
    }

    /// The z-score rounded to two decimals, flagged or not; `nil` where it cannot be computed.
    public subscript(indicator: Indicator) -> Double? { known(values[indicator.rawValue]) }

    /// Whether the z-score is implausible (see `Indicator.isImplausible`); `nil` where there is none.
    public func isFlagged(_ indicator: Indicator) -> Bool? { self[indicator].map(indicator.isImplausible) }

    /// The z-score where there is one and it is plausible: what prevalences are made of.
    public func plausible(_ indicator: Indicator) -> Double? {
        self[indicator].flatMap { indicator.isImplausible($0) ? nil : $0 }
    }

    public var heightForAge: Double? { self[.heightForAge] }
    public var weightForAge: Double? { self[.weightForAge] }
    public var weightForHeight: Double? { self[.weightForHeight] }
    public var bmiForAge: Double? { self[.bmiForAge] }

    // NaN stands for "none" inside and is not equal to itself.
    public static func == (left: ZScores, right: ZScores) -> Bool {
        left.correctedHeight == right.correctedHeight && left.position == right.position && left.bmi == right.bmi
            && left.isPositionDoubted == right.isPositionDoubted && Indicator.allCases.allSatisfy { left[$0] == right[$0] }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(correctedHeight)
        hasher.combine(bmi)
        for indicator in Indicator.allCases { hasher.combine(self[indicator]) }
    }
}

extension Measures {
    init(_ child: Anthropometry) {
        func number(_ value: Double?) -> Double {
            guard let value, value.isFinite else { return .nan }
            return value
        }
        self.init(
            sex: child.sex, age: number(child.ageInDays), weight: number(child.weight), height: number(child.height),
            position: child.position, hasOedema: child.hasOedema, head: number(child.headCircumference),
            arm: number(child.armCircumference), triceps: number(child.triceps), subscapular: number(child.subscapular))
    }
}

@inline(__always)
func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
