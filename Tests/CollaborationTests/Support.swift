import Collaboration
import Days
import XCTest

/// A small, fast generator with a seed, so that a failure can be run again (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

func day(_ iso: String) -> Day { Day(iso: iso)! }
func noon(_ iso: String) -> Instant { Instant(jakarta: day(iso), hour: 12) }

func expect<T>(
    _ refusal: Refusal, _ message: String = "", file: StaticString = #filePath, line: UInt = #line, from work: () throws -> T
) {
    XCTAssertThrowsError(try work(), message, file: file, line: line) {
        XCTAssertEqual($0 as? Refusal, refusal, message, file: file, line: line)
    }
}
