/// How a prevalence was come by. A survey and a routine count are different measurements: a random sample and trained measurers without
/// names, against the children who came, measured by cadres, by name.
public enum EstimateMethod: String, Hashable, Sendable, CaseIterable {
    case survey
    /// Weighing rounds, mass weighings, registers.
    case routine
    /// Not measured at all: what was aimed at.
    case target
}

/// Why a figure was not taken.
public enum EstimateError: Error, Hashable, Sendable {
    /// A percentage lies in 0...100.
    case percentOutOfRange
    /// `low` ≤ `percent` ≤ `high`, both given or neither.
    case intervalOutOfOrder
    /// 0 ≤ `numerator` ≤ `denominator`, the denominator above 0, both given or neither.
    case countsOutOfOrder
    case sourceMissing
    case yearOutOfRange
}

/// Something about a figure that its reader must be told.
public enum EstimateWarning: Hashable, Sendable {
    /// The percentage is not what numerator and denominator give; `computed` is, in percent.
    case percentDisagrees(computed: Double)
}

/// A published prevalence of stunting, with everything that says where it comes from.
public struct PrevalenceEstimate: Hashable, Sendable {
    /// `nil` is Indonesia.
    public let area: AreaCode?
    public let year: Int
    /// Within the year, as its source says it; empty for the year.
    public let period: String
    /// The instrument, such as SSGI or SKI.
    public let source: String
    public let method: EstimateMethod
    /// 0...100
    public let percent: Double
    /// Bounds of the confidence interval, in percent.
    public let low: Double?
    public let high: Double?
    public let numerator: Int?
    public let denominator: Int?
    /// Where it was published.
    public let citation: String

    public init(
        area: AreaCode?, year: Int, period: String = "", source: String, method: EstimateMethod, percent: Double, low: Double? = nil,
        high: Double? = nil, numerator: Int? = nil, denominator: Int? = nil, citation: String = ""
    ) throws(EstimateError) {
        guard (1900...2200).contains(year) else { throw .yearOutOfRange }
        guard source.contains(where: { !$0.isWhitespace }) else { throw .sourceMissing }
        guard (0...100).contains(percent) else { throw .percentOutOfRange }
        switch (low, high) {
        case (nil, nil): break
        case (let low?, let high?):
            guard (0...100).contains(low), (0...100).contains(high), low <= percent, percent <= high else { throw .intervalOutOfOrder }
        default: throw .intervalOutOfOrder
        }
        switch (numerator, denominator) {
        case (nil, nil): break
        case (let numerator?, let denominator?):
            guard denominator > 0, 0 <= numerator, numerator <= denominator else { throw .countsOutOfOrder }
        default: throw .countsOutOfOrder
        }
        self.area = area
        self.year = year
        self.period = period
        self.source = source
        self.method = method
        self.percent = percent
        self.low = low
        self.high = high
        self.numerator = numerator
        self.denominator = denominator
        self.citation = citation
    }

    /// Learnt from a published report that gave 320 of 5,134 as 5.23 % (it is 6.23 %), and so a rise as a fall.
    public var warnings: [EstimateWarning] {
        guard let numerator, let denominator else { return [] }
        let computed = 100 * Double(numerator) / Double(denominator)
        return abs(percent - computed) > tolerance ? [.percentDisagrees(computed: computed)] : []
    }

    /// Half a unit of the last decimal that is given, one at least; and a little for binary fractions.
    private var tolerance: Double {
        var unit = 0.1
        while unit > 1e-6, abs((percent / unit).rounded() * unit - percent) > 1e-9 { unit /= 10 }
        return unit / 2 + 1e-9
    }
}
