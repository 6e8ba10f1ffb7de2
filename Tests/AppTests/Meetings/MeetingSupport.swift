import App
import Database
import Days
import Foundation
import TestSupport
import XCTest

extension TestDistrict {
    /// Plans a meeting of all five agencies and takes it as far as asked. Returns its identifier.
    func meeting(
        _ state: String = "in-progress", title: String = "Rembuk stunting triwulan II", agencies: [String]? = nil, agenda: String? = nil,
        file: StaticString = #filePath, line: UInt = #line
    ) async throws -> String {
        let client = try await client("secretary")
        var fields: [(String, String)] = [
            ("title", title), ("day", "2026-06-10"), ("time", "09:30"), ("minutes", "120"), ("readBackDays", "3"),
            ("place", "Pendopo"), ("purpose", "Sepakat siapa berbuat apa"),
        ]
        if let agenda { fields += [("item-title-1", agenda), ("item-minutes-1", "15"), ("item-presenter-1", self.agencies["Dinkes"]!)] }
        for agency in agencies ?? Array(self.agencies.keys) { fields.append(("agencies", self.agencies[agency]!)) }
        let made = try await client.send("/meetings", from: "/meetings/new", fields)
        XCTAssertEqual(made.status, 303, made.text, file: file, line: line)
        let id = String(made.location?.split(separator: "/").last?.prefix { $0 != "?" } ?? "")
        let steps: [String: [String]] = [
            "draft": [], "open": ["invite"], "in-progress": ["invite", "start"], "closed": ["invite", "start", "close"],
        ]
        for step in steps[state]! {
            let answer = try await client.step(step, id)
            XCTAssertEqual(answer.status, 303, answer.text, file: file, line: line)
        }
        return id
    }

    /// Makes a statement and returns its identifier.
    func statement(
        by agency: String, to addressed: [String] = [], _ text: String = "Air bersih di Lumbir belum masuk DPA tahun ini",
        kind: String = "constraint", at meeting: String, file: StaticString = #filePath, line: UInt = #line
    ) async throws -> String {
        let client = try await client(agency == "Sekretariat" ? "secretary" : "focal-person/\(agency)")
        let path = "/meetings/\(meeting)"
        let fields = [("agency", agencies[agency]!), ("kind", kind), ("content", text)] + addressed.map { ("addressed", agencies[$0]!) }
        let made = try await client.send("\(path)/statements", from: path, fields)
        XCTAssertEqual(made.status, 303, made.text, file: file, line: line)
        return try await texts("SELECT id FROM statement WHERE meeting = \(meeting) ORDER BY stated_at DESC, id DESC LIMIT 1")[0]
    }

    /// The read-back of the listener, by identifier.
    func readBack(of statement: String, by listener: String) async throws -> String? {
        try await texts("SELECT id FROM read_back WHERE statement = \(statement) AND listener = \(agencies[listener]!)").first
    }

    func texts(_ sql: SQL) async throws -> [String] {
        try await workspace.database.read { try $0.all(sql) { try $0.stringOrNil(0) ?? "" } }
    }

    func number(_ sql: SQL) async throws -> Int { try await workspace.database.read { try $0.count(sql) } }

    func lastAction() async throws -> String {
        try await texts("SELECT action FROM ledger ORDER BY sequence DESC LIMIT 1").first ?? ""
    }
}

extension TestClient {
    /// Posts fields of which several may have one name, as the form on that page would.
    @discardableResult
    func send(_ path: String, from page: String, _ fields: [(String, String)]) async throws -> Answer {
        let key = try await get(page).hidden("_key") ?? ""
        return try await post(path, fields + [("_key", key), ("_once", UUID().uuidString)])
    }

    @discardableResult
    func step(_ step: String, _ meeting: String, version: String? = nil) async throws -> Answer {
        let page = try await get("/meetings/\(meeting)" + (step == "close" ? "/close" : ""))
        let key = page.hidden("_key") ?? ""
        return try await post(
            "/meetings/\(meeting)/state",
            [("step", step), ("version", version ?? page.hidden("version") ?? ""), ("_key", key), ("_once", UUID().uuidString)])
    }
}
