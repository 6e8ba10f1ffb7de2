import XCTest

final class AppPlaceholder: XCTestCase {
    func testNothing() {}
}
