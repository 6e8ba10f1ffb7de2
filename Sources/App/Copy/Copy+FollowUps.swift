import Days
import Growth
import Markup

extension Copy {
    enum FollowUps {
        static let lists = Text("Daftar tindak lanjut", "Lists to act on")
        static func title(_ area: String, _ month: Month, _ children: Int) -> Text {
            Text {
                $0 == .indonesian
                    ? "\($0.count(children)) anak di \(area) perlu dirujuk, \($0.month(month))"
                    : "\($0.count(children)) children in \(area) need referring, \($0.month(month))"
            }
        }
        static func lead(_ again: Int, _ visit: Int) -> Text {
            Text {
                $0 == .indonesian
                    ? "\($0.count(again)) anak perlu diukur ulang, \($0.count(visit)) anak tidak datang ditimbang."
                    : "\($0.count(again)) children need measuring again, \($0.count(visit)) did not come to be weighed."
            }
        }
        static let which = Text("Daftar", "List")
        static let below = Text("Menurut wilayah", "By area")
        static let empty = Text("Tidak ada anak dalam daftar ini.", "No child is on this list.")
        static let download = Text("Unduh xlsx", "Download xlsx")
        static let downloadNote = Text(
            "Berkas memuat nama anak. Setiap unduhan tercatat di buku besar: siapa, daftar mana, berapa anak.",
            "The file holds children's names. Every download is recorded in the ledger: who, which list, how many children.")
        static let source = Text(
            "Anak yang tinggal di wilayah ini dan belum 60 bulan pada awal bulan. Kelas: Permenkes 2/2020; N dan T: KMS dengan KBM Buku KIA. Satu anak dapat masuk beberapa daftar.",
            "Children who live in the area and were under 60 months at the beginning of the month. Classes: Permenkes 2/2020; N and T: KMS with the KBM of the Buku KIA. A child can be on several lists."
        )
        static let number = Text("No.", "No.")
        static let why = Text("Mengapa", "Why")
        static let whatToDo = Text("Yang perlu dilakukan", "What is to be done")
        static let done = Text("Hasil (diisi di lapangan)", "Outcome (filled in the field)")
        static func ageMonths(_ day: Day) -> Text {
            Text { $0 == .indonesian ? "Usia (bulan) per \(day.iso)" : "Age (months) on \(day.iso)" }
        }
    }
}

extension FollowUp {
    var title: Text {
        switch self {
        case .severelyWasted: Text("Gizi buruk", "Severely wasted")
        case .twiceNotGained: Text("2T", "2T")
        case .belowRedLine: Text("Di bawah garis merah", "Below the red line")
        case .severelyStunted: Text("Sangat pendek", "Severely stunted")
        case .implausible: Text("Hasil diragukan", "Doubtful result")
        case .notWeighedTwice: Text("Dua bulan tidak ditimbang", "Not weighed for two months")
        case .notWeighed: Text("Tidak ditimbang bulan ini", "Not weighed this month")
        }
    }

    /// The rule behind it.
    var rule: Text {
        switch self {
        case .severelyWasted: Text("BB/PB atau BB/TB di bawah −3 (Permenkes 2/2020)", "weight for length or height below −3 (Permenkes 2/2020)")
        case .twiceNotGained:
            Text("berat tidak naik bulan ini dan bulan sebelumnya (KMS, KBM)", "weight not gained this month nor the month before (KMS, KBM)")
        case .belowRedLine: Text("BGM: BB/U di bawah −3", "BGM: weight for age below −3")
        case .severelyStunted: Text("PB/U atau TB/U di bawah −3 (Permenkes 2/2020)", "length or height for age below −3 (Permenkes 2/2020)")
        case .implausible:
            Text(
                "nilai z di luar batas WHO: periksa berat, tinggi, dan tanggal lahirnya sebelum menyimpulkan",
                "a z-score beyond the WHO's limits: check weight, height and birth date before concluding")
        case .notWeighedTwice: Text("tidak ditimbang bulan ini dan bulan sebelumnya", "not weighed this month nor the month before")
        case .notWeighed: Text("terdaftar, tetapi tidak ditimbang bulan ini", "registered, but not weighed this month")
        }
    }
}

extension FollowUp.Action {
    var title: Text {
        switch self {
        case .refer: Text("Rujuk ke puskesmas", "Refer to the puskesmas")
        case .measureAgain: Text("Ukur ulang", "Measure again")
        case .visit: Text("Kunjungi", "Visit")
        }
    }
}
