import XCTest

final class CollaborationPlaceholder: XCTestCase {
    func testNothing() {}
}
