import Collaboration
import Database
import Days
import Hummingbird

/// Meetings, statements and read-backs for programs. Agencies are identifiers, moments are UTC, times of a plan WIB.
struct MeetingLineJSON: Encodable {
    let id, title, place, startsAt, state: String
    let minutes, invited, attended, statements, readBacksConfirmed, readBacksRequired, version: Int

    init(_ line: MeetingLine) {
        let meeting = line.meeting
        (id, title, place, startsAt, state) = (meeting.id, meeting.title, meeting.place, meeting.startsAt.iso, meeting.state.word)
        (minutes, invited, attended, statements) = (meeting.minutes, line.invited, line.attended, line.statements)
        (readBacksConfirmed, readBacksRequired, version) = (line.confirmed, line.required, meeting.version)
    }
}

struct MeetingJSON: Encodable {
    struct Item: Encodable {
        let id, title, notes: String
        let presenter: String?
        let minutes: Int
    }
    struct Presence: Encodable {
        let agency, attendee, position: String
        let attended: Bool?
        let mandate: String?
        let version: Int
    }
    let id, title, purpose, place, startsAt, state, closingNotes: String
    let closedAt: String?
    let minutes, readBackDays, readBacksConfirmed, readBacksRequired, version: Int
    let agenda: [Item]
    let attendance: [Presence]
    let statements: [StatementJSON]

    init(_ detail: MeetingDetail, on today: Day) {
        let meeting = detail.meeting
        let total = detail.matrix(on: today).total
        (id, title, purpose, place) = (meeting.id, meeting.title, meeting.purpose, meeting.place)
        (startsAt, state, closingNotes, closedAt) = (meeting.startsAt.iso, meeting.state.word, meeting.closingNotes, meeting.closedAt?.iso)
        (minutes, readBackDays, version) = (meeting.minutes, meeting.readBackDays, meeting.version)
        (readBacksConfirmed, readBacksRequired) = (total.confirmed, total.required)
        agenda = detail.agenda.map {
            Item(id: $0.id, title: $0.title, notes: $0.notes, presenter: $0.presenter?.id, minutes: $0.minutes)
        }
        attendance = detail.attendance.map {
            Presence(
                agency: $0.agency.id, attendee: $0.attendee, position: $0.position, attended: $0.attended, mandate: $0.mandate?.word,
                version: $0.version)
        }
        statements = detail.statements.map(StatementJSON.init)
    }
}

struct StatementJSON: Encodable {
    let id, meeting, agency, kind, text, at: String
    let addressed: [String]
    let agendaItem: String?

    init(_ record: StatementRecord) {
        let statement = record.statement
        (id, meeting, agency, kind) = (statement.id, statement.meeting, statement.agency, statement.kind.rawValue)
        (text, at, addressed, agendaItem) = (statement.text, statement.at.iso, statement.addressed.sorted(), record.agendaItem)
    }
}

struct ReadBackJSON: Encodable {
    struct Attempt: Encodable {
        let number: Int
        let text, saidAt: String
        let answer, correction, answeredAt: String?
    }
    let id, meeting, statement, statementText, listener, speaker, why, state, due: String
    let waitsFor, confirmedAt: String?
    let overdue: Bool
    let version: Int
    let attempts: [Attempt]

    init(_ record: ReadBackRecord, on today: Day) {
        let readBack = record.readBack
        (id, meeting, statement, statementText) = (readBack.id, record.meeting, readBack.statement, record.statement.text)
        (listener, speaker, why) = (readBack.listener, readBack.speaker, readBack.requirement.word)
        (state, due, overdue) = (readBack.state.rawValue, readBack.due.iso, readBack.isOverdue(on: today))
        (waitsFor, confirmedAt, version) = (readBack.waitsFor, readBack.confirmedAt?.iso, record.version)
        attempts = readBack.attempts.map { attempt in
            var answer: String?
            var correction: String?
            switch attempt.answer {
            case .confirmed: answer = "confirmed"
            case .corrected(let text): (answer, correction) = ("corrected", text)
            case nil: break
            }
            return Attempt(
                number: attempt.number, text: attempt.text, saidAt: attempt.saidAt.iso, answer: answer, correction: correction,
                answeredAt: attempt.answeredAt?.iso)
        }
    }
}

struct UnderstandingJSON: Encodable {
    struct Cell: Encodable {
        let listener, speaker: String
        let confirmed, required, overdue: Int
    }
    struct Sum: Encodable {
        let agency: String?
        let confirmed, required, overdue: Int

        init(_ agency: String?, _ cell: UnderstandingMatrix.Cell) {
            (self.agency, confirmed, required, overdue) = (agency, cell.confirmed, cell.required, cell.overdue)
        }
    }
    let total: Sum
    let listening, speaking: [Sum]
    /// Those in which something was required.
    let cells: [Cell]

    init(_ matrix: UnderstandingMatrix) {
        total = Sum(nil, matrix.total)
        listening = matrix.agencies.map { Sum($0, matrix.listening($0)) }
        speaking = matrix.agencies.map { Sum($0, matrix.speaking($0)) }
        cells = matrix.agencies.flatMap { listener in
            matrix.agencies.compactMap { speaker in
                let cell = matrix[listener: listener, speaker: speaker]
                guard cell.required > 0 else { return nil }
                return Cell(listener: listener, speaker: speaker, confirmed: cell.confirmed, required: cell.required, overdue: cell.overdue)
            }
        }
    }
}

// MARK: Bodies

struct NewMeetingBody: Decodable {
    struct Item: Decodable {
        let title: String
        let presenter: String?
        let minutes: Int?
        let notes: String?
    }
    let title, day, time: String
    let purpose, place: String?
    let minutes, readBackDays: Int?
    /// All active agencies where absent.
    let agencies: [String]?
    let agenda: [Item]?

    func input(allAgencies: [InvitedAgency]) -> MeetingInput {
        var input = MeetingInput()
        (input.title, input.day, input.time) = (title.trimmingBlanks, day, time)
        (input.purpose, input.place) = (purpose?.trimmingBlanks ?? "", place?.trimmingBlanks ?? "")
        if let minutes { input.minutes = "\(minutes)" }
        if let readBackDays { input.readBackDays = "\(readBackDays)" }
        input.agencies = Set(agencies ?? allAgencies.map(\.id))
        input.agenda = (agenda ?? []).map { item in
            AgendaInput(
                title: item.title.trimmingBlanks, presenter: item.presenter ?? "", minutes: item.minutes.map { "\($0)" } ?? "",
                notes: item.notes?.trimmingBlanks ?? "")
        }
        return input
    }
}

struct StepBody: Decodable {
    let step: String
    let version: Int
    let closingNotes: String?
}

struct NewStatementBody: Decodable {
    let agency, kind, text: String
    let addressed: [String]?
    let agendaItem: String?
}

struct AttendanceBody: Decodable {
    let attended: Bool?
    let attendee, position, mandate: String?
    let version: Int?
}

struct SayBody: Decodable {
    let text: String
    let version: Int?
}

struct ConfirmBody: Decodable { let attempt: Int }

struct CorrectBody: Decodable {
    let attempt: Int
    let correction: String
}

// MARK: Routes

enum MeetingAPI {
    static func add(to routes: Routes, _ workspace: Workspace) {
        meetings(routes, Meetings(workspace: workspace))
        readBacks(routes, ReadBacks(workspace: workspace))
    }

    private static func meetings(_ routes: Routes, _ meetings: Meetings) {
        routes.api(.get, "/meetings", .signedIn) { call in
            let actor = try call.actor()
            let number = max(1, min(1_000, Int(call.query["page"]) ?? 1))
            let closed = call.query["state"] == MeetingState.closed.word
            let lines = try await call.read {
                try $0.meetings(
                    for: actor, closed: closed, limit: MeetingRoutes.pageLength, offset: (number - 1) * MeetingRoutes.pageLength)
            }
            return try call.json(lines.map(MeetingLineJSON.init))
        }

        routes.api(.post, "/meetings", .secretary) { call in
            let body = try call.body(NewMeetingBody.self)
            let district = try call.actor().district
            let all = try await call.read { try $0.activeAgencies(of: district) }
            let id = try await meetings.plan(body.input(allAgencies: all), by: call.author())
            return try await call.meetingJSON(id, status: .created)
        }

        routes.api(.get, "/meetings/:meeting", .signedIn) { call in try await call.meetingJSON(call.identifier("meeting")) }

        routes.api(.post, "/meetings/:meeting/state", .secretary) { call in
            let id = try call.identifier("meeting")
            let body = try call.body(StepBody.self)
            guard let step = MeetingState.Step(rawValue: body.step) else {
                throw Refusal.invalid([FieldProblem("step", Copy.Errors.unknownChoice)])
            }
            try await meetings.take(
                step, id, version: body.version, closingNotes: body.closingNotes?.trimmingBlanks ?? "", by: call.author())
            return try await call.meetingJSON(id)
        }

        routes.api(.post, "/meetings/:meeting/rounds", .secretary) { call in
            let id = try call.identifier("meeting")
            var response = try call.json(["added": try await meetings.closeRound(id, by: call.author())])
            response.headers[.location] = "/api/v1/meetings/\(id)"
            return response
        }

        routes.api(.put, "/meetings/:meeting/attendance/:agency", .agencies) { call in
            let (id, agency) = (try call.identifier("meeting"), try call.identifier("agency"))
            let body = try call.body(AttendanceBody.self)
            let input = AttendanceInput(
                attended: body.attended.map { $0 ? "yes" : "no" } ?? "", attendee: body.attendee?.trimmingBlanks ?? "",
                position: body.position?.trimmingBlanks ?? "", mandate: body.mandate ?? "", version: body.version)
            try await meetings.recordAttendance([agency: input], at: id, by: call.author())
            return try await call.meetingJSON(id)
        }

        routes.api(.get, "/meetings/:meeting/understanding", .signedIn) { call in
            let detail = try await call.meetingDetail()
            return try call.json(UnderstandingJSON(detail.matrix(on: call.today)))
        }
    }

    private static func readBacks(_ routes: Routes, _ readBacks: ReadBacks) {
        routes.api(.post, "/meetings/:meeting/statements", .agencies) { call in
            let body = try call.body(NewStatementBody.self)
            let input = StatementInput(
                agency: body.agency, kind: body.kind, content: body.text, addressed: Set(body.addressed ?? []), agendaItem: body.agendaItem ?? "",
                textField: "text")
            let id = try await readBacks.state(input, at: call.identifier("meeting"), by: call.author())
            return try await call.statementJSON(id, status: .created)
        }

        routes.api(.get, "/statements/:statement", .signedIn) { call in try await call.statementJSON(call.identifier("statement")) }

        routes.api(.get, "/read-backs", .signedIn) { call in
            let (district, today) = (try call.actor().district, call.today)
            let filter = ReadBackFilter(call.query)
            let records = try await call.read { try $0.readBacks(district, filter, today: today) }
            return try call.json(records.map { ReadBackJSON($0, on: today) })
        }

        routes.api(.get, "/read-backs/:readBack", .signedIn) { call in try await call.readBackJSON() }

        routes.api(.post, "/read-backs/:readBack/say", .agencies) { call in
            let body = try call.body(SayBody.self)
            try await readBacks.say(call.identifier("readBack"), body.text, version: body.version, by: call.author())
            return try await call.readBackJSON()
        }

        routes.api(.post, "/read-backs/:readBack/confirm", .agencies) { call in
            let body = try call.body(ConfirmBody.self)
            try await readBacks.confirm(call.identifier("readBack"), attempt: body.attempt, by: call.author())
            return try await call.readBackJSON()
        }

        routes.api(.post, "/read-backs/:readBack/correct", .agencies) { call in
            let body = try call.body(CorrectBody.self)
            try await readBacks.correct(call.identifier("readBack"), attempt: body.attempt, body.correction, by: call.author())
            return try await call.readBackJSON()
        }
    }
}

extension Call {
    // A POST names where to look, so that its second arrival can be answered with it.
    fileprivate func meetingJSON(_ id: String, status: HTTPResponse.Status = .ok) async throws -> Response {
        let actor = try actor()
        let detail = try await read { try $0.meetingDetail(id, for: actor) }
        var response = try json(MeetingJSON(detail, on: today), status: status)
        if request.method == .post { response.headers[.location] = "/api/v1/meetings/\(id)" }
        return response
    }

    fileprivate func statementJSON(_ id: String, status: HTTPResponse.Status = .ok) async throws -> Response {
        let district = try actor().district
        var response = try json(StatementJSON(try await read { try $0.statement(id, district: district) }), status: status)
        if status == .created { response.headers[.location] = "/api/v1/statements/\(id)" }
        return response
    }

    fileprivate func readBackJSON() async throws -> Response {
        let (id, district) = (try identifier("readBack"), try actor().district)
        var response = try json(ReadBackJSON(try await read { try $0.readBack(id, district: district) }, on: today))
        if request.method == .post { response.headers[.location] = "/api/v1/read-backs/\(id)" }
        return response
    }
}
