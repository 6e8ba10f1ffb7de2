import Hummingbird
import Markup

extension Call {
    func newResponsibilityPage(
        _ draft: ResponsibilityDraft, _ origin: ResponsibilityOrigin?, _ problems: [FieldProblem] = []
    ) async throws -> Response {
        let choices = try await responsibilityChoices()
        let own = try await ownAgency()
        return page(
            Copy.Responsibilities.newTitle, lead: Copy.Responsibilities.newLead(own.short), section: .responsibilities,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            if choices.strategies.isEmpty { html("p", .class("warn"), text: Copy.Responsibilities.noStrategies) }
            if let origin { originCard(html, origin) }
            html.form(self, action: "/responsibilities", .class("wide")) {
                if let origin {
                    html("input", .type("hidden"), .name("meeting"), .value(origin.meeting))
                    html("input", .type("hidden"), .name("statement"), .value(origin.statement))
                }
                subjectFields(html, draft, choices, problems)
                html.field(
                    "due", Copy.Responsibilities.due, value: draft.due, type: "date", hint: Copy.Responsibilities.dueHint, required: true,
                    problems: problems, Attribute("min", today.iso))
                personField(html, "person", Copy.Responsibilities.person, value: draft.person, choices.people[own.id] ?? [], problems)
                html("details", .class("card"), Attribute("open", when: !draft.offerTo.isEmpty || !draft.offerReason.isEmpty)) {
                    html("summary", text: Copy.Responsibilities.offer)
                    html("p", .class("note"), text: Copy.Responsibilities.offerLead)
                    html.select(
                        "offer-to", Copy.Responsibilities.offerTo,
                        choices.agencies.filter { $0.id != own.id }.map { HTML.Choice($0.id, data: $0.short) }, selected: draft.offerTo,
                        empty: Copy.Forms.choose, problems: problems)
                    html.textarea("offer-reason", Copy.Responsibilities.offerReason, value: draft.offerReason, rows: 3, problems: problems)
                    html.field(
                        "offer-until", Copy.Responsibilities.offerUntil, value: draft.offerUntil, type: "date",
                        hint: Copy.Responsibilities.offerUntilHint, problems: problems, Attribute("min", today.iso))
                }
                html("p", .class("actions")) {
                    html.submit(Copy.Responsibilities.make)
                    html("a", .href("/responsibilities"), text: Copy.Forms.cancel)
                }
            }
        }
    }

    func editResponsibilityPage(
        _ current: ResponsibilityPage, _ draft: ResponsibilityDraft, version: Int, _ problems: [FieldProblem] = []
    ) async throws -> Response {
        let choices = try await responsibilityChoices().keeping(current)
        return page(
            Copy.Responsibilities.editTitle, lead: Copy.Responsibilities.editLead, section: .responsibilities,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { html in
            html.problems(problems)
            html.form(self, action: "/responsibilities/\(current.id)/edit", .class("wide")) {
                html("input", .type("hidden"), .name("version"), .value(String(version)))
                subjectFields(html, draft, choices, problems)
                html("p", .class("actions")) {
                    html.submit(Copy.Forms.save)
                    html("a", .href("/responsibilities/\(current.id)"), text: Copy.Forms.cancel)
                }
            }
        }
    }

    /// Title, strategy, indicator, areas.
    private func subjectFields(_ html: HTML, _ draft: ResponsibilityDraft, _ choices: ResponsibilityChoices, _ problems: [FieldProblem]) {
        html.field(
            "title", Copy.Responsibilities.title, value: draft.title, hint: Copy.Responsibilities.titleHint, required: true, problems: problems,
            Attribute("maxlength", ResponsibilityDraft.titleLimit))
        html.textarea("description", Copy.Responsibilities.description, value: draft.description, problems: problems)
        html.select(
            "strategy", Copy.Responsibilities.strategy, choices.strategies.map { HTML.Choice($0.id, data: $0.label(language)) },
            selected: draft.strategy, empty: Copy.Forms.choose, required: true, problems: problems)
        html.select(
            "indicator", Copy.Responsibilities.indicator, choices.indicators.map { HTML.Choice($0.id, data: $0.label(language)) },
            selected: draft.indicator, empty: Copy.Forms.none, problems: problems)
        let touched = !draft.districts.isEmpty || !draft.places.isEmpty || problems.contains { $0.field == "places" || $0.field == "districts" }
        html("details", .class("card"), Attribute("open", when: touched)) {
            html("summary") {
                html(Copy.Responsibilities.areas)
                html("small", .class("optional"), text: Copy.Forms.optional)
            }
            html("p", .class("note"), text: Copy.Responsibilities.areasHint)
            html.checkboxes(
                "districts", Copy.Responsibilities.districts,
                choices.areas.filter { $0.level == "district" }.map { HTML.Choice($0.code, data: $0.name) }, checked: Set(draft.districts),
                problems: problems)
            html.textarea(
                "places", Copy.Responsibilities.places, value: draft.places, rows: 3, hint: Copy.Responsibilities.placesHint, problems: problems)
        }
    }

    /// A person's name, with those who have an account as a help for writing.
    func personField(_ html: HTML, _ name: String, _ label: Text, value: String, _ people: [String], _ problems: [FieldProblem]) {
        html.field(
            name, label, value: value, hint: Copy.Responsibilities.personHint, required: true, problems: problems,
            Attribute("list", people.isEmpty ? nil : "people-\(name)"), Attribute("maxlength", ResponsibilityDraft.personLimit),
            Attribute("autocomplete", "off"))
        if !people.isEmpty {
            html("datalist", .id("people-\(name)")) { for person in people { html("option", .value(person)) } }
        }
    }

    /// The statement or meeting that a responsibility came from.
    func originCard(_ html: HTML, _ origin: ResponsibilityOrigin) {
        html("section", .class("card")) {
            if let speaker = origin.speaker, let text = origin.statementText {
                html("small", text: Copy.Responsibilities.saidBy(speaker))
                html("blockquote", data: text)
            }
            if let meeting = origin.meeting {
                html("p") {
                    html(Copy.Responsibilities.from)
                    html.data(" ")
                    html("a", .href("/meetings/\(meeting)"), data: origin.meetingTitle ?? "")
                }
            }
        }
    }
}
