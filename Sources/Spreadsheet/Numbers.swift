/// The powers of ten that a double holds exactly.
private let exactPowers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]

/// A decimal number with `.` as its mark, correctly rounded; `nil` if it is none, or not finite. Independent of the locale.
///
/// Up to 19 digits whose value and whose power of ten are exact need one multiplication or division (Clinger's fast path);
/// everything else goes to the standard library.
func parseNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var mantissa: UInt64 = 0
    var digits = 0
    var scale = 0
    var seenPoint = false
    var index = bytes.startIndex
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index += 1 }
    while index < bytes.endIndex {
        let byte = bytes[index]
        if byte &- 48 <= 9 {
            if digits == 18 { return slowNumber(bytes) }
            mantissa = mantissa * 10 + UInt64(byte - 48)
            digits += 1
            if seenPoint { scale -= 1 }
        } else if byte == UInt8(ascii: "."), !seenPoint {
            seenPoint = true
        } else {
            return slowNumber(bytes)
        }
        index += 1
    }
    guard digits > 0 else { return nil }
    guard mantissa < 1 << 53, scale >= -22 else { return slowNumber(bytes) }
    let value = scale == 0 ? Double(mantissa) : Double(mantissa) / exactPowers[-scale]
    return isNegative ? -value : value
}

/// Only what a decimal number is made of: `Double` would also take `inf`, `nan` and hexadecimal.
private func slowNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    for byte in bytes {
        switch byte {
        case 48...57, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"): continue
        default: return nil
        }
    }
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else { return nil }
    return value
}
