import Database
import Days
import Growth

/// How well an area was measured in a month, and where in it.
struct QualityOverview: Sendable {
    let area: String
    let name: String
    /// The areas above that this reader may see, the highest first.
    let above: [(code: String, name: String)]
    let periods: [Month]
    let period: Month?
    let panel: QualityPanel
    /// The areas straight below, in the order of their codes; those without measurements left out.
    let below: [AreaQuality]
    /// All posyandu, the worst first; those that are not judged at the end.
    let posyandu: [PosyanduQuality]
    let verdicts: [QualityPanel.Verdict: Int]

    /// Those that somebody should go to.
    var remarkable: ArraySlice<PosyanduQuality> { posyandu.prefix { $0.panel.verdict == .poor || $0.panel.verdict == .look } }
}

struct AreaQuality: Sendable {
    let code: String
    let name: String
    let panel: QualityPanel
}

struct PosyanduQuality: Sendable {
    let village: String
    let villageName: String
    let posyandu: String
    let panel: QualityPanel

    /// What should be trained: the poor measures, or where none is poor those to look at.
    var lessons: [QualityPanel.Kind] {
        let poor = panel.checks.filter { $0.verdict == .poor }
        return (poor.isEmpty ? panel.checks.filter { $0.verdict == .look } : poor).map(\.kind)
    }
}

extension Connection {
    /// - Parameters:
    ///   - area: must be seen by the reader; that is decided before.
    ///   - topmost: the area above which the reader sees nothing, or `nil`.
    func qualityOverview(of area: String, in wanted: Month?, district: String, topmost: String?) throws -> QualityOverview {
        let place = try growthPlace(of: area, in: wanted, district: district, topmost: topmost)
        let tallies = try place.period.map { try qualityTallies(of: area, in: $0, district: district) } ?? []
        var below: [AreaQuality] = []
        for part in try areasBelow(area, district: district) {
            let inside = tallies.filter { Actor.lies($0.village, in: part.code) }
            if !inside.isEmpty { below.append(AreaQuality(code: part.code, name: part.name, panel: QualityPanel(inside.sum))) }
        }
        var judged = tallies.map {
            (
                verdict: 0, poor: 0, look: 0, score: 0.0,
                quality: PosyanduQuality(village: $0.village, villageName: $0.villageName, posyandu: $0.posyandu, panel: QualityPanel($0.tally))
            )
        }
        var verdicts: [QualityPanel.Verdict: Int] = [:]
        for index in judged.indices {
            let panel = judged[index].quality.panel
            verdicts[panel.verdict, default: 0] += 1
            judged[index].verdict = panel.verdict == .tooFew ? 1 : 0
            judged[index].poor = panel.count(.poor)
            judged[index].look = panel.count(.look)
            judged[index].score = panel[.heightDigits]?.value ?? 0
        }
        // Stable, so that those that are alike stay in the order of village and name.
        let order = judged.indices.sorted { left, right in
            let (a, b) = (judged[left], judged[right])
            return (a.verdict, -a.poor, -a.look, -a.score, left) < (b.verdict, -b.poor, -b.look, -b.score, right)
        }
        return QualityOverview(
            area: area, name: place.name, above: place.above, periods: place.periods, period: place.period, panel: QualityPanel(tallies.sum),
            below: below, posyandu: order.map { judged[$0].quality }, verdicts: verdicts)
    }
}

extension [PosyanduTally] {
    var sum: QualityTally { reduce(into: QualityTally()) { $0 += $1.tally } }
}
