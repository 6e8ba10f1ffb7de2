import Foundation

/// What `rembuk import estimates --json` prints.
public struct EstimateImportReport: Encodable, Sendable {
    public let file: String
    public let rows: Int
    public let new: Int
    public let changed: Int
    public let unchanged: Int
    public let problems: [FileProblemLine]
    public let warnings: [FileProblemLine]
    public let committed: Bool

    init(_ result: EstimateImportResult, file: String, committed: Bool) {
        self.file = file
        rows = result.rows
        new = result.added
        changed = result.changed
        unchanged = result.unchanged
        problems = result.problems.map(FileProblemLine.init)
        warnings = result.warnings.map(FileProblemLine.init)
        self.committed = committed && result.problems.isEmpty
    }
}

extension Workspace {
    /// Loads published figures. With problems nothing is kept.
    public func importEstimates(_ path: String, dryRun: Bool) async throws -> EstimateImportReport {
        let lines = try EstimateFile.read(path)
        let actor = try await commandLineActor()
        let estimates = Estimates(workspace: self)
        let result =
            dryRun
            ? try await estimates.preview(lines, district: actor.district)
            : try await estimates.apply(
                lines, fileName: URL(fileURLWithPath: path).lastPathComponent, by: Author(actor: actor, at: clock()))
        return EstimateImportReport(result, file: path, committed: !dryRun)
    }
}
