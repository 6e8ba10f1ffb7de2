import App
import Database
import Days
import Foundation

/// A small district of its own, made of invented people: one account for each role, five agencies, a few areas, one strategy set.
///
/// Sign in with ``client(_:)``; the clock stands at ``now`` until a test moves it.
public final class TestDistrict {
    public static let code = "99.01"
    public let workspace: Workspace
    public let routes: Routes
    private let clock: TestClock

    /// Agencies by short name: Sekretariat, Dinkes, DPU, Dinsos, Kemenag.
    public private(set) var agencies: [String: String] = [:]
    /// Accounts by role; for focal persons also by the agency's short name ("focal-person/DPU").
    public private(set) var accounts: [String: String] = [:]
    public private(set) var strategy = ""

    public var now: Instant {
        get { clock.now }
        set { clock.now = newValue }
    }
    public var today: Day { now.jakartaDay }

    /// A district on a migrated, empty database.
    public init(_ database: any Database) async throws {
        let clock = TestClock(Instant(jakarta: Day(iso: "2026-06-10")!, hour: 9))
        self.clock = clock
        workspace = Workspace(database: database, clock: { clock.now })
        routes = makeRoutes(workspace)
        try await fill()
    }

    /// Runs the body with a fresh district on each engine.
    public static func each(_ body: (TestDistrict) async throws -> Void) async throws {
        try await TestDatabases.each(migrations) { try await body(try await TestDistrict($0)) }
    }

    /// Makes an account that a test put there known under a name.
    public func add(account: String, as key: String) { accounts[key] = account }

    /// A browser in which the account of this role (or "focal-person/DPU") has signed in; `nil` for the public.
    public func client(_ role: String?) async throws -> TestClient {
        let client = TestClient(routes)
        guard let role else { return client }
        guard let account = accounts[role] else { throw TestDistrictError.noAccount(role) }
        let secret = UUID().uuidString
        let now = now
        try await workspace.database.write { connection in
            try connection.execute(
                """
                INSERT INTO session (token_hash, id, account, created_at, expires_at)
                VALUES (\(testSecretHash(secret)), \(UUID().uuidString), \(account), \(now), \(now.adding(days: 14)))
                """)
        }
        client.cookies["rembuk_session"] = secret
        return client
    }

    /// An API token of the account.
    public func token(_ role: String) async throws -> String {
        let secret = UUID().uuidString
        let account = accounts[role] ?? ""
        let now = now
        try await workspace.database.write { connection in
            try connection.execute(
                "INSERT INTO api_token (token_hash, id, account, created_at) VALUES (\(testSecretHash(secret)), \(UUID().uuidString), \(account), \(now))"
            )
        }
        return secret
    }

    private func fill() async throws {
        let now = now
        var agencies: [String: String] = [:]
        var accounts: [String: String] = [:]
        for name in ["Sekretariat", "Dinkes", "DPU", "Dinsos", "Kemenag"] { agencies[name] = Identifier.make(at: now) }
        let set = Identifier.make(at: now)
        let strategy = Identifier.make(at: now)
        var people: [(key: String, role: String, agency: String?, area: String?)] = [
            ("secretary", "secretary", "Sekretariat", nil), ("chair", "chair", nil, nil),
            ("nutrition-officer", "nutrition-officer", "Dinkes", nil), ("area-operator", "area-operator", nil, "99.01.01"),
            ("evaluator", "evaluator", nil, nil),
        ]
        for name in ["Dinkes", "DPU", "Dinsos", "Kemenag"] { people.append(("focal-person/\(name)", "focal-person", name, nil)) }
        for person in people { accounts[person.key] = Identifier.make(at: now) }
        accounts["focal-person"] = accounts["focal-person/DPU"]
        (self.agencies, self.accounts, self.strategy) = (agencies, accounts, strategy)
        try await workspace.database.write { [agencies, accounts, people] connection in
            try connection.execute(
                "INSERT INTO district (code, name, created_at, prevalence_target) VALUES (\(Self.code), 'Kabupaten Contoh', \(now), 14.0)")
            let areas: [(String, String, String, String?)] = [
                ("99", "Provinsi Contoh", "province", nil), ("99.01", "Contoh", "regency", "99"),
                ("99.01.01", "Sumbang", "district", "99.01"), ("99.01.02", "Lumbir", "district", "99.01"),
                ("99.01.01.2001", "Karanggintung", "village", "99.01.01"), ("99.01.01.2002", "Tambaksogra", "village", "99.01.01"),
                ("99.01.02.2001", "Cirahab", "village", "99.01.02"),
            ]
            for area in areas {
                try connection.execute(
                    "INSERT INTO area (district, code, name, level, parent) VALUES (\(Self.code), \(area.0), \(area.1), \(area.2), \(area.3))")
            }
            for (name, id) in agencies {
                try connection.execute(
                    """
                    INSERT INTO agency (id, district, name, short_name, kind)
                    VALUES (\(id), \(Self.code), \("Perangkat " + name), \(name), \(name == "Sekretariat" ? "secretariat" : "agency"))
                    """)
            }
            for person in people {
                try connection.execute(
                    """
                    INSERT INTO account (id, district, email, name, role, agency, area, created_at)
                    VALUES (\(accounts[person.key]), \(Self.code), \(person.key.replacingOccurrences(of: "/", with: ".").lowercased() + "@contoh.example"),
                        \("Ibu " + person.key), \(person.role), \(person.agency.flatMap { agencies[$0] }), \(person.area), \(now))
                    """)
            }
            try connection.execute(
                """
                INSERT INTO strategy_set (id, district, name_id, name_en, source, version)
                VALUES (\(set), \(Self.code), 'Enam tujuan', 'Six goals', 'Perpres 72/2021', '2021')
                """)
            try connection.execute(
                """
                INSERT INTO strategy (id, district, strategy_set, number, name_id, name_en)
                VALUES (\(strategy), \(Self.code), \(set), 1, 'Menurunkan prevalensi stunting', 'Lower the prevalence of stunting')
                """)
        }
    }
}

enum TestDistrictError: Error { case noAccount(String) }

/// The clock of a test, moved by hand.
final class TestClock: @unchecked Sendable {  // one test, one thread at a time: guarded by its lock all the same
    private let lock = NSLock()
    private var moment: Instant
    init(_ moment: Instant) { self.moment = moment }
    var now: Instant {
        get { lock.withLock { moment } }
        set { lock.withLock { moment = newValue } }
    }
}

extension TestDistrict {
    /// The account of this role (or "focal-person/DPU") as the author of a change now.
    public func author(_ role: String, once: String? = nil) async throws -> Author {
        guard let account = accounts[role], let actor = try await workspace.database.read({ try $0.testActor(account) }) else {
            throw TestDistrictError.noAccount(role)
        }
        return Author(actor: actor, at: now, once: once)
    }
}
