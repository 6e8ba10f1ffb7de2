import XCTest

@testable import Spreadsheet

final class WriterTests: SpreadsheetTestCase {
    func testWorkbookComesBackAsItWent() throws {
        var random = Seeded(2)
        let alphabet: [Character] = [
            "a", "<", "&", ">", "\"", "'", " ", "\n", "\t", "é", "😀", "中", "_", "x", "0", "4", "1", "\u{1}", "\r", "\u{FFFE}", "\0",
        ]
        var table: [[Cell]] = [
            [.text("3302010203040506"), .text("=1+1"), .text("_x0041_"), .text(" tepi "), .text("http://contoh.id"), .text("\u{FFFF}x\0")]
        ]
        for _ in 0..<600 {
            table.append(
                (0..<Int.random(in: 1...7, using: &random)).map { _ in
                    switch Int.random(in: 0...6, using: &random) {
                    case 0: return .empty
                    case 1: return .number(Double.random(in: -1e6...1e6, using: &random))
                    case 2: return .date(serial: Double(Int.random(in: 30_000...50_000, using: &random)))
                    case 3: return .date(serial: Double(Int.random(in: 3_000_000...5_000_000, using: &random)) / 100 + 0.25)
                    case 4: return .boolean(Bool.random(using: &random))
                    default:
                        let text = String((0..<Int.random(in: 0...12, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
                        return text.isEmpty ? .empty : .text(text)
                    }
                })
        }
        let writer = try WorkbookWriter(
            path: path(), sheetName: "Hasil: [2024]/baris yang gagal dibaca semua", columns: [.init("A"), .init("B", width: 30)])
        for row in table { try writer.append(row, marked: [1, 40]) }
        try writer.close()
        XCTAssertEqual(names, ["file"])
        let read = try rows(path())
        XCTAssertEqual(read.first?.cells, [.text("A"), .text("B")])
        var expected: [(Int, [Cell])] = []
        for (index, row) in table.enumerated() {
            var cells = row.map { cell -> Cell in
                guard case .text(let text) = cell else { return cell }
                let scalars = text.unicodeScalars.map { [0, 0xFFFE, 0xFFFF].contains($0.value) ? "\u{FFFD}" : $0 }
                return .text(String(String.UnicodeScalarView(scalars)))
            }
            while cells.last == .empty { cells.removeLast() }
            if !cells.isEmpty { expected.append((index + 2, cells)) }
        }
        XCTAssertEqual(read.count, expected.count + 1)
        for (row, other) in zip(read.dropFirst(), expected) {
            XCTAssertEqual(row.number, other.0)
            XCTAssertEqual(row.cells.count, other.1.count)
            for (cell, wanted) in zip(row.cells, other.1) {
                // libxlsxwriter writes 16 significant digits.
                if case .number(let left) = cell, case .number(let right) = wanted {
                    XCTAssertEqual(left, right, accuracy: abs(right) * 1e-15)
                } else if case .date(let left) = cell, case .date(let right) = wanted {
                    XCTAssertEqual(left, right, accuracy: 1e-9)
                } else {
                    XCTAssertEqual(cell, wanted)
                }
            }
        }
    }

    func testWhatCannotBeKeptIsRefused() throws {
        let writer = try WorkbookWriter(path: path(), sheetName: "", columns: [])
        try writer.append([.text(String(repeating: "é", count: 32_767))])
        assertFails(.unwritable(Place(row: 2, column: 1))) { try writer.append([.empty, .number(.nan)]) }
        assertFails(.unwritable(Place(row: 2, column: 0))) { try writer.append([.text(String(repeating: "é", count: 32_768))]) }
        try writer.close()
        XCTAssertEqual(try rows(path()).count, 1)
    }

    func testNothingIsLeftOfAFileThatWasNotClosed() throws {
        try WorkbookWriter(path: path("a"), sheetName: "A", columns: [.init("x")]).append([.number(1)])
        try TextWriter(path: path("b")).append([.number(1)])
        XCTAssertEqual(names, [])
    }

    func testPathsThatCannotBeWritten() throws {
        assertFails(.cannotWrite(code: ENOENT)) { _ = try WorkbookWriter(path: path("tidak/ada"), sheetName: "A", columns: []) }
        assertFails(.cannotWrite(code: ENOENT)) { _ = try TextWriter(path: path("tidak/ada")) }
        try FileManager.default.createDirectory(atPath: path("folder"), withIntermediateDirectories: false)
        let writer = try TextWriter(path: path("folder"))
        assertFails(.cannotWrite(code: EISDIR)) { try writer.close() }
        XCTAssertEqual(names, ["folder"])
        let full = try TextWriter(path: path("lama"))
        try full.append([.text("baru")])
        try full.close()
        XCTAssertEqual(try rows(path("lama")).count, 1)
    }

    func testFormulasAreGuardedAndFieldsQuoted() {
        func line(_ cells: Cell...) -> String {
            var bytes: [UInt8] = []
            TextEncoder().append(cells, to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
        XCTAssertEqual(
            line(.text("=1+1"), .text("+62811"), .text("-1,5"), .text("-1.5"), .text("-x"), .text("@a")), "'=1+1,+62811,\"-1,5\",-1.5,'-x,'@a\r\n")
        XCTAssertEqual(line(.text("+1+1"), .text("-1-2"), .text("-"), .text("\t=1"), .text("\r=1")), "'+1+1,'-1-2,-,\"'\t=1\",\"'\r=1\"\r\n")
        XCTAssertEqual(line(.number(-5), .number(10), .number(0.1), .boolean(true), .empty, .date(serial: 45_351)), "-5,10,0.1,TRUE,,2024-02-29\r\n")
        XCTAssertEqual(line(.text("a\"b"), .text("a;b"), .text("a\nb"), .text(" a"), .text("a'b")), "\"a\"\"b\",\"a;b\",\"a\nb\",\" a\",a'b\r\n")
    }
}
