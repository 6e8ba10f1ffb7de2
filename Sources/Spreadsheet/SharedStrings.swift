/// The texts that the cells of a workbook share: one run of bytes and where each text begins in it.
final class SharedStrings: Sendable {
    private let bytes: [UInt8]
    /// One more than there are texts.
    private let starts: [UInt32]

    init(bytes: [UInt8], starts: [UInt32]) {
        self.bytes = bytes
        self.starts = starts
    }

    static var none: SharedStrings { SharedStrings(bytes: [], starts: [0]) }

    var count: Int { starts.count - 1 }

    func isEmpty(_ index: Int) -> Bool { starts[index] == starts[index + 1] }

    subscript(index: Int) -> String? {
        withBytes(index) { String(decoding: $0, as: UTF8.self) }
    }

    func withBytes<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result? {
        guard index >= 0, index < count else { return nil }
        return try bytes.withUnsafeBufferPointer {
            try body(UnsafeBufferPointer(rebasing: $0[Int(starts[index])..<Int(starts[index + 1])]))
        }
    }
}

/// Reads `sharedStrings.xml`. A text may be split into runs of differing style; readings for East Asian scripts (`rPh`) are left out.
final class SharedStringsHandler: XmlHandler {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]
    private var depth = 0
    private var phonetic = 0
    private var capturing = false
    private var textStart = 0

    var result: SharedStrings { SharedStrings(bytes: bytes, starts: starts) }

    override func start(_ name: XmlName, _ attributes: XmlAttributes) {
        depth += 1
        if name.equals("t") {
            capturing = phonetic == 0 && depth >= 3
        } else if name.equals("si") {
            textStart = bytes.count
        } else if name.equals("rPh") {
            phonetic = depth
        } else if !name.equals("r") {
            note(name)
            for (key, _) in attributes { note(key) }
        }
        if depth > XmlPump.deepest { fail(.tooLarge(.markup, .unknown)) }
    }

    override func end(_ name: XmlName) {
        if name.equals("t") {
            capturing = false
        } else if name.equals("si"), depth == 2 {
            decodeEscapes(&bytes, from: textStart)
            starts.append(UInt32(bytes.count))
            if starts.count > limits.sharedStringBytes / 4 { fail(.tooLarge(.sharedStringBytes, .unknown)) }
        } else if depth == phonetic {
            phonetic = 0
        }
        depth -= 1
    }

    override func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard capturing else { return }
        bytes.append(contentsOf: text)
        if bytes.count > limits.sharedStringBytes {
            fail(.tooLarge(.sharedStringBytes, .unknown))
        } else if bytes.count - textStart > limits.cellBytes {
            fail(.tooLarge(.cellBytes, .unknown))
        }
    }
}

/// Excel writes characters that XML cannot hold as `_x000D_`, and an underscore that would look like such an escape as `_x005F_`
/// (ECMA-376, 22.9.2.19, ST_Xstring). Decodes the end of `bytes` in place.
func decodeEscapes(_ bytes: inout [UInt8], from start: Int) {
    guard bytes.count - start >= 7, var read = bytes[start...].firstIndex(of: UInt8(ascii: "_")) else { return }
    var write = read
    while read < bytes.count {
        if bytes[read] == UInt8(ascii: "_"), read + 6 < bytes.count, bytes[read + 1] == UInt8(ascii: "x"),
            bytes[read + 6] == UInt8(ascii: "_"), let unit = hexadecimal(bytes[(read + 2)..<(read + 6)])
        {
            var length = 7
            var scalar = Unicode.Scalar(unit)
            if scalar == nil, unit < 0xDC00, read + 13 < bytes.count, bytes[read + 7] == UInt8(ascii: "_"),
                bytes[read + 8] == UInt8(ascii: "x"), bytes[read + 13] == UInt8(ascii: "_"),
                let low = hexadecimal(bytes[(read + 9)..<(read + 13)]), (0xDC00...0xDFFF).contains(low)
            {
                length = 14
                scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            }
            if let scalar {
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    bytes[write] = byte
                    write += 1
                }
                read += length
                continue
            }
        }
        bytes[write] = bytes[read]
        write += 1
        read += 1
    }
    bytes.removeSubrange(write...)
}

private func hexadecimal(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    for byte in bytes {
        let digit: UInt8
        switch byte {
        case 48...57: digit = byte - 48
        case 65...70: digit = byte - 55
        case 97...102: digit = byte - 87
        default: return nil
        }
        value = value << 4 | UInt32(digit)
    }
    return value
}
