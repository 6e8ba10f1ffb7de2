/// What has to be counted of children to judge how well they were measured.
///
/// Tallies add up: that of a district is the sum of those of its posyandu, to the last digit and in any order, because
/// everything in it is a whole number (z-scores in hundredths). So it can be kept for each place and month, and a panel for
/// any area costs a sum instead of a walk through its children.
public struct QualityTally: Hashable, Sendable {
    /// Everything, in a fixed order (see `Place`): what there is to keep.
    public private(set) var numbers: [Int] = Array(repeating: 0, count: Place.width)

    /// Where each count stands in `numbers`.
    private enum Place {
        static let weightDigits = 0
        static let heightDigits = 10
        static let months = 20
        static let children = 32
        static let boys = 33
        static let girls = 34
        static let younger = 35
        static let older = 36
        static let complete = 37
        static let identified = 38
        static let measuredAgain = 39
        static let enteredTwice = 40
        static let heightForAge = 41
        static let weightForAge = 47
        static let weightForHeight = 53
        static let width = 59
    }

    public init() {}

    /// What ``numbers`` gave. `nil` for any other count of numbers.
    public init?(numbers: [Int]) {
        guard numbers.count == Place.width else { return nil }
        self.numbers = numbers
    }

    public var children: Int { numbers[Place.children] }
    /// How often each last digit (0…9) occurs, in tenths of a kilogram and of a centimetre.
    public var weightDigits: [Int] { Array(numbers[Place.weightDigits..<Place.weightDigits + 10]) }
    public var heightDigits: [Int] { Array(numbers[Place.heightDigits..<Place.heightDigits + 10]) }
    /// How many children are of 0, 1, … 11 months beyond full years.
    public var monthsBeyondYears: [Int] { Array(numbers[Place.months..<Place.months + 12]) }
    public var boys: Int { numbers[Place.boys] }
    public var girls: Int { numbers[Place.girls] }
    /// Of 6–29 months.
    public var younger: Int { numbers[Place.younger] }
    /// Of 30–59 months.
    public var older: Int { numbers[Place.older] }
    /// With sex, age, weight and height.
    public var complete: Int { numbers[Place.complete] }
    /// Children of whom it is known which child they are; only among these can one be found twice.
    public var identified: Int { numbers[Place.identified] }
    /// Measured more than once in the round.
    public var measuredAgain: Int { numbers[Place.measuredAgain] }
    /// Entered as two children or more: another one has the same name, sex and birth date.
    public var enteredTwice: Int { numbers[Place.enteredTwice] }

    var heightForAge: Powers { Powers(numbers[Place.heightForAge..<Place.weightForAge]) }
    var weightForAge: Powers { Powers(numbers[Place.weightForAge..<Place.weightForHeight]) }
    var weightForHeight: Powers { Powers(numbers[Place.weightForHeight..<Place.width]) }

    /// - Parameters:
    ///   - sex: `nil` for unknown.
    ///   - ageInDays: unrounded; NaN for unknown, as in all that follow.
    ///   - weight: kg
    ///   - height: cm as measured
    ///   - haz: the z-score of height for age, rounded to two decimals.
    ///   - waz: of weight for age.
    ///   - whz: of weight for height.
    public mutating func add(
        sex: Sex?, ageInDays: Double, weight: Double, height: Double,
        heightForAge haz: Double, weightForAge waz: Double, weightForHeight whz: Double
    ) {
        numbers[Place.children] += 1
        count(weight, at: Place.weightDigits)
        count(height, at: Place.heightDigits)
        let months = ageInDays / Age.daysInMonth
        if months >= 0, months < Age.monthsLimit {
            numbers[Place.months + Int(months) % 12] += 1
            if months >= 30 { numbers[Place.older] += 1 } else if months >= 6 { numbers[Place.younger] += 1 }
        }
        if let sex { numbers[sex == .male ? Place.boys : Place.girls] += 1 }
        add(haz, .heightForAge, at: Place.heightForAge)
        add(waz, .weightForAge, at: Place.weightForAge)
        add(whz, .weightForHeight, at: Place.weightForHeight)
        if sex != nil, ageInDays.isFinite, weight.isFinite, height.isFinite { numbers[Place.complete] += 1 }
    }

    /// To be told once for each child added, where it is known which child it is.
    public mutating func identify(isMeasuredAgain: Bool, isEnteredTwice: Bool) {
        numbers[Place.identified] += 1
        if isMeasuredAgain { numbers[Place.measuredAgain] += 1 }
        if isEnteredTwice { numbers[Place.enteredTwice] += 1 }
    }

    private mutating func count(_ measure: Double, at place: Int) {
        if measure > 0, measure < 1e6 { numbers[place + Int((measure * 10).rounded()) % 10] += 1 }
    }

    private mutating func add(_ z: Double, _ indicator: Indicator, at place: Int) {
        guard z.isFinite else { return }
        numbers[place] += 1
        guard !indicator.isImplausible(z) else { return }
        let hundredths = Int((z * 100).rounded())
        var power = 1
        for exponent in 0...4 {
            numbers[place + 1 + exponent] += power
            if exponent < 4 { power *= hundredths }
        }
    }

    public static func + (left: QualityTally, right: QualityTally) -> QualityTally {
        var sum = left
        sum += right
        return sum
    }

    public static func += (left: inout QualityTally, right: QualityTally) {
        for place in 0..<Place.width { left.numbers[place] += right.numbers[place] }
    }

    /// The z-scores of one index.
    struct Powers {
        /// z-scores there are, implausible ones among them.
        let known: Int
        /// Those within the WHO's limits.
        let plausible: Int
        /// Sums of the first to fourth powers of the plausible ones, in hundredths.
        let sums: [Double]

        fileprivate init(_ numbers: ArraySlice<Int>) {
            known = numbers[numbers.startIndex]
            plausible = numbers[numbers.startIndex + 1]
            sums = numbers.dropFirst(2).map(Double.init)
        }
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

    init(_ powers: QualityTally.Powers) {
        count = powers.plausible
        guard count > 1 else {
            standardDeviation = nil
            skewness = nil
            kurtosis = nil
            return
        }
        // From sums about zero: z-scores lie about zero themselves, so hardly a digit is lost.
        let n = Double(count)
        let mean = powers.sums[0] / n
        let second = powers.sums[1] / n
        let third = powers.sums[2] / n
        let fourth = powers.sums[3] / n
        let square = mean * mean
        let variance = max(0, second - square)
        let isSpread = variance > 1e-8
        standardDeviation = isSpread ? (variance * n / (n - 1)).squareRoot() / 100 : 0
        let skew = third - 3 * mean * second + 2 * mean * square
        let tail = fourth - 4 * mean * third + 6 * square * second - 3 * square * square
        skewness = isSpread ? skew / (variance * variance.squareRoot()) : nil
        kurtosis = isSpread ? tail / (variance * variance) - 3 : nil
    }
}
