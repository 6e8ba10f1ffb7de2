/// A child's sex. The raw values are the reference's codes.
public enum Sex: UInt8, Sendable, CaseIterable {
    case male = 1
    case female = 2
}

/// How a child's length or height was measured.
public enum Position: UInt8, Sendable, CaseIterable {
    /// Recumbent length, the reference's `l`.
    case lying = 1
    /// Standing height, the reference's `h`.
    case standing = 2
}

/// The eight indices of the WHO child growth standards, in the order of the reference's output columns.
public enum Indicator: Int, Sendable, CaseIterable {
    case heightForAge
    case weightForAge
    case weightForHeight
    case bmiForAge
    case headForAge
    case armForAge
    case tricepsForAge
    case subscapularForAge

    /// The name the WHO's own software gives this z-score (`zlen`, `zwei`, …).
    public var column: String {
        switch self {
        case .heightForAge: "zlen"
        case .weightForAge: "zwei"
        case .weightForHeight: "zwfl"
        case .bmiForAge: "zbmi"
        case .headForAge: "zhc"
        case .armForAge: "zac"
        case .tricepsForAge: "zts"
        case .subscapularForAge: "zss"
        }
    }

    /// The name of its flag (`flen`, `fwei`, …).
    public var flagColumn: String { "f" + column.dropFirst() }

    /// Whether a z-score (rounded to two decimals) is too extreme to be true, by the WHO's flags: strictly beyond ±6 for
    /// height-for-age, below −6 or above +5 for weight-for-age, beyond ±5 for all others.
    public func isImplausible(_ z: Double) -> Bool {
        switch self {
        case .heightForAge: z > 6 || z < -6
        case .weightForAge: z > 5 || z < -6
        default: z > 5 || z < -5
        }
    }
}

/// What was measured on one child at one visit. Everything may be missing.
///
/// A measure that is not finite counts as missing. Zero and negative measures give no z-score.
public struct Anthropometry: Hashable, Sendable {
    public var sex: Sex?
    /// Age in days, unrounded; whole days are best. Must not be negative.
    public var ageInDays: Double?
    /// Weight in kg.
    public var weight: Double?
    /// Length or height in cm as measured.
    public var height: Double?
    public var position: Position?
    /// Head circumference in cm.
    public var headCircumference: Double?
    /// Mid-upper-arm circumference in cm.
    public var armCircumference: Double?
    /// Triceps skinfold in mm.
    public var triceps: Double?
    /// Subscapular skinfold in mm.
    public var subscapular: Double?
    /// Bilateral oedema: the weight then says nothing about nutrition, and its z-scores are missing.
    public var hasOedema: Bool

    public init(
        sex: Sex?, ageInDays: Double?, weight: Double? = nil, height: Double? = nil, position: Position? = nil,
        headCircumference: Double? = nil, armCircumference: Double? = nil, triceps: Double? = nil, subscapular: Double? = nil,
        hasOedema: Bool = false
    ) {
        self.sex = sex
        self.ageInDays = ageInDays
        self.weight = weight
        self.height = height
        self.position = position
        self.headCircumference = headCircumference
        self.armCircumference = armCircumference
        self.triceps = triceps
        self.subscapular = subscapular
        self.hasOedema = hasOedema
    }
}

/// Ages as the WHO counts them.
public enum Age {
    /// The mean length of a month in days: 365.25 / 12.
    public static let daysInMonth = 30.4375

    /// The day of age a z-score is looked up by: halves go up, so 730.5 is day 731.
    public static func day(_ ageInDays: Double) -> Double { (ageInDays + 0.5).rounded(.down) }

    /// The last day of age of the tables. Children of sixty months and more are not scored even where the tables reach on.
    static let lastDay = 1856
    static let monthsLimit = 60.0
    /// From this day of age on, children are measured standing and looked up by height.
    static let standingDay = 731.0
    /// Arm circumference and skinfolds begin at three months.
    static let firstArmDay = 91
}

/// Why measurements cannot be scored at all.
public enum GrowthError: Error, Hashable, Sendable {
    /// The child in this place (0-based) has a negative age.
    case negativeAge(index: Int)
    /// The child in this place (0-based) has a negative sampling weight.
    case negativeSamplingWeight(index: Int)
    /// The columns of a batch differ in length.
    case unequalColumns
}
