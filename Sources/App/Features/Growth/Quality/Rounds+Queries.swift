import Database
import Days
import Growth

/// With how many months before it a round is compared.
let comparedLags = [1, 3, 6]

extension Connection {
    /// Works out anew what is kept of one round: the tallies by posyandu, and what became of the same children since earlier rounds. To be
    /// called in the transaction that changed children or measurements.
    func refreshGrowthRound(district: String, period: Month) throws {
        let round = try round(district: district, period: period)
        var tallies = Array(repeating: QualityTally(), count: round.places.count)
        for child in round.children {
            tallies[child.place].add(
                sex: child.sex, ageInDays: Double(child.date - child.birthDate), weight: child.weight, height: child.height,
                heightForAge: child.haz, weightForAge: child.waz, weightForHeight: child.whz)
            tallies[child.place].identify(isMeasuredAgain: child.isMeasuredAgain, isEnteredTwice: round.likenesses[child.likeness] > 1)
        }
        try execute("DELETE FROM growth_quality WHERE district = \(district) AND period = \(period)")
        var next = 0
        _ = try load(into: "growth_quality", columns: ["district", "period", "village", "posyandu", "tally"]) {
            guard next < tallies.count else { return nil }
            let place = round.places[next]
            next += 1
            let tally = tallies[next - 1].numbers.map(String.init).joined(separator: " ")
            return [.text(district), .text(period.iso), .text(place.village), .text(place.posyandu), .text(tally)]
        }
        try execute("DELETE FROM growth_change WHERE district = \(district) AND period = \(period)")
        for lag in comparedLags { try compare(round, with: period - lag, district: district, period: period, lag: lag) }
    }

    private func round(district: String, period: Month) throws -> Round {
        var round = Round()
        let oldest = period.first - GrowthCounts.oldestDay
        try forEach(
            """
            SELECT m.child, m.date, m.village, c.posyandu, c.sex, c.birth_date, c.name, m.weight, m.height, m.haz, m.waz, m.whz
            FROM measurement m JOIN child c ON c.id = m.child
            WHERE m.district = \(district) AND m.period = \(period) AND (m.weight IS NOT NULL OR m.height IS NOT NULL) AND c.birth_date >= \(oldest)
            """
        ) { row in
            let (date, birth, sex) = (try row.day(1), try row.string(5), try row.string(4))
            let place = Round.Place(village: try row.string(2), posyandu: try row.string(3))
            let likeness = "\(place.village)|\(birth)|\(sex)|\(try row.string(6).lowercased().filter { !$0.isWhitespace })"
            try round.add(try row.string(0), date, place, likeness) { place, likeness, again in
                Round.Child(
                    date: date, place: place, likeness: likeness, sex: sex == "m" ? .male : .female, birthDate: try row.day(5),
                    weight: try row.doubleOrNil(7) ?? .nan, height: try row.doubleOrNil(8) ?? .nan, haz: try row.doubleOrNil(9) ?? .nan,
                    waz: try row.doubleOrNil(10) ?? .nan, whz: try row.doubleOrNil(11) ?? .nan, isMeasuredAgain: again)
            }
        }
        return round
    }

    private func compare(_ round: Round, with earlier: Month, district: String, period: Month, lag: Int) throws {
        var before: [(date: Day, haz: Double)?] = Array(repeating: nil, count: round.children.count)
        var isAny = false
        try forEach(
            """
            SELECT child, date, haz FROM measurement
            WHERE district = \(district) AND period = \(earlier) AND (weight IS NOT NULL OR height IS NOT NULL)
            """
        ) { row in
            isAny = true
            guard let index = round.index(of: try row.string(0)) else { return }
            let date = try row.day(1)
            if let known = before[index], known.date > date { return }
            before[index] = (date, try row.doubleOrNil(2) ?? .nan)
        }
        guard isAny else { return }
        // Children, both times, only before, only now.
        var counts: [String: [Int]] = [:]
        for (child, before) in zip(round.children, before) {
            guard let before, let was = Round.isStunted(before.haz), let now = Round.isStunted(child.haz) else { continue }
            let village = round.places[child.place].village
            counts[village, default: [0, 0, 0, 0]][0] += 1
            if was || now { counts[village, default: [0, 0, 0, 0]][was ? now ? 1 : 2 : 3] += 1 }
        }
        var rows = counts.makeIterator()
        _ = try load(into: "growth_change", columns: ["district", "period", "lag", "village", "children", "both_times", "only_before", "only_now"]) {
            guard let (village, counts) = rows.next() else { return nil }
            let keys: [Value] = [.text(district), .text(period.iso), .integer(Int64(lag)), .text(village)]
            return keys + counts.map { Value.integer(Int64($0)) }
        }
    }

    /// Rounds of which nothing is kept yet, because they are older than the tables.
    fileprivate func roundsWithoutTally() throws -> [(district: String, period: Month)] {
        try all(
            """
            SELECT DISTINCT s.district, s.period FROM growth_summary s
            WHERE s.measured > 0 AND NOT EXISTS (SELECT 1 FROM growth_quality q WHERE q.district = s.district AND q.period = s.period)
            ORDER BY s.district, s.period
            """
        ) { (try $0.string(0), try $0.month(1)) }
    }
}

extension Workspace {
    /// Makes up what is kept of rounds that were imported before it was kept. To be called when the workspace is opened.
    public func tallyRounds() async throws {
        for (district, period) in try await database.read({ try $0.roundsWithoutTally() }) {
            try await database.write { connection in
                try connection.allowLongStatements()
                try connection.refreshGrowthRound(district: district, period: period)
            }
        }
    }
}
