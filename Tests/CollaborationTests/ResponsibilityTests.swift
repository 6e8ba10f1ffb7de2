import Collaboration
import Days
import XCTest

final class ResponsibilityTests: XCTestCase {
    private let secretary = Actor(person: "sari", agency: "bappeda", office: .secretary)
    private let chair = Actor(person: "wabup", agency: nil, office: .chair)
    private let dinkes = Actor(person: "dewi", agency: "dinkes")
    private let dpu = Actor(person: "dani", agency: "dpu")
    private let dindik = Actor(person: "didi", agency: "dindik")
    private let start = noon("2026-03-02")

    private func begun(due: String = "2026-06-30") throws -> Responsibility {
        try Responsibility.begin(
            id: "r", owner: Owner(agency: "bappeda", person: "sari"), due: day(due), secretariat: "bappeda", by: secretary, at: start
        ).0
    }

    private func handOver(_ value: inout Responsibility, id: String, from owner: Actor, to nominee: Actor, at moment: Instant) throws {
        _ = try value.apply(
            .proposeHandOff(id: id, to: nominee.agency!, reason: "its field", expires: moment.adding(days: 7)), by: owner, at: moment)
        _ = try value.apply(.acceptHandOff(id: id, person: nominee.person), by: nominee, at: moment.adding(hours: 1))
    }

    func testBeginsWithTheSecretariatOrTheAgencyThatOffersItAndNowhereElse() throws {
        XCTAssertEqual(try begun().owner, Owner(agency: "bappeda", person: "sari"))
        let offered = try Responsibility.begin(
            id: "r", owner: Owner(agency: "dpu", person: "dani"), due: day("2026-06-30"), secretariat: "bappeda", by: dpu, at: start)
        XCTAssertEqual(offered.0.owner.agency, "dpu")
        for actor in [secretary, chair, dinkes, .clock] {
            expect(.beginsElsewhere) {
                try Responsibility.begin(
                    id: "r", owner: Owner(agency: "dpu", person: "dani"), due: day("2026-06-30"), secretariat: "bappeda", by: actor,
                    at: start)
            }
        }
        expect(.personMissing) {
            try Responsibility.begin(
                id: "r", owner: Owner(agency: "dpu", person: ""), due: day("2026-06-30"), secretariat: "bappeda", by: dpu, at: start)
        }
        expect(.dueInThePast) { try begun(due: "2026-03-01") }
        XCTAssertEqual(try begun(due: "2026-03-02").due, day("2026-03-02"))
    }

    func testOwnerStaysAccountableUntilTheNomineeAccepts() throws {
        var value = try begun()
        _ = try value.apply(
            .proposeHandOff(id: "h1", to: "dpu", reason: "water is theirs", expires: start.adding(days: 7)), by: secretary, at: start)
        XCTAssertEqual(value.owner.agency, "bappeda")
        expect(.onlyNominee) { try value.apply(.acceptHandOff(id: "h1", person: "dewi"), by: dinkes, at: start) }
        expect(.onlyNominee) { try value.apply(.acceptHandOff(id: "h1", person: "sari"), by: secretary, at: start) }
        expect(.onlyNominee) { try value.apply(.acceptHandOff(id: "h1", person: "dani"), by: chair, at: start) }
        expect(.notTheOpenOne) { try value.apply(.acceptHandOff(id: "h0", person: "dani"), by: dpu, at: start) }
        expect(.personMissing) { try value.apply(.acceptHandOff(id: "h1", person: ""), by: dpu, at: start) }
        expect(.handOffOpen) {
            try value.apply(.proposeHandOff(id: "h2", to: "dinkes", reason: "x", expires: start.adding(days: 1)), by: secretary, at: start)
        }
        let changes = try value.apply(.acceptHandOff(id: "h1", person: "dani"), by: dpu, at: start.adding(days: 1))
        XCTAssertEqual(value.owner, Owner(agency: "dpu", person: "dani"))
        XCTAssertEqual(changes.count, 2)
        XCTAssertEqual(value.custody.links.last?.reason, "water is theirs")
        XCTAssertEqual(value.custody.owner(at: start.adding(hours: 1))?.agency, "bappeda")
        XCTAssertEqual(value.custody.owner(at: start.adding(days: 2))?.agency, "dpu")
        XCTAssertNil(value.custody.owner(at: start.adding(days: -1)))
    }

    func testDeclineNeedsAReasonAndLeavesTheOwner() throws {
        var value = try begun()
        _ = try value.apply(.proposeHandOff(id: "h", to: "dpu", reason: "x", expires: start.adding(days: 7)), by: secretary, at: start)
        for blank in ["", "  \n", "\u{200B}\u{FEFF}"] {
            expect(.textMissing) { try value.apply(.declineHandOff(id: "h", reason: blank), by: dpu, at: start) }
        }
        expect(.textTooLong(limit: 2_000)) {
            try value.apply(.declineHandOff(id: "h", reason: String(repeating: "a", count: 2_001)), by: dpu, at: start)
        }
        _ = try value.apply(.declineHandOff(id: "h", reason: " no budget "), by: dpu, at: start)
        XCTAssertEqual(value.handOffs.last?.answer, "no budget")
        XCTAssertEqual(value.owner.agency, "bappeda")
        XCTAssertNil(value.openHandOff)
    }

    func testExpiryGoesToTheChair() throws {
        var value = try begun()
        let expires = start.adding(days: 7)
        _ = try value.apply(.proposeHandOff(id: "h", to: "dpu", reason: "x", expires: expires), by: secretary, at: start)
        expect(.handOffNotYetExpired) { try value.apply(.expireHandOff(id: "h"), by: .clock, at: start.adding(days: 6)) }
        expect(.handOffExpired) { try value.apply(.acceptHandOff(id: "h", person: "dani"), by: dpu, at: expires) }
        _ = try value.apply(.expireHandOff(id: "h"), by: .clock, at: expires)
        XCTAssertTrue(value.awaitsChair)
        XCTAssertEqual(value.openHandOff?.cause, .expired)
        XCTAssertEqual(value.owner.agency, "bappeda")
        expect(.notNow) { try value.apply(.withdrawHandOff(id: "h"), by: secretary, at: expires) }
        expect(.onlyChair) { try value.apply(.decide(handOff: "h", .keep, reason: "x"), by: secretary, at: expires) }
        expect(.textMissing) { try value.apply(.decide(handOff: "h", .keep, reason: " "), by: chair, at: expires) }
        _ = try value.apply(
            .decide(handOff: "h", .move(to: Owner(agency: "dinkes", person: "dewi")), reason: "health must lead"), by: chair, at: expires)
        XCTAssertEqual(value.owner, Owner(agency: "dinkes", person: "dewi"))
        XCTAssertEqual(value.handOffs.last?.state, .moved)
        XCTAssertEqual(value.custody.links.last?.how, .chairDecision)
        XCTAssertEqual(value.custody.links.last?.reason, "health must lead")
    }

    func testThirdHopAndReturnGoToTheChair() throws {
        var value = try begun()
        try handOver(&value, id: "1", from: secretary, to: dpu, at: start)
        _ = try value.apply(
            .proposeHandOff(id: "back", to: "bappeda", reason: "not ours", expires: start.adding(days: 9)), by: dpu,
            at: start.adding(days: 1))
        XCTAssertEqual(value.openHandOff?.cause, .returnToEarlierOwner)
        expect(.notNow) { try value.apply(.acceptHandOff(id: "back", person: "sari"), by: secretary, at: start.adding(days: 1)) }
        _ = try value.apply(.decide(handOff: "back", .keep, reason: "it is"), by: chair, at: start.adding(days: 2))
        XCTAssertEqual(value.owner.agency, "dpu")
        try handOver(&value, id: "2", from: dpu, to: dinkes, at: start.adding(days: 3))
        XCTAssertEqual(value.custody.hops, 2)
        _ = try value.apply(
            .proposeHandOff(id: "3", to: "dindik", reason: "schools", expires: start.adding(days: 9)), by: dinkes, at: start.adding(days: 4)
        )
        XCTAssertEqual(value.openHandOff?.cause, .thirdHop)
        _ = try value.apply(
            .decide(handOff: "3", .move(to: Owner(agency: "bappeda", person: "sari")), reason: "enough"), by: chair,
            at: start.adding(days: 5))
        XCTAssertEqual(value.custody.agencies, ["bappeda", "dpu", "dinkes", "bappeda"])
        XCTAssertEqual(value.custody.pingPongs, 1)
        XCTAssertEqual(value.custody.hops, 3)
    }

    func testDeliveryNeedsEvidenceAndAVerifierWhoIsNotTheOwner() throws {
        var value = try begun()
        let moment = noon("2026-06-30")
        expect(.evidenceMissing) { try value.apply(.deliver(id: "d", items: []), by: secretary, at: moment) }
        expect(.textMissing) { try value.apply(.deliver(id: "d", items: [.text(" ")]), by: secretary, at: moment) }
        for bad in ["javascript:alert(1)", "ftp://x", "https://", "http:// x", "example.org"] {
            expect(.linkInvalid, bad) { try value.apply(.deliver(id: "d", items: [.link(bad)]), by: secretary, at: moment) }
        }
        expect(.onlyOwner) { try value.apply(.deliver(id: "d", items: [.text("done")]), by: dpu, at: moment) }
        _ = try value.apply(
            .deliver(id: "d", items: [.text("done"), .link(" https://example.org/a ")]), by: secretary, at: moment)
        XCTAssertEqual(value.openDelivery?.items.last, .link("https://example.org/a"))
        expect(.ownerMayNotJudge) { try value.apply(.verify(delivery: "d", remark: nil), by: secretary, at: moment) }
        let samePersonElsewhere = Actor(person: "sari", agency: "dpu")
        expect(.ownerMayNotJudge) { try value.apply(.verify(delivery: "d", remark: nil), by: samePersonElsewhere, at: moment) }
        expect(.notTheOpenOne) { try value.apply(.verify(delivery: "e", remark: nil), by: dpu, at: moment) }
        expect(.textMissing) { try value.apply(.returnDelivery(id: "d", reason: ""), by: dpu, at: moment) }
        _ = try value.apply(.returnDelivery(id: "d", reason: "no photograph"), by: dpu, at: moment)
        XCTAssertEqual(value.status, .open)
        XCTAssertFalse(value.wasKeptOnTime)
        _ = try value.apply(.deliver(id: "d2", items: [.file("f")]), by: secretary, at: moment)
        _ = try value.apply(.verify(delivery: "d2", remark: nil), by: dpu, at: moment.adding(days: 5))
        XCTAssertEqual(value.status, .verified)
        XCTAssertTrue(value.wasKeptOnTime, "handed in on the day, verified later")
        XCTAssertEqual(value.deliveries.map(\.verdict), [.returned, .verified])
        expect(.onlyChairOrSecretary) { try value.apply(.reopen(reason: "pump broke"), by: dpu, at: moment.adding(days: 9)) }
        _ = try value.apply(.reopen(reason: "pump broke"), by: chair, at: moment.adding(days: 9))
        XCTAssertEqual(value.status, .open)
        XCTAssertEqual(value.deliveries.count, 2, "the history stays")
        XCTAssertTrue(value.isOverdue(on: day("2026-07-09")))
    }

    func testBlockedNeedsAReason() throws {
        var value = try begun()
        expect(.textMissing) { try value.apply(.block(reason: " ", waitsOn: nil), by: secretary, at: start) }
        expect(.onlyOwner) { try value.apply(.block(reason: "x", waitsOn: nil), by: dpu, at: start) }
        expect(.alreadyOwner) { try value.apply(.block(reason: "x", waitsOn: "bappeda"), by: secretary, at: start) }
        _ = try value.apply(.block(reason: "no land", waitsOn: "dpu"), by: secretary, at: start)
        XCTAssertEqual(value.statusReason, "no land")
        XCTAssertEqual(value.waitsOn, "dpu")
        _ = try value.apply(.unblock, by: secretary, at: start)
        XCTAssertEqual(value.status, .open)
        XCTAssertNil(value.waitsOn)
    }

    func testEscalationKeepsTheOwner() throws {
        var value = try begun()
        expect(.onlyOwner) { try value.apply(.escalate(id: "e", question: "who pays?"), by: dpu, at: start) }
        _ = try value.apply(.escalate(id: "e", question: "who pays?"), by: secretary, at: start)
        expect(.escalationOpen) { try value.apply(.escalate(id: "f", question: "again?"), by: secretary, at: start) }
        expect(.onlyChairOrSecretary) { try value.apply(.answerEscalation(id: "e", answer: "you"), by: dpu, at: start) }
        expect(.ownerMayNotJudge) { try value.apply(.answerEscalation(id: "e", answer: "me"), by: secretary, at: start) }
        _ = try value.apply(.answerEscalation(id: "e", answer: "the village fund"), by: chair, at: start)
        XCTAssertNil(value.openEscalation)
        XCTAssertEqual(value.owner.agency, "bappeda")
        XCTAssertEqual(value.custody.links.count, 1)
    }

    func testRenegotiationIsRecordedBeforeOrAfterDueAndDoesNotRepairAMissedDate() throws {
        var value = try begun(due: "2026-06-30")
        expect(.dueUnchanged) { try value.apply(.renegotiate(due: day("2026-06-30"), reason: "x"), by: secretary, at: start) }
        expect(.dueInThePast) { try value.apply(.renegotiate(due: day("2026-03-01"), reason: "x"), by: secretary, at: start) }
        expect(.onlyOwner) { try value.apply(.renegotiate(due: day("2026-08-01"), reason: "x"), by: dpu, at: start) }
        _ = try value.apply(.renegotiate(due: day("2026-07-10"), reason: "rain"), by: secretary, at: noon("2026-06-30"))
        XCTAssertEqual(value.bindingDue, day("2026-07-10"))
        _ = try value.apply(.renegotiate(due: day("2026-08-10"), reason: "late"), by: secretary, at: noon("2026-07-11"))
        XCTAssertEqual(value.dueChanges.map(\.isBeforeDue), [true, false])
        XCTAssertEqual(value.due, day("2026-08-10"))
        XCTAssertEqual(value.bindingDue, day("2026-07-10"))
        _ = try value.apply(.deliver(id: "d", items: [.text("done")]), by: secretary, at: noon("2026-08-01"))
        _ = try value.apply(.verify(delivery: "d", remark: nil), by: dpu, at: noon("2026-08-02"))
        XCTAssertFalse(value.wasKeptOnTime)
    }

    func testPersonChangesWithinTheAgencyOnly() throws {
        var value = try begun()
        expect(.onlyOwner) { try value.apply(.changePerson("dani", reason: "x"), by: dpu, at: start) }
        expect(.alreadyOwner) { try value.apply(.changePerson("sari", reason: "x"), by: secretary, at: start) }
        _ = try value.apply(.changePerson("budi", reason: "moved to another office"), by: secretary, at: start)
        XCTAssertEqual(value.owner, Owner(agency: "bappeda", person: "budi"))
        XCTAssertEqual(value.custody.hops, 0)
        XCTAssertEqual(value.custody.agencies, ["bappeda"])
    }

    func testCancelIsForTheChairOrASecretaryWhoseAgencyDoesNotOwnIt() throws {
        var value = try begun()
        expect(.ownerMayNotJudge) { try value.apply(.cancel(reason: "x"), by: secretary, at: start) }
        expect(.onlyChairOrSecretary) { try value.apply(.cancel(reason: "x"), by: dpu, at: start) }
        _ = try value.apply(.proposeHandOff(id: "h", to: "dpu", reason: "x", expires: start.adding(days: 7)), by: secretary, at: start)
        _ = try value.apply(.cancel(reason: "programme ended"), by: chair, at: start)
        XCTAssertEqual(value.handOffs.last?.state, .overtaken)
        XCTAssertEqual(value.status, .cancelled)
    }

    func testRowsThatContradictEachOtherAreRefused() throws {
        let first = CustodyLink(number: 1, from: nil, to: Owner(agency: "a", person: "p"), how: .initial, by: "p", at: start)
        let gap = CustodyLink(
            number: 2, from: Owner(agency: "b", person: "q"), to: Owner(agency: "c", person: "r"), how: .acceptedHandOff, by: "r", at: start
        )
        func hand(_ id: String, from: String = "a", to: String = "b") -> HandOff {
            HandOff(id: id, from: from, to: to, reason: "x", proposedBy: "p", proposedAt: start, expires: start.adding(days: 1))
        }
        func rebuild(
            _ status: Responsibility.Status = .open, custody: [CustodyLink], handOffs: [HandOff] = []
        ) throws -> Responsibility {
            try Responsibility(id: "r", status: status, due: day("2026-06-30"), custody: custody, handOffs: handOffs)
        }
        typealias Wrong = Responsibility.Inconsistency
        func check(_ wrong: Wrong, _ work: () throws -> Responsibility, line: UInt = #line) {
            XCTAssertThrowsError(try work(), line: line) { XCTAssertEqual($0 as? Wrong, wrong, line: line) }
        }
        check(.custodyBroken) { try rebuild(custody: []) }
        check(.custodyBroken) { try rebuild(custody: [first, gap]) }
        check(.custodyBroken) { try rebuild(custody: [first, first]) }
        check(.severalOpenHandOffs) { try rebuild(custody: [first], handOffs: [hand("1"), hand("2")]) }
        check(.handOffOfAnotherOwner) { try rebuild(custody: [first], handOffs: [hand("1", from: "b", to: "c")]) }
        check(.openHandOffInClosedStatus) { try rebuild(.cancelled, custody: [first], handOffs: [hand("1")]) }
        check(.deliveredWithoutDelivery) { try rebuild(.delivered, custody: [first]) }
        XCTAssertNoThrow(try rebuild(custody: [first], handOffs: [hand("1")]))
    }
}
