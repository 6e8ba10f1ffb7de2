import App
import ArgumentParser
import Database

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The ledger of all changes.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walk the chain of hashes and say the first broken entry.",
            discussion: """
                Every field of every entry is hashed again, with the hash of the entry before. Exit code 1 where something was altered, removed,
                added or put in another order. A ledger that was rewritten as a whole can only be told by an entry noted down elsewhere, as the
                minutes carry one and this command prints them: give it as --anchor DISTRICT:NUMBER:HASH.
                Example: rembuk ledger verify
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @Option(name: .long, help: "Only this district's ledger.") var district: String?
        @Option(name: .long, help: "An entry noted down elsewhere, DISTRICT:NUMBER:HASH; may be given more than once.") var anchor: [String] = []
        @Flag(name: .long, help: "Print the result as JSON.") var json = false

        func validate() throws { _ = try anchors() }

        func run() async throws {
            try await reporting {
                let database = try await workspace.openExisting()
                let found = try await database.verifyLedger(district: district, anchors: anchors())
                await database.close()
                if json {
                    try printJSON(LedgerReport(found))
                } else if found.isWhole {
                    print("whole: \(found.entries) entries")
                    for head in found.heads { print("\(head.district):\(head.sequence):\(head.hash)") }
                }
                if let first = found.firstBreak {
                    fail(
                        "the ledger of district \(first.district) is broken at entry \(first.sequence): \(first.fault.rawValue). Compare with a backup."
                    )
                    throw ExitCode(1)
                }
            }
        }

        private func anchors() throws -> [LedgerVerification.Anchor] {
            try anchor.map { text in
                let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 3, let sequence = Int(parts[1]), sequence > 0, parts[2].count >= 16 else {
                    throw ValidationError("--anchor is DISTRICT:NUMBER:HASH with at least 16 characters of the hash; got \(text)")
                }
                return LedgerVerification.Anchor(district: parts[0], sequence: sequence, hash: parts[2])
            }
        }
    }
}

private struct LedgerReport: Encodable {
    struct Head: Encodable {
        let district: String
        let sequence: Int
        let hash: String
    }
    struct Break: Encodable {
        let district: String
        let sequence: Int
        let fault: String
    }
    let whole: Bool
    let entries: Int
    let heads: [Head]
    let firstBreak: Break?

    init(_ found: LedgerVerification) {
        whole = found.isWhole
        entries = found.entries
        heads = found.heads.map { Head(district: $0.district, sequence: $0.sequence, hash: $0.hash) }
        firstBreak = found.firstBreak.map { Break(district: $0.district, sequence: $0.sequence, fault: $0.fault.rawValue) }
    }
}
