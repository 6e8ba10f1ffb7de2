import Convergence

/// A list as the API answers it.
struct ItemsJSON<Item: Encodable>: Encodable { let items: [Item] }

struct AreaJSON: Encodable {
    let code: String
    let name: String
    let level: String
    let parent: String?
    let latitude: Double?
    let longitude: Double?
    let validFrom: String?
    let validTo: String?

    init(_ area: Area) {
        code = area.code.text
        name = area.name
        level = area.code.level.rawValue
        parent = area.code.parent?.text
        latitude = area.centre?.latitude
        longitude = area.centre?.longitude
        validFrom = area.validFrom?.iso
        validTo = area.validTo?.iso
    }
}
