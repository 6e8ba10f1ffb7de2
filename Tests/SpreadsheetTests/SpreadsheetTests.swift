import XCTest

final class SpreadsheetPlaceholder: XCTestCase {
    func testNothing() {}
}
