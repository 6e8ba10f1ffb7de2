import Database
import Days
import Growth

extension Connection {
    /// Stunted of validly measured, village by village, of the whole district.
    func villageProportions(in period: Month, district: String) throws -> [Proportion] {
        try all("SELECT stunted, height_valid FROM growth_summary WHERE district = \(district) AND period = \(period)") {
            Proportion(try $0.int(0), of: try $0.int(1))
        }.compactMap(\.self)
    }
}
