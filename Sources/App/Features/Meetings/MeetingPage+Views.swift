import Collaboration
import Days
import Hummingbird
import Markup

/// The page of one meeting: first what waits for whoever reads it, then what the secretary does next, then the meeting itself.
extension Call {
    /// - Parameters:
    ///   - invitable: agencies that could still be invited.
    ///   - typed: attendance that was just sent and is shown again.
    ///   - problems: of the statement or the agenda item that was just sent, whose fields are shown again.
    func meetingPage(
        _ detail: MeetingDetail, invitable: [InvitedAgency] = [], attendance typed: [String: AttendanceInput] = [:],
        _ problems: [FieldProblem] = []
    ) -> Response {
        let meeting = detail.meeting
        let actor = visit.actor
        return page(
            Text(meeting.title, meeting.title), lead: Copy.Meetings.whenAndWhere(meeting), section: .meetings,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html("p") {
                html("span", .class(meeting.state.style), text: Copy.Meetings.state(meeting.state))
                if actor?.managesMeetings == true || meeting.state == .closed {
                    html.data(" ")
                    html("small", .class("note"), text: Copy.Meetings.nextHint(meeting.state))
                }
            }
            if actor?.managesMeetings == true { steps(html, detail) }
            if let actor, let agency = actor.agency, detail.invites(agency) { mine(html, detail, agency, actor.agencyName ?? "") }
            if !meeting.purpose.isEmpty { html("p", .class("said"), data: meeting.purpose) }
            figures(html, detail)
            if meeting.state.takesStatements, let actor { statementForm(html, detail, actor, problems) }
            agendaSection(html, detail, problems)
            statementsSection(html, detail)
            attendanceSection(html, detail, invitable, typed, problems)
            if !meeting.closingNotes.isEmpty {
                html("h2", text: Copy.Minutes.conclusion)
                html("p", .class("said"), data: meeting.closingNotes)
            }
            html("p", .class("actions")) {
                html("a", .href("\(meeting.path)/understanding"), text: Copy.Meetings.matrix)
                html("a", .href("\(meeting.path)/minutes"), text: Copy.Meetings.minutesSheet)
            }
        }
    }

    // MARK: What the secretary does next

    private func steps(_ html: HTML, _ detail: MeetingDetail) {
        let meeting = detail.meeting
        html("div", .class("actions")) {
            switch meeting.state {
            case .draft:
                stepButton(html, meeting, .invite)
                html("a", .class("button quiet"), .href("\(meeting.path)/edit"), text: Copy.Meetings.edit)
            case .open:
                stepButton(html, meeting, .start)
                html("a", .class("button quiet"), .href("\(meeting.path)/edit"), text: Copy.Meetings.edit)
                stepButton(html, meeting, .recall, kind: "link")
            case .inProgress:
                html("a", .class("button"), .href("\(meeting.path)/attendance"), text: Copy.Meetings.recordAll)
                html.form(self, action: "\(meeting.path)/rounds", .class("inline")) {
                    html.submit(Copy.Meetings.closeRound, kind: "quiet")
                }
                html("a", .class("button quiet"), .href("\(meeting.path)/close"), text: Copy.Meetings.step(.close))
            case .closed:
                html("a", .class("button"), .href("\(meeting.path)/minutes"), text: Copy.Meetings.minutesSheet)
            }
        }
        if meeting.state == .inProgress { html("p", .class("hint"), text: Copy.Meetings.closeRoundHint) }
    }

    private func stepButton(_ html: HTML, _ meeting: MeetingRecord, _ step: MeetingState.Step, kind: String? = nil) {
        html.form(self, action: "\(meeting.path)/state", .class("inline")) {
            html("input", .type("hidden"), .name("step"), .value(step.rawValue))
            html("input", .type("hidden"), .name("version"), .value("\(meeting.version)"))
            html.submit(Copy.Meetings.step(step), kind: kind)
        }
    }

    // MARK: What waits for the reader's agency

    private func mine(_ html: HTML, _ detail: MeetingDetail, _ agency: String, _ name: String) {
        let waiting = detail.waiting(for: agency)
        if detail.meeting.state == .draft || (detail.meeting.state == .open && waiting.isEmpty) { return }
        html("section", Attribute("aria-labelledby", "mine")) {
            html("h2", .id("mine"), text: Copy.Meetings.mine(name, waiting.count))
            if waiting.isEmpty {
                if detail.meeting.state.takesStatements {
                    html("p", .class("note"), text: Copy.Meetings.nothingYet)
                }
            } else {
                html("ul", .class("stack")) {
                    for record in waiting {
                        html("li", .class("card")) { readBackTask(html, record, back: .meeting) }
                    }
                }
            }
            if detail.meeting.state.takesStatements {
                html("p", .class("actions")) { html("a", .class("button quiet"), .href(detail.meeting.path), text: Copy.Meetings.reload) }
            }
        }
    }

    // MARK: The answer in numbers

    private func figures(_ html: HTML, _ detail: MeetingDetail) {
        guard detail.meeting.state == .inProgress || detail.meeting.state == .closed else { return }
        let total = detail.matrix(on: today).total
        html("ul", .class("figures few")) {
            html("li") {
                html("b") {
                    html("a", .href("\(detail.meeting.path)/understanding"), data: "\(total.confirmed)/\(total.required)")
                }
                html("small") {
                    html(Copy.Meetings.confirmedShort)
                    if total.overdue > 0 {
                        html.data(", ")
                        html("span", .class("late")) {
                            html.data("\(total.overdue) ")
                            html(Copy.Meetings.overdueShort)
                        }
                    }
                }
            }
            html("li") {
                html("b", data: "\(detail.attended)/\(detail.attendance.count)")
                html("small", text: Copy.Meetings.presentShort)
            }
            html("li") {
                html("b", data: "\(detail.statements.count)")
                html("small", text: Copy.Meetings.statementsShort)
            }
        }
    }

    // MARK: Statements

    private func statementForm(_ html: HTML, _ detail: MeetingDetail, _ actor: Actor, _ problems: [FieldProblem]) {
        let speakers = detail.invited.filter { actor.records(for: $0.id) }
        guard !speakers.isEmpty else { return }
        let typed = form.has("content")
        html("details", .class("card"), Attribute("open", when: typed || actor.managesMeetings)) {
            html("summary", text: actor.managesMeetings ? Copy.ReadBacks.recordStatement : Copy.ReadBacks.newStatement)
            html.form(self, action: "\(detail.meeting.path)/statements") {
                if speakers.count == 1 {
                    html("input", .type("hidden"), .name("agency"), .value(speakers[0].id))
                } else {
                    html.select(
                        "agency", Copy.ReadBacks.speaker, speakers.map { HTML.Choice($0.id, data: $0.shortName) }, selected: form["agency"],
                        empty: Copy.Forms.choose, required: true, problems: problems)
                }
                html.radios(
                    "kind", Copy.ReadBacks.kind, Statement.Kind.allCases.map { HTML.Choice($0.rawValue, $0.hint) }, selected: form["kind"],
                    problems: problems)
                html.textarea(
                    "content", Copy.ReadBacks.content, value: form["content"], hint: Copy.ReadBacks.contentHint, required: true,
                    problems: problems)
                html.checkboxes(
                    "addressed", Copy.ReadBacks.addressed,
                    detail.invited.filter { speakers.count > 1 || $0 != speakers[0] }.map { HTML.Choice($0.id, data: $0.shortName) },
                    checked: Set(form.all("addressed")), short: true, hint: Copy.ReadBacks.addressedHint, problems: problems)
                if !detail.agenda.isEmpty {
                    html.select(
                        "item", Copy.ReadBacks.item, detail.agenda.map { HTML.Choice($0.id, data: $0.title) }, selected: form["item"],
                        empty: Copy.ReadBacks.noItem, problems: problems)
                }
                html.submit(Copy.Forms.save)
            }
        }
    }

    private func statementsSection(_ html: HTML, _ detail: MeetingDetail) {
        guard detail.meeting.state == .inProgress || detail.meeting.state == .closed else { return }
        html("h2", text: Copy.Meetings.statements)
        guard !detail.statements.isEmpty else {
            html("p", .class("note"), text: Copy.ReadBacks.noStatements)
            return
        }
        html("ul", .class("stack")) {
            // While people speak, the last words first.
            for record in detail.meeting.state == .inProgress ? detail.statements.reversed() : detail.statements {
                let readBacks = detail.readBacks(of: record.statement.id)
                html("li", .class("card")) {
                    html("p", .class("note")) {
                        html("span", .class("tag"), text: record.statement.kind.title)
                        html.data(" ")
                        html("b", data: record.speaker.shortName)
                        if !record.addressed.isEmpty {
                            html.data(" ")
                            html(Copy.ReadBacks.asksOf)
                            html.data(" " + record.addressed.map(\.shortName).joined(separator: ", "))
                        }
                    }
                    html("blockquote", data: record.statement.text)
                    html("p", .class("actions")) {
                        html("a", .href(record.path)) {
                            if readBacks.isEmpty {
                                html(Copy.ReadBacks.nobodyYet)
                            } else {
                                html(Copy.ReadBacks.understood(readBacks.count { $0.readBack.state == .confirmed }, of: readBacks.count))
                            }
                        }
                        if visit.actor?.agency != nil {
                            html("a", .href(record.responsibilityPath), text: Copy.Meetings.responsibility)
                        }
                    }
                }
            }
        }
    }

    // MARK: Agenda

    private func agendaSection(_ html: HTML, _ detail: MeetingDetail, _ problems: [FieldProblem]) {
        let meeting = detail.meeting
        let manages = visit.actor?.managesMeetings == true && meeting.state.takesAgenda
        html("h2", text: Copy.Meetings.agenda)
        if detail.agenda.isEmpty { html("p", .class("note"), text: Copy.Meetings.noAgenda) }
        if detail.agendaMinutes > meeting.minutes {
            html("p", .class("warn"), text: Copy.Meetings.agendaLonger(detail.agendaMinutes, meeting.minutes))
        }
        html("ol", .class("agenda-list")) {
            for (index, (item, time)) in zip(detail.agenda, detail.agendaTimes).enumerated() {
                html("li") {
                    html("time", data: Copy.Meetings.clock(time)(language))
                    html("div") {
                        html("b", data: item.title)
                        html.data(" ")
                        html("small") {
                            if let presenter = item.presenter { html.data(presenter.shortName + " · ") }
                            html(Copy.Meetings.minutesLong(item.minutes))
                        }
                        if !item.notes.isEmpty { html("p", .class("said"), data: item.notes) }
                        if manages { itemActions(html, meeting, item, index, last: index == detail.agenda.count - 1) }
                    }
                }
            }
        }
        guard manages else { return }
        html("details", Attribute("open", when: form.has("item-title"))) {
            html("summary", text: Copy.Meetings.addItem)
            html.form(self, action: "\(meeting.path)/agenda", .class("wide")) {
                agendaLine(html, AgendaInput(form), invited: detail.invited, problems)
                html.submit(Copy.Meetings.addItem, kind: "quiet")
            }
        }
    }

    private func itemActions(_ html: HTML, _ meeting: MeetingRecord, _ item: AgendaItem, _ index: Int, last: Bool) {
        let path = "\(meeting.path)/agenda/\(item.id)"
        html("div", .class("actions")) {
            html("a", .href(path), .label(Copy.Meetings.changeItem(item.title)), text: Copy.Meetings.change)
            for (direction, shown) in [("up", index > 0), ("down", !last)] where shown {
                html.form(self, action: "\(path)/move", .class("inline")) {
                    html("input", .type("hidden"), .name("direction"), .value(direction))
                    html(
                        "button", .type("submit"), .class("link"),
                        .label(direction == "up" ? Copy.Meetings.upItem(item.title) : Copy.Meetings.downItem(item.title)),
                        text: direction == "up" ? Copy.Meetings.up : Copy.Meetings.down)
                }
            }
        }
    }

    // MARK: Attendance

    private func attendanceSection(
        _ html: HTML, _ detail: MeetingDetail, _ invitable: [InvitedAgency], _ typed: [String: AttendanceInput], _ problems: [FieldProblem]
    ) {
        let meeting = detail.meeting
        let held = meeting.state == .inProgress || meeting.state == .closed
        html("h2", text: held ? Copy.Meetings.attendance : Copy.Meetings.invited)
        if held {
            html("table", .class("rows")) {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.Meetings.agency)
                        html("th", text: Copy.Meetings.presence)
                        html("th", text: Copy.Meetings.attendee)
                        html("th", text: Copy.Meetings.mandate)
                    }
                }
                html("tbody") {
                    for row in detail.attendance { attendanceRow(html, row) }
                }
            }
        } else {
            html("p", data: detail.invited.map(\.shortName).joined(separator: ", "))
        }
        if meeting.state.takesAttendance, let actor = visit.actor, !actor.managesMeetings,
            let own = detail.attendance.first(where: { actor.speaks(for: $0.agency.id) })
        {
            html("details", .class("card"), Attribute("open", when: own.attended == nil || form.has("attended-\(own.agency.id)"))) {
                html("summary", text: Copy.Meetings.ownAttendance)
                html.form(self, action: "\(meeting.path)/attendance") {
                    attendanceFields(html, own, typed[own.agency.id], problems)
                    html.submit(Copy.Forms.save)
                }
            }
        }
        if visit.actor?.managesMeetings == true, meeting.state.takesInvitations, !invitable.isEmpty, meeting.state != .draft {
            html("details") {
                html("summary", text: Copy.Meetings.inviteMore)
                html.form(self, action: "\(meeting.path)/invitations", .class("row")) {
                    html.select(
                        "invited", Copy.Meetings.agency, invitable.map { HTML.Choice($0.id, data: $0.shortName) }, empty: Copy.Forms.choose,
                        required: true)
                    html.submit(Copy.Meetings.invite, kind: "quiet")
                }
            }
        }
    }

    private func attendanceRow(_ html: HTML, _ row: AttendanceRecord) {
        html("tr") {
            html("th", Attribute("scope", "row"), Attribute("title", row.agency.name), data: row.agency.shortName)
            html("td") {
                html(
                    "span", .class(row.attended.map { $0 ? "tag met" : "tag not" } ?? "tag"), text: Copy.Meetings.presence(row.attended))
            }
            html("td") {
                html.data(row.attendee)
                if !row.position.isEmpty {
                    html("br")
                    html("small", .class("note"), data: row.position)
                }
            }
            html("td") {
                if let mandate = row.mandate { html(Copy.Meetings.mandate(mandate)) }
            }
        }
    }
}
