/// One child's measures as plain numbers (NaN is missing), for the inner loop.
struct Measures {
    var sex: Sex?
    var age: Double
    var weight: Double
    var height: Double
    var position: Position?
    var hasOedema: Bool
    var head: Double
    var arm: Double
    var triceps: Double
    var subscapular: Double
}

/// One child's result as plain numbers (NaN is missing).
struct Scores {
    /// Length or height in cm after the correction for the position.
    var height: Double
    /// The position that was used; unknown where it cannot be true.
    var position: Position?
    /// Measured standing under nine months: the position is not believed.
    var isPositionDoubted: Bool
    var bmi: Double
    /// By `Indicator.rawValue`, rounded to two decimals.
    var z: SIMD8<Double>
}

/// The rules of the WHO's own software (R `anthro` 1.1.0), written anew from their description.
struct Scorer {
    /// `Standards.numbers`, pinned by the caller.
    private let numbers: UnsafePointer<Double>

    /// Runs `body` with a scorer that is valid for its duration only.
    static func with<Result>(_ body: (Scorer) throws(GrowthError) -> Result) throws(GrowthError) -> Result {
        try Standards.shared.numbers.withUnsafeBufferPointer { buffer throws(GrowthError) -> Result in
            // Reason: an array that was just filled has an address; without its tables nothing here could go on.
            guard let start = buffer.baseAddress else { preconditionFailure("the growth standards are empty") }
            return try body(Scorer(numbers: start))
        }
    }

    @inline(__always)
    func score(_ child: Measures) -> Scores {
        var position = child.position
        var isDoubted = false
        var height = child.height.isFinite ? child.height : .nan
        let day = Age.day(child.age)
        let months = child.age / Age.daysInMonth
        if position == .standing, months < 9 {
            position = nil
            isDoubted = true
        }
        // Children are 0.7 cm longer lying than standing. A missing age or position compares false and corrects nothing.
        if position == .standing, day < Age.standingDay {
            height += 0.7
        } else if position == .lying, day >= Age.standingDay {
            height -= 0.7
        }
        let metres = height / 100
        var bmi = child.weight / (metres * metres)
        if !bmi.isFinite { bmi = .nan }
        var z = SIMD8<Double>(repeating: .nan)
        guard let sex = child.sex else {
            return Scores(height: height, position: position, isPositionDoubted: isDoubted, bmi: bmi, z: z)
        }
        let isAgeKnown = !child.age.isNaN
        let isAgeScored = day <= Double(Age.lastDay) && months < Age.monthsLimit && day >= 0
        if isAgeScored {
            let today = numbers + Standards.place(.weightForAge, sex, Int(day))
            func row(_ table: Standards.Table) -> UnsafePointer<Double> { today + table.rawValue * Standards.rowLength }
            z[0] = plain(height, row(.heightForAge))
            z[4] = plain(child.head, row(.headForAge))
            if !child.hasOedema {
                z[1] = bent(child.weight, row(.weightForAge))
                z[3] = bent(bmi, row(.bmiForAge))
            }
            if Int(day) >= Age.firstArmDay {
                z[5] = bent(child.arm, row(.armForAge))
                z[6] = bent(child.triceps, row(.tricepsForAge))
                z[7] = bent(child.subscapular, row(.subscapularForAge))
            }
        }
        if !child.hasOedema, isAgeScored || !isAgeKnown, child.weight > 0, child.weight.isFinite {
            let usesHeight = isAgeKnown ? day >= Age.standingDay : position.map { $0 == .standing } ?? (height >= 87)
            if usesHeight {
                if height >= 65, height <= 120 { z[2] = interpolated(child.weight, height, .weightForHeight, sex, last: 1200) }
            } else if height >= 45, height <= 110 {
                z[2] = interpolated(child.weight, height, .weightForLength, sex, last: 1100)
            }
        }
        return Scores(height: height, position: position, isPositionDoubted: isDoubted, bmi: bmi, z: z)
    }

    /// The Box-Cox z-score, for height-for-age and head circumference.
    @inline(__always)
    private func plain(_ measure: Double, _ row: UnsafePointer<Double>) -> Double {
        guard measure > 0, measure.isFinite else { return .nan }
        return roundedToHundredths(boxCox(measure, row[0], row[1], row[2], row[3]))
    }

    /// The Box-Cox z-score up to ±3, straight beyond by the distance between 2 and 3 SD: for the indices with a skewed measure.
    @inline(__always)
    private func bent(_ measure: Double, _ row: UnsafePointer<Double>) -> Double {
        guard measure > 0, measure.isFinite else { return .nan }
        var z = boxCox(measure, row[0], row[1], row[2], row[3])
        if z > 3 {
            z = 3 + (measure - row[4]) / row[5]
        } else if z < -3 {
            z = -3 + (measure - row[6]) / row[7]
        }
        return roundedToHundredths(z)
    }

    /// Weight for a length or height between two rows of the table: L, M and S are taken in proportion.
    @inline(__always)
    private func interpolated(_ weight: Double, _ height: Double, _ table: Standards.Table, _ sex: Sex, last: Int) -> Double {
        let tenths = min(Int(height * 10), last)
        let row = numbers + Standards.place(table, sex, tenths)
        let share = (height - Double(tenths) / 10) / 0.1
        // Exactly on a row, or so near below it that ten times the height was rounded up to it.
        if share <= 0 || tenths == last { return bent(weight, row) }
        let next = row + Standards.rowLength
        let power = row[0] + share * (next[0] - row[0])
        let median = row[1] + share * (next[1] - row[1])
        let variation = row[2] + share * (next[2] - row[2])
        var z = boxCox(weight, power, median, variation, variation * power)
        if z > 3 || z < -3 {
            func line(_ z: Double) -> Double { Standards.measure(power: power, median: median, variation: variation, z: z) }
            let side: Double = z > 0 ? 1 : -1
            z = side * 3 + (weight - line(side * 3)) / (side * (line(side * 3) - line(side * 2)))
        }
        return roundedToHundredths(z)
    }

    @inline(__always)
    private func boxCox(_ measure: Double, _ power: Double, _ median: Double, _ variation: Double, _ product: Double) -> Double {
        let ratio = measure / median
        if power == 1 { return (ratio - 1) / variation }
        if power == 0 { return naturalLog(ratio) / variation }
        return (Growth.power(ratio, power) - 1) / product
    }
}
