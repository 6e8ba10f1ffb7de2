import Collaboration
import Database
import Evidence
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
                _ = try await assessments.judge(
                    indicator, in: period, verdict: call.form["judgement"], reasons: call.form["reasons"], seen: call.form["seen"],
                    by: call.author())
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
    let assessment: Assessment
    /// The other periods that were judged, the newest first.
    let others: [Assessment]
    /// The names of those who judged, by account.
    let names: [String: String]

    /// All periods that were judged, the newest first.
    var judged: [Assessment] {
        ((assessment.unjudged.count < ProcessIndicator.allCases.count ? [assessment] : []) + others).sorted {
            ($0.period.last, $0.period.first) > ($1.period.last, $1.period.first)
        }
    }

    /// - Parameter all: every judgement of the district.
    init(_ report: AssessmentReport, all: [Judgement], names: [String: String]) {
        self.report = report
        self.names = names
        assessment = Assessment(period: report.period, judgements: all)
        others = Dictionary(grouping: all, by: \.period).filter { $0.key != report.period }.map { Assessment(period: $0, judgements: $1) }
            .sorted { ($0.period.last, $0.period.first) > ($1.period.last, $1.period.first) }
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
        // What ran out since the last visit counts as run out.
        try await letTimePass()
        return try await cached("assessment|\(period.query)") { connection in
            AssessmentPage(
                AssessmentReport(try connection.assessmentRecords(of: district, in: period), period: period, now: now),
                all: try connection.judgements(of: district), names: try connection.judges(of: district))
        }
    }
}
