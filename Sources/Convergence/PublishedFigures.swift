/// Published figures of Kabupaten Banyumas and of what it lies in, as they were found, each with its source.
public enum PublishedFigures {
    /// A figure that was published without saying how it was come by. It belongs to no series.
    public struct Unplaced: Hashable, Sendable {
        /// 0...100
        public let percent: Double
        public let citation: String
        public let remark: Bilingual
    }

    /// Kabupaten Banyumas, 33.02.
    public static let banyumas: [PrevalenceEstimate] = figures(
        "33.02",
        [
            (2021, "", "SSGI", .survey, 21.6), (2022, "", "SSGI", .survey, 16.6), (2023, "", "SKI", .survey, 20.9),
            (2024, "", "SSGI", .survey, 19.6),
            (2023, "", "Penimbangan serentak", .routine, 11.35), (2024, "1–30 Juni", "Penimbangan serentak", .routine, 15.88),
            (2021, "", "Target daerah", .target, 21.6), (2022, "", "Target daerah", .target, 18.22),
            (2023, "", "Target daerah", .target, 15.67),
            (2024, "", "Target daerah", .target, 12.93),
        ])

    /// Jawa Tengah, 33.
    public static let province: [PrevalenceEstimate] = figures(
        "33",
        [
            (2023, "", "SKI", .survey, 20.7), (2024, "", "SSGI", .survey, 17.1),
        ])

    /// Indonesia.
    public static let nation: [PrevalenceEstimate] = figures(
        nil,
        [
            (2022, "", "SSGI", .survey, 21.6), (2023, "", "SKI", .survey, 21.5), (2024, "", "SSGI", .survey, 19.8),
            (2024, "", "Perpres 72/2021", .target, 14), (2025, "", "RPJMN 2025–2029", .target, 18.8),
            (2029, "", "RPJMN 2025–2029", .target, 14.2),
            (2045, "", "Target nasional", .target, 5),
        ])

    public static let unplaced = Unplaced(
        percent: 14.52, citation: "Studi kolaborasi antarperangkat daerah Kabupaten Banyumas",
        remark: Bilingual(
            "Sumbernya tidak disebutkan, dan tidak sesuai dengan deret survei.",
            "Its source is not stated, and it does not fit the survey series."))

    private typealias Row = (year: Int, period: String, source: String, method: EstimateMethod, percent: Double)

    private static func figures(_ area: String?, _ rows: [Row]) -> [PrevalenceEstimate] {
        rows.compactMap { row in
            try? PrevalenceEstimate(
                area: area.flatMap { AreaCode($0) }, year: row.year, period: row.period, source: row.source, method: row.method,
                percent: row.percent, citation: row.method == .target ? row.source : "\(row.source) \(row.year)")
        }
    }
}
