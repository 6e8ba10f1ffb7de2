import Days

/// A text in both languages of the product.
public struct Bilingual: Hashable, Sendable {
    public let indonesian: String
    public let english: String

    public init(_ indonesian: String, _ english: String) {
        self.indonesian = indonesian
        self.english = english
    }
}

public struct Strategy: Hashable, Sendable {
    /// From 1, in the order of the set.
    public let number: Int
    public let name: Bilingual

    public init(number: Int, name: Bilingual) {
        self.number = number
        self.name = name
    }
}

/// A set of strategies as a document has them. Sets are data with a time in which they hold: documents are replaced.
public struct StrategySet: Hashable, Sendable {
    public let name: Bilingual
    public let source: String
    public let version: String
    public let validFrom: Day
    /// `nil` while no later document has replaced it.
    public let validUntil: Day?
    public let strategies: [Strategy]

    public init(name: Bilingual, source: String, version: String, validFrom: Day, validUntil: Day? = nil, strategies: [Bilingual]) {
        self.name = name
        self.source = source
        self.version = version
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.strategies = strategies.enumerated().map { Strategy(number: $0.offset + 1, name: $0.element) }
    }

    public func holds(on day: Day) -> Bool { validFrom <= day && validUntil.map { day <= $0 } ?? true }
}

extension StrategySet {
    private static let decree = "Perpres 72/2021"
    /// The day on which the decree was given. 5 August 2021 is day 18,844 since 1970.
    private static let decreed = Day(number: 18_844)

    /// The six goals of the national strategy.
    public static let goals2021 = StrategySet(
        name: Bilingual("Tujuan strategi nasional", "Goals of the national strategy"), source: decree, version: "2021", validFrom: decreed,
        strategies: [
            Bilingual("Menurunkan prevalensi stunting", "Lower the prevalence of stunting"),
            Bilingual("Meningkatkan kualitas penyiapan kehidupan berkeluarga", "Raise the quality of preparation for family life"),
            Bilingual("Menjamin pemenuhan asupan gizi", "Secure nutrition"),
            Bilingual("Memperbaiki pola asuh", "Improve parenting"),
            Bilingual("Meningkatkan akses dan mutu pelayanan kesehatan", "Raise access to and quality of health services"),
            Bilingual("Meningkatkan akses air minum dan sanitasi", "Raise access to drinking water and sanitation"),
        ])

    /// Its five pillars.
    public static let pillars2021 = StrategySet(
        name: Bilingual("Pilar strategi nasional", "Pillars of the national strategy"), source: decree, version: "2021", validFrom: decreed,
        strategies: [
            Bilingual("Komitmen dan visi kepemimpinan", "Leadership commitment and vision"),
            Bilingual(
                "Komunikasi perubahan perilaku dan pemberdayaan masyarakat", "Behaviour-change communication and community empowerment"),
            Bilingual("Konvergensi intervensi spesifik dan sensitif", "Convergence of specific and sensitive interventions"),
            Bilingual("Ketahanan pangan dan gizi", "Food and nutrition security"),
            Bilingual("Sistem, data, informasi, riset, dan inovasi", "Systems, data, information, research and innovation"),
        ])
}
