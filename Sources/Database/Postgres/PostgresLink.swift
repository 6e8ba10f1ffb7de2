import CLibpq
import Glibc
import NIOConcurrencyHelpers

/// One connection to a server, with its prepared statements.
///
/// `@unchecked Sendable`: libpq allows a connection to be used by any thread, by one at a time. The pool hands a link to one lease, and a
/// lease works on one thread; only ``PostgresCanceller`` is used beside it, for which libpq has a function that may be.
final class PostgresLink: @unchecked Sendable {
    let handle: OpaquePointer
    let canceller: PostgresCanceller
    /// Cleared where the session can no longer be trusted; the pool then closes the link.
    var isReusable = true
    private var prepared: [String: [Prepared]] = [:]
    private var preparedCount = 0
    private var clock: UInt64 = 0
    private var nextName: UInt64 = 0
    private static let preparedLimit = 256

    private struct Prepared {
        let name: String
        let kinds: [Value.Kind?]
        var lastUsed: UInt64
    }

    /// Connects and sets the session up. Blocks for at most `timeout` seconds after the name was resolved.
    init(url: String, settings: PostgresSettings, cancelled: CancellationFlag) throws {
        guard let handle = PQconnectStart(url) else { throw DatabaseError.connectionLost(message: "out of memory", duringCommit: false) }
        do {
            try PostgresLink.finishConnecting(handle, timeout: settings.connectTimeout, cancelled: cancelled)
            canceller = PostgresCanceller(handle)
            PQsetNoticeProcessor(handle, { _, _ in }, nil)
            guard PQserverVersion(handle) >= 150_000 else {
                throw DatabaseError.other(code: "version", message: "PostgreSQL 15 or newer is needed")
            }
            guard PQsetClientEncoding(handle, "UTF8") == 0 else { throw postgresError(nil, handle) }
            let named = PQparameterStatus(handle, "application_name").map { $0.pointee != 0 } ?? false
            let commands = """
                SET standard_conforming_strings = on; SET bytea_output = hex; SET extra_float_digits = 1; SET datestyle = ISO; SET timezone = 'UTC';
                SET client_min_messages = warning; SET statement_timeout = \(settings.statementTimeout); SET lock_timeout = \(settings.lockTimeout);
                SET idle_in_transaction_session_timeout = \(settings.idleInTransactionTimeout)
                """ + (named ? "" : "; SET application_name = 'rembuk'")
            let result = PQexec(handle, commands)
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw postgresError(result, handle) }
        } catch {
            PQfinish(handle)
            throw error
        }
        self.handle = handle
    }

    deinit { PQfinish(handle) }

    private static func finishConnecting(_ handle: OpaquePointer, timeout: Int, cancelled: CancellationFlag) throws {
        var waited = 0
        var state = PGRES_POLLING_WRITING
        while true {
            guard PQstatus(handle) != CONNECTION_BAD else { break }
            var descriptor = pollfd(
                fd: PQsocket(handle), events: Int16(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), revents: 0)
            // In slices, to see a cancellation in time.
            let ready = poll(&descriptor, 1, 50)
            if cancelled.withLockedValue({ $0 }) { throw DatabaseError.cancelled }
            if ready == 0 || (ready < 0 && errno == EINTR) {
                waited += 50
                guard waited < timeout else {
                    throw DatabaseError.connectionLost(message: "the server did not answer within \(timeout) ms", duringCommit: false)
                }
                continue
            }
            state = PQconnectPoll(handle)
            if state == PGRES_POLLING_OK { return }
            if state == PGRES_POLLING_FAILED { break }
        }
        throw DatabaseError.connectionLost(message: trimmed(PQerrorMessage(handle)), duringCommit: false)
    }

    /// Runs a command that has no parameters and no rows.
    func command(_ text: String) throws -> String {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw postgresError(result, handle) }
        return String(cString: PQcmdStatus(result))
    }

    /// The name of the prepared statement for this text, where it is of a kind worth keeping. A statement is prepared for the types of its
    /// parameters; a NULL fits every type.
    func preparedName(_ text: String, _ parameters: PostgresParameters) throws -> String? {
        guard PostgresLink.isWorthPreparing(text) else { return nil }
        clock += 1
        if let variants = prepared[text], let index = variants.firstIndex(where: { parameters.fit($0.kinds) }) {
            prepared[text]?[index].lastUsed = clock
            return variants[index].name
        }
        if preparedCount >= PostgresLink.preparedLimit { try forgetOldest() }
        nextName += 1
        let name = "s\(nextName)"
        let types = parameters.types
        let result = PQprepare(handle, name, text, Int32(types.count), types)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw postgresError(result, handle) }
        prepared[text, default: []].append(Prepared(name: name, kinds: parameters.kinds, lastUsed: clock))
        preparedCount += 1
        return name
    }

    private func forgetOldest() throws {
        let oldest = prepared.min { a, b in (a.value.map(\.lastUsed).max() ?? 0) < (b.value.map(\.lastUsed).max() ?? 0) }
        guard let oldest else { return }
        for variant in oldest.value { _ = try command("DEALLOCATE \(variant.name)") }
        prepared[oldest.key] = nil
        preparedCount -= oldest.value.count
    }

    /// Definitions of tables and the like come once; preparing them would only take room.
    private static func isWorthPreparing(_ text: String) -> Bool {
        let word = text.drop(while: \.isWhitespace).prefix(7).uppercased()
        return ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "VALUES"].contains { word.hasPrefix($0) }
    }
}

/// How a session is set up. All times in milliseconds; 0 sets no limit.
struct PostgresSettings: Sendable {
    var connectTimeout = 10_000
    var statementTimeout = 60_000
    var lockTimeout = 30_000
    /// A server that holds a transaction for a client that went away holds its locks too.
    var idleInTransactionTimeout = 600_000
}

/// Stops what a connection is doing, from another thread.
///
/// `@unchecked Sendable`: the pointer never changes, and PQcancel only reads what it points to; libpq documents it as safe from any thread.
final class PostgresCanceller: @unchecked Sendable {
    private let handle: OpaquePointer?

    init(_ connection: OpaquePointer) { handle = PQgetCancel(connection) }
    deinit { PQfreeCancel(handle) }

    /// Blocks for as long as it takes to reach the server.
    func cancel() {
        var buffer = [CChar](repeating: 0, count: 256)
        _ = PQcancel(handle, &buffer, 256)
    }
}
