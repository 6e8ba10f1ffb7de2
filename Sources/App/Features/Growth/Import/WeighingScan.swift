import Convergence
import Database
import Days
import Growth
import Spreadsheet

/// Reads an export against what is known and works out what it would change. Changes nothing itself.
struct WeighingScan {
    let connection: any Connection
    let district: String
    let today: Day
    let author: Author
    /// The month the file is for, where somebody said so.
    let period: Month?
    let progress: @Sendable (Double) -> Void

    private struct Stored: Hashable {
        let weight: Double?
        let height: Double?
        let position: String

        init(weight: Double?, height: Double?, position: String) { (self.weight, self.height, self.position) = (weight, height, position) }
        init(_ visit: WeighingRow.Visit) { (weight, height, position) = (visit.weight, visit.height, visit.position.text) }
    }
    private struct VisitKey: Hashable {
        let child: Int
        let day: Int
    }
    private struct PlaceNames: Hashable {
        let regency: String
        let district: String
        let village: String
    }

    /// - Throws: ``Refusal/unreadable(_:)`` for a file that is none or has no header of an export; ``ColumnsUnknown`` where it lacks
    ///   columns that may stand under other titles.
    func run(_ path: String) throws -> WeighingPlan {
        try Self.inPlainWords {
            let remembered = try connection.rememberedFields(district: district)
            var reader = try WeighingReader(SpreadsheetFile.open(path), today: today, remembered: remembered)
            var plan = try read(reader)
            if reader.mustReadAgain {
                reader = try WeighingReader(SpreadsheetFile.open(path), today: today, orders: reader.decidedOrders, remembered: remembered)
                plan = try read(reader)
            }
            return plan
        }
    }

    /// Looks only at the beginning: a file that is no export is refused while whoever brought it still has it at hand.
    /// - Throws: ``Refusal/unreadable(_:)`` or ``ColumnsUnknown`` as ``run(_:)`` would.
    static func requireHeader(_ path: String, today: Day, remembered: [String: WeighingField]) throws {
        _ = try inPlainWords { try WeighingReader(SpreadsheetFile.open(path), today: today, remembered: remembered) }
    }

    private static func inPlainWords<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as SpreadsheetError {
            throw Refusal.unreadable(Copy.Files.problem(error))
        } catch WeighingHeaderError.missing(let fields, let titles) where !titles.isEmpty {
            throw ColumnsUnknown(missing: fields, titles: titles)
        } catch let error as WeighingHeaderError {
            throw Refusal.unreadable(Copy.Imports.header(error))
        }
    }

    private func read(_ reader: WeighingReader) throws -> WeighingPlan {
        var plan = WeighingPlan()
        plan.layout = reader.header.layout.rawValue
        plan.recognised = reader.header.recognised.map(\.title)
        plan.unrecognised = reader.header.unknownTitles
        plan.keptRows = reader.header.written.enumerated().map {
            KeptRow(number: $0 - reader.header.written.count, content: RowText.write($1))
        }
        let header = reader.header
        let columns = (nik: header.column(.nik), village: header.column(.village), date: header.column(.measuredOn))
        func note(_ problems: inout [RowProblem]) {
            plan.note(problems.map { located($0, columns) }) { reader.cells }
            problems.removeAll(keepingCapacity: true)
        }
        var register = ChildRegister()
        try connection.forEachChild(district: district) { child in
            _ = register.add(
                ChildRegister.Entry(
                    id: child.id, village: child.village, hasNik: child.nik != nil, firstPeriod: child.firstPeriod, isNew: false),
                ChildRegister.Identity(
                    name: child.name, sex: child.sex, birthDate: child.birthDate, nik: child.nik, parent: child.parent, village: child.village))
        }
        let known = register.entries.count
        var indexOf: [String: Int] = [:]
        for (index, entry) in register.entries.enumerated() { indexOf[entry.id] = index }
        for record in try connection.mergedRecords(district: district) {
            guard let child = indexOf[record.child.id] else { continue }
            register.add(
                merged: ChildRegister.Identity(
                    name: record.child.name, sex: record.child.sex, birthDate: record.child.birthDate, nik: record.child.nik,
                    parent: record.child.parent, village: record.child.village),
                village: record.child.village, into: child)
        }
        var aside: [VisitKey: [Stored]] = [:]
        try connection.forEachMeasurementSetAside(district: district) { id, date, weight, height, position in
            guard let child = indexOf[id] else { return }
            aside[VisitKey(child: child, day: date.number), default: []].append(Stored(weight: weight, height: height, position: position))
        }
        var taken: Set<VisitKey> = []
        let names = AreaNames(try connection.areas(of: district).compactMap { area in AreaCode("\(area.code)").map { ($0, area.name) } })
        var places: [PlaceNames: AreaNames.Match] = [:]
        var duplicates = WeighingDuplicates()
        var stored: [VisitKey: Stored] = [:]
        var loaded: Set<Month> = []
        var matched: Set<Int> = []
        var months: [Month: Int] = [:]
        var problems: [RowProblem] = []
        var last = 0.0

        while let item = try reader.next(&problems) {
            plan.rows += 1
            if reader.progress - last > 0.02 {
                last = reader.progress
                progress(last)
                try Task.checkCancellation()
            }
            guard case .read(var row) = item else {
                plan.rowsRefused += 1
                note(&problems)
                continue
            }
            let placeKey = PlaceNames(regency: row.place.regency, district: row.place.district, village: row.place.village)
            let match = places[placeKey] ?? village(placeKey, names)
            places[placeKey] = match
            guard let village = match.code else {
                let code: ProblemCode = if case .ambiguous = match { .areaAmbiguous } else { .areaUnknown }
                problems.append(RowProblem(row: row.row, column: "", value: "\(row.place.district) / \(row.place.village)", code: code))
                plan.rowsRefused += 1
                note(&problems)
                continue
            }
            if !duplicates.check(&row, &problems) {
                plan.rowsRefused += 1
            } else {
                let child = take(row, village.description, &register, &plan, &months, &matched, known, &problems)
                // A person has decided that one of two measurements of a day counts: the other changes nothing whenever it comes again.
                row.visits.removeAll { visit in
                    guard let known = aside[VisitKey(child: child, day: visit.date.number)], known.contains(Stored(visit)) else { return false }
                    plan.measurementsUnchanged += 1
                    return true
                }
                // Two rows may be found to be of one child only here: by a NIK that one of them lacks, or by a record merged into another.
                row.visits.removeAll { visit in
                    if taken.insert(VisitKey(child: child, day: visit.date.number)).inserted { return false }
                    problems.append(RowProblem(row: row.row, column: "", value: visit.date.iso, code: .duplicate))
                    return true
                }
                try visits(row, child, village.description, register, &plan, &stored, &loaded, indexOf, known, header, &problems)
            }
            note(&problems)
        }
        plan.childrenMatched = matched.count
        finish(&plan, register, known, months)
        progress(1)
        return plan
    }

    /// Puts a problem of the row as a whole to the column where it can be seen.
    private func located(
        _ problem: RowProblem, _ columns: (nik: WeighingHeader.Column?, village: WeighingHeader.Column?, date: WeighingHeader.Column?)
    ) -> RowProblem {
        guard problem.place == nil else { return problem }
        let column: WeighingHeader.Column?
        switch problem.code {
        case .areaUnknown, .areaAmbiguous: column = columns.village
        case .nikShared, .perhapsSameChild: column = columns.nik
        case .duplicate, .dateOutsideMonth: column = columns.date
        default: column = nil
        }
        guard let column else { return problem }
        return RowProblem(row: problem.row, column: column.title, value: problem.value, code: problem.code, place: column.index)
    }

    private func village(_ place: PlaceNames, _ names: AreaNames) -> AreaNames.Match {
        var parent = AreaCode(district)
        if !place.district.isEmpty {
            let match = names.match(place.district, level: .district, within: parent)
            guard let code = match.code else { return match }
            parent = code
        }
        return names.match(place.village, level: .village, within: parent)
    }

    /// Finds the row's child or makes it.
    private func take(
        _ row: WeighingRow, _ village: String, _ register: inout ChildRegister, _ plan: inout WeighingPlan, _ months: inout [Month: Int],
        _ matched: inout Set<Int>, _ known: Int, _ problems: inout [RowProblem]
    ) -> Int {
        let identity = identity(row, village)
        let first = row.visits.map(\.date.month).min()
        for visit in row.visits { months[visit.date.month, default: 0] += 1 }
        if let found = register.look(up: identity) {
            let index = found.child
            if index < known { matched.insert(index) }
            register.learn(index, identity)
            register.update(index) { entry in
                if let first, entry.firstPeriod.map({ first < $0 }) ?? true { entry.firstPeriod = first }
                // What a merged record said before its merge is no news.
                guard let earlier = found.mergedVillage else {
                    entry.isNamed = true
                    entry.village = village
                    return
                }
                if !entry.isNamed, village != earlier { entry.village = village }
            }
            return index
        }
        plan.childrenNew += 1
        let child = WeighingPlan.NewChild(
            id: author.identifier(), village: village, nik: row.nik.valid, name: row.name, sex: row.sex, birthDate: row.birthDate,
            parent: row.parents.first ?? "", posyandu: row.place.posyandu, firstPeriod: first)
        let index = register.add(
            ChildRegister.Entry(
                id: child.id, village: village, hasNik: child.nik != nil, firstPeriod: first, isNew: true, place: plan.newChildren.count,
                nik: child.nik,
                isNamed: true),
            identity)
        if register.resembles(row.name, row.birthDate, child.parent, but: index) {
            problems.append(RowProblem(row: row.row, column: "", value: row.nik.valid ?? "", code: .perhapsSameChild))
        }
        plan.newChildren.append(child)
        return index
    }

    private func visits(
        _ row: WeighingRow, _ child: Int, _ village: String, _ register: ChildRegister, _ plan: inout WeighingPlan,
        _ stored: inout [VisitKey: Stored],
        _ loaded: inout Set<Month>, _ indexOf: [String: Int], _ known: Int, _ header: WeighingHeader, _ problems: inout [RowProblem]
    ) throws {
        if let nik = row.nik.valid, child >= known, register.isShared(nik, by: child), !problems.contains(where: { $0.code == .nikShared }) {
            problems.append(RowProblem(row: row.row, column: "", value: nik, code: .nikShared))
        }
        if !row.refused.isEmpty {
            let isSwapped = problems.contains { $0.code == .swapped }
            for stated in row.refused { plan.comparison.refused(stated, isSwapped: isSwapped) }
        }
        for visit in row.visits {
            let month = visit.date.month
            if let period, month != period { problems.append(RowProblem(row: row.row, column: "", value: visit.date.iso, code: .dateOutsideMonth)) }
            if loaded.insert(month).inserted, known > 0 {
                try connection.forEachMeasurement(in: month, district: district) { id, date, weight, height, position in
                    guard let index = indexOf[id] else { return }
                    stored[VisitKey(child: index, day: date.number)] = Stored(weight: weight, height: height, position: position)
                }
            }
            let scores = try? ZScores(
                Anthropometry(
                    sex: row.sex, ageInDays: Double(visit.date - row.birthDate), weight: visit.weight, height: visit.height, position: visit.position)
            )
            problems += plan.comparison.compare(visit, row, scores, header, month: visit.place)
            let earlier = child < known ? stored[VisitKey(child: child, day: visit.date.number)] : nil
            if let earlier, earlier == Stored(visit) {
                plan.measurementsUnchanged += 1
                continue
            }
            let measurement = WeighingPlan.NewMeasurement(
                child: register.entries[child].id, date: visit.date, village: village, weight: visit.weight, height: visit.height,
                position: visit.position,
                scores: scores)
            if earlier == nil { plan.newMeasurements.append(measurement) } else { plan.corrected.append(measurement) }
        }
    }

    private func identity(_ row: WeighingRow, _ village: String) -> ChildRegister.Identity {
        ChildRegister.Identity(
            name: row.name, sex: row.sex, birthDate: row.birthDate, nik: row.nik.valid, parent: row.parents.first ?? "", village: village)
    }

    /// A child without a visit belongs to the month that most of the file is about.
    private func finish(_ plan: inout WeighingPlan, _ register: ChildRegister, _ known: Int, _ months: [Month: Int]) {
        let usual = period ?? months.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? today.month
        plan.month = usual
        for (index, entry) in register.entries.enumerated() {
            if entry.isNew {
                let child = plan.newChildren[entry.place]
                plan.newChildren[entry.place] = WeighingPlan.NewChild(
                    id: child.id, village: entry.village, nik: child.nik ?? entry.nik, name: child.name, sex: child.sex, birthDate: child.birthDate,
                    parent: child.parent, posyandu: child.posyandu, firstPeriod: entry.firstPeriod ?? usual)
            } else if index < known, entry.isChanged {
                plan.changedChildren.append(
                    WeighingPlan.ChildChange(id: entry.id, village: entry.village, nik: entry.nik, firstPeriod: entry.firstPeriod ?? usual))
            }
        }
    }
}

/// A file that is an export as far as its titles can be read, and lacks columns that one of the other titles may be of.
struct ColumnsUnknown: Error {
    let missing: [WeighingField]
    let titles: [String]
    var refusal: Refusal { .unreadable(Copy.Imports.header(.missing(missing, unrecognised: titles))) }
}

extension Position? {
    /// As it is stored.
    var text: String { self == .lying ? "l" : self == .standing ? "h" : "" }
}
