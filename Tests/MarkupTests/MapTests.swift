import XCTest

@testable import Markup

final class MapTests: XCTestCase {
    func testEveryAreaGetsATileOfItsOwn() {
        var generator = SystemRandomNumberGenerator()
        for count in [1, 2, 5, 27, 60] {
            let centres: [(longitude: Double, latitude: Double)?] = (0..<count).map { index in
                index % 7 == 3 ? nil : (109 + Double.random(in: 0...0.5, using: &generator), -7.5 + Double.random(in: 0...0.4, using: &generator))
            }
            let tiles = TileLayout.tiles(centres)
            XCTAssertEqual(tiles.count, count)
            XCTAssertEqual(Set(tiles).count, count)
            XCTAssertTrue(tiles.allSatisfy { $0.column >= 0 && $0.row >= 0 })
        }
        XCTAssertTrue(TileLayout.tiles([]).isEmpty)
    }

    func testTilesKeepTheOrderOfPlaces() {
        let tiles = TileLayout.tiles([(109.0, -7.3), (109.4, -7.3), (109.0, -7.6), (109.4, -7.6)])
        XCTAssertLessThan(tiles[0].column, tiles[1].column)
        XCTAssertLessThan(tiles[0].row, tiles[2].row)
        XCTAssertEqual(tiles[1].column, tiles[3].column)
    }

    func testTheAssignmentIsTheCheapest() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let costs = (0..<4).map { _ in (0..<6).map { _ in Double(Int.random(in: 0...20, using: &generator)) } }
            let chosen = TileLayout.assignment(costs)
            XCTAssertEqual(Set(chosen).count, 4)
            let cost = chosen.enumerated().reduce(0) { $0 + costs[$1.offset][$1.element] }
            XCTAssertEqual(cost, cheapest(costs, 0, []))
        }
    }

    private func cheapest(_ costs: [[Double]], _ row: Int, _ used: Set<Int>) -> Double {
        guard row < costs.count else { return 0 }
        return costs[row].indices.filter { !used.contains($0) }.map { costs[row][$0] + cheapest(costs, row + 1, used.union([$0])) }.min()!
    }

    func testAnOutlineIsDrawnNorthUpAndClosed() throws {
        let square = OutlineMap.Shape(id: "a", rings: [[(109, -7), (109.1, -7), (109.1, -7.1), (109, -7.1), (109, -7)]])
        let map = try XCTUnwrap(OutlineMap([square], width: 100))
        XCTAssertEqual(map.height, 101)  // a degree of longitude is shorter than one of latitude at 7° south
        XCTAssertEqual(map.paths[0].outline, "M0 0l100 0l0 101l-100 0l0 -101z")
        XCTAssertNil(OutlineMap([], width: 100))
    }
}
