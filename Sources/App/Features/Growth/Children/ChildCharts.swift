import Days
import Growth
import Markup

/// A child's measurements on the curves of the WHO standards.
enum ChildCharts {
    static let deviations: [Double] = [3, 2, 1, 0, -1, -2, -3]

    /// Which months are shown: the part of life in which the child was measured.
    static func months(of record: ChildRecord) -> ClosedRange<Double> {
        let ages = record.visits.map { Double($0.date - record.child.birthDate) / Age.daysInMonth }
        if (ages.max() ?? 0) <= 24 { return 0...24 }
        if (ages.min() ?? 0) >= 24 { return 24...60 }
        return 0...60
    }

    static func byAge(_ indicator: Indicator, _ record: ChildRecord) -> CurveChart {
        let across = months(of: record)
        let curves = deviations.map { z in
            // Children are measured lying before day 731 and standing from then on: the curve of length ends, that of height begins.
            let parts = indicator == .heightForAge ? [0.0...730, 731...1826] : [0.0...1826]
            return CurveChart.Curve(
                kind: kind(z), label: label(z),
                pieces: parts.map { part in
                    days(across, part).compactMap { day in
                        GrowthCurve.measure(indicator, record.child.sex, at: day, z: z).map { (x: day / Age.daysInMonth, y: $0) }
                    }
                })
        }
        let marks = record.visits.compactMap { visit -> CurveChart.Mark? in
            let measure = indicator == .heightForAge ? visit.correctedHeight(record.child) ?? visit.height : visit.weight
            guard let measure else { return nil }
            return CurveChart.Mark(
                x: Double(visit.date - record.child.birthDate) / Age.daysInMonth, y: measure, isDoubtful: visit.isFlagged(indicator))
        }
        let step = across.upperBound - across.lowerBound > 36 ? 12.0 : across.lowerBound > 0 ? 6 : 3
        return CurveChart(
            curves: curves, marks: marks, columns: Array(stride(from: across.lowerBound, through: across.upperBound, by: step)), across: across)
    }

    /// Weight against length (under two years at the last visit) or height. The other side's results are shifted by 0.7 cm, which is what
    /// lies between the WHO's two tables.
    static func weightForHeight(_ record: ChildRecord) -> (chart: CurveChart, byLength: Bool, isShifted: Bool) {
        func isLying(_ visit: ChildVisit) -> Bool { visit.date - record.child.birthDate < 731 }
        let byLength = record.visits.last.map(isLying) ?? true
        let limits: ClosedRange<Double> = byLength ? 45...110 : 65...120
        let spots = record.visits.compactMap { visit -> (visit: ChildVisit, x: Double, y: Double)? in
            guard let height = visit.correctedHeight(record.child), let weight = visit.weight else { return nil }
            let x = isLying(visit) == byLength ? height : byLength ? height + 0.7 : height - 0.7
            return (visit, x, weight)
        }
        let trusted = spots.filter { !$0.visit.isFlagged(.weightForHeight) && limits.contains($0.x) }
        let low = max(limits.lowerBound, ((trusted.map(\.x).min() ?? 50) / 5).rounded(.down) * 5 - 5)
        let high = min(limits.upperBound, max(low + 20, ((trusted.map(\.x).max() ?? 85) / 5).rounded(.up) * 5 + 5))
        let across = min(low, high - 20)...high
        let curves = deviations.map { z in
            CurveChart.Curve(
                kind: kind(z), label: label(z),
                pieces: [
                    stride(from: across.lowerBound, through: across.upperBound, by: 0.5).compactMap { height in
                        GrowthCurve.measure(.weightForHeight, record.child.sex, at: height, z: z, position: byLength ? .lying : .standing)
                            .map { (x: height, y: $0) }
                    }
                ])
        }
        return (
            CurveChart(
                curves: curves, marks: spots.map { CurveChart.Mark(x: $0.x, y: $0.y, isDoubtful: $0.visit.isFlagged(.weightForHeight)) },
                columns: Array(stride(from: across.lowerBound, through: across.upperBound, by: across.upperBound - across.lowerBound > 30 ? 10 : 5)),
                across: across),
            byLength, spots.contains { isLying($0.visit) != byLength }
        )
    }

    /// The days at which a curve is drawn: closer in the first year, where it bends; the ends of the part always.
    private static func days(_ months: ClosedRange<Double>, _ part: ClosedRange<Double>) -> [Double] {
        let first = max(part.lowerBound, (months.lowerBound * Age.daysInMonth).rounded())
        let last = min(part.upperBound, (months.upperBound * Age.daysInMonth).rounded())
        guard first < last else { return [] }
        var days: [Double] = []
        var day = first
        while day < last {
            days.append(day)
            day += day < 365 ? 14 : 45
        }
        return days + [last]
    }

    private static func kind(_ z: Double) -> String { "sd-\(Int(z.magnitude))" }

    private static func label(_ z: Double) -> String { z == 0 ? "0" : z > 0 ? "+\(Int(z))" : "−\(Int(-z))" }
}
