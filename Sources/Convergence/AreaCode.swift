/// The levels of government an area belongs to.
public enum AreaLevel: String, Hashable, Comparable, Sendable, CaseIterable {
    case province
    /// kabupaten or kota
    case regency
    /// kecamatan
    case district
    /// desa or kelurahan
    case village

    private var depth: Int {
        switch self {
        case .province: 1
        case .regency: 2
        case .district: 3
        case .village: 4
        }
    }

    /// A province comes before what lies in it.
    public static func < (left: AreaLevel, right: AreaLevel) -> Bool { left.depth < right.depth }
}

/// A code of the home ministry (Kemendagri): `33`, `33.02`, `33.02.01`, `33.02.01.2001`. The statistics office's codes differ.
public struct AreaCode: Hashable, Comparable, Sendable {
    /// The dotted form.
    public let text: String
    public let level: AreaLevel

    /// Reads the dotted form, or its digits alone (`3302012001`). `nil` for anything else; blanks at the ends are no matter.
    ///
    /// Only the form is judged, not whether such an area exists.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8.drop { $0 == 32 || $0 == 9 }
        var digits: [UInt8] = []
        var dots: [Int] = []
        for byte in bytes.reversed().drop(while: { $0 == 32 || $0 == 9 || $0 == 13 || $0 == 10 }).reversed() {
            switch byte {
            case 48...57: digits.append(byte)
            case 46: dots.append(digits.count)
            default: return nil
            }
            if digits.count > 10 || dots.count > 3 { return nil }
        }
        switch digits.count {
        case 2: level = .province
        case 4: level = .regency
        case 6: level = .district
        case 10: level = .village
        default: return nil
        }
        let cuts = [2, 4, 6].filter { $0 < digits.count }
        guard dots.isEmpty || dots == cuts else { return nil }
        var dotted: [UInt8] = []
        for (place, digit) in digits.enumerated() {
            if cuts.contains(place) { dotted.append(46) }
            dotted.append(digit)
        }
        // A part of zeros alone is the ministry's word for "none", not an area.
        for part in dotted.split(separator: 46) where part.allSatisfy({ $0 == 48 }) { return nil }
        self.text = String(decoding: dotted, as: UTF8.self)
    }

    private init(dotted: String, level: AreaLevel) {
        text = dotted
        self.level = level
    }

    /// `nil` for a province.
    public var parent: AreaCode? {
        switch level {
        case .province: nil
        case .regency: AreaCode(dotted: String(text.prefix(2)), level: .province)
        case .district: AreaCode(dotted: String(text.prefix(5)), level: .regency)
        case .village: AreaCode(dotted: String(text.prefix(8)), level: .district)
        }
    }

    /// The area of the given level in which this one lies, itself included; `nil` for a lower level.
    public func ancestor(at level: AreaLevel) -> AreaCode? {
        var area: AreaCode? = self
        while let candidate = area, candidate.level > level { area = candidate.parent }
        return area?.level == level ? area : nil
    }

    /// Whether the other area lies in this one. An area contains itself.
    public func contains(_ other: AreaCode) -> Bool {
        other.text == text || (other.text.hasPrefix(text) && other.level > level)
    }

    /// Of a village: whether it is a kelurahan (1…) rather than a desa (2…). `nil` for other levels and other numbers.
    public var isUrban: Bool? {
        guard level == .village, let first = text.utf8.dropFirst(9).first else { return nil }
        return switch first {
        case UInt8(ascii: "1"): true
        case UInt8(ascii: "2"): false
        default: nil
        }
    }

    /// Of a regency: whether it is a kota (numbers from 71) rather than a kabupaten.
    public var isCity: Bool { level == .regency && text.utf8.dropFirst(3).first.map { $0 >= UInt8(ascii: "7") } == true }

    /// Codes in their order are a walk through the tree: each area before what lies in it.
    public static func < (left: AreaCode, right: AreaCode) -> Bool { left.text < right.text }
}

extension AreaCode: CustomStringConvertible {
    public var description: String { text }
}
