/// A moment, to the millisecond, kept as UTC. Text form `2026-11-24T07:33:19.000Z`, which sorts as the moments do.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// A wall-clock time in Indonesia's western zone (WIB). Hour 0...23, minute 0...59.
    public init(jakarta day: Day, hour: Int = 0, minute: Int = 0) {
        milliseconds = Int64(day.number) * 86_400_000 + Int64(hour * 60 + minute) * 60_000 - Instant.jakartaOffset
    }

    /// Reads the text form, with or without milliseconds; the zone must be `Z`.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = Day(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = decimal(bytes[11..<13]), let minute = decimal(bytes[14..<16]), let second = decimal(bytes[17..<19]),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var thousandths = 0
        if bytes.count > 20 {
            guard bytes.count == 24, bytes[19] == UInt8(ascii: "."), let value = decimal(bytes[20..<23]) else { return nil }
            thousandths = value
        }
        milliseconds = Int64(day.number) * 86_400_000 + Int64(hour * 3600 + minute * 60 + second) * 1000 + Int64(thousandths)
    }

    public var iso: String { "\(stamp(milliseconds)).\(padded(Int(floorMod(milliseconds, 1000)), 3))Z" }

    /// The day it is in Indonesia's western zone at this moment. The zone has had no daylight saving since 1964: UTC+7 always.
    public var jakartaDay: Day { Day(number: Int(floorDiv(milliseconds + Instant.jakartaOffset, 86_400_000))) }

    /// `HH:MM` in Indonesia's western zone.
    public var jakartaTime: String {
        let minutes = Int(floorMod(milliseconds + Instant.jakartaOffset, 86_400_000) / 60_000)
        return "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
    /// Milliseconds from `right` to `left`.
    public static func - (left: Instant, right: Instant) -> Int64 { left.milliseconds - right.milliseconds }
    public func adding(days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Int = 0) -> Instant {
        let total: Int64 = Int64(days) * 86_400 + Int64(hours) * 3_600 + Int64(minutes) * 60 + Int64(seconds)
        return Instant(milliseconds: milliseconds + total * 1000)
    }

    private static let jakartaOffset: Int64 = 7 * 3_600_000
}

extension Instant: CustomStringConvertible {
    public var description: String { iso }
}

private func floorDiv(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}

private func floorMod(_ value: Int64, _ divisor: Int64) -> Int64 { value - floorDiv(value, divisor) * divisor }

private func stamp(_ milliseconds: Int64) -> String {
    let day = Day(number: Int(floorDiv(milliseconds, 86_400_000)))
    let seconds = Int(floorMod(milliseconds, 86_400_000) / 1000)
    return "\(day.iso)T\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
}
