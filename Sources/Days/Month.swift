/// A calendar month; the period of a weighing round. Text form `YYYY-MM`.
public struct Month: Hashable, Comparable, Sendable {
    public let year: Int
    /// 1...12
    public let number: Int

    /// The month number must lie in 1...12; use ``init(iso:)`` for text from outside.
    public init(year: Int, number: Int) {
        precondition((1...12).contains(number), "a month lies in 1...12")
        self.year = year
        self.number = number
    }

    /// Reads `YYYY-MM` and nothing else.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
            let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), year >= 1, (1...12).contains(month)
        else { return nil }
        self.init(year: year, number: month)
    }

    public var iso: String { "\(padded(year, 4))-\(padded(number, 2))" }

    public var first: Day { Day(number: Month.firstNumber(year, number)) }
    public var last: Day { (self + 1).first - 1 }

    public static func + (month: Month, months: Int) -> Month {
        let index = month.year * 12 + month.number - 1 + months
        return Month(year: index / 12, number: index % 12 + 1)
    }
    public static func - (month: Month, months: Int) -> Month { month + -months }
    /// Whole months from `right` to `left`.
    public static func - (left: Month, right: Month) -> Int { (left.year - right.year) * 12 + left.number - right.number }
    public static func < (left: Month, right: Month) -> Bool { (left.year, left.number) < (right.year, right.number) }

    private static func firstNumber(_ year: Int, _ month: Int) -> Int {
        Day(year: year, month: month, day: 1)?.number ?? 0
    }
}

extension Month: CustomStringConvertible {
    public var description: String { iso }
}
