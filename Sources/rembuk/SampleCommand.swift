import App
import ArgumentParser
import Days
import Foundation

struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Invented data, to try and to measure with.", subcommands: [Growth.self])

    struct Growth: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write weighing exports of invented children, and the truth beside them.",
            discussion: """
                Files as the national system exports them, with its traps at set rates, for the villages of Kabupaten Banyumas; and truth.csv:
                what each row's child really is and measures, which fault the row was given, and as what an import must report it. The same
                seed gives the same children.
                Example: rembuk sample growth --children 120000 --months 6 --seed 7 -o months
                """)
        @Option(name: .long, help: "How many children are under five in the last month.") var children = 1_500
        @Option(name: .long, help: "How many months.") var months = 1
        @Option(name: .long, help: "The last month, YYYY-MM; the one before this by default.") var until: String?
        @Option(name: .long, help: "Another seed, other children.") var seed: UInt64 = 1
        @Option(name: .long, help: "xlsx or csv.") var format = "xlsx"
        @Flag(name: .long, help: "Every row is right.") var noFaults = false
        @Option(name: .shortAndLong, help: "The folder to write into.") var output: String
        @Flag(name: .long, help: "Print the files as JSON.") var json = false

        func validate() throws {
            guard 1...2_000_000 ~= children else { throw ValidationError("--children is from 1 to 2000000") }
            guard 1...120 ~= months else { throw ValidationError("--months is from 1 to 120") }
            guard SyntheticMonths.Format(rawValue: format) != nil else { throw ValidationError("--format is xlsx or csv") }
            if let until, Month(iso: until) == nil { throw ValidationError("--until is a month, as 2026-06") }
        }

        func run() async throws {
            try await reporting {
                let last = until.flatMap(Month.init(iso:)) ?? Instant.now.jakartaDay.month - 1
                let sample = SyntheticMonths(children: children, months: months, until: last, seed: seed, faults: !noFaults)
                let files = try sample.write(into: output, format: SyntheticMonths.Format(rawValue: format) ?? .xlsx)
                if json {
                    try printJSON(files.map { File(path: $0.path, rows: $0.rows) })
                } else {
                    for file in files { print("\(file.path): \(file.rows) rows") }
                }
            }
        }
    }

    private struct File: Encodable {
        let path: String
        let rows: Int
    }
}
