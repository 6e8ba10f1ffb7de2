import Collaboration
import Days

/// What an evaluator concludes of one indicator over a period. There are three words and no number: five judgements are never added up.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case met, partly, notMet
}

/// Why a judgement was not taken.
public enum JudgementRefusal: Error, Hashable, Sendable {
    case reasonsMissing
    /// In Unicode scalars.
    case reasonsTooLong(limit: Int)
    /// Nothing can be judged before it has begun.
    case periodNotBegun
}

/// A verdict with its reasons. It is never altered: who thinks otherwise later writes another one.
public struct Judgement: Hashable, Sendable, Identifiable {
    /// Unicode scalars.
    public static let reasonsLimit = 8_000

    public let id: String
    public let indicator: ProcessIndicator
    public let period: Period
    public let verdict: Verdict
    public let reasons: String
    /// A person.
    public let author: String
    public let at: Instant

    /// Writes a judgement. The reasons are trimmed.
    public init(
        id: String, indicator: ProcessIndicator, period: Period, verdict: Verdict, reasons: String, author: String, at moment: Instant
    ) throws(JudgementRefusal) {
        guard period.first <= moment.jakartaDay else { throw .periodNotBegun }
        do {
            self.reasons = try Text.required(reasons, limit: Self.reasonsLimit)
        } catch {
            throw error == .textMissing ? .reasonsMissing : .reasonsTooLong(limit: Self.reasonsLimit)
        }
        self.id = id
        self.indicator = indicator
        self.period = period
        self.verdict = verdict
        self.author = author
        at = moment
    }

    /// Written before its period was over, and so on part of it.
    public var isEarly: Bool { at.jakartaDay <= period.last }
}

/// The five indicators over one period.
public struct Assessment: Hashable, Sendable {
    public let period: Period
    private let judgements: [ProcessIndicator: [Judgement]]

    /// - Parameter judgements: those of other periods are left out.
    public init(period: Period, judgements: some Sequence<Judgement>) {
        self.period = period
        self.judgements = Dictionary(grouping: judgements.filter { $0.period == period }, by: \.indicator)
            .mapValues { $0.sorted { ($0.at, $0.id) < ($1.at, $1.id) } }
    }

    /// The one that stands: the latest.
    public func judgement(of indicator: ProcessIndicator) -> Judgement? { judgements[indicator]?.last }

    /// All, the earliest first.
    public func history(of indicator: ProcessIndicator) -> [Judgement] { judgements[indicator] ?? [] }

    public var unjudged: [ProcessIndicator] { ProcessIndicator.allCases.filter { judgement(of: $0) == nil } }
    public var isComplete: Bool { unjudged.isEmpty }
}
