import Collaboration
import Database
import Days

/// Statements, who must say them back, and what comes of it.
struct ReadBacks: Sendable {
    let workspace: Workspace

    /// A quarter: the period within which everybody should have listened to everybody.
    static let coverageDays = 92

    // MARK: Statements

    /// Records a statement. Whom it addresses owes a read-back at once.
    /// - Returns: the statement's identifier.
    func state(_ input: StatementInput, at id: String, by author: Author) async throws -> String {
        let statementID = author.identifier()
        try await workspace.change(by: author) { change in
            let connection = change.connection
            let meeting = try connection.meeting(id, for: author.actor)
            let invited = Set(try connection.attendance(of: id).map(\.agency.id))
            guard !input.agency.isEmpty else { throw Refusal.invalid([FieldProblem("agency", Copy.Errors.required)]) }
            try author.actor.requireRecords(for: input.agency)
            guard let kind = Statement.Kind(rawValue: input.kind) else {
                throw Refusal.invalid([FieldProblem("kind", input.kind.isEmpty ? Copy.Errors.required : Copy.Errors.unknownChoice)])
            }
            let item = input.agendaItem.isEmpty ? nil : input.agendaItem
            if let item, try !connection.agenda(of: id).contains(where: { $0.id == item }) {
                throw Refusal.invalid([FieldProblem("item", Copy.Errors.unknownChoice)])
            }
            // What an agency ticks of itself asks nothing of anybody.
            let addressed = input.addressed.subtracting([input.agency])
            let statement = try ruled(input.textField) { () throws(Collaboration.Refusal) in
                try Statement.made(
                    id: statementID, meeting: id, state: meeting.state, invited: invited, kind: kind, agency: input.agency,
                    text: input.content, addressed: addressed, at: author.at)
            }
            try connection.insertStatement(statement, agendaItem: item, by: author)
            let duties = Assignment.duties(
                for: [statement.spoken], agencies: invited, bounds: .init(perListener: 0, perStatement: 0), stage: .asSpoken,
                seed: Assignment.seed(from: id))
            try connection.assign(duties, of: meeting, by: author)
            try change.record(
                LedgerEvent(
                    action: "statement.made", subject: "statement/\(statementID)",
                    details: [
                        "meeting": .text(id), "agency": .text(statement.agency), "kind": .text(kind.rawValue), "text": .text(statement.text),
                        "addressed": Detail(addressed.sorted()), "agendaItem": Detail(item), "readBacks": duties.detail,
                    ]))
        }
        return statementID
    }

    /// Takes back a statement recorded by mistake, before anybody has answered it. The ledger keeps its words.
    /// - Returns: the meeting it was made at.
    func takeBack(_ id: String, by author: Author) async throws -> String {
        try await workspace.change(by: author) { change in
            let connection = change.connection
            let record = try connection.statement(id, district: author.actor.district)
            try author.actor.requireRecords(for: record.statement.agency)
            let meeting = try connection.meeting(record.statement.meeting, for: author.actor)
            let states = try connection.readBacks(author.actor.district, where: "r.statement = \(id)").map(\.readBack.state)
            try ruled { () throws(Collaboration.Refusal) in try Statement.checkTakenBack(state: meeting.state, readBacks: states) }
            guard try !connection.isCited(statement: id) else { throw Refusal.rule(Copy.ReadBacks.statementIsCited) }
            try connection.deleteStatement(id)
            try change.record(
                LedgerEvent(
                    action: "statement.taken-back", subject: "statement/\(id)",
                    details: [
                        "meeting": .text(meeting.id), "agency": .text(record.statement.agency), "kind": .text(record.statement.kind.rawValue),
                        "text": .text(record.statement.text), "addressed": Detail(record.statement.addressed.sorted()),
                    ]))
            return meeting.id
        }
    }

    // MARK: Read-backs

    /// The listener says it back.
    /// - Parameters:
    ///   - version: the version that the person saw, where it is known.
    ///   - field: the field to which a problem belongs.
    func say(_ id: String, _ text: String, version: Int?, field: String = "text", by author: Author) async throws {
        try await apply(id, action: "read-back.said", by: author) { record throws(Refusal) in
            try author.actor.requireSpeaks(for: record.readBack.listener)
            if let version, version != record.version { throw .stale(at: record.path) }
            let text = try ruled(field) { () throws(Collaboration.Refusal) in try OwnWords.required(text, of: record.statement.text) }
            return (.say(text), field)
        }
    }

    /// The speaker confirms the attempt it has read.
    func confirm(_ id: String, attempt: Int, by author: Author) async throws {
        try await apply(id, action: "read-back.confirmed", by: author) { record throws(Refusal) in
            try author.actor.requireSpeaks(for: record.readBack.speaker)
            return (.confirm(attempt: attempt), nil)
        }
    }

    /// The speaker says what was misunderstood.
    func correct(_ id: String, attempt: Int, _ correction: String, field: String = "correction", by author: Author) async throws {
        try await apply(id, action: "read-back.corrected", by: author) { record throws(Refusal) in
            try author.actor.requireSpeaks(for: record.readBack.speaker)
            return (.correct(attempt: attempt, correction), field)
        }
    }

    private func apply(
        _ id: String, action: String, by author: Author,
        _ command: @escaping @Sendable (ReadBackRecord) throws(Refusal) -> (ReadBack.Command, field: String?)
    ) async throws {
        try await workspace.change(by: author) { change in
            let connection = change.connection
            let record = try connection.readBack(id, district: author.actor.district)
            let (command, field) = try command(record)
            var readBack = record.readBack
            let attempt: ReadBack.Attempt
            do throws(Collaboration.Refusal) {
                attempt = try readBack.apply(command, by: author.actor.inTheTeam, at: author.at)
            } catch {
                // A colleague was quicker, or the other side has moved on.
                if error == .notNow || error == .notTheOpenOne { throw Refusal.stale(at: record.path) }
                throw refused(error, field: field)
            }
            guard try connection.write(attempt, of: readBack, version: record.version) else { throw Refusal.stale(at: record.path) }
            var details: [String: Detail] = [
                "statement": .text(readBack.statement), "listener": .text(readBack.listener), "speaker": .text(readBack.speaker),
                "attempt": Detail(attempt.number), "text": .text(attempt.text),
            ]
            if case .corrected(let correction) = attempt.answer { details["correction"] = .text(correction) }
            try change.record(LedgerEvent(action: action, subject: "read-back/\(id)", details: details))
        }
    }
}

extension Connection {
    /// Draws the sample of the meeting as far as it has got: at least k statements a listener and r listeners a statement, those first
    /// who have listened to each other least in the quarter before.
    func drawSample(_ meeting: MeetingRecord, by author: Author) throws -> [Assignment.Duty] {
        let district = author.actor.district
        let existing = try readBacks(district, where: "r.meeting = \(meeting.id)").map(\.readBack).map {
            Assignment.Duty(statement: $0.statement, speaker: $0.speaker, listener: $0.listener, requirement: $0.requirement)
        }
        let covered = try coverage(district, before: meeting, from: meeting.startsAt.adding(days: -ReadBacks.coverageDays))
        let duties = Assignment.duties(
            for: try statements(of: meeting.id).map(\.statement.spoken), agencies: Set(try attendance(of: meeting.id).map(\.agency.id)),
            stage: .whole, existing: existing, covered: covered, seed: Assignment.seed(from: meeting.id))
        try assign(duties, of: meeting, by: author)
        return duties
    }

    fileprivate func assign(_ duties: [Assignment.Duty], of meeting: MeetingRecord, by author: Author) throws {
        for duty in duties {
            try insertReadBack(
                author.identifier(), duty, meeting: meeting.id, due: author.at.jakartaDay + meeting.readBackDays, by: author)
        }
    }
}

extension Statement {
    var spoken: Assignment.Spoken { Assignment.Spoken(statement: id, speaker: agency, addressed: addressed) }
}

extension [Assignment.Duty] {
    /// Who must say back what, for the ledger.
    var detail: Detail {
        .list(map { .object(["statement": .text($0.statement), "listener": .text($0.listener), "why": .text($0.requirement.word)]) })
    }
}
