import App
import Database
import Days
import Foundation
import Spreadsheet
import TestSupport
import XCTest

@testable import App

/// Files of a few rows, brought into a test's district by the command's way.
struct ExportFile {
    var header: [Cell] = [
        "NIK", "Nama", "JK", "Tgl Lahir", "Nama Ortu", "Kec", "Desa/Kel", "Tanggal Pengukuran", "Berat", "Tinggi", "Cara Ukur", "BB/U", "ZS BB/U",
        "TB/U",
        "ZS TB/U", "BB/TB", "ZS BB/TB",
    ]
    var rows: [[Cell]] = []

    static func row(
        nik: Cell = "9901012003250001", name: Cell = "Budi Contoh", sex: Cell = "L", birth: Cell = "20/03/2025", parents: Cell = "Siti / Joko",
        district: Cell = "Sumbang", village: Cell = "Karanggintung", date: Cell = "05/05/2026", weight: Cell = 9.5, height: Cell = 75.2,
        position: Cell = "Terlentang", stated: [Cell] = []
    ) -> [Cell] {
        [nik, name, sex, birth, parents, district, village, date, weight, height, position] + stated
    }

    /// Writes an xlsx and loads it.
    @discardableResult
    func load(into district: TestDistrict, _ folder: String, report: String? = nil, dryRun: Bool = false) async throws -> WeighingReport {
        try await Self.load(try write(folder), into: district, report: report, dryRun: dryRun)
    }

    static func load(_ path: String, into district: TestDistrict, report: String? = nil, dryRun: Bool = false) async throws -> WeighingReport {
        try await district.workspace.importGrowth(path, period: nil, dryRun: dryRun, report: report) { _ in }
    }

    func write(_ folder: String) throws -> String {
        let path = "\(folder)/\(UUID().uuidString).xlsx"
        let writer = try WorkbookWriter(path: path, sheetName: "Data", columns: [])
        for row in [header] + rows { try writer.append(row) }
        try writer.close()
        return path
    }

    static func rows(of path: String) throws -> [[Cell]] {
        var result: [[Cell]] = []
        try SpreadsheetFile.open(path).forEachRow { result.append($0.cells) }
        return result
    }

    /// Every row of a table as text, to be compared before and after.
    static func dump(_ district: TestDistrict, _ sql: SQL) async throws -> [String] {
        try await district.workspace.database.read { try $0.all(sql) { try $0.string(0) } }
    }
}
