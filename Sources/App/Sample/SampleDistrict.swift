import Convergence
import Database
import Days

/// Fills an empty workspace with Kabupaten Banyumas: real areas and published figures, and an invented half-year of a team's work.
///
/// Nobody in it exists. What people do goes through the same services as in the application, as of days in the past, so that the ledger holds.
public struct SampleDistrict: Sendable {
    private let workspace: Workspace
    private let today: Day
    static let code = "33.02"

    init(_ workspace: Workspace) {
        self.workspace = workspace
        today = workspace.clock().jakartaDay
    }

    /// - Returns: a one-time link for each role; empty where the workspace was not empty.
    func fill() async throws -> [(role: String, link: String)] {
        guard try await workspace.database.read({ try $0.firstDistrict() }) == nil else { return [] }
        let begin = Instant(jakarta: today - 185, hour: 8)
        let people = try await foundation(begin)
        try await estimates(begin)
        var story = try await SampleStory(workspace, people: people)
        let judged = SampleJudgement.period(story.days)?.last ?? today
        try await story.tell(weighing: SampleWeighing(workspace).rounds, judging: SampleJudgement.all.count, after: judged + 20)
        return try await links(people)
    }

    /// Who gets a link, and under which key it is printed.
    private static let roles: [(key: String, person: String)] = [
        ("secretary", "secretary"), ("chair", "chair"), ("nutrition-officer", "nutrition-officer"), ("area-operator", "area-operator"),
        ("evaluator", "evaluator"), ("focal-person", "DPU"), ("focal-person/Dinkes", "Dinkes"),
    ]

    private func links(_ people: [String: Actor]) async throws -> [(role: String, link: String)] {
        var links: [(role: String, link: String)] = []
        for (key, person) in Self.roles {
            guard let actor = people[person] else { continue }
            let author = Author(actor: people["secretary"] ?? actor, at: workspace.clock())
            let secret = try await Accounts(workspace: workspace).renewInvitation(account: actor.account, by: author)
            links.append((key, "\(workspace.settings.address)/invitation/\(secret)"))
        }
        return links
    }

    // MARK: What was there before the first meeting

    /// The district, its areas, agencies, strategies and people.
    private func foundation(_ at: Instant) async throws -> [String: Actor] {
        let setUp = Actor(account: "command-line", name: "sample", role: .secretary, district: Self.code)
        let author = Author(actor: setUp, at: at)
        let agencies = Dictionary(uniqueKeysWithValues: SampleTeam.agencies.map { ($0.short, author.identifier()) })
        try await workspace.database.write { connection in
            try connection.insertSampleDistrict(Self.code, name: "Kabupaten Banyumas", target: 14, at: at)
        }
        try await workspace.change(by: author) { change in
            try change.connection.insertSampleAreas(BanyumasAreas.list, district: Self.code)
            for agency in SampleTeam.agencies {
                try change.connection.insert(agency, id: agencies[agency.short] ?? "", district: Self.code)
            }
            try Programmes.install(change.connection, district: Self.code, at: at)
            try change.record(
                LedgerEvent(action: "sample.made", subject: "district/\(Self.code)", details: ["agencies": Detail(SampleTeam.agencies.count)]))
        }
        return try await invite(agencies, author)
    }

    private func invite(_ agencies: [String: String], _ author: Author) async throws -> [String: Actor] {
        let accounts = Accounts(workspace: workspace)
        var people: [String: Actor] = [:]
        func invite(_ key: String, _ name: String, _ role: Role, _ agency: String?, _ area: String? = nil) async throws {
            let email = key.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } + "@contoh.example"
            let new = try NewAccount(email: email, name: name, role: role.rawValue, agency: agency.flatMap { agencies[$0] }, area: area)
            _ = try await accounts.invite(new, by: author)
            people[key] = try await workspace.database.read { try $0.actor(email: email) }
        }
        try await invite("secretary", "Ratna Contoh", .secretary, SampleTeam.secretariat)
        people[SampleTeam.secretariat] = people["secretary"]
        try await invite("chair", "Wakil Bupati Contoh", .chair, nil)
        try await invite("nutrition-officer", "Gita Contoh", .nutritionOfficer, "Dinkes")
        try await invite("area-operator", "Operator Sumbang Contoh", .areaOperator, nil, "33.02.21")
        try await invite("evaluator", "Penilai Contoh", .evaluator, nil)
        for agency in SampleTeam.agencies where agency.short != SampleTeam.secretariat {
            try await invite(agency.short, agency.person, .focalPerson, agency.short)
        }
        return people
    }

    private func estimates(_ at: Instant) async throws {
        let author = Author(actor: try await workspace.commandLineActor(), at: at)
        try await workspace.change(by: author) { change in
            for estimate in PublishedFigures.banyumas {
                try change.connection.insert(estimate, note: "", id: author.identifier(), district: Self.code, at: at)
            }
            try change.record(
                LedgerEvent(action: "estimate.imported", subject: "estimates", details: ["figures": Detail(PublishedFigures.banyumas.count)]))
        }
    }
}

extension Workspace {
    /// Fills an empty workspace with the example. - Returns: a sign-in link for each role; empty where there was something already.
    public func fillWithSample() async throws -> [(role: String, link: String)] { try await SampleDistrict(self).fill() }
}
