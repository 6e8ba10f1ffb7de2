import CLibpq

/// A link for the time of one transaction.
final class PostgresConnection: EngineConnection {
    let engine = Engine.postgres
    var state: TransactionState
    private let link: PostgresLink
    private var handle: OpaquePointer { link.handle }
    private var allowsLongStatements = false

    init(_ link: PostgresLink, cancelled: CancellationFlag) {
        self.link = link
        state = TransactionState(cancelled: cancelled)
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int {
        try checkUsable()
        let (text, parameters) = sql.rendered(for: .postgres)
        let bound = try PostgresParameters(parameters)
        let result: OpaquePointer?
        if let name = try failing({ try link.preparedName(text, bound) }) {
            result = bound.withPointers { PQexecPrepared(handle, name, $0, $1, $2, $3, 0) }
        } else {
            result = bound.withPointers { PQexecParams(handle, text, $0, bound.types, $1, $2, $3, 0) }
        }
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return countChanges(result)
        default: throw failure(result)
        }
    }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try checkUsable()
        let (text, parameters) = sql.rendered(for: .postgres)
        let bound = try PostgresParameters(parameters)
        let sent: Int32
        if let name = try failing({ try link.preparedName(text, bound) }) {
            sent = bound.withPointers { PQsendQueryPrepared(handle, name, $0, $1, $2, $3, 0) }
        } else {
            sent = bound.withPointers { PQsendQueryParams(handle, text, $0, bound.types, $1, $2, $3, 0) }
        }
        guard sent == 1 else { throw failure(nil) }
        PQsetSingleRowMode(handle)
        let cursor = PostgresCursor()
        state.isStreaming = true
        defer {
            cursor.end()
            state.isStreaming = false
        }
        var thrown: (any Error)?
        // The result must be taken to its end in any case: the connection answers nothing else before.
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_SINGLE_TUPLE:
                guard thrown == nil else { continue }
                do {
                    try body(cursor.advance(to: result))
                    if state.isCancelled { throw DatabaseError.cancelled }
                } catch {
                    thrown = error
                }
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: _ = countChanges(result)
            default:
                let error = failure(result)
                thrown = thrown ?? error
            }
        }
        if let thrown { throw thrown }
    }

    @discardableResult
    func load(into table: String, columns: [String], _ next: () throws -> [Value]?) throws -> Int {
        try checkUsable()
        // What `next` takes to find its rows counts as the statement's time.
        try allowLongStatements()
        let sql: SQL = "COPY \(identifier: table) (\(identifiers: columns)) FROM STDIN"
        let start = PQexec(handle, sql.rendered(for: .postgres).text)
        defer { PQclear(start) }
        guard PQresultStatus(start) == PGRES_COPY_IN else { throw failure(start) }
        state.isStreaming = true
        defer { state.isStreaming = false }
        var thrown: (any Error)?
        do {
            try copy(columns: columns.count, table: table, next)
        } catch {
            thrown = error
        }
        guard PQputCopyEnd(handle, thrown == nil ? nil : "given up") == 1 else { throw failure(nil) }
        var rows = 0
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            if PQresultStatus(result) == PGRES_COMMAND_OK {
                rows = Int(String(cString: PQcmdTuples(result))) ?? 0
            } else {
                let error = failure(result)
                thrown = thrown ?? error
            }
        }
        if let thrown { throw thrown }
        state.rowsChanged += rows
        return rows
    }

    private func copy(columns: Int, table: String, _ next: () throws -> [Value]?) throws {
        var buffer: [UInt8] = []
        buffer.reserveCapacity(80_000)
        while let values = try next() {
            guard values.count == columns else {
                throw DatabaseError.misuse(message: "a row of \(values.count) values for \(columns) columns of \(table)")
            }
            for (index, value) in values.enumerated() {
                try value.checkStorable()
                if index > 0 { buffer.append(UInt8(ascii: "\t")) }
                value.appendCopyText(to: &buffer)
            }
            buffer.append(UInt8(ascii: "\n"))
            if buffer.count > 65_536 { try put(&buffer) }
        }
        try put(&buffer)
    }

    private func put(_ buffer: inout [UInt8]) throws {
        if state.isCancelled { throw DatabaseError.cancelled }
        let sent = buffer.withUnsafeBytes { PQputCopyData(handle, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count)) }
        guard sent == 1 else { throw failure(nil) }
        buffer.removeAll(keepingCapacity: true)
    }

    func allowLongStatements() throws {
        guard !allowsLongStatements else { return }
        try execute("SET LOCAL statement_timeout = 0")
        try execute("SET LOCAL lock_timeout = 0")
        allowsLongStatements = true
    }

    // MARK: Outcomes

    private func countChanges(_ result: OpaquePointer?) -> Int {
        let command = String(cString: PQcmdStatus(result))
        guard command.hasPrefix("INSERT") || command.hasPrefix("UPDATE") || command.hasPrefix("DELETE") else { return 0 }
        let rows = Int(String(cString: PQcmdTuples(result))) ?? 0
        state.rowsChanged += rows
        return rows
    }

    private func failing<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw note(error)
        }
    }

    private func failure(_ result: OpaquePointer?) -> DatabaseError { note(postgresError(result, handle)) }

    private func note(_ error: DatabaseError) -> DatabaseError {
        var error = error
        // The server says the same of a statement that took too long and of one that was cancelled.
        if error == .timeout, state.isCancelled { error = .cancelled }
        state.failure = error
        switch error {
        case .connectionLost: link.isReusable = false
        // A prepared statement that no longer fits its tables, or is gone: another process has migrated.
        case .other("0A000", _), .other("26000", _): link.isReusable = false
        default: break
        }
        return error
    }
}

extension Value {
    /// COPY's text format: tab between columns, `\N` for NULL, and a backslash before what would be read as one of these.
    fileprivate func appendCopyText(to buffer: inout [UInt8]) {
        switch self {
        case .null:
            buffer.append(UInt8(ascii: "\\"))
            buffer.append(UInt8(ascii: "N"))
        case .integer(let number): buffer.append(contentsOf: String(number).utf8)
        case .real(let number): buffer.append(contentsOf: number.description.utf8)
        case .boolean(let flag): buffer.append(UInt8(ascii: flag ? "t" : "f"))
        case .text(let text):
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "\\"): buffer.append(contentsOf: [byte, byte])
                case UInt8(ascii: "\t"): buffer.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
                case UInt8(ascii: "\n"): buffer.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
                case UInt8(ascii: "\r"): buffer.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
                default: buffer.append(byte)
                }
            }
        case .bytes(let bytes):
            buffer.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "\\"), UInt8(ascii: "x")])
            for byte in bytes {
                buffer.append(hexDigit(byte >> 4))
                buffer.append(hexDigit(byte & 15))
            }
        }
    }
}
