import Collaboration
import Days
import Hummingbird
import Markup

/// Listener × speaker: who has understood whom, the total first.
extension Call {
    func meetingMatrixPage(_ detail: MeetingDetail) -> Response {
        let matrix = detail.matrix(on: today)
        let title = Text(detail.meeting.title, detail.meeting.title)
        return page(Copy.ReadBacks.matrixTitle, lead: title, section: .meetings) { html in
            matrixBody(html, matrix, detail.invited) { listener, speaker in
                "/read-backs?meeting=\(detail.meeting.id)" + (listener.map { "&listener=\($0)" } ?? "") + (speaker.map { "&speaker=\($0)" } ?? "")
            }
            html("p", .class("actions")) {
                html("a", .href(detail.meeting.path), data: detail.meeting.title)
                html("a", .href("/understanding"), text: Copy.ReadBacks.allMeetings)
            }
        }
    }

    func periodMatrixPage(_ matrix: UnderstandingMatrix, _ agencies: [InvitedAgency], _ asked: PeriodAsked, meetings: Int) -> Response {
        page(
            Copy.ReadBacks.matrixTitle, lead: Copy.ReadBacks.inPeriod(asked.first, asked.last, meetings), section: .meetings,
            status: asked.problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(asked.problems)
            matrixBody(html, matrix, agencies) { listener, speaker in
                "/read-backs?from=\(asked.first.iso)&until=\(asked.last.iso)" + (listener.map { "&listener=\($0)" } ?? "")
                    + (speaker.map { "&speaker=\($0)" } ?? "")
            }
            html("h2", text: Copy.ReadBacks.period)
            html.search(action: "/understanding", .class("row")) {
                html.field("from", Copy.ReadBacks.from, value: asked.first.iso, type: "date", required: true, problems: asked.problems)
                html.field("until", Copy.ReadBacks.until, value: asked.last.iso, type: "date", required: true, problems: asked.problems)
                html.submit(Copy.Forms.show, kind: "quiet")
            }
        }
    }

    private func matrixBody(
        _ html: HTML, _ matrix: UnderstandingMatrix, _ agencies: [InvitedAgency], link: (_ listener: String?, _ speaker: String?) -> String
    ) {
        let total = matrix.total
        guard total.required > 0 else {
            html("p", .class("note"), text: Copy.ReadBacks.matrixEmpty)
            return
        }
        html("p") {
            html("a", .href(link(nil, nil))) {
                html("strong", text: Copy.ReadBacks.matrixAnswer(total.confirmed, total.required))
            }
            if total.overdue > 0 {
                html.data(" ")
                html("a", .class("late"), .href(link(nil, nil) + "&state=overdue")) {
                    html.data("\(total.overdue) ")
                    html(Copy.Meetings.overdueShort)
                }
            }
        }
        // Only who has said something has a column: the rest would be dots from top to bottom.
        let speakers = agencies.filter { matrix.speaking($0.id).required > 0 }
        html("div", .class("scroll"), Attribute("tabindex", "0"), .role("region"), .label(Copy.ReadBacks.matrixTitle)) {
            html("table", .class("matrix")) {
                html("caption", text: Copy.ReadBacks.matrixCaption)
                html("thead") {
                    html("tr") {
                        html("th", text: Copy.ReadBacks.listenerBySpeaker)
                        html("th", Attribute("scope", "col"), text: Copy.ReadBacks.listening)
                        for speaker in speakers { html("th", Attribute("scope", "col"), Attribute("title", speaker.name), data: speaker.shortName) }
                    }
                }
                html("tbody") {
                    html("tr") {
                        html("th", Attribute("scope", "row"), text: Copy.ReadBacks.speaking)
                        matrixCell(html, total, Copy.ReadBacks.total, Copy.ReadBacks.total, link(nil, nil))
                        for speaker in speakers {
                            matrixCell(
                                html, matrix.speaking(speaker.id), Copy.ReadBacks.total, speaker.text, link(nil, speaker.id))
                        }
                    }
                    for listener in agencies {
                        html("tr") {
                            html("th", Attribute("scope", "row"), Attribute("title", listener.name), data: listener.shortName)
                            matrixCell(html, matrix.listening(listener.id), listener.text, Copy.ReadBacks.total, link(listener.id, nil))
                            for speaker in speakers {
                                if listener == speaker {
                                    html("td", .class("self"))
                                } else {
                                    matrixCell(
                                        html, matrix[listener: listener.id, speaker: speaker.id], listener.text, speaker.text,
                                        link(listener.id, speaker.id))
                                }
                            }
                        }
                    }
                }
            }
        }
        html("p", .class("note"), text: Copy.ReadBacks.legend)
        html("details") {
            html("summary", text: Copy.ReadBacks.matrixFormula)
            html("p", text: Copy.ReadBacks.matrixExplained)
        }
    }

    private func matrixCell(_ html: HTML, _ cell: UnderstandingMatrix.Cell, _ listener: Text, _ speaker: Text, _ link: String) {
        guard cell.required > 0 else {
            html("td", data: "·")
            return
        }
        let style = cell.confirmed == cell.required ? "met" : cell.confirmed == 0 ? "not" : "part"
        html("td", .class(style)) {
            html(
                "a", .href(link),
                .label(Copy.ReadBacks.cell(listener(language), speaker(language), cell.confirmed, cell.required)),
                data: "\(cell.confirmed)/\(cell.required)")
        }
    }
}

extension InvitedAgency {
    /// Its short name, which is the same in every language.
    fileprivate var text: Text { Text(shortName, shortName) }
}

/// The days of which somebody asked, and what is wrong with them.
struct PeriodAsked: Sendable {
    let first: Day
    let last: Day
    let problems: [FieldProblem]
}
