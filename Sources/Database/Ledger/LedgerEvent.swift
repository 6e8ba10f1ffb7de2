import Days

/// What was done, as the ledger keeps it.
public struct LedgerEvent: Sendable, Hashable {
    /// A dotted name, `meeting.planned`.
    public let action: String
    /// What it was done to, a path: `meeting/0198…`.
    public let subject: String
    /// Whatever a reader needs to know beside that. No national identity numbers, no passwords, no tokens: a ledger is never purged.
    public let details: [String: Detail]

    public init(_ action: String, subject: String, _ details: [String: Detail] = [:]) {
        self.action = action
        self.subject = subject
        self.details = details
    }

    public init(action: String, subject: String, details: [String: Detail] = [:]) {
        self.init(action, subject: subject, details)
    }
}

/// Who did it. The name is kept as it was then.
public struct LedgerAuthor: Sendable, Hashable {
    public let id: String
    public let name: String

    public init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

/// A value in an event's details; JSON's values, with integers apart.
public indirect enum Detail: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int64)
    /// Must be finite.
    case real(Double)
    case boolean(Bool)
    case list([Detail])
    case object([String: Detail])

    public init(_ text: String) { self = .text(text) }
    public init(_ number: Int) { self = .integer(Int64(number)) }
    public init(_ flag: Bool) { self = .boolean(flag) }
    public init(_ day: Day) { self = .text(day.iso) }
    public init(_ moment: Instant) { self = .text(moment.iso) }
    public init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    public init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
    public init(_ texts: [String]) { self = .list(texts.map { .text($0) }) }
}

extension Detail: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral text: String) { self = .text(text) }
    public init(integerLiteral number: Int64) { self = .integer(number) }
    public init(floatLiteral number: Double) { self = .real(number) }
    public init(booleanLiteral flag: Bool) { self = .boolean(flag) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: Detail...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, Detail)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }
}

extension Detail {
    /// The one JSON text of this value: keys in the order of their bytes, no spaces, numbers in their shortest form.
    func canonicalJSON() throws -> String {
        var text = ""
        try write(to: &text)
        return text
    }

    private func write(to text: inout String) throws {
        switch self {
        case .null: text += "null"
        case .boolean(let flag): text += flag ? "true" : "false"
        case .integer(let number): text += String(number)
        case .real(let number):
            guard number.isFinite else { throw DatabaseError.unstorable(message: "a number that is not finite cannot be recorded") }
            text += number.description
        case .text(let string): Detail.write(string, to: &text)
        case .list(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                try element.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            let keys = members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for (index, key) in keys.enumerated() {
                if index > 0 { text += "," }
                Detail.write(key, to: &text)
                text += ":"
                try members[key]?.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<" ":
                let byte = UInt8(scalar.value)
                text += "\\u00" + hexadecimal(CollectionOfOne(byte))
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
