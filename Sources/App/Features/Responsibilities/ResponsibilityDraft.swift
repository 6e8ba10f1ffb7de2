import Convergence
import Days

/// A responsibility as somebody wrote it down, from a form or from a program; everything is text until it is checked.
struct ResponsibilityDraft: Sendable {
    var title = ""
    var description = ""
    var strategy = ""
    var indicator = ""
    /// Codes of kecamatan that were ticked.
    var districts: [String] = []
    /// Names or codes of areas, one in a line.
    var places = ""
    var statement = ""
    var meeting = ""
    var due = ""
    var person = ""
    var offerTo = ""
    var offerReason = ""
    var offerUntil = ""

    static let titleLimit = 200
    static let textLimit = 5_000
    static let personLimit = 120
    /// Days in which an agency answers where nothing else is said, and at most.
    static let answerDays = 7
    static let longestAnswerDays = 60
    /// Nothing is promised for longer than that.
    static let longestYears = 10

    init() {}

    init(_ form: Form) {
        title = form["title"]
        description = form["description"]
        strategy = form["strategy"]
        indicator = form["indicator"]
        districts = form.all("districts")
        places = form["places"]
        statement = form["statement"]
        meeting = form["meeting"]
        due = form["due"]
        person = form["person"]
        offerTo = form["offer-to"]
        offerReason = form["offer-reason"]
        offerUntil = form["offer-until"]
    }

    /// For a form that changes what there is.
    init(_ subject: ResponsibilitySubject, _ areas: [AreaLine]) {
        title = subject.title
        description = subject.description
        strategy = subject.strategy
        indicator = subject.indicator ?? ""
        districts = areas.filter { $0.level == "district" }.map(\.code)
        places = areas.filter { $0.level != "district" }.map(\.code).joined(separator: "\n")
    }

    /// - Throws: ``Refusal/invalid(_:)`` with everything that is wrong.
    func subject(_ choices: ResponsibilityChoices) throws(Refusal) -> ResponsibilitySubject {
        var problems: [FieldProblem] = []
        let subject = checkedSubject(choices, &problems)
        guard problems.isEmpty else { throw .invalid(problems) }
        return subject
    }

    /// - Parameters:
    ///   - agency: the author's, with which the responsibility begins.
    ///   - origin: the meeting and the statement as the records know them; `nil` where they were not found.
    func new(_ choices: ResponsibilityChoices, agency: String, origin: ResponsibilityOrigin?, today: Day) throws(Refusal) -> NewResponsibility {
        var problems: [FieldProblem] = []
        let subject = checkedSubject(choices, &problems)
        if !statement.isEmpty || !meeting.isEmpty, origin == nil {
            problems.append(FieldProblem(statement.isEmpty ? "meeting" : "statement", Copy.Errors.unknownChoice))
        }
        let due = Self.day(self.due, "due", from: today, to: today + Self.longestYears * 366, &problems)
        if person.isEmpty { problems.append(FieldProblem("person", Copy.Errors.required)) }
        if person.count > Self.personLimit { problems.append(FieldProblem("person", Copy.Errors.tooLong)) }
        var offer: NewResponsibility.Offer?
        if !offerTo.isEmpty {
            if !choices.agencies.contains(where: { $0.id == offerTo }) { problems.append(FieldProblem("offer-to", Copy.Errors.unknownChoice)) }
            if offerTo == agency { problems.append(FieldProblem("offer-to", Copy.Team.why(.alreadyOwner))) }
            if offerReason.isEmpty { problems.append(FieldProblem("offer-reason", Copy.Errors.required)) }
            if offerReason.count > Self.textLimit { problems.append(FieldProblem("offer-reason", Copy.Errors.tooLong)) }
            if let until = Self.answerDay(offerUntil, "offer-until", today, &problems) {
                offer = NewResponsibility.Offer(agency: offerTo, reason: offerReason, until: until)
            }
        } else if !offerReason.isEmpty {
            problems.append(FieldProblem("offer-to", Copy.Errors.required))
        }
        guard problems.isEmpty, let due else { throw .invalid(problems) }
        return NewResponsibility(
            subject: subject, statement: origin?.statement, meeting: origin?.meeting, due: due, person: person, offer: offer)
    }

    private func checkedSubject(_ choices: ResponsibilityChoices, _ problems: inout [FieldProblem]) -> ResponsibilitySubject {
        if title.isEmpty { problems.append(FieldProblem("title", Copy.Errors.required)) }
        if title.count > Self.titleLimit { problems.append(FieldProblem("title", Copy.Errors.tooLong)) }
        if description.count > Self.textLimit { problems.append(FieldProblem("description", Copy.Errors.tooLong)) }
        if strategy.isEmpty {
            problems.append(FieldProblem("strategy", Copy.Responsibilities.strategyMissing))
        } else if !choices.strategies.contains(where: { $0.id == strategy }) {
            problems.append(FieldProblem("strategy", Copy.Errors.unknownChoice))
        }
        if !indicator.isEmpty, !choices.indicators.contains(where: { $0.id == indicator }) {
            problems.append(FieldProblem("indicator", Copy.Errors.unknownChoice))
        }
        var codes: Set<String> = []
        for code in districts {
            if choices.areas.contains(where: { $0.code == code }) {
                codes.insert(code)
            } else {
                problems.append(FieldProblem("districts", Copy.Errors.unknownChoice))
            }
        }
        let finder = PlaceFinder(choices.areas)
        for entry in PlaceFinder.entries(places) {
            switch finder.find(entry) {
            case .found(let found): codes.formUnion(found)
            case .wrong(let why): problems.append(FieldProblem("places", why))
            }
        }
        return ResponsibilitySubject(
            title: title, description: description, strategy: strategy, indicator: indicator.isEmpty ? nil : indicator, areas: codes.sorted())
    }

    /// The last day to answer an offer: a week where nothing was written.
    static func answerDay(_ text: String, _ field: String, _ today: Day, _ problems: inout [FieldProblem]) -> Day? {
        guard !text.isEmpty else { return today + answerDays }
        return day(text, field, from: today, to: today + longestAnswerDays, &problems)
    }

    static func day(_ text: String, _ field: String, from first: Day, to last: Day, _ problems: inout [FieldProblem]) -> Day? {
        guard !text.isEmpty else {
            problems.append(FieldProblem(field, Copy.Errors.required))
            return nil
        }
        guard let day = Day(iso: text) else {
            problems.append(FieldProblem(field, Copy.Errors.notADay))
            return nil
        }
        guard first <= day, day <= last else {
            problems.append(FieldProblem(field, Copy.Responsibilities.dayOutside(first, last)))
            return nil
        }
        return day
    }
}

/// Finds the areas people write: a village by name or code, with its kecamatan after a comma where it has namesakes.
struct PlaceFinder {
    enum Answer: Equatable {
        case found([String])
        case wrong(Text)
    }

    private let names: AreaNames
    private let known: [String: AreaLine]

    init(_ areas: [AreaLine]) {
        names = AreaNames(areas.compactMap { area in AreaCode(area.code).map { (code: $0, name: area.name) } })
        known = Dictionary(areas.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Lines and semicolons separate entries.
    static func entries(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == "\n" || $0 == ";" }).map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    }

    func find(_ entry: String) -> Answer {
        let parts = entry.split(separator: ",").map(\.trimmingBlanks).filter { !$0.isEmpty }
        if parts.count == 2, let parent = names.match(parts[1], level: .district).code,
            let village = names.match(parts[0], level: .village, within: parent).code
        {
            return .found([village.text])
        }
        var found: [String] = []
        for part in parts {
            switch one(part) {
            case .found(let codes): found += codes
            case .wrong(let why): return .wrong(why)
            }
        }
        return .found(found)
    }

    private func one(_ text: String) -> Answer {
        if let code = AreaCode(text) { return known[code.text] == nil ? .wrong(Copy.Responsibilities.unknownPlace(text)) : .found([code.text]) }
        // Kecamatan and the village at their seat often share a name; who means the kecamatan says so or ticks it.
        let saysDistrict = text.lowercased().hasPrefix("kec")
        let levels: [AreaLevel] = saysDistrict ? [.district, .village] : [.village, .district]
        for level in levels {
            switch names.match(text, level: level) {
            case .found(let code): return .found([code.text])
            case .ambiguous(let codes):
                let candidates = codes.prefix(6).map { "\($0.text) (\(known[$0.parent?.text ?? ""]?.name ?? ""))" }
                return .wrong(Copy.Responsibilities.ambiguousPlace(text, candidates))
            case .unknown: continue
            }
        }
        return .wrong(Copy.Responsibilities.unknownPlace(text))
    }
}

extension StringProtocol {
    var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
