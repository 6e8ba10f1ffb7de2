import Collaboration
import Database
import Days

/// Lets the sample's team do what the words and tasks say, as of days in the past, by the same services as in the application.
struct SampleStory {
    let workspace: Workspace
    /// By the short name of their agency; the others by their role.
    let people: [String: Actor]
    let now: Instant
    /// The days of the meetings, the last of which lies ahead.
    let days: [Day]
    let agencies: [String: String]
    let strategies: [SampleTask.Aim.Key: String]
    let indicators: [Int: String]
    var timeline = SampleTimeline()
    var random = SplitMix(2026)
    var meetings: [Int: String] = [:]
    /// Identifiers of statements and of responsibilities, by meeting and place.
    var statements: [Int: [String]] = [:]
    var responsibilities: [Int: [Int: String]] = [:]

    init(_ workspace: Workspace, people: [String: Actor]) async throws {
        self.workspace = workspace
        self.people = people
        now = workspace.clock()
        days = Self.days(of: SampleMeetings.all.count, today: now.jakartaDay)
        let district = SampleDistrict.code
        (agencies, strategies, indicators) = try await workspace.database.read { connection in
            let agencies = try connection.activeAgencies(of: district).map { ($0.shortName, $0.id) }
            return (
                Dictionary(agencies) { first, _ in first }, try connection.sampleStrategies(district: district),
                try connection.sampleIndicators(district: district)
            )
        }
    }

    /// Wednesdays about a month apart; the last but one was held within the last days, so that some of what it asks for is still open.
    static func days(of count: Int, today: Day) -> [Day] {
        var held = today - 4
        while held.weekday != 3 { held = held - 1 }
        let weeks = [0, 4, 9, 13, 17]
        return weeks.prefix(count - 1).reversed().map { held - $0 * 7 } + [held + 28]
    }

    /// Everything, in the order in which it happened. What would lie after now has not happened.
    mutating func tell(weighing: [(month: Month, at: Instant)], judging: Int, after judged: Day) async throws {
        for weighing in weighing { timeline.add(.weigh(weighing.month), at: weighing.at) }
        for meeting in SampleMeetings.all.indices { schedule(meeting) }
        for judgement in 0..<judging { timeline.add(.judge(judgement), at: Instant(jakarta: judged, hour: 13, minute: judgement * 9)) }
        while let next = timeline.next(until: now) { try await carryOut(next.deed, next.at) }
    }

    private mutating func schedule(_ number: Int) {
        let meeting = SampleMeetings.all[number]
        let day = days[number]
        let planned = number > 0 ? max(days[number - 1].workday(1), day - 45) : day - 14
        let start = Instant(jakarta: day, hour: 9)
        timeline.add(.plan(meeting: number), at: Instant(jakarta: planned, hour: 13))
        timeline.add(.take(.invite, meeting: number), at: Instant(jakarta: planned, hour: 14))
        guard number < SampleMeetings.all.count - 1 else { return }
        timeline.add(.take(.start, meeting: number), at: start.adding(minutes: 4))
        timeline.add(.attend(meeting: number), at: start.adding(minutes: 12))
        for statement in meeting.statements.indices {
            timeline.add(.state(meeting: number, statement: statement), at: start.adding(minutes: 20 + statement * 9))
        }
        timeline.add(.closeRound(meeting: number), at: start.adding(minutes: 88))
        timeline.add(.take(.close, meeting: number), at: start.adding(minutes: 135))
        for (place, task) in SampleTasks.all[number].enumerated() {
            let begun = start.adding(minutes: 92 + place * 3)
            timeline.add(.begin(meeting: number, task: place), at: begun)
            for step in task.course {
                let moment =
                    step.day == 0
                    ? begun.adding(minutes: 2)
                    : Instant(jakarta: day.workday(step.day), hour: 8 + (place * 3 + step.day) % 8, minute: (place * 7 + step.day * 13) % 60)
                timeline.add(.step(meeting: number, task: place, step), at: moment)
                if case .offer(_, _, let within) = step.kind {
                    timeline.add(.expire, at: Instant(jakarta: day.workday(step.day) + within + 1, minute: 5))
                }
            }
        }
    }

    private mutating func carryOut(_ deed: SampleDeed, _ at: Instant) async throws {
        switch deed {
        case .weigh(let month): try await SampleWeighing(workspace).bring(month, by: author("nutrition-officer", at))
        case .plan(let meeting): try await plan(meeting, at)
        case .take(let step, let meeting): try await take(step, meeting, at)
        case .attend(let meeting): try await attend(meeting, at)
        case .state(let meeting, let statement): try await state(meeting, statement, at)
        case .closeRound(let meeting): try await closeRound(meeting, at)
        case .say(let id, let agency, let words):
            try await ReadBacks(workspace: workspace).say(id, words, version: nil, by: author(agency, at))
        case .confirm(let id, let agency, let attempt):
            try await ReadBacks(workspace: workspace).confirm(id, attempt: attempt, by: author(agency, at))
        case .correct(let id, let agency, let words):
            try await ReadBacks(workspace: workspace).correct(id, attempt: 1, words, by: author(agency, at))
        case .begin(let meeting, let task): try await begin(meeting, task, at)
        case .step(let meeting, let task, let step): try await perform(step.kind, meeting, task, at)
        case .expire:
            try await Responsibilities(workspace: workspace).expireOverdueHandOffs(district: SampleDistrict.code, at: at)
        case .judge(let place): try await SampleJudgement.all[place].write(in: workspace, days: days, by: author("evaluator", at))
        }
    }

    /// - Throws: ``Missing`` where the sample names somebody whom it did not invite: a fault of the sample.
    func author(_ key: String, _ at: Instant) throws -> Author {
        guard let actor = people[key] else { throw Missing(what: key) }
        return Author(actor: actor, at: at)
    }

    func agency(_ short: String) throws -> String {
        guard let id = agencies[short] else { throw Missing(what: short) }
        return id
    }

    struct Missing: Error {
        let what: String
    }
}
