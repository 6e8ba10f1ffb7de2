/// Many children as columns, for files and tables of millions. NaN is a missing number; an empty column is missing throughout.
public struct AnthropometryColumns: Sendable {
    public var sex: [Sex?] = []
    /// Age in days, unrounded.
    public var ageInDays: [Double] = []
    /// kg
    public var weight: [Double] = []
    /// Length or height in cm as measured.
    public var height: [Double] = []
    public var position: [Position?] = []
    public var hasOedema: [Bool] = []
    /// cm
    public var headCircumference: [Double] = []
    /// cm
    public var armCircumference: [Double] = []
    /// mm
    public var triceps: [Double] = []
    /// mm
    public var subscapular: [Double] = []

    public init() {}

    /// Adds other children below these. Both must have the same columns.
    public mutating func append(_ other: AnthropometryColumns) {
        sex += other.sex
        ageInDays += other.ageInDays
        weight += other.weight
        height += other.height
        position += other.position
        hasOedema += other.hasOedema
        headCircumference += other.headCircumference
        armCircumference += other.armCircumference
        triceps += other.triceps
        subscapular += other.subscapular
    }

    /// The number of children; `nil` if two non-empty columns differ in length.
    public var count: Int? {
        let lengths = [
            sex.count, ageInDays.count, weight.count, height.count, position.count, hasOedema.count, headCircumference.count,
            armCircumference.count, triceps.count, subscapular.count,
        ].filter { $0 > 0 }
        guard let first = lengths.first else { return 0 }
        return lengths.allSatisfy { $0 == first } ? first : nil
    }
}

/// The z-scores of many children as columns. NaN is missing. The rules are those of `ZScores`.
///
/// For millions of children go through them in blocks of some thousands and `score` each into the same value: its memory is
/// then reused and stays in the processor's cache. Blocks may be scored on several threads at once.
public struct ZScoreColumns: Sendable {
    /// What else than z-scores is known of a child.
    public struct Body: Sendable {
        /// Length or height in cm, after the correction for the position.
        public let correctedHeight: Double
        /// kg/m²
        public let bmi: Double
        public let position: Position?
        public let isPositionDoubted: Bool
    }

    /// One vector for each child, by `Indicator.rawValue`; rounded to two decimals.
    public private(set) var z: [SIMD8<Double>] = []
    public private(set) var bodies: [Body] = []

    public var count: Int { z.count }

    public subscript(indicator: Indicator, index: Int) -> Double { z[index][indicator.rawValue] }

    public init() {}

    /// - Throws: `GrowthError.negativeAge` for the first such child, `GrowthError.unequalColumns`.
    public init(_ children: AnthropometryColumns) throws(GrowthError) { try score(children) }

    /// Replaces all by the scores of these children.
    ///
    /// - Throws: as `init`; what is left then is of the children before the one in error.
    public mutating func score(_ children: AnthropometryColumns) throws(GrowthError) {
        guard let count = children.count else { throw .unequalColumns }
        var z = self.z
        var bodies = self.bodies
        self.z = []
        self.bodies = []
        z.removeAll(keepingCapacity: true)
        bodies.removeAll(keepingCapacity: true)
        z.reserveCapacity(count)
        bodies.reserveCapacity(count)
        defer {
            self.z = z
            self.bodies = bodies
        }
        try Scorer.with { scorer throws(GrowthError) in
            for index in 0..<count {
                let measures = Measures(children, index)
                if measures.age < 0 { throw .negativeAge(index: index) }
                let scores = scorer.score(measures)
                z.append(scores.z)
                bodies.append(
                    Body(
                        correctedHeight: scores.height, bmi: scores.bmi, position: scores.position,
                        isPositionDoubted: scores.isPositionDoubted))
            }
        }
    }
}

extension Measures {
    @inline(__always)
    init(_ columns: AnthropometryColumns, _ index: Int) {
        @inline(__always)
        func number(_ column: [Double]) -> Double { column.isEmpty ? .nan : column[index] }
        let age = number(columns.ageInDays)
        self.init(
            sex: columns.sex.isEmpty ? nil : columns.sex[index], age: age.isFinite ? age : .nan,
            weight: number(columns.weight), height: number(columns.height),
            position: columns.position.isEmpty ? nil : columns.position[index],
            hasOedema: columns.hasOedema.isEmpty ? false : columns.hasOedema[index],
            head: number(columns.headCircumference), arm: number(columns.armCircumference),
            triceps: number(columns.triceps), subscapular: number(columns.subscapular))
    }
}
