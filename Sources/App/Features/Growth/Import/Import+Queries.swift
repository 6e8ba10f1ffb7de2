import Database
import Days
import Foundation
import Growth

/// A child as the register of the import knows it.
struct KnownChild: Sendable {
    let id: String
    let village: String
    let nik: String?
    let name: String
    let sex: Sex
    let birthDate: Day
    let parent: String
    let firstPeriod: Month
}

/// What a column's title means in this district, as somebody has said.
struct RememberedColumn: Sendable {
    /// ``WeighingField/memoryKey(_:)``
    let key: String
    let title: String
    let field: WeighingField
}

/// An upload and where it stands.
struct ImportLine: Sendable {
    enum State: String, Sendable { case reading, preview, applying, done, failed, discarded }
    let id: String
    let fileName: String
    let state: State
    let progress: Double
    /// A `WeighingReport` as JSON, without its problems.
    let summary: String
    let failure: String
    let period: Month?
    let createdAt: Instant
    let createdBy: String
}

extension Connection {
    func forEachChild(district: String, _ body: (KnownChild) throws -> Void) throws {
        try forEach("SELECT id, village, nik, name, sex, birth_date, parent, first_period FROM child WHERE district = \(district)") { row in
            try body(KnownChild(row))
        }
    }

    func forEachMeasurement(in month: Month, district: String, _ body: (String, Day, Double?, Double?, String) throws -> Void) throws {
        try forEach("SELECT child, date, weight, height, position FROM measurement WHERE district = \(district) AND period = \(month)") { row in
            try body(try row.string(0), try row.day(1), try row.doubleOrNil(2), try row.doubleOrNil(3), try row.string(4))
        }
    }

    /// Writes what the plan says. To be called within the change that records it.
    func apply(_ plan: WeighingPlan, importID: String, district: String) throws {
        var next = 0
        _ = try load(
            into: "child",
            columns: ["id", "district", "village", "nik", "name", "sex", "birth_date", "parent", "posyandu", "first_period", "import"]
        ) {
            guard next < plan.newChildren.count else { return nil }
            let child = plan.newChildren[next]
            next += 1
            return [
                .text(child.id), .text(district), .text(child.village), child.nik.databaseValue, .text(child.name),
                .text(child.sex == .male ? "m" : "f"),
                .text(child.birthDate.iso), .text(child.parent), .text(child.posyandu), .text(child.firstPeriod?.iso ?? ""), .text(importID),
            ]
        }
        for child in plan.changedChildren {
            try execute(
                """
                UPDATE child SET village = \(child.village), nik = COALESCE(\(child.nik), nik), first_period = \(child.firstPeriod)
                WHERE id = \(child.id) AND district = \(district)
                """)
        }
        next = 0
        _ = try load(
            into: "measurement",
            columns: [
                "child", "date", "district", "period", "village", "weight", "height", "position", "haz", "waz", "whz", "haz_flag", "waz_flag",
                "whz_flag", "import",
            ]
        ) {
            guard next < plan.newMeasurements.count else { return nil }
            let measured = plan.newMeasurements[next]
            next += 1
            let scores = measured.scores
            return [
                .text(measured.child), .text(measured.date.iso), .text(district), .text(measured.date.month.iso), .text(measured.village),
                measured.weight.databaseValue, measured.height.databaseValue, .text(measured.position.text),
                scores?.heightForAge.databaseValue ?? .null, scores?.weightForAge.databaseValue ?? .null,
                scores?.weightForHeight.databaseValue ?? .null,
                scores?.isFlagged(.heightForAge).databaseValue ?? .null, scores?.isFlagged(.weightForAge).databaseValue ?? .null,
                scores?.isFlagged(.weightForHeight).databaseValue ?? .null, .text(importID),
            ]
        }
        for measured in plan.corrected {
            let scores = measured.scores
            try execute(
                """
                UPDATE measurement SET village = \(measured.village), weight = \(measured.weight), height = \(measured.height),
                    position = \(measured.position.text), haz = \(scores?.heightForAge), waz = \(scores?.weightForAge), whz = \(scores?.weightForHeight),
                    haz_flag = \(scores?.isFlagged(.heightForAge)), waz_flag = \(scores?.isFlagged(.weightForAge)),
                    whz_flag = \(scores?.isFlagged(.weightForHeight)), import = \(importID)
                WHERE child = \(measured.child) AND date = \(measured.date)
                """)
        }
        if let earliest = plan.earliest { try refreshGrowthSummaries(district: district, from: earliest) }
    }

    // MARK: Titles that somebody has explained

    func rememberedColumns(district: String) throws -> [RememberedColumn] {
        try all("SELECT title_key, title, field FROM growth_column WHERE district = \(district) ORDER BY title, title_key") {
            RememberedColumn(key: try $0.string(0), title: try $0.string(1), field: try $0.value(2))
        }
    }

    func rememberedFields(district: String) throws -> [String: WeighingField] {
        Dictionary(try rememberedColumns(district: district).map { ($0.key, $0.field) }) { first, _ in first }
    }

    func remember(_ column: RememberedColumn, by author: Author) throws {
        try execute("DELETE FROM growth_column WHERE district = \(author.actor.district) AND title_key = \(column.key)")
        try execute(
            """
            INSERT INTO growth_column (district, title_key, title, field, created_by, created_at)
            VALUES (\(author.actor.district), \(column.key), \(column.title), \(column.field.rawValue), \(author.actor.account), \(author.at))
            """)
    }

    func forgetColumn(_ key: String, district: String) throws -> Bool {
        try execute("DELETE FROM growth_column WHERE district = \(district) AND title_key = \(key)") == 1
    }

    // MARK: Uploads

    func insertImport(
        _ id: String, fileName: String, digest: String, size: Int, state: ImportLine.State, period: Month?, file: String?, district: String,
        author: String, at now: Instant
    ) throws {
        try execute(
            """
            INSERT INTO growth_import (id, district, file, file_name, sha256, size, state, period, created_by, created_at)
            VALUES (\(id), \(district), \(file), \(fileName), \(digest), \(size), \(state.rawValue), \(period), \(author), \(now))
            """)
    }

    func imports(district: String, only id: String? = nil) throws -> [ImportLine] {
        let one: SQL = id.map { "AND i.id = \($0)" } ?? ""
        return try all(
            """
            SELECT i.id, i.file_name, i.state, i.progress, i.summary, i.failure, i.period, i.created_at, COALESCE(a.name, i.created_by)
            FROM growth_import i LEFT JOIN account a ON a.id = i.created_by
            WHERE i.district = \(district) \(sql: one) ORDER BY i.created_at DESC, i.id DESC LIMIT 50
            """
        ) { row in
            ImportLine(
                id: try row.string(0), fileName: try row.string(1), state: try row.value(2), progress: try row.double(3), summary: try row.string(4),
                failure: try row.string(5), period: try row.monthOrNil(6), createdAt: try row.instant(7), createdBy: try row.string(8))
        }
    }

    func setImport(_ id: String, from: [ImportLine.State], to state: ImportLine.State, progress: Double = 0) throws -> Bool {
        try execute(
            "UPDATE growth_import SET state = \(state.rawValue), progress = \(progress) WHERE id = \(id) AND state IN (\(list: from.map(\.rawValue)))"
        ) == 1
    }

    func setImportProgress(_ id: String, _ progress: Double) throws {
        try execute("UPDATE growth_import SET progress = \(progress) WHERE id = \(id) AND state IN ('reading', 'applying')")
    }

    func finishImport(_ id: String, state: ImportLine.State, layout: String, summary: String, failure: String, at now: Instant) throws {
        try execute(
            """
            UPDATE growth_import SET state = \(state.rawValue), layout = \(layout), summary = \(summary), failure = \(failure), progress = 1,
                finished_at = \(now) WHERE id = \(id)
            """)
    }

    /// Replaces what is told of the file: its problems, and the rows they are in.
    func replaceProblems(_ id: String, _ problems: [RowProblem], _ rows: [KeptRow]) throws {
        try execute("DELETE FROM growth_import_problem WHERE import = \(id)")
        try execute("DELETE FROM growth_import_row WHERE import = \(id)")
        var next = 0
        _ = try load(into: "growth_import_row", columns: ["import", "number", "content"]) {
            guard next < rows.count else { return nil }
            let row = rows[next]
            next += 1
            return [.text(id), .integer(Int64(row.number)), .text(row.content)]
        }
        next = 0
        _ = try load(into: "growth_import_problem", columns: ["import", "number", "row_number", "column_name", "value", "code", "place"]) {
            guard next < problems.count else { return nil }
            let problem = problems[next]
            next += 1
            return [
                .text(id), .integer(Int64(next)), .integer(Int64(problem.row)), .text(problem.column), .text(problem.value.replacing("\0", with: "")),
                .text(problem.code.rawValue), problem.place.databaseValue,
            ]
        }
    }

    func keptRows(of id: String) throws -> [KeptRow] {
        try all("SELECT number, content FROM growth_import_row WHERE import = \(id) ORDER BY number") {
            KeptRow(number: try $0.int(0), content: try $0.string(1))
        }
    }

    /// Rows hold names and NIKs: they go once nobody will correct them any more. What was counted of them stays.
    func dropKeptRows(olderThan moment: Instant, district: String) throws {
        try execute(
            """
            DELETE FROM growth_import_row WHERE import IN (
                SELECT id FROM growth_import WHERE district = \(district) AND state = 'done' AND finished_at < \(moment))
            """)
    }

    func problems(of id: String, limit: Int) throws -> [RowProblem] {
        try all(
            "SELECT row_number, column_name, value, code, place FROM growth_import_problem WHERE import = \(id) ORDER BY number LIMIT \(limit)"
        ) { row in
            RowProblem(
                row: try row.int(0), column: try row.string(1), value: try row.string(2), code: try row.value(3), place: try row.intOrNil(4))
        }
    }

    func problemCounts(of id: String) throws -> [(code: ProblemCode, count: Int)] {
        try all(
            "SELECT code, COUNT(*) FROM growth_import_problem WHERE import = \(id) GROUP BY code ORDER BY COUNT(*) DESC, code"
        ) { (try $0.value(0), try $0.int(1)) }
    }

    func importFile(_ id: String) throws -> String? { try first("SELECT file FROM growth_import WHERE id = \(id)") { try $0.stringOrNil(0) } ?? nil }

    /// The upload holds NIKs and is not needed once it has been applied or discarded.
    func dropUpload(of id: String) throws {
        guard let file = try importFile(id) else { return }
        try execute("UPDATE growth_import SET file = NULL WHERE id = \(id)")
        try execute("DELETE FROM file_part WHERE file = \(file)")
        try execute("DELETE FROM file WHERE id = \(file)")
    }

    /// Imports that a stopped server left in the middle.
    func unfinishedImports() throws -> [(id: String, state: ImportLine.State, account: String)] {
        try all("SELECT id, state, created_by FROM growth_import WHERE state IN ('reading', 'applying')") {
            (try $0.string(0), try $0.value(1), try $0.string(2))
        }
    }
}

extension Connection {
    /// Writes a stored upload to a file of the operating system, to be read as a spreadsheet.
    func writeUpload(_ file: String, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw Refusal.rule(Copy.Errors.noSpace) }
        defer { try? handle.close() }
        var number = 0
        while let part = try filePart(file, number) {
            try handle.write(contentsOf: part)
            number += 1
        }
    }
}
