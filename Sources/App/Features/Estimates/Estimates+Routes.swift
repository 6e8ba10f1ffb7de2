import Convergence
import Database
import Hummingbird
import Markup

/// Published figures of prevalence: by year and source, survey and routine side by side.
enum EstimateRoutes {
    static func add(to routes: Routes, _ workspace: Workspace) {
        let estimates = Estimates(workspace: workspace)

        routes.page("/estimates", .signedIn) { call in call.estimatesPage(try await call.estimatePage()) }

        routes.file("/estimates.csv", .signedIn) { call in
            let page = try await call.estimatePage()
            return call.download(EstimateFile.csv(page.groups.flatMap(\.estimates)), name: "rembuk-estimates.csv", type: "text/csv; charset=utf-8")
        }

        routes.page("/estimates/new", .secretary) { call in call.estimateForm(try await call.estimatePage(), nil) }

        routes.form("/estimates", .secretary) { call in
            do {
                _ = try await estimates.add(EstimateLine(call.form), by: call.author())
                return call.see("/estimates")
            } catch Refusal.invalid(let problems) {
                return call.estimateForm(try await call.estimatePage(), nil, problems)
            }
        }

        routes.form("/estimates/target", .secretary) { call in
            do {
                try await estimates.setTarget(call.form["target"], seen: call.form["seen"], by: call.author())
                return call.see("/estimates")
            } catch Refusal.invalid(let problems) {
                return call.estimatesPage(try await call.estimatePage(), problems)
            }
        }

        routes.form("/estimates/import", .secretary, limit: Routes.fileLimit) { call in
            guard let file = call.form.files["file"], file.size > 0 else {
                return call.estimatesPage(try await call.estimatePage(), [FieldProblem("file", Copy.Files.none)])
            }
            return call.estimatesLoadedPage(
                try await estimates.apply(try EstimateFile.read(file.path), fileName: file.name, by: call.author()), file.name)
        }

        routes.page("/estimates/:estimate/edit", .secretary) { call in
            call.estimateForm(try await call.estimatePage(), try await call.storedEstimate())
        }

        routes.form("/estimates/:estimate", .secretary) { call in
            do {
                try await estimates.correct(
                    try call.identifier("estimate"), version: Int(call.form["version"]) ?? 0, EstimateLine(call.form), by: call.author())
                return call.see("/estimates")
            } catch Refusal.invalid(let problems) {
                return call.estimateForm(try await call.estimatePage(), try await call.storedEstimate(), problems)
            }
        }

        routes.form("/estimates/:estimate/remove", .secretary) { call in
            try await estimates.remove(try call.identifier("estimate"), version: Int(call.form["version"]) ?? 0, by: call.author())
            return call.see("/estimates")
        }

        addAPI(to: routes, estimates)
    }
}

/// What the pages of published figures show.
struct EstimatePage: Sendable {
    struct Group: Sendable {
        /// `ID` for Indonesia.
        let code: String
        let name: String
        let estimates: [StoredEstimate]
    }
    let district: String
    let target: Double?
    let areas: [(code: String, name: String, level: AreaLevel)]
    /// The district first, then what it lies in, then what lies in it.
    let groups: [Group]
}

extension Connection {
    func estimatePage(of district: String) throws -> EstimatePage {
        let areas = try estimateAreas(of: district)
        let names = Dictionary(areas.map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
        let groups = Dictionary(grouping: try estimates(of: district), by: \.estimate.areaText).map { code, estimates in
            EstimatePage.Group(
                code: code, name: code == PrevalenceEstimate.nation ? PrevalenceEstimate.nationName : names[code] ?? code, estimates: estimates)
        }
        func rank(_ code: String) -> Int { code == district ? 0 : code == PrevalenceEstimate.nation ? 2 : district.hasPrefix(code) ? 1 : 3 }
        return EstimatePage(
            district: district, target: try prevalenceTarget(of: district), areas: areas,
            groups: groups.sorted { (rank($0.code), $0.code) < (rank($1.code), $1.code) })
    }
}

extension Call {
    func estimatePage() async throws -> EstimatePage {
        let district = try visit.district ?? actor().district
        return try await cached("estimates") { try $0.estimatePage(of: district) }
    }

    fileprivate func storedEstimate() async throws -> StoredEstimate {
        let id = try identifier("estimate")
        let district = try actor().district
        guard let stored = try await read({ try $0.estimate(id, district: district) }) else { throw Refusal.notFound }
        return stored
    }
}

extension EstimateLine {
    /// What a form brought.
    init(_ form: Form) {
        self.init(row: 0, cells: Dictionary(uniqueKeysWithValues: Column.allCases.map { ($0, form[$0.rawValue]) }))
    }

    /// As a form shows it.
    init(_ estimate: PrevalenceEstimate, _ language: Language) {
        func text(_ value: Double?) -> String { value.map { language.figure($0, 4) } ?? "" }
        self.init(
            row: 0,
            cells: [
                .area: estimate.areaText, .year: String(estimate.year), .period: estimate.period, .source: estimate.source,
                .method: estimate.method.rawValue, .percent: text(estimate.percent), .low: text(estimate.low), .high: text(estimate.high),
                .numerator: estimate.numerator.map(String.init) ?? "", .denominator: estimate.denominator.map(String.init) ?? "",
                .citation: estimate.citation,
            ])
    }
}
