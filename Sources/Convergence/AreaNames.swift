/// Finds areas by the names people type: `KEC. SUMBANG`, `Kembaran `, `Kel. Sumampir`, `PURWOKERTO  UTARA`.
///
/// A name matches one area or it matches none: between two candidates nothing is guessed, and nothing is corrected for spelling.
public struct AreaNames: Sendable {
    public enum Match: Hashable, Sendable {
        case found(AreaCode)
        /// In the order of their codes; at least two.
        case ambiguous([AreaCode])
        case unknown

        public var code: AreaCode? { if case .found(let code) = self { code } else { nil } }
    }

    private struct Entry: Sendable {
        let code: AreaCode
        let kind: Kind
    }

    /// What a prefix says an area is. It decides between namesakes and is otherwise not held against the writer.
    enum Kind: Hashable, Sendable {
        case province, kabupaten, kota, district, desa, kelurahan
    }

    private let byName: [AreaLevel: [String: [Entry]]]
    private let codes: Set<AreaCode>

    /// - Parameter areas: code and name of every area; codes that occur twice count once.
    public init(_ areas: some Sequence<(code: AreaCode, name: String)>) {
        var byName: [AreaLevel: [String: [Entry]]] = [:]
        var seen: Set<AreaCode> = []
        for area in areas where seen.insert(area.code).inserted {
            let (words, prefix) = Self.split(area.name, as: area.code.level)
            let entry = Entry(code: area.code, kind: prefix ?? Self.kind(of: area.code))
            byName[area.code.level, default: [:]][Self.key(words), default: []].append(entry)
        }
        self.byName = byName
        codes = seen
    }

    /// Takes a few microseconds; a reader of many rows remembers the answer for each name.
    /// - Parameters:
    ///   - name: as written. A code in its place is understood when there is such an area of that level.
    ///   - level: what is looked for.
    ///   - parent: only areas in it are candidates.
    public func match(_ name: String, level: AreaLevel, within parent: AreaCode? = nil) -> Match {
        let (words, prefix) = Self.split(name, as: level)
        guard !words.isEmpty else { return .unknown }
        var candidates = (byName[level]?[Self.key(words)] ?? []).filter { parent?.contains($0.code) ?? true }
        if candidates.isEmpty, let code = AreaCode(name), code.level == level, parent?.contains(code) ?? true, codes.contains(code) {
            return .found(code)
        }
        if candidates.count > 1, let prefix {
            let same = candidates.filter { $0.kind == prefix }
            if !same.isEmpty { candidates = same }
        }
        if let only = candidates.first, candidates.count == 1 { return .found(only.code) }
        return candidates.isEmpty ? .unknown : .ambiguous(candidates.map(\.code).sorted())
    }

    /// The name as it is compared: no prefix, accents, punctuation, case or blanks (`Kedung Banteng` is `Kedungbanteng`).
    public static func normalised(_ name: String, level: AreaLevel) -> String { key(split(name, as: level).words) }

    private static func key(_ words: [String]) -> String { words.joined() }

    private static func kind(of code: AreaCode) -> Kind {
        switch code.level {
        case .province: .province
        case .regency: code.isCity ? .kota : .kabupaten
        case .district: .district
        case .village: code.isUrban == true ? .kelurahan : .desa
        }
    }

    private static func split(_ name: String, as level: AreaLevel) -> (words: [String], prefix: Kind?) {
        var words = self.words(name)
        var kinds: Set<Kind> = []
        // Only at the front, and never the whole name: a village may be called Kota.
        while words.count > 1, let kind = prefix(words[0], level) {
            words.removeFirst()
            kinds.insert(kind)
        }
        // "Desa/Kel. Pandak" is a form's heading that was copied along; it says nothing.
        return (words, kinds.count == 1 ? kinds.first : nil)
    }

    private static func prefix(_ word: String, _ level: AreaLevel) -> Kind? {
        switch (level, word) {
        case (.province, "PROV"), (.province, "PROVINSI"), (.province, "PROPINSI"): .province
        case (.regency, "KAB"), (.regency, "KABUPATEN"): .kabupaten
        case (.regency, "KOTA"), (.regency, "KOTAMADYA"): .kota
        case (.district, "KEC"), (.district, "KECAMATAN"): .district
        case (.village, "DESA"), (.village, "DS"): .desa
        case (.village, "KEL"), (.village, "KELURAHAN"): .kelurahan
        default: nil
        }
    }

    /// Words of letters and digits, in capitals. A dot, dash, apostrophe or blank ends a word; accents fall away.
    private static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in name.decomposedScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word += scalar.properties.uppercaseMapping
            } else if scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .format {
                continue
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}

extension String {
    /// The scalars with the accents of Latin letters taken off them, by the few letters that occur in files of Windows-1252.
    fileprivate var decomposedScalars: [Unicode.Scalar] {
        unicodeScalars.map { Self.plain[$0] ?? $0 }
    }

    private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
        "à": "a", "á": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "ç": "c", "è": "e", "é": "e", "ê": "e", "ë": "e", "ì": "i", "í": "i",
        "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ö": "o", "ù": "u", "ú": "u", "û": "u", "ü": "u", "ý": "y",
        "À": "A", "Á": "A", "Â": "A", "Ã": "A", "Ä": "A", "Å": "A", "Ç": "C", "È": "E", "É": "E", "Ê": "E", "Ë": "E", "Ì": "I", "Í": "I",
        "Î": "I", "Ï": "I", "Ñ": "N", "Ò": "O", "Ó": "O", "Ô": "O", "Õ": "O", "Ö": "O", "Ù": "U", "Ú": "U", "Û": "U", "Ü": "U", "Ý": "Y",
    ]
}
