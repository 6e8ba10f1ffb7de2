import Database
import Days
import Growth

/// A stored record of a child, with what was measured on it.
struct SuspectedRecord: Sendable {
    struct Measured: Sendable, Hashable {
        let date: Day
        let village: String
        let weight: Double?
        let height: Double?
    }
    let child: KnownChild
    let villageName: String
    let posyandu: String
    /// The earliest first.
    let measured: [Measured]
}

/// A record that was merged into another, as it was.
struct MergedRecord: Sendable {
    let merge: String
    /// The record as it was, under the identifier of the child that it is now part of.
    let child: KnownChild
    /// Its own identifier, and that of the record it was merged into (which may have been merged since).
    let record: String
    let into: String
    let keptNik: String?
    let keptFirstPeriod: Month
    let decidedBy: String
    let decidedAt: Instant
}

/// A measurement that does not count because the kept record has another of the same day.
struct MeasurementAside: Sendable {
    let date: Day
    let weight: Double?
    let height: Double?
    let keptWeight: Double?
    let keptHeight: Double?
}

extension Connection {
    // MARK: Looking

    func suspectedPairs(district: String) throws -> [SuspectedPair] {
        var search = SuspectedPairs()
        try forEachChild(district: district) { search.add($0) }
        let apart = try all("SELECT first, second FROM child_pair WHERE district = \(district)") {
            SuspectedPair.Key(try $0.string(0), try $0.string(1))
        }
        return search.pairs(apart: Set(apart))
    }

    func childRecord(_ id: String, district: String) throws -> SuspectedRecord? {
        let found = try first(
            """
            SELECT c.id, c.village, c.nik, c.name, c.sex, c.birth_date, c.parent, c.first_period, c.posyandu, COALESCE(a.name, c.village)
            FROM child c LEFT JOIN area a ON a.district = c.district AND a.code = c.village
            WHERE c.id = \(id) AND c.district = \(district)
            """
        ) { (try KnownChild($0), try $0.string(8), try $0.string(9)) }
        guard let (child, posyandu, village) = found else { return nil }
        let measured = try all("SELECT date, village, weight, height FROM measurement WHERE child = \(id) ORDER BY date") {
            SuspectedRecord.Measured(date: try $0.day(0), village: try $0.string(1), weight: try $0.doubleOrNil(2), height: try $0.doubleOrNil(3))
        }
        return SuspectedRecord(child: child, villageName: village, posyandu: posyandu, measured: measured)
    }

    /// Every record that was merged, each under the child that it is part of today, the newest merge first.
    func mergedRecords(district: String) throws -> [MergedRecord] {
        let records = try all(
            """
            SELECT m.merged, m.village, m.nik, m.name, m.sex, m.birth_date, m.parent, m.first_period, m.id, m.kept, m.kept_nik,
                m.kept_first_period, COALESCE(a.name, m.decided_by), m.decided_at
            FROM child_merge m LEFT JOIN account a ON a.id = m.decided_by
            WHERE m.district = \(district) ORDER BY m.decided_at DESC, m.id DESC
            """
        ) { row in
            MergedRecord(
                merge: try row.string(8), child: try KnownChild(row), record: try row.string(0), into: try row.string(9),
                keptNik: try row.stringOrNil(10), keptFirstPeriod: try row.month(11), decidedBy: try row.string(12), decidedAt: try row.instant(13))
        }
        let into = Dictionary(records.map { ($0.record, $0.into) }) { first, _ in first }
        return records.map { record in
            var child = record.into
            while let next = into[child] { child = next }
            return MergedRecord(
                merge: record.merge, child: record.child.under(child), record: record.record, into: record.into, keptNik: record.keptNik,
                keptFirstPeriod: record.keptFirstPeriod, decidedBy: record.decidedBy, decidedAt: record.decidedAt)
        }
    }

    /// Measurements that do not count since a merge, by the child that they are of today.
    func forEachMeasurementSetAside(district: String, _ body: (String, Day, Double?, Double?, String) throws -> Void) throws {
        for record in try mergedRecords(district: district) {
            try forEach(
                "SELECT date, weight, height, position FROM child_merge_measurement WHERE merge = \(record.merge) AND is_aside"
            ) { try body(record.child.id, try $0.day(0), try $0.doubleOrNil(1), try $0.doubleOrNil(2), try $0.string(3)) }
        }
    }

    func measurementsAside(of merge: MergedRecord) throws -> [MeasurementAside] {
        try all(
            """
            SELECT x.date, x.weight, x.height, k.weight, k.height FROM child_merge_measurement x
            LEFT JOIN measurement k ON k.child = \(merge.child.id) AND k.date = x.date
            WHERE x.merge = \(merge.merge) AND x.is_aside ORDER BY x.date
            """
        ) {
            MeasurementAside(
                date: try $0.day(0), weight: try $0.doubleOrNil(1), height: try $0.doubleOrNil(2), keptWeight: try $0.doubleOrNil(3),
                keptHeight: try $0.doubleOrNil(4))
        }
    }

    // MARK: Deciding

    func keepApart(_ pair: SuspectedPair.Key, by author: Author) throws {
        try execute("DELETE FROM child_pair WHERE district = \(author.actor.district) AND first = \(pair.first) AND second = \(pair.second)")
        try execute(
            """
            INSERT INTO child_pair (district, first, second, decided_by, decided_at)
            VALUES (\(author.actor.district), \(pair.first), \(pair.second), \(author.actor.account), \(author.at))
            """)
    }

    /// Makes two records one: measurements move to the kept record, those of a day that it has already are set aside.
    /// - Returns: how many moved and how many were set aside.
    func merge(_ gone: KnownChild, into kept: KnownChild, as id: String, by author: Author) throws -> (moved: Int, aside: Int) {
        try execute(
            """
            INSERT INTO child_merge (id, district, kept, merged, village, nik, name, sex, birth_date, parent, posyandu, first_period, import,
                kept_nik, kept_first_period, decided_by, decided_at)
            SELECT \(id), district, \(kept.id), id, village, nik, name, sex, birth_date, parent, posyandu, first_period, import,
                \(kept.nik), \(kept.firstPeriod), \(author.actor.account), \(author.at) FROM child WHERE id = \(gone.id)
            """)
        let all = try execute(
            """
            INSERT INTO child_merge_measurement (merge, date, is_aside, period, village, weight, height, position, haz, waz, whz, haz_flag,
                waz_flag, whz_flag, import)
            SELECT \(id), m.date, EXISTS (SELECT 1 FROM measurement k WHERE k.child = \(kept.id) AND k.date = m.date), m.period, m.village,
                m.weight, m.height, m.position, m.haz, m.waz, m.whz, m.haz_flag, m.waz_flag, m.whz_flag, m.import
            FROM measurement m WHERE m.child = \(gone.id)
            """)
        let aside = try execute(
            """
            DELETE FROM measurement WHERE child = \(gone.id)
                AND date IN (SELECT date FROM child_merge_measurement WHERE merge = \(id) AND is_aside)
            """)
        try execute("UPDATE measurement SET child = \(kept.id) WHERE child = \(gone.id)")
        try execute(
            """
            UPDATE child SET nik = COALESCE(nik, \(gone.nik)), first_period = \(min(kept.firstPeriod, gone.firstPeriod)) WHERE id = \(kept.id)
            """)
        try execute("DELETE FROM child WHERE id = \(gone.id)")
        return (Int(all) - Int(aside), Int(aside))
    }

    /// Makes the merged record a child of its own again, with the measurements that came with it.
    func undo(_ merge: MergedRecord, kept: KnownChild) throws {
        try execute(
            """
            INSERT INTO child (id, district, village, nik, name, sex, birth_date, parent, posyandu, first_period, import)
            SELECT merged, district, village, nik, name, sex, birth_date, parent, posyandu, first_period, import
            FROM child_merge WHERE id = \(merge.merge)
            """)
        try execute(
            """
            UPDATE measurement SET child = \(merge.record) WHERE child = \(kept.id)
                AND date IN (SELECT date FROM child_merge_measurement WHERE merge = \(merge.merge) AND NOT is_aside)
            """)
        try execute(
            """
            INSERT INTO measurement (child, date, district, period, village, weight, height, position, haz, waz, whz, haz_flag, waz_flag, whz_flag, import)
            SELECT m.merged, x.date, m.district, x.period, x.village, x.weight, x.height, x.position, x.haz, x.waz, x.whz, x.haz_flag, x.waz_flag,
                x.whz_flag, x.import
            FROM child_merge_measurement x JOIN child_merge m ON m.id = x.merge WHERE x.merge = \(merge.merge) AND x.is_aside
            """)
        // What files have said of the kept child since then stays.
        let nik = merge.keptNik == nil && kept.nik == merge.child.nik ? nil : kept.nik
        let first = kept.firstPeriod < min(merge.keptFirstPeriod, merge.child.firstPeriod) ? kept.firstPeriod : merge.keptFirstPeriod
        try execute("UPDATE child SET nik = \(nik), first_period = \(first) WHERE id = \(kept.id)")
        try execute("DELETE FROM child_merge_measurement WHERE merge = \(merge.merge)")
        try execute("DELETE FROM child_merge WHERE id = \(merge.merge)")
    }
}

extension KnownChild {
    /// Columns id, village, nik, name, sex, birth_date, parent, first_period.
    init(_ row: Row) throws {
        self.init(
            id: try row.string(0), village: try row.string(1), nik: try row.stringOrNil(2), name: try row.string(3),
            sex: try row.string(4) == "m" ? .male : .female, birthDate: try row.day(5), parent: try row.string(6), firstPeriod: try row.month(7))
    }

    fileprivate func under(_ id: String) -> KnownChild {
        KnownChild(
            id: id, village: village, nik: nik, name: name, sex: sex, birthDate: birthDate, parent: parent, firstPeriod: firstPeriod)
    }
}
