import Convergence
import Database
import Days

/// A published figure as it is kept.
struct StoredEstimate: Sendable, Hashable {
    let id: String
    let estimate: PrevalenceEstimate
    /// What its reader must be told; empty for nothing.
    let note: String
    let version: Int

    /// What tells it from every other: a second figure with the same key replaces the first, and the ledger keeps both.
    var key: EstimateKey { estimate.key }
}

struct EstimateKey: Sendable, Hashable {
    /// The area's code; `ID` for Indonesia.
    let area: String
    let year: Int
    let period: String
    let source: String
    let method: EstimateMethod
}

extension PrevalenceEstimate {
    /// How Indonesia is written where an area's code is asked for.
    static let nation = "ID"
    static let nationName = "Indonesia"

    var areaText: String { area?.text ?? Self.nation }
    var key: EstimateKey { EstimateKey(area: areaText, year: year, period: period, source: source, method: method) }
}

extension Connection {
    /// All published figures that the district keeps, of itself and of what it lies in; by area, year and source.
    func estimates(of district: String) throws -> [StoredEstimate] {
        try all(
            """
            SELECT id, area, year, period, source, method, percent, low, high, numerator, denominator, citation, note, version
            FROM estimate WHERE district = \(district) ORDER BY area, year, period, source, method
            """, storedEstimate)
    }

    func estimate(_ id: String, district: String) throws -> StoredEstimate? {
        try first(
            """
            SELECT id, area, year, period, source, method, percent, low, high, numerator, denominator, citation, note, version
            FROM estimate WHERE district = \(district) AND id = \(id)
            """, storedEstimate)
    }

    private func storedEstimate(_ row: Row) throws -> StoredEstimate {
        let area = try row.string(1)
        return StoredEstimate(
            id: try row.string(0),
            estimate: try PrevalenceEstimate(
                area: area == PrevalenceEstimate.nation ? nil : AreaCode(area), year: try row.int(2), period: try row.string(3),
                source: try row.string(4), method: try row.value(5), percent: try row.double(6), low: try row.doubleOrNil(7),
                high: try row.doubleOrNil(8), numerator: try row.intOrNil(9), denominator: try row.intOrNil(10), citation: try row.string(11)),
            note: try row.string(12), version: try row.int(13))
    }

    func insert(_ estimate: PrevalenceEstimate, note: String, id: String, district: String, at now: Instant) throws {
        try execute(
            """
            INSERT INTO estimate (id, district, area, year, period, source, method, percent, low, high, numerator, denominator, citation, note, created_at)
            VALUES (\(id), \(district), \(estimate.areaText), \(estimate.year), \(estimate.period), \(estimate.source), \(estimate.method.rawValue),
                \(estimate.percent), \(estimate.low), \(estimate.high), \(estimate.numerator), \(estimate.denominator), \(estimate.citation),
                \(note), \(now))
            """)
    }

    /// - Returns: whether the figure was still at that version.
    func update(_ estimate: PrevalenceEstimate, note: String, id: String, version: Int, district: String) throws -> Bool {
        try execute(
            """
            UPDATE estimate SET area = \(estimate.areaText), year = \(estimate.year), period = \(estimate.period), source = \(estimate.source),
                method = \(estimate.method.rawValue), percent = \(estimate.percent), low = \(estimate.low), high = \(estimate.high),
                numerator = \(estimate.numerator), denominator = \(estimate.denominator), citation = \(estimate.citation), note = \(note),
                version = version + 1
            WHERE district = \(district) AND id = \(id) AND version = \(version)
            """) == 1
    }

    func deleteEstimate(_ id: String, version: Int, district: String) throws -> Bool {
        try execute("DELETE FROM estimate WHERE district = \(district) AND id = \(id) AND version = \(version)") == 1
    }

    /// The areas a figure may be of, with their names: the regency, what it lies in and what lies in it.
    func estimateAreas(of district: String) throws -> [(code: String, name: String, level: AreaLevel)] {
        try all("SELECT code, name, level FROM area WHERE district = \(district) AND valid_to IS NULL ORDER BY code") {
            (try $0.string(0), try $0.string(1), try $0.value(2))
        }
    }

    /// The prevalence the district aims at, in per cent.
    func prevalenceTarget(of district: String) throws -> Double? {
        try first("SELECT prevalence_target FROM district WHERE code = \(district)") { try $0.doubleOrNil(0) } ?? nil
    }

    func setPrevalenceTarget(_ percent: Double?, of district: String) throws {
        try execute("UPDATE district SET prevalence_target = \(percent) WHERE code = \(district)")
    }
}
