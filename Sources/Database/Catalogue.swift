/// What the engine's own catalogue says about a table.
struct Table: Sendable, Hashable {
    struct Column: Sendable, Hashable {
        let name: String
        let kind: Value.Kind
        /// The engine works it out from others; it cannot be written.
        let isGenerated: Bool
    }

    let name: String
    let columns: [Column]
    /// The tables its foreign keys refer to.
    let references: Set<String>

    var writable: [Column] { columns.filter { !$0.isGenerated } }
}

extension Connection {
    func hasTable(_ name: String) throws -> Bool {
        switch engine {
        case .sqlite: try exists("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = \(name)")
        case .postgres: try exists("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = \(name)")
        }
    }

    /// All tables but the engine's own, sorted by name.
    func tables() throws -> [Table] {
        let names: SQL =
            switch engine {
            case .sqlite:
                """
                SELECT name FROM pragma_table_list
                WHERE "schema" = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name
                """
            case .postgres:
                """
                SELECT relname FROM pg_class
                WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = current_schema()::regnamespace ORDER BY relname
                """
            }
        return try all(names) { try $0.string(0) }.map { name in
            try Table(name: name, columns: columns(of: name), references: references(of: name))
        }
    }

    private func columns(of table: String) throws -> [Table.Column] {
        let columns: SQL =
            switch engine {
            // 1 is a virtual table's hidden column, 2 and 3 are generated columns.
            case .sqlite:
                "SELECT name, type, CASE WHEN hidden IN (2, 3) THEN 1 ELSE 0 END FROM pragma_table_xinfo(\(table)) WHERE hidden <> 1 ORDER BY cid"
            case .postgres:
                """
                SELECT a.attname, t.typname, a.attgenerated <> '' FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relname = \(table) AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
                ORDER BY a.attnum
                """
            }
        return try all(columns) { try ($0.string(0), $0.string(1), $0.bool(2)) }.map { name, type, isGenerated in
            guard let kind = engine == .sqlite ? kind(affinityOf: type) : kind(ofType: type) else {
                throw DatabaseError.misuse(message: "the column \(name) of \(table) has the type \(type), which only one engine has")
            }
            return Table.Column(name: name, kind: kind, isGenerated: isGenerated)
        }
    }

    private func references(of table: String) throws -> Set<String> {
        let references: SQL =
            switch engine {
            case .sqlite: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(\(table))"
            case .postgres:
                """
                SELECT DISTINCT f.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
                WHERE k.contype = 'f' AND c.relname = \(table) AND c.relnamespace = current_schema()::regnamespace
                """
            }
        return try Set(all(references) { try $0.string(0) })
    }

    /// As SQLite derives it from a declared type (https://www.sqlite.org/datatype3.html, 3.1), with BOOLEAN apart.
    private func kind(affinityOf type: String) -> Value.Kind? {
        let type = type.uppercased()
        if type.contains("BOOL") { return .boolean }
        if type.contains("INT") { return .integer }
        if type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT") { return .text }
        if type.contains("BLOB") || type.contains("BYTEA") { return .bytes }
        if type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") { return .real }
        return nil
    }

    private func kind(ofType type: String) -> Value.Kind? {
        switch type {
        case "text", "varchar", "bpchar": .text
        case "int2", "int4", "int8": .integer
        case "float4", "float8": .real
        case "bool": .boolean
        case "bytea": .bytes
        default: nil
        }
    }
}

extension [Table] {
    /// So that a table comes after those it refers to; and the names of those that cannot, as they refer to each other in a circle.
    func inOrderOfReference() -> (tables: [Table], circle: Set<String>) {
        var rest = self
        var ordered: [Table] = []
        var placed: Set<String> = []
        while true {
            let known = Set(rest.map(\.name))
            let ready = rest.filter { $0.references.subtracting([$0.name]).isDisjoint(with: known.subtracting(placed)) }
            guard !ready.isEmpty else { break }
            ordered += ready
            placed.formUnion(ready.map(\.name))
            rest.removeAll { placed.contains($0.name) }
        }
        return (ordered + rest, Set(rest.map(\.name)))
    }
}
