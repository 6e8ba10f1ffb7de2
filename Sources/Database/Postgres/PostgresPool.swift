import Dispatch
import NIOConcurrencyHelpers

/// Lends links, so many at once; whoever comes when all are lent waits in line.
final class PostgresPool: Sendable {
    private struct Waiter {
        let continuation: CheckedContinuation<PostgresLink?, any Error>
        let deadline: DispatchTime
    }

    private struct State {
        var idle: [PostgresLink] = []
        var lent = 0
        var isClosed = false
        /// In order of arrival. Numbers whose waiter has given up stay until they are passed.
        var line: ArraySlice<UInt64> = []
        var waiters: [UInt64: Waiter] = [:]
        var nextNumber: UInt64 = 0
        var isTimerSet = false
        var closing: [CheckedContinuation<Void, Never>] = []

        mutating func nextWaiter() -> Waiter? {
            while let number = line.popFirst() {
                if let waiter = waiters.removeValue(forKey: number) { return waiter }
            }
            line = []
            return nil
        }
    }

    private let state = NIOLockedValueBox(State())
    private let size: Int
    private let timeout: Int

    /// - Parameter timeout: how long one waits in line, in milliseconds.
    init(size: Int, timeout: Int) {
        self.size = size
        self.timeout = timeout
    }

    /// The right to use one connection: the most recently used link, or `nil` where the caller has to connect. Must be given back.
    func acquire() async throws -> PostgresLink? {
        let number = state.withLockedValue { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enum Answer { case link(PostgresLink?), error(DatabaseError), wait }
                let answer: Answer = state.withLockedValue { state in
                    if state.isClosed { return .error(.closed) }
                    if Task.isCancelled { return .error(.cancelled) }
                    if state.lent < size {
                        state.lent += 1
                        return .link(state.idle.popLast())
                    }
                    state.line.append(number)
                    state.waiters[number] = Waiter(continuation: continuation, deadline: .now() + .milliseconds(timeout))
                    return .wait
                }
                switch answer {
                case .link(let link): continuation.resume(returning: link)
                case .error(let error): continuation.resume(throwing: error)
                case .wait: setTimer()
                }
            }
        } onCancel: {
            let waiter = state.withLockedValue { $0.waiters.removeValue(forKey: number) }
            waiter?.continuation.resume(throwing: DatabaseError.cancelled)
        }
    }

    /// Gives the right back, with the link where it can be used again.
    func release(_ link: PostgresLink?) {
        let (waiter, closing, dropped) = state.withLockedValue { state -> (Waiter?, [CheckedContinuation<Void, Never>], PostgresLink?) in
            if let waiter = state.nextWaiter() { return (waiter, [], nil) }
            state.lent -= 1
            guard state.isClosed else {
                if let link { state.idle.append(link) }
                return (nil, [], nil)
            }
            let closing = state.lent == 0 ? state.closing : []
            if state.lent == 0 { state.closing = [] }
            return (nil, closing, link)
        }
        waiter?.continuation.resume(returning: link)
        _ = dropped
        for continuation in closing { continuation.resume() }
    }

    /// Turns new and waiting callers away, waits for the lent links, and closes all.
    func close() async {
        let waiting = state.withLockedValue { state -> [Waiter] in
            state.isClosed = true
            state.idle = []
            let waiting = Array(state.waiters.values)
            state.waiters = [:]
            state.line = []
            return waiting
        }
        for waiter in waiting { waiter.continuation.resume(throwing: DatabaseError.closed) }
        await withCheckedContinuation { continuation in
            let isDone = state.withLockedValue { state in
                if state.lent > 0 { state.closing.append(continuation) }
                return state.lent == 0
            }
            if isDone { continuation.resume() }
        }
    }

    /// One timer serves all who wait: they all wait equally long, so the first in line is the first to give up.
    private func setTimer() {
        let deadline = state.withLockedValue { state -> DispatchTime? in
            guard !state.isTimerSet else { return nil }
            for number in state.line {
                guard let first = state.waiters[number] else { continue }
                state.isTimerSet = true
                return first.deadline
            }
            return nil
        }
        guard let deadline else { return }
        DispatchQueue.global().asyncAfter(deadline: deadline) { [self] in
            let expired = state.withLockedValue { state -> [Waiter] in
                state.isTimerSet = false
                let now = DispatchTime.now()
                let numbers = state.line.prefix { state.waiters[$0].map { $0.deadline <= now } ?? true }
                state.line.removeFirst(numbers.count)
                return numbers.compactMap { state.waiters.removeValue(forKey: $0) }
            }
            for waiter in expired { waiter.continuation.resume(throwing: DatabaseError.busy) }
            setTimer()
        }
    }
}
