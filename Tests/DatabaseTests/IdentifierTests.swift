import Database
import Days
import XCTest

final class IdentifierTests: XCTestCase {
    func testForm() {
        // RFC 9562, appendix A.6: 0x017F22E279B0 is 2022-02-22T19:22:22.000Z.
        let identifier = Identifier.make(at: Instant(milliseconds: 1_645_557_742_000))
        XCTAssertTrue(identifier.hasPrefix("017f22e2-79b0-7"), identifier)
        XCTAssertTrue(Identifier.isValid(identifier))
        XCTAssertTrue(Identifier.isValid("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"))
    }

    func testAscendingAndUniqueWithinAMillisecond() {
        let at = Instant(milliseconds: 1_700_000_000_000)
        let identifiers = (0..<100_000).map { _ in Identifier.make(at: at) }
        XCTAssertEqual(Set(identifiers).count, identifiers.count)
        XCTAssertEqual(identifiers, identifiers.sorted())
        XCTAssertTrue(identifiers.allSatisfy { Identifier.isValid($0) })
        XCTAssertLessThan(identifiers.last ?? "", Identifier.make(at: at.adding(seconds: 1)))
    }

    func testUniqueWhenTheClockGoesBackAndForth() {
        var seen: Set<String> = []
        for index in 0..<10_000 {
            XCTAssertTrue(seen.insert(Identifier.make(at: Instant(milliseconds: 1_700_000_000_000 + Int64(index % 2)))).inserted)
        }
    }

    func testUniqueAcrossThreads() async {
        let at = Instant(milliseconds: 1_700_000_000_123)
        let all = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<8 { group.addTask { (0..<5_000).map { _ in Identifier.make(at: at) } } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        XCTAssertEqual(Set(all).count, 40_000)
    }

    func testWhatIsNotOne() {
        let wrong = [
            "", "x", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
            "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-c8c4-dc0c0c07398f", "017f22e279b0-7cc3-98c4-dc0c0c07398f-",
            "g17f22e2-79b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398/", "017f22e2-79b0-7cc3-98c4-dc0c0c0739é",
        ]
        for text in wrong { XCTAssertFalse(Identifier.isValid(text), text) }
    }
}
