import Collaboration
import Database
import Days
import Evidence

extension Connection {
    /// Everything that the measures of the period are made from.
    func assessmentRecords(of district: String, in period: Period) throws -> AssessmentRecords {
        var records = AssessmentRecords()
        try forEach("SELECT id, short_name, active FROM agency WHERE district = \(district) ORDER BY short_name") { row in
            let id = try row.string(0)
            records.names[id] = try row.string(1)
            if try row.bool(2) { records.agencies.append(id) }
        }
        let start = Instant(jakarta: period.first)
        let end = Instant(jakarta: period.last + 1)
        // Held are those that were begun; a draft or an invitation alone is no meeting.
        let held: SQL = """
            m.district = \(district) AND m.starts_at >= \(start) AND m.starts_at < \(end) AND m.state IN ('in-progress', 'closed')
            """
        records.meetings = try meetingsHeld(district, from: start, before: end)
        // What nobody noted counts as absent: staying away, or forgetting to write it down, must not raise a share.
        records.attendances = try all(
            """
            SELECT t.agency, COALESCE(t.attended, FALSE), t.mandate FROM attendance t JOIN meeting m ON m.id = t.meeting WHERE \(sql: held)
            """
        ) { row in
            let attended = try row.bool(1)
            let mandate = Attendance.Mandate(word: try row.string(2))
            return try Attendance(agency: try row.string(0), invited: true, attended: attended, mandate: attended ? mandate : nil)
        }
        records.speakers = try all("SELECT s.agency FROM statement s JOIN meeting m ON m.id = s.meeting WHERE \(sql: held)") { try $0.string(0) }
        records.readBacks = try readBacks(
            district, where: "r.meeting IN (SELECT m.id FROM meeting m WHERE \(sql: held))", limit: 1_000_000
        ).map(\.readBack)
        records.responsibilities = try responsibilities(district: district)
        return records
    }

    // MARK: Judgements

    /// Every judgement of the district, the newest first.
    func judgements(of district: String, in period: Period? = nil, indicator: ProcessIndicator? = nil) throws -> [Judgement] {
        let within: SQL = period.map { "AND period_from = \($0.first) AND period_to = \($0.last)" } ?? ""
        let only: SQL = indicator.map { "AND indicator = \($0.slug)" } ?? ""
        return try all(
            """
            SELECT id, period_from, period_to, indicator, judgement, reasons, author, at FROM judgement
            WHERE district = \(district) \(sql: within) \(sql: only) ORDER BY at DESC, id DESC
            """
        ) { row in
            guard let period = Period(first: try row.day(1), last: try row.day(2)), let indicator = ProcessIndicator(slug: try row.string(3)),
                let verdict = Verdict(slug: try row.string(4))
            else { throw DatabaseError.decoding(column: 3, message: "no verdict on an indicator in a period") }
            return try Judgement(
                id: try row.string(0), indicator: indicator, period: period, verdict: verdict, reasons: try row.string(5),
                author: try row.string(6), at: try row.instant(7))
        }
    }

    /// The names of those who judged, by account.
    func judges(of district: String) throws -> [String: String] {
        var names: [String: String] = [:]
        try forEach("SELECT DISTINCT a.id, a.name FROM judgement j JOIN account a ON a.id = j.author WHERE j.district = \(district)") {
            names[try $0.string(0)] = try $0.string(1)
        }
        return names
    }

    /// The assessment of the period judged last: of those that end last the one of which most is judged, then the longest.
    /// `nil` before the first judgement.
    func latestAssessment(of district: String) throws -> Assessment? {
        let latest = try first(
            """
            SELECT period_from, period_to FROM judgement WHERE district = \(district) GROUP BY period_from, period_to
            ORDER BY period_to DESC, COUNT(DISTINCT indicator) DESC, period_from LIMIT 1
            """
        ) { row in Period(first: try row.day(0), last: try row.day(1)) }
        guard case .some(.some(let period)) = latest else { return nil }
        return Assessment(period: period, judgements: try judgements(of: district, in: period))
    }

    func insert(_ judgement: Judgement, district: String) throws {
        try execute(
            """
            INSERT INTO judgement (id, district, period_from, period_to, indicator, judgement, reasons, author, at)
            VALUES (\(judgement.id), \(district), \(judgement.period.first), \(judgement.period.last), \(judgement.indicator.slug),
                \(judgement.verdict.slug), \(judgement.reasons), \(judgement.author), \(judgement.at))
            """)
    }
}
