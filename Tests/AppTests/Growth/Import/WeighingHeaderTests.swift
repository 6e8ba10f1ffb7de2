import Spreadsheet
import XCTest

@testable import App

final class WeighingHeaderTests: XCTestCase {
    private func header(_ rows: [[Cell]]) throws -> WeighingHeader { try WeighingHeader.find(RowsInMemory(rows)).header }

    private func assertFails(_ expected: WeighingHeaderError, _ rows: [[Cell]], line: UInt = #line) {
        XCTAssertThrowsError(try header(rows), line: line) { XCTAssertEqual($0 as? WeighingHeaderError, expected, line: line) }
    }

    func testTheExportOfTheReference() throws {
        let titles = SyntheticExport.header.map { Cell.text($0) }
        XCTAssertEqual(titles.count, 35)
        let found = try header([titles])
        XCTAssertEqual(found.layout, .classic)
        XCTAssertEqual(found.row, 1)
        XCTAssertEqual(found.unrecognised, [])
        XCTAssertEqual(Set(found.columns.compactMap(\.field)).count, 35)
        XCTAssertEqual(found.column(.healthCentre)?.index, 11)
        XCTAssertEqual(found.column(.weight)?.title, "Berat")
        XCTAssertEqual(found.column(.weightForHeightZ)?.index, 28)
        // Without its first and last column, and spelt rightly.
        let shorter = titles[1..<34].map { $0 == "Pukesmas" ? "Puskesmas" : $0 }
        XCTAssertEqual(try header([shorter]).column(.healthCentre)?.index, 10)
    }

    func testLinesAboveAndStrayBlanks() throws {
        let rows: [[Cell]] = [
            ["DINAS KESEHATAN"], [], ["Laporan Bulan", "Juni", "2026"], ["Tanggal cetak", .date(serial: 46_000), "Berat"], [],
            ["", " N I K ", "Nama\nAnak", "JK\u{A0}", " Tgl.Lahir", "DESA / KEL", "tanggal  pengukuran", "BERAT ", "Tinggi", "Catatan lain"],
        ]
        let found = try header(rows)
        XCTAssertEqual(found.row, 6)
        XCTAssertEqual(found.column(.nik)?.index, 1)
        XCTAssertEqual(found.column(.name)?.title, "Nama Anak")
        XCTAssertEqual(found.unrecognised.map(\.title), ["Catatan lain"])
    }

    func testTheLayoutOf2026() throws {
        let found = try header([
            [
                "NIK", "Nama Anak", "Jenis Kelamin", "Tanggal Lahir", "Nomor KK", "Anak Ke", "NIK Orang Tua", "Nama Orang Tua", "Kecamatan",
                "Kelurahan",
                "Tanggal Pengukuran", "Berat (kg)", "Tinggi (cm)", "IMD", "Kelas Ibu Balita", "MBG",
            ]
        ])
        XCTAssertEqual(found.layout, .newer)
        XCTAssertEqual(found.unrecognised, [])
        XCTAssertEqual(found.column(.weight)?.index, 11)
    }

    private let monthlyTop: [Cell] = [
        "NO", "NIK", "NAMA", "JK", "TGL LAHIR", "DESA", "JANUARI 2026", "", "", "", "", "FEBRUARI 2026", "", "", "", "", "KET",
    ]
    private let monthlyBottom: [Cell] = [
        "", "", "", "", "", "", "TGL UKUR", "UMUR", "BERAT", "TINGGI", "CARA UKUR", "TGL UKUR", "UMUR", "BERAT", "TINGGI", "CARA UKUR", "isi",
    ]

    func testTheMonthlyLayout() throws {
        let found = try header([monthlyTop, monthlyBottom, ["1"]])
        XCTAssertEqual(found.layout, .monthly)
        XCTAssertEqual(found.row, 2)
        XCTAssertEqual(found.months, [.init(month: 1, year: 2026), .init(month: 2, year: 2026)])
        XCTAssertEqual(found.column(.weight, month: 1)?.index, 13)
        XCTAssertEqual(found.column(.weight, month: 1)?.title, "FEBRUARI 2026 BERAT")
        XCTAssertEqual(found.column(.village)?.index, 5)
        XCTAssertEqual(found.unrecognised.map(\.title), ["isi"])
        XCTAssertNil(found.unrecognised.first?.month)
        // The months alone above, all other titles below.
        let top = monthlyTop.enumerated().map { $0 < 6 || $0 > 15 ? Cell.empty : $1 }
        let bottom = Array(monthlyTop.prefix(6)) + monthlyBottom.dropFirst(6)
        XCTAssertEqual(try header([["JUDUL"], top, bottom]).column(.height, month: 0)?.index, 9)
    }

    func testTitlesInTwoRowsWithoutMonths() throws {
        let found = try header([
            ["NIK", "Nama", "JK", "Tgl Lahir", "Desa", "Pengukuran", "", ""], ["", "", "", "", "", "Tgl Ukur", "BB", "TB"], ["1"],
        ])
        XCTAssertEqual(found.layout, .classic)
        XCTAssertEqual(found.column(.height)?.index, 7)
    }

    func testTheRowBehindTheHeaderIsNotLost() throws {
        XCTAssertEqual(try ExportInMemory.read([ExportInMemory.row(), ExportInMemory.row(name: "Siti")]).rows.map(\.row), [2, 3])
    }

    func testWhatIsWrongWithAHeader() {
        let header = ExportInMemory.header
        assertFails(.notFound(rows: 0), [])
        assertFails(.notFound(rows: 2), [["nama", "kota"], ["a", "b"]])
        assertFails(.notFound(rows: 60), Array(repeating: ["a", "b"], count: 100))
        assertFails(.missing([.nik, .height], unrecognised: []), [header.filter { $0 != "NIK" && $0 != "Tinggi" }])
        assertFails(.twice(.weight, columns: [6, 9]), [header + ["BB"]])
        assertFails(.unit(.weight, unit: "gram", column: 6), [header.map { $0 == "Berat" ? "Berat (gram)" : $0 }])
        assertFails(.unit(.height, unit: "m", column: 7), [header.map { $0 == "Tinggi" ? "Tinggi (m)" : $0 }])
        var bottom = monthlyBottom
        bottom[13] = "CATATAN"
        assertFails(.missing([.weight], unrecognised: ["CATATAN", "isi"]), [monthlyTop, bottom])
        bottom[13] = "TINGGI"
        assertFails(.twice(.height, columns: [13, 14]), [monthlyTop, bottom])
    }
}
