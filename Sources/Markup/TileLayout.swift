/// Places areas on a grid of equal tiles, near where they lie, so that a small area is read as easily as a large one.
///
/// The sum of the squared distances between each area's place and its tile is as small as it can be (the assignment problem,
/// solved by shortest augmenting paths: Kuhn 1955, Jonker & Volgenant 1987). Works from the centres alone; no boundaries are needed.
public enum TileLayout {
    public struct Tile: Sendable, Hashable {
        public let column: Int
        public let row: Int
    }

    /// - Parameter centres: longitude and latitude of each area, or `nil` where unknown: such an area gets one of the tiles left over.
    /// - Returns: a tile for each area, in the same order; column 0 is the westmost in use, row 0 the northmost.
    public static func tiles(_ centres: [(longitude: Double, latitude: Double)?]) -> [Tile] {
        guard !centres.isEmpty else { return [] }
        let known = centres.compactMap { $0 }
        let west = known.map(\.longitude).min() ?? 0
        let east = known.map(\.longitude).max() ?? 1
        let south = known.map(\.latitude).min() ?? 0
        let north = known.map(\.latitude).max() ?? 1
        let width = max(east - west, 1e-6)
        let height = max(north - south, 1e-6)
        // About twice as many tiles as areas, in the shape of the district.
        let ratio = (width / height).squareRoot()
        let side = Double(centres.count * 2).squareRoot()
        let columns = max(Int((side * ratio).rounded(.up)), 1)
        let rows = max((centres.count * 2 + columns - 1) / columns, 1)

        let places = centres.enumerated().map { index, centre -> (x: Double, y: Double) in
            guard let centre else { return (Double(columns - 1), Double(rows - 1) + Double(index) * 0.01) }
            return ((centre.longitude - west) / width * Double(columns - 1), (north - centre.latitude) / height * Double(rows - 1))
        }
        let costs = places.map { place in
            (0..<columns * rows).map { tile -> Double in
                let across = Double(tile % columns) - place.x
                let down = Double(tile / columns) - place.y
                return across * across + down * down
            }
        }
        let chosen = assignment(costs).map { Tile(column: $0 % columns, row: $0 / columns) }
        let left = chosen.map(\.column).min() ?? 0
        let top = chosen.map(\.row).min() ?? 0
        return chosen.map { Tile(column: $0.column - left, row: $0.row - top) }
    }

    /// For each row of the cost matrix a column of its own, with the least sum. There must be at least as many columns as rows.
    static func assignment(_ costs: [[Double]]) -> [Int] {
        let rows = costs.count
        let columns = costs.first?.count ?? 0
        var rowPotential = [Double](repeating: 0, count: rows + 1)
        var columnPotential = [Double](repeating: 0, count: columns + 1)
        var owner = [Int](repeating: 0, count: columns + 1)  // 1-based row of each column; 0: free
        for row in 1...max(rows, 1) where row <= rows {
            var way = [Int](repeating: 0, count: columns + 1)
            var least = [Double](repeating: .infinity, count: columns + 1)
            var used = [Bool](repeating: false, count: columns + 1)
            owner[0] = row
            var column = 0
            repeat {
                used[column] = true
                let current = owner[column]
                var step = Double.infinity
                var next = 0
                for candidate in 1...columns where !used[candidate] {
                    let reduced = costs[current - 1][candidate - 1] - rowPotential[current] - columnPotential[candidate]
                    if reduced < least[candidate] {
                        least[candidate] = reduced
                        way[candidate] = column
                    }
                    if least[candidate] < step {
                        step = least[candidate]
                        next = candidate
                    }
                }
                for other in 0...columns {
                    if used[other] {
                        rowPotential[owner[other]] += step
                        columnPotential[other] -= step
                    } else {
                        least[other] -= step
                    }
                }
                column = next
            } while owner[column] != 0
            repeat {
                let previous = way[column]
                owner[column] = owner[previous]
                column = previous
            } while column != 0
        }
        var result = [Int](repeating: 0, count: rows)
        for column in 1...max(columns, 1) where column <= columns && owner[column] > 0 { result[owner[column] - 1] = column - 1 }
        return result
    }
}
