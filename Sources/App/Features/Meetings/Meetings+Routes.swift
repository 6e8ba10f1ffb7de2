import Collaboration
import Days
import Hummingbird

/// Meetings: planned, held, closed; their agenda, attendance, matrix and minutes.
enum MeetingRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let meetings = Meetings(workspace: workspace)

        routes.page("/meetings", .signedIn) { call in
            let actor = try call.actor()
            let number = max(Int(call.query["page"]) ?? 1, 1)
            let size = 50
            let (upcoming, past) = try await call.read { connection in
                (
                    try connection.meetings(for: actor, closed: false),
                    try connection.meetings(for: actor, closed: true, limit: size + 1, offset: (number - 1) * size)
                )
            }
            return call.meetingsPage(upcoming: upcoming, past: Array(past.prefix(size)), page: number, hasOlder: past.count > size)
        }

        routes.page("/meetings/new", .secretary) { call in
            let actor = try call.actor()
            let known = try await call.read { try $0.activeAgencies(of: actor.district) }
            var input = MeetingInput()
            input.agencies = Set(known.map(\.id))
            input.agenda = Array(repeating: AgendaInput(), count: 4)
            return call.planPage(input, known: known)
        }

        routes.form("/meetings", .secretary) { call in
            let input = call.form.meeting
            do {
                return call.see("/meetings/\(try await meetings.plan(input, by: call.author()))")
            } catch Refusal.invalid(let problems) {
                let actor = try call.actor()
                return call.planPage(input, known: try await call.read { try $0.activeAgencies(of: actor.district) }, problems)
            }
        }

        routes.page("/meetings/:meeting", .signedIn) { call in try await page(call) }

        routes.page("/meetings/:meeting/edit", .secretary) { call in
            let (detail, known) = try await load(call)
            return call.planPage(MeetingInput(detail), known: known, editing: detail.meeting)
        }

        routes.form("/meetings/:meeting", .secretary) { call in
            let id = try call.identifier("meeting")
            let input = call.form.meeting
            do {
                try await meetings.edit(id, version: Int(call.form["version"]) ?? 0, input, by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                let (detail, known) = try await load(call)
                return call.planPage(input, known: known, editing: detail.meeting, problems)
            }
        }

        routes.form("/meetings/:meeting/state", .secretary) { call in
            let id = try call.identifier("meeting")
            guard let step = MeetingState.Step(rawValue: call.form["step"]) else { throw Refusal.unreadable(Copy.Errors.unknownChoice) }
            try await meetings.take(step, id, version: Int(call.form["version"]) ?? 0, closingNotes: call.form["notes"], by: call.author())
            return call.see("/meetings/\(id)")
        }

        routes.page("/meetings/:meeting/close", .secretary) { call in call.closePage(try await load(call).0) }

        routes.form("/meetings/:meeting/rounds", .secretary) { call in
            let id = try call.identifier("meeting")
            _ = try await meetings.closeRound(id, by: call.author())
            return call.see("/meetings/\(id)")
        }

        routes.form("/meetings/:meeting/invitations", .secretary) { call in
            let id = try call.identifier("meeting")
            try await meetings.invite(call.form["agency"], to: id, by: call.author())
            return call.see("/meetings/\(id)")
        }

        addAgenda(to: routes, meetings)
        addAttendance(to: routes, meetings)

        routes.page("/meetings/:meeting/understanding", .signedIn) { call in call.meetingMatrixPage(try await load(call).0) }

        routes.page("/meetings/:meeting/minutes", .signedIn) { call in
            let actor = try call.actor()
            let (detail, _) = try await load(call)
            let extras = try await call.read { connection in
                MinutesExtras(
                    agreements: try connection.agreements(at: detail.meeting.id), chair: try connection.holder(of: .chair, in: actor.district),
                    secretary: try connection.holder(of: .secretary, in: actor.district), head: try connection.ledgerHead(district: actor.district))
            }
            return call.minutesPage(detail, extras)
        }
    }

    private static func addAgenda(to routes: Routes, _ meetings: Meetings) {
        routes.form("/meetings/:meeting/agenda", .secretary) { call in
            let id = try call.identifier("meeting")
            do {
                _ = try await meetings.addItem(call.form.agendaItem(), to: id, by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                return try await page(call, problems)
            }
        }

        routes.page("/meetings/:meeting/agenda/:item", .secretary) { call in
            let (detail, _) = try await load(call)
            let item = try call.identifier("item")
            guard let found = detail.agenda.first(where: { $0.id == item }) else { throw Refusal.notFound }
            return call.agendaItemPage(detail.meeting, found, AgendaInput(found), invited: detail.invited)
        }

        routes.form("/meetings/:meeting/agenda/:item", .secretary) { call in
            let (id, item) = (try call.identifier("meeting"), try call.identifier("item"))
            let input = call.form.agendaItem()
            do {
                try await meetings.changeItem(item, of: id, version: Int(call.form["version"]) ?? 0, input, by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                let (detail, _) = try await load(call)
                guard let found = detail.agenda.first(where: { $0.id == item }) else { throw Refusal.notFound }
                return call.agendaItemPage(detail.meeting, found, input, invited: detail.invited, problems)
            }
        }

        routes.form("/meetings/:meeting/agenda/:item/move", .secretary) { call in
            let id = try call.identifier("meeting")
            try await meetings.moveItem(try call.identifier("item"), of: id, up: call.form["direction"] == "up", by: call.author())
            return call.see("/meetings/\(id)")
        }

        routes.form("/meetings/:meeting/agenda/:item/remove", .secretary) { call in
            let id = try call.identifier("meeting")
            try await meetings.removeItem(try call.identifier("item"), of: id, by: call.author())
            return call.see("/meetings/\(id)")
        }
    }

    private static func addAttendance(to routes: Routes, _ meetings: Meetings) {
        routes.page("/meetings/:meeting/attendance", .secretary) { call in
            let (detail, _) = try await load(call)
            return call.attendancePage(detail.meeting, detail.attendance, [:])
        }

        routes.form("/meetings/:meeting/attendance", .agencies) { call in
            let id = try call.identifier("meeting")
            let (detail, _) = try await load(call)
            let inputs = call.form.attendance(of: detail.invited.map(\.id))
            do {
                try await meetings.recordAttendance(inputs, at: id, by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                if try call.actor().role == .secretary { return call.attendancePage(detail.meeting, detail.attendance, inputs, problems) }
                return try await page(call, problems)
            }
        }
    }

    static func page(_ call: Call, _ problems: [FieldProblem] = []) async throws -> Response {
        let (detail, known) = try await load(call)
        let invited = Set(detail.invited)
        return call.meetingPage(detail, invitable: known.filter { !invited.contains($0) }, problems)
    }

    private static func load(_ call: Call) async throws -> (MeetingDetail, [InvitedAgency]) {
        let id = try call.identifier("meeting")
        let actor = try call.actor()
        return try await call.read { (try $0.meetingDetail(id, for: actor), try $0.activeAgencies(of: actor.district)) }
    }
}

extension Form {
    fileprivate var meeting: MeetingInput {
        var input = MeetingInput()
        input.title = self["title"]
        input.purpose = self["purpose"]
        input.place = self["place"]
        input.day = self["day"]
        input.time = self["time"]
        if has("minutes") { input.minutes = self["minutes"] }
        if has("readBackDays") { input.readBackDays = self["readBackDays"] }
        input.agencies = Set(all("agencies"))
        for number in 1...20 where has("item-title-\(number)") { input.agenda.append(agendaItem("-\(number)")) }
        return input
    }

    func agendaItem(_ suffix: String = "") -> AgendaInput {
        AgendaInput(
            title: self["item-title" + suffix], presenter: self["item-presenter" + suffix], minutes: self["item-minutes" + suffix],
            notes: self["item-notes" + suffix])
    }

    fileprivate func attendance(of agencies: [String]) -> [String: AttendanceInput] {
        var inputs: [String: AttendanceInput] = [:]
        for agency in agencies where has("version-\(agency)") {
            inputs[agency] = AttendanceInput(
                attended: self["attended-\(agency)"], attendee: self["attendee-\(agency)"], position: self["position-\(agency)"],
                mandate: self["mandate-\(agency)"], version: Int(self["version-\(agency)"]))
        }
        return inputs
    }
}

extension MeetingInput {
    /// A meeting as its form shows it.
    init(_ detail: MeetingDetail) {
        let meeting = detail.meeting
        title = meeting.title
        purpose = meeting.purpose
        place = meeting.place
        day = meeting.startsAt.jakartaDay.iso
        time = meeting.startsAt.jakartaTime
        minutes = String(meeting.minutes)
        readBackDays = String(meeting.readBackDays)
        agencies = Set(detail.invited.map(\.id))
    }
}

extension AgendaInput {
    /// What was typed into the form of a single item.
    init(_ form: Form) { self = form.agendaItem() }

    init(_ item: AgendaItem) {
        self.init(title: item.title, presenter: item.presenter?.id ?? "", minutes: String(item.minutes), notes: item.notes)
    }
}
