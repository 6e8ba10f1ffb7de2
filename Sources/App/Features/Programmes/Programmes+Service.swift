import Convergence
import Database
import Days

/// The sets of strategies, the indicators and their targets: versioned data, added to and never edited. What is replaced keeps its
/// place under what was promised by it.
struct Programmes: Sendable {
    let workspace: Workspace

    /// What the national documents say: six goals, five pillars, the 29 essential indicators.
    static let nationalStrategies: [StrategySet] = [.goals2021, .pillars2021]
    static let nationalIndicators = IndicatorSet.essential2021

    /// Puts the national sets where they are not yet; for a change that is under way, such as the sample's.
    ///
    /// - Returns: how many strategies and indicators were added.
    @discardableResult
    static func install(_ connection: any Connection, district: String, at now: Instant) throws -> Int {
        var added = 0
        for set in nationalStrategies where !(try connection.hasStrategySet(set.name.indonesian, version: set.version, district: district)) {
            try connection.insert(NewStrategySet(set), id: Identifier.make(at: now), district: district, at: now)
            added += set.strategies.count
        }
        for indicator in nationalIndicators.indicators where !(try connection.hasIndicator(number: indicator.number, district: district)) {
            try connection.insert(
                NewIndicator(indicator, of: nationalIndicators), id: Identifier.make(at: now), number: indicator.number, district: district)
            added += 1
        }
        return added
    }

    /// - Returns: how many strategies and indicators were added; 0 where all were there.
    func installNational(by author: Author) async throws -> Int {
        try await workspace.change(by: author) { change in
            let added = try Self.install(change.connection, district: author.actor.district, at: author.at)
            try change.record(
                LedgerEvent(
                    "programme.national-installed", subject: "programmes",
                    [
                        "sets": Detail(
                            Self.nationalStrategies.map { "\($0.name.indonesian) \($0.version)" } + [Self.nationalIndicators.name.indonesian]),
                        "added": Detail(added),
                    ]))
            return added
        }
    }

    /// Adds a set; one that it replaces ends the day before.
    func add(_ set: NewStrategySet, by author: Author) async throws -> String {
        let id = author.identifier()
        do {
            try await workspace.change(by: author) { change in
                if let replaced = set.replaces {
                    guard try change.connection.endStrategySet(replaced, on: set.validFrom - 1, district: author.actor.district) else {
                        throw Refusal.invalid([FieldProblem("replaces", Copy.Programmes.replacedLater)])
                    }
                }
                try change.connection.insert(set, id: id, district: author.actor.district, at: author.at)
                try change.record(LedgerEvent("strategy-set.added", subject: "strategy-set/\(id)", set.details))
            }
        } catch DatabaseError.uniqueViolation {
            throw Refusal.invalid([FieldProblem("version", Copy.Programmes.versionTaken)])
        }
        return id
    }

    /// Adds an indicator; one that it replaces ends the day before.
    func add(_ indicator: NewIndicator, by author: Author) async throws -> String {
        let id = author.identifier()
        try await workspace.change(by: author) { change in
            let connection = change.connection
            if let replaced = indicator.replaces {
                guard try connection.endIndicator(replaced, on: (indicator.validFrom ?? author.at.jakartaDay) - 1, district: author.actor.district)
                else { throw Refusal.invalid([FieldProblem("replaces", Copy.Programmes.replacedLater)]) }
            }
            let number = try connection.nextIndicatorNumber(district: author.actor.district, after: Self.nationalIndicators.indicators.count)
            try connection.insert(indicator, id: id, number: number, district: author.actor.district)
            var details = indicator.details
            details["number"] = Detail(number)
            try change.record(LedgerEvent("indicator.added", subject: "indicator/\(id)", details))
        }
        return id
    }

    /// Adds a target to an indicator; those that are there stay beside it.
    func add(_ target: Convergence.Indicator.Target, to indicator: String, by author: Author) async throws {
        do {
            try await workspace.change(by: author) { change in
                guard let name = try change.connection.indicatorName(indicator, district: author.actor.district) else { throw Refusal.notFound }
                try change.connection.insert(target, of: indicator)
                try change.record(
                    LedgerEvent(
                        "indicator.target-added", subject: "indicator/\(indicator)",
                        ["name": Detail(name), "year": Detail(target.year), "percent": .real(target.percent), "source": Detail(target.source)]))
            }
        } catch DatabaseError.uniqueViolation {
            throw Refusal.invalid([FieldProblem("source", Copy.Programmes.targetTaken)])
        }
    }
}
