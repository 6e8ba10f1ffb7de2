import Database
import Markup

/// The parts of a form: label above, hint below, the problem beside the field and in a summary on top.
extension HTML {
    /// A form that changes something: it carries the session's key and a key of its own, so that it is taken once.
    func form(_ call: Call, action: String, files: Bool = false, _ attributes: Attribute..., content: () throws -> Void) rethrows {
        try element(
            "form",
            [Attribute("method", "post"), Attribute("action", action), Attribute("enctype", files ? "multipart/form-data" : nil)] + attributes
        ) {
            self("input", .type("hidden"), .name("_key"), .value(FormKey.make(secret: call.visit.formSecret)))
            self("input", .type("hidden"), .name("_once"), .value(call.form.pageKey ?? Identifier.make(at: call.now)))
            try content()
        }
    }

    /// A form that only asks (filters, searches).
    func search(action: String, _ attributes: Attribute..., content: () throws -> Void) rethrows {
        try element("form", [Attribute("method", "get"), Attribute("action", action)] + attributes, content: content)
    }

    /// Everything that is wrong, on top of the form, each a link to its field and under its label. Nothing where nothing is wrong.
    func problems(_ problems: [FieldProblem]) {
        guard !problems.isEmpty else { return }
        postpone { html, names in
            html("div", .class("problems"), .role("alert"), Attribute("tabindex", "-1")) {
                html("h2", text: Copy.Forms.correct)
                html("ul") {
                    for problem in problems {
                        html("li") {
                            html("a", .href("#f-\(problem.field)")) {
                                if let name = names[problem.field] {
                                    html("b", text: name)
                                    html.data(": ")
                                }
                                html(problem.message)
                            }
                        }
                    }
                }
            }
        }
    }

    /// One line of text.
    func field(
        _ name: String, _ label: Text, value: String = "", type: String = "text", hint: Text? = nil, required: Bool = false,
        problems: [FieldProblem] = [], _ attributes: Attribute...
    ) {
        labelled(name, label, hint, required, problems) { described in
            element(
                "input",
                [
                    .id("f-\(name)"), .name(name), .type(type), .value(type == "password" ? nil : value),
                    Attribute("required", when: required),
                ] + described + attributes)
        }
    }

    func textarea(
        _ name: String, _ label: Text, value: String = "", rows: Int = 4, hint: Text? = nil, required: Bool = false, problems: [FieldProblem] = []
    ) {
        labelled(name, label, hint, required, problems) { described in
            element(
                "textarea",
                [.id("f-\(name)"), .name(name), Attribute("rows", rows), Attribute("required", when: required)] + described
            ) {
                // A line end straight after the tag would be eaten by the parser.
                data(value.hasPrefix("\n") ? "\n" + value : value)
            }
        }
    }

    struct Choice {
        let value: String
        let label: Label
        enum Label { case text(Text), data(String) }
        init(_ value: String, _ text: Text) { (self.value, label) = (value, .text(text)) }
        init(_ value: String, data: String) { (self.value, label) = (value, .data(data)) }
    }

    func select(
        _ name: String, _ label: Text, _ choices: [Choice], selected: String = "", empty: Text? = nil, hint: Text? = nil, required: Bool = false,
        problems: [FieldProblem] = []
    ) {
        labelled(name, label, hint, required, problems) { described in
            element("select", [.id("f-\(name)"), .name(name), Attribute("required", when: required)] + described) {
                if let empty { self("option", .value(""), text: empty) }
                for choice in choices {
                    self("option", .value(choice.value), Attribute("selected", when: choice.value == selected)) { write(choice.label) }
                }
            }
        }
    }

    /// Several of a list, as boxes to tick.
    /// - Parameter short: the choices are short names, several to a line on a phone too.
    func checkboxes(
        _ name: String, _ legend: Text, _ choices: [Choice], checked: Set<String>, short: Bool = false, hint: Text? = nil,
        problems: [FieldProblem] = []
    ) {
        group("checkbox", name, legend, choices, checked, hint, problems, style: short ? "choices short" : "choices")
    }

    /// One of a few, all in sight.
    func radios(_ name: String, _ legend: Text, _ choices: [Choice], selected: String = "", hint: Text? = nil, problems: [FieldProblem] = []) {
        group("radio", name, legend, choices, [selected], hint, problems)
    }

    /// What may be wider than a phone: it scrolls by itself and takes the keyboard, so that the arrows reach its end.
    func scroll(content: () throws -> Void) rethrows {
        try self("div", .class("scroll"), Attribute("tabindex", "0"), .role("group"), .label(Copy.Nav.scrolls), content: content)
    }

    func submit(_ text: Text, kind: String? = nil) {
        self("button", .type("submit"), .class(kind), text: text)
    }

    private func group(
        _ type: String, _ name: String, _ legend: Text, _ choices: [Choice], _ checked: Set<String>, _ hint: Text?, _ problems: [FieldProblem],
        style: String = "choices"
    ) {
        let wrong = problems.first { $0.field == name }
        self.name(name, legend)
        self("fieldset", .id("f-\(name)"), .class(wrong == nil ? nil : "wrong")) {
            self("legend", text: legend)
            if let hint { self("small", .class("hint"), text: hint) }
            if let wrong { self("strong", .class("problem"), text: wrong.message) }
            self("div", .class(style)) {
                for choice in choices {
                    self("label", .class("choice")) {
                        self(
                            "input", .type(type), .name(name), .value(choice.value),
                            Attribute("checked", when: checked.contains(choice.value)))
                        self("span") { write(choice.label) }
                    }
                }
            }
        }
    }

    private func labelled(
        _ name: String, _ label: Text, _ hint: Text?, _ required: Bool, _ problems: [FieldProblem], control: ([Attribute]) -> Void
    ) {
        let wrong = problems.first { $0.field == name }
        self.name(name, label)
        var describedBy: [String] = []
        if hint != nil { describedBy.append("h-\(name)") }
        if wrong != nil { describedBy.append("p-\(name)") }
        self("div", .class(wrong == nil ? "field" : "field wrong")) {
            self("label", Attribute("for", "f-\(name)")) {
                self(label)
                if !required { self("small", .class("optional"), text: Copy.Forms.optional) }
            }
            if let wrong { self("strong", .class("problem"), .id("p-\(name)"), text: wrong.message) }
            control([
                Attribute("aria-describedby", describedBy.isEmpty ? nil : describedBy.joined(separator: " ")),
                Attribute("aria-invalid", wrong == nil ? nil : "true"),
            ])
            if let hint { self("small", .class("hint"), .id("h-\(name)"), text: hint) }
        }
    }

    private func write(_ label: Choice.Label) {
        switch label {
        case .text(let text): self(text)
        case .data(let text): data(text)
        }
    }
}
