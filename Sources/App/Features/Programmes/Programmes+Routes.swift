import Convergence
import Hummingbird

/// Strategies and indicators, and how the responsibilities that serve them stand.
enum ProgrammeRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let service = Programmes(workspace: workspace)

        routes.page("/programmes", .signedIn) { call in call.programmesPage(try await call.strategySets(), try await call.indicatorLines()) }

        routes.form("/programmes/national", .secretary) { call in
            _ = try await service.installNational(by: call.author())
            return call.see("/programmes")
        }

        routes.page("/programmes/strategy-sets/new", .secretary) { call in
            let sets = try await call.strategySets()
            let draft = sets.first { $0.id == call.query["from"] }.map(StrategySetDraft.init(after:)) ?? StrategySetDraft()
            return call.strategySetForm(draft, sets)
        }

        routes.form("/programmes/strategy-sets", .secretary) { call in
            let draft = StrategySetDraft(call.form)
            let sets = try await call.strategySets()
            do {
                let set = try NewStrategySet(draft, known: Set(sets.map(\.id)))
                let id = try await service.add(set, by: call.author())
                return call.see("/programmes#set-\(id)", done: false)
            } catch Refusal.invalid(let problems) {
                return call.strategySetForm(draft, sets, problems)
            }
        }

        routes.page("/programmes/indicators/new", .secretary) { call in
            call.indicatorForm(IndicatorDraft(), try await call.indicatorLines())
        }

        routes.form("/programmes/indicators", .secretary) { call in
            let draft = IndicatorDraft(call.form)
            let lines = try await call.indicatorLines()
            do {
                let indicator = try NewIndicator(draft, groups: IndicatorLine.groups(lines), known: Set(lines.map(\.id)))
                return call.see("/programmes/indicators/\(try await service.add(indicator, by: call.author()))")
            } catch Refusal.invalid(let problems) {
                return call.indicatorForm(draft, lines, problems)
            }
        }

        routes.page("/programmes/indicators/:indicator", .signedIn) { call in call.indicatorPage(try await call.indicatorLine()) }

        routes.form("/programmes/indicators/:indicator/targets", .secretary) { call in
            let line = try await call.indicatorLine()
            var problems = ProgrammeProblems()
            let source = problems.text(call.form["source"], "source", limit: 500)
            let target = problems.target(call.form["year"], call.form["percent"], source: source)
            do {
                guard problems.all.isEmpty, let target else { throw Refusal.invalid(problems.all) }
                try await service.add(target, to: line.id, by: call.author())
                return call.see("/programmes/indicators/\(line.id)")
            } catch Refusal.invalid(let problems) {
                return call.indicatorPage(line, problems)
            }
        }

        routes.api(.get, "/strategy-sets", .signedIn) { call in
            let today = call.today
            return try call.json(StrategySetsJSON(items: try await call.strategySets().map { StrategySetJSON($0, on: today) }))
        }

        routes.api(.get, "/indicators", .signedIn) { call in
            let today = call.today
            return try call.json(IndicatorsJSON(items: try await call.indicatorLines().map { IndicatorJSON($0, on: today) }))
        }
    }
}

extension Call {
    func strategySets() async throws -> [StrategySetLine] {
        let district = try actor().district
        let today = today
        return try await cached("strategy-sets") { try $0.strategySets(district: district, on: today) }
    }

    func indicatorLines() async throws -> [IndicatorLine] {
        let district = try actor().district
        return try await cached("indicators") { try $0.indicatorLines(district: district) }
    }

    fileprivate func indicatorLine() async throws -> IndicatorLine {
        let id = try identifier("indicator")
        guard let line = try await indicatorLines().first(where: { $0.id == id }) else { throw Refusal.notFound }
        return line
    }
}

extension IndicatorLine {
    /// The groups in the order of the national set, then those of the district's own.
    static func groups(_ lines: [IndicatorLine]) -> [Bilingual] {
        var groups = IndicatorGroup.allCases.map(\.name)
        for line in lines where !groups.contains(line.group) { groups.append(line.group) }
        return groups
    }
}
