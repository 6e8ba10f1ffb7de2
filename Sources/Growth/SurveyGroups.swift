/// The rows of a survey's table, and which of them each child belongs to.
struct SurveyGroups {
    /// All, age, sex, age and sex, and the five groupings.
    static let perChild = 4 + Grouping.allCases.count

    private(set) var labels: [String] = ["All"]
    /// `perChild` places in `labels` for each child; -1 where it is in no such group.
    private(set) var members: [Int32]

    /// From this month of age (to the next line's), left-closed.
    static let ageGroups: [(fromMonth: Double, name: String)] = [
        (0, "00-05"), (6, "06-11"), (12, "12-23"), (24, "24-35"), (36, "36-47"), (48, "48-59"),
    ]

    init(_ data: SurveyData, count: Int) {
        members = Array(repeating: -1, count: count * Self.perChild)
        let ages = Self.ageGroups.map { "\($0.name) mo" }
        let firstAge = labels.count
        labels += ages.map { "Age group: \($0)" }
        let female = labels.count
        labels += ["Sex: Female", "Sex: Male"]
        let firstAgeOfGirls = labels.count
        labels += ages.map { "Age + sex: \($0).Female" }
        let firstAgeOfBoys = labels.count
        labels += ages.map { "Age + sex: \($0).Male" }

        let children = data.children
        for child in 0..<count {
            let place = child * Self.perChild
            members[place] = 0
            let age = children.ageInDays.isEmpty ? .nan : children.ageInDays[child]
            let ageGroup = Self.ageGroup(age)
            let sex = children.sex.isEmpty ? nil : children.sex[child]
            if let ageGroup { members[place + 1] = Int32(firstAge + ageGroup) }
            if let sex { members[place + 2] = Int32(sex == .female ? female : female + 1) }
            if let ageGroup, let sex { members[place + 3] = Int32((sex == .female ? firstAgeOfGirls : firstAgeOfBoys) + ageGroup) }
        }
        for grouping in Grouping.allCases {
            guard let category = data.groupings[grouping] else { continue }
            add(category, grouping, count: count)
        }
    }

    private mutating func add(_ category: Category, _ grouping: Grouping, count: Int) {
        let names = grouping == .wealthQuintile ? category.names.map(Self.quintile) : category.names
        // Two spellings of a quintile ("1" and "Q1") are one group.
        let sorted = Self.sorted(Array(Set(names)))
        let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, Int32(labels.count + $0)) })
        labels += sorted.map { "\(grouping.title): \($0)" }
        let rows = names.map { places[$0] ?? -1 }
        for child in 0..<count where category.codes[child] >= 0 {
            members[child * Self.perChild + 4 + grouping.rawValue] = rows[Int(category.codes[child])]
        }
    }

    static func ageGroup(_ ageInDays: Double) -> Int? {
        let months = ageInDays / Age.daysInMonth
        guard months >= 0, months < Age.monthsLimit else { return nil }
        return ageGroups.lastIndex { $0.fromMonth <= months }
    }

    /// The reference's names of the quintiles, from 1…5 or Q1…Q5; any other name stays.
    static func quintile(_ name: String) -> String {
        switch name {
        case "1", "Q1", "q1": "Q1: Poorest"
        case "2", "Q2", "q2": "Q2"
        case "3", "Q3", "q3": "Q3"
        case "4", "Q4", "q4": "Q4"
        case "5", "Q5", "q5": "Q5: Richest"
        default: name
        }
    }

    /// Numbers by value (9 before 10), otherwise by code point.
    static func sorted(_ names: [String]) -> [String] {
        let numbers = names.compactMap { Int($0) }
        guard numbers.count == names.count else { return names.sorted() }
        return zip(numbers, names).sorted { $0 < $1 }.map(\.1)
    }
}
