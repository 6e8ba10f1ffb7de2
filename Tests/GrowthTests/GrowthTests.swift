import XCTest

final class GrowthPlaceholder: XCTestCase {
    func testNothing() {}
}
