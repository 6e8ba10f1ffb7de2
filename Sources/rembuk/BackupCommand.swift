import App
import ArgumentParser
import Database
import Days

/// `rembuk backup FILE` and `rembuk backup check FILE`.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write the whole workspace into one file, or check such a file.",
        discussion: """
            People may go on working while it is written; the file holds one moment. It contains personal data: keep it as you keep the workspace.
            Example: rembuk backup rembuk-2026-06-30.backup && rembuk backup check rembuk-2026-06-30.backup
            """,
        subcommands: [Write.self, Check.self], defaultSubcommand: Write.self)

    struct Write: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "write", abstract: "Write the workspace into a new file. Example: rembuk backup write rembuk.backup")
        @OptionGroup var workspace: WorkspaceOptions
        @Argument(help: "The file to write; it must not exist.") var file: String
        @Flag(name: .long, help: "Print the result as JSON.") var json = false

        func run() async throws {
            try await reporting {
                let database = try await workspace.openExisting()
                let summary = try await Backup.write(database, to: file, at: .now)
                await database.close()
                try BackupReport(summary, file: file).show(json: json)
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a backup to its end and compare every checksum. Example: rembuk backup check rembuk.backup")
        @Argument(help: "The backup.") var file: String
        @Flag(name: .long, help: "Print the result as JSON.") var json = false

        func run() async throws {
            try await reporting { try BackupReport(try Backup.check(file), file: file).show(json: json) }
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Fill a new workspace from a backup.",
        discussion: """
            The file is checked before, the ledger after; all of it is stored or nothing. A workspace with anything in it is refused. The
            engine may be another than the one the backup was made on.
            Example: rembuk restore rembuk.backup --data ./restored
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Argument(help: "The backup.") var file: String
    @Flag(name: .long, help: "Restore also a workspace whose ledger was broken already.") var acceptBrokenLedger = false
    @Flag(name: .long, help: "Print the result as JSON.") var json = false

    func run() async throws {
        try await reporting {
            try Backup.check(file)
            let database = try await workspace.openUnmigrated()
            let summary = try await Backup.restore(file, into: database, migrations: migrations, acceptBrokenLedger: acceptBrokenLedger)
            await database.close()
            try BackupReport(summary, file: file).show(json: json)
        }
    }
}

/// What a backup holds, as it is told.
private struct BackupReport: Encodable {
    struct Table: Encodable {
        let name: String
        let rows: Int
    }
    let file: String
    let at: String
    let engine: String
    let bytes: Int
    let rows: Int
    let migrations: [String]
    let tables: [Table]

    init(_ summary: Backup.Summary, file: String) {
        self.file = file
        at = summary.at.iso
        engine = summary.engine.rawValue
        bytes = summary.bytes
        rows = summary.rows
        migrations = summary.migrations
        tables = summary.tables.map { Table(name: $0.name, rows: $0.rows) }
    }

    func show(json: Bool) throws {
        if json { return try printJSON(self) }
        print("\(file): whole; of \(at), \(tables.count) tables, \(rows) rows, \(bytes) bytes")
    }
}
