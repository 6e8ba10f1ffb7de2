import Database
import Days
import Foundation
import Markup
import Spreadsheet

/// Weighing exports: upload, preview, confirm, apply. Either everything of a file is applied or nothing.
struct WeighingImports: Sendable {
    let workspace: Workspace
    /// Days for which the rows to correct can be fetched once a file is stored.
    private static let rowsKeptFor = 90

    /// Keeps the upload and begins to read it.
    /// - Parameters:
    ///   - form: a file and, where it was said, the month that it is for.
    ///   - asks: a person waits who can say what unknown columns hold; otherwise a file that lacks columns is refused.
    /// - Returns: the import's identifier.
    func begin(_ form: Form, asks: Bool, by author: Author) async throws -> String {
        guard let upload = form.files["file"] else { throw Refusal.invalid([FieldProblem("file", Copy.Files.none)]) }
        let period = Month(iso: form["period"])
        if !form["period"].isEmpty, period == nil { throw Refusal.invalid([FieldProblem("period", Copy.Imports.notAMonth)]) }
        // A browser sends an empty, nameless file where none was chosen.
        guard upload.size > 0 else { throw Refusal.invalid([FieldProblem("file", upload.name.isEmpty ? Copy.Files.none : Copy.Files.empty)]) }
        let remembered = try await workspace.database.read { try $0.rememberedFields(district: author.actor.district) }
        do {
            try WeighingScan.requireHeader(upload.path, today: author.at.jakartaDay, remembered: remembered)
        } catch let unknown as ColumnsUnknown where !asks {
            throw unknown.refusal
        } catch is ColumnsUnknown {}
        let id = author.identifier()
        let file = try NewFile(upload, id: author.identifier(), field: "file", limit: Routes.tableLimit)
        try await workspace.change(by: author) { change in
            try change.connection.insert(file, by: author)
            try change.connection.dropKeptRows(olderThan: author.at.adding(days: -Self.rowsKeptFor), district: author.actor.district)
            try change.connection.insertImport(
                id, fileName: file.name, digest: file.sha256, size: file.size, state: .reading, period: period, file: file.id,
                district: author.actor.district, author: author.actor.account, at: author.at)
            try change.record(
                LedgerEvent(
                    action: "growth.uploaded", subject: "growth-import/\(id)", details: ["file": .text(file.name), "sha256": .text(file.sha256)]))
        }
        run(id, author) { try await preview(id, author) }
        return id
    }

    /// - Throws: ``Refusal`` where the import is not waiting to be confirmed.
    func confirm(_ id: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard try change.connection.imports(district: author.actor.district, only: id).first != nil else { throw Refusal.notFound }
            guard try change.connection.setImport(id, from: [.preview], to: .applying) else { throw Refusal.rule(Copy.Imports.notWaiting) }
            try change.record(LedgerEvent(action: "growth.confirmed", subject: "growth-import/\(id)"))
        }
        run(id, author) { try await apply(id, author) }
    }

    func discard(_ id: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard try change.connection.imports(district: author.actor.district, only: id).first != nil else { throw Refusal.notFound }
            guard try change.connection.setImport(id, from: [.preview, .failed], to: .discarded) else { throw Refusal.rule(Copy.Imports.notWaiting) }
            try change.connection.dropUpload(of: id)
            try change.connection.replaceProblems(id, [], [])
            try change.record(LedgerEvent(action: "growth.discarded", subject: "growth-import/\(id)"))
        }
    }

    /// Remembers what columns hold, by their titles, and reads the file again.
    /// - Throws: ``Refusal/invalid(_:)`` where two columns would then hold the same; nothing is remembered.
    func explain(_ id: String, _ columns: [RememberedColumn], by author: Author) async throws {
        let district = author.actor.district
        guard !columns.isEmpty else { throw Refusal.invalid([FieldProblem("column-0", Copy.Imports.chooseColumn)]) }
        let line = try await line(id, author)
        guard line.state == .preview || line.state == .failed else { throw Refusal.rule(Copy.Imports.notWaiting) }
        var remembered = try await workspace.database.read { try $0.rememberedFields(district: district) }
        for column in columns { remembered[column.key] = column.field }
        do {
            try await withUpload(id) { [remembered] path in
                try WeighingScan.requireHeader(path, today: author.at.jakartaDay, remembered: remembered)
            }
        } catch is ColumnsUnknown {
        } catch Refusal.unreadable(let why) {
            throw Refusal.invalid([FieldProblem("column-0", why)])
        }
        try await workspace.change(by: author) { change in
            for column in columns { try change.connection.remember(column, by: author) }
            guard try change.connection.setImport(id, from: [.preview, .failed], to: .reading) else { throw Refusal.rule(Copy.Imports.notWaiting) }
            try change.record(
                LedgerEvent(
                    action: "growth.columns-explained", subject: "growth-import/\(id)",
                    details: ["columns": .object(Dictionary(columns.map { ($0.title, .text($0.field.rawValue)) }) { first, _ in first })]))
        }
        run(id, author) { try await preview(id, author) }
    }

    func forget(_ key: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard try change.connection.forgetColumn(key, district: author.actor.district) else { throw Refusal.notFound }
            try change.record(LedgerEvent(action: "growth.column-forgotten", subject: "growth-column/\(key)"))
        }
    }

    /// Goes on with what a stopped server left: reading begins anew, applying had not been committed and waits to be confirmed again.
    func resume() async throws {
        for (id, state, account) in try await workspace.database.read({ try $0.unfinishedImports() }) {
            guard let actor = try await workspace.database.read({ try $0.actor(account: account) }) else { continue }
            if state == .applying {
                _ = try await workspace.database.write { try $0.setImport(id, from: [.applying], to: .preview) }
            } else {
                let author = Author(actor: actor, at: workspace.clock())
                run(id, author) { try await preview(id, author) }
            }
        }
    }

    // MARK: In the background

    /// Works on in the background; what goes wrong is written where the page shows it.
    private func run(_ id: String, _ author: Author, _ work: @escaping @Sendable () async throws -> Void) {
        Task {
            do {
                try await work()
            } catch {
                let why: String
                if let refusal = error as? Refusal ?? (error as? ColumnsUnknown)?.refusal {
                    let (title, advice) = Copy.Errors.page(refusal)
                    why = "\(title(.indonesian)): \(advice(.indonesian))\n\(title(.english)): \(advice(.english))"
                } else {
                    workspace.logger.error("import \(id): \(error)")
                    let (title, advice) = Copy.Errors.page(nil)
                    why = "\(title(.indonesian)): \(advice(.indonesian))\n\(title(.english)): \(advice(.english))"
                }
                let now = workspace.clock()
                try? await workspace.database.write {
                    try $0.finishImport(id, state: .failed, layout: "", summary: "{}", failure: why, at: now)
                    try $0.dropUpload(of: id)
                }
            }
        }
    }

    private func preview(_ id: String, _ author: Author) async throws {
        let plan: WeighingPlan
        let line: ImportLine
        do {
            (plan, line) = try await scanUpload(id, author)
        } catch let unknown as ColumnsUnknown {
            return try await ask(unknown, id, author)
        }
        let summary = try Self.json(WeighingReport(plan, file: line.fileName, committed: false, problems: []))
        let now = workspace.clock()
        try await workspace.database.write { connection in
            try connection.replaceProblems(id, plan.problems, plan.keptRows)
            try connection.finishImport(id, state: .preview, layout: plan.layout, summary: summary, failure: "", at: now)
        }
    }

    /// Nothing can be read yet: the upload stays until somebody has said what the unknown columns hold, or discards it.
    private func ask(_ unknown: ColumnsUnknown, _ id: String, _ author: Author) async throws {
        var plan = WeighingPlan()
        (plan.missing, plan.unrecognised) = (unknown.missing, unknown.titles)
        let summary = try Self.json(WeighingReport(plan, file: try await line(id, author).fileName, committed: false, problems: []))
        let why = Copy.Imports.header(.missing(unknown.missing, unrecognised: unknown.titles))
        let now = workspace.clock()
        try await workspace.database.write { connection in
            try connection.replaceProblems(id, [], [])
            try connection.finishImport(
                id, state: .failed, layout: "", summary: summary, failure: "\(why(.indonesian))\n\(why(.english))", at: now)
        }
    }

    private func apply(_ id: String, _ author: Author) async throws {
        try await withUpload(id) { path in
            let now = workspace.clock()
            let line = try await line(id, author)
            let scanned = try await scan(path, line.period, author, progress(of: id))
            _ = try await commit(scanned, path, line, author, now)
        }
    }

    private func scanUpload(_ id: String, _ author: Author) async throws -> (WeighingPlan, ImportLine) {
        try await withUpload(id) { path in
            let line = try await line(id, author)
            return (try await scan(path, line.period, author, progress(of: id)).plan, line)
        }
    }

    private func line(_ id: String, _ author: Author) async throws -> ImportLine {
        guard let line = try await workspace.database.read({ try $0.imports(district: author.actor.district, only: id).first }) else {
            throw Refusal.notFound
        }
        return line
    }

    private func withUpload<T: Sendable>(_ id: String, _ body: (String) async throws -> T) async throws -> T {
        let path = NSTemporaryDirectory() + "rembuk-import-\(id)"
        defer { unlink(path) }
        try await workspace.database.read { connection in
            guard let file = try connection.importFile(id) else { throw Refusal.expired }
            try connection.writeUpload(file, to: path)
        }
        return try await body(path)
    }

    private func progress(of id: String) -> @Sendable (Double) -> Void {
        let database = workspace.database
        return { share in Task { try? await database.write { try $0.setImportProgress(id, share) } } }
    }

    /// A plan, and the state of the records that it was made for.
    struct Scanned: Sendable {
        let plan: WeighingPlan
        let version: Int
    }

    func scan(_ path: String, _ period: Month?, _ author: Author, _ progress: @escaping @Sendable (Double) -> Void) async throws -> Scanned {
        let district = author.actor.district
        let today = author.at.jakartaDay
        return try await workspace.database.read { connection in
            let version = try connection.ledgerHead(district: district).sequence
            let scan = WeighingScan(connection: connection, district: district, today: today, author: author, period: period, progress: progress)
            return Scanned(plan: try scan.run(path), version: version)
        }
    }

    /// Applies a plan in one transaction; if anything changed since it was made, it is made again within.
    func commit(_ scanned: Scanned, _ path: String, _ line: ImportLine, _ author: Author, _ now: Instant) async throws -> WeighingPlan {
        let district = author.actor.district
        let fileName = line.fileName
        let later = Author(actor: author.actor, at: now)
        return try await workspace.change(by: later) { change in
            let connection = change.connection
            var plan = scanned.plan
            if try connection.ledgerHead(district: district).sequence != scanned.version {
                plan = try WeighingScan(
                    connection: connection, district: district, today: author.at.jakartaDay, author: author, period: line.period, progress: { _ in }
                ).run(path)
            }
            let summary = try Self.json(WeighingReport(plan, file: fileName, committed: true, problems: []))
            try connection.apply(plan, importID: line.id, district: district)
            try connection.replaceProblems(line.id, plan.problems, plan.keptRows)
            try connection.finishImport(line.id, state: .done, layout: plan.layout, summary: summary, failure: "", at: now)
            try connection.dropUpload(of: line.id)
            try change.record(
                LedgerEvent(
                    action: "growth.imported", subject: "growth-import/\(line.id)",
                    details: [
                        "file": .text(fileName), "rows": Detail(plan.rows), "childrenNew": Detail(plan.childrenNew),
                        "measurementsNew": Detail(plan.newMeasurements.count), "measurementsCorrected": Detail(plan.corrected.count),
                    ]))
            return plan
        }
    }

    private static func json(_ report: WeighingReport) throws -> String { String(decoding: try JSONEncoder().encode(report), as: UTF8.self) }
}

extension Workspace {
    /// For the command line: reads a file and, unless it is a dry run, applies it. A file that brings nothing new changes nothing at all.
    public func importGrowth(
        _ path: String, period: String?, dryRun: Bool, report: String?, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> WeighingReport {
        let month = period.flatMap { Month(iso: $0) }
        if period != nil, month == nil { throw Refusal.invalid([FieldProblem("period", Copy.Imports.notAMonth)]) }
        let imports = WeighingImports(workspace: self)
        let author = Author(actor: try await commandLineActor(), at: clock())
        let fileName = path.split(separator: "/").last.map(String.init) ?? path
        let scanned: WeighingImports.Scanned
        do {
            scanned = try await imports.scan(path, month, author, progress)
        } catch let unknown as ColumnsUnknown {
            throw unknown.refusal
        }
        if let report { try CorrectionSheet.write(scanned.plan.problems, scanned.plan.keptRows, to: report, language: .indonesian) }
        guard !dryRun, !scanned.plan.changesNothing else {
            return WeighingReport(scanned.plan, file: fileName, committed: !dryRun, problems: scanned.plan.problems)
        }
        let id = author.identifier()
        let digest = try FileDigest.sha256(path)
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        try await database.write {
            try $0.insertImport(
                id, fileName: fileName, digest: digest, size: size, state: .applying, period: month, file: nil, district: author.actor.district,
                author: author.actor.account, at: author.at)
        }
        let line = ImportLine(
            id: id, fileName: fileName, state: .applying, progress: 0, summary: "{}", failure: "", period: month, createdAt: author.at,
            createdBy: author.actor.account)
        let plan = try await imports.commit(scanned, path, line, author, clock())
        return WeighingReport(plan, file: fileName, committed: true, problems: plan.problems)
    }

    /// Goes on with imports that a stopped server left unfinished.
    public func resumeImports() async throws { try await WeighingImports(workspace: self).resume() }
}
