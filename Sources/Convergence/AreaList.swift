import Days

/// A list of areas as a file brings it, checked as a whole: it is right from its first row to its last, or every problem is named.
public struct AreaList: Sendable {
    public enum Column: String, Hashable, Sendable, CaseIterable {
        case code, name, level, parent, latitude, longitude
        case validFrom = "valid_from"
        case validTo = "valid_to"

        public static let required: [Column] = [.code, .name, .level, .parent]
    }

    /// One row of the file. A column that the file lacks is empty.
    public struct Line: Hashable, Sendable {
        /// As a spreadsheet numbers it.
        public let row: Int
        public let cells: [Column: String]

        public init(row: Int, cells: [Column: String]) {
            self.row = row
            self.cells = cells.mapValues { trimmed($0) }
        }

        public subscript(column: Column) -> String { cells[column] ?? "" }
    }

    public enum Fault: String, Hashable, Sendable, CaseIterable {
        case missing
        case notACode = "not-a-code"
        case unknownLevel = "unknown-level"
        /// The level is not the one that the code's length tells.
        case levelDoesNotFit = "level-does-not-fit"
        /// The code stands in an earlier row as well.
        case duplicate
        /// The parent is not the one in which the code lies.
        case parentDoesNotFit = "parent-does-not-fit"
        /// The parent is neither in the file nor among the areas already known.
        case unknownParent = "unknown-parent"
        /// The rows before belong to another regency; a file holds one.
        case otherRegency = "other-regency"
        /// No row belongs to any regency.
        case noRegency = "no-regency"
        case tooLong = "too-long"
        case notANumber = "not-a-number"
        /// Latitude or longitude outside Indonesia, or the two swapped.
        case outsideIndonesia = "outside-indonesia"
        /// Latitude without longitude or the other way round.
        case halfACentre = "half-a-centre"
        case notADay = "not-a-day"
        case endsBeforeItBegins = "ends-before-it-begins"
    }

    public struct Problem: Hashable, Sendable {
        public let row: Int
        public let column: Column
        public let value: String
        public let fault: Fault
    }

    /// In the order of their codes: each area comes before what lies in it.
    public let areas: [Area]
    /// The one regency whose list this is; `nil` only where there are problems.
    public let regency: AreaCode?
    /// In the order of the rows. The list may only be used where there are none.
    public let problems: [Problem]

    public static let nameLimit = 120

    /// - Parameter known: the areas already there, in which a parent may be found.
    public init(_ lines: some Sequence<Line>, known: Set<AreaCode> = []) {
        var reader = Reader()
        for line in lines { reader.read(line) }
        reader.checkParents(known: known)
        if reader.regency == nil, reader.problems.isEmpty {
            reader.problems.append(Problem(row: reader.lastRow, column: .code, value: "", fault: .noRegency))
        }
        areas = reader.areas.values.map(\.area).sorted { $0.code < $1.code }
        regency = reader.regency
        problems = reader.problems.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
    }

    private struct Reader {
        var areas: [AreaCode: (area: Area, row: Int)] = [:]
        /// Also of rows that cannot be used, so that one mistake is told once.
        var seen: Set<AreaCode> = []
        var problems: [Problem] = []
        var regency: AreaCode?
        var lastRow = 1

        mutating func read(_ line: Line) {
            lastRow = line.row
            let before = problems.count
            let name = line[.name]
            if name.isEmpty { note(line, .name, .missing) }
            if name.unicodeScalars.count > AreaList.nameLimit { note(line, .name, .tooLong) }
            let centre = centre(of: line)
            let from = day(.validFrom, of: line)
            let to = day(.validTo, of: line)
            if let from, let to, to < from { note(line, .validTo, .endsBeforeItBegins) }
            guard let code = code(of: line), problems.count == before else { return }
            areas[code] = (Area(code: code, name: name, centre: centre, validFrom: from, validTo: to), line.row)
        }

        mutating func checkParents(known: Set<AreaCode>) {
            for (code, entry) in areas {
                guard let parent = code.parent, !seen.contains(parent), !known.contains(parent) else { continue }
                problems.append(Problem(row: entry.row, column: .parent, value: parent.text, fault: .unknownParent))
            }
        }

        private mutating func code(of line: Line) -> AreaCode? {
            let text = line[.code]
            guard !text.isEmpty else { note(line, .code, .missing); return nil }
            guard let code = AreaCode(text) else { note(line, .code, .notACode); return nil }
            guard seen.insert(code).inserted else { note(line, .code, .duplicate); return nil }
            if let own = code.ancestor(at: .regency) {
                if regency == nil { regency = own }
                if own != regency { note(line, .code, .otherRegency) }
            }
            checkLevel(of: line, code)
            checkParent(of: line, code)
            return code
        }

        private mutating func checkLevel(of line: Line, _ code: AreaCode) {
            guard !line[.level].isEmpty else { return note(line, .level, .missing) }
            guard let level = AreaLevel(word: line[.level]) else { return note(line, .level, .unknownLevel) }
            if level != code.level { note(line, .level, .levelDoesNotFit) }
        }

        private mutating func checkParent(of line: Line, _ code: AreaCode) {
            let text = line[.parent]
            if let parent = code.parent {
                guard !text.isEmpty else { return note(line, .parent, .missing) }
                guard let written = AreaCode(text) else { return note(line, .parent, .notACode) }
                if written != parent { note(line, .parent, .parentDoesNotFit) }
            } else if !text.isEmpty {
                note(line, .parent, .parentDoesNotFit)
            }
        }

        private mutating func centre(of line: Line) -> Coordinate? {
            let texts = (line[.latitude], line[.longitude])
            if texts.0.isEmpty, texts.1.isEmpty { return nil }
            guard !texts.0.isEmpty else { note(line, .latitude, .halfACentre); return nil }
            guard !texts.1.isEmpty else { note(line, .longitude, .halfACentre); return nil }
            let latitude = degrees(.latitude, of: line)
            let longitude = degrees(.longitude, of: line)
            guard let latitude, let longitude else { return nil }
            if !Coordinate.latitudes.contains(latitude) { note(line, .latitude, .outsideIndonesia) }
            if !Coordinate.longitudes.contains(longitude) { note(line, .longitude, .outsideIndonesia) }
            return Coordinate(latitude: latitude, longitude: longitude)
        }

        /// A decimal comma is read as well: that is what a spreadsheet set to Indonesian writes.
        private mutating func degrees(_ column: Column, of line: Line) -> Double? {
            let text = String(line[column].map { $0 == "," ? "." : $0 })
            guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }), let number = Double(text) else {
                note(line, column, .notANumber)
                return nil
            }
            return number
        }

        private mutating func day(_ column: Column, of line: Line) -> Day? {
            guard !line[column].isEmpty else { return nil }
            guard let day = Day(iso: line[column]) else { note(line, column, .notADay); return nil }
            return day
        }

        private mutating func note(_ line: Line, _ column: Column, _ fault: Fault) {
            problems.append(Problem(row: line.row, column: column, value: line[column], fault: fault))
        }
    }
}

extension AreaLevel {
    /// The level by its own word or by that of an Indonesian list, in any case.
    public init?(word: some StringProtocol) {
        switch word.lowercased() {
        case "province", "provinsi": self = .province
        case "regency", "kabupaten", "kota": self = .regency
        case "district", "kecamatan": self = .district
        case "village", "urban village", "desa", "kelurahan": self = .village
        default: return nil
        }
    }
}

/// What a list changes in the areas that are there. Areas that the list does not mention stay as they are, and so does what a row leaves empty.
public struct AreaChanges: Sendable {
    public struct Renaming: Hashable, Sendable {
        public let code: AreaCode
        public let from: String
        public let to: String

        public init(code: AreaCode, from: String, to: String) {
            self.code = code
            self.from = from
            self.to = to
        }
    }

    public private(set) var added: [Area] = []
    /// As they are to be stored: what the list leaves empty is filled with what was there.
    public private(set) var changed: [Area] = []
    public private(set) var renamed: [Renaming] = []
    public private(set) var unchanged = 0

    public var isEmpty: Bool { added.isEmpty && changed.isEmpty }

    public init(from stored: [AreaCode: Area], by list: [Area]) {
        for area in list {
            guard let old = stored[area.code] else {
                added.append(area)
                continue
            }
            var new = area
            new.centre = area.centre ?? old.centre
            new.validFrom = area.validFrom ?? old.validFrom
            new.validTo = area.validTo ?? old.validTo
            if new == old {
                unchanged += 1
            } else {
                changed.append(new)
                if new.name != old.name { renamed.append(Renaming(code: area.code, from: old.name, to: new.name)) }
            }
        }
    }
}

private func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
        let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
}
