/// The file of a backup; see docs/decisions/0023-backup-format.md.
///
/// The magic line, then blocks: a kind (1 byte), the payload's length as stored and as it is (4 bytes each, big-endian), the payload
/// compressed by zlib, and a SHA-256 over the digest before, the nine bytes and the stored payload. So each digest vouches for all of the
/// file up to it, the last for the whole, and a damaged place is known to the block.
enum BackupFormat {
    static let magic = Array("REMBUK BACKUP 1\n".utf8)
    static let family = Array("REMBUK BACKUP ".utf8)
    /// A block of rows is written when it has grown to this, in bytes; a single row may be larger.
    static let blockSize = 262_144
    /// No block holds more: one row's values.
    static let largestBlock = 1 << 30

    enum Kind: UInt8 {
        /// ``Header``, once.
        case header = 0x48
        /// ``TableStart``; blocks of rows follow, then the end.
        case table = 0x54
        case rows = 0x52
        case tableEnd = 0x45
        /// ``End``, once.
        case end = 0x5a
    }

    struct Header: Codable {
        struct Applied: Codable {
            let name: String
            let checksum: String
        }
        let at: String
        let engine: String
        let migrations: [Applied]
    }

    struct TableStart: Codable {
        struct Column: Codable {
            let name: String
            let kind: String
        }
        let name: String
        let columns: [Column]
    }

    struct TableEnd: Codable {
        let name: String
        let rows: Int
    }

    struct End: Codable {
        let tables: Int
        let rows: Int
    }
}

// MARK: - Rows

extension Value {
    private enum Tag {
        static let null: UInt8 = 0
        static let text: UInt8 = 1
        static let integer: UInt8 = 2
        static let real: UInt8 = 3
        static let no: UInt8 = 4
        static let yes: UInt8 = 5
        static let bytes: UInt8 = 6
    }

    /// A tag, and where it needs them: a length and bytes, or 8 bytes, big-endian.
    func append(to buffer: inout [UInt8]) {
        switch self {
        case .null: buffer.append(Tag.null)
        case .text(let text):
            buffer.append(Tag.text)
            Value.append(length: text.utf8.count, to: &buffer)
            buffer.append(contentsOf: text.utf8)
        case .integer(let number):
            buffer.append(Tag.integer)
            Value.append(word: UInt64(bitPattern: number), to: &buffer)
        case .real(let number):
            buffer.append(Tag.real)
            Value.append(word: number.bitPattern, to: &buffer)
        case .boolean(let flag): buffer.append(flag ? Tag.yes : Tag.no)
        case .bytes(let bytes):
            buffer.append(Tag.bytes)
            Value.append(length: bytes.count, to: &buffer)
            buffer.append(contentsOf: bytes)
        }
    }

    /// Seven bits a byte, the lowest first; the top bit says that more follow.
    private static func append(length: Int, to buffer: inout [UInt8]) {
        var rest = length
        while rest > 127 {
            buffer.append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        buffer.append(UInt8(rest))
    }

    private static func append(word: UInt64, to buffer: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) { buffer.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }

    /// Reads the value at `position`, and moves behind it; `nil` where there is none.
    static func read(_ buffer: [UInt8], _ position: inout Int) -> Value? {
        guard position < buffer.count else { return nil }
        let tag = buffer[position]
        position += 1
        switch tag {
        case Tag.null: return .null
        case Tag.no: return .boolean(false)
        case Tag.yes: return .boolean(true)
        case Tag.integer: return readWord(buffer, &position).map { .integer(Int64(bitPattern: $0)) }
        case Tag.real: return readWord(buffer, &position).map { .real(Double(bitPattern: $0)) }
        case Tag.text: return readSlice(buffer, &position).map { .text(String(decoding: $0, as: UTF8.self)) }
        case Tag.bytes: return readSlice(buffer, &position).map { .bytes(Array($0)) }
        default: return nil
        }
    }

    private static func readWord(_ buffer: [UInt8], _ position: inout Int) -> UInt64? {
        guard buffer.count - position >= 8 else { return nil }
        defer { position += 8 }
        return buffer[position..<position + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func readSlice(_ buffer: [UInt8], _ position: inout Int) -> ArraySlice<UInt8>? {
        var length = 0
        var shift = 0
        while true {
            guard position < buffer.count, shift < 35 else { return nil }
            let byte = buffer[position]
            position += 1
            length |= Int(byte & 127) << shift
            if byte < 128 { break }
            shift += 7
        }
        guard buffer.count - position >= length else { return nil }
        defer { position += length }
        return buffer[position..<position + length]
    }
}
