import Growth

/// The children of one chunk of a file, as columns.
struct ChildChunk {
    var children = AnthropometryColumns()
    /// Where each child's record lies in the chunk.
    var records: [Range<Int>] = []
    var weights: [Double] = []
    var categories: [SurveyColumn: Growth.Category] = [:]
    /// The spreadsheet's row of each child, counted from the chunk's first line as row 1.
    var rows: [Int] = []
    /// Rows of the chunk, blank ones and the header's among them.
    private(set) var lines = 0

    /// - Parameters:
    ///   - start: where the first child's record begins.
    ///   - keepsRecords: whether `records` is wanted.
    /// - Throws: rows are counted from the first line of the chunk as row 1.
    init(_ chunk: [UInt8], from start: Int, layout: ChildLayout, keepsRecords: Bool) throws(ChildFileError) {
        reserve((chunk.count - start) / 24, layout, keepsRecords)
        var failure: ChildFileError?
        chunk.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: layout.names.count + 2) { buffer in
                guard let starts = buffer.baseAddress else { return }
                failure = scan(bytes, from: start, starts: starts, layout: layout, keepsRecords: keepsRecords)
            }
        }
        if let failure { throw failure }
    }

    private mutating func reserve(_ count: Int, _ layout: ChildLayout, _ keepsRecords: Bool) {
        children.sex.reserveCapacity(count)
        children.ageInDays.reserveCapacity(count)
        children.weight.reserveCapacity(count)
        children.height.reserveCapacity(count)
        rows.reserveCapacity(count)
        if keepsRecords { records.reserveCapacity(count) }
        for (column, _) in layout.surveyPlaces where column != .weights { categories[column] = Growth.Category() }
    }

    private mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, starts: UnsafeMutablePointer<Int>, layout: ChildLayout, keepsRecords: Bool
    ) -> ChildFileError? {
        let scanner = RecordScanner(bytes: bytes, delimiter: layout.delimiter)
        let expected = layout.names.count
        lines = start > 0 ? layout.headerRows : 0
        var position = start
        while position < bytes.count {
            let row = lines + 1
            guard case .record(let end, let next, let fields) = scanner.record(at: position, starts: starts, capacity: expected + 2) else {
                return .endlessRow(row: row)
            }
            let begin = position
            position = next
            lines += 1
            if end == begin { continue }
            guard fields == expected else { return .fieldCount(row: row, fields: fields, expected: expected) }
            if let failure = read(bytes, starts, layout, row: row) { return failure }
            rows.append(row)
            if keepsRecords { records.append(begin..<end) }
        }
        return nil
    }

    @inline(__always)
    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ starts: UnsafeMutablePointer<Int>, _ layout: ChildLayout, row: Int
    ) -> ChildFileError? {
        @inline(__always)
        func raw(_ place: Int) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[starts[place]..<starts[place + 1] - 1])
        }
        func refused(_ place: Int, _ reason: String) -> ChildFileError {
            .cell(row: row, column: layout.names[place], value: Cell.shown(Cell.trimmed(raw(place))), reason: reason)
        }
        let allowsDecimalComma = layout.delimiter != Byte.comma
        let places = layout.places
        for (index, place) in places.enumerated() where place >= 0 {
            let cell = Cell.trimmed(raw(place))
            switch index {
            case 0:
                guard let sex = Cell.sex(cell) else { return refused(place, "is not a sex (1/2, m/f or L/P)") }
                children.sex.append(sex)
            case 4:
                guard let position = Cell.position(cell) else { return refused(place, "is not a way of measuring (l or h)") }
                children.position.append(position)
            case 9:
                guard let hasOedema = Cell.oedema(cell) else { return refused(place, "is not yes (y, 1) or no (n, 2)") }
                children.hasOedema.append(hasOedema)
            default:
                guard let value = Cell.number(cell, allowsDecimalComma: allowsDecimalComma) else {
                    return refused(place, "is not a number")
                }
                if index == 1, value < 0 { return refused(place, "is a negative age") }
                append(value, index, layout.options.ageUnit)
            }
        }
        for (column, place) in layout.surveyPlaces {
            let cell = Cell.trimmed(raw(place))
            switch column {
            case .weights:
                guard let weight = Cell.number(cell, allowsDecimalComma: allowsDecimalComma) else {
                    return refused(place, "is not a number")
                }
                if weight < 0 { return refused(place, "is a negative sampling weight") }
                weights.append(weight)
            case .cluster, .strata, .wealth:
                categories[column]?.append(Cell.isMissing(cell) ? nil : Cell.name(raw(place)))
            default:
                // NA can be the name of a group; only an empty cell is missing.
                categories[column]?.append(Cell.name(raw(place)))
            }
        }
        return nil
    }

    @inline(__always)
    private mutating func append(_ value: Double, _ index: Int, _ unit: AgeUnit) {
        switch index {
        case 1: children.ageInDays.append(unit == .months ? value * Age.daysInMonth : value)
        case 2: children.weight.append(value)
        case 3: children.height.append(value)
        case 5: children.headCircumference.append(value)
        case 6: children.armCircumference.append(value)
        case 7: children.triceps.append(value)
        default: children.subscapular.append(value)
        }
    }
}
