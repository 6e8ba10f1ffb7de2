/// Draws boundaries as SVG paths in one common frame.
///
/// A district is small enough for plain longitude and latitude, shortened east–west by the cosine of its middle latitude.
public struct OutlineMap: Sendable {
    public struct Shape: Sendable {
        public let id: String
        /// Rings of longitude and latitude, outer and inner alike; holes show by the even-odd rule.
        public let rings: [[(longitude: Double, latitude: Double)]]

        public init(id: String, rings: [[(longitude: Double, latitude: Double)]]) {
            self.id = id
            self.rings = rings
        }
    }
    public struct Path: Sendable {
        public let id: String
        /// The `d` of an SVG path, in whole units.
        public let outline: String
        /// The middle of the bounding box of the largest ring: a place for a label.
        public let middle: (x: Int, y: Int)
    }

    public let width: Int
    public let height: Int
    public let paths: [Path]

    /// - Parameter width: of the drawing, in user units; the height follows from the shapes. Points closer than one unit fall together.
    /// - Returns: `nil` where there is nothing to draw.
    public init?(_ shapes: [Shape], width: Int) {
        let points = shapes.flatMap { $0.rings.joined() }
        guard let west = points.map(\.longitude).min(), let east = points.map(\.longitude).max(),
            let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max(), east > west, north > south
        else { return nil }
        let shortening = cosine(ofDegrees: (south + north) / 2)
        let scale = Double(width) / ((east - west) * shortening)
        self.width = width
        height = max(Int(((north - south) * scale).rounded(.up)), 1)
        paths = shapes.map { shape in
            var outline = ""
            var middle = (x: 0, y: 0)
            var largest = -1
            for ring in shape.rings {
                var drawn: [(x: Int, y: Int)] = []
                for point in ring {
                    let x = Int(((point.longitude - west) * shortening * scale).rounded())
                    let y = Int(((north - point.latitude) * scale).rounded())
                    if let last = drawn.last, last == (x, y) { continue }
                    drawn.append((x, y))
                }
                guard drawn.count > 2, let first = drawn.first else { continue }
                outline += "M\(first.x) \(first.y)"
                var last = first
                for point in drawn.dropFirst() {
                    outline += "l\(point.x - last.x) \(point.y - last.y)"
                    last = point
                }
                outline += "z"
                let xs = drawn.map(\.x)
                let ys = drawn.map(\.y)
                if let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max(), (right - left) * (bottom - top) > largest {
                    largest = (right - left) * (bottom - top)
                    middle = ((left + right) / 2, (top + bottom) / 2)
                }
            }
            return Path(id: shape.id, outline: outline, middle: middle)
        }
    }
}

/// cos by its series: exact to 1e-9 for the latitudes of the earth, and no need of a mathematics library.
private func cosine(ofDegrees degrees: Double) -> Double {
    let x = degrees * .pi / 180
    var term = 1.0
    var sum = 1.0
    for step in 1...10 {
        term *= -x * x / Double((2 * step - 1) * (2 * step))
        sum += term
    }
    return sum
}
