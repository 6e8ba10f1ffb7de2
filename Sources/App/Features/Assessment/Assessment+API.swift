import Collaboration
import Days
import Evidence
import Hummingbird

extension AssessmentRoutes {
    static func addAPI(to routes: Routes, _ assessments: Assessments) {
        routes.api(.get, "/assessment", .signedIn) { call in
            try call.json(AssessmentBody(try await call.assessment(in: try call.period(call.query))))
        }

        routes.api(.get, "/judgements", .signedIn) { call in
            let district = try call.actor().district
            let (judgements, names) = try await call.read { (try $0.judgements(of: district), try $0.judges(of: district)) }
            return try call.json(JudgementList(items: judgements.map { JudgementBody($0, names) }))
        }

        routes.api(.post, "/judgements", .evaluator) { call in
            let body = try call.body(NewJudgementBody.self)
            guard let indicator = ProcessIndicator(slug: body.indicator) else {
                throw Refusal.invalid([FieldProblem("indicator", Copy.Errors.unknownChoice)])
            }
            let period = try call.period(Form(query: "from=\(Assets.encoded(body.from))&to=\(Assets.encoded(body.to))"))
            let author = try call.author()
            let judgement = try await assessments.judge(
                indicator, in: period, verdict: body.judgement, reasons: body.reasons, seen: nil, by: author)
            var response = try call.json(JudgementBody(judgement, [author.actor.account: author.actor.name]), status: .created)
            response.headers[.location] = "/assessment/\(indicator.slug)?\(period.query)"
            return response
        }
    }
}

struct NewJudgementBody: Decodable {
    let indicator: String
    let from: String
    let to: String
    let judgement: String
    let reasons: String
}

struct JudgementBody: Encodable {
    let id: String
    let indicator: String
    let from: String
    let to: String
    let judgement: String
    let reasons: String
    let author: String
    let at: String

    init(_ judgement: Judgement, _ names: [String: String]) {
        id = judgement.id
        indicator = judgement.indicator.slug
        from = judgement.period.first.iso
        to = judgement.period.last.iso
        self.judgement = judgement.verdict.slug
        reasons = judgement.reasons
        author = names[judgement.author] ?? ""
        at = judgement.at.iso
    }
}

struct JudgementList: Encodable { let items: [JudgementBody] }

/// The five indicators; deliberately without any figure over them.
struct AssessmentBody: Encodable {
    struct MeasureBody: Encodable {
        let name: String
        let unit: String
        /// known, undefined, not-reached or suppressed
        let state: String
        let value: Double?
        let count: Double
        let denominator: Int
        let low: Double?
        let high: Double?

        init(_ measure: Measure) {
            name = measure.name.rawValue
            unit = measure.name.unit.rawValue
            state =
                switch measure.value {
                case .known: "known"
                case .undefined: "undefined"
                case .notReached: "not-reached"
                case .suppressed: "suppressed"
                }
            value = measure.known
            count = measure.count
            denominator = measure.denominator
            low = measure.interval?.lowerBound
            high = measure.interval?.upperBound
        }
    }
    struct IndicatorBody: Encodable {
        let indicator: String
        let judgement: JudgementBody?
        let measures: [MeasureBody]
    }
    let from: String
    let to: String
    let meetings: Int
    let agencies: Int
    let indicators: [IndicatorBody]
    let network: [MeasureBody]

    init(_ page: AssessmentPage) {
        from = page.report.period.first.iso
        to = page.report.period.last.iso
        meetings = page.report.meetings
        agencies = page.report.agencies
        indicators = ProcessIndicator.allCases.map { indicator in
            IndicatorBody(
                indicator: indicator.slug, judgement: page.assessment.judgement(of: indicator).map { JudgementBody($0, page.names) },
                measures: page.report.measures(of: indicator).map(MeasureBody.init))
        }
        network = page.report.network.map(MeasureBody.init)
    }
}
