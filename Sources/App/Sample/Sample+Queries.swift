import Convergence
import Database
import Days

extension Connection {
    func insertSampleDistrict(_ code: String, name: String, target: Double, at now: Instant) throws {
        try execute(
            "INSERT INTO district (code, name, created_at, synthetic, prevalence_target) VALUES (\(code), \(name), \(now), TRUE, \(target))")
    }

    func insertSampleAreas(_ lines: String, district: String) throws {
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard parts.count >= 2, let code = AreaCode(parts[0]) else { continue }
            let level = [2: "province", 5: "regency", 8: "district"][parts[0].count] ?? "village"
            try execute(
                """
                INSERT INTO area (district, code, name, level, parent, latitude, longitude)
                VALUES (\(district), \(parts[0]), \(parts[1]), \(level), \(code.parent.map { "\($0)" }), \(parts.count > 3 ? Double(parts[2]) : nil), \(parts.count > 3 ? Double(parts[3]) : nil))
                """)
        }
    }

    func insert(_ agency: SampleAgency, id: String, district: String) throws {
        try execute(
            """
            INSERT INTO agency (id, district, name, short_name, kind, area, duty_id, duty_en)
            VALUES (\(id), \(district), \(agency.name), \(agency.short), \(agency.kind), \(agency.area), \(agency.duty.0), \(agency.duty.1))
            """)
    }

    /// The strategies by the size of their set, which tells the six goals from the five pillars, and their number.
    func sampleStrategies(district: String) throws -> [SampleTask.Aim.Key: String] {
        let rows = try all(
            """
            SELECT (SELECT COUNT(*) FROM strategy o WHERE o.strategy_set = s.strategy_set), s.number, s.id FROM strategy s
            WHERE s.district = \(district)
            """
        ) { (SampleTask.Aim.Key(of: try $0.int(0), number: try $0.int(1)), try $0.string(2)) }
        return Dictionary(rows) { first, _ in first }
    }

    /// The essential indicators by their number.
    func sampleIndicators(district: String) throws -> [Int: String] {
        let rows = try all("SELECT number, id FROM indicator WHERE district = \(district)") { (try $0.int(0), try $0.string(1)) }
        return Dictionary(rows) { first, _ in first }
    }
}
