import App
import ArgumentParser

struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Accounts and API tokens.", subcommands: [Add.self, Token.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create an account and print its one-time link.",
            discussion: "Example: rembuk account add --email sari@example.id --name Sari --role focal-person --agency Dinkes")
        @OptionGroup var workspace: WorkspaceOptions
        @Option(name: .long, help: "The address to sign in with.") var email: String
        @Option(name: .long, help: "The person's name.") var name: String
        @Option(name: .long, help: "secretary, focal-person, chair, nutrition-officer, area-operator or evaluator.") var role: String
        @Option(name: .long, help: "The agency's short name.") var agency: String?
        @Option(name: .long, help: "The code of the area.") var area: String?

        func run() async throws {
            try await reporting {
                let workspace = try await workspace.open()
                let link = try await workspace.addAccount(email: email, name: name, role: role, agency: agency, area: area)
                print(link)
                await workspace.database.close()
            }
        }
    }

    struct Token: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an API token for an account and print it, once.", discussion: "Example: rembuk account token --email sari@example.id")
        @OptionGroup var workspace: WorkspaceOptions
        @Option(name: .long, help: "The account's address.") var email: String

        func run() async throws {
            try await reporting {
                let workspace = try await workspace.open()
                print(try await workspace.makeToken(email: email))
                await workspace.database.close()
            }
        }
    }
}
