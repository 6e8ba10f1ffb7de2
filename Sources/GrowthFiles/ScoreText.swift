import Growth

/// Adds the reference's columns to the records of a file.
public struct ScoreText: Sendable {
    /// What the reference calls the columns it adds.
    public static let columns: [String] =
        ["clenhei", "cmeasure", "c9mo_flag", "cbmi", "csex"] + Indicator.allCases.flatMap { [$0.column, $0.flagColumn] }

    /// The records with their scores.
    public let text: [UInt8]
    public let children: Int
    /// Lines of the chunk: where the next chunk's row numbers begin.
    public let lines: Int

    /// The header line of the output.
    public static func header(_ layout: ChildLayout) -> [UInt8] {
        var text = layout.header
        for column in columns {
            text.append(layout.delimiter)
            text += column.utf8
        }
        text.append(Byte.newline)
        return text
    }

    /// - Parameters:
    ///   - chunk: as given by `ChunkSplitter`.
    ///   - start: where the first child's record begins: `layout.bodyStart` in the first chunk, then 0.
    /// - Throws: the rows of an error are counted from the chunk's first line as row 1.
    public init(_ chunk: [UInt8], from start: Int, layout: ChildLayout) throws(ChildFileError) {
        let file = try ChildChunk(chunk, from: start, layout: layout, keepsRecords: true)
        let scores: ZScoreColumns
        do {
            scores = try ZScoreColumns(file.children)
        } catch {
            // The chunk has refused negative ages already.
            throw .unequalColumns
        }
        children = scores.count
        lines = file.lines
        var writer = NumberWriter(capacity: chunk.count + scores.count * 160)
        chunk.withUnsafeBufferPointer { bytes in
            for index in 0..<scores.count {
                writer.append(UnsafeBufferPointer(rebasing: bytes[file.records[index]]))
                writer.append(scores.bodies[index], sex: file.children.sex[index], delimiter: layout.delimiter)
                let z = scores.z[index]
                for indicator in Indicator.allCases {
                    let value = z[indicator.rawValue]
                    writer.append(layout.delimiter)
                    if value.isNaN {
                        writer.append(layout.delimiter)
                    } else {
                        writer.appendHundredths(value)
                        writer.append(layout.delimiter)
                        writer.append(indicator.isImplausible(value) ? Byte.zero + 1 : Byte.zero)
                    }
                }
                writer.append(Byte.newline)
            }
        }
        text = writer.bytes
    }
}

/// Appends numbers as text without making strings of them.
struct NumberWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    @inline(__always)
    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    @inline(__always)
    mutating func append(_ other: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: other) }

    @inline(__always)
    fileprivate mutating func append(_ body: ZScoreColumns.Body, sex: Sex?, delimiter: UInt8) {
        append(delimiter)
        if !body.correctedHeight.isNaN { append(body.correctedHeight) }
        append(delimiter)
        if let position = body.position { append(position == .lying ? UInt8(ascii: "l") : UInt8(ascii: "h")) }
        append(delimiter)
        append(body.isPositionDoubted ? Byte.zero + 1 : Byte.zero)
        append(delimiter)
        if !body.bmi.isNaN { append(body.bmi) }
        append(delimiter)
        if let sex { append(Byte.zero + sex.rawValue) }
    }

    /// The shortest text that reads back as the same number.
    @inline(__always)
    mutating func append(_ value: Double) {
        let magnitude = abs(value)
        if magnitude < 1e9 {
            let tenths = Int(magnitude * 10 + 0.5)
            if Double(tenths) / 10 == magnitude {
                if value < 0 { append(Byte.minus) }
                append(natural: tenths / 10)
                if tenths % 10 > 0 {
                    append(Byte.point)
                    append(Byte.zero + UInt8(tenths % 10))
                }
                return
            }
        }
        bytes.append(contentsOf: value.description.utf8)
    }

    /// With two decimals. The value is rounded to hundredths already.
    @inline(__always)
    mutating func appendHundredths(_ value: Double) {
        let magnitude = abs(value)
        guard magnitude < 1e13 else {
            bytes.append(contentsOf: value.description.utf8)
            return
        }
        let hundredths = Int(magnitude * 100 + 0.5)
        if value < 0, hundredths > 0 { append(Byte.minus) }
        append(natural: hundredths / 100)
        append(Byte.point)
        append(Byte.zero + UInt8(hundredths / 10 % 10))
        append(Byte.zero + UInt8(hundredths % 10))
    }

    @inline(__always)
    private mutating func append(natural value: Int) {
        if value < 10 {
            append(Byte.zero + UInt8(value))
            return
        }
        var place = 10
        while place <= value / 10 { place *= 10 }
        var rest = value
        while place > 0 {
            append(Byte.zero + UInt8(rest / place))
            rest %= place
            place /= 10
        }
    }
}
