/// The languages of the interface. Indonesian comes first; place and agency names are never translated.
public enum Language: String, Sendable, CaseIterable {
    case indonesian = "id"
    case english = "en"

    public var other: Language { self == .indonesian ? .english : .indonesian }
}

/// A text of the interface, in both languages: there is no way to make one in only one of them.
///
/// A string literal is not a `Text`, so that a hard-coded text does not compile where a page expects one.
public struct Text: Sendable, Hashable {
    public let indonesian: String
    public let english: String

    public init(_ indonesian: String, _ english: String) {
        self.indonesian = indonesian
        self.english = english
    }

    public func callAsFunction(_ language: Language) -> String {
        language == .indonesian ? indonesian : english
    }
}
