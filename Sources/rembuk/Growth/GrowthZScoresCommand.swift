import ArgumentParser
import GrowthFiles

struct GrowthZScoresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zscores", abstract: "Add the z-scores and flags of the WHO child growth standards to a file.",
        discussion: """
            Writes the input's columns, then clenhei cmeasure c9mo_flag cbmi csex zlen flen zwei fwei zwfl fwfl zbmi fbmi zhc fhc zac \
            fac zts fts zss fss. Example: rembuk growth zscores children.csv -o scored.csv --age-unit months --column weight=berat
            """)

    @OptionGroup var file: ChildFileArguments
    @OptionGroup var output: OutputArguments

    func run() async throws {
        let options = try file.options()
        try await reporting {
            let output = try OutputBytes(output.output)
            try await readChildren(
                file.input, options,
                started: { layout in
                    if layout.missingMeasures.contains(.weight) { fail("there is no column weight: z-scores that need it are empty") }
                    if layout.missingMeasures.contains(.lenhei) { fail("there is no column lenhei: z-scores that need it are empty") }
                    try output.write(ScoreText.header(layout))
                },
                work: { chunk, start, layout throws(ChildFileError) in try ScoreText(chunk, from: start, layout: layout) },
                lines: { $0.lines },
                take: { try output.write($0.text) })
            try output.finish()
        }
    }
}
