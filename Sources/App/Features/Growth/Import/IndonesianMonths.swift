import Days

/// The months as people write them in Indonesian, and those English ones that Excel puts into Indonesian files.
enum IndonesianMonths {
    /// 1...12 of a name or of its usual abbreviation, in any case.
    static func number(_ name: some StringProtocol) -> Int? { numbers[name.lowercased()] }

    private static let numbers: [String: Int] = {
        let names: [[String]] = [
            ["januari", "january", "jan"], ["februari", "pebruari", "february", "feb", "peb"], ["maret", "march", "mar", "mrt"],
            ["april", "apr"], ["mei", "may"], ["juni", "june", "jun"], ["juli", "july", "jul"],
            ["agustus", "august", "agu", "agt", "agst", "ags", "aug"], ["september", "sep", "sept"], ["oktober", "october", "okt", "oct"],
            ["november", "nopember", "nov", "nop"], ["desember", "december", "des", "dec"],
        ]
        var result: [String: Int] = [:]
        for (index, variants) in names.enumerated() { for name in variants { result[name] = index + 1 } }
        return result
    }()

    /// A heading over a month's columns: a name, with or without a year (`JANUARI`, `Jan 2024`, `Februari-24`, `Bulan Maret 2024`).
    struct Heading: Hashable, Sendable {
        /// 1...12
        let month: Int
        let year: Int?
    }

    static func heading(_ text: String) -> Heading? {
        var words = text.split { !$0.isLetter && !$0.isNumber }
        if words.first?.lowercased() == "bulan" { words.removeFirst() }
        guard let first = words.first, words.count <= 2, let month = number(first) else { return nil }
        guard words.count == 2 else { return Heading(month: month, year: nil) }
        guard let year = Int(words[1]), words[1].utf8.count == 4 || words[1].utf8.count == 2 else { return nil }
        return Heading(month: month, year: year < 100 ? 2_000 + year : year)
    }
}
