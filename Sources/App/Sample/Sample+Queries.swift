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

    func insertSampleAgency(_ id: String, name: String, short: String, kind: String, duty: (String, String), district: String) throws {
        try execute(
            """
            INSERT INTO agency (id, district, name, short_name, kind, duty_id, duty_en)
            VALUES (\(id), \(district), \(name), \(short), \(kind), \(duty.0), \(duty.1))
            """)
    }

    /// The six goals by their number.
    func sampleStrategies(district: String) throws -> [Int: String] {
        let rows = try all(
            """
            SELECT s.number, s.id FROM strategy s WHERE s.strategy_set =
                (SELECT strategy_set FROM strategy WHERE district = \(district) GROUP BY strategy_set HAVING COUNT(*) = 6 ORDER BY strategy_set LIMIT 1)
            """
        ) { (try $0.int(0), try $0.string(1)) }
        return Dictionary(rows) { first, _ in first }
    }
}
