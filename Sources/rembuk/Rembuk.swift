import App
import ArgumentParser
import Hummingbird

@main
struct Rembuk: AsyncParsableCommand {
    func run() async throws {
        let app = Application(router: makeRouter(), configuration: .init(address: .hostname("127.0.0.1", port: 8080)))
        try await app.runService()
    }
}
