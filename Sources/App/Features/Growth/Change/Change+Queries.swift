import Database
import Days
import Growth

/// How stunting changed since an earlier round, of all measured and of the same children.
struct RoundChange: Sendable {
    let earlier: Month
    let change: PrevalenceChange
}

extension Connection {
    /// Against the months before that a round is compared with, where they were measured; the nearest first.
    ///
    /// - Parameter series: the area's counts, month by month.
    func growthChanges(
        of area: String, in period: Month, _ series: [(period: Month, counts: GrowthCounts)], district: String
    ) throws -> [RoundChange] {
        let same = try all(
            """
            SELECT lag, SUM(children), SUM(both_times), SUM(only_before), SUM(only_now) FROM growth_change
            WHERE district = \(district) AND period = \(period) AND \(sql: .lies("village", in: area))
            GROUP BY lag ORDER BY lag
            """
        ) { row in
            (
                lag: try row.int(0),
                counts: PairedCounts(
                    children: try row.int(1), bothTimes: try row.int(2), onlyBefore: try row.int(3), onlyNow: try row.int(4))
            )
        }
        return same.compactMap { lag, counts in
            guard let counts, let now = series.first(where: { $0.period == period })?.counts.stunting,
                let before = series.first(where: { $0.period == period - lag })?.counts.stunting,
                let change = PrevalenceChange(before: before, now: now, same: counts)
            else { return nil }
            return RoundChange(earlier: period - lag, change: change)
        }
    }
}
