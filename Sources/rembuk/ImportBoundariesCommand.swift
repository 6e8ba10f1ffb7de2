import App
import ArgumentParser

struct ImportBoundariesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "boundaries", abstract: "Load outlines of areas.",
        discussion: """
            GeoJSON (RFC 7946) of Polygons or MultiPolygons with the area's code as code among the properties or as id.
            Example: rembuk import boundaries kecamatan.geojson
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Argument(help: "A GeoJSON file.") var file: String
    @Flag(name: .long, help: "Only check the file and say what it would change.") var dryRun = false
    @Flag(name: .long, help: "Print the result as JSON.") var json = false

    func run() async throws {
        try await reporting {
            let workspace = try await workspace.open()
            let report = try await workspace.importBoundaries(file, dryRun: dryRun)
            await workspace.database.close()
            try show(report, json: json)
        }
    }
}
