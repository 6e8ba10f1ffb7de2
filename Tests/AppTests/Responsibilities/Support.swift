import App
import Database
import Foundation
import TestSupport
import XCTest

/// A responsibility as the API shows it, as far as tests look at it.
struct Shown: Decodable {
    struct Custody: Decodable { let agency, person, how: String }
    struct HandOff: Decodable { let id, to, state, reason: String; let cause, answer: String? }
    struct Delivery: Decodable { let id: String; let verdict, fileName, text, link, reason: String? }
    struct Escalation: Decodable { let id, question: String; let answer: String? }
    struct DueChange: Decodable { let from, to: String; let beforeDue: Bool }
    let id, title, state, agency, person, due: String
    let version: Int
    let areas: [String]
    let statement, meeting, indicator: String?
    let custody: [Custody]
    let handOffs: [HandOff]
    let deliveries: [Delivery]
    let escalations: [Escalation]
    let dueChanges: [DueChange]
}

extension TestDistrict {
    /// Takes one up for the agency through the API and returns its identifier.
    func begin(
        _ title: String = "Air bersih untuk 14 keluarga di Cirahab", by role: String = "focal-person/DPU", due: String = "2026-06-30",
        extra: String = ""
    ) async throws -> String {
        let answer = try await TestClient(routes).json(
            .post, "/api/v1/responsibilities", token: try await token(role),
            #"{"title": "\#(title)", "strategy": "\#(strategy)", "due": "\#(due)", "person": "Pak Budi"\#(extra)}"#)
        XCTAssertEqual(answer.status, 201, answer.text)
        return try JSONDecoder().decode(Shown.self, from: Data(answer.bytes)).id
    }

    func shown(_ id: String) async throws -> Shown {
        let answer = try await TestClient(routes).json(.get, "/api/v1/responsibilities/\(id)", token: try await token("evaluator"))
        XCTAssertEqual(answer.status, 200, answer.text)
        return try JSONDecoder().decode(Shown.self, from: Data(answer.bytes))
    }

    /// Does one of the deeds through the API.
    @discardableResult
    func act(_ role: String, _ path: String, _ body: [String: String] = [:], on id: String) async throws -> TestClient.Answer {
        let json = body.isEmpty ? "" : String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
        return try await TestClient(routes).json(.post, "/api/v1/responsibilities/\(id)\(path)", token: try await token(role), json)
    }

    /// Offers it to the agency and lets that one accept.
    func handOver(_ id: String, from: String, to: String, file: StaticString = #filePath, line: UInt = #line) async throws {
        let offered = try await act("focal-person/\(from)", "/hand-offs", ["agency": agencies[to]!, "reason": "ranah mereka"], on: id)
        XCTAssertEqual(offered.status, 201, offered.text, file: file, line: line)
        let offer = try await shown(id).handOffs.last!
        let accepted = try await act("focal-person/\(to)", "/hand-offs/\(offer.id)/accept", ["person": "Bu \(to)"], on: id)
        XCTAssertEqual(accepted.status, 200, accepted.text, file: file, line: line)
    }

    /// The actions of the ledger upon one thing, in order.
    func ledger(_ subject: String) async throws -> [String] {
        try await workspace.database.read { connection in
            try connection.all("SELECT action FROM ledger WHERE subject = \(subject) ORDER BY sequence") { try $0.string(0) }
        }
    }

    /// A second district in the same database, with an agency, a strategy and a responsibility of its own.
    func foreignResponsibility() async throws -> String {
        let id = Identifier.make(at: now)
        let (agency, set, strategy) = (Identifier.make(at: now), Identifier.make(at: now), Identifier.make(at: now))
        let now = now
        try await workspace.database.write { connection in
            try connection.execute("INSERT INTO district (code, name, created_at) VALUES ('98.01', 'Kabupaten Lain', \(now))")
            try connection.execute(
                "INSERT INTO agency (id, district, name, short_name, kind) VALUES (\(agency), '98.01', 'Dinas Lain', 'Lain', 'agency')")
            try connection.execute(
                "INSERT INTO strategy_set (id, district, name_id, name_en, source, version) VALUES (\(set), '98.01', 'A', 'A', 'A', '1')")
            try connection.execute(
                "INSERT INTO strategy (id, district, strategy_set, number, name_id, name_en) VALUES (\(strategy), '98.01', \(set), 1, 'A', 'A')")
            try connection.execute(
                """
                INSERT INTO responsibility (id, district, title, strategy, owner_agency, owner_person, state, due, first_due, created_by, created_at)
                VALUES (\(id), '98.01', 'Rahasia kabupaten lain', \(strategy), \(agency), 'X', 'open', '2026-12-01', '2026-12-01', 'X', \(now))
                """)
            try connection.execute(
                """
                INSERT INTO custody (responsibility, number, agency, person, how, made_by, since) VALUES (\(id), 1, \(agency), 'X', 'initial', 'X', \(now))
                """)
        }
        return id
    }
}
