import Convergence
import Hummingbird

extension EstimateRoutes {
    static func addAPI(to routes: Routes, _ estimates: Estimates) {
        routes.api(.get, "/estimates", .signedIn) { call in
            try call.json(EstimateList(items: try await call.estimatePage().groups.flatMap(\.estimates).map(EstimateBody.init)))
        }

        routes.api(.post, "/estimates", .secretary) { call in
            let body = try call.body(NewEstimateBody.self)
            let id = try await estimates.add(body.line, by: call.author())
            let district = try call.actor().district
            guard let stored = try await call.read({ try $0.estimate(id, district: district) }) else { throw Refusal.notFound }
            var response = try call.json(EstimateBody(stored), status: .created)
            response.headers[.location] = "/estimates"
            return response
        }
    }
}

struct EstimateList: Encodable { let items: [EstimateBody] }

struct EstimateBody: Encodable {
    let id: String
    let area: String
    let year: Int
    let period: String
    let source: String
    let method: String
    let percent: Double
    let low: Double?
    let high: Double?
    let numerator: Int?
    let denominator: Int?
    let citation: String
    let note: String

    init(_ stored: StoredEstimate) {
        let estimate = stored.estimate
        id = stored.id
        area = estimate.areaText
        year = estimate.year
        period = estimate.period
        source = estimate.source
        method = estimate.method.rawValue
        percent = estimate.percent
        low = estimate.low
        high = estimate.high
        numerator = estimate.numerator
        denominator = estimate.denominator
        citation = estimate.citation
        note = stored.note
    }
}

struct NewEstimateBody: Decodable {
    let area: String
    let year: Int
    let period: String?
    let source: String
    let method: String
    let percent: Double
    let low: Double?
    let high: Double?
    let numerator: Int?
    let denominator: Int?
    let citation: String?

    /// Judged by the same rules as a row of a file.
    var line: EstimateLine {
        EstimateLine(
            row: 0,
            cells: [
                .area: area, .year: String(year), .period: period ?? "", .source: source.trimmingBlanks(), .method: method,
                .percent: String(percent), .low: low.map { String($0) } ?? "", .high: high.map { String($0) } ?? "",
                .numerator: numerator.map { String($0) } ?? "", .denominator: denominator.map { String($0) } ?? "", .citation: citation ?? "",
            ])
    }
}
