import Days
import Growth
import Spreadsheet
import XCTest

@testable import App

final class CellReaderTests: XCTestCase {
    func testNik() {
        func check(_ cell: Cell, _ nik: Nik, _ code: ProblemCode?, line: UInt = #line) {
            let read = NikReader.read(cell)
            XCTAssertEqual(read.0, nik, line: line)
            XCTAssertEqual(read.1, code, line: line)
        }
        let good = "3302012003250001"
        check(.text(good), .valid(good), nil)
        check(.text("'3302012003250001"), .valid(good), nil)
        check(.text(" 3302 0120 0325 0001\u{A0}"), .valid(good), nil)
        check(.text("33.02.01.200325.0001"), .valid(good), nil)
        check(.text("330201200325000"), .unusable("330201200325000"), .nikTooShort)
        check(.text("33020120032500011"), .unusable("33020120032500011"), .nikTooLong)
        check(.text("3.302E+15"), .unusable("3.302E+15"), .nikScientific)
        check(.text("3,30201E+15"), .unusable("3,30201E+15"), .nikScientific)
        check(.text("'3.30201E15"), .unusable("'3.30201E15"), .nikScientific)
        check(.text("belum ada"), .unusable("belum ada"), .nikNotDigits)
        check(.text("330201200325000O"), .unusable("330201200325000O"), .nikNotDigits)
        check(.text("0000000000000000"), .unusable("0000000000000000"), .nikPlaceholder)
        check(.text("9999"), .unusable("9999"), .nikPlaceholder)
        check(.text("１２３"), .unusable("１２３"), .nikNotDigits)
        for blank in ["", " ", "-", "NULL", "'", "0"] { check(.text(blank), .missing, .nikMissing) }
        check(.empty, .missing, .nikMissing)
        // A number whose 16th digit survived, and one of which Excel may have made it a zero.
        check(.number(3_302_012_003_250_001), .valid(good), nil)
        check(.number(3_302_012_003_250_000), .unusable("3302012003250000"), .nikRounded)
        check(.number(3.302e15), .unusable("3302000000000000"), .nikRounded)
        check(.number(33.5), .unusable("33.5"), .nikNotDigits)
        check(.number(330_201), .unusable("330201"), .nikTooShort)
    }

    func testDates() {
        func read(_ cell: Cell, _ order: DateOrder = .dayFirst) -> DateReader.Reading {
            var evidence = DateEvidence()
            return DateReader.read(cell, order: order, today: testToday, evidence: &evidence)
        }
        let day = DateReader.Reading.day(Day(iso: "2024-06-05")!)
        for text in [
            "05/06/2024", "5/6/2024", "05-06-2024", "5.6.2024", "2024-06-05", "2024/06/05", "2024-06-05 00:00:00", "2024-06-05T07:30:00Z",
            "05/06/2024 07:30", "05/06/2024 07.30", "5 Juni 2024", "05-Jun-2024", "5 JUNI 2024", " 05/06/2024\u{A0}", "45448",
        ] { XCTAssertEqual(read(.text(text)), day, text) }
        XCTAssertEqual(read("17 OKTOBER 2024"), .day(Day(iso: "2024-10-17")!))
        XCTAssertEqual(read("17-Agt-2024"), .day(Day(iso: "2024-08-17")!))
        XCTAssertEqual(read("9 nopember 2024"), .day(Day(iso: "2024-11-09")!))
        XCTAssertEqual(read(.date(serial: 45_448)), day)
        XCTAssertEqual(read(.date(serial: 45_448.75)), day)
        XCTAssertEqual(read(.number(45_448)), day)
        XCTAssertEqual(read("06/05/2024", .monthFirst), day)
        XCTAssertEqual(read("2024-06-05", .monthFirst), day)
        for text in ["31/02/2024", "2024-02-30", "31 Juni 2024", "13/13/2024", "05/25/2024", "0/6/2024"] {
            XCTAssertEqual(read(.text(text)), .impossible, text)
        }
        for text in ["05/06/24", "24-06-05", "Juni 2024", "5 Brumaire 2024", "20240605", "2024", "x", "05/06/20244", "5/6", "1/2/3/4", "123456"] {
            XCTAssertEqual(read(.text(text)), .unreadable, text)
        }
        XCTAssertEqual(read(.number(20_240_605)), .unreadable)
        XCTAssertEqual(read(.number(-3)), .unreadable)
        XCTAssertEqual(read(.number(.infinity)), .unreadable)
        for cell in ["01/01/1900", "31-12-1999", .number(0), .number(1), .date(serial: 60_000 - 30_000)] as [Cell] {
            XCTAssertEqual(read(cell), .tooEarly, "\(cell)")
        }
        for cell in ["11/06/2026", "01/01/2099", .date(serial: 60_000)] as [Cell] { XCTAssertEqual(read(cell), .inFuture, "\(cell)") }
        XCTAssertEqual(read("10/06/2026"), .day(testToday))
        for cell in ["", "-", "00/00/0000", "0000-00-00", .empty, .error(.notAvailable)] as [Cell] { XCTAssertEqual(read(cell), .blank, "\(cell)") }
    }

    func testNumbers() {
        func read(_ text: String) -> NumberReader.Reading { NumberReader.read(text) }
        for (text, value) in [
            ("10,5", 10.5), ("10.5", 10.5), ("10", 10), ("1.234,5", 1_234.5), ("1,234.5", 1_234.5), ("1.234.567", 1_234_567),
            ("1,234,567", 1_234_567),
            ("10.500", 10.5), ("-1,25", -1.25), ("+3", 3), ("1.234.567,25", 1_234_567.25), (",5", 0.5), ("5,", 5),
        ] { XCTAssertEqual(read(text), .number(value), text) }
        for text in [
            "10,5,5", "1.23.456", "1,2.3,4", "1.2345.678", "abc", "10 5", "1e3", "--5", "5-", ",", ".", "1,23,4.5", "١٢", "12,3456.7", "1.23,4.5",
        ] {
            XCTAssertEqual(read(text), .unreadable, text)
        }
        for text in ["", "-", "NULL"] { XCTAssertEqual(read(text), .blank, text) }
    }

    func testMeasures() {
        func weight(_ cell: Cell, _ value: Double?, _ code: ProblemCode?, line: UInt = #line) {
            let read = MeasureReader.weight.read(cell)
            XCTAssertEqual(read.0, value, line: line)
            XCTAssertEqual(read.1, code, line: line)
        }
        func height(_ cell: Cell, _ value: Double?, _ code: ProblemCode?, line: UInt = #line) {
            let read = MeasureReader.height.read(cell)
            XCTAssertEqual(read.0, value, line: line)
            XCTAssertEqual(read.1, code, line: line)
        }
        weight(10.5, 10.5, nil)
        weight("10,5", 10.5, nil)
        weight("10,5 kg", 10.5, nil)
        weight("10.5KG", 10.5, nil)
        weight(0.9, 0.9, nil)
        weight(58, 58, nil)
        weight(.empty, nil, nil)
        weight("-", nil, nil)
        weight(10_500, nil, .grams)
        weight("10.500 gr", nil, .grams)
        weight(900, nil, .grams)
        weight(105, nil, .decimalMarkLost)
        weight(0, nil, .zero)
        weight("0,0", nil, .zero)
        weight(8_888, nil, .placeholder)
        weight(999, nil, .placeholder)
        weight(99.9, nil, .placeholder)
        weight(58.1, nil, .outOfRange)
        weight(0.89, nil, .outOfRange)
        weight(-10, nil, .outOfRange)
        weight(081_234_567_890, nil, .notAMeasure)
        weight("sakit", nil, .notANumber)
        weight("10,5 ons", nil, .notANumber)
        weight(.date(serial: 45_422), nil, .becameDate)
        weight(.boolean(true), nil, .notANumber)
        weight(.error(.value), nil, nil)
        height(85.3, 85.3, nil)
        height("85,3 cm", 85.3, nil)
        height(88, 88, nil)
        height(99, 99, nil)
        height(0.853, nil, .metres)
        height("0,85 m", nil, .metres)
        height(853, nil, .millimetres)
        height(999, nil, .placeholder)
        height(8_888, nil, .placeholder)
        height("081234567890", nil, .notAMeasure)
        height(37.9, nil, .outOfRange)
        height(150.1, nil, .outOfRange)
    }

    func testWords() {
        for text in ["L", "l", "Laki-laki", "LAKI LAKI", "Lk", "1"] { XCTAssertEqual(SexReader.read(text).0, .male, text) }
        for text in ["P", "Perempuan", "PEREMPUAN", "pr.", "2"] { XCTAssertEqual(SexReader.read(text).0, .female, text) }
        XCTAssertEqual(SexReader.read("?").1, .sexUnknown)
        XCTAssertEqual(SexReader.read("-").1, .sexMissing)
        for text in ["Terlentang", "TELENTANG", "L"] { XCTAssertEqual(PositionReader.read(text).0, .lying, text) }
        for text in ["Berdiri", "berdiri", "B"] { XCTAssertEqual(PositionReader.read(text).0, .standing, text) }
        XCTAssertEqual(PositionReader.read("duduk").1, .positionUnknown)
        XCTAssertNil(PositionReader.read("").1)
        XCTAssertEqual(ParentsReader.read("Siti / Budi"), ["Siti", "Budi"])
        XCTAssertEqual(ParentsReader.read("Siti,Budi"), ["Siti", "Budi"])
        XCTAssertEqual(ParentsReader.read(" - / Budi "), ["Budi"])
        XCTAssertEqual(ParentsReader.read(""), [])
    }

    func testMonthHeadings() {
        XCTAssertEqual(IndonesianMonths.heading("JANUARI"), .init(month: 1, year: nil))
        XCTAssertEqual(IndonesianMonths.heading("Bulan Agustus 2025"), .init(month: 8, year: 2025))
        XCTAssertEqual(IndonesianMonths.heading("Des-24"), .init(month: 12, year: 2024))
        for text in ["Berat", "Laporan Januari 2024", "Januari 20245", "", "Juni 1"] { XCTAssertNil(IndonesianMonths.heading(text), text) }
    }

    /// Readers of cells take anything.
    func testAnythingIsReadOrRefused() {
        var random = SplitMix(7)
        let alphabet: [Character] = ["0", "1", "9", "3", "2", "/", "-", ".", ",", " ", "T", "E", "+", "'", "a", "é", "😀", "\u{A0}", "\n", ":", "٣"]
        for _ in 0..<20_000 {
            let text = String((0..<Int(random.next() % 14)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] })
            let cell: Cell = random.next() % 5 == 0 ? .number(Double(bitPattern: random.next())) : .text(text)
            _ = NikReader.read(cell)
            for measure in [MeasureReader.weight, .height] {
                let (value, problem) = measure.read(cell)
                if let value { XCTAssertTrue(measure.range.contains(value) && problem == nil) }
            }
            var evidence = DateEvidence()
            if case .day(let day) = DateReader.read(cell, order: .dayFirst, today: testToday, evidence: &evidence) {
                XCTAssertTrue(day >= DateReader.earliest && day <= testToday)
            }
            _ = SexReader.read(text)
            _ = ParentsReader.read(text)
            _ = WeighingField.recognise(text)
            _ = IndonesianMonths.heading(text)
        }
    }
}
