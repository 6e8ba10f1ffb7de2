import Collaboration
import Database
import Days

/// What a responsibility is about: its page, its form, its rows.
extension Connection {
    func responsibilityPage(_ id: String, district: String) throws -> ResponsibilityPage? {
        let areas = try all(
            """
            SELECT a.code, a.name, a.level, a.parent FROM responsibility_area ra
            JOIN area a ON a.district = \(district) AND a.code = ra.area WHERE ra.responsibility = \(id) ORDER BY a.code
            """
        ) { AreaLine(code: try $0.string(0), name: try $0.string(1), level: try $0.string(2), parent: try $0.stringOrNil(3)) }
        return try first(
            """
            SELECT r.title, r.description, r.strategy, r.indicator, r.owner_agency, s.number, s.name_id, s.name_en, ss.name_id, ss.name_en,
                i.number, i.name_id, i.name_en, r.meeting, m.title, r.statement, st.content, sa.short_name, r.first_due, r.synthetic,
                r.created_by, r.created_at, r.version, i.group_id, i.group_en
            FROM responsibility r
            JOIN strategy s ON s.id = r.strategy
            JOIN strategy_set ss ON ss.id = s.strategy_set
            LEFT JOIN indicator i ON i.id = r.indicator
            LEFT JOIN meeting m ON m.id = r.meeting
            LEFT JOIN statement st ON st.id = r.statement
            LEFT JOIN agency sa ON sa.id = st.agency
            WHERE r.id = \(id) AND r.district = \(district)
            """
        ) { row in
            let strategy = ResponsibilityChoices.Strategy(
                id: try row.string(2), set: (try row.string(8), try row.string(9)), number: try row.int(5),
                name: (try row.string(6), try row.string(7)))
            let indicator = try row.stringOrNil(3).map { id in
                ResponsibilityChoices.Indicator(
                    id: id, number: try row.int(10), group: (try row.string(23), try row.string(24)), name: (try row.string(11), try row.string(12)))
            }
            return ResponsibilityPage(
                id: id,
                subject: ResponsibilitySubject(
                    title: try row.string(0), description: try row.string(1), strategy: strategy.id, indicator: indicator?.id,
                    areas: areas.map(\.code)),
                ownerAgency: try row.string(4), strategy: strategy, indicator: indicator,
                origin: ResponsibilityOrigin(
                    meeting: try row.stringOrNil(13), meetingTitle: try row.stringOrNil(14), statement: try row.stringOrNil(15),
                    statementText: try row.stringOrNil(16), speaker: try row.stringOrNil(17)),
                areas: areas, firstDue: try row.day(18), synthetic: try row.bool(19), createdBy: try row.string(20),
                createdAt: try row.instant(21), version: try row.int(22))
        }
    }

    func version(ofResponsibility id: String) throws -> Int? {
        try first("SELECT version FROM responsibility WHERE id = \(id)") { try $0.int(0) }
    }

    func title(ofResponsibility id: String) throws -> String? {
        try first("SELECT title FROM responsibility WHERE id = \(id)") { try $0.string(0) }
    }

    /// The row itself; `write(_:of:district:)` that follows makes it version 1.
    func insert(_ new: NewResponsibility, id: String, owner: Owner, by author: Author) throws {
        let subject = new.subject
        try execute(
            """
            INSERT INTO responsibility (id, district, title, description, strategy, indicator, statement, meeting, owner_agency, owner_person,
                state, due, first_due, created_by, created_at, version)
            VALUES (\(id), \(author.actor.district), \(subject.title), \(subject.description), \(subject.strategy), \(subject.indicator),
                \(new.statement), \(new.meeting), \(owner.agency), \(owner.person), 'open', \(new.due), \(new.due), \(author.actor.name),
                \(author.at), 0)
            """)
        try setAreas(subject.areas, of: id)
    }

    /// - Returns: whether it stood at that version.
    func update(_ id: String, to subject: ResponsibilitySubject, version: Int, district: String) throws -> Bool {
        let updated = try execute(
            """
            UPDATE responsibility SET title = \(subject.title), description = \(subject.description), strategy = \(subject.strategy),
                indicator = \(subject.indicator), version = version + 1
            WHERE id = \(id) AND district = \(district) AND version = \(version)
            """)
        guard updated == 1 else { return false }
        try execute("DELETE FROM responsibility_area WHERE responsibility = \(id)")
        try setAreas(subject.areas, of: id)
        return true
    }

    private func setAreas(_ areas: [String], of id: String) throws {
        for area in areas { try execute("INSERT INTO responsibility_area (responsibility, area) VALUES (\(id), \(area))") }
    }

    // MARK: Choices

    func agencyNames(district: String) throws -> [String: AgencyName] {
        Dictionary(uniqueKeysWithValues: try agencyList(district: district).map { ($0.id, $0) })
    }

    private func agencyList(district: String) throws -> [AgencyName] {
        try all("SELECT id, name, short_name, kind, active FROM agency WHERE district = \(district) ORDER BY short_name") { row in
            AgencyName(
                id: try row.string(0), name: try row.string(1), short: try row.string(2), isSecretariat: try row.string(3) == "secretariat",
                isActive: try row.bool(4))
        }
    }

    func responsibilityChoices(district: String, on today: Day) throws -> ResponsibilityChoices {
        let strategies = try all(
            """
            SELECT s.id, ss.name_id, ss.name_en, s.number, s.name_id, s.name_en FROM strategy s JOIN strategy_set ss ON ss.id = s.strategy_set
            WHERE s.district = \(district) AND (ss.valid_from IS NULL OR ss.valid_from <= \(today))
                AND (ss.valid_to IS NULL OR ss.valid_to >= \(today))
            ORDER BY ss.name_id, ss.version, ss.id, s.number
            """
        ) { row in
            ResponsibilityChoices.Strategy(
                id: try row.string(0), set: (try row.string(1), try row.string(2)), number: try row.int(3),
                name: (try row.string(4), try row.string(5)))
        }
        let indicators = try all(
            """
            SELECT id, number, group_id, group_en, name_id, name_en FROM indicator
            WHERE district = \(district) AND (valid_from IS NULL OR valid_from <= \(today)) AND (valid_to IS NULL OR valid_to >= \(today))
            ORDER BY number
            """
        ) { row in
            ResponsibilityChoices.Indicator(
                id: try row.string(0), number: try row.int(1), group: (try row.string(2), try row.string(3)),
                name: (try row.string(4), try row.string(5)))
        }
        let areas = try all(
            """
            SELECT code, name, level, parent FROM area WHERE district = \(district) AND level IN ('district', 'village')
                AND (valid_to IS NULL OR valid_to >= \(today)) ORDER BY code
            """
        ) { AreaLine(code: try $0.string(0), name: try $0.string(1), level: try $0.string(2), parent: try $0.stringOrNil(3)) }
        var people: [String: [String]] = [:]
        try forEach(
            "SELECT agency, name FROM account WHERE district = \(district) AND active AND agency IS NOT NULL ORDER BY name"
        ) { people[try $0.string(0), default: []].append(try $0.string(1)) }
        return ResponsibilityChoices(
            strategies: strategies, indicators: indicators, agencies: try agencyList(district: district).filter(\.isActive), areas: areas,
            people: people)
    }

    /// The meeting and the statement that a responsibility is to come from; `nil` where the district has no such thing.
    func responsibilityOrigin(statement: String?, meeting: String?, district: String) throws -> ResponsibilityOrigin? {
        if let statement {
            return try first(
                """
                SELECT m.id, m.title, s.content, g.short_name FROM statement s
                JOIN meeting m ON m.id = s.meeting JOIN agency g ON g.id = s.agency WHERE s.id = \(statement) AND s.district = \(district)
                """
            ) { row in
                ResponsibilityOrigin(
                    meeting: try row.string(0), meetingTitle: try row.string(1), statement: statement, statementText: try row.string(2),
                    speaker: try row.string(3))
            }
        }
        return try first("SELECT id, title FROM meeting WHERE id = \(meeting ?? "") AND district = \(district)") { row in
            ResponsibilityOrigin(meeting: try row.string(0), meetingTitle: try row.string(1), statement: nil, statementText: nil, speaker: nil)
        }
    }

    /// The file of a delivery, where it is one of this responsibility's.
    func evidenceFile(delivery: String, of responsibility: String, district: String) throws -> StoredFile? {
        try first(
            """
            SELECT f.id, f.name, f.type, f.size FROM delivery d JOIN file f ON f.id = d.file
            WHERE d.id = \(delivery) AND d.responsibility = \(responsibility) AND d.district = \(district)
            """
        ) { StoredFile(id: try $0.string(0), name: try $0.string(1), type: try $0.string(2), size: try $0.int(3)) }
    }

    /// Names and sizes of the files of a responsibility's deliveries, by delivery.
    func evidenceFiles(of responsibility: String) throws -> [String: StoredFile] {
        var files: [String: StoredFile] = [:]
        try forEach(
            "SELECT d.id, f.id, f.name, f.type, f.size FROM delivery d JOIN file f ON f.id = d.file WHERE d.responsibility = \(responsibility)"
        ) { row in
            files[try row.string(0)] = StoredFile(id: try row.string(1), name: try row.string(2), type: try row.string(3), size: try row.int(4))
        }
        return files
    }

    func districtCodes() throws -> [String] { try all("SELECT code FROM district ORDER BY code") { try $0.string(0) } }
}
