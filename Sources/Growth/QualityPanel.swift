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

        /// The limits as a rule to show: beyond the last is problematic. `nil` where no limit is published.
        public var rule: String? {
            switch self {
            case .weightDigits, .heightDigits: "< 8 excellent, < 12 good, < 20 acceptable"
            case .weightForHeightSD: "0.9–1.1 excellent, 0.85–1.15 good, 0.8–1.2 acceptable"
            case .heightForAgeSD: "> 1.3 warns of errors in age or height"
            case .weightForHeightFlags: "≤ 2.5 % excellent, ≤ 5 % good, ≤ 7.5 % acceptable"
            case .sexRatio, .ageRatio: "p > 0.1 excellent, > 0.05 good, > 0.001 acceptable"
            case .skewness, .kurtosis: "absolute < 0.2 excellent, < 0.4 good, < 0.6 acceptable"
            case .weightForAgeSD, .heightForAgeFlags, .weightForAgeFlags, .ageHeaping, .completeness: nil
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
        children = scores.count
        weightDigits = Self.lastDigits(data.weight)
        heightDigits = Self.lastDigits(data.height)
        let months = data.ageInDays.map { $0 / Age.daysInMonth }.filter { $0 >= 0 && $0 < Age.monthsLimit }
        var beyond = Array(repeating: 0, count: 12)
        for month in months { beyond[Int(month) % 12] += 1 }
        monthsBeyondYears = beyond

        var checks = [Self.digits(.weightDigits, weightDigits), Self.digits(.heightDigits, heightDigits)]
        let indices: [(Indicator, sd: Kind, flags: Kind)] = [
            (.weightForHeight, .weightForHeightSD, .weightForHeightFlags), (.heightForAge, .heightForAgeSD, .heightForAgeFlags),
            (.weightForAge, .weightForAgeSD, .weightForAgeFlags),
        ]
        var wasting = Moments([])
        var flags: [Check] = []
        for (indicator, sd, share) in indices {
            let known = scores.z.map { $0[indicator.rawValue] }.filter { !$0.isNaN }
            let plausible = known.filter { !indicator.isImplausible($0) }
            let moments = Moments(plausible)
            if indicator == .weightForHeight { wasting = moments }
            checks.append(Self.spread(sd, moments))
            flags.append(Self.flagged(share, known.count - plausible.count, of: known.count))
        }
        checks += flags
        let boys = data.sex.count { $0 == .male }
        checks.append(Self.ratio(.sexRatio, boys, data.sex.count { $0 == .female }, expected: 1))
        let younger = months.count { $0 >= 6 && $0 < 30 }
        checks.append(Self.ratio(.ageRatio, younger, months.count { $0 >= 30 }, expected: 0.85))
        let heaping = ChiSquared(even: beyond)
        checks.append(Check(kind: .ageHeaping, value: heaping?.statistic, p: heaping?.p, count: months.count, rating: nil))
        checks.append(Self.shape(.skewness, wasting.skewness, wasting.count))
        checks.append(Self.shape(.kurtosis, wasting.kurtosis, wasting.count))
        checks.append(Self.completeness(data, count: scores.count))
        self.checks = checks
    }

    private static func lastDigits(_ measures: [Double]) -> [Int] {
        var digits = Array(repeating: 0, count: 10)
        for measure in measures where measure > 0 && measure < 1e6 { digits[Int((measure * 10).rounded()) % 10] += 1 }
        return digits
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

    private static func flagged(_ kind: Kind, _ part: Int, of whole: Int) -> Check {
        let percent = Proportion(part, of: whole)?.percent
        var rating: Rating?
        if kind == .weightForHeightFlags, let percent {
            rating = percent <= 2.5 ? .excellent : percent <= 5 ? .good : percent <= 7.5 ? .acceptable : .problematic
        }
        return Check(kind: kind, value: percent, p: nil, count: whole, rating: rating)
    }

    private static func ratio(_ kind: Kind, _ first: Int, _ second: Int, expected: Double) -> Check {
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

    private static func completeness(_ data: AnthropometryColumns, count: Int) -> Check {
        func isKnown(_ column: [Double], _ row: Int) -> Bool { !column.isEmpty && column[row].isFinite }
        let complete = (0..<count).count { row in
            !data.sex.isEmpty && data.sex[row] != nil && isKnown(data.ageInDays, row) && isKnown(data.weight, row)
                && isKnown(data.height, row)
        }
        return Check(kind: .completeness, value: Proportion(complete, of: count)?.percent, p: nil, count: count, rating: nil)
    }
}

/// The shape of a distribution.
struct Moments {
    let count: Int
    /// n − 1 in the denominator; `nil` below two values.
    let standardDeviation: Double?
    /// m₃ / m₂^1.5 and m₄ / m₂² − 3 (0 for a normal distribution); `nil` where all values are the same.
    let skewness: Double?
    let kurtosis: Double?

    init(_ values: [Double]) {
        count = values.count
        let n = Double(count)
        guard count > 1 else {
            standardDeviation = nil
            skewness = nil
            kurtosis = nil
            return
        }
        let mean = values.reduce(0, +) / n
        var second = 0.0
        var third = 0.0
        var fourth = 0.0
        for value in values {
            let distance = value - mean
            let square = distance * distance
            second += square
            third += square * distance
            fourth += square * square
        }
        standardDeviation = (second / (n - 1)).squareRoot()
        let variance = second / n
        let isSpread = variance > 1e-20
        skewness = isSpread ? third / n / (variance * variance.squareRoot()) : nil
        kurtosis = isSpread ? fourth / n / (variance * variance) - 3 : nil
    }
}
