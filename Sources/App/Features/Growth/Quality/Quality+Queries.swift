import Database
import Days
import Growth

/// How one posyandu measured in a month.
struct PosyanduTally: Sendable {
    let village: String
    let villageName: String
    let posyandu: String
    let tally: QualityTally
}

extension Connection {
    /// The tallies of all posyandu in the area, by village and name.
    func qualityTallies(of area: String, in period: Month, district: String) throws -> [PosyanduTally] {
        try all(
            """
            SELECT q.village, COALESCE(a.name, q.village), q.posyandu, q.tally FROM growth_quality q
            LEFT JOIN area a ON a.district = q.district AND a.code = q.village
            WHERE q.district = \(district) AND q.period = \(period) AND \(sql: .lies("q.village", in: area))
            ORDER BY q.village, q.posyandu
            """
        ) { row in
            let numbers = try row.string(3).utf8.split(separator: UInt8(ascii: " ")).map { Int(Substring($0)) ?? 0 }
            guard let tally = QualityTally(numbers: numbers) else {
                throw DatabaseError.decoding(column: 3, message: "the tally is not one of this version")
            }
            return PosyanduTally(village: try row.string(0), villageName: try row.string(1), posyandu: try row.string(2), tally: tally)
        }
    }
}
