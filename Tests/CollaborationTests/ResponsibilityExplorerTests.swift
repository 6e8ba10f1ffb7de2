import Collaboration
import Days
import XCTest

/// Walks every reachable state of the machine itself, with three agencies, and checks the rules from outside: nothing here asks the
/// machine what it would allow, except by trying.
final class ResponsibilityExplorerTests: XCTestCase {
    private let agencies = ["a", "b", "c"]
    private let secretariat = "a"
    private let early = noon("2026-03-02")
    /// After every hand-off proposed at `early` has expired.
    private var late: Instant { early.adding(days: 30) }
    private var expires: Instant { early.adding(days: 7) }

    private var actors: [Actor] {
        agencies.map { Actor(person: "p-\($0)", agency: $0) } + [
            Actor(person: "sec", agency: secretariat, office: .secretary), Actor(person: "chair", agency: nil, office: .chair),
            Actor(person: "guest", agency: nil), .clock,
        ]
    }

    /// Identifiers that the machine does not look at beyond equality: the number of hand-offs and so on would make the space infinite.
    private func commands(in state: Responsibility) -> [Responsibility.Command] {
        let hand = state.openHandOff?.id ?? "none"
        let delivery = state.openDelivery?.id ?? "none"
        let next = "\(state.handOffs.count + state.deliveries.count + state.escalations.count)"
        var all: [Responsibility.Command] = [
            .withdrawHandOff(id: hand), .declineHandOff(id: hand, reason: "r"), .expireHandOff(id: hand),
            .decide(handOff: hand, .keep, reason: "r"), .block(reason: "r", waitsOn: nil), .unblock,
            .renegotiate(due: day("2026-12-31"), reason: "r"), .escalate(id: next, question: "q"),
            .answerEscalation(id: state.openEscalation?.id ?? "none", answer: "a"), .deliver(id: next, items: [.text("t")]),
            .verify(delivery: delivery, remark: nil), .returnDelivery(id: delivery, reason: "r"), .reopen(reason: "r"),
            .cancel(reason: "r"), .changePerson("other", reason: "r"),
        ]
        for agency in agencies {
            let owner = Owner(agency: agency, person: "p-\(agency)")
            all.append(.proposeHandOff(id: next, to: agency, reason: "r", expires: expires))
            all.append(.acceptHandOff(id: hand, person: "p-\(agency)"))
            all.append(.decide(handOff: hand, .move(to: owner), reason: "r"))
            all.append(.reassign(owner, reason: "r"))
        }
        return all
    }

    /// What the rules can depend on. Two values of equal shape allow the same commands.
    private struct Shape: Hashable {
        let path: [String]
        let person: String
        let status: Responsibility.Status
        let handOff: String
        let escalated: Bool
        let renegotiated: Bool
    }

    private func shape(_ state: Responsibility) -> Shape {
        Shape(
            path: state.custody.agencies, person: state.owner.person, status: state.status,
            handOff: state.openHandOff.map { "\($0.to) \($0.state) \(String(describing: $0.cause))" } ?? "",
            escalated: state.openEscalation != nil, renegotiated: !state.dueChanges.isEmpty)
    }

    private func start(with agency: String) throws -> Responsibility {
        try Responsibility.begin(
            id: "r", owner: Owner(agency: agency, person: "p-\(agency)"), due: day("2026-06-30"), secretariat: secretariat,
            by: Actor(person: "p-\(agency)", agency: agency), at: early
        ).0
    }

    /// The walk ends at the first state that breaks a rule: a broken rule breaks thousands of states.
    private var isBroken = false

    func testEveryReachableStateKeepsTheRules() throws {
        let hopBound = 3
        var queue: [Responsibility] = try agencies.map(start(with:))
        var seen = Set(queue.map(shape))
        var next = 0
        var moves = 0
        var byChair = 0
        while next < queue.count, !isBroken {
            let state = queue[next]
            next += 1
            var possible = 0
            for command in commands(in: state) {
                for actor in actors {
                    for moment in [early, late] {
                        var after = state
                        guard let changes = try? after.apply(command, by: actor, at: moment) else {
                            XCTAssertEqual(after, state, "a refusal changes nothing")
                            continue
                        }
                        possible += 1
                        check(state, command, actor, moment, after, changes)
                        if after.owner.agency != state.owner.agency {
                            moves += 1
                            if actor.office == .chair { byChair += 1 }
                        }
                        if after.custody.hops <= hopBound, seen.insert(shape(after)).inserted { queue.append(after) }
                    }
                }
            }
            if state.status == .cancelled {
                XCTAssertEqual(possible, 0, "cancelled is final")
            } else {
                XCTAssertGreaterThan(possible, 0, "stuck: \(shape(state))")
            }
        }
        guard !isBroken else { return }
        // The walk itself must have been somewhere: these fail when the space collapses.
        XCTAssertGreaterThan(queue.count, 1_000)
        XCTAssertGreaterThan(moves - byChair, 0)
        XCTAssertGreaterThan(byChair, 0)
        XCTAssertTrue(seen.contains { $0.path.count == hopBound + 1 })
        XCTAssertEqual(Set(seen.map(\.status)), Set(Responsibility.Status.allCases))
        try checkThatWorkCanAlwaysBeFinished(queue)
    }

    private func check(
        _ before: Responsibility, _ command: Responsibility.Command, _ actor: Actor, _ moment: Instant, _ after: Responsibility,
        _ changes: [Responsibility.Change]
    ) {
        func holds(_ condition: Bool, _ rule: String) {
            guard !condition, !isBroken else { return }
            isBroken = true
            XCTFail("\(rule): \(shape(before)) \(command) by \(actor) -> \(shape(after))")
        }
        // One owner: the chain has an end, that end is a real agency and a named person, and the rows say the same.
        holds(agencies.contains(after.owner.agency) && !after.owner.person.isEmpty, "exactly one owner")
        holds(ChainOfCustody(after.custody.links)?.owner == after.owner, "custody joins")
        holds(after.handOffs.count(where: \.state.isOpen) <= 1, "no two open hand-offs")
        holds(after.escalations.count(where: \.isOpen) <= 1, "no two open escalations")
        if let open = after.openHandOff { holds(open.from == after.owner.agency && open.to != open.from, "offered by the owner") }
        holds(!changes.isEmpty, "a command that is carried out changes something")

        if after.owner.agency != before.owner.agency {
            holds(after.custody.links.count == before.custody.links.count + 1, "one link for one move")
            if actor.office != .chair {
                holds(actor.agency == after.owner.agency, "only the nominee accepts")
                holds(before.openHandOff?.to == after.owner.agency, "only what was offered is accepted")
                holds(moment < (before.openHandOff?.expires ?? early), "not after expiry")
                holds(before.custody.agencies.count <= 2, "the third hop never moves without the chair")
                holds(!before.custody.agencies.contains(after.owner.agency), "no return without the chair")
                holds(!before.awaitsChair, "what waits for the chair, the chair decides")
            }
        } else if after.owner.person != before.owner.person {
            holds(actor.agency == before.owner.agency, "only the agency changes its person")
        }
        if before.awaitsChair, !after.awaitsChair { holds(actor.office == .chair || after.status == .cancelled, "the chair decides") }
        if after.status == .verified, before.status != .verified {
            holds(actor.agency != before.owner.agency && actor.office != .clock, "the owner does not verify")
            holds(after.deliveries.last?.items.isEmpty == false, "no verification without evidence")
        }
        if after.status == .blocked, before.status != .blocked { holds(after.statusReason != nil, "blocked has a reason") }
        if case .escalate = command { holds(after.owner == before.owner, "escalation keeps the owner") }

        // The rows that were written rebuild the value.
        var replayed = before
        for change in changes { replayed.take(change) }
        holds(replayed == after, "changes make the new value")
        let rebuilt = try? Responsibility(
            id: after.id, status: after.status, due: after.due, custody: after.custody.links, handOffs: after.handOffs,
            statusChanges: after.statusChanges, dueChanges: after.dueChanges, escalations: after.escalations,
            deliveries: after.deliveries)
        holds(rebuilt == after, "rows rebuild the value")
    }

    /// Not only is some command possible: from every state that is not final the agencies and a chair can bring it to verified.
    private func checkThatWorkCanAlwaysBeFinished(_ states: [Responsibility]) throws {
        let chair = Actor(person: "chair", agency: nil, office: .chair)
        for state in states where !state.status.isFinal {
            var value = state
            let owner = Actor(person: value.owner.person, agency: value.owner.agency)
            if let open = value.openHandOff {
                if open.state == .awaitingChair {
                    _ = try value.apply(.decide(handOff: open.id, .keep, reason: "r"), by: chair, at: late)
                } else {
                    _ = try value.apply(.withdrawHandOff(id: open.id), by: owner, at: late)
                }
            }
            if value.status != .delivered { _ = try value.apply(.deliver(id: "last", items: [.text("t")]), by: owner, at: late) }
            _ = try value.apply(.verify(delivery: value.openDelivery!.id, remark: nil), by: chair, at: late)
            XCTAssertEqual(value.status, .verified)
        }
    }

    /// Long random histories with many agencies, where the bounded walk does not reach.
    func testRandomWalks() throws {
        let names = (0..<8).map { "g\($0)" }
        for seed in 0..<60 as Range<UInt64> {
            var random = Seeded(seed)
            var moment = early
            let first = names.randomElement(using: &random)!
            var value = try Responsibility.begin(
                id: "r", owner: Owner(agency: first, person: "p-\(first)"), due: day("2027-06-30"), secretariat: "g0",
                by: Actor(person: "p-\(first)", agency: first), at: moment
            ).0
            let everyone =
                names.map { Actor(person: "p-\($0)", agency: $0) } + [
                    Actor(person: "chair", agency: nil, office: .chair), .clock,
                ]
            var done = 0
            for step in 0..<400 {
                moment = moment.adding(hours: Int.random(in: 1...40, using: &random))
                let nominee = names.randomElement(using: &random)!
                let open = value.openHandOff?.id ?? ""
                let choices: [Responsibility.Command] = [
                    .proposeHandOff(id: "h\(step)", to: nominee, reason: "r", expires: moment.adding(days: 2)),
                    .acceptHandOff(id: open, person: "p"), .declineHandOff(id: open, reason: "r"), .expireHandOff(id: open),
                    .decide(handOff: open, .move(to: Owner(agency: nominee, person: "p-\(nominee)")), reason: "r"),
                    .decide(handOff: open, .keep, reason: "r"), .block(reason: "r", waitsOn: nil), .unblock,
                    .deliver(id: "d\(step)", items: [.text("t")]), .returnDelivery(id: value.openDelivery?.id ?? "", reason: "r"),
                    .renegotiate(due: moment.jakartaDay + Int.random(in: 0...60, using: &random), reason: "r"),
                ]
                let actor = everyone.randomElement(using: &random)!
                let before = value
                guard (try? value.apply(choices.randomElement(using: &random)!, by: actor, at: moment)) != nil else { continue }
                done += 1
                XCTAssertNotNil(ChainOfCustody(value.custody.links))
                XCTAssertLessThanOrEqual(value.handOffs.count(where: \.state.isOpen), 1)
                let byChair = value.custody.links.dropFirst().count { $0.how == .chairDecision }
                XCTAssertLessThanOrEqual(value.custody.hops - byChair, 2, "at most two hops were ever free")
                if value.owner.agency != before.owner.agency, actor.office != .chair { XCTAssertEqual(actor.agency, value.owner.agency) }
                XCTAssertEqual(value.custody.owner(at: moment), value.owner, "no moment without an owner")
            }
            XCTAssertGreaterThan(done, 5)
        }
    }
}
