public final class PostgresDatabase: Database {
    public let engine = Engine.postgres
    public init(url: String, poolSize: Int = 8) async throws { throw DatabaseError.misuse(message: "PostgreSQL is on its way") }
    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T { throw DatabaseError.closed }
    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T { throw DatabaseError.closed }
    public func close() async {}
}
