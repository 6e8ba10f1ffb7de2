enum Byte {
    static let quote = UInt8(ascii: "\"")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let tab = UInt8(ascii: "\t")
    static let space = UInt8(ascii: " ")
    static let minus = UInt8(ascii: "-")
    static let plus = UInt8(ascii: "+")
    static let point = UInt8(ascii: ".")
    static let zero = UInt8(ascii: "0")
}

/// Goes through delimited text (RFC 4180) record by record where it lies in memory, without copying a field.
///
/// A quote counts only where a field begins with it. Records end with LF or CRLF; blank lines are skipped.
struct RecordScanner {
    enum Step {
        /// The record lies before `end`; the next one begins at `next`. Field i begins at `starts[i]` and ends one byte
        /// before `starts[i + 1]`.
        case record(end: Int, next: Int, fields: Int)
        /// The text ended within a quoted field.
        case openQuote
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let delimiter: UInt8

    /// One record from `start` on. Writes at most `capacity` field starts, and counts on.
    @inline(__always)
    func record(at start: Int, starts: UnsafeMutablePointer<Int>, capacity: Int) -> Step {
        let count = bytes.count
        var fields = 0
        var index = start
        starts[0] = start
        while true {
            if index < count, bytes[index] == Byte.quote {
                index += 1
                while true {
                    while index < count, bytes[index] != Byte.quote { index += 1 }
                    if index >= count { return .openQuote }
                    index += 1
                    if index < count, bytes[index] == Byte.quote {
                        index += 1
                        continue
                    }
                    break
                }
            }
            while index < count, bytes[index] != delimiter, bytes[index] != Byte.newline { index += 1 }
            fields += 1
            if fields < capacity { starts[fields] = index + 1 }
            if index < count, bytes[index] == delimiter {
                index += 1
                continue
            }
            let next = min(index + 1, count)
            var end = index
            if end > start, bytes[end - 1] == Byte.carriageReturn {
                end -= 1
                if fields < capacity { starts[fields] = end + 1 }
            }
            return .record(end: end, next: next, fields: fields)
        }
    }
}

/// Cuts a stream of bytes into chunks that end where a record ends.
public struct ChunkSplitter: Sendable {
    private let chunkSize: Int
    private let rowLimit: Int
    private var rest: [UInt8] = []
    private var isAtEnd = false
    private var isFirst = true
    /// Comma, semicolon or tab: whichever the header has most of. Known once the first chunk was read.
    public private(set) var delimiter = Byte.comma

    /// - Parameters:
    ///   - chunkSize: bytes read at a time.
    ///   - rowLimit: no row is longer; one that seems so has an open quote.
    public init(chunkSize: Int = 1 << 20, rowLimit: Int = 16 << 20) {
        self.chunkSize = chunkSize
        self.rowLimit = rowLimit
    }

    /// The next chunk, or `nil` at the end. The first begins with the header, without a byte order mark.
    ///
    /// - Parameter read: fills the buffer from its start and says with how many bytes; 0 at the end of the stream.
    public mutating func next(read: (UnsafeMutableRawBufferPointer) throws -> Int) throws -> [UInt8]? {
        var buffer = rest
        rest = []
        while true {
            while !isAtEnd, buffer.count < chunkSize || buffer.isEmpty {
                let filled = buffer.count
                buffer.append(contentsOf: repeatElement(0, count: chunkSize))
                let count = try buffer.withUnsafeMutableBytes { try read(UnsafeMutableRawBufferPointer(rebasing: $0[filled...])) }
                buffer.removeLast(chunkSize - count)
                if count == 0 { isAtEnd = true }
            }
            if isFirst {
                try lookAtStart(&buffer)
                isFirst = false
            }
            if buffer.isEmpty { return nil }
            if isAtEnd { return buffer }
            if let end = lastRecordEnd(buffer) {
                rest = Array(buffer[end...])
                buffer.removeLast(buffer.count - end)
                return buffer
            }
            if buffer.count > rowLimit { throw ChildFileError.endlessRow(row: 1) }
            // A row longer than the chunk: read on.
            let filled = buffer.count
            buffer.append(contentsOf: repeatElement(0, count: chunkSize))
            let count = try buffer.withUnsafeMutableBytes { try read(UnsafeMutableRawBufferPointer(rebasing: $0[filled...])) }
            buffer.removeLast(chunkSize - count)
            if count == 0 { isAtEnd = true }
        }
    }

    private mutating func lookAtStart(_ buffer: inout [UInt8]) throws(ChildFileError) {
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { buffer.removeFirst(3) }
        if buffer.starts(with: [0x50, 0x4B, 0x03, 0x04]) || buffer.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw .notText("this is a workbook; save the sheet as CSV (UTF-8) first")
        }
        if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
            throw .notText("this text is in UTF-16; save it as CSV (UTF-8)")
        }
        if buffer.prefix(4096).contains(0) { throw .notText("this is not a text file; a CSV file is needed") }
        if buffer.allSatisfy({ $0 == Byte.newline || $0 == Byte.carriageReturn || $0 == Byte.space }) { throw .empty }
        let line = buffer.prefix { $0 != Byte.newline }
        let counts = [Byte.comma, Byte.semicolon, Byte.tab].map { mark in (mark, line.count { $0 == mark }) }
        delimiter = counts.max { $0.1 < $1.1 }?.0 ?? Byte.comma
        if counts.allSatisfy({ $0.1 == 0 }) { delimiter = Byte.comma }
    }

    /// Where the last complete record of the buffer ends; `nil` if there is none.
    private func lastRecordEnd(_ buffer: [UInt8]) -> Int? {
        guard buffer.contains(Byte.quote) else { return buffer.lastIndex(of: Byte.newline).map { $0 + 1 } }
        // With quotes, a newline may lie within a field: walk.
        return buffer.withUnsafeBufferPointer { bytes in
            let scanner = RecordScanner(bytes: bytes, delimiter: delimiter)
            return withUnsafeTemporaryAllocation(of: Int.self, capacity: 2) { starts -> Int? in
                guard let base = starts.baseAddress else { return nil }
                var end = 0
                while end < bytes.count, case .record(_, let next, _) = scanner.record(at: end, starts: base, capacity: 1) {
                    if next == bytes.count, bytes[next - 1] != Byte.newline { break }
                    end = next
                }
                return end == 0 ? nil : end
            }
        }
    }
}
