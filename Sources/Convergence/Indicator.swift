/// Whom an indicator is about.
public enum IndicatorGroup: String, Hashable, Sendable, CaseIterable {
    case adolescents
    case couplesAndWomen
    case pregnantWomen
    case childrenUnderFive
    case familiesAtRisk
    case waterAndSanitation
    case socialProtection

    public var name: Bilingual {
        switch self {
        case .adolescents: Bilingual("Remaja putri", "Adolescent girls")
        case .couplesAndWomen: Bilingual("Calon pengantin dan pasangan usia subur", "Couples before marriage, women of reproductive age")
        case .pregnantWomen: Bilingual("Ibu hamil", "Pregnant women")
        case .childrenUnderFive: Bilingual("Anak di bawah lima tahun", "Children under five")
        case .familiesAtRisk: Bilingual("Keluarga berisiko stunting", "Families at risk of stunting")
        case .waterAndSanitation: Bilingual("Air minum dan sanitasi", "Water and sanitation")
        case .socialProtection: Bilingual("Perlindungan sosial", "Social protection")
        }
    }
}

public struct Indicator: Hashable, Sendable {
    public struct Target: Hashable, Sendable {
        public let year: Int
        /// 0...100
        public let percent: Double
        public let source: String

        public init(year: Int, percent: Double, source: String) {
            self.year = year
            self.percent = percent
            self.source = source
        }
    }

    /// From 1, in the order of the set.
    public let number: Int
    public let group: IndicatorGroup
    public let name: Bilingual
    /// `nil` where no target was found.
    public let target: Target?

    public init(number: Int, group: IndicatorGroup, name: Bilingual, target: Target? = nil) {
        self.number = number
        self.group = group
        self.name = name
        self.target = target
    }
}

/// A set of indicators as documents have them; versioned data, like the strategies.
public struct IndicatorSet: Hashable, Sendable {
    public let name: Bilingual
    public let source: String
    public let version: String
    public let indicators: [Indicator]

    public init(name: Bilingual, source: String, version: String, indicators: [Indicator]) {
        self.name = name
        self.source = source
        self.version = version
        self.indicators = indicators
    }
}

extension IndicatorSet {
    /// The 29 essential (service) indicators of a district.
    ///
    /// The targets for 2024 were gathered from several documents that do not all agree; each carries that caution as its source, and a
    /// district sets its own.
    public static let essential2021 = IndicatorSet(
        name: Bilingual("29 indikator layanan esensial", "29 essential service indicators"),
        source: "Perpres 72/2021; SE Mendagri 400.5/8476/SJ, 27 November 2022", version: "2021",
        indicators: rows.enumerated().map { place, row in
            Indicator(
                number: place + 1, group: row.group, name: Bilingual(row.indonesian, row.english),
                target: row.target.map { Indicator.Target(year: 2024, percent: $0, source: gathered) })
        })

    private static let gathered =
        "Target 2024, dihimpun dari beberapa dokumen yang tidak selalu sama (gathered from documents that conflict)"

    private typealias Row = (group: IndicatorGroup, indonesian: String, english: String, target: Double?)

    private static let rows: [Row] = [
        (.adolescents, "Tablet tambah darah bagi remaja putri", "Iron tablets for adolescent girls", 58),
        (.adolescents, "Pemeriksaan hemoglobin remaja putri", "Haemoglobin check of adolescent girls", nil),

        (.couplesAndWomen, "Tablet tambah darah bagi calon pengantin", "Iron tablets for couples before marriage", nil),
        (.couplesAndWomen, "Pemeriksaan kesehatan calon pengantin", "Health check before marriage", 90),
        (.couplesAndWomen, "Pendampingan calon pengantin tiga bulan", "Three-month mentoring before marriage", nil),
        (.couplesAndWomen, "Bimbingan perkawinan dengan materi stunting", "Marriage guidance with stunting material", nil),
        (.couplesAndWomen, "Bantuan tunai bersyarat", "Cash aid", nil),
        (.couplesAndWomen, "Bantuan pangan nontunai (BPNT)", "Food aid (BPNT)", nil),
        (.couplesAndWomen, "Penerima bantuan iuran jaminan kesehatan (PBI)", "Health insurance subsidy (PBI)", nil),

        (.pregnantWomen, "Makanan tambahan bagi ibu hamil KEK", "Extra food in chronic energy deficiency", 90),
        (.pregnantWomen, "90 tablet tambah darah bagi ibu hamil", "90 iron tablets in pregnancy", 80),
        (.pregnantWomen, "Kebutuhan KB yang tidak terpenuhi", "Unmet need for family planning", nil),
        (.pregnantWomen, "Kehamilan yang tidak diinginkan", "Unwanted pregnancy", nil),

        (.childrenUnderFive, "ASI eksklusif", "Exclusive breastfeeding", 80),
        (.childrenUnderFive, "Makanan pendamping ASI", "Complementary feeding", 80),
        (.childrenUnderFive, "Balita gizi buruk mendapat tata laksana", "Severe malnutrition treated", 90),
        (.childrenUnderFive, "Balita dipantau pertumbuhannya", "Growth monitored", 90),
        (.childrenUnderFive, "Balita gizi kurang mendapat makanan tambahan", "Moderate malnutrition given extra food", 90),
        (.childrenUnderFive, "Imunisasi dasar lengkap", "Complete basic immunisation", 90),

        (.familiesAtRisk, "Stop buang air besar sembarangan", "Open-defecation free", 90),
        (.familiesAtRisk, "Perilaku hidup bersih dan sehat", "Clean and healthy behaviour", nil),
        (.familiesAtRisk, "Promosi peningkatan konsumsi ikan", "Fish promotion", nil),
        (.familiesAtRisk, "KB pascapersalinan", "Postpartum family planning", 70),
        (.familiesAtRisk, "Pendampingan keluarga berisiko stunting", "Mentoring of families at risk", 90),
        (.familiesAtRisk, "Pekarangan pangan lestari", "Home-garden food", nil),

        (.waterAndSanitation, "Air minum layak", "Safe water", 100),
        (.waterAndSanitation, "Sanitasi layak", "Proper sanitation", 90),

        (.socialProtection, "Pertemuan peningkatan kemampuan keluarga (P2K2)", "Family-development sessions (P2K2)", nil),
        (.socialProtection, "Bantuan pangan beragam", "Varied food aid", nil),
    ]
}
