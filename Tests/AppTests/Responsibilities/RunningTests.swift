import App
import Days
import TestSupport
import XCTest

/// What happens to one while it is under way: obstacles, due days, persons, calls for help.
final class RunningTests: XCTestCase {
    func testBlockedNeedsAReasonAndNamesWhomItWaitsFor() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let bare = try await district.act("focal-person/DPU", "/block", ["waitsOn": district.agencies["Dinkes"]!], on: id)
            XCTAssertEqual(bare.status, 422)
            let other = try await district.act("focal-person/Dinkes", "/block", ["reason": "x"], on: id)
            XCTAssertEqual(other.status, 403)
            let owner = try await district.client("focal-person/DPU")
            let blocked = try await owner.post(
                "/responsibilities/\(id)/block", from: "/responsibilities/\(id)",
                ["block-reason": "Izin lahan belum terbit", "block-waits-on": district.agencies["Dinkes"]!])
            XCTAssertEqual(blocked.status, 303, blocked.text)
            let page = try await owner.get("/responsibilities/\(id)")
            for text in ["terhambat", "Izin lahan belum terbit", "menunggu Dinkes"] { XCTAssertTrue(page.text.contains(text), text) }
            let twice = try await district.act("focal-person/DPU", "/block", ["reason": "x"], on: id)
            XCTAssertEqual(twice.status, 409)
            let freed = try await district.act("focal-person/DPU", "/unblock", on: id)
            XCTAssertEqual(freed.status, 200, freed.text)
            let state = try await district.shown(id).state
            XCTAssertEqual(state, "open")
        }
    }

    func testADueDayThatIsChangedTooLateStaysVisible() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin(due: "2026-06-20")
            try await district.act("focal-person/DPU", "/due", ["due": "2026-06-25", "reason": "hujan"], on: id)
            district.now = Instant(jakarta: Day(iso: "2026-06-26")!, hour: 8)
            let list = try await district.client("chair").get("/responsibilities")
            XCTAssertTrue(list.text.contains("lewat 1 hari"))
            try await district.act("focal-person/DPU", "/due", ["due": "2026-07-25", "reason": "belum juga"], on: id)
            let changes = try await district.shown(id).dueChanges
            XCTAssertEqual(changes.map(\.beforeDue), [true, false])
            let page = try await district.client("chair").get("/responsibilities/\(id)")
            XCTAssertTrue(page.text.contains("setelah tenggat lewat"))
            XCTAssertTrue(page.text.contains("semula 20 Juni 2026"))
            for due in ["2026-06-25", "2026-07-25", "2026-02-30", "", "besok"] {
                let answer = try await district.act("focal-person/DPU", "/due", ["due": due, "reason": "x"], on: id)
                XCTAssertEqual(answer.status, 422, due)
            }
        }
    }

    func testTheSecondOfTwoWhoChangeTheDueDayIsTold() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let client = try await district.client("focal-person/DPU")
            let version = try await client.get("/responsibilities/\(id)").hidden("version")!
            func change(_ due: String) async throws -> TestClient.Answer {
                try await client.post(
                    "/responsibilities/\(id)/due", from: "/responsibilities/\(id)",
                    ["due-due": due, "due-reason": "alasan yang panjang sekali", "version": version])
            }
            let first = try await change("2026-07-10")
            XCTAssertEqual(first.status, 303)
            let second = try await change("2026-08-10")
            XCTAssertEqual(second.status, 409)
            XCTAssertTrue(second.text.contains("alasan yang panjang sekali"))
            let due = try await district.shown(id).due
            XCTAssertEqual(due, "2026-07-10")
        }
    }

    func testAnotherPersonOfTheSameAgencyIsALinkInTheChain() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let changed = try await district.act("focal-person/DPU", "/person", ["person": "Bu Tuti", "reason": "mutasi"], on: id)
            XCTAssertEqual(changed.status, 200, changed.text)
            let shown = try await district.shown(id)
            XCTAssertEqual(shown.person, "Bu Tuti")
            XCTAssertEqual(shown.custody.map(\.how), ["initial", "person"])
            let same = try await district.act("focal-person/DPU", "/person", ["person": "Bu Tuti", "reason": "mutasi"], on: id)
            XCTAssertEqual(same.status, 422)
        }
    }

    func testACallForHelpLeavesTheOwnerAndIsAnsweredFromAbove() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            try await district.act("focal-person/DPU", "/escalations", ["question": "Mohon surat ke BKAD"], on: id)
            let duties = try await district.client("chair").get("/decisions")
            XCTAssertTrue(duties.text.contains("Mohon surat ke BKAD"))
            let escalation = try await district.shown(id).escalations[0].id
            let other = try await district.act("focal-person/Dinkes", "/escalations/\(escalation)/answer", ["answer": "x"], on: id)
            XCTAssertEqual(other.status, 403)
            let chair = try await district.client("chair")
            let answered = try await chair.post(
                "/responsibilities/\(id)/escalations/\(escalation)/answer", from: "/decisions",
                ["_prefix": "answer-0", "_back": "/decisions", "answer-0-answer": "Surat dikirim besok"])
            XCTAssertEqual(answered.status, 303, answered.text)
            let shown = try await district.shown(id)
            XCTAssertEqual(shown.agency, district.agencies["DPU"])
            XCTAssertEqual(shown.escalations[0].answer, "Surat dikirim besok")
        }
    }

    func testTheChairMovesOneOfItsOwnMotionAndTheOpenOfferLapses() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            try await district.act("focal-person/DPU", "/hand-offs", ["agency": district.agencies["Dinkes"]!, "reason": "x"], on: id)
            let moved = try await district.act(
                "chair", "/reassign", ["agency": district.agencies["Dinsos"]!, "person": "Bu Wati", "reason": "DPU dilebur"], on: id)
            XCTAssertEqual(moved.status, 200, moved.text)
            let shown = try await district.shown(id)
            XCTAssertEqual(shown.agency, district.agencies["Dinsos"])
            XCTAssertEqual(shown.handOffs.map(\.state), ["overtaken"])
        }
    }

    func testASecretariatMayNotLetItselfOff() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin(by: "secretary")
            let own = try await district.act("secretary", "/cancel", ["reason": "x"], on: id)
            XCTAssertEqual(own.status, 403)
            let chair = try await district.act("chair", "/cancel", ["reason": "tidak perlu lagi"], on: id)
            XCTAssertEqual(chair.status, 200, chair.text)
            let list = try await district.client("secretary").get("/responsibilities")
            XCTAssertTrue(list.text.contains("Belum ada tanggung jawab"))
            let cancelled = try await district.client("secretary").get("/responsibilities?state=cancelled")
            XCTAssertTrue(cancelled.text.contains(id))
        }
    }

    func testOnlyWhatIsAllowedIsOffered() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let owner = try await district.client("focal-person/DPU").get("/responsibilities/\(id)")
            for path in ["hand-offs", "block", "due", "person", "escalations", "deliveries"] {
                XCTAssertTrue(owner.text.contains("action=\"/responsibilities/\(id)/\(path)\""), path)
            }
            XCTAssertFalse(owner.text.contains("/reassign\""))
            let other = try await district.client("focal-person/Dinkes").get("/responsibilities/\(id)")
            XCTAssertFalse(other.text.contains("action=\"/responsibilities/"))
            let evaluator = try await district.client("evaluator").get("/responsibilities/\(id)")
            XCTAssertFalse(evaluator.text.contains("action=\"/responsibilities/"))
        }
    }
}
