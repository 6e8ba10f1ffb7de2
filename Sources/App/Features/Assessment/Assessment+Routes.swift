import Collaboration
import Database
import Hummingbird

/// The five process indicators of a period: what the records say, and what the evaluator judges.
enum AssessmentRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let assessments = Assessments(workspace: workspace)

        routes.page("/assessment", .signedIn) { call in
            do {
                return call.assessmentPage(try await call.assessment(in: try call.period(call.query)))
            } catch Refusal.invalid(let problems) {
                return call.assessmentPage(try await call.assessment(in: .recent(on: call.today)), problems)
            }
        }

        routes.page("/assessment/print", .signedIn) { call in
            call.assessmentSheet(try await call.assessment(in: try call.period(call.query)))
        }

        routes.page("/assessment/:indicator", .signedIn) { call in
            let indicator = try call.indicator()
            return call.indicatorPage(indicator, try await call.assessment(in: try call.period(call.query)))
        }

        routes.form("/assessment/:indicator/judgements", .evaluator) { call in
            let indicator = try call.indicator()
            let period = try call.period(call.form)
            do {
                let judgement = try NewJudgement(
                    period: period, indicator: indicator, verdict: call.form["judgement"], reasons: call.form["reasons"])
                _ = try await assessments.judge(judgement, seen: call.form["seen"], by: call.author())
                return call.see("/assessment/\(indicator.slug)?\(period.query)")
            } catch Refusal.invalid(let problems) {
                return call.indicatorPage(indicator, try await call.assessment(in: period), problems)
            }
        }

        addAPI(to: routes, assessments)
    }
}

/// Everything that the pages of a period show.
struct AssessmentPage: Sendable {
    let report: AssessmentReport
    /// The newest of each indicator in the period.
    let judgements: Judgements
    /// Every judgement of the period, the newest first.
    let history: [JudgementLine]
    /// The newest of each indicator in every other period, the newest first.
    let others: [JudgementLine]
    /// All periods that were judged, the newest first.
    let periods: [Judgements]

    func lines(of indicator: ProcessIndicator) -> [JudgementLine] { history.filter { $0.indicator == indicator } }

    /// - Parameter all: every judgement of the district, the newest first.
    init(_ report: AssessmentReport, all: [JudgementLine]) {
        self.report = report
        history = all.filter { $0.period == report.period }
        judgements = Judgements(history, of: report.period)
        periods = Dictionary(grouping: all, by: \.period).map { Judgements($1, of: $0) }
            .sorted { ($0.period.last, $0.period.first) > ($1.period.last, $1.period.first) }
        others = periods.filter { $0.period != report.period }.flatMap { judged in
            ProcessIndicator.allCases.compactMap { judged.newest[$0] }
        }
    }
}

extension Call {
    func indicator() throws(Refusal) -> ProcessIndicator {
        guard let indicator = ProcessIndicator(slug: try parameter("indicator")) else { throw .notFound }
        return indicator
    }

    func assessment(in period: Period) async throws -> AssessmentPage {
        let district = try actor().district
        let now = now
        return try await cached("assessment|\(period.query)") { connection in
            AssessmentPage(
                AssessmentReport(try connection.assessmentRecords(of: district, in: period), period: period, now: now),
                all: try connection.judgements(of: district))
        }
    }
}
