import Convergence
import XCTest

final class SmallNumbersTests: XCTestCase {
    private let rule = SmallNumbers()
    private typealias Figure = SmallNumbers.Figure

    /// A parent `p` that is the sum of its children `c0`, `c1`, …
    private func table(_ cells: [(Int, Int)]) -> [Figure] {
        let children = cells.enumerated().map { Figure(area: "c\($0)", parent: "p", numerator: $1.0, denominator: $1.1) }
        return [
            Figure(
                area: "p", parent: nil, numerator: cells.reduce(0) { $0 + $1.0 }, denominator: cells.reduce(0) { $0 + $1.1 })
        ] + children
    }

    private func shown(_ figures: [Figure]) -> Set<String> { Set(rule.published(figures).filter(\.value.isShown).keys) }

    func testTheSimpleRule() {
        for (numerator, denominator, isShown) in [
            (0, 10, true), (0, 9, false), (1, 100, false), (4, 100, false), (5, 100, true), (5, 10, true), (5, 9, false), (0, 0, false),
        ] {
            let result = rule.published([Figure(area: "a", parent: nil, numerator: numerator, denominator: denominator)])["a"]
            XCTAssertEqual(result?.isShown, isShown, "\(numerator)/\(denominator)")
        }
        XCTAssertEqual(
            rule.published([Figure(area: "a", parent: nil, numerator: 6, denominator: 19)])["a"],
            .shown(numerator: 6, denominator: 19, percent: nil), "no percentage under 20")
        XCTAssertEqual(
            rule.published([Figure(area: "a", parent: nil, numerator: 6, denominator: 20)])["a"],
            .shown(numerator: 6, denominator: 20, percent: 30))
    }

    func testOneSmallCellTakesAnotherWithIt() {
        XCTAssertEqual(shown(table([(20, 100), (30, 90), (3, 80), (9, 70)])), ["p", "c0", "c1"], "c3 is the smallest beside it")
        XCTAssertEqual(shown(table([(20, 100), (30, 90), (9, 70)])), ["p", "c0", "c1", "c2"])
        XCTAssertEqual(shown(table([(20, 100), (1, 90), (1, 70)])), ["p"], "two that together are two still tell")
        XCTAssertEqual(shown(table([(20, 100), (3, 90), (4, 70)])), ["p", "c0"], "together seven")
        XCTAssertEqual(shown(table([(20, 100), (4, 90), (4, 70)])), ["p"], "together eight, of two that are at most four")
        XCTAssertEqual(shown(table([(2, 50)])), [], "an only child is its parent")
        XCTAssertEqual(shown(table([(0, 50), (0, 5), (0, 60)])), ["p", "c2"], "the denominator is hidden too")
    }

    func testBelowWhatIsWithheldNothingIsShown() {
        let figures = [
            Figure(area: "p", parent: nil, numerator: 100, denominator: 1_000),
            Figure(area: "a", parent: "p", numerator: 3, denominator: 200),
            Figure(area: "b", parent: "p", numerator: 40, denominator: 300),
            Figure(area: "c", parent: "p", numerator: 57, denominator: 500),
            Figure(area: "b1", parent: "b", numerator: 20, denominator: 150),
            Figure(area: "b2", parent: "b", numerator: 20, denominator: 150),
            Figure(area: "c1", parent: "c", numerator: 57, denominator: 500),
        ]
        XCTAssertEqual(shown(figures), ["p", "c", "c1"], "b1 + b2 would give b, and p − b − c would give a")
    }

    func testChildrenOfNoKnownAreaCannotBeHadBySubtractionEither() {
        func with(unplaced: (Int, Int)) -> Set<String> {
            var figures = table([(20, 100), (30, 90)])
            figures[0] = Figure(area: "p", parent: nil, numerator: 50 + unplaced.0, denominator: 190 + unplaced.1)
            return shown(figures)
        }
        XCTAssertEqual(with(unplaced: (0, 0)), ["p", "c0", "c1"])
        XCTAssertEqual(with(unplaced: (2, 30)), ["p", "c0"])
        XCTAssertEqual(with(unplaced: (8, 30)), ["p", "c0", "c1"])
    }

    /// Subtracts whatever is shown from whatever is shown, along the tree, and looks for anything small.
    func testDifferencingAttack() {
        var random = Seeded(77)
        var withheldAsComplement = 0
        for _ in 0..<1_500 {
            var figures: [Figure] = []
            func grow(_ name: String, _ parent: String?, _ depth: Int) -> (Int, Int) {
                var sum = (0, 0)
                if depth == 3 {
                    let denominator = Int.random(in: 0...60, using: &random)
                    sum = (min(denominator, Int.random(in: 0...12, using: &random)), denominator)
                } else {
                    for child in 0..<Int.random(in: 1...5, using: &random) {
                        let part = grow("\(name)\(child)", name, depth + 1)
                        sum = (sum.0 + part.0, sum.1 + part.1)
                    }
                }
                figures.append(Figure(area: name, parent: parent, numerator: sum.0, denominator: sum.1))
                return sum
            }
            _ = grow("r", nil, 0)
            let result = rule.published(figures)
            for figure in figures {
                let small = rule.isSmall(numerator: figure.numerator, denominator: figure.denominator)
                if result[figure.area]!.isShown {
                    XCTAssertFalse(small, "a small number is shown")
                    if let parent = figure.parent { XCTAssertTrue(result[parent]!.isShown) }
                } else if !small {
                    withheldAsComplement += 1
                }
                let children = figures.filter { $0.parent == figure.area }
                let hidden = children.filter { !result[$0.area]!.isShown }
                guard result[figure.area]!.isShown, !hidden.isEmpty else { continue }
                // What the attacker gets: the sum of the hidden ones.
                let numerator = hidden.reduce(0) { $0 + $1.numerator }
                let denominator = hidden.reduce(0) { $0 + $1.denominator }
                if hidden.count == 1 {
                    XCTAssertEqual(children.count, 1, "one hidden cell is no secret")
                } else if hidden.count < children.count, figure.numerator > 0 {
                    XCTAssertFalse(rule.isSmall(numerator: numerator, denominator: denominator), "\(hidden)")
                }
                if figure.numerator > 0, hidden.count > 1 { XCTAssertGreaterThan(numerator, 4, "each may be any of 0…\(numerator)") }
            }
        }
        XCTAssertGreaterThan(withheldAsComplement, 500, "the attack has met complementary suppression")
    }

    /// The attacker knows the rule, every denominator, and this code, and tries every table there is. No withheld numerator is certain.
    func testAttackerWhoKnowsTheRuleAndTheDenominators() {
        for denominators in [[30, 20], [30, 20, 12], [15, 15, 15], [8, 30, 25], [8, 9, 30], [9, 9, 9, 30]] {
            /// The sum of what is withheld is part of the view: the attacker subtracts. A table beyond `top` cannot have a smaller sum.
            let top = 13
            var byView: [String: [[Int]]] = [:]
            func enumerate(_ chosen: [Int]) {
                if chosen.count == denominators.count {
                    let result = rule.published(table(zip(chosen, denominators).map { ($0, $1) }))
                    let view = result.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ";")
                    byView[view, default: []].append(chosen)
                    return
                }
                for numerator in 0...min(top, denominators[chosen.count]) { enumerate(chosen + [numerator]) }
            }
            enumerate([])
            var attacked = 0
            for (view, tables) in byView where view.contains("p shown") {
                let hidden = denominators.indices.filter { view.contains("c\($0) withheld") }
                let sum = hidden.reduce(0) { $0 + tables[0][$1] }
                guard !hidden.isEmpty, sum <= top, tables[0].contains(where: { $0 > 0 }) else { continue }
                attacked += 1
                for place in hidden {
                    let possible = Set(tables.map { $0[place] })
                    XCTAssertGreaterThan(possible.count, 1, "c\(place) of \(denominators) is known to be \(possible): \(view)")
                }
            }
            XCTAssertGreaterThan(attacked, 3)
        }
    }
}
