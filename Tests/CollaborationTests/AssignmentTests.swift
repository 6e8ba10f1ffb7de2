import Collaboration
import XCTest

final class AssignmentTests: XCTestCase {
    private typealias Spoken = Assignment.Spoken
    private typealias Pair = Assignment.Pair

    private func names(_ count: Int) -> [String] { (0..<count).map { "a\($0 < 10 ? "0" : "")\($0)" } }

    private func everyoneSpeaks(_ agencies: [String], meeting: Int = 0) -> [Spoken] {
        agencies.map { Spoken(statement: "m\(meeting)-\($0)", speaker: $0) }
    }

    func testBoundsForTwoToSixtyAgencies() {
        for count in [2, 3, 4, 5, 6, 7, 8, 11, 16, 20, 27, 33, 41, 50, 60] {
            for (k, r) in [(3, 2), (1, 1), (2, 5), (0, 2), (5, 0)] {
                var random = Seeded(UInt64(count * 100 + k * 10 + r))
                let agencies = names(count)
                // Some say nothing, some say several things, some address others.
                var statements: [Spoken] = []
                for agency in agencies {
                    for number in 0..<Int.random(in: 0...2, using: &random) {
                        let addressed = Set(agencies.filter { $0 != agency && Int.random(in: 0..<8, using: &random) == 0 })
                        statements.append(Spoken(statement: "\(agency)-\(number)", speaker: agency, addressed: addressed))
                    }
                }
                let duties = Assignment.duties(
                    for: statements, agencies: Set(agencies), bounds: .init(perListener: k, perStatement: r), seed: 7)
                let note = "n=\(count) k=\(k) r=\(r)"
                XCTAssertEqual(Set(duties.map { [$0.listener, $0.statement] }).count, duties.count, "no duty twice, \(note)")
                XCTAssertTrue(duties.allSatisfy { $0.listener != $0.speaker }, note)

                let obligatory = Set(duties.filter { $0.requirement == .obligatory }.map { [$0.listener, $0.statement] })
                let addressed = Set(statements.flatMap { spoken in spoken.addressed.map { [$0, spoken.statement] } })
                XCTAssertEqual(obligatory, addressed, note)

                for spoken in statements {
                    XCTAssertGreaterThanOrEqual(duties.count { $0.statement == spoken.statement }, min(r, count - 1), note)
                }
                var sampled: [Int] = []
                for agency in agencies {
                    let owed = duties.count { $0.listener == agency && $0.requirement == .sampled }
                    let open = statements.count { $0.speaker != agency && !$0.addressed.contains(agency) }
                    XCTAssertGreaterThanOrEqual(owed, min(k, open), "\(agency) \(note)")
                    sampled.append(owed)
                }
                // Nobody carries more than k and a fair share of what the statements lack.
                let lacking = r * statements.count
                XCTAssertLessThanOrEqual(sampled.max() ?? 0, k + (lacking + count - 1) / count + 1, note)
            }
        }
    }

    /// When each speaks once, everybody has heard everybody after ⌈(n − 1)/k⌉ meetings: the fewest there can be.
    func testEveryOrderedPairIsCoveredAsSoonAsItCanBe() {
        for (count, k) in [(2, 3), (3, 3), (5, 3), (7, 2), (10, 3), (20, 3), (20, 7), (33, 5), (60, 10)] {
            let agencies = names(count)
            var covered: [Pair: Int] = [:]
            let meetings = (count - 1 + k - 1) / k
            for meeting in 0..<meetings {
                let duties = Assignment.duties(
                    for: everyoneSpeaks(agencies, meeting: meeting), agencies: Set(agencies),
                    bounds: .init(perListener: k, perStatement: 2), covered: covered, seed: Assignment.seed(from: "meeting \(meeting)"))
                for duty in duties { covered[Pair(listener: duty.listener, speaker: duty.speaker), default: 0] += 1 }
                let loads = agencies.map { agency in duties.count { $0.listener == agency } }
                XCTAssertLessThanOrEqual(loads.max()! - loads.min()!, 1, "balanced, n=\(count) meeting \(meeting)")
                XCTAssertLessThanOrEqual(loads.max()!, k + 1)
            }
            XCTAssertEqual(covered.count, count * (count - 1), "n=\(count) k=\(k)")
            XCTAssertEqual(Assignment.perListener(toCover: count, in: meetings), min(k, (count - 2) / meetings + 1))
        }
    }

    func testTheSampleNeededToCoverAPeriod() {
        XCTAssertEqual(Assignment.perListener(toCover: 20, in: 13), 2)
        XCTAssertEqual(Assignment.perListener(toCover: 20, in: 3), 7)
        XCTAssertEqual(Assignment.perListener(toCover: 20, in: 19), 1)
        XCTAssertEqual(Assignment.perListener(toCover: 2, in: 1), 1)
        XCTAssertEqual(Assignment.perListener(toCover: 1, in: 4), 0)
    }

    func testTheSameSeedGivesTheSameDutiesAndAnotherSeedOthers() {
        let agencies = Set(names(20))
        let statements = everyoneSpeaks(names(20))
        let once = Assignment.duties(for: statements, agencies: agencies, seed: 42)
        XCTAssertEqual(once, Assignment.duties(for: statements, agencies: agencies, seed: 42))
        XCTAssertNotEqual(once, Assignment.duties(for: statements, agencies: agencies, seed: 43))
        XCTAssertEqual(once.count, 60, "3 for each of 20, and that gives every statement at least its 2")
    }

    func testWhileItIsSpokenEachStatementGetsItsListenersAndTheWholeOnlyAdds() {
        let agencies = names(12)
        var duties: [Assignment.Duty] = []
        var spoken: [Spoken] = []
        for statement in everyoneSpeaks(agencies) {
            spoken.append(statement)
            let more = Assignment.duties(for: spoken, agencies: Set(agencies), stage: .asSpoken, existing: duties, seed: 5)
            XCTAssertEqual(more.map(\.statement), [statement.statement, statement.statement])
            duties += more
        }
        let loads = agencies.map { agency in duties.count { $0.listener == agency } }
        XCTAssertLessThanOrEqual(loads.max()! - loads.min()!, 1)
        let rest = Assignment.duties(for: spoken, agencies: Set(agencies), stage: .whole, existing: duties, seed: 5)
        XCTAssertTrue(Set(rest).isDisjoint(with: duties))
        for agency in agencies { XCTAssertGreaterThanOrEqual((duties + rest).count { $0.listener == agency }, 3) }
        XCTAssertEqual(Assignment.duties(for: spoken, agencies: Set(agencies), existing: duties + rest, seed: 5), [])
    }

    func testStrangersOweAndAreOwedNothing() {
        let statements = [Spoken(statement: "s", speaker: "guest", addressed: ["stranger", "a"])]
        let duties = Assignment.duties(for: statements, agencies: ["a", "b"], seed: 1)
        XCTAssertEqual(Set(duties.map(\.listener)), ["a", "b"])
        XCTAssertEqual(duties.first { $0.listener == "a" }?.requirement, .obligatory)
        XCTAssertEqual(Assignment.duties(for: [], agencies: ["a", "b"], seed: 1), [])
        XCTAssertEqual(Assignment.duties(for: statements, agencies: [], seed: 1), [])
    }
}
