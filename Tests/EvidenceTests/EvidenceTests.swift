import XCTest

final class EvidencePlaceholder: XCTestCase {
    func testNothing() {}
}
