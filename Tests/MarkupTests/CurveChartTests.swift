import XCTest

@testable import Markup

final class CurveChartTests: XCTestCase {
    private let curve = CurveChart.Curve(kind: "sd-0", label: "0", pieces: [[(x: 0, y: 50), (x: 24, y: 88)], [(x: 24, y: 87), (x: 60, y: 110)]])

    private func drawn(_ marks: [CurveChart.Mark]) -> String {
        let html = HTML(language: .indonesian)
        CurveChart(curves: [curve], marks: marks, columns: [0, 12, 24, 36, 48, 60], across: 0...60)
            .draw(html, label: Text("Tinggi", "Height"), horizontal: Text("bulan", "months"), vertical: Text("cm", "cm")) { short($0) }
        return String(decoding: html.bytes, as: UTF8.self)
    }

    func testAStepIsNotJoined() {
        XCTAssertEqual(drawn([]).components(separatedBy: "class=\"sd-0\"").count - 1, 2)
    }

    func testADoubtfulMarkIsACrossWithinTheDrawingAndOffTheLine() {
        let text = drawn([
            .init(x: 10, y: 70, isDoubtful: false), .init(x: 20, y: 880, isDoubtful: true), .init(x: 30, y: 90, isDoubtful: false),
            .init(x: 40, y: .nan, isDoubtful: false),
        ])
        XCTAssertEqual(text.components(separatedBy: "<circle").count - 1, 2)
        XCTAssertEqual(text.components(separatedBy: "class=\"doubtful\"").count - 1, 1)
        let line = text.components(separatedBy: "class=\"child\" d=\"")[1].prefix { $0 != "\"" }
        XCTAssertEqual(line.filter { $0 == "M" || $0 == "L" }, "ML")
        // 880 cm does not stretch the axis: it ends above the tallest curve.
        XCTAssertEqual(CurveChart(curves: [curve], marks: [.init(x: 20, y: 880, isDoubtful: true)], columns: [], across: 0...60).rows.last, 110)
    }

    func testEverythingLiesInside() {
        let text = drawn([.init(x: -5, y: 60, isDoubtful: false), .init(x: 90, y: 100, isDoubtful: false)])
        for number in text.matches(of: /c[xy]="([\d.-]+)"/).compactMap({ Double($0.output.1) }) {
            XCTAssertTrue((CurveChart.top...CurveChart.right).contains(number), "\(number)")
        }
        XCTAssertFalse(text.contains("nan"))
    }
}
