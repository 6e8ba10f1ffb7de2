/// A line chart of a few figures over the years, as SVG: the axis is calendar years, each series has its own mark, and no two labels overlap.
///
/// Colours and the size of the text come from the stylesheet (`.chart`): the text is laid out for the largest size the stylesheet gives
/// it (on a phone, where the drawing is scaled down), so that what fits there fits everywhere.
public struct LineChart: Sendable {
    public struct Point: Sendable, Hashable {
        /// A year and its part: 2024.5 is the middle of 2024.
        public let x: Double
        public let y: Double
        /// What is written beside the mark; `nil` for nothing.
        public let label: String?

        public init(x: Double, y: Double, label: String? = nil) {
            self.x = x
            self.y = y
            self.label = label
        }
    }

    public enum Mark: Sendable, Hashable { case dot, square }

    public struct Series: Sendable, Hashable {
        /// The stem of its classes: `survey` draws the line as `.survey`, the marks as `.survey-dot`, the labels as `.survey-label`.
        public let kind: String
        public let mark: Mark
        public let points: [Point]

        public init(kind: String, mark: Mark, points: [Point]) {
            self.kind = kind
            self.mark = mark
            self.points = points.filter { $0.x.isFinite && $0.y.isFinite }.sorted { $0.x < $1.x }
        }
    }

    /// A value to compare with, drawn over the whole width as `.target`.
    public struct Level: Sendable, Hashable {
        public let y: Double
        public let label: String

        public init(y: Double, label: String) {
            self.y = y
            self.label = label
        }
    }

    public let series: [Series]
    public let level: Level?

    public init(series: [Series], level: Level? = nil) {
        self.series = series.filter { !$0.points.isEmpty }
        self.level = level.flatMap { $0.y.isFinite ? $0 : nil }
    }

    /// Whether there is anything to draw.
    public var isEmpty: Bool { series.isEmpty }

    /// - Parameters:
    ///   - label: what the drawing says, for those who do not see it.
    ///   - tick: writes a value of the vertical axis.
    public func draw(_ html: HTML, label: Text, tick: (Double) -> String) {
        let layout = layout(tick: tick)
        html(
            "svg", .class("chart"), .role("img"), Attribute("viewBox", "0 0 \(short(Layout.width)) \(short(Layout.height))"),
            .label(label)
        ) {
            for line in layout.grid {
                html("path", .class("grid"), Attribute("d", "M\(short(layout.left)) \(short(line.y))H\(short(Layout.right))"))
                write(html, line.text, "axis")
            }
            for year in layout.years { write(html, year, "axis") }
            if let level = layout.level {
                html("path", .class("target"), Attribute("d", "M\(short(layout.left)) \(short(level))H\(short(Layout.right))"))
            }
            for series in layout.series {
                if series.marks.count > 1 {
                    html("path", .class(series.kind), Attribute("d", path(series.marks)))
                }
                for mark in series.marks {
                    switch series.mark {
                    case .dot:
                        html(
                            "circle", .class(series.kind + "-dot"), Attribute("cx", mark.x), Attribute("cy", mark.y),
                            Attribute("r", Layout.radius))
                    case .square:
                        html(
                            "rect", .class(series.kind + "-dot"), Attribute("x", mark.x - Layout.radius), Attribute("y", mark.y - Layout.radius),
                            Attribute("width", 2 * Layout.radius), Attribute("height", 2 * Layout.radius))
                    }
                }
            }
            for label in layout.labels { write(html, label, label.kind) }
        }
    }

    private func write(_ html: HTML, _ label: Layout.Label, _ kind: String) {
        html(
            "text", .class(kind + "-label"), Attribute("x", label.x), Attribute("y", label.y),
            Attribute("text-anchor", label.anchor == .start ? nil : label.anchor.rawValue), data: label.text)
    }

    private func path(_ marks: [(x: Double, y: Double)]) -> String {
        marks.enumerated().map { "\($0 == 0 ? "M" : "L")\(short($1.x)) \(short($1.y))" }.joined()
    }

    /// About `count` round values that cover the range, ascending: steps of 1, 2, 2.5 or 5 times a power of ten.
    static func ticks(from low: Double, to high: Double, about count: Int) -> [Double] {
        guard low.isFinite, high.isFinite, high - low < 1e12 else { return [] }
        let range = max(high - low, 1e-6)
        let rough = range / Double(max(1, count))
        var power = 1.0
        while power > rough { power /= 10 }
        while power * 10 <= rough { power *= 10 }
        let factors: [Double] = [1, 2, 2.5, 5, 10]
        let step = power * (factors.first { $0 * power >= rough } ?? 10)
        let first = (low / step).rounded(.down)
        let last = (high / step).rounded(.up)
        return stride(from: first, through: max(last, first + 1), by: 1).map { $0 * step }
    }
}
