import Growth

/// What a cell says, read where it lies in the file.
enum Cell {
    /// The cell without surrounding blanks and quotes. Doubled quotes within are left as they are: no value here has any.
    @inline(__always)
    static func trimmed(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = cell.count
        while start < end, cell[start] == Byte.space { start += 1 }
        while end > start, cell[end - 1] == Byte.space { end -= 1 }
        if end - start >= 2, cell[start] == Byte.quote, cell[end - 1] == Byte.quote {
            start += 1
            end -= 1
            while start < end, cell[start] == Byte.space { start += 1 }
            while end > start, cell[end - 1] == Byte.space { end -= 1 }
        }
        return UnsafeBufferPointer(rebasing: cell[start..<end])
    }

    /// Empty or NA (NaN, as other programs write it).
    @inline(__always)
    static func isMissing(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        switch cell.count {
        case 0: true
        case 2: cell[0] == UInt8(ascii: "N") && cell[1] == UInt8(ascii: "A")
        case 3: cell[0] == UInt8(ascii: "N") && cell[1] == UInt8(ascii: "a") && cell[2] == UInt8(ascii: "N")
        default: false
        }
    }

    private static let powers: [Double] = (0...22).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 10 } }

    /// A decimal number, correctly rounded; NaN where missing, `nil` where it is something else or not finite.
    @inline(__always)
    static func number(_ cell: UnsafeBufferPointer<UInt8>, allowsDecimalComma: Bool) -> Double? {
        var index = 0
        let count = cell.count
        var isNegative = false
        if count > 0, cell[0] == Byte.minus {
            isNegative = true
            index = 1
        }
        var digits: UInt64 = 0
        var figures = 0
        var decimals = 0
        var isAfterPoint = false
        while index < count {
            let byte = cell[index]
            let digit = byte &- Byte.zero
            if digit < 10 {
                digits = digits &* 10 &+ UInt64(digit)
                figures += 1
                if isAfterPoint { decimals += 1 }
            } else if !isAfterPoint, byte == Byte.point || (allowsDecimalComma && byte == Byte.comma) {
                isAfterPoint = true
            } else {
                return uncommon(cell, allowsDecimalComma: allowsDecimalComma)
            }
            index += 1
        }
        // Up to 15 figures an integer and a power of ten are exact doubles, so that their quotient is correctly rounded.
        guard figures > 0, figures <= 15 else { return uncommon(cell, allowsDecimalComma: allowsDecimalComma) }
        let value = decimals == 0 ? Double(digits) : Double(digits) / powers[decimals]
        return isNegative ? -value : value
    }

    private static func uncommon(_ cell: UnsafeBufferPointer<UInt8>, allowsDecimalComma: Bool) -> Double? {
        if isMissing(cell) { return .nan }
        guard cell.count <= 400, cell.allSatisfy({ $0 < 128 }) else { return nil }
        let allowed = Set("0123456789+-.eE".utf8)
        var text = Array(cell)
        if allowsDecimalComma, let comma = text.firstIndex(of: Byte.comma) { text[comma] = Byte.point }
        guard text.allSatisfy(allowed.contains), let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }

    /// 1, m, M, L (laki-laki) and 2, f, F, P (perempuan); `.some(nil)` where missing, `nil` where it is something else.
    @inline(__always)
    static func sex(_ cell: UnsafeBufferPointer<UInt8>) -> Sex?? {
        if cell.count == 1 {
            switch cell[0] {
            case UInt8(ascii: "1"), UInt8(ascii: "m"), UInt8(ascii: "M"), UInt8(ascii: "L"), UInt8(ascii: "l"): return .male
            case UInt8(ascii: "2"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "P"), UInt8(ascii: "p"): return .female
            default: return .none
            }
        }
        if isMissing(cell) { return .some(nil) }
        // Programs that keep a code with gaps as a floating-point number write it so.
        if cell.elementsEqual("1.0".utf8) { return .male }
        if cell.elementsEqual("2.0".utf8) { return .female }
        return .none
    }

    @inline(__always)
    static func position(_ cell: UnsafeBufferPointer<UInt8>) -> Position?? {
        if cell.count == 1 {
            switch cell[0] {
            case UInt8(ascii: "l"), UInt8(ascii: "L"): return .lying
            case UInt8(ascii: "h"), UInt8(ascii: "H"): return .standing
            default: return .none
            }
        }
        return isMissing(cell) ? .some(nil) : .none
    }

    /// y, Y, 1 are yes; n, N, 2 and missing are no.
    @inline(__always)
    static func oedema(_ cell: UnsafeBufferPointer<UInt8>) -> Bool? {
        if cell.count == 1 {
            switch cell[0] {
            case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "1"): return true
            case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "2"): return false
            default: return nil
            }
        }
        if isMissing(cell) { return false }
        if cell.elementsEqual("1.0".utf8) { return true }
        if cell.elementsEqual("2.0".utf8) { return false }
        return nil
    }

    /// A name: unquoted, doubled quotes undone, without surrounding blanks; `nil` where empty.
    static func name(_ cell: UnsafeBufferPointer<UInt8>) -> String? {
        let inner = trimmed(cell)
        if inner.isEmpty { return nil }
        guard inner.contains(Byte.quote) else { return String(decoding: inner, as: UTF8.self) }
        var bytes: [UInt8] = []
        var isDoubled = false
        for byte in inner {
            if byte == Byte.quote, isDoubled {
                isDoubled = false
                continue
            }
            isDoubled = byte == Byte.quote
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A cell as it may be shown in a message: short, and without control characters.
    static func shown(_ cell: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: cell.prefix(40), as: UTF8.self)
        return String(text.map { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "?" : $0 })
            + (cell.count > 40 ? "…" : "")
    }
}
