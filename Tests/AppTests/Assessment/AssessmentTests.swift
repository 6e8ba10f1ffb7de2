import Collaboration
import Database
import Days
import Foundation
import TestSupport
import XCTest

@testable import App

final class AssessmentTests: XCTestCase {
    private let period = "from=2026-03-01&to=2026-06-10"

    func testTheMeasuresAreCountedFromTheRecordsAbsentAgenciesIncluded() async throws {
        try await TestDistrict.each { district in
            try await district.holdMeeting()
            let page = try await district.client("focal-person").get("/assessment")
            XCTAssertEqual(page.status, 200)
            let text = page.text
            // Five invited, three came, two of them with a mandate.
            XCTAssertTrue(text.contains("60\u{A0}%"), "attendance")
            XCTAssertTrue(text.contains("3 dari 5"))
            XCTAssertTrue(text.contains("2 dari 3"))
            // Four read-backs required, of which one is confirmed, at the second attempt.
            XCTAssertTrue(text.contains("1 dari 4"))
            XCTAssertTrue(text.contains("Kelima indikator proses belum dinilai"))
            let english = try await district.client("chair")
            english.cookies["lang"] = "en"
            let other = try await english.get("/assessment/shared-understanding?\(period)")
            XCTAssertEqual(other.status, 200)
            XCTAssertTrue(other.text.contains("Read-backs confirmed by the speaker"))
            XCTAssertTrue(other.text.contains("1 of 4"))
            XCTAssertFalse(other.text.contains("name=\"judgement\""), "only the evaluator gets the form")
        }
    }

    func testTheSameNumbersComeFromTheAPIWithTheirIntervals() async throws {
        try await TestDistrict.each { district in
            try await district.holdMeeting()
            let client = TestClient(district.routes)
            let token = try await district.token("evaluator")
            let answer = try await client.json(.get, "/api/v1/assessment?\(period)", token: token)
            XCTAssertEqual(answer.status, 200)
            let body = try JSONDecoder().decode(Body.self, from: Data(answer.bytes))
            XCTAssertEqual(body.meetings, 1)
            XCTAssertEqual(body.indicators.map(\.indicator).count, 5)
            let attendance = try XCTUnwrap(body.measure("attendance"))
            XCTAssertEqual(attendance.value, 0.6)
            XCTAssertEqual(attendance.denominator, 5)
            XCTAssertEqual(attendance.low!, 0.2307, accuracy: 0.0001)
            XCTAssertEqual(attendance.high!, 0.8824, accuracy: 0.0001)
            // Statements 2, 1, 0, 0, 0 over five agencies.
            let gini: Double = 2.0 * 14.0 / 15.0 - 6.0 / 5.0
            XCTAssertEqual(try XCTUnwrap(body.measure("voice")).value!, gini, accuracy: 1e-9)
            XCTAssertEqual(body.measure("repair")?.count, 1)
            XCTAssertEqual(body.measure("firstPass")?.count, 0)
            XCTAssertEqual(body.measure("timeToConfirm")?.state, "not-reached", "three of four are still open")
            let none = try await client.json(.get, "/api/v1/assessment?from=2025-01-01&to=2025-01-31", token: token)
            XCTAssertEqual(try JSONDecoder().decode(Body.self, from: Data(none.bytes)).measure("attendance")?.state, "undefined")
        }
    }

    func testIndicesAreSuppressedBelowFiveAgencies() async throws {
        try await TestDistrict.each { district in
            try await district.holdMeeting(invited: ["Dinkes", "DPU", "Dinsos", "Kemenag"])
            let answer = try await TestClient(district.routes).json(.get, "/api/v1/assessment?\(period)", token: try await district.token("chair"))
            let body = try JSONDecoder().decode(Body.self, from: Data(answer.bytes))
            XCTAssertEqual(body.measure("voice")?.state, "suppressed")
            XCTAssertNil(body.measure("voice")?.value)
            XCTAssertEqual(body.measure("mutualUnderstanding")?.state, "suppressed")
            XCTAssertEqual(body.measure("attendance")?.state, "known", "a share is not an index")
        }
    }

    func testTheEvaluatorJudgesWithReasonsAndNothingIsOverwritten() async throws {
        try await TestDistrict.each { district in
            let evaluator = try await district.client("evaluator")
            let path = "/assessment/trust-building?\(period)"
            let first = try await evaluator.post(
                "/assessment/trust-building/judgements", from: path,
                ["from": "2026-03-01", "to": "2026-06-10", "seen": "", "judgement": "met", "reasons": "Janji ditepati <b>sebagian besar</b>."])
            XCTAssertEqual(first.status, 303)
            XCTAssertEqual(first.location, path + "&done=1")
            let seen = try await evaluator.get(path).hidden("seen")!
            XCTAssertFalse(seen.isEmpty)
            let second = try await evaluator.post(
                "/assessment/trust-building/judgements", from: path,
                ["from": "2026-03-01", "to": "2026-06-10", "seen": seen, "judgement": "partly", "reasons": "Setelah wawancara: sumber tunggal."])
            XCTAssertEqual(second.status, 303)
            let page = try await district.client("focal-person").get(path).text
            XCTAssertTrue(page.contains("Janji ditepati &lt;b&gt;"), "the first stays readable")
            let newer = try XCTUnwrap(page.range(of: "Setelah wawancara"))
            let older = try XCTUnwrap(page.range(of: "Janji ditepati"))
            XCTAssertLessThan(newer.lowerBound, older.lowerBound)
            let overview = try await district.client("chair").get("/assessment?\(period)").text
            XCTAssertTrue(overview.contains("0 dari 5 indikator proses terpenuhi, 4 belum dinilai"))
            XCTAssertTrue(overview.contains("Riwayat: 2 penilaian"))
            let home = try await district.client("chair").get("/assessment").text
            XCTAssertTrue(home.contains("1 Maret – 10 Juni 2026"), "judged periods are listed")
            let verdicts = try await district.workspace.database.read { try $0.judgements(of: TestDistrict.code).map(\.verdict) }
            XCTAssertEqual(verdicts, [.partly, .met])
        }
    }

    func testOfPeriodsThatEndTogetherTheOneWithMoreJudgedStands() async throws {
        try await TestDistrict.each { district in
            let client = TestClient(district.routes)
            let token = try await district.token("evaluator")
            for (from, indicator) in [("2026-03-01", "trust-building"), ("2026-03-01", "shared-understanding"), ("2026-01-01", "trust-building")] {
                let answer = try await client.json(
                    .post, "/api/v1/judgements", token: token,
                    #"{"indicator":"\#(indicator)","from":"\#(from)","to":"2026-06-10","judgement":"met","reasons":"Ada buktinya."}"#)
                XCTAssertEqual(answer.status, 201, answer.text)
            }
            let latest = try await district.workspace.database.read { try $0.latestAssessment(of: TestDistrict.code) }
            XCTAssertEqual(latest?.period.first.iso, "2026-03-01")
        }
    }

    func testWhoWroteMeanwhileIsNotPassedOverUnread() async throws {
        try await TestDistrict.each { district in
            let evaluator = try await district.client("evaluator")
            let path = "/assessment/trust-building?\(period)"
            for expected in [303, 409] {
                let answer = try await evaluator.post(
                    "/assessment/trust-building/judgements", from: path,
                    [
                        "from": "2026-03-01", "to": "2026-06-10", "seen": "", "judgement": "met",
                        "reasons": "Alasan yang panjang dan ditulis sungguh-sungguh.",
                    ])
                XCTAssertEqual(answer.status, expected)
                if expected == 409 { XCTAssertTrue(answer.text.contains("Alasan yang panjang"), "what was typed is not lost") }
            }
        }
    }

    func testOnlyTheEvaluatorJudges() async throws {
        try await TestDistrict.each { district in
            for role in ["secretary", "chair", "focal-person", "nutrition-officer", "area-operator"] {
                let client = try await district.client(role)
                let answer = try await client.post(
                    "/assessment/trust-building/judgements", from: "/account",
                    ["judgement": "met", "reasons": "Ya", "from": "2026-03-01", "to": "2026-06-10"])
                XCTAssertEqual(answer.status, 403, role)
                let api = try await TestClient(district.routes).json(
                    .post, "/api/v1/judgements", token: try await district.token(role),
                    #"{"indicator":"trust-building","from":"2026-03-01","to":"2026-06-10","judgement":"met","reasons":"Ya"}"#)
                XCTAssertEqual(api.status, 403, role)
            }
            let count = try await district.workspace.database.read { try $0.judgements(of: TestDistrict.code).count }
            XCTAssertEqual(count, 0)
        }
    }

    func testBadInputIsExplainedAndKept() async throws {
        try await TestDistrict.each { district in
            let evaluator = try await district.client("evaluator")
            let path = "/assessment/trust-building?\(period)"
            let answer = try await evaluator.post(
                "/assessment/trust-building/judgements", from: path,
                ["from": "2026-03-01", "to": "2026-06-10", "seen": "", "judgement": "", "reasons": "Alasan tanpa putusan"])
            XCTAssertEqual(answer.status, 422)
            XCTAssertTrue(answer.text.contains("Alasan tanpa putusan"))
            XCTAssertTrue(answer.text.contains("#f-judgement"))
            let blank = try await evaluator.post(
                "/assessment/trust-building/judgements", from: path,
                ["from": "2026-03-01", "to": "2026-06-10", "seen": "", "judgement": "splendid", "reasons": "  \u{200B} "])
            XCTAssertEqual(blank.status, 422)
            XCTAssertTrue(blank.text.contains("#f-judgement") && blank.text.contains("#f-reasons"))
            for query in [
                "from=2026-06-10&to=2026-03-01", "from=2026-06-10&to=2026-06-11", "from=1900-01-01&to=2026-06-10", "from=x&to=y", "from=2026-06-01",
            ] {
                let page = try await evaluator.get("/assessment?\(query)")
                XCTAssertEqual(page.status, 422, query)
                let judged = try await evaluator.get("/assessment/trust-building?\(query)")
                XCTAssertEqual(judged.status, 422, query)
            }
            let unknown = try await evaluator.get("/assessment/everything")
            XCTAssertEqual(unknown.status, 404)
        }
    }

    func testAJudgementThroughTheAPIIsInTheLedger() async throws {
        try await TestDistrict.each { district in
            let client = TestClient(district.routes)
            let token = try await district.token("evaluator")
            let made = try await client.json(
                .post, "/api/v1/judgements", token: token,
                #"{"indicator":"intermediate-outcomes","from":"2026-03-01","to":"2026-06-10","judgement":"not-met","reasons":"Belum ada bukti."}"#)
            XCTAssertEqual(made.status, 201)
            XCTAssertEqual(made.location, "/assessment/intermediate-outcomes?\(period)")
            let list = try await client.json(.get, "/api/v1/judgements", token: token)
            XCTAssertTrue(list.text.contains("\"judgement\":\"not-met\""))
            let actions = try await district.workspace.database.read { connection in
                try connection.all("SELECT action, details FROM ledger WHERE action = 'indicator.judged'") { try $0.string(1) }
            }
            XCTAssertEqual(actions.count, 1)
            XCTAssertTrue(actions[0].contains("Belum ada bukti."))
            let wrong = try await client.json(
                .post, "/api/v1/judgements", token: token,
                #"{"indicator":"all-of-it","from":"2026-03-01","to":"2026-06-10","judgement":"met","reasons":"Ya"}"#)
            XCTAssertEqual(wrong.status, 422)
        }
    }

    func testTheSheetPrintsWithoutTheApplicationAroundIt() async throws {
        try await TestDistrict.each { district in
            try await district.holdMeeting()
            let sheet = try await district.client("secretary").get("/assessment/print?\(period)")
            XCTAssertEqual(sheet.status, 200)
            XCTAssertTrue(sheet.text.contains("class=\"sheet\""))
            XCTAssertFalse(sheet.text.contains("<header>"))
            XCTAssertFalse(sheet.text.contains("<details"))
        }
    }

    func testTheRecentPeriodIsThreeFullMonthsUpToToday() {
        let period = Period.recent(on: Day(iso: "2026-06-10")!)
        XCTAssertEqual(period.query, "from=2026-03-01&to=2026-06-10")
        XCTAssertEqual(Period.recent(on: Day(iso: "2026-01-01")!).first.iso, "2025-10-01")
    }
}

private struct Body: Decodable {
    struct Measure: Decodable {
        let name: String
        let state: String
        let value: Double?
        let count: Double
        let denominator: Int
        let low: Double?
        let high: Double?
    }
    struct Indicator: Decodable {
        let indicator: String
        let measures: [Measure]
    }
    let meetings: Int
    let indicators: [Indicator]

    func measure(_ name: String) -> Measure? { indicators.flatMap(\.measures).first { $0.name == name } }
}

extension TestDistrict {
    /// A meeting on 20 May 2026: three of those invited came (two with a mandate); Dinkes said two things and DPU one; four read-backs were
    /// required, of which one is confirmed after a correction, one said, and two due.
    func holdMeeting(invited: [String] = ["Sekretariat", "Dinkes", "DPU", "Dinsos", "Kemenag"]) async throws {
        let start = Instant(jakarta: Day(iso: "2026-05-20")!, hour: 9)
        let (agencies, secretary) = (agencies, accounts["secretary"]!)
        try await workspace.database.write { connection in
            let meeting = Identifier.make(at: start)
            try connection.execute(
                """
                INSERT INTO meeting (id, district, title, starts_at, minutes, state, created_by, created_at)
                VALUES (\(meeting), \(TestDistrict.code), 'Rapat koordinasi', \(start), 120, 'closed', \(secretary), \(start))
                """)
            for (number, name) in invited.enumerated() {
                let came = number < 3
                try connection.execute(
                    """
                    INSERT INTO attendance (meeting, agency, district, attended, attendee, mandate)
                    VALUES (\(meeting), \(agencies[name]), \(TestDistrict.code), \(came ? true : nil as Bool?), 'Ibu Contoh',
                        \(came ? (number == 2 ? "none" : "decision-maker") : ""))
                    """)
            }
            var statements: [(id: String, speaker: String)] = []
            for (number, name) in ["Dinkes", "Dinkes", "DPU"].enumerated() {
                let id = Identifier.make(at: start.adding(minutes: number + 1))
                statements.append((id, agencies[name]!))
                try connection.execute(
                    """
                    INSERT INTO statement (id, district, meeting, agency, kind, content, stated_at, stated_by)
                    VALUES (\(id), \(TestDistrict.code), \(meeting), \(agencies[name]), 'constraint', 'Air bersih di Lumbir belum ada',
                        \(start.adding(minutes: number + 1)), \(secretary))
                    """)
            }
            let duties: [(statement: Int, listener: String, state: String)] = [
                (0, "DPU", "confirmed"), (1, "Dinsos", "said"), (2, "Dinkes", "due"), (2, "Kemenag", "due"),
            ]
            for duty in duties {
                let id = Identifier.make(at: start)
                let statement = statements[duty.statement]
                try connection.execute(
                    """
                    INSERT INTO read_back (id, district, meeting, statement, listener, speaker, reason, due, state, required_at)
                    VALUES (\(id), \(TestDistrict.code), \(meeting), \(statement.id), \(agencies[duty.listener]), \(statement.speaker), 'sampled',
                        '2026-05-23', \(duty.state), \(start))
                    """)
                let answers: [String?] = duty.state == "confirmed" ? ["corrected", "confirmed"] : duty.state == "said" ? [nil] : []
                for (number, answer) in answers.enumerated() {
                    try connection.execute(
                        """
                        INSERT INTO read_back_attempt (read_back, number, content, said_by, said_at, answer, correction, answered_by, answered_at)
                        VALUES (\(id), \(number + 1), 'Jadi airnya belum ada', \(secretary), \(start.adding(hours: number)), \(answer),
                            \(answer == "corrected" ? "Bukan begitu" : ""), \(answer == nil ? nil : secretary),
                            \(answer == nil ? nil : start.adding(hours: number + 1)))
                        """)
                }
            }
        }
    }
}
