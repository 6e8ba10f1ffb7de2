import Days
import Growth

/// One row of a weighing export: a child, and what was measured on it.
struct WeighingRow: Hashable, Sendable {
    /// As Excel numbers it.
    var row: Int
    var nik: Nik
    var name: String
    var sex: Sex
    var birthDate: Day
    /// kg
    var birthWeight: Double?
    /// cm
    var birthHeight: Double?
    var parents: [String]
    var parentNik: Nik = .missing
    var familyCard = ""
    var place: Place
    /// None where the child is only registered; up to twelve in the monthly layout.
    var visits: [Visit]
    /// What the file states of visits whose measures or date are refused.
    var refused: [Stated] = []

    /// Area names as they are written, for ``AreaNames`` to match.
    struct Place: Hashable, Sendable {
        var province = ""
        var regency = ""
        var district = ""
        var healthCentre = ""
        var village = ""
        var posyandu = ""
        var rt = ""
        var rw = ""
        var address = ""
    }

    struct Visit: Hashable, Sendable {
        var date: Day
        /// kg, 0.9...58
        var weight: Double?
        /// cm, 38...150, as measured
        var height: Double?
        var position: Position?
        /// cm
        var armCircumference: Double?
        var stated = Stated()
        /// Which month's columns it stands in, in the monthly layout (``WeighingHeader/months``).
        var place: Int?
    }

    /// What the file itself says of the child's growth: kept only to be compared with ours.
    struct Stated: Hashable, Sendable {
        var weightForAge: Double?
        var heightForAge: Double?
        var weightForHeight: Double?
        var weightForAgeClass = ""
        var heightForAgeClass = ""
        var weightForHeightClass = ""
    }
}

/// An identity number as it was found.
enum Nik: Hashable, Sendable {
    /// Sixteen digits.
    case valid(String)
    /// As written, without blanks and apostrophes. Good enough to see that two rows mean the same child; never completed or cut.
    case unusable(String)
    case missing

    var valid: String? { if case .valid(let digits) = self { digits } else { nil } }
}
