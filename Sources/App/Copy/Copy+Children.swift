import Days
import Growth
import Markup

extension Copy {
    enum Children {
        static let find = Text("Cari anak", "Find a child")
        static let name = Text("Nama", "Name")
        static let sex = Text("Jenis kelamin", "Sex")
        static let birthDate = Text("Tanggal lahir", "Birth date")
        static let age = Text("Usia", "Age")
        static let village = Text("Desa/kelurahan", "Village")
        static let posyandu = Text("Posyandu", "Posyandu")
        static let parent = Text("Orang tua", "Parent")
        static let nik = Text("NIK", "NIK")
        static let noNik = Text("belum ada", "none yet")
        static let partOfName = Text("Bagian dari nama", "Part of the name")
        static let wholeNik = Text("NIK lengkap, 16 angka", "Whole NIK, 16 digits")
        static let searchByName = Text("Cari nama", "Search by name")
        static let searchByNik = Text("Cari NIK", "Search by NIK")
        static let nikHint = Text(
            "Hanya NIK lengkap yang menemukan anak. Nomornya tidak dicatat di mana pun.",
            "Only the whole number finds a child. It is noted nowhere.")
        static let nikHintOutside = Text(
            "NIK lengkap menemukan anak di luar wilayah Anda juga. Untuk membukanya Anda diminta menulis alasan, dan alasan itu tercatat.",
            "The whole number also finds a child outside your area. To open its record you are asked for a reason, which is recorded.")
        static let nameTooShort = Text("Tulis sedikitnya tiga huruf.", "Write at least three letters.")
        static let notANik = Text("NIK terdiri dari 16 angka.", "A NIK has 16 digits.")
        static let none = Text("Belum ada anak di wilayah ini.", "There is no child in this area yet.")
        static let noMatch = Text("Tidak ada anak dengan nama itu di wilayah ini.", "No child of that name in this area.")
        static let seenNote = Text(
            "Data pribadi anak. Siapa yang membuka halaman ini tercatat di buku besar.",
            "Personal data of children. Whoever opens this page is recorded in the ledger.")
        static let growthPage = Text("Angka penimbangan wilayah ini", "The area's weighing figures")
        static let previous = Text("Sebelumnya", "Previous")
        static let next = Text("Berikutnya", "Next")

        static let nikNone = Text("Tidak ada anak dengan NIK ini", "No child has this NIK")
        static let nikNoneLead = Text(
            "Periksa angkanya. Anak yang belum punya NIK dicari dengan namanya.", "Check the digits. A child without a NIK is found by name.")
        static let nikShared = Text("Lebih dari satu anak memakai NIK ini", "More than one child has this NIK")
        static let nikSharedLead = Text(
            "Salah satu nomornya keliru. Cocokkan nama dan tanggal lahirnya.", "One of the numbers is wrong. Compare name and birth date.")
        static let outside = Text("Anak ini di luar wilayah Anda", "This child is outside your area")
        static let outsideLead = Text(
            "Catatannya dapat dibuka untuk hari ini bila ada alasan. Alasan, nama Anda, dan waktunya masuk buku besar sebelum catatan dibuka.",
            "Its record can be opened for today if there is a reason. The reason, your name and the time enter the ledger before it opens.")
        static let reason = Text("Mengapa Anda perlu membukanya?", "Why do you need to open it?")
        static let reasonHint = Text(
            "Misalnya: ditimbang di posyandu kami karena sedang tinggal di rumah neneknya.",
            "For example: weighed at our posyandu because the child is staying with its grandmother.")
        static let reasonTooShort = Text("Tulis alasannya, sedikitnya sepuluh huruf.", "Write the reason, at least ten letters.")
        static let open = Text("Catat alasan dan buka", "Record the reason and open")
        static func openNumber(_ number: Int) -> Text {
            Text("Catat alasan dan buka anak ke-\(number)", "Record the reason and open child \(number)")
        }
        static func opened(_ reason: String) -> Text {
            Text("Dibuka di luar wilayah Anda hari ini. Alasan: \(reason)", "Opened outside your area today. Reason: \(reason)")
        }

        static func listTitle(_ area: String, _ total: Int) -> Text {
            Text { $0 == .indonesian ? "\($0.count(total)) anak di \(area)" : "\($0.count(total)) children in \(area)" }
        }
        static func searchTitle(_ name: String, _ area: String, _ total: Int) -> Text {
            Text {
                $0 == .indonesian
                    ? "\($0.count(total)) anak bernama “\(name)” di \(area)" : "\($0.count(total)) children named “\(name)” in \(area)"
            }
        }
        static func part(_ from: Int, _ to: Int, _ total: Int) -> Text {
            Text {
                let numbers = [from, to, total].map($0.count)
                return $0 == .indonesian ? "\(numbers[0])–\(numbers[1]) dari \(numbers[2])" : "\(numbers[0])–\(numbers[1]) of \(numbers[2])"
            }
        }
        static func months(_ count: Int) -> Text {
            Text(
                count < 24 ? "\(count) bulan" : "\(count / 12) tahun \(count % 12) bulan",
                count < 24 ? "\(count) months" : "\(count / 12) years \(count % 12) months")
        }

        // MARK: The child's page

        static func title(_ name: String, _ due: [FollowUp]) -> Text {
            let first = due.first?.action
            switch first {
            case .refer: return Text("\(name): rujuk ke puskesmas", "\(name): refer to the puskesmas")
            case .measureAgain: return Text("\(name): ukur ulang", "\(name): measure again")
            case .visit: return Text("\(name): kunjungi", "\(name): visit")
            case nil: return Text("\(name): tidak ada yang perlu ditindaklanjuti", "\(name): nothing needs doing")
            }
        }
        static let why = Text("Apa yang perlu dilakukan, dan mengapa", "What is to be done, and why")
        static let nothingDue = Text(
            "Menurut kunjungan terakhir tidak ada alasan untuk merujuk. Timbang lagi bulan depan.",
            "By the last visit there is no reason to refer. Weigh again next month.")
        static func basis(_ day: Day) -> Text {
            Text {
                $0 == .indonesian
                    ? "Menurut kunjungan terakhir, \($0.date(day))." : "By the last visit, \($0.date(day))."
            }
        }
        static func missed(_ month: Month) -> Text {
            Text { $0 == .indonesian ? "Bulan yang dilihat: \($0.month(month))." : "Month looked at: \($0.month(month))." }
        }
        static let tooOld = Text(
            "Anak ini sudah berusia lima tahun; standar dan posyandu tidak lagi mencakupnya.",
            "The child is over five; the standards and the posyandu no longer cover it.")
        static let noVisits = Text("Anak ini belum pernah diukur.", "This child has never been measured.")
        static let never = Text("belum pernah", "never")
        static let curves = Text("Pada kurva WHO", "On the WHO curves")
        static let curveNote = Text(
            "Garis: median (0) serta ±1, ±2, ±3 simpang baku standar WHO 2006 untuk jenis kelamin anak ini. Titik: hasil ukur; silang: hasil yang diragukan (di luar batas WHO), tidak disambung. Panjang dan tinggi dikoreksi 0,7 cm bila cara ukurnya tidak sesuai usia.",
            "Lines: the median (0) and ±1, ±2, ±3 SD of the WHO standards 2006 for this child's sex. Dots: measurements; crosses: doubtful ones (beyond the WHO's limits), not joined. Length and height are corrected by 0.7 cm where the position does not fit the age."
        )
        static let chartHeight = Text("Panjang atau tinggi menurut umur", "Length or height for age")
        static let chartWeight = Text("Berat menurut umur", "Weight for age")
        static let chartLength = Text("Berat menurut panjang", "Weight for length")
        static let chartWeightForHeight = Text("Berat menurut tinggi", "Weight for height")
        static let shifted = Text(
            "Hasil sebelum atau sesudah 2 tahun digeser 0,7 cm, seperti selisih kedua tabel WHO.",
            "Results from the other side of 2 years are shifted by 0.7 cm, as the WHO's two tables are.")
        static let axisAge = Text("umur (bulan)", "age (months)")
        static let axisLength = Text("panjang (cm)", "length (cm)")
        static let axisHeight = Text("tinggi (cm)", "height (cm)")
        static let axisWeight = Text("berat (kg)", "weight (kg)")
        static let axisBoth = Text("panjang/tinggi (cm)", "length/height (cm)")
        static let visits = Text("Setiap kunjungan", "Every visit")
        static let lastVisit = Text("Ukur terakhir", "Last measured")
        static let date = Text("Tanggal", "Date")
        static let weight = Text("Berat (kg)", "Weight (kg)")
        static let height = Text("Tinggi (cm)", "Height (cm)")
        static let weightForAge = Text("BB/U", "Weight for age")
        static let heightForAge = Text("TB/U", "Height for age")
        static let weightForHeight = Text("BB/TB", "Weight for height")
        static let code = Text("KMS", "KMS")
        static let lying = Text("terlentang", "lying")
        static let standing = Text("berdiri", "standing")
        static let doubtful = Text("diragukan", "doubtful")
        static let belowRedLine = Text("BGM", "BGM")
        static func measures(_ weight: Double?, _ height: Double?) -> Text {
            Text { language in
                [weight.map { "\(language.decimal($0, 2)) kg" }, height.map { "\(language.decimal($0, 1)) cm" }].compactMap { $0 }.joined(
                    separator: ", ")
            }
        }
        static func earlier(_ count: Int) -> Text {
            Text("\(count) kunjungan sebelumnya tidak dicetak; lihat di layar.", "\(count) earlier visits are not printed; see the screen.")
        }
        static let codes = Text(
            "KMS: N naik (paling sedikit KBM, atau naik mengikuti kurvanya), T tidak naik, 2T tidak naik dua kali berturut-turut, O bulan lalu tidak ditimbang, B pertama kali ditimbang dalam data ini, BGM di bawah garis merah (BB/U < −3).",
            "KMS: N gained (at least KBM, or gained along its curve), T not gained, 2T not gained twice in a row, O not weighed the month before, B weighed for the first time in these data, BGM below the red line (weight for age < −3)."
        )
        static let source = Text(
            "Sumber: penimbangan rutin (e-PPGBM). Z menurut standar WHO 2006, kelas menurut Permenkes 2/2020, KBM menurut Buku KIA.",
            "Source: routine weighing (e-PPGBM). Z by the WHO standards 2006, classes by Permenkes 2/2020, KBM by the Buku KIA.")
        static func printed(_ name: String, _ day: Day) -> Text {
            Text {
                $0 == .indonesian
                    ? "Data pribadi; simpan dan musnahkan sebagaimana mestinya. Dibuka oleh \(name), \($0.date(day))."
                    : "Personal data; keep it and destroy it as is due. Opened by \(name), \($0.date(day))."
            }
        }
        static func chartSays(_ title: Text, _ visits: Int) -> Text {
            Text(
                "\(title.indonesian): \(visits) kunjungan; angkanya di tabel di bawah",
                "\(title.english): \(visits) visits; figures in the table below")
        }
    }
}

extension Sex {
    var title: Text { self == .male ? Text("laki-laki", "boy") : Text("perempuan", "girl") }
}

extension WeightForAgeClass {
    var title: Text {
        switch self {
        case .severelyUnderweight: Text("sangat kurang", "severely underweight")
        case .underweight: Text("kurang", "underweight")
        case .normal: Text("normal", "normal")
        case .riskOfOverweight: Text("risiko lebih", "risk of overweight")
        }
    }
}

extension HeightForAgeClass {
    var title: Text {
        switch self {
        case .severelyStunted: Text("sangat pendek", "severely stunted")
        case .stunted: Text("pendek", "stunted")
        case .normal: Text("normal", "normal")
        case .tall: Text("tinggi", "tall")
        }
    }
}

extension WeightForHeightClass {
    var title: Text {
        switch self {
        case .severelyWasted: Text("gizi buruk", "severely wasted")
        case .wasted: Text("gizi kurang", "wasted")
        case .normal: Text("gizi baik", "normal")
        case .riskOfOverweight: Text("berisiko gizi lebih", "risk of overweight")
        case .overweight: Text("gizi lebih", "overweight")
        case .obese: Text("obesitas", "obese")
        }
    }
}
