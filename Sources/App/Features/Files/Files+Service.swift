import Foundation

/// A file that is about to be stored: what it is was looked at before any transaction begins.
struct NewFile: Sendable {
    static let limit = Routes.fileLimit
    /// Bytes of one part: small enough to be held by each of many downloads at once.
    static let partSize = 512 * 1024

    let id: String
    let name: String
    let type: FileType
    let size: Int
    let sha256: String
    private let upload: UploadedFile

    /// - Throws: ``Refusal/invalid(_:)`` on `field` for an empty or too large file.
    init(_ upload: UploadedFile, id: String, field: String, limit: Int = Self.limit) throws {
        guard upload.size > 0 else { throw Refusal.invalid([FieldProblem(field, Copy.Attachments.empty)]) }
        guard upload.size <= limit else { throw Refusal.invalid([FieldProblem(field, Copy.Attachments.tooLarge)]) }
        var digest = FileDigest()
        var sniffer = FileType.Sniffer()
        try Self.forEachPart(of: upload) { part in
            digest.add(part)
            sniffer.look(at: part)
        }
        self.id = id
        self.upload = upload
        name = Self.safe(upload.name)
        type = sniffer.type
        size = upload.size
        sha256 = digest.finish()
    }

    func forEachPart(_ body: ([UInt8]) throws -> Void) throws { try Self.forEachPart(of: upload, body) }

    private static func forEachPart(of upload: UploadedFile, _ body: ([UInt8]) throws -> Void) throws {
        guard let handle = FileHandle(forReadingAtPath: upload.path) else { throw Refusal.rule(Copy.Errors.noSpace) }
        defer { try? handle.close() }
        while let part = try handle.read(upToCount: partSize), !part.isEmpty { try body(Array(part)) }
    }

    /// A name that is a name everywhere: no controls, no direction marks that turn `exe.fdp` round, never empty.
    private static func safe(_ name: String) -> String {
        let kept = name.unicodeScalars.filter { $0.properties.generalCategory != .control && $0.properties.generalCategory != .format }
        let text = String(String.UnicodeScalarView(kept)).trimmingCharacters(in: .whitespaces)
        return text.isEmpty ? "file" : String(text.prefix(150))
    }
}

/// What a file is, by its first bytes, whatever its name or its sender say. What is not known is bytes.
enum FileType: String, Sendable, CaseIterable {
    case pdf = "application/pdf"
    case png = "image/png"
    case jpeg = "image/jpeg"
    case webp = "image/webp"
    case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    case bytes = "application/octet-stream"

    /// Looks at a file part by part.
    struct Sniffer {
        private(set) var type = FileType.bytes
        private var head: [UInt8] = []
        private var isZip = false

        mutating func look(at part: [UInt8]) {
            if head.isEmpty {
                head = Array(part.prefix(16))
                if head.starts(with: Array("%PDF-".utf8)) { type = .pdf }
                if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { type = .png }
                if head.starts(with: [0xFF, 0xD8, 0xFF]) { type = .jpeg }
                if head.starts(with: Array("RIFF".utf8)), head.dropFirst(8).starts(with: Array("WEBP".utf8)) { type = .webp }
                isZip = head.starts(with: [0x50, 0x4B, 0x03, 0x04])
            }
            // The names of a package's main parts stand uncompressed in its headers (ECMA-376 part 2).
            guard isZip, type == .bytes else { return }
            let data = Data(part)
            for (name, found) in [("xl/workbook", FileType.xlsx), ("word/document", .docx), ("ppt/presentation", .pptx)]
            where data.range(of: Data(name.utf8)) != nil { type = found }
        }
    }
}
