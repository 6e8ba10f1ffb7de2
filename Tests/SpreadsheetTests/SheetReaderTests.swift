import XCTest

@testable import Spreadsheet

final class SheetReaderTests: SpreadsheetTestCase {
    func testEveryKindOfCell() throws {
        var book = BookBuilder(
            """
            <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>-12.5</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#N/A</v></c>
            <c r="E2" t="str"><f>A1&amp;"x"</f><v>hasil &lt;1&gt;</v></c><c r="F2" t="inlineStr"><is><t xml:space="preserve"> dalam </t></is></c>
            <c r="H2" t="d"><v>2024-02-29T12:00:00Z</v></c><c r="I2" t="n"><v> 1.5E3 </v></c><c r="J2" s="0"/><c r="K2" t="s"><v>0</v></c></row>
            """)
        book.shared = "<si><t/></si><si><t>bersama</t></si>"
        assertRows(
            try rows(book),
            [
                (
                    2,
                    [
                        .text("bersama"), .number(-12.5), .boolean(true), .error(.notAvailable), .text("hasil <1>"), .text(" dalam "), .empty,
                        .date(serial: 45351.5), .number(1500),
                    ]
                )
            ])
    }

    func testRowsAndCellsWithoutReferences() throws {
        let book = BookBuilder(
            "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"4\"><c r=\"C4\"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"
                + "<row/><row r=\"9\"><c r=\"A9\" s=\"1\"/></row><row><c r=\"B12\"><v>6</v></c></row>")
        assertRows(
            try rows(book),
            [
                (1, [.number(1), .number(2)]), (4, [.empty, .empty, .number(3), .number(4)]), (5, [.number(5)]),
                (12, [.empty, .number(6)]),
            ])
    }

    func testRichTextPhoneticsEscapesCdataAndEntities() throws {
        var book = BookBuilder(
            "<row>" + (0..<4).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
                + "<c t=\"inlineStr\"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r><rPh sb=\"0\" eb=\"1\"><t>c</t></rPh></is></c></row>")
        book.shared = """
            <si><r><t>Budi </t></r><r><rPr><b/><sz val="9"/></rPr><t>Santoso</t></r></si>
            <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>
            <si><t>a_x000D_b_x005F_x0041__xD83D__xDE00_ _xZZZZ_</t></si>
            <si><t><![CDATA[<&>]]>&amp;&#233;&#x1F600;</t></si>
            """
        assertRows(
            try rows(book),
            [(1, [.text("Budi Santoso"), .text("東京"), .text("a\rb_x0041_😀 _xZZZZ_"), .text("<&>&é😀"), .text("ab")])])
    }

    func testPrefixesStrictNamespaceAndOtherEncodings() throws {
        var zip = BookBuilder("").zip
        let sheet = """
            <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:cols><x:col min="1"/></x:cols><x:sheetData><x:row r="1">\
            <x:c r="A1" t="inlineStr"><x:is><x:t>é</x:t></x:is></x:c></x:row></x:sheetData><x:extLst><x:c><x:v>9</x:v></x:c></x:extLst></x:worksheet>
            """
        let index = try XCTUnwrap(zip.parts.firstIndex { $0.name == "xl/worksheets/s0.xml" })
        zip.parts[index].data = utf16LittleEndian(sheet)
        assertRows(try rows(try save(zip.bytes())), [(1, [.text("é")])])
    }

    func testDatesByStyle() throws {
        var book = BookBuilder("<row>" + (0..<8).map { "<c s=\"\($0)\"><v>45351</v></c>" }.joined() + "</row>")
        book.styles = """
            <numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/><numFmt numFmtId="165" formatCode="0.00&quot; hari&quot;"/>\
            <numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>\
            <xf numFmtId="2"/><xf/></cellXfs>
            """
        let plain = Cell.number(45351)
        let date = Cell.date(serial: 45351)
        assertRows(try rows(book), [(1, [plain, date, date, date, plain, date, plain, plain])])
        book.workbookPr = "<workbookPr date1904=\"1\"/>"
        book.sheets[0].rows = "<row><c s=\"1\"><v>43889</v></c><c><v>43889</v></c></row>"
        assertRows(try rows(book), [(1, [date, .number(43889)])])
    }

    func testFormatCodes() {
        for code in ["yyyy-mm-dd", "[$-421]dd mmmm yyyy;@", "h:mm AM/PM", "[Red]d/m", "\"tgl \"d", "[mm]:ss", "D-M-Y", "m"] {
            XCTAssertTrue(NumberFormat.isDate(code), code)
        }
        for code in ["General", "0.00", "#,##0 \"kg dan hari\"", "[Red]0", "\\d0", "_d0", "*m0", "0;d", "@", "0.00E+00", "[$Rp-421]#,##0", ""] {
            XCTAssertFalse(NumberFormat.isDate(code), code)
        }
    }

    func testFirstVisibleSheetWithDataAndChoices() throws {
        var book = BookBuilder("<row r=\"1\"><c r=\"A1\" s=\"0\"/></row>")
        book.sheets.append(("Rahasia", "hidden", "<row><c><v>1</v></c></row>"))
        book.sheets.append(("Data &amp; isi", nil, "<row><c><v>2</v></c></row>"))
        let path = try save(book.zip.bytes())
        let reader = try SpreadsheetFile.open(path)
        XCTAssertEqual(reader.sheets.map(\.name), ["Lembar1", "Rahasia", "Data & isi"])
        XCTAssertEqual(reader.sheets.map(\.isHidden), [false, true, false])
        XCTAssertEqual(reader.sheet, 2)
        assertRows(try rows(path), [(1, [.number(2)])])
        assertRows(try rows(path, sheet: .index(1)), [(1, [.number(1)])])
        assertRows(try rows(path, sheet: .name("Data & isi")), [(1, [.number(2)])])
        assertRows(try rows(path, sheet: .index(0)), [])
        assertFails(.noSuchSheet) { _ = try rows(path, sheet: .name("Lain")) }
        assertFails(.noSuchSheet) { _ = try rows(path, sheet: .index(-1)) }
        book.sheets.removeLast()
        try assertFails(.noSheet, book.zip.bytes())
    }

    func testDamagedCellsAreNamedByPlace() throws {
        func fails(_ rows: String, _ error: SpreadsheetError, line: UInt = #line) throws {
            try assertFails(error, BookBuilder(rows).zip.bytes(), line: line)
        }
        try fails("<row r=\"3\"><c r=\"B3\"><v>1,5</v></c></row>", .damaged(.sheet, .value, Place(sheet: 0, row: 3, column: 1)))
        try fails("<row r=\"3\"><c r=\"B3\"><v>nan</v></c></row>", .damaged(.sheet, .value, Place(sheet: 0, row: 3, column: 1)))
        try fails("<row r=\"3\"><c r=\"B3\"><v>1e999</v></c></row>", .damaged(.sheet, .value, Place(sheet: 0, row: 3, column: 1)))
        try fails("<row r=\"3\"><c r=\"B3\" t=\"s\"><v>7</v></c></row>", .damaged(.sheet, .value, Place(sheet: 0, row: 3, column: 1)))
        try fails("<row r=\"3\"><c r=\"B3\" t=\"q\"><v>7</v></c></row>", .damaged(.sheet, .value, Place(sheet: 0, row: 3, column: 1)))
        try fails("<row r=\"3\"><c r=\"B4\"><v>7</v></c></row>", .damaged(.sheet, .reference, Place(sheet: 0, row: 3, column: 0)))
        try fails("<row r=\"3\"/><row r=\"3\"/>", .damaged(.sheet, .reference, Place(sheet: 0, row: 4)))
        try fails("<row r=\"0\"/>", .damaged(.sheet, .reference, Place(sheet: 0, row: 1)))
        try fails("<row r=\"1048577\"/>", .tooLarge(.rows, Place(sheet: 0, row: 1_048_577)))
        try fails("<row><c r=\"XFE1\"><v>1</v></c></row>", .tooLarge(.columns, Place(sheet: 0, row: 1, column: 16_384)))
        try fails(
            "<row><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>", .damaged(.sheet, .reference, Place(sheet: 0, row: 1, column: 1)))
        try fails("<row><c></row>", .damaged(.sheet, .markup, Place(sheet: 0, row: 1, column: 0)))
    }

    func testCellsOutOfOrderAreSorted() throws {
        assertRows(
            try rows(BookBuilder("<row><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>")), [(1, [.number(1), .empty, .number(3)])])
    }

    /// A broken sheet must not look like a short one to a caller who goes on after the error.
    func testAnErrorStays() throws {
        let path = try save(BookBuilder("<row><c><v>1</v></c></row><row><c><v>x</v></c></row><row><c><v>3</v></c></row>").zip.bytes())
        let reader = try SpreadsheetFile.open(path)
        var row = Row()
        XCTAssertTrue(try reader.next(&row))
        XCTAssertThrowsError(try reader.next(&row))
        XCTAssertThrowsError(try reader.next(&row))
    }

    func testProgressAndRowBuffersAreReused() throws {
        let path = try save(BookBuilder((1...5000).map { "<row r=\"\($0)\"><c><v>\($0)</v></c></row>" }.joined()).zip.bytes())
        let reader = try SpreadsheetFile.open(path)
        var row = Row()
        var last = 0.0
        var count = 0
        while try reader.next(&row) {
            count += 1
            XCTAssertEqual(row.number, count)
            XCTAssertEqual(row[0], .number(Double(count)))
            XCTAssertEqual(row[1], .empty)
            XCTAssertEqual(row[-1], .empty)
            XCTAssertGreaterThanOrEqual(reader.progress, last)
            last = reader.progress
        }
        XCTAssertEqual(count, 5000)
        XCTAssertEqual(reader.progress, 1)
    }

    func testCancelledTaskStops() async throws {
        let path = try save(BookBuilder((1...2000).map { "<row r=\"\($0)\"><c><v>\($0)</v></c></row>" }.joined()).zip.bytes())
        let task = Task { () -> SpreadsheetError? in
            while !Task.isCancelled { await Task.yield() }
            do {
                try SpreadsheetFile.open(path).forEachRow { _ in }
                return nil
            } catch { return error as? SpreadsheetError }
        }
        task.cancel()
        let error = await task.value
        XCTAssertEqual(error, .cancelled)
    }

    func testNumbersAreReadExactly() {
        var random = Seeded(11)
        func read(_ text: String) -> Double? { Array(text.utf8).withUnsafeBufferPointer { parseNumber($0) } }
        for _ in 0..<20_000 {
            let digits = Int.random(in: 0...1_000_000_000_000_000_000, using: &random) / [1, 1000, 1_000_000_000].randomElement(using: &random)!
            let point = Int.random(in: 0...25, using: &random)
            var text = String(digits)
            if point < text.count { text.insert(".", at: text.index(text.endIndex, offsetBy: -point)) }
            if Bool.random(using: &random) { text = "-" + text }
            if Int.random(in: 0...9, using: &random) == 0 { text += "E\(Int.random(in: -30...30, using: &random))" }
            XCTAssertEqual(read(text), Double(text), text)
        }
        for text in ["", "-", ".", "1.2.3", "0x10", "inf", "1e999", "1 2", "+-1", "１"] { XCTAssertNil(read(text), text) }
    }

    func testSerialDates() {
        XCTAssertEqual(SerialDate.daysSince1970(25_569), 0)
        XCTAssertEqual(SerialDate.daysSince1970(61), -25_508)  // 1 March 1900
        XCTAssertNil(SerialDate.daysSince1970(60))  // the day that never was
        XCTAssertEqual(SerialDate.daysSince1970(59), -25_509)  // 28 February 1900
        XCTAssertNil(SerialDate.daysSince1970(0.5))
        XCTAssertNil(SerialDate.daysSince1970(.nan))
        XCTAssertNil(SerialDate.daysSince1970(2_958_466))
        for days in [-25_567, -25_509, -25_508, 0, 19_782, 2_932_896] {
            XCTAssertEqual(SerialDate.daysSince1970(SerialDate.serial(daysSince1970: days)), days)
        }
        XCTAssertEqual(Cell.date(serial: 45_351).plainText, "2024-02-29")
        XCTAssertEqual(Cell.date(serial: 45_351.999_999_99).plainText, "2024-03-01")
        XCTAssertEqual(Cell.date(serial: 45_351.25).plainText, "2024-02-29T06:00:00")
        XCTAssertNil(SerialDate.serial(iso: "2023-02-29".utf8.map { $0 }))
    }

    func testColumnNames() {
        XCTAssertEqual([0, 25, 26, 51, 701, 702, 16_383].map(columnName), ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"])
    }
}
