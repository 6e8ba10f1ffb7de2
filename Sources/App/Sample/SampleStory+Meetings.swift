import Collaboration
import Database
import Days

extension SampleStory {
    mutating func plan(_ number: Int, _ at: Instant) async throws {
        let words = SampleMeetings.all[number]
        var input = MeetingInput()
        input.title = words.title
        input.purpose = words.purpose
        input.place = words.place
        input.day = days[number].iso
        input.time = "09:00"
        input.minutes = "135"
        input.readBackDays = "14"
        input.agencies = Set(agencies.values)
        input.agenda = try words.agenda.map { item in
            AgendaInput(title: item.title, presenter: try item.presenter.map { try agency($0) } ?? "", minutes: "\(item.minutes)", notes: "")
        }
        meetings[number] = try await Meetings(workspace: workspace).plan(input, by: author("secretary", at))
    }

    func take(_ step: MeetingState.Step, _ number: Int, _ at: Instant) async throws {
        let (id, author) = (try meeting(number), try author("secretary", at))
        let version = try await workspace.database.read { try $0.meeting(id, for: author.actor).version }
        try await Meetings(workspace: workspace).take(
            step, id, version: version, closingNotes: step == .close ? SampleMeetings.all[number].closing : "", by: author)
    }

    func attend(_ number: Int, _ at: Instant) async throws {
        let words = SampleMeetings.all[number]
        var attendance: [String: AttendanceInput] = [:]
        for agency in SampleTeam.agencies {
            var input = AttendanceInput(version: 1)
            if words.absent.contains(agency.short) {
                input.attended = "no"
            } else {
                input.attended = "yes"
                if words.heads.contains(agency.short) {
                    (input.attendee, input.position, input.mandate) = (agency.head, agency.headship, "decision-maker")
                } else if words.staff.contains(agency.short) {
                    (input.attendee, input.position, input.mandate) = ("Staf \(agency.short) (contoh)", "Staf", "none")
                } else {
                    (input.attendee, input.position, input.mandate) = (agency.person, agency.position, "deputy")
                }
            }
            attendance[try self.agency(agency.short)] = input
        }
        try await Meetings(workspace: workspace).recordAttendance(attendance, at: try meeting(number), by: author("secretary", at))
    }

    mutating func state(_ number: Int, _ place: Int, _ at: Instant) async throws {
        let (id, said, author) = (try meeting(number), SampleMeetings.all[number].statements[place], try author("secretary", at))
        let agenda = try await workspace.database.read { try $0.agenda(of: id) }
        let input = StatementInput(
            agency: try agency(said.agency), kind: said.kind.rawValue, content: said.text,
            addressed: Set(try said.asks.map { try agency($0.agency) }), agendaItem: agenda[said.item].id)
        statements[number, default: []].append(try await ReadBacks(workspace: workspace).state(input, at: id, by: author))
    }

    /// The round is closed, and every listener knows what it owes. Who says what, and when, is drawn by how diligent its agency is.
    mutating func closeRound(_ number: Int, _ at: Instant) async throws {
        let (id, author) = (try meeting(number), try author("secretary", at))
        _ = try await Meetings(workspace: workspace).closeRound(id, by: author)
        let owed = try await workspace.database.read { try $0.readBacks(SampleDistrict.code, where: "r.meeting = \(id)") }
        let words = SampleMeetings.all[number]
        var told: [String: Int] = [:]
        for record in owed where !words.silent.contains(record.listener.shortName) {
            guard let place = statements[number]?.firstIndex(of: record.statement.id) else { continue }
            let said = words.statements[place]
            let listener = record.listener.shortName
            let isAsked = said.asks.contains { $0.agency == listener }
            guard let moment = momentOfSaying(listener, isAsked: isAsked, wasThere: !words.absent.contains(listener), after: at) else { continue }
            let turn = told[record.statement.id, default: 0]
            if !isAsked { told[record.statement.id] = turn + 1 }
            let own = said.words(of: listener, place: turn)
            if turn == 0, !isAsked, let mistake = said.mistaken {
                correct(record, mistake, then: own, at: moment)
            } else {
                say(record, own, attempt: 1, at: moment)
            }
        }
    }

    private mutating func say(_ record: ReadBackRecord, _ words: String, attempt: Int, at moment: Instant) {
        timeline.add(.say(readBack: record.id, by: record.listener.shortName, words: words), at: moment)
        guard let answered = momentOfAnswer(record.speaker.shortName, after: moment) else { return }
        timeline.add(.confirm(readBack: record.id, by: record.speaker.shortName, attempt: attempt), at: answered)
    }

    private mutating func correct(_ record: ReadBackRecord, _ mistake: (heard: String, correction: String), then own: String, at moment: Instant) {
        timeline.add(.say(readBack: record.id, by: record.listener.shortName, words: mistake.heard), at: moment)
        guard let answered = momentOfAnswer(record.speaker.shortName, after: moment) else { return }
        timeline.add(.correct(readBack: record.id, by: record.speaker.shortName, words: mistake.correction), at: answered)
        if random.uniform() < 0.85 { say(record, own, attempt: 2, at: later(answered, by: 1)) }
    }

    /// Half of those who were there say it at the meeting, others in the days after; of the late ones half follow weeks later, when the
    /// secretary has asked again.
    private mutating func momentOfSaying(_ listener: String, isAsked: Bool, wasThere: Bool, after end: Instant) -> Instant? {
        let diligence = (SampleTeam.agency(listener)?.diligence ?? 0) * (wasThere ? 1 : 0.6) + (isAsked ? 0.06 : 0)
        guard random.uniform() < diligence else { return random.uniform() < 0.5 ? later(end, by: 11 + Int(random.uniform() * 25)) : nil }
        if wasThere, random.uniform() < 0.5 { return end.adding(minutes: 2 + Int(random.uniform() * 35)) }
        return later(end, by: 1 + Int(random.uniform() * 9))
    }

    /// Speakers answer within the hour or within days; some of what they leave lying they answer weeks later.
    private mutating func momentOfAnswer(_ speaker: String, after said: Instant) -> Instant? {
        guard random.uniform() < (SampleTeam.agency(speaker)?.diligence ?? 0) * 0.6 + 0.42 else {
            return random.uniform() < 0.7 ? later(said, by: 10 + Int(random.uniform() * 20)) : nil
        }
        if random.uniform() < 0.4 { return said.adding(minutes: 5 + Int(random.uniform() * 50)) }
        return later(said, by: 1 + Int(random.uniform() * 4))
    }

    /// Some time of the day, so many working days later.
    private mutating func later(_ moment: Instant, by days: Int) -> Instant {
        Instant(jakarta: moment.jakartaDay.workday(days), hour: 8 + Int(random.uniform() * 8), minute: Int(random.uniform() * 60))
    }

    func meeting(_ number: Int) throws -> String {
        guard let id = meetings[number] else { throw Missing(what: "meeting \(number)") }
        return id
    }
}
