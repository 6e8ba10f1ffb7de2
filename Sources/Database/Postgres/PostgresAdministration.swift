/// Statements that PostgreSQL refuses inside a transaction, as `CREATE DATABASE`. For the tests' databases.
package enum PostgresAdministration {
    package static func run(_ statements: [SQL], at url: String) throws {
        let link = try PostgresLink(url: url, settings: PostgresSettings(), cancelled: CancellationFlag(false))
        for statement in statements { _ = try link.command(statement.rendered(for: .postgres).text) }
    }

    /// The same server's database of another name. The URL must have the form `postgres://…/name?…`.
    package static func url(_ url: String, database: String) -> String {
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].prefix { $0 != "/" } + "//" + parts[0].dropFirst("postgres://".count).prefix { $0 != "/" }
        return path + "/" + database + (parts.count > 1 ? "?" + parts[1] : "")
    }
}
