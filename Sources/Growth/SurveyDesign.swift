/// A column of names as numbers: which PSU, stratum or group a child belongs to.
public struct Category: Sendable {
    /// A place in `names`, or -1 where it is missing.
    public private(set) var codes: [Int32] = []
    public private(set) var names: [String] = []
    private var places: [String: Int32] = [:]

    public init() {}

    public init(_ values: some Sequence<String?>) {
        for value in values { append(value) }
    }

    /// Adds all of another column below this one.
    public mutating func append(_ other: Category) {
        var translated: [Int32] = []
        for name in other.names {
            append(name)
            translated.append(codes.removeLast())
        }
        for code in other.codes { codes.append(code < 0 ? -1 : translated[Int(code)]) }
    }

    /// `nil` is missing.
    public mutating func append(_ name: String?) {
        guard let name else {
            codes.append(-1)
            return
        }
        if let place = places[name] {
            codes.append(place)
        } else {
            let place = Int32(names.count)
            places[name] = place
            names.append(name)
            codes.append(place)
        }
    }
}

/// How a survey drew its children: sampling weights, strata, and clusters (PSUs) within strata.
public struct SurveyDesign: Sendable {
    /// The children's sampling weights, by row; 0 where it was missing.
    public let weights: [Double]
    /// PSUs − strata over the whole design; N − 1 without strata and clusters. The same for every group.
    public let degreesOfFreedom: Int
    /// Student's t for 95 % intervals; `nil` where there is no degree of freedom.
    public let t: Double?

    /// The rows that belong to the design, PSU after PSU and stratum after stratum.
    let rows: [Int32]
    /// Where each PSU ends in `rows`.
    let psuEnds: [Int]
    /// Where each stratum ends in `psuEnds`.
    let stratumEnds: [Int]

    /// - Parameters:
    ///   - count: children in the file.
    ///   - weights: NaN counts as 0; `nil` gives everybody 1.
    ///   - clusters: PSUs, whose names need be unique only within a stratum. Ignored if there is but one name.
    ///   - strata: `nil` for a design without.
    ///   - isIncluded: children that belong to the survey at all; `nil` for everybody. A child whose cluster or stratum is
    ///     missing is left out, too.
    /// - Throws: `GrowthError.negativeSamplingWeight`, `GrowthError.unequalColumns`.
    public init(
        count: Int, weights: [Double]? = nil, clusters: Category? = nil, strata: Category? = nil, isIncluded: [Bool]? = nil
    ) throws(GrowthError) {
        for length in [weights?.count, clusters?.codes.count, strata?.codes.count, isIncluded?.count] where length != nil && length != count {
            throw .unequalColumns
        }
        var cleaned = Array(repeating: 1.0, count: count)
        if let weights {
            for index in 0..<count {
                if weights[index] < 0 { throw .negativeSamplingWeight(index: index) }
                cleaned[index] = weights[index].isFinite ? weights[index] : 0
            }
        }
        self.weights = cleaned

        var rows: [Int32] = []
        rows.reserveCapacity(count)
        for index in 0..<count where isIncluded?[index] ?? true {
            if let clusters, clusters.codes[index] < 0 { continue }
            if let strata, strata.codes[index] < 0 { continue }
            rows.append(Int32(index))
        }
        let hasClusters = clusters.map { Self.differ($0.codes, rows) } ?? false
        if hasClusters, let clusters { rows = Self.sorted(rows, by: clusters) }
        if let strata { rows = Self.sorted(rows, by: strata) }

        var psuEnds: [Int] = []
        var stratumEnds: [Int] = []
        for place in rows.indices {
            let row = Int(rows[place])
            let next = place + 1 < rows.count ? Int(rows[place + 1]) : nil
            let isLastOfStratum = next.map { next in strata.map { $0.codes[row] != $0.codes[next] } ?? false } ?? true
            let isLastOfPSU = isLastOfStratum || !hasClusters || clusters?.codes[row] != next.flatMap { clusters?.codes[$0] }
            if isLastOfPSU { psuEnds.append(place + 1) }
            if isLastOfStratum { stratumEnds.append(psuEnds.count) }
        }
        self.rows = rows
        self.psuEnds = psuEnds
        self.stratumEnds = stratumEnds
        let isSimple = !hasClusters && strata == nil
        degreesOfFreedom = isSimple ? rows.count - 1 : Self.degrees(rows, psuEnds, stratumEnds, cleaned)
        t = StudentT.quantile975(degreesOfFreedom: degreesOfFreedom)
    }

    /// PSUs − strata, as R's `survey` counts them: only those in which somebody has a weight.
    private static func degrees(_ rows: [Int32], _ psuEnds: [Int], _ stratumEnds: [Int], _ weights: [Double]) -> Int {
        var psus = 0
        var strata = 0
        var psu = 0
        for end in stratumEnds {
            let before = psus
            while psu < end {
                let start = psu == 0 ? 0 : psuEnds[psu - 1]
                if rows[start..<psuEnds[psu]].contains(where: { weights[Int($0)] > 0 }) { psus += 1 }
                psu += 1
            }
            if psus > before { strata += 1 }
        }
        return psus - strata
    }

    private static func differ(_ codes: [Int32], _ rows: [Int32]) -> Bool {
        guard let first = rows.first else { return false }
        return rows.contains { codes[Int($0)] != codes[Int(first)] }
    }

    /// A stable counting sort.
    private static func sorted(_ rows: [Int32], by category: Category) -> [Int32] {
        var places = Array(repeating: 0, count: category.names.count + 1)
        for row in rows { places[Int(category.codes[Int(row)]) + 1] += 1 }
        for index in places.indices.dropFirst() { places[index] += places[index - 1] }
        var result = rows
        for row in rows {
            let code = Int(category.codes[Int(row)])
            result[places[code]] = row
            places[code] += 1
        }
        return result
    }
}

/// A figure of a survey with its uncertainty. `nil` means "not estimable".
public struct Estimate: Hashable, Sendable {
    /// A share of 1, or a mean in the unit of what was measured.
    public let value: Double?
    public let standardError: Double?
    /// 95 %
    public let interval: ConfidenceInterval?

    static let none = Estimate(value: nil, standardError: nil, interval: nil)

    /// A share with its logit interval: expit(logit p ± t·se / (p(1 − p))); for 0 and 1 the interval is the point.
    ///
    /// - Parameter clusters: PSUs in which the group has members. A group that lies in one PSU has no spread to go by: its
    ///   standard error would come out as 0 and its interval as a point, so both are "not estimable".
    init(share: Double, standardError: Double, clusters: Int, t: Double?) {
        value = share
        if share == 0 || share == 1 {
            self.standardError = t == nil ? nil : 0
            interval = t == nil ? nil : ConfidenceInterval(lower: share, upper: share)
            return
        }
        guard clusters > 1, standardError.isFinite else {
            self.standardError = nil
            interval = nil
            return
        }
        self.standardError = standardError
        interval = t.map { t in
            let logit = naturalLog(share / (1 - share))
            let margin = t * standardError / (share * (1 - share))
            return ConfidenceInterval(lower: 1 / (1 + exponential(margin - logit)), upper: 1 / (1 + exponential(-logit - margin)))
        }
    }

    /// A mean with the interval mean ± t·se. `clusters` as above.
    init(mean: Double, standardError: Double, clusters: Int, t: Double?) {
        value = mean
        guard clusters > 1, standardError.isFinite else {
            self.standardError = nil
            interval = nil
            return
        }
        self.standardError = standardError
        interval = t.map { ConfidenceInterval(lower: mean - $0 * standardError, upper: mean + $0 * standardError) }
    }

    init(value: Double?, standardError: Double?, interval: ConfidenceInterval?) {
        self.value = value
        self.standardError = standardError
        self.interval = interval
    }
}

extension SurveyDesign {
    /// The share of children with an outcome, e.g. stunted (height-for-age < −2, plausible z-scores only).
    ///
    /// - Parameters:
    ///   - outcome: by row; `nil` where it is not known. Those children are in neither numerator nor denominator.
    ///   - isMember: the group asked for, by row; `nil` for everybody. The design stays whole, as it must for a subgroup.
    public func proportion(of outcome: [Bool?], among isMember: [Bool]? = nil) -> Estimate {
        guard outcome.count == weights.count, isMember.map({ $0.count == weights.count }) ?? true else { return .none }
        func isCounted(_ row: Int) -> Bool { outcome[row] != nil && isMember?[row] ?? true && weights[row] > 0 }
        var whole = 0.0
        var part = 0.0
        for row in rows.map(Int.init) where isCounted(row) {
            whole += weights[row]
            if outcome[row] == true { part += weights[row] }
        }
        guard whole > 0 else { return .none }
        let share = part / whole
        var variance = 0.0
        var clusters = 0
        var psu = 0
        for end in stratumEnds {
            var scores: [Double] = []
            while psu < end {
                let members = rows[(psu == 0 ? 0 : psuEnds[psu - 1])..<psuEnds[psu]].map(Int.init).filter(isCounted)
                scores.append(members.reduce(0) { $0 + weights[$1] * ((outcome[$1] == true ? 1 : 0) - share) } / whole)
                if !members.isEmpty { clusters += 1 }
                psu += 1
            }
            variance += Self.stratumVariance(scores)
        }
        return Estimate(share: share, standardError: variance.squareRoot(), clusters: clusters, t: t)
    }

    /// n/(n − 1) · Σ(u − ū)² over a stratum's PSUs. A lonely PSU has no ū of its own and is centred at 0 ("adjust" in R's `survey`).
    private static func stratumVariance(_ scores: [Double]) -> Double {
        guard scores.count > 1 else { return scores.reduce(0) { $0 + $1 * $1 } }
        let count = Double(scores.count)
        let mean = scores.reduce(0, +) / count
        return count / (count - 1) * scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
}
