import Days
import Spreadsheet
import XCTest

@testable import App

/// Rows that stand in the test instead of a file. `nil` leaves a row number out, as an empty row does.
final class RowsInMemory: RowReader {
    let kind = FileKind.text
    let sheets: [SheetName] = []
    let sheet: Int? = nil
    private let rows: [[Cell]]
    private var index = 0

    init(_ rows: [[Cell]]) { self.rows = rows }

    var progress: Double { rows.isEmpty ? 1 : Double(index) / Double(rows.count) }

    func next(_ row: inout Row) throws(SpreadsheetError) -> Bool {
        while index < rows.count {
            index += 1
            row = Row(number: index, cells: rows[index - 1])
            if row.width > 0 { return true }
        }
        return false
    }
}

extension Cell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public init(stringLiteral text: String) { self = text.isEmpty ? .empty : .text(text) }
    public init(floatLiteral number: Double) { self = .number(number) }
    public init(integerLiteral number: Int) { self = .number(Double(number)) }
}

let testToday = Day(iso: "2026-06-10")!

/// A header of few columns, and rows below it.
struct ExportInMemory {
    static let header: [Cell] = ["NIK", "Nama", "JK", "Tgl Lahir", "Desa/Kel", "Tanggal Pengukuran", "Berat", "Tinggi", "Cara Ukur"]

    static func row(
        nik: Cell = "3302012003250001", name: Cell = "Budi Contoh", sex: Cell = "L", birth: Cell = "20/03/2025", village: Cell = "Lumbir",
        date: Cell = "05/06/2026", weight: Cell = 9.5, height: Cell = 75.2, position: Cell = "Terlentang"
    ) -> [Cell] {
        [nik, name, sex, birth, village, date, weight, height, position]
    }

    static func read(
        _ rows: [[Cell]], header: [[Cell]] = [header], orders: [Int: DateOrder] = [:]
    ) throws -> (rows: [WeighingRow], problems: [RowProblem], reader: WeighingReader) {
        let reader = try WeighingReader(RowsInMemory(header + rows), today: testToday, orders: orders)
        var result: [WeighingRow] = []
        var problems: [RowProblem] = []
        while let item = try reader.next(&problems) {
            if case .read(let row) = item { result.append(row) }
        }
        return (result, problems, reader)
    }

    /// The codes found in one row.
    static func codes(_ row: [Cell]) throws -> [ProblemCode] { try read([row]).problems.map(\.code) }
}
