import App
import ArgumentParser

/// `rembuk`: one thin command for each noun. The contract is docs/command-line.md.
@main
struct Rembuk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rembuk",
        abstract: "The working room of a district's stunting-reduction team.",
        version: rembukVersion,
        subcommands: [
            ServeCommand.self, AccountCommand.self, GrowthCommand.self, ImportCommand.self, SampleCommand.self, LedgerCommand.self,
            BackupCommand.self,
            RestoreCommand.self, MigrateCommand.self, VersionCommand.self,
        ])
}

struct VersionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version. Example: rembuk version")
    func run() async throws { print("rembuk \(rembukVersion)") }
}
