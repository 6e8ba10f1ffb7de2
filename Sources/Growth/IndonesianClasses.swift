// The classes of Permenkes 2/2020 (Standar Antropometri Anak), children of 0–60 months. The z-scores are the WHO's; the
// bounds are exact: "−2 to +1" holds both −2 and +1. Classify the rounded z-score, and only a plausible one.

/// BB/U: weight-for-age.
public enum WeightForAgeClass: String, Sendable, CaseIterable {
    /// Berat badan sangat kurang: z < −3
    case severelyUnderweight
    /// Berat badan kurang: −3 ≤ z < −2
    case underweight
    /// Berat badan normal: −2 ≤ z ≤ +1
    case normal
    /// Risiko berat badan lebih: z > +1
    case riskOfOverweight

    /// `nil` for NaN.
    public init?(z: Double) {
        if z < -3 {
            self = .severelyUnderweight
        } else if z < -2 {
            self = .underweight
        } else if z <= 1 {
            self = .normal
        } else if z > 1 {
            self = .riskOfOverweight
        } else {
            return nil
        }
    }
}

/// PB/U or TB/U: length- or height-for-age.
public enum HeightForAgeClass: String, Sendable, CaseIterable {
    /// Sangat pendek: z < −3
    case severelyStunted
    /// Pendek: −3 ≤ z < −2
    case stunted
    /// Normal: −2 ≤ z ≤ +3
    case normal
    /// Tinggi: z > +3
    case tall

    /// `nil` for NaN.
    public init?(z: Double) {
        if z < -3 {
            self = .severelyStunted
        } else if z < -2 {
            self = .stunted
        } else if z <= 3 {
            self = .normal
        } else if z > 3 {
            self = .tall
        } else {
            return nil
        }
    }

    /// Pendek and sangat pendek together: what "stunting" counts.
    public var isStunted: Bool { self == .stunted || self == .severelyStunted }
}

/// BB/PB or BB/TB: weight-for-length or -height.
public enum WeightForHeightClass: String, Sendable, CaseIterable {
    /// Gizi buruk: z < −3
    case severelyWasted
    /// Gizi kurang: −3 ≤ z < −2
    case wasted
    /// Gizi baik: −2 ≤ z ≤ +1
    case normal
    /// Berisiko gizi lebih: +1 < z ≤ +2
    case riskOfOverweight
    /// Gizi lebih: +2 < z ≤ +3
    case overweight
    /// Obesitas: z > +3
    case obese

    /// `nil` for NaN.
    public init?(z: Double) {
        if z < -3 {
            self = .severelyWasted
        } else if z < -2 {
            self = .wasted
        } else if z <= 1 {
            self = .normal
        } else if z <= 2 {
            self = .riskOfOverweight
        } else if z <= 3 {
            self = .overweight
        } else if z > 3 {
            self = .obese
        } else {
            return nil
        }
    }

    /// Gizi kurang and gizi buruk together.
    public var isWasted: Bool { self == .wasted || self == .severelyWasted }
}

extension ZScores {
    /// `nil` where the z-score is missing or implausible.
    public var weightForAgeClass: WeightForAgeClass? { plausible(.weightForAge).flatMap(WeightForAgeClass.init(z:)) }
    /// `nil` where the z-score is missing or implausible.
    public var heightForAgeClass: HeightForAgeClass? { plausible(.heightForAge).flatMap(HeightForAgeClass.init(z:)) }
    /// `nil` where the z-score is missing or implausible.
    public var weightForHeightClass: WeightForHeightClass? { plausible(.weightForHeight).flatMap(WeightForHeightClass.init(z:)) }

    /// TB/U < −2; `nil` where the z-score is missing or implausible.
    public var isStunted: Bool? { heightForAgeClass?.isStunted }
}
