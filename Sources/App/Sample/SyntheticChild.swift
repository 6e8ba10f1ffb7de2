import Days
import Growth

/// An invented child that grows along the WHO's curves in its own channel, slowly falling behind until its second birthday, as the
/// children of a stunted population do.
public struct SyntheticChild: Sendable {
    public struct Visit: Hashable, Sendable {
        public let date: Day
        /// kg, one decimal
        public let weight: Double
        /// cm, one decimal
        public let height: Double
        public let position: Position
        /// cm
        public let armCircumference: Double
    }

    public let index: Int
    public let sex: Sex
    public let birthDate: Day
    public let name: String
    public let mother: String
    public let father: String
    /// kg
    public let birthWeight: Double
    /// cm
    public let birthLength: Double
    let hash: UInt64
    private let days: Int
    private let heightZ: Double
    private let weightZ: Double

    static let fiveYears = 1_826

    /// - Parameter days: how far days of birth reach back from the end of the month; all are taken equally often.
    init(index: Int, seed: UInt64, until month: Month, days: Int = fiveYears) {
        self.index = index
        self.days = days
        var random = SplitMix(seed ^ (UInt64(index) &* 0x9E37_79B9_7F4A_7C15))
        hash = random.next()
        sex = hash & 1 == 0 ? .male : .female
        // 1,009 is prime, so the days come in an order that looks like none, each as often as the others.
        birthDate = month.last - (index * 1_009) % days
        let given = sex == .male ? SyntheticNames.boys : SyntheticNames.girls
        name = "\(Self.pick(given, &random)) \(Self.pick(SyntheticNames.second, &random))"
        mother = "\(Self.pick(SyntheticNames.girls, &random)) \(Self.pick(SyntheticNames.second, &random))"
        father = Self.pick(SyntheticNames.boys, &random)
        heightZ = -0.29 + 1.02 * random.normal()
        weightZ = -0.4 + 0.95 * random.normal()
        birthWeight = rounded(3.1 + 0.4 * random.normal())
        birthLength = rounded(48.8 + 1.8 * random.normal())
    }

    private static func pick(_ names: [String], _ random: inout SplitMix) -> String { names[Int(random.next() % UInt64(names.count))] }

    /// District, birth date (+40 for girls) and a serial number, as real ones are built. No two children of an export share one.
    func nik(_ villageCode: String) -> String {
        let digits = villageCode.filter(\.isNumber).prefix(6)
        let (year, month, day) = birthDate.parts
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        // Two children born on one day are `days` indices apart.
        let serial = 9_999 - index / days % 9_999
        let four = String(repeating: "0", count: max(0, 4 - String(serial).count)) + String(serial)
        return digits + two(sex == .female ? day + 40 : day) + two(month) + two(year % 100) + four
    }

    /// `2 Tahun - 3 Bulan - 11 Hari`
    func ageText(on date: Day) -> String {
        let (birth, now) = (birthDate.parts, date.parts)
        var months = (now.year - birth.year) * 12 + now.month - birth.month
        var days = now.day - birth.day
        if days < 0 {
            months -= 1
            days += 30
        }
        return "\(max(0, months) / 12) Tahun - \(max(0, months) % 12) Bulan - \(days) Hari"
    }

    /// What is measured at the weighing day of a month; `nil` where the child does not come (one in twelve), is not born or is five.
    ///
    /// - Parameter lag: z-scores of height by which the children of its place and time lie behind others.
    func visit(in month: Month, isCertain: Bool = false, lag behind: Double = 0) -> Visit? {
        var random = SplitMix(hash ^ UInt64(month.year * 12 + month.number) &* 0xD134_2543_DE82_EF95)
        let comes = random.uniform() < 0.92
        guard comes || isCertain, birthDate <= month.last else { return nil }
        let date = max(month.first + Int((hash >> 8) % 20), birthDate)
        let age = date - birthDate
        guard Double(age) < 60 * Age.daysInMonth else { return nil }
        let position: Position = age < 731 ? .lying : .standing
        let lag = 0.7 * Double(min(age, 730)) / 730
        guard let height = along(.heightForAge, Double(age), heightZ - lag - behind + 0.12 * random.normal()) else { return nil }
        let z = weightZ + 0.2 * random.normal()
        let key = min(max(height, position == .lying ? 45 : 65), position == .lying ? 110 : 120)
        guard let weight = along(.weightForHeight, key, z, position) else { return nil }
        // A third of heights are read to the half centimetre.
        let read = random.uniform() < 0.33 ? (height * 2).rounded() / 2 : rounded(height)
        return Visit(
            date: date, weight: max(rounded(weight), 1), height: read, position: position,
            armCircumference: rounded(13.2 + 0.02 * Double(age) / 30 + 0.8 * z))
    }

    /// The measure at a z-score; beyond ±3 by equal steps, as the standards have it for weight.
    private func along(_ indicator: Indicator, _ key: Double, _ z: Double, _ position: Position? = nil) -> Double? {
        let inside = min(max(z, -3), 3)
        guard let measure = GrowthCurve.measure(indicator, sex, at: key, z: inside, position: position) else { return nil }
        if inside == z { return measure }
        guard let nearer = GrowthCurve.measure(indicator, sex, at: key, z: z < 0 ? -2 : 2, position: position) else { return nil }
        return measure + abs(z - inside) * (measure - nearer)
    }
}

/// To one decimal.
private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

enum SyntheticNames {
    static let boys = [
        "Adi", "Bagas", "Cahyo", "Dimas", "Eko", "Fajar", "Galih", "Hendra", "Irfan", "Joko", "Krisna", "Lukman", "Mahesa", "Nanda", "Oki",
        "Panji", "Raka", "Satria", "Teguh", "Utomo", "Wahyu", "Yoga", "Zaki", "Arif", "Bima", "Candra", "Danu", "Ega",
    ]
    static let girls = [
        "Anisa", "Bunga", "Citra", "Dewi", "Endah", "Fitri", "Gita", "Hesti", "Intan", "Jihan", "Kirana", "Laras", "Mawar", "Nabila", "Oktavia",
        "Puspita", "Ratna", "Sekar", "Tiara", "Utami", "Wulan", "Yuni", "Zahra", "Ayu", "Bening", "Cantika", "Dinda", "Elok",
    ]
    static let second = [
        "Prasetyo", "Lestari", "Nugroho", "Wibowo", "Saputra", "Maharani", "Kusuma", "Pratama", "Anggraini", "Hidayat", "Setiawan", "Permata",
        "Santosa", "Wijaya", "Rahayu", "Purnomo", "Susanti", "Firmansyah", "Handayani", "Kurniawan", "Safitri", "Ramadhan", "Aulia", "Mulyani",
    ]
    static let posyandu = ["Melati I", "Melati II", "Mawar", "Kenanga", "Anggrek", "Dahlia", "Cempaka", "Flamboyan", "Teratai"]
}
