/// A sheet or a text read from its first row to its last. Not to be shared between threads.
public protocol RowReader: AnyObject {
    var kind: FileKind { get }
    /// The sheets of the workbook; empty for a text.
    var sheets: [SheetName] { get }
    /// Which of them is read, from 0; `nil` for a text.
    var sheet: Int? { get }
    /// Share of the data already read, 0...1.
    var progress: Double { get }
    /// Reads the next row that holds anything into `row`, whose buffers are used again. `false` after the last one.
    func next(_ row: inout Row) throws(SpreadsheetError) -> Bool
}

/// A sheet's name as the workbook lists it.
public struct SheetName: Hashable, Sendable {
    public let name: String
    public let isHidden: Bool
}

extension RowReader {
    /// Hands over every row that is left. Stops with ``SpreadsheetError/cancelled`` when the current task is cancelled.
    public func forEachRow(_ body: (_ row: borrowing Row) throws -> Void) throws {
        var row = Row()
        var count = 0
        while try next(&row) {
            try body(row)
            count += 1
            if count % 256 == 0, Task.isCancelled { throw SpreadsheetError.cancelled }
        }
    }
}
