import Foundation
import GrowthFiles

/// Reads a file of children chunk by chunk, works on several chunks at once, and takes the results in the file's order.
///
/// - Parameters:
///   - started: called once, with the header, before any result.
///   - work: on any thread; its errors count rows from the chunk's first.
///   - lines: the rows of a result.
///   - take: one result after the other.
func readChildren<Part: Sendable>(
    _ path: String, _ options: ChildFileOptions, started: (ChildLayout) throws -> Void,
    work: @escaping @Sendable (_ chunk: [UInt8], _ start: Int, _ layout: ChildLayout) throws(ChildFileError) -> Part,
    lines: (Part) -> Int, take: (Part) throws -> Void
) async throws {
    let input = try InputBytes(path)
    var progress = Progress(size: input.size)
    defer { progress.clear() }
    var splitter = ChunkSplitter()
    var layout: ChildLayout?
    var isAtEnd = false
    var sent = 0
    var taken = 0
    var rows = 0
    var waiting: [Int: Result<Part, ChildFileError>] = [:]
    // Enough to keep every core busy while the oldest chunk is waited for; the memory is that of so many chunks.
    let width = ProcessInfo.processInfo.activeProcessorCount + 2
    try await withThrowingTaskGroup(of: (Int, Result<Part, ChildFileError>).self) { group in
        while true {
            while !isAtEnd, sent - taken < width {
                let chunk: [UInt8]?
                do {
                    chunk = try splitter.next { try input.read(into: $0) }
                } catch let error as ChildFileError where sent > taken {
                    // The chunks before come first: one of them may have an earlier error.
                    waiting[sent] = .failure(error)
                    sent += 1
                    isAtEnd = true
                    break
                }
                guard let chunk else {
                    isAtEnd = true
                    break
                }
                var start = 0
                if layout == nil {
                    let found = try ChildLayout(chunk: chunk, delimiter: splitter.delimiter, options: options)
                    try started(found)
                    layout = found
                    start = found.bodyStart
                }
                guard let layout else { break }
                let number = sent
                sent += 1
                group.addTask {
                    do throws(ChildFileError) {
                        return (number, .success(try work(chunk, start, layout)))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            if taken == sent { break }
            while waiting[taken] == nil, let (number, result) = try await group.next() { waiting[number] = result }
            guard let result = waiting.removeValue(forKey: taken) else { break }
            taken += 1
            switch result {
            case .success(let part):
                rows += lines(part)
                try take(part)
            case .failure(let error):
                throw error.moved(by: rows)
            }
            progress.show(input.position)
        }
    }
}
