/// The chi-squared test of counts against what was expected of them.
struct ChiSquared {
    let statistic: Double
    let degreesOfFreedom: Int

    /// `nil` if nothing was counted.
    init?(_ counts: [Int], expected shares: [Double]) {
        let total = Double(counts.reduce(0, +))
        guard total > 0, counts.count == shares.count, counts.count > 1 else { return nil }
        statistic = zip(counts, shares).reduce(0) { sum, pair in
            let expected = total * pair.1
            return sum + (Double(pair.0) - expected) * (Double(pair.0) - expected) / expected
        }
        degreesOfFreedom = counts.count - 1
    }

    /// All equally likely.
    init?(even counts: [Int]) {
        self.init(counts, expected: counts.map { _ in 1 / Double(counts.count) })
    }

    /// The chance of a statistic at least as large.
    var p: Double { Self.tail(statistic, degreesOfFreedom: degreesOfFreedom) }

    /// The upper tail of the distribution: the regularised upper incomplete gamma function Q(df/2, χ²/2)
    /// (DLMF 8.11.4 as a series on the left of the mean, 8.9.2 as a continued fraction on the right).
    static func tail(_ statistic: Double, degreesOfFreedom: Int) -> Double {
        let a = Double(degreesOfFreedom) / 2
        let x = statistic / 2
        if x <= 0 { return 1 }
        let front = exponential(a * naturalLog(x) - x - logGamma(a))
        if x < a + 1 {
            var term = 1 / a
            var sum = term
            var n = a
            while term > sum * 1e-16 {
                n += 1
                term *= x / n
                sum += term
            }
            return max(0, 1 - front * sum)
        }
        var b = x + 1 - a
        var c = 1e300
        var d = 1 / b
        var result = d
        for step in 1...10_000 {
            let i = Double(step)
            let numerator = -i * (i - a)
            b += 2
            d = 1 / (numerator * d + b)
            c = b + numerator / c
            result *= c * d
            if abs(c * d - 1) < 1e-15 { break }
        }
        return front * result
    }
}
