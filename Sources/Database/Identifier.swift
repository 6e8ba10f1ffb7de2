import Days
import NIOConcurrencyHelpers

/// Identifiers made by the application: UUID version 7 (RFC 9562), lowercase, with hyphens. They sort by the moment they were made.
public enum Identifier {
    /// - Parameter at: the moment; must lie between 1970 and the year 10889, as every ``Instant`` from a clock does.
    ///
    /// Identifiers made one after another in this process for the same millisecond are ascending: the 74 random bits are drawn once and
    /// then counted on by a random step (RFC 9562, 6.2, method 2), so the next one cannot be guessed.
    public static func make(at moment: Instant) -> String {
        let milliseconds = UInt64(clamping: moment.milliseconds) & 0xffff_ffff_ffff
        let (high, low) = last.withLockedValue { last -> (UInt64, UInt64) in
            if last.milliseconds == milliseconds {
                let (sum, overflow) = last.low.addingReportingOverflow(UInt64.random(in: 1...(1 << 32)))
                last.low = sum & Last.lowMask
                if overflow || sum > Last.lowMask { last.high += 1 }
                // 2^11 times 2^62 steps of at most 2^32: not reached within a millisecond.
            } else {
                last.milliseconds = milliseconds
                // The top bit of each begins at 0, which leaves room to count on.
                last.high = UInt64.random(in: 0..<(1 << 11))
                last.low = UInt64.random(in: 0...(Last.lowMask >> 1))
            }
            return (last.high, last.low)
        }
        return text(
            high: milliseconds << 16 | 0x7000 | (high & 0xfff),
            low: 0x8000_0000_0000_0000 | low)
    }

    /// Whether the text has the form that ``make(at:)`` gives; also of an identifier made elsewhere.
    public static func isValid(_ text: some StringProtocol) -> Bool {
        var index = 0
        for byte in text.utf8 {
            switch index {
            case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return false }
            case 14: guard byte == UInt8(ascii: "7") else { return false }
            case 19: guard [UInt8(ascii: "8"), UInt8(ascii: "9"), UInt8(ascii: "a"), UInt8(ascii: "b")].contains(byte) else { return false }
            default: guard (48...57).contains(byte) || (97...102).contains(byte) else { return false }
            }
            index += 1
        }
        return index == 36
    }

    private struct Last: Sendable {
        static let lowMask: UInt64 = (1 << 62) - 1
        var milliseconds: UInt64 = .max
        /// 12 bits, then 62.
        var high: UInt64 = 0
        var low: UInt64 = 0
    }

    private static let last = NIOLockedValueBox(Last())

    private static func text(high: UInt64, low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for index in 0..<16 {
                let byte = UInt8(truncatingIfNeeded: index < 8 ? high >> (56 - 8 * index) : low >> (56 - 8 * (index - 8)))
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                buffer[position] = hexDigit(byte >> 4)
                buffer[position + 1] = hexDigit(byte & 15)
                position += 2
            }
            return position
        }
    }
}

func hexDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? nibble + 48 : nibble + 87 }

func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
        var position = 0
        for byte in bytes {
            buffer[position] = hexDigit(byte >> 4)
            buffer[position + 1] = hexDigit(byte & 15)
            position += 2
        }
        return position
    }
}
