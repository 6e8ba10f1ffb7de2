import App
import ArgumentParser
import Foundation
import Hummingbird

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the web application. Example: rembuk serve --sample --port 8080")
    @OptionGroup var workspace: WorkspaceOptions
    @Option(name: .long, help: "The address to listen on.") var host = "127.0.0.1"
    @Option(name: .long, help: "The port to listen on.") var port = 8080
    @Flag(name: .long, help: "Fill an empty workspace with the Banyumas example and print a sign-in link for each role.") var sample = false

    func run() async throws {
        let workspace = try await workspace.open(address: "http://\(host == "127.0.0.1" ? "localhost" : host):\(port)")
        if sample {
            let links = try await workspace.fillWithSample()
            if links.isEmpty { fail("the workspace is not empty: serving it as it is") }
            for (role, link) in links { print("\(role): \(link)") }
            fflush(nil)
        }
        try await workspace.resumeImports()
        let application = Application(
            responder: makeRoutes(workspace).responder(),
            configuration: .init(address: .hostname(host, port: port), serverName: nil))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await workspace.keepTime() }
            try await application.runService()
            group.cancelAll()
        }
        await workspace.database.close()
    }
}
