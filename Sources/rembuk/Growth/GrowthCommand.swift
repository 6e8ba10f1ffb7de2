import ArgumentParser
import GrowthFiles

/// `rembuk growth …`: the WHO's growth statistics on a file of children, without a workspace.
struct GrowthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "growth", abstract: "Z-scores, prevalences and data quality of a file of children (CSV).",
        subcommands: [GrowthZScoresCommand.self, GrowthPrevalenceCommand.self, GrowthQualityCommand.self])
}

/// How the file is to be read; the same for all three.
struct ChildFileArguments: ParsableArguments {
    @Argument(help: "The file; - is standard input.")
    var input: String

    @Option(name: .long, help: "Whether the ages are in days or months.")
    var ageUnit: AgeUnit = .days

    @Option(
        name: .long,
        help: "Another name of a column, e.g. weight=berat. The columns are sex, age, weight, lenhei, measure, headc, armc, triskin, subskin, oedema."
    )
    var column: [ColumnName] = []

    func options() throws -> ChildFileOptions {
        var options = ChildFileOptions()
        options.ageUnit = ageUnit
        for name in column {
            if options.names[name.column] != nil { throw ValidationError("--column \(name.column.rawValue)=… is given twice") }
            options.names[name.column] = name.name
        }
        return options
    }
}

/// `weight=berat`
struct ColumnName: ExpressibleByArgument {
    let column: ChildColumn
    let name: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let column = ChildColumn(rawValue: String(parts[0])), !parts[1].isEmpty else { return nil }
        self.column = column
        name = String(parts[1])
    }
}

extension AgeUnit: ExpressibleByArgument {}

struct OutputArguments: ParsableArguments {
    @Option(name: [.customShort("o"), .customLong("output")], help: "Where to write; standard output if not given.")
    var output: String?
}

/// The columns of a survey's design and groupings.
struct SurveyArguments: ParsableArguments {
    @Option(name: .long, help: "The column of sampling weights.") var weights: String?
    @Option(name: .long, help: "The column of clusters (PSUs).") var cluster: String?
    @Option(name: .long, help: "The column of strata.") var strata: String?
    @Option(name: .long, help: "The column of the type of area (urban, rural).") var area: String?
    @Option(name: .long, help: "The column of regions.") var region: String?
    @Option(name: .long, help: "The column of wealth quintiles, 1 to 5.") var wealth: String?
    @Option(name: .long, help: "The column of the mothers' education.") var education: String?
    @Option(name: .long, help: "The column of any other grouping.") var other: String?

    var names: [SurveyColumn: String] {
        let given: [(SurveyColumn, String?)] = [
            (.weights, weights), (.cluster, cluster), (.strata, strata), (.area, area), (.region, region), (.wealth, wealth),
            (.education, education), (.other, other),
        ]
        return Dictionary(uniqueKeysWithValues: given.compactMap { column, name in name.map { (column, $0) } })
    }
}
