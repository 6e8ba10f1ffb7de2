import Collaboration
import XCTest

final class OwnWordsTests: XCTestCase {
    private let statement = "Air bersih di Lumbir belum masuk DPA tahun ini, karena usulan desa terlambat dua minggu."

    func testOwnWordsStandAlsoWhereTheyShareSomeOfTheSpeakers() throws {
        for text in [
            "Lumbir belum punya anggaran air bersih sebab desanya telat mengusulkan",
            "Dinkes menangkap bahwa air bersih di Lumbir belum masuk DPA, jadi kita cari dana desa dulu",
        ] { XCTAssertEqual(try OwnWords.required("  \(text) \n", of: statement), text) }
    }

    func testTheSpeakersWordsAreNoReadBack() {
        let copies = [
            statement, statement.uppercased(), "  " + statement.replacing(",", with: " –") + "!",
            "Air bersih di Lumbir belum masuk DPA tahun ini",
            "Setuju: " + statement,
            "karena usulan desa terlambat dua minggu, ya",
        ]
        for copy in copies { expect(.notOwnWords, copy) { try OwnWords.required(copy, of: statement) } }
    }

    func testAFewWordsSayNothing() {
        expect(.textMissing) { try OwnWords.required(" \n", of: statement) }
        for text in ["ya", "Siap, dipahami.", "sudah paham, bu", "… 1 2 3 !!!"] {
            expect(.tooFewWords(fewest: 4), text) { try OwnWords.required(text, of: statement) }
        }
        expect(.textTooLong(limit: 8_000)) { try OwnWords.required(String(repeating: "a b ", count: 2_001), of: statement) }
    }

    func testFourFifthsIsTheLine() throws {
        let spoken = "a b c d e f g h i j"
        // 7 of 9 words in one run: own; 8 of 10: a copy.
        XCTAssertNoThrow(try OwnWords.required("x a b c d e f g y", of: spoken))
        expect(.notOwnWords) { try OwnWords.required("x a b c d e f g h y", of: spoken) }
        // The same words in another order are the listener's.
        XCTAssertNoThrow(try OwnWords.required("j i h g f e d c b a", of: spoken))
        XCTAssertNoThrow(try OwnWords.required("satu dua tiga empat", of: ""))
    }
}
