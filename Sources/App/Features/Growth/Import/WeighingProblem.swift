/// Something in a weighing export that could not be taken as it stands.
struct RowProblem: Hashable, Sendable {
    /// The row as Excel numbers it.
    let row: Int
    /// The column's title in the file; empty where the row as a whole is meant.
    let column: String
    /// The cell as it stands, at most 80 characters. Personal: not for logs.
    let value: String
    let code: ProblemCode
    /// The column from 0; `nil` where the row as a whole is meant.
    var place: Int?
}

/// What a problem is. The raw values are a contract (`import growth --json`).
enum ProblemCode: String, Sendable, CaseIterable {
    // The child
    case nikMissing = "nik_missing"
    case nikTooShort = "nik_too_short"
    /// One digit more: often the mother's NIK and a digit for a newborn that has none yet. Never taken for the mother's.
    case nikTooLong = "nik_too_long"
    /// `3,302E+15`: the last digits are lost.
    case nikScientific = "nik_scientific"
    /// Kept as a number that ends in 0: Excel keeps 15 digits and makes the 16th a zero, so it may be another.
    case nikRounded = "nik_rounded"
    case nikNotDigits = "nik_not_digits"
    /// All digits alike.
    case nikPlaceholder = "nik_placeholder"
    case nameMissing = "name_missing"
    case sexMissing = "sex_missing"
    case sexUnknown = "sex_unknown"
    case birthDateMissing = "birth_date_missing"
    case birthDateUnreadable = "birth_date_unreadable"
    /// 31 February, month 13.
    case birthDateImpossible = "birth_date_impossible"
    case birthDateTooEarly = "birth_date_too_early"
    case birthDateInFuture = "birth_date_in_future"
    case villageMissing = "village_missing"

    // The visit
    case dateMissing = "date_missing"
    case dateUnreadable = "date_unreadable"
    case dateImpossible = "date_impossible"
    case dateTooEarly = "date_too_early"
    case dateInFuture = "date_in_future"
    case dateBeforeBirth = "date_before_birth"
    /// The day lies outside the month whose columns it stands in.
    case dateOutsideMonth = "date_outside_month"
    /// Sixty months or more: kept, but the standards end there.
    case olderThanFive = "older_than_five"
    case positionUnknown = "position_unknown"

    // A measure
    case notANumber = "not_a_number"
    /// Excel took what was typed (10.5) for a date.
    case becameDate = "became_a_date"
    case zero = "zero"
    /// 999, 8888: all digits are 8 or all are 9.
    case placeholder = "placeholder"
    case outOfRange = "out_of_range"
    case grams = "grams_not_kilograms"
    case metres = "metres_not_centimetres"
    case millimetres = "millimetres_not_centimetres"
    /// 105 for 10.5.
    case decimalMarkLost = "decimal_mark_lost"
    /// Each would be possible in the other's column.
    case swapped = "weight_and_height_swapped"
    /// So many digits that it must be a telephone or identity number.
    case notAMeasure = "not_a_measure"

    // The row
    /// Neither NIK nor name nor birth date: a total, a signature, a note.
    case noChild = "no_child"
    case headerRepeated = "header_repeated"
    /// The same child and day stood in an earlier row, which counts.
    case duplicate = "duplicate"
    /// Another child has the same NIK. Both count.
    case nikShared = "nik_shared"
    case areaUnknown = "area_unknown"
    case areaAmbiguous = "area_ambiguous"
    /// Name, birth date and mother are those of another child, the NIK is not. Both count; a person decides.
    case perhapsSameChild = "perhaps_same_child"

    // The file's own z-score or class is not ours, and why, where it can be told
    case zRoundedAge = "z_age_in_whole_months"
    case zPosition = "z_position_not_corrected"
    case zRoundedAgeAndPosition = "z_age_in_months_and_position"
    case zOtherSex = "z_of_the_other_sex"
    case zImplausible = "z_implausible"
    case zUnexplained = "z_unexplained"

    enum Effect: Sendable {
        /// The row is left out.
        case row
        /// The row counts, the measure (or, by its date, the whole visit) does not.
        case measure
        /// All counts; somebody should look.
        case none
    }

    /// Whether somebody can put it right in the file: a total below the table or a header in its middle is none of the children's rows.
    var canBeCorrected: Bool { self != .noChild && self != .headerRepeated }

    var effect: Effect {
        switch self {
        case .nameMissing, .sexMissing, .sexUnknown, .birthDateMissing, .birthDateUnreadable, .birthDateImpossible, .birthDateTooEarly,
            .birthDateInFuture, .villageMissing, .noChild, .headerRepeated, .duplicate, .areaUnknown, .areaAmbiguous:
            .row
        case .dateMissing, .dateUnreadable, .dateImpossible, .dateTooEarly, .dateInFuture, .dateBeforeBirth, .notANumber, .becameDate, .zero,
            .placeholder, .outOfRange, .grams, .metres, .millimetres, .decimalMarkLost, .swapped, .notAMeasure:
            .measure
        case .nikMissing, .nikTooShort, .nikTooLong, .nikScientific, .nikRounded, .nikNotDigits, .nikPlaceholder, .dateOutsideMonth,
            .olderThanFive, .positionUnknown, .nikShared, .perhapsSameChild, .zRoundedAge, .zPosition, .zRoundedAgeAndPosition, .zOtherSex,
            .zImplausible, .zUnexplained:
            .none
        }
    }
}
