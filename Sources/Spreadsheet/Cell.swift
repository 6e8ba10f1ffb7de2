/// What one cell holds.
public enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    case number(Double)
    /// A number shown as a date or time: days since 1899-12-30, as Excel counts them from March 1900 on (``SerialDate``).
    /// Workbooks that count from 1904 are converted.
    case date(serial: Double)
    case boolean(Bool)
    case error(CellFault)
}

/// The error values a formula can have.
public enum CellFault: UInt8, Sendable, CaseIterable {
    case null, divisionByZero, value, reference, name, number, notAvailable, other

    init(_ text: String) {
        self = CellFault.allCases.first { $0.text == text } ?? .other
    }

    /// As Excel shows it.
    public var text: String {
        switch self {
        case .null: "#NULL!"
        case .divisionByZero: "#DIV/0!"
        case .value: "#VALUE!"
        case .reference: "#REF!"
        case .name: "#NAME?"
        case .number: "#NUM!"
        case .notAvailable: "#N/A"
        case .other: "#ERROR!"
        }
    }
}

extension Cell {
    /// The cell as a person would type it: whole numbers without a fraction, dates as ISO 8601.
    public var plainText: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let number): plainNumber(number)
        case .date(let serial): SerialDate.iso(serial) ?? plainNumber(serial)
        case .boolean(let value): value ? "TRUE" : "FALSE"
        case .error(let fault): fault.text
        }
    }
}

/// Without `.0` and, up to 15 digits, without an exponent.
func plainNumber(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e17 { return String(Int64(number)) }
    return String(number)
}
