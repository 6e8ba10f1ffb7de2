import XCTest

final class DatabasePlaceholder: XCTestCase {
    func testNothing() {}
}
