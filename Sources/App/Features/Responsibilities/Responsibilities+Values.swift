import Collaboration
import Database
import Days

struct AgencyName: Sendable, Hashable {
    let id: String
    let name: String
    let short: String
    let isSecretariat: Bool
    let isActive: Bool
}

/// What a responsibility is about, checked.
struct ResponsibilitySubject: Sendable, Hashable {
    let title: String
    let description: String
    /// Identifiers.
    let strategy: String
    let indicator: String?
    /// Codes; none means the whole regency.
    let areas: [String]

    var details: [String: Detail] {
        [
            "title": Detail(title), "description": Detail(description), "strategy": Detail(strategy), "indicator": Detail(indicator),
            "areas": Detail(areas),
        ]
    }
}

/// A responsibility to take up, checked.
struct NewResponsibility: Sendable, Hashable {
    struct Offer: Sendable, Hashable {
        let agency: String
        let reason: String
        /// The last day on which the other agency can answer.
        let until: Day
        var expires: Instant { Instant(jakarta: until + 1) }
    }
    let subject: ResponsibilitySubject
    let statement: String?
    let meeting: String?
    let due: Day
    let person: String
    let offer: Offer?

    func details(_ names: [String: AgencyName]) -> [String: Detail] {
        var details = subject.details
        details["statement"] = Detail(statement)
        details["meeting"] = Detail(meeting)
        details["due"] = Detail(due)
        return details
    }
}

/// One line of the list.
struct ResponsibilityLine: Sendable, Hashable {
    let id: String
    let title: String
    let owner: String
    let person: String
    let status: Responsibility.Status
    let due: Day
    /// The short name of the agency it is offered to, while that is open.
    let offeredTo: String?
    let awaitsChair: Bool
    let isEscalated: Bool
    let blockedReason: String

    func isOverdue(on day: Day) -> Bool { (status == .open || status == .blocked) && due < day }
}

/// Which responsibilities a list shows.
struct ResponsibilityFilter: Sendable, Hashable {
    enum State: String, Sendable, CaseIterable {
        /// Open, blocked, or waiting for verification.
        case running
        case open, blocked, delivered, verified, cancelled
        /// Waits for the chair: a hand-off or an escalation.
        case chair
    }
    var agency: String?
    var state: State?
    var strategy: String?
    var indicator: String?
    var area: String?
    var onlyOverdue = false
    var text = ""
    /// From 1.
    var page = 1

    static let pageSize = 50
    var isEmpty: Bool { state == nil && strategy == nil && indicator == nil && area == nil && !onlyOverdue && text.isEmpty }
}

struct ResponsibilityList: Sendable {
    let lines: [ResponsibilityLine]
    /// Of all that the filter lets through, on whatever page.
    let total: Int
    let overdue: Int
    /// Hand-offs and calls for help that wait for the chair.
    let awaitingChair: Int
    var pages: Int { max(1, (total + ResponsibilityFilter.pageSize - 1) / ResponsibilityFilter.pageSize) }
}

/// Where a responsibility came from.
struct ResponsibilityOrigin: Sendable, Hashable {
    let meeting: String?
    let meetingTitle: String?
    let statement: String?
    let statementText: String?
    let speaker: String?
}

struct AreaLine: Sendable, Hashable {
    let code: String
    let name: String
    let level: String
    let parent: String?
}

/// Everything that a responsibility's page shows beside the protocol's value.
struct ResponsibilityPage: Sendable {
    let id: String
    let subject: ResponsibilitySubject
    let ownerAgency: String
    let strategy: ResponsibilityChoices.Strategy
    let indicator: ResponsibilityChoices.Indicator?
    let origin: ResponsibilityOrigin
    let areas: [AreaLine]
    let firstDue: Day
    let synthetic: Bool
    let createdBy: String
    let createdAt: Instant
    let version: Int
}

/// What a form can choose from.
struct ResponsibilityChoices: Sendable {
    struct Strategy: Sendable {
        let id: String
        let set: (indonesian: String, english: String)
        let number: Int
        let name: (indonesian: String, english: String)
    }
    struct Indicator: Sendable {
        let id: String
        let number: Int
        let group: (indonesian: String, english: String)
        let name: (indonesian: String, english: String)
    }
    let strategies: [Strategy]
    let indicators: [Indicator]
    let agencies: [AgencyName]
    let areas: [AreaLine]
    /// Names of the people who have an account, by agency; a help for writing, not a limit.
    let people: [String: [String]]

    /// With what the responsibility serves already, though it may be replaced by now and offered to nobody else.
    func keeping(_ page: ResponsibilityPage) -> ResponsibilityChoices {
        ResponsibilityChoices(
            strategies: strategies.contains { $0.id == page.strategy.id } ? strategies : strategies + [page.strategy],
            indicators: indicators.contains { $0.id == page.indicator?.id } ? indicators : indicators + [page.indicator].compactMap(\.self),
            agencies: agencies, areas: areas, people: people)
    }
}

/// A hand-off or an escalation that waits for the chair.
struct PendingDecision: Sendable {
    let value: Responsibility
    let title: String
    let due: Day
}
