import XCTest
final class PlaceholderEvidence: XCTestCase {}
