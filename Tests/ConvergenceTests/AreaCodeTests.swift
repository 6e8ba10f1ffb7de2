import Convergence
import XCTest

final class AreaCodeTests: XCTestCase {
    private func code(_ text: String) -> AreaCode { AreaCode(text)! }

    func testReadsDottedAndPlainForms() {
        XCTAssertEqual(code("33.02.01.2001").text, "33.02.01.2001")
        XCTAssertEqual(code("3302012001"), code("33.02.01.2001"))
        XCTAssertEqual(code(" 33.02 \r\n"), code("3302"))
        XCTAssertEqual(["33", "33.02", "33.02.01", "33.02.01.2001"].map { code($0).level }, AreaLevel.allCases)
    }

    func testRefusesEverythingElse() {
        for bad in [
            "", " ", "3", "333", "33.2", "33.020", "33..02", "33.02.", ".33", "33.02.01.001", "33.02.01.20011", "33.02.012001", "33-02",
            "33 02",
            "３３", "33.02.01.2001.1", "00", "33.00", "33.02.01.0000", "abc", "33.0x", "330201200", "99999999999999999999",
        ] {
            XCTAssertNil(AreaCode(bad), bad)
        }
    }

    func testParentsAndContainment() {
        let village = code("33.02.01.2001")
        XCTAssertEqual(village.parent, code("33.02.01"))
        XCTAssertEqual(code("33").parent, nil)
        XCTAssertEqual(village.ancestor(at: .regency), code("33.02"))
        XCTAssertEqual(village.ancestor(at: .village), village)
        XCTAssertNil(code("33").ancestor(at: .village))
        XCTAssertTrue(code("33.02").contains(village))
        XCTAssertTrue(village.contains(village))
        XCTAssertFalse(village.contains(code("33.02.01")))
        XCTAssertFalse(code("33.02.02").contains(village))
        XCTAssertEqual(village.isUrban, false)
        XCTAssertEqual(code("33.02.24.1001").isUrban, true)
        XCTAssertNil(code("33.02.24").isUrban)
        XCTAssertLessThan(code("33.02"), code("33.02.01"))
    }

    /// Every code there is reads, has its parent in the file, and is found again under every ancestor.
    func testEveryCodeOfBanyumas() throws {
        let rows = try Banyumas.areas()
        XCTAssertEqual(rows.count, 360)
        let all = Set(rows.map(\.code))
        for row in rows {
            XCTAssertEqual(row.code.level.rawValue, row.level)
            if let parent = row.code.parent {
                XCTAssertTrue(all.contains(parent))
                XCTAssertEqual(parent.text, row.parent)
                XCTAssertTrue(parent.contains(row.code))
            }
        }
        XCTAssertEqual(rows.filter { $0.code.isUrban == true }.count, 30)
        let walk = rows.map(\.code).sorted()
        for (place, code) in walk.enumerated() where code.level != .province {
            XCTAssertTrue(walk[..<place].contains(code.parent!), "an area comes after the one it lies in")
        }
    }
}
