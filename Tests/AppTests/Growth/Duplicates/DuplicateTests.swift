import App
import Database
import Days
import Foundation
import Spreadsheet
import TestSupport
import XCTest

@testable import App

/// Records that may be of one child: found, decided by a person, undone; files keep finding the child.
final class DuplicateTests: XCTestCase {
    /// Two records of one boy (another NIK, typed anew), measured on one day with other results and on a day each; and twins under one NIK.
    private var file: ExportFile {
        var file = ExportFile()
        file.rows = [
            ExportFile.row(date: "05/03/2026", weight: 9.1, height: 74.1),
            ExportFile.row(date: "05/05/2026", weight: 9.5, height: 75.2),
            ExportFile.row(nik: "9901012003250009", name: " BUDI CONTOH", village: "Tambaksogra", date: "05/04/2026", weight: 9.2, height: 74.5),
            ExportFile.row(nik: "9901012003250009", name: "BUDI  CONTOH", village: "Tambaksogra", date: "05/05/2026", weight: 9.9, height: 70),
            ExportFile.row(nik: "9901012003250005", name: "Ani", sex: "P", parents: "Rina"),
            ExportFile.row(nik: "9901012003250005", name: "Ina", sex: "P", parents: "Rina"),
        ]
        return file
    }

    private static let summaries: SQL =
        """
        SELECT period || ' ' || village || ' ' || registered || ' ' || measured || ' ' || height_valid || ' ' || stunted || ' ' || weight_valid
        FROM growth_summary ORDER BY 1
        """
    private static let measurements: SQL =
        "SELECT c.name || ' ' || m.date || ' ' || m.weight || ' ' || m.height FROM measurement m JOIN child c ON c.id = m.child ORDER BY 1"

    private func pair(_ district: TestDistrict, _ reason: SuspectedPair.Reason) async throws -> SuspectedPair {
        let pairs = try await district.workspace.database.read { try $0.suspectedPairs(district: TestDistrict.code) }
        return try XCTUnwrap(pairs.first { $0.reasons.contains(reason) })
    }

    private func ofBudi(_ district: TestDistrict) async throws -> (own: String, other: String) {
        let ids = try await ExportFile.dump(district, "SELECT id FROM child WHERE birth_date = '2025-03-20' AND sex = 'm' ORDER BY nik")
        return (ids[0], ids[1])
    }

    func testFoundDecidedAndUndone() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { folder in
                let loaded = try await file.load(into: district, folder)
                XCTAssertEqual(loaded.childrenNew, 4, "nothing is merged by itself")
                XCTAssertEqual(Set(loaded.problems.map(\.code)), ["perhaps_same_child", "nik_shared"])
                let client = try await district.client("nutrition-officer")
                let before = try await client.get("/growth/duplicates")
                XCTAssertTrue(before.text.contains("2 pasang catatan"), before.text)
                XCTAssertTrue(before.text.contains("••••••••••••0009"))
                _ = try await client.get("/growth/duplicates")
                let seen = try await district.workspace.database.read {
                    try $0.count("SELECT COUNT(*) FROM ledger WHERE action = 'child.pairs-seen'")
                }
                XCTAssertEqual(seen, 1, "who looked is in the ledger, once a day")
                XCTAssertFalse(before.text.contains("9901012003250009"), "a NIK is shown masked")
                XCTAssertTrue(before.text.contains("1 hari diukur pada kedua catatan, 1 dengan hasil berbeda"))
                let (summaries, measurements) = (
                    try await ExportFile.dump(district, Self.summaries), try await ExportFile.dump(district, Self.measurements)
                )

                // The twins are two.
                let twins = try await pair(district, .nik)
                let apart = try await client.post(
                    "/growth/duplicates", ["first": twins.second, "second": twins.first, "decision": "different"])
                XCTAssertEqual(apart.status, 303)
                let one = try await client.get("/growth/duplicates")
                XCTAssertTrue(one.text.contains("1 pasang catatan"))

                // The boy is one.
                let (own, other) = try await ofBudi(district)
                let merged = try await client.post("/growth/duplicates", ["first": own, "second": other, "decision": "keep-first"])
                XCTAssertEqual(merged.status, 303)
                let after = try await client.get("/growth/duplicates")
                XCTAssertTrue(after.text.contains("Tidak ada catatan ganda"))
                XCTAssertTrue(after.text.contains("disisihkan 9,9 kg, 70,0 cm"), after.text)
                let of = try await ExportFile.dump(district, Self.measurements)
                XCTAssertEqual(
                    of.filter { $0.hasPrefix("Budi") },
                    ["Budi Contoh 2026-03-05 9.1 74.1", "Budi Contoh 2026-04-05 9.2 74.5", "Budi Contoh 2026-05-05 9.5 75.2"])
                // The counts are those of a count from the beginning.
                let counted = try await ExportFile.dump(district, Self.summaries)
                try await district.workspace.database.write {
                    try $0.refreshGrowthSummaries(district: TestDistrict.code, from: Month(year: 2026, number: 1))
                }
                let anew = try await ExportFile.dump(district, Self.summaries)
                XCTAssertEqual(counted, anew)
                let registered = try await district.workspace.database.read {
                    try $0.growthSeries(of: TestDistrict.code, district: TestDistrict.code).last?.counts.registered
                }
                XCTAssertEqual(registered, 3)

                // The same file changes nothing; a later one finds the child by what was merged.
                let again = try await file.load(into: district, folder)
                XCTAssertEqual([again.childrenNew, again.measurementsNew, again.measurementsCorrected], [0, 0, 0])
                XCTAssertEqual(again.measurementsUnchanged, 6)
                let unchanged = try await ExportFile.dump(district, Self.summaries)
                XCTAssertEqual(unchanged, counted)
                var june = ExportFile()
                june.rows = [ExportFile.row(nik: "9901012003250009", date: "05/06/2026", weight: 9.8, height: 76)]
                let later = try await june.load(into: district, folder, dryRun: true)
                XCTAssertEqual([later.childrenNew, later.childrenMatched, later.measurementsNew], [0, 1, 1])

                // Undone, everything is as it was.
                let merge = try await ExportFile.dump(district, "SELECT id FROM child_merge")[0]
                let undone = try await client.post("/growth/duplicates/\(merge)/undo", from: "/growth/duplicates", [:])
                XCTAssertEqual(undone.status, 303)
                let (backSummaries, backMeasurements) = (
                    try await ExportFile.dump(district, Self.summaries), try await ExportFile.dump(district, Self.measurements)
                )
                XCTAssertEqual(backSummaries, summaries)
                XCTAssertEqual(backMeasurements, measurements)
                let actions = try await ExportFile.dump(district, "SELECT action FROM ledger WHERE subject LIKE 'child/%' ORDER BY sequence")
                XCTAssertEqual(actions, ["child.kept-apart", "child.merged", "child.merge-undone"])
                let verification = try await district.workspace.database.verifyLedger()
                XCTAssertTrue(verification.isWhole)
            }
        }
    }

    func testTheOtherRecordCanBeKeptAndAChainIsTakenApartFromItsEnd() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { folder in
                var file = file
                file.rows.append(ExportFile.row(nik: "9901012003250008", date: "05/02/2026", weight: 8.8, height: 73))
                try await file.load(into: district, folder)
                let ids = try await ExportFile.dump(district, "SELECT id FROM child WHERE sex = 'm' ORDER BY nik")
                XCTAssertEqual(ids.count, 3)
                let duplicates = Duplicates(workspace: district.workspace)
                let author = try await district.author("nutrition-officer")
                try await duplicates.decide(ids[0], ids[1], .keepSecond, by: author)
                try await duplicates.decide(ids[1], ids[2], .keepSecond, by: author)
                let left = try await ExportFile.dump(district, "SELECT id FROM child WHERE sex = 'm'")
                XCTAssertEqual(left, [ids[2]])
                let may = try await ExportFile.dump(district, Self.measurements)
                XCTAssertTrue(may.contains { $0.contains("2026-05-05 9.9") }, "the second record's counts")
                let again = try await file.load(into: district, folder)
                XCTAssertEqual([again.childrenNew, again.measurementsNew, again.measurementsCorrected], [0, 0, 0])

                let merges = try await district.workspace.database.read { try $0.mergedRecords(district: TestDistrict.code) }
                XCTAssertEqual(Set(merges.map(\.child.id)), [ids[2]])
                let firstMerge = try XCTUnwrap(merges.first { $0.record == ids[0] })
                let secondMerge = try XCTUnwrap(merges.first { $0.record == ids[1] })
                do {
                    try await duplicates.undo(firstMerge.merge, by: author)
                    XCTFail("a later merge comes first")
                } catch Refusal.rule {}
                try await duplicates.undo(secondMerge.merge, by: author)
                try await duplicates.undo(firstMerge.merge, by: author)
                let back = try await ExportFile.dump(district, "SELECT id FROM child WHERE sex = 'm' ORDER BY nik")
                XCTAssertEqual(back, ids)
            }
        }
    }

    func testWhatIsNotThereIsNotFound() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("nutrition-officer")
            let (one, other) = (Identifier.make(at: district.now), Identifier.make(at: district.now))
            for fields: KeyValuePairs<String, String> in [
                ["first": one, "second": other, "decision": "keep-first"], ["first": "x", "second": other, "decision": "different"],
                ["first": one, "second": other, "decision": "perhaps"], ["first": one, "second": one, "decision": "different"],
            ] {
                let answer = try await client.post("/growth/duplicates", fields)
                XCTAssertEqual(answer.status, 404)
            }
            let empty = try await client.get("/growth/duplicates")
            XCTAssertTrue(empty.text.contains("Tidak ada catatan ganda"))
        }
    }

    /// Two rows that turn out to be one child only by what is known: the second of a day is told, and nothing breaks.
    func testTwoRowsOfOneChildAndDayByDifferentWays() async throws {
        try await TestDistrict.each { district in
            try await TestDatabases.directory { folder in
                var file = ExportFile()
                file.rows = [ExportFile.row(nik: "", weight: 9.1), ExportFile.row(weight: 9.5)]
                let loaded = try await file.load(into: district, folder)
                XCTAssertEqual([loaded.childrenNew, loaded.measurementsNew, loaded.duplicates], [1, 1, 1])
                let again = try await file.load(into: district, folder)
                XCTAssertEqual([again.childrenNew, again.measurementsNew, again.measurementsCorrected], [0, 0, 0])
            }
        }
    }

    func testGroupsAndReasons() {
        func child(_ id: String, _ nik: String?, _ name: String, _ parent: String, village: String = "v") -> KnownChild {
            KnownChild(
                id: id, village: village, nik: nik, name: name, sex: .male, birthDate: Day(iso: "2025-01-01")!, parent: parent,
                firstPeriod: Month(year: 2025, number: 1))
        }
        var search = SuspectedPairs()
        for (id, nik, name, parent) in [
            ("a", "1", "Budi", "Siti"), ("b", "1", "BUDI", "siti"), ("c", "2", "Budi", ""), ("d", "3", "Ani", "Siti"),
        ] { search.add(child(id, nik, name, parent)) }
        let pairs = search.pairs(apart: [])
        XCTAssertEqual(pairs.map { "\($0.first)\($0.second)" }, ["ab", "bc"])
        XCTAssertEqual(pairs[0].reasons, [.person, .nik])
        XCTAssertEqual(pairs[1].reasons, [.place])
        XCTAssertEqual(search.pairs(apart: [SuspectedPair.Key("b", "a")]).count, 1)
        // A hundred under one NIK are no five thousand questions.
        var many = SuspectedPairs()
        for index in 0..<100 { many.add(child("\(1_000 + index)", "1", "Nama \(index)", "Ibu \(index)")) }
        XCTAssertEqual(many.pairs(apart: []).count, 99)
    }
}
