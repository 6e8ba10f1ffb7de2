import Database
import Days

/// Which entries are wanted; empty fields want all.
struct LedgerFilter: Sendable, Hashable {
    var person = ""
    /// The first word of the action: `meeting`.
    var noun = ""
    var action = ""
    var subject = ""
    var from: Day?
    var to: Day?
    var text = ""
    /// Only entries before this one.
    var before: Int?
}

extension Connection {
    /// Newest first.
    func ledger(_ filter: LedgerFilter, of district: String, reach: LedgerReach, limit: Int) throws -> [LedgerEntry] {
        var conditions: [SQL] = ["district = \(district)"]
        if let before = filter.before { conditions.append("sequence < \(before)") }
        if !filter.person.isEmpty { conditions.append("actor = \(filter.person)") }
        if !filter.action.isEmpty { conditions.append("action = \(filter.action)") }
        // A range rather than LIKE, so that the index serves it; "/" is the character after ".".
        if !filter.noun.isEmpty { conditions.append("action >= \(filter.noun + ".") AND action < \(filter.noun + "/")") }
        if !filter.subject.isEmpty { conditions.append("subject = \(filter.subject)") }
        if let from = filter.from { conditions.append("at >= \(Instant(jakarta: from))") }
        if let to = filter.to { conditions.append("at < \(Instant(jakarta: to + 1))") }
        if !filter.text.isEmpty {
            conditions.append("(\(sql: SQL.contains("details", filter.text)) OR \(sql: SQL.contains("actor_name", filter.text)))")
        }
        if let mine = reach.condition(district) { conditions.append(mine) }
        return try all(
            """
            SELECT \(sql: LedgerEntry.columns) FROM ledger WHERE \(sql: conditions.joined(separator: " AND "))
            ORDER BY sequence DESC LIMIT \(limit)
            """, LedgerEntry.init)
    }

    /// Who may have written entries, by name.
    func people(of district: String) throws -> [(id: String, name: String)] {
        try all("SELECT id, name FROM account WHERE district = \(district) ORDER BY name, id") { (try $0.string(0), try $0.string(1)) }
    }

    /// What the subjects of entries are called, by ``LedgerSubject/key``. Those that have no name of their own are left out.
    func names(ofSubjects subjects: Set<String>, district: String) throws -> [String: String] {
        var identifiers: [String: Set<String>] = [:]
        for subject in subjects.map(LedgerSubject.init) where !subject.identifier.isEmpty {
            identifiers[subject.noun, default: []].insert(subject.identifier)
        }
        let tables: [(noun: String, sql: SQL)] = [
            ("account", "SELECT id, name FROM account"), ("agency", "SELECT id, short_name FROM agency"),
            ("meeting", "SELECT id, title FROM meeting"), ("responsibility", "SELECT id, title FROM responsibility"),
            ("statement", "SELECT id, content FROM statement"), ("survey", "SELECT id, name FROM survey"),
            ("indicator", "SELECT id, name_id FROM indicator"), ("growth-import", "SELECT id, file_name FROM growth_import"),
            ("strategy-set", "SELECT id, name_id FROM strategy_set"),
            (
                "read-back",
                "SELECT id, content FROM (SELECT r.id, r.district, s.content FROM read_back r JOIN statement s ON s.id = r.statement) said"
            ),
        ]
        var names: [String: String] = [:]
        for table in tables {
            guard let ids = identifiers[table.noun] else { continue }
            try forEach("\(sql: table.sql) WHERE district = \(district) AND id IN (\(list: ids.sorted()))") { row in
                let name = try row.string(1)
                names["\(table.noun)/\(try row.string(0))"] = name.count > 90 ? name.prefix(90) + "…" : name
            }
        }
        return names
    }
}

extension LedgerReach {
    fileprivate func condition(_ district: String) -> SQL? {
        switch self {
        case .whole: nil
        case .own(let account): "actor = \(account)"
        case .agency(let agency):
            """
            (actor IN (SELECT id FROM account WHERE district = \(district) AND agency = \(agency))
             OR subject = \("agency/" + agency)
             OR subject IN (SELECT 'account/' || id FROM account WHERE district = \(district) AND agency = \(agency))
             OR subject IN (SELECT 'responsibility/' || responsibility FROM custody WHERE agency = \(agency))
             OR subject IN (SELECT 'statement/' || id FROM statement WHERE agency = \(agency))
             OR subject IN (SELECT 'read-back/' || id FROM read_back WHERE listener = \(agency) OR speaker = \(agency)))
            """
        }
    }
}
