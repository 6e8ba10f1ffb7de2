import Days
import Growth
import Spreadsheet

/// A weighing export of invented children, with the faults of real ones at set rates: what the import is tested and measured with.
///
/// Nobody in it exists: names are drawn from lists, and identity numbers count their serials down from 9999, while registries count up
/// from 0001. The same seed gives the same rows.
public struct SyntheticExport: Sendable {
    public struct Village: Hashable, Sendable {
        /// The home ministry's code (`33.02.01.2004`).
        public let code: String
        public let name: String
        /// The kecamatan's name.
        public let district: String
        /// How far its children lie behind the others, in z-scores of height.
        public let lag: Double

        public init(code: String, name: String, district: String, lag: Double = 0) {
            self.code = code
            self.name = name
            self.district = district
            self.lag = lag
        }
    }

    /// One row, and what is true of it whatever its cells say.
    public struct Row: Sendable {
        public let cells: [Cell]
        public let fault: Fault?
        /// The child's place in the export, from 0; stays the same over the months.
        public let child: Int
        public let birthDate: Day
        public let village: Village
        /// `nil` where the child was not measured this month.
        public let visit: SyntheticChild.Visit?
    }

    public let children: Int
    public let month: Month
    public let faults: Bool
    private let drift: Double
    /// Days over which the births are spread, and how many children that takes.
    private let span: Int
    private let born: Int
    private let seed: UInt64
    private let villages: [Village]
    private let province: String
    private let regency: String

    /// - Parameters:
    ///   - children: how many are under five in `month`.
    ///   - month: the month the ages are spread around; other months may be written too.
    ///   - villages: at least one; the children are spread over them evenly and in order.
    ///   - faults: without them every row is right.
    ///   - months: how many months, up to `month`, have about as many children.
    ///   - drift: z-scores of height by which the children were shorter for every month before `month`.
    public init(
        children: Int, month: Month, seed: UInt64 = 1, villages: [Village], province: String = "Jawa Tengah", regency: String = "Banyumas",
        faults: Bool = true, months: Int = 1, drift: Double = 0
    ) {
        precondition(!villages.isEmpty, "children live in villages")
        self.children = children
        self.month = month
        self.seed = seed
        self.villages = villages
        self.province = province
        self.regency = regency
        self.faults = faults
        self.drift = drift
        span = SyntheticChild.fiveYears + 30 * max(0, months - 1)
        born = children * span / SyntheticChild.fiveYears
    }

    /// The header of the national export, its misspelling included.
    public static let header: [String] = [
        "No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec", "Pukesmas", "Desa/Kel",
        "Posyandu", "RT", "RW", "Alamat", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi", "Cara Ukur", "LiLA", "BB/U", "ZS BB/U",
        "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan", "PMT Diterima (kg)", "Jml Vit A", "KPSP", "KIA", "Detail",
    ]

    /// The letterhead's two lines and the header.
    static let linesAbove = 3

    /// The rows of a month: every child who is born by its end and not yet five at its beginning.
    public func forEachRow(in month: Month? = nil, _ body: (Row) throws -> Void) rethrows {
        let month = month ?? self.month
        var number = 0
        var last: Row?
        for index in 0..<born {
            let child = SyntheticChild(index: index, seed: seed, until: self.month, days: span)
            guard child.birthDate <= month.last, Double(month.first - child.birthDate) < 60 * Age.daysInMonth else { continue }
            number += 1
            var random = SplitMix(seed &+ UInt64(index) &* 31 &+ UInt64(month.year * 12 + month.number))
            let fault = faults ? Fault.draw(&random) : nil
            var row: Row
            if fault == .repeated, let last, last.fault == nil {
                var cells = last.cells
                cells[0] = .number(Double(number))
                row = Row(
                    cells: cells, fault: .repeated, child: last.child, birthDate: last.birthDate, village: last.village, visit: last.visit)
            } else {
                row = self.row(child, number, month, fault == .repeated ? nil : fault, &random)
            }
            try body(row)
            last = row
        }
    }

    /// Writes a month as an xlsx, a letterhead of two lines above the header.
    public func writeWorkbook(to path: String, month: Month? = nil) throws {
        let writer = try WorkbookWriter(path: path, sheetName: "Data Anak", columns: [])
        try write(month) { try writer.append($0) }
        try writer.close()
    }

    /// Writes a month as a csv with a byte order mark, the way Excel saves it here.
    public func writeText(to path: String, month: Month? = nil, delimiter: UInt8 = UInt8(ascii: ";")) throws {
        let writer = try TextWriter(path: path, delimiter: delimiter)
        try write(month) { try writer.append($0) }
        try writer.close()
    }

    private func write(_ month: Month?, _ append: ([Cell]) throws -> Void) throws {
        try append([.text("DATA CONTOH: semua nama dan angka rekaan")])
        try append([.text("Laporan penimbangan \(regency) \((month ?? self.month).iso)")])
        try append(Self.header.map { .text($0) })
        try forEachRow(in: month) { try append($0.cells) }
    }

    // MARK: One row

    private func row(_ child: SyntheticChild, _ number: Int, _ month: Month, _ fault: Fault?, _ random: inout SplitMix) -> Row {
        let village = villages[child.index * villages.count / max(born, 1)]
        // A row of a fault in a measure must have measures.
        let lag = village.lag + drift * Double(max(0, (self.month.year - month.year) * 12 + self.month.number - month.number))
        let visit = child.visit(in: month, isCertain: fault?.needsVisit ?? false, lag: lag)
        let posyandu = SyntheticNames.posyandu[Int(child.hash % UInt64(SyntheticNames.posyandu.count))]
        var cells = [Cell](repeating: .empty, count: Self.header.count)
        func set(_ title: String, _ cell: Cell) {
            if let index = Self.positions[title] { cells[index] = cell }
        }
        set("No", .number(Double(number)))
        set("NIK", .text(child.nik(village.code)))
        set("Nama", .text(child.name))
        set("JK", .text(child.sex == .male ? "L" : "P"))
        set("Tgl Lahir", .text(Self.text(child.birthDate)))
        set("BB Lahir", .number(child.birthWeight))
        set("TB Lahir", .number(child.birthLength))
        set("Nama Ortu", .text(child.mother + " / " + child.father))
        set("Prov", .text(province.uppercased()))
        set("Kab/Kota", .text(regency.uppercased()))
        set("Kec", .text(village.district.uppercased()))
        set("Pukesmas", .text(village.district.uppercased()))
        set("Desa/Kel", .text(village.name.uppercased()))
        set("Posyandu", .text(posyandu))
        set("RT", .text("00\(1 + child.hash % 6)"))
        set("RW", .text("00\(1 + child.hash / 7 % 9)"))
        set("Alamat", .text("RT \(1 + child.hash % 6)"))
        if let visit {
            set("Usia Saat Ukur", .text(child.ageText(on: visit.date)))
            set("Tanggal Pengukuran", .text(Self.text(visit.date)))
            set("Berat", .number(visit.weight))
            set("Tinggi", .number(visit.height))
            set("Cara Ukur", .text(visit.position == .lying ? "Terlentang" : "Berdiri"))
            set("LiLA", .number(visit.armCircumference))
            state(child, visit) { set($0, .text($1)) }
            set("Naik Berat Badan", .text(["N", "T", "O", "B"][Int(random.next() % 4)]))
        }
        set("PMT Diterima (kg)", .text("-"))
        set("Jml Vit A", .number(Double(child.hash % 3)))
        set("KPSP", .text("-"))
        set("KIA", .text(child.hash % 5 == 0 ? "Tidak" : "Ya"))
        if let fault {
            fault.change(&cells, child: child, visit: visit, village: village, positions: Self.positions, &random)
        }
        return Row(cells: cells, fault: fault, child: child.index, birthDate: child.birthDate, village: village, visit: visit)
    }

    /// The classes and z-scores as the national system would print them.
    private func state(_ child: SyntheticChild, _ visit: SyntheticChild.Visit, _ set: (String, String) -> Void) {
        let measures = Anthropometry(
            sex: child.sex, ageInDays: Double(visit.date - child.birthDate), weight: visit.weight, height: visit.height, position: visit.position)
        guard let scores = try? ZScores(measures) else { return }
        if let z = scores.weightForAge { set("ZS BB/U", decimals(z)) }
        if let z = scores.heightForAge { set("ZS TB/U", decimals(z)) }
        if let z = scores.weightForHeight { set("ZS BB/TB", decimals(z)) }
        if let stated = scores.weightForAgeClass { set("BB/U", StatedClasses.text(stated)) }
        if let stated = scores.heightForAgeClass { set("TB/U", StatedClasses.text(stated)) }
        if let stated = scores.weightForHeightClass { set("BB/TB", StatedClasses.text(stated)) }
    }

    private func decimals(_ z: Double) -> String { Cell.number((z * 100).rounded() / 100).plainText }

    static let positions: [String: Int] = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })

    /// `05/06/2024`
    static func text(_ day: Day, _ mark: String = "/") -> String {
        let (year, month, number) = day.parts
        return "\(number < 10 ? "0" : "")\(number)\(mark)\(month < 10 ? "0" : "")\(month)\(mark)\(year)"
    }
}

/// Steele, Lea and Flood's SplitMix64: small, and the same everywhere.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0..<1
    mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Mean 0, deviation 1: the sum of twelve uniform numbers, less six.
    mutating func normal() -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += uniform() }
        return sum
    }
}
