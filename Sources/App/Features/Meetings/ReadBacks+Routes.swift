import Collaboration
import Database
import Days
import Hummingbird
import Markup

/// Statements and read-backs, and who has understood whom.
enum ReadBackRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let readBacks = ReadBacks(workspace: workspace)
        statements(routes, readBacks)
        answers(routes, readBacks)
        reading(routes)
    }

    private static func statements(_ routes: Routes, _ readBacks: ReadBacks) {
        routes.form("/meetings/:meeting/statements", .agencies) { call in
            let id = try call.identifier("meeting")
            do {
                _ = try await readBacks.state(StatementInput(call.form), at: id, by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                return try await call.showMeeting(problems)
            }
        }

        routes.page("/statements/:statement", .signedIn) { call in
            let (id, actor) = (try call.identifier("statement"), try call.actor())
            let (record, meeting, owed, agenda) = try await call.read { connection in
                let record = try connection.statement(id, district: actor.district)
                return (
                    record, try connection.meeting(record.statement.meeting, for: actor),
                    try connection.readBacks(actor.district, where: "r.statement = \(id)"),
                    try connection.agenda(of: record.statement.meeting)
                )
            }
            return call.statementPage(record, meeting, owed, item: agenda.first { $0.id == record.agendaItem })
        }

        routes.form("/statements/:statement/take-back", .agencies) { call in
            let id = try call.identifier("statement")
            return call.see("/meetings/\(try await readBacks.takeBack(id, by: call.author()))")
        }
    }

    private static func answers(_ routes: Routes, _ readBacks: ReadBacks) {
        routes.form("/read-backs/:readBack/say", .agencies) { call in
            let id = try call.identifier("readBack")
            return try await call.answering(id) {
                try await readBacks.say(
                    id, call.form["text-\(id)"], version: Int(call.form["version"]) ?? 0, field: "text-\(id)", by: call.author())
            }
        }

        routes.form("/read-backs/:readBack/confirm", .agencies) { call in
            let id = try call.identifier("readBack")
            return try await call.answering(id) {
                try await readBacks.confirm(id, attempt: Int(call.form["attempt"]) ?? 0, by: call.author())
            }
        }

        routes.form("/read-backs/:readBack/correct", .agencies) { call in
            let id = try call.identifier("readBack")
            return try await call.answering(id) {
                try await readBacks.correct(
                    id, attempt: Int(call.form["attempt"]) ?? 0, call.form["correction-\(id)"], field: "correction-\(id)",
                    by: call.author())
            }
        }
    }

    private static func reading(_ routes: Routes) {
        routes.page("/read-backs", .signedIn) { call in
            let (actor, today) = (try call.actor(), call.today)
            let filter = ReadBackFilter(call.query)
            let (records, agencies) = try await call.read { connection in
                (try connection.readBacks(actor.district, filter, today: today), try connection.activeAgencies(of: actor.district))
            }
            return call.readBacksPage(records, filter, agencies: agencies)
        }

        routes.page("/read-backs/:readBack", .signedIn) { call in
            let (id, actor) = (try call.identifier("readBack"), try call.actor())
            return call.readBackPage(try await call.read { try $0.readBack(id, district: actor.district) })
        }

        routes.page("/understanding", .signedIn) { call in
            let (district, today) = (try call.actor().district, call.today)
            let asked = PeriodAsked(from: call.query["from"], until: call.query["until"], today: today)
            let (first, end) = (Instant(jakarta: asked.first), Instant(jakarta: asked.last + 1))
            let key = "understanding|\(asked.first.number)|\(asked.last.number)"
            let (agencies, matrix, meetings) = try await call.cached(key) { connection in
                let agencies = try connection.agenciesInvited(district, from: first, before: end)
                let records = try connection.readBacks(
                    district, ReadBackFilter(from: asked.first, until: asked.last, limit: 1_000_000), today: today)
                return (
                    agencies, UnderstandingMatrix(agencies: agencies.map(\.id), readBacks: records.map(\.readBack), on: today),
                    try connection.meetingsHeld(district, from: first, before: end)
                )
            }
            return call.periodMatrixPage(matrix, agencies, asked, meetings: meetings)
        }
    }
}

extension Call {
    /// Carries out an answer and goes back to where it was given. What must be corrected is shown on the read-back's own page.
    fileprivate func answering(_ id: String, _ work: () async throws -> Void) async throws -> Response {
        let district = try actor().district
        do {
            try await work()
        } catch Refusal.invalid(let problems) {
            return readBackPage(try await read { try $0.readBack(id, district: district) }, problems)
        }
        guard Back(rawValue: form["back"]) == .meeting else { return see("/read-backs/\(id)") }
        return see("/meetings/\(try await read { try $0.readBack(id, district: district) }.meeting)")
    }
}

extension StatementInput {
    init(_ form: Form) {
        self.init(
            agency: form["agency"], kind: form["kind"], content: form["content"], addressed: Set(form.all("addressed")),
            agendaItem: form["item"])
    }
}

extension ReadBackFilter {
    /// What is not one of ours is as if it had not been asked.
    init(_ query: Form) {
        func identifier(_ name: String) -> String? { Identifier.isValid(query[name]) ? query[name] : nil }
        self.init(
            meeting: identifier("meeting"), listener: identifier("listener"), speaker: identifier("speaker"),
            waitsFor: identifier("waitsFor"), state: State(rawValue: query["state"]), from: Day(iso: query["from"]),
            until: Day(iso: query["until"]))
    }
}

extension PeriodAsked {
    /// The quarter until today where nothing, or nothing sensible, is asked.
    init(from: String, until: String, today: Day) {
        let standard = (first: today - (ReadBacks.coverageDays - 1), last: today)
        var problems: [FieldProblem] = []
        if !from.isEmpty, Day(iso: from) == nil { problems.append(FieldProblem("from", Copy.Errors.notADay)) }
        if !until.isEmpty, Day(iso: until) == nil { problems.append(FieldProblem("until", Copy.Errors.notADay)) }
        let last = Day(iso: until) ?? standard.last
        let first = Day(iso: from) ?? min(standard.first, last)
        if first > last { problems.append(FieldProblem("from", Copy.ReadBacks.wrongPeriod)) }
        let right = problems.isEmpty
        self.init(first: right ? first : standard.first, last: right ? last : standard.last, problems: problems)
    }
}
