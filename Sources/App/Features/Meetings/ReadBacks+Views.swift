import Collaboration
import Days
import Hummingbird
import Markup

/// Statements, read-backs, and the two things people do with them: say, and confirm or correct.
extension Call {
    /// Where the browser goes after a read-back was sent.
    enum Back: String { case meeting, page }

    /// What waits for the reader: the words, and the form that answers them. Nothing where it is not the reader's turn.
    func readBackTask(_ html: HTML, _ record: ReadBackRecord, back: Back, _ problems: [FieldProblem] = []) {
        guard let agency = visit.actor?.agency, record.readBack.waitsFor == agency else { return }
        if agency == record.readBack.listener {
            taskToSay(html, record, back, problems)
        } else {
            taskToConfirm(html, record, back, problems)
        }
    }

    private func taskToSay(_ html: HTML, _ record: ReadBackRecord, _ back: Back, _ problems: [FieldProblem]) {
        let field = "text-\(record.id)"
        html("p", .class("note")) {
            html(Copy.ReadBacks.by(record.statement.kind, record.speaker.shortName))
            html.data(" · ")
            dueNote(html, record)
        }
        html("blockquote", data: record.statement.text)
        if let last = record.readBack.attempts.last, case .corrected(let correction) = last.answer {
            html("p", .class("note"), text: Copy.ReadBacks.saidBack(record.listener.shortName))
            html("blockquote", data: last.text)
            html("p", .class("warn said")) {
                html("b", text: Copy.ReadBacks.corrected(record.speaker.shortName))
                html.data(" " + correction)
            }
        }
        html.form(self, action: "\(record.path)/say") {
            html("input", .type("hidden"), .name("version"), .value(form.has("version") ? form["version"] : "\(record.version)"))
            html("input", .type("hidden"), .name("back"), .value(back.rawValue))
            html.textarea(
                field, record.readBack.attempts.isEmpty ? Copy.ReadBacks.say : Copy.ReadBacks.sayAgain, value: form[field], rows: 3,
                hint: Copy.ReadBacks.sayHint, required: true, problems: problems)
            html.submit(Copy.ReadBacks.send)
        }
        if back == .meeting { html("a", .href(record.path), text: Copy.ReadBacks.whyHeading) }
    }

    private func taskToConfirm(_ html: HTML, _ record: ReadBackRecord, _ back: Back, _ problems: [FieldProblem]) {
        guard let last = record.readBack.attempts.last else { return }
        let field = "correction-\(record.id)"
        html("p", .class("note")) {
            html(Copy.ReadBacks.youSaid(record.statement.kind))
            html.data(" · ")
            dueNote(html, record)
        }
        html("blockquote", data: record.statement.text)
        html("p") { html("b", text: Copy.ReadBacks.saidBack(record.listener.shortName)) }
        html("blockquote", data: last.text)
        html.form(self, action: "\(record.path)/confirm") {
            html("input", .type("hidden"), .name("attempt"), .value("\(last.number)"))
            html("input", .type("hidden"), .name("back"), .value(back.rawValue))
            html.submit(Copy.ReadBacks.confirm)
        }
        html("details", Attribute("open", when: form.has(field))) {
            html("summary", text: Copy.ReadBacks.correct)
            html.form(self, action: "\(record.path)/correct") {
                html("input", .type("hidden"), .name("attempt"), .value(form.has(field) ? form["attempt"] : "\(last.number)"))
                html("input", .type("hidden"), .name("back"), .value(back.rawValue))
                html.textarea(field, Copy.ReadBacks.correction, value: form[field], rows: 3, required: true, problems: problems)
                html.submit(Copy.ReadBacks.sendCorrection, kind: "quiet")
            }
        }
    }

    private func dueNote(_ html: HTML, _ record: ReadBackRecord) {
        let readBack = record.readBack
        if readBack.isOverdue(on: today) {
            html("span", .class("late"), text: Copy.ReadBacks.overdue(today - readBack.due))
        } else if readBack.due == today, readBack.state != .confirmed {
            html(Copy.ReadBacks.dueToday)
        } else {
            html(Copy.ReadBacks.dueOn(readBack.due))
        }
    }

    // MARK: One read-back

    func readBackPage(_ record: ReadBackRecord, _ problems: [FieldProblem] = []) -> Response {
        let readBack = record.readBack
        let agency = visit.actor?.agency
        let isMine = agency != nil && readBack.waitsFor == agency
        let title =
            isMine
            ? (agency == readBack.listener
                ? Copy.ReadBacks.askToSay(record.speaker.shortName) : Copy.ReadBacks.askToConfirm(record.listener.shortName))
            : Copy.ReadBacks.title(record.listener.shortName, record.speaker.shortName)
        return page(title, section: .meetings, status: problems.isEmpty ? .ok : .unprocessableContent) { html in
            html.problems(problems)
            html("p") {
                stateTag(html, record)
                html.data(" ")
                html("a", .href("/meetings/\(record.meeting)"), data: record.meetingTitle)
            }
            if isMine {
                html("div", .class("card")) { readBackTask(html, record, back: .page, problems) }
            } else {
                html("p", .class("note"), text: Copy.ReadBacks.by(record.statement.kind, record.speaker.shortName))
                html("blockquote", data: record.statement.text)
                if let other = readBack.waitsFor {
                    let name = other == readBack.listener ? record.listener.shortName : record.speaker.shortName
                    html("p") {
                        html(Copy.ReadBacks.waitsFor(name))
                        html.data(" · ")
                        dueNote(html, record)
                    }
                }
            }
            attempts(html, record)
            html("h2", text: Copy.ReadBacks.whyHeading)
            html("p", text: Copy.ReadBacks.why(readBack.requirement, record.listener.shortName, record.speaker.shortName))
            if readBack.requirement == .sampled {
                html("p", .class("note"), text: Copy.ReadBacks.howDrawn(seedText(record.meeting)))
            }
            html("p") { html("a", .href("/statements/\(readBack.statement)"), text: Copy.ReadBacks.whoSaysBack) }
        }
    }

    private func attempts(_ html: HTML, _ record: ReadBackRecord) {
        html("h2", text: Copy.ReadBacks.attempts)
        if record.readBack.attempts.isEmpty { html("p", .class("note"), text: Copy.ReadBacks.noAttempts) }
        html("ol", .class("stack")) {
            for attempt in record.readBack.attempts {
                html("li", .class("card")) {
                    html("p", .class("note")) {
                        html(Copy.ReadBacks.attempt(attempt.number))
                        html.data(" · ")
                        byline(html, record.names[attempt.saidBy], record.listener, attempt.saidAt)
                    }
                    html("blockquote", data: attempt.text)
                    if let answer = attempt.answer {
                        html("p", .class("said")) {
                            switch answer {
                            case .confirmed: html("b", text: Copy.ReadBacks.confirmedBy(record.speaker.shortName))
                            case .corrected(let correction):
                                html("b", text: Copy.ReadBacks.corrected(record.speaker.shortName))
                                html.data(" " + correction)
                            }
                        }
                        if let by = attempt.answeredBy, let at = attempt.answeredAt {
                            html("p", .class("note")) { byline(html, record.names[by], record.speaker, at) }
                        }
                    }
                }
            }
        }
    }

    private func byline(_ html: HTML, _ name: String?, _ agency: InvitedAgency, _ at: Instant) {
        let parts = [name ?? "", agency.shortName, language.moment(at)]
        html.data(parts.filter { !$0.isEmpty }.joined(separator: " · "))
    }

    private func stateTag(_ html: HTML, _ record: ReadBackRecord) {
        let readBack = record.readBack
        let style =
            readBack.state == .confirmed ? "tag met" : readBack.isOverdue(on: today) ? "tag not" : readBack.state == .due ? "tag" : "tag part"
        html("span", .class(style), text: Copy.ReadBacks.state(readBack.state))
    }

    /// The seed of the draw, as it is shown: 16 hexadecimal digits.
    private func seedText(_ meeting: String) -> String {
        let digits = String(Assignment.seed(from: meeting), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    // MARK: One statement

    func statementPage(_ record: StatementRecord, _ meeting: MeetingRecord, _ readBacks: [ReadBackRecord], item: AgendaItem?) -> Response {
        let confirmed = readBacks.count { $0.readBack.state == .confirmed }
        let recordsFor = visit.actor?.records(for: record.statement.agency) ?? false
        let canTakeBack =
            recordsFor
            && (try? Statement.checkTakenBack(state: meeting.state, readBacks: readBacks.map(\.readBack.state))) != nil
        return page(
            Copy.ReadBacks.statementTitle(record.statement.kind, record.speaker.shortName),
            lead: readBacks.isEmpty ? nil : Copy.ReadBacks.understood(confirmed, of: readBacks.count), section: .meetings
        ) { html in
            html("blockquote", data: record.statement.text)
            html("p", .class("note")) {
                html("a", .href(meeting.path), data: meeting.title)
                html.data(" · " + language.moment(record.statement.at))
                if let item { html.data(" · " + item.title) }
                if !record.addressed.isEmpty {
                    html.data(" · ")
                    html(Copy.ReadBacks.asksOf)
                    html.data(" " + record.addressed.map(\.shortName).joined(separator: ", "))
                }
                if !record.recordedBy.isEmpty {
                    html.data(" · ")
                    html(Copy.ReadBacks.recordedBy)
                    html.data(" " + record.recordedBy)
                }
            }
            html("h2", text: Copy.ReadBacks.whoSaysBack)
            if readBacks.isEmpty {
                html("p", .class("note"), text: Copy.ReadBacks.noneOfStatement)
            } else {
                readBackTable(html, readBacks, showsStatement: false)
            }
            if visit.actor?.agency != nil {
                html("p", .class("actions")) {
                    html("a", .class("button quiet"), .href(record.responsibilityPath), text: Copy.Meetings.responsibility)
                }
            }
            if canTakeBack {
                html.form(self, action: "\(record.path)/take-back") {
                    html.submit(Copy.ReadBacks.takeBack, kind: "link")
                    html("p", .class("hint"), text: Copy.ReadBacks.takeBackHint)
                }
            }
        }
    }

    // MARK: The list

    func readBacksPage(_ records: [ReadBackRecord], _ filter: ReadBackFilter, agencies: [InvitedAgency]) -> Response {
        let confirmed = records.count { $0.readBack.state == .confirmed }
        let choices = agencies.map { HTML.Choice($0.id, data: $0.shortName) }
        return page(Copy.ReadBacks.listTitle(confirmed, records.count), lead: Copy.ReadBacks.listLead, section: .meetings) { html in
            html.search(action: "/read-backs", .class("row")) {
                if let meeting = filter.meeting { html("input", .type("hidden"), .name("meeting"), .value(meeting)) }
                html.select(
                    "listener", Copy.ReadBacks.listener, choices, selected: filter.listener ?? "", empty: Copy.ReadBacks.anyListener)
                html.select("speaker", Copy.ReadBacks.speaker, choices, selected: filter.speaker ?? "", empty: Copy.ReadBacks.anySpeaker)
                html.select(
                    "state", Copy.ReadBacks.state, ReadBackFilter.State.allCases.map { HTML.Choice($0.rawValue, Copy.ReadBacks.filter($0)) },
                    selected: filter.state?.rawValue ?? "", empty: Copy.ReadBacks.anyState)
                html.submit(Copy.Forms.show, kind: "quiet")
            }
            if let meeting = filter.meeting, let title = records.first?.meetingTitle {
                html("p") { html("a", .href("/meetings/\(meeting)"), data: title) }
            }
            if records.isEmpty {
                html("p", .class("note"), text: filter.isEmpty ? Copy.ReadBacks.emptyAtAll : Copy.ReadBacks.emptyList)
            } else {
                readBackTable(html, records, showsStatement: true)
            }
        }
    }

    private func readBackTable(_ html: HTML, _ records: [ReadBackRecord], showsStatement: Bool) {
        html("table", .class("rows")) {
            html("thead") {
                html("tr") {
                    html("th", text: Copy.ReadBacks.listener)
                    if showsStatement { html("th", text: Copy.ReadBacks.statement) }
                    html("th", text: Copy.ReadBacks.state)
                    html("th", text: Copy.ReadBacks.due)
                }
            }
            html("tbody") {
                for record in records {
                    html("tr") {
                        html("th", Attribute("scope", "row")) {
                            html("a", .href(record.path), data: record.listener.shortName)
                            html.data(" ")
                            html("small", .class("note"), text: Copy.ReadBacks.requirement(record.readBack.requirement))
                        }
                        if showsStatement {
                            html("td") {
                                html("b", data: record.speaker.shortName)
                                html.data(" " + shortened(record.statement.text, to: 90))
                            }
                        }
                        html("td") { stateTag(html, record) }
                        html("td") {
                            if record.readBack.state == .confirmed, let at = record.readBack.confirmedAt {
                                html("span", .class("note"), data: language.shortDate(at.jakartaDay))
                            } else {
                                dueNote(html, record)
                            }
                        }
                    }
                }
            }
        }
    }
}

extension StatementRecord {
    /// Where it becomes somebody's responsibility.
    var responsibilityPath: String { "/responsibilities/new?meeting=\(statement.meeting)&statement=\(statement.id)" }
}

extension ReadBackFilter {
    var isEmpty: Bool { meeting == nil && listener == nil && speaker == nil && state == nil && waitsFor == nil }
}
