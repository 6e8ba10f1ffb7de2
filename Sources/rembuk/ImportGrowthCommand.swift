import App
import ArgumentParser
import Foundation

struct ImportGrowthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "growth", abstract: "Load a weighing export (e-PPGBM).",
        discussion: """
            Reads .xlsx and .csv as they come. All of it is applied in one transaction or nothing; the same file again changes nothing.
            Example: rembuk import growth juni.xlsx --report masalah.xlsx
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Argument(help: "The export, .xlsx or .csv.") var file: String
    @Flag(name: .long, help: "Only read the file and say what it would change.") var dryRun = false
    @Option(name: .long, help: "The month the file is for, YYYY-MM; dates outside it are reported.") var period: String?
    @Option(name: .long, help: "Write the problems, with a reason each, to this .xlsx.") var report: String?
    @Flag(name: .long, help: "Print the result as JSON.") var json = false

    func run() async throws {
        try await reporting {
            let workspace = try await workspace.open()
            let showsProgress = isatty(2) == 1
            let result = try await workspace.importGrowth(file, period: period, dryRun: dryRun, report: report) { share in
                if showsProgress { FileHandle.standardError.write(Data("\r\(Int(share * 100)) %".utf8)) }
            }
            if showsProgress { FileHandle.standardError.write(Data("\r      \r".utf8)) }
            await workspace.database.close()
            if json {
                try printJSON(result)
            } else {
                print(
                    """
                    \(result.file): \(result.rows) rows (\(result.layout)); \(result.committed ? "stored" : "nothing stored, dry run")
                    children: \(result.childrenNew) new, \(result.childrenMatched) known
                    measurements: \(result.measurementsNew) new, \(result.measurementsUnchanged) unchanged, \(result.measurementsCorrected) corrected
                    left out: \(result.rowsRefused) rows (\(result.duplicates) duplicates, \(result.unknownAreas) of unknown areas), \(result.measuresRefused) measures
                    problems: \(result.problemCount)
                    """)
            }
        }
    }
}
