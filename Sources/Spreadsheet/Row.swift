/// One row, with buffers that are used again for the next one: take out what is needed before reading on.
///
/// A row keeps the bytes of its texts together and makes a `String` only when one is asked for, so that a reader that wants twelve
/// columns of thirty-four pays for twelve.
public struct Row: Sendable {
    /// The row as Excel numbers it, from 1. Empty rows are not delivered, but are counted.
    public internal(set) var number = 0
    var slots: [Slot] = []
    var bytes: [UInt8] = []
    var shared: SharedStrings?

    public init() {}

    /// A row made by hand, for tests and for writers.
    public init(number: Int, cells: [Cell]) {
        self.number = number
        for (column, cell) in cells.enumerated() { append(cell, column: column) }
    }

    struct Slot: Sendable {
        enum Kind: UInt8 { case text, sharedText, number, date, boolean, error }
        /// Number or date: the bits of the double. Text: where it begins in `bytes`. Shared text: its index. Else the raw value.
        var payload: UInt64
        /// Of a text, in bytes.
        var length: UInt32
        var column: UInt16
        var kind: Kind
    }

    /// One past the last column that holds something.
    public var width: Int { slots.last.map { Int($0.column) + 1 } ?? 0 }

    /// The cell of a column counted from 0; `.empty` past the end.
    public subscript(column: Int) -> Cell {
        guard let index = position(of: column) else { return .empty }
        return cell(slots[index])
    }

    /// The cells from the first column to the last that holds something.
    public var cells: [Cell] {
        var result = [Cell](repeating: .empty, count: width)
        for slot in slots { result[Int(slot.column)] = cell(slot) }
        return result
    }

    /// Every cell that holds something, from left to right.
    public func forEachCell(_ body: (_ column: Int, _ cell: Cell) throws -> Void) rethrows {
        for slot in slots { try body(Int(slot.column), cell(slot)) }
    }

    /// The UTF-8 bytes of a text cell, without making a `String`; `nil` where the cell is no text. The bytes of a csv may be
    /// invalid UTF-8 where the file is. They must not be kept.
    public func withText<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result? {
        guard let index = position(of: column) else { return nil }
        let slot = slots[index]
        switch slot.kind {
        case .text:
            return try bytes.withUnsafeBufferPointer {
                let start = Int(slot.payload)
                return try body(UnsafeBufferPointer(rebasing: $0[start..<start + Int(slot.length)]))
            }
        case .sharedText:
            return try shared?.withBytes(Int(slot.payload), body)
        case .number, .date, .boolean, .error: return nil
        }
    }

    private func position(of column: Int) -> Int? {
        // Most rows are full to the left of any column, so that a cell stands at its own column's place.
        if column >= 0, column < slots.count, slots[column].column == column { return column }
        var low = 0
        var high = slots.count
        while low < high {
            let middle = (low + high) / 2
            if slots[middle].column < column { low = middle + 1 } else { high = middle }
        }
        return low < slots.count && Int(slots[low].column) == column ? low : nil
    }

    private func cell(_ slot: Slot) -> Cell {
        switch slot.kind {
        case .text:
            let start = Int(slot.payload)
            return .text(String(decoding: bytes[start..<start + Int(slot.length)], as: UTF8.self))
        case .sharedText: return .text(shared?[Int(slot.payload)] ?? "")
        case .number: return .number(Double(bitPattern: slot.payload))
        case .date: return .date(serial: Double(bitPattern: slot.payload))
        case .boolean: return .boolean(slot.payload != 0)
        case .error: return .error(CellFault(rawValue: UInt8(truncatingIfNeeded: slot.payload)) ?? .other)
        }
    }

    // MARK: For readers

    mutating func clear(number: Int) {
        self.number = number
        slots.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func append(_ kind: Slot.Kind, _ payload: UInt64, length: Int = 0, column: Int) {
        slots.append(Slot(payload: payload, length: UInt32(length), column: UInt16(column), kind: kind))
    }

    private mutating func append(_ cell: Cell, column: Int) {
        switch cell {
        case .empty: break
        case .text(let text):
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            append(.text, UInt64(start), length: bytes.count - start, column: column)
        case .number(let number): append(.number, number.bitPattern, column: column)
        case .date(let serial): append(.date, serial.bitPattern, column: column)
        case .boolean(let value): append(.boolean, value ? 1 : 0, column: column)
        case .error(let fault): append(.error, UInt64(fault.rawValue), column: column)
        }
    }
}
