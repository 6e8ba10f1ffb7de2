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

    private struct Stored {
        let weight: Double?
        let height: Double?
        let position: String
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

    /// - Throws: ``Refusal/unreadable(_:)`` for a file that is none or has no header of an export.
    func run(_ path: String) throws -> WeighingPlan {
        try Self.inPlainWords {
            var reader = try WeighingReader(SpreadsheetFile.open(path), today: today)
            var plan = try read(reader)
            if reader.mustReadAgain {
                reader = try WeighingReader(SpreadsheetFile.open(path), today: today, orders: reader.decidedOrders)
                plan = try read(reader)
            }
            return plan
        }
    }

    /// Looks only at the beginning: a file that is no export is refused while whoever brought it still has it at hand.
    /// - Throws: ``Refusal/unreadable(_:)`` as ``run(_:)`` would.
    static func requireHeader(_ path: String, today: Day) throws {
        _ = try inPlainWords { try WeighingReader(SpreadsheetFile.open(path), today: today) }
    }

    private static func inPlainWords<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as SpreadsheetError {
            throw Refusal.unreadable(Copy.Files.problem(error))
        } catch let error as WeighingHeaderError {
            throw Refusal.unreadable(Copy.Imports.header(error))
        }
    }

    private func read(_ reader: WeighingReader) throws -> WeighingPlan {
        var plan = WeighingPlan()
        plan.layout = reader.header.layout.rawValue
        plan.recognised = reader.header.recognised.map(\.title)
        plan.unrecognised = reader.header.unrecognised.map(\.title).filter { !$0.isEmpty }
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
                plan.note(problems)
                problems.removeAll(keepingCapacity: true)
                continue
            }
            let placeKey = PlaceNames(regency: row.place.regency, district: row.place.district, village: row.place.village)
            let match = places[placeKey] ?? village(placeKey, names)
            places[placeKey] = match
            guard let village = match.code else {
                let code: ProblemCode = if case .ambiguous = match { .areaAmbiguous } else { .areaUnknown }
                problems.append(RowProblem(row: row.row, column: "", value: "\(row.place.district) / \(row.place.village)", code: code))
                plan.rowsRefused += 1
                plan.note(problems)
                problems.removeAll(keepingCapacity: true)
                continue
            }
            if !duplicates.check(&row, &problems) { plan.rowsRefused += 1 } else {
                try take(row, village.description, &register, &plan, &months, &matched, known)
                try visits(row, village.description, register, &plan, &stored, &loaded, indexOf, known, &problems)
            }
            plan.note(problems)
            problems.removeAll(keepingCapacity: true)
        }
        plan.childrenMatched = matched.count
        finish(&plan, register, known, months)
        progress(1)
        return plan
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
        _ matched: inout Set<Int>, _ known: Int
    ) throws {
        let identity = identity(row, village)
        let first = row.visits.map(\.date.month).min()
        for visit in row.visits { months[visit.date.month, default: 0] += 1 }
        if let index = register.find(identity) {
            if index < known { matched.insert(index) }
            register.learn(index, identity)
            register.update(index) { entry in
                if let first, entry.firstPeriod.map({ first < $0 }) ?? true {
                    entry.firstPeriod = first
                    entry.isChanged = true
                }
                if entry.village != village {
                    entry.village = village
                    entry.isChanged = true
                }
            }
            return
        }
        plan.childrenNew += 1
        let child = WeighingPlan.NewChild(
            id: author.identifier(), village: village, nik: row.nik.valid, name: row.name, sex: row.sex, birthDate: row.birthDate,
            parent: row.parents.first ?? "", posyandu: row.place.posyandu, firstPeriod: first)
        _ = register.add(
            ChildRegister.Entry(
                id: child.id, village: village, hasNik: child.nik != nil, firstPeriod: first, isNew: true, place: plan.newChildren.count, nik: child.nik),
            identity)
        plan.newChildren.append(child)
    }

    private func visits(
        _ row: WeighingRow, _ village: String, _ register: ChildRegister, _ plan: inout WeighingPlan, _ stored: inout [VisitKey: Stored],
        _ loaded: inout Set<Month>, _ indexOf: [String: Int], _ known: Int, _ problems: inout [RowProblem]
    ) throws {
        guard let child = register.find(identity(row, village)) else { return }
        if let nik = row.nik.valid, child >= known, register.isShared(nik, by: child), !problems.contains(where: { $0.code == .nikShared }) {
            problems.append(RowProblem(row: row.row, column: "", value: nik, code: .nikShared))
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
            let earlier = child < known ? stored[VisitKey(child: child, day: visit.date.number)] : nil
            if let earlier, earlier.weight == visit.weight, earlier.height == visit.height, earlier.position == visit.position.text {
                plan.measurementsUnchanged += 1
                continue
            }
            let age = Double(visit.date - row.birthDate)
            let measurement = WeighingPlan.NewMeasurement(
                child: register.entries[child].id, date: visit.date, village: village, weight: visit.weight, height: visit.height,
                position: visit.position,
                scores: try? ZScores(
                    Anthropometry(sex: row.sex, ageInDays: age, weight: visit.weight, height: visit.height, position: visit.position)))
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

extension Position? {
    /// As it is stored.
    var text: String { self == .lying ? "l" : self == .standing ? "h" : "" }
}
