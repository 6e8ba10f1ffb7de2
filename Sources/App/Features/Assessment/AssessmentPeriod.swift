import Collaboration
import Days

extension Period {
    /// The last three full months up to today: what is looked at where no period is asked for.
    static func recent(on today: Day) -> Period {
        let first = (today.month - 3).first
        return Period(first: first, last: today) ?? Period(month: today.month)
    }

    /// For an address: `from=2026-03-01&to=2026-06-10`.
    var query: String { "from=\(first.iso)&to=\(last.iso)" }

    /// The longest that is looked at in one go.
    static let longest = 366 * 5
}

extension Call {
    /// The period that the address or the form names, or the recent one where it names none.
    ///
    /// - Throws: ``Refusal/invalid(_:)`` where it cannot be: no days, the wrong way round, or days that have not come.
    func period(_ fields: Form) throws(Refusal) -> Period {
        guard !fields["from"].isEmpty || !fields["to"].isEmpty else { return .recent(on: today) }
        var problems: [FieldProblem] = []
        let first = Day(iso: fields["from"])
        let last = Day(iso: fields["to"])
        if first == nil { problems.append(FieldProblem("from", Copy.Errors.notADay)) }
        if last == nil { problems.append(FieldProblem("to", Copy.Errors.notADay)) }
        guard let first, let last else { throw .invalid(problems) }
        guard let period = Period(first: first, last: last) else { throw .invalid([FieldProblem("to", Copy.Assessment.periodReversed)]) }
        guard last <= today else { throw .invalid([FieldProblem("to", Copy.Assessment.periodAhead)]) }
        guard period.length <= Period.longest else { throw .invalid([FieldProblem("from", Copy.Assessment.periodTooLong)]) }
        return period
    }
}
