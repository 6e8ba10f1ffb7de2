import Growth

/// The weighing of an area as the API gives it. Shares are per cent; absent where the denominator is 0.
struct GrowthAreaBody: Encodable {
    struct Counts: Encodable {
        let registered: Int
        let measured: Int
        let validHeights: Int
        let stunted: Int
        let severelyStunted: Int
        let stuntedPercent: Double?
        let stuntedLow: Double?
        let stuntedHigh: Double?
        let validWeights: Int
        let underweight: Int
        let validWeightForHeight: Int
        let wasted: Int

        init(_ counts: GrowthCounts) {
            registered = counts.registered
            measured = counts.measured
            validHeights = counts.heightValid
            stunted = counts.stunted
            severelyStunted = counts.severelyStunted
            stuntedPercent = counts.stunting?.percent
            stuntedLow = counts.stunting?.wilson.map { $0.lower * 100 }
            stuntedHigh = counts.stunting?.wilson.map { $0.upper * 100 }
            validWeights = counts.weightValid
            underweight = counts.underweight
            validWeightForHeight = counts.wastingValid
            wasted = counts.wasted
        }
    }
    struct Below: Encodable {
        let code: String
        let name: String
        let counts: Counts
    }
    struct Month: Encodable {
        let period: String
        let counts: Counts
    }
    let code: String
    let name: String
    let period: String?
    let method: String
    let counts: Counts
    let below: [Below]
    let months: [Month]

    init(_ overview: GrowthOverview) {
        code = overview.area
        name = overview.name
        period = overview.period?.iso
        method = "routine"
        counts = Counts(overview.counts)
        below = overview.below.map { Below(code: $0.code, name: $0.name, counts: Counts($0.counts)) }
        months = overview.series.map { Month(period: $0.period.iso, counts: Counts($0.counts)) }
    }
}
