/// Excel's day numbers. Day 1 is 1 January 1900, and day 60 is 29 February 1900, a day that never was (kept from Lotus 1-2-3);
/// from day 61 on the number is the days since 30 December 1899. The fraction is the time of day.
public enum SerialDate {
    /// What a serial counted from 1904 lacks to be one counted from 1900.
    static let from1904 = 1_462.0

    /// Days since 1970-01-01; `nil` for the day that never was, for numbers before day 1 and after the year 9999.
    public static func daysSince1970(_ serial: Double) -> Int? {
        guard serial >= 1, serial < 2_958_466 else { return nil }
        let whole = Int(serial)
        if whole == 60 { return nil }
        return whole - (whole < 60 ? 25_568 : 25_569)
    }

    /// The serial of a day given as days since 1970-01-01. Days before March 1900 are counted as Excel does.
    public static func serial(daysSince1970 days: Int) -> Double {
        Double(days + (days < -25_508 ? 25_568 : 25_569))
    }

    /// `YYYY-MM-DD`, with `THH:MM:SS` where the serial has a fraction of at least a second.
    static func iso(_ serial: Double) -> String? {
        guard var days = daysSince1970(serial) else { return nil }
        var seconds = Int(((serial - serial.rounded(.down)) * 86_400).rounded())
        if seconds == 86_400 {
            days += 1
            seconds = 0
        }
        let (year, month, day) = civil(days)
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        if seconds == 0 { return date }
        return date + "T\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    }

    /// The serial of an ISO 8601 text (`2026-11-24`, `2026-11-24T07:30:00.5Z`), as cells of type `d` hold it.
    static func serial(iso bytes: some RandomAccessCollection<UInt8>) -> Double? {
        let text = Array(bytes)
        guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            let year = digits(text[0..<4]), let month = digits(text[5..<7]), let day = digits(text[8..<10]),
            year >= 1900, (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let days = number(year: year, month: month, day: day)
        guard civil(days) == (year, month, day) else { return nil }
        let whole = serial(daysSince1970: days)
        if text.count == 10 { return whole }
        guard text.count >= 16, text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
            let hour = digits(text[11..<13]), let minute = digits(text[14..<16]), hour < 24, minute < 60
        else { return nil }
        var seconds = 0.0
        if text.count >= 19, text[16] == UInt8(ascii: ":") {
            let end = text.last == UInt8(ascii: "Z") ? text.count - 1 : text.count
            guard let value = Double(String(decoding: text[17..<end], as: UTF8.self)), value >= 0, value < 60 else { return nil }
            seconds = value
        }
        return whole + (Double(hour * 3600 + minute * 60) + seconds) / 86_400
    }

    // The target stands alone, so the calendar of `Days` is repeated here in its shortest form (Howard Hinnant's algorithms).
    private static func number(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }
}

private func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
