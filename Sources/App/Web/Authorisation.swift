import Convergence

/// What a person does in the team. Text forms are those of the `account` table and of the command line.
public enum Role: String, Sendable, CaseIterable {
    case secretary
    case focalPerson = "focal-person"
    case chair
    case nutritionOfficer = "nutrition-officer"
    case areaOperator = "area-operator"
    case evaluator
}

/// A person who has signed in.
public struct Actor: Sendable, Hashable {
    public let account: String
    public let name: String
    public let role: Role
    public let district: String
    /// The agency this person speaks for, if any. Required of a focal person.
    public let agency: String?
    /// The area this person works in, if narrower than the district. Required of an area operator.
    public let area: String?
    public let agencyName: String?

    public init(
        account: String, name: String, role: Role, district: String, agency: String? = nil, area: String? = nil, agencyName: String? = nil
    ) {
        self.account = account
        self.name = name
        self.role = role
        self.district = district
        self.agency = agency
        self.area = area
        self.agencyName = agencyName
    }
}

/// Who may use a route at all. What of it they may touch, by agency and area, is decided by the rules of `Actor` below;
/// together they are the only place where authorisation is decided.
public enum Access: Sendable, Hashable {
    /// With or without an account.
    case everyone
    case signedIn
    case only(Set<Role>)

    /// Those who run the meetings and the settings.
    static let secretary = Access.only([.secretary])
    static let chair = Access.only([.chair])
    /// Those who load and read personal data of children.
    static let nutrition = Access.only([.nutritionOfficer, .secretary])
    /// Those who may see a child by name: the officer everywhere, an operator in its area.
    static let children = Access.only([.nutritionOfficer, .areaOperator])
    /// Who decides whether two records are of one child: sees both by name, wherever they are.
    static let nutritionOfficer = Access.only([.nutritionOfficer])
    static let evaluator = Access.only([.evaluator])
    /// Those who speak for an agency at a meeting or answer for its duties.
    static let agencies = Access.only([.focalPerson, .secretary, .chair, .nutritionOfficer])
    /// Those above the agencies.
    static let leaders = Access.only([.chair, .secretary])
    /// Those who may read the evidence that was handed in: it may show more than the page says.
    static let evidence = Access.only([.focalPerson, .secretary, .chair, .nutritionOfficer, .evaluator])

    public func allows(_ role: Role?) -> Bool {
        switch self {
        case .everyone: true
        case .signedIn: role != nil
        case .only(let roles): role.map(roles.contains) ?? false
        }
    }
}

extension Actor {
    /// May this person act for the agency: say back, accept, hand in? Only those who belong to it.
    func speaks(for agency: String) -> Bool { self.agency == agency }

    /// May this person act for the agency in a meeting's records? The secretary keeps the records of all.
    func records(for agency: String) -> Bool { role == .secretary || speaks(for: agency) }

    /// Does this person plan the meetings and take them through their states? Drafts are seen by nobody else.
    var managesMeetings: Bool { role == .secretary }

    /// May this person see what is in the area? An operator only its own area and what lies inside.
    func sees(area code: String) -> Bool {
        area.map { Self.lies(code, in: $0) } ?? true
    }

    /// Is the area the given one, or does it lie in it?
    static func lies(_ code: String, in area: String) -> Bool { code == area || code.hasPrefix(area + ".") }

    func requireSpeaks(for agency: String) throws(Refusal) {
        guard speaks(for: agency) else { throw .forbidden }
    }

    func requireRecords(for agency: String) throws(Refusal) {
        guard records(for: agency) else { throw .forbidden }
    }

    /// An area outside one's own is answered like one that does not exist: its existence is nobody else's business.
    func requireSees(area code: String) throws(Refusal) {
        guard sees(area: code) else { throw .notFound }
    }
}

/// How far a person sees into the ledger. Those who answer for the whole see the whole; everybody else what belongs to the own agency.
enum LedgerReach: Sendable, Hashable {
    case whole
    /// What people of the agency did, and what was done to the agency, its people and whatever it is or was accountable for.
    case agency(String)
    /// Only what the person did.
    case own(String)
}

extension Actor {
    var ledgerReach: LedgerReach {
        switch role {
        case .secretary, .chair, .evaluator: .whole
        case .focalPerson, .nutritionOfficer, .areaOperator: agency.map { .agency($0) } ?? .own(account)
        }
    }
}
