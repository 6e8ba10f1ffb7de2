extension BanyumasAreas {
    /// The kecamatan: code by name.
    static let districts: [String: String] = Dictionary(lines(8).map { ($0[1], $0[0]) }) { first, _ in first }

    /// The villages, kelurahan three times: more children live in them.
    static var villages: [SyntheticExport.Village] {
        let names = Dictionary(lines(8).map { ($0[0], $0[1]) }) { first, _ in first }
        return lines(13).flatMap { line in
            let district = names[String(line[0].prefix(8))] ?? ""
            let village = SyntheticExport.Village(code: line[0], name: line[1], district: district, lag: lags[district] ?? 0)
            let isUrban = line[0].dropFirst(9).first == "1"
            return Array(repeating: village, count: isUrban ? 3 : 1)
        }
    }

    /// The fields of the lines whose code has so many letters: 8 a kecamatan, 13 a village.
    private static func lines(_ length: Int) -> [[String]] {
        list.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0[0].count == length }
    }

    /// How far the sample's invented children of a kecamatan lie below those of the regency, in z-scores of height. Invented as they
    /// are: no figures of kecamatan stand behind them, only that such figures differ by a factor of three and that towns fare better.
    private static let lags: [String: Double] = [
        "Lumbir": 0.38, "Gumelar": 0.3, "Pekuncen": 0.28, "Somagede": 0.24, "Kebasen": 0.2, "Cilongok": 0.18, "Purwojati": 0.16,
        "Kedungbanteng": 0.12, "Tambak": 0.1, "Rawalo": 0.06, "Kalibagor": -0.08, "Banyumas": -0.06, "Kembaran": -0.14, "Ajibarang": -0.1,
        "Baturraden": -0.16, "Sokaraja": -0.22, "Purwokerto Selatan": -0.22, "Purwokerto Barat": -0.2, "Purwokerto Timur": -0.26,
        "Purwokerto Utara": -0.2,
    ]
}
