import App
import Database
import Foundation
import TestSupport
import XCTest

/// What belongs to another district, agency or area does not exist, or may not be touched.
final class ForeignIdentifierTests: XCTestCase {
    /// People of a second district ask every route for the things of the first: everywhere it is as if there were no such thing.
    func testNothingOfAnotherDistrictIsFound() async throws {
        try await TestDistrict.each { district in
            let things = try await district.things()
            let foreigners = try await Foreigners(district)
            var tried = 0
            // Everything that any deed asks for, so that none is refused for what is missing before anybody looks for the thing.
            let fields: [String: String] = [
                "reason": "alasan yang cukup panjang", "person": "Pak Lain", "agency": foreigners.agency, "until": "2026-06-15", "due": "2026-08-01",
                "question": "Bagaimana?", "answer": "Begini.", "text": "Kata-kata sendiri yang cukup panjang.", "decision": "keep",
                "kind": "programme",
                "correction": "Bukan begitu maksudnya.", "step": "close", "nik": "9901014106240001", "list": "not-weighed", "period": "2026-05",
            ]
            let numbers = ["version": 1, "attempt": 1]
            let body = "{" + (fields.map { "\"\($0)\": \"\($1)\"" } + numbers.map { "\"\($0)\": \($1)" }).joined(separator: ", ") + "}"
            let form = fields.map { ($0, $1) } + numbers.map { ($0, String($1)) }
            for entry in district.routes.entries where entry.path.contains(":") {
                // These are not things of a district.
                if entry.path.contains(":secret") || entry.path.contains(":language") { continue }
                let names = entry.path.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
                let isDraftChoice = names == ["indicator"] && entry.path.hasPrefix("/assessment/")
                if isDraftChoice { continue }  // the five indicators of the process are everybody's
                guard names.allSatisfy({ things[$0] != nil }) else {
                    XCTFail("\(AccessTable.key(entry)): say in TestDistrict.things() what \(names) may be")
                    continue
                }
                var path = entry.path
                for name in names { path = path.replacingOccurrences(of: ":\(name)", with: things[name] ?? "") }
                for role in Role.allCases where entry.access.allows(role) {
                    let answer = try await foreigners.visitor(role).ask(entry, path: path, json: body, form: form)
                    XCTAssertEqual(answer.status, 404, "\(role.rawValue) of another district: \(AccessTable.key(entry))")
                    tried += 1
                }
            }
            XCTAssertGreaterThan(tried, 100)
            // The things are still there for their own people.
            let own = try await district.client("secretary").get("/responsibilities/\(things["responsibility"]!)")
            XCTAssertEqual(own.status, 200)
        }
    }

    /// The focal person of one agency tries to act for another.
    func testNobodyActsForAnotherAgency() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin(by: "focal-person/Dinsos")
            let cases: [(String, [String: String])] = [
                ("/deliveries", ["text": "Sudah selesai semuanya"]), ("/block", ["reason": "Menunggu anggaran"]), ("/unblock", [:]),
                ("/due", ["due": "2026-08-01", "reason": "Mundur"]), ("/person", ["person": "Pak Lain", "reason": "Mutasi"]),
                ("/hand-offs", ["agency": district.agencies["Kemenag"]!, "reason": "Bukan kami"]), ("/escalations", ["question": "Bagaimana?"]),
            ]
            for (path, body) in cases {
                let answer = try await district.act("focal-person/DPU", path, body, on: id)
                XCTAssertEqual(answer.status, 403, path + answer.text)
            }
            let edit = try await district.client("focal-person/DPU").get("/responsibilities/\(id)/edit")
            XCTAssertEqual(edit.status, 403)
            let ledger = try await district.ledger("responsibility/\(id)")
            XCTAssertEqual(ledger, ["responsibility.begun"])
        }
    }

    func testAnAreaOperatorSeesOnlyItsArea() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("area-operator")
            for (area, status) in [("99.01.01", 200), ("99.01.01.2001", 200), ("99.01.02", 404), ("99.01.02.2001", 404), ("99.01", 404)] {
                let page = try await client.get("/growth/areas/\(area)")
                XCTAssertEqual(page.status, status, area)
                let table = try await client.get("/growth/areas/\(area)/table.csv")
                XCTAssertEqual(table.status, status, area)
                for page in ["quality", "quality.csv", "beside"] {
                    let answer = try await client.get("/growth/areas/\(area)/\(page)")
                    XCTAssertEqual(answer.status, status, "\(area) \(page)")
                }
                let api = try await client.json(.get, "/api/v1/growth/areas/\(area)", token: try await district.token("area-operator"))
                XCTAssertEqual(api.status, status, area)
            }
        }
    }
}

/// A second district in the same database, with an account of each role.
struct Foreigners {
    static let code = "98.01"
    private let visitors: [Role: Visitor]
    let agency: String

    init(_ district: TestDistrict) async throws {
        let now = district.now
        var visitors: [Role: Visitor] = [:]
        let agency = Identifier.make(at: now)
        try await district.workspace.database.write { connection in
            try connection.execute("INSERT INTO district (code, name, created_at) VALUES (\(Self.code), 'Kabupaten Lain', \(now))")
            try connection.execute(
                "INSERT INTO agency (id, district, name, short_name, kind) VALUES (\(agency), \(Self.code), 'Dinas Lain', 'Lain', 'secretariat')")
        }
        for role in Role.allCases {
            let account = Identifier.make(at: now)
            let agency = role == .chair || role == .evaluator || role == .areaOperator ? nil : agency
            let area = role == .areaOperator ? Self.code + ".01" : nil
            try await district.workspace.database.write { connection in
                try connection.execute(
                    """
                    INSERT INTO account (id, district, email, name, role, agency, area, created_at)
                    VALUES (\(account), \(Self.code), \(role.rawValue + "@lain.example"), 'Orang Lain', \(role.rawValue), \(agency), \(area), \(now))
                    """)
            }
            district.add(account: account, as: "foreign/\(role.rawValue)")
            visitors[role] = try await Visitor(district, "foreign/\(role.rawValue)")
        }
        self.visitors = visitors
        self.agency = agency
    }

    func visitor(_ role: Role) throws -> Visitor { try XCTUnwrap(visitors[role]) }
}

extension TestDistrict {
    /// One thing of this district for each name that routes give to a part of their path.
    func things() async throws -> [String: String] {
        var things: [String: String] = ["area": "99.01.01", "agency": agencies["DPU"]!, "account": accounts["focal-person/DPU"]!]
        let secretary = try await client("secretary")
        let responsibility = try await begin()
        things["responsibility"] = responsibility
        let proposed = try await act("focal-person/DPU", "/hand-offs", ["agency": agencies["Dinsos"]!, "reason": "ranah mereka"], on: responsibility)
        XCTAssertEqual(proposed.status, 201, proposed.text)
        let raised = try await act("focal-person/DPU", "/escalations", ["question": "Siapa yang membayar?"], on: responsibility)
        XCTAssertEqual(raised.status, 201, raised.text)
        things["handOff"] = try await shown(responsibility).handOffs[0].id
        things["escalation"] = try await shown(responsibility).escalations[0].id
        let withdrawn = try await act("focal-person/DPU", "/hand-offs/\(things["handOff"]!)/withdraw", on: responsibility)
        XCTAssertEqual(withdrawn.status, 200, withdrawn.text)
        let delivered = try await act("focal-person/DPU", "/deliveries", ["text": "Sudah terpasang, 14 sambungan."], on: responsibility)
        XCTAssertEqual(delivered.status, 201, delivered.text)
        things["delivery"] = try await shown(responsibility).deliveries[0].id

        let list = "code,name,level,parent\n99.01.03,Pekuncen,district,99.01\n"
        let upload = try await secretary.upload(
            "/areas/uploads", from: "/areas/import", ["kind": "areas"], file: "file", name: "a.csv", bytes: Array(list.utf8))
        things["upload"] = upload.location?.split(separator: "/").last.map(String.init)
        let accountPage = try await client("focal-person/DPU").get("/account")
        XCTAssertEqual(accountPage.status, 200)
        let rows = try await workspace.database.read { connection in
            (
                session: try connection.first("SELECT id FROM session LIMIT 1") { try $0.string(0) },
                indicator: try connection.first("SELECT id FROM indicator LIMIT 1") { try $0.string(0) }
            )
        }
        things["session"] = rows.session
        if rows.indicator == nil {
            _ = try await secretary.post("/programmes/national", from: "/programmes", [:])
            things["indicator"] = try await workspace.database.read { try $0.first("SELECT id FROM indicator LIMIT 1") { try $0.string(0) } }
        } else {
            things["indicator"] = rows.indicator
        }
        try await publishFigures()
        things["estimate"] = try await workspace.database.read { try $0.first("SELECT id FROM estimate LIMIT 1") { try $0.string(0) } }
        let meeting = try await meeting("in-progress", agenda: "Capaian bulan ini")
        let statement = try await statement(by: "DPU", to: ["Dinsos"], at: meeting)
        things["meeting"] = meeting
        things["statement"] = statement
        things["readBack"] = try await readBack(of: statement, by: "Dinsos")
        things["item"] = try await texts("SELECT id FROM agenda_item WHERE meeting = \(meeting)").first
        things["import"] = try await insertImport()
        things["survey"] = try await insertSurvey()
        things["child"] = try await add([median("Budi", nik: "9901014106240001")])["Budi"]
        things["merge"] = try await insertMerge()
        return things
    }

    private func insertImport() async throws -> String {
        let (id, account, now) = (Identifier.make(at: now), accounts["nutrition-officer"]!, now)
        try await workspace.database.write { connection in
            try connection.execute(
                """
                INSERT INTO growth_import (id, district, file_name, sha256, size, state, created_by, created_at)
                VALUES (\(id), \(Self.code), 'a.csv', 'x', 1, 'failed', \(account), \(now))
                """)
        }
        return id
    }

    private func insertMerge() async throws -> String {
        let (id, account, now) = (Identifier.make(at: now), accounts["nutrition-officer"]!, now)
        try await workspace.database.write { connection in
            try connection.execute(
                """
                INSERT INTO child_merge (id, district, kept, merged, village, name, sex, birth_date, parent, posyandu, first_period,
                    kept_first_period, decided_by, decided_at)
                VALUES (\(id), \(Self.code), 'kept', 'merged', '99.01.01.2001', 'Anak', 'f', '2024-01-01', '', '', '2026-01', '2026-01',
                    \(account), \(now))
                """)
        }
        return id
    }

    private func insertSurvey() async throws -> String {
        let (id, account, now) = (Identifier.make(at: now), accounts["nutrition-officer"]!, now)
        try await workspace.database.write { connection in
            try connection.execute(
                """
                INSERT INTO survey (id, district, name, file_name, sha256, rows_read, rows_used, design, created_by, created_at)
                VALUES (\(id), \(Self.code), 'Survei', 'a.csv', 'x', 1, 1, 'x', \(account), \(now))
                """)
        }
        return id
    }
}
