import Foundation
import Hummingbird

/// What a form brought: the fields, and the files kept in temporary files until the answer is sent.
public struct Form: Sendable {
    private var fields: [String: [String]] = [:]
    private(set) var files: [String: UploadedFile] = [:]
    /// The bytes of a body that is not a form (JSON).
    private(set) var body: [UInt8] = []
    /// The key that the page put into the form, or the API call's `Idempotency-Key`.
    private(set) var pageKey: String?

    /// The key under which this submission is received once: the page's key and what was typed. Who goes back, changes a word and
    /// sends again has made another submission; who clicks twice has not.
    var once: String? {
        guard let pageKey else { return nil }
        var content = String(decoding: body, as: UTF8.self)
        for name in fields.keys.sorted() where !name.hasPrefix("_") {
            for value in fields[name] ?? [] { content += "\u{1}\(name)\u{2}\(value)" }
        }
        for (name, file) in files.sorted(by: { $0.key < $1.key }) { content += "\u{1}\(name)\u{2}\(file.name)\u{2}\(file.size)" }
        return pageKey + "." + Secret.hash(content).prefix(32)
    }

    init() {}
    init(body: [UInt8], pageKey: String?) {
        self.body = body
        self.pageKey = pageKey
    }

    init(query: String?) { read(urlEncoded: query ?? "") }

    init(urlEncoded text: String) {
        read(urlEncoded: text)
        pageKey = fields["_once"]?.first
    }

    mutating func add(_ name: String, _ value: String) {
        fields[name, default: []].append(value)
        if name == "_once" { pageKey = value }
    }
    mutating func add(_ name: String, _ file: UploadedFile) { files[name] = file }

    /// A field without the blanks around it; empty where the field is absent. Line ends become LF, NUL is dropped.
    public subscript(name: String) -> String {
        guard let value = fields[name]?.first else { return "" }
        return value.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\0", with: "")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
    public func all(_ name: String) -> [String] { fields[name] ?? [] }
    public func has(_ name: String) -> Bool { fields[name] != nil }
    /// The names of the fields that people filled in, in no order; ours begin with an underscore.
    public var names: [String] { fields.keys.filter { !$0.hasPrefix("_") } }

    private mutating func read(urlEncoded text: String) {
        for pair in text.split(separator: "&", omittingEmptySubsequences: true).prefix(2_000) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[Form.decode(parts[0]), default: []].append(parts.count > 1 ? Form.decode(parts[1]) : "")
        }
    }

    /// Percent-decoding of `application/x-www-form-urlencoded`; broken escapes stay as they are, bytes that are no UTF-8 become U+FFFD.
    static func decode(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        bytes.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: "+") {
                bytes.append(UInt8(ascii: " "))
            } else if byte == UInt8(ascii: "%"), index + 2 < source.count, let high = hex(source[index + 1]), let low = hex(source[index + 2]) {
                bytes.append(high << 4 | low)
                index += 2
            } else {
                bytes.append(byte)
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

/// A file as it arrived, on disk. It is deleted when the last reference goes.
public final class UploadedFile: Sendable {
    public let name: String
    public let type: String
    public let path: String
    public let size: Int

    init(name: String, type: String, path: String, size: Int) {
        self.name = name
        self.type = type
        self.path = path
        self.size = size
    }

    deinit { unlink(path) }
}
