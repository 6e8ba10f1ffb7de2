/// How the bytes of a text stand for characters.
public enum TextEncoding: String, Sendable {
    case utf8, utf16LittleEndian, utf16BigEndian
    /// What Excel on Windows writes for "CSV (comma delimited)" in western Europe and Indonesia.
    case windows1252

    /// The byte order mark at the beginning, if there is one, and its length.
    static func mark(of head: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// Reads the whole file once, to decide: without a mark, a text is UTF-8 unless more of its bytes beyond ASCII are broken
    /// sequences than whole ones. A file with a NUL byte is none of these.
    static func detect(_ file: RandomAccessFile) throws(SpreadsheetError) -> (encoding: TextEncoding, markLength: Int) {
        if let mark = mark(of: try file.bytes(at: 0, count: 4)), mark.encoding != .utf8 { return (mark.encoding, mark.length) }
        var counter = Utf8Counter()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { buffer.deallocate() }
        var offset = 0
        while true {
            let count = try file.read(into: buffer, at: offset)
            if count == 0 { break }
            counter.take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            if counter.hasNul { throw .unsupported(.binary) }
            offset += count
            if Task.isCancelled { throw .cancelled }
        }
        if let mark = mark(of: try file.bytes(at: 0, count: 4)) { return (mark.encoding, mark.length) }
        return (counter.broken > counter.whole ? .windows1252 : .utf8, 0)
    }
}

/// Counts whole and broken sequences of UTF-8 beyond ASCII.
private struct Utf8Counter {
    var whole = 0
    var broken = 0
    var hasNul = false
    /// Bytes that the sequence begun still wants, and the range the next one must lie in (RFC 3629, section 4).
    private var wanted = 0
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF

    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        let count = bytes.count
        while index < count {
            // Eight bytes of ASCII at a time. The second term is non-zero where a byte is 0 (or follows one that is).
            if wanted == 0, index + 8 <= count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 == 0, (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 == 0 {
                    index += 8
                    continue
                }
            }
            take(bytes[index])
            index += 1
        }
    }

    private mutating func take(_ byte: UInt8) {
        if wanted > 0 {
            if byte >= low, byte <= high {
                wanted -= 1
                (low, high) = (0x80, 0xBF)
                if wanted == 0 { whole += 1 }
                return
            }
            broken += 1
            wanted = 0
            (low, high) = (0x80, 0xBF)
        }
        switch byte {
        case 0: hasNul = true
        case 0x01...0x7F: break
        case 0xC2...0xDF: wanted = 1
        case 0xE0: (wanted, low) = (2, 0xA0)
        case 0xED: (wanted, high) = (2, 0x9F)
        case 0xE1...0xEF: wanted = 2
        case 0xF0: (wanted, low) = (3, 0x90)
        case 0xF1...0xF3: wanted = 3
        case 0xF4: (wanted, high) = (3, 0x8F)
        default: broken += 1
        }
    }
}

/// Turns the bytes of a file into UTF-8, piece by piece.
struct Transcoder {
    let encoding: TextEncoding
    /// The bytes of a UTF-16 character that the last piece cut in two.
    private var rest: [UInt8] = []

    init(_ encoding: TextEncoding) { self.encoding = encoding }

    /// Appends a piece to `output`. A lone surrogate becomes U+FFFD. `isLast` after the last piece.
    mutating func append(_ piece: UnsafeRawBufferPointer, to output: inout [UInt8], isLast: Bool) {
        switch encoding {
        case .utf8: output.append(contentsOf: piece)
        case .windows1252:
            for byte in piece {
                if byte < 0x80 {
                    output.append(byte)
                } else {
                    appendScalar(byte < 0xA0 ? windows1252[Int(byte - 0x80)] : UInt32(byte), to: &output)
                }
            }
        case .utf16LittleEndian, .utf16BigEndian:
            rest.append(contentsOf: piece)
            let high = encoding == .utf16BigEndian ? 0 : 1
            var index = 0
            while rest.count - index >= 2 {
                let unit = UInt32(rest[index + high]) << 8 | UInt32(rest[index + 1 - high])
                if unit & 0xFC00 == 0xD800 {
                    guard rest.count - index >= 4 || isLast else { break }
                    if rest.count - index >= 4 {
                        let next = UInt32(rest[index + 2 + high]) << 8 | UInt32(rest[index + 3 - high])
                        if next & 0xFC00 == 0xDC00 {
                            appendScalar(0x10000 + (unit & 0x3FF) << 10 + (next & 0x3FF), to: &output)
                            index += 4
                            continue
                        }
                    }
                }
                appendScalar(unit, to: &output)
                index += 2
            }
            rest.removeFirst(index)
            if isLast, !rest.isEmpty {
                appendScalar(0xFFFD, to: &output)
                rest = []
            }
        }
    }

    private func appendScalar(_ value: UInt32, to output: inout [UInt8]) {
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}

/// Windows-1252 from 0x80 to 0x9F; its five unassigned bytes stay the control characters they are in ISO 8859-1 (WHATWG Encoding).
private let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
]
