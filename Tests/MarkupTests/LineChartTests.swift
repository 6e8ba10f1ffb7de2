import XCTest

@testable import Markup

final class LineChartTests: XCTestCase {
    /// The published figures of Banyumas: survey and routine cross the target and each other.
    private let banyumas = LineChart(
        series: [
            .init(
                kind: "survey", mark: .dot,
                points: [(2021.5, 21.6), (2022.5, 16.6), (2023.5, 20.9), (2024.5, 19.6)].map { .init(x: $0.0, y: $0.1, label: "\($0.1)") }),
            .init(kind: "routine", mark: .square, points: [.init(x: 2023.5, y: 11.35, label: "11,35"), .init(x: 2024.5, y: 15.88, label: "15,88")]),
        ], level: .init(y: 14, label: "target 14"))

    func testEveryFigureOfBanyumasIsWritten() {
        let layout = banyumas.layout { "\(Int($0))" }
        XCTAssertEqual(layout.labels.map(\.text).sorted(), ["11,35", "15,88", "16.6", "19.6", "20.9", "21.6", "target 14"])
        XCTAssertEqual(layout.years.map(\.text), ["2021", "2022", "2023", "2024"])
        XCTAssertEqual(layout.grid.map(\.text.text), ["10", "15", "20", "25"])
    }

    func testHigherFiguresStandHigher() {
        let layout = banyumas.layout { "\($0)" }
        let survey = layout.series[0].marks
        XCTAssertLessThan(survey[0].y, survey[2].y)
        XCTAssertLessThan(survey[2].y, survey[3].y)
        XCTAssertLessThan(survey[3].y, survey[1].y)
        XCTAssertLessThan(survey[1].y, layout.level!)
        XCTAssertEqual(survey[1].x - survey[0].x, survey[3].x - survey[2].x, accuracy: 1e-9)
    }

    /// Whatever is drawn: labels cover neither each other nor a mark, and nothing leaves the drawing.
    func testLabelsNeverOverlap() {
        var random = SplitMix(seed: 20_240_630)
        for _ in 0..<300 {
            let series = (0..<Int.random(in: 1...3, using: &random)).map { number in
                LineChart.Series(
                    kind: "s\(number)", mark: number == 0 ? .dot : .square,
                    points: (0..<Int.random(in: 1...14, using: &random)).map { _ in
                        let y = Double.random(in: 0...60, using: &random)
                        return .init(x: Double(Int.random(in: 2010...2026, using: &random)) + 0.5, y: y, label: short(y))
                    })
            }
            let chart = LineChart(series: series, level: Bool.random(using: &random) ? .init(y: 14, label: "target 14") : nil)
            let layout = chart.layout { short($0) }
            let boxes = layout.labels.map(\.box)
            for (index, box) in boxes.enumerated() {
                XCTAssertTrue(box.isInside)
                for other in boxes[(index + 1)...] { XCTAssertFalse(box.meets(other)) }
                for mark in layout.series.flatMap(\.marks) {
                    XCTAssertFalse(box.meets(.init(left: mark.x - 4, top: mark.y - 4, right: mark.x + 4, bottom: mark.y + 4)))
                }
            }
            for (left, right) in zip(layout.years, layout.years.dropFirst()) { XCTAssertFalse(left.box.meets(right.box)) }
            for mark in layout.series.flatMap(\.marks) {
                XCTAssertTrue((layout.left...LineChart.Layout.right).contains(mark.x))
                XCTAssertTrue((LineChart.Layout.top - 0.01...LineChart.Layout.bottom + 0.01).contains(mark.y))
            }
        }
    }

    func testTicksAreRoundAndCoverTheRange() {
        XCTAssertEqual(LineChart.ticks(from: 11.35, to: 21.6, about: 4), [10, 15, 20, 25])
        XCTAssertEqual(LineChart.ticks(from: 0, to: 1, about: 4), [0, 0.25, 0.5, 0.75, 1])
        for (low, high) in [(3.0, 3.0), (-5, 5), (0, 0), (14, 14.2), (0.001, 0.0017), (0, 99_999)] {
            let ticks = LineChart.ticks(from: low, to: high, about: 4)
            XCTAssertTrue((2...7).contains(ticks.count), "\(low)…\(high): \(ticks)")
            XCTAssertLessThanOrEqual(ticks[0], low + 1e-9)
            XCTAssertGreaterThanOrEqual(ticks.last!, high - 1e-9)
        }
    }

    func testTheDrawingHasAnAccessibleLabelAndEscapesWhatItIsGiven() {
        let html = HTML(language: .english)
        LineChart(series: [.init(kind: "survey", mark: .dot, points: [.init(x: 2024, y: 3, label: "<b>")])])
            .draw(html, label: Text("Survei \"3\"", "Survey \"3\"")) { "\($0)" }
        let drawn = String(decoding: html.bytes, as: UTF8.self)
        XCTAssertTrue(drawn.hasPrefix(#"<svg class="chart" role="img" viewBox="0 0 480 280" aria-label="Survey &quot;3&quot;">"#))
        XCTAssertTrue(drawn.contains("&lt;b&gt;</text>"))
        XCTAssertFalse(drawn.contains("<b>"))
        XCTAssertFalse(drawn.contains("path class=\"survey\""), "one point makes no line")
    }

    func testWhatIsNotANumberIsNotDrawn() {
        let chart = LineChart(series: [.init(kind: "a", mark: .dot, points: [.init(x: .nan, y: 1), .init(x: 2024, y: .infinity)])])
        XCTAssertTrue(chart.isEmpty)
    }

    func testASegmentThroughABoxIsSeenAsCrossing() {
        let box = LineChart.Layout.Box(left: 10, top: 10, right: 20, bottom: 20)
        XCTAssertTrue(box.isCrossed((0, 0), (30, 30)))
        XCTAssertTrue(box.isCrossed((12, 12), (13, 13)))
        XCTAssertTrue(box.isCrossed((15, 0), (15, 40)))
        XCTAssertFalse(box.isCrossed((0, 0), (5, 30)))
        XCTAssertFalse(box.isCrossed((0, 25), (30, 25)))
        XCTAssertFalse(box.isCrossed((0, 12), (9, 12)))
    }
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
