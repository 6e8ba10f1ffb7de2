import Collaboration
import Days
import XCTest

/// The golden values of the table of statistics in the collaboration model, and what must hold of any data.
final class StatisticsTests: XCTestCase {
    private let landsman = [30, 40, 210, 130, 530, 50, 10]

    func testConsensus() {
        XCTAssertEqual(Statistics.consensus(landsman)!, 0.7256876, accuracy: 5e-8)
        XCTAssertEqual(Statistics.consensus([5, 0, 0, 0, 5])!, 0, accuracy: 1e-12)
        XCTAssertEqual(Statistics.consensus([0, 0, 9, 0, 0])!, 1, accuracy: 1e-12)
        XCTAssertEqual(Statistics.consensus([4, 4, 4, 4, 4])!, 0.4339850, accuracy: 5e-8)
        XCTAssertNil(Statistics.consensus([0, 0, 0]))
        XCTAssertNil(Statistics.consensus([7]))
    }

    func testAgreement() {
        XCTAssertEqual(Statistics.agreement(landsman)!, 0.6113333, accuracy: 5e-8)
        XCTAssertEqual(Statistics.agreement([5, 0, 0, 0, 5])!, -1, accuracy: 1e-12)
        XCTAssertEqual(Statistics.agreement([3, 3, 3, 3])!, 0, accuracy: 1e-12)
        XCTAssertEqual(Statistics.agreement([0, 8, 0, 0])!, 1, accuracy: 1e-12)
        XCTAssertEqual(Statistics.agreement([2, 5])!, 0.4285714, accuracy: 5e-8, "two answers: |5 − 2| / 7")
        XCTAssertNil(Statistics.agreement([0, 0]))
    }

    func testBothStayInTheirRangeAndMirror() {
        var random = Seeded(11)
        for _ in 0..<400 {
            let counts = (0..<Int.random(in: 2...9, using: &random)).map { _ in Int.random(in: 0...40, using: &random) }
            guard let consensus = Statistics.consensus(counts), let agreement = Statistics.agreement(counts) else { continue }
            XCTAssertTrue((-1e-9...1 + 1e-9).contains(consensus), "\(counts)")
            XCTAssertTrue((-1 - 1e-9...1 + 1e-9).contains(agreement), "\(counts)")
            XCTAssertEqual(Statistics.consensus(counts.reversed())!, consensus, accuracy: 1e-9)
            XCTAssertEqual(Statistics.agreement(counts.reversed())!, agreement, accuracy: 1e-9)
            XCTAssertEqual(Statistics.agreement(counts.map { $0 * 3 })!, agreement, accuracy: 1e-9)
        }
    }

    func testConcordance() {
        XCTAssertEqual(Statistics.concordance([[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4]])!, 0.7777778, accuracy: 5e-8)
        XCTAssertEqual(Statistics.concordance([[1, 2, 3], [1, 2, 3]])!, 1, accuracy: 1e-12)
        XCTAssertEqual(Statistics.concordance([[1, 2, 3], [3, 2, 1]])!, 0, accuracy: 1e-12)
        // Two judges who tie the same objects agree wholly: without the correction this would be 0.8.
        XCTAssertEqual(Statistics.concordance([[1, 1, 2, 2], [5, 5, 9, 9]])!, 1, accuracy: 1e-12)
        XCTAssertNil(Statistics.concordance([[1, 1, 1], [2, 2, 2]]), "nobody ranked anything")
        XCTAssertNil(Statistics.concordance([[1, 2], [1, 2, 3]]))
        XCTAssertNil(Statistics.concordance([[1, 2, 3]]))
    }

    func testWithinGroupAgreement() {
        XCTAssertEqual(Statistics.withinGroupAgreement([4, 4, 5, 4, 3], scale: 5)!, 0.75, accuracy: 1e-12)
        XCTAssertEqual(Statistics.withinGroupAgreement([2, 2, 2], scale: 5)!, 1, accuracy: 1e-12)
        XCTAssertLessThan(Statistics.withinGroupAgreement([1, 5, 1, 5], scale: 5)!, 0)
        XCTAssertNil(Statistics.withinGroupAgreement([3], scale: 5))
    }

    func testGini() {
        XCTAssertEqual(Statistics.gini([4, 4, 4])!, 0, accuracy: 1e-12)
        XCTAssertEqual(Statistics.gini([0, 0, 0, 8])!, 0.75, accuracy: 1e-12)
        XCTAssertEqual(Statistics.gini([3, 1, 2])!, 0.2222222, accuracy: 5e-8)
        XCTAssertNil(Statistics.gini([0, 0]))
        XCTAssertNil(Statistics.gini([]))
    }

    /// Values of R: binom::binom.wilson / prop.test(correct = FALSE).
    func testWilson() {
        for (count, n, low, high) in [
            (8, 10, 0.4901625, 0.9433178), (0, 20, 0, 0.1611252), (20, 20, 0.8388748, 1), (1, 2, 0.0945312, 0.9054688),
        ] {
            let interval = wilson(count, of: n)
            XCTAssertEqual(interval.lowerBound, low, accuracy: 5e-7)
            XCTAssertEqual(interval.upperBound, high, accuracy: 5e-7)
        }
        for n in 1...60 {
            for count in 0...n { XCTAssertTrue(wilson(count, of: n).contains(Double(count) / Double(n)), "\(count)/\(n)") }
        }
    }

    func testMedianCountsWhatIsStillOpen() {
        func times(_ ended: [Int], open: [Int] = []) -> [Waiting] {
            let start = noon("2026-01-01")
            return ended.map { Waiting(from: start, to: start.adding(days: $0), ended: true) }
                + open.map { Waiting(from: start, to: start.adding(days: $0), ended: false) }
        }
        func days(_ times: [Waiting]) -> Int? { medianMilliseconds(times).map { Int($0 / 86_400_000) } }
        XCTAssertEqual(days(times([1, 2, 3])), 2)
        XCTAssertEqual(days(times([1, 2, 3, 4])), 2, "half are through at 2")
        XCTAssertEqual(days(times([1, 2, 3], open: [10, 10])), 3, "two of five still wait")
        XCTAssertNil(days(times([1, 2], open: [10, 10, 10])), "more than half never were")
        XCTAssertEqual(days(times([1, 2], open: [])), 1)
        XCTAssertNil(days([]))
        // Freireich's remission times of the 6-MP arm (weeks); the median known from every textbook is 23.
        let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
        let open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
        XCTAssertEqual(days(times(ended, open: open)), 23)
    }
}

final class WaitingCyclesTests: XCTestCase {
    private func cycles(_ graph: [String: [String]]) -> [[String]] { WaitingCycles(of: graph).cycles }

    func testSmallGraphs() {
        XCTAssertEqual(cycles([:]), [])
        XCTAssertEqual(cycles(["a": ["b"], "b": ["c"]]), [])
        XCTAssertEqual(cycles(["a": ["a"]]), [["a"]])
        XCTAssertEqual(cycles(["b": ["a"], "a": ["b"]]), [["a", "b"]])
        XCTAssertEqual(cycles(["c": ["a"], "a": ["b"], "b": ["c", "a"]]), [["a", "b"], ["a", "b", "c"]])
        XCTAssertEqual(cycles(["a": ["b"], "b": ["a"], "x": ["y", "a"], "y": ["x"]]), [["a", "b"], ["x", "y"]])
    }

    func testTheCompleteGraphHasAsManyAsItMust() {
        for n in 2...6 {
            let names = (0..<n).map { "\($0)" }
            let graph = Dictionary(uniqueKeysWithValues: names.map { name in (name, names.filter { $0 != name }) })
            // Σ_{k=2..n} C(n, k)·(k − 1)!
            var expected = 0
            for k in 2...n {
                let choose = (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
                expected += choose * (1..<k).reduce(1, *)
            }
            let found = cycles(graph)
            XCTAssertEqual(found.count, expected)
            XCTAssertEqual(Set(found).count, expected)
        }
    }

    /// Against all simple paths tried one by one.
    func testAgainstBruteForce() {
        var random = Seeded(3)
        for _ in 0..<150 {
            let n = Int.random(in: 2...6, using: &random)
            let names = (0..<n).map { "n\($0)" }
            var graph: [String: [String]] = [:]
            for name in names { graph[name] = names.filter { _ in Int.random(in: 0..<3, using: &random) == 0 } }
            var expected: Set<[String]> = []
            func walk(_ path: [String]) {
                for next in graph[path.last!] ?? [] {
                    if next == path[0] { expected.insert(path) } else if next > path[0], !path.contains(next) { walk(path + [next]) }
                }
            }
            for name in names { walk([name]) }
            let found = cycles(graph)
            XCTAssertEqual(Set(found), expected)
            XCTAssertEqual(found.count, expected.count)
        }
    }

    func testIsBoundedAndDoesNotRecurse() {
        let names = (0..<12).map { "\($0)" }
        let full = WaitingCycles(
            of: Dictionary(uniqueKeysWithValues: names.map { name in (name, names.filter { $0 != name }) }), limit: 50)
        XCTAssertEqual(full.cycles.count, 50)
        XCTAssertTrue(full.isCut)
        let length = 20_000
        let ring = Dictionary(uniqueKeysWithValues: (0..<length).map { ("\($0)", ["\(($0 + 1) % length)"]) })
        XCTAssertEqual(WaitingCycles(of: ring, limit: 2).cycles.map(\.count), [length])
        XCTAssertFalse(WaitingCycles(of: ring, limit: 2).isCut)
    }
}
