import NIOConcurrencyHelpers

/// A flag set by a task's cancellation and read by the thread that works for it.
typealias CancellationFlag = NIOLockedValueBox<Bool>

/// What both engines' connections keep about their transaction, so that both follow the same rules.
struct TransactionState {
    let cancelled: CancellationFlag
    var rowsChanged = 0
    var isStreaming = false
    var hasEnded = false
    /// The error that the engine reported. PostgreSQL goes on with nothing after one; SQLite would, so it is held to the same.
    var failure: DatabaseError?

    init(cancelled: CancellationFlag) { self.cancelled = cancelled }

    var isCancelled: Bool { cancelled.withLockedValue { $0 } }
}

protocol EngineConnection: Connection {
    var state: TransactionState { get set }
}

extension EngineConnection {
    var rowsChanged: Int { state.rowsChanged }

    /// Throws unless a statement may be run now.
    func checkUsable() throws {
        if state.hasEnded { throw DatabaseError.misuse(message: "a connection was used after its transaction") }
        if state.isCancelled { throw DatabaseError.cancelled }
        switch state.failure {
        case nil: break
        case .connectionLost(let message, let duringCommit):
            throw DatabaseError.connectionLost(message: message, duringCommit: duringCommit)
        case .some(let failure):
            throw DatabaseError.misuse(message: "the transaction cannot go on after an error; use a savepoint (\(failure))")
        }
        if state.isStreaming { throw DatabaseError.misuse(message: "a statement was run while the rows of another were being read") }
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        try execute("SAVEPOINT rembuk")
        let before = state.rowsChanged
        do {
            let result = try body()
            try checkUsable()
            try execute("RELEASE SAVEPOINT rembuk")
            return result
        } catch {
            if case .connectionLost = state.failure { throw error }
            if state.isCancelled { throw error }
            state.failure = nil
            try execute("ROLLBACK TO SAVEPOINT rembuk")
            try execute("RELEASE SAVEPOINT rembuk")
            state.rowsChanged = before
            throw error
        }
    }
}
