import App
import Foundation
import XCTest

/// Who may use which route, as people wrote it down: `access-table.txt` beside this file.
struct AccessTable {
    /// The public and the six roles, in the order of the columns.
    static let columns: [String] = ["public"] + Role.allCases.map(\.rawValue)

    struct Line {
        let number: Int
        let allowed: [Bool]
    }

    /// By `METHOD path`.
    private(set) var lines: [String: Line] = [:]
    private(set) var faults: [String] = []

    init() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("access-table.txt")
        for (index, text) in try String(contentsOf: path, encoding: .utf8).components(separatedBy: "\n").enumerated() {
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            let words = text.split(separator: " ").map(String.init)
            let cells = words.dropFirst(2)
            guard words.count == 2 + Self.columns.count, cells.allSatisfy({ $0 == "yes" || $0 == "no" }) else {
                faults.append("line \(index + 1) is not METHOD path and \(Self.columns.count) times yes or no")
                continue
            }
            let key = "\(words[0]) \(words[1])"
            if lines.updateValue(Line(number: index + 1, allowed: cells.map { $0 == "yes" }), forKey: key) != nil {
                faults.append("line \(index + 1): \(key) stands there twice")
            }
        }
    }

    /// An asset is named by its content; its name without that.
    static func key(_ entry: Routes.Entry) -> String {
        "\(entry.method.rawValue) \(entry.path.replacing(/-[0-9a-f]{10}\./, with: "-*."))"
    }

    /// What the route's rule says.
    static func rule(_ entry: Routes.Entry) -> [Bool] { [entry.access.allows(nil)] + Role.allCases.map { entry.access.allows($0) } }

    /// The line of the file that says what the route's rule says.
    static func line(_ entry: Routes.Entry) -> String {
        let key = key(entry)
        let cells = zip(columns, rule(entry)).map { ($1 ? "yes" : "no").padding(toLength: $0.count + 1, withPad: " ", startingAt: 0) }
        return (key.padding(toLength: max(78, key.count + 1), withPad: " ", startingAt: 0) + cells.joined()).trimmingCharacters(in: .whitespaces)
    }
}
