/// The lines of the standards themselves, for drawing a child's growth chart.
public enum GrowthCurve {
    /// The measure at a z-score: kg, cm, kg/m² or mm.
    ///
    /// - Parameters:
    ///   - indicator: which standard.
    ///   - sex: the standards differ by sex.
    ///   - key: whole days of age (0–1856; 91–1856 for arm and skinfolds). For weight-for-height: length or height in cm,
    ///     by length (45–110 cm) if `position` is lying and by height (65–120 cm) otherwise, to the nearest 0.1 cm.
    ///   - z: within ±3, where the curve and the z-score rules agree.
    ///   - position: of weight-for-height only: which of its two tables.
    /// - Returns: `nil` outside the standard.
    public static func measure(_ indicator: Indicator, _ sex: Sex, at key: Double, z: Double, position: Position? = nil) -> Double? {
        guard key.isFinite, abs(key) < 10_000, (-3...3).contains(z) else { return nil }
        let table: Standards.Table
        switch indicator {
        case .heightForAge: table = .heightForAge
        case .weightForAge: table = .weightForAge
        case .weightForHeight: table = position == .lying ? .weightForLength : .weightForHeight
        case .bmiForAge: table = .bmiForAge
        case .headForAge: table = .headForAge
        case .armForAge: table = .armForAge
        case .tricepsForAge: table = .tricepsForAge
        case .subscapularForAge: table = .subscapularForAge
        }
        let row = Int((indicator == .weightForHeight ? key * 10 : key).rounded())
        guard let (power, median, variation) = Standards.shared.parameters(table, sex, at: row) else { return nil }
        return Standards.measure(power: power, median: median, variation: variation, z: z)
    }
}
