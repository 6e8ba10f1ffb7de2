import Convergence
import Database
import Foundation
import Markup

/// A file that was checked and waits to be confirmed, as the checked rows.
struct AreaUpload: Sendable {
    enum Kind: String, Sendable { case areas, boundaries }
    let id: String
    let kind: Kind
    let fileName: String
    let content: String
}

/// What a file would change, or has changed.
struct AreaImportResult: Sendable {
    /// The regency's code; `nil` where the file does not tell.
    var district: String?
    var rows = 0
    var added = 0
    var changed = 0
    var renamed: [AreaChanges.Renaming] = []
    var unchanged = 0
    var problems: [FileProblem] = []
    /// The district is new to this workspace.
    var makesDistrict = false
}

/// Lists of areas and their outlines. A file counts as a whole or not at all, and the same file again changes nothing.
struct Areas: Sendable {
    let workspace: Workspace

    // MARK: Lists

    /// What the list would change. - Parameter district: the only regency that may be meant, or any.
    func preview(_ lines: [AreaList.Line], district: String?) async throws -> AreaImportResult {
        try await workspace.database.read { try Self.compare(lines, district, $0).result }
    }

    /// - Returns: with problems, if any: then nothing was changed.
    func apply(_ lines: [AreaList.Line], fileName: String, by author: Author) async throws -> AreaImportResult {
        try await workspace.change(by: author) { change in
            let (result, changes, list) = try Self.compare(lines, author.actor.district, change.connection)
            guard result.problems.isEmpty, !changes.isEmpty else { return result }
            let regency = list.areas.first { $0.code.level == .regency }
            if result.makesDistrict, let regency {
                try change.connection.insertDistrict(change.district, name: Self.formalName(regency.name, regency.code), at: author.at)
            }
            try change.connection.insertAreas(changes.added, district: change.district)
            for area in changes.changed { try change.connection.updateArea(area, district: change.district) }
            for renaming in changes.renamed where renaming.code.text == change.district {
                try change.connection.renameDistrict(
                    change.district, from: Self.formalName(renaming.from, renaming.code), to: Self.formalName(renaming.to, renaming.code))
            }
            try change.record(
                LedgerEvent(
                    action: "areas.imported", subject: "district/\(change.district)",
                    details: [
                        "file": .text(fileName), "added": Detail(changes.added.map(\.code.text)),
                        "changed": .list(changes.changed.map(Self.detail)),
                        "renamed": .list(changes.renamed.map { ["code": .text($0.code.text), "from": .text($0.from), "to": .text($0.to)] }),
                    ]))
            return result
        }
    }

    private static func compare(
        _ lines: [AreaList.Line], _ district: String?, _ connection: any Connection
    ) throws -> (result: AreaImportResult, changes: AreaChanges, list: AreaList) {
        // Whose list it is is known only once it has been read; the areas already there count as parents only of their own regency.
        let regency = district ?? AreaList(lines).regency?.text
        let stored = try regency.map { try connection.areas(of: $0) } ?? []
        let list = AreaList(lines, known: Set(stored.map(\.code)))
        var result = AreaImportResult()
        result.rows = lines.count
        result.district = list.regency?.text
        result.problems = list.problems.map(FileProblem.init)
        if let district, let found = list.regency, found.text != district {
            let row = lines.first { AreaCode($0[.code])?.ancestor(at: .regency) == found }?.row ?? 1
            result.problems.append(
                FileProblem(row: row, column: "code", value: found.text, code: "not-this-regency", message: Copy.Areas.notThisRegency(district)))
        }
        let changes = AreaChanges(from: Dictionary(stored.map { ($0.code, $0) }, uniquingKeysWith: { $1 }), by: list.areas)
        result.added = changes.added.count
        result.changed = changes.changed.count
        result.renamed = changes.renamed
        result.unchanged = changes.unchanged
        if let code = list.regency?.text { result.makesDistrict = try connection.districtName(code) == nil }
        return (result, changes, list)
    }

    /// `Kabupaten Banyumas` for `Banyumas`; a name that says it already stays.
    static func formalName(_ name: String, _ code: AreaCode) -> String {
        let lower = name.lowercased()
        if lower.hasPrefix("kabupaten ") || lower.hasPrefix("kota ") || lower.hasPrefix("kab. ") { return name }
        return (code.isCity ? "Kota " : "Kabupaten ") + name
    }

    private static func detail(_ area: Area) -> Detail {
        [
            "code": .text(area.code.text), "name": .text(area.name), "valid_from": Detail(area.validFrom?.iso), "valid_to": Detail(area.validTo?.iso),
            "latitude": area.centre.map { .real($0.latitude) } ?? .null, "longitude": area.centre.map { .real($0.longitude) } ?? .null,
        ]
    }

    // MARK: Boundaries

    /// The outlines of a file by code, or what is wrong with them.
    static func check(_ features: [BoundaryFile.Feature], known: Set<String>) -> (
        outlines: [(code: String, geometry: String)], problems: [FileProblem]
    ) {
        var outlines: [(code: String, geometry: String)] = []
        var problems: [FileProblem] = []
        var seen: Set<String> = []
        for feature in features {
            func note(_ column: String, _ value: String, _ fault: Boundary.Fault) {
                problems.append(
                    FileProblem(row: feature.number, column: column, value: value, code: fault.rawValue, message: Copy.Areas.problem(fault)))
            }
            var code: String?
            if let written = feature.code {
                code = AreaCode(written)?.text
                if let code {
                    if !known.contains(code) { note("code", written, .unknownArea) }
                    if !seen.insert(code).inserted { note("code", written, .duplicate) }
                } else {
                    note("code", written, .notACode)
                }
            } else {
                note("code", "", .noCode)
            }
            switch feature.geometry {
            case .failure(let fault): note("geometry", feature.code ?? "", fault)
            case .success(let boundary): if let code { outlines.append((code, boundary.geoJSON)) }
            }
        }
        return (outlines, problems)
    }

    func preview(_ outlines: [(code: String, geometry: String)], district: String) async throws -> AreaImportResult {
        try await workspace.database.read { try Self.compare(outlines, district, $0) }
    }

    func apply(_ outlines: [(code: String, geometry: String)], fileName: String, by author: Author) async throws -> AreaImportResult {
        try await workspace.change(by: author) { change in
            let stored = try change.connection.boundaries(of: change.district)
            let result = try Self.compare(outlines, change.district, change.connection)
            guard result.problems.isEmpty, result.added + result.changed > 0 else { return result }
            let new = outlines.filter { stored[$0.code] != $0.geometry }
            for outline in new { try change.connection.setBoundary(outline.geometry, of: outline.code, district: change.district) }
            try change.record(
                LedgerEvent(
                    action: "boundaries.imported", subject: "district/\(change.district)",
                    details: ["file": .text(fileName), "codes": Detail(new.map(\.code))]))
            return result
        }
    }

    private static func compare(
        _ outlines: [(code: String, geometry: String)], _ district: String, _ connection: any Connection
    ) throws -> AreaImportResult {
        let known = Set(try connection.areas(of: district).map(\.code.text))
        let stored = try connection.boundaries(of: district)
        var result = AreaImportResult()
        result.district = district
        result.rows = outlines.count
        for (index, outline) in outlines.enumerated() {
            if !known.contains(outline.code) {
                result.problems.append(
                    FileProblem(
                        row: index + 1, column: "code", value: outline.code, code: Boundary.Fault.unknownArea.rawValue,
                        message: Copy.Areas.problem(.unknownArea)))
            }
            switch stored[outline.code] {
            case nil: result.added += 1
            case outline.geometry: result.unchanged += 1
            default: result.changed += 1
            }
        }
        return result
    }

    // MARK: Looking first, then confirming

    /// Keeps checked rows until they are confirmed. Nothing of the district changes by it, so the ledger says nothing of it.
    func keep(_ kind: AreaUpload.Kind, _ content: some Encodable, fileName: String, by author: Author) async throws -> String {
        let upload = AreaUpload(
            id: author.identifier(), kind: kind, fileName: fileName, content: String(decoding: try JSONEncoder().encode(content), as: UTF8.self))
        try await workspace.database.write { connection in
            try connection.insertAreaUpload(upload, district: author.actor.district, by: author.actor.account, at: author.at)
        }
        return upload.id
    }

    func upload(_ id: String, of actor: Actor) async throws -> AreaUpload {
        guard let upload = try await workspace.database.read({ try $0.areaUpload(id, district: actor.district) }) else { throw Refusal.notFound }
        return upload
    }

    func discard(_ id: String, of actor: Actor) async throws {
        try await workspace.database.write { try $0.deleteAreaUpload(id, district: actor.district) }
    }

    func preview(_ upload: AreaUpload, for actor: Actor) async throws -> AreaImportResult {
        switch upload.kind {
        case .areas: try await preview(upload.lines(), district: actor.district)
        case .boundaries: try await preview(upload.outlines(), district: actor.district)
        }
    }

    /// - Throws: ``Refusal/rule(_:)`` where what was checked no longer fits what is there now.
    func confirm(_ upload: AreaUpload, by author: Author) async throws -> AreaImportResult {
        let result =
            switch upload.kind {
            case .areas: try await apply(upload.lines(), fileName: upload.fileName, by: author)
            case .boundaries: try await apply(upload.outlines(), fileName: upload.fileName, by: author)
            }
        guard result.problems.isEmpty else { throw Refusal.rule(Copy.Areas.noLongerFits) }
        try await discard(upload.id, of: author.actor)
        return result
    }
}

/// A checked row of a list, as it waits to be confirmed.
struct StagedLine: Codable {
    let row: Int
    let cells: [String: String]

    init(_ line: AreaList.Line) {
        row = line.row
        cells = Dictionary(uniqueKeysWithValues: line.cells.map { ($0.key.rawValue, $0.value) })
    }

    var line: AreaList.Line {
        var columns: [AreaList.Column: String] = [:]
        for (name, value) in cells { if let column = AreaList.Column(rawValue: name) { columns[column] = value } }
        return AreaList.Line(row: row, cells: columns)
    }
}

struct StagedOutline: Codable {
    let code: String
    let geometry: String
}

extension AreaUpload {
    func lines() throws -> [AreaList.Line] { try JSONDecoder().decode([StagedLine].self, from: Data(content.utf8)).map(\.line) }

    func outlines() throws -> [(code: String, geometry: String)] {
        try JSONDecoder().decode([StagedOutline].self, from: Data(content.utf8)).map { ($0.code, $0.geometry) }
    }
}

extension FileProblem {
    init(_ problem: AreaList.Problem) {
        self.init(
            row: problem.row, column: problem.column.rawValue, value: problem.value, code: problem.fault.rawValue,
            message: Copy.Areas.problem(problem.fault))
    }
}
