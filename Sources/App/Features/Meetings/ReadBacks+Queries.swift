import Collaboration
import Database
import Days

/// What was said at meetings, who must say it back, and who did.
extension Connection {
    func statements(of meeting: String) throws -> [StatementRecord] { try statements(where: "s.meeting = \(meeting)") }

    /// Nothing where the statement is of another district.
    func statement(_ id: String, district: String) throws -> StatementRecord {
        guard let found = try statements(where: "s.district = \(district) AND s.id = \(id)").first else { throw Refusal.notFound }
        return found
    }

    private func statements(where condition: SQL) throws -> [StatementRecord] {
        var addressed: [String: [InvitedAgency]] = [:]
        try forEach(
            """
            SELECT d.statement, g.id, g.name, g.short_name FROM statement s JOIN statement_addressee d ON d.statement = s.id
            JOIN agency g ON g.id = d.agency WHERE \(sql: condition) ORDER BY lower(g.short_name)
            """
        ) { row in
            addressed[try row.string(0), default: []].append(
                InvitedAgency(id: try row.string(1), name: try row.string(2), shortName: try row.string(3)))
        }
        return try all(
            """
            SELECT s.id, s.meeting, s.kind, s.content, s.stated_at, g.id, g.name, g.short_name, s.agenda_item, s.stated_by, COALESCE(a.name, '')
            FROM statement s JOIN agency g ON g.id = s.agency LEFT JOIN account a ON a.id = s.stated_by
            WHERE \(sql: condition) ORDER BY s.stated_at, s.id
            """
        ) { row in
            let to = addressed[try row.string(0)] ?? []
            return StatementRecord(
                statement: Statement(
                    id: try row.string(0), meeting: try row.string(1), kind: try row.word(2, Statement.Kind.init(rawValue:)),
                    agency: try row.string(5), text: try row.string(3), addressed: Set(to.map(\.id)), at: try row.instant(4)),
                speaker: InvitedAgency(id: try row.string(5), name: try row.string(6), shortName: try row.string(7)), addressed: to,
                agendaItem: try row.stringOrNil(8), recordedBy: try row.string(10), recordedByAccount: try row.string(9))
        }
    }

    func insertStatement(_ statement: Statement, agendaItem: String?, by author: Author) throws {
        try execute(
            """
            INSERT INTO statement (id, district, meeting, agency, kind, content, agenda_item, stated_at, stated_by)
            VALUES (\(statement.id), \(author.actor.district), \(statement.meeting), \(statement.agency), \(statement.kind.rawValue),
                \(statement.text), \(agendaItem), \(statement.at), \(author.actor.account))
            """)
        for agency in statement.addressed.sorted() {
            try execute("INSERT INTO statement_addressee (statement, agency) VALUES (\(statement.id), \(agency))")
        }
    }

    func deleteStatement(_ id: String) throws {
        try execute("DELETE FROM read_back WHERE statement = \(id)")
        try execute("DELETE FROM statement_addressee WHERE statement = \(id)")
        try execute("DELETE FROM statement WHERE id = \(id)")
    }

    func isCited(statement id: String) throws -> Bool {
        try exists("SELECT 1 FROM responsibility WHERE statement = \(id)")
    }

    // MARK: Read-backs

    /// - Parameter condition: on `r`, the read-back.
    func readBacks(_ district: String, where condition: SQL, limit: Int = 10_000) throws -> [ReadBackRecord] {
        let filter: SQL = "r.district = \(district) AND (\(sql: condition))"
        var attempts: [String: [ReadBack.Attempt]] = [:]
        var names: [String: [String: String]] = [:]
        try forEach(
            """
            SELECT a.read_back, a.number, a.content, a.said_by, a.said_at, a.answer, a.correction, a.answered_by, a.answered_at,
                COALESCE(x.name, ''), COALESCE(y.name, '')
            FROM read_back r JOIN read_back_attempt a ON a.read_back = r.id
            LEFT JOIN account x ON x.id = a.said_by LEFT JOIN account y ON y.id = a.answered_by
            WHERE \(sql: filter) ORDER BY a.read_back, a.number
            """
        ) { row in
            let readBack = try row.string(0)
            let answer: ReadBack.Answer? =
                switch try row.stringOrNil(5) {
                case "confirmed": .confirmed
                case "corrected": .corrected(try row.string(6))
                default: nil
                }
            let attempt = ReadBack.Attempt(
                number: try row.int(1), text: try row.string(2), saidBy: try row.string(3), saidAt: try row.instant(4), answer: answer,
                answeredBy: try row.stringOrNil(7), answeredAt: try row.instantOrNil(8))
            attempts[readBack, default: []].append(attempt)
            names[readBack, default: [:]][attempt.saidBy] = try row.string(9)
            if let by = attempt.answeredBy { names[readBack, default: [:]][by] = try row.string(10) }
        }
        return try all(
            """
            SELECT r.id, r.meeting, m.title, r.statement, s.kind, s.content, s.stated_at, l.id, l.name, l.short_name, p.id, p.name, p.short_name,
                r.reason, r.due, r.required_at, r.version
            FROM read_back r JOIN meeting m ON m.id = r.meeting JOIN statement s ON s.id = r.statement
            JOIN agency l ON l.id = r.listener JOIN agency p ON p.id = r.speaker
            WHERE \(sql: filter) ORDER BY r.due, s.stated_at, r.statement, lower(l.short_name) LIMIT \(limit)
            """
        ) { row in
            let id = try row.string(0)
            let statement = Statement(
                id: try row.string(3), meeting: try row.string(1), kind: try row.word(4, Statement.Kind.init(rawValue:)),
                agency: try row.string(10), text: try row.string(5), at: try row.instant(6))
            let readBack = try ReadBack(
                id: id, statement: statement.id, speaker: try row.string(10), listener: try row.string(7),
                requirement: try row.word(13, ReadBack.Requirement.init(word:)), statedAt: statement.at, due: try row.day(14),
                attempts: attempts[id] ?? [])
            return ReadBackRecord(
                readBack: readBack, meeting: try row.string(1), meetingTitle: try row.string(2), statement: statement,
                listener: InvitedAgency(id: try row.string(7), name: try row.string(8), shortName: try row.string(9)),
                speaker: InvitedAgency(id: try row.string(10), name: try row.string(11), shortName: try row.string(12)),
                requiredAt: try row.instant(15), version: try row.int(16), names: names[id] ?? [:])
        }
    }

    func readBack(_ id: String, district: String) throws -> ReadBackRecord {
        guard let found = try readBacks(district, where: "r.id = \(id)").first else { throw Refusal.notFound }
        return found
    }

    /// By what people ask for; an empty choice asks for nothing.
    func readBacks(_ district: String, _ filter: ReadBackFilter, today: Day) throws -> [ReadBackRecord] {
        var conditions: [SQL] = ["TRUE"]
        if let meeting = filter.meeting { conditions.append("r.meeting = \(meeting)") }
        if let listener = filter.listener { conditions.append("r.listener = \(listener)") }
        if let speaker = filter.speaker { conditions.append("r.speaker = \(speaker)") }
        if let first = filter.from {
            conditions.append("r.meeting IN (SELECT id FROM meeting WHERE district = \(district) AND starts_at >= \(Instant(jakarta: first)))")
        }
        if let last = filter.until {
            conditions.append("r.meeting IN (SELECT id FROM meeting WHERE district = \(district) AND starts_at < \(Instant(jakarta: last + 1)))")
        }
        if let waiting = filter.waitsFor {
            conditions.append(
                "((r.listener = \(waiting) AND r.state IN ('due', 'corrected')) OR (r.speaker = \(waiting) AND r.state = 'said'))")
        }
        switch filter.state {
        case .open: conditions.append("r.state <> 'confirmed'")
        case .overdue: conditions.append("r.state <> 'confirmed' AND r.due < \(today)")
        case .confirmed: conditions.append("r.state = 'confirmed'")
        case nil: break
        }
        return try readBacks(district, where: conditions.joined(separator: " AND "), limit: filter.limit)
    }

    /// The agencies that were invited to a meeting of the period.
    func agenciesInvited(_ district: String, from first: Instant, before last: Instant) throws -> [InvitedAgency] {
        try all(
            """
            SELECT g.id, g.name, g.short_name FROM agency g
            WHERE g.district = \(district) AND g.id IN (
                SELECT a.agency FROM attendance a JOIN meeting m ON m.id = a.meeting
                WHERE m.district = \(district) AND m.state IN ('in-progress', 'closed') AND m.starts_at >= \(first) AND m.starts_at < \(last))
            ORDER BY CASE WHEN g.kind = 'secretariat' THEN 0 ELSE 1 END, lower(g.short_name)
            """
        ) { InvitedAgency(id: try $0.string(0), name: try $0.string(1), shortName: try $0.string(2)) }
    }

    /// Meetings held in the period.
    func meetingsHeld(_ district: String, from first: Instant, before last: Instant) throws -> Int {
        try count(
            """
            SELECT count(*) FROM meeting
            WHERE district = \(district) AND state IN ('in-progress', 'closed') AND starts_at >= \(first) AND starts_at < \(last)
            """)
    }

    /// How often each pair was assigned at other meetings from `first` until the meeting's start.
    func coverage(_ district: String, before meeting: MeetingRecord, from first: Instant) throws -> [Assignment.Pair: Int] {
        var covered: [Assignment.Pair: Int] = [:]
        try forEach(
            """
            SELECT r.listener, r.speaker, count(*) FROM read_back r JOIN meeting m ON m.id = r.meeting
            WHERE r.district = \(district) AND m.id <> \(meeting.id) AND m.starts_at >= \(first) AND m.starts_at <= \(meeting.startsAt)
            GROUP BY r.listener, r.speaker
            """
        ) { row in covered[Assignment.Pair(listener: try row.string(0), speaker: try row.string(1))] = try row.int(2) }
        return covered
    }

    func insertReadBack(_ id: String, _ duty: Assignment.Duty, meeting: String, due: Day, by author: Author) throws {
        try execute(
            """
            INSERT INTO read_back (id, district, meeting, statement, listener, speaker, reason, due, state, required_at)
            VALUES (\(id), \(author.actor.district), \(meeting), \(duty.statement), \(duty.listener), \(duty.speaker),
                \(duty.requirement.word), \(due), 'due', \(author.at))
            """)
    }

    /// Writes the attempt that is new or was answered, and what the read-back has become by it.
    func write(_ attempt: ReadBack.Attempt, of readBack: ReadBack, version: Int) throws -> Bool {
        var answer: String?
        var correction = ""
        switch attempt.answer {
        case .confirmed: answer = "confirmed"
        case .corrected(let text): (answer, correction) = ("corrected", text)
        case nil: break
        }
        try execute(
            """
            INSERT INTO read_back_attempt (read_back, number, content, said_by, said_at, answer, correction, answered_by, answered_at)
            VALUES (\(readBack.id), \(attempt.number), \(attempt.text), \(attempt.saidBy), \(attempt.saidAt), \(answer), \(correction),
                \(attempt.answeredBy), \(attempt.answeredAt))
            ON CONFLICT (read_back, number) DO UPDATE SET answer = excluded.answer, correction = excluded.correction,
                answered_by = excluded.answered_by, answered_at = excluded.answered_at
            """)
        return try execute(
            """
            UPDATE read_back SET state = \(readBack.state.rawValue), confirmed_at = \(readBack.confirmedAt), version = version + 1
            WHERE id = \(readBack.id) AND version = \(version)
            """) == 1
    }

    // MARK: Duties

    /// Read-backs to say, and those of others to confirm.
    func meetingDuties(of actor: Actor, on today: Day) throws -> [Duty] {
        guard let agency = actor.agency else { return [] }
        return try all(
            """
            SELECT r.id, r.state, s.content, CASE WHEN r.state = 'said' THEN l.short_name ELSE p.short_name END, r.due,
                COALESCE((SELECT max(COALESCE(a.answered_at, a.said_at)) FROM read_back_attempt a WHERE a.read_back = r.id), r.required_at)
            FROM read_back r JOIN statement s ON s.id = r.statement JOIN agency l ON l.id = r.listener JOIN agency p ON p.id = r.speaker
            WHERE r.district = \(actor.district)
                AND ((r.listener = \(agency) AND r.state IN ('due', 'corrected')) OR (r.speaker = \(agency) AND r.state = 'said'))
            ORDER BY r.due, s.stated_at
            """
        ) { row in
            Duty(
                kind: try row.string(1) == "said" ? .confirmation : .readBack, title: shortened(try row.string(2)), from: try row.string(3),
                due: try row.day(4), since: try row.instant(5), path: "/read-backs/\(try row.string(0))")
        }
    }
}

/// What people ask of the list of read-backs.
struct ReadBackFilter: Sendable {
    enum State: String, Sendable, CaseIterable { case open, overdue, confirmed }
    var meeting: String?
    var listener: String?
    var speaker: String?
    /// The agency whose turn it is.
    var waitsFor: String?
    var state: State?
    /// Days on which the meetings began.
    var from: Day?
    var until: Day?
    var limit = 1_000
}

/// The beginning of a text, for a line of a list.
func shortened(_ text: String, to limit: Int = 120) -> String {
    guard text.count > limit else { return text }
    let cut = text.prefix(limit)
    let atWord = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return atWord + " …"
}
