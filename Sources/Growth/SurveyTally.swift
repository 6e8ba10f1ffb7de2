/// The sums behind a survey's table.
///
/// A child is a vector of 48 numbers (its weight where it counts), so that adding it to the nine groups it is in is plain,
/// vectorised addition. One pass sums the groups and gives every share and mean; a second pass, PSU by PSU, gives their
/// variances. Both take memory for the groups only, not for PSUs or children.
struct SurveyTally {
    /// For each of the four indices nine lanes: the weight of those with a value or oedema, the weight of those below or
    /// above each of six cut-offs, the weight of those with a value, and weight times value. Then the weight of those with both
    /// indices of a combination, and of those who have each combination. Then, counted as 1, those with a value or oedema and
    /// those with a value, of each index, and those with both indices.
    private enum Lane {
        static let perIndex = 9
        static let mean = 7
        static let combined = 4 * perIndex
        static let weights = combined + 3
        static let counts = weights
        static let combinedCount = counts + 8
        static let all = combinedCount + 1
    }

    /// What is estimated: the lane it sums and the lane it is divided by.
    private static let ratios: [(numerator: Int, denominator: Int)] = {
        var ratios: [(numerator: Int, denominator: Int)] = []
        for index in 0..<4 {
            let first = index * Lane.perIndex
            ratios += (1...6).map { (first + $0, first) }
            ratios.append((first + Lane.mean + 1, first + Lane.mean))
        }
        ratios += [(Lane.combined + 1, Lane.combined), (Lane.combined + 2, Lane.combined)]
        return ratios
    }()

    private let design: SurveyDesign
    private let groups: SurveyGroups
    private let scores: ZScoreColumns
    private let hasOedema: [Bool]

    /// By group and lane.
    private var sums: [Double]
    /// By group and ratio: the estimate, 1 / its denominator, its variance, and the number of PSUs in which it has children.
    private var values: [Double]
    private var inverses: [Double]
    private var variances: [Double]
    private var clusters: [Int32]
    /// By group and index: Σ w·(z − mean)².
    private var squares: [Double]

    init(design: SurveyDesign, groups: SurveyGroups, scores: ZScoreColumns, hasOedema: [Bool]) {
        self.design = design
        self.groups = groups
        self.scores = scores
        self.hasOedema = hasOedema
        let count = groups.labels.count
        sums = Array(repeating: 0, count: count * Lane.all)
        values = Array(repeating: 0, count: count * Self.ratios.count)
        inverses = values
        variances = values
        clusters = Array(repeating: 0, count: values.count)
        squares = Array(repeating: 0, count: count * 4)
    }

    /// The first pass.
    mutating func sum() {
        var lanes = Array(repeating: 0.0, count: Lane.all)
        for row in design.rows {
            fill(&lanes, Int(row))
            for slot in 0..<SurveyGroups.perChild {
                let group = groups.members[Int(row) * SurveyGroups.perChild + slot]
                if group >= 0 { add(lanes, to: &sums, at: Int(group) * Lane.all) }
            }
        }
        for group in groups.labels.indices {
            for (place, ratio) in Self.ratios.enumerated() {
                let whole = sums[group * Lane.all + ratio.denominator]
                values[group * Self.ratios.count + place] = whole > 0 ? sums[group * Lane.all + ratio.numerator] / whole : .nan
                inverses[group * Self.ratios.count + place] = whole > 0 ? 1 / whole : .nan
            }
        }
    }

    /// The second pass: n/(n − 1) · Σ(u − ū)² in each stratum, u being a PSU's sum of w·(y − estimate) / Σw.
    mutating func spread() {
        let count = groups.labels.count
        var lanes = Array(repeating: 0.0, count: Lane.all)
        var psuSums = Array(repeating: 0.0, count: count * Lane.all)
        var psuGroups: [Int] = []
        var isInPSU = Array(repeating: false, count: count)
        var stratum = StratumSpread(groups: count, ratios: Self.ratios.count)
        var psu = 0
        var place = 0
        for stratumEnd in design.stratumEnds {
            let size = stratumEnd - psu
            while psu < stratumEnd {
                let isOneChild = design.psuEnds[psu] == place + 1
                while place < design.psuEnds[psu] {
                    let row = Int(design.rows[place])
                    fill(&lanes, row)
                    for slot in 0..<SurveyGroups.perChild {
                        let group = Int(groups.members[row * SurveyGroups.perChild + slot])
                        if group < 0 { continue }
                        addSquares(lanes, row, group)
                        if isOneChild {
                            addScores(of: lanes, at: 0, group, to: &stratum)
                            continue
                        }
                        if !isInPSU[group] {
                            isInPSU[group] = true
                            psuGroups.append(group)
                        }
                        add(lanes, to: &psuSums, at: group * Lane.all)
                    }
                    place += 1
                }
                for group in psuGroups {
                    addScores(of: psuSums, at: group * Lane.all, group, to: &stratum)
                    isInPSU[group] = false
                    for lane in (group * Lane.all)..<(group * Lane.all + Lane.weights) { psuSums[lane] = 0 }
                }
                psuGroups.removeAll(keepingCapacity: true)
                psu += 1
            }
            stratum.close(size: size, into: &variances)
        }
    }

    /// The sums of one PSU and group (from `first` on) as scores.
    @inline(__always)
    private mutating func addScores(of psuSums: [Double], at first: Int, _ group: Int, to stratum: inout StratumSpread) {
        let ratios = Self.ratios
        let start = group * ratios.count
        values.withUnsafeBufferPointer { values in
            inverses.withUnsafeBufferPointer { inverses in
                clusters.withUnsafeMutableBufferPointer { clusters in
                    psuSums.withUnsafeBufferPointer { psuSums in
                        stratum.add(group) { place in
                            let weight = psuSums[first + ratios[place].denominator]
                            guard weight > 0 else { return 0 }
                            clusters[start + place] += 1
                            return (psuSums[first + ratios[place].numerator] - values[start + place] * weight) * inverses[start + place]
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private mutating func addSquares(_ lanes: [Double], _ row: Int, _ group: Int) {
        for index in 0..<4 {
            let weight = lanes[index * Lane.perIndex + Lane.mean]
            guard weight > 0 else { continue }
            let z = scores.z[row][SurveyEstimates.indices[index].indicator.rawValue]
            let distance = z - values[group * Self.ratios.count + index * 7 + 6]
            squares[group * 4 + index] += weight * distance * distance
        }
    }

    @inline(__always)
    private func add(_ lanes: [Double], to sums: inout [Double], at first: Int) {
        sums.withUnsafeMutableBufferPointer { sums in
            lanes.withUnsafeBufferPointer { lanes in
                for lane in 0..<Lane.all { sums[first + lane] += lanes[lane] }
            }
        }
    }

    /// One child as a vector.
    @inline(__always)
    private func fill(_ lanes: inout [Double], _ row: Int) {
        for lane in lanes.indices { lanes[lane] = 0 }
        let weight = design.weights[row]
        let swollen = hasOedema.isEmpty ? false : hasOedema[row]
        let z = scores.z[row]
        var height = Double.nan
        var wasting = Double.nan
        for (index, entry) in SurveyEstimates.indices.enumerated() {
            let value = z[entry.indicator.rawValue]
            let isKnown = !value.isNaN && !entry.indicator.isImplausible(value)
            // Oedema is severe whatever the scale says: it counts as a z-score of -3.1 in the weight-based indices.
            let counted = swollen && entry.indicator != .heightForAge ? -3.1 : isKnown ? value : .nan
            if entry.indicator == .heightForAge { height = counted }
            if entry.indicator == .weightForHeight { wasting = counted }
            guard !counted.isNaN else { continue }
            let first = index * Lane.perIndex
            lanes[first] = weight
            lanes[Lane.counts + 2 * index] = 1
            for cutoff in 0..<6 {
                let limit = SurveyEstimates.cutoffs[cutoff].z
                if limit < 0 ? counted < limit : counted > limit { lanes[first + 1 + cutoff] = weight }
            }
            if isKnown {
                lanes[first + Lane.mean] = weight
                lanes[first + Lane.mean + 1] = weight * value
                lanes[Lane.counts + 2 * index + 1] = 1
            }
        }
        if !height.isNaN, !wasting.isNaN {
            lanes[Lane.combined] = weight
            lanes[Lane.combinedCount] = 1
            if height < -2, wasting < -2 { lanes[Lane.combined + 1] = weight }
            if height < -2, wasting > 2 { lanes[Lane.combined + 2] = weight }
        }
    }

    func estimates(group: Int, label: String) -> GroupEstimates {
        let first = group * Lane.all
        func estimate(_ place: Int, isMean: Bool = false) -> Estimate {
            let at = group * Self.ratios.count + place
            guard !values[at].isNaN else { return .none }
            let error = variances[at].squareRoot()
            return isMean
                ? Estimate(mean: values[at], standardError: error, clusters: Int(clusters[at]), t: design.t)
                : Estimate(share: values[at], standardError: error, clusters: Int(clusters[at]), t: design.t)
        }
        let summaries = (0..<4).map { index in
            let valid = sums[first + Lane.counts + 2 * index + 1]
            let weight = sums[first + index * Lane.perIndex + Lane.mean]
            let variance = squares[group * 4 + index] / weight * valid / (valid - 1)
            return IndexSummary(
                population: sums[first + index * Lane.perIndex], count: Int(sums[first + Lane.counts + 2 * index]),
                shares: (0..<6).map { estimate(index * 7 + $0) }, mean: estimate(index * 7 + 6, isMean: true),
                standardDeviation: valid > 1 && weight > 0 ? variance.squareRoot() : nil)
        }
        let combined = IndexSummary(
            population: sums[first + Lane.combined], count: Int(sums[first + Lane.combinedCount]), shares: [estimate(28), estimate(29)],
            mean: nil, standardDeviation: nil)
        return GroupEstimates(label: label, summaries: summaries, combined: combined)
    }
}

/// The running mean and sum of squares of the scores of one stratum's PSUs, by group and estimate (Welford's method).
/// PSUs in which a group has nobody score 0; they are brought in at the end, all at once.
private struct StratumSpread {
    private let ratios: Int
    private var means: [Double]
    private var squares: [Double]
    private var counts: [Int]
    private var touched: [Int] = []

    init(groups: Int, ratios: Int) {
        self.ratios = ratios
        means = Array(repeating: 0, count: groups * ratios)
        squares = means
        counts = Array(repeating: 0, count: groups)
    }

    /// A further PSU has children of the group; `score` gives its score for each estimate.
    @inline(__always)
    mutating func add(_ group: Int, score: (_ place: Int) -> Double) {
        if counts[group] == 0 { touched.append(group) }
        counts[group] += 1
        let share = 1 / Double(counts[group])
        let first = group * ratios
        means.withUnsafeMutableBufferPointer { means in
            squares.withUnsafeMutableBufferPointer { squares in
                for place in 0..<ratios {
                    let value = score(place)
                    let step = value - means[first + place]
                    means[first + place] += step * share
                    squares[first + place] += step * (value - means[first + place])
                }
            }
        }
    }

    /// Adds the stratum's variances and starts anew. A lonely PSU is centred at 0.
    mutating func close(size: Int, into variances: inout [Double]) {
        let all = Double(size)
        for group in touched {
            let present = Double(counts[group])
            for at in (group * ratios)..<((group + 1) * ratios) {
                let mean = means[at]
                variances[at] +=
                    size > 1 ? all / (all - 1) * (squares[at] + mean * mean * present * (all - present) / all) : mean * mean
                means[at] = 0
                squares[at] = 0
            }
            counts[group] = 0
        }
        touched.removeAll(keepingCapacity: true)
    }
}
