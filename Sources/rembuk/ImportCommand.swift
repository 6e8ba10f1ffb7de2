import ArgumentParser

/// Brings data in from files: one subcommand a kind.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Load data from files.",
        subcommands: [
            ImportAreasCommand.self, ImportBoundariesCommand.self, ImportGrowthCommand.self, ImportSurveyCommand.self,
            ImportEstimatesCommand.self,
        ])
}
