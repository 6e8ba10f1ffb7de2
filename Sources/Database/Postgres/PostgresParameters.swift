import CLibpq

/// A statement's parameters in libpq's form: one buffer, and where each begins in it.
struct PostgresParameters {
    private(set) var kinds: [Value.Kind?] = []
    private var isNull: [Bool] = []
    private var buffer: [UInt8] = []
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ parameters: [RenderedParameter]) throws {
        guard parameters.count <= 65_535 else {
            throw DatabaseError.tooLarge(message: "a statement takes at most 65,535 parameters")
        }
        for parameter in parameters {
            try parameter.value.checkStorable()
            kinds.append(parameter.kind)
            isNull.append(parameter.value == .null)
            offsets.append(buffer.count)
            var format: Int32 = 0
            switch parameter.value {
            case .null: break
            case .text(let text): buffer.append(contentsOf: text.utf8)
            case .integer(let number): buffer.append(contentsOf: String(number).utf8)
            case .real(let number): buffer.append(contentsOf: number.description.utf8)
            case .boolean(let flag): buffer.append(UInt8(ascii: flag ? "t" : "f"))
            case .bytes(let bytes):
                buffer.append(contentsOf: bytes)
                format = 1
            }
            lengths.append(Int32(buffer.count - (offsets.last ?? 0)))
            formats.append(format)
            buffer.append(0)
        }
    }

    var types: [Oid] { kinds.map { $0.map(Oid.init(kind:)) ?? 0 } }

    /// Whether a statement prepared for these types can be run with these values.
    func fit(_ prepared: [Value.Kind?]) -> Bool {
        guard prepared.count == kinds.count else { return false }
        for index in kinds.indices where !isNull[index] && prepared[index] != kinds[index] { return false }
        return true
    }

    /// Calls `body` with the number of parameters and libpq's arrays of values, lengths and formats.
    func withPointers<T>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) throws -> T
    ) rethrows -> T {
        try buffer.withUnsafeBytes { bytes in
            let start = bytes.bindMemory(to: CChar.self).baseAddress
            let values: [UnsafePointer<CChar>?] = offsets.indices.map { isNull[$0] ? nil : start?.advanced(by: offsets[$0]) }
            return try values.withUnsafeBufferPointer { values in
                try lengths.withUnsafeBufferPointer { lengths in
                    try formats.withUnsafeBufferPointer { formats in
                        try body(Int32(values.count), values.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }
}

extension Oid {
    /// The server's numbers for its types never change (`pg_type.dat`).
    static let boolean: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let text: Oid = 25
    static let float8: Oid = 701

    init(kind: Value.Kind) {
        switch kind {
        case .text: self = .text
        case .integer: self = .int8
        case .real: self = .float8
        case .boolean: self = .boolean
        case .bytes: self = .bytea
        }
    }
}
