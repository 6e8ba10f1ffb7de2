import Growth
import Spreadsheet

extension GrowthOverview {
    private static let columns = [
        "code", "name", "period", "registered", "measured", "valid_heights", "stunted", "severely_stunted", "stunted_percent", "stunted_low",
        "stunted_high", "valid_weights", "underweight", "valid_weight_for_height", "wasted",
    ]

    /// The page's table as CSV (RFC 4180), the area itself last; decimals as programs read them.
    func table() -> [UInt8] {
        let encoder = TextEncoder()
        var bytes: [UInt8] = []
        encoder.append(Self.columns.map { .text($0) }, to: &bytes)
        for row in below + [AreaGrowth(code: area, name: name, latitude: nil, longitude: nil, counts: counts)] {
            let counts = row.counts
            let interval = counts.stunting?.wilson
            func cells(_ numbers: Int...) -> [Cell] { numbers.map { .number(Double($0)) } }
            let shares: [Cell] = [
                .figure(counts.stunting?.percent), .figure(interval.map { $0.lower * 100 }), .figure(interval.map { $0.upper * 100 }),
            ]
            encoder.append(
                [.text(row.code), .text(row.name), .text(period?.iso ?? "")]
                    + cells(counts.registered, counts.measured, counts.heightValid, counts.stunted, counts.severelyStunted) + shares
                    + cells(counts.weightValid, counts.underweight, counts.wastingValid, counts.wasted), to: &bytes)
        }
        return bytes
    }
}

extension Cell {
    /// A figure with two decimals; empty where there is none.
    static func figure(_ value: Double?) -> Cell { value.map { .number(($0 * 100).rounded() / 100) } ?? .empty }
}
