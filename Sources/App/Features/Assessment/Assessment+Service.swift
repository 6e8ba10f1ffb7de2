import Collaboration
import Database
import Days
import Markup

/// A judgement as it is to be written, checked.
struct NewJudgement: Sendable {
    let period: Period
    let indicator: ProcessIndicator
    let verdict: Verdict
    let reasons: String

    static let reasonsLimit = 5_000

    init(period: Period, indicator: ProcessIndicator, verdict: String, reasons: String) throws(Refusal) {
        var problems: [FieldProblem] = []
        let known = Verdict(rawValue: verdict)
        if known == nil {
            problems.append(FieldProblem("judgement", verdict.isEmpty ? Copy.Assessment.chooseVerdict : Copy.Errors.unknownChoice))
        }
        let reasons = reasons.trimmingBlanks()
        if reasons.isEmpty { problems.append(FieldProblem("reasons", Copy.Assessment.reasonsMissing)) }
        if reasons.unicodeScalars.count > Self.reasonsLimit { problems.append(FieldProblem("reasons", Copy.Errors.tooLong)) }
        guard let known, problems.isEmpty else { throw .invalid(problems) }
        self.period = period
        self.indicator = indicator
        self.verdict = known
        self.reasons = reasons
    }
}

struct Assessments: Sendable {
    let workspace: Workspace

    /// - Parameter seen: the judgement that counted when the form was made, so that one written meanwhile is not passed over unread;
    ///   `nil` where nobody asks.
    /// - Returns: the new judgement's identifier.
    func judge(_ judgement: NewJudgement, seen: String?, by author: Author) async throws -> String {
        try await workspace.change(by: author) { change in
            let before = try change.connection.judgements(of: change.district, in: judgement.period, indicator: judgement.indicator).first
            if let seen, seen != before?.id ?? "" {
                throw Refusal.stale(at: "/assessment/\(judgement.indicator.slug)?\(judgement.period.query)")
            }
            let id = author.identifier()
            try change.connection.insertJudgement(id, judgement, district: change.district, by: author)
            try change.record(
                LedgerEvent(
                    action: "indicator.judged", subject: "judgement/\(id)",
                    details: [
                        "indicator": .text(judgement.indicator.slug), "from": Detail(judgement.period.first), "to": Detail(judgement.period.last),
                        "judgement": .text(judgement.verdict.rawValue), "reasons": .text(judgement.reasons), "before": Detail(before?.verdict.rawValue),
                    ]))
            return id
        }
    }
}

extension String {
    func trimmingBlanks() -> String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
