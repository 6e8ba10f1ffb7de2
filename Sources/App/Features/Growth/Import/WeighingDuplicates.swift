import Days
import Growth

/// Sees the same child and day twice in one file, and different children under one NIK. Keeps a key for each child it has met.
///
/// The same child: same name, sex and birth date, and the same NIK as written; without any NIK, the same first parent and village instead.
/// A NIK alone decides nothing: newborn twins may carry their mother's.
struct WeighingDuplicates {
    private struct Child: Hashable {
        let name: String
        let sex: Sex
        let birthDate: Day
        /// The NIK, or parent and village.
        let identity: String
    }

    /// The days a child was met on. Most children have one in a file, and it needs no array.
    private struct Days {
        var isMet = false
        var first: Day?
        var others: [Day] = []

        /// Whether the day is new.
        mutating func insert(_ day: Day) -> Bool {
            guard let first else {
                self.first = day
                return true
            }
            if first == day || others.contains(day) { return false }
            others.append(day)
            return true
        }
    }

    private var days: [Child: Days] = [:]
    private var owners: [String: Child] = [:]

    /// Takes out of the row the visits that an earlier row had already. Appends what it found to `problems`.
    /// - Returns: whether anything new is left: a visit, or a child not met before.
    mutating func check(_ row: inout WeighingRow, _ problems: inout [RowProblem]) -> Bool {
        let child = key(row)
        if case .valid(let digits) = row.nik {
            if let owner = owners[digits] {
                if owner != child { problems.append(RowProblem(row: row.row, column: "", value: digits, code: .nikShared)) }
            } else {
                owners[digits] = child
            }
        }
        return Self.keep(&row, &days[child, default: Days()], &problems)
    }

    private static func keep(_ row: inout WeighingRow, _ days: inout Days, _ problems: inout [RowProblem]) -> Bool {
        let isNew = !days.isMet
        days.isMet = true
        if row.visits.isEmpty {
            if !isNew { problems.append(RowProblem(row: row.row, column: "", value: "", code: .duplicate)) }
            return isNew
        }
        let number = row.row
        // Also within the row: the monthly layout may have one day twice.
        row.visits.removeAll { visit in
            if days.insert(visit.date) { return false }
            problems.append(RowProblem(row: number, column: "", value: visit.date.iso, code: .duplicate))
            return true
        }
        return isNew || !row.visits.isEmpty
    }

    private func key(_ row: WeighingRow) -> Child {
        let identity =
            switch row.nik {
            case .valid(let digits), .unusable(let digits): digits
            case .missing: "\(Self.folded(row.parents.first ?? ""))|\(Self.folded(row.place.village))"
            }
        return Child(name: Self.folded(row.name), sex: row.sex, birthDate: row.birthDate, identity: identity)
    }

    /// Without case, and without the blanks and marks in which two clerks differ.
    static func folded(_ name: String) -> String {
        String(
            decoding: name.utf8.compactMap { byte -> UInt8? in
                switch byte {
                case 65...90: byte | 0x20
                case 48...57, 97...122, 0x80...: byte
                default: nil
                }
            }, as: UTF8.self)
    }
}
