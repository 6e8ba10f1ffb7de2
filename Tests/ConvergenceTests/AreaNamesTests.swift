import Convergence
import XCTest

final class AreaNamesTests: XCTestCase {
    private func code(_ text: String) -> AreaCode { AreaCode(text)! }

    private let names = AreaNames([
        (AreaCode("33")!, "Jawa Tengah"), (AreaCode("33.28")!, "Tegal"), (AreaCode("33.76")!, "Tegal"), (AreaCode("33.02")!, "Banyumas"),
        (AreaCode("33.02.20")!, "Sumbang"), (AreaCode("33.02.21")!, "Kembaran"), (AreaCode("33.02.27")!, "Purwokerto Utara"),
        (AreaCode("33.02.20.2001")!, "Karanggintung"), (AreaCode("33.02.21.2001")!, "Karanggintung"),
        (AreaCode("33.02.20.2002")!, "Kedungbanteng"), (AreaCode("33.02.27.1001")!, "Pandak"), (AreaCode("33.02.21.2002")!, "Pandak"),
        (AreaCode("33.02.21.2003")!, "Kota"), (AreaCode("33.02.21.2004")!, "Karang Tengah 2"),
    ])

    func testMessyNamesOfOneArea() {
        for name in [
            "KEC. SUMBANG", "Sumbang", " sumbang ", "kecamatan  Sumbang", "KEC.SUMBANG", "Kec: Sumbang.", "S\u{FA}mbang", "Sumbang\u{200B}",
        ] {
            XCTAssertEqual(names.match(name, level: .district), .found(code("33.02.20")), name)
        }
        XCTAssertEqual(names.match("Kembaran ", level: .district), .found(code("33.02.21")))
        XCTAssertEqual(names.match("PURWOKERTO   UTARA", level: .district), .found(code("33.02.27")))
        XCTAssertEqual(names.match("Kedung Banteng", level: .village), .found(code("33.02.20.2002")))
        XCTAssertEqual(names.match("DS. KEDUNG-BANTENG", level: .village), .found(code("33.02.20.2002")))
        XCTAssertEqual(names.match("Desa Kota", level: .village), .found(code("33.02.21.2003")))
        XCTAssertEqual(names.match("KOTA", level: .village), .found(code("33.02.21.2003")))
        XCTAssertEqual(names.match("Provinsi Jawa Tengah", level: .province), .found(code("33")))
        XCTAssertEqual(names.match("3302202001", level: .village), .found(code("33.02.20.2001")))
    }

    func testNeverGuesses() {
        for name in [
            "", " ", "Kec.", "Desa", "Sumban", "Sumbangg", "Pwt Utara", "Purwokerto", "Utara", "-", "?", "33.02.99", "Sumbang Kembaran",
        ] {
            XCTAssertEqual(names.match(name, level: .district), .unknown, name)
        }
        XCTAssertEqual(names.match("Sumbang", level: .village), .unknown, "a district's name is no village's")
        XCTAssertEqual(names.match("Karang Tengah", level: .village), .unknown, "a number is part of a name")
        XCTAssertEqual(names.match("33.02.20.2009", level: .village), .unknown, "a code that is in no list")
    }

    func testNamesakes() {
        let both = [code("33.02.20.2001"), code("33.02.21.2001")]
        XCTAssertEqual(names.match("Karanggintung", level: .village), .ambiguous(both))
        XCTAssertEqual(names.match("Desa Karanggintung", level: .village), .ambiguous(both), "the prefix fits both")
        XCTAssertEqual(names.match("Karanggintung", level: .village, within: code("33.02.21")), .found(both[1]))
        XCTAssertEqual(names.match("Karanggintung", level: .village, within: code("33.02.27")), .unknown)
        XCTAssertEqual(names.match("Kel. Pandak", level: .village), .found(code("33.02.27.1001")))
        XCTAssertEqual(names.match("Desa Pandak", level: .village), .found(code("33.02.21.2002")))
        XCTAssertEqual(
            names.match("Desa Pandak", level: .village, within: code("33.02.27")), .found(code("33.02.27.1001")), "one candidate")
        XCTAssertEqual(
            names.match("Desa/Kel. Pandak", level: .village), .ambiguous([code("33.02.21.2002"), code("33.02.27.1001")]), "says nothing")
        XCTAssertEqual(names.match("Kab. Tegal", level: .regency), .found(code("33.28")))
        XCTAssertEqual(names.match("KOTA TEGAL", level: .regency), .found(code("33.76")))
        if case .found = names.match("Tegal", level: .regency) { XCTFail("there are two") }
    }

    /// Every name of Banyumas finds its own area within its district, however it is written, and no other.
    func testEveryNameOfBanyumas() throws {
        let rows = try Banyumas.areas()
        let all = AreaNames(rows.map { (code: $0.code, name: $0.name) })
        var ambiguous = 0
        for row in rows {
            let prefix = row.code.level == .village ? (row.isUrban ? "KEL. " : "DESA ") : row.code.level == .district ? "KEC. " : ""
            for written in [row.name, row.name.uppercased(), "  \(prefix)\(row.name) ", row.name.replacingOccurrences(of: " ", with: "")] {
                XCTAssertEqual(all.match(written, level: row.code.level, within: row.code.parent), .found(row.code), written)
            }
            switch all.match(row.name, level: row.code.level) {
            case .found(let code): XCTAssertEqual(code, row.code)
            case .ambiguous(let codes):
                ambiguous += 1
                XCTAssertTrue(codes.contains(row.code))
            case .unknown: XCTFail(row.name)
            }
        }
        XCTAssertGreaterThan(ambiguous, 40, "22 names are borne by two or more villages")
    }
}
