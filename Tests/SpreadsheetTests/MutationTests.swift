import Foundation
import XCTest

@testable import Spreadsheet

/// Files changed at random: each is read to its end or refused, and nothing else happens.
final class MutationTests: SpreadsheetTestCase {
    /// REMBUK_FUZZ_CASES sets how many files each test changes.
    private static let rounds = max(200, ProcessInfo.processInfo.environment["REMBUK_FUZZ_CASES"].flatMap { Int($0) } ?? 800)

    private func mutated(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) where !result.isEmpty {
            let index = Int.random(in: 0..<result.count, using: &random)
            switch Int.random(in: 0...6, using: &random) {
            case 0: result[index] = UInt8.random(in: 0...255, using: &random)
            case 1: result[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
            case 2: result.remove(at: index)
            case 3: result.insert(UInt8.random(in: 0...255, using: &random), at: index)
            case 4: result.removeSubrange(index..<min(result.count, index + Int.random(in: 1...64, using: &random)))
            case 5: result.insert(contentsOf: result[index..<min(result.count, index + 64)], at: Int.random(in: 0...result.count, using: &random))
            default: for position in index..<min(result.count, index + 4) { result[position] = [0, 0xFF].randomElement(using: &random)! }
            }
        }
        return result
    }

    /// How many were read and how many refused.
    private func read(_ bytes: [UInt8]) throws -> Bool {
        let path = try save(bytes)
        do {
            try SpreadsheetFile.open(path).forEachRow { row in
                row.forEachCell { _, cell in XCTAssertNotEqual(cell, .empty) }
                XCTAssertGreaterThan(row.number, 0)
            }
            return true
        } catch is SpreadsheetError {
            return false
        }
    }

    private var book: BookBuilder {
        var book = BookBuilder(
            (1...40).map { row in
                "<row r=\"\(row)\" spans=\"1:5\">"
                    + (0..<5).map { column in
                        let reference = "r=\"\(columnName(column))\(row)\""
                        switch column {
                        case 0: return "<c \(reference) t=\"s\"><v>\(row % 3)</v></c>"
                        case 1: return "<c \(reference)><v>\(row).5</v></c>"
                        case 2: return "<c \(reference) s=\"1\"><v>4535\(row % 10)</v></c>"
                        case 3: return "<c \(reference) t=\"inlineStr\"><is><t>a_x000D_&amp;</t></is></c>"
                        default: return "<c \(reference) t=\"b\"><v>1</v></c>"
                        }
                    }.joined() + "</row>"
            }.joined())
        book.shared = "<si><t>satu</t></si><si><r><t>du</t></r><r><t>a</t></r></si><si><t>tiga</t></si>"
        book.styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\"/></numFmts><cellXfs><xf/><xf numFmtId=\"164\"/></cellXfs>"
        return book
    }

    func testArchivesChangedAtRandom() throws {
        let bytes = book.zip.bytes()
        XCTAssertTrue(try read(bytes))
        var random = Seeded(4)
        var wellRead = 0
        for _ in 0..<Self.rounds where try read(mutated(bytes, &random)) { wellRead += 1 }
        // Entries that are not looked at may change freely; the others are held by their checksums.
        XCTAssertLessThan(wellRead, Self.rounds / 3)
    }

    /// Here the checksums are right, so that the changes reach the XML.
    func testPartsChangedAtRandom() throws {
        let zip = book.zip
        var random = Seeded(5)
        var outcomes: Set<Bool> = []
        for _ in 0..<Self.rounds {
            var changed = zip
            let index = Int.random(in: 1..<changed.parts.count, using: &random)
            changed.parts[index].data = mutated(changed.parts[index].data, &random)
            changed.parts[index].deflate = false
            outcomes.insert(try read(changed.bytes()))
        }
        XCTAssertEqual(outcomes, [true, false])
    }

    func testTextsChangedAtRandom() throws {
        let text = (1...60).map { "\($0);\"nama, \($0)\";é😀;\"a\"\"b\r\nc\";1,5\r\n" }.joined()
        var random = Seeded(6)
        var outcomes: Set<Bool> = []
        for round in 0..<Self.rounds {
            let bytes = round % 4 == 0 ? utf16LittleEndian(text) : Array(text.utf8)
            outcomes.insert(try read(mutated(bytes, &random)))
        }
        XCTAssertEqual(outcomes, [true, false])
    }
}
