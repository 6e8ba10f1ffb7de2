/// Marks a series with the method of all that is in it. The compiler then refuses what must never be done: to put a survey and a routine
/// figure in one line, or to subtract one from the other.
public protocol EstimateKind: Sendable {
    static var method: EstimateMethod { get }
}

public enum SurveyKind: EstimateKind { public static var method: EstimateMethod { .survey } }
public enum RoutineKind: EstimateKind { public static var method: EstimateMethod { .routine } }
public enum TargetKind: EstimateKind { public static var method: EstimateMethod { .target } }

/// The figures of one area by one method, in the order of their years.
public struct EstimateSeries<Kind: EstimateKind>: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        public let estimate: PrevalenceEstimate
        fileprivate init(_ estimate: PrevalenceEstimate) { self.estimate = estimate }
    }

    public let area: AreaCode?
    public let points: [Point]

    /// Takes from the figures those of the area and of the series' method.
    public init(_ estimates: some Sequence<PrevalenceEstimate>, of area: AreaCode?) {
        self.area = area
        points = estimates.filter { $0.method == Kind.method && $0.area == area }
            .sorted { ($0.year, $0.period, $0.source) < ($1.year, $1.period, $1.source) }
            .map(Point.init)
    }

    public var latest: Point? { points.last }
    public func points(in year: Int) -> [Point] { points.filter { $0.estimate.year == year } }

    /// Whether all come of one instrument. SSGI and SKI are both surveys, and a reader should still know where one follows the other.
    public var isOfOneSource: Bool { Set(points.map(\.estimate.source)).count <= 1 }

    /// From the first to the second, in percentage points; below 0 is a fall.
    public func change(from first: Point, to second: Point) -> Double { second.estimate.percent - first.estimate.percent }
}

extension EstimateSeries.Point {
    /// Whether the difference between two figures may be chance: their confidence intervals overlap. `nil` when one has none.
    public func mayEqual(_ other: Self) -> Bool? {
        guard let low = estimate.low, let high = estimate.high, let otherLow = other.estimate.low, let otherHigh = other.estimate.high
        else {
            return nil
        }
        return low <= otherHigh && otherLow <= high
    }
}

/// What was published of an area, each method by itself, to be shown side by side.
public struct PublishedEstimates: Hashable, Sendable {
    public let survey: EstimateSeries<SurveyKind>
    public let routine: EstimateSeries<RoutineKind>
    public let target: EstimateSeries<TargetKind>

    public init(_ estimates: some Collection<PrevalenceEstimate>, of area: AreaCode?) {
        survey = EstimateSeries(estimates, of: area)
        routine = EstimateSeries(estimates, of: area)
        target = EstimateSeries(estimates, of: area)
    }

    /// Every year of which there is a figure, ascending.
    public var years: [Int] {
        let all = survey.points.map(\.estimate.year) + routine.points.map(\.estimate.year) + target.points.map(\.estimate.year)
        return Set(all).sorted()
    }
}
