import Database
import Days

/// Records that may be of one child: what is shown, and what a person decides.
struct Duplicates: Sendable {
    let workspace: Workspace

    enum Decision: String, Sendable {
        case keepFirst = "keep-first"
        case keepSecond = "keep-second"
        case different
    }

    struct Pair: Sendable {
        let reasons: [SuspectedPair.Reason]
        let first: SuspectedRecord
        let second: SuspectedRecord

        /// Days on which both were measured.
        var bothMeasured: [(day: Day, first: SuspectedRecord.Measured, second: SuspectedRecord.Measured)] {
            first.measured.compactMap { measured in second.measured.first { $0.date == measured.date }.map { (measured.date, measured, $0) } }
        }
    }

    struct Merge: Sendable {
        let record: MergedRecord
        let keptName: String
        let aside: [MeasurementAside]
        /// The newest of its child, so that it can be undone.
        let canBeUndone: Bool
    }

    struct Overview: Sendable {
        let count: Int
        let pairs: [Pair]
        let merges: [Merge]
    }

    /// Pairs and merges shown at once: those behind come up as these are decided.
    private static let shown = 20

    static func overview(_ connection: any Connection, district: String) throws -> Overview {
        let suspected = try connection.suspectedPairs(district: district)
        let pairs = try suspected.prefix(shown).compactMap { pair -> Pair? in
            guard let first = try connection.childRecord(pair.first, district: district),
                let second = try connection.childRecord(pair.second, district: district)
            else { return nil }
            return Pair(reasons: pair.reasons.sorted(), first: first, second: second)
        }
        var newest: Set<String> = []
        let merges = try connection.mergedRecords(district: district).prefix(shown).compactMap { record -> Merge? in
            guard let kept = try connection.childRecord(record.child.id, district: district) else { return nil }
            let isNewest = newest.insert(record.child.id).inserted
            return Merge(
                record: record, keptName: kept.child.name, aside: try connection.measurementsAside(of: record),
                canBeUndone: isNewest && record.into == record.child.id)
        }
        return Overview(count: suspected.count, pairs: pairs, merges: merges)
    }

    /// - Throws: ``Refusal/notFound`` where one of the two does not exist (any more).
    func decide(_ first: String, _ second: String, _ decision: Decision, by author: Author) async throws {
        guard first != second else { throw Refusal.notFound }
        try await workspace.change(by: author) { change in
            let connection = change.connection
            let district = author.actor.district
            guard let one = try connection.childRecord(first, district: district), let other = try connection.childRecord(second, district: district)
            else { throw Refusal.notFound }
            let (kept, gone) = decision == .keepSecond ? (other, one) : (one, other)
            guard decision != .different else {
                try connection.keepApart(SuspectedPair.Key(first, second), by: author)
                try change.record(LedgerEvent(action: "child.kept-apart", subject: "child/\(first)", details: ["other": .text(second)]))
                return
            }
            let moved = try connection.merge(gone.child, into: kept.child, as: author.identifier(), by: author)
            try Self.refresh(connection, kept, gone, district)
            try change.record(
                LedgerEvent(
                    action: "child.merged", subject: "child/\(kept.child.id)",
                    details: ["merged": .text(gone.child.id), "measurementsMoved": Detail(moved.moved), "measurementsSetAside": Detail(moved.aside)]))
        }
    }

    /// - Throws: ``Refusal/rule(_:)`` where a later merge of the same child has to be undone first.
    func undo(_ merge: String, by author: Author) async throws {
        try await workspace.change(by: author) { change in
            let connection = change.connection
            let district = author.actor.district
            let merges = try connection.mergedRecords(district: district)
            guard let record = merges.first(where: { $0.merge == merge }) else { throw Refusal.notFound }
            guard record.into == record.child.id, merges.first(where: { $0.child.id == record.child.id })?.merge == merge,
                let kept = try connection.childRecord(record.into, district: district)
            else { throw Refusal.rule(Copy.Duplicates.laterFirst) }
            try connection.undo(record, kept: kept.child)
            guard let back = try connection.childRecord(record.record, district: district) else { throw Refusal.notFound }
            try Self.refresh(connection, kept, back, district)
            try change.record(
                LedgerEvent(action: "child.merge-undone", subject: "child/\(kept.child.id)", details: ["merged": .text(record.record)]))
        }
    }

    /// Counts anew what the two records touch: their villages in every month, and the rounds that the moved measurements are in or are
    /// compared with.
    private static func refresh(_ connection: any Connection, _ kept: SuspectedRecord, _ moved: SuspectedRecord, _ district: String) throws {
        let villages = Set([kept, moved].flatMap { record in [record.child.village] + record.measured.map(\.village) })
        try connection.refreshGrowthSummaries(
            district: district, from: min(kept.child.firstPeriod, moved.child.firstPeriod), villages: villages.sorted())
        let months = Set(moved.measured.map(\.date.month))
        let rounds = Set(months.flatMap { month in [month] + comparedLags.map { month + $0 } })
        for period in try connection.growthPeriods(district: district) where rounds.contains(period) {
            try connection.refreshGrowthRound(district: district, period: period)
        }
    }
}
