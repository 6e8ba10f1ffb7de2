import Collaboration
import Days
import Hummingbird

/// Statements, and what others say back of them.
enum ReadBackRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let readBacks = ReadBacks(workspace: workspace)

        routes.form("/meetings/:meeting/statements", .agencies) { call in
            let id = try call.identifier("meeting")
            var input = StatementInput()
            input.agency = call.form["agency"]
            input.kind = call.form["kind"]
            input.content = call.form["content"]
            input.addressed = Set(call.form.all("addressed"))
            input.agendaItem = call.form["item"]
            do {
                _ = try await readBacks.state(input, at: id, by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                return try await MeetingRoutes.page(call, problems)
            }
        }

        routes.page("/statements/:statement", .signedIn) { call in
            let id = try call.identifier("statement")
            let actor = try call.actor()
            let (record, detail) = try await call.read { connection in
                let record = try connection.statement(id, district: actor.district)
                return (record, try connection.meetingDetail(record.statement.meeting, for: actor))
            }
            return call.statementPage(
                record, detail.meeting, detail.readBacks(of: id), item: detail.agenda.first { $0.id == record.agendaItem })
        }

        routes.form("/statements/:statement/take-back", .agencies) { call in
            let meeting = try await readBacks.takeBack(try call.identifier("statement"), by: call.author())
            return call.see("/meetings/\(meeting)")
        }

        routes.page("/read-backs", .signedIn) { call in
            let actor = try call.actor()
            var filter = ReadBackFilter()
            let query = call.query
            filter.meeting = query["meeting"].isEmpty ? nil : query["meeting"]
            filter.listener = query["listener"].isEmpty ? nil : query["listener"]
            filter.speaker = query["speaker"].isEmpty ? nil : query["speaker"]
            filter.state = ReadBackFilter.State(rawValue: query["state"])
            let (asked, today) = (filter, call.today)
            let (records, agencies) = try await call.read {
                (try $0.readBacks(actor.district, asked, today: today), try $0.activeAgencies(of: actor.district))
            }
            return call.readBacksPage(records, filter, agencies: agencies)
        }

        routes.page("/read-backs/:readBack", .signedIn) { call in call.readBackPage(try await record(call)) }

        routes.form("/read-backs/:readBack/say", .agencies) { call in
            let found = try await record(call)
            let field = "text-\(found.id)"
            do {
                try await readBacks.say(found.id, call.form[field], version: Int(call.form["version"]), field: field, by: call.author())
                return call.see(back(call, found))
            } catch Refusal.invalid(let problems) {
                return call.readBackPage(found, problems)
            }
        }

        routes.form("/read-backs/:readBack/confirm", .agencies) { call in
            let found = try await record(call)
            try await readBacks.confirm(found.id, attempt: Int(call.form["attempt"]) ?? 0, by: call.author())
            return call.see(back(call, found))
        }

        routes.form("/read-backs/:readBack/correct", .agencies) { call in
            let found = try await record(call)
            let field = "correction-\(found.id)"
            do {
                try await readBacks.correct(found.id, attempt: Int(call.form["attempt"]) ?? 0, call.form[field], field: field, by: call.author())
                return call.see(back(call, found))
            } catch Refusal.invalid(let problems) {
                return call.readBackPage(found, problems)
            }
        }

        routes.page("/understanding", .signedIn) { call in
            let actor = try call.actor()
            let today = call.today
            let first = call.query["from"].isEmpty ? today - ReadBacks.coverageDays : Day(iso: call.query["from"])
            let last = call.query["until"].isEmpty ? today : Day(iso: call.query["until"])
            var problems: [FieldProblem] = []
            if first == nil { problems.append(FieldProblem("from", Copy.Errors.notADay)) }
            if last == nil { problems.append(FieldProblem("until", Copy.Errors.notADay)) }
            let asked = PeriodAsked(first: first ?? today - ReadBacks.coverageDays, last: last ?? today, problems: problems)
            let (from, before) = (Instant(jakarta: asked.first), Instant(jakarta: asked.last + 1))
            let (records, agencies) = try await call.read {
                (try $0.readBacks(actor.district, from: from, before: before), try $0.agenciesInvited(actor.district, from: from, before: before))
            }
            let matrix = UnderstandingMatrix(agencies: agencies.map(\.id), readBacks: records.map(\.readBack), on: today)
            return call.periodMatrixPage(matrix, agencies, asked, meetings: Set(records.map(\.meeting)).count)
        }
    }

    private static func record(_ call: Call) async throws -> ReadBackRecord {
        let id = try call.identifier("readBack")
        let actor = try call.actor()
        return try await call.read { try $0.readBack(id, district: actor.district) }
    }

    private static func back(_ call: Call, _ record: ReadBackRecord) -> String {
        call.form["back"] == Call.Back.meeting.rawValue ? "/meetings/\(record.meeting)" : record.path
    }
}
