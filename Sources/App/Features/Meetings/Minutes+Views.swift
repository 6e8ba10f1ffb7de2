import Collaboration
import Database
import Days
import Hummingbird
import Markup

/// What the minutes need beyond the meeting itself.
struct MinutesExtras: Sendable {
    let agreements: [Agreement]
    let chair: String?
    let secretary: String?
    let head: LedgerHead
}

/// The minutes, as they are printed on A4.
extension Call {
    func minutesPage(_ detail: MeetingDetail, _ extras: MinutesExtras) -> Response {
        let meeting = detail.meeting
        return sheet(Copy.Minutes.title, back: meeting.path) { html in
            html("p", .class("note")) {
                html("b", text: Copy.Minutes.title)
                html.data(" · ")
                html(Copy.Minutes.team)
                if let name = visit.districtName { html.data(" · " + name) }
            }
            html("h1", data: meeting.title)
            if meeting.state != .closed { html("p", .class("warn"), text: Copy.Minutes.provisional) }
            minutesHeader(html, meeting)
            minutesAttendance(html, detail)
            minutesAgenda(html, detail)
            minutesStatements(html, detail)
            minutesReadBacks(html, detail)
            minutesAgreements(html, extras.agreements)
            if !meeting.closingNotes.isEmpty {
                html("h2", text: Copy.Minutes.conclusion)
                html("p", .class("said"), data: meeting.closingNotes)
            }
            html("div", .class("signatures")) {
                signature(html, Copy.Minutes.chair, extras.chair)
                signature(html, Copy.Minutes.secretary, extras.secretary)
            }
            html("p", .class("source")) {
                html(Copy.Minutes.printed(now))
                html.data(". ")
                html(Copy.Minutes.anchor(extras.head.sequence, String(extras.head.hash.prefix(16))))
            }
        }
    }

    private func minutesHeader(_ html: HTML, _ meeting: MeetingRecord) {
        let day = meeting.startsAt.jakartaDay
        html("dl", .class("facts")) {
            html("dt", text: Copy.Minutes.day)
            html("dd", data: [language.weekday(day), language.date(day)].joined(separator: ", "))
            html("dt", text: Copy.Minutes.time)
            html("dd", text: Copy.Minutes.totalMinutes(meeting.startsAt, meeting.endsAt))
            if !meeting.place.isEmpty {
                html("dt", text: Copy.Minutes.place)
                html("dd", data: meeting.place)
            }
            if !meeting.purpose.isEmpty {
                html("dt", text: Copy.Minutes.purpose)
                html("dd", .class("said"), data: meeting.purpose)
            }
        }
    }

    private func minutesAttendance(_ html: HTML, _ detail: MeetingDetail) {
        html("h2", text: Copy.Minutes.attendance(detail.attended, detail.attendance.count))
        let came = detail.attendance.filter { $0.attended == true }
        if !came.isEmpty {
            html("div", .class("scroll"), Attribute("tabindex", "0"), .role("region"), .label(Copy.Meetings.attendance)) {
                html("table") {
                    html("thead") {
                        html("tr") {
                            html("th", .class("n"), text: Copy.Minutes.number)
                            html("th", text: Copy.Meetings.agency)
                            html("th", text: Copy.Meetings.attendee)
                            html("th", text: Copy.Meetings.position)
                            html("th", text: Copy.Meetings.mandate)
                        }
                    }
                    html("tbody") {
                        for (index, row) in came.enumerated() {
                            html("tr") {
                                html("td", .class("n"), data: "\(index + 1)")
                                html("td", data: row.agency.name)
                                html("td", data: row.attendee)
                                html("td", data: row.position)
                                html("td") {
                                    html(row.mandate.map(Copy.Meetings.mandate) ?? Copy.Meetings.unknownMandate)
                                }
                            }
                        }
                    }
                }
            }
        }
        let absent = detail.attendance.filter { $0.attended != true }
        if !absent.isEmpty {
            html("p") {
                html("b", text: Copy.Minutes.absent)
                html.data(": " + absent.map(\.agency.name).joined(separator: ", ") + ".")
            }
        }
    }

    private func minutesAgenda(_ html: HTML, _ detail: MeetingDetail) {
        html("h2", text: Copy.Meetings.agenda)
        if detail.agenda.isEmpty { html("p", text: Copy.Minutes.none) }
        html("ol") {
            for item in detail.agenda {
                html("li") {
                    html("b", data: item.title)
                    if let presenter = item.presenter { html.data(" (" + presenter.shortName + ")") }
                    if !item.notes.isEmpty { html("p", .class("said"), data: item.notes) }
                }
            }
        }
    }

    private func minutesStatements(_ html: HTML, _ detail: MeetingDetail) {
        html("h2", text: Copy.Minutes.statementsBy)
        if detail.statements.isEmpty { html("p", text: Copy.Minutes.none) }
        for agency in detail.invited {
            let own = detail.statements.filter { $0.speaker == agency }
            if own.isEmpty { continue }
            html("h3", data: agency.name)
            html("ul") {
                for record in own {
                    html("li", .class("said")) {
                        html("b", text: record.statement.kind.title)
                        html.data(": " + record.statement.text)
                        if !record.addressed.isEmpty {
                            html("i") {
                                html.data(" (")
                                html(Copy.ReadBacks.asksOf)
                                html.data(" " + record.addressed.map(\.shortName).joined(separator: ", ") + ")")
                            }
                        }
                    }
                }
            }
        }
    }

    private func minutesReadBacks(_ html: HTML, _ detail: MeetingDetail) {
        let total = detail.matrix(on: today).total
        html("h2", text: Copy.Minutes.readBacks(total.confirmed, total.required))
        if detail.readBacks.isEmpty { return }
        // One line a statement: sixty read-backs would fill pages, and their words stay on record.
        html("div", .class("scroll"), Attribute("tabindex", "0"), .role("region"), .label(Copy.ReadBacks.list)) {
            html("table") {
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.ReadBacks.statement)
                        html("th", text: Copy.Minutes.confirmedReadBacks)
                        html("th", text: Copy.Minutes.owed)
                    }
                }
                html("tbody") {
                    for record in detail.statements {
                        let readBacks = detail.readBacks(of: record.statement.id)
                        let confirmed = readBacks.filter { $0.readBack.state == .confirmed }
                        let owed = readBacks.filter { $0.readBack.state != .confirmed }
                        html("tr") {
                            html("td") {
                                html("b", data: record.speaker.shortName)
                                html.data(" " + shortened(record.statement.text, to: 60))
                            }
                            html("td") {
                                if confirmed.isEmpty { html(Copy.Minutes.nobody) }
                                html.data(confirmed.map(\.listener.shortName).joined(separator: ", "))
                            }
                            html("td") {
                                html.data(owed.map(\.listener.shortName).joined(separator: ", "))
                                if let last = owed.map(\.readBack.due).max() {
                                    html.data(" ")
                                    html("i", text: Copy.Minutes.owedUntil(last))
                                }
                            }
                        }
                    }
                }
            }
        }
        let corrected = detail.readBacks.filter(\.readBack.wasCorrected)
        if corrected.isEmpty { return }
        html("h3", text: Copy.Minutes.corrections)
        html("ul") {
            for record in corrected {
                for attempt in record.readBack.attempts {
                    if case .corrected(let correction) = attempt.answer {
                        html("li", .class("said")) {
                            pair(html, record)
                            html.data(". ")
                            html("i", text: Copy.Minutes.understood)
                            html.data(" " + attempt.text + " ")
                            html("i", text: Copy.Minutes.straightened)
                            html.data(" " + correction)
                        }
                    }
                }
            }
        }
    }

    private func pair(_ html: HTML, _ record: ReadBackRecord) {
        html("b", data: record.listener.shortName + " ← " + record.speaker.shortName)
    }

    private func minutesAgreements(_ html: HTML, _ agreements: [Agreement]) {
        html("h2", text: Copy.Minutes.agreements)
        guard !agreements.isEmpty else {
            html("p", text: Copy.Minutes.none)
            return
        }
        html("div", .class("scroll"), Attribute("tabindex", "0"), .role("region"), .label(Copy.Minutes.agreements)) {
            html("table") {
                html("thead") {
                    html("tr") {
                        html("th", .class("n"), text: Copy.Minutes.number)
                        html("th", text: Copy.Minutes.responsibility)
                        html("th", text: Copy.Minutes.person)
                        html("th", text: Copy.Minutes.due)
                    }
                }
                html("tbody") {
                    for (index, agreement) in agreements.enumerated() {
                        html("tr") {
                            html("td", .class("n"), data: "\(index + 1)")
                            html("td", data: agreement.title)
                            html("td", data: [agreement.agency, agreement.person].joined(separator: ", "))
                            html("td", data: language.date(agreement.due))
                        }
                    }
                }
            }
        }
    }

    private func signature(_ html: HTML, _ office: Text, _ name: String?) {
        html("div") {
            html("p", text: office)
            html("br")
            html("br")
            if let name {
                html("p") { html("b", data: name) }
            } else {
                html("p", .class("note"), text: Copy.Minutes.nameLine)
            }
        }
    }
}
