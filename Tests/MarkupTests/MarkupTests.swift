import XCTest

final class MarkupPlaceholder: XCTestCase {
    func testNothing() {}
}
