import Days
import Growth

/// A child as lists show it.
struct ChildLine: Sendable {
    let id: String
    let name: String
    let sex: Sex
    let birthDate: Day
    /// The village's code.
    let village: String
    let villageName: String
    let posyandu: String
    let parent: String
    /// The whole number; shown only by ``maskedNik``.
    let nik: String?
    /// The first month in which the child was known.
    let firstPeriod: Month

    /// All but the last four digits covered.
    var maskedNik: String? { nik.map(masked) }
}

/// A NIK with all but its last four digits covered: enough to compare by eye, too few to be used.
func masked(_ nik: String) -> String { String(repeating: "•", count: max(0, nik.count - 4)) + nik.suffix(4) }

/// One visit with its measures as they were taken and their z-scores as the import worked them out.
struct ChildVisit: Sendable {
    let date: Day
    let weight: Double?
    let height: Double?
    let position: Position?
    let heightForAge: Double?
    let weightForAge: Double?
    let weightForHeight: Double?
}

/// A child with everything that was measured on it, the oldest first.
struct ChildRecord: Sendable {
    let child: ChildLine
    let visits: [ChildVisit]
    /// The newest month of the district that speaks for it: who was not weighed then is missed.
    let current: Month?
}

extension ChildVisit {
    func growth(_ child: ChildLine) -> GrowthVisit {
        GrowthVisit(
            month: date.month.count, ageInMonths: date.completedMonths(since: child.birthDate), weight: weight, heightForAge: heightForAge,
            weightForAge: weightForAge, weightForHeight: weightForHeight)
    }

    func isFlagged(_ indicator: Indicator) -> Bool { z(indicator).map(indicator.isImplausible) ?? false }

    func z(_ indicator: Indicator) -> Double? {
        switch indicator {
        case .heightForAge: heightForAge
        case .weightForAge: weightForAge
        case .weightForHeight: weightForHeight
        default: nil
        }
    }

    /// Length before day 731, height from then on, in cm: what the curve is of.
    func correctedHeight(_ child: ChildLine) -> Double? {
        guard date >= child.birthDate else { return nil }
        let scores = try? ZScores(
            Anthropometry(sex: child.sex, ageInDays: Double(date - child.birthDate), weight: weight, height: height, position: position))
        return scores?.correctedHeight
    }
}

extension ChildRecord {
    /// The last month that the standards and the posyandu reach: a child is under 60 months on the first day of it.
    var isUnderSixty: Bool { reviewed.map { child.birthDate >= $0.first - GrowthCounts.oldestDay } ?? true }

    /// The month that is looked at: the district's current one, or a newer one in which the child came already.
    var reviewed: Month? { [current, visits.last?.date.month].compactMap { $0 }.max() }

    /// What the last visit calls for, and whether the child has stayed away since.
    var due: [FollowUp] {
        let visits = visits.map { $0.growth(child) }
        guard isUnderSixty else { return [] }
        let shown = visits.last.map { FollowUp.due(sex: child.sex, month: $0.month, visits: visits, registeredSince: .max) } ?? []
        let missed = reviewed.map { FollowUp.due(sex: child.sex, month: $0.count, visits: visits, registeredSince: child.firstPeriod.count) } ?? []
        let visit = missed.first { $0.action == .visit }
        return shown + (visit.map { [$0] } ?? [])
    }

    /// N, T, O or B of each month, by the month's number.
    var statuses: [Int: WeighingStatus] {
        let series = WeighingStatus.series(sex: child.sex, visits.map { $0.growth(child).weighing })
        return Dictionary(series.map { ($0.month, $0) }, uniquingKeysWith: { _, last in last })
    }
}

extension Month {
    /// A running number: consecutive months differ by one.
    var count: Int { year * 12 + number - 1 }
}
