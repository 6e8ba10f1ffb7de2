import App
import Days
import TestSupport
import XCTest

final class HandOffTests: XCTestCase {
    func testAcceptanceMovesItAndNothingElseDoes() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let owner = try await district.client("focal-person/DPU")
            let offered = try await owner.post(
                "/responsibilities/\(id)/hand-offs", from: "/responsibilities/\(id)",
                ["propose-agency": district.agencies["Dinsos"]!, "propose-reason": "Bantuan sosial", "propose-until": "2026-06-12"])
            XCTAssertEqual(offered.status, 303, offered.text)
            let offer = try await district.shown(id).handOffs[0]
            for (role, status) in [("focal-person/DPU", 403), ("focal-person/Dinkes", 403), ("secretary", 403), ("chair", 403), ("evaluator", 403)] {
                let answer = try await district.act(role, "/hand-offs/\(offer.id)/accept", ["person": "X"], on: id)
                XCTAssertEqual(answer.status, status, role)
            }
            let nominee = try await district.client("focal-person/Dinsos")
            let page = try await nominee.get("/responsibilities/\(id)")
            XCTAssertTrue(page.text.contains("DPU menawarkan ini kepada Dinsos"))
            let empty = try await nominee.post(
                "/responsibilities/\(id)/hand-offs/\(offer.id)/accept", from: "/responsibilities/\(id)", ["accept-person": " "])
            XCTAssertEqual(empty.status, 422)
            XCTAssertTrue(empty.text.contains("href=\"#f-accept-person\""))
            let accepted = try await nominee.post(
                "/responsibilities/\(id)/hand-offs/\(offer.id)/accept", from: "/responsibilities/\(id)", ["accept-person": "Bu Wati"])
            XCTAssertEqual(accepted.status, 303)
            let shown = try await district.shown(id)
            XCTAssertEqual(shown.agency, district.agencies["Dinsos"])
            XCTAssertEqual(shown.person, "Bu Wati")
            XCTAssertEqual(shown.custody.map(\.how), ["initial", "hand-off"])
            let again = try await district.act("focal-person/Dinsos", "/hand-offs/\(offer.id)/accept", ["person": "Lain"], on: id)
            XCTAssertEqual(again.status, 409)
            let ledger = try await district.ledger("responsibility/\(id)")
            XCTAssertEqual(ledger, ["responsibility.begun", "hand-off.proposed", "hand-off.accepted"])
        }
    }

    func testDeclineNeedsAReasonThatEverybodySees() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            try await district.act("focal-person/DPU", "/hand-offs", ["agency": district.agencies["Dinkes"]!, "reason": "x"], on: id)
            let offer = try await district.shown(id).handOffs[0].id
            let nominee = try await district.client("focal-person/Dinkes")
            let bare = try await nominee.post(
                "/responsibilities/\(id)/hand-offs/\(offer)/decline", from: "/responsibilities/\(id)", ["decline-reason": ""])
            XCTAssertEqual(bare.status, 422)
            let invisible = try await nominee.post(
                "/responsibilities/\(id)/hand-offs/\(offer)/decline", from: "/responsibilities/\(id)", ["decline-reason": "\u{200B}\u{FEFF}"])
            XCTAssertEqual(invisible.status, 422)
            try await nominee.post(
                "/responsibilities/\(id)/hand-offs/\(offer)/decline", from: "/responsibilities/\(id)", ["decline-reason": "Tidak ada anggaran <x>"])
            let page = try await district.client("evaluator").get("/responsibilities/\(id)")
            XCTAssertTrue(page.text.contains("Dinkes menolak"))
            XCTAssertTrue(page.text.contains("Tidak ada anggaran &lt;x&gt;"))
            let shown = try await district.shown(id)
            XCTAssertEqual(shown.agency, district.agencies["DPU"])
            XCTAssertEqual(shown.handOffs[0].state, "declined")
        }
    }

    func testWhatIsNotAnsweredExpiresInTheLedgerAndWaitsForTheChair() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin(due: "2026-12-01")
            try await district.act(
                "focal-person/DPU", "/hand-offs", ["agency": district.agencies["Dinkes"]!, "reason": "x", "until": "2026-06-12"], on: id)
            let offer = try await district.shown(id).handOffs[0].id
            district.now = Instant(jakarta: Day(iso: "2026-06-12")!, hour: 23, minute: 59)
            let still = try await district.shown(id).handOffs[0].state
            XCTAssertEqual(still, "proposed")
            district.now = Instant(jakarta: Day(iso: "2026-06-13")!)
            // Acting is too late before anybody has looked.
            let late = try await district.act("focal-person/Dinkes", "/hand-offs/\(offer)/accept", ["person": "X"], on: id)
            XCTAssertEqual(late.status, 409)
            let shown = try await district.shown(id)
            XCTAssertEqual(shown.handOffs[0].state, "awaiting-chair")
            XCTAssertEqual(shown.handOffs[0].cause, "expired")
            XCTAssertEqual(shown.agency, district.agencies["DPU"])
            let ledger = try await district.ledger("responsibility/\(id)")
            XCTAssertEqual(ledger, ["responsibility.begun", "hand-off.proposed", "hand-off.expired"])
            try await district.workspace.doWhatTimeRequires()
            let after = try await district.ledger("responsibility/\(id)")
            XCTAssertEqual(after.count, 3)
            let chair = try await district.client("chair").get("/decisions")
            XCTAssertTrue(chair.text.contains("Dinkes tidak menjawab"))
            XCTAssertTrue(chair.text.contains("1 menunggu"))
        }
    }

    func testTheSweepRecordsWithoutAnybodyLooking() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin(due: "2026-12-01")
            try await district.act("focal-person/DPU", "/hand-offs", ["agency": district.agencies["Dinkes"]!, "reason": "x"], on: id)
            district.now = district.now.adding(days: 8)
            try await district.workspace.doWhatTimeRequires()
            let entry = try await district.workspace.database.read { connection in
                try connection.first("SELECT actor, action FROM ledger ORDER BY sequence DESC LIMIT 1") { "\(try $0.string(0)) \(try $0.string(1))" }
            }
            XCTAssertEqual(entry, "clock hand-off.expired")
        }
    }

    func testTheThirdHopAndTheWayBackGoToTheChair() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin(due: "2026-12-01")
            try await district.handOver(id, from: "DPU", to: "Dinkes")
            try await district.act("focal-person/Dinkes", "/hand-offs", ["agency": district.agencies["DPU"]!, "reason": "bukan kami"], on: id)
            let back = try await district.shown(id).handOffs.last!
            XCTAssertEqual(back.cause, "return")
            let early = try await district.act("focal-person/DPU", "/hand-offs/\(back.id)/accept", ["person": "X"], on: id)
            XCTAssertEqual(early.status, 409)
            let notChair = try await district.act("secretary", "/hand-offs/\(back.id)/decide", ["decision": "keep", "reason": "x"], on: id)
            XCTAssertEqual(notChair.status, 403)
            let chair = try await district.client("chair")
            let decided = try await chair.post(
                "/responsibilities/\(id)/hand-offs/\(back.id)/decide", from: "/decisions",
                ["_prefix": "decide-0", "_back": "/decisions", "decide-0-decision": "keep", "decide-0-reason": "Ini gizi"])
            XCTAssertEqual(decided.location, "/decisions?done=1", decided.text)
            try await district.handOver(id, from: "Dinkes", to: "Dinsos")
            try await district.act("focal-person/Dinsos", "/hand-offs", ["agency": district.agencies["Kemenag"]!, "reason": "catin"], on: id)
            let third = try await district.shown(id).handOffs.last!
            XCTAssertEqual(third.cause, "third-hop")
            let half = try await chair.post(
                "/responsibilities/\(id)/hand-offs/\(third.id)/decide", from: "/responsibilities/\(id)",
                ["decide-decision": "move", "decide-agency": district.agencies["Kemenag"]!, "decide-reason": "cukup"])
            XCTAssertEqual(half.status, 422, "a person is missing")
            let moved = try await chair.post(
                "/responsibilities/\(id)/hand-offs/\(third.id)/decide", from: "/responsibilities/\(id)",
                ["decide-decision": "move", "decide-agency": district.agencies["Kemenag"]!, "decide-person": "Pak Amin", "decide-reason": "cukup"])
            XCTAssertEqual(moved.status, 303, moved.text)
            let shown = try await district.shown(id)
            XCTAssertEqual(shown.agency, district.agencies["Kemenag"])
            XCTAssertEqual(shown.custody.map(\.how), ["initial", "hand-off", "hand-off", "chair"])
            XCTAssertEqual(shown.handOffs.map(\.state), ["accepted", "kept", "accepted", "moved"])
            let page = try await chair.get("/responsibilities/\(id)")
            XCTAssertTrue(page.text.contains("DPU → Dinkes → Dinsos → Kemenag"))
            let nothing = try await chair.get("/decisions")
            XCTAssertTrue(nothing.text.contains("Tidak ada yang menunggu putusan ketua"))
        }
    }

    func testOnlyAgenciesOfTheDistrictThatStillWorkCanBeNominees() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let gone = district.agencies["Kemenag"]!
            try await district.workspace.database.write { try $0.execute("UPDATE agency SET active = FALSE WHERE id = \(gone)") }
            for agency in [gone, "0197f0c4-0000-7000-8000-000000000000", "x"] {
                let answer = try await district.act("focal-person/DPU", "/hand-offs", ["agency": agency, "reason": "x"], on: id)
                XCTAssertEqual(answer.status, 422, agency)
            }
            let own = try await district.act("focal-person/DPU", "/hand-offs", ["agency": district.agencies["DPU"]!, "reason": "x"], on: id)
            XCTAssertEqual(own.status, 422)
            let far = try await district.act(
                "focal-person/DPU", "/hand-offs", ["agency": district.agencies["Dinkes"]!, "reason": "x", "until": "2027-06-10"], on: id)
            XCTAssertEqual(far.status, 422)
        }
    }

    /// Many at once upon one open offer: exactly one prevails, and each of the others is told.
    func testOfManyAnswersAtOnceExactlyOneWins() async throws {
        try await TestDistrict.each { district in
            for round in 0..<4 {
                let id = try await district.begin("Serempak \(round)")
                try await district.act("focal-person/DPU", "/hand-offs", ["agency": district.agencies["Dinsos"]!, "reason": "x"], on: id)
                let offer = try await district.shown(id).handOffs[0].id
                let nominee = try await district.token("focal-person/Dinsos")
                let owner = try await district.token("focal-person/DPU")
                var attempts: [(String, String, String)] = (0..<3).map { (nominee, "accept", #"{"person": "Bu \#($0)"}"#) }
                attempts += [(owner, "withdraw", ""), (nominee, "decline", #"{"reason": "tidak"}"#), (owner, "withdraw", "")]
                let all = round % 2 == 0 ? attempts : attempts.reversed()
                let respond = TestClient(district.routes).respond
                let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                    for (token, verb, body) in all {
                        group.addTask {
                            try await TestClient(respond).json(.post, "/api/v1/responsibilities/\(id)/hand-offs/\(offer)/\(verb)", token: token, body)
                                .status
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                XCTAssertEqual(statuses.filter { $0 == 200 }.count, 1, "\(statuses)")
                // Once it was accepted the others are also no longer the owner or the nominee.
                XCTAssertTrue(statuses.allSatisfy { $0 == 200 || $0 == 409 || $0 == 403 }, "\(statuses)")
                let shown = try await district.shown(id)
                XCTAssertNotEqual(shown.handOffs[0].state, "proposed")
                XCTAssertEqual(shown.custody.count, shown.handOffs[0].state == "accepted" ? 2 : 1)
                let answers = try await district.ledger("responsibility/\(id)").dropFirst(2)
                XCTAssertEqual(answers.count, 1)
            }
        }
    }
}
