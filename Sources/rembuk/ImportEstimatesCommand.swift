import App
import ArgumentParser

struct ImportEstimatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimates", abstract: "Load published figures of prevalence.",
        discussion: """
            Columns: area,year,period,source,method,percent,low,high,numerator,denominator,citation. The area is a code of the home ministry,
            or ID for Indonesia; the method is survey, routine or target. All of it is stored or nothing; a figure that is there already is
            left as it is. A percentage that its numerator and denominator do not give is stored, with a note.
            Example: rembuk import estimates published.csv
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Argument(help: "A .csv or .xlsx file.") var file: String
    @Flag(name: .long, help: "Only check the file and say what it would change.") var dryRun = false
    @Flag(name: .long, help: "Print the result as JSON.") var json = false

    func run() async throws {
        try await reporting {
            let workspace = try await workspace.open()
            let report = try await workspace.importEstimates(file, dryRun: dryRun)
            await workspace.database.close()
            if json {
                try printJSON(report)
            } else if report.problems.isEmpty {
                let done = report.committed ? "stored" : "checked, nothing stored"
                print("\(report.rows) rows \(done): \(report.new) new, \(report.changed) changed, \(report.unchanged) unchanged")
            }
            for line in report.warnings.prefix(100) { fail("warning: \(line.line)") }
            guard !report.problems.isEmpty else { return }
            for line in report.problems.prefix(100) { fail(line.line) }
            fail("\(report.problems.count) problems; nothing was stored")
            throw ExitCode(1)
        }
    }
}

extension FileProblemLine {
    /// One line that says where and why.
    var line: String { "row \(row), \(column): \(message)" + (value.isEmpty ? "" : " (\(value))") }
}
