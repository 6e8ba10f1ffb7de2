/// The WHO child growth standards of 2006: L, M and S by day of age, or by 0.1 cm of length or height.
///
/// Decoded once from `StandardsData.swift` into one flat array, a row of eight numbers (a cache line) for each sex and day.
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

    static let shared = Standards()

    let numbers: [Double]
    /// Where the row of day (or tenth of a centimetre) 0 would lie, by table and sex (male, female).
    private let origins: [Int]

    private init() {
        var numbers: [Double] = []
        var origins: [Int] = []
        numbers.reserveCapacity(Table.allCases.reduce(0) { $0 + 2 * $1.rows * Standards.rowLength })
        for table in Table.allCases {
            let series = Standards.decode(table.text)
            for sex in 0..<2 {
                origins.append(numbers.count - table.first * Standards.rowLength)
                // A text that is too short would leave a table out; the completeness test and `precondition` both say so.
                precondition(series.count == 6 * table.rows, "the growth standards are damaged")
                let start = 3 * sex * table.rows
                for row in 0..<table.rows {
                    let power = Double(series[start + row]) / 10_000
                    let median = Double(series[start + table.rows + row]) / 10_000
                    let variation = Double(series[start + 2 * table.rows + row]) / 100_000
                    numbers += Standards.row(power: power, median: median, variation: variation)
                }
            }
        }
        self.numbers = numbers
        self.origins = origins
    }

    @inline(__always)
    func origin(_ table: Table, _ sex: Sex) -> Int { origins[table.rawValue * 2 + Int(sex.rawValue) - 1] }

    /// L, M and S; `nil` outside the table.
    func parameters(_ table: Table, _ sex: Sex, at key: Int) -> (power: Double, median: Double, variation: Double)? {
        guard key >= table.first, key <= table.last else { return nil }
        let start = origin(table, sex) + key * Standards.rowLength
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
