/// What the engine's own catalogue says about the tables.
struct Table: Sendable, Hashable {
    struct Column: Sendable, Hashable {
        let name: String
        let kind: Value.Kind
        let isGenerated: Bool
    }

    let name: String
    let columns: [Column]
    /// The tables its foreign keys refer to.
    let references: Set<String>
}

extension Connection {
    func hasTable(_ name: String) throws -> Bool {
        switch engine {
        case .sqlite: try exists("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = \(name)")
        case .postgres: try exists("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = \(name)")
        }
    }
}
