import App
import Foundation
import TestSupport
import XCTest

/// Every route with everybody: what the table says is what the rules say is what happens.
final class AccessTests: XCTestCase {
    /// Has the form of an identifier and belongs to nothing.
    private let unknown = "0198aaaa-0000-7000-8000-00000000abcd"

    func testTheTableNamesEveryRouteAndAgreesWithItsRule() async throws {
        let table = try AccessTable()
        XCTAssertEqual(table.faults, [])
        try await TestDistrict.each { district in
            let entries = district.routes.entries
            let missing = entries.filter { table.lines[AccessTable.key($0)] == nil }
            XCTAssertTrue(missing.isEmpty, "add to Tests/AppTests/Access/access-table.txt:\n" + missing.map(AccessTable.line).joined(separator: "\n"))
            let known = Set(entries.map(AccessTable.key))
            XCTAssertEqual(table.lines.keys.filter { !known.contains($0) }.sorted(), [], "the table has lines without a route")
            for entry in entries {
                guard let line = table.lines[AccessTable.key(entry)] else { continue }
                XCTAssertEqual(line.allowed, AccessTable.rule(entry), "line \(line.number): the rule of the route is\n\(AccessTable.line(entry))")
            }
        }
    }

    func testEveryRouteAnswersEverybodyAsTheTableSays() async throws {
        let table = try AccessTable()
        try await TestDistrict.each { district in
            for (column, name) in AccessTable.columns.enumerated() {
                let role = column == 0 ? nil : name
                var visitor = try await Visitor(district, role)
                for entry in district.routes.entries {
                    guard let line = table.lines[AccessTable.key(entry)] else { continue }
                    let answer = try await visitor.ask(entry, path: path(of: entry))
                    let wanted = answer.status == 303 && answer.location?.hasPrefix("/sign-in?next=") == true
                    let isRefused = answer.status == 401 || answer.status == 403 || wanted
                    XCTAssertEqual(
                        !isRefused, line.allowed[column], "\(name): \(AccessTable.key(entry)) answers \(answer.status) \(answer.location ?? "")")
                    XCTAssertNotEqual(answer.status, 500, "\(name): \(AccessTable.key(entry))")
                    if isRefused {
                        // Somebody who has not signed in is asked to; somebody who has is told no.
                        let expected = role == nil ? (entry.kind == .api ? 401 : 303) : 403
                        XCTAssertEqual(answer.status, expected, "\(name): \(AccessTable.key(entry))")
                    }
                    // Signing out, or becoming somebody else, ends the visit.
                    if entry.path == "/sign-out" { visitor = try await Visitor(district, role) }
                }
            }
        }
    }

    private func path(of entry: Routes.Entry) -> String {
        entry.path.split(separator: "/", omittingEmptySubsequences: false).map { $0.hasPrefix(":") ? unknown : String($0) }.joined(separator: "/")
    }
}

/// Somebody with a browser and a token.
struct Visitor {
    let client: TestClient
    let token: String?
    private let key: String

    init(_ district: TestDistrict, _ role: String?) async throws {
        client = try await district.client(role)
        token = role == nil ? nil : try await district.token(role ?? "")
        let page = try await client.get(role == nil ? "/sign-in" : "/account")
        key = try XCTUnwrap(page.hidden("_key"))
    }

    /// Sends the request that the route is for; a form carries this visitor's key.
    func ask(_ entry: Routes.Entry, path: String, json: String = "{}", form: [(String, String)] = []) async throws -> TestClient.Answer {
        switch entry.kind {
        case .api: return try await client.json(entry.method, path, token: token, entry.method == .get ? "" : json)
        case .form: return try await client.post(path, form + [("_key", key), ("_once", UUID().uuidString)])
        case .page, .file: return try await client.get(path)
        }
    }
}
