import Collaboration
import Convergence
import Database
import Days

extension Connection {
    func homeFigures(of district: String, at now: Instant) throws -> HomeFigures {
        let today = now.jakartaDay
        let period = Period.recent(on: today)
        return HomeFigures(
            target: try prevalenceTarget(of: district),
            published: PublishedEstimates(try estimates(of: district).map(\.estimate), of: AreaCode(district)),
            routine: try newestWeighing(of: district, district: district),
            responsibilities: try responsibilityCounts(of: district, on: today),
            report: AssessmentReport(try assessmentRecords(of: district, in: period), period: period, now: now),
            assessment: try latestAssessment(of: district),
            hasMeetings: try exists("SELECT 1 FROM meeting WHERE district = \(district)"))
    }

    /// The month that speaks for the area. Read from the summaries: how many measurements are stored is no matter.
    func newestWeighing(of area: String, district: String) throws -> HomeFigures.Routine? {
        try growthSeries(of: area, district: district).current.map { HomeFigures.Routine(period: $0.period, counts: $0.counts) }
    }

    private func responsibilityCounts(of district: String, on today: Day) throws -> HomeFigures.Responsibilities {
        var counts = HomeFigures.Responsibilities()
        try forEach(
            """
            SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.active THEN 1 ELSE 0 END), 0),
                COALESCE(SUM(CASE WHEN r.state = 'verified' THEN 1 ELSE 0 END), 0),
                COALESCE(SUM(CASE WHEN r.state IN ('open', 'blocked') AND r.due < \(today) THEN 1 ELSE 0 END), 0)
            FROM responsibility r JOIN agency a ON a.id = r.owner_agency WHERE r.district = \(district) AND r.state <> 'cancelled'
            """
        ) { row in
            counts.all = try row.int(0)
            counts.owned = try row.int(1)
            counts.verified = try row.int(2)
            counts.late = try row.int(3)
        }
        counts.awaitingChair = try count("SELECT COUNT(*) FROM hand_off WHERE district = \(district) AND state = 'awaiting-chair'")
        return counts
    }

    /// The name of an area, for its operator's Home.
    func nameOfArea(_ code: String, district: String) throws -> String {
        try first("SELECT name FROM area WHERE district = \(district) AND code = \(code)") { try $0.string(0) } ?? code
    }
}
