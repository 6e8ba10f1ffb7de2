import Days
import Growth
import Spreadsheet

/// Whether a cell holds nothing, or one of the marks people and programs write for nothing.
func isBlank(_ text: String) -> Bool {
    // Nearly every cell is settled by its first byte.
    switch text.utf8.first {
    case nil: return true
    case UInt8(ascii: "-"), UInt8(ascii: "N"), UInt8(ascii: "n"), UInt8(ascii: "#"), UInt8(ascii: "0"), 0xE2: break
    default: return false
    }
    switch text {
    case "-", "--", "–", "—", "NULL", "null", "#N/A", "N/A", "n/a", "NA", "NaN", "nan", "0000-00-00", "00/00/0000", "00-00-0000": return true
    default: return false
    }
}

extension Cell {
    /// The text without the white space around it (that of copied web pages included), which is what a person sees.
    var trimmedText: String {
        guard case .text(let text) = self else { return plainText }
        return trimmed(text)
    }
}

func trimmed(_ text: String) -> String {
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || scalar.value == 0xA0 || scalar.value == 0xFEFF || scalar.value == 0x200B
    }
    let ascii: ClosedRange<UInt8> = 0x21...0x7E
    if let first = text.utf8.first, let last = text.utf8.last, ascii.contains(first), ascii.contains(last) { return text }
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isSpace(first) || isSpace(last) else { return text }
    guard let start = scalars.firstIndex(where: { !isSpace($0) }), let end = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(scalars[start...end])
}

enum NikReader {
    /// Takes off an apostrophe (Excel's mark of a text) and blanks, dots or dashes between the digits, and nothing else.
    static func read(_ cell: Cell) -> (Nik, ProblemCode?) {
        switch cell {
        case .empty, .error: return (.missing, .nikMissing)
        case .number(let number), .date(serial: let number):
            guard number >= 1, number < 1e17, number == number.rounded() else { return (.unusable(cell.plainText), .nikNotDigits) }
            let digits = String(Int(number))
            // Below 2^53, sixteen digits are exact if a program wrote them; Excel itself makes the last one a zero.
            if digits.utf8.count >= 16, digits.utf8.last == UInt8(ascii: "0") { return (.unusable(digits), .nikRounded) }
            return judge(digits)
        case .boolean: return (.unusable(cell.plainText), .nikNotDigits)
        case .text(let text):
            let written = trimmed(text)
            if isBlank(written) { return (.missing, .nikMissing) }
            var digits: [UInt8] = []
            var others = false
            for scalar in written.unicodeScalars {
                switch scalar {
                case "0"..."9": digits.append(UInt8(scalar.value))
                case "'", "’", "‘", "`", " ", "\u{A0}", "\t", ".", "-", "\"": continue
                default: others = true
                }
            }
            if others {
                let isScientific = written.wholeMatch(of: /['’]?[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+/) != nil
                return (.unusable(written), isScientific ? .nikScientific : .nikNotDigits)
            }
            if digits.isEmpty || digits == [48] { return (.missing, .nikMissing) }
            return judge(String(decoding: digits, as: UTF8.self))
        }
    }

    private static func judge(_ digits: String) -> (Nik, ProblemCode?) {
        let count = digits.utf8.count
        if let first = digits.utf8.first, count > 3, digits.utf8.allSatisfy({ $0 == first }) { return (.unusable(digits), .nikPlaceholder) }
        if count < 16 { return (.unusable(digits), .nikTooShort) }
        return count == 16 ? (.valid(digits), nil) : (.unusable(digits), .nikTooLong)
    }
}

enum SexReader {
    static func read(_ text: String) -> (Sex?, ProblemCode?) {
        if text == "L" { return (.male, nil) }
        if text == "P" { return (.female, nil) }
        if isBlank(text) { return (nil, .sexMissing) }
        switch WeighingField.titleKey(text).words {
        case "l", "lk", "laki", "lakilaki", "laki2", "pria", "m", "1": return (.male, nil)
        case "p", "pr", "perempuan", "wanita", "f", "2": return (.female, nil)
        default: return (nil, .sexUnknown)
        }
    }
}

enum PositionReader {
    /// L is *lying* here (Terlentang), B is *berdiri*: standing.
    static func read(_ text: String) -> (Position?, ProblemCode?) {
        if isBlank(text) { return (nil, nil) }
        switch WeighingField.titleKey(text).words {
        case "terlentang", "telentang", "l", "t", "baring", "berbaring", "tidur": return (.lying, nil)
        case "berdiri", "diri", "b": return (.standing, nil)
        default: return (nil, .positionUnknown)
        }
    }
}

enum ParentsReader {
    static func read(_ text: String) -> [String] {
        var result: [String] = []
        for part in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ",") }) {
            let name = trimmed(String(decoding: part, as: UTF8.self))
            if !isBlank(name) { result.append(name) }
        }
        return result
    }
}
