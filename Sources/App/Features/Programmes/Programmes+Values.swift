import Convergence
import Database
import Days
import Foundation

/// A set of strategies to add, checked.
struct NewStrategySet: Sendable {
    let name: Bilingual
    let source: String
    let version: String
    let validFrom: Day
    let validTo: Day?
    let strategies: [Bilingual]
    /// The identifier of the set it replaces.
    let replaces: String?

    init(_ set: StrategySet) {
        (name, source, version, validFrom, validTo) = (set.name, set.source, set.version, set.validFrom, set.validUntil)
        strategies = set.strategies.map(\.name)
        replaces = nil
    }

    /// - Parameter known: identifiers of the sets there are.
    /// - Throws: ``Refusal/invalid(_:)`` with everything that is wrong.
    init(_ draft: StrategySetDraft, known: Set<String>) throws(Refusal) {
        var problems = ProgrammeProblems()
        name = Bilingual(problems.text(draft.nameID, "name-id"), problems.text(draft.nameEN, "name-en"))
        source = problems.text(draft.source, "source", limit: 500)
        version = problems.text(draft.version, "version", limit: 40)
        let from = problems.day(draft.validFrom, "valid-from")
        validTo = nil
        strategies = problems.strategies(draft.strategies, "strategies")
        replaces = problems.choice(draft.replaces, "replaces", known)
        guard problems.all.isEmpty, let from else { throw .invalid(problems.all) }
        validFrom = from
    }

    var details: [String: Detail] {
        [
            "name": Detail(name.indonesian), "nameEnglish": Detail(name.english), "source": Detail(source), "version": Detail(version),
            "validFrom": Detail(validFrom), "strategies": Detail(strategies.map(\.indonesian)), "replaces": Detail(replaces),
        ]
    }
}

/// An indicator to add, checked.
struct NewIndicator: Sendable {
    let group: Bilingual
    let name: Bilingual
    let source: String
    let version: String
    let validFrom: Day?
    let target: Convergence.Indicator.Target?
    let replaces: String?

    init(_ indicator: Convergence.Indicator, of set: IndicatorSet) {
        (group, name, source, version) = (indicator.group.name, indicator.name, set.source, set.version)
        (validFrom, target, replaces) = (nil, indicator.target, nil)
    }

    /// - Parameters:
    ///   - groups: the names of the groups there are.
    ///   - known: identifiers of the indicators there are.
    init(_ draft: IndicatorDraft, groups: [Bilingual], known: Set<String>) throws(Refusal) {
        var problems = ProgrammeProblems()
        let group = groups.first { $0.indonesian == draft.group }
        if group == nil { problems.all.append(FieldProblem("group", draft.group.isEmpty ? Copy.Errors.required : Copy.Errors.unknownChoice)) }
        name = Bilingual(problems.text(draft.nameID, "name-id"), problems.text(draft.nameEN, "name-en"))
        source = problems.text(draft.source, "source", limit: 500)
        version = problems.text(draft.version, "version", limit: 40)
        validFrom = problems.day(draft.validFrom, "valid-from")
        target = draft.percent.isEmpty && draft.year.isEmpty ? nil : problems.target(draft.year, draft.percent, source: draft.source)
        replaces = problems.choice(draft.replaces, "replaces", known)
        guard problems.all.isEmpty, let group else { throw .invalid(problems.all) }
        self.group = group
    }

    var details: [String: Detail] {
        [
            "group": Detail(group.indonesian), "name": Detail(name.indonesian), "nameEnglish": Detail(name.english), "source": Detail(source),
            "version": Detail(version), "target": target.map { .real($0.percent) } ?? .null, "year": Detail(target?.year),
            "replaces": Detail(replaces),
        ]
    }
}

struct StrategySetDraft: Sendable {
    var nameID = "", nameEN = "", source = "", version = "", validFrom = "", strategies = "", replaces = ""

    init() {}
    init(_ form: Form) {
        (nameID, nameEN, source, version) = (form["name-id"], form["name-en"], form["source"], form["version"])
        (validFrom, strategies, replaces) = (form["valid-from"], form["strategies"], form["replaces"])
    }

    /// The next version of a set: its words to begin with.
    init(after line: StrategySetLine) {
        (nameID, nameEN, source, replaces) = (line.name.indonesian, line.name.english, line.source, line.id)
        strategies = line.strategies.map { "\($0.name.indonesian) | \($0.name.english)" }.joined(separator: "\n")
    }
}

struct IndicatorDraft: Sendable {
    var group = "", nameID = "", nameEN = "", source = "", version = "", validFrom = "", year = "", percent = "", replaces = ""

    init() {}
    init(_ form: Form) {
        (group, nameID, nameEN, source) = (form["group"], form["name-id"], form["name-en"], form["source"])
        (version, validFrom, year, percent, replaces) = (form["version"], form["valid-from"], form["year"], form["percent"], form["replaces"])
    }
}

/// Collects what is wrong while a form is read.
struct ProgrammeProblems {
    var all: [FieldProblem] = []

    mutating func text(_ text: String, _ field: String, limit: Int = 200) -> String {
        if text.isEmpty { all.append(FieldProblem(field, Copy.Errors.required)) }
        if text.count > limit { all.append(FieldProblem(field, Copy.Errors.tooLong)) }
        return text
    }

    mutating func day(_ text: String, _ field: String) -> Day? {
        guard !text.isEmpty else {
            all.append(FieldProblem(field, Copy.Errors.required))
            return nil
        }
        let day = Day(iso: text)
        if day == nil { all.append(FieldProblem(field, Copy.Errors.notADay)) }
        return day
    }

    mutating func choice(_ text: String, _ field: String, _ known: Set<String>) -> String? {
        if !text.isEmpty, !known.contains(text) { all.append(FieldProblem(field, Copy.Errors.unknownChoice)) }
        return text.isEmpty ? nil : text
    }

    /// One strategy in a line, the English after an upright stroke; without one the Indonesian stands for both.
    mutating func strategies(_ text: String, _ field: String) -> [Bilingual] {
        let strategies = text.split(separator: "\n").compactMap { line -> Bilingual? in
            let parts = line.split(separator: "|", maxSplits: 1).map(\.trimmingBlanks)
            guard let first = parts.first, !first.isEmpty else { return nil }
            return Bilingual(first, parts.count > 1 && !parts[1].isEmpty ? parts[1] : first)
        }
        if strategies.isEmpty { all.append(FieldProblem(field, Copy.Errors.required)) }
        if strategies.count > 60 || strategies.contains(where: { $0.indonesian.count > 300 || $0.english.count > 300 }) {
            all.append(FieldProblem(field, Copy.Errors.tooLong))
        }
        return strategies
    }

    /// A percentage with a comma or a point, and its year.
    mutating func target(_ year: String, _ percent: String, source: String) -> Convergence.Indicator.Target? {
        let number = Int(year)
        if number.map({ !(2000...2100).contains($0) }) ?? true { all.append(FieldProblem("year", Copy.Programmes.yearWrong)) }
        let value = percent.replacingOccurrences(of: ",", with: ".").replacingOccurrences(of: "%", with: "").trimmingBlanks
        let share = value.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } ? Double(value) : nil
        if share.map({ !(0...100).contains($0) }) ?? true { all.append(FieldProblem("percent", Copy.Programmes.percentWrong)) }
        guard let number, let share else { return nil }
        return Convergence.Indicator.Target(year: number, percent: share, source: source)
    }
}

// MARK: - What the page shows

struct StrategyLine: Sendable {
    let id: String
    let number: Int
    let name: Bilingual
    /// Responsibilities that serve it, what was cancelled left out.
    let total: Int
    /// Open or blocked, not past due.
    let running: Int
    let overdue: Int
    let delivered: Int
    let verified: Int
}

struct StrategySetLine: Sendable {
    let id: String
    let name: Bilingual
    let source: String
    let version: String
    let validFrom: Day?
    let validTo: Day?
    let strategies: [StrategyLine]

    func holds(on day: Day) -> Bool { validFrom.map { $0 <= day } ?? true && validTo.map { day <= $0 } ?? true }
}

struct IndicatorLine: Sendable {
    let id: String
    let number: Int
    let group: Bilingual
    let name: Bilingual
    let source: String
    let version: String
    let validFrom: Day?
    let validTo: Day?
    var targets: [Convergence.Indicator.Target]
    let responsibilities: Int

    func holds(on day: Day) -> Bool { validFrom.map { $0 <= day } ?? true && validTo.map { day <= $0 } ?? true }
}
