import App
import Foundation
import XCTest

/// No text of the interface stands in a view, and none stands in one language only.
final class CopyTests: XCTestCase {
    // MARK: Views

    /// Whatever the views write that is not markup comes from Copy or from the records.
    func testViewsHoldNoTexts() throws {
        var files = try SwiftSource.files("Sources/App/Features", "+Views.swift")
        XCTAssertGreaterThan(files.count, 10)
        files += try SwiftSource.files("Sources/App/Web", "/Page.swift") + SwiftSource.files("Sources/App/Web", "/Forms.swift")
        files += try SwiftSource.files("Sources/Markup")
        for file in files {
            for literal in file.literals where Self.looksLikeText(literal) && !Self.isTechnical(literal, in: file) {
                XCTFail("\(file.name):\(literal.line): \"\(literal.text)\" belongs into Sources/App/Copy")
            }
        }
    }

    func testTheScanSeesWhatItShould() {
        func found(_ source: String) -> [String] {
            let file = SwiftSource(name: "x", source)
            return file.literals.filter { Self.looksLikeText($0) && !Self.isTechnical($0, in: file) }.map(\.text)
        }
        XCTAssertEqual(found(#"html("p", data: "Selamat datang")"#), ["Selamat datang"])
        XCTAssertEqual(found(#"html("p", data: "sudah masuk")"#), ["sudah masuk"])
        XCTAssertEqual(found(#"html("p", data: "\(count) baris")"#), [" baris"])
        XCTAssertEqual(found(#"html.data("Simpan.")"#), ["Simpan."])
        XCTAssertEqual(found(#"html.data("OPD")"#), ["OPD"])
        XCTAssertEqual(found(#"html("p", Attribute("title", "nama orang"))"#), ["nama orang"])
        XCTAssertEqual(found(#"x("a", data: f("b \(g("tiga ekor"))"))"#), ["tiga ekor"])
        XCTAssertEqual(found(#"html("p", .class("card wide")) // "Komentar ini""#), [])
        XCTAssertEqual(found(#"html("a", .href("/areas?q=\(code)"), data: "\(code) · \(name)")"#), [])
        XCTAssertEqual(found(#"svg("path", Attribute("d", "M0 0L\(x) 10Z"), Attribute("viewBox", "0 0 10 10"))"#), [])
        XCTAssertEqual(found("let a = \"\"\"\n  Dua baris\n  teks\n  \"\"\"").count, 1)
        XCTAssertEqual(found(##"let a = #"Teks "mentah" \(x)"#"##), [#"Teks "mentah" \(x)"#])
    }

    private static func looksLikeText(_ literal: SwiftSource.Literal) -> Bool {
        let whole = literal.text.trimmingCharacters(in: .whitespacesAndNewlines)
        if names.contains(whole) || whole.split(separator: " ").allSatisfy({ classes.contains(String($0)) }) { return false }
        return literal.pieces.contains { piece in
            if piece.unicodeScalars.contains(where: { !$0.isASCII && $0.properties.isAlphabetic }) { return true }
            // A word that begins with a capital, alone or among others; `viewBox`, `HA_2` and `X-Forwarded-For` are names, `M` draws a line.
            let words = piece.split(whereSeparator: \.isWhitespace).map { $0.trimmingCharacters(in: .punctuationCharacters) }
            if words.contains(where: { $0.count > 1 && $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter) }) { return true }
            // Words with a blank before or between them; a single short word may be a tag, a name, a value.
            let plain = words.filter { $0.count > 1 && $0.allSatisfy(\.isLetter) }
            return plain.count > 1 || (plain.count == 1 && (piece.first?.isWhitespace ?? false) && literal.pieces.count > 1)
        }
    }

    /// The names of classes that the stylesheet knows.
    private static let classes: Set<String> = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/App/Web/Assets/rembuk.css")
        let css = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return Set(css.matches(of: /\.([a-z][a-z0-9-]*)/).map { String($0.output.1) })
    }()

    /// Names that are the same in every language.
    private static let names: Set<String> = ["Rembuk", "· Rembuk", "WIB"]

    /// Attributes whose values nobody reads.
    private static func isTechnical(_ literal: SwiftSource.Literal, in file: SwiftSource) -> Bool {
        let before = file.before(literal, 60)
        if [".class(", ".href(", ".id(", ".name(", ".type(", ".role(", ".raw(", "raw("].contains(where: { before.hasSuffix($0) }) { return true }
        // A choice between two classes or addresses: `.class(isLate ? "a b" : "c")`.
        let call = before.split(separator: "\n").last.map(String.init) ?? before
        if [".class(", ".href("].contains(where: { name in
            call.range(of: name, options: .backwards).map { !call[$0.upperBound...].contains(")") } ?? false
        }) {
            return true
        }
        return file.attributeName(before: literal).map { technical.contains($0) } ?? false
    }

    private static let technical: Set<String> = [
        "d", "viewBox", "points", "transform", "content", "http-equiv", "enctype", "preserveAspectRatio", "stroke-dasharray", "class", "href", "rel",
        "autocomplete", "accept", "role", "pattern", "action",
    ]

    // MARK: Copy

    func testEveryTextIsThereInBothLanguages() throws {
        var count = 0
        for file in try SwiftSource.files("Sources/App/Copy") {
            for call in file.calls(of: "Text") {
                let place = "\(file.name):\(call.line)"
                // A closure that writes each language itself is tried by whoever shows it.
                guard call.arguments.count == 2 else {
                    XCTAssertTrue(call.arguments.count == 1 || call.arguments.isEmpty, "\(place): two texts, Indonesian and English")
                    continue
                }
                count += 1
                let texts = call.arguments.map(SwiftSource.pureText)
                for text in texts.compactMap(\.self) where text.interpolations.isEmpty {
                    XCTAssertFalse(text.text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty, "\(place): an empty text")
                }
                guard let indonesian = texts[0], let english = texts[1] else { continue }
                if indonesian.text == english.text, indonesian.text.contains(where: \.isLetter) {
                    XCTAssertTrue(Self.sameInBoth.contains(indonesian.text), "\(place): \"\(indonesian.text)\" is the same in both languages")
                }
                XCTAssertEqual(
                    Self.plain(indonesian.interpolations), Self.plain(english.interpolations),
                    "\(place): the two languages do not show the same things")
            }
        }
        XCTAssertGreaterThan(count, 300)
    }

    /// What is written alike in Indonesian and English.
    private static let sameInBoth: Set<String> = [
        "target", "Target", "Agenda", "No.", "Target (%)", "1 − s² ÷ ((A² − 1) ÷ 12)", "Tastle–Wierman: 1 + Σ pᵢ·log₂(1 − |xᵢ − μ| ÷ d)",
        "NIK", "Posyandu", "KMS", "BGM", "2T", "normal",
    ]

    /// Interpolations without the word that picks the language: `fault.indonesian` and `fault.english` show the same thing.
    private static func plain(_ interpolations: [String]) -> [String] {
        // A choice between singular and plural is one language's own business.
        interpolations.filter { !$0.contains("?") }.map { $0.replacing(/\.(indonesian|english).*|\(\.(indonesian|english)\)/, with: "…") }.sorted()
    }

    func testNoTextIsMadeOutsideCopy() throws {
        for file in try SwiftSource.files("Sources/App") + SwiftSource.files("Sources/rembuk")
        where !file.name.hasPrefix("Copy") && file.name != "Format.swift" {
            for call in file.calls(of: "Text") {
                for argument in call.arguments {
                    for literal in SwiftSource(name: "", String(argument)).literals where literal.text.contains(where: \.isLetter) {
                        XCTFail("\(file.name):\(call.line): Text(\"\(literal.text)\" …) belongs into Sources/App/Copy")
                    }
                }
            }
        }
    }

    /// Every action that the code records has words of its own on the ledger's page.
    func testTheLedgerHasWordsForEveryAction() throws {
        var actions: Set<String> = []
        for file in try SwiftSource.files("Sources/App") where !file.name.hasPrefix("Copy") {
            for literal in file.literals {
                guard literal.interpolations.isEmpty, literal.text.wholeMatch(of: /[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*/) != nil else { continue }
                let before = file.before(literal, 40)
                let isRecorded =
                    before.contains("LedgerEvent(") || before.hasSuffix("action: ")
                    || before.range(of: #"case \.[a-zA-Z]+: $"#, options: .regularExpression) != nil
                    || before.range(of: #"\.[a-z]+: $"#, options: .regularExpression) != nil
                if isRecorded { actions.insert(literal.text) }
            }
        }
        XCTAssertGreaterThan(actions.count, 20)
        let known = Set(ledgerWords.keys)
        XCTAssertEqual(actions.subtracting(known).sorted(), [], "add these to Copy.Ledger.actions")
    }
}

extension SwiftSource {
    /// Of a literal that is the value of `Attribute("name", …)`: the name.
    func attributeName(before literal: Literal) -> String? {
        guard let position = literals.firstIndex(of: literal), position > 0 else { return nil }
        for index in stride(from: position - 1, through: max(0, position - 3), by: -1) {
            let candidate = literals[index]
            guard before(candidate).hasSuffix("Attribute(") else { continue }
            let between = String(code[candidate.start..<literal.start])
            return between.contains(")") && !between.contains("(") ? nil : candidate.text
        }
        return nil
    }
}
