#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Makes the lines of a csv (RFC 4180): fields quoted where they must be, CRLF at the end of each line.
///
/// Texts that a spreadsheet would take for a formula (they begin with `=`, `+`, `-`, `@`, a tab or a carriage return, and are no number)
/// get an apostrophe in front (OWASP, CSV injection). So a text does not always come back as it went: the apostrophe stays.
public struct TextEncoder: Sendable {
    public let delimiter: UInt8

    public init(delimiter: UInt8 = UInt8(ascii: ",")) { self.delimiter = delimiter }

    /// The mark that makes Excel read a csv as UTF-8.
    public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    public func append(_ cells: [Cell], to output: inout [UInt8]) {
        var isFirst = true
        for cell in cells {
            if !isFirst { output.append(delimiter) }
            isFirst = false
            switch cell {
            case .empty: break
            case .text(let text): append(text, to: &output)
            case .number, .date, .boolean, .error: output.append(contentsOf: cell.plainText.utf8)
            }
        }
        output.append(0x0D)
        output.append(0x0A)
    }

    private func append(_ text: String, to output: inout [UInt8]) {
        let needsGuard = isFormula(text)
        // Every delimiter in use is quoted, not only one's own: a spreadsheet set to another one would split the field there.
        let needsQuotes =
            text.utf8.contains { [UInt8(ascii: "\""), 0x0A, 0x0D, 0x09, 0x2C, 0x3B, 0x7C, delimiter].contains($0) }
            || text.utf8.first == 0x20 || text.utf8.last == 0x20
        if needsQuotes { output.append(UInt8(ascii: "\"")) }
        if needsGuard { output.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { output.append(byte) }
            output.append(byte)
        }
        if needsQuotes { output.append(UInt8(ascii: "\"")) }
    }

    private func isFormula(_ text: String) -> Bool {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            // A dash alone stands for nothing, and calculates nothing.
            let rest = text.utf8.dropFirst()
            return !rest.allSatisfy { $0 == UInt8(ascii: "-") } && !isNumber(rest)
        default: return false
        }
    }

    /// Digits with at most one mark, comma or point, and a digit at the end.
    private func isNumber(_ rest: Substring.UTF8View) -> Bool {
        var marks = 0
        var endsInDigit = false
        for byte in rest {
            endsInDigit = (48...57).contains(byte)
            if endsInDigit { continue }
            guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") else { return false }
            marks += 1
        }
        return endsInDigit && marks <= 1
    }
}

/// Writes a csv file. It stands under its name only once it is complete.
public final class TextWriter {
    private let encoder: TextEncoder
    private let file: PartialFile
    private var stream: UnsafeMutablePointer<FILE>?
    private var buffer: [UInt8] = []

    public init(path: String, delimiter: UInt8 = UInt8(ascii: ","), byteOrderMark: Bool = true) throws(SpreadsheetError) {
        encoder = TextEncoder(delimiter: delimiter)
        file = PartialFile(path)
        guard let stream = fopen(file.partial, "wb") else { throw .cannotWrite(code: errno) }
        self.stream = stream
        if byteOrderMark { buffer = TextEncoder.byteOrderMark }
    }

    deinit {
        guard let stream else { return }
        fclose(stream)
        file.discard()
    }

    public func append(_ cells: [Cell]) throws(SpreadsheetError) {
        encoder.append(cells, to: &buffer)
        if buffer.count >= 64 << 10 { try flush() }
    }

    /// Completes the file. Without this call nothing is left behind.
    public func close() throws(SpreadsheetError) {
        guard let stream else { return }
        try flush()
        self.stream = nil
        guard fclose(stream) == 0 else {
            let code = errno
            file.discard()
            throw .cannotWrite(code: code)
        }
        try file.complete()
    }

    private func flush() throws(SpreadsheetError) {
        guard let stream else { throw .cannotWrite(code: EBADF) }
        let written = fwrite(buffer, 1, buffer.count, stream)
        guard written == buffer.count else { throw .cannotWrite(code: errno) }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// A file that is written beside its place and moved there when it is whole, so that nobody ever reads half of one.
struct PartialFile {
    let path: String
    let partial: String

    init(_ path: String) {
        self.path = path
        partial = "\(path).\(getpid()).partial"
    }

    func complete() throws(SpreadsheetError) {
        guard rename(partial, path) == 0 else {
            let code = errno
            discard()
            throw .cannotWrite(code: code)
        }
    }

    func discard() { unlink(partial) }
}
