import Database
import Days
import Foundation

/// Monthly rounds of invented children, brought in by the way every export takes.
struct SampleWeighing {
    static let children = 1_500
    static let months = 6

    private let workspace: Workspace
    private let last: Month

    init(_ workspace: Workspace) {
        self.workspace = workspace
        last = workspace.clock().jakartaDay.month - 1
    }

    /// The months, the oldest first, each with when its export is brought: the morning after its end.
    var rounds: [(month: Month, at: Instant)] {
        (0..<Self.months).reversed().map { back in
            let month = last - back
            return (month, min(Instant(jakarta: month.last + 1, hour: 10), workspace.clock()))
        }
    }

    func bring(_ month: Month, by author: Author) async throws {
        let imports = WeighingImports(workspace: workspace)
        let path = NSTemporaryDirectory() + "rembuk-sample-\(Secret.make()).csv"
        defer { unlink(path) }
        try export.writeText(to: path, month: month)
        let scanned = try await imports.scan(path, month, author) { _ in }
        let id = author.identifier()
        let name = "e-PPGBM \(month.iso) (sintetis).csv"
        let digest = try FileDigest.sha256(path)
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        try await workspace.database.write {
            try $0.insertImport(
                id, fileName: name, digest: digest, size: size, state: .applying, period: month, file: nil, district: SampleDistrict.code,
                author: author.actor.account, at: author.at)
        }
        let line = ImportLine(
            id: id, fileName: name, state: .applying, progress: 0, summary: "{}", failure: "", period: month, createdAt: author.at,
            createdBy: author.actor.name)
        _ = try await imports.commit(scanned, path, line, author, author.at)
    }

    private var export: SyntheticExport {
        SyntheticExport(children: Self.children, month: last, seed: 33_02, villages: BanyumasAreas.villages, months: Self.months, drift: 0.022)
    }
}
