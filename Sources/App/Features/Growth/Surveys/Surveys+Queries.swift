import Database
import Days

/// A survey whose estimates are kept.
struct SurveyLine: Sendable {
    let id: String
    let name: String
    let heldOn: Day?
    let fileName: String
    let rows: Int
    let used: Int
    let design: String
    let createdAt: Instant
    let stunting: SurveyFigure?
}

/// One estimate of one group; shares 0...1.
struct SurveyFigure: Sendable {
    let group: String
    let measure: String
    let unweighted: Int
    let estimate: Double?
    let standardError: Double?
    let low: Double?
    let high: Double?
}

extension Connection {
    private func figure(_ row: Row, from column: Int) throws -> SurveyFigure {
        SurveyFigure(
            group: try row.string(column), measure: try row.string(column + 1), unweighted: try row.intOrNil(column + 2) ?? 0,
            estimate: try row.doubleOrNil(column + 3), standardError: try row.doubleOrNil(column + 4), low: try row.doubleOrNil(column + 5),
            high: try row.doubleOrNil(column + 6))
    }

    func surveys(district: String, only id: String? = nil) throws -> [SurveyLine] {
        let one: SQL = id.map { "AND s.id = \($0)" } ?? ""
        return try all(
            """
            SELECT s.id, s.name, s.held_on, s.file_name, s.rows_read, s.rows_used, s.design, s.created_at,
                e.group_label, e.measure, e.unweighted, e.estimate, e.standard_error, e.low, e.high
            FROM survey s LEFT JOIN survey_estimate e ON e.survey = s.id AND e.position = 0 AND e.measure = 'HA_2'
            WHERE s.district = \(district) \(sql: one) ORDER BY COALESCE(s.held_on, '') DESC, s.created_at DESC
            """
        ) { row in
            SurveyLine(
                id: try row.string(0), name: try row.string(1), heldOn: try row.dayOrNil(2), fileName: try row.string(3), rows: try row.int(4),
                used: try row.int(5), design: try row.string(6), createdAt: try row.instant(7),
                stunting: try row.isNull(8) ? nil : try figure(row, from: 8))
        }
    }

    /// Every figure of a survey, group by group in the order of the table.
    func surveyFigures(_ id: String) throws -> [SurveyFigure] {
        try all(
            """
            SELECT group_label, measure, unweighted, estimate, standard_error, low, high FROM survey_estimate
            WHERE survey = \(id) ORDER BY position, measure
            """
        ) { try figure($0, from: 0) }
    }

    func insertSurvey(_ id: String, _ survey: NewSurvey, district: String, author: String, at now: Instant) throws {
        try execute(
            """
            INSERT INTO survey (id, district, name, held_on, file_name, sha256, rows_read, rows_used, design, created_by, created_at)
            VALUES (\(id), \(district), \(survey.name), \(survey.heldOn), \(survey.fileName), \(survey.digest), \(survey.rows), \(survey.used),
                \(survey.design), \(author), \(now))
            """)
        var index = 0
        _ = try load(
            into: "survey_estimate",
            columns: ["survey", "position", "group_label", "measure", "population", "unweighted", "estimate", "standard_error", "low", "high"]
        ) {
            guard index < survey.figures.count else { return nil }
            let (position, figure, population) = survey.figures[index]
            index += 1
            return [
                .text(id), .integer(Int64(position)), .text(figure.group), .text(figure.measure), .real(population),
                .integer(Int64(figure.unweighted)), figure.estimate.databaseValue, figure.standardError.databaseValue, figure.low.databaseValue,
                figure.high.databaseValue,
            ]
        }
        var row = 0
        if !survey.kept.isEmpty {
            _ = try load(into: "survey_row", columns: ["survey", "number", "content"]) {
                guard row < survey.kept.count else { return nil }
                row += 1
                return [.text(id), .integer(Int64(row)), .text(survey.kept[row - 1])]
            }
        }
    }

    func deleteSurvey(_ id: String) throws {
        try execute("DELETE FROM survey_row WHERE survey = \(id)")
        try execute("DELETE FROM survey_estimate WHERE survey = \(id)")
        try execute("DELETE FROM survey WHERE id = \(id)")
    }
}
