import Collaboration
import Days
import Evidence
import XCTest

final class JudgementTests: XCTestCase {
    private let period = Period(first: Day(iso: "2026-01-01")!, last: Day(iso: "2026-06-30")!)!
    private let moment = Instant(iso: "2026-07-02T03:00:00Z")!

    private func judge(
        _ indicator: ProcessIndicator, _ verdict: Verdict = .partly, reasons: String = "Two agencies never came.", id: String = "j",
        period: Period? = nil, at: Instant? = nil
    ) throws -> Judgement {
        try Judgement(
            id: id, indicator: indicator, period: period ?? self.period, verdict: verdict, reasons: reasons, author: "eva", at: at ?? moment
        )
    }

    private func refused(_ refusal: JudgementRefusal, line: UInt = #line, _ work: () throws -> Judgement) {
        XCTAssertThrowsError(try work(), line: line) { XCTAssertEqual($0 as? JudgementRefusal, refusal, line: line) }
    }

    func testReasonsAreMandatoryAndBounded() throws {
        for blank in ["", " \n\t", "\u{200B}"] { refused(.reasonsMissing) { try judge(.trustBuilding, reasons: blank) } }
        refused(.reasonsTooLong(limit: 8_000)) { try judge(.trustBuilding, reasons: String(repeating: "é", count: 8_001)) }
        XCTAssertEqual(try judge(.trustBuilding, reasons: String(repeating: "é", count: 8_000)).reasons.count, 8_000)
        XCTAssertEqual(try judge(.trustBuilding, reasons: "  ok \n").reasons, "ok")
    }

    func testThePeriodMustHaveBegun() throws {
        refused(.periodNotBegun) { try judge(.trustBuilding, at: Instant(iso: "2025-12-31T16:59:59Z")!) }
        // 1 January in Jakarta begins at 17:00 UTC of the day before.
        let early = try judge(.trustBuilding, at: Instant(iso: "2025-12-31T17:00:00Z")!)
        XCTAssertTrue(early.isEarly)
        XCTAssertFalse(try judge(.trustBuilding).isEarly)
    }

    func testWhatIsStillUnjudged() throws {
        let other = Period(first: Day(iso: "2025-07-01")!, last: Day(iso: "2025-12-31")!)!
        let assessment = Assessment(
            period: period,
            judgements: [
                try judge(.sharedUnderstanding, .notMet, id: "1"),
                try judge(.sharedUnderstanding, .met, id: "2", at: moment.adding(days: 3)),
                try judge(.trustBuilding, .met, id: "3"), try judge(.commitmentToProcess, id: "4", period: other),
            ])
        XCTAssertEqual(assessment.unjudged, [.faceToFaceDialogue, .commitmentToProcess, .intermediateOutcomes])
        XCTAssertFalse(assessment.isComplete)
        XCTAssertEqual(assessment.judgement(of: .sharedUnderstanding)?.id, "2", "the latest stands")
        XCTAssertEqual(assessment.history(of: .sharedUnderstanding).map(\.id), ["1", "2"], "and the earlier one stays")
        XCTAssertNil(assessment.judgement(of: .commitmentToProcess), "a judgement of another period is none of this one")

        let all = Assessment(period: period, judgements: try ProcessIndicator.allCases.map { try judge($0, id: $0.rawValue) })
        XCTAssertTrue(all.isComplete)
        XCTAssertEqual(Assessment(period: period, judgements: []).unjudged, ProcessIndicator.allCases)
    }
}

final class FindingTests: XCTestCase {
    private func finding(_ text: String) -> Finding {
        // "i+" is an interview that supports, "d-" a document that contradicts, "o?" an observation that is silent.
        let kinds: [Character: SourceKind] = ["i": .interview, "d": .document, "o": .observation]
        let stances: [Character: Stance] = ["+": .supports, "-": .contradicts, "?": .silent]
        let segments = text.split(separator: " ").enumerated().map { place, word in
            Finding.Segment(source: "s\(place)", kind: kinds[word.first!]!, agency: "dpu", stance: stances[word.last!]!)
        }
        return Finding(claim: "c", segments: segments)
    }

    func testStanding() {
        for (text, standing) in [
            ("", Finding.Standing.unsupported), ("i? d?", .unsupported), ("i+", .singleSource), ("i+ i+ i+", .singleSource),
            ("i+ d?", .singleSource), ("i+ d+", .triangulated), ("i+ d+ o+ o?", .triangulated), ("i+ d+ o-", .contested),
            ("i-", .contested),
        ] {
            XCTAssertEqual(finding(text).standing, standing, text)
        }
    }

    func testSupportBySourceAndAgencyCountsASourceOnce() {
        func segment(_ source: String, _ kind: SourceKind, _ agency: String?, _ stance: Stance = .supports) -> Finding.Segment {
            Finding.Segment(source: source, kind: kind, agency: agency, stance: stance)
        }
        let finding = Finding(
            claim: "c",
            segments: [
                segment("1", .interview, "dpu"), segment("1", .interview, "dpu"), segment("2", .interview, "dinkes"),
                segment("3", .document, nil), segment("4", .observation, "dpu", .contradicts),
            ])
        XCTAssertEqual(finding.sources(.supports), [.interview: 2, .document: 1])
        XCTAssertEqual(finding.agencies(.supports), ["dpu": 1, "dinkes": 1])
        XCTAssertEqual(finding.agencies(.contradicts), ["dpu": 1])
    }
}
