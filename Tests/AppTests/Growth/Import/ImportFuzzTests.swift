import Days
import Foundation
import Spreadsheet
import TestSupport
import XCTest

@testable import App

/// Exports changed at random, as bytes and cell by cell: each is read or refused in plain words, and what is taken from it can be true.
///
/// `REMBUK_FUZZ_CASES` sets how many; a hundredth of them are files, the others rows in memory.
final class ImportFuzzTests: XCTestCase {
    private static let cases = max(2_000, ProcessInfo.processInfo.environment["REMBUK_FUZZ_CASES"].flatMap { Int($0) } ?? 20_000)
    private let export = SyntheticExport(
        children: 12, month: Month(iso: "2026-05")!, seed: 3, villages: [.init(code: "99.01.01.2001", name: "Karanggintung", district: "Sumbang")])

    private static let values: [Cell] = [
        .empty, "", "-", "0", 0, -1, "-5", 1e308, .number(-.greatestFiniteMagnitude), .number(.leastNonzeroMagnitude), "NaN", "nan", "inf", "-inf",
        "1e999",
        "Infinity", "9,5,5", "1.234.567", "9 kg", "9500 g", "0,75 m", "８,5", "٩", "−9.5", "9\u{0}5", "\u{FEFF}9", "😀", "31/02/2026", "00/00/0000",
        "2026-13-45",
        "99/99/9999", "1/1/1", "5 Juni 2026", .date(serial: -1), .date(serial: 1e300), .date(serial: 46_000.7), .boolean(true), .error(.notAvailable),
        "3.302E+15", "'3302010101250001", "33020101012500011", .number(3_302_010_101_250_000), "=1+1", "8888", 999, "081234567890", "Terlentang", "L",
        "B", "P",
        .text(String(repeating: "9", count: 400)), .text(String(repeating: "a,", count: 300)), .number(58), .number(0.9), 150, 38,
    ]

    /// What is read can be true: in the ranges, in the calendar, never a zero in place of what could not be read.
    private func check(_ reader: WeighingReader) throws -> (read: Int, problems: Int) {
        var problems: [RowProblem] = []
        var count = 0
        while let item = try reader.next(&problems) {
            guard case .read(let row) = item else {
                XCTAssertFalse(problems.isEmpty, "refused without a word")
                continue
            }
            count += 1
            XCTAssertFalse(row.name.isEmpty)
            XCTAssertTrue(row.birthDate <= testToday && row.birthDate.parts.year >= 2_000)
            for visit in row.visits {
                if let weight = visit.weight { XCTAssertTrue((0.9...58).contains(weight), "\(weight)") }
                if let height = visit.height { XCTAssertTrue((38...150).contains(height), "\(height)") }
                XCTAssertTrue(visit.weight != nil || visit.height != nil)
                XCTAssertTrue(visit.date >= row.birthDate && visit.date <= testToday)
            }
            // A measure that stands in the file and is not taken is told.
            if let digits = row.nik.valid { XCTAssertTrue(digits.utf8.count == 16 && digits.utf8.allSatisfy { (48...57).contains($0) }) }
        }
        for problem in problems { XCTAssertGreaterThan(problem.row, 0) }
        return (count, problems.count)
    }

    func testRowsChangedAtRandom() throws {
        var random = SplitMix(11)
        var rows: [[Cell]] = []
        export.forEachRow { rows.append($0.cells) }
        let header = SyntheticExport.header.map { Cell.text($0) }
        var read = 0
        var told = 0
        for _ in 0..<Self.cases / rows.count {
            let changed = rows.map { row in
                var row = row
                for _ in 0...Int(random.next() % 3) {
                    row[Int(random.next() % UInt64(row.count))] = Self.values[Int(random.next() % UInt64(Self.values.count))]
                }
                return row
            }
            let result = try check(try WeighingReader(RowsInMemory([header] + changed), today: testToday))
            read += result.read
            told += result.problems
        }
        XCTAssertGreaterThan(read, Self.cases / 3)
        XCTAssertGreaterThan(told, Self.cases / 5)
    }

    /// A weight or a height that is no possible one is always told, whatever it is.
    func testNoMeasureIsLostSilently() throws {
        for value in Self.values {
            for column in [6, 7] {
                var row = ExportInMemory.row()
                row[column] = value
                let read = try ExportInMemory.read([row])
                let visit = read.rows.first?.visits.first
                let taken = column == 6 ? visit?.weight : visit?.height
                let said = read.problems.contains { $0.place == column }
                let isBlankCell =
                    switch value {
                    case .empty, .error: true;
                    default: isBlank(value.trimmedText)
                    }
                XCTAssertTrue(taken != nil || said || isBlankCell, "\(value) in column \(column): \(read.problems)")
                XCTAssertFalse(taken == 0)
            }
        }
    }

    func testFilesChangedAtRandom() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rembuk-fuzz-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var random = SplitMix(12)
        var outcomes: [String: Int] = [:]
        try export.writeWorkbook(to: "\(folder)/a.xlsx")
        try export.writeText(to: "\(folder)/a.csv")
        let originals = try ["a.xlsx", "a.csv"].map { [UInt8](try XCTUnwrap(FileManager.default.contents(atPath: "\(folder)/\($0)"))) }
        for round in 0..<max(200, Self.cases / 100) {
            var bytes = originals[round % 2]
            for _ in 0...Int(random.next() % 5) {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 5 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
                case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 200)))
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 80)], at: place)
                }
                if bytes.isEmpty { bytes = [0] }
            }
            let path = "\(folder)/b"
            XCTAssertTrue(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
            do {
                _ = try check(try WeighingReader(try SpreadsheetFile.open(path), today: testToday))
                outcomes["read", default: 0] += 1
            } catch let error as SpreadsheetError {
                XCTAssertFalse(Copy.Files.problem(error)(.indonesian).isEmpty)
                outcomes["refused", default: 0] += 1
            } catch let error as WeighingHeaderError {
                XCTAssertFalse(Copy.Imports.header(error)(.english).isEmpty)
                outcomes["no export", default: 0] += 1
            }
        }
        XCTAssertEqual(Set(outcomes.keys).subtracting(["no export"]), ["read", "refused"], "\(outcomes)")
    }
}
