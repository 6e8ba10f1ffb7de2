import App
import ArgumentParser
import Database

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the workspace's schema up to date. Example: rembuk migrate --data ./data")
    @OptionGroup var workspace: WorkspaceOptions

    func run() async throws {
        try await reporting {
            let database = try await workspace.openUnmigrated()
            let applied = try await database.migrate(migrations)
            for name in applied { print(name) }
            await database.close()
        }
    }
}
