import Days
import Growth

/// The children that are known, by what identifies a child. The same child: same name, sex and birth date, and the same NIK; where either
/// side has no NIK, the same first parent instead (or, without one, the same village). A NIK alone decides nothing.
struct ChildRegister {
    struct Entry {
        let id: String
        var village: String
        var hasNik: Bool
        var firstPeriod: Month?
        var isNew: Bool
        /// Its place among the plan's new children.
        var place = -1
        var nik: String?
        /// Whether a row of the file has named it otherwise than by a record that was merged into it.
        var isNamed = false
        /// As the entry was before the file.
        fileprivate(set) var before = Before()

        struct Before {
            var village = ""
            var firstPeriod: Month?
        }
        /// Whether the file has said anything new.
        var isChanged: Bool { village != before.village || firstPeriod != before.firstPeriod || nik != nil }
    }

    /// How a row found its child.
    struct Found {
        let child: Int
        /// The village of the merged record by which it was found; `nil` where it was found by its own.
        let mergedVillage: String?
    }

    private(set) var entries: [Entry] = []
    private var byNik: [Key: Int] = [:]
    private var byParent: [Key: [Int]] = [:]
    private var nikOwners: [Key: Int] = [:]
    /// Keys of records that were merged into another, with the village they had.
    private var merged: [Key: String] = [:]

    /// 128 bits of hash instead of the text: a register of a district fits into a few megabytes, and two of 100,000 children share a
    /// key by chance once in 10^28.
    struct Key: Hashable {
        let a: Int
        let b: Int
        init(_ parts: String...) {
            var first = Hasher()
            var second = Hasher()
            second.combine(0x9E37_79B9)
            for part in parts {
                first.combine(part)
                second.combine(part)
            }
            a = first.finalize()
            b = second.finalize()
        }
    }

    struct Identity {
        let who: String
        let nik: String?
        let parent: String

        init(name: String, sex: Sex, birthDate: Day, nik: String?, parent: String, village: String) {
            who = "\(WeighingDuplicates.folded(name))|\(sex == .male ? "m" : "f")|\(birthDate.number)"
            self.nik = nik
            let folded = WeighingDuplicates.folded(parent)
            self.parent = folded.isEmpty ? "village \(village)" : folded
        }
        var nikKey: Key? { nik.map { Key(who, "nik", $0) } }
        var parentKey: Key { Key(who, "parent", parent) }
    }

    mutating func add(_ entry: Entry, _ identity: Identity) -> Int {
        let index = entries.count
        var entry = entry
        entry.before = Entry.Before(village: entry.village, firstPeriod: entry.firstPeriod)
        entries.append(entry)
        if let key = identity.nikKey { byNik[key] = index }
        byParent[identity.parentKey, default: []].append(index)
        if let nik = identity.nik { nikOwners[Key(nik)] = nikOwners[Key(nik)] ?? index }
        return index
    }

    /// Lets a child be found by what a record had that was merged into it.
    mutating func add(merged identity: Identity, village: String, into child: Int) {
        if let key = identity.nikKey, byNik[key] == nil {
            byNik[key] = child
            merged[key] = village
        }
        if let nik = identity.nik { nikOwners[Key(nik)] = nikOwners[Key(nik)] ?? child }
        guard !byParent[identity.parentKey, default: []].contains(child) else { return }
        byParent[identity.parentKey, default: []].append(child)
        merged[identity.parentKey] = village
    }

    /// As ``find(_:)``, with the way it was found.
    func look(up identity: Identity) -> Found? {
        guard let child = find(identity) else { return nil }
        let key = identity.nikKey.flatMap { byNik[$0] == nil ? nil : $0 } ?? identity.parentKey
        return Found(child: child, mergedVillage: merged[key])
    }

    /// Whether another child has the same name, birth date and first parent, whatever its sex and NIK.
    func resembles(_ name: String, _ birthDate: Day, _ parent: String, but child: Int) -> Bool {
        guard !WeighingDuplicates.folded(parent).isEmpty else { return false }
        return Sex.allCases.contains { sex in
            let other = Identity(name: name, sex: sex, birthDate: birthDate, nik: nil, parent: parent, village: "")
            return (byParent[other.parentKey] ?? []).contains { $0 != child }
        }
    }

    /// The one child that is meant, or `nil` where none or more than one could be.
    func find(_ identity: Identity) -> Int? {
        if let key = identity.nikKey, let found = byNik[key] { return found }
        let candidates = (byParent[identity.parentKey] ?? []).filter { identity.nik == nil || !entries[$0].hasNik }
        return candidates.count == 1 ? candidates[0] : nil
    }

    /// Whether another child has this NIK already.
    func isShared(_ nik: String, by child: Int) -> Bool { nikOwners[Key(nik)].map { $0 != child } ?? false }

    mutating func update(_ index: Int, _ change: (inout Entry) -> Void) { change(&entries[index]) }

    mutating func learn(_ index: Int, _ identity: Identity) {
        guard let key = identity.nikKey, let nik = identity.nik, !entries[index].hasNik else { return }
        byNik[key] = index
        entries[index].hasNik = true
        entries[index].nik = nik
        nikOwners[Key(nik)] = nikOwners[Key(nik)] ?? index
    }
}
