import App
import Foundation
import Spreadsheet
import TestSupport
import XCTest

@testable import App

/// The rows that somebody should correct come back as a workbook, are corrected in it, and are loaded again.
final class CorrectionSheetTests: XCTestCase {
    func testOnlyFaultyRowsComeBackAndCanBeLoadedAgain() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { folder in
                var file = ExportFile()
                file.rows = [
                    ExportFile.row(),
                    ExportFile.row(nik: "9901012003250002", name: "Gram", weight: 9_500),
                    ExportFile.row(nik: "990101200325", name: "Desa", village: "Entah", height: "8888"),
                    ["", "Jumlah", "", "", "", "", "", "", 120],
                    ExportFile.row(nik: "9901012003250004", name: "Lahir", birth: "31/02/2025"),
                ]
                file.rows[3] = ["", "", "", "", "", "", "", "", 120]
                let sheet = "\(folder)/perbaiki.xlsx"
                let first = try await file.load(into: district, folder, report: sheet)
                XCTAssertEqual(first.childrenNew, 2)
                var rows = try ExportFile.rows(of: sheet)
                XCTAssertEqual(Array(rows[0].prefix(4)), ["Yang perlu diperbaiki", "Baris asal", "NIK", "Nama"])
                XCTAssertEqual(rows.dropFirst().map { $0[1] }, [3, 4, 6])
                XCTAssertEqual(rows[1][0], "Berat: tampaknya gram, bukan kilogram")
                XCTAssertEqual(
                    rows[2][0], "NIK: NIK kurang dari 16 angka; Tinggi: angka pengisi; Desa/Kel: wilayah tidak dikenal")
                XCTAssertEqual(rows[3][0], "Tgl Lahir: tanggal lahir tidak ada di kalender")
                // What is not wrong stands as it stood.
                XCTAssertEqual(Array(rows[1].dropFirst(2)), file.rows[1])
                XCTAssertEqual(try Self.colouredCells(sheet), ["K2", "C3", "I3", "L3", "F4"])

                // Corrected in place.
                rows[1][10] = 9.5
                rows[2][2] = "9901012003250003"
                rows[2][8] = "Cirahab"
                rows[2][7] = "Lumbir"
                rows[2][11] = 74
                rows[3][5] = "21/02/2025"
                let corrected = ExportFile(header: rows[0], rows: Array(rows.dropFirst()))
                let second = try await corrected.load(into: district, folder)
                XCTAssertEqual(second.problemCount, 0, "\(second.problems)")
                XCTAssertEqual(second.unrecognised, [])
                XCTAssertEqual(second.childrenNew, 2)
                XCTAssertEqual(second.childrenMatched, 1)
                XCTAssertEqual(second.measurementsCorrected, 1, "the weight that was missing")
                let again = try await corrected.load(into: district, folder)
                XCTAssertEqual(again.measurementsNew + again.measurementsCorrected + again.childrenNew, 0)
            }
        }
    }

    /// Also in the layout with merged headings of months, whose header stands in two rows.
    func testTheMonthlyLayoutComesBackWithBothRowsOfItsHeader() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { folder in
                let path = "\(folder)/a.xlsx"
                let writer = try WorkbookWriter(path: path, sheetName: "Data", columns: [])
                try writer.append(["NIK", "NAMA", "JK", "TGL LAHIR", "DESA", "APRIL 2026", "", "", "", .date(serial: 46_143)])
                try writer.append(["", "", "", "", "", "TGL UKUR", "BERAT", "TINGGI", "CARA UKUR", "TGL UKUR", "BERAT", "TINGGI", "CARA UKUR"])
                let child: [Cell] = ["9901012003250001", "Budi", "L", "20/03/2025", "Karanggintung"]
                try writer.append(child + ["05/04/2026", 9.1, 74, "L", "05/05/2026", 95, 0, "L"])
                try writer.close()
                let sheet = "\(folder)/perbaiki.xlsx"
                let first = try await ExportFile.load(path, into: district, report: sheet)
                XCTAssertEqual(first.layout, "monthly")
                XCTAssertEqual(first.measurementsNew, 1)
                let rows = try ExportFile.rows(of: sheet)
                XCTAssertEqual(rows.count, 3)
                XCTAssertEqual(rows[2][0], "2026-05 BERAT: koma desimal hilang; 2026-05 TINGGI: nol")
                let again = try await ExportFile.load(sheet, into: district, dryRun: true)
                XCTAssertEqual(again.layout, "monthly")
                XCTAssertEqual(again.measurementsUnchanged, 1)
                XCTAssertEqual(again.problems.map(\.code), ["decimal_mark_lost", "zero"])
            }
        }
    }

    func testCellsComeBackAsTheyWent() {
        let cells: [Cell] = [
            "a\u{1F}b\0", .empty, .number(9.5), .number(-0.1), .number(1e300), .date(serial: 45_000.5), .boolean(true), .error(.notAvailable), "t",
            "n5",
        ]
        XCTAssertEqual(RowText.read(RowText.write(cells)), ["a b "] + cells.dropFirst())
        XCTAssertEqual(RowText.read(RowText.write([.empty])), [.empty])
    }

    func testRowsGoAfterNinetyDays() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { folder in
                var file = ExportFile()
                file.rows = [ExportFile.row(weight: 9_500)]
                try await file.load(into: district, folder)
                let kept = try await district.workspace.database.read { try $0.count("SELECT COUNT(*) FROM growth_import_row") }
                XCTAssertEqual(kept, 2)
                let later = district.now.adding(days: 91)
                try await district.workspace.database.write { try $0.dropKeptRows(olderThan: later.adding(days: -90), district: TestDistrict.code) }
                let left = try await district.workspace.database.read { try $0.count("SELECT COUNT(*) FROM growth_import_row") }
                XCTAssertEqual(left, 0)
            }
        }
    }

    /// The cells whose style has a ground of its own, by their places.
    private static func colouredCells(_ path: String) throws -> Set<String> {
        let unzip = Process()
        unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        unzip.arguments = [
            "python3", "-c",
            """
            import re, sys, zipfile
            book = zipfile.ZipFile(sys.argv[1])
            styles = book.read("xl/styles.xml").decode()
            fills = re.findall(r"<fill>.*?</fill>", styles)
            formats = re.findall(r"<xf [^>]*fillId=\\"(\\d+)\\"", styles.split("<cellXfs")[1].split("</cellXfs>")[0])
            coloured = {str(i) for i, fill in enumerate(formats) if "fgColor" in fills[int(fill)]}
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
            print(" ".join(place for place, style in re.findall(r'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"', sheet) if style in coloured))
            """, path,
        ]
        let pipe = Pipe()
        unzip.standardOutput = pipe
        try unzip.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        unzip.waitUntilExit()
        return Set(output.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
