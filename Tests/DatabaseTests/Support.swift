import Database
import Days
import XCTest

/// The schema most tests here use.
let playground = Migration(
    "playground",
    [
        """
        CREATE TABLE thing (
            id TEXT PRIMARY KEY, name TEXT UNIQUE, size BIGINT CONSTRAINT size_positive CHECK (size > 0), weight DOUBLE PRECISION,
            good BOOLEAN, raw \(sql: .bytes), note TEXT NOT NULL DEFAULT ''
        )
        """,
        "CREATE UNIQUE INDEX thing_note ON thing (lower(note)) WHERE note <> ''",
        "CREATE TABLE part (id TEXT PRIMARY KEY, thing TEXT NOT NULL REFERENCES thing (id) ON DELETE CASCADE, place BIGINT NOT NULL, UNIQUE (thing, place))",
    ])

let moment = Instant(jakarta: Day(number: 20_000), hour: 9)
let author = LedgerAuthor(id: "019a", name: "Siti")

/// The error a call throws, or `nil` with a failure where it throws none.
func thrown<T>(_ body: () async throws -> T, file: StaticString = #filePath, line: UInt = #line) async -> (any Error)? {
    do {
        _ = try await body()
        XCTFail("nothing was thrown", file: file, line: line)
        return nil
    } catch {
        return error
    }
}

func assertThrows<T>(
    _ expected: DatabaseError, _ body: () async throws -> T, file: StaticString = #filePath, line: UInt = #line
) async {
    let error = await thrown(body, file: file, line: line)
    XCTAssertEqual(error as? DatabaseError, expected, "\(String(describing: error))", file: file, line: line)
}

extension DatabaseError {
    var isMisuse: Bool { if case .misuse = self { true } else { false } }
    var isDecoding: Bool { if case .decoding = self { true } else { false } }
    var isUnstorable: Bool { if case .unstorable = self { true } else { false } }
    var isConnectionLost: Bool { if case .connectionLost = self { true } else { false } }
}

func assertMisuse<T>(_ body: () async throws -> T, file: StaticString = #filePath, line: UInt = #line) async {
    let error = await thrown(body, file: file, line: line)
    XCTAssertEqual((error as? DatabaseError)?.isMisuse, true, "\(String(describing: error))", file: file, line: line)
}
