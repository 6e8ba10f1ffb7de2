import TestSupport
import XCTest

@testable import App

final class DutiesTests: XCTestCase {
    /// A merge once added a feature's duties twice, and every count in the header with them.
    func testEachDutyIsCountedOnce() async throws {
        try await TestDatabases.each(migrations) { database in
            let workspace = Workspace(database: database)
            _ = try await workspace.fillWithSample()
            let today = workspace.clock().jakartaDay
            var seen = 0
            for account in try await database.read({ try $0.all("SELECT id FROM account") { try $0.string(0) } }) {
                let duties = try await database.read { connection -> [Duty] in
                    guard let actor = try connection.actor(account: account) else { return [] }
                    return try connection.duties(of: actor, on: today)
                }
                XCTAssertEqual(Set(duties).count, duties.count)
                seen += duties.count
            }
            XCTAssertGreaterThan(seen, 0, "the sample must owe something, or this shows nothing")
        }
    }
}
