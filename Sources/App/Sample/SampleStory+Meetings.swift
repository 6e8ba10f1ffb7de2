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
        var mistaken: Set<String> = []
        for record in owed {
            guard let place = statements[number]?.firstIndex(of: record.statement.id) else { continue }
            let said = words.statements[place]
            let (listener, speaker) = (record.listener.shortName, record.speaker.shortName)
            let isAsked = said.asks.contains { $0.agency == listener }
            let diligence = (SampleTeam.agency(listener)?.diligence ?? 0) * (words.absent.contains(listener) ? 0.6 : 1)
            let isPrompt = random.uniform() < diligence + (isAsked ? 0.06 : 0)
            // The secretary asks again; half of the late ones follow, weeks after.
            guard isPrompt || random.uniform() < 0.5, !words.silent.contains(listener) else { continue }
            let turn = told[record.statement.id, default: 0]
            if !isAsked { told[record.statement.id] = turn + 1 }
            let own = said.words(of: listener, place: turn)
            // Half of those who were there say it at the meeting; the others in the days after.
            let saidAt =
                !isPrompt
                ? later(at, by: 11 + Int(random.uniform() * 25))
                : !words.absent.contains(listener) && random.uniform() < 0.5
                    ? at.adding(minutes: 2 + Int(random.uniform() * 35)) : later(at, by: 1 + Int(random.uniform() * 9))
            let answeredAt =
                random.uniform() < 0.4 ? saidAt.adding(minutes: 5 + Int(random.uniform() * 50)) : later(saidAt, by: 1 + Int(random.uniform() * 4))
            let answers = random.uniform() < (SampleTeam.agency(speaker)?.diligence ?? 0) * 0.6 + 0.42
            if !isAsked, let mistake = said.mistaken, mistaken.insert(record.statement.id).inserted {
                timeline.add(.say(readBack: record.id, by: listener, words: mistake.heard), at: saidAt)
                timeline.add(.correct(readBack: record.id, by: speaker, words: mistake.correction), at: answeredAt)
                guard random.uniform() < 0.8 else { continue }
                let again = later(answeredAt, by: 1)
                timeline.add(.say(readBack: record.id, by: listener, words: own), at: again)
                if answers { timeline.add(.confirm(readBack: record.id, by: speaker, attempt: 2), at: later(again, by: 2)) }
            } else {
                timeline.add(.say(readBack: record.id, by: listener, words: own), at: saidAt)
                if answers { timeline.add(.confirm(readBack: record.id, by: speaker, attempt: 1), at: answeredAt) }
            }
        }
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
