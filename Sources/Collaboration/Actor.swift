/// Who does something. The domain asks only for which agency a person speaks and which office that person holds;
/// whether the person may use the page at all is the application's business.
public struct Actor: Hashable, Sendable {
    /// What a person may decide beyond the affairs of the own agency.
    public enum Office: String, Hashable, Sendable, CaseIterable {
        case none, secretary, chair
        /// Nobody: time has passed. Only lets what has a date run out.
        case clock
    }

    public let person: String
    /// `nil` for somebody who speaks for no agency (the chair, an evaluator).
    public let agency: String?
    public let office: Office

    public init(person: String, agency: String?, office: Office = .none) {
        self.person = person
        self.agency = agency
        self.office = office
    }

    public static let clock = Actor(person: "", agency: nil, office: .clock)

    var isAbove: Bool { office == .chair || office == .secretary }
}

/// The one accountable agency and the one named person in it.
public struct Owner: Hashable, Sendable {
    public let agency: String
    public let person: String

    public init(agency: String, person: String) {
        self.agency = agency
        self.person = person
    }
}
