import Spreadsheet

/// Reads numbers as they are typed where the comma is the decimal mark, and often is not.
enum NumberReader {
    enum Reading: Hashable {
        case number(Double)
        case blank
        case unreadable
    }

    /// Both marks: the last is the decimal mark. One mark, once: the decimal mark, however many digits follow. One mark, several times:
    /// thousands. Thousands must be whole groups of three.
    static func read(_ text: String) -> Reading {
        if isBlank(text) { return .blank }
        if let value = usual(text) { return .number(value) }
        let bytes = Array(text.utf8)
        let comma = UInt8(ascii: ",")
        let point = UInt8(ascii: ".")
        let commas = bytes.count { $0 == comma }
        let points = bytes.count { $0 == point }
        let decimalMark: UInt8?
        switch (commas, points) {
        case (0, 0): decimalMark = nil
        case (1, 0): decimalMark = comma
        case (0, 1): decimalMark = point
        case (_, 0), (0, _): decimalMark = nil
        default: decimalMark = bytes.last { $0 == comma || $0 == point }
        }
        var plain: [UInt8] = []
        var group = 0
        var isGrouped = false
        var isFraction = false
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 48...57:
                plain.append(byte)
                group += 1
            case UInt8(ascii: "-") where index == 0, UInt8(ascii: "+") where index == 0: plain.append(byte)
            case comma, point:
                if isFraction { return .unreadable }
                if byte == decimalMark {
                    if isGrouped, group != 3 { return .unreadable }
                    isFraction = true
                    plain.append(point)
                } else {
                    guard isGrouped ? group == 3 : (1...3).contains(group) else { return .unreadable }
                    isGrouped = true
                }
                group = 0
            default: return .unreadable
            }
        }
        if isGrouped, !isFraction, group != 3 { return .unreadable }
        guard plain.contains(where: { (48...57).contains($0) }), let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite
        else { return .unreadable }
        return .number(value)
    }

    /// Up to nine digits with at most one mark between them, as nearly every number is. The division is exact.
    private static func usual(_ text: String) -> Double? {
        guard text.utf8.count <= 9 else { return nil }
        var value = 0
        var scale = 1
        var marks = 0
        var digitBefore = false
        for byte in text.utf8 {
            switch byte {
            case 48...57:
                value = value * 10 + Int(byte - 48)
                if marks == 1 { scale *= 10 }
                digitBefore = true
            case UInt8(ascii: ","), UInt8(ascii: "."):
                guard digitBefore, marks == 0 else { return nil }
                marks = 1
                digitBefore = false
            default: return nil
            }
        }
        return digitBefore ? Double(value) / Double(scale) : nil
    }
}

/// A measure, and within which bounds it can be one.
struct MeasureReader: Sendable {
    let range: ClosedRange<Double>
    private let unit: String
    private let isWeight: Bool

    /// The ranges are those the WHO's Anthro accepts at entry; those at birth are wider than any live birth.
    static let weight = MeasureReader(range: 0.9...58, unit: "kg", isWeight: true)
    static let height = MeasureReader(range: 38...150, unit: "cm", isWeight: false)
    static let armCircumference = MeasureReader(range: 6...35, unit: "cm", isWeight: false)
    static let birthWeight = MeasureReader(range: 0.3...7, unit: "kg", isWeight: true)
    static let birthHeight = MeasureReader(range: 20...65, unit: "cm", isWeight: false)

    /// The value in kg or cm, or why it is none. What is wrong is recognised, and never put right: the person who measured may know better.
    func read(_ cell: Cell) -> (Double?, ProblemCode?) {
        let value: Double
        switch cell {
        case .empty, .error: return (nil, nil)
        case .boolean: return (nil, .notANumber)
        // `10.5` typed where the point parts day and month.
        case .date: return (nil, .becameDate)
        case .number(let number): value = number
        case .text(let text):
            let text = trimmed(text)
            if isBlank(text) { return (nil, nil) }
            let (digits, written) = split(text)
            switch NumberReader.read(digits) {
            // "-abc": a mark for nothing, with something behind it.
            case .blank, .unreadable: return (nil, .notANumber)
            case .number(let number): value = number
            }
            switch written {
            case "", unit: break
            case "g", "gr", "gram": return (nil, isWeight ? .grams : .notANumber)
            case "m", "meter": return (nil, isWeight ? .notANumber : .metres)
            case "mm": return (nil, isWeight ? .notANumber : .millimetres)
            default: return (nil, .notANumber)
            }
        }
        return range.contains(value) ? (value, nil) : (nil, reason(value))
    }

    /// The number, and the letters behind it.
    private func split(_ text: String) -> (String, String) {
        if let last = text.utf8.last, (48...57).contains(last) { return (text, "") }
        guard let end = text.lastIndex(where: { !$0.isLetter && $0 != " " }) else { return (text, "") }
        let letters = text[text.index(after: end)...]
        return (String(text[...end]), trimmed(letters.lowercased()))
    }

    private func reason(_ value: Double) -> ProblemCode {
        if value == 0 { return .zero }
        if value < 0 { return .outOfRange }
        if value >= 1e7 { return .notAMeasure }
        if isPlaceholder(value) { return .placeholder }
        if isWeight {
            if range.contains(value / 1_000) { return .grams }
            if value == value.rounded(), range.contains(value / 10) { return .decimalMarkLost }
        } else {
            if range.contains(value * 100) { return .metres }
            if range.contains(value / 10) { return .millimetres }
        }
        return .outOfRange
    }

    private func isPlaceholder(_ value: Double) -> Bool {
        let digits = Cell.number(value).plainText.utf8.filter { $0 != UInt8(ascii: ".") }
        guard digits.count >= 2, let first = digits.first, first == UInt8(ascii: "8") || first == UInt8(ascii: "9") else { return false }
        return digits.allSatisfy { $0 == first }
    }
}
