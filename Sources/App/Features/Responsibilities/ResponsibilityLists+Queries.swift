import Collaboration
import Database
import Days

/// Lists, duties, and what waits for the chair: one query each.
extension Connection {
    /// A page of the list, the most urgent first: what is under way by its due day, then what waits for verification, then what is over.
    func responsibilities(_ filter: ResponsibilityFilter, district: String, on today: Day) throws -> ResponsibilityList {
        var total = 0
        var overdue = 0
        var awaitingChair = 0
        let offset = (max(1, filter.page) - 1) * ResponsibilityFilter.pageSize
        let lines = try all(
            """
            SELECT r.id, r.title, g.short_name, r.owner_person, r.state, r.due, r.blocked_reason, h.state, t.short_name,
                CASE WHEN e.id IS NULL THEN 0 ELSE 1 END,
                count(*) OVER (),
                COALESCE(sum(CASE WHEN r.state IN ('open', 'blocked') AND r.due < \(today) THEN 1 ELSE 0 END) OVER (), 0),
                COALESCE(sum(CASE WHEN h.state = 'awaiting-chair' THEN 1 ELSE 0 END + CASE WHEN e.id IS NULL THEN 0 ELSE 1 END) OVER (), 0)
            FROM responsibility r
            JOIN agency g ON g.id = r.owner_agency
            LEFT JOIN hand_off h ON h.responsibility = r.id AND h.state IN ('proposed', 'awaiting-chair')
            LEFT JOIN agency t ON t.id = h.to_agency
            LEFT JOIN escalation e ON e.responsibility = r.id AND e.answered_at IS NULL AND r.state <> 'cancelled'
            WHERE r.district = \(district) \(sql: Self.condition(filter, today))
            ORDER BY CASE r.state WHEN 'open' THEN 0 WHEN 'blocked' THEN 0 WHEN 'delivered' THEN 1 WHEN 'verified' THEN 2 ELSE 3 END,
                r.due, r.id
            LIMIT \(ResponsibilityFilter.pageSize) OFFSET \(offset)
            """
        ) { row in
            (total, overdue, awaitingChair) = (try row.int(10), try row.int(11), try row.int(12))
            let handOff = try row.stringOrNil(7)
            return ResponsibilityLine(
                id: try row.string(0), title: try row.string(1), owner: try row.string(2), person: try row.string(3), status: try row.value(4),
                due: try row.day(5), offeredTo: handOff == nil ? nil : try row.stringOrNil(8), awaitsChair: handOff == "awaiting-chair",
                isEscalated: try row.int(9) == 1, blockedReason: try row.string(6))
        }
        return ResponsibilityList(lines: lines, total: total, overdue: overdue, awaitingChair: awaitingChair)
    }

    private static func condition(_ filter: ResponsibilityFilter, _ today: Day) -> SQL {
        var condition: SQL = ""
        if let agency = filter.agency { condition += "AND r.owner_agency = \(agency) " }
        if let strategy = filter.strategy { condition += "AND r.strategy = \(strategy) " }
        if let indicator = filter.indicator { condition += "AND r.indicator = \(indicator) " }
        if filter.onlyOverdue { condition += "AND r.state IN ('open', 'blocked') AND r.due < \(today) " }
        if !filter.text.isEmpty { condition += "AND \(sql: .contains("r.title", filter.text)) " }
        if let area = filter.area {
            condition += """
                AND EXISTS (SELECT 1 FROM responsibility_area a WHERE a.responsibility = r.id
                    AND \(sql: .lies("a.area", in: area))) 
                """
        }
        switch filter.state {
        // What was given up counts nowhere unless it is asked for.
        case nil: condition += "AND r.state <> 'cancelled' "
        case .running: condition += "AND r.state IN ('open', 'blocked', 'delivered') "
        case .chair: condition += "AND r.state <> 'cancelled' AND (h.state = 'awaiting-chair' OR e.id IS NOT NULL) "
        case .open, .blocked, .delivered, .verified, .cancelled: condition += "AND r.state = \(filter.state?.rawValue ?? "") "
        }
        return condition
    }

    // MARK: Duties

    /// Due days further off than this are no duty yet.
    private static var soon: Int { 14 }

    /// What waits of responsibilities for the person's agency and office.
    func responsibilityDuties(of actor: Actor, on today: Day) throws -> [Duty] {
        var duties: [Duty] = []
        if let agency = actor.agency {
            duties += try offers(to: agency, actor.district, today)
            duties += try owed(by: agency, actor.district, today)
            duties += try toVerify(by: agency, isSecretary: actor.role == .secretary, actor.district)
        }
        if actor.role == .chair { duties += try decisions(actor.district, today) }
        return duties
    }

    private func offers(to agency: String, _ district: String, _ today: Day) throws -> [Duty] {
        try all(
            """
            SELECT r.id, r.title, g.short_name, h.expires_on, h.proposed_at FROM hand_off h
            JOIN responsibility r ON r.id = h.responsibility
            JOIN agency g ON g.id = h.from_agency
            WHERE h.district = \(district) AND h.to_agency = \(agency) AND h.state = 'proposed' AND h.expires_on >= \(today)
            ORDER BY h.expires_on, h.id
            """
        ) { row in
            Duty(
                kind: .handOff, title: try row.string(1), from: try row.string(2), due: try row.day(3), since: try row.instant(4),
                path: "/responsibilities/\(try row.string(0))")
        }
    }

    private func owed(by agency: String, _ district: String, _ today: Day) throws -> [Duty] {
        try all(
            """
            SELECT r.id, r.title, r.due, (SELECT max(c.since) FROM custody c WHERE c.responsibility = r.id) FROM responsibility r
            WHERE r.district = \(district) AND r.owner_agency = \(agency)
                AND (r.state = 'blocked' OR (r.state = 'open' AND r.due <= \(today + Self.soon)))
            ORDER BY r.due, r.id
            """
        ) { row in
            Duty(
                kind: .responsibility, title: try row.string(1), from: nil, due: try row.day(2), since: try row.instant(3),
                path: "/responsibilities/\(try row.string(0))")
        }
    }

    /// For the secretariat everything that others handed in; for an agency what answers its own statement.
    private func toVerify(by agency: String, isSecretary: Bool, _ district: String) throws -> [Duty] {
        try all(
            """
            SELECT r.id, r.title, g.short_name, d.handed_in_at FROM delivery d
            JOIN responsibility r ON r.id = d.responsibility AND r.state = 'delivered'
            JOIN agency g ON g.id = r.owner_agency
            LEFT JOIN statement s ON s.id = r.statement
            WHERE d.district = \(district) AND d.state = 'handed-in' AND r.owner_agency <> \(agency)
                AND (s.agency = \(agency) OR \(isSecretary))
            ORDER BY d.handed_in_at, d.id
            """
        ) { row in
            Duty(
                kind: .verification, title: try row.string(1), from: try row.string(2), due: nil, since: try row.instant(3),
                path: "/responsibilities/\(try row.string(0))")
        }
    }

    private func decisions(_ district: String, _ today: Day) throws -> [Duty] {
        try all(
            """
            SELECT r.id, r.title, g.short_name, h.proposed_at AS since FROM hand_off h
            JOIN responsibility r ON r.id = h.responsibility
            JOIN agency g ON g.id = h.from_agency
            WHERE h.district = \(district) AND (h.state = 'awaiting-chair' OR (h.state = 'proposed' AND h.expires_on < \(today)))
            UNION ALL
            SELECT r.id, r.title, g.short_name, e.raised_at FROM escalation e
            JOIN responsibility r ON r.id = e.responsibility AND r.state <> 'cancelled'
            JOIN agency g ON g.id = r.owner_agency
            WHERE e.district = \(district) AND e.answered_at IS NULL
            ORDER BY since, 1
            """
        ) { row in
            Duty(
                kind: .decision, title: try row.string(1), from: try row.string(2), due: nil, since: try row.instant(3),
                path: "/decisions#r-\(try row.string(0))")
        }
    }

    // MARK: The chair

    /// What waits for the chair, the longest waiting first.
    func pendingDecisions(district: String) throws -> [PendingDecision] {
        let waiting: SQL = """
            r.district = \(district) AND r.state <> 'cancelled'
            AND (EXISTS (SELECT 1 FROM hand_off h WHERE h.responsibility = r.id AND h.state = 'awaiting-chair')
                OR EXISTS (SELECT 1 FROM escalation e WHERE e.responsibility = r.id AND e.answered_at IS NULL))
            """
        let values = Dictionary(uniqueKeysWithValues: try responsibilities(waiting).map { ($0.id, $0) })
        let titles = try all("SELECT r.id, r.title, r.due FROM responsibility r WHERE \(sql: waiting)") {
            (id: try $0.string(0), title: try $0.string(1), due: try $0.day(2))
        }
        return titles.compactMap { line in values[line.id].map { PendingDecision(value: $0, title: line.title, due: line.due) } }
            .sorted { ($0.waitsSince, $0.value.id) < ($1.waitsSince, $1.value.id) }
    }

    /// Hand-offs whose last day to answer has passed and of which that is not recorded yet.
    func overdueHandOffs(district: String, on today: Day, of responsibility: String? = nil) throws -> [(id: String, responsibility: String)] {
        let only: SQL? = responsibility.map { "AND responsibility = \($0)" }
        return try all(
            """
            SELECT id, responsibility FROM hand_off
            WHERE district = \(district) AND state = 'proposed' AND expires_on < \(today) \(sql: only) ORDER BY expires_on, id
            """
        ) { (try $0.string(0), try $0.string(1)) }
    }
}

extension PendingDecision {
    var waitsSince: Instant {
        let handOff = value.awaitsChair ? value.openHandOff.map { $0.cause == .expired ? $0.expires : $0.proposedAt } : nil
        return [handOff, value.openEscalation?.at].compactMap(\.self).min() ?? Instant(milliseconds: 0)
    }
}
