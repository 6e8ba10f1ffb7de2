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
public struct ZScoreColumns: Sendable {
    public private(set) var count = 0
    /// cm, after the correction for the position.
    public private(set) var correctedHeight: [Double] = []
    public private(set) var position: [Position?] = []
    public private(set) var isPositionDoubted: [Bool] = []
    /// kg/m²
    public private(set) var bmi: [Double] = []
    /// One vector for each child, by `Indicator.rawValue`; rounded to two decimals.
    public private(set) var z: [SIMD8<Double>] = []

    public subscript(indicator: Indicator, index: Int) -> Double { z[index][indicator.rawValue] }

    /// - Throws: `GrowthError.negativeAge` for the first such child, `GrowthError.unequalColumns`.
    public init(_ children: AnthropometryColumns) throws(GrowthError) {
        guard let count = children.count else { throw .unequalColumns }
        self.count = count
        correctedHeight.reserveCapacity(count)
        position.reserveCapacity(count)
        isPositionDoubted.reserveCapacity(count)
        bmi.reserveCapacity(count)
        z.reserveCapacity(count)
        self = try Scorer.with { [self] scorer throws(GrowthError) in
            var columns = self
            for index in 0..<count {
                let measures = Measures(children, index)
                if measures.age < 0 { throw .negativeAge(index: index) }
                columns.append(scorer.score(measures))
            }
            return columns
        }
    }

    @inline(__always)
    private mutating func append(_ scores: Scores) {
        correctedHeight.append(scores.height)
        position.append(scores.position)
        isPositionDoubted.append(scores.isPositionDoubted)
        bmi.append(scores.bmi)
        z.append(scores.z)
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
