/// Writes HTML (and SVG) as bytes. Everything that is not source code is escaped: there is no call that takes raw text from a variable.
///
/// ```swift
/// html("p", .class("lead")) {
///     html(Copy.Home.lead)          // a text of the interface, in the page's language
///     html("b", data: agency.name)  // what people typed
/// }
/// ```
/// Not thread-safe: one writer belongs to one page.
public final class HTML {
    public let language: Language
    private var written: [UInt8]
    private var postponed: [(at: Int, write: (HTML, [String: Text]) -> Void)] = []
    private var names: [String: Text] = [:]

    public init(language: Language, capacity: Int = 16_384) {
        self.language = language
        written = []
        written.reserveCapacity(capacity)
    }

    /// Everything written so far, what was put off in its place.
    public var bytes: [UInt8] {
        guard !postponed.isEmpty else { return written }
        var result: [UInt8] = []
        var start = 0
        for (place, write) in postponed {
            let part = HTML(language: language)
            write(part, names)
            result += written[start..<place]
            result += part.bytes
            start = place
        }
        return result + written[start...]
    }

    /// Puts off what can only be said when the rest of the page is known. It gets a writer and the names that ``name(_:_:)`` has noted.
    public func postpone(_ write: @escaping (HTML, [String: Text]) -> Void) { postponed.append((written.count, write)) }

    /// Notes what people call a field; the first name counts.
    public func name(_ field: String, _ text: Text) { if names[field] == nil { names[field] = text } }

    /// Markup known when the program was written, such as a doctype. Never anything else.
    public func raw(_ markup: StaticString) { append(markup) }

    /// A text of the interface.
    public func callAsFunction(_ text: Text) { escape(text(language)) }

    /// Data: names, numbers, what people typed. Never a text of the interface.
    public func data(_ text: String) { escape(text) }

    /// What was written by a writer before, as it is.
    public func callAsFunction(_ fragment: Fragment) { written.append(contentsOf: fragment.bytes) }

    /// Writes into a piece of its own, to be put into pages of the same language.
    public func fragment(_ content: (HTML) throws -> Void) rethrows -> Fragment {
        let html = HTML(language: language)
        try content(html)
        return Fragment(bytes: html.bytes)
    }

    /// An element with content; void elements (`input`, `br`, …) get no closing tag.
    public func callAsFunction(_ tag: StaticString, _ attributes: Attribute..., content: () throws -> Void) rethrows {
        open(tag, attributes)
        try content()
        close(tag)
    }

    public func callAsFunction(_ tag: StaticString, _ attributes: Attribute..., text: Text) {
        open(tag, attributes)
        escape(text(language))
        close(tag)
    }

    public func callAsFunction(_ tag: StaticString, _ attributes: Attribute..., data: String) {
        open(tag, attributes)
        escape(data)
        close(tag)
    }

    /// An element without content. Void elements get no closing tag.
    public func callAsFunction(_ tag: StaticString, _ attributes: Attribute...) {
        open(tag, attributes)
        if !HTML.isVoid(tag) { close(tag) }
    }

    public func element(_ tag: StaticString, _ attributes: [Attribute]) {
        open(tag, attributes)
        if !HTML.isVoid(tag) { close(tag) }
    }

    /// For attribute lists made at run time.
    public func element(_ tag: StaticString, _ attributes: [Attribute], content: () throws -> Void) rethrows {
        open(tag, attributes)
        try content()
        if !HTML.isVoid(tag) { close(tag) }
    }

    private func open(_ tag: StaticString, _ attributes: [Attribute]) {
        written.append(UInt8(ascii: "<"))
        append(tag)
        for attribute in attributes {
            switch attribute.value {
            case .absent: continue
            case .flag:
                written.append(UInt8(ascii: " "))
                append(attribute.name)
                continue
            case .data(let text): begin(attribute.name); escape(text)
            case .text(let text): begin(attribute.name); escape(text(language))
            }
            written.append(UInt8(ascii: "\""))
        }
        written.append(UInt8(ascii: ">"))
    }

    private func begin(_ name: StaticString) {
        written.append(UInt8(ascii: " "))
        append(name)
        written.append(UInt8(ascii: "="))
        written.append(UInt8(ascii: "\""))
    }

    private func close(_ tag: StaticString) {
        written.append(UInt8(ascii: "<"))
        written.append(UInt8(ascii: "/"))
        append(tag)
        written.append(UInt8(ascii: ">"))
    }

    private func append(_ text: StaticString) {
        text.withUTF8Buffer { written.append(contentsOf: $0) }
    }

    private func escape(_ text: String) {
        var text = text
        text.withUTF8 { buffer in
            var start = 0
            for index in buffer.indices {
                let replacement: StaticString
                switch buffer[index] {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\""): replacement = "&quot;"
                case UInt8(ascii: "'"): replacement = "&#39;"
                case 0: replacement = "\u{FFFD}"
                default: continue
                }
                written.append(contentsOf: buffer[start..<index])
                append(replacement)
                start = index + 1
            }
            written.append(contentsOf: buffer[start...])
        }
    }

    private static func isVoid(_ tag: StaticString) -> Bool {
        tag.withUTF8Buffer { buffer in
            voidTags.contains { $0.utf8CodeUnitCount == buffer.count && $0.withUTF8Buffer { $0.elementsEqual(buffer) } }
        }
    }
    private static let voidTags: [StaticString] = ["input", "br", "meta", "link", "hr", "img", "col", "wbr"]
}

/// A piece of a page that only an ``HTML`` can write.
public struct Fragment: Sendable {
    fileprivate let bytes: [UInt8]
}

/// An attribute of an element. Values are escaped; names are source code.
public struct Attribute: Sendable {
    enum Value: Sendable { case absent, flag, data(String), text(Text) }
    let name: StaticString
    let value: Value

    public init(_ name: StaticString, _ value: String?) {
        self.name = name
        self.value = value.map { .data($0) } ?? .absent
    }
    public init(_ name: StaticString, _ value: Int) { self.init(name, String(value)) }
    /// A coordinate of a drawing, with at most two decimals.
    public init(_ name: StaticString, _ value: Double) { self.init(name, short(value)) }
    public init(_ name: StaticString, text: Text) {
        self.name = name
        value = .text(text)
    }
    public init(_ name: StaticString, when present: Bool) {
        self.name = name
        value = present ? .flag : .absent
    }

    public static func `class`(_ names: String?) -> Attribute { Attribute("class", names) }
    public static func id(_ id: String) -> Attribute { Attribute("id", id) }
    public static func href(_ url: String) -> Attribute { Attribute("href", url) }
    public static func name(_ name: String) -> Attribute { Attribute("name", name) }
    public static func value(_ value: String?) -> Attribute { Attribute("value", value) }
    public static func type(_ type: String) -> Attribute { Attribute("type", type) }
    public static func label(_ text: Text) -> Attribute { Attribute("aria-label", text: text) }
    public static func role(_ role: String) -> Attribute { Attribute("role", role) }
}

/// At most two decimals, no trailing zeros, always a point: the form of a coordinate. Not finite: 0.
public func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let whole = abs(hundredths) / 100
    let rest = abs(hundredths) % 100
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}
