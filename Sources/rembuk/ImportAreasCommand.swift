import App
import ArgumentParser

struct ImportAreasCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "areas", abstract: "Load a regency's list of areas.",
        discussion: """
            Columns: code,name,level,parent[,latitude,longitude][,valid_from,valid_to]; one regency a file. All of it is stored or nothing.
            Example: rembuk import areas banyumas.csv
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Argument(help: "A .csv or .xlsx file.") var file: String
    @Flag(name: .long, help: "Only check the file and say what it would change.") var dryRun = false
    @Flag(name: .long, help: "Print the result as JSON.") var json = false

    func run() async throws {
        try await reporting {
            let workspace = try await workspace.open()
            let report = try await workspace.importAreas(file, dryRun: dryRun)
            await workspace.database.close()
            try show(report, json: json)
        }
    }
}

/// Prints what came of an import of areas or boundaries; with problems the exit code is 1.
func show(_ report: AreaImportReport, json: Bool) throws {
    if json {
        try printJSON(report)
    } else if report.problems.isEmpty {
        let done = report.committed ? "stored" : "checked, nothing stored"
        print("\(report.rows) rows \(done): \(report.new) new, \(report.changed) changed (\(report.renamed) renamed), \(report.unchanged) unchanged")
    }
    guard !report.problems.isEmpty else { return }
    for problem in report.problems.prefix(100) {
        fail("row \(problem.row), \(problem.column): \(problem.message)" + (problem.value.isEmpty ? "" : " (\(problem.value))"))
    }
    fail("\(report.problems.count) problems; nothing was stored")
    throw ExitCode(1)
}
