import Foundation
import Growth
import XCTest

@testable import GrowthFiles

final class GrowthFilesTests: XCTestCase {
    private func data(_ name: String) throws -> [UInt8] {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = package.deletingLastPathComponent().appendingPathComponent("shared/data/growth/\(name)")
        guard let data = try? Data(contentsOf: file) else { throw XCTSkip("\(file.path) is absent") }
        return Array(data)
    }

    /// Goes through bytes as the command does, one chunk after the other.
    private func read(
        _ bytes: [UInt8], chunkSize: Int = 1 << 16, rowLimit: Int = 1 << 20,
        _ body: (_ chunk: [UInt8], _ start: Int, _ layout: ChildLayout) throws -> Int,
        options: ChildFileOptions = ChildFileOptions()
    ) throws -> ChildLayout {
        var splitter = ChunkSplitter(chunkSize: chunkSize, rowLimit: rowLimit)
        var position = 0
        var layout: ChildLayout?
        var rows = 0
        while true {
            let chunk = try splitter.next { buffer in
                let count = min(buffer.count, bytes.count - position)
                buffer.copyBytes(from: bytes[position..<position + count])
                position += count
                return count
            }
            guard let chunk else { break }
            let isFirst = layout == nil
            let current = try layout ?? ChildLayout(chunk: chunk, delimiter: splitter.delimiter, options: options)
            layout = current
            do {
                rows += try body(chunk, isFirst ? current.bodyStart : 0, current)
            } catch let error as ChildFileError {
                throw error.moved(by: rows)
            }
        }
        return try XCTUnwrap(layout)
    }

    private func scores(_ bytes: [UInt8], chunkSize: Int = 1 << 16, options: ChildFileOptions = ChildFileOptions()) throws -> String {
        var text: [UInt8] = []
        let layout = try read(
            bytes, chunkSize: chunkSize,
            { chunk, start, layout in
                let part = try ScoreText(chunk, from: start, layout: layout)
                text += part.text
                return part.lines
            }, options: options)
        return String(decoding: ScoreText.header(layout) + text, as: UTF8.self)
    }

    private func scores(_ text: String) throws -> [String] {
        try scores(Array(text.utf8)).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func error(_ text: String, chunkSize: Int = 1 << 16) -> ChildFileError? {
        do {
            _ = try scores(Array(text.utf8), chunkSize: chunkSize)
            return nil
        } catch {
            return error as? ChildFileError
        }
    }

    func testReferenceFile() throws {
        let ours = try scores(data("zscore-input.csv")).split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let theirs = String(decoding: try data("zscore-expected.csv"), as: UTF8.self).split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        XCTAssertEqual(ours.count, theirs.count)
        XCTAssertEqual(ours[0], theirs[0])
        for (mine, other) in zip(ours, theirs).dropFirst() {
            // The deliberate difference: no weight-for-height for a weight of 0.
            let isWeightless = mine[4] == "0"
            for column in 12..<mine.count where !(isWeightless && (column == 21 || column == 22)) {
                XCTAssertEqual(Double(mine[column]) ?? 0.123, Double(other[column]) ?? 0.123, "\(mine[0]) \(ours[0][column])")
                XCTAssertEqual(mine[column].isEmpty, other[column].isEmpty, "\(mine[0]) \(ours[0][column])")
            }
            // Two decimals, always.
            XCTAssertTrue(mine[17].isEmpty || mine[17].split(separator: ".").last?.count == 2)
        }
    }

    func testTheSizeOfChunksChangesNothing() throws {
        let bytes = Array(try data("zscore-input.csv").prefix(4_000)) + Array("\n".utf8)
        // The last line of the prefix may be cut off within; complete it.
        let whole = Array(bytes.prefix((bytes.dropLast().lastIndex(of: 10) ?? 0) + 1))
        let once = try scores(whole, chunkSize: 1 << 20)
        for size in [1, 7, 64, 1000, 4096] { XCTAssertEqual(try scores(whole, chunkSize: size), once, "\(size)") }
        let quoted = Array("sex,age,weight,lenhei,name\n1,30,4,52,\"a\nb\"\"c\"\n\"2\",40,4.2,53,\"d,e\"\n".utf8)
        let expected = try scores(quoted)
        for size in 1...40 { XCTAssertEqual(try scores(quoted, chunkSize: size), expected, "\(size)") }
    }

    func testRecordsAreKeptAsTheyAre() throws {
        let lines = try scores("\u{FEFF}sex,age,weight,lenhei,note\r\n\r\n\"1\", 30 ,4.0,52,\"a \"\"b\"\"\"\r\nNA,NA,,NA,\r\n")
        XCTAssertTrue(lines[0].hasPrefix("sex,age,weight,lenhei,note,clenhei,cmeasure,c9mo_flag,cbmi,csex,zlen,flen,"))
        XCTAssertTrue(lines[1].hasPrefix("\"1\", 30 ,4.0,52,\"a \"\"b\"\"\",52,,0,14.79"), lines[1])
        XCTAssertEqual(lines[2], "NA,NA,,NA,,,,0,,,,,,,,,,,,,,,,,,")
        XCTAssertEqual(lines.count, 4)
    }

    func testSpellings() throws {
        let rows = ["1,l", "m,L", "M,", "L,NA", "2,h", "f,H", "F,", "P,h", "2.0,", "NA,l"].map { "900,\($0),12,88" }
        let lines = try scores("age,sex,measure,weight,lenhei\n" + rows.joined(separator: "\n"))
        let csex = lines.dropFirst().filter { !$0.isEmpty }.map { $0.split(separator: ",", omittingEmptySubsequences: false)[9] }
        XCTAssertEqual(csex, ["1", "1", "1", "1", "2", "2", "2", "2", "2", ""])
        let heights = lines.dropFirst().filter { !$0.isEmpty }.map { $0.split(separator: ",", omittingEmptySubsequences: false)[5] }
        XCTAssertEqual(heights, ["87.3", "87.3", "88", "88", "88", "88", "88", "88", "88", "87.3"])
    }

    func testSemicolonsWithDecimalCommas() throws {
        let lines = try scores("sex;age;weight;lenhei\nP;400;8,5;72,5\n")
        let same = try scores("sex,age,weight,lenhei\nP,400,8.5,72.5\n")
        XCTAssertEqual(lines[1].split(separator: ";").dropFirst(4), same[1].split(separator: ",").dropFirst(4))
    }

    func testMonthsAndOtherNames() throws {
        var options = ChildFileOptions()
        options.ageUnit = .months
        options.names = [.weight: "berat", .age: "Umur"]
        let months = try scores(Array("jk,sex,umur,berat,lenhei\nx,2,24,11,85\n".utf8), options: options)
        let days = try scores("jk,sex,age,weight,lenhei\nx,2,730.5,11,85\n")
        XCTAssertEqual(months.split(separator: "\n")[1].split(separator: ",").dropFirst(5), days[1].split(separator: ",").dropFirst(5))
    }

    func testErrorsNameRowAndColumn() {
        let head = "sex,age,weight,lenhei,measure,oedema\n"
        let good = "1,300,9,70,l,n\n"
        let cases: [(String, String)] = [
            ("1,300,abc,70,l,n", "row 4, column weight: \"abc\" is not a number"),
            ("1,300,9,1e999,l,n", "row 4, column lenhei: \"1e999\" is not a number"),
            ("1,300,inf,70,l,n", "row 4, column weight: \"inf\" is not a number"),
            ("1,-3,9,70,l,n", "row 4, column age: \"-3\" is a negative age"),
            ("x,300,9,70,l,n", "row 4, column sex: \"x\" is not a sex (1/2, m/f or L/P)"),
            ("1,300,9,70,s,n", "row 4, column measure: \"s\" is not a way of measuring (l or h)"),
            ("1,300,9,70,l,maybe", "row 4, column oedema: \"maybe\" is not yes (y, 1) or no (n, 2)"),
            ("1,300,9,70,l", "row 4 has 5 fields where the header has 6"),
            ("1,300,9,70,l,n,7", "row 4 has 7 fields where the header has 6"),
            ("1,300,\"9,70,l,n", "row 4: a quote is opened and never closed"),
        ]
        for (row, message) in cases {
            for size in [16, 1 << 16] {
                XCTAssertEqual(error(head + good + "\n" + row + "\n", chunkSize: size)?.description, message, "\(size)")
            }
        }
        XCTAssertEqual(error(""), .empty)
        XCTAssertEqual(error("\n\n"), .empty)
        XCTAssertEqual(error("sex,weight\n1,2\n"), .columnMissing(name: "age", option: "--column age=NAME"))
        XCTAssertEqual(error("sex,age,weight,weight\n"), .columnTwice(name: "weight"))
        XCTAssertNotNil(error("PK\u{3}\u{4}"))
        XCTAssertNil(error("sex,age\n"))
    }

    func testSurveyFile() throws {
        var options = ChildFileOptions()
        options.surveyNames = [.weights: "w", .cluster: "c", .strata: "s", .region: "r", .wealth: "q"]
        let text = "sex,age,weight,lenhei,w,c,s,r,q\n1,30,4,52,1.5,7,a,NA,1\n2,40,4,53,NA,NA,b,\"x, \"\"y\"\"\",NA\n1,50,4,53,2,8,,,5\n"
        for size in [8, 1 << 16] {
            var survey = SurveyFile()
            _ = try read(
                Array(text.utf8), chunkSize: size,
                { chunk, start, layout in
                    let part = try SurveyFile.Part(chunk, from: start, layout: layout)
                    survey.append(part)
                    return part.lines
                }, options: options)
            XCTAssertEqual(survey.count, 3)
            let weights = try XCTUnwrap(survey.data.weights)
            XCTAssertEqual(weights[0], 1.5)
            XCTAssertTrue(weights[1].isNaN)
            XCTAssertEqual(survey.data.clusters?.codes, [0, -1, 1])
            XCTAssertEqual(survey.data.strata?.codes, [0, 1, -1])
            // NA may be a region's name; a wealth quintile it is not.
            XCTAssertEqual(survey.data.groupings[.region]?.names, ["NA", "x, \"y\""])
            XCTAssertEqual(survey.data.groupings[.wealthQuintile]?.codes, [0, -1, 1])
        }
    }

    func testNumbersAreReadAsSwiftReadsThem() {
        var generator = SeededGenerator(seed: 11)
        func number(_ text: String) -> Double? {
            Array(text.utf8).withUnsafeBufferPointer { Cell.number($0, allowsDecimalComma: false) }
        }
        for _ in 0..<20_000 {
            let value = Double.random(in: -1000...1000, using: &generator)
            for text in [value.description, String(format: "%.2f", value), String(format: "%.9e", value), String(Int(value))] {
                XCTAssertEqual(number(text), Double(text), text)
            }
        }
        for text in ["", "NA", "NaN"] { XCTAssertEqual(number(text)?.isNaN, true, text) }
        for text in ["-", ".", "1.2.3", "0x10", "1e", "--1", "１", "1 2", "infinity", "nan", "+", "e5", "1,5"] { XCTAssertNil(number(text), text) }
        XCTAssertEqual(number("+5"), 5)
        XCTAssertEqual(number(".5"), 0.5)
        XCTAssertEqual(number("5."), 5)
        XCTAssertEqual(number("123456789012345678901234567890"), 1.2345678901234568e29)
    }

    func testNumbersAreWrittenToBeReadBack() {
        var generator = SeededGenerator(seed: 11)
        func text(_ body: (inout NumberWriter) -> Void) -> String {
            var writer = NumberWriter(capacity: 32)
            body(&writer)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
        for value in [0, -0.0, 0.7, 91.4, 85.7, -5, 45.25, 1e-300, 1e300, 999_999_999.9]
            + (0..<5000).map({ _ in Double.random(in: -200...200, using: &generator) })
        {
            XCTAssertEqual(Double(text { $0.append(value) }), value)
        }
        XCTAssertEqual(text { $0.appendHundredths(-0.0) }, "0.00")
        XCTAssertEqual(text { $0.appendHundredths(-12.05) }, "-12.05")
        XCTAssertEqual(text { $0.appendHundredths(7499704.39) }, "7499704.39")
        for hundredths in -100_000...100_000 {
            let value = Double(hundredths) / 100
            XCTAssertEqual(Double(text { $0.appendHundredths(value) }), value)
        }
    }

    /// Files of nonsense: an error or a result, never a crash, and the same for every size of chunk.
    func testNonsense() {
        var generator = SeededGenerator(seed: 11)
        let pieces = ["1", "2", ",", ";", "\"", "\n", "\r\n", "NA", "-1", "1e400", "nan", "é", "\u{0}", "12.5", "sex", "age", "l", "h", "\t", " "]
        for _ in 0..<3000 {
            var text = Bool.random(using: &generator) ? "sex,age,weight,lenhei,measure\n" : ""
            for _ in 0..<Int.random(in: 0...60, using: &generator) { text += pieces.randomElement(using: &generator) ?? "" }
            let bytes = Array(text.utf8)
            let whole = try? scores(bytes, chunkSize: 512)
            XCTAssertEqual(try? scores(bytes, chunkSize: Int.random(in: 1...20, using: &generator)), whole, text)
        }
    }
}

/// splitmix64: the same cases on every run.
private struct SeededGenerator: RandomNumberGenerator {
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
