import Foundation

/// Takes a `multipart/form-data` body (RFC 7578) apart as it arrives: fields into memory, files onto disk.
struct Multipart {
    private enum State { case preamble, headers, content, end }
    private enum Target { case field(String), file(String, name: String, type: String), ignored }

    private(set) var form = Form()
    private let delimiter: [UInt8]
    private let directory: String
    private var buffer: [UInt8]
    private var state = State.preamble
    private var target = Target.ignored
    private var field: [UInt8] = []
    private var file: FileWriter?
    private var parts = 0
    private static let fieldLimit = 256 * 1024
    private static let headerLimit = 16 * 1024

    init(boundary: String, directory: String = NSTemporaryDirectory()) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        buffer = [13, 10]  // so that the first boundary looks like all others
        self.directory = directory
    }

    /// The boundary named in a `Content-Type`, or `nil` where it is no multipart form.
    static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        for part in contentType.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces).lowercased() == "boundary" else { continue }
            let value = pair[1].trimmingCharacters(in: CharacterSet(charactersIn: " \""))
            return value.isEmpty || value.utf8.count > 200 ? nil : value
        }
        return nil
    }

    mutating func feed(_ bytes: some Sequence<UInt8>) throws(Refusal) {
        buffer.append(contentsOf: bytes)
        while try step() {}
    }

    mutating func finish() throws(Refusal) -> Form {
        guard state == .end else { throw .unreadable(Copy.Errors.incompleteForm) }
        return form
    }

    /// One step; false when more bytes are needed.
    private mutating func step() throws(Refusal) -> Bool {
        switch state {
        case .preamble:
            guard let at = find(delimiter) else { return false }
            return try afterDelimiter(at)
        case .headers:
            guard let end = find([13, 10, 13, 10]) else {
                guard buffer.count <= Self.headerLimit else { throw .unreadable(Copy.Errors.incompleteForm) }
                return false
            }
            let text = String(decoding: buffer[..<end], as: UTF8.self)
            buffer.removeFirst(end + 4)
            try begin(headers: text)
            state = .content
            return true
        case .content:
            if let at = find(delimiter) {
                try write(buffer[..<at])
                try endPart()
                return try afterDelimiter(at)
            }
            let safe = buffer.count - delimiter.count
            if safe > 0 {
                try write(buffer[..<safe])
                buffer.removeFirst(safe)
            }
            return false
        case .end:
            buffer.removeAll()
            return false
        }
    }

    private mutating func afterDelimiter(_ at: Int) throws(Refusal) -> Bool {
        let next = at + delimiter.count
        guard buffer.count >= next + 2 else {
            buffer.removeFirst(at)
            state = .preamble
            return false
        }
        if buffer[next] == UInt8(ascii: "-"), buffer[next + 1] == UInt8(ascii: "-") {
            state = .end
            return false
        }
        buffer.removeFirst(next + 2)
        parts += 1
        guard parts <= 500 else { throw .unreadable(Copy.Errors.incompleteForm) }
        state = .headers
        return true
    }

    private mutating func begin(headers text: String) throws(Refusal) {
        var name: String?
        var fileName: String?
        var type = "application/octet-stream"
        for line in text.components(separatedBy: "\r\n") {
            let lower = line.lowercased()
            if lower.hasPrefix("content-disposition:") {
                name = Multipart.parameter("name", in: line)
                fileName = Multipart.parameter("filename", in: line)
            } else if lower.hasPrefix("content-type:") {
                type = line.dropFirst("content-type:".count).trimmingCharacters(in: .whitespaces)
            }
        }
        guard let name else {
            target = .ignored
            return
        }
        if let fileName {
            target = .file(name, name: fileName, type: type)
            file = try FileWriter(directory: directory)
        } else {
            target = .field(name)
            field.removeAll()
        }
    }

    private static func parameter(_ name: String, in line: String) -> String? {
        guard let range = line.range(of: "; \(name)=\"", options: .caseInsensitive) else { return nil }
        var value = ""
        var escaped = false
        for character in line[range.upperBound...] {
            if escaped {
                value.append(character)
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else if character == "\"" {
                // Browsers write a quote in a name as %22 (HTML standard, multipart/form-data encoding).
                return value.replacingOccurrences(of: "%22", with: "\"")
            } else {
                value.append(character)
            }
        }
        return nil
    }

    private mutating func write(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
        switch target {
        case .ignored: return
        case .field:
            field.append(contentsOf: bytes)
            guard field.count <= Self.fieldLimit else { throw .tooLarge(limit: Self.fieldLimit) }
        case .file: try file?.write(bytes)
        }
    }

    private mutating func endPart() throws(Refusal) {
        switch target {
        case .ignored: break
        case .field(let name): form.add(name, String(decoding: field, as: UTF8.self))
        case .file(let name, let fileName, let type):
            if let file {
                // Some browsers send the whole path; only the last part is the name.
                let last = fileName.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
                form.add(name, try file.finish(name: String(last.prefix(200)), type: type))
            }
            file = nil
        }
        target = .ignored
    }

    /// The first place of the pattern, looking only where its first byte stands.
    private func find(_ pattern: [UInt8]) -> Int? {
        buffer.withUnsafeBytes { hay in
            guard let start = hay.baseAddress, let first = pattern.first, hay.count >= pattern.count else { return nil }
            var from = 0
            while from <= hay.count - pattern.count {
                guard let hit = memchr(start + from, Int32(first), hay.count - pattern.count + 1 - from) else { return nil }
                let at = UnsafeRawPointer(hit) - start
                if memcmp(start + at, pattern, pattern.count) == 0 { return at }
                from = at + 1
            }
            return nil
        }
    }
}

/// Writes one uploaded file to a temporary file that nobody else can open; an unfinished one is removed.
private final class FileWriter {
    private let path: String
    private let handle: UnsafeMutablePointer<FILE>
    private var size = 0
    private var finished = false

    init(directory: String) throws(Refusal) {
        let base = directory.hasSuffix("/") ? directory : directory + "/"
        var template = Array((base + "rembuk-upload-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0, let handle = fdopen(descriptor, "wb") else { throw .rule(Copy.Errors.noSpace) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.handle = handle
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
        guard !bytes.isEmpty else { return }
        let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, handle) }
        guard written == bytes.count else { throw .rule(Copy.Errors.noSpace) }
        size += written
    }

    func finish(name: String, type: String) throws(Refusal) -> UploadedFile {
        guard fflush(handle) == 0 else { throw .rule(Copy.Errors.noSpace) }
        finished = true
        return UploadedFile(name: name, type: type, path: path, size: size)
    }

    deinit {
        fclose(handle)
        if !finished { unlink(path) }
    }
}
