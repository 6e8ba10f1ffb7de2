/// What a file is by its content, whatever its name says. Only `xlsx` and `text` are read.
public enum FileKind: String, Sendable {
    /// An Office Open XML workbook.
    case xlsx
    /// Values separated by commas, semicolons, tabs or bars.
    case text
    /// An HTML table saved under the name .xls, as many web applications do, or a web archive.
    case html
    /// Excel 2003's own XML, also saved under the name .xls.
    case xml
    /// The binary .xls of Excel 97–2003.
    case oldBinary
    /// The binary .xlsb.
    case binaryWorkbook
    /// OpenDocument (.ods).
    case openDocument
    /// Another zip file: a Word document, an archive of files.
    case otherZip
    case pdf
    /// A picture, a program, or anything else that is no text.
    case binary
    case empty

    /// Looks at the beginning of a file. A zip file comes out as `otherZip`; an OLE2 file as `oldBinary`, or `nil` if it is encrypted.
    static func sniff(_ head: [UInt8]) -> FileKind {
        if head.isEmpty { return .empty }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .otherZip }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .oldBinary }
        // Excel 2 to 4 wrote their records bare: a BOF record of type 0x0009, 0x0209 or 0x0409.
        if head.count > 4, head[0] == 0x09, [0x00, 0x02, 0x04].contains(head[1]), head[3] == 0 { return .oldBinary }
        if head.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if TextEncoding.mark(of: head) != nil, TextEncoding.mark(of: head)?.encoding != .utf8 { return .text }
        if head.contains(0) || controls(head) > head.count / 32 { return .binary }
        return markup(head) ?? .text
    }

    /// Characters that no text holds.
    private static func controls(_ head: [UInt8]) -> Int {
        head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1A && $0 != 0x1B }
    }

    private static func markup(_ head: [UInt8]) -> FileKind? {
        var text = head[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        text = text.drop { $0 <= 0x20 }.prefix(4_096)
        let start = String(decoding: text, as: UTF8.self).lowercased()
        if start.hasPrefix("mime-version:") { return .html }
        if start.hasPrefix("<?xml") || start.hasPrefix("<workbook") { return start.contains("<html") ? .html : .xml }
        let tags = ["<!doctype html", "<html", "<head", "<meta", "<body", "<table", "<style", "<div", "<tr", "<script", "<!--", "<center"]
        return tags.contains(where: start.hasPrefix) ? .html : nil
    }
}
