import Database
import Days
import Growth

/// A page of the children of an area.
struct ChildrenPage: Sendable {
    let area: String
    let name: String
    let total: Int
    let children: [ChildLine]
}

extension Connection {
    /// The columns of ``childLine(_:)`` and the month since which the child is known.
    static var childColumns: SQL {
        "c.id, c.name, c.sex, c.birth_date, c.village, COALESCE(a.name, c.village), c.posyandu, c.parent, c.nik, c.first_period"
    }
    static var children: SQL { "child c LEFT JOIN area a ON a.district = c.district AND a.code = c.village" }

    func childLine(_ row: Row) throws -> ChildLine {
        ChildLine(
            id: try row.string(0), name: try row.string(1), sex: try row.string(2) == "m" ? .male : .female, birthDate: try row.day(3),
            village: try row.string(4), villageName: try row.string(5), posyandu: try row.string(6), parent: try row.string(7),
            nik: try row.stringOrNil(8), firstPeriod: try row.month(9))
    }

    /// - Parameter name: a part of the name; empty for all.
    func children(of area: String, name: String, district: String, from offset: Int, limit: Int) throws -> ChildrenPage {
        guard let found = try areaName(area, district: district) else { throw Refusal.notFound }
        var condition: SQL = "c.district = \(district) AND \(sql: .lies("c.village", in: area))"
        if !name.isEmpty { condition += " AND \(sql: SQL.contains("c.name", name))" }
        return ChildrenPage(
            area: area, name: found.name, total: try count("SELECT COUNT(*) FROM child c WHERE \(sql: condition)"),
            children: try all(
                """
                SELECT \(sql: Self.childColumns) FROM \(sql: Self.children)
                WHERE \(sql: condition) ORDER BY c.name, c.birth_date, c.id LIMIT \(limit) OFFSET \(offset)
                """, childLine))
    }

    /// Who has exactly this number. Usually one child; a number can be shared by mistake.
    func children(withNik nik: String, district: String) throws -> [ChildLine] {
        try all(
            """
            SELECT \(sql: Self.childColumns) FROM \(sql: Self.children)
            WHERE c.district = \(district) AND c.nik = \(nik) ORDER BY c.name, c.id LIMIT 20
            """, childLine)
    }

    func child(_ id: String, district: String) throws -> ChildLine? {
        try first(
            """
            SELECT \(sql: Self.childColumns) FROM \(sql: Self.children)
            WHERE c.district = \(district) AND c.id = \(id)
            """, childLine)
    }

    func childRecord(_ child: ChildLine, district: String) throws -> ChildRecord {
        ChildRecord(
            child: child,
            visits: try all(
                """
                SELECT date, weight, height, position, haz, waz, whz FROM measurement
                WHERE child = \(child.id) AND district = \(district) AND (weight IS NOT NULL OR height IS NOT NULL) ORDER BY date
                """
            ) { try childVisit($0, from: 0) },
            current: try growthSeries(of: district, district: district).current?.period)
    }

    // MARK: Who has looked

    /// The reason given on the day, empty where none was needed; `nil` where the person has not opened it on that day.
    func viewing(_ subject: String, by account: String, on day: Day) throws -> String? {
        try first("SELECT reason FROM child_viewing WHERE account = \(account) AND day = \(day) AND subject = \(subject)") { try $0.string(0) }
    }

    /// - Returns: whether this is the first time on the day, or the first with a reason.
    func insertViewing(_ subject: String, reason: String, by account: String, on day: Day, district: String) throws -> Bool {
        try execute(
            """
            INSERT INTO child_viewing (district, account, subject, day, reason) VALUES (\(district), \(account), \(subject), \(day), \(reason))
            ON CONFLICT (account, day, subject) DO UPDATE SET reason = excluded.reason WHERE child_viewing.reason = '' AND excluded.reason <> ''
            """) == 1
    }

    /// The last entry of the ledger that may have changed children, measurements or areas. Looking at a child makes an entry too, but
    /// changes nothing of them: what is worked out from them is kept under this version rather than under the ledger's head.
    func growthVersion(district: String) throws -> Int64 {
        var version = 0
        // The beginnings of the actions that change children or measures; seeing a child does not.
        for (from, until) in [("areas.", "areas/"), ("growth.", "growth/"), ("sample.", "sample/"), ("child.merge", "child.mergf")] {
            let newest = try first(
                "SELECT MAX(sequence) FROM ledger WHERE district = \(district) AND action >= \(from) AND action < \(until)"
            ) { try $0.intOrNil(0) }
            version = max(version, (newest ?? nil) ?? 0)
        }
        return Int64(version)
    }
}

extension Position {
    /// As the `measurement` table has it.
    init?(stored: String) {
        switch stored {
        case "l": self = .lying
        case "h": self = .standing
        default: return nil
        }
    }
}
