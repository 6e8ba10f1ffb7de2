import Collaboration
import Days
import XCTest

final class ReadBackTests: XCTestCase {
    private let speaker = Actor(person: "dewi", agency: "dinkes")
    private let listener = Actor(person: "dani", agency: "dpu")
    private let stranger = Actor(person: "didi", agency: "dindik")
    private let said = noon("2026-03-02")

    private func owed() throws -> ReadBack {
        try ReadBack(
            id: "b", statement: "s", speaker: "dinkes", listener: "dpu", requirement: .obligatory, statedAt: said, due: day("2026-03-09"))
    }

    func testOnlyTheListenerSaysAndOnlyTheSpeakerConfirms() throws {
        var value = try owed()
        XCTAssertEqual(value.state, .due)
        XCTAssertEqual(value.waitsFor, "dpu")
        for actor in [speaker, stranger, Actor(person: "sari", agency: "bappeda", office: .secretary)] {
            expect(.onlyListener) { try value.apply(.say("they lack scales"), by: actor, at: said) }
        }
        expect(.textMissing) { try value.apply(.say("  "), by: listener, at: said) }
        expect(.notNow) { try value.apply(.confirm(attempt: 1), by: speaker, at: said) }
        _ = try value.apply(.say(" they lack scales "), by: listener, at: said)
        XCTAssertEqual(value.attempts[0].text, "they lack scales")
        XCTAssertEqual(value.waitsFor, "dinkes")
        for actor in [listener, stranger] {
            expect(.onlySpeaker) { try value.apply(.confirm(attempt: 1), by: actor, at: said) }
            expect(.onlySpeaker) { try value.apply(.correct(attempt: 1, "no"), by: actor, at: said) }
        }
        expect(.notNow) { try value.apply(.say("again"), by: listener, at: said) }
        let attempt = try value.apply(.confirm(attempt: 1), by: speaker, at: said.adding(minutes: 3))
        XCTAssertEqual(attempt.answer, .confirmed)
        XCTAssertEqual(value.state, .confirmed)
        XCTAssertNil(value.waitsFor)
        XCTAssertEqual(value.confirmedAt, said.adding(minutes: 3))
        XCTAssertTrue(value.wasConfirmedAtFirst)
        expect(.notNow) { try value.apply(.say("more"), by: listener, at: said) }
    }

    func testACorrectionNeedsWordsAndIsRepaired() throws {
        var value = try owed()
        _ = try value.apply(.say("no money"), by: listener, at: said)
        expect(.textMissing) { try value.apply(.correct(attempt: 1, ""), by: speaker, at: said) }
        _ = try value.apply(.correct(attempt: 1, "money yes, cadres no"), by: speaker, at: said)
        XCTAssertEqual(value.state, .corrected)
        XCTAssertEqual(value.waitsFor, "dpu")
        XCTAssertTrue(value.wasCorrected)
        _ = try value.apply(.say("too few cadres"), by: listener, at: said)
        expect(.notTheOpenOne, "a confirmation meant for the first words") { try value.apply(.confirm(attempt: 1), by: speaker, at: said) }
        _ = try value.apply(.confirm(attempt: 2), by: speaker, at: said)
        XCTAssertEqual(value.state, .confirmed)
        XCTAssertFalse(value.wasConfirmedAtFirst)
        XCTAssertEqual(value.attempts.map(\.number), [1, 2])
        let rebuilt = try ReadBack(
            id: "b", statement: "s", speaker: "dinkes", listener: "dpu", requirement: .obligatory, statedAt: said, due: day("2026-03-09"),
            attempts: value.attempts)
        XCTAssertEqual(rebuilt, value)
    }

    func testNobodyReadsBackToHimself() throws {
        expect(.ownStatement) {
            try ReadBack(
                id: "b", statement: "s", speaker: "dpu", listener: "dpu", requirement: .sampled, statedAt: said, due: day("2026-03-09"))
        }
        var value = try owed()
        _ = try value.apply(.say("x"), by: listener, at: said)
        expect(.ownStatement) { try value.apply(.confirm(attempt: 1), by: Actor(person: "dani", agency: "dinkes"), at: said) }
    }

    func testOverdueFromTheDayAfterWhoeversTurnItIs() throws {
        var value = try owed()
        XCTAssertFalse(value.isOverdue(on: day("2026-03-09")))
        XCTAssertTrue(value.isOverdue(on: day("2026-03-10")))
        _ = try value.apply(.say("x"), by: listener, at: said)
        XCTAssertTrue(value.isOverdue(on: day("2026-03-10")))
        _ = try value.apply(.confirm(attempt: 1), by: speaker, at: said)
        XCTAssertFalse(value.isOverdue(on: day("2026-03-10")))
    }
}

final class MeetingTests: XCTestCase {
    private let secretary = Actor(person: "sari", agency: "bappeda", office: .secretary)

    func testStatesAndSteps() throws {
        let expected: [MeetingState: [MeetingState.Step: MeetingState]] = [
            .draft: [.invite: .open], .open: [.recall: .draft, .start: .inProgress], .inProgress: [.close: .closed], .closed: [:],
        ]
        for state in MeetingState.allCases {
            XCTAssertEqual(Set(state.steps), Set(expected[state]!.keys))
            for step in MeetingState.Step.allCases {
                if let next = expected[state]![step] {
                    XCTAssertEqual(try state.after(step, by: secretary), next)
                } else {
                    expect(.notNow) { try state.after(step, by: secretary) }
                }
                expect(.onlyChairOrSecretary) { try state.after(step, by: Actor(person: "x", agency: "dpu")) }
            }
        }
    }

    func testStatementsNeedARunningMeetingAndInvitedAgencies() throws {
        func make(
            _ state: MeetingState = .inProgress, _ agency: String = "dpu", _ text: String = "x", to addressed: Set<String> = []
        ) throws -> Statement {
            try Statement.made(
                id: "s", meeting: "m", state: state, invited: ["dpu", "dinkes"], kind: .obstacle, agency: agency, text: text,
                addressed: addressed, at: noon("2026-03-02"))
        }
        XCTAssertEqual(try make(to: ["dinkes"]).addressed, ["dinkes"])
        for state in [MeetingState.draft, .open, .closed] { expect(.meetingNotOpen) { try make(state) } }
        expect(.agencyNotInvited) { try make(.inProgress, "dindik") }
        expect(.agencyNotInvited) { try make(to: ["dindik"]) }
        expect(.ownStatement) { try make(to: ["dpu"]) }
        expect(.textMissing) { try make(.inProgress, "dpu", " ") }
        expect(.textTooLong(limit: 8_000)) { try make(.inProgress, "dpu", String(repeating: "k", count: 8_001)) }
    }

    func testWhatEachStateTakes() {
        func states(_ takes: (MeetingState) -> Bool) -> Set<MeetingState> { Set(MeetingState.allCases.filter(takes)) }
        XCTAssertEqual(states(\.takesPlanning), [.draft, .open])
        XCTAssertEqual(states(\.takesInvitations), [.draft, .open, .inProgress])
        XCTAssertEqual(states(\.takesAgenda), [.draft, .open, .inProgress])
        XCTAssertEqual(states(\.takesAttendance), [.inProgress])
        XCTAssertEqual(states(\.takesStatements), [.inProgress])
    }

    func testAStatementIsTakenBackOnlyBeforeAnybodyAnsweredIt() throws {
        XCTAssertNoThrow(try Statement.checkTakenBack(state: .inProgress, readBacks: []))
        XCTAssertNoThrow(try Statement.checkTakenBack(state: .inProgress, readBacks: [.due, .due]))
        for state in ReadBack.State.allCases where state != .due {
            expect(.notNow) { try Statement.checkTakenBack(state: .inProgress, readBacks: [.due, state]) }
        }
        expect(.meetingNotOpen) { try Statement.checkTakenBack(state: .closed, readBacks: []) }
    }

    func testAMandateBelongsToThoseWhoCame() throws {
        expect(.mandateWithoutAttendance) { try Attendance(agency: "dpu", invited: true, attended: false, mandate: .decisionMaker) }
        XCTAssertNoThrow(try Attendance(agency: "dpu", invited: true, attended: true, mandate: .withoutMandate))
    }
}
