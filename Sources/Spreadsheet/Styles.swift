/// Reads from `styles.xml` which cell formats show a number as a date or a time.
final class StylesHandler: XmlHandler {
    private(set) var dateStyles: [Bool] = []
    private var custom: [Int: Bool] = [:]
    private var isInCellFormats = false

    override func start(_ name: XmlName, _ attributes: XmlAttributes) {
        note(name)
        for (key, _) in attributes { note(key) }
        if name.equals("numFmt") {
            // Stands before `cellXfs` (ECMA-376, 18.8.39: the order is fixed).
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] else { return }
            custom[id] = NumberFormat.isDate(code)
            if custom.count > 65_536 { fail(.tooLarge(.markup, .unknown)) }
        } else if name.equals("cellXfs") {
            isInCellFormats = true
        } else if isInCellFormats, name.equals("xf") {
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            dateStyles.append(custom[id] ?? NumberFormat.isBuiltInDate(id))
            if dateStyles.count > 1 << 20 { fail(.tooLarge(.markup, .unknown)) }
        }
    }

    override func end(_ name: XmlName) {
        if name.equals("cellXfs") { isInCellFormats = false }
    }
}

enum NumberFormat {
    /// The formats that have a number instead of a code (ECMA-376, 18.8.30). 27–36 and 50–58 are dates in East Asian locales.
    static func isBuiltInDate(_ id: Int) -> Bool {
        switch id {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// Whether a format code holds a part of a date or time outside of quotes, escapes, and brackets that are no elapsed time.
    /// Only the first section is looked at: it is the one for positive numbers.
    static func isDate(_ code: String) -> Bool {
        let bytes = Array(code.utf8)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ";"): return false
            case UInt8(ascii: "\""):
                index += 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
            // `\x` is x itself, `_x` a gap as wide as x, `*x` fills with x.
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): index += 1
            case UInt8(ascii: "["):
                let start = index + 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "]") { index += 1 }
                let inside = bytes[min(start, index)..<index]
                if let first = inside.first, isPart(first, of: "hms"), inside.allSatisfy({ $0 | 0x20 == first | 0x20 }) { return true }
            case let byte where isPart(byte, of: "ymdhs"): return true
            // General, in full: none of its letters may be taken for a part.
            default: break
            }
            index += 1
        }
        return false
    }

    private static func isPart(_ byte: UInt8, of letters: StaticString) -> Bool {
        (0..<letters.utf8CodeUnitCount).contains { letters.utf8Start[$0] == byte | 0x20 }
    }
}
