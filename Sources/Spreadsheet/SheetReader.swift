/// Reads the rows of one worksheet, a row at a time, in the memory of one row.
final class SheetReader: RowReader {
    let kind = FileKind.xlsx
    let sheets: [SheetName]
    let sheet: Int?
    private let handler: SheetHandler
    private let pump: XmlPump
    private var isDone = false
    private var failure: SpreadsheetError?
    private var pieces = 0

    init(_ workbook: Workbook, sheet: Int, _ entry: ZipEntryReader) throws(SpreadsheetError) {
        sheets = workbook.sheets
        self.sheet = sheet
        handler = SheetHandler(workbook, sheet: sheet)
        pump = try XmlPump(entry, handler)
    }

    var progress: Double { isDone ? 1 : pump.progress }

    /// Reads up to the first row and keeps it for ``next(_:)``. `false` where the sheet is empty.
    func hasRows() throws(SpreadsheetError) -> Bool {
        while !handler.isRowReady, !isDone { try step() }
        return handler.isRowReady
    }

    func next(_ row: inout Row) throws(SpreadsheetError) -> Bool {
        if let failure { throw failure }
        do throws(SpreadsheetError) {
            while !handler.isRowReady {
                if isDone { return false }
                try step()
            }
        } catch {
            // What was thrown once is thrown again: a caller must not take a broken sheet for a short one.
            failure = error
            throw error
        }
        handler.take(&row)
        return true
    }

    private func step() throws(SpreadsheetError) {
        do throws(SpreadsheetError) {
            try pump.advance()
            if handler.isAtEnd {
                try pump.drain()
                isDone = true
            } else if pump.isFinished {
                isDone = true
            }
        } catch {
            throw error.placed(handler.place)
        }
        pieces += 1
        // A long run of empty rows hands nothing over; it must be possible to stop it all the same.
        if pieces % 256 == 0, Task.isCancelled { throw .cancelled }
    }
}

extension SpreadsheetError {
    /// Adds the place reached to an error of a lower layer that does not know it.
    func placed(_ place: Place) -> SpreadsheetError {
        switch self {
        case .truncated(let part, .unknown): .truncated(part, place)
        case .damaged(let part, let damage, .unknown): .damaged(part, damage, place)
        case .tooLarge(let limit, .unknown): .tooLarge(limit, place)
        default: self
        }
    }
}

/// Follows `worksheet/sheetData/row/c/(v | is/t | is/r/t)` and gathers one row.
final class SheetHandler: XmlHandler {
    private let sheet: Int
    private let dateStyles: [Bool]
    private let counts1904: Bool
    private let sharedCount: Int
    /// No number, and no name of an error, is as long.
    private static let scratchSize = 256
    /// Behind a pointer: three million cells would pay for the checks of exclusive access that a class's own variables have.
    private let state: UnsafeMutablePointer<State>

    private struct State {
        enum Kind { case number, shared, inline, formulaText, boolean, error, isoDate }

        var row = Row()
        var depth = 0
        var phonetic = 0
        var isInData = false
        var isAtEnd = false
        var isRowReady = false
        var rowNumber = 0
        /// The row element gave its own number.
        var isNumbered = false
        var column = -1
        var kind = Kind.number
        var style = 0
        var isCapturing = false
        var textStart = 0
        /// A number's characters; there is room for ``scratchSize``.
        let scratch: UnsafeMutablePointer<UInt8>
        var scratchCount = 0
        var isUnordered = false
    }

    init(_ workbook: Workbook, sheet: Int) {
        self.sheet = sheet
        dateStyles = workbook.dateStyles
        counts1904 = workbook.counts1904
        sharedCount = workbook.shared.count
        state = .allocate(capacity: 1)
        state.initialize(to: State(scratch: .allocate(capacity: Self.scratchSize)))
        state.pointee.row.shared = workbook.shared
        super.init(part: .sheet, limits: workbook.limits)
    }

    deinit {
        state.pointee.scratch.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    var isRowReady: Bool { state.pointee.isRowReady }
    var isAtEnd: Bool { state.pointee.isAtEnd }
    var place: Place { place(state.pointee) }

    /// Hands the row over and takes the other's buffers for the next one.
    func take(_ row: inout Row) {
        row.shared = state.pointee.row.shared
        swap(&row, &state.pointee.row)
        state.pointee.row.clear(number: 0)
        state.pointee.isRowReady = false
    }

    override func start(_ name: XmlName, _ attributes: XmlAttributes) { start(name, attributes, &state.pointee) }
    override func end(_ name: XmlName) { end(name, &state.pointee) }
    override func text(_ text: UnsafeBufferPointer<UInt8>) { self.text(text, &state.pointee) }

    private func start(_ name: XmlName, _ attributes: XmlAttributes, _ state: inout State) {
        state.depth += 1
        if state.isInData {
            switch state.depth {
            case 3 where name.equals("row"): return startRow(attributes, &state)
            case 4 where name.equals("c"): return startCell(attributes, &state)
            case 5 where name.equals("v"):
                if state.kind != .inline { capture(&state) }
                return
            case 5 where name.equals("f") || name.equals("is"): return
            case 6 where name.equals("t"), 7 where name.equals("t"):
                if state.kind == .inline, state.phonetic == 0 { state.isCapturing = true }
                return
            case 6 where name.equals("r"): return
            case 6 where name.equals("rPh"): state.phonetic = state.depth
            default: break
            }
        } else if state.depth == 2, name.equals("sheetData") {
            state.isInData = true
        } else if state.depth == 1, !name.equals("worksheet") {
            return fail(.damaged(.sheet, .markup, place(state)))
        }
        note(name)
        for (key, _) in attributes { note(key) }
        if state.depth > XmlPump.deepest { fail(.tooLarge(.markup, place(state))) }
    }

    private func startRow(_ attributes: XmlAttributes, _ state: inout State) {
        let last = state.rowNumber
        state.rowNumber = last + 1
        state.isNumbered = false
        state.column = -1
        state.isUnordered = false
        for (key, value) in attributes {
            if key.equals("r") {
                guard let number = wholeNumber(value), number > last else { return fail(.damaged(.sheet, .reference, place(state))) }
                state.rowNumber = number
                state.isNumbered = true
            } else {
                note(key)
            }
        }
        if state.rowNumber > limits.rows { return fail(.tooLarge(.rows, place(state))) }
        state.row.clear(number: state.rowNumber)
    }

    private func startCell(_ attributes: XmlAttributes, _ state: inout State) {
        state.column += 1
        state.kind = .number
        state.style = 0
        state.scratchCount = 0
        state.textStart = state.row.bytes.count
        for (key, value) in attributes {
            if key.equals("r") {
                guard reference(value, &state) else { return fail(.damaged(.sheet, .reference, place(state))) }
            } else if key.equals("s") {
                state.style = wholeNumber(value) ?? 0
            } else if key.equals("t") {
                guard let kind = kind(value) else { return fail(.damaged(.sheet, .value, place(state))) }
                state.kind = kind
            } else {
                note(key)
            }
        }
        if state.column >= limits.columns { fail(.tooLarge(.columns, place(state))) }
    }

    /// `AB12`: the letters are believed; the number must be the row's, or gives it where the row has none.
    private func reference(_ value: UnsafePointer<CChar>, _ state: inout State) -> Bool {
        var column = 0
        var position = value
        while true {
            let letter = UInt8(bitPattern: position.pointee)
            guard letter >= 65, letter <= 90 else { break }
            column = column * 26 + Int(letter - 64)
            if column > 1 << 20 { return false }
            position += 1
        }
        guard column > 0, let number = wholeNumber(position), number > 0 else { return false }
        if number != state.rowNumber {
            guard !state.isNumbered, number > state.rowNumber, state.row.slots.isEmpty, number <= limits.rows else { return false }
            state.rowNumber = number
            state.row.number = number
        }
        state.isNumbered = true
        state.column = column - 1
        return true
    }

    private func kind(_ value: UnsafePointer<CChar>) -> State.Kind? {
        let name = XmlName(value)
        if name.equals("s") { return .shared }
        if name.equals("n") { return .number }
        if name.equals("inlineStr") { return .inline }
        if name.equals("str") { return .formulaText }
        if name.equals("b") { return .boolean }
        if name.equals("e") { return .error }
        if name.equals("d") { return .isoDate }
        return nil
    }

    private func capture(_ state: inout State) {
        state.isCapturing = true
        state.scratchCount = 0
    }

    private func text(_ text: UnsafeBufferPointer<UInt8>, _ state: inout State) {
        guard state.isCapturing else { return }
        if state.kind == .inline || state.kind == .formulaText {
            state.row.bytes.append(contentsOf: text)
            if state.row.bytes.count - state.textStart > limits.cellBytes { fail(.tooLarge(.cellBytes, place(state))) }
        } else {
            guard text.count <= Self.scratchSize - state.scratchCount else { return fail(.damaged(.sheet, .value, place(state))) }
            for byte in text {
                state.scratch[state.scratchCount] = byte
                state.scratchCount += 1
            }
        }
    }

    private func end(_ name: XmlName, _ state: inout State) {
        defer { state.depth -= 1 }
        guard state.isInData else { return }
        switch state.depth {
        case 5, 6, 7:
            state.isCapturing = false
            if state.depth == state.phonetic { state.phonetic = 0 }
        case 4 where name.equals("c"): endCell(&state)
        case 3 where name.equals("row"): endRow(&state)
        case 2:
            // What follows the data (merged cells, rules, extensions) is not needed.
            state.isInData = false
            state.isAtEnd = true
            pause()
        default: break
        }
    }

    private func endCell(_ state: inout State) {
        if state.column < 0 || state.column >= limits.columns { return }
        let before = state.row.slots.count
        switch state.kind {
        case .number:
            guard let bytes = trimmed(state.scratch, state.scratchCount) else { return }
            guard let value = parseNumber(bytes) else { return fail(.damaged(.sheet, .value, place(state))) }
            if state.style < dateStyles.count, dateStyles[state.style] {
                let serial = counts1904 ? value + SerialDate.from1904 : value
                state.row.append(.date, serial.bitPattern, column: state.column)
            } else {
                state.row.append(.number, value.bitPattern, column: state.column)
            }
        case .shared:
            guard let bytes = trimmed(state.scratch, state.scratchCount) else { return }
            guard let index = Int(String(decoding: bytes, as: UTF8.self)), index >= 0, index < sharedCount else {
                return fail(.damaged(.sheet, .value, place(state)))
            }
            // An empty text is an empty cell to whoever looks at the sheet.
            if state.row.shared?.isEmpty(index) == false { state.row.append(.sharedText, UInt64(index), column: state.column) }
        case .inline, .formulaText:
            decodeEscapes(&state.row.bytes, from: state.textStart)
            let length = state.row.bytes.count - state.textStart
            if length > 0 { state.row.append(.text, UInt64(state.textStart), length: length, column: state.column) }
        case .boolean:
            guard let bytes = trimmed(state.scratch, state.scratchCount) else { return }
            let text = String(decoding: bytes, as: UTF8.self)
            guard ["0", "1", "true", "false"].contains(text) else { return fail(.damaged(.sheet, .value, place(state))) }
            state.row.append(.boolean, text == "1" || text == "true" ? 1 : 0, column: state.column)
        case .error:
            let fault = CellFault(String(decoding: UnsafeBufferPointer(start: state.scratch, count: state.scratchCount), as: UTF8.self))
            state.row.append(.error, UInt64(fault.rawValue), column: state.column)
        case .isoDate:
            guard let bytes = trimmed(state.scratch, state.scratchCount) else { return }
            if let serial = SerialDate.serial(iso: bytes) {
                state.row.append(.date, serial.bitPattern, column: state.column)
            } else {
                state.row.bytes.append(contentsOf: bytes)
                state.row.append(.text, UInt64(state.textStart), length: bytes.count, column: state.column)
            }
        }
        if before > 0, state.row.slots.count > before, state.row.slots[before].column <= state.row.slots[before - 1].column {
            state.isUnordered = true
        }
    }

    private func endRow(_ state: inout State) {
        state.column = -1
        guard !state.row.slots.isEmpty else { return }
        if state.isUnordered {
            state.row.slots.sort { $0.column < $1.column }
            for (left, right) in zip(state.row.slots, state.row.slots.dropFirst()) where left.column == right.column {
                state.column = Int(left.column)
                return fail(.damaged(.sheet, .reference, place(state)))
            }
        }
        state.isRowReady = true
        pause()
    }

    private func place(_ state: State) -> Place {
        Place(sheet: sheet, row: state.rowNumber > 0 ? state.rowNumber : nil, column: state.column >= 0 ? state.column : nil)
    }

    /// ASCII digits only, up to the end of the C string; `nil` if there are none or too many.
    private func wholeNumber(_ pointer: UnsafePointer<CChar>) -> Int? {
        var value = 0
        var position = pointer
        while position.pointee != 0 {
            let digit = UInt8(bitPattern: position.pointee) &- 48
            guard digit <= 9, value < 1 << 40 else { return nil }
            value = value * 10 + Int(digit)
            position += 1
        }
        return position == pointer ? nil : value
    }
}

/// Without the white space around it; `nil` where nothing is left.
private func trimmed(_ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> UnsafeBufferPointer<UInt8>? {
    var first = 0
    var end = count
    while end > 0, start[end - 1] <= 0x20 { end -= 1 }
    while first < end, start[first] <= 0x20 { first += 1 }
    return first == end ? nil : UnsafeBufferPointer(start: start + first, count: end - first)
}
