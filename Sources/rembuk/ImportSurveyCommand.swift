import App
import ArgumentParser

struct ImportSurveyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "survey", abstract: "Load the children of a survey and store its estimates.",
        discussion: """
            The estimates are stored; the rows only with --keep-rows. A survey is never merged with the routine weighing.
            Example: rembuk import survey nigeria.csv --name "Nigeria" --age-unit months --cluster psu --strata st --column lenhei=height
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Argument(help: "A .csv or .xlsx file, one row a child.") var file: String
    @Option(name: .long, help: "The name of the survey.") var name: String
    @Option(name: .long, help: "The day it was held, YYYY-MM-DD.") var date: String?
    @Option(name: .long, help: "days or months.") var ageUnit = "days"
    @Option(name: .long, help: "What a column is called: weight=berat. May be given several times.") var column: [String] = []
    @OptionGroup var design: SurveyArguments
    @Flag(name: .long, help: "Keep the children's rows too (personal data).") var keepRows = false
    @Flag(name: .long, help: "Print the result as JSON.") var json = false

    func run() async throws {
        var columns = SurveyColumns()
        guard let unit = SurveyColumns.AgeUnit(rawValue: ageUnit) else { throw ValidationError("--age-unit is days or months") }
        columns.ageUnit = unit
        for pair in column {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let known = SurveyColumns.Column(rawValue: parts[0]) else {
                throw ValidationError(
                    "--column takes NAME=COLUMN, where NAME is one of \(SurveyColumns.Column.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            columns.named[known] = parts[1]
        }
        let options: [(SurveyColumns.Column, String?)] = [
            (.samplingWeight, design.weights), (.cluster, design.cluster), (.strata, design.strata), (.area, design.area), (.region, design.region),
            (.wealth, design.wealth),
            (.education, design.education), (.other, design.other),
        ]
        for (column, name) in options { if let name { columns.named[column] = name } }
        let chosen = columns
        try await reporting {
            let workspace = try await workspace.open()
            let report = try await workspace.importSurvey(file, name: name, heldOn: date, columns: chosen, keepRows: keepRows)
            await workspace.database.close()
            if json {
                try printJSON(report)
            } else if let stunting = report.stunting {
                let interval = report.low.flatMap { low in report.high.map { " (\(rounded(low))–\(rounded($0)))" } } ?? ""
                print(
                    "\(report.name): stunting \(rounded(stunting)) %\(interval), \(report.used) of \(report.rows) children; design: \(report.design.isEmpty ? "simple random" : report.design)"
                )
            } else {
                print("\(report.name): stunting is not estimable from \(report.rows) rows")
            }
        }
    }

    private func rounded(_ percent: Double) -> String { String((percent * 100).rounded() / 100) }
}
