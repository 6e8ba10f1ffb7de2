import Days
import Growth
import Spreadsheet

extension SyntheticExport {
    /// What is wrong, or merely unusual, with a row (the traps of `reference/eppgbm-exports.md`).
    public enum Fault: String, Sendable, CaseIterable {
        case nikApostrophe, nikBlanks, nikShort, nikLong, nikScientific, nikMissing
        case dateDashes, dateIso, dateSerial, dateImpossible, dateInFuture, dateOf1900
        case decimalComma, grams, metres, placeholder, zero, telephone, swapped
        case positionLetter, positionMissing, sexInWords, nameWithBlanks, parentsByComma
        case areaVariant, areaUnknown
        /// The row before it once more.
        case repeated

        /// How many rows in ten thousand have it.
        public var rate: Int {
            switch self {
            case .decimalComma: 800
            case .areaVariant, .parentsByComma: 400
            case .nikApostrophe, .dateDashes, .dateSerial, .positionLetter, .positionMissing, .sexInWords: 200
            case .nikBlanks, .nikMissing, .dateIso, .nameWithBlanks: 100
            case .nikLong, .zero: 50
            case .nikShort, .placeholder, .repeated: 30
            case .nikScientific, .grams, .metres, .areaUnknown: 20
            case .telephone, .swapped, .dateImpossible, .dateInFuture, .dateOf1900: 10
            }
        }

        static func draw(_ random: inout SplitMix) -> Fault? {
            var rest = Int(random.next() % 10_000)
            for fault in allCases {
                if rest < fault.rate { return fault }
                rest -= fault.rate
            }
            return nil
        }

        var needsVisit: Bool {
            switch self {
            case .decimalComma, .grams, .metres, .placeholder, .zero, .telephone, .swapped, .positionLetter, .positionMissing, .dateImpossible,
                .dateInFuture, .dateDashes, .dateIso, .dateSerial:
                true
            default: false
            }
        }

        /// Puts the fault into a row that was right.
        func change(
            _ cells: inout [Cell], child: SyntheticChild, visit: SyntheticChild.Visit?, village: Village, positions: [String: Int],
            _ random: inout SplitMix
        ) {
            func set(_ title: String, _ cell: Cell) { if let index = positions[title] { cells[index] = cell } }
            let nik = child.nik(village.code)
            let (_, month, day) = child.birthDate.parts
            switch self {
            case .nikApostrophe: set("NIK", .text("'" + nik))
            case .nikBlanks: set("NIK", .text(" \(nik.prefix(6)) \(nik.dropFirst(6)) "))
            case .nikShort: set("NIK", .text(String(nik.dropLast())))
            case .nikLong: set("NIK", .text(nik + "1"))
            case .nikScientific: set("NIK", .text("\(nik.prefix(1)).\(nik.dropFirst().prefix(3))E+15"))
            case .nikMissing: set("NIK", .text(random.next() % 2 == 0 ? "" : "-"))
            case .dateDashes:
                set("Tgl Lahir", .text(SyntheticExport.text(child.birthDate, "-")))
                if let visit { set("Tanggal Pengukuran", .text(SyntheticExport.text(visit.date, "-"))) }
            case .dateIso:
                set("Tgl Lahir", .text(child.birthDate.iso))
                if let visit { set("Tanggal Pengukuran", .text(visit.date.iso)) }
            case .dateSerial:
                set("Tgl Lahir", .number(SerialDate.serial(daysSince1970: child.birthDate.number)))
                if let visit { set("Tanggal Pengukuran", .number(SerialDate.serial(daysSince1970: visit.date.number))) }
            case .dateImpossible: set("Tanggal Pengukuran", .text("31/02/\(visit.map { $0.date.parts.year } ?? 2_024)"))
            case .dateInFuture: set("Tanggal Pengukuran", .text("01/01/2099"))
            case .dateOf1900: set("Tgl Lahir", .text("\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/1900"))
            case .decimalComma:
                if let visit {
                    set("Berat", .text(comma(visit.weight)))
                    set("Tinggi", .text(comma(visit.height)))
                }
            case .grams: if let visit { set("Berat", .number((visit.weight * 1_000).rounded())) }
            case .metres: if let visit { set("Tinggi", .number((visit.height * 10).rounded() / 1_000)) }
            case .placeholder: set(random.next() % 2 == 0 ? "Berat" : "Tinggi", .number(random.next() % 2 == 0 ? 8_888 : 999))
            case .zero: set(random.next() % 2 == 0 ? "Berat" : "Tinggi", .number(0))
            case .telephone: set("Tinggi", .text("0812\(10_000_000 + random.next() % 80_000_000)"))
            case .swapped:
                if let visit {
                    set("Berat", .number(visit.height))
                    set("Tinggi", .number(visit.weight))
                }
            case .positionLetter: if let visit { set("Cara Ukur", .text(visit.position == .lying ? "L" : "B")) }
            case .positionMissing: set("Cara Ukur", .empty)
            case .sexInWords: set("JK", .text(child.sex == .male ? "Laki-laki" : "Perempuan"))
            case .nameWithBlanks: set("Nama", .text("  \(child.name.uppercased()) "))
            case .parentsByComma: set("Nama Ortu", .text("\(child.mother), \(child.father)"))
            case .areaVariant:
                set("Kec", .text("KEC. \(village.district.uppercased())"))
                set("Desa/Kel", .text("\(village.name) "))
            case .areaUnknown: set("Desa/Kel", .text("DESA YANG TIDAK ADA"))
            case .repeated: break
            }
        }

        private func comma(_ value: Double) -> String {
            String(Cell.number(value).plainText.map { $0 == "." ? "," : $0 })
        }

        /// The code under which the import must report it; `nil` where it must be read as if nothing were wrong.
        var expectedCode: ProblemCode? {
            switch self {
            case .nikShort: .nikTooShort
            case .nikLong: .nikTooLong
            case .nikScientific: .nikScientific
            case .nikMissing: .nikMissing
            case .dateImpossible: .dateImpossible
            case .dateInFuture: .dateInFuture
            case .dateOf1900: .birthDateTooEarly
            case .grams: .grams
            case .metres: .metres
            case .placeholder: .placeholder
            case .zero: .zero
            case .telephone: .notAMeasure
            case .swapped: .swapped
            case .repeated: .duplicate
            case .areaUnknown: .areaUnknown
            case .nikApostrophe, .nikBlanks, .dateDashes, .dateIso, .dateSerial, .decimalComma, .positionLetter, .positionMissing, .sexInWords,
                .nameWithBlanks, .parentsByComma, .areaVariant:
                nil
            }
        }
    }
}

/// The classes of Permenkes 2/2020 in the words of the national export.
enum StatedClasses {
    static func text(_ value: WeightForAgeClass) -> String {
        switch value {
        case .severelyUnderweight: "Sangat Kurang"
        case .underweight: "Kurang"
        case .normal: "Berat Badan Normal"
        case .riskOfOverweight: "Risiko Lebih"
        }
    }

    static func text(_ value: HeightForAgeClass) -> String {
        switch value {
        case .severelyStunted: "Sangat Pendek"
        case .stunted: "Pendek"
        case .normal: "Normal"
        case .tall: "Tinggi"
        }
    }

    static func text(_ value: WeightForHeightClass) -> String {
        switch value {
        case .severelyWasted: "Gizi Buruk"
        case .wasted: "Gizi Kurang"
        case .normal: "Gizi Baik"
        case .riskOfOverweight: "Risiko Gizi Lebih"
        case .overweight: "Gizi Lebih"
        case .obese: "Obesitas"
        }
    }
}
