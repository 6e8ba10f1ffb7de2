import CLibpq
import Glibc

/// Reads columns in the server's text form from the result that holds the current row.
final class PostgresCursor: Cursor {
    private var result: OpaquePointer?
    private(set) var position = 0
    private(set) var columnCount = 0

    func advance(to result: OpaquePointer) -> Row {
        if position == 0 { columnCount = Int(PQnfields(result)) }
        self.result = result
        position += 1
        return Row(cursor: self, position: position)
    }

    func end() {
        position = -1
        result = nil
    }

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, 0, Int32(column)) != 0 }

    private enum Form { case text, integer, numeric, real, boolean, bytes, other }

    private func form(_ column: Int) -> Form {
        switch PQftype(result, Int32(column)) {
        // text, name, char, bpchar, varchar, unknown, json, jsonb, uuid
        case 25, 19, 18, 1042, 1043, 705, 114, 3802, 2950: .text
        // int8, int2, int4, oid
        case 20, 21, 23, 26: .integer
        case 1700: .numeric
        // float4, float8
        case 700, 701: .real
        case 16: .boolean
        case 17: .bytes
        default: .other
        }
    }

    private func text(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        let start = UnsafeRawPointer(PQgetvalue(result, 0, Int32(column)))?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: Int(PQgetlength(result, 0, Int32(column))))
    }

    func string(_ column: Int) throws -> String? {
        guard !isNull(column) else { return nil }
        guard form(column) == .text else { throw wrongType(column, found: name(column), wanted: "text") }
        return String(decoding: text(column), as: UTF8.self)
    }

    func integer(_ column: Int) throws -> Int64? {
        guard !isNull(column) else { return nil }
        // A sum of bigint is numeric.
        guard form(column) == .integer || form(column) == .numeric, let number = parse(text(column)) else {
            throw wrongType(column, found: name(column), wanted: "an integer")
        }
        return number
    }

    func real(_ column: Int) throws -> Double? {
        guard !isNull(column) else { return nil }
        switch form(column) {
        case .real, .numeric, .integer: return strtod(PQgetvalue(result, 0, Int32(column)), nil)
        default: throw wrongType(column, found: name(column), wanted: "a number")
        }
    }

    func boolean(_ column: Int) throws -> Bool? {
        guard !isNull(column) else { return nil }
        guard form(column) == .boolean else { throw wrongType(column, found: name(column), wanted: "true or false") }
        return text(column).first == UInt8(ascii: "t")
    }

    func bytes(_ column: Int) throws -> [UInt8]? {
        guard !isNull(column) else { return nil }
        let text = text(column)
        // bytea_output is hex: `\x` and two digits a byte.
        guard form(column) == .bytes, text.count >= 2 else { throw wrongType(column, found: name(column), wanted: "bytes") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        for index in stride(from: 2, to: text.count - 1, by: 2) {
            bytes.append(nibble(text[index]) << 4 | nibble(text[index + 1]))
        }
        return bytes
    }

    private func nibble(_ digit: UInt8) -> UInt8 { digit < 58 ? digit &- 48 : (digit | 32) &- 87 }

    private func parse(_ digits: UnsafeBufferPointer<UInt8>) -> Int64? {
        var index = 0
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { index = 1 }
        guard index < digits.count else { return nil }
        // Counted downwards, for the smallest number has no positive counterpart.
        var number: Int64 = 0
        while index < digits.count {
            let digit = digits[index] &- 48
            guard digit < 10 else { return nil }
            let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
            let (next, underflow) = tenfold.subtractingReportingOverflow(Int64(digit))
            guard !overflow, !underflow else { return nil }
            number = next
            index += 1
        }
        guard isNegative || number != .min else { return nil }
        return isNegative ? number : -number
    }

    private func name(_ column: Int) -> String {
        switch form(column) {
        case .text: "text"
        case .integer: "an integer"
        case .numeric, .real: "a number"
        case .boolean: "true or false"
        case .bytes: "bytes"
        case .other: "a value of another type"
        }
    }
}
