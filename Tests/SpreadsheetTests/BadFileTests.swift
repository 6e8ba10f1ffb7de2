import XCTest

@testable import Spreadsheet

final class BadFileTests: SpreadsheetTestCase {
    private let good = BookBuilder("<row><c><v>1</v></c></row>")

    private func part(_ name: String, of zip: ZipBuilder) throws -> Int { try XCTUnwrap(zip.parts.firstIndex { $0.name == name }) }

    func testKindsThatAreNotRead() throws {
        func fails(_ kind: FileKind, _ bytes: [UInt8], line: UInt = #line) throws {
            try assertFails(.unsupported(kind), bytes, line: line)
            XCTAssertEqual(try SpreadsheetFile.kind(of: path()), kind, line: line)
        }
        try fails(.empty, [])
        try fails(.html, Array("  \r\n<HTML><table><tr><td>NIK</td></tr></table>".utf8))
        try fails(.html, [0xEF, 0xBB, 0xBF] + Array("<table border=1>".utf8))
        try fails(.html, Array("MIME-Version: 1.0\r\n".utf8))
        try fails(.xml, Array("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".utf8))
        try fails(.oldBinary, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 2_000))
        try fails(.pdf, Array("%PDF-1.7\n".utf8))
        try fails(.binary, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
        try fails(.binary, Array("nama,nik\n".utf8) + [0] + Array("a,b\n".utf8))
        var zip = ZipBuilder()
        zip.parts = [.init(name: "word/document.xml", data: [1])]
        try fails(.otherZip, zip.bytes())
        zip.parts = [.init(name: "xl/workbook.bin", data: [1])]
        try fails(.binaryWorkbook, zip.bytes())
        zip.parts = [.init(name: "mimetype", data: [1]), .init(name: "content.xml", data: [1])]
        try fails(.openDocument, zip.bytes())
        try fails(.otherZip, ZipBuilder().bytes())
        // A NUL far behind the beginning.
        try assertFails(.unsupported(.binary), Array(String(repeating: "a,b\n", count: 50_000).utf8) + [0, 10])
    }

    func testNamesDoNotDecide() throws {
        let book = try save(good.zip.bytes(), "daftar.csv")
        XCTAssertEqual(try SpreadsheetFile.kind(of: book), .xlsx)
        let text = try save(Array("a,b\n".utf8), "daftar.xlsx")
        XCTAssertEqual(try SpreadsheetFile.kind(of: text), .text)
        XCTAssertEqual(try rows(text).count, 1)
    }

    func testFilesThatCannotBeOpened() throws {
        assertFails(.cannotRead(code: ENOENT)) { _ = try SpreadsheetFile.open(path("none")) }
        assertFails(.cannotRead(code: EISDIR)) { _ = try SpreadsheetFile.open("/") }
        assertFails(.cannotRead(code: ESPIPE)) { _ = try SpreadsheetFile.open("/dev/null") }
    }

    func testPasswords() throws {
        var ole = [UInt8](repeating: 0, count: 4_096)
        ole.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        ole[30] = 9
        ole[48] = 1
        ole.replaceSubrange(1_024..<1_056, with: utf16LittleEndian("EncryptedPackage").dropFirst(2))
        try assertFails(.encrypted, ole)
        var zip = good.zip
        zip.parts[try part("xl/worksheets/s0.xml", of: zip)].encrypted = true
        try assertFails(.encrypted, zip.bytes())
    }

    func testBrokenArchives() throws {
        let bytes = good.zip.bytes()
        try assertFails(.truncated(.archive, .unknown), Array(bytes.dropLast(30)))
        try assertFails(.truncated(.archive, .unknown), Array(bytes.prefix(200)))
        var zip = good.zip
        let sheet = try part("xl/worksheets/s0.xml", of: zip)
        zip.parts[sheet].checksum = 1
        try assertFails(.damaged(.sheet, .checksum, Place(sheet: 0, row: 1)), zip.bytes())
        zip = good.zip
        zip.parts[sheet].statedSize = zip.parts[sheet].data.count + 1
        try assertFails(.truncated(.sheet, Place(sheet: 0, row: 1)), zip.bytes())
        zip = good.zip
        zip.parts[sheet].statedSize = 20
        try assertFails(.damaged(.sheet, .compression, Place(sheet: 0)), zip.bytes())
        zip = good.zip
        zip.parts[sheet].method = 12
        try assertFails(.damaged(.sheet, .compression, .unknown), zip.bytes())
        zip = good.zip
        zip.parts.remove(at: try part("xl/worksheets/s0.xml", of: zip))
        try assertFails(.noSheet, zip.bytes())
        zip = good.zip
        zip.parts.append(zip.parts[sheet])
        try assertFails(.damaged(.archive, .reference, .unknown), zip.bytes())
    }

    func testArchivesOfEveryKindAreRead() throws {
        for variant in 0..<6 {
            var zip = good.zip
            for index in zip.parts.indices {
                zip.parts[index].deflate = variant != 1
                zip.parts[index].descriptor = variant == 2
                zip.parts[index].zip64 = variant == 3
            }
            zip.zip64End = variant == 3
            if variant == 4 { zip.comment = Array("PK\u{5}\u{6} komentar".utf8) }
            if variant == 5 { for index in zip.parts.indices { zip.parts[index].name = zip.parts[index].name.uppercased() } }
            assertRows(try rows(try save(zip.bytes())), [(1, [.number(1)])])
        }
    }

    func testBombs() throws {
        // 40 MB of blanks in 40 kB.
        let rows = "<row><c t=\"inlineStr\"><is><t>" + String(repeating: " ", count: 40 << 20) + "</t></is></c></row>"
        var limits = Limits()
        let bomb = BookBuilder(rows).zip.bytes()
        XCTAssertLessThan(bomb.count, 100 << 10)
        try assertFails(.tooLarge(.cellBytes, Place(sheet: 0, row: 1, column: 0)), bomb)
        limits.cellBytes = .max
        try assertFails(.tooLarge(.compressionRatio, Place(sheet: 0, row: 1, column: 0)), bomb, limits: limits)
        limits.compressionRatio = .max
        limits.uncompressedBytes = 1 << 20
        try assertFails(.tooLarge(.uncompressedBytes, Place(sheet: 0, row: 1, column: 0)), bomb, limits: limits)

        var many = good.zip
        for index in 0..<50 { many.parts.append(.init(name: "x\(index)", data: [])) }
        limits = Limits()
        limits.entries = 20
        try assertFails(.tooLarge(.entries, .unknown), many.bytes(), limits: limits)

        var texts = BookBuilder("<row><c><v>1</v></c></row>")
        texts.shared = (0..<2_000).map { "<si><t>\($0) teks</t></si>" }.joined()
        limits = Limits()
        limits.sharedStringBytes = 10_000
        try assertFails(.tooLarge(.sharedStringBytes, .unknown), texts.zip.bytes(), limits: limits)
        texts.shared = String(repeating: "<si/>", count: 5_000)
        try assertFails(.tooLarge(.sharedStringBytes, .unknown), texts.zip.bytes(), limits: limits)
    }

    func testMarkupBombs() throws {
        let laughs = """
            <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
            """
        var zip = good.zip
        let sheet = try part("xl/worksheets/s0.xml", of: zip)
        zip.parts[sheet].data = Array((laughs + "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>").utf8)
        try assertFails(.documentType(.sheet), zip.bytes())
        zip = good.zip
        let book = try part("xl/workbook.xml", of: zip)
        zip.parts[book].data = Array("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><workbook/>".utf8)
        try assertFails(.documentType(.workbook), zip.bytes())

        try assertFails(
            .tooLarge(.markup, Place(sheet: 0, row: 1)), BookBuilder("<row>" + String(repeating: "<a>", count: 500)).zip.bytes())
        try assertFails(
            .tooLarge(.markup, Place(sheet: 0, row: 1)), BookBuilder("<row>" + (0..<9_000).map { "<a\($0)/>" }.joined()).zip.bytes())
        var random = Seeded(3)
        let noise = String((0..<(2 << 20)).map { _ in Character(Unicode.Scalar(UInt8.random(in: 97...122, using: &random))) })
        try assertFails(.tooLarge(.markup, Place(sheet: 0)), BookBuilder("<row a=\"" + noise + "\"/>").zip.bytes())
        try assertFails(.damaged(.sheet, .markup, Place(sheet: 0)), BookBuilder("&unbekannt;").zip.bytes())
    }
}
