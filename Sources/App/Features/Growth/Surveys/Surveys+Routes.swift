import Days
import Hummingbird

enum SurveyRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let surveys = Surveys(workspace: workspace)

        routes.page("/growth/surveys", .signedIn) { call in
            let actor = try call.actor()
            return call.surveysPage(try await call.cached("surveys") { try $0.surveys(district: actor.district) })
        }

        routes.form("/growth/surveys", .nutrition, limit: Routes.tableLimit) { call in
            do {
                guard let file = call.form.files["file"], file.size > 0 else { throw Refusal.invalid([FieldProblem("file", Copy.Files.none)]) }
                var columns = SurveyColumns()
                columns.ageUnit = call.form["ageUnit"] == "months" ? .months : .days
                for column in SurveyColumns.Column.allCases where !call.form[column.rawValue].isEmpty {
                    columns.named[column] = call.form[column.rawValue]
                }
                let date = call.form["date"]
                let heldOn = date.isEmpty ? nil : Day(iso: date)
                if !date.isEmpty, heldOn == nil { throw Refusal.invalid([FieldProblem("date", Copy.Errors.notADay)]) }
                let report = try await surveys.bring(
                    file.path, fileName: file.name, name: call.form["name"], heldOn: heldOn, columns: columns, keepRows: call.form.has("keepRows"),
                    by: call.author())
                return call.see("/growth/surveys/\(report.id)")
            } catch Refusal.invalid(let problems) {
                return try await again(call, problems)
            } catch Refusal.unreadable(let why) {
                return try await again(call, [FieldProblem("file", why)])
            }
        }

        routes.page("/growth/surveys/:survey", .signedIn) { call in
            let id = try call.identifier("survey")
            let actor = try call.actor()
            guard
                let (survey, figures) = try await call.read({ connection in
                    try connection.surveys(district: actor.district, only: id).first.map { ($0, try connection.surveyFigures(id)) }
                })
            else { throw Refusal.notFound }
            return call.surveyPage(survey, figures)
        }

        routes.form("/growth/surveys/:survey/remove", .nutrition) { call in
            try await surveys.remove(try call.identifier("survey"), by: call.author())
            return call.see("/growth/surveys")
        }

        routes.api(.get, "/surveys", .signedIn) { call in
            let actor = try call.actor()
            return try call.json(try await call.cached("surveys") { try $0.surveys(district: actor.district) }.map(SurveyBody.init))
        }
    }

    private static func again(_ call: Call, _ problems: [FieldProblem]) async throws -> Response {
        let actor = try call.actor()
        return call.surveysPage(try await call.cached("surveys") { try $0.surveys(district: actor.district) }, problems)
    }
}

/// A survey as the API gives it; shares in per cent.
private struct SurveyBody: Encodable {
    let id: String
    let name: String
    let heldOn: String?
    let rows: Int
    let used: Int
    let design: String
    let method = "survey"
    let stuntedPercent: Double?
    let low: Double?
    let high: Double?

    init(_ survey: SurveyLine) {
        (id, name, heldOn, rows, used, design) = (survey.id, survey.name, survey.heldOn?.iso, survey.rows, survey.used, survey.design)
        stuntedPercent = survey.stunting?.estimate.map { $0 * 100 }
        low = survey.stunting?.low.map { $0 * 100 }
        high = survey.stunting?.high.map { $0 * 100 }
    }
}
