import Foundation
import XCTest

@testable import Growth

/// A file of ../shared/data/growth as rows of named cells; the test is skipped where the folder is absent.
struct TestTable {
    let header: [String]
    let rows: [[String]]
    private let places: [String: Int]

    init(_ name: String) throws {
        // <package>/Tests/GrowthTests/TestData.swift
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = package.deletingLastPathComponent().appendingPathComponent("shared/data/growth/\(name)")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw XCTSkip("\(file.path) is absent") }
        // None of these files has a comma, a quote or a line break inside a cell.
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { String($0.filter { $0 != "\"" }) }
        }
        header = lines[0]
        rows = Array(lines.dropFirst())
        places = Dictionary(header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func column(_ name: String) -> [String] {
        guard let place = places[name] else { return Array(repeating: "", count: rows.count) }
        return rows.map { $0[place] }
    }

    func numbers(_ name: String) -> [Double] { column(name).map { Double($0) ?? .nan } }
}

/// splitmix64: the same cases on every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

func sex(_ text: String) -> Sex? {
    switch text {
    case "1", "m", "M": .male
    case "2", "f", "F": .female
    default: nil
    }
}

func position(_ text: String) -> Position? {
    switch text {
    case "l", "L": .lying
    case "h", "H": .standing
    default: nil
    }
}

func oedema(_ text: String) -> Bool { ["y", "Y", "1"].contains(text) }

extension AnthropometryColumns {
    /// The reference's column names; a column the file does not have is missing.
    init(_ table: TestTable, names: [String: String] = [:], daysPerUnit: Double = 1) {
        self.init()
        func name(_ key: String) -> String { names[key] ?? key }
        sex = table.column(name("sex")).map { GrowthTests.sex($0) }
        ageInDays = table.numbers(name("age")).map { $0 * daysPerUnit }
        weight = table.numbers(name("weight"))
        height = table.numbers(name("lenhei"))
        position = table.column(name("measure")).map { GrowthTests.position($0) }
        hasOedema = table.column(name("oedema")).map { GrowthTests.oedema($0) }
        headCircumference = table.numbers(name("headc"))
        armCircumference = table.numbers(name("armc"))
        triceps = table.numbers(name("triskin"))
        subscapular = table.numbers(name("subskin"))
    }
}
