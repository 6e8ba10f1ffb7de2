import Database
import Days
import Growth

/// A child that a month's weighing calls somebody for, and why.
struct ListedChild: Sendable {
    let child: ChildLine
    let due: [FollowUp]
    /// kg, of the month before the last, the last, and this; `nil` where the child was not weighed.
    let weights: [Double?]
    /// The newest up to the end of the month; `nil` where nothing was ever measured.
    var last: ChildVisit?
}

/// What the lists of an area and month hold.
struct FollowUpLists: Sendable {
    struct Below: Sendable {
        let code: String
        let name: String
        let counts: [FollowUp: Int]
    }
    let area: String
    let name: String
    let level: String
    let month: Month
    let periods: [Month]
    let overall: GrowthCounts
    /// Children to refer, each once though it may be on several lists.
    let referred: Int
    let counts: [FollowUp: Int]
    let below: [Below]
    /// The list that is shown, and the part of it that is.
    let list: FollowUp
    let children: [ListedChild]
}

/// A child of the area, before it is known whether the month calls for anything.
private struct Candidate {
    let child: ChildLine
    var visits: [ChildVisit] = []
}

extension Connection {
    /// Everybody in the area for whom the month calls, by village, posyandu and name.
    func followUps(of area: String, in month: Month, district: String) throws -> [ListedChild] {
        var candidates: [Candidate] = []
        var places: [String: Int] = [:]
        let oldest = month.first - GrowthCounts.oldestDay
        let living: SQL =
            "c.district = \(district) AND \(sql: .lies("c.village", in: area)) AND c.birth_date >= \(oldest) AND c.birth_date <= \(month.last)"
        try forEach(
            """
            SELECT \(sql: Self.childColumns) FROM \(sql: Self.children)
            WHERE \(sql: living)
            """
        ) { row in
            let child = try childLine(row)
            places[child.id] = candidates.count
            candidates.append(Candidate(child: child))
        }
        // CROSS JOIN: SQLite keeps the order, from the children of the area to their visits; PostgreSQL plans as it likes.
        try forEach(
            """
            SELECT m.child, m.date, m.weight, m.height, m.position, m.haz, m.waz, m.whz FROM child c CROSS JOIN measurement m
            WHERE m.child = c.id AND m.date >= \((month - 2).first) AND m.date <= \(month.last)
                AND (m.weight IS NOT NULL OR m.height IS NOT NULL) AND \(sql: living)
            """
        ) { row in
            guard let place = places[try row.string(0)] else { return }
            candidates[place].visits.append(try childVisit(row, from: 1))
        }
        var listed: [ListedChild] = []
        for candidate in candidates {
            let visits = candidate.visits.sorted { $0.date < $1.date }
            let due = FollowUp.due(
                sex: candidate.child.sex, month: month.count, visits: visits.map { $0.growth(candidate.child) },
                registeredSince: candidate.child.firstPeriod.count)
            guard !due.isEmpty else { continue }
            let weights = (-2...0).map { back in visits.last { $0.date.month == month + back && $0.weight != nil }?.weight }
            listed.append(ListedChild(child: candidate.child, due: due, weights: weights, last: visits.last))
        }
        return listed.sorted {
            ($0.child.village, $0.child.posyandu, $0.child.name, $0.child.id) < ($1.child.village, $1.child.posyandu, $1.child.name, $1.child.id)
        }
    }

    /// The newest visit of each child up to a day, for those who have stayed away for long.
    func completeLast(_ listed: [ListedChild], until day: Day) throws -> [ListedChild] {
        var listed = listed
        let missing = listed.indices.filter { listed[$0].last == nil }
        for start in stride(from: 0, to: missing.count, by: 500) {
            let part = missing[start..<min(start + 500, missing.count)]
            var newest: [String: ChildVisit] = [:]
            try forEach(
                """
                SELECT m.child, m.date, m.weight, m.height, m.position, m.haz, m.waz, m.whz FROM measurement m
                WHERE m.child IN (\(list: part.map { listed[$0].child.id })) AND m.date = (
                    SELECT MAX(n.date) FROM measurement n
                    WHERE n.child = m.child AND n.date <= \(day) AND (n.weight IS NOT NULL OR n.height IS NOT NULL))
                """
            ) { newest[try $0.string(0)] = try childVisit($0, from: 1) }
            for index in part { listed[index].last = newest[listed[index].child.id] }
        }
        return listed
    }

    /// The columns date, weight, height, position, haz, waz, whz.
    func childVisit(_ row: Row, from column: Int) throws -> ChildVisit {
        ChildVisit(
            date: try row.day(column), weight: try row.doubleOrNil(column + 1), height: try row.doubleOrNil(column + 2),
            position: Position(stored: try row.string(column + 3)), heightForAge: try row.doubleOrNil(column + 4),
            weightForAge: try row.doubleOrNil(column + 5), weightForHeight: try row.doubleOrNil(column + 6))
    }

    /// - Parameters:
    ///   - wanted: the district's current month where it is absent or has no weighing.
    ///   - list: the first that is not empty, in the order of urgency, where it is absent.
    /// - Returns: `nil` where nothing was ever weighed.
    func followUpLists(
        of area: String, in wanted: Month?, list: FollowUp?, from offset: Int, limit: Int, district: String
    ) throws -> FollowUpLists? {
        guard let found = try areaName(area, district: district) else { throw Refusal.notFound }
        let periods = try growthPeriods(district: district)
        guard
            let month = try wanted.flatMap({ periods.contains($0) ? $0 : nil }) ?? growthSeries(of: district, district: district).current?.period
        else { return nil }
        let listed = try followUps(of: area, in: month, district: district)
        // "33.02" → "33.02.21" → "33.02.21.2001"
        let length = found.level == "regency" ? 8 : found.level == "district" ? 13 : 0
        var counts: [FollowUp: Int] = [:]
        var below: [String: [FollowUp: Int]] = [:]
        for child in listed {
            for due in child.due {
                counts[due, default: 0] += 1
                if length > 0 { below[String(child.child.village.prefix(length)), default: [:]][due, default: 0] += 1 }
            }
        }
        let shown = list ?? FollowUp.allCases.first { counts[$0] != nil } ?? .severelyWasted
        let members = listed.filter { $0.due.contains(shown) }.dropFirst(offset).prefix(limit)
        let areas = length == 0 ? [] : try areasBelow(area, district: district)
        return FollowUpLists(
            area: area, name: found.name, level: found.level, month: month, periods: periods,
            overall: try growthSeries(of: area, district: district).first { $0.period == month }?.counts ?? GrowthCounts(),
            referred: listed.count { $0.due.contains { $0.action == .refer } }, counts: counts,
            below: areas.map { .init(code: $0.code, name: $0.name, counts: below[$0.code] ?? [:]) }, list: shown,
            children: try completeLast(Array(members), until: month.last))
    }
}
