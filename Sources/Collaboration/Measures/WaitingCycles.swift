/// The simple cycles of a graph of waiting: each is a deadlock that nobody in it can end alone.
///
/// Johnson's algorithm (1975) within the strongly connected components of Tarjan (1972). Works without recursion: a chain of waiting may
/// be longer than the stack is deep.
public struct WaitingCycles: Hashable, Sendable {
    /// Each begins with its least name; shorter ones first, then by name.
    public let cycles: [[String]]
    /// A graph of n may have more than 2ⁿ cycles. Whether there are more than were listed.
    public let isCut: Bool

    /// - Parameters:
    ///   - graph: for each the ones it waits on. Names that only are waited on may be missing as keys.
    ///   - limit: how many cycles are listed at most.
    public init(of graph: [String: [String]], limit: Int = 1_000) {
        let names = Set(graph.keys).union(graph.values.joined()).sorted()
        let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let edges = names.map { name in Set((graph[name] ?? []).compactMap { index[$0] }).sorted() }

        var found: [[Int]] = []
        var cut = false
        // Johnson: all cycles through the least node of a component, then those of what is left of it without that node.
        var components = Self.components(edges, of: Array(names.indices))
        while let component = components.popLast(), !cut {
            cut = !Self.cycles(through: component[0], edges: edges, inside: Set(component), limit: limit, found: &found)
            components += Self.components(edges, of: Array(component.dropFirst()))
        }
        let named = found.map { cycle in cycle.map { names[$0] } }
        cycles = named.sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
        isCut = cut
    }

    /// - Returns: `false` when the limit was reached before all were found.
    private static func cycles(through root: Int, edges: [[Int]], inside: Set<Int>, limit: Int, found: inout [[Int]]) -> Bool {
        var path = [root]
        var choices = [edges[root].filter(inside.contains)]
        var closed = [false]
        var blocked: Set<Int> = [root]
        var waiters: [Int: Set<Int>] = [:]

        func unblock(_ node: Int) {
            var queue = [node]
            while let next = queue.popLast() {
                if blocked.remove(next) != nil { queue.append(contentsOf: waiters.removeValue(forKey: next) ?? []) }
            }
        }

        while let node = path.last {
            let level = path.count - 1
            if let next = choices[level].popLast() {
                if next == root {
                    if found.count >= limit { return false }
                    found.append(path)
                    closed[level] = true
                } else if !blocked.contains(next) {
                    path.append(next)
                    choices.append(edges[next].filter(inside.contains))
                    closed.append(false)
                    blocked.insert(next)
                }
            } else {
                if closed[level] {
                    unblock(node)
                } else {
                    for next in edges[node] where inside.contains(next) { waiters[next, default: []].insert(node) }
                }
                path.removeLast()
                choices.removeLast()
                if closed.removeLast(), level > 0 { closed[level - 1] = true }
            }
        }
        return true
    }

    /// Strongly connected components of the nodes that hold a cycle, each ascending.
    private static func components(_ edges: [[Int]], of nodes: [Int]) -> [[Int]] {
        let inside = Set(nodes)
        var order: [Int: Int] = [:]
        var low: [Int: Int] = [:]
        var onStack: Set<Int> = []
        var stack: [Int] = []
        var count = 0
        var components: [[Int]] = []

        for start in nodes where order[start] == nil {
            var work: [(node: Int, edge: Int)] = [(start, 0)]
            while let (node, edge) = work.last {
                if edge == 0 {
                    order[node] = count
                    low[node] = count
                    count += 1
                    stack.append(node)
                    onStack.insert(node)
                }
                if edge < edges[node].count {
                    work[work.count - 1].edge += 1
                    let next = edges[node][edge]
                    if !inside.contains(next) { continue }
                    if let seen = order[next] {
                        if onStack.contains(next) { low[node] = min(low[node] ?? seen, seen) }
                    } else {
                        work.append((next, 0))
                    }
                    continue
                }
                let lowest = low[node] ?? 0
                if lowest == order[node] {
                    var component: [Int] = []
                    while let last = stack.popLast() {
                        onStack.remove(last)
                        component.append(last)
                        if last == node { break }
                    }
                    if component.count > 1 || edges[node].contains(node) { components.append(component.sorted()) }
                }
                work.removeLast()
                if let parent = work.last?.node { low[parent] = min(low[parent] ?? lowest, lowest) }
            }
        }
        return components
    }
}
