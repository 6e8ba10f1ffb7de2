import Collaboration
import Database
import Days

/// The protocol's values, read from their rows and written back to them.
extension Connection {
    /// One responsibility of the district, with everything the protocol asks of; `nil` where there is none.
    func responsibility(_ id: String, district: String) throws -> Responsibility? {
        try responsibilities("r.id = \(id) AND r.district = \(district)").first
    }

    /// All of the district in the order in which they were taken up: what the measures are made of.
    func responsibilities(district: String) throws -> [Responsibility] {
        try responsibilities("r.district = \(district)")
    }

    /// - Parameter condition: on `responsibility r`.
    func responsibilities(_ condition: SQL) throws -> [Responsibility] {
        let these: SQL = "IN (SELECT r.id FROM responsibility r WHERE \(sql: condition))"
        let custody = try grouped(
            """
            SELECT responsibility, number, agency, person, how, hand_off, reason, made_by, since
            FROM custody WHERE responsibility \(sql: these) ORDER BY responsibility, number
            """
        ) { row in
            CustodyRow(
                number: try row.int(1), to: Owner(agency: try row.string(2), person: try row.string(3)),
                how: try CustodyLink.How(stored: row.string(4)),
                handOff: try row.stringOrNil(5), reason: try row.textOrNil(6), by: try row.string(7), at: try row.instant(8))
        }
        let handOffs = try grouped(
            """
            SELECT responsibility, id, from_agency, to_agency, reason, state, cause, proposed_by, proposed_at, expires_on, answer_reason,
                answered_by, answered_at
            FROM hand_off WHERE responsibility \(sql: these) ORDER BY responsibility, proposed_at, id
            """
        ) { row in
            HandOff(
                id: try row.string(1), from: try row.string(2), to: try row.string(3), reason: try row.string(4), proposedBy: try row.string(7),
                proposedAt: try row.instant(8), expires: Instant(jakarta: try row.day(9) + 1), state: try HandOff.State(stored: row.string(5)),
                cause: try row.stringOrNil(6).map { try HandOff.ChairCause(stored: $0) }, answer: try row.textOrNil(10),
                answeredBy: try row.stringOrNil(11), answeredAt: try row.instantOrNil(12))
        }
        let statusChanges = try grouped(
            """
            SELECT responsibility, old_state, new_state, reason, waits_on, changed_by, changed_at
            FROM status_change WHERE responsibility \(sql: these) ORDER BY responsibility, number
            """
        ) { row in
            Responsibility.StatusChange(
                from: try row.value(1), to: try row.value(2), reason: try row.textOrNil(3), waitsOn: try row.stringOrNil(4), by: try row.string(5),
                at: try row.instant(6))
        }
        let dueChanges = try grouped(
            """
            SELECT responsibility, old_due, new_due, reason, changed_by, changed_at
            FROM due_change WHERE responsibility \(sql: these) ORDER BY responsibility, number
            """
        ) { row in
            DueChange(
                from: try row.day(1), to: try row.day(2), reason: try row.string(3), by: try row.string(4), at: try row.instant(5))
        }
        let escalations = try grouped(
            """
            SELECT responsibility, id, question, raised_by, raised_at, answer, answered_by, answered_at
            FROM escalation WHERE responsibility \(sql: these) ORDER BY responsibility, raised_at, id
            """
        ) { row in
            Escalation(
                id: try row.string(1), question: try row.string(2), by: try row.string(3), at: try row.instant(4), answer: try row.textOrNil(5),
                answeredBy: try row.stringOrNil(6), answeredAt: try row.instantOrNil(7))
        }
        let deliveries = try grouped(
            """
            SELECT responsibility, id, agency, content, link, file, state, handed_in_by, handed_in_at, answer_reason, answered_by, answered_at
            FROM delivery WHERE responsibility \(sql: these) ORDER BY responsibility, handed_in_at, id
            """
        ) { row in
            let state = try row.string(6)
            let items: [Delivery.Item?] = [
                try row.textOrNil(3).map { .text($0) }, try row.textOrNil(4).map { .link($0) }, try row.stringOrNil(5).map { .file($0) },
            ]
            return Delivery(
                id: try row.string(1), items: items.compactMap(\.self), agency: try row.string(2), by: try row.string(7), at: try row.instant(8),
                verdict: state == "verified" ? .verified : state == "returned" ? .returned : nil, verdictReason: try row.textOrNil(9),
                judgedBy: try row.stringOrNil(10), judgedAt: try row.instantOrNil(11))
        }
        return try all("SELECT r.id, r.state, r.due FROM responsibility r WHERE \(sql: condition) ORDER BY r.created_at, r.id") { row in
            let id = try row.string(0)
            return try Responsibility(
                id: id, status: try row.value(1), due: try row.day(2), custody: CustodyRow.chain(custody[id] ?? []), handOffs: handOffs[id] ?? [],
                statusChanges: statusChanges[id] ?? [], dueChanges: dueChanges[id] ?? [], escalations: escalations[id] ?? [],
                deliveries: deliveries[id] ?? [])
        }
    }

    private func grouped<T>(_ sql: SQL, _ map: (Row) throws -> T) throws -> [String: [T]] {
        var groups: [String: [T]] = [:]
        try forEach(sql) { row in groups[try row.string(0), default: []].append(try map(row)) }
        return groups
    }

    /// Writes what a command changed: first what others refer to, then the responsibility itself.
    ///
    /// - Parameter value: as it is after the changes.
    func write(_ changes: [Responsibility.Change], of value: Responsibility, district: String) throws {
        for change in changes {
            switch change {
            case .custody(let link): try write(link, of: value.id)
            case .handOff(let handOff): try write(handOff, of: value.id, district)
            case .status(let step):
                try execute(
                    """
                    INSERT INTO status_change (responsibility, number, old_state, new_state, reason, waits_on, changed_by, changed_at)
                    VALUES (\(value.id), (SELECT count(*) + 1 FROM status_change WHERE responsibility = \(value.id)), \(step.from.rawValue),
                        \(step.to.rawValue), \(step.reason ?? ""), \(step.waitsOn), \(step.by), \(step.at))
                    """)
            case .due(let step):
                try execute(
                    """
                    INSERT INTO due_change (responsibility, number, old_due, new_due, reason, changed_by, changed_at)
                    VALUES (\(value.id), (SELECT count(*) + 1 FROM due_change WHERE responsibility = \(value.id)), \(step.from), \(step.to),
                        \(step.reason), \(step.by), \(step.at))
                    """)
            case .escalation(let escalation):
                try execute(
                    """
                    INSERT INTO escalation (id, district, responsibility, question, raised_by, raised_at, answer, answered_by, answered_at)
                    VALUES (\(escalation.id), \(district), \(value.id), \(escalation.question), \(escalation.by), \(escalation.at),
                        \(escalation.answer ?? ""), \(escalation.answeredBy), \(escalation.answeredAt))
                    ON CONFLICT (id) DO UPDATE SET answer = excluded.answer, answered_by = excluded.answered_by, answered_at = excluded.answered_at
                    """)
            case .delivery(let delivery): try write(delivery, of: value.id, district)
            }
        }
        let verifiedAt = value.status == .verified ? value.deliveries.last?.judgedAt : nil
        try execute(
            """
            UPDATE responsibility SET state = \(value.status.rawValue), due = \(value.due), owner_agency = \(value.owner.agency),
                owner_person = \(value.owner.person), blocked_reason = \(value.status == .blocked ? value.statusReason ?? "" : ""),
                verified_at = \(verifiedAt), version = version + 1
            WHERE id = \(value.id) AND district = \(district)
            """)
    }

    private func write(_ link: CustodyLink, of id: String) throws {
        try execute(
            """
            INSERT INTO custody (responsibility, number, agency, person, how, hand_off, reason, made_by, since)
            VALUES (\(id), \(link.number), \(link.to.agency), \(link.to.person), \(link.how.stored), \(link.handOff), \(link.reason ?? ""),
                \(link.by), \(link.at))
            """)
    }

    private func write(_ handOff: HandOff, of id: String, _ district: String) throws {
        // The last day on which it can be answered: the day before the one that begins when it expires.
        let lastDay = handOff.expires.jakartaDay - 1
        try execute(
            """
            INSERT INTO hand_off (id, district, responsibility, from_agency, to_agency, reason, state, cause, proposed_by, proposed_at,
                expires_on, answer_reason, answered_by, answered_at)
            VALUES (\(handOff.id), \(district), \(id), \(handOff.from), \(handOff.to), \(handOff.reason), \(handOff.state.stored),
                \(handOff.cause?.stored), \(handOff.proposedBy), \(handOff.proposedAt), \(lastDay), \(handOff.answer ?? ""),
                \(handOff.answeredBy), \(handOff.answeredAt))
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, cause = excluded.cause, answer_reason = excluded.answer_reason,
                answered_by = excluded.answered_by, answered_at = excluded.answered_at
            """)
    }

    private func write(_ delivery: Delivery, of id: String, _ district: String) throws {
        let state = delivery.verdict?.rawValue ?? "handed-in"
        try execute(
            """
            INSERT INTO delivery (id, district, responsibility, agency, content, link, file, state, handed_in_by, handed_in_at, answer_reason,
                answered_by, answered_at)
            VALUES (\(delivery.id), \(district), \(id), \(delivery.agency), \(delivery.text), \(delivery.link), \(delivery.file), \(state),
                \(delivery.by), \(delivery.at), \(delivery.verdictReason ?? ""), \(delivery.judgedBy), \(delivery.judgedAt))
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, answer_reason = excluded.answer_reason, answered_by = excluded.answered_by,
                answered_at = excluded.answered_at
            """)
    }
}

/// A link as stored; the owner before it is the end of the one before.
private struct CustodyRow {
    let number: Int
    let to: Owner
    let how: CustodyLink.How
    let handOff: String?
    let reason: String?
    let by: String
    let at: Instant

    static func chain(_ rows: [CustodyRow]) -> [CustodyLink] {
        var before: Owner?
        return rows.map { row in
            defer { before = row.to }
            return CustodyLink(
                number: row.number, from: before, to: row.to, how: row.how, handOff: row.handOff, reason: row.reason, by: row.by, at: row.at)
        }
    }
}

extension Row {
    /// Texts that are absent are stored as empty ones.
    func textOrNil(_ column: Int) throws -> String? {
        let text = try string(column)
        return text.isEmpty ? nil : text
    }
}

extension Delivery {
    var text: String { items.lazy.compactMap { if case .text(let text) = $0 { text } else { nil } }.first ?? "" }
    var link: String { items.lazy.compactMap { if case .link(let link) = $0 { link } else { nil } }.first ?? "" }
    var file: String? { items.lazy.compactMap { if case .file(let file) = $0 { file } else { nil } }.first }
}

// MARK: - The words of the columns

extension CustodyLink.How {
    var stored: String {
        switch self {
        case .initial: "initial"
        case .acceptedHandOff: "hand-off"
        case .chairDecision: "chair"
        case .personChange: "person"
        }
    }
    init(stored: String) throws { self = try Stored.case(stored, \Self.stored) }
}

extension HandOff.State {
    var stored: String { self == .awaitingChair ? "awaiting-chair" : rawValue }
    init(stored: String) throws { self = try Stored.case(stored, \Self.stored) }
}

extension HandOff.ChairCause {
    var stored: String {
        switch self {
        case .thirdHop: "third-hop"
        case .returnToEarlierOwner: "return"
        case .expired: "expired"
        }
    }
    init(stored: String) throws { self = try Stored.case(stored, \Self.stored) }
}

private enum Stored {
    static func `case`<T: CaseIterable>(_ text: String, _ stored: (T) -> String) throws -> T {
        guard let found = T.allCases.first(where: { stored($0) == text }) else {
            throw DatabaseError.decoding(column: 0, message: "\(T.self) has no case \(text)")
        }
        return found
    }
}
