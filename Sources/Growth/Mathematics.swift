#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// The few functions of the C library that the standards need, under names that cannot clash with a caller's own.

@inline(__always)
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

func naturalLog(_ value: Double) -> Double { log(value) }

/// ln(1 + value), exact for small values too.
func logOnePlus(_ value: Double) -> Double { log1p(value) }

func exponential(_ value: Double) -> Double { exp(value) }

/// ln |Γ(value)|
func logGamma(_ value: Double) -> Double { lgamma(value) }

/// Rounds to two decimals as R 4 does: of the two neighbouring multiples of 0.01, as doubles, the nearer one; on a tie the even.
///
/// An infinite value, from a measure too large to compute with, becomes NaN. The rule matters: a z-score of -1.995 must fall on the same side of the cut-off as in the WHO's own software.
@inline(__always)
func roundedToHundredths(_ value: Double) -> Double {
    let magnitude = abs(value)
    // R leaves a number alone whose two decimals would need more than fifteen digits; NaN ends here, too.
    guard magnitude < 1e13 else { return value.isFinite ? value : .nan }
    let scaled = magnitude * 100
    // Far from a tie, as nearly always, the plain rule says the same, without a branch that cannot be predicted.
    let nearest = Double(Int(scaled + 0.5))
    if abs(scaled - nearest) < 0.499, magnitude < 1e6 { return Double(signOf: value, magnitudeOf: nearest / 100) }
    let whole = Int(scaled)
    let below = Double(whole) / 100
    let above = Double(whole) == scaled ? below : Double(whole + 1) / 100
    let toAbove = above - magnitude
    let toBelow = magnitude - below
    let isOdd = whole & 1 == 1
    let rounded = toAbove < toBelow || (isOdd && toAbove == toBelow) ? above : below
    return value < 0 ? -rounded : rounded
}
