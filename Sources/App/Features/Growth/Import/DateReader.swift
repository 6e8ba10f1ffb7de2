import Days
import Spreadsheet

/// Which of the two small numbers of `05/06/2024` is the day.
enum DateOrder: String, Sendable {
    case dayFirst = "day_first"
    case monthFirst = "month_first"
}

/// What the dates of one column say of the order they are in.
struct DateEvidence: Hashable, Sendable {
    /// Dates that exist only day first, only month first, and in both orders.
    var dayFirst = 0
    var monthFirst = 0
    var either = 0

    /// Day first, unless the column holds days that are impossible so and none that are impossible the other way round.
    var order: DateOrder { monthFirst > 0 && dayFirst == 0 ? .monthFirst : .dayFirst }
    /// Both orders occur: whoever typed the column followed none, and the dates possible in both cannot be trusted.
    var isMixed: Bool { monthFirst > 0 && dayFirst > 0 }
}

/// Reads a date, and judges whether a child's record can have it.
enum DateReader {
    /// Nobody who is weighed now was born before; 1900 is what an empty cell becomes in Excel.
    static let earliest = Day(year: 2000, month: 1, day: 1) ?? Day(number: 10_957)

    enum Reading: Hashable {
        case day(Day)
        case blank
        case unreadable
        case impossible
        case tooEarly
        case inFuture
    }

    static func read(_ cell: Cell, order: DateOrder, today: Day, evidence: inout DateEvidence) -> Reading {
        switch cell {
        case .empty, .error: return .blank
        case .boolean: return .unreadable
        case .number(let serial), .date(let serial): return judge(serial: serial, today)
        case .text(let text): return read(trimmed(text), order, today, &evidence)
        }
    }

    private static func read(_ text: String, _ order: DateOrder, _ today: Day, _ evidence: inout DateEvidence) -> Reading {
        if isBlank(text) { return .blank }
        let parts = Parts(text)
        guard let parts else { return .unreadable }
        switch parts {
        case .serial(let serial): return judge(serial: Double(serial), today)
        case .exact(let year, let month, let day): return judge(Day(year: year, month: month, day: day), today)
        case .ordered(let first, let second, let year):
            let dayFirst = Day(year: year, month: second, day: first)
            let monthFirst = Day(year: year, month: first, day: second)
            switch (dayFirst, monthFirst) {
            case (.some, .some): evidence.either += 1
            case (.some, .none): evidence.dayFirst += 1
            case (.none, .some): evidence.monthFirst += 1
            case (.none, .none): break
            }
            return judge(order == .dayFirst ? dayFirst : monthFirst, today)
        }
    }

    private static func judge(serial: Double, _ today: Day) -> Reading {
        guard serial >= 0, let days = SerialDate.daysSince1970(max(serial, 1)) else { return .unreadable }
        return judge(Day(number: days), today)
    }

    private static func judge(_ day: Day?, _ today: Day) -> Reading {
        guard let day else { return .impossible }
        if day < earliest { return .tooEarly }
        return day > today ? .inFuture : .day(day)
    }

    private enum Parts {
        case serial(Int)
        case exact(year: Int, month: Int, day: Int)
        /// Day and month in an order yet to be known.
        case ordered(Int, Int, year: Int)

        /// `05/06/2024`, `5-6-2024`, `05.06.2024`, `2024-06-05`, `5 Juni 2024`, `05-Jun-2024`, `45448`, each also with a time of day behind.
        /// A year of two digits is not read: it may be the day.
        init?(_ text: String) {
            if let usual = Self.usual(text) {
                self = usual
                return
            }
            var words: [Substring] = []
            for word in Self.withoutTime(text).split(whereSeparator: { " /-.,".contains($0) }) {
                // A time of day ends the date.
                if word.contains(":") { break }
                words.append(word)
            }
            if words.count == 1, text.utf8.count == 5, let serial = Self.number(words[0]) {
                self = .serial(serial)
                return
            }
            // More than three: an hour written with points.
            guard words.count >= 3 else { return nil }
            let lengths = words.prefix(3).map(\.utf8.count)
            let (first, second, third) = (Self.number(words[0]), Self.number(words[1]), Self.number(words[2]))
            if let month = IndonesianMonths.number(words[1]), let first, let third, lengths[0] <= 2, lengths[2] == 4 {
                self = .exact(year: third, month: month, day: first)
                return
            }
            guard let first, let second, let third, lengths[1] <= 2 else { return nil }
            switch (lengths[0], lengths[2]) {
            case (4, 1...2): self = .exact(year: first, month: second, day: third)
            case (1...2, 4): self = .ordered(first, second, year: third)
            default: return nil
            }
        }

        /// The ten characters nearly every date has: `05/06/2024`, `05-06-2024`, `2024-06-05`.
        private static func usual(_ text: String) -> Parts? {
            guard text.utf8.count == 10 else { return nil }
            var digits: (first: Int, second: Int, third: Int) = (0, 0, 0)
            var marks = 0
            var firstMark = 0
            for (index, byte) in text.utf8.enumerated() {
                switch byte {
                case 48...57:
                    let digit = Int(byte - 48)
                    switch marks {
                    case 0: digits.first = digits.first * 10 + digit
                    case 1: digits.second = digits.second * 10 + digit
                    default: digits.third = digits.third * 10 + digit
                    }
                case UInt8(ascii: "/"), UInt8(ascii: "-"):
                    if marks == 0 { firstMark = index }
                    // The second mark stands three behind the first: the middle number has two digits.
                    if marks == 1, index != firstMark + 3 { return nil }
                    marks += 1
                default: return nil
                }
            }
            guard marks == 2 else { return nil }
            switch firstMark {
            case 2: return .ordered(digits.first, digits.second, year: digits.third)
            case 4: return .exact(year: digits.first, month: digits.second, day: digits.third)
            default: return nil
            }
        }

        /// Cuts off `T07:30:00Z`, without being misled by OKTOBER.
        private static func withoutTime(_ text: String) -> Substring {
            guard let mark = text.firstIndex(of: "T"), mark > text.startIndex, text[text.index(before: mark)].isNumber,
                text[text.index(after: mark)...].first?.isNumber == true
            else { return text[...] }
            return text[..<mark]
        }

        private static func number(_ word: Substring) -> Int? {
            guard word.utf8.count <= 5, word.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
            return Int(word)
        }
    }
}
