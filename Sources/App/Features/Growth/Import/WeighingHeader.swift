import Spreadsheet

/// Which column of a weighing export holds what. Found by the words of the header, wherever it stands.
struct WeighingHeader: Sendable {
    enum Layout: String, Sendable {
        /// The export of e-PPGBM as it has been for years.
        case classic
        /// The layout of 2026, known by its further columns.
        case newer = "2026"
        /// One row a child, the visits side by side under the names of the months.
        case monthly
    }

    struct Column: Hashable, Sendable {
        /// From 0.
        let index: Int
        /// As it stands in the file, on one line; in the monthly layout with its month in front.
        let title: String
        /// The title without its month.
        let name: String
        /// `nil` where the title is not known.
        let field: WeighingField?
        /// Which month's columns it belongs to, as an index of ``WeighingHeader/months``.
        let month: Int?
    }

    let layout: Layout
    /// The row of the titles (the lower one, where there are two), as Excel numbers it.
    let row: Int
    let columns: [Column]
    /// The headings of the monthly layout, from left to right.
    let months: [IndonesianMonths.Heading]
    /// The header as it is written, on one row or on two.
    let written: [[Cell]]

    var recognised: [Column] { columns.filter { $0.field != nil } }
    var unrecognised: [Column] { columns.filter { $0.field == nil } }
    /// Their titles, each once.
    var unknownTitles: [String] {
        var seen: Set<String> = []
        return unrecognised.map(\.name).filter { seen.insert(WeighingField.memoryKey($0)).inserted }
    }

    func column(_ field: WeighingField, month: Int? = nil) -> Column? {
        columns.first { $0.field == field && $0.month == month }
    }

    /// Far enough for any letterhead.
    private static let rowsLookedAt = 60
    /// A row with so many known titles is a header: data and letterheads do not hold that many.
    private static let titlesNeeded = 5

    /// Reads up to the header.
    /// - Returns: the header, and the row behind it where that had to be read to know.
    /// - Parameter remembered: titles that somebody has explained (``WeighingField/memoryKey(_:)``).
    static func find(_ rows: any RowReader, remembered: [String: WeighingField] = [:]) throws -> (header: WeighingHeader, pending: Row?) {
        var looked = 0
        var upper: Row?
        while looked < rowsLookedAt {
            let row: Row
            if let waiting = upper {
                row = waiting
                upper = nil
            } else {
                var fresh = Row()
                guard try rows.next(&fresh) else { break }
                row = fresh
            }
            looked += 1
            let titles = Titles(row, remembered)
            let single = titles.fields.count
            guard single >= titlesNeeded || titles.hasMonths else { continue }
            // Merged headings put the titles into two rows.
            var below = Row()
            guard try rows.next(&below) else {
                if single >= titlesNeeded { return (try WeighingHeader(titles, remembered), nil) }
                break
            }
            let both = Titles(upper: titles, lower: Titles(below, remembered))
            if both.fields.count >= titlesNeeded, both.required > titles.required { return (try WeighingHeader(both, remembered), nil) }
            if single >= titlesNeeded { return (try WeighingHeader(titles, remembered), below) }
            upper = below
        }
        throw WeighingHeaderError.notFound(rows: looked)
    }

    private init(_ titles: Titles, _ remembered: [String: WeighingField]) throws(WeighingHeaderError) {
        row = titles.row
        written = titles.written
        months = titles.months
        var columns: [Column] = []
        // What somebody explained once gives way where the file has that column under its usual title too.
        let usual = Set(titles.all.compactMap { WeighingField.recognise($0.text)?.field })
        let remembered = remembered.filter { !usual.contains($0.value) }
        for title in titles.all {
            let known = WeighingField.recognise(title.text, remembered)
            if let known, let unit = known.unit { throw .unit(known.field, unit: unit, column: title.index) }
            let isMonthly = known.map(\.field.isMonthly) ?? true
            let month = isMonthly ? title.month : nil
            let prefix = month.map { titles.monthTexts[$0] + " " } ?? ""
            columns.append(Column(index: title.index, title: prefix + title.text, name: title.text, field: known?.field, month: month))
        }
        self.columns = columns
        if !titles.months.isEmpty {
            layout = .monthly
        } else {
            layout = columns.contains { $0.field.map(WeighingField.newer.contains) ?? false } ? .newer : .classic
        }
        try check()
    }

    private func check() throws(WeighingHeaderError) {
        var seen: [String: Column] = [:]
        for column in columns {
            guard let field = column.field else { continue }
            if let other = seen.updateValue(column, forKey: "\(field.rawValue) \(column.month ?? -1)") {
                throw .twice(field, columns: [other.index, column.index])
            }
        }
        var missing: [WeighingField] = []
        for field in WeighingField.required {
            let places: [Int?] = layout == .monthly && field.isMonthly ? months.indices.map { $0 } : [nil]
            if places.contains(where: { column(field, month: $0) == nil }) { missing.append(field) }
        }
        if !missing.isEmpty { throw .missing(missing, unrecognised: unknownTitles) }
    }

    /// The titles of one row, or of two that belong together.
    private struct Titles {
        struct Title {
            let index: Int
            let text: String
            var month: Int?
        }

        var row = 0
        var written: [[Cell]] = []
        private var remembered: [String: WeighingField] = [:]
        var all: [Title] = []
        var months: [IndonesianMonths.Heading] = []
        var monthTexts: [String] = []
        /// Columns at which a month's heading stands.
        private var headings: [Int: (IndonesianMonths.Heading, String)] = [:]

        var hasMonths: Bool { !headings.isEmpty }
        var fields: Set<WeighingField> { Set(all.compactMap { WeighingField.recognise($0.text, remembered)?.field }) }
        var required: Int { fields.intersection(WeighingField.required).count }

        init(_ row: Row, _ remembered: [String: WeighingField]) {
            self.row = row.number
            self.remembered = remembered
            written = [row.cells]
            row.forEachCell { column, cell in
                let text = trimmed(cell.plainText.split(whereSeparator: \.isNewline).joined(separator: " "))
                if text.isEmpty { return }
                if let heading = Self.heading(cell, text) {
                    headings[column] = heading
                } else {
                    all.append(Title(index: column, text: text))
                }
            }
        }

        /// The lower row's titles, and the upper one's where the lower has none (a title merged over both rows). A month's heading
        /// reaches to the right up to the next heading of any kind.
        init(upper: Titles, lower: Titles) {
            row = lower.row
            remembered = lower.remembered
            written = upper.written + lower.written
            let upperTitles = Set(upper.all.map(\.index))
            let below = Set(lower.all.map(\.index))
            var result = upper.all.filter { !below.contains($0.index) }
            var current: Int?
            var position = 0
            for title in lower.all {
                while position <= title.index {
                    if let (heading, text) = upper.headings[position] {
                        months.append(heading)
                        monthTexts.append(text)
                        current = months.count - 1
                    } else if upperTitles.contains(position) {
                        current = nil
                    }
                    position += 1
                }
                result.append(Title(index: title.index, text: title.text, month: current))
            }
            all = result.sorted { $0.index < $1.index }
        }

        private static func heading(_ cell: Cell, _ text: String) -> (IndonesianMonths.Heading, String)? {
            // A heading typed as "Jan 2024" becomes the first of the month in Excel.
            if case .date = cell, text.hasSuffix("-01"), let year = Int(text.prefix(4)), let month = Int(text.dropFirst(5).prefix(2)) {
                return (IndonesianMonths.Heading(month: month, year: year), String(text.prefix(7)))
            }
            return IndonesianMonths.heading(text).map { ($0, text) }
        }
    }
}

/// Why a file is not taken for a weighing export.
enum WeighingHeaderError: Error, Hashable {
    /// No header within the first rows.
    case notFound(rows: Int)
    /// `unrecognised` are the titles that one of them may stand under.
    case missing([WeighingField], unrecognised: [String])
    /// Columns from 0.
    case twice(WeighingField, columns: [Int])
    /// The title states a unit that is not converted: `Berat (gram)`.
    case unit(WeighingField, unit: String, column: Int)
}
