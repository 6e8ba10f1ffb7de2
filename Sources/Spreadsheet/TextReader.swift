/// Reads delimited text (RFC 4180, and what spreadsheets make of it) record by record. The memory is that of one record, plus a buffer.
///
/// Records are numbered as Excel numbers the rows it makes of them: a line break within quotes is no new row, blank lines count,
/// and a first line `sep=;` does not. All cells are texts; empty ones are `.empty`.
public final class TextReader: RowReader {
    public let kind = FileKind.text
    public let sheets: [SheetName] = []
    public let sheet: Int? = nil
    public let encoding: TextEncoding
    /// The character between fields.
    public let delimiter: UInt8

    private let file: RandomAccessFile
    private let limits: Limits
    private let raw: UnsafeMutableRawBufferPointer
    private var transcoder: Transcoder
    private var offset: Int
    /// Text not yet read begins at `start`.
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var rowNumber = 0
    private var failure: SpreadsheetError?

    private static let piece = 256 << 10

    init(_ file: RandomAccessFile, limits: Limits) throws(SpreadsheetError) {
        self.file = file
        self.limits = limits
        let (encoding, markLength) = try TextEncoding.detect(file)
        self.encoding = encoding
        transcoder = Transcoder(encoding)
        offset = markLength
        raw = .allocate(byteCount: Self.piece, alignment: 16)
        var head: [UInt8] = []
        var first = transcoder
        let count = try file.read(into: raw, at: offset)
        first.append(UnsafeRawBufferPointer(rebasing: raw[..<count]), to: &head, isLast: false)
        let dialect = TextDialect.detect(head)
        delimiter = dialect.delimiter
        // The first piece was read to look at it; it is used at once.
        transcoder = first
        offset += count
        buffer = head
        start = dialect.skipped
    }

    deinit { raw.deallocate() }

    public var progress: Double {
        if isAtEnd, start >= buffer.count { return 1 }
        return file.size == 0 ? 1 : min(1, max(0, Double(offset - (buffer.count - start)) / Double(file.size)))
    }

    public func next(_ row: inout Row) throws(SpreadsheetError) -> Bool {
        if let failure { throw failure }
        do throws(SpreadsheetError) {
            while true {
                if start < buffer.count {
                    let number = rowNumber + 1
                    switch parse(into: &row, number: number) {
                    case .record(let end):
                        start = end
                        rowNumber = number
                        if !row.slots.isEmpty { return true }
                        continue
                    case .tooManyColumns: throw .tooLarge(.columns, Place(row: number, column: limits.columns))
                    case .more: break
                    case .openQuote: throw .unclosedQuote(Place(row: number))
                    }
                    if buffer.count - start > limits.recordBytes { throw .tooLarge(.recordBytes, Place(row: number)) }
                }
                if isAtEnd { return false }
                try refill()
            }
        } catch {
            failure = error
            throw error
        }
    }

    private func refill() throws(SpreadsheetError) {
        if Task.isCancelled { throw .cancelled }
        buffer.removeFirst(start)
        start = 0
        let count = try file.read(into: raw, at: offset)
        offset += count
        isAtEnd = count < raw.count
        transcoder.append(UnsafeRawBufferPointer(rebasing: raw[..<count]), to: &buffer, isLast: isAtEnd)
        // NUL was looked for in the bytes; in UTF-16 it is looked for in the characters.
        if encoding == .utf16LittleEndian || encoding == .utf16BigEndian, buffer.contains(0) { throw .unsupported(.binary) }
    }

    private enum Outcome {
        /// Ends before the given place in the buffer.
        case record(Int)
        case more, openQuote, tooManyColumns
    }

    /// One record from `start` on. It is parsed where it lies, and copied out whole; nothing is kept of one that is not complete.
    private func parse(into row: inout Row, number: Int) -> Outcome {
        row.clear(number: number)
        row.shared = nil
        let delimiter = self.delimiter
        let columns = limits.columns
        let start = self.start
        let isAtEnd = self.isAtEnd
        return buffer.withUnsafeBufferPointer { bytes -> Outcome in
            let count = bytes.count
            var index = start
            var column = 0
            var quoted = false
            while true {
                // A field begins.
                if column >= columns { return .tooManyColumns }
                let fieldStart = index
                if index < count, bytes[index] == quote {
                    quoted = true
                    index += 1
                    var closed = false
                    while index < count {
                        if bytes[index] == quote {
                            if index + 1 < count {
                                if bytes[index + 1] == quote {
                                    index += 2
                                    continue
                                }
                            } else if !isAtEnd {
                                return .more
                            }
                            closed = true
                            index += 1
                            break
                        }
                        index += 1
                    }
                    if !closed { return isAtEnd ? .openQuote : .more }
                }
                // What stands between a closing quote and the delimiter belongs to the field, as in Excel.
                while index < count {
                    let byte = bytes[index]
                    if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
                    index += 1
                }
                if index == count, !isAtEnd { return .more }
                if index > fieldStart {
                    row.append(.text, UInt64(fieldStart - start), length: index - fieldStart, column: column)
                }
                if index < count, bytes[index] == delimiter {
                    index += 1
                    column += 1
                    continue
                }
                let end = index
                if index < count {
                    if bytes[index] == 0x0D {
                        if index + 1 == count, !isAtEnd { return .more }
                        if index + 1 < count, bytes[index + 1] == 0x0A { index += 1 }
                    }
                    index += 1
                }
                row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
                if quoted { unquote(&row) }
                return .record(index)
            }
        }
    }
}

private let quote = UInt8(ascii: "\"")

/// Takes the quotes off the quoted fields, within the row's own bytes; drops those that turn out empty.
private func unquote(_ row: inout Row) {
    var anyEmpty = false
    for slot in row.slots.indices {
        let start = Int(row.slots[slot].payload)
        let end = start + Int(row.slots[slot].length)
        guard row.bytes[start] == quote else { continue }
        var read = start + 1
        var write = start
        var isOpen = true
        while read < end {
            let byte = row.bytes[read]
            if byte == quote, isOpen {
                if read + 1 < end, row.bytes[read + 1] == quote {
                    read += 1
                } else {
                    isOpen = false
                    read += 1
                    continue
                }
            }
            row.bytes[write] = byte
            write += 1
            read += 1
        }
        row.slots[slot].length = UInt32(write - start)
        if write == start { anyEmpty = true }
    }
    if anyEmpty { row.slots.removeAll { $0.length == 0 } }
}
