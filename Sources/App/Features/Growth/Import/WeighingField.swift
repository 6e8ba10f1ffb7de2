/// What a column of a weighing export can hold (`reference/eppgbm-exports.md`).
enum WeighingField: String, Sendable, CaseIterable {
    case number
    case nik, name, sex
    case birthDate = "birth_date"
    case birthWeight = "birth_weight"
    case birthHeight = "birth_height"
    case parents
    case province, regency, district
    case healthCentre = "health_centre"
    case village, posyandu, rt, rw, address
    case age
    case measuredOn = "measured_on"
    case weight, height, position
    case armCircumference = "arm_circumference"
    case weightForAgeClass = "weight_for_age_class"
    case weightForAgeZ = "weight_for_age_z"
    case heightForAgeClass = "height_for_age_class"
    case heightForAgeZ = "height_for_age_z"
    case weightForHeightClass = "weight_for_height_class"
    case weightForHeightZ = "weight_for_height_z"
    case weightGain = "weight_gain"
    case foodGiven = "food_given"
    case vitaminA = "vitamin_a"
    case developmentCheck = "development_check"
    case childHandbook = "child_handbook"
    case detail
    // The layout of 2026 adds these.
    case familyCard = "family_card"
    case birthOrder = "birth_order"
    case parentNik = "parent_nik"
    case earlyBreastfeeding = "early_breastfeeding"
    case motherClass = "mother_class"
    case freeMeals = "free_meals"
    // The sheet of rows to correct that this program gives back puts these in front.
    case correction
    case originalRow = "original_row"

    /// Without these columns nothing can be imported. A file without NIK is no export of the national system.
    static let required: [WeighingField] = [.nik, .name, .sex, .birthDate, .village, .measuredOn, .weight, .height]

    /// Only the layout of 2026 has them.
    static let newer: Set<WeighingField> = [.familyCard, .birthOrder, .parentNik, .earlyBreastfeeding, .motherClass, .freeMeals]

    /// Those that stand once for every month in the monthly layout.
    var isMonthly: Bool {
        switch self {
        case .age, .measuredOn, .weight, .height, .position, .armCircumference, .weightForAgeClass, .weightForAgeZ, .heightForAgeClass,
            .heightForAgeZ, .weightForHeightClass, .weightForHeightZ, .weightGain, .foodGiven, .vitaminA:
            true
        default: false
        }
    }

    /// What the title of a column says. `unit` is the unit in parentheses, where there is one and it is none that the column may have.
    /// - Parameter remembered: titles that somebody has explained, by ``memoryKey(_:)``.
    static func recognise(_ title: String, _ remembered: [String: WeighingField] = [:]) -> (field: WeighingField, unit: String?)? {
        let key = titleKey(title)
        guard let field = byTitle[key.words] ?? (remembered.isEmpty ? nil : remembered[memoryKey(title)]) else { return nil }
        let isExpected = key.unit.map { unit in
            switch field {
            case .weight, .birthWeight, .foodGiven: unit == "kg"
            case .height, .birthHeight, .armCircumference: unit == "cm"
            default: true
            }
        }
        return (field, isExpected == false ? key.unit : nil)
    }

    /// Letters and digits only, in lower case, and apart from them a unit in parentheses.
    static func titleKey(_ title: String) -> (words: String, unit: String?) {
        var words: [UInt8] = []
        var unit: [UInt8]?
        var result: (words: [UInt8], unit: String?) = ([], nil)
        for byte in title.utf8 {
            switch byte {
            case UInt8(ascii: "("): unit = []
            case UInt8(ascii: ")"):
                if let inside = unit {
                    let text = String(decoding: inside, as: UTF8.self)
                    if units.contains(text) { result.unit = text } else { words += inside }
                }
                unit = nil
            case 48...57, 97...122: if unit != nil { unit?.append(byte) } else { words.append(byte) }
            case 65...90: if unit != nil { unit?.append(byte | 0x20) } else { words.append(byte | 0x20) }
            default: break
            }
        }
        if let unit { words += unit }
        return (String(decoding: words, as: UTF8.self), result.unit)
    }

    /// Under what a title is remembered: its letters and digits; of a title in another script, the whole of it.
    static func memoryKey(_ title: String) -> String {
        let words = titleKey(title).words
        return words.isEmpty ? title.lowercased() : words
    }

    private static let units: Set<String> = ["kg", "g", "gr", "gram", "cm", "m", "mm"]

    private static let byTitle: [String: WeighingField] = {
        var result: [String: WeighingField] = [:]
        for (field, titles) in titles { for title in titles { result[titleKey(title).words] = field } }
        return result
    }()

    private static let titles: [WeighingField: [String]] = [
        .number: ["No", "No.", "Nomor", "No Urut"],
        .nik: ["NIK", "NIK Anak", "NIK Balita", "No NIK", "Nomor NIK", "Nomor Induk Kependudukan"],
        .name: ["Nama", "Nama Anak", "Nama Balita", "Nama Lengkap", "Nama Lengkap Anak", "Nama Bayi/Balita"],
        .sex: ["JK", "L/P", "Jenis Kelamin", "J/K", "Jns Kelamin", "Kelamin", "Sex"],
        .birthDate: ["Tgl Lahir", "Tanggal Lahir", "Tgl. Lahir", "Tanggal Lahir Anak"],
        .birthWeight: ["BB Lahir", "Berat Lahir", "Berat Badan Lahir", "BBL"],
        .birthHeight: ["TB Lahir", "PB Lahir", "Tinggi Lahir", "Panjang Lahir", "Panjang Badan Lahir", "Tinggi Badan Lahir", "PBL"],
        .parents: ["Nama Ortu", "Nama Orang Tua", "Nama Orangtua", "Orang Tua", "Nama Ayah/Ibu", "Nama Ibu/Ayah", "Nama Ibu"],
        .province: ["Prov", "Provinsi", "Propinsi"],
        .regency: ["Kab/Kota", "Kabupaten/Kota", "Kabupaten", "Kab", "Kab Kota"],
        .district: ["Kec", "Kecamatan"],
        // The national export misspells it.
        .healthCentre: ["Pukesmas", "Puskesmas", "PKM", "Nama Puskesmas"],
        .village: ["Desa/Kel", "Desa/Kelurahan", "Kelurahan", "Desa", "Kel/Desa", "Kelurahan/Desa", "Nama Desa"],
        .posyandu: ["Posyandu", "Nama Posyandu"],
        .rt: ["RT"],
        .rw: ["RW"],
        .address: ["Alamat", "Alamat Lengkap"],
        .age: ["Usia Saat Ukur", "Usia", "Umur", "Umur Saat Ukur", "Usia Ukur", "Umur (bulan)"],
        .measuredOn: ["Tanggal Pengukuran", "Tgl Pengukuran", "Tgl Ukur", "Tanggal Ukur", "Tgl Timbang", "Tanggal Penimbangan", "Tgl Penimbangan"],
        .weight: ["Berat", "Berat Badan", "BB", "BB Ukur", "Berat Badan Saat Ukur"],
        .height: ["Tinggi", "Tinggi Badan", "TB", "Panjang/Tinggi", "Tinggi/Panjang", "PB/TB", "TB/PB", "Panjang/Tinggi Badan", "TB Ukur"],
        .position: ["Cara Ukur", "Cara Pengukuran", "Posisi Ukur", "Posisi Pengukuran"],
        .armCircumference: ["LiLA", "Lingkar Lengan Atas", "Lingkar Lengan"],
        .weightForAgeClass: ["BB/U", "Status BB/U"],
        .weightForAgeZ: ["ZS BB/U", "Z-Score BB/U", "ZScore BB/U", "Z Score BB/U"],
        .heightForAgeClass: ["TB/U", "PB/U", "Status TB/U", "PB/U atau TB/U", "TB/U atau PB/U"],
        .heightForAgeZ: ["ZS TB/U", "Z-Score TB/U", "ZS PB/U", "Z Score PB/U"],
        .weightForHeightClass: ["BB/TB", "BB/PB", "Status BB/TB", "BB/PB atau BB/TB", "BB/TB atau BB/PB"],
        .weightForHeightZ: ["ZS BB/TB", "Z-Score BB/TB", "ZS BB/PB", "Z Score BB/PB"],
        .weightGain: ["Naik Berat Badan", "Naik BB", "N/T", "Status Naik"],
        .foodGiven: ["PMT Diterima (kg)", "PMT Diterima", "PMT"],
        .vitaminA: ["Jml Vit A", "Jumlah Vit A", "Vit A", "Vitamin A", "Jml Vitamin A"],
        .developmentCheck: ["KPSP"],
        .childHandbook: ["KIA", "Buku KIA"],
        .detail: ["Detail"],
        .familyCard: ["Nomor KK", "No KK", "No. KK", "Nomor Kartu Keluarga"],
        .birthOrder: ["Anak Ke", "Anak Ke-"],
        .parentNik: ["NIK Orang Tua", "NIK Ortu", "NIK Ibu", "NIK Ayah/Ibu"],
        .earlyBreastfeeding: ["IMD"],
        .motherClass: ["Kelas Ibu Balita"],
        .freeMeals: ["MBG"],
        .correction: [Copy.Imports.toCorrect.indonesian, Copy.Imports.toCorrect.english],
        .originalRow: [Copy.Imports.originalRow.indonesian, Copy.Imports.originalRow.english],
    ]
}
