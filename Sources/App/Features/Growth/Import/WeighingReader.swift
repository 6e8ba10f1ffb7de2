import Days
import Growth
import Spreadsheet

/// Reads a weighing export row by row into children and visits, in the memory of one row.
///
/// Dates are read in the order that is assumed for their column, day first unless told otherwise. Only the end of the file shows whether
/// the assumption held: if ``mustReadAgain`` is true then, drop what was read and read again with ``decidedOrders``.
final class WeighingReader {
    enum Item {
        case read(WeighingRow)
        /// Left out; the problems say why.
        case refused(row: Int)
    }

    let header: WeighingHeader
    private let rows: any RowReader
    private let today: Day
    private let orders: [Int: DateOrder]
    private var pending: Row?
    private var row = Row()
    private let columns: Columns
    /// What the file states of the row's visits that are not taken.
    private var refused: [WeighingRow.Stated] = []

    /// Rows read behind the header, empty ones not counted.
    private(set) var rowsRead = 0
    private(set) var rowsRefused = 0
    /// What the dates of each column (from 0) have shown so far.
    private(set) var evidence: [Int: DateEvidence] = [:]

    /// Finds the header.
    /// - Parameters:
    ///   - today: dates after it lie in the future.
    ///   - orders: by column (from 0); day first where none is given.
    /// - Throws: ``WeighingHeaderError``, or the reader's `SpreadsheetError`.
    ///   - remembered: titles that somebody has explained.
    init(_ rows: any RowReader, today: Day, orders: [Int: DateOrder] = [:], remembered: [String: WeighingField] = [:]) throws {
        (header, pending) = try WeighingHeader.find(rows, remembered: remembered)
        columns = Columns(header)
        self.rows = rows
        self.today = today
        self.orders = orders
    }

    /// The row that was read last, as it stands.
    var cells: [Cell] { row.cells }

    /// Share of the file read, 0...1.
    var progress: Double { rows.progress }

    /// The order of each column of dates, by all the dates read so far.
    var decidedOrders: [Int: DateOrder] { evidence.mapValues(\.order) }
    var mustReadAgain: Bool { decidedOrders.contains { (orders[$0.key] ?? .dayFirst) != $0.value } }

    /// The next row; `nil` at the end. Appends what is wrong with it to `problems`.
    func next(_ problems: inout [RowProblem]) throws(SpreadsheetError) -> Item? {
        if let waiting = pending {
            row = waiting
            pending = nil
        } else {
            guard try rows.next(&row) else { return nil }
        }
        rowsRead += 1
        if let read = read(&problems) { return .read(read) }
        rowsRefused += 1
        return .refused(row: row.number)
    }

    // MARK: One row

    private func read(_ problems: inout [RowProblem]) -> WeighingRow? {
        let name = text(columns.name)
        let nikText = text(columns.nik)
        let birthText = text(columns.birthDate)
        if isBlank(name), isBlank(nikText), isBlank(birthText) {
            problems.append(RowProblem(row: row.number, column: "", value: "", code: .noChild))
            return nil
        }
        // Files pasted together have their header in the middle too.
        if name.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "n"), WeighingField.recognise(name)?.field == .name,
            WeighingField.recognise(birthText)?.field == .birthDate
        {
            problems.append(RowProblem(row: row.number, column: "", value: "", code: .headerRepeated))
            return nil
        }
        var isRefused = false
        if isBlank(name) {
            note(.nameMissing, columns.name, &problems)
            isRefused = true
        }
        let (nik, nikProblem) = NikReader.read(cell(columns.nik))
        if let nikProblem { note(nikProblem, columns.nik, &problems) }
        let (sex, sexProblem) = SexReader.read(text(columns.sex))
        if let sexProblem { note(sexProblem, columns.sex, &problems) }
        let birth = birthDate(&problems)
        let place = place()
        if place.village.isEmpty {
            note(.villageMissing, columns.village, &problems)
            isRefused = true
        }
        guard let sex, let birth, !isRefused else { return nil }

        var result = WeighingRow(row: row.number, nik: nik, name: name, sex: sex, birthDate: birth, parents: [], place: place, visits: [])
        result.birthWeight = measure(MeasureReader.birthWeight, columns.birthWeight, &problems)
        result.birthHeight = measure(MeasureReader.birthHeight, columns.birthHeight, &problems)
        result.parents = ParentsReader.read(text(columns.parents))
        if columns.parentNik != nil { result.parentNik = NikReader.read(cell(columns.parentNik)).0 }
        result.familyCard = text(columns.familyCard)
        refused.removeAll(keepingCapacity: true)
        for visit in columns.visits {
            if let visit = read(visit, birth, &problems) { result.visits.append(visit) }
        }
        result.refused = refused
        return result
    }

    private func place() -> WeighingRow.Place {
        func area(_ column: WeighingHeader.Column?) -> String {
            let written = text(column)
            return isBlank(written) ? "" : written
        }
        return WeighingRow.Place(
            province: area(columns.province), regency: area(columns.regency), district: area(columns.district),
            healthCentre: area(columns.healthCentre), village: area(columns.village), posyandu: area(columns.posyandu),
            rt: area(columns.rt), rw: area(columns.rw), address: area(columns.address))
    }

    private func birthDate(_ problems: inout [RowProblem]) -> Day? {
        let code: ProblemCode
        switch date(columns.birthDate) {
        case .day(let day): return day
        case .blank: code = .birthDateMissing
        case .unreadable: code = .birthDateUnreadable
        case .impossible: code = .birthDateImpossible
        case .tooEarly: code = .birthDateTooEarly
        case .inFuture: code = .birthDateInFuture
        }
        note(code, columns.birthDate, &problems)
        return nil
    }

    // MARK: One visit

    private func read(_ columns: VisitColumns, _ birth: Day, _ problems: inout [RowProblem]) -> WeighingRow.Visit? {
        var (weight, weightProblem) = MeasureReader.weight.read(cell(columns.weight))
        var (height, heightProblem) = MeasureReader.height.read(cell(columns.height))
        let isWeighed = weight != nil || height != nil || weightProblem != nil || heightProblem != nil
        guard isWeighed else { return nil }
        if weightProblem != nil, heightProblem != nil, MeasureReader.weight.read(cell(columns.height)).0 != nil,
            MeasureReader.height.read(cell(columns.weight)).0 != nil
        {
            (weightProblem, heightProblem) = (.swapped, .swapped)
        }
        if let weightProblem {
            note(weightProblem, columns.weight, &problems)
            weight = nil
        }
        if let heightProblem {
            note(heightProblem, columns.height, &problems)
            height = nil
        }
        guard let date = visitDate(columns, birth, &problems), weight != nil || height != nil else {
            refused.append(stated(columns))
            return nil
        }
        let (position, positionProblem) = PositionReader.read(text(columns.position))
        if let positionProblem { note(positionProblem, columns.position, &problems) }
        return WeighingRow.Visit(
            date: date, weight: weight, height: height, position: position,
            armCircumference: measure(MeasureReader.armCircumference, columns.armCircumference, &problems), stated: stated(columns),
            place: columns.month)
    }

    private func visitDate(_ columns: VisitColumns, _ birth: Day, _ problems: inout [RowProblem]) -> Day? {
        switch date(columns.measuredOn) {
        case .blank: note(.dateMissing, columns.measuredOn, &problems)
        case .unreadable: note(.dateUnreadable, columns.measuredOn, &problems)
        case .impossible: note(.dateImpossible, columns.measuredOn, &problems)
        case .tooEarly: note(.dateTooEarly, columns.measuredOn, &problems)
        case .inFuture: note(.dateInFuture, columns.measuredOn, &problems)
        case .day(let day):
            guard day >= birth else {
                note(.dateBeforeBirth, columns.measuredOn, &problems)
                return nil
            }
            // Age limit of the standards: 60 months of 30.4375 days.
            if Double(day - birth) >= 60 * Age.daysInMonth { note(.olderThanFive, columns.measuredOn, &problems) }
            if let heading = columns.heading, day.month.number != heading.month || heading.year.map({ $0 != day.month.year }) ?? false {
                note(.dateOutsideMonth, columns.measuredOn, &problems)
            }
            return day
        }
        return nil
    }

    /// Unreadable values are left out without a word: they are not used, only compared.
    private func stated(_ columns: VisitColumns) -> WeighingRow.Stated {
        func number(_ column: WeighingHeader.Column?) -> Double? {
            guard let column else { return nil }
            switch row[column.index] {
            case .number(let value): return value
            case .text(let text): if case .number(let value) = NumberReader.read(trimmed(text)) { return value }
            default: break
            }
            return nil
        }
        return WeighingRow.Stated(
            weightForAge: number(columns.weightForAgeZ), heightForAge: number(columns.heightForAgeZ),
            weightForHeight: number(columns.weightForHeightZ), weightForAgeClass: text(columns.weightForAgeClass),
            heightForAgeClass: text(columns.heightForAgeClass), weightForHeightClass: text(columns.weightForHeightClass))
    }

    // MARK: Cells

    private func cell(_ column: WeighingHeader.Column?) -> Cell { column.map { row[$0.index] } ?? .empty }
    private func text(_ column: WeighingHeader.Column?) -> String { cell(column).trimmedText }

    private func date(_ column: WeighingHeader.Column?) -> DateReader.Reading {
        guard let column else { return .blank }
        return DateReader.read(
            row[column.index], order: orders[column.index] ?? .dayFirst, today: today, evidence: &evidence[column.index, default: DateEvidence()])
    }

    private func measure(_ reader: MeasureReader, _ column: WeighingHeader.Column?, _ problems: inout [RowProblem]) -> Double? {
        guard column != nil else { return nil }
        let (value, problem) = reader.read(cell(column))
        if let problem { note(problem, column, &problems) }
        return value
    }

    private func note(_ code: ProblemCode, _ column: WeighingHeader.Column?, _ problems: inout [RowProblem]) {
        problems.append(
            RowProblem(
                row: row.number, column: column?.title ?? "", value: String(cell(column).plainText.prefix(80)), code: code, place: column?.index))
    }

    // MARK: Columns

    /// The columns looked up once.
    private struct Columns {
        let name, nik, sex, birthDate, birthWeight, birthHeight, parents, parentNik, familyCard: WeighingHeader.Column?
        let province, regency, district, healthCentre, village, posyandu, rt, rw, address: WeighingHeader.Column?
        let visits: [VisitColumns]

        init(_ header: WeighingHeader) {
            name = header.column(.name)
            nik = header.column(.nik)
            sex = header.column(.sex)
            birthDate = header.column(.birthDate)
            birthWeight = header.column(.birthWeight)
            birthHeight = header.column(.birthHeight)
            parents = header.column(.parents)
            parentNik = header.column(.parentNik)
            familyCard = header.column(.familyCard)
            province = header.column(.province)
            regency = header.column(.regency)
            district = header.column(.district)
            healthCentre = header.column(.healthCentre)
            village = header.column(.village)
            posyandu = header.column(.posyandu)
            rt = header.column(.rt)
            rw = header.column(.rw)
            address = header.column(.address)
            let months: [Int?] = header.layout == .monthly ? header.months.indices.map { $0 } : [nil]
            visits = months.map { VisitColumns(header, $0) }
        }
    }

    private struct VisitColumns {
        let heading: IndonesianMonths.Heading?
        let month: Int?
        let measuredOn, weight, height, position, armCircumference: WeighingHeader.Column?
        let weightForAgeZ, heightForAgeZ, weightForHeightZ: WeighingHeader.Column?
        let weightForAgeClass, heightForAgeClass, weightForHeightClass: WeighingHeader.Column?

        init(_ header: WeighingHeader, _ month: Int?) {
            heading = month.map { header.months[$0] }
            self.month = month
            measuredOn = header.column(.measuredOn, month: month)
            weight = header.column(.weight, month: month)
            height = header.column(.height, month: month)
            position = header.column(.position, month: month)
            armCircumference = header.column(.armCircumference, month: month)
            weightForAgeZ = header.column(.weightForAgeZ, month: month)
            heightForAgeZ = header.column(.heightForAgeZ, month: month)
            weightForHeightZ = header.column(.weightForHeightZ, month: month)
            weightForAgeClass = header.column(.weightForAgeClass, month: month)
            heightForAgeClass = header.column(.heightForAgeClass, month: month)
            weightForHeightClass = header.column(.weightForHeightClass, month: month)
        }
    }
}
