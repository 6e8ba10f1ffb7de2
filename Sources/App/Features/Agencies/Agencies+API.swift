struct AgencyJSON: Encodable {
    struct Person: Encodable {
        let account: String
        let name: String
        let role: String
    }
    let id: String
    let name: String
    let shortName: String
    let kind: String
    let area: String?
    let dutyIndonesian: String
    let dutyEnglish: String
    let active: Bool
    let people: [Person]

    init(_ agency: AgencyLine, _ people: [AgencyPerson]) {
        id = agency.id
        name = agency.name
        shortName = agency.shortName
        kind = agency.kind.rawValue
        area = agency.area
        dutyIndonesian = agency.dutyIndonesian
        dutyEnglish = agency.dutyEnglish
        active = agency.isActive
        self.people = people.filter { $0.agency == agency.id }.map { Person(account: $0.account, name: $0.name, role: $0.role.rawValue) }
    }
}
