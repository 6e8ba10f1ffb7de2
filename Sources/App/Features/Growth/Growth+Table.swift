import Growth
import Markup

extension GrowthOverview {
    /// The page's table as CSV (RFC 4180), with decimals as programs read them.
    func table(_ language: Language) -> String {
        var lines = [
            "code,name,period,registered,measured,valid_heights,stunted,severely_stunted,stunted_percent,stunted_low,stunted_high,"
                + "valid_weights,underweight,valid_weight_for_height,wasted"
        ]
        for row in below + [AreaGrowth(code: area, name: name, latitude: nil, longitude: nil, counts: counts)] {
            let counts = row.counts
            let figures = [
                counts.registered, counts.measured, counts.heightValid, counts.stunted, counts.severelyStunted,
            ].map(String.init)
            let shares = [
                counts.stunting?.percent, counts.stunting?.wilson.map { $0.lower * 100 }, counts.stunting?.wilson.map { $0.upper * 100 },
            ].map { $0.map { short($0) } ?? "" }
            let rest = [counts.weightValid, counts.underweight, counts.wastingValid, counts.wasted].map(String.init)
            let name = "\"" + row.name.replacing("\"", with: "\"\"") + "\""
            lines.append(([row.code, name, period?.iso ?? ""] + figures + shares + rest).joined(separator: ","))
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }
}
