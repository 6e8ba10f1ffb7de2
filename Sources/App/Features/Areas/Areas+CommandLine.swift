import Convergence
import Foundation

/// What `rembuk import areas --json` and `rembuk import boundaries --json` print.
public struct AreaImportReport: Encodable, Sendable {
    public let file: String
    public let district: String?
    public let rows: Int
    public let new: Int
    public let changed: Int
    public let renamed: Int
    public let unchanged: Int
    public let problems: [FileProblemLine]
    public let committed: Bool

    init(_ result: AreaImportResult, file: String, committed: Bool) {
        self.file = file
        district = result.district
        rows = result.rows
        new = result.added
        changed = result.changed
        renamed = result.renamed.count
        unchanged = result.unchanged
        problems = result.problems.map(FileProblemLine.init)
        self.committed = committed && result.problems.isEmpty
    }
}

extension Workspace {
    /// Loads a list of areas and, where the regency is new, makes its district. With problems nothing is changed.
    public func importAreas(_ path: String, dryRun: Bool) async throws -> AreaImportReport {
        let lines = try AreaFile.read(path)
        let areas = Areas(workspace: self)
        var result = try await areas.preview(lines, district: nil)
        if !dryRun, result.problems.isEmpty, let district = result.district {
            result = try await areas.apply(lines, fileName: lastComponent(path), by: commandLineAuthor(district))
        }
        return AreaImportReport(result, file: path, committed: !dryRun)
    }

    /// Loads outlines of areas that are known already. With problems nothing is changed.
    public func importBoundaries(_ path: String, dryRun: Bool) async throws -> AreaImportReport {
        let features = try BoundaryFile.read(path)
        let areas = Areas(workspace: self)
        let regency = features.lazy.compactMap { $0.code.flatMap { AreaCode($0)?.ancestor(at: .regency)?.text } }.first
        let district = try await regency == nil ? commandLineActor().district : regency ?? ""
        guard try await database.read({ try $0.districtName(district) }) != nil else { throw Refusal.rule(Copy.Areas.noRegencyYet) }
        let known = try await database.read { Set(try $0.areas(of: district).map(\.code.text)) }
        let (outlines, problems) = Areas.check(features, known: known)
        guard problems.isEmpty else {
            return AreaImportReport(AreaImportResult(district: district, rows: features.count, problems: problems), file: path, committed: false)
        }
        let result =
            dryRun
            ? try await areas.preview(outlines, district: district)
            : try await areas.apply(outlines, fileName: lastComponent(path), by: commandLineAuthor(district))
        return AreaImportReport(result, file: path, committed: !dryRun)
    }

    func commandLineAuthor(_ district: String) -> Author {
        Author(actor: Actor(account: "command-line", name: "command line", role: .secretary, district: district), at: clock())
    }

    private func lastComponent(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}
