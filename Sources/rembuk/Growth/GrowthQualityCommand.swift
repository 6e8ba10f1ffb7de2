import ArgumentParser

struct GrowthQualityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "quality", abstract: "x")
    func run() async throws {}
}
