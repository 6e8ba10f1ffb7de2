import Database

struct StoredFile: Sendable {
    let id: String
    let name: String
    let type: String
    let size: Int
}

extension Connection {
    /// Stores the file within this transaction, part by part.
    func insert(_ file: NewFile, by author: Author) throws {
        try execute(
            """
            INSERT INTO file (id, district, name, type, size, sha256, created_at, created_by)
            VALUES (\(file.id), \(author.actor.district), \(file.name), \(file.type.rawValue), \(file.size), \(file.sha256), \(author.at),
                \(author.actor.account))
            """)
        var number = 0
        try file.forEachPart { part in
            try execute("INSERT INTO file_part (file, number, content) VALUES (\(file.id), \(number), \(part))")
            number += 1
        }
    }

    func filePart(_ file: String, _ number: Int) throws -> [UInt8]? {
        try first("SELECT content FROM file_part WHERE file = \(file) AND number = \(number)") { try $0.bytes(0) }
    }
}
