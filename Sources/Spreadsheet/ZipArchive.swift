/// The directory of a zip file (PKWARE's APPNOTE 6.3, with zip64). Only the directory at the end is believed; what stands before each
/// entry is used for its length alone, as Excel and every unzipper do.
struct ZipArchive {
    struct Entry {
        var name: String
        var method: Int
        var isEncrypted: Bool
        var checksum: UInt32
        var compressedSize: Int
        var size: Int
        var headerOffset: Int
    }

    let file: RandomAccessFile
    let limits: Limits
    /// By name, in lower case: the names of parts do not differ by case alone (ECMA-376-2, 6.2.2.3).
    private(set) var entries: [String: Entry] = [:]

    init(_ file: RandomAccessFile, limits: Limits) throws(SpreadsheetError) {
        self.file = file
        self.limits = limits
        let directory = try Self.directory(of: file)
        guard directory.count <= limits.entries else { throw .tooLarge(.entries, .unknown) }
        guard directory.offset >= 0, directory.size >= 0, directory.size <= file.size, directory.offset <= file.size - directory.size
        else { throw .truncated(.archive, .unknown) }
        guard directory.size <= 16 << 20 else { throw .tooLarge(.entries, .unknown) }
        let bytes = try file.bytes(at: directory.offset, count: directory.size)
        var position = 0
        for _ in 0..<directory.count {
            guard bytes.count - position >= 46, bytes.u32(position) == 0x0201_4B50 else { throw .damaged(.archive, .missing, .unknown) }
            let nameLength = bytes.u16(position + 28)
            let extraLength = bytes.u16(position + 30)
            let length = 46 + nameLength + extraLength + bytes.u16(position + 32)
            guard bytes.count - position >= length else { throw .truncated(.archive, .unknown) }
            let nameStart = position + 46
            let name = String(decoding: bytes[nameStart..<nameStart + nameLength], as: UTF8.self)
            var entry = Entry(
                name: name, method: bytes.u16(position + 10), isEncrypted: bytes.u16(position + 8) & 1 != 0,
                checksum: UInt32(bytes.u32(position + 16)), compressedSize: bytes.u32(position + 20), size: bytes.u32(position + 24),
                headerOffset: bytes.u32(position + 42))
            let extra = Array(bytes[(nameStart + nameLength)..<(nameStart + nameLength + extraLength)])
            try Self.widen(&entry, extra)
            guard entry.headerOffset >= 0, entry.headerOffset < file.size, entry.compressedSize >= 0, entry.size >= 0
            else { throw .truncated(.archive, .unknown) }
            let key = Self.key(name)
            // A name that stands twice is read differently by different programs: whoever wrote that had a reason.
            guard entries.updateValue(entry, forKey: key) == nil else { throw .damaged(.archive, .reference, .unknown) }
            position += length
        }
    }

    subscript(name: String) -> Entry? { entries[Self.key(name)] }

    private static func key(_ name: String) -> String {
        let slashed = String(decoding: name.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
        return (slashed.hasPrefix("/") ? String(slashed.dropFirst()) : slashed).lowercased()
    }

    private static func directory(of file: RandomAccessFile) throws(SpreadsheetError) -> (count: Int, size: Int, offset: Int) {
        // The end record is 22 bytes and a comment of at most 65,535.
        let tailStart = max(0, file.size - 22 - 65_535)
        let tail = try file.bytes(at: tailStart, count: 22 + 65_535)
        var end = tail.count - 22
        while end >= 0, !(tail.u32(end) == 0x0605_4B50 && tail.u16(end + 20) <= tail.count - end - 22) { end -= 1 }
        guard end >= 0 else { throw .truncated(.archive, .unknown) }
        let count = tail.u16(end + 10)
        let size = tail.u32(end + 12)
        let offset = tail.u32(end + 16)
        guard count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF else { return (count, size, offset) }
        let locator = try file.bytes(at: tailStart + end - 20, count: 20)
        guard locator.count == 20, locator.u32(0) == 0x0706_4B50 else { return (count, size, offset) }
        let wide = try file.bytes(at: locator.u64(8), count: 56)
        guard wide.count == 56, wide.u32(0) == 0x0606_4B50 else { throw .damaged(.archive, .missing, .unknown) }
        return (wide.u64(32), wide.u64(40), wide.u64(48))
    }

    /// Takes the 64-bit sizes from the extra field, where the 32-bit ones say that they stand there.
    private static func widen(_ entry: inout Entry, _ extra: [UInt8]) throws(SpreadsheetError) {
        let needsSize = entry.size == 0xFFFF_FFFF
        let needsCompressed = entry.compressedSize == 0xFFFF_FFFF
        let needsOffset = entry.headerOffset == 0xFFFF_FFFF
        guard needsSize || needsCompressed || needsOffset else { return }
        var position = 0
        while extra.count - position >= 4 {
            let length = extra.u16(position + 2)
            guard extra.count - position - 4 >= length else { break }
            if extra.u16(position) == 1 {
                var field = position + 4
                let end = field + length
                func take() throws(SpreadsheetError) -> Int {
                    guard end - field >= 8 else { throw .damaged(.archive, .missing, .unknown) }
                    defer { field += 8 }
                    return extra.u64(field)
                }
                if needsSize { entry.size = try take() }
                if needsCompressed { entry.compressedSize = try take() }
                if needsOffset { entry.headerOffset = try take() }
                return
            }
            position += 4 + length
        }
    }
}

extension [UInt8] {
    func u16(_ position: Int) -> Int { Int(self[position]) | Int(self[position + 1]) << 8 }
    func u32(_ position: Int) -> Int { u16(position) | u16(position + 2) << 16 }
    /// Negative where the number is too large for any file; callers refuse negative sizes.
    func u64(_ position: Int) -> Int { Int(truncatingIfNeeded: UInt64(u32(position)) | UInt64(u32(position + 4)) << 32) }
}
