import Convergence
import Foundation
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

enum Banyumas {
    struct Row {
        let code: AreaCode
        let name: String
        /// `urban village` in the file is a village here.
        let level: String
        let isUrban: Bool
        let parent: String
    }

    static func areas() throws -> [Row] {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let candidates = [
            package.deletingLastPathComponent().appendingPathComponent("shared/data/banyumas/areas.csv"),
            URL(fileURLWithPath: "/work/shared/data/banyumas/areas.csv"),
        ]
        guard let text = candidates.lazy.compactMap({ try? String(contentsOf: $0, encoding: .utf8) }).first else {
            throw XCTSkip("../shared/data/banyumas/areas.csv is not there")
        }
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard let code = AreaCode(cells[0]) else {
                XCTFail("unreadable code \(cells[0])")
                return nil
            }
            let urban = cells[2] == "urban village"
            return Row(code: code, name: cells[1], level: urban ? "village" : cells[2], isUrban: urban, parent: cells[3])
        }
    }
}
