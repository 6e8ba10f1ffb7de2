import Convergence
import Database
import Days
import Growth

/// A survey and the routine weighing of the same area, side by side and never made into one.
struct BesideOverview: Sendable {
    let place: GrowthPlace
    let counts: GrowthCounts
    let panel: QualityPanel
    /// What the unmeasured children could make of the routine figure; `nil` where too few villages are large enough.
    let band: SensitivityBand?
    /// The newest first.
    let surveys: [SurveyBeside]
    /// Routine figures that others have published, the newest first.
    let published: [PrevalenceEstimate]
    /// Other areas that have a survey's figure and that this reader may see.
    let elsewhere: [(code: String, name: String)]
    /// Why the newest survey and the routine figure may differ, as the records have it.
    let reasons: [Reason]
}

/// A survey's figure of the area; in per cent.
struct SurveyBeside: Sendable {
    enum Time: Sendable, Hashable {
        case day(Day)
        case year(Int, period: String)
    }
    let name: String
    let time: Time
    let percent: Double
    let low: Double?
    let high: Double?
    let children: Int?
    /// Worked out by Rembuk from the survey's own rows, by the same rules as the routine figure; else taken from a publication.
    let isOurs: Bool
    let citation: String
    let note: String
}

/// What the records say about a difference between the two figures.
enum Reason: Sendable, Hashable {
    /// The intervals overlap: chance alone may be all. Or they do not; by how many points the survey is higher.
    case chance(points: Double)
    case beyondChance(points: Double)
    /// Without the survey's interval chance cannot be judged.
    case noInterval(points: Double)
    /// At least 95 % of the registered children have a valid height.
    case nearlyAll(percent: Double)
    /// The survey lies within the band of what the unmeasured could be.
    case coverageExplains(percent: Double, unmeasured: Int)
    /// It lies outside even so.
    case coverageIsNotEnough(percent: Double, unmeasured: Int)
    case coverageUnknowable(percent: Double, unmeasured: Int)
    /// Children of 30–59 months are missing among those who came, or the younger are.
    case olderAreMissing(ratio: Double)
    case youngerAreMissing(ratio: Double)
    case oneSexIsMissing(ratio: Double)
    case agesAsExpected(ratio: Double)
    case roundedHeights(score: Double)
    case wideHeights(sd: Double)
    case measuringLooksSound
    case sameMonth
    case months(Int)
    case years(Int)
    case sameYear(period: String)
    case sameDefinition
    case definitionNotRecorded
}

extension Connection {
    func besideOverview(of area: String, in wanted: Month?, district: String, topmost: String?) throws -> BesideOverview {
        let place = try growthPlace(of: area, in: wanted, district: district, topmost: topmost)
        let counts = try growthSeries(of: area, district: district).first { $0.period == place.period }?.counts ?? GrowthCounts()
        let tally = try place.period.map { try qualityTallies(of: area, in: $0, district: district).sum } ?? QualityTally()
        let villages = try place.period.map { try villageProportions(in: $0, district: district) } ?? []
        let band = counts.stunting.flatMap { SensitivityBand(measured: $0, registered: counts.registered, villages: villages) }
        let estimates = try estimates(of: district).map { ($0.estimate, $0.note) }
        var surveys = estimates.filter { $0.0.areaText == area && $0.0.method == .survey }.map { estimate, note in
            SurveyBeside(
                name: estimate.source, time: .year(estimate.year, period: estimate.period), percent: estimate.percent, low: estimate.low,
                high: estimate.high, children: estimate.denominator, isOurs: false, citation: estimate.citation, note: note)
        }
        if area == district {
            for survey in try self.surveys(district: district) {
                guard let figure = survey.stunting, let share = figure.estimate else { continue }
                surveys.append(
                    SurveyBeside(
                        name: survey.name, time: .day(survey.heldOn ?? survey.createdAt.jakartaDay), percent: share * 100,
                        low: figure.low.map { $0 * 100 }, high: figure.high.map { $0 * 100 }, children: figure.unweighted, isOurs: true,
                        citation: survey.fileName, note: ""))
            }
        }
        surveys.sort { ($0.time.order, $0.name) > ($1.time.order, $1.name) }
        let withSurvey = Set(estimates.filter { $0.0.method == .survey }.map(\.0.areaText)).subtracting([area])
        let elsewhere = try withSurvey.sorted()
            .filter { Actor.lies($0, in: topmost ?? district) }
            .compactMap { code in try areaName(code, district: district).map { (code, $0.name) } }
        let panel = QualityPanel(tally)
        return BesideOverview(
            place: place, counts: counts, panel: panel, band: band, surveys: surveys,
            published: estimates.map(\.0).filter { $0.areaText == area && $0.method == .routine }.sorted { $0.year > $1.year }, elsewhere: elsewhere,
            reasons: surveys.first.map { survey in
                place.period.map { Reason.all(survey, counts: counts, panel: panel, band: band, period: $0) } ?? []
            } ?? [])
    }
}

extension SurveyBeside.Time {
    /// For sorting only: a year without a month counts as its end.
    fileprivate var order: String {
        switch self {
        case .day(let day): day.iso
        case .year(let year, _): "\(year)-12-31"
        }
    }
}

extension Reason {
    /// In the order in which they are worth thinking about.
    static func all(_ survey: SurveyBeside, counts: GrowthCounts, panel: QualityPanel, band: SensitivityBand?, period: Month) -> [Reason] {
        guard let routine = counts.stunting, let share = routine.percent, let wilson = routine.wilson else { return [] }
        var reasons: [Reason] = []
        let points = survey.percent - share
        if let low = survey.low, let high = survey.high {
            reasons.append(high < wilson.lower * 100 || low > wilson.upper * 100 ? .beyondChance(points: points) : .chance(points: points))
        } else {
            reasons.append(.noInterval(points: points))
        }
        reasons += coverage(survey, routine, registered: counts.registered, band)
        reasons += whoCame(panel)
        reasons += measuring(panel)
        switch survey.time {
        case .day(let day):
            let apart = abs(period - day.month)
            reasons.append(apart == 0 ? .sameMonth : .months(apart))
        case .year(let year, let text):
            reasons.append(year == period.year ? .sameYear(period: text) : .years(abs(year - period.year)))
        }
        reasons.append(survey.isOurs ? .sameDefinition : .definitionNotRecorded)
        return reasons
    }

    private static func coverage(_ survey: SurveyBeside, _ routine: Proportion, registered: Int, _ band: SensitivityBand?) -> [Reason] {
        guard let percent = Proportion(min(routine.denominator, registered), of: registered)?.percent else { return [] }
        let unmeasured = max(0, registered - routine.denominator)
        if percent >= 95 { return [.nearlyAll(percent: percent)] }
        guard let band else { return [.coverageUnknowable(percent: percent, unmeasured: unmeasured)] }
        let isWithin = (survey.high ?? survey.percent) >= band.low * 100 && (survey.low ?? survey.percent) <= band.high * 100
        return [
            isWithin ? .coverageExplains(percent: percent, unmeasured: unmeasured) : .coverageIsNotEnough(percent: percent, unmeasured: unmeasured)
        ]
    }

    private static func whoCame(_ panel: QualityPanel) -> [Reason] {
        var reasons: [Reason] = []
        if let ages = panel[.ageRatio], let ratio = ages.value {
            switch ages.verdict {
            case .look, .poor: reasons.append(ratio > 0.85 ? .olderAreMissing(ratio: ratio) : .youngerAreMissing(ratio: ratio))
            case .good: reasons.append(.agesAsExpected(ratio: ratio))
            case .tooFew, .unjudged: break
            }
        }
        if let sexes = panel[.sexRatio], let ratio = sexes.value, sexes.verdict == .look || sexes.verdict == .poor {
            reasons.append(.oneSexIsMissing(ratio: ratio))
        }
        return reasons
    }

    private static func measuring(_ panel: QualityPanel) -> [Reason] {
        guard let digits = panel[.heightDigits], let spread = panel[.heightForAgeSD], digits.verdict != .tooFew else { return [] }
        var reasons: [Reason] = []
        if let score = digits.value, digits.verdict != .good { reasons.append(.roundedHeights(score: score)) }
        if let sd = spread.value, spread.verdict == .look || spread.verdict == .poor { reasons.append(.wideHeights(sd: sd)) }
        return reasons.isEmpty ? [.measuringLooksSound] : reasons
    }
}
