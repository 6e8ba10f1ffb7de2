import Convergence
import Database
import Days
import Markup

/// What came of a file of published figures.
struct EstimateImportResult: Sendable {
    var rows = 0
    var added = 0
    var changed = 0
    var unchanged = 0
    /// With any of these nothing was kept.
    var problems: [FileProblem] = []
    /// What was kept and should be looked at.
    var warnings: [FileProblem] = []
}

/// Published figures: each by itself, with its source; a survey and a routine figure are never made into one.
struct Estimates: Sendable {
    let workspace: Workspace

    // MARK: From files

    func preview(_ lines: [EstimateLine], district: String) async throws -> EstimateImportResult {
        try await workspace.database.read { try Self.compare(lines, district, $0).result }
    }

    /// All rows or none; what is there already stays as it is.
    func apply(_ lines: [EstimateLine], fileName: String, by author: Author) async throws -> EstimateImportResult {
        let first = try await preview(lines, district: author.actor.district)
        // Nothing to change is no change: the ledger says nothing, and no version moves.
        guard first.problems.isEmpty, first.added + first.changed > 0 else { return first }
        return try await workspace.change(by: author) { change in
            let (result, estimates, stored) = try Self.compare(lines, change.district, change.connection)
            guard result.problems.isEmpty else { throw Refusal.rule(Copy.Areas.noLongerFits) }
            var added: [Detail] = []
            var changed: [Detail] = []
            for estimate in estimates {
                if let before = stored[estimate.key] {
                    guard before.estimate != estimate else { continue }
                    _ = try change.connection.update(
                        estimate, note: estimate.note, id: before.id, version: before.version, district: change.district)
                    changed.append(["before": Self.detail(before.estimate), "after": Self.detail(estimate)])
                } else {
                    try change.connection.insert(
                        estimate, note: estimate.note, id: author.identifier(), district: change.district, at: author.at)
                    added.append(Self.detail(estimate))
                }
            }
            try change.record(
                LedgerEvent(
                    action: "estimate.imported", subject: "district/\(change.district)",
                    details: ["file": .text(fileName), "added": .list(added), "changed": .list(changed)]))
            return result
        }
    }

    private static func compare(
        _ lines: [EstimateLine], _ district: String, _ connection: any Connection
    ) throws -> (result: EstimateImportResult, estimates: [PrevalenceEstimate], stored: [EstimateKey: StoredEstimate]) {
        let areas = Set(try connection.estimateAreas(of: district).map(\.code))
        let stored = Dictionary(try connection.estimates(of: district).map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        var result = EstimateImportResult()
        var estimates: [PrevalenceEstimate] = []
        var seen: [EstimateKey: Int] = [:]
        result.rows = lines.count
        for line in lines {
            func problem(_ column: EstimateLine.Column, _ code: String, _ message: Text) -> FileProblem {
                FileProblem(row: line.row, column: column.rawValue, value: line[column], code: code, message: message)
            }
            let (estimate, faults) = line.judged(areas: areas)
            result.problems += faults.map { problem($0.column, $0.code, $0.message) }
            guard let estimate else { continue }
            if let earlier = seen.updateValue(line.row, forKey: estimate.key) {
                result.problems.append(problem(.source, "twice", Copy.Estimates.twice(earlier)))
                continue
            }
            for warning in estimate.warnings {
                result.warnings.append(problem(.percent, "percent-disagrees", Copy.Estimates.warning(warning, estimate)))
            }
            estimates.append(estimate)
            switch stored[estimate.key]?.estimate {
            case nil: result.added += 1
            case estimate: result.unchanged += 1
            default: result.changed += 1
            }
        }
        return (result, estimates, stored)
    }

    // MARK: One by one

    func add(_ line: EstimateLine, by author: Author) async throws -> String {
        try await workspace.change(by: author) { change in
            let estimate = try Self.checked(line, change, except: nil)
            let id = author.identifier()
            try change.connection.insert(estimate, note: estimate.note, id: id, district: change.district, at: author.at)
            try change.record(LedgerEvent(action: "estimate.added", subject: "estimate/\(id)", details: ["estimate": Self.detail(estimate)]))
            return id
        }
    }

    func correct(_ id: String, version: Int, _ line: EstimateLine, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard let before = try change.connection.estimate(id, district: change.district) else { throw Refusal.notFound }
            let estimate = try Self.checked(line, change, except: id)
            guard try change.connection.update(estimate, note: estimate.note, id: id, version: version, district: change.district) else {
                throw Refusal.stale(at: "/estimates/\(id)/edit")
            }
            try change.record(
                LedgerEvent(
                    action: "estimate.corrected", subject: "estimate/\(id)",
                    details: ["before": Self.detail(before.estimate), "after": Self.detail(estimate)]))
        }
    }

    func remove(_ id: String, version: Int, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            guard let before = try change.connection.estimate(id, district: change.district) else { throw Refusal.notFound }
            guard try change.connection.deleteEstimate(id, version: version, district: change.district) else {
                throw Refusal.stale(at: "/estimates/\(id)/edit")
            }
            try change.record(
                LedgerEvent(action: "estimate.removed", subject: "estimate/\(id)", details: ["estimate": Self.detail(before.estimate)]))
        }
    }

    /// - Parameter target: in per cent, as typed; empty for none.
    func setTarget(_ target: String, seen: String, by author: Author) async throws {
        let value = Double(target.replacing(",", with: "."))
        guard target.isEmpty || value.map({ $0 > 0 && $0 <= 100 }) ?? false else {
            throw Refusal.invalid([FieldProblem("target", Copy.Estimates.percentRange)])
        }
        try await workspace.change(by: author) { change in
            let before = try change.connection.prevalenceTarget(of: change.district)
            guard seen == before.map(short) ?? "" else { throw Refusal.stale(at: "/estimates") }
            try change.connection.setPrevalenceTarget(value, of: change.district)
            try change.record(
                LedgerEvent(
                    action: "estimate.target-set", subject: "district/\(change.district)",
                    details: ["before": before.map { .real($0) } ?? .null, "after": value.map { .real($0) } ?? .null]))
        }
    }

    private static func checked(_ line: EstimateLine, _ change: Change, except id: String?) throws -> PrevalenceEstimate {
        let (estimate, faults) = line.judged(areas: Set(try change.connection.estimateAreas(of: change.district).map(\.code)))
        guard let estimate else { throw Refusal.invalid(faults.map { FieldProblem($0.column.rawValue, $0.message) }) }
        if try change.connection.estimates(of: change.district).contains(where: { $0.key == estimate.key && $0.id != id }) {
            throw Refusal.invalid([FieldProblem("source", Copy.Estimates.exists)])
        }
        return estimate
    }

    private static func detail(_ estimate: PrevalenceEstimate) -> Detail {
        [
            "area": .text(estimate.areaText), "year": Detail(estimate.year), "period": .text(estimate.period), "source": .text(estimate.source),
            "method": .text(estimate.method.rawValue), "percent": .real(estimate.percent), "low": estimate.low.map { .real($0) } ?? .null,
            "high": estimate.high.map { .real($0) } ?? .null, "numerator": Detail(estimate.numerator), "denominator": Detail(estimate.denominator),
            "citation": .text(estimate.citation),
        ]
    }
}
