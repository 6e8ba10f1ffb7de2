import Collaboration
import Days
import XCTest

final class MeasureTests: XCTestCase {
    private let period = Period(first: day("2026-01-01"), last: day("2026-03-31"))!
    private let now = noon("2026-04-10")

    // MARK: Groups

    func testEveryMeasureBelongsToOneIndicatorOrToTheNetwork() {
        let grouped = ProcessIndicator.allCases.flatMap(\.measures)
        XCTAssertEqual(Set(grouped).count, grouped.count)
        XCTAssertEqual(
            Set(MeasureName.allCases).subtracting(grouped), [.density, .centralisation, .bottleneck, .deadlocks])
        for indicator in ProcessIndicator.allCases { XCTAssertFalse(indicator.measures.isEmpty) }
        XCTAssertTrue(ProcessIndicator.trustBuilding.measures.contains(.keptOnTime))
    }

    func testAProportionCarriesWhatItRestsOn() {
        let measure = Measure.proportion(.attendance, 8, of: 10)
        XCTAssertEqual(measure.known, 0.8)
        XCTAssertEqual(measure.count, 8)
        XCTAssertEqual(measure.denominator, 10)
        XCTAssertEqual(measure.interval!.lowerBound, 0.4901625, accuracy: 5e-7)
        XCTAssertEqual(Measure.proportion(.attendance, 0, of: 0).value, .undefined)
    }

    // MARK: Dialogue

    func testDialogue() throws {
        let list = [
            try Attendance(agency: "a", invited: true, attended: true, mandate: .decisionMaker),
            try Attendance(agency: "b", invited: true, attended: true, mandate: .deputyWithMandate),
            try Attendance(agency: "c", invited: true, attended: true, mandate: .withoutMandate),
            try Attendance(agency: "d", invited: true, attended: true),
            try Attendance(agency: "e", invited: true, attended: false),
            try Attendance(agency: "f", invited: false, attended: true, mandate: .decisionMaker),
        ]
        let attendance = Measure.attendance(list)
        XCTAssertEqual([Int(attendance.count), attendance.denominator], [4, 5], "the uninvited raise nothing")
        let mandates = Measure.decisionMakers(list)
        XCTAssertEqual([Int(mandates.count), mandates.denominator], [3, 5])

        let five: Set<String> = ["a", "b", "c", "d", "e"]
        XCTAssertEqual(Measure.voice(speakers: ["a", "a", "a", "a"], agencies: five).known!, 0.8, accuracy: 1e-12, "the silent count")
        XCTAssertEqual(Measure.voice(speakers: Array(five), agencies: five).known!, 0, accuracy: 1e-12)
        XCTAssertEqual(Measure.voice(speakers: [], agencies: five).value, .undefined)
        XCTAssertEqual(Measure.voice(speakers: ["a"], agencies: ["a", "b", "c", "d"]).value, .suppressed)
    }

    // MARK: Understanding

    /// `answers`: `c` confirmed, `x` corrected; one letter an attempt, each a day after the other.
    private func readBack(
        _ listener: String, of speaker: String, _ answers: String, _ requirement: ReadBack.Requirement = .sampled
    ) throws -> ReadBack {
        let stated = noon("2026-02-02")
        var value = try ReadBack(
            id: "\(listener)-\(speaker)-\(answers)", statement: "s", speaker: speaker, listener: listener, requirement: requirement,
            statedAt: stated, due: day("2026-02-09"))
        for (number, answer) in answers.enumerated() {
            let moment = stated.adding(days: number + 1)
            _ = try value.apply(.say("x"), by: Actor(person: "l", agency: listener), at: moment)
            let command: ReadBack.Command = answer == "c" ? .confirm(attempt: number + 1) : .correct(attempt: number + 1, "no")
            _ = try value.apply(command, by: Actor(person: "s", agency: speaker), at: moment)
        }
        return value
    }

    func testSharedUnderstandingCountsWhatWasRequired() throws {
        let all = [
            try readBack("a", of: "b", "c"), try readBack("b", of: "a", "xc"), try readBack("c", of: "a", "x", .obligatory),
            try readBack("d", of: "a", ""), try readBack("e", of: "a", "c", .voluntary),
        ]
        let measures = Dictionary(
            uniqueKeysWithValues: Measure.sharedUnderstanding(all, now: noon("2026-02-12")).map { ($0.name, $0) })
        func pair(_ name: MeasureName) -> [Int] { [Int(measures[name]!.count), measures[name]!.denominator] }
        XCTAssertEqual(pair(.understanding), [2, 4])
        XCTAssertEqual(pair(.sampledUnderstanding), [2, 3])
        XCTAssertEqual(pair(.firstPass), [1, 4])
        XCTAssertEqual(pair(.repair), [2, 4])
        XCTAssertEqual(pair(.timeToConfirm), [2, 4])
        XCTAssertEqual(measures[.timeToConfirm]?.known, 2, "half confirmed after two days; the two open ones are not dropped")
    }

    func testTheMatrixCountsAbsentAgencies() throws {
        let agencies = ["a", "b", "c", "d", "e"]
        // Everybody owes everybody; e never comes.
        var list: [ReadBack] = []
        for listener in agencies {
            for speaker in agencies where speaker != listener {
                let answers = listener == "e" ? "" : listener == "a" && speaker == "b" ? "x" : "c"
                list.append(try readBack(listener, of: speaker, answers))
            }
        }
        let matrix = UnderstandingMatrix(agencies: agencies, readBacks: list, on: day("2026-02-10"))
        XCTAssertEqual(matrix[listener: "a", speaker: "b"].share, 0)
        XCTAssertEqual(matrix[listener: "b", speaker: "a"].share, 1)
        XCTAssertNil(matrix[listener: "a", speaker: "a"].share)
        XCTAssertEqual(matrix.listening("e").required, 4)
        XCTAssertEqual(matrix.listening("e").confirmed, 0)
        XCTAssertEqual(matrix.listening("e").overdue, 4)
        XCTAssertEqual(matrix.speaking("e").confirmed, 4)
        XCTAssertEqual(matrix.total.required, 20)
        XCTAssertEqual(matrix.total.confirmed, 15)
        // Of ten pairs: four with e and the pair a–b are not mutual.
        XCTAssertEqual(matrix.mutualUnderstanding.known!, 0.5, accuracy: 1e-12)
        XCTAssertEqual(matrix.mutualUnderstanding.denominator, 10)
        XCTAssertEqual(matrix.pairsRequired, 10)

        let few = UnderstandingMatrix(agencies: ["a", "b"], readBacks: [try readBack("a", of: "b", "c")], on: day("2026-02-10"))
        XCTAssertEqual(few.mutualUnderstanding.value, .suppressed)
        XCTAssertEqual(few.pairsRequired, 0)
        XCTAssertEqual(UnderstandingMatrix(agencies: agencies, readBacks: [], on: day("2026-02-10")).mutualUnderstanding.value, .undefined)
    }

    /// Staying away can never raise a score: an unanswered read-back in place of none, or in place of an answered one.
    func testAbsenceNeverHelps() throws {
        var random = Seeded(5)
        let agencies = (0..<6).map { "g\($0)" }
        for _ in 0..<40 {
            var list: [ReadBack] = []
            for listener in agencies {
                for speaker in agencies where speaker != listener && Bool.random(using: &random) {
                    list.append(try readBack(listener, of: speaker, ["", "c", "x", "xc"].randomElement(using: &random)!))
                }
            }
            let absent = agencies.randomElement(using: &random)!
            var without: [ReadBack] = []
            for one in list { without.append(one.listener == absent ? try readBack(absent, of: one.speaker, "") : one) }
            let before = UnderstandingMatrix(agencies: agencies, readBacks: list, on: day("2026-03-01")).mutualUnderstanding
            let after = UnderstandingMatrix(agencies: agencies, readBacks: without, on: day("2026-03-01")).mutualUnderstanding
            XCTAssertLessThanOrEqual(after.known ?? 0, before.known ?? 0)
            for (left, right) in zip(Measure.sharedUnderstanding(without, now: now), Measure.sharedUnderstanding(list, now: now))
            where left.name.unit == .proportion {
                XCTAssertEqual(left.denominator, right.denominator)
                XCTAssertLessThanOrEqual(left.count, right.count)
            }
        }
    }

    func testVotesAndRatings() {
        let votes = Measure.votes([0, 0, 1, 3, 6])
        XCTAssertEqual(votes.map(\.name), [.consensus, .agreement])
        XCTAssertEqual(votes.map(\.denominator), [10, 10])
        XCTAssertEqual(Measure.votes([1, 0, 3]).map(\.value), [.suppressed, .suppressed])
        let trust = Measure.perceivedTrust([4, 4, 5, 4, 3], scale: 5)
        XCTAssertEqual(trust[0].known, 4)
        XCTAssertEqual(trust[1].known!, 0.75, accuracy: 1e-12)
        XCTAssertEqual(Measure.perceivedTrust([4, 4, 5, 4], scale: 5).map(\.value), [.suppressed, .suppressed])
        XCTAssertEqual(Measure.jointFactFinding([["a"], ["a", "b"], []]).known!, 1.0 / 3, accuracy: 1e-12)
        XCTAssertEqual(Measure.signedPlans(2, of: 5).known, 0.4)
    }

    // MARK: Responsibilities

    private let chair = Actor(person: "chair", agency: nil, office: .chair)
    private func actor(_ agency: String) -> Actor { Actor(person: "p-\(agency)", agency: agency) }

    private func responsibility(_ id: String, _ agency: String, began: String = "2026-01-05", due: String = "2026-03-01") throws
        -> Responsibility
    {
        try Responsibility.begin(
            id: id, owner: Owner(agency: agency, person: "p-\(agency)"), due: day(due), secretariat: "s", by: actor(agency), at: noon(began)
        ).0
    }

    private func move(_ value: inout Responsibility, to nominee: String, at moment: Instant, waiting: Int = 1) throws {
        let owner = value.owner.agency
        _ = try value.apply(
            .proposeHandOff(id: "\(value.id)-\(moment.iso)", to: nominee, reason: "r", expires: moment.adding(days: 7)), by: actor(owner),
            at: moment)
        if let waiting = value.openHandOff, waiting.state == .awaitingChair {
            _ = try value.apply(
                .decide(handOff: waiting.id, .move(to: Owner(agency: nominee, person: "p-\(nominee)")), reason: "r"), by: chair, at: moment)
            return
        }
        _ = try value.apply(
            .acceptHandOff(id: value.openHandOff!.id, person: "p-\(nominee)"), by: actor(nominee), at: moment.adding(days: waiting))
    }

    private func finish(_ value: inout Responsibility, delivered: String, verified: String) throws {
        let owner = value.owner.agency
        _ = try value.apply(.deliver(id: "d-\(delivered)", items: [.text("t")]), by: actor(owner), at: noon(delivered))
        _ = try value.apply(.verify(delivery: "d-\(delivered)", remark: nil), by: chair, at: noon(verified))
    }

    func testCommitment() throws {
        var passed = try responsibility("1", "a")
        try move(&passed, to: "b", at: noon("2026-01-10"), waiting: 2)
        try move(&passed, to: "c", at: noon("2026-01-20"), waiting: 4)
        try move(&passed, to: "a", at: noon("2026-02-01"))

        var declined = try responsibility("2", "a")
        _ = try declined.apply(
            .proposeHandOff(id: "h2", to: "b", reason: "r", expires: noon("2026-02-20")), by: actor("a"), at: noon("2026-02-10"))
        _ = try declined.apply(.declineHandOff(id: "h2", reason: "no budget"), by: actor("b"), at: noon("2026-02-11"))
        _ = try declined.apply(.renegotiate(due: day("2026-03-20"), reason: "r"), by: actor("a"), at: noon("2026-02-15"))
        _ = try declined.apply(.renegotiate(due: day("2026-05-20"), reason: "r"), by: actor("a"), at: noon("2026-03-25"))

        var expired = try responsibility("3", "b")
        _ = try expired.apply(
            .proposeHandOff(id: "h3", to: "c", reason: "r", expires: noon("2026-02-20")), by: actor("b"), at: noon("2026-02-10"))
        _ = try expired.apply(.expireHandOff(id: "h3"), by: .clock, at: noon("2026-03-01"))

        let old = try responsibility("4", "b", began: "2026-04-02", due: "2026-06-01")
        let measures = ResponsibilityMeasures([passed, declined, expired, old], period: period, now: now)
        XCTAssertEqual(measures.responsibilities.map(\.id), ["1", "2", "3"], "one began after the period")
        func pair(_ measure: Measure) -> [Int] { [Int(measure.count), measure.denominator] }
        XCTAssertEqual(pair(measures.acceptance), [2, 4], "the return to a was never the nominee's to accept")
        XCTAssertEqual(pair(measures.declined), [1, 4])
        XCTAssertEqual(pair(measures.expiries), [1, 4])
        // Waits: 1 (declined), 2 and 4 (accepted), 10 (expired). After 2 days two of three are left, after 4 one of three.
        XCTAssertEqual(measures.timeToAccept.known, 4)
        XCTAssertEqual(pair(measures.renegotiatedBeforeDue), [1, 3])
        XCTAssertEqual(pair(measures.renegotiatedAfterDue), [1, 3])
        XCTAssertEqual(pair(measures.passedOnTwice), [1, 3])
        XCTAssertEqual(pair(measures.pingPongs), [1, 3])
        XCTAssertEqual(measures.declines.map(\.reason), ["no budget"])
        XCTAssertEqual(measures.declines.map(\.agency), ["b"])
        XCTAssertEqual(measures.transitions.map { "\($0.from)\($0.to) \($0.count)/\($0.of)" }, ["ab 1/1", "bc 1/1", "ca 1/1"])
        XCTAssertEqual(measures.all.count, 10)
        XCTAssertEqual(Set(measures.all.map(\.name)).count, 10)
    }

    func testReliabilityAndSmallWins() throws {
        var onTime = try responsibility("1", "a")
        try finish(&onTime, delivered: "2026-03-01", verified: "2026-03-20")
        var late = try responsibility("2", "a")
        try finish(&late, delivered: "2026-03-02", verified: "2026-03-03")
        let missing = try responsibility("3", "b")
        var cancelled = try responsibility("4", "b")
        _ = try cancelled.apply(.cancel(reason: "r"), by: chair, at: noon("2026-02-01"))
        var rescued = try responsibility("5", "b")
        _ = try rescued.apply(.renegotiate(due: day("2026-05-01"), reason: "r"), by: actor("b"), at: noon("2026-03-10"))
        let early = try responsibility("6", "b", due: "2026-06-01")
        var unverified = try responsibility("7", "c")
        _ = try unverified.apply(.deliver(id: "d", items: [.text("t")]), by: actor("c"), at: noon("2026-02-01"))
        let measures = ResponsibilityMeasures(
            [onTime, late, missing, cancelled, rescued, early, unverified], period: period, now: now)
        XCTAssertEqual([Int(measures.keptOnTime.count), measures.keptOnTime.denominator], [1, 5])
        XCTAssertEqual(measures.keptOnTime(by: "a").denominator, 2)
        XCTAssertEqual(measures.keptOnTime(by: "b").denominator, 2, "a date moved after it had passed stays missed")
        XCTAssertEqual([Int(measures.smallWins.count), measures.smallWins.denominator], [2, 2])
    }

    // MARK: Network

    func testNetwork() throws {
        let names = ["a", "b", "c", "d", "e"]
        func ties(_ text: String) -> [Dependence.Tie] {
            text.split(separator: " ").map { Dependence.Tie(waiting: String($0.first!), on: String($0.last!)) }
        }
        let star = Dependence(agencies: names, ties: ties("ba ca da ea ea"), overdueShare: ["a": 0.5])
        XCTAssertEqual(star.density.known!, 0.2, accuracy: 1e-12)
        XCTAssertEqual(star.centralisation.known!, 1, accuracy: 1e-12)
        XCTAssertEqual(star.reciprocity.known!, 0, accuracy: 1e-12)
        XCTAssertEqual(star.bottleneck.known!, 2.5, accuracy: 1e-12)
        XCTAssertEqual(star.bottlenecks.map(\.agency), ["a"])
        XCTAssertEqual(star.deadlocks.known, 0)

        let ring = Dependence(agencies: names, ties: ties("ab bc cd de ea"))
        XCTAssertEqual(ring.centralisation.known!, 0, accuracy: 1e-12)
        XCTAssertEqual(ring.cycles.cycles, [names])

        let pair = Dependence(agencies: names, ties: ties("ab ab ba cd xx ax dd"))
        XCTAssertEqual(pair.reciprocity.known!, 0.5, accuracy: 1e-12, "two of four; strangers and oneself do not count")
        XCTAssertEqual(pair.waits("a", on: "b"), 2)
        XCTAssertEqual(pair.ties.count, 3)
        XCTAssertEqual(pair.deadlocks.known, 1)

        let few = Dependence(agencies: ["a", "b", "c", "d"], ties: ties("ab"))
        XCTAssertEqual(few.density.value, .suppressed)
        XCTAssertEqual(few.deadlocks.known, 0, "a deadlock is a fact, not an index")
        XCTAssertEqual(Dependence(agencies: names, ties: []).reciprocity.value, .undefined)
    }

    func testDependenceFromResponsibilities() throws {
        var blocked = try responsibility("1", "a")
        _ = try blocked.apply(.block(reason: "r", waitsOn: "b"), by: actor("a"), at: noon("2026-02-01"))
        var offered = try responsibility("2", "b")
        _ = try offered.apply(
            .proposeHandOff(id: "h", to: "c", reason: "r", expires: noon("2026-02-20")), by: actor("b"), at: noon("2026-02-10"))
        let later = try responsibility("3", "b", due: "2026-06-01")
        let dependence = Dependence(
            agencies: ["a", "b", "c", "d", "e"], responsibilities: [blocked, offered, later], on: day("2026-03-02"))
        XCTAssertEqual(dependence.waits("a", on: "b"), 1)
        XCTAssertEqual(dependence.waits("b", on: "c"), 1)
        XCTAssertEqual(dependence.bottleneck.known!, 0.5, accuracy: 1e-12, "b owes two, one of them overdue")
    }
}
