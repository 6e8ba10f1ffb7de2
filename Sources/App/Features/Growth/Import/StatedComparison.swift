import Days
import Growth

/// The z-scores and classes that a file states, held against ours, with the cause of what differs where it can be told.
///
/// What is counted is one index of one visit (BB/U, TB/U or BB/TB) for which the file states a z-score, a class or both.
struct StatedComparison: Sendable {
    enum Cause: String, Sendable, CaseIterable {
        /// Scored by the age in whole months, as the tables on paper have it.
        case roundedAge = "age_in_whole_months"
        /// Lying or standing is not corrected by 0.7 cm, or the wrong way.
        case position = "position_not_corrected"
        case roundedAgeAndPosition = "age_in_months_and_position"
        case otherSex = "other_sex"
        /// Ours is beyond the WHO's limits (flagged) and counts in no prevalence.
        case implausible
        /// Weight and height stand in each other's column; we refuse both.
        case swapped
        /// The file scores what we refuse.
        case refused
        /// Of sixty months or more, or a length the tables do not have.
        case outsideStandards = "outside_standards"
        case unexplained

        /// What is told of it among the file's problems; `nil` where another problem tells it already or nothing is to be done.
        var code: ProblemCode? {
            switch self {
            case .roundedAge: .zRoundedAge
            case .position: .zPosition
            case .roundedAgeAndPosition: .zRoundedAgeAndPosition
            case .otherSex: .zOtherSex
            case .implausible: .zImplausible
            case .unexplained: .zUnexplained
            case .swapped, .refused, .outsideStandards: nil
            }
        }
    }

    static let codes = Set(Cause.allCases.compactMap(\.code))

    struct Difference: Sendable {
        let row: Int
        let column: String
        let stated: Double
        let ours: Double
        let cause: Cause
        var size: Double { abs(stated - ours) }
    }

    private(set) var compared = 0
    private(set) var differing = 0
    /// Of these, those of another class.
    private(set) var otherClass = 0
    private(set) var causes: [Cause: Int] = [:]
    /// The ten biggest of two z-scores, the biggest first.
    private(set) var biggest: [Difference] = []
    private var told = 0
    private var ranks: [[String: Int]] = [[:], [:], [:]]

    /// Both are rounded to hundredths; one more is left for a file that cuts instead of rounding.
    static let tolerance = 0.0151
    /// From here on, or where the class is another, a difference is told row by row; smaller ones are counted.
    static let worthTelling = 0.5
    private static let toldAtMost = 2_000
    private static let kept = 10
    private static let indices: [Indicator] = [.weightForAge, .heightForAge, .weightForHeight]
    private static let columns: [(z: WeighingField, label: WeighingField)] = [
        (.weightForAgeZ, .weightForAgeClass), (.heightForAgeZ, .heightForAgeClass), (.weightForHeightZ, .weightForHeightClass),
    ]

    /// - Parameter month: of the visit's columns in the monthly layout.
    /// - Returns: what should be told of the row.
    mutating func compare(
        _ visit: WeighingRow.Visit, _ row: WeighingRow, _ scores: ZScores?, _ header: WeighingHeader, month: Int? = nil
    ) -> [RowProblem] {
        var problems: [RowProblem] = []
        for (index, indicator) in Self.indices.enumerated() {
            let (z, label) = visit.stated[index]
            let rank = rank(label, index)
            guard z != nil || rank != nil else { continue }
            compared += 1
            let ours = scores?[indicator]
            let isPlausible = ours.map { !indicator.isImplausible($0) } ?? false
            let differs = z.map { z in ours.map { abs($0 - z) > Self.tolerance } ?? true } ?? false
            let classDiffers = rank.map { $0 != (isPlausible ? ours.flatMap { Self.rank(of: $0, index) } : nil) } ?? false
            guard differs || classDiffers else { continue }
            differing += 1
            if classDiffers { otherClass += 1 }
            let cause = cause(z, rank, index, ours, visit, row)
            causes[cause, default: 0] += 1
            let column = header.column(z == nil ? Self.columns[index].label : Self.columns[index].z, month: month)
            if let z, let ours { keep(Difference(row: row.row, column: column?.title ?? "", stated: z, ours: ours, cause: cause)) }
            let size = z.flatMap { z in ours.map { abs($0 - z) } } ?? 0
            guard let code = cause.code, classDiffers || size >= Self.worthTelling, told < Self.toldAtMost else { continue }
            told += 1
            let stated = [z.map(Self.text), rank == nil || label.isEmpty ? nil : label].compactMap { $0 }.joined(separator: " ")
            let value = "\(stated) (Rembuk: \(ours.map(Self.text) ?? "–"))"
            problems.append(RowProblem(row: row.row, column: column?.title ?? "", value: value, code: code, place: column?.index))
        }
        return problems
    }

    /// A visit that is not taken, of which the file states a z-score all the same.
    mutating func refused(_ stated: WeighingRow.Stated, isSwapped: Bool) {
        for index in Self.indices.indices where stated[index].z != nil || rank(stated[index].label, index) != nil {
            compared += 1
            differing += 1
            causes[isSwapped ? .swapped : .refused, default: 0] += 1
        }
    }

    private mutating func keep(_ difference: Difference) {
        if biggest.count == Self.kept, let least = biggest.last, least.size >= difference.size { return }
        let place = biggest.firstIndex { $0.size < difference.size } ?? biggest.count
        biggest.insert(difference, at: place)
        if biggest.count > Self.kept { biggest.removeLast() }
    }

    // MARK: Causes

    private func cause(
        _ z: Double?, _ rank: Int?, _ index: Int, _ ours: Double?, _ visit: WeighingRow.Visit, _ row: WeighingRow
    ) -> Cause {
        let indicator = Self.indices[index]
        guard let ours else {
            let isMeasured = (index == 1 || visit.weight != nil) && (index == 0 || visit.height != nil)
            return isMeasured ? .outsideStandards : .refused
        }
        let days = Double(visit.date - row.birthDate)
        func gives(_ days: Double, _ position: Position?, _ sex: Sex) -> Bool {
            guard
                let other = try? ZScores(Anthropometry(sex: sex, ageInDays: days, weight: visit.weight, height: visit.height, position: position)),
                let value = other[indicator]
            else { return false }
            // What gives our own value explains nothing.
            if abs(value - ours) < 0.005 { return false }
            if let z { return abs(value - z) <= Self.tolerance }
            return rank == Self.rank(of: value, index)
        }
        let ages = Self.wholeMonths(row.birthDate, visit.date)
        let positions: [Position?] = [nil, .lying, .standing].filter { $0 != visit.position }
        if ages.contains(where: { gives($0, visit.position, row.sex) }) { return .roundedAge }
        if positions.contains(where: { gives(days, $0, row.sex) }) { return .position }
        let other: Sex = row.sex == .male ? .female : .male
        if gives(days, visit.position, other) { return .otherSex }
        if ages.contains(where: { age in positions.contains { gives(age, $0, row.sex) } }) { return .roundedAgeAndPosition }
        if ages.contains(where: { gives($0, visit.position, other) }) { return .otherSex }
        return indicator.isImplausible(ours) ? .implausible : .unexplained
    }

    /// Ages in days of the whole months a program may make of two dates: completed by the calendar, completed by days, and rounded.
    private static func wholeMonths(_ birth: Day, _ date: Day) -> [Double] {
        let (from, to) = (birth.parts, date.parts)
        let calendar = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0)
        let exact = Double(date - birth) / Age.daysInMonth
        return Set([Double(calendar), exact.rounded(.down), exact.rounded()]).map { $0 * Age.daysInMonth }
    }

    // MARK: Classes

    /// The place of a class among its index's, from the lowest; `nil` where the words are not known or there are none.
    private mutating func rank(_ label: String, _ index: Int) -> Int? {
        if isBlank(label) { return nil }
        if let known = ranks[index][label] { return known < 0 ? nil : known }
        let rank = Self.words[index].firstIndex { $0.contains(WeighingField.titleKey(label).words) }
        ranks[index][label] = rank ?? -1
        return rank
    }

    private static func rank(of z: Double, _ index: Int) -> Int? {
        switch index {
        case 0: WeightForAgeClass(z: z).flatMap { WeightForAgeClass.allCases.firstIndex(of: $0) }
        case 1: HeightForAgeClass(z: z).flatMap { HeightForAgeClass.allCases.firstIndex(of: $0) }
        default: WeightForHeightClass(z: z).flatMap { WeightForHeightClass.allCases.firstIndex(of: $0) }
        }
    }

    /// The words of the national export and of Permenkes 2/2020, in the order of the classes.
    private static let words: [[Set<String>]] = [
        [
            ["sangatkurang", "beratbadansangatkurang", "bbsangatkurang"], ["kurang", "beratbadankurang", "bbkurang"],
            ["normal", "beratbadannormal", "bbnormal"], ["risikolebih", "resikolebih", "risikoberatbadanlebih", "risikobblebih", "lebih"],
        ],
        [["sangatpendek"], ["pendek"], ["normal"], ["tinggi"]],
        [
            ["giziburuk"], ["gizikurang"], ["gizibaik", "normal", "gizibaiknormal"],
            ["risikogizilebih", "resikogizilebih", "berisikogizilebih", "beresikogizilebih"], ["gizilebih"], ["obesitas"],
        ],
    ]

    private static func text(_ z: Double) -> String {
        let hundredths = Int((abs(z) * 100).rounded())
        let rest = hundredths % 100
        return "\(z < 0 && hundredths > 0 ? "-" : "")\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension WeighingRow.Stated {
    /// In the order BB/U, TB/U, BB/TB.
    fileprivate subscript(index: Int) -> (z: Double?, label: String) {
        switch index {
        case 0: (weightForAge, weightForAgeClass)
        case 1: (heightForAge, heightForAgeClass)
        default: (weightForHeight, weightForHeightClass)
        }
    }
}
