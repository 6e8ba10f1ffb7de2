import Days
import Markup

/// Numbers, days and times as people of each language write them.
extension Language {
    /// `19,6` in Indonesian, `19.6` in English. Not finite: a dash.
    func decimal(_ value: Double, _ places: Int = 1) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "–" }
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let sign = value < 0 && scaled > 0 ? "−" : ""
        let whole = sign + count(scaled / scale)
        guard places > 0 else { return whole }
        let rest = String(scaled % scale)
        return whole + (self == .indonesian ? "," : ".") + String(repeating: "0", count: places - rest.count) + rest
    }

    /// `100.000` in Indonesian, `100,000` in English.
    func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        guard digits.utf8.count > 3 else { return value < 0 ? "−" + digits : digits }
        var text = value < 0 ? "−" : ""
        var left = digits.utf8.count
        for digit in digits.unicodeScalars {
            text.unicodeScalars.append(digit)
            left -= 1
            if left > 0, left % 3 == 0 { text += self == .indonesian ? "." : "," }
        }
        return text
    }

    /// A percentage with its sign, apart by a space that does not break.
    func percent(_ value: Double, _ places: Int = 1) -> String { decimal(value, places) + "\u{A0}%" }

    /// `24 November 2026`
    func date(_ day: Day) -> String {
        let (year, month, number) = day.parts
        return "\(number) \(name(ofMonth: month)) \(year)"
    }

    /// `24 Nov`
    func shortDate(_ day: Day) -> String {
        let (_, month, number) = day.parts
        return "\(number) \(name(ofMonth: month).prefix(3))"
    }

    /// `November 2026`
    func month(_ month: Month) -> String { "\(name(ofMonth: month.number)) \(month.year)" }

    /// `24 November 2026, 09.30 WIB`
    func moment(_ instant: Instant) -> String { "\(date(instant.jakartaDay)), \(time(instant))" }

    /// `09.30 WIB` in Indonesian, `09:30 WIB` in English.
    func time(_ instant: Instant) -> String {
        let time = instant.jakartaTime
        return (self == .indonesian ? time.replacing(":", with: ".") : time) + " WIB"
    }

    /// `Selasa`
    func weekday(_ day: Day) -> String {
        let names: [String] =
            self == .indonesian
            ? ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
            : ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return names[day.weekday - 1]
    }

    private func name(ofMonth month: Int) -> String {
        let names: [String] =
            self == .indonesian
            ? ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]
            : ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
        return names[month - 1]
    }
}

extension Text {
    /// A text with something that each language writes in its own way.
    init(_ make: (Language) -> String) { self.init(make(.indonesian), make(.english)) }
}
