/// How well a round of measurements was made: what its figures themselves give away.
///
/// The rules are those of SMART surveys and of the WHO/UNICEF recommendations of 2019. They judge a set of children measured
/// by the same people; they say where training is needed, not whether a single value is wrong.
public struct QualityPanel: Sendable {
    public enum Rating: String, Sendable, CaseIterable {
        case excellent, good, acceptable, problematic
    }

    /// What is looked at. The raw values are names for files.
    public enum Kind: String, Sendable, CaseIterable {
        /// Last digits (tenths) of the weights or heights: 100·√(χ² / (N·df)).
        case weightDigits = "digit_preference_weight"
        case heightDigits = "digit_preference_height"
        /// Standard deviation of the plausible z-scores.
        case weightForHeightSD = "sd_whz"
        case heightForAgeSD = "sd_haz"
        case weightForAgeSD = "sd_waz"
        /// Share of the z-scores that are implausible, in per cent.
        case weightForHeightFlags = "flagged_whz"
        case heightForAgeFlags = "flagged_haz"
        case weightForAgeFlags = "flagged_waz"
        /// Boys to girls.
        case sexRatio = "sex_ratio"
        /// Children of 6–29 to those of 30–59 months; 0.85 is expected.
        case ageRatio = "age_ratio"
        /// χ² of completed months of age modulo 12.
        case ageHeaping = "age_heaping"
        /// Of the plausible weight-for-height z-scores; the absolute value is rated. Kurtosis is that in excess of the normal's.
        case skewness = "skewness_whz"
        case kurtosis = "kurtosis_whz"
        /// Share of the children with sex, age, weight and height, in per cent.
        case completeness = "completeness"
        /// Share of the children of whom there seems to be another: same name, sex and birth date. In per cent.
        case enteredTwice = "entered_twice"
        /// Share of the children measured more than once in the round, in per cent.
        case measuredAgain = "measured_again"

        /// What a ratio is without selection: as many boys as girls; 24 months' births to 30 months', fewer of them alive.
        var expectedRatio: Double { self == .ageRatio ? 0.85 : 1 }

        /// The limits as a rule to show: beyond the last is problematic. `nil` where no limit is published.
        public var rule: String? {
            switch self {
            case .weightDigits, .heightDigits: "< 8 excellent, < 12 good, < 20 acceptable"
            case .weightForHeightSD: "0.9–1.1 excellent, 0.85–1.15 good, 0.8–1.2 acceptable"
            case .heightForAgeSD: "> 1.3 warns of errors in age or height"
            case .weightForHeightFlags: "≤ 2.5 % excellent, ≤ 5 % good, ≤ 7.5 % acceptable"
            case .sexRatio, .ageRatio: "p > 0.1 excellent, > 0.05 good, > 0.001 acceptable"
            case .skewness, .kurtosis: "absolute < 0.2 excellent, < 0.4 good, < 0.6 acceptable"
            case .weightForAgeSD, .heightForAgeFlags, .weightForAgeFlags, .ageHeaping, .completeness, .enteredTwice,
                .measuredAgain:
                nil
            }
        }
    }

    /// One line of the panel.
    public struct Check: Hashable, Sendable {
        public let kind: Kind
        /// `nil` if it cannot be computed.
        public let value: Double?
        /// Of the test behind it, where there is one.
        public let p: Double?
        /// How many children it rests on.
        public let count: Int
        /// `nil` where there is no value, or no published limit.
        public let rating: Rating?
    }

    public let children: Int
    public let checks: [Check]
    /// How often each last digit (0…9) occurs, in tenths of a kilogram and of a centimetre.
    public let weightDigits: [Int]
    public let heightDigits: [Int]
    /// How many children are of 0, 1, … 11 months beyond full years.
    public let monthsBeyondYears: [Int]

    public subscript(kind: Kind) -> Check? { checks.first { $0.kind == kind } }

    /// - Throws: `GrowthError` for a negative age or columns of different lengths.
    public init(_ data: AnthropometryColumns) throws(GrowthError) {
        let scores = try ZScoreColumns(data)
        func number(_ column: [Double], _ row: Int) -> Double { column.isEmpty ? .nan : column[row] }
        var tally = QualityTally()
        for row in 0..<scores.count {
            tally.add(
                sex: data.sex.isEmpty ? nil : data.sex[row], ageInDays: number(data.ageInDays, row), weight: number(data.weight, row),
                height: number(data.height, row), heightForAge: scores[.heightForAge, row], weightForAge: scores[.weightForAge, row],
                weightForHeight: scores[.weightForHeight, row])
        }
        self.init(tally)
    }

    public init(_ tally: QualityTally) {
        children = tally.children
        weightDigits = tally.weightDigits
        heightDigits = tally.heightDigits
        monthsBeyondYears = tally.monthsBeyondYears
        let wasting = Moments(tally.weightForHeight)
        let heaping = ChiSquared(even: tally.monthsBeyondYears)
        let aged = tally.monthsBeyondYears.reduce(0, +)
        checks = [
            Self.digits(.weightDigits, weightDigits), Self.digits(.heightDigits, heightDigits),
            Self.spread(.weightForHeightSD, wasting), Self.spread(.heightForAgeSD, Moments(tally.heightForAge)),
            Self.spread(.weightForAgeSD, Moments(tally.weightForAge)),
            Self.flagged(.weightForHeightFlags, tally.weightForHeight), Self.flagged(.heightForAgeFlags, tally.heightForAge),
            Self.flagged(.weightForAgeFlags, tally.weightForAge),
            Self.ratio(.sexRatio, tally.boys, tally.girls), Self.ratio(.ageRatio, tally.younger, tally.older),
            Check(kind: .ageHeaping, value: heaping?.statistic, p: heaping?.p, count: aged, rating: nil),
            Self.shape(.skewness, wasting.skewness, wasting.count), Self.shape(.kurtosis, wasting.kurtosis, wasting.count),
            Self.share(.completeness, tally.complete, of: tally.children), Self.share(.enteredTwice, tally.enteredTwice, of: tally.identified),
            Self.share(.measuredAgain, tally.measuredAgain, of: tally.identified),
        ]
    }

    private static func digits(_ kind: Kind, _ counts: [Int]) -> Check {
        let count = counts.reduce(0, +)
        guard let test = ChiSquared(even: counts) else { return Check(kind: kind, value: nil, p: nil, count: 0, rating: nil) }
        let score = 100 * (test.statistic / (Double(count) * Double(test.degreesOfFreedom))).squareRoot()
        let rating: Rating = score < 8 ? .excellent : score < 12 ? .good : score < 20 ? .acceptable : .problematic
        return Check(kind: kind, value: score, p: test.p, count: count, rating: rating)
    }

    private static func spread(_ kind: Kind, _ moments: Moments) -> Check {
        let rating = moments.standardDeviation.flatMap { sd -> Rating? in
            switch kind {
            case .weightForHeightSD:
                (0.9...1.1).contains(sd)
                    ? .excellent : (0.85...1.15).contains(sd) ? .good : (0.8...1.2).contains(sd) ? .acceptable : .problematic
            case .heightForAgeSD: sd > 1.3 ? .problematic : .acceptable
            default: nil
            }
        }
        return Check(kind: kind, value: moments.standardDeviation, p: nil, count: moments.count, rating: rating)
    }

    private static func flagged(_ kind: Kind, _ powers: QualityTally.Powers) -> Check {
        let whole = powers.known
        let percent = Proportion(whole - powers.plausible, of: whole)?.percent
        var rating: Rating?
        if kind == .weightForHeightFlags, let percent {
            rating = percent <= 2.5 ? .excellent : percent <= 5 ? .good : percent <= 7.5 ? .acceptable : .problematic
        }
        return Check(kind: kind, value: percent, p: nil, count: whole, rating: rating)
    }

    private static func ratio(_ kind: Kind, _ first: Int, _ second: Int) -> Check {
        let expected = kind.expectedRatio
        let test = ChiSquared([first, second], expected: [expected / (1 + expected), 1 / (1 + expected)])
        let rating = test.map { $0.p }.map { p -> Rating in
            p > 0.1 ? .excellent : p > 0.05 ? .good : p > 0.001 ? .acceptable : .problematic
        }
        return Check(
            kind: kind, value: second > 0 ? Double(first) / Double(second) : nil, p: test?.p, count: first + second, rating: rating)
    }

    private static func shape(_ kind: Kind, _ value: Double?, _ count: Int) -> Check {
        let rating = value.map { value -> Rating in
            let size = abs(value)
            return size < 0.2 ? .excellent : size < 0.4 ? .good : size < 0.6 ? .acceptable : .problematic
        }
        return Check(kind: kind, value: value, p: nil, count: count, rating: rating)
    }

    private static func share(_ kind: Kind, _ part: Int, of whole: Int) -> Check {
        Check(kind: kind, value: Proportion(part, of: whole)?.percent, p: nil, count: whole, rating: nil)
    }
}
