import Convergence
import Database
import Days

extension Connection {
    /// Every set with its strategies and how the responsibilities that serve them stand; the newest of a name first.
    func strategySets(district: String, on today: Day) throws -> [StrategySetLine] {
        var strategies: [String: [StrategyLine]] = [:]
        try forEach(
            """
            SELECT s.strategy_set, s.id, s.number, s.name_id, s.name_en, count(r.id),
                COALESCE(sum(CASE WHEN r.state IN ('open', 'blocked') AND r.due >= \(today) THEN 1 ELSE 0 END), 0),
                COALESCE(sum(CASE WHEN r.state IN ('open', 'blocked') AND r.due < \(today) THEN 1 ELSE 0 END), 0),
                COALESCE(sum(CASE WHEN r.state = 'delivered' THEN 1 ELSE 0 END), 0),
                COALESCE(sum(CASE WHEN r.state = 'verified' THEN 1 ELSE 0 END), 0)
            FROM strategy s LEFT JOIN responsibility r ON r.strategy = s.id AND r.state <> 'cancelled'
            WHERE s.district = \(district)
            GROUP BY s.strategy_set, s.id, s.number, s.name_id, s.name_en ORDER BY s.strategy_set, s.number
            """
        ) { row in
            strategies[try row.string(0), default: []].append(
                StrategyLine(
                    id: try row.string(1), number: try row.int(2), name: Bilingual(try row.string(3), try row.string(4)), total: try row.int(5),
                    running: try row.int(6), overdue: try row.int(7), delivered: try row.int(8), verified: try row.int(9)))
        }
        return try all(
            """
            SELECT id, name_id, name_en, source, version, valid_from, valid_to FROM strategy_set WHERE district = \(district)
            ORDER BY CASE WHEN valid_to IS NULL THEN 0 ELSE 1 END, name_id DESC, valid_from DESC NULLS LAST, version DESC
            """
        ) { row in
            let id = try row.string(0)
            return StrategySetLine(
                id: id, name: Bilingual(try row.string(1), try row.string(2)), source: try row.string(3), version: try row.string(4),
                validFrom: try row.dayOrNil(5), validTo: try row.dayOrNil(6), strategies: strategies[id] ?? [])
        }
    }

    /// Every indicator in its order, with its targets, the newest year first.
    func indicatorLines(district: String) throws -> [IndicatorLine] {
        var targets: [String: [Convergence.Indicator.Target]] = [:]
        try forEach(
            """
            SELECT t.indicator, t.year, t.percent, t.source FROM indicator_target t JOIN indicator i ON i.id = t.indicator
            WHERE i.district = \(district) ORDER BY t.year DESC, t.source
            """
        ) { row in
            targets[try row.string(0), default: []].append(
                Convergence.Indicator.Target(year: try row.int(1), percent: try row.double(2), source: try row.string(3)))
        }
        return try all(
            """
            SELECT i.id, i.number, i.group_id, i.group_en, i.name_id, i.name_en, i.source, i.version, i.valid_from, i.valid_to,
                (SELECT count(*) FROM responsibility r WHERE r.indicator = i.id AND r.state <> 'cancelled')
            FROM indicator i WHERE i.district = \(district) ORDER BY i.number
            """
        ) { row in
            let id = try row.string(0)
            return IndicatorLine(
                id: id, number: try row.int(1), group: Bilingual(try row.string(2), try row.string(3)),
                name: Bilingual(try row.string(4), try row.string(5)), source: try row.string(6), version: try row.string(7),
                validFrom: try row.dayOrNil(8), validTo: try row.dayOrNil(9), targets: targets[id] ?? [], responsibilities: try row.int(10))
        }
    }

    // MARK: Adding

    func hasStrategySet(_ name: String, version: String, district: String) throws -> Bool {
        try exists("SELECT 1 FROM strategy_set WHERE district = \(district) AND name_id = \(name) AND version = \(version)")
    }

    func hasIndicator(number: Int, district: String) throws -> Bool {
        try exists("SELECT 1 FROM indicator WHERE district = \(district) AND number = \(number)")
    }

    func nextIndicatorNumber(district: String, after national: Int) throws -> Int {
        let highest = try first("SELECT max(number) FROM indicator WHERE district = \(district)") { try $0.intOrNil(0) } ?? nil
        return max(national, highest ?? 0) + 1
    }

    func indicatorName(_ id: String, district: String) throws -> String? {
        try first("SELECT name_id FROM indicator WHERE id = \(id) AND district = \(district)") { try $0.string(0) }
    }

    func insert(_ set: NewStrategySet, id: String, district: String, at now: Instant) throws {
        try execute(
            """
            INSERT INTO strategy_set (id, district, name_id, name_en, source, version, valid_from, valid_to)
            VALUES (\(id), \(district), \(set.name.indonesian), \(set.name.english), \(set.source), \(set.version), \(set.validFrom), \(set.validTo))
            """)
        for (index, name) in set.strategies.enumerated() {
            try execute(
                """
                INSERT INTO strategy (id, district, strategy_set, number, name_id, name_en)
                VALUES (\(Identifier.make(at: now)), \(district), \(id), \(index + 1), \(name.indonesian), \(name.english))
                """)
        }
    }

    func insert(_ indicator: NewIndicator, id: String, number: Int, district: String) throws {
        try execute(
            """
            INSERT INTO indicator (id, district, number, group_id, group_en, name_id, name_en, source, version, valid_from)
            VALUES (\(id), \(district), \(number), \(indicator.group.indonesian), \(indicator.group.english), \(indicator.name.indonesian),
                \(indicator.name.english), \(indicator.source), \(indicator.version), \(indicator.validFrom))
            """)
        if let target = indicator.target { try insert(target, of: id) }
    }

    func insert(_ target: Convergence.Indicator.Target, of indicator: String) throws {
        try execute(
            """
            INSERT INTO indicator_target (indicator, year, percent, source) VALUES (\(indicator), \(target.year), \(target.percent), \(target.source))
            """)
    }

    /// - Returns: false where there is no such set, or where it began after that day or has ended already.
    func endStrategySet(_ id: String, on day: Day, district: String) throws -> Bool {
        try execute(
            """
            UPDATE strategy_set SET valid_to = \(day)
            WHERE id = \(id) AND district = \(district) AND (valid_from IS NULL OR valid_from <= \(day)) AND (valid_to IS NULL OR valid_to > \(day))
            """) == 1
    }

    func endIndicator(_ id: String, on day: Day, district: String) throws -> Bool {
        try execute(
            """
            UPDATE indicator SET valid_to = \(day)
            WHERE id = \(id) AND district = \(district) AND (valid_from IS NULL OR valid_from <= \(day)) AND (valid_to IS NULL OR valid_to > \(day))
            """) == 1
    }
}
