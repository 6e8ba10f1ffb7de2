/// The WHO child growth standards of 2006: L, M and S by day of age, or by 0.1 cm of length or height.
///
/// Decoded once from `StandardsData.swift` into one flat array, a row of eight numbers (a cache line) for each table, sex and day.
struct Standards: Sendable {
    enum Table: Int, CaseIterable {
        case weightForAge, heightForAge, bmiForAge, headForAge, armForAge, tricepsForAge, subscapularForAge
        case weightForLength, weightForHeight

        /// The first row's day of age, or tenths of a centimetre.
        var first: Int {
            switch self {
            case .weightForAge, .heightForAge, .bmiForAge, .headForAge: 0
            case .armForAge, .tricepsForAge, .subscapularForAge: Age.firstArmDay
            case .weightForLength: 450
            case .weightForHeight: 650
            }
        }

        /// The last row's day of age, or tenths of a centimetre.
        var last: Int {
            switch self {
            case .weightForLength: 1100
            case .weightForHeight: 1200
            default: Age.lastDay
            }
        }

        var rows: Int { last - first + 1 }

        var isByAge: Bool { self != .weightForLength && self != .weightForHeight }

        fileprivate var text: StaticString {
            switch self {
            case .weightForAge: Standards.weightForAgeText
            case .heightForAge: Standards.heightForAgeText
            case .bmiForAge: Standards.bmiForAgeText
            case .headForAge: Standards.headForAgeText
            case .armForAge: Standards.armForAgeText
            case .tricepsForAge: Standards.tricepsForAgeText
            case .subscapularForAge: Standards.subscapularForAgeText
            case .weightForLength: Standards.weightForLengthText
            case .weightForHeight: Standards.weightForHeightText
            }
        }
    }

    /// The numbers of a row: L, M, S, L·S, then where the straight continuation beyond ±3 SD starts and its step:
    /// SD3, SD3 − SD2, SD−3, SD−2 − SD−3.
    static let rowLength = 8
    /// A day's rows of the seven tables by age lie together, in the order of `Table`: a child needs them all.
    static let dayLength = 7 * rowLength
    private static let days = Age.lastDay + 1

    static let shared = Standards()

    let numbers: [Double]

    private init() {
        let length = Table.allCases.reduce(2 * Standards.days * Standards.dayLength) { total, table in
            table.isByAge ? total : total + 2 * table.rows * Standards.rowLength
        }
        // Arm circumference and skinfolds have no rows for the first ninety days: NaN, so that no score can come of them.
        var numbers = Array(repeating: Double.nan, count: length)
        for table in Table.allCases {
            let series = Standards.decode(table.text)
            precondition(series.count == 6 * table.rows, "the growth standards are damaged")
            for sex in Sex.allCases {
                let start = sex == .male ? 0 : 3 * table.rows
                for row in 0..<table.rows {
                    let power = Double(series[start + row]) / 10_000
                    let median = Double(series[start + table.rows + row]) / 10_000
                    let variation = Double(series[start + 2 * table.rows + row]) / 100_000
                    let place = Standards.place(table, sex, table.first + row)
                    numbers.replaceSubrange(
                        place..<place + Standards.rowLength, with: Standards.row(power: power, median: median, variation: variation))
                }
            }
        }
        self.numbers = numbers
    }

    /// Where the row of a day (or tenth of a centimetre) starts in `numbers`. The key must lie within the table.
    @inline(__always)
    static func place(_ table: Table, _ sex: Sex, _ key: Int) -> Int {
        let sexIndex = Int(sex.rawValue) - 1
        switch table {
        case .weightForLength: return 2 * days * dayLength + (sexIndex * 651 + key - 450) * rowLength
        case .weightForHeight: return 2 * days * dayLength + (2 * 651 + sexIndex * 551 + key - 650) * rowLength
        default: return (sexIndex * days + key) * dayLength + table.rawValue * rowLength
        }
    }

    /// L, M and S; `nil` outside the table.
    func parameters(_ table: Table, _ sex: Sex, at key: Int) -> (power: Double, median: Double, variation: Double)? {
        guard key >= table.first, key <= table.last else { return nil }
        let start = Standards.place(table, sex, key)
        return (numbers[start], numbers[start + 1], numbers[start + 2])
    }

    /// The measure at a z-score on the Box-Cox curve: M·(1 + L·S·z)^(1/L).
    static func measure(power: Double, median: Double, variation: Double, z: Double) -> Double {
        power == 0 ? median * exponential(variation * z) : median * Growth.power(1 + power * variation * z, 1 / power)
    }

    private static func row(power: Double, median: Double, variation: Double) -> [Double] {
        func line(_ z: Double) -> Double { measure(power: power, median: median, variation: variation, z: z) }
        return [power, median, variation, variation * power, line(3), line(3) - line(2), line(-3), line(-2) - line(-3)]
    }

    /// Undoes `encode` of Scripts/make-growth-tables.py; the sums restart with each of a text's six columns.
    private static func decode(_ text: StaticString) -> [Int] {
        text.withUTF8Buffer { bytes in
            var changes: [Int] = []
            var number = 0
            var place = 1
            for byte in bytes where byte > 32 {
                if byte >= 93 {
                    number += place * (44 + Int(byte) - 93)
                    place *= 34
                } else {
                    number += place * (Int(byte) - 48)
                    changes.append(number & 1 == 0 ? number / 2 : -(number + 1) / 2)
                    number = 0
                    place = 1
                }
            }
            let length = changes.count / 6
            guard length > 0 else { return [] }
            var value = 0
            var slope = 0
            for index in changes.indices {
                if index % length == 0 {
                    value = 0
                    slope = 0
                }
                slope += changes[index]
                value += slope
                changes[index] = value
            }
            return changes
        }
    }
}
