import Convergence
import Days
import Evidence

/// What anybody may see of the district: published figures, routine figures without small numbers, and the judgements. No person.
struct PublicFigures: Sendable {
    struct Area: Sendable {
        let name: String
        let figure: SmallNumbers.Public
    }
    struct Routine: Sendable {
        let period: Month
        let total: SmallNumbers.Public
        let areas: [Area]
        /// How many areas are withheld.
        var withheld: Int { areas.count { !$0.figure.isShown } }
    }

    let target: Double?
    let estimates: [StoredEstimate]
    let published: PublishedEstimates
    /// Of the newest month that is over.
    let routine: Routine?
    /// Of the period judged last.
    let assessment: Assessment?
    /// To whom people turn with questions about their data.
    let secretariat: String?

    static let rule = SmallNumbers()
}

extension PublicFigures.Routine {
    /// - Parameter areas: those straight below the district, with children and without.
    init(_ period: Month, total: GrowthCounts, of district: String, areas: [AreaGrowth]) {
        // An area without any child measured has nothing to hide and nothing to show.
        let measured = areas.filter { $0.counts.heightValid > 0 }
        let figures =
            [SmallNumbers.Figure(area: district, parent: nil, numerator: total.stunted, denominator: total.heightValid)]
            + measured.map {
                SmallNumbers.Figure(area: $0.code, parent: district, numerator: $0.counts.stunted, denominator: $0.counts.heightValid)
            }
        let shown = PublicFigures.rule.published(figures)
        self.period = period
        self.total = shown[district] ?? .withheld
        self.areas = measured.map { PublicFigures.Area(name: $0.name, figure: shown[$0.code] ?? .withheld) }
    }
}
