import Database
import Days

/// Counts of one area and month, from which every prevalence of the weighing is made.
///
/// - registered: children known by that month and under 60 months on its first day.
/// - measured: of these, those with a weight or a height in the month (the last measurement of the month counts).
/// - the valid counts leave out z-scores that are missing or flagged as implausible by the WHO's limits.
struct GrowthCounts: Sendable, Hashable {
    var registered = 0
    var measured = 0
    var heightValid = 0
    var stunted = 0
    var severelyStunted = 0
    var weightValid = 0
    var underweight = 0
    var severelyUnderweight = 0
    var wastingValid = 0
    var wasted = 0
    var severelyWasted = 0
    var flagged = 0

    static func + (left: GrowthCounts, right: GrowthCounts) -> GrowthCounts {
        var sum = left
        for path in all { sum[keyPath: path] += right[keyPath: path] }
        return sum
    }

    private static var all: [WritableKeyPath<GrowthCounts, Int>] {
        [
            \.registered, \.measured, \.heightValid, \.stunted, \.severelyStunted, \.weightValid, \.underweight, \.severelyUnderweight,
            \.wastingValid, \.wasted, \.severelyWasted, \.flagged,
        ]
    }
}

extension GrowthCounts {
    /// WHO's growth standards end at 60 months: day 1826 is the last (60 × 30.4375 = 1826.25).
    static let oldestDay = 1826

    /// Half of the registered children were measured. Before that a month's files are still coming in, and its prevalence is that of
    /// the villages that were first.
    var isRepresentative: Bool { measured > 0 && measured * 2 >= registered }
}

extension [(period: Month, counts: GrowthCounts)] {
    /// The month that speaks for the area: the newest of which half the children were measured; where there is none, the newest.
    var current: Element? { last { $0.counts.isRepresentative } ?? last }
}

/// An area with its counts.
struct AreaGrowth: Sendable {
    let code: String
    let name: String
    let latitude: Double?
    let longitude: Double?
    let counts: GrowthCounts
}

extension Connection {
    private static var countColumns: SQL {
        """
        COALESCE(SUM(s.registered), 0), COALESCE(SUM(s.measured), 0), COALESCE(SUM(s.height_valid), 0), COALESCE(SUM(s.stunted), 0),
        COALESCE(SUM(s.severely_stunted), 0), COALESCE(SUM(s.weight_valid), 0), COALESCE(SUM(s.underweight), 0),
        COALESCE(SUM(s.severely_underweight), 0), COALESCE(SUM(s.wasting_valid), 0), COALESCE(SUM(s.wasted), 0),
        COALESCE(SUM(s.severely_wasted), 0), COALESCE(SUM(s.flagged), 0)
        """
    }

    private func counts(_ row: Row, from column: Int) throws -> GrowthCounts {
        GrowthCounts(
            registered: try row.int(column), measured: try row.int(column + 1), heightValid: try row.int(column + 2),
            stunted: try row.int(column + 3), severelyStunted: try row.int(column + 4), weightValid: try row.int(column + 5),
            underweight: try row.int(column + 6), severelyUnderweight: try row.int(column + 7), wastingValid: try row.int(column + 8),
            wasted: try row.int(column + 9), severelyWasted: try row.int(column + 10), flagged: try row.int(column + 11))
    }

    /// The months that have measurements, the newest first.
    func growthPeriods(district: String) throws -> [Month] {
        try all("SELECT DISTINCT period FROM growth_summary WHERE district = \(district) AND measured > 0 ORDER BY period DESC") {
            try $0.month(0)
        }
    }

    /// The areas straight below `parent` with their counts in the month; areas without children too.
    func growth(below parent: String, in period: Month, district: String) throws -> [AreaGrowth] {
        try all(
            """
            SELECT a.code, a.name, a.latitude, a.longitude, \(sql: Self.countColumns)
            FROM area a
            LEFT JOIN growth_summary s ON s.district = a.district AND s.period = \(period)
                AND (s.village = a.code OR s.village LIKE a.code || '.%')
            WHERE a.district = \(district) AND a.parent = \(parent) AND a.valid_to IS NULL
            GROUP BY a.code, a.name, a.latitude, a.longitude ORDER BY a.code
            """
        ) { row in
            AreaGrowth(
                code: try row.string(0), name: try row.string(1), latitude: try row.doubleOrNil(2), longitude: try row.doubleOrNil(3),
                counts: try counts(row, from: 4))
        }
    }

    /// The counts of one area, month by month, the oldest first.
    func growthSeries(of area: String, district: String) throws -> [(period: Month, counts: GrowthCounts)] {
        try all(
            """
            SELECT s.period, \(sql: Self.countColumns) FROM growth_summary s
            WHERE s.district = \(district) AND \(sql: .lies("s.village", in: area))
            GROUP BY s.period HAVING SUM(s.measured) > 0 ORDER BY s.period
            """
        ) { (try $0.month(0), try counts($0, from: 1)) }
    }

    /// Works the counts of one month out anew. To be called in the transaction that changed children or measurements.
    /// - Parameter villages: only these, where nothing else has changed.
    func refreshGrowthSummary(district: String, period: Month, villages: [String]? = nil) throws {
        func only(_ column: SQL) -> SQL { villages.map { "AND \(sql: column) IN (\(list: $0))" } ?? "" }
        // A child measured in two villages counts where it was measured last, so its measurements are needed from both.
        let ofChildren: SQL =
            villages.map {
                """
                AND n.child IN (SELECT o.child FROM measurement o
                    WHERE o.district = \(district) AND o.period = \(period) AND o.village IN (\(list: $0)))
                """
            } ?? ""
        let oldest = period.first - GrowthCounts.oldestDay
        try execute("DELETE FROM growth_summary WHERE district = \(district) AND period = \(period) \(sql: only("village"))")
        try execute(
            """
            INSERT INTO growth_summary (district, period, village, registered, measured, height_valid, stunted, severely_stunted,
                weight_valid, underweight, severely_underweight, wasting_valid, wasted, severely_wasted, flagged)
            SELECT \(district), \(period), p.village, SUM(p.registered), SUM(p.measured), SUM(p.hv), SUM(p.s2), SUM(p.s3),
                SUM(p.wv), SUM(p.u2), SUM(p.u3), SUM(p.av), SUM(p.a2), SUM(p.a3), SUM(p.f)
            FROM (
                SELECT c.village AS village, COUNT(*) AS registered, 0 AS measured, 0 AS hv, 0 AS s2, 0 AS s3, 0 AS wv, 0 AS u2, 0 AS u3,
                    0 AS av, 0 AS a2, 0 AS a3, 0 AS f
                FROM child c
                WHERE c.district = \(district) AND c.first_period <= \(period) AND c.birth_date >= \(oldest) AND c.birth_date <= \(period.last)
                    \(sql: only("c.village"))
                GROUP BY c.village
                UNION ALL
                SELECT m.village, 0, COUNT(*),
                    SUM(CASE WHEN m.haz IS NOT NULL AND NOT m.haz_flag THEN 1 ELSE 0 END),
                    SUM(CASE WHEN m.haz < -2 AND NOT m.haz_flag THEN 1 ELSE 0 END),
                    SUM(CASE WHEN m.haz < -3 AND NOT m.haz_flag THEN 1 ELSE 0 END),
                    SUM(CASE WHEN m.waz IS NOT NULL AND NOT m.waz_flag THEN 1 ELSE 0 END),
                    SUM(CASE WHEN m.waz < -2 AND NOT m.waz_flag THEN 1 ELSE 0 END),
                    SUM(CASE WHEN m.waz < -3 AND NOT m.waz_flag THEN 1 ELSE 0 END),
                    SUM(CASE WHEN m.whz IS NOT NULL AND NOT m.whz_flag THEN 1 ELSE 0 END),
                    SUM(CASE WHEN m.whz < -2 AND NOT m.whz_flag THEN 1 ELSE 0 END),
                    SUM(CASE WHEN m.whz < -3 AND NOT m.whz_flag THEN 1 ELSE 0 END),
                    SUM(CASE WHEN COALESCE(m.haz_flag, FALSE) OR COALESCE(m.waz_flag, FALSE) OR COALESCE(m.whz_flag, FALSE) THEN 1 ELSE 0 END)
                FROM (
                    SELECT n.*, ROW_NUMBER() OVER (PARTITION BY n.child ORDER BY n.date DESC) AS newest
                    FROM measurement n WHERE n.district = \(district) AND n.period = \(period)
                        AND (n.weight IS NOT NULL OR n.height IS NOT NULL) \(sql: ofChildren)
                ) m JOIN child c ON c.id = m.child
                WHERE m.newest = 1 AND c.birth_date >= \(oldest) \(sql: only("m.village"))
                GROUP BY m.village
            ) p GROUP BY p.village
            """)
    }

    /// Works every month from the earliest given one on out anew: a child that was entered late belongs to all months after it.
    func refreshGrowthSummaries(district: String, from earliest: Month) throws {
        let periods = try all(
            "SELECT DISTINCT period FROM measurement WHERE district = \(district) AND period >= \(earliest) ORDER BY period"
        ) { try $0.month(0) }
        for period in periods {
            try refreshGrowthSummary(district: district, period: period)
            try refreshGrowthRound(district: district, period: period)
        }
    }

    /// As above, for a few villages in which children or measurements have changed.
    func refreshGrowthSummaries(district: String, from earliest: Month, villages: [String]) throws {
        let periods = try all(
            "SELECT DISTINCT period FROM growth_summary WHERE district = \(district) AND period >= \(earliest) ORDER BY period"
        ) { try $0.month(0) }
        for period in periods { try refreshGrowthSummary(district: district, period: period, villages: villages) }
    }

    /// `nil` for what does not exist or does not lie in the district: of a province only the district's children are known.
    func areaName(_ code: String, district: String) throws -> (name: String, level: String, parent: String?)? {
        guard Actor.lies(code, in: district) else { return nil }
        return try first("SELECT name, level, parent FROM area WHERE district = \(district) AND code = \(code)") {
            (try $0.string(0), try $0.string(1), try $0.stringOrNil(2))
        }
    }

    func areasBelow(_ parent: String, district: String) throws -> [(code: String, name: String)] {
        try all("SELECT code, name FROM area WHERE district = \(district) AND parent = \(parent) AND valid_to IS NULL ORDER BY code") {
            (try $0.string(0), try $0.string(1))
        }
    }

    /// GeoJSON geometries of the areas straight below `parent`.
    func boundaries(below parent: String, district: String) throws -> [(code: String, geometry: String)] {
        try all(
            """
            SELECT b.code, b.geometry FROM boundary b JOIN area a ON a.district = b.district AND a.code = b.code
            WHERE b.district = \(district) AND a.parent = \(parent) ORDER BY b.code
            """
        ) { (try $0.string(0), try $0.string(1)) }
    }
}

extension Connection {
    /// Published figures of the area, the newest first. Targets are not figures and stay out.
    func published(of area: String, district: String) throws -> [PublishedFigure] {
        try all(
            """
            SELECT year, period, source, method, percent, low, high FROM estimate
            WHERE district = \(district) AND area = \(area) AND method <> 'target' ORDER BY year DESC, method DESC, source
            """
        ) { row in
            PublishedFigure(
                year: try row.int(0), period: try row.string(1), source: try row.string(2), method: try row.string(3),
                percent: try row.double(4), low: try row.doubleOrNil(5), high: try row.doubleOrNil(6))
        }
    }
}
