import App
import ArgumentParser
import Database
import Foundation

/// Which workspace a command works on: a folder, or PostgreSQL by REMBUK_DATABASE_URL.
struct WorkspaceOptions: ParsableArguments {
    @Option(name: .long, help: "The folder of the workspace (also REMBUK_DATA).")
    var data: String?

    var directory: String { data ?? environment("REMBUK_DATA") ?? "./data" }

    /// Opens the workspace's database and brings its schema up to date.
    ///
    /// - Parameter address: where people reach it, unless REMBUK_ADDRESS says so.
    func open(address: String = "http://localhost:8080") async throws -> Workspace {
        let database = try await openDatabase(url: environment("REMBUK_DATABASE_URL"), directory: directory)
        _ = try await database.migrate(migrations)
        let workspace = Workspace(
            database: database,
            settings: Workspace.Settings(
                address: environment("REMBUK_ADDRESS") ?? address,
                secureCookies: environment("REMBUK_ADDRESS")?.hasPrefix("https://") ?? false,
                trustsProxy: environment("REMBUK_TRUST_PROXY") == "1"))
        try await workspace.tallyRounds()
        return workspace
    }

    /// Opens the database as it is: its schema may be an older one's. What is not there is not created.
    func openExisting() async throws -> any Database {
        let file = directory + "/rembuk.sqlite"
        guard environment("REMBUK_DATABASE_URL") != nil || FileManager.default.fileExists(atPath: file) else {
            throw NoWorkspace(directory: directory)
        }
        return try await openUnmigrated()
    }

    /// Opens the database, or creates an empty one without a schema.
    func openUnmigrated() async throws -> any Database {
        try await openDatabase(url: environment("REMBUK_DATABASE_URL"), directory: directory)
    }
}

/// The folder that was named is not a workspace.
private struct NoWorkspace: Error, CustomStringConvertible {
    let directory: String
    var description: String { "there is no workspace in \(directory); name its folder with --data, or its database with REMBUK_DATABASE_URL" }
}

func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
}
