import Collaboration
import Days
import Hummingbird
import Markup

/// The list of meetings, and the forms that plan one.
extension Call {
    func meetingsPage(upcoming: [MeetingLine], past: [MeetingLine], page number: Int, hasOlder: Bool) -> Response {
        let manages = visit.actor?.managesMeetings ?? false
        return page(Copy.Meetings.title, lead: Copy.Meetings.lead, section: .meetings) { html in
            if manages {
                html("p", .class("actions")) { html("a", .class("button"), .href("/meetings/new"), text: Copy.Meetings.plan) }
            }
            if number == 1 {
                html("h2", text: Copy.Meetings.upcoming)
                if upcoming.isEmpty {
                    html("p", .class("note"), text: manages ? Copy.Meetings.noUpcomingSecretary : Copy.Meetings.noUpcoming)
                } else {
                    meetingTable(html, upcoming, showsState: true)
                }
            }
            html("h2", text: Copy.Meetings.past)
            if past.isEmpty {
                html("p", .class("note"), text: Copy.Meetings.noPast)
            } else {
                meetingTable(html, past, showsState: false)
            }
            html("p", .class("actions")) {
                if number > 1 { html("a", .href("/meetings?page=\(number - 1)"), text: Copy.Meetings.newer) }
                if hasOlder { html("a", .href("/meetings?page=\(number + 1)"), text: Copy.Meetings.older) }
                html("a", .href("/understanding"), text: Copy.ReadBacks.allMeetings)
            }
        }
    }

    private func meetingTable(_ html: HTML, _ lines: [MeetingLine], showsState: Bool) {
        let presence = showsState ? Copy.Meetings.invited : Copy.Meetings.attendedOfInvited
        html("table", .class("rows")) {
            html("thead") {
                html("tr") {
                    html("th", text: Copy.Meetings.meeting)
                    html("th", .class("n"), text: presence)
                    html("th", .class("n"), text: Copy.Meetings.confirmedOfRequired)
                }
            }
            html("tbody") {
                for line in lines {
                    html("tr") {
                        html("th", Attribute("scope", "row")) {
                            html("a", .href(line.meeting.path), data: line.meeting.title)
                            if showsState {
                                html.data(" ")
                                html("span", .class(line.meeting.state.style), text: Copy.Meetings.state(line.meeting.state))
                            }
                            html("div", .class("note"), text: Copy.Meetings.whenAndWhere(line.meeting))
                        }
                        html(
                            "td", .class("n"), Attribute("data-label", text: presence),
                            data: showsState ? "\(line.invited)" : "\(line.attended)/\(line.invited)")
                        html(
                            "td", .class("n"), Attribute("data-label", text: Copy.Meetings.confirmedOfRequired),
                            data: line.required == 0 ? "–" : "\(line.confirmed)/\(line.required)")
                    }
                }
            }
        }
    }

    /// - Parameter editing: the meeting that is changed; `nil` when one is planned.
    func planPage(_ input: MeetingInput, known: [InvitedAgency], editing: MeetingRecord? = nil, _ problems: [FieldProblem] = []) -> Response {
        page(
            editing == nil ? Copy.Meetings.planTitle : Copy.Meetings.editTitle, lead: editing == nil ? Copy.Meetings.planLead : nil,
            section: .meetings, status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html.form(self, action: editing.map { "\($0.path)/edit" } ?? "/meetings", .class("wide")) {
                if let editing {
                    let version = form.has("version") ? form["version"] : "\(editing.version)"
                    html("input", .type("hidden"), .name("version"), .value(version))
                }
                html.field(
                    "title", Copy.Meetings.fieldTitle, value: input.title, hint: Copy.Meetings.fieldTitleHint, required: true,
                    problems: problems, Attribute("maxlength", 200))
                html("div", .class("line when")) {
                    html.field("day", Copy.Meetings.day, value: input.day, type: "date", required: true, problems: problems)
                    html.field("time", Copy.Meetings.time, value: input.time, type: "time", required: true, problems: problems)
                    html.field(
                        "minutes", Copy.Meetings.minutes, value: input.minutes, type: "number", required: true, problems: problems,
                        Attribute("min", 5), Attribute("max", 1_440))
                    html.field(
                        "readBackDays", Copy.Meetings.readBackDays, value: input.readBackDays, type: "number", required: true,
                        problems: problems, Attribute("min", 0), Attribute("max", 60))
                }
                html("p", .class("hint"), text: Copy.Meetings.readBackDaysHint)
                html.field("place", Copy.Meetings.place, value: input.place, problems: problems, Attribute("maxlength", 200))
                html.textarea(
                    "purpose", Copy.Meetings.purpose, value: input.purpose, rows: 2, hint: Copy.Meetings.purposeHint, problems: problems)
                html.checkboxes(
                    "agencies", Copy.Meetings.agencies, known.map { HTML.Choice($0.id, data: $0.shortName) }, checked: input.agencies,
                    short: true, problems: problems)
                if editing == nil {
                    html("h2", text: Copy.Meetings.agenda)
                    html("p", .class("hint"), text: Copy.Meetings.agendaHint)
                    for (index, item) in input.agenda.enumerated() {
                        agendaLine(html, item, invited: known, suffix: "-\(index + 1)", number: index + 1, problems)
                    }
                }
                html("div", .class("actions")) {
                    html.submit(Copy.Forms.save)
                    html("a", .href(editing?.path ?? "/meetings"), text: Copy.Forms.cancel)
                }
            }
        }
    }

    /// The fields of one agenda item.
    func agendaLine(
        _ html: HTML, _ item: AgendaInput, invited: [InvitedAgency], suffix: String = "", number: Int? = nil, _ problems: [FieldProblem]
    ) {
        html("div", .class("line agenda")) {
            html.field(
                "item-title" + suffix, number.map(Copy.Meetings.itemTitle) ?? Copy.Meetings.itemTitle, value: item.title,
                required: number == nil, problems: problems, Attribute("maxlength", 200))
            html.select(
                "item-presenter" + suffix, Copy.Meetings.presenter, invited.map { HTML.Choice($0.id, data: $0.shortName) },
                selected: item.presenter, empty: Copy.Meetings.nobody, problems: problems)
            html.field(
                "item-minutes" + suffix, Copy.Meetings.itemMinutes, value: item.minutes, type: "number", problems: problems,
                Attribute("min", 1), Attribute("max", 600))
        }
    }

    func agendaItemPage(
        _ meeting: MeetingRecord, _ item: AgendaItem, _ input: AgendaInput, invited: [InvitedAgency], _ problems: [FieldProblem] = []
    ) -> Response {
        page(
            Copy.Meetings.itemPage, lead: Text(meeting.title, meeting.title), section: .meetings,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html.form(self, action: "\(meeting.path)/agenda/\(item.id)", .class("wide")) {
                html("input", .type("hidden"), .name("version"), .value(form.has("version") ? form["version"] : "\(item.version)"))
                agendaLine(html, input, invited: invited, problems)
                html.textarea(
                    "item-notes", Copy.Meetings.notes, value: input.notes, rows: 6, hint: Copy.Meetings.notesHint, problems: problems)
                html("div", .class("actions")) {
                    html.submit(Copy.Forms.save)
                    html("a", .href(meeting.path), text: Copy.Forms.cancel)
                }
            }
            html.form(self, action: "\(meeting.path)/agenda/\(item.id)/remove") {
                html.submit(Copy.Meetings.remove, kind: "link")
            }
        }
    }

    func closePage(_ detail: MeetingDetail, _ problems: [FieldProblem] = []) -> Response {
        let meeting = detail.meeting
        let unrecorded = detail.attendance.filter { $0.attended == nil }.map(\.agency.shortName)
        let speakers = Set(detail.statements.map(\.speaker.id)).count
        return page(
            Copy.Meetings.closeTitle, lead: Copy.Meetings.closeLead, section: .meetings,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html("p", text: Copy.Meetings.heldSoFar(detail.statements.count, speakers, of: detail.attendance.count))
            if !unrecorded.isEmpty {
                html("p", .class("warn"), text: Copy.Meetings.willCountAbsent(unrecorded.joined(separator: ", ")))
                html("p") { html("a", .href("\(meeting.path)/attendance"), text: Copy.Meetings.recordAll) }
            }
            if !detail.statements.isEmpty { html("p", .class("note"), text: Copy.Meetings.drawsRest) }
            html.form(self, action: "\(meeting.path)/state", .class("wide")) {
                html("input", .type("hidden"), .name("step"), .value(MeetingState.Step.close.rawValue))
                html("input", .type("hidden"), .name("version"), .value(form.has("version") ? form["version"] : "\(meeting.version)"))
                html.textarea("notes", Copy.Meetings.closingNotes, value: form["notes"], hint: Copy.Meetings.notesHint, problems: problems)
                html("div", .class("actions")) {
                    html.submit(Copy.Meetings.closeNow, kind: "danger")
                    html("a", .href(meeting.path), text: Copy.Forms.cancel)
                }
            }
        }
    }

    /// Everybody's attendance on one form.
    func attendancePage(_ meeting: MeetingRecord, _ rows: [AttendanceRecord], _ inputs: [String: AttendanceInput], _ problems: [FieldProblem] = [])
        -> Response
    {
        page(
            Copy.Meetings.attendanceTitle, lead: Copy.Meetings.attendanceLead, section: .meetings,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html.form(self, action: "\(meeting.path)/attendance") {
                for (index, row) in rows.enumerated() {
                    html(
                        "div", .class(index == 0 ? "line roll first" : "line roll"), .role("group"),
                        Attribute("aria-labelledby", "g-\(row.agency.id)")
                    ) {
                        html("b", .id("g-\(row.agency.id)"), data: row.agency.shortName)
                        attendanceFields(html, row, inputs[row.agency.id], problems)
                    }
                }
                html("div", .class("actions")) {
                    html.submit(Copy.Forms.save)
                    html("a", .href(meeting.path), text: Copy.Forms.cancel)
                }
            }
        }
    }

    /// - Parameter typed: what was typed before, where the form is shown again.
    func attendanceFields(_ html: HTML, _ row: AttendanceRecord, _ typed: AttendanceInput?, _ problems: [FieldProblem]) {
        let suffix = "-\(row.agency.id)"
        let shown = typed ?? AttendanceInput(row)
        for field in ["attended", "attendee", "position", "mandate"] { html.name(field + suffix, Text(row.agency.shortName, row.agency.shortName)) }
        html("input", .type("hidden"), .name("version" + suffix), .value("\(shown.version ?? row.version)"))
        html.select(
            "attended" + suffix, Copy.Meetings.presence,
            [HTML.Choice("yes", Copy.Meetings.presence(true)), HTML.Choice("no", Copy.Meetings.presence(false))],
            selected: shown.attended, empty: Copy.Meetings.presence(nil), problems: problems)
        html.field("attendee" + suffix, Copy.Meetings.attendee, value: shown.attendee, problems: problems, Attribute("maxlength", 120))
        html.field("position" + suffix, Copy.Meetings.position, value: shown.position, problems: problems, Attribute("maxlength", 120))
        html.select(
            "mandate" + suffix, Copy.Meetings.mandate,
            Attendance.Mandate.allCases.map { HTML.Choice($0.word, Copy.Meetings.mandate($0)) },
            selected: shown.mandate, empty: Copy.Meetings.unknownMandate, problems: problems)
    }
}

extension MeetingState {
    /// The class of its tag.
    var style: String {
        switch self {
        case .draft, .closed: "tag"
        case .open: "tag part"
        case .inProgress: "tag met"
        }
    }
}

extension AttendanceInput {
    init(_ record: AttendanceRecord) {
        self.init(
            attended: record.attended.map { $0 ? "yes" : "no" } ?? "", attendee: record.attendee, position: record.position,
            mandate: record.mandate?.word ?? "", version: record.version)
    }
}
