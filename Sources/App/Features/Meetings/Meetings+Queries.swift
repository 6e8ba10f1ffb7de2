import Collaboration
import Database
import Days

/// Meetings, their agenda, and who is invited and came. A draft is for the secretary's eyes alone.
extension Connection {
    private static var meetingColumns: SQL {
        "m.id, m.title, m.purpose, m.place, m.starts_at, m.minutes, m.state, m.read_back_days, m.closing_notes, m.closed_at, m.synthetic, m.version"
    }

    private func meetingRecord(_ row: Row) throws -> MeetingRecord {
        MeetingRecord(
            id: try row.string(0), title: try row.string(1), purpose: try row.string(2), place: try row.string(3), startsAt: try row.instant(4),
            minutes: try row.int(5), state: try row.word(6, MeetingState.init(word:)), readBackDays: try row.int(7),
            closingNotes: try row.string(8), closedAt: try row.instantOrNil(9), synthetic: try row.bool(10), version: try row.int(11))
    }

    func meeting(_ id: String, for actor: Actor) throws -> MeetingRecord {
        let found = try first(
            "SELECT \(sql: Self.meetingColumns) FROM meeting m WHERE m.district = \(actor.district) AND m.id = \(id)", meetingRecord)
        guard let found, found.state != .draft || actor.managesMeetings else { throw Refusal.notFound }
        return found
    }

    /// - Parameter closed: the past ones, newest first; otherwise those that are planned or running, the next one first.
    func meetings(for actor: Actor, closed: Bool, limit: Int = 200, offset: Int = 0) throws -> [MeetingLine] {
        let condition: SQL =
            if closed {
                "m.state = 'closed' ORDER BY m.starts_at DESC, m.id DESC"
            } else if actor.managesMeetings {
                "m.state <> 'closed' ORDER BY m.starts_at, m.id"
            } else {
                "m.state IN ('open', 'in-progress') ORDER BY m.starts_at, m.id"
            }
        return try all(
            """
            SELECT \(sql: Self.meetingColumns),
                (SELECT count(*) FROM attendance a WHERE a.meeting = m.id),
                (SELECT count(*) FROM attendance a WHERE a.meeting = m.id AND a.attended),
                (SELECT count(*) FROM statement s WHERE s.meeting = m.id),
                (SELECT count(*) FROM read_back r WHERE r.meeting = m.id AND r.state = 'confirmed'),
                (SELECT count(*) FROM read_back r WHERE r.meeting = m.id)
            FROM meeting m WHERE m.district = \(actor.district) AND \(sql: condition) LIMIT \(limit) OFFSET \(offset)
            """
        ) { row in
            MeetingLine(
                meeting: try meetingRecord(row), invited: try row.int(12), attended: try row.int(13), statements: try row.int(14),
                confirmed: try row.int(15), required: try row.int(16))
        }
    }

    func meetingDetail(_ id: String, for actor: Actor) throws -> MeetingDetail {
        let meeting = try meeting(id, for: actor)
        return MeetingDetail(
            meeting: meeting, attendance: try attendance(of: id), agenda: try agenda(of: id), statements: try statements(of: id),
            readBacks: try readBacks(actor.district, where: "r.meeting = \(id)"))
    }

    func insertMeeting(_ id: String, _ plan: MeetingPlan, by author: Author) throws {
        try execute(
            """
            INSERT INTO meeting (id, district, title, purpose, place, starts_at, minutes, state, read_back_days, created_by, created_at)
            VALUES (\(id), \(author.actor.district), \(plan.title), \(plan.purpose), \(plan.place), \(plan.startsAt), \(plan.minutes),
                \(MeetingState.draft.word), \(plan.readBackDays), \(author.actor.account), \(author.at))
            """)
    }

    /// - Returns: whether the meeting still had that version.
    func updateMeeting(_ id: String, version: Int, _ plan: MeetingPlan) throws -> Bool {
        try execute(
            """
            UPDATE meeting SET title = \(plan.title), purpose = \(plan.purpose), place = \(plan.place), starts_at = \(plan.startsAt),
                minutes = \(plan.minutes), read_back_days = \(plan.readBackDays), version = version + 1
            WHERE id = \(id) AND version = \(version)
            """) == 1
    }

    func updateMeeting(_ id: String, version: Int, state: MeetingState) throws -> Bool {
        try execute("UPDATE meeting SET state = \(state.word), version = version + 1 WHERE id = \(id) AND version = \(version)") == 1
    }

    func closeMeeting(_ id: String, notes: String, at now: Instant) throws {
        try execute("UPDATE meeting SET closing_notes = \(notes), closed_at = \(now) WHERE id = \(id)")
        try execute("UPDATE attendance SET attended = FALSE, version = version + 1 WHERE meeting = \(id) AND attended IS NULL")
    }

    // MARK: Agencies

    func activeAgencies(of district: String) throws -> [InvitedAgency] {
        try all(
            """
            SELECT id, name, short_name FROM agency WHERE district = \(district) AND active
            ORDER BY CASE WHEN kind = 'secretariat' THEN 0 ELSE 1 END, lower(short_name)
            """
        ) { InvitedAgency(id: try $0.string(0), name: try $0.string(1), shortName: try $0.string(2)) }
    }

    func attendance(of meeting: String) throws -> [AttendanceRecord] {
        try all(
            """
            SELECT g.id, g.name, g.short_name, a.attended, a.attendee, a.position, a.mandate, a.version
            FROM attendance a JOIN agency g ON g.id = a.agency WHERE a.meeting = \(meeting)
            ORDER BY CASE WHEN g.kind = 'secretariat' THEN 0 ELSE 1 END, lower(g.short_name)
            """
        ) { row in
            AttendanceRecord(
                agency: InvitedAgency(id: try row.string(0), name: try row.string(1), shortName: try row.string(2)),
                attended: try row.boolOrNil(3), attendee: try row.string(4), position: try row.string(5),
                mandate: Attendance.Mandate(word: try row.string(6)), version: try row.int(7))
        }
    }

    func invite(_ agency: String, to meeting: String, district: String) throws {
        try execute("INSERT INTO attendance (meeting, agency, district) VALUES (\(meeting), \(agency), \(district))")
    }

    func uninvite(_ agency: String, from meeting: String) throws {
        try execute("DELETE FROM attendance WHERE meeting = \(meeting) AND agency = \(agency)")
    }

    /// - Returns: whether it still had that version.
    func updateAttendance(of agency: String, at meeting: String, version: Int, _ entry: AttendanceEntry) throws -> Bool {
        try execute(
            """
            UPDATE attendance SET attended = \(entry.attended), attendee = \(entry.attendee), position = \(entry.position),
                mandate = \(entry.mandate?.word ?? ""), version = version + 1
            WHERE meeting = \(meeting) AND agency = \(agency) AND version = \(version)
            """) == 1
    }

    // MARK: Agenda

    func agenda(of meeting: String) throws -> [AgendaItem] {
        try all(
            """
            SELECT i.id, i.title, i.presenter, g.name, g.short_name, i.minutes, i.notes, i.version
            FROM agenda_item i LEFT JOIN agency g ON g.id = i.presenter WHERE i.meeting = \(meeting) ORDER BY i.position, i.id
            """
        ) { row in
            let presenter = try row.stringOrNil(2).map { InvitedAgency(id: $0, name: try row.string(3), shortName: try row.string(4)) }
            return AgendaItem(
                id: try row.string(0), title: try row.string(1), presenter: presenter, minutes: try row.int(5), notes: try row.string(6),
                version: try row.int(7))
        }
    }

    func insertAgendaItem(_ id: String, _ entry: AgendaEntry, at position: Int, of meeting: String, district: String) throws {
        try execute(
            """
            INSERT INTO agenda_item (id, district, meeting, position, title, presenter, minutes, notes)
            VALUES (\(id), \(district), \(meeting), \(position), \(entry.title), \(entry.presenter), \(entry.minutes), \(entry.notes))
            """)
    }

    func updateAgendaItem(_ id: String, version: Int, _ entry: AgendaEntry) throws -> Bool {
        try execute(
            """
            UPDATE agenda_item SET title = \(entry.title), presenter = \(entry.presenter), minutes = \(entry.minutes), notes = \(entry.notes),
                version = version + 1 WHERE id = \(id) AND version = \(version)
            """) == 1
    }

    func orderAgenda(_ ids: [String]) throws {
        for (position, id) in ids.enumerated() {
            try execute("UPDATE agenda_item SET position = \(position) WHERE id = \(id) AND position <> \(position)")
        }
    }

    func deleteAgendaItem(_ id: String) throws { try execute("DELETE FROM agenda_item WHERE id = \(id)") }

    // MARK: What the minutes take from elsewhere

    /// What was agreed at the meeting, from the responsibilities.
    func agreements(at meeting: String) throws -> [Agreement] {
        try all(
            """
            SELECT r.id, r.title, g.short_name, r.owner_person, r.due, r.state FROM responsibility r JOIN agency g ON g.id = r.owner_agency
            WHERE r.meeting = \(meeting) ORDER BY r.created_at, r.id
            """
        ) { row in
            Agreement(
                id: try row.string(0), title: try row.string(1), agency: try row.string(2), person: try row.string(3), due: try row.day(4),
                state: try row.string(5))
        }
    }

    /// Whoever holds the office, if it is one person.
    func holder(of role: Role, in district: String) throws -> String? {
        let names = try all("SELECT name FROM account WHERE district = \(district) AND role = \(role.rawValue) AND active LIMIT 2") {
            try $0.string(0)
        }
        return names.count == 1 ? names.first : nil
    }
}

/// A responsibility as the minutes list it.
struct Agreement: Sendable {
    let id: String
    let title: String
    let agency: String
    let person: String
    let due: Day
    let state: String
}

extension Row {
    /// A text that stands for a value. One that stands for none throws.
    func word<T>(_ column: Int, _ read: (String) -> T?) throws -> T {
        guard let value = read(try string(column)) else { throw DatabaseError.decoding(column: column, message: "the text is not a \(T.self)") }
        return value
    }
}
