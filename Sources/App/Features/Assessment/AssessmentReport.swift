import Collaboration
import Days

/// What the records of a period hold that the measures are made from.
struct AssessmentRecords: Sendable {
    /// Short names of all agencies by identifier, the dissolved ones too.
    var names: [String: String] = [:]
    /// The agencies that work now, in the order of their names.
    var agencies: [String] = []
    /// Meetings that were held in the period.
    var meetings = 0
    var attendances: [Attendance] = []
    /// The agency of each statement.
    var speakers: [String] = []
    /// Of the statements of the period.
    var readBacks: [ReadBack] = []
    /// All of the district: which of them were under way in the period, the measures themselves decide.
    var responsibilities: [Responsibility] = []
}

/// The measures of a period, by indicator. Evidence for a judgement, and no judgement itself; nothing is added up over indicators.
struct AssessmentReport: Sendable {
    /// One agency's part of a measure.
    struct Share: Sendable, Hashable {
        let agency: String
        let count: Int
        let of: Int
    }
    struct Decline: Sendable, Hashable {
        let responsibility: String
        let agency: String
        let reason: String
        let day: Day
    }
    struct Move: Sendable, Hashable {
        let from: String
        let to: String
        let count: Int
        let of: Int
    }

    let period: Period
    let meetings: Int
    let agencies: Int
    private let measures: [MeasureName: Measure]
    /// Hand-offs that were declined, each with its reason.
    let declines: [Decline]
    /// P(to | from) of the moves that happened.
    let moves: [Move]
    /// Kept on time of due, by agency.
    let reliability: [Share]
    /// Agencies that wait on each other in a ring.
    let rings: [[String]]

    init(_ records: AssessmentRecords, period: Period, now: Instant) {
        self.period = period
        meetings = records.meetings
        agencies = records.agencies.count
        func name(_ agency: String) -> String { records.names[agency] ?? "–" }

        let invited = Set(records.attendances.filter(\.invited).map(\.agency))
        let responsibilities = ResponsibilityMeasures(records.responsibilities, period: period, now: now)
        let understanding = UnderstandingMatrix(agencies: invited.sorted(), readBacks: records.readBacks, on: now.jakartaDay)
        // Who waits on whom is a state of today; of a period gone by nothing is known of it.
        let waiting = Dependence(agencies: records.agencies, responsibilities: records.responsibilities, on: now.jakartaDay)
        var all: [Measure] = [
            .attendance(records.attendances), .decisionMakers(records.attendances),
            .voice(speakers: records.speakers, agencies: invited), understanding.mutualUnderstanding,
        ]
        all += Measure.sharedUnderstanding(records.readBacks, now: now)
        all += responsibilities.all
        if period.contains(now.jakartaDay) {
            all += [waiting.reciprocity, waiting.density, waiting.centralisation, waiting.bottleneck, waiting.deadlocks]
            rings = waiting.cycles.cycles.map { $0.map(name) }
        } else {
            rings = []
        }
        measures = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        declines = responsibilities.declines.map {
            Decline(responsibility: $0.responsibility, agency: name($0.agency), reason: $0.reason, day: $0.at.jakartaDay)
        }
        moves = responsibilities.transitions.map { Move(from: name($0.from), to: name($0.to), count: $0.count, of: $0.of) }
        reliability = records.agencies.compactMap { agency in
            let kept = responsibilities.keptOnTime(by: agency)
            return kept.denominator > 0 ? Share(agency: name(agency), count: Int(kept.count), of: kept.denominator) : nil
        }
    }

    /// What the records give for the indicator, in the order of the model.
    func measures(of indicator: ProcessIndicator) -> [Measure] { indicator.measures.compactMap { measures[$0] } }

    subscript(name: MeasureName) -> Measure? { measures[name] }

    /// Of the network of waiting, which belongs to no one indicator.
    var network: [Measure] { MeasureName.allCases.filter { $0.indicator == nil }.compactMap { measures[$0] } }
}
