import ArgumentParser
import Foundation
import Growth
import GrowthFiles

struct GrowthPrevalenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prevalence", abstract: "Tabulate prevalences of a survey with their standard errors and confidence intervals.",
        discussion: """
            Writes the 135 columns of the WHO's own software, a row for each group; what cannot be estimated is empty. Example: rembuk \
            growth prevalence survey.csv --age-unit months --weights sw --cluster psu --strata st --column lenhei=height --region region
            """)

    @OptionGroup var file: ChildFileArguments
    @OptionGroup var output: OutputArguments
    @OptionGroup var survey: SurveyArguments

    @Flag(name: .long, help: "Write one JSON object instead of CSV.")
    var json = false

    func run() async throws {
        var options = try file.options()
        options.surveyNames = survey.names
        try await reporting {
            let data = try await readSurvey(file.input, options)
            let estimates = try SurveyEstimates(data)
            let output = try OutputBytes(output.output)
            try output.write(Array((json ? Self.json(estimates, children: data.children.sex.count) : Self.csv(estimates)).utf8))
            try output.finish()
        }
    }

    static func csv(_ estimates: SurveyEstimates) -> String {
        var text = SurveyEstimates.columns.joined(separator: ",") + "\n"
        for row in estimates.rows {
            text += ([quoted(row.label)] + row.figures.map { $0.map(shortest) ?? "" }).joined(separator: ",") + "\n"
        }
        return text
    }

    static func json(_ estimates: SurveyEstimates, children: Int) -> String {
        let rows = estimates.rows.map { row in
            let cells = zip(SurveyEstimates.columns.dropFirst(), row.figures).map { "\"\($0)\":\($1.map(shortest) ?? "null")" }
            return "{\"Group\":\(jsonText(row.label)),\(cells.joined(separator: ","))}"
        }
        return "{\"children\":\(children),\"degrees_of_freedom\":\(estimates.degreesOfFreedom),\"groups\":[\n"
            + rows.joined(separator: ",\n") + "\n]}\n"
    }

    private static func quoted(_ label: String) -> String {
        guard label.contains(where: { ",\"\n\r".contains($0) }) else { return label }
        return "\"" + label.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}

/// The whole survey; a survey is tabulated at once, so that its memory grows with the file.
func readSurvey(_ path: String, _ options: ChildFileOptions) async throws -> SurveyData {
    var survey = SurveyFile()
    try await readChildren(
        path, options, started: { _ in },
        work: { chunk, start, layout throws(ChildFileError) in try SurveyFile.Part(chunk, from: start, layout: layout) },
        lines: { $0.lines },
        take: { survey.append($0) })
    return survey.data
}

/// The shortest text that reads back as the same number; whole numbers without a point.
func shortest(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
}

func jsonText(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case _ where scalar.value < 32:
            let code = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
