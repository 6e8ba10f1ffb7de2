import Collaboration
import Days

/// An agency as a meeting names it.
struct InvitedAgency: Sendable, Hashable {
    let id: String
    let name: String
    let shortName: String
}

/// A meeting as it is kept.
struct MeetingRecord: Sendable {
    let id: String
    let title: String
    let purpose: String
    let place: String
    let startsAt: Instant
    let minutes: Int
    let state: MeetingState
    /// Days after which a read-back is overdue, counted from the day on which it was assigned.
    let readBackDays: Int
    let closingNotes: String
    let closedAt: Instant?
    let synthetic: Bool
    let version: Int

    var endsAt: Instant { startsAt.adding(minutes: minutes) }
    var path: String { "/meetings/\(id)" }
}

/// A meeting in the list, with what came of it.
struct MeetingLine: Sendable {
    let meeting: MeetingRecord
    let invited: Int
    let attended: Int
    let statements: Int
    let confirmed: Int
    let required: Int
}

struct AgendaItem: Sendable {
    let id: String
    let title: String
    let presenter: InvitedAgency?
    let minutes: Int
    let notes: String
    let version: Int
}

struct AttendanceRecord: Sendable {
    let agency: InvitedAgency
    /// `nil` while nobody has recorded it. Counts as not attended.
    let attended: Bool?
    let attendee: String
    let position: String
    let mandate: Attendance.Mandate?
    let version: Int
}

struct StatementRecord: Sendable {
    let statement: Statement
    let speaker: InvitedAgency
    let addressed: [InvitedAgency]
    let agendaItem: String?
    let recordedBy: String
    /// Who recorded it, by account.
    let recordedByAccount: String

    var path: String { "/statements/\(statement.id)" }
}

struct ReadBackRecord: Sendable {
    let readBack: ReadBack
    let meeting: String
    let meetingTitle: String
    let statement: Statement
    let listener: InvitedAgency
    let speaker: InvitedAgency
    let requiredAt: Instant
    let version: Int
    /// The names of those who said and answered, by account.
    let names: [String: String]

    var id: String { readBack.id }
    var path: String { "/read-backs/\(readBack.id)" }
    /// Since when it waits for the agency whose turn it is.
    var waitingSince: Instant {
        guard let last = readBack.attempts.last else { return requiredAt }
        return last.answeredAt ?? last.saidAt
    }
}

/// Everything about one meeting, read in one snapshot.
struct MeetingDetail: Sendable {
    let meeting: MeetingRecord
    let attendance: [AttendanceRecord]
    let agenda: [AgendaItem]
    let statements: [StatementRecord]
    let readBacks: [ReadBackRecord]

    var invited: [InvitedAgency] { attendance.map(\.agency) }
    var attended: Int { attendance.count { $0.attended == true } }
    func invites(_ agency: String?) -> Bool { attendance.contains { $0.agency.id == agency } }

    func matrix(on day: Day) -> UnderstandingMatrix {
        UnderstandingMatrix(agencies: invited.map(\.id), readBacks: readBacks.map(\.readBack), on: day)
    }
    /// What waits for the agency at this meeting.
    func waiting(for agency: String) -> [ReadBackRecord] { readBacks.filter { $0.readBack.waitsFor == agency } }
    func readBacks(of statement: String) -> [ReadBackRecord] { readBacks.filter { $0.readBack.statement == statement } }

    /// When each item begins, if every one takes its minutes.
    var agendaTimes: [Instant] {
        var time = meeting.startsAt
        return agenda.map { item in
            defer { time = time.adding(minutes: item.minutes) }
            return time
        }
    }
    var agendaMinutes: Int { agenda.reduce(0) { $0 + $1.minutes } }
}

// MARK: Words of the records, the same in the database and in the API

extension MeetingState {
    var word: String { self == .inProgress ? "in-progress" : rawValue }
    init?(word: String) {
        guard let state = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = state
    }
}

extension Attendance.Mandate {
    var word: String {
        switch self {
        case .decisionMaker: "decision-maker"
        case .deputyWithMandate: "deputy"
        case .withoutMandate: "none"
        }
    }
    init?(word: String) {
        guard let mandate = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = mandate
    }
}

extension ReadBack.Requirement {
    var word: String {
        switch self {
        case .obligatory: "addressed"
        case .sampled: "sampled"
        case .voluntary: "voluntary"
        }
    }
    init?(word: String) {
        guard let requirement = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = requirement
    }
}
