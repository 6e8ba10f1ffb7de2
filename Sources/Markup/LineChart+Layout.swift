extension LineChart {
    /// Where everything of the drawing stands, in its own units.
    struct Layout {
        static let width = 480.0
        static let height = 280.0
        static let right = 468.0
        static let top = 22.0
        static let bottom = 246.0
        static let radius = 4.5
        /// The largest size at which the stylesheet sets the text, and how wide and high a character of it is.
        static let textSize = 17.0
        static let characterWidth = 0.58 * textSize
        static let ascent = 0.76 * textSize
        static let descent = 0.24 * textSize

        enum Anchor: String { case start, middle, end }

        struct Label {
            let kind: String
            let text: String
            let x: Double
            /// The base line.
            let y: Double
            let anchor: Anchor

            /// The room it takes at the largest size.
            var box: Box {
                let width = Layout.characterWidth * Double(text.count)
                let left =
                    switch anchor {
                    case .start: x
                    case .middle: x - width / 2
                    case .end: x - width
                    }
                return Box(left: left, top: y - Layout.ascent, right: left + width, bottom: y + Layout.descent)
            }
        }

        struct Box: Equatable {
            let left: Double
            let top: Double
            let right: Double
            let bottom: Double

            func meets(_ other: Box) -> Bool {
                left < other.right && other.left < right && top < other.bottom && other.top < bottom
            }

            var isInside: Bool { left >= 0 && top >= 0 && right <= Layout.width && bottom <= Layout.height }

            /// Whether a stroke from one point to another passes through (Liang and Barsky).
            func isCrossed(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double)) -> Bool {
                var enter = 0.0
                var leave = 1.0
                let sides: [(step: Double, room: Double)] = [
                    (from.x - to.x, from.x - left), (to.x - from.x, right - from.x), (from.y - to.y, from.y - top), (to.y - from.y, bottom - from.y),
                ]
                for side in sides {
                    if side.step == 0 {
                        if side.room < 0 { return false }
                    } else if side.step < 0 {
                        enter = max(enter, side.room / side.step)
                    } else {
                        leave = min(leave, side.room / side.step)
                    }
                }
                return enter <= leave
            }
        }

        let left: Double
        let grid: [(y: Double, text: Label)]
        let years: [Label]
        let level: Double?
        let series: [(kind: String, mark: Mark, marks: [(x: Double, y: Double)])]
        /// Of the figures and of the level. One for which there was no room is left out; the table beside the chart has it.
        let labels: [Label]
    }

    func layout(tick: (Double) -> String) -> Layout {
        let points = series.flatMap(\.points)
        let values = points.map(\.y) + (level.map { [$0.y] } ?? [])
        let ticks = LineChart.ticks(from: values.min() ?? 0, to: values.max() ?? 1, about: 4)
        let tickTexts = ticks.map(tick)
        let left = 12 + Layout.characterWidth * Double(tickTexts.map(\.count).max() ?? 0)
        let low = ticks.first ?? 0
        let high = ticks.last ?? 1
        func y(_ value: Double) -> Double { Layout.bottom - (value - low) / (high - low) * (Layout.bottom - Layout.top) }

        let firstYear = (points.map(\.x).min() ?? 0).rounded(.down)
        let lastYear = (points.map(\.x).max() ?? 0).rounded(.down)
        let yearWidth = (Layout.right - left) / (lastYear - firstYear + 1)
        func x(_ value: Double) -> Double { left + (value - firstYear) * yearWidth }

        let marks = series.map { series in
            (kind: series.kind, mark: series.mark, marks: series.points.map { (x: x($0.x), y: y($0.y)) })
        }
        // A year needs room for four digits and a blank; where there is none, every second, third … is written, the last always.
        let apart = max(1, (5 * Layout.characterWidth / yearWidth).rounded(.up))
        let years = stride(from: lastYear, through: firstYear, by: -apart).reversed().map { year in
            Layout.Label(kind: "axis", text: String(Int(year)), x: x(year + 0.5), y: Layout.height - 10, anchor: .middle)
        }
        let grid = zip(ticks, tickTexts).map { value, text in
            (y: y(value), text: Layout.Label(kind: "axis", text: text, x: left - 6, y: y(value) + 5, anchor: .end))
        }
        var writer = LabelWriter(marks: marks.map(\.marks), level: level.map { (from: (left, y($0.y)), to: (Layout.right, y($0.y))) })
        if let level { writer.place(level.label, beside: y(level.y), from: left) }
        for (drawn, series) in zip(marks, series) {
            for (mark, point) in zip(drawn.marks, series.points) {
                if let text = point.label { writer.place(text, kind: series.kind, at: mark) }
            }
        }
        return Layout(left: left, grid: grid, years: years, level: level.map { y($0.y) }, series: marks, labels: writer.labels)
    }
}

/// Finds each label a place where it covers no other and no mark, and crosses as few lines as can be.
private struct LabelWriter {
    typealias Layout = LineChart.Layout
    typealias Spot = (x: Double, y: Double)

    let markBoxes: [Layout.Box]
    let strokes: [(from: Spot, to: Spot)]
    private(set) var labels: [Layout.Label] = []

    init(marks: [[Spot]], level: (from: Spot, to: Spot)?) {
        let reach = Layout.radius + 1.5
        markBoxes = marks.joined().map { Layout.Box(left: $0.x - reach, top: $0.y - reach, right: $0.x + reach, bottom: $0.y + reach) }
        strokes = marks.flatMap { zip($0, $0.dropFirst()).map { (from: $0, to: $1) } } + (level.map { [$0] } ?? [])
    }

    /// The label of the level: at its right end if it can be, above or below.
    mutating func place(_ text: String, beside y: Double, from left: Double) {
        let above = y - 6
        let below = y + Layout.ascent + 5
        put([
            Layout.Label(kind: "target", text: text, x: Layout.right, y: above, anchor: .end),
            Layout.Label(kind: "target", text: text, x: Layout.right, y: below, anchor: .end),
            Layout.Label(kind: "target", text: text, x: left + 4, y: above, anchor: .start),
            Layout.Label(kind: "target", text: text, x: left + 4, y: below, anchor: .start),
        ])
    }

    mutating func place(_ text: String, kind: String, at mark: Spot) {
        let near = Layout.radius + 4
        let above = mark.y - near - 1
        let below = mark.y + near + Layout.ascent
        let level = mark.y + Layout.ascent / 2
        put([
            Layout.Label(kind: kind, text: text, x: mark.x, y: above, anchor: .middle),
            Layout.Label(kind: kind, text: text, x: mark.x, y: below, anchor: .middle),
            Layout.Label(kind: kind, text: text, x: mark.x + near, y: level, anchor: .start),
            Layout.Label(kind: kind, text: text, x: mark.x - near, y: level, anchor: .end),
            Layout.Label(kind: kind, text: text, x: mark.x + 2, y: above, anchor: .start),
            Layout.Label(kind: kind, text: text, x: mark.x - 2, y: above, anchor: .end),
            Layout.Label(kind: kind, text: text, x: mark.x + 2, y: below, anchor: .start),
            Layout.Label(kind: kind, text: text, x: mark.x - 2, y: below, anchor: .end),
        ])
    }

    /// Takes the candidate that crosses the fewest lines, the earlier of equals.
    private mutating func put(_ candidates: [Layout.Label]) {
        let free = candidates.filter { label in
            let box = label.box
            return box.isInside && box.bottom <= Layout.bottom + 4 && !labels.contains { $0.box.meets(box) } && !markBoxes.contains { $0.meets(box) }
        }
        let best = free.min { crossings($0) < crossings($1) }
        if let best { labels.append(best) }
    }

    private func crossings(_ label: Layout.Label) -> Int {
        let box = label.box
        return strokes.count { box.isCrossed($0.from, $0.to) }
    }
}
