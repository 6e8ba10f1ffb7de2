import XCTest

@testable import Spreadsheet

final class TextReaderTests: SpreadsheetTestCase {
    private func read(_ text: String) throws -> [(number: Int, cells: [Cell])] { try rows(try save(text)) }
    private func texts(_ values: String...) -> [Cell] { values.map { $0.isEmpty ? .empty : .text($0) } }

    func testQuotesLineBreaksAndBlankLines() throws {
        let text = "a,\"b,\"\"c\"\"\",\"d\r\ne\"\r\n\r\nf,,g\r,\nh\n\"\",i\n\"x\"y,z"
        assertRows(
            try read(text),
            [(1, texts("a", "b,\"c\"", "d\r\ne")), (3, texts("f", "", "g")), (5, texts("h")), (6, texts("", "i")), (7, texts("xy", "z"))])
    }

    func testDelimiters() throws {
        func delimiter(_ text: String) throws -> UInt8 {
            try XCTUnwrap(try SpreadsheetFile.open(try save(text)) as? TextReader).delimiter
        }
        XCTAssertEqual(try delimiter("no;berat;tinggi\n1;10,5;80,2\n2;11,4;82,0\n"), UInt8(ascii: ";"))
        XCTAssertEqual(try delimiter("1;10,5\n2;11,4\n"), UInt8(ascii: ";"))
        XCTAssertEqual(try delimiter("no,nama\n1,\"a;b;c\"\n2,\"d;e;f\"\n"), UInt8(ascii: ","))
        XCTAssertEqual(try delimiter("no\tnama\n1\ta, b\n2\tc, d\n"), 9)
        XCTAssertEqual(try delimiter("no|nama\n1|a, b\n2|c\n"), UInt8(ascii: "|"))
        XCTAssertEqual(try delimiter("LAPORAN, BULAN JUNI, 2024\n\nno;nik;nama;jk\n1;2;a, b;L\n2;3;c;P\n"), UInt8(ascii: ";"))
        XCTAssertEqual(try delimiter("satu kolom\nsaja\n"), UInt8(ascii: ","))
        XCTAssertEqual(try delimiter("sep=|\na;b|c\n"), UInt8(ascii: "|"))
        assertRows(try read("sep=;\r\na;b\r\n1;2"), [(1, texts("a", "b")), (2, texts("1", "2"))])
    }

    func testEncodings() throws {
        let text = "nama;kota\nJosé – “Ibu”;Čilacap 😀\n"
        let expected: [(Int, [Cell])] = [(1, texts("nama", "kota")), (2, texts("José – “Ibu”", "Čilacap 😀"))]
        assertRows(try read(text), expected)
        assertRows(try rows(try save([0xEF, 0xBB, 0xBF] + Array(text.utf8))), expected)
        assertRows(try rows(try save(utf16LittleEndian(text))), expected)
        assertRows(try rows(try save([0xFE, 0xFF] + text.utf16.map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }.joined())), expected)
        let western: [UInt8] = [0x4A, 0x6F, 0x73, 0xE9, 0x3B, 0x93, 0x49, 0x94, 0x96, 0x80, 0x0A]
        assertRows(try rows(try save(western)), [(1, texts("José", "“I”–€"))])
        // The deciding letter may stand anywhere in the file.
        let late = Array(String(repeating: "nama;kota\n", count: 60_000).utf8) + western
        XCTAssertEqual(try rows(try save(late)).last?.cells, texts("José", "“I”–€"))
        // One broken byte makes no Windows-1252 of a text that is otherwise UTF-8.
        assertRows(try rows(try save(Array("é;ü;".utf8) + [0xE9, 0x0A])), [(1, texts("é", "ü", "\u{FFFD}"))])
        XCTAssertThrowsError(try rows(try save([0xFF, 0xFE, 0x41, 0, 0, 0, 0x42, 0])))
    }

    func testLimits() throws {
        assertFails(.unclosedQuote(Place(row: 2))) { _ = try read("a,b\n1,\"x\n3,4\n5,6\n") }
        var limits = Limits()
        limits.recordBytes = 1_000_000
        let long = try save("a,b\n" + String(repeating: "x", count: 3_000_000))
        assertFails(.tooLarge(.recordBytes, Place(row: 2))) { _ = try rows(long, limits: limits) }
        let wide = try save("a,b\n" + String(repeating: ",", count: 20_000))
        assertFails(.tooLarge(.columns, Place(row: 2, column: 16_384))) { _ = try rows(wide) }
    }

    /// Whatever falls on the border between two pieces of the file must be read as everywhere else.
    func testBordersOfPieces() throws {
        for shift in 0..<16 {
            let filler = String(repeating: "x", count: (256 << 10) - 12 + shift - 4)
            let text = "a;b\n\(filler)\r\n\"é\"\"😀\r\n\";c\r\n\r\nd;e\r\n"
            let read = try read(text)
            assertRows(
                Array(read.dropFirst(2)), [(3, texts("é\"😀\r\n", "c")), (5, texts("d", "e"))])
            XCTAssertEqual(read[1].cells, texts(filler))
            let wide = utf16LittleEndian("a;b\n" + text.dropFirst((128 << 10) + 4))
            XCTAssertEqual(try rows(try save(wide)).last?.cells, texts("d", "e"))
        }
    }

    func testRandomTablesComeBack() throws {
        var random = Seeded(1)
        let alphabet: [Character] = ["a", "B", "7", " ", ",", ";", "\t", "|", "\"", "\n", "\r\n", "é", "😀", "ß", "=", "-", "'", "中", "\u{200D}"]
        for round in 0..<400 {
            let width = Int.random(in: 1...6, using: &random)
            let table: [[Cell]] = (0..<Int.random(in: 1...25, using: &random)).map { _ in
                (0..<width).map { _ in
                    let text = String((0..<Int.random(in: 0...8, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
                    return text.isEmpty ? .empty : .text(text)
                }
            }
            let writer = try TextWriter(
                path: path(), delimiter: [0x2C, 0x3B, 0x09, 0x7C].randomElement(using: &random)!, byteOrderMark: round % 2 == 0)
            let header: [Cell] = (0..<width + 1).map { .text("kolom \($0)") }
            for _ in 0..<30 { try writer.append(header) }
            for row in table { try writer.append(row) }
            try writer.close()
            let read = try rows(path()).dropFirst(30)
            var expected: [(Int, [Cell])] = []
            for (index, row) in table.enumerated() {
                var cells = row.map { cell -> Cell in
                    guard case .text(let text) = cell, let first = text.unicodeScalars.first, "=-\t\r".unicodeScalars.contains(first),
                        text.wholeMatch(of: #/-[0-9]*[.,]?[0-9]+|-+/#) == nil
                    else { return cell }
                    return .text("'" + text)
                }
                while cells.last == .empty { cells.removeLast() }
                if !cells.isEmpty { expected.append((index + 31, cells)) }
            }
            assertRows(Array(read), expected)
        }
    }
}
