import Collaboration
import Days
import Markup

extension Copy {
    enum Responsibilities {
        // MARK: Lists
        static func headingAll(_ total: Int, overdue: Int) -> Text {
            Text { language in
                let count = language.count(total)
                let late = language.count(overdue)
                guard total > 0 else { return language == .indonesian ? "Belum ada tanggung jawab" : "No responsibilities yet" }
                if language == .indonesian {
                    return "\(count) tanggung jawab, semua bertuan; " + (overdue == 0 ? "tidak ada yang lewat tenggat" : "\(late) lewat tenggat")
                }
                let things = total == 1 ? "responsibility" : "responsibilities"
                return "\(count) \(things), each with an owner; " + (overdue == 0 ? "none overdue" : "\(late) overdue")
            }
        }
        static func headingOf(_ agency: String, _ total: Int, overdue: Int) -> Text {
            Text { language in
                let count = language.count(total)
                let late = language.count(overdue)
                if language == .indonesian {
                    guard total > 0 else { return "\(agency) belum memegang tanggung jawab" }
                    return "\(agency) memegang \(count) tanggung jawab; " + (overdue == 0 ? "tidak ada yang lewat tenggat" : "\(late) lewat tenggat")
                }
                guard total > 0 else { return "\(agency) holds no responsibilities yet" }
                return "\(agency) holds \(count) \(total == 1 ? "responsibility" : "responsibilities"); "
                    + (overdue == 0 ? "none overdue" : "\(late) overdue")
            }
        }
        static func headingFound(_ total: Int, overdue: Int) -> Text {
            Text { language in
                let count = language.count(total)
                let late = language.count(overdue)
                if language == .indonesian {
                    return total == 0 ? "Tidak ada tanggung jawab yang cocok" : "\(count) tanggung jawab cocok; \(late) lewat tenggat"
                }
                return total == 0
                    ? "No responsibility fits" : "\(count) \(total == 1 ? "responsibility fits" : "responsibilities fit"); \(late) overdue"
            }
        }
        static let lead = Text(
            "Setiap tanggung jawab selalu punya satu perangkat daerah dan satu orang. Ia berpindah hanya bila diterima.",
            "Every responsibility always has one agency and one person. It moves only when it is accepted.")
        static let empty = Text(
            "Di sini akan tampil siapa mengerjakan apa dan sampai kapan. Mulailah dengan mencatat satu tanggung jawab, dari rapat atau dari sini.",
            "Here will be who does what by when. Begin by taking up one, at a meeting or from here.")
        static let needsAgency = Text(
            "Yang mencatat adalah perangkat daerah yang akan memegangnya. Akun Anda belum terikat pada satu perangkat daerah: tambahkan perangkat daerah, lalu tetapkan pada akun.",
            "It is recorded by the agency that will hold it. Your account belongs to no agency yet: add the agencies, then set yours at your account."
        )
        static let toAgencies = Text("Perangkat daerah", "Agencies")
        static let toAccounts = Text("Akun", "Accounts")
        static let nothingFits = Text("Longgarkan saringan di atas.", "Loosen the filters above.")
        static let make = Text("Catat tanggung jawab", "Take up a responsibility")
        static let all = Text("Semua", "All")
        static func ours(_ agency: String) -> Text { Text("Milik \(agency)", "Held by \(agency)") }
        static func decisionsLink(_ count: Int) -> Text { Text("\(count) menunggu putusan ketua", "\(count) waiting for the chair") }
        static let whose = Text("Daftar", "Lists")
        static let filter = Text("Saring", "Filter")
        static let search = Text("Cari dalam judul", "Search in titles")
        static let anyState = Text("Semua keadaan", "Every state")
        static let anyStrategy = Text("Semua strategi", "Every strategy")
        static let anyIndicator = Text("Semua indikator", "Every indicator")
        static let anyAgency = Text("Semua perangkat daerah", "Every agency")
        static let onlyOverdue = Text("Hanya yang lewat tenggat", "Only what is overdue")
        static let what = Text("Apa", "What")
        static let owner = Text("Penanggung jawab", "Accountable")
        static let due = Text("Tenggat", "Due")
        static let state = Text("Keadaan", "State")
        static func page(_ number: Int, of pages: Int) -> Text { Text("Halaman \(number) dari \(pages)", "Page \(number) of \(pages)") }
        static let next = Text("Berikutnya", "Next")
        static let previous = Text("Sebelumnya", "Previous")
        static func offeredTo(_ agency: String) -> Text { Text("ditawarkan kepada \(agency)", "offered to \(agency)") }
        static let awaitsChair = Text("menunggu putusan ketua", "waits for the chair")
        static let escalated = Text("meminta bantuan ketua", "asks the chair for help")

        // MARK: Days
        static func late(_ days: Int) -> Text { Text("lewat \(days) hari", days == 1 ? "1 day late" : "\(days) days late") }
        static func left(_ days: Int) -> Text {
            switch days {
            case 0: Text("hari ini", "today")
            case 1: Text("besok", "tomorrow")
            default: Text("\(days) hari lagi", "in \(days) days")
            }
        }
        static func dayOutside(_ first: Day, _ last: Day) -> Text {
            Text { language in
                language == .indonesian
                    ? "Pilih tanggal dari \(language.date(first)) sampai \(language.date(last))."
                    : "Choose a day from \(language.date(first)) to \(language.date(last))."
            }
        }

        // MARK: The form
        static let newTitle = Text("Tanggung jawab baru", "A new responsibility")
        static func newLead(_ agency: String) -> Text {
            Text(
                "Bermula pada \(agency), yang tetap memegangnya sampai perangkat daerah lain menerimanya.",
                "It begins with \(agency), which keeps it until another agency accepts it.")
        }
        static let editTitle = Text("Ubah isi tanggung jawab", "Change what it is about")
        static let editLead = Text(
            "Penanggung jawab, tenggat, dan keadaan diubah di halamannya, dengan alasan.",
            "Owner, due day and state are changed on its page, with a reason.")
        static let title = Text("Apa yang akan dikerjakan", "What will be done")
        static let titleHint = Text("Satu kalimat yang hasilnya dapat diperiksa.", "One sentence whose result can be checked.")
        static let description = Text("Penjelasan", "Details")
        static let strategy = Text("Strategi", "Strategy")
        static let strategyMissing = Text("Pilih strategi yang dilayani.", "Choose the strategy it serves.")
        static let noStrategies = Text(
            "Belum ada strategi. Sekretaris memasangnya di halaman Program.",
            "There are no strategies yet. The secretary installs them on the Programmes page.")
        static let indicator = Text("Indikator layanan", "Service indicator")
        static let areas = Text("Wilayah", "Areas")
        static let wholeRegency = Text("Seluruh kabupaten", "The whole regency")
        static let areasHint = Text("Tanpa pilihan berarti seluruh kabupaten.", "Nothing chosen means the whole regency.")
        static let districts = Text("Kecamatan", "Districts (kecamatan)")
        static let places = Text("Desa atau kelurahan", "Villages (desa or kelurahan)")
        static let placesHint = Text(
            "Nama atau kode, satu per baris. Bila namanya kembar, tambahkan kecamatannya: Karanganyar, Purwojati.",
            "Name or code, one in a line. Where two share a name add the kecamatan: Karanganyar, Purwojati.")
        static func unknownPlace(_ name: String) -> Text {
            Text(
                "Wilayah “\(name)” tidak ditemukan. Periksa ejaannya atau tulis kodenya.",
                "There is no area “\(name)”. Check the spelling or write its code.")
        }
        static func ambiguousPlace(_ name: String, _ candidates: [String]) -> Text {
            let list = candidates.joined(separator: ", ")
            return Text(
                "“\(name)” ada lebih dari satu: \(list). Tulis salah satu kodenya.",
                "There is more than one “\(name)”: \(list). Write one of the codes.")
        }
        static let dueHint = Text("Hari terakhir; setelah itu dihitung terlambat.", "The last day; after it, it counts as late.")
        static let person = Text("Orang yang bertanggung jawab", "The person accountable")
        static let personHint = Text("Satu nama, bukan bagian atau tim.", "One name, not a unit or a team.")
        static let offer = Text("Tawarkan kepada perangkat daerah lain", "Offer it to another agency")
        static let offerLead = Text(
            "Serah terima berlaku setelah diterima. Sampai saat itu Anda tetap penanggung jawabnya.",
            "A hand-off takes effect when it is accepted. Until then you stay accountable.")
        static let offerTo = Text("Kepada", "To")
        static let offerReason = Text("Mengapa kepada mereka", "Why to them")
        static let offerUntil = Text("Dijawab paling lambat", "To be answered by")
        static let offerUntilHint = Text(
            "Bila kosong: 7 hari. Tawaran yang tidak dijawab diputuskan oleh ketua.",
            "If empty: 7 days. What is not answered is decided by the chair.")
        static let from = Text("Berasal dari", "Comes from")
        static func saidBy(_ agency: String) -> Text { Text("Pernyataan \(agency)", "Statement by \(agency)") }
    }
}

extension Responsibility.Status {
    var title: Text {
        switch self {
        case .open: Text("berjalan", "under way")
        case .blocked: Text("terhambat", "blocked")
        case .delivered: Text("menunggu verifikasi", "waiting to be verified")
        case .verified: Text("selesai terbukti", "done and verified")
        case .cancelled: Text("dibatalkan", "cancelled")
        }
    }
}

extension ResponsibilityFilter.State {
    var title: Text {
        switch self {
        case .running: Text("belum selesai", "not finished")
        case .open: Responsibility.Status.open.title
        case .blocked: Responsibility.Status.blocked.title
        case .delivered: Responsibility.Status.delivered.title
        case .verified: Responsibility.Status.verified.title
        case .cancelled: Responsibility.Status.cancelled.title
        case .chair: Copy.Responsibilities.awaitsChair
        }
    }
}
