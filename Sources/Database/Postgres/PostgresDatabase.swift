import CLibpq
import Dispatch
import Logging
import NIOConcurrencyHelpers
import NIOPosix

/// A PostgreSQL server, version 15 or newer, through libpq.
///
/// libpq blocks, so all work is done on threads of its own: as many as there are connections, and one lease to one thread.
public final class PostgresDatabase: Database {
    public let engine = Engine.postgres
    private let url: String
    private let settings: PostgresSettings
    private let pool: PostgresPool
    private let threads: NIOThreadPool
    private let isClosed = NIOLockedValueBox(false)

    /// Does not connect yet; see ``check()``.
    /// - Parameters:
    ///   - url: any connection string that libpq takes, unchanged: `postgres://…`, or `host=… dbname=…`.
    ///   - poolSize: how many connections are open at most.
    ///   - acquireTimeout: how long one waits for a connection, in milliseconds, before ``DatabaseError/busy``.
    ///   - statementTimeout: how long a statement may take, in milliseconds; see ``Connection/allowLongStatements()``.
    public init(url: String, poolSize: Int = 8, acquireTimeout: Int = 10_000, statementTimeout: Int = 60_000) throws {
        var message: UnsafeMutablePointer<CChar>?
        let options = PQconninfoParse(url, &message)
        PQconninfoFree(options)
        defer { PQfreemem(message) }
        guard options != nil else {
            throw DatabaseError.other(code: "url", message: "the database's URL cannot be read: \(trimmed(message))")
        }
        self.url = url
        var settings = PostgresSettings()
        settings.statementTimeout = statementTimeout
        self.settings = settings
        pool = PostgresPool(size: max(1, poolSize), timeout: acquireTimeout)
        threads = NIOThreadPool(numberOfThreads: max(1, poolSize))
        threads.start()
    }

    deinit {
        // A thread pool must not go away while it runs; where `close` was called this does nothing.
        threads.shutdownGracefully { _ in }
    }

    /// Connects, and refuses a database in which text would sort or compare otherwise than in SQLite.
    public func check() async throws {
        let (encoding, collation, classes) = try await read { connection in
            try connection.first(
                """
                SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database WHERE datname = current_database()
                """
            ) { try ($0.string(0), $0.string(1), $0.string(2)) } ?? ("", "", "")
        }
        let plain: Set<String> = ["C", "POSIX"]
        guard encoding == "UTF8", plain.contains(collation), plain.contains(classes) else {
            throw DatabaseError.other(
                code: "locale",
                message: "the PostgreSQL database has the encoding \(encoding) and the locale \(collation); create it with "
                    + "createdb --template=template0 --encoding=UTF8 --locale=C NAME")
        }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await run("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", body)
    }

    public func close() async {
        guard
            isClosed.withLockedValue({
                let was = $0; $0 = true; return !was
            })
        else { return }
        await pool.close()
        // An error would mean that the threads were stopped before.
        try? await threads.shutdownGracefully()
    }

    private func run<T: Sendable>(_ begin: String, _ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let lease = PostgresLease(link: try await pool.acquire())
        // In any case, and after the thread has finished with it.
        defer { pool.release(lease.finish()) }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                threads.submit { [url, settings] state in
                    guard state == .active else { return continuation.resume(throwing: DatabaseError.closed) }
                    continuation.resume(with: Result { try lease.perform(begin, url: url, settings: settings, body) })
                }
            }
        } onCancel: {
            lease.cancel()
        }
    }
}

/// The use of one connection for one transaction.
final class PostgresLease: Sendable {
    private struct State {
        var link: PostgresLink?
        var hasFinished = false
    }

    private let state: NIOLockedValueBox<State>
    private let cancelled = CancellationFlag(false)

    init(link: PostgresLink?) { state = NIOLockedValueBox(State(link: link)) }

    func perform<T>(_ begin: String, url: String, settings: PostgresSettings, _ body: (any Connection) throws -> T) throws -> T {
        do {
            return try performed(begin, url: url, settings: settings, body)
        } catch DatabaseError.timeout {
            // The server says the same of a statement, be it BEGIN or COMMIT, that took too long and of one that was cancelled.
            throw cancelled.withLockedValue({ $0 }) ? DatabaseError.cancelled : DatabaseError.timeout
        }
    }

    private func performed<T>(
        _ begin: String, url: String, settings: PostgresSettings, _ body: (any Connection) throws -> T
    ) throws -> T {
        let link = try begun(begin, url: url, settings: settings)
        let connection = PostgresConnection(link, cancelled: cancelled)
        defer { connection.state.hasEnded = true }
        do {
            let result = try body(connection)
            try connection.checkUsable()
            try commit(link)
            return result
        } catch {
            rollBack(link)
            throw error
        }
    }

    /// A link in a new transaction. One that died while it lay idle shows that only now; nothing has been done on it, so another takes its place.
    private func begun(_ begin: String, url: String, settings: PostgresSettings) throws -> PostgresLink {
        if let link = state.withLockedValue({ $0.link }) {
            do {
                if cancelled.withLockedValue({ $0 }) { throw DatabaseError.cancelled }
                _ = try link.command(begin)
                return link
            } catch DatabaseError.connectionLost {
                link.isReusable = false
            }
        }
        let link = try PostgresLink(url: url, settings: settings, cancelled: cancelled)
        state.withLockedValue { $0.link = link }
        do {
            _ = try link.command(begin)
        } catch {
            link.isReusable = false
            throw error
        }
        return link
    }

    private func commit(_ link: PostgresLink) throws {
        guard PQtransactionStatus(link.handle) == PQTRANS_INTRANS else {
            throw DatabaseError.misuse(message: "the transaction was ended by a statement in it")
        }
        do {
            // The server answers ROLLBACK where it could not commit.
            guard try link.command("COMMIT") == "COMMIT" else { throw DatabaseError.misuse(message: "the transaction had failed") }
        } catch DatabaseError.connectionLost(let message, _) {
            link.isReusable = false
            throw DatabaseError.connectionLost(message: message, duringCommit: true)
        }
    }

    private func rollBack(_ link: PostgresLink) {
        guard PQstatus(link.handle) == CONNECTION_OK else {
            link.isReusable = false
            return
        }
        if PQtransactionStatus(link.handle) != PQTRANS_IDLE {
            // A cancellation may stop the rollback itself; the server rolls back when the link is closed.
            if (try? link.command("ROLLBACK")) == nil { link.isReusable = false }
        }
        if PQtransactionStatus(link.handle) != PQTRANS_IDLE { link.isReusable = false }
    }

    /// Asks the server to stop, again and again until the lease ends: a request that arrives between two statements has no effect.
    func cancel() {
        let hasFinished = state.withLockedValue { state in
            if !state.hasFinished { cancelled.withLockedValue { $0 = true } }
            return state.hasFinished
        }
        guard !hasFinished else { return }
        DispatchQueue.global().async { [self] in askToStop() }
    }

    private func askToStop() {
        let (hasFinished, canceller) = state.withLockedValue { ($0.hasFinished, $0.link?.canceller) }
        guard !hasFinished else { return }
        canceller?.cancel()
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(50)) { [self] in askToStop() }
    }

    /// Ends the lease. Returns the link where it can be used again; one that was cancelled cannot, for the request may still be on its way.
    func finish() -> PostgresLink? {
        state.withLockedValue { state in
            state.hasFinished = true
            defer { state.link = nil }
            guard let link = state.link, link.isReusable, !cancelled.withLockedValue({ $0 }), PQstatus(link.handle) == CONNECTION_OK
            else { return nil }
            return link
        }
    }
}
