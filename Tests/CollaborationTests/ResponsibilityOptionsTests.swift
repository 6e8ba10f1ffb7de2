import Collaboration
import Days
import XCTest

final class ResponsibilityOptionsTests: XCTestCase {
    private let start = noon("2026-03-02")
    private let secretary = Actor(person: "sari", agency: "bappeda", office: .secretary)
    private let dpu = Actor(person: "dani", agency: "dpu")
    private let dinkes = Actor(person: "dewi", agency: "dinkes")
    private let chair = Actor(person: "ketua", agency: nil, office: .chair)

    private func begun() throws -> Responsibility {
        try Responsibility.begin(
            id: "r", owner: Owner(agency: "dpu", person: "dani"), due: day("2026-06-30"), secretariat: "bappeda", by: dpu, at: start
        ).0
    }

    func testAnOwnerMayOfferDeliverAndExplain() throws {
        let value = try begun()
        XCTAssertEqual(
            value.options(for: dpu, at: start), [.proposeHandOff, .changePerson, .block, .renegotiate, .escalate, .deliver])
        XCTAssertEqual(value.options(for: dinkes, at: start), [])
        XCTAssertEqual(value.options(for: chair, at: start), [.reassign, .renegotiate, .cancel])
        XCTAssertEqual(value.options(for: secretary, at: start), [.renegotiate, .cancel])
        XCTAssertEqual(value.options(for: .clock, at: start), [])
    }

    func testAnOpenOfferIsAnsweredByTheNomineeUntilItExpires() throws {
        var value = try begun()
        let expires = start.adding(days: 7)
        _ = try value.apply(.proposeHandOff(id: "h", to: "dinkes", reason: "x", expires: expires), by: dpu, at: start)
        XCTAssertEqual(value.options(for: dinkes, at: start), [.acceptHandOff, .declineHandOff])
        XCTAssertTrue(value.options(for: dpu, at: start).contains(.withdrawHandOff))
        XCTAssertFalse(value.options(for: dpu, at: start).contains(.deliver), "not while it is offered")
        XCTAssertEqual(value.options(for: dinkes, at: expires), [])
        _ = try value.apply(.expireHandOff(id: "h"), by: .clock, at: expires)
        XCTAssertTrue(value.options(for: chair, at: expires).contains(.decide))
        XCTAssertFalse(value.options(for: secretary, at: expires).contains(.decide))
    }

    func testEvidenceIsJudgedByOthers() throws {
        var value = try begun()
        _ = try value.apply(.deliver(id: "d", items: [.text("x")]), by: dpu, at: start)
        XCTAssertEqual(value.options(for: dinkes, at: start), [.verify, .returnDelivery])
        XCTAssertFalse(value.options(for: dpu, at: start).contains(.verify))
        XCTAssertEqual(value.options(for: Actor(person: "dani", agency: "dinkes"), at: start), [], "the same person elsewhere")
        _ = try value.apply(.verify(delivery: "d", remark: nil), by: dinkes, at: start)
        XCTAssertEqual(value.options(for: dpu, at: start), [])
        XCTAssertEqual(value.options(for: chair, at: start), [.reopen])
    }
}
