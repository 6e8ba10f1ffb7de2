import Days

/// Two stored records that may be of one child. Found, never acted upon: a person decides.
struct SuspectedPair: Sendable, Hashable {
    enum Reason: Int, Sendable, CaseIterable, Comparable {
        /// Name, birth date and first parent are the same; sex or NIK may differ.
        case person
        /// Name, birth date and village are the same, and one of the two has no parent.
        case place
        /// The NIK is the same. Newborn twins may rightly carry their mother's.
        case nik

        static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
    }
    /// The smaller identifier.
    let first: String
    let second: String
    var reasons: Set<Reason>

    struct Key: Hashable, Sendable {
        let first: String
        let second: String
        init(_ one: String, _ other: String) { (first, second) = one < other ? (one, other) : (other, one) }
    }
    var key: Key { Key(first, second) }
}

/// Looks for ``SuspectedPair``s among children given one by one.
struct SuspectedPairs {
    private var ids: [String] = []
    private var byNik: [ChildRegister.Key: [Int]] = [:]
    private var byPerson: [ChildRegister.Key: [Int]] = [:]
    private var byPlace: [ChildRegister.Key: [(index: Int, hasParent: Bool)]] = [:]

    /// In a larger group each is paired with the next only: a hundred records under one NIK are no hundred thousand questions.
    private static let wholeGroup = 6

    mutating func add(_ child: KnownChild) {
        let index = ids.count
        ids.append(child.id)
        let who = "\(WeighingDuplicates.folded(child.name))|\(child.birthDate.number)"
        let parent = WeighingDuplicates.folded(child.parent)
        if let nik = child.nik { byNik[ChildRegister.Key(nik), default: []].append(index) }
        if !parent.isEmpty { byPerson[ChildRegister.Key(who, parent), default: []].append(index) }
        byPlace[ChildRegister.Key(who, child.village), default: []].append((index, !parent.isEmpty))
    }

    /// - Parameter apart: pairs that somebody has found to be two children.
    /// - Returns: the likeliest first.
    func pairs(apart: Set<SuspectedPair.Key>) -> [SuspectedPair] {
        var found: [SuspectedPair.Key: SuspectedPair] = [:]
        func note(_ one: Int, _ other: Int, _ reason: SuspectedPair.Reason) {
            let key = SuspectedPair.Key(ids[one], ids[other])
            if apart.contains(key) { return }
            found[key, default: SuspectedPair(first: key.first, second: key.second, reasons: [])].reasons.insert(reason)
        }
        func all(_ group: [Int], _ reason: SuspectedPair.Reason) {
            guard group.count > 1 else { return }
            for place in 1..<group.count {
                for earlier in (group.count <= Self.wholeGroup ? 0 : place - 1)..<place { note(group[earlier], group[place], reason) }
            }
        }
        for group in byNik.values { all(group, .nik) }
        for group in byPerson.values { all(group, .person) }
        for group in byPlace.values where group.count > 1 && group.contains(where: { !$0.hasParent }) {
            for place in 1..<group.count where !(group[place].hasParent && group[place - 1].hasParent) {
                note(group[place - 1].index, group[place].index, .place)
            }
        }
        return found.values.sorted { left, right in
            func rank(_ pair: SuspectedPair) -> Int {
                pair.reasons.contains(.person) ? (pair.reasons.contains(.nik) ? 0 : 1) : pair.reasons.contains(.place) ? 2 : 3
            }
            return (rank(left), left.first, left.second) < (rank(right), right.first, right.second)
        }
    }
}
