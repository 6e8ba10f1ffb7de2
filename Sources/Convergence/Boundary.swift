/// The outline of an area: one polygon or several, each with its outer ring first and its holes after it (RFC 7946, 3.1.6 and 3.1.7).
///
/// Points are kept to five decimals, about a metre: finer is not seen on a map of a regency.
public struct Boundary: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        /// Hundred-thousandths of a degree east.
        public let x: Int32
        /// Hundred-thousandths of a degree north.
        public let y: Int32

        public init(_ coordinate: Coordinate) {
            x = Int32((coordinate.longitude * 100_000).rounded())
            y = Int32((coordinate.latitude * 100_000).rounded())
        }
    }

    public enum Fault: String, Error, Hashable, Sendable, CaseIterable {
        /// The feature names no code, in its properties or as its id.
        case noCode = "no-code"
        case notACode = "not-a-code"
        /// No such area is known.
        case unknownArea = "unknown-area"
        case duplicate
        case noGeometry = "no-geometry"
        /// Only areas have outlines: Polygon and MultiPolygon.
        case notAnArea = "not-an-area"
        /// A position that is not at least two numbers.
        case notAPosition = "not-a-position"
        /// Outside Indonesia, or latitude before longitude, or not in degrees.
        case outsideIndonesia = "outside-indonesia"
        /// A ring must end where it begins.
        case notClosed = "not-closed"
        /// A ring needs three corners.
        case tooFewPoints = "too-few-points"
        case noRing = "no-ring"
    }

    public let polygons: [[[Point]]]

    /// - Parameter coordinates: those of a MultiPolygon; of a Polygon, in one more pair of brackets. Positions are longitude, latitude
    ///   and perhaps a height, which is dropped.
    public init(_ coordinates: [[[[Double]]]]) throws(Fault) {
        var polygons: [[[Point]]] = []
        for polygon in coordinates {
            guard !polygon.isEmpty else { throw .noRing }
            var rings: [[Point]] = []
            for (index, ring) in polygon.enumerated() {
                guard let points = try Self.ring(ring) else {
                    // An islet smaller than a metre falls away, and so does a hole.
                    if index == 0 { break }
                    continue
                }
                rings.append(points)
            }
            if !rings.isEmpty { polygons.append(rings) }
        }
        guard !polygons.isEmpty else { throw .noRing }
        self.polygons = polygons
    }

    private static func ring(_ positions: [[Double]]) throws(Fault) -> [Point]? {
        var points: [Point] = []
        points.reserveCapacity(positions.count)
        for position in positions {
            guard position.count >= 2 else { throw .notAPosition }
            guard let coordinate = Coordinate(latitude: position[1], longitude: position[0]) else { throw .outsideIndonesia }
            let point = Point(coordinate)
            if point != points.last { points.append(point) }
        }
        guard positions.count >= 4 else { throw .tooFewPoints }
        guard positions.first?.prefix(2) == positions.last?.prefix(2) else { throw .notClosed }
        return points.count >= 4 ? points : nil
    }

    /// The geometry as GeoJSON, without blanks.
    public var geoJSON: String {
        var text = polygons.count == 1 ? #"{"type":"Polygon","coordinates":"# : #"{"type":"MultiPolygon","coordinates":["#
        for (index, polygon) in polygons.enumerated() {
            if index > 0 { text += "," }
            text += "["
            for (index, ring) in polygon.enumerated() {
                text += index > 0 ? ",[" : "["
                for (index, point) in ring.enumerated() {
                    text += index > 0 ? ",[" : "["
                    Self.write(point.x, to: &text)
                    text += ","
                    Self.write(point.y, to: &text)
                    text += "]"
                }
                text += "]"
            }
            text += "]"
        }
        return text + (polygons.count == 1 ? "}" : "]}")
    }

    private static func write(_ value: Int32, to text: inout String) {
        let magnitude = value.magnitude
        if value < 0 { text += "-" }
        text += String(magnitude / 100_000)
        var rest = magnitude % 100_000
        guard rest > 0 else { return }
        var width = 5
        while rest % 10 == 0 {
            rest /= 10
            width -= 1
        }
        let digits = String(rest)
        text += "."
        text += String(repeating: "0", count: width - digits.count)
        text += digits
    }
}
