import Days
import Growth
import Markup
import Spreadsheet

/// A list to act on as a workbook for the field: one row a child, by village and posyandu. Texts are cells of text, so that no name is
/// ever calculated; the NIK stays at home.
struct FollowUpSheet {
    let list: FollowUp
    let month: Month
    let today: Day
    let language: Language

    private var columns: [WorkbookWriter.Column] {
        let titles: [(Text, Double)] = [
            (Copy.FollowUps.number, 5), (Copy.Children.name, 28), (Copy.Children.sex, 11), (Copy.Children.birthDate, 12),
            (Copy.FollowUps.ageMonths(min(month.last, today)), 14), (Copy.Children.village, 20), (Copy.Children.posyandu, 18),
            (Copy.Children.parent, 24), (Copy.Children.lastVisit, 12), (Copy.Children.weight, 9), (Copy.Children.height, 9),
            (Copy.Children.weightForAge, 8), (Copy.Children.heightForAge, 8), (Copy.Children.weightForHeight, 8), (Copy.FollowUps.why, 46),
            (Copy.FollowUps.whatToDo, 30), (Copy.FollowUps.done, 24),
        ]
        return titles.map { .init($0.0(language), width: $0.1) }
    }

    func write(_ children: [ListedChild], to path: String) throws {
        let writer = try WorkbookWriter(path: path, sheetName: "\(list.title(language)) \(month.iso)", columns: columns)
        for (index, listed) in children.enumerated() { try writer.append(row(index + 1, listed)) }
        try writer.close()
    }

    private func row(_ number: Int, _ listed: ListedChild) -> [Cell] {
        let child = listed.child
        let last = listed.last
        func measure(_ value: Double?) -> Cell { value.map { .number($0) } ?? .empty }
        return [
            .number(Double(number)), .text(child.name), .text(child.sex.title(language)), date(child.birthDate),
            .number(Double(min(month.last, today).completedMonths(since: child.birthDate))), .text(child.villageName), .text(child.posyandu),
            .text(child.parent), last.map { date($0.date) } ?? .text(Copy.Children.never(language)), measure(last?.weight), measure(last?.height),
            measure(last?.weightForAge), measure(last?.heightForAge), measure(last?.weightForHeight), .text(listed.why(language)),
            .text(listed.actions.map { $0.title(language) }.joined(separator: "; ")), .empty,
        ]
    }

    private func date(_ day: Day) -> Cell { .date(serial: SerialDate.serial(daysSince1970: day.number)) }
}

extension ListedChild {
    /// What must be done, each once.
    var actions: [FollowUp.Action] { FollowUp.Action.allCases.filter { action in due.contains { $0.action == action } } }

    /// Every reason, not only the list's: whoever goes there should know all of them. Not weighed twice includes not weighed.
    func why(_ language: Language) -> String {
        due.filter { $0 != .notWeighed || !due.contains(.notWeighedTwice) }.map { reason in
            guard reason == .twiceNotGained else { return reason.title(language) }
            let course = weights.map { $0.map { language.decimal($0, 2) } ?? "–" }.joined(separator: " → ")
            return "\(reason.title(language)): \(course) kg"
        }.joined(separator: "; ")
    }
}
