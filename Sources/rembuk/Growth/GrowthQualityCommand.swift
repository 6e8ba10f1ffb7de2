import ArgumentParser
import Foundation
import Growth
import GrowthFiles

struct GrowthQualityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quality", abstract: "Judge how well the children of a file were measured.",
        discussion: """
            Digit preference, spread and shape of the z-scores, implausible values, ratios of sex and age, heaping of ages and \
            completeness, each with its rule. Example: rembuk growth quality survey.csv --age-unit months --column lenhei=height
            """)

    @OptionGroup var file: ChildFileArguments
    @OptionGroup var output: OutputArguments

    @Flag(name: .long, help: "Write one JSON object instead of a table.")
    var json = false

    func run() async throws {
        let options = try file.options()
        try await reporting {
            let panel = try QualityPanel(try await readSurvey(file.input, options).children)
            let output = try OutputBytes(output.output)
            try output.write(Array((json ? Self.json(panel) : Self.table(panel)).utf8))
            try output.finish()
        }
    }

    static func table(_ panel: QualityPanel) -> String {
        let rows =
            [["check", "value", "p", "children", "rating", "rule"]]
            + panel.checks.map { check in
                [
                    check.kind.rawValue, check.value.map { String(format: "%.2f", $0) } ?? "-",
                    check.p.map { $0 < 0.001 ? "< 0.001" : String(format: "%.3f", $0) } ?? "-", String(check.count),
                    check.rating?.rawValue ?? "-", check.kind.rule ?? "no published limit",
                ]
            }
        let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count + 2) }.joined() + (row.last ?? "") + "\n"
        }.joined()
    }

    static func json(_ panel: QualityPanel) -> String {
        let checks = panel.checks.map { check in
            let fields = [
                "\"check\":\(jsonText(check.kind.rawValue))", "\"value\":\(check.value.map(shortest) ?? "null")",
                "\"p\":\(check.p.map(shortest) ?? "null")", "\"children\":\(check.count)",
                "\"rating\":\(check.rating.map { jsonText($0.rawValue) } ?? "null")", "\"rule\":\(check.kind.rule.map(jsonText) ?? "null")",
            ]
            return "{" + fields.joined(separator: ",") + "}"
        }
        func list(_ counts: [Int]) -> String { "[" + counts.map(String.init).joined(separator: ",") + "]" }
        return "{\"children\":\(panel.children),\"checks\":[\n" + checks.joined(separator: ",\n")
            + "\n],\"weight_last_digits\":\(list(panel.weightDigits)),\"height_last_digits\":\(list(panel.heightDigits)),"
            + "\"months_beyond_years\":\(list(panel.monthsBeyondYears))}\n"
    }
}
