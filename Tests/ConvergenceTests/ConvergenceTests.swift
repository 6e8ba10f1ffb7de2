import XCTest

final class ConvergencePlaceholder: XCTestCase {
    func testNothing() {}
}
