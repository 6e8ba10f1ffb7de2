import Days

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The statistics of the collaboration measures. Each returns `nil` where it is not defined, never a stand-in.
public enum Statistics {
    /// Σ (2i − n − 1) x_i / (n Σ x), x ascending. 0 is equality; the greatest value is (n − 1)/n.
    /// - Parameter values: not negative.
    public static func gini(_ values: [Int]) -> Double? {
        let total = values.reduce(0, +)
        guard total > 0 else { return nil }
        let n = values.count
        let weighted = values.sorted().enumerated().reduce(0) { $0 + (2 * ($1.offset + 1) - n - 1) * $1.element }
        return Double(weighted) / Double(n * total)
    }

    /// Tastle and Wierman's consensus of votes on an ordered scale: 1 + Σ p_i log2(1 − |x_i − μ|/d). 1 is unanimity, 0 two equal camps at
    /// the ends.
    /// - Parameter counts: votes per category, in order; equal distances are assumed.
    public static func consensus(_ counts: [Int]) -> Double? {
        let total = counts.reduce(0, +)
        guard total > 0, counts.count > 1 else { return nil }
        let n = Double(total)
        let mean = counts.enumerated().reduce(0.0) { $0 + Double($1.offset) * Double($1.element) } / n
        let width = Double(counts.count - 1)
        var sum = 1.0
        for (place, count) in counts.enumerated() where count > 0 {
            sum += Double(count) / n * log2(1 - abs(Double(place) - mean) / width)
        }
        return sum
    }

    /// Van der Eijk's agreement A of votes on an ordered scale: −1 (two camps at the ends) over 0 (uniform) to 1 (unanimity).
    public static func agreement(_ counts: [Int]) -> Double? {
        let total = counts.reduce(0, +)
        guard total > 0, counts.count > 1 else { return nil }
        var rest = counts
        var sum = 0.0
        // Each layer is as high as its lowest category, and is judged by its shape alone.
        while let height = rest.lazy.filter({ $0 > 0 }).min() {
            let layer = rest.map { $0 > 0 }
            let size = layer.count { $0 }
            sum += Double(height * size) / Double(total) * agreement(ofLayer: layer, size: size)
            rest = rest.map { max(0, $0 - height) }
        }
        return sum
    }

    private static func agreement(ofLayer layer: [Bool], size: Int) -> Double {
        let k = layer.count
        if size == 1 { return 1 }
        if size == k { return 0 }
        var unimodal = 0
        var bimodal = 0
        for i in 0..<k {
            for j in (i + 1)..<k where j + 1 < k {
                for l in (j + 1)..<k {
                    switch (layer[i], layer[j], layer[l]) {
                    case (true, true, false), (false, true, true): unimodal += 1
                    case (true, false, true): bimodal += 1
                    default: break
                    }
                }
            }
        }
        let top = Double((k - 2) * unimodal - (k - 1) * bimodal)
        let unimodality = top / Double((k - 2) * (unimodal + bimodal))
        return unimodality * (1 - Double(size - 1) / Double(k - 1))
    }

    /// Kendall's coefficient of concordance W, corrected for ties: 0 no agreement, 1 the same ranking by all.
    /// - Parameter rankings: one row a judge, each of the same length; ranks or scores, tied ones share their mean rank.
    public static func concordance(_ rankings: [[Double]]) -> Double? {
        guard let n = rankings.first?.count, n > 1, rankings.count > 1, rankings.allSatisfy({ $0.count == n }) else { return nil }
        let m = Double(rankings.count)
        var sums = [Double](repeating: 0, count: n)
        var ties = 0.0
        for row in rankings {
            let (ranks, tied) = ranked(row)
            ties += tied
            for place in 0..<n { sums[place] += ranks[place] }
        }
        let mean = m * Double(n + 1) / 2
        let spread = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let cubic = Double(n * n * n - n)
        let below = m * m * cubic - m * ties
        return below > 0 ? 12 * spread / below : nil
    }

    /// Mean ranks, and Σ(t³ − t) over the groups of ties.
    private static func ranked(_ row: [Double]) -> ([Double], Double) {
        let order = row.indices.sorted { row[$0] < row[$1] }
        var ranks = [Double](repeating: 0, count: row.count)
        var ties = 0.0
        var place = 0
        while place < order.count {
            var end = place
            while end + 1 < order.count, row[order[end + 1]] == row[order[place]] { end += 1 }
            let t = Double(end - place + 1)
            for index in place...end { ranks[order[index]] = Double(place + end) / 2 + 1 }
            ties += t * t * t - t
            place = end + 1
        }
        return (ranks, ties)
    }

    /// r_wg: 1 − s²/((A² − 1)/12), s² with n − 1. 1 is perfect agreement; below 0 the ratings differ more than chance would have them.
    /// - Parameter scale: A, the number of answers the scale offers.
    public static func withinGroupAgreement(_ ratings: [Int], scale: Int) -> Double? {
        guard ratings.count > 1, scale > 1 else { return nil }
        let n = Double(ratings.count)
        let mean = Double(ratings.reduce(0, +)) / n
        let squares = ratings.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        return 1 - squares / (n - 1) / (Double(scale * scale - 1) / 12)
    }
}
