import CZlib
import Foundation
import XCTest

@testable import Spreadsheet

/// A random number generator that gives the same numbers every time (Steele, Lea, Flood: SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Builds zip files entry by entry, right ones and wrong ones.
struct ZipBuilder {
    struct Part {
        var name: String
        var data: [UInt8]
        var deflate = true
        var descriptor = false
        var zip64 = false
        var checksum: UInt32?
        var statedSize: Int?
        var encrypted = false
        var method: UInt16?
    }
    var parts: [Part] = []
    var zip64End = false
    var comment: [UInt8] = []

    func bytes() -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let crc = part.checksum ?? UInt32(truncatingIfNeeded: crc32(0, part.data, UInt32(part.data.count)))
            let packed = part.deflate ? deflated(part.data) : part.data
            let size = part.statedSize ?? part.data.count
            let method = part.method ?? (part.deflate ? 8 : 0)
            let flags: UInt16 = (part.descriptor ? 8 : 0) | (part.encrypted ? 1 : 0) | 0x800
            let offset = out.count
            let name = Array(part.name.utf8)
            out += u32(0x0403_4B50) + u16(20) + u16(flags) + u16(method) + u32(0)
            out += part.descriptor ? u32(0) + u32(0) + u32(0) : u32(crc) + u32(UInt32(packed.count)) + u32(UInt32(size))
            out += u16(UInt16(name.count)) + u16(0) + name + packed
            if part.descriptor { out += u32(0x0807_4B50) + u32(crc) + u32(UInt32(packed.count)) + u32(UInt32(size)) }
            directory += u32(0x0201_4B50) + u16(20) + u16(20) + u16(flags) + u16(method) + u32(0) + u32(crc)
            let extra = part.zip64 ? u16(1) + u16(24) + u64(size) + u64(packed.count) + u64(offset) : []
            directory += part.zip64 ? u32(.max) + u32(.max) : u32(UInt32(packed.count)) + u32(UInt32(size))
            directory += u16(UInt16(name.count)) + u16(UInt16(extra.count)) + u16(0) + u16(0) + u16(0) + u32(0)
            directory += (part.zip64 ? u32(.max) : u32(UInt32(offset))) + name + extra
        }
        let start = out.count
        out += directory
        if zip64End {
            let end = out.count
            out += u32(0x0606_4B50) + u64(44) + u16(45) + u16(45) + u32(0) + u32(0) + u64(parts.count) + u64(parts.count)
            out += u64(directory.count) + u64(start)
            out += u32(0x0706_4B50) + u32(0) + u64(end) + u32(1)
            out += u32(0x0605_4B50) + u16(0) + u16(0) + u16(.max) + u16(.max) + u32(.max) + u32(.max)
        } else {
            out += u32(0x0605_4B50) + u16(0) + u16(0) + u16(UInt16(parts.count)) + u16(UInt16(parts.count))
            out += u32(UInt32(directory.count)) + u32(UInt32(start))
        }
        return out + u16(UInt16(comment.count)) + comment
    }

    private func u16(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
    private func u32(_ value: UInt32) -> [UInt8] { u16(UInt16(value & 0xFFFF)) + u16(UInt16(value >> 16)) }
    private func u64(_ value: Int) -> [UInt8] { u32(UInt32(value & 0xFFFF_FFFF)) + u32(UInt32(value >> 32)) }
}

func deflated(_ data: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    var input = data
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(data.count))))
    input.withUnsafeMutableBufferPointer { from in
        output.withUnsafeMutableBufferPointer { to in
            stream.next_in = from.baseAddress
            stream.avail_in = UInt32(from.count)
            stream.next_out = to.baseAddress
            stream.avail_out = UInt32(to.count)
            deflate(&stream, Z_FINISH)
        }
    }
    let count = Int(stream.total_out)
    deflateEnd(&stream)
    return Array(output.prefix(count))
}

/// The parts of a small workbook, each of which a test may replace.
struct BookBuilder {
    var sheets: [(name: String, state: String?, rows: String)] = []
    var shared: String?
    var styles: String?
    var workbookPr = ""
    var contentPrefix = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

    init(_ rows: String) { sheets = [("Lembar1", nil, rows)] }

    var zip: ZipBuilder {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var zip = ZipBuilder()
        func add(_ name: String, _ text: String) { zip.parts.append(.init(name: name, data: Array((contentPrefix + text).utf8))) }
        add("[Content_Types].xml", "<Types/>")
        add("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")
        var list = ""
        var relations = ""
        for (index, sheet) in sheets.enumerated() {
            let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
            list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 5)\"\(state) r:id=\"r\(index)\"/>"
            relations += "<Relationship Id=\"r\(index)\" Type=\"\(office)/worksheet\" Target=\"worksheets/s\(index).xml\"/>"
            add("xl/worksheets/s\(index).xml", "<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData></worksheet>")
        }
        if let shared {
            relations += "<Relationship Id=\"s\" Type=\"\(office)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
            add("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(shared)</sst>")
        }
        if let styles {
            relations += "<Relationship Id=\"y\" Type=\"\(office)/styles\" Target=\"./styles.xml\"/>"
            add("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>")
        }
        add("xl/workbook.xml", "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(workbookPr)<sheets>\(list)</sheets></workbook>")
        add("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>")
        return zip
    }
}

/// With its byte order mark.
func utf16LittleEndian(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.map { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }.joined()
}

class SpreadsheetTestCase: XCTestCase {
    private var folder = URL(fileURLWithPath: "/")

    override func setUpWithError() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("rembuk-sheet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

    func path(_ name: String = "file") -> String { folder.appendingPathComponent(name).path }
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

    func save(_ bytes: [UInt8], _ name: String = "file") throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    func save(_ text: String) throws -> String { try save(Array(text.utf8)) }

    /// Every row, by its number.
    func rows(
        _ path: String, sheet: SheetChoice = .firstWithData, limits: Limits = .standard
    ) throws -> [(number: Int, cells: [Cell])] {
        var result: [(number: Int, cells: [Cell])] = []
        try SpreadsheetFile.open(path, sheet: sheet, limits: limits).forEachRow { result.append(($0.number, $0.cells)) }
        return result
    }

    func rows(_ book: BookBuilder) throws -> [(number: Int, cells: [Cell])] { try rows(try save(book.zip.bytes())) }

    func assertFails(
        _ expected: SpreadsheetError, line: UInt = #line, _ body: () throws -> Void
    ) {
        XCTAssertThrowsError(try body(), line: line) { XCTAssertEqual($0 as? SpreadsheetError, expected, line: line) }
    }

    func assertFails(_ expected: SpreadsheetError, _ bytes: [UInt8], limits: Limits = .standard, line: UInt = #line) throws {
        let path = try save(bytes)
        assertFails(expected, line: line) { _ = try rows(path, limits: limits) }
    }
}

func assertRows(
    _ rows: [(number: Int, cells: [Cell])], _ expected: [(Int, [Cell])], line: UInt = #line
) {
    XCTAssertEqual(rows.map(\.number), expected.map(\.0), line: line)
    for (row, other) in zip(rows, expected) { XCTAssertEqual(row.cells, other.1, "row \(row.number)", line: line) }
}
