import Days

/// A place as the home ministry lists it. Places split, merge and are renamed; the code stays, and the dates say from when to when it counts.
public struct Area: Hashable, Sendable {
    public let code: AreaCode
    public var name: String
    public var centre: Coordinate?
    /// The first day on which the place exists; `nil` where that is not known.
    public var validFrom: Day?
    /// The last day on which the place exists; `nil` while it does.
    public var validTo: Day?

    public init(code: AreaCode, name: String, centre: Coordinate? = nil, validFrom: Day? = nil, validTo: Day? = nil) {
        self.code = code
        self.name = name
        self.centre = centre
        self.validFrom = validFrom
        self.validTo = validTo
    }

    public func exists(on day: Day) -> Bool { validFrom.map { $0 <= day } ?? true && validTo.map { day <= $0 } ?? true }
}

/// A point of Indonesia, in degrees of WGS 84.
public struct Coordinate: Hashable, Sendable {
    /// Miangas lies at 5.6° north, Ndana at 11.0° south.
    public static let latitudes: ClosedRange<Double> = -12...7
    /// Sabang lies at 95.0° east, Merauke's border at 141.0°.
    public static let longitudes: ClosedRange<Double> = 94...142

    public let latitude: Double
    public let longitude: Double

    /// `nil` outside Indonesia, which is also where a point lies whose two numbers were swapped.
    public init?(latitude: Double, longitude: Double) {
        guard Self.latitudes.contains(latitude), Self.longitudes.contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}
