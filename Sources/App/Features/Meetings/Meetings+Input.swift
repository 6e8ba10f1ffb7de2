import Collaboration
import Days

/// What people typed about a meeting, not yet checked.
struct MeetingInput: Sendable {
    var title = ""
    var purpose = ""
    var place = ""
    var day = ""
    var time = ""
    var minutes = "120"
    var readBackDays = "3"
    var agencies: Set<String> = []
    var agenda: [AgendaInput] = []

    /// - Parameter known: the agencies that can be invited.
    func checked(known: [InvitedAgency]) throws(Refusal) -> MeetingPlan {
        var problems: [FieldProblem] = []
        if title.isEmpty { problems.append(FieldProblem("title", Copy.Errors.required)) }
        if title.count > 200 { problems.append(FieldProblem("title", Copy.Errors.tooLong)) }
        if purpose.count > 5_000 { problems.append(FieldProblem("purpose", Copy.Errors.tooLong)) }
        if place.count > 200 { problems.append(FieldProblem("place", Copy.Errors.tooLong)) }
        let day = Day(iso: day)
        // A mistyped year is the usual slip; no team keeps minutes of 1900 or plans beyond the century.
        if day == nil || !(2000...2099).contains(day?.parts.year ?? 0) { problems.append(FieldProblem("day", Copy.Errors.notADay)) }
        let clock = Clock(time)
        if clock == nil { problems.append(FieldProblem("time", Copy.Meetings.notATime)) }
        let length = Int(minutes).flatMap { (5...1_440).contains($0) ? $0 : nil }
        if length == nil { problems.append(FieldProblem("minutes", Copy.Meetings.minutesRange(5, 1_440))) }
        let days = Int(readBackDays).flatMap { (0...60).contains($0) ? $0 : nil }
        if days == nil { problems.append(FieldProblem("readBackDays", Copy.Meetings.daysRange)) }
        if agencies.isEmpty { problems.append(FieldProblem("agencies", Copy.Meetings.inviteSomebody)) }
        if !agencies.isSubset(of: known.map(\.id)) { problems.append(FieldProblem("agencies", Copy.Errors.unknownChoice)) }
        var entries: [AgendaEntry] = []
        for (index, item) in agenda.enumerated() where !item.isEmpty {
            do {
                entries.append(try item.checked(invited: agencies, suffix: "-\(index + 1)"))
            } catch {
                if case .invalid(let more) = error { problems += more } else { throw error }
            }
        }
        guard problems.isEmpty, let day, let clock, let length, let days else { throw .invalid(problems) }
        return MeetingPlan(
            title: title, purpose: purpose, place: place, startsAt: Instant(jakarta: day, hour: clock.hour, minute: clock.minute),
            minutes: length, readBackDays: days, agencies: agencies, agenda: entries)
    }
}

/// A meeting's plan, checked.
struct MeetingPlan: Sendable {
    let title: String
    let purpose: String
    let place: String
    let startsAt: Instant
    let minutes: Int
    let readBackDays: Int
    let agencies: Set<String>
    let agenda: [AgendaEntry]
}

struct AgendaInput: Sendable {
    var title = ""
    var presenter = ""
    var minutes = ""
    var notes = ""

    /// A line that nobody filled in.
    var isEmpty: Bool { title.isEmpty && presenter.isEmpty && notes.isEmpty && (minutes.isEmpty || minutes == "10") }

    /// - Parameter suffix: of the fields' names, where a form has several items.
    func checked(invited: Set<String>, suffix: String = "") throws(Refusal) -> AgendaEntry {
        var problems: [FieldProblem] = []
        if title.isEmpty { problems.append(FieldProblem("item-title" + suffix, Copy.Errors.required)) }
        if title.count > 200 { problems.append(FieldProblem("item-title" + suffix, Copy.Errors.tooLong)) }
        if notes.count > 5_000 { problems.append(FieldProblem("item-notes" + suffix, Copy.Errors.tooLong)) }
        if !presenter.isEmpty, !invited.contains(presenter) {
            problems.append(FieldProblem("item-presenter" + suffix, Copy.Meetings.presenterNotInvited))
        }
        let length = Int(minutes.isEmpty ? "10" : minutes).flatMap { (1...600).contains($0) ? $0 : nil }
        if length == nil { problems.append(FieldProblem("item-minutes" + suffix, Copy.Meetings.minutesRange(1, 600))) }
        guard problems.isEmpty, let length else { throw .invalid(problems) }
        return AgendaEntry(title: title, presenter: presenter.isEmpty ? nil : presenter, minutes: length, notes: notes)
    }
}

struct AgendaEntry: Sendable {
    let title: String
    let presenter: String?
    let minutes: Int
    let notes: String
}

struct AttendanceInput: Sendable {
    /// "" not recorded, "yes", "no".
    var attended = ""
    var attendee = ""
    var position = ""
    var mandate = ""
    /// The version that the person saw.
    var version: Int?

    func checked(_ agency: String, suffix: String = "") throws(Refusal) -> AttendanceEntry {
        var problems: [FieldProblem] = []
        if attendee.count > 120 { problems.append(FieldProblem("attendee" + suffix, Copy.Errors.tooLong)) }
        if position.count > 120 { problems.append(FieldProblem("position" + suffix, Copy.Errors.tooLong)) }
        let known = Attendance.Mandate(word: mandate)
        if !mandate.isEmpty, known == nil { problems.append(FieldProblem("mandate" + suffix, Copy.Errors.unknownChoice)) }
        guard ["", "yes", "no"].contains(attended) else { throw .invalid([FieldProblem("attended" + suffix, Copy.Errors.unknownChoice)]) }
        // Whoever writes a name means that the person came.
        let came = attended == "yes" || (attended.isEmpty && !(attendee.isEmpty && position.isEmpty && mandate.isEmpty))
        if !came, !attendee.isEmpty || !position.isEmpty { problems.append(FieldProblem("attended" + suffix, Copy.Meetings.absentWithName)) }
        if came, attendee.isEmpty { problems.append(FieldProblem("attendee" + suffix, Copy.Meetings.attendeeMissing)) }
        if problems.isEmpty {
            try ruled("mandate" + suffix) { () throws(Collaboration.Refusal) in
                _ = try Attendance(agency: agency, invited: true, attended: came, mandate: known)
            }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return AttendanceEntry(
            attended: came ? true : attended == "no" ? false : nil, attendee: attendee, position: position, mandate: known)
    }
}

struct AttendanceEntry: Sendable, Equatable {
    /// `nil`: not recorded.
    let attended: Bool?
    let attendee: String
    let position: String
    let mandate: Attendance.Mandate?
}

extension AttendanceRecord {
    var entry: AttendanceEntry { AttendanceEntry(attended: attended, attendee: attendee, position: position, mandate: mandate) }
}

struct StatementInput: Sendable {
    var agency = ""
    var kind = ""
    var content = ""
    var addressed: Set<String> = []
    var agendaItem = ""
    /// The name of the field that holds the text, for its problems.
    var textField = "content"
}

/// A time of the day, as people write it: 09:30, 9.30.
struct Clock: Sendable, Equatable {
    let hour: Int
    let minute: Int

    init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isASCII) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute), parts[1].count == 2
        else { return nil }
        self.hour = hour
        self.minute = minute
    }
}
