import Database
import Days

/// Something that waits for an agency or for the chair, with where to settle it.
struct Duty: Sendable, Hashable {
    enum Kind: String, Sendable {
        /// A statement to say back.
        case readBack = "read-back"
        /// A read-back of one's own statement to confirm or correct.
        case confirmation
        /// A hand-off offered to the agency.
        case handOff = "hand-off"
        /// A responsibility of the agency that is open or blocked.
        case responsibility
        /// Evidence that someone else handed in and that waits to be verified.
        case verification
        /// A hand-off or an escalation that waits for the chair.
        case decision
    }
    let kind: Kind
    let title: String
    /// The short name of the agency it comes from, where it comes from one.
    let from: String?
    let due: Day?
    let since: Instant
    let path: String

    fileprivate static let someDay = Day(number: .max)
}

extension Connection {
    /// What waits for the person's agency and role, the most urgent first.
    func duties(of actor: Actor, on today: Day) throws -> [Duty] {
        var duties: [Duty] = []
        duties += try meetingDuties(of: actor, on: today)
        duties += try responsibilityDuties(of: actor, on: today)
        // Without a due day after all that have one.
        return duties.sorted { ($0.due ?? Duty.someDay, $0.since) < ($1.due ?? Duty.someDay, $1.since) }
    }
}
