import Days

struct StrategySetsJSON: Encodable { let items: [StrategySetJSON] }

struct StrategySetJSON: Encodable {
    struct Strategy: Encodable {
        let id: String
        let number: Int
        let nameId, nameEn: String
        let responsibilities: Counts
    }
    /// Of the responsibilities that serve it, what was cancelled left out.
    struct Counts: Encodable { let total, running, overdue, delivered, verified: Int }

    let id, nameId, nameEn, source, version: String
    let validFrom, validTo: String?
    let holds: Bool
    let strategies: [Strategy]

    init(_ line: StrategySetLine, on today: Day) {
        (id, nameId, nameEn, source, version) = (line.id, line.name.indonesian, line.name.english, line.source, line.version)
        (validFrom, validTo, holds) = (line.validFrom?.iso, line.validTo?.iso, line.holds(on: today))
        strategies = line.strategies.map {
            Strategy(
                id: $0.id, number: $0.number, nameId: $0.name.indonesian, nameEn: $0.name.english,
                responsibilities: Counts(total: $0.total, running: $0.running, overdue: $0.overdue, delivered: $0.delivered, verified: $0.verified))
        }
    }
}

struct IndicatorsJSON: Encodable { let items: [IndicatorJSON] }

struct IndicatorJSON: Encodable {
    struct Target: Encodable {
        let year: Int
        /// 0...100
        let percent: Double
        let source: String
    }

    let id: String
    let number, responsibilities: Int
    let groupId, groupEn, nameId, nameEn, source, version: String
    let validFrom, validTo: String?
    let holds: Bool
    let targets: [Target]

    init(_ line: IndicatorLine, on today: Day) {
        (id, number, responsibilities) = (line.id, line.number, line.responsibilities)
        (groupId, groupEn, nameId, nameEn) = (line.group.indonesian, line.group.english, line.name.indonesian, line.name.english)
        (source, version, validFrom, validTo) = (line.source, line.version, line.validFrom?.iso, line.validTo?.iso)
        holds = line.holds(on: today)
        targets = line.targets.map { Target(year: $0.year, percent: $0.percent, source: $0.source) }
    }
}
