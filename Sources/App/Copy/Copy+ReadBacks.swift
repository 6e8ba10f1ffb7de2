import Collaboration
import Days
import Markup

extension Copy {
    enum ReadBacks {
        // Statements
        static let newStatement = Text("Sampaikan pernyataan", "Make a statement")
        static let recordStatement = Text("Catat pernyataan", "Record a statement")
        static let speaker = Text("Penutur", "Speaker")
        static let kind = Text("Jenis", "Kind")
        static let content = Text("Pernyataan", "Statement")
        static let contentHint = Text("Satu pokok saja, agar dapat diucapkan kembali.", "One matter only, so that it can be said back.")
        static let addressed = Text("Menyebut atau meminta sesuatu dari", "Names or asks something of")
        static let addressedHint = Text("Yang ditandai langsung mendapat ucap balik.", "Those ticked owe a read-back at once.")
        static let item = Text("Butir agenda", "Agenda item")
        static let noItem = Text("di luar agenda", "outside the agenda")
        static let noStatements = Text(
            "Belum ada pernyataan. Selama rapat berlangsung, tiap perangkat daerah menyampaikan program, kendala, dan hambatannya di sini.",
            "No statements yet. While the meeting is in progress each agency says its programmes, constraints and obstacles here.")
        static let asksOf = Text("kepada", "to")
        static let recordedBy = Text("dicatat oleh", "recorded by")
        static let takeBack = Text("Tarik pernyataan ini", "Take this statement back")
        static let takeBackHint = Text(
            "Bila salah catat. Hanya selama rapat berlangsung dan belum ada yang mengucapkannya kembali; buku besar tetap menyimpannya.",
            "If it was recorded by mistake. Only while the meeting is in progress and nobody has said it back; the ledger keeps it.")
        static let statementIsCited = Text(
            "Sudah ada tanggung jawab yang merujuk pernyataan ini.", "A responsibility refers to this statement already.")
        static func statementTitle(_ kind: Statement.Kind, _ agency: String) -> Text {
            Text("\(kind.title.indonesian.capitalizedFirst) \(agency)", "\(kind.title.english.capitalizedFirst) of \(agency)")
        }
        static func by(_ kind: Statement.Kind, _ agency: String) -> Text {
            Text("\(kind.title.indonesian.capitalizedFirst) dari \(agency)", "\(kind.title.english.capitalizedFirst) of \(agency)")
        }
        static func understood(_ confirmed: Int, of required: Int) -> Text {
            Text("\(confirmed)/\(required) ucap balik dibenarkan", "\(confirmed)/\(required) read-backs confirmed")
        }
        static let nobodyYet = Text("belum ada pendengar", "no listeners yet")
        static let noneOfStatement = Text(
            "Belum ada yang wajib mengucapkannya kembali. Undian dilakukan ketika putaran pernyataan atau rapat ditutup.",
            "Nobody has to say it back yet. The draw is made when the round of statements or the meeting closes.")
        static let whoSaysBack = Text("Siapa mengucapkannya kembali?", "Who says it back?")

        // One read-back
        static let list = Text("Ucap balik", "Read-backs")
        static func listTitle(_ confirmed: Int, _ required: Int) -> Text {
            Text(
                "\(confirmed) dari \(required) ucap balik sudah dibenarkan penuturnya",
                "\(confirmed) of \(required) read-backs are confirmed by their speaker")
        }
        static let listLead = Text(
            "Ucap balik dituntaskan oleh penutur: hanya ia yang tahu apakah maksudnya tertangkap.",
            "A read-back is settled by the speaker: only the speaker knows whether it was understood.")
        static let emptyList = Text("Tidak ada ucap balik untuk pilihan ini.", "No read-backs for this choice.")
        static let emptyAtAll = Text(
            "Ucap balik muncul begitu ada pernyataan di rapat yang menyebut suatu perangkat daerah, atau putaran pernyataan ditutup.",
            "Read-backs appear as soon as a statement at a meeting names an agency, or a round of statements is closed.")
        static let listener = Text("Pendengar", "Listener")
        static let statement = Text("Pernyataan", "Statement")
        static let due = Text("Tenggat", "Due")
        static let state = Text("Keadaan", "State")
        static let anyState = Text("Semua keadaan", "Any state")
        static let anyListener = Text("Semua pendengar", "Any listener")
        static let anySpeaker = Text("Semua penutur", "Any speaker")
        static func filter(_ state: ReadBackFilter.State) -> Text {
            switch state {
            case .open: Text("belum dibenarkan", "not confirmed")
            case .overdue: Text("terlambat", "overdue")
            case .confirmed: Text("dibenarkan", "confirmed")
            }
        }
        static func state(_ state: ReadBack.State) -> Text {
            switch state {
            case .due: Text("belum diucapkan", "not said yet")
            case .said: Text("menunggu penutur", "waits for the speaker")
            case .corrected: Text("diluruskan, ucapkan lagi", "corrected, to be said again")
            case .confirmed: Text("dibenarkan", "confirmed")
            }
        }
        static func overdue(_ days: Int) -> Text { Text("lewat \(days) hari", days == 1 ? "1 day overdue" : "\(days) days overdue") }
        static let dueToday = Text("tenggat hari ini", "due today")
        static func dueOn(_ day: Day) -> Text { Text { ($0 == .indonesian ? "tenggat " : "due ") + $0.shortDate(day) } }

        static func title(_ listener: String, _ speaker: String) -> Text {
            Text("\(listener) mengucapkan kembali \(speaker)", "\(listener) says back what \(speaker) said")
        }
        static func askToSay(_ speaker: String) -> Text {
            Text("Apa yang Anda tangkap dari \(speaker)?", "What did you understand \(speaker) to say?")
        }
        static func askToConfirm(_ listener: String) -> Text {
            Text("Apakah \(listener) menangkap maksud Anda?", "Did \(listener) understand you?")
        }
        static let say = Text("Ucapkan kembali dengan kata-kata sendiri", "Say it back in your own words")
        static let sayHint = Text(
            "Bukan salinan: tulis apa yang Anda pahami, dan apa artinya bagi perangkat daerah Anda.",
            "Not a copy: write what you understood, and what it means for your agency.")
        static let sayAgain = Text("Ucapkan lagi, dengan pelurusan penutur", "Say it again, with the speaker's correction")
        static let send = Text("Kirim ucap balik", "Send the read-back")
        static let confirm = Text("Ya, itu maksud kami", "Yes, that is what we meant")
        static let correct = Text("Luruskan …", "Correct it …")
        static let correction = Text("Apa yang keliru ditangkap?", "What was misunderstood?")
        static let sendCorrection = Text("Kirim pelurusan", "Send the correction")
        static func youSaid(_ kind: Statement.Kind) -> Text {
            Text("\(kind.title.indonesian.capitalizedFirst) yang Anda sampaikan", "The \(kind.title.english) you stated")
        }
        static func saidBack(_ agency: String) -> Text { Text("\(agency) menangkap:", "\(agency) understood:") }
        static func corrected(_ agency: String) -> Text { Text("\(agency) meluruskan:", "\(agency) corrects:") }
        static func confirmedBy(_ agency: String) -> Text { Text("\(agency) membenarkan.", "\(agency) confirms.") }
        static let attempts = Text("Jejak ucapan", "What was said, and answered")
        static func attempt(_ number: Int) -> Text { Text("Ucapan ke-\(number)", "Attempt \(number)") }
        static let noAttempts = Text("Belum ada yang diucapkan.", "Nothing has been said yet.")
        static func waitsFor(_ agency: String) -> Text { Text("Menunggu \(agency)", "Waits for \(agency)") }
        static let open = Text("Buka", "Open")

        static func why(_ requirement: ReadBack.Requirement, _ listener: String, _ speaker: String) -> Text {
            switch requirement {
            case .obligatory:
                Text(
                    "\(listener) disebut atau dimintai sesuatu dalam pernyataan ini, jadi wajib mengucapkannya kembali.",
                    "This statement names \(listener) or asks something of it, so it has to say it back.")
            case .sampled:
                Text(
                    "\(listener) terpilih lewat undian bergilir: yang paling jarang mendengarkan \(speaker) tiga bulan ini didahulukan.",
                    "\(listener) was drawn in rotation: whoever has listened to \(speaker) least in the past three months comes first.")
            case .voluntary: Text("\(listener) mengucapkannya atas kemauan sendiri.", "\(listener) says it back of its own accord.")
            }
        }
        static let whyHeading = Text("Mengapa kami?", "Why us?")
        static func howDrawn(_ seed: String) -> Text {
            let bounds = Assignment.Bounds()
            return Text(
                "Setiap yang diundang mendapat paling sedikit \(bounds.perListener) pernyataan dan setiap pernyataan paling sedikit \(bounds.perStatement) pendengar, sejauh cukup. Yang tidak hadir tetap mendapat bagiannya. Undian dapat diulang siapa pun: benih \(seed) berasal dari nomor rapat.",
                "Everybody invited gets at least \(bounds.perListener) statements and every statement at least \(bounds.perStatement) listeners, as far as there are so many. Those absent get their share too. Anybody can repeat the draw: its seed \(seed) comes from the meeting's identifier."
            )
        }
        static func requirement(_ requirement: ReadBack.Requirement) -> Text {
            switch requirement {
            case .obligatory: Text("disebut", "addressed")
            case .sampled: Text("undian", "drawn")
            case .voluntary: Text("sukarela", "voluntary")
            }
        }

        // The matrix
        static let matrixTitle = Text("Siapa sudah memahami siapa?", "Who has understood whom?")
        static func matrixAnswer(_ confirmed: Int, _ required: Int) -> Text {
            Text(
                "\(confirmed) dari \(required) ucap balik wajib sudah dibenarkan penuturnya.",
                "\(confirmed) of \(required) required read-backs are confirmed by their speaker.")
        }
        static let matrixEmpty = Text(
            "Belum ada ucap balik yang wajib. Matriks terisi begitu pernyataan disampaikan di rapat.",
            "No read-back is required yet. The matrix fills as statements are made at the meeting.")
        static let matrixCaption = Text(
            "Baris: pendengar, semua yang diundang. Kolom: penutur. Tiap sel: dibenarkan / wajib.",
            "Rows: listeners, all that were invited. Columns: speakers. Each cell: confirmed / required.")
        static let matrixFormula = Text("Cara menghitung", "How it is counted")
        static let matrixExplained = Text(
            "Sel (pendengar i, penutur j) = ucap balik i atas pernyataan j yang dibenarkan j, dibagi ucap balik yang wajib. Wajib berarti disebut dalam pernyataan atau terpilih undian; yang tidak hadir ikut dihitung, sehingga ketidakhadiran tidak pernah menaikkan angka. Titik (·) berarti tidak ada yang wajib.",
            "Cell (listener i, speaker j) = i's read-backs of j's statements that j confirmed, divided by those required. Required means named in the statement or drawn; absent agencies count, so that staying away never raises a figure. A dot (·) means nothing was required."
        )
        static let listenerBySpeaker = Text("Pendengar \\ penutur", "Listener \\ speaker")
        static let total = Text("Semua", "All")
        static let listening = Text("Memahami", "Has understood")
        static let speaking = Text("Dipahami", "Is understood")
        static func cell(_ listener: String, _ speaker: String, _ confirmed: Int, _ required: Int) -> Text {
            Text(
                "\(listener) atas \(speaker): \(confirmed) dari \(required) dibenarkan",
                "\(listener) of \(speaker): \(confirmed) of \(required) confirmed")
        }
        static let legend = Text(
            "Warna: hijau semua dibenarkan, kuning sebagian, merah belum satu pun.", "Colours: green all confirmed, yellow some, red none yet.")
        static let period = Text("Rapat dalam masa", "Meetings in the period")
        static let from = Text("Dari", "From")
        static let until = Text("Sampai", "Until")
        static func inPeriod(_ first: Day, _ last: Day, _ meetings: Int) -> Text {
            Text { language in
                let dates = "\(language.date(first)) – \(language.date(last))"
                return language == .indonesian ? "\(meetings) rapat, \(dates)." : "\(meetings) \(meetings == 1 ? "meeting" : "meetings"), \(dates)."
            }
        }
        static let allMeetings = Text("Semua rapat dalam suatu masa", "All meetings of a period")
        static let wrongPeriod = Text("Hari pertama harus sebelum hari terakhir.", "The first day must come before the last.")
    }

    enum Minutes {
        static let title = Text("Notulen rapat", "Minutes of the meeting")
        static let provisional = Text("Sementara: rapat belum ditutup.", "Provisional: the meeting is not closed yet.")
        static let team = Text("Tim percepatan penurunan stunting", "Team for the reduction of stunting")
        static let day = Text("Hari, tanggal", "Day, date")
        static let time = Text("Waktu", "Time")
        static let place = Text("Tempat", "Place")
        static let purpose = Text("Tujuan", "Purpose")
        static func attendance(_ attended: Int, _ invited: Int) -> Text {
            Text("Kehadiran: \(attended) dari \(invited) perangkat daerah yang diundang", "Attendance: \(attended) of \(invited) agencies invited")
        }
        static let absent = Text("Tidak hadir", "Absent")
        static let number = Text("No.", "No.")
        static let statementsBy = Text("Pernyataan menurut perangkat daerah", "Statements by agency")
        static let none = Text("Tidak ada.", "None.")
        static func readBacks(_ confirmed: Int, _ required: Int) -> Text {
            Text("Ucap balik: \(confirmed) dari \(required) dibenarkan penutur", "Read-backs: \(confirmed) of \(required) confirmed by the speaker")
        }
        static let confirmedReadBacks = Text("Dibenarkan", "Confirmed")
        static let nobody = Text("belum ada", "nobody yet")
        static func owedUntil(_ day: Day) -> Text { Text { ($0 == .indonesian ? "paling lambat " : "by ") + $0.date(day) } }
        static let understood = Text("Menangkap:", "Understood:")
        static let straightened = Text("Pelurusan:", "Correction:")
        static let corrections = Text("Diluruskan penutur", "Corrected by the speaker")
        static let owed = Text("Masih wajib", "Still owed")
        static let agreements = Text("Tanggung jawab yang disepakati", "Responsibilities agreed")
        static let responsibility = Text("Tanggung jawab", "Responsibility")
        static let person = Text("Penanggung jawab", "Accountable")
        static let due = Text("Tenggat", "Due")
        static let conclusion = Text("Kesimpulan", "Conclusion")
        static let chair = Text("Ketua tim", "Chair of the team")
        static let secretary = Text("Sekretaris, notulis", "Secretary, taking the minutes")
        static let nameLine = Text("(nama terang dan tanda tangan)", "(name and signature)")
        static func anchor(_ sequence: Int, _ hash: String) -> Text {
            Text(
                "Buku besar nomor \(sequence), jejak \(hash). Dicetaknya jejak ini mengunci semua catatan sampai nomor itu: bila ada yang diubah kemudian, jejaknya tidak cocok lagi.",
                "Ledger entry \(sequence), hash \(hash). Printing this fixes all records up to that number: were any changed later, the hash would no longer match."
            )
        }
        static func printed(_ moment: Instant) -> Text { Text { ($0 == .indonesian ? "Disusun " : "Drawn up ") + $0.moment(moment) } }
        static func totalMinutes(_ from: Instant, _ to: Instant) -> Text {
            Text { language in
                let first = language.time(from).replacing(" WIB", with: "")
                return "\(first)–\(language.time(to))"
            }
        }
    }
}

extension String {
    /// With a capital at the beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
