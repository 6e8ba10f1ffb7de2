/// Student's t distribution, as far as confidence intervals need it.
enum StudentT {
    /// The t with P(T ≤ t) = 0.975: what a two-sided 95 % interval is made with. `nil` below one degree of freedom.
    static func quantile975(degreesOfFreedom: Int) -> Double? {
        guard degreesOfFreedom >= 1 else { return nil }
        let freedom = Double(degreesOfFreedom)
        // Newton's method on the upper tail; the tail is convex there, so from the left it never oversteps. The normal
        // quantile is to the left of every t quantile.
        var t = 1.959963984540054
        for _ in 0..<200 {
            let step = (upperTail(t, freedom) - 0.025) / density(t, freedom)
            t += step
            if abs(step) < 1e-14 * t { break }
        }
        return t
    }

    /// P(T > t) for t > 0: half the regularised incomplete beta function at ν/(ν + t²) with ν/2 and 1/2.
    static func upperTail(_ t: Double, _ freedom: Double) -> Double {
        0.5 * incompleteBeta(freedom / (freedom + t * t), complement: t * t / (freedom + t * t), freedom / 2)
    }

    static func density(_ t: Double, _ freedom: Double) -> Double {
        let logScale = halfStep(freedom / 2) - 0.5 * naturalLog(freedom * .pi)
        return exponential(logScale - (freedom + 1) / 2 * logOnePlus(t * t / freedom))
    }

    /// ln Γ(a + 1/2) − ln Γ(a). The difference of two large logarithms loses digits, so there its expansion is used (DLMF 5.11.13).
    private static func halfStep(_ a: Double) -> Double {
        if a < 60 { return logGamma(a + 0.5) - logGamma(a) }
        let r = 1 / a
        return 0.5 * naturalLog(a) + naturalLog(1 + r * (-1.0 / 8 + r * (1.0 / 128 + r * (5.0 / 1024 - r * 21.0 / 32768))))
    }

    /// The regularised incomplete beta function I_x(a, 1/2), by its continued fraction (DLMF 8.17.22, Lentz's method).
    /// `complement` is 1 − x, given apart so that no digit is lost where x is near 1.
    static func incompleteBeta(_ x: Double, complement: Double, _ a: Double) -> Double {
        let b = 0.5
        if x <= 0 { return 0 }
        if complement <= 0 { return 1 }
        let logX = complement < 0.5 ? logOnePlus(-complement) : naturalLog(x)
        // Γ(1/2) = √π
        let logFront = halfStep(a) - 0.5 * naturalLog(.pi) + a * logX + b * naturalLog(complement)
        // The fraction converges quickly left of the mean and slowly right of it; there the mirror image is used.
        if x > (a + 1) / (a + b + 2) {
            return 1 - exponential(logFront) * continuedFraction(complement, b, a) / b
        }
        return exponential(logFront) * continuedFraction(x, a, b) / a
    }

    private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func nonZero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / nonZero(1 - (a + b) * x / (a + 1))
        var result = d
        for step in 1...10_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / nonZero(1 + even * d)
            c = nonZero(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / nonZero(1 + odd * d)
            c = nonZero(1 + odd / c)
            let factor = d * c
            result *= factor
            if abs(factor - 1) < 1e-16 { break }
        }
        return result
    }
}
