import Collaboration
import Database
import Days
import Hummingbird

/// Planning meetings and taking them through their states. The rules are those of `Collaboration`.
struct Meetings: Sendable {
    let workspace: Workspace

    // MARK: Planning

    /// - Returns: the meeting's identifier.
    func plan(_ input: MeetingInput, by author: Author) async throws -> String {
        let id = author.identifier()
        try await workspace.change(by: author) { change in
            let connection = change.connection
            let plan = try input.checked(known: try connection.activeAgencies(of: author.actor.district))
            try connection.insertMeeting(id, plan, by: author)
            for agency in plan.agencies.sorted() { try connection.invite(agency, to: id, district: author.actor.district) }
            for (position, item) in plan.agenda.enumerated() {
                try connection.insertAgendaItem(author.identifier(), item, at: position, of: id, district: author.actor.district)
            }
            try change.record(
                LedgerEvent(
                    action: "meeting.planned", subject: "meeting/\(id)",
                    details: plan.details.merging(["agenda": .list(plan.agenda.map { .text($0.title) })]) { $1 }))
        }
        return id
    }

    /// Changes the plan and who is invited. The agenda is changed item by item.
    func edit(_ id: String, version: Int, _ input: MeetingInput, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            let connection = change.connection
            let meeting = try connection.meeting(id, for: author.actor)
            guard meeting.version == version else { throw Refusal.stale(at: meeting.path) }
            guard meeting.state.takesPlanning else { throw Refusal.rule(Copy.Meetings.noMorePlanning) }
            let invited = try connection.attendance(of: id).map(\.agency)
            let plan = try input.checked(known: try connection.activeAgencies(of: author.actor.district) + invited)
            guard try connection.updateMeeting(id, version: version, plan) else { throw Refusal.stale(at: meeting.path) }
            let before = Set(invited.map(\.id))
            for agency in before.subtracting(plan.agencies) { try connection.uninvite(agency, from: id) }
            for agency in plan.agencies.subtracting(before).sorted() {
                try connection.invite(agency, to: id, district: author.actor.district)
            }
            try change.record(
                LedgerEvent(
                    action: "meeting.edited", subject: "meeting/\(id)",
                    details: plan.details.merging([
                        "before": .object([
                            "title": .text(meeting.title), "purpose": .text(meeting.purpose), "place": .text(meeting.place),
                            "startsAt": Detail(meeting.startsAt), "minutes": Detail(meeting.minutes),
                            "readBackDays": Detail(meeting.readBackDays), "agencies": Detail(before.sorted()),
                        ])
                    ]) { $1 }))
        }
    }

    /// Invites one more agency, also while the meeting runs.
    func invite(_ agency: String, to id: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            let connection = change.connection
            let meeting = try connection.meeting(id, for: author.actor)
            guard meeting.state.takesInvitations else { throw Refusal.rule(Copy.Meetings.closedAlready) }
            guard try connection.activeAgencies(of: author.actor.district).contains(where: { $0.id == agency }) else {
                throw Refusal.invalid([FieldProblem("agency", Copy.Errors.unknownChoice)])
            }
            guard try !connection.attendance(of: id).contains(where: { $0.agency.id == agency }) else {
                throw Refusal.rule(Copy.Meetings.invitedAlready)
            }
            try connection.invite(agency, to: id, district: author.actor.district)
            try change.record(
                LedgerEvent(action: "meeting.agency-invited", subject: "meeting/\(id)", details: ["agency": .text(agency)]))
        }
    }

    // MARK: States

    /// Takes the meeting one step on. Closing draws what is left of the sample and counts as absent whoever nobody recorded.
    func take(_ step: MeetingState.Step, _ id: String, version: Int, closingNotes: String = "", by author: Author) async throws {
        try await workspace.change(by: author) { change in
            let connection = change.connection
            let meeting = try connection.meeting(id, for: author.actor)
            guard meeting.version == version else { throw Refusal.stale(at: meeting.path) }
            let state = try ruled { () throws(Collaboration.Refusal) in try meeting.state.after(step, by: author.actor.inTheTeam) }
            guard closingNotes.count <= 5_000 else { throw Refusal.invalid([FieldProblem("notes", Copy.Errors.tooLong)]) }
            var details: [String: Detail] = ["from": .text(meeting.state.word), "to": .text(state.word)]
            if step == .close {
                let drawn = try connection.drawSample(meeting, by: author)
                let unrecorded = try connection.attendance(of: id).filter { $0.attended == nil }
                try connection.closeMeeting(id, notes: closingNotes, at: author.at)
                details["readBacks"] = drawn.detail
                details["countedAbsent"] = Detail(unrecorded.map(\.agency.id))
                details["notes"] = .text(closingNotes)
            }
            guard try connection.updateMeeting(id, version: version, state: state) else { throw Refusal.stale(at: meeting.path) }
            let names: [MeetingState.Step: String] = [
                .invite: "meeting.opened", .recall: "meeting.recalled", .start: "meeting.started", .close: "meeting.closed",
            ]
            try change.record(LedgerEvent(action: names[step] ?? "meeting.changed", subject: "meeting/\(id)", details: details))
        }
    }

    /// Closes a round of statements: every listener gets its sample of what was said so far.
    /// - Returns: how many read-backs were added.
    func closeRound(_ id: String, by author: Author) async throws -> Int {
        try await workspace.change(by: author) { change in
            let meeting = try change.connection.meeting(id, for: author.actor)
            guard author.actor.managesMeetings else { throw Refusal.forbidden }
            guard meeting.state.takesStatements else { throw Refusal.rule(Copy.Team.why(.meetingNotOpen)) }
            let drawn = try change.connection.drawSample(meeting, by: author)
            try change.record(
                LedgerEvent(action: "meeting.round-closed", subject: "meeting/\(id)", details: ["readBacks": drawn.detail]))
            return drawn.count
        }
    }

    // MARK: Agenda

    func addItem(_ input: AgendaInput, to id: String, by author: Author) async throws -> String {
        let item = author.identifier()
        try await workspace.change(by: author) { change in
            let connection = change.connection
            try connection.meetingWithOpenAgenda(id, for: author.actor)
            let entry = try input.checked(invited: Set(try connection.attendance(of: id).map(\.agency.id)))
            let position = try connection.agenda(of: id).count
            try connection.insertAgendaItem(item, entry, at: position, of: id, district: author.actor.district)
            try change.record(
                LedgerEvent(action: "agenda-item.added", subject: "meeting/\(id)/agenda/\(item)", details: entry.details))
        }
        return item
    }

    func changeItem(_ item: String, of id: String, version: Int, _ input: AgendaInput, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            let connection = change.connection
            try connection.meetingWithOpenAgenda(id, for: author.actor)
            guard let now = try connection.agenda(of: id).first(where: { $0.id == item }) else { throw Refusal.notFound }
            var invited = Set(try connection.attendance(of: id).map(\.agency.id))
            if let presenter = now.presenter { invited.insert(presenter.id) }
            let entry = try input.checked(invited: invited)
            guard try connection.updateAgendaItem(item, version: version, entry) else {
                throw Refusal.stale(at: "/meetings/\(id)/agenda/\(item)")
            }
            try change.record(
                LedgerEvent(
                    action: "agenda-item.changed", subject: "meeting/\(id)/agenda/\(item)",
                    details: entry.details.merging(["before": .object(now.details)]) { $1 }))
        }
    }

    /// - Parameter up: towards the beginning; otherwise towards the end. At either end nothing happens.
    func moveItem(_ item: String, of id: String, up: Bool, by author: Author) async throws {
        try await changeIfNeeded(by: author) { change in
            let connection = change.connection
            try connection.meetingWithOpenAgenda(id, for: author.actor)
            var order = try connection.agenda(of: id).map(\.id)
            guard let place = order.firstIndex(of: item) else { throw Refusal.notFound }
            let other = place + (up ? -1 : 1)
            guard order.indices.contains(other) else { throw NothingToDo() }
            order.swapAt(place, other)
            try connection.orderAgenda(order)
            try change.record(
                LedgerEvent(
                    action: "agenda-item.moved", subject: "meeting/\(id)/agenda/\(item)",
                    details: ["from": Detail(place + 1), "to": Detail(other + 1)]))
        }
    }

    func removeItem(_ item: String, of id: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            let connection = change.connection
            try connection.meetingWithOpenAgenda(id, for: author.actor)
            let agenda = try connection.agenda(of: id)
            guard let now = agenda.first(where: { $0.id == item }) else { throw Refusal.notFound }
            guard try !connection.statements(of: id).contains(where: { $0.agendaItem == item }) else {
                throw Refusal.rule(Copy.Meetings.itemHasStatements)
            }
            try connection.deleteAgendaItem(item)
            try connection.orderAgenda(agenda.map(\.id).filter { $0 != item })
            try change.record(
                LedgerEvent(action: "agenda-item.removed", subject: "meeting/\(id)/agenda/\(item)", details: now.details))
        }
    }

    // MARK: Attendance

    /// Records the attendance of several agencies at once. Nothing is recorded where somebody else has recorded one of them differently.
    func recordAttendance(_ inputs: [String: AttendanceInput], at id: String, by author: Author) async throws {
        try await changeIfNeeded(by: author) { change in
            let connection = change.connection
            let meeting = try connection.meeting(id, for: author.actor)
            let rows = try connection.attendance(of: id)
            guard Set(inputs.keys).isSubset(of: rows.map(\.agency.id)) else { throw Refusal.notFound }
            for agency in inputs.keys { try author.actor.requireRecords(for: agency) }
            guard meeting.state.takesAttendance else { throw Refusal.rule(Copy.Team.why(.meetingNotOpen)) }
            var problems: [FieldProblem] = []
            var recorded: [String: Detail] = [:]
            for row in rows {
                guard let input = inputs[row.agency.id] else { continue }
                do {
                    let entry = try input.checked(row.agency.id, suffix: "-\(row.agency.id)")
                    // Who left it blank does not take back what somebody recorded meanwhile.
                    if entry == row.entry || (entry.attended == nil && input.version != row.version) { continue }
                    guard try connection.updateAttendance(of: row.agency.id, at: id, version: input.version ?? row.version, entry) else {
                        problems.append(FieldProblem("attended-\(row.agency.id)", Copy.Meetings.attendanceChanged(row.agency.shortName)))
                        continue
                    }
                    recorded[row.agency.id] = .object(entry.details)
                } catch Refusal.invalid(let more) {
                    problems += more
                }
            }
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            guard !recorded.isEmpty else { throw NothingToDo() }
            try change.record(
                LedgerEvent(action: "attendance.recorded", subject: "meeting/\(id)", details: ["attendance": .object(recorded)]))
        }
    }

    /// A form that changes nothing is fine, and leaves no trace.
    private func changeIfNeeded(by author: Author, _ body: @escaping @Sendable (Change) throws -> Void) async throws {
        do {
            try await workspace.change(by: author, body)
        } catch is NothingToDo {}
    }
}

private struct NothingToDo: Error {}

extension Connection {
    fileprivate func meetingWithOpenAgenda(_ id: String, for actor: Actor) throws {
        guard try meeting(id, for: actor).state.takesAgenda else { throw Refusal.rule(Copy.Meetings.closedAlready) }
    }
}

// MARK: What the ledger keeps

extension MeetingPlan {
    fileprivate var details: [String: Detail] {
        [
            "title": .text(title), "purpose": .text(purpose), "place": .text(place), "startsAt": Detail(startsAt), "minutes": Detail(minutes),
            "readBackDays": Detail(readBackDays), "agencies": Detail(agencies.sorted()),
        ]
    }
}

extension AgendaEntry {
    fileprivate var details: [String: Detail] {
        ["title": .text(title), "presenter": Detail(presenter), "minutes": Detail(minutes), "notes": .text(notes)]
    }
}

extension AgendaItem {
    fileprivate var details: [String: Detail] {
        ["title": .text(title), "presenter": Detail(presenter?.id), "minutes": Detail(minutes), "notes": .text(notes)]
    }
}

extension AttendanceEntry {
    fileprivate var details: [String: Detail] {
        [
            "attended": attended.map { Detail($0) } ?? .null, "attendee": .text(attendee), "position": .text(position),
            "mandate": Detail(mandate?.word),
        ]
    }
}
