import Collaboration
import Days
import Hummingbird
import Markup

/// Meetings: the list, planning, the meeting's page, its states, agenda, attendance and minutes.
enum MeetingRoutes {
    static let pageLength = 50
    /// Lines for the agenda on the form that plans a meeting.
    static let agendaLines = 6

    static func add(to routes: Routes, _ workspace: Workspace) {
        let meetings = Meetings(workspace: workspace)
        reading(routes)
        planning(routes, meetings)
        running(routes, meetings)
        agenda(routes, meetings)
    }

    private static func reading(_ routes: Routes) {
        routes.page("/meetings", .signedIn) { call in
            let actor = try call.actor()
            let number = max(1, min(1_000, Int(call.query["page"]) ?? 1))
            let (upcoming, past) = try await call.cached("meetings|\(actor.account)|\(number)") { connection in
                (
                    try connection.meetings(for: actor, closed: false),
                    try connection.meetings(for: actor, closed: true, limit: pageLength + 1, offset: (number - 1) * pageLength)
                )
            }
            return call.meetingsPage(
                upcoming: upcoming, past: Array(past.prefix(pageLength)), page: number, hasOlder: past.count > pageLength)
        }

        routes.page("/meetings/:meeting", .signedIn) { call in try await call.showMeeting() }

        routes.page("/meetings/:meeting/minutes", .signedIn) { call in
            let (id, actor) = (try call.identifier("meeting"), try call.actor())
            let (detail, extras) = try await call.read { connection in
                (
                    try connection.meetingDetail(id, for: actor),
                    MinutesExtras(
                        agreements: try connection.agreements(at: id), chair: try connection.holder(of: .chair, in: actor.district),
                        secretary: try connection.holder(of: .secretary, in: actor.district),
                        head: try connection.ledgerHead(district: actor.district))
                )
            }
            return call.minutesPage(detail, extras)
        }

        routes.page("/meetings/:meeting/understanding", .signedIn) { call in
            let (id, actor) = (try call.identifier("meeting"), try call.actor())
            return call.meetingMatrixPage(try await call.read { try $0.meetingDetail(id, for: actor) })
        }
    }

    private static func planning(_ routes: Routes, _ meetings: Meetings) {
        routes.page("/meetings/new", .secretary) { call in
            let known = try await call.invitable()
            var input = MeetingInput()
            input.agencies = Set(known.map(\.id))
            input.agenda = Array(repeating: AgendaInput(minutes: "10"), count: agendaLines)
            return call.planPage(input, known: known)
        }

        routes.form("/meetings", .secretary) { call in
            let input = MeetingInput(call.form, agendaLines: agendaLines)
            do {
                return call.see("/meetings/\(try await meetings.plan(input, by: call.author()))")
            } catch Refusal.invalid(let problems) {
                return call.planPage(input, known: try await call.invitable(), problems)
            }
        }

        routes.page("/meetings/:meeting/edit", .secretary) { call in
            let detail = try await call.meetingDetail()
            guard detail.meeting.state.takesPlanning else { throw Refusal.rule(Copy.Meetings.noMorePlanning) }
            return call.planPage(MeetingInput(detail), known: try await call.invitable(and: detail.invited), editing: detail.meeting)
        }

        routes.form("/meetings/:meeting/edit", .secretary) { call in
            let id = try call.identifier("meeting")
            let input = MeetingInput(call.form, agendaLines: 0)
            do {
                try await meetings.edit(id, version: Int(call.form["version"]) ?? 0, input, by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                let detail = try await call.meetingDetail()
                return call.planPage(input, known: try await call.invitable(and: detail.invited), editing: detail.meeting, problems)
            }
        }
    }

    private static func running(_ routes: Routes, _ meetings: Meetings) {
        routes.page("/meetings/:meeting/close", .secretary) { call in
            let detail = try await call.meetingDetail()
            guard detail.meeting.state.steps.contains(.close) else { throw Refusal.rule(Copy.Team.why(.notNow)) }
            return call.closePage(detail)
        }

        routes.form("/meetings/:meeting/state", .secretary) { call in
            let id = try call.identifier("meeting")
            guard let step = MeetingState.Step(rawValue: call.form["step"]) else {
                throw Refusal.invalid([FieldProblem("step", Copy.Errors.unknownChoice)])
            }
            do {
                try await meetings.take(
                    step, id, version: Int(call.form["version"]) ?? 0, closingNotes: call.form["notes"], by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                return call.closePage(try await call.meetingDetail(), problems)
            }
        }

        routes.form("/meetings/:meeting/rounds", .secretary) { call in
            let id = try call.identifier("meeting")
            _ = try await meetings.closeRound(id, by: call.author())
            return call.see("/meetings/\(id)")
        }

        routes.form("/meetings/:meeting/invitations", .secretary) { call in
            let id = try call.identifier("meeting")
            try await meetings.invite(call.form["invited"], to: id, by: call.author())
            return call.see("/meetings/\(id)")
        }

        routes.page("/meetings/:meeting/attendance", .secretary) { call in
            let detail = try await call.meetingDetail()
            guard detail.meeting.state.takesAttendance else { throw Refusal.rule(Copy.Team.why(.meetingNotOpen)) }
            return call.attendancePage(detail.meeting, detail.attendance, [:])
        }

        routes.form("/meetings/:meeting/attendance", .agencies) { call in
            let id = try call.identifier("meeting")
            let manages = try call.actor().managesMeetings
            let inputs = AttendanceInput.all(in: call.form)
            do {
                try await meetings.recordAttendance(inputs, at: id, by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                let detail = try await call.meetingDetail()
                // What somebody else recorded meanwhile is shown as it is now; the rest as it was typed.
                let current = Dictionary(uniqueKeysWithValues: detail.attendance.map { ($0.agency.id, $0.version) })
                let typed = inputs.filter { $0.value.version == current[$0.key] }
                if manages { return call.attendancePage(detail.meeting, detail.attendance, typed, problems) }
                return call.meetingPage(detail, attendance: typed, problems)
            }
        }
    }

    private static func agenda(_ routes: Routes, _ meetings: Meetings) {
        routes.form("/meetings/:meeting/agenda", .secretary) { call in
            let id = try call.identifier("meeting")
            do {
                _ = try await meetings.addItem(AgendaInput(call.form), to: id, by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                return try await call.showMeeting(problems)
            }
        }

        routes.page("/meetings/:meeting/agenda/:item", .secretary) { call in
            let detail = try await call.meetingDetail()
            let id = try call.identifier("item")
            guard let item = detail.agenda.first(where: { $0.id == id }) else { throw Refusal.notFound }
            guard detail.meeting.state.takesAgenda else { throw Refusal.rule(Copy.Meetings.closedAlready) }
            return call.agendaItemPage(detail.meeting, item, AgendaInput(item), invited: detail.invited)
        }

        routes.form("/meetings/:meeting/agenda/:item", .secretary) { call in
            let (id, item) = (try call.identifier("meeting"), try call.identifier("item"))
            let input = AgendaInput(call.form)
            do {
                try await meetings.changeItem(item, of: id, version: Int(call.form["version"]) ?? 0, input, by: call.author())
                return call.see("/meetings/\(id)")
            } catch Refusal.invalid(let problems) {
                let detail = try await call.meetingDetail()
                guard let record = detail.agenda.first(where: { $0.id == item }) else { throw Refusal.notFound }
                return call.agendaItemPage(detail.meeting, record, input, invited: detail.invited, problems)
            }
        }

        routes.form("/meetings/:meeting/agenda/:item/move", .secretary) { call in
            let (id, item) = (try call.identifier("meeting"), try call.identifier("item"))
            try await meetings.moveItem(item, of: id, up: call.form["direction"] == "up", by: call.author())
            return call.see("/meetings/\(id)")
        }

        routes.form("/meetings/:meeting/agenda/:item/remove", .secretary) { call in
            let (id, item) = (try call.identifier("meeting"), try call.identifier("item"))
            try await meetings.removeItem(item, of: id, by: call.author())
            return call.see("/meetings/\(id)")
        }
    }
}

extension Call {
    /// The meeting named in the path, as far as this person may see it.
    func meetingDetail() async throws -> MeetingDetail {
        let (id, actor) = (try identifier("meeting"), try actor())
        return try await read { try $0.meetingDetail(id, for: actor) }
    }

    func showMeeting(_ problems: [FieldProblem] = []) async throws -> Response {
        let detail = try await meetingDetail()
        let others = try actor().managesMeetings ? try await invitable().filter { !detail.invites($0.id) } : []
        return meetingPage(detail, invitable: others, problems)
    }

    /// The agencies that can be invited, and those that are already.
    fileprivate func invitable(and invited: [InvitedAgency] = []) async throws -> [InvitedAgency] {
        let district = try actor().district
        let active = try await read { try $0.activeAgencies(of: district) }
        return active + invited.filter { !active.contains($0) }
    }
}

// MARK: What the forms bring

extension MeetingInput {
    init(_ form: Form, agendaLines: Int) {
        self.init(
            title: form["title"], purpose: form["purpose"], place: form["place"], day: form["day"], time: form["time"],
            minutes: form["minutes"], readBackDays: form["readBackDays"], agencies: Set(form.all("agencies")),
            agenda: (0..<agendaLines).map { AgendaInput(form, suffix: "-\($0 + 1)") })
    }

    init(_ detail: MeetingDetail) {
        let meeting = detail.meeting
        self.init(
            title: meeting.title, purpose: meeting.purpose, place: meeting.place, day: meeting.startsAt.jakartaDay.iso,
            time: meeting.startsAt.jakartaTime, minutes: "\(meeting.minutes)", readBackDays: "\(meeting.readBackDays)",
            agencies: Set(detail.invited.map(\.id)))
    }
}

extension AgendaInput {
    init(_ form: Form, suffix: String = "") {
        self.init(
            title: form["item-title" + suffix], presenter: form["item-presenter" + suffix], minutes: form["item-minutes" + suffix],
            notes: form["item-notes" + suffix])
    }

    init(_ item: AgendaItem) {
        self.init(title: item.title, presenter: item.presenter?.id ?? "", minutes: "\(item.minutes)", notes: item.notes)
    }
}

extension AttendanceInput {
    /// One for each agency of which the form has fields.
    static func all(in form: Form) -> [String: AttendanceInput] {
        var inputs: [String: AttendanceInput] = [:]
        for name in form.names where name.hasPrefix("attended-") {
            let agency = String(name.dropFirst("attended-".count))
            inputs[agency] = AttendanceInput(
                attended: form[name], attendee: form["attendee-" + agency], position: form["position-" + agency],
                mandate: form["mandate-" + agency], version: Int(form["version-" + agency]))
        }
        return inputs
    }
}
