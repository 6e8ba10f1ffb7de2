import Database
import Days
import Foundation
import Growth

/// A survey, estimated and ready to be stored.
struct NewSurvey: Sendable {
    let name: String
    let heldOn: Day?
    let fileName: String
    let digest: String
    let rows: Int
    let used: Int
    let design: String
    /// Position of the group, the figure, the sum of weights.
    let figures: [(Int, SurveyFigure, Double)]
    /// Rows kept, as JSON arrays; the header first. Empty where they are not kept.
    let kept: [String]
}

/// What came of an import of a survey; also what the command prints with `--json`.
public struct SurveyReport: Encodable, Sendable {
    public let id: String
    public let name: String
    public let rows: Int
    public let used: Int
    public let design: String
    public let columns: [String: String]
    /// Stunting of all children, per cent.
    public let stunting: Double?
    public let low: Double?
    public let high: Double?
}

/// Surveys of children: their estimates are stored; their rows only where somebody asks for it.
struct Surveys: Sendable {
    let workspace: Workspace

    /// The measures that are kept of each group: cut-offs on the side where it hurts, and overweight.
    private static let kept: [(index: Indicator, measure: String, cutoff: Int)] = [
        (.heightForAge, "HA_3", 0), (.heightForAge, "HA_2", 1), (.weightForAge, "WA_3", 0), (.weightForAge, "WA_2", 1),
        (.weightForHeight, "WH_3", 0), (.weightForHeight, "WH_2", 1), (.weightForHeight, "WH2", 4),
    ]

    /// - Throws: ``Refusal`` for a name that is taken, a file that is none, cells that are none.
    func bring(
        _ path: String, fileName: String, name: String, heldOn: Day?, columns: SurveyColumns, keepRows: Bool, by author: Author
    ) async throws -> SurveyReport {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else { throw Refusal.invalid([FieldProblem("name", Copy.Errors.required)]) }
        guard name.count <= 120 else { throw Refusal.invalid([FieldProblem("name", Copy.Errors.tooLong)]) }
        if let heldOn, heldOn > author.at.jakartaDay || heldOn.parts.year < 1970 {
            throw Refusal.invalid([FieldProblem("date", Copy.Surveys.dateUnlikely)])
        }
        let file = try SurveyFile.read(path, columns, keepRows: keepRows)
        let estimates: SurveyEstimates
        do {
            estimates = try SurveyEstimates(file.data)
        } catch {
            throw Refusal.unreadable(Copy.Surveys.notEstimable)
        }
        let survey = NewSurvey(
            name: name, heldOn: heldOn, fileName: fileName, digest: try FileDigest.sha256(path), rows: file.rows,
            used: estimates.rows.first?.summaries.map(\.count).max() ?? 0, design: Self.design(file), figures: Self.figures(estimates),
            kept: keepRows ? try ([file.header] + file.kept).map(Self.json) : [])
        let id = author.identifier()
        do {
            try await workspace.change(by: author) { change in
                try change.connection.insertSurvey(id, survey, district: author.actor.district, author: author.actor.account, at: author.at)
                try change.record(
                    LedgerEvent(
                        action: "survey.imported", subject: "survey/\(id)",
                        details: [
                            "name": .text(name), "file": .text(fileName), "sha256": .text(survey.digest), "rows": Detail(survey.rows),
                            "rowsKept": Detail(keepRows),
                        ]))
            }
        } catch DatabaseError.uniqueViolation {
            throw Refusal.invalid([FieldProblem("name", Copy.Surveys.nameTaken)])
        }
        let all = estimates.rows.first?.stunting
        return SurveyReport(
            id: id, name: name, rows: survey.rows, used: survey.used, design: survey.design,
            columns: Dictionary(uniqueKeysWithValues: file.recognised.map { ($0.key.rawValue, $0.value) }), stunting: all?.value.map { $0 * 100 },
            low: all?.interval.map { $0.lower * 100 }, high: all?.interval.map { $0.upper * 100 })
    }

    func remove(_ id: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard let survey = try change.connection.surveys(district: author.actor.district, only: id).first else { throw Refusal.notFound }
            try change.connection.deleteSurvey(id)
            try change.record(LedgerEvent(action: "survey.removed", subject: "survey/\(id)", details: ["name": .text(survey.name)]))
        }
    }

    private static func figures(_ estimates: SurveyEstimates) -> [(Int, SurveyFigure, Double)] {
        estimates.rows.enumerated().flatMap { position, group in
            kept.compactMap { index, measure, cutoff in
                guard let summary = group[index] else { return nil }
                let share = summary.shares[cutoff]
                return (
                    position,
                    SurveyFigure(
                        group: group.label, measure: measure, unweighted: summary.count, estimate: share.value, standardError: share.standardError,
                        low: share.interval?.lower, high: share.interval?.upper),
                    summary.population
                )
            }
        }
    }

    /// The design in a form that people check: which column was what.
    private static func design(_ file: SurveyFile) -> String {
        SurveyColumns.Column.allCases.filter(\.isDesign).compactMap { column in file.recognised[column].map { "\(column.rawValue)=\($0)" } }
            .joined(separator: ", ")
    }

    private static func json(_ row: [String]) throws -> String { String(decoding: try JSONEncoder().encode(row), as: UTF8.self) }
}

extension Workspace {
    /// For the command line.
    public func importSurvey(_ path: String, name: String, heldOn: String?, columns: SurveyColumns, keepRows: Bool) async throws -> SurveyReport {
        var day: Day?
        if let heldOn {
            guard let parsed = Day(iso: heldOn) else { throw Refusal.invalid([FieldProblem("date", Copy.Errors.notADay)]) }
            day = parsed
        }
        return try await Surveys(workspace: self).bring(
            path, fileName: path.split(separator: "/").last.map(String.init) ?? path, name: name, heldOn: day, columns: columns, keepRows: keepRows,
            by: Author(actor: try await commandLineActor(), at: clock()))
    }
}
