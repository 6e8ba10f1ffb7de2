import Foundation

/// As much of Swift's syntax as it takes to find the texts in a source file: literals, what is interpolated into them, calls and their arguments.
struct SwiftSource {
    struct Literal: Hashable {
        /// The text between interpolations.
        let pieces: [String]
        /// The source of each interpolation.
        let interpolations: [String]
        let line: Int
        /// Where it begins in the source.
        let start: Int

        var text: String { pieces.joined() }
    }

    let name: String
    private let source: [Character]
    /// In the order of the file; literals inside interpolations included.
    private(set) var literals: [Literal] = []
    /// The source with comments and the inside of literals blanked out, character by character.
    private(set) var code: [Character] = []

    init(_ url: URL) throws {
        self.init(name: url.lastPathComponent, try String(contentsOf: url, encoding: .utf8))
    }

    init(name: String, _ text: String) {
        self.name = name
        source = Array(text)
        code = source
        var index = 0
        var line = 1
        scan(&index, &line, until: nil)
        literals.sort { $0.start < $1.start }
    }

    /// All files below a folder of the package whose path ends so.
    static func files(_ folder: String, _ suffix: String = ".swift") throws -> [SwiftSource] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(folder)
        guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) else { return [] }
        return try walk.compactMap { $0 as? URL }.filter { $0.path.hasSuffix(suffix) }.sorted { $0.path < $1.path }.map(SwiftSource.init)
    }

    // MARK: Calls

    /// The arguments of every call of `name(`, each as source, with the line it stands in. A call of `x.name(` or `otherName(` is none.
    func calls(of name: String) -> [(line: Int, arguments: [Substring])] {
        let wanted = Array(name + "(")
        var found: [(line: Int, arguments: [Substring])] = []
        var index = 0
        while index + wanted.count <= code.count {
            let before = index > 0 ? code[index - 1] : " "
            if code[index] == wanted[0], !(before.isLetter || before.isNumber || before == "." || before == "_"),
                code[index..<index + wanted.count].elementsEqual(wanted)
            {
                let line = source[..<index].count { $0 == "\n" } + 1
                found.append((line, arguments(from: index + wanted.count)))
            }
            index += 1
        }
        return found
    }

    private func arguments(from start: Int) -> [Substring] {
        var arguments: [Substring] = []
        var depth = 0
        var begin = start
        var index = start
        func take(_ end: Int) {
            let text = String(source[begin..<end]).trimmingCharacters(in: .whitespacesAndNewlines)
            if !text.isEmpty { arguments.append(Substring(text)) }
        }
        while index < code.count {
            switch code[index] {
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                if depth == 0 {
                    take(index)
                    return arguments
                }
                depth -= 1
            case "," where depth == 0:
                take(index)
                begin = index + 1
            default: break
            }
            index += 1
        }
        return arguments
    }

    /// The literals of an argument that is nothing but literals, joined by `+` or not; `nil` for any other expression.
    static func pureText(_ argument: Substring) -> Literal? {
        let part = SwiftSource(name: "", String(argument))
        let outer = part.outermost
        guard !outer.isEmpty, part.code.allSatisfy({ $0.isWhitespace || $0 == "\"" || $0 == "+" || $0 == "#" || $0 == "\u{1}" }) else { return nil }
        return Literal(pieces: [outer.flatMap(\.pieces).joined()], interpolations: outer.flatMap(\.interpolations), line: 0, start: 0)
    }

    /// Literals that do not stand inside another's interpolation.
    private var outermost: [Literal] {
        let nested = Set(literals.flatMap { literal in literal.interpolations.flatMap { SwiftSource(name: "", $0).literals.map(\.text) } })
        return literals.filter { literal in !nested.contains(literal.text) || literals.count { $0.text == literal.text } > 1 }
    }

    /// What stands before the literal, back to the beginning of its line and the one before.
    func before(_ literal: Literal, _ count: Int = 40) -> String {
        String(code[max(0, literal.start - count)..<literal.start]).replacingOccurrences(of: "\u{1}", with: "")
    }

    // MARK: Scanning

    /// Walks over code; stops behind the bracket that closes an interpolation.
    private mutating func scan(_ index: inout Int, _ line: inout Int, until closing: Character?) {
        var depth = 0
        while index < source.count {
            let character = source[index]
            switch character {
            case "\n":
                line += 1
                index += 1
            case "/" where peek(index + 1) == "/":
                while index < source.count, source[index] != "\n" { blank(&index) }
            case "/" where peek(index + 1) == "*":
                while index < source.count, !(source[index] == "*" && peek(index + 1) == "/") {
                    if source[index] == "\n" { line += 1 }
                    blank(&index)
                }
                blank(&index)
                blank(&index)
            case "\"": literal(&index, &line, hashes: 0)
            case "#":
                var hashes = 0
                while peek(index + hashes) == "#" { hashes += 1 }
                if peek(index + hashes) == "\"" {
                    index += hashes
                    literal(&index, &line, hashes: hashes)
                } else {
                    index += hashes
                }
            case "(":
                depth += 1
                index += 1
            case ")":
                if closing != nil, depth == 0 { return }
                depth -= 1
                index += 1
            default: index += 1
            }
        }
    }

    private mutating func literal(_ index: inout Int, _ line: inout Int, hashes: Int) {
        let (start, startLine) = (index, line)
        let isLong = peek(index + 1) == "\"" && peek(index + 2) == "\""
        let quotes = isLong ? 3 : 1
        index += quotes
        var pieces: [String] = [""]
        var interpolations: [String] = []
        while index < source.count {
            if source[index] == "\"", (0..<quotes).allSatisfy({ peek(index + $0) == "\"" }),
                (0..<hashes).allSatisfy({ peek(index + quotes + $0) == "#" })
            {
                index += quotes + hashes
                break
            }
            if source[index] == "\\", (0..<hashes).allSatisfy({ peek(index + 1 + $0) == "#" }) {
                let next = index + 1 + hashes
                if peek(next) == "(" {
                    while index < next + 1 { blank(&index) }
                    let begin = index
                    scan(&index, &line, until: ")")
                    interpolations.append(String(source[begin..<index]))
                    for place in begin..<index { code[place] = "\u{1}" }
                    if index < source.count { blank(&index) }
                    pieces.append("")
                } else {
                    pieces[pieces.count - 1].append(peek(next) == "u" ? "\u{A0}" : " ")
                    while index <= next { blank(&index) }
                    if peek(next) == "u" { while index < source.count, code[index - 1] != "}" { skipScalar(&index) } }
                }
                continue
            }
            if source[index] == "\n" { line += 1 }
            pieces[pieces.count - 1].append(source[index])
            blank(&index)
        }
        literals.append(Literal(pieces: pieces, interpolations: interpolations, line: startLine, start: start))
    }

    private mutating func skipScalar(_ index: inout Int) {
        let isEnd = source[index] == "}"
        code[index] = isEnd ? "}" : "\u{1}"
        index += 1
        if isEnd { return }
    }

    private mutating func blank(_ index: inout Int) {
        if index < source.count, source[index] != "\n" { code[index] = "\u{1}" }
        index += 1
    }

    private func peek(_ index: Int) -> Character? { source.indices.contains(index) ? source[index] : nil }
}
