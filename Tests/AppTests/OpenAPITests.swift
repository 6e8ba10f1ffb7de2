import App
import Foundation
import TestSupport
import XCTest
import Yams

/// docs/openapi.yaml says what the API does; here it is held against the routes themselves.
final class OpenAPITests: XCTestCase {
    func testEveryRouteIsDescribedAndNothingElse() async throws {
        let document = try document()
        XCTAssertEqual(document["openapi"] as? String, "3.1.0")
        let paths = try XCTUnwrap(document["paths"] as? [String: [String: Any]])
        var described: Set<String> = []
        for (path, operations) in paths {
            for method in operations.keys where method != "parameters" {
                described.insert("\(method.uppercased()) \(path)")
            }
        }
        var served: Set<String> = []
        try await TestDistrict.each { district in
            served = Set(
                district.routes.entries.filter { $0.kind == .api }.map { entry in
                    let path = entry.path.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
                    return "\(entry.method.rawValue) /\(path.joined(separator: "/"))"
                })
        }
        XCTAssertEqual(served.subtracting(described).sorted(), [], "served, but not described")
        XCTAssertEqual(described.subtracting(served).sorted(), [], "described, but not served")
    }

    func testEveryOperationIsComplete() throws {
        let document = try document()
        let paths = try XCTUnwrap(document["paths"] as? [String: [String: Any]])
        var identifiers: Set<String> = []
        for (path, operations) in paths {
            for (method, value) in operations where method != "parameters" {
                let operation = try XCTUnwrap(value as? [String: Any], "\(method) \(path)")
                let identifier = try XCTUnwrap(operation["operationId"] as? String, "\(method) \(path) has no operationId")
                XCTAssertTrue(identifiers.insert(identifier).inserted, "\(identifier) twice")
                XCTAssertNotNil(operation["summary"], "\(method) \(path) has no summary")
                let responses = try XCTUnwrap(operation["responses"] as? [String: Any], "\(method) \(path) has no responses")
                XCTAssertTrue(responses.keys.contains { $0.hasPrefix("2") }, "\(method) \(path) never succeeds")
                for name in path.split(separator: "/") where name.hasPrefix("{") {
                    let parameters = (operation["parameters"] as? [[String: Any]] ?? []) + (operations["parameters"] as? [[String: Any]] ?? [])
                    let known = parameters.contains {
                        $0["name"] as? String == String(name.dropFirst().dropLast())
                            || ($0["$ref"] as? String)?.hasSuffix("/\(name.dropFirst().dropLast())") == true
                    }
                    XCTAssertTrue(known, "\(method) \(path) does not describe \(name)")
                }
            }
        }
    }

    func testEveryReferenceLeadsSomewhere() throws {
        let document = try document()
        var references: [String] = []
        func walk(_ value: Any) {
            if let map = value as? [String: Any] {
                if let reference = map["$ref"] as? String { references.append(reference) }
                map.values.forEach(walk)
            } else if let list = value as? [Any] {
                list.forEach(walk)
            }
        }
        walk(document)
        for reference in Set(references) {
            var here: Any? = document
            for step in reference.split(separator: "/").dropFirst() { here = (here as? [String: Any])?[String(step)] }
            XCTAssertNotNil(here, "\(reference) leads nowhere")
        }
    }

    private func document() throws -> [String: Any] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/openapi.yaml"), encoding: .utf8)
        return try XCTUnwrap(try Yams.load(yaml: text) as? [String: Any])
    }
}
