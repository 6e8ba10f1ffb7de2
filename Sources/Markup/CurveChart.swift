/// A child's marks on the curves of a standard, as SVG: seven lines with their names at the right end, the child's line on top.
///
/// Colours and the size of the text come from the stylesheet (`.growth-chart`); the room is measured for the largest size it gives.
public struct CurveChart: Sendable {
    public typealias Spot = (x: Double, y: Double)

    public struct Curve: Sendable {
        /// Its class.
        public let kind: String
        /// Written at its right end.
        public let label: String
        /// A curve may have a step: then it is more than one line.
        public let pieces: [[Spot]]

        public init(kind: String, label: String, pieces: [[Spot]]) {
            self.kind = kind
            self.label = label
            self.pieces = pieces.map { $0.filter { $0.x.isFinite && $0.y.isFinite } }.filter { $0.count > 1 }
        }
    }

    public struct Mark: Sendable {
        public let x: Double
        public let y: Double
        /// Drawn as a cross, off the child's line, and kept within the drawing.
        public let isDoubtful: Bool

        public init(x: Double, y: Double, isDoubtful: Bool) {
            self.x = x
            self.y = y
            self.isDoubtful = isDoubtful
        }
    }

    public let curves: [Curve]
    public let marks: [Mark]
    /// The values of the horizontal axis that are written.
    public let columns: [Double]
    public let across: ClosedRange<Double>

    public init(curves: [Curve], marks: [Mark], columns: [Double], across: ClosedRange<Double>) {
        self.curves = curves
        self.marks = marks.filter { $0.x.isFinite && $0.y.isFinite }.sorted { $0.x < $1.x }
        self.columns = columns
        self.across = across
    }

    static let width = 480.0
    static let height = 420.0
    static let left = 50.0
    static let right = 432.0
    static let top = 30.0
    static let bottom = 366.0

    /// The round values of the vertical axis, from below everything drawn to above it.
    var rows: [Double] {
        let values = curves.flatMap { $0.pieces.joined().map(\.y) } + marks.filter { !$0.isDoubtful }.map(\.y)
        return LineChart.ticks(from: values.min() ?? 0, to: values.max() ?? 1, about: 7)
    }

    /// - Parameters:
    ///   - label: what the drawing says, for those who do not see it.
    ///   - horizontal: what the horizontal axis measures, with its unit.
    ///   - vertical: what the vertical axis measures, with its unit.
    ///   - number: writes a value of an axis.
    public func draw(_ html: HTML, label: Text, horizontal: Text, vertical: Text, number: (Double) -> String) {
        let rows = rows
        let low = rows.first ?? 0
        let high = rows.last ?? 1
        let width = max(across.upperBound - across.lowerBound, 1e-9)
        func x(_ value: Double) -> Double {
            let inside = min(max(value, across.lowerBound), across.upperBound)
            return Self.left + (inside - across.lowerBound) / width * (Self.right - Self.left)
        }
        func y(_ value: Double) -> Double {
            Self.bottom - (min(max(value, low), high) - low) / (high - low) * (Self.bottom - Self.top)
        }
        func path(_ spots: some Sequence<Spot>) -> String {
            spots.enumerated().map { "\($0 == 0 ? "M" : "L")\(short(x($1.x))) \(short(y($1.y)))" }.joined()
        }
        html(
            "svg", .class("growth-chart"), .role("img"), Attribute("viewBox", "0 0 \(short(Self.width)) \(short(Self.height))"), .label(label)
        ) {
            for row in rows {
                html("path", .class("grid"), Attribute("d", "M\(short(Self.left)) \(short(y(row)))H\(short(Self.right))"))
                write(html, number(row), x: Self.left - 6, y: y(row) + 5, anchor: "end")
            }
            for column in columns where across.contains(column) {
                html("path", .class("grid"), Attribute("d", "M\(short(x(column))) \(short(Self.top))V\(short(Self.bottom))"))
                write(html, number(column), x: x(column), y: Self.bottom + 20, anchor: "middle")
            }
            html("text", .class("axis-label"), Attribute("x", 4.0), Attribute("y", 16.0), text: vertical)
            html(
                "text", .class("axis-label"), Attribute("x", (Self.left + Self.right) / 2), Attribute("y", Self.height - 8),
                Attribute("text-anchor", "middle"), text: horizontal)
            for curve in curves {
                for piece in curve.pieces { html("path", .class(curve.kind), Attribute("d", path(piece))) }
                if let end = curve.pieces.last?.last {
                    html(
                        "text", .class("\(curve.kind)-label"), Attribute("x", Self.right + 5), Attribute("y", y(end.y) + 5), data: curve.label)
                }
            }
            let trusted = marks.filter { !$0.isDoubtful }
            if trusted.count > 1 { html("path", .class("child"), Attribute("d", path(trusted.map { (x: $0.x, y: $0.y) }))) }
            for mark in marks {
                let (left, up) = (x(mark.x), y(mark.y))
                if mark.isDoubtful {
                    html(
                        "path", .class("doubtful"),
                        Attribute(
                            "d",
                            "M\(short(left - 6)) \(short(up - 6))L\(short(left + 6)) \(short(up + 6))M\(short(left - 6)) \(short(up + 6))L\(short(left + 6)) \(short(up - 6))"
                        ))
                } else {
                    html("circle", .class("child-dot"), Attribute("cx", left), Attribute("cy", up), Attribute("r", trusted.count > 30 ? 2.5 : 4))
                }
            }
        }
    }

    private func write(_ html: HTML, _ text: String, x: Double, y: Double, anchor: String) {
        html("text", .class("axis-label"), Attribute("x", x), Attribute("y", y), Attribute("text-anchor", anchor), data: text)
    }
}
