import Collaboration
import Database
import Days
import Evidence

struct Assessments: Sendable {
    let workspace: Workspace

    /// Writes a judgement beside those before it.
    ///
    /// - Parameters:
    ///   - verdict: as the form or the API gives it.
    ///   - seen: the judgement that stood when the form was made, so that one written meanwhile is not passed over unread; `nil` where
    ///     nobody asks.
    func judge(
        _ indicator: ProcessIndicator, in period: Period, verdict: String, reasons: String, seen: String?, by author: Author
    ) async throws -> Judgement {
        let judgement = try Self.checked(indicator, period, verdict, reasons, author)
        return try await workspace.change(by: author) { change in
            let before = try change.connection.judgements(of: change.district, in: period, indicator: indicator).first
            if let seen, seen != before?.id ?? "" { throw Refusal.stale(at: "/assessment/\(indicator.slug)?\(period.query)") }
            try change.connection.insert(judgement, district: change.district)
            try change.record(
                LedgerEvent(
                    action: "indicator.judged", subject: "judgement/\(judgement.id)",
                    details: [
                        "indicator": .text(indicator.slug), "from": Detail(period.first), "to": Detail(period.last),
                        "judgement": .text(judgement.verdict.slug), "reasons": .text(judgement.reasons), "before": Detail(before?.verdict.slug),
                    ]))
            return judgement
        }
    }

    private static func checked(
        _ indicator: ProcessIndicator, _ period: Period, _ verdict: String, _ reasons: String, _ author: Author
    ) throws(Refusal) -> Judgement {
        var problems: [FieldProblem] = []
        let known = Verdict(slug: verdict)
        if known == nil {
            problems.append(FieldProblem("judgement", verdict.isEmpty ? Copy.Assessment.chooseVerdict : Copy.Errors.unknownChoice))
        }
        do {
            // The reasons are judged even where no verdict was chosen, so that all that is wrong is said at once.
            let judgement = try Judgement(
                id: author.identifier(), indicator: indicator, period: period, verdict: known ?? .partly, reasons: reasons,
                author: author.actor.account, at: author.at)
            if known != nil { return judgement }
        } catch {
            switch error {
            case .reasonsMissing: problems.append(FieldProblem("reasons", Copy.Assessment.reasonsMissing))
            case .reasonsTooLong: problems.append(FieldProblem("reasons", Copy.Errors.tooLong))
            case .periodNotBegun: problems.append(FieldProblem("to", Copy.Assessment.periodAhead))
            }
        }
        throw .invalid(problems)
    }
}
