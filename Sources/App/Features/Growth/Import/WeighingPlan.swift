import Days
import Growth
import Spreadsheet

/// What an export would change, worked out before anything is changed.
struct WeighingPlan: Sendable {
    struct NewChild: Sendable {
        let id: String
        let village: String
        let nik: String?
        let name: String
        let sex: Sex
        let birthDate: Day
        let parent: String
        let posyandu: String
        var firstPeriod: Month?
    }
    /// A child that was known already, of which the file knows more: a NIK, another village, an earlier month.
    struct ChildChange: Sendable {
        let id: String
        let village: String
        let nik: String?
        let firstPeriod: Month
    }
    struct NewMeasurement: Sendable {
        let child: String
        let date: Day
        let village: String
        let weight: Double?
        let height: Double?
        let position: Position?
        let scores: ZScores?
    }

    var layout = ""
    /// The month that most of the file is about.
    var month: Month?
    var recognised: [String] = []
    /// Titles of columns, each once.
    var unrecognised: [String] = []
    /// Columns without which nothing can be read and that no title was recognised for.
    var missing: [WeighingField] = []
    var rows = 0
    var childrenNew = 0
    var childrenMatched = 0
    var measurementsUnchanged = 0
    var duplicates = 0
    var measuresRefused = 0
    var rowsRefused = 0
    var unknownAreas = 0
    var problemCount = 0
    /// The first ``problemLimit`` problems; all are counted.
    var problems: [RowProblem] = []
    /// The header (counted below zero), and the rows of these problems that somebody can correct.
    var keptRows: [KeptRow] = []
    var comparison = StatedComparison()
    var newChildren: [NewChild] = []
    var changedChildren: [ChildChange] = []
    var newMeasurements: [NewMeasurement] = []
    /// Measurements that are stored with other values: the file's count from now on.
    var corrected: [NewMeasurement] = []

    static let problemLimit = 20_000

    var changesNothing: Bool { newChildren.isEmpty && changedChildren.isEmpty && newMeasurements.isEmpty && corrected.isEmpty }

    /// The earliest month whose counts the plan touches.
    var earliest: Month? {
        ((newMeasurements + corrected).map(\.date.month) + newChildren.compactMap(\.firstPeriod) + changedChildren.map(\.firstPeriod)).min()
    }

    /// - Parameter cells: of the row in which they were found.
    mutating func note(_ found: [RowProblem], _ cells: () -> [Cell]) {
        guard let first = found.first else { return }
        problemCount += found.count
        for problem in found {
            switch problem.code {
            case .duplicate: duplicates += 1
            case .areaUnknown, .areaAmbiguous: unknownAreas += 1
            default: if problem.code.effect == .measure { measuresRefused += 1 }
            }
        }
        guard problems.count + found.count <= Self.problemLimit else { return }
        problems += found
        if found.contains(where: \.code.canBeCorrected) { keptRows.append(KeptRow(number: first.row, content: RowText.write(cells()))) }
    }
}

/// What `rembuk import growth --json` prints; its names are a contract (docs/command-line.md).
public struct WeighingReport: Codable, Sendable {
    public struct Problem: Codable, Sendable {
        public let row: Int
        public let column: String
        public let value: String
        public let code: String
        public let message: String

        init(_ problem: RowProblem) {
            (row, column, value) = (problem.row, problem.column, problem.value)
            (code, message) = (problem.code.rawValue, problem.code.message(.english))
        }
    }
    /// The file's own z-scores and classes beside ours.
    public struct Comparison: Codable, Sendable {
        public struct Difference: Codable, Sendable {
            public let row: Int
            public let column: String
            public let stated: Double
            public let ours: Double
            public let cause: String
        }
        /// Indices of visits (weight for age, height for age, weight for height) for which the file states a z-score or a class.
        public let compared: Int
        public let differing: Int
        /// Of these, those that fall into another class.
        public let otherClass: Int
        /// How many differ by which cause.
        public let causes: [String: Int]
        public let biggest: [Difference]

        init(_ comparison: StatedComparison) {
            (compared, differing, otherClass) = (comparison.compared, comparison.differing, comparison.otherClass)
            causes = Dictionary(uniqueKeysWithValues: comparison.causes.map { ($0.rawValue, $1) })
            biggest = comparison.biggest.map {
                Difference(row: $0.row, column: $0.column, stated: $0.stated, ours: $0.ours, cause: $0.cause.rawValue)
            }
        }
    }
    public let file: String
    public let layout: String
    /// The month that most of the file is about: 2026-11.
    public let month: String?
    public let rows: Int
    public let childrenNew: Int
    public let childrenMatched: Int
    public let measurementsNew: Int
    public let measurementsUnchanged: Int
    public let measurementsCorrected: Int
    public let duplicates: Int
    public let measuresRefused: Int
    public let rowsRefused: Int
    public let unknownAreas: Int
    public let problemCount: Int
    public let recognised: [String]
    public let unrecognised: [String]
    /// Columns that must be there and may stand under one of the unrecognised titles (names as in docs/command-line.md).
    public let missing: [String]
    public let comparison: Comparison?
    public var problems: [Problem]
    public let committed: Bool

    init(_ plan: WeighingPlan, file: String, committed: Bool, problems: [RowProblem]) {
        self.file = file
        layout = plan.layout
        month = plan.month?.iso
        rows = plan.rows
        childrenNew = plan.childrenNew
        childrenMatched = plan.childrenMatched
        measurementsNew = plan.newMeasurements.count
        measurementsUnchanged = plan.measurementsUnchanged
        measurementsCorrected = plan.corrected.count
        duplicates = plan.duplicates
        measuresRefused = plan.measuresRefused
        rowsRefused = plan.rowsRefused
        unknownAreas = plan.unknownAreas
        problemCount = plan.problemCount
        recognised = plan.recognised
        unrecognised = plan.unrecognised
        missing = plan.missing.map(\.rawValue)
        comparison = plan.comparison.compared > 0 ? Comparison(plan.comparison) : nil
        self.committed = committed
        self.problems = problems.map(Problem.init)
    }
}
