import Collaboration
import Days
import Markup

extension Copy {
    enum Meetings {
        // The list
        static let title = Text("Rapat tim", "The team's meetings")
        static let lead = Text(
            "Yang akan datang dahulu, lalu yang sudah ditutup. Tiap rapat menunjukkan berapa ucapan yang sudah dipahami.",
            "Those to come first, then those that are closed. Each shows how much of what was said has been understood.")
        static let upcoming = Text("Akan datang dan berlangsung", "To come and in progress")
        static let past = Text("Sudah ditutup", "Closed")
        static let noUpcoming = Text("Belum ada rapat yang direncanakan.", "No meeting is planned.")
        static let noUpcomingSecretary = Text(
            "Belum ada rapat yang direncanakan. Rencanakan satu: judul, hari, tempat, dan agenda; perangkat daerah diundang setelah Anda mengirim undangan.",
            "No meeting is planned. Plan one: title, day, place and agenda; the agencies are invited once you send the invitations.")
        static let noPast = Text(
            "Belum ada rapat yang ditutup. Notulennya nanti ada di sini.", "No meeting has been closed. Their minutes will be here.")
        /// `Selasa, 24 November 2026, 09.00–11.00 WIB, Pendopo`
        static func whenAndWhere(_ meeting: MeetingRecord) -> Text {
            Text { language in
                let day = meeting.startsAt.jakartaDay
                let parts = [
                    language.weekday(day), language.date(day), Copy.Minutes.totalMinutes(meeting.startsAt, meeting.endsAt)(language), meeting.place,
                ]
                return parts.filter { !$0.isEmpty }.joined(separator: ", ")
            }
        }
        /// `09.30`
        static func clock(_ moment: Instant) -> Text { Text { $0.time(moment).replacing(" WIB", with: "") } }
        static let older = Text("Yang lebih lama", "Older ones")
        static let newer = Text("Yang lebih baru", "Newer ones")
        static let plan = Text("Rencanakan rapat", "Plan a meeting")
        static let meeting = Text("Rapat", "Meeting")
        static let when = Text("Waktu", "When")
        static let state = Text("Keadaan", "State")
        static let invited = Text("Diundang", "Invited")
        static let attendedOfInvited = Text("Hadir / diundang", "Attended / invited")
        static let confirmedOfRequired = Text("Ucap balik dibenarkan / wajib", "Read-backs confirmed / required")

        // Planning
        static let planTitle = Text("Rapat apa, kapan, dan siapa yang diundang?", "Which meeting, when, and who is invited?")
        static let planLead = Text(
            "Disimpan sebagai rancangan yang hanya Anda lihat, sampai undangan dikirim.",
            "Kept as a draft that only you see, until you send the invitations.")
        static let editTitle = Text("Ubah rencana rapat", "Change the meeting's plan")
        static let fieldTitle = Text("Judul", "Title")
        static let fieldTitleHint = Text("Misalnya: Rembuk stunting triwulan IV", "For example: Stunting consultation, fourth quarter")
        static let purpose = Text("Tujuan", "Purpose")
        static let purposeHint = Text("Apa yang harus sudah jelas ketika rapat selesai?", "What must be clear when the meeting ends?")
        static let place = Text("Tempat", "Place")
        static let day = Text("Hari", "Day")
        static let time = Text("Mulai (WIB)", "Begins (WIB)")
        static let minutes = Text("Lama (menit)", "Length (minutes)")
        static let readBackDays = Text("Tenggat ucap balik (hari)", "Read-backs due after (days)")
        static let readBackDaysHint = Text(
            "Ucap balik yang belum dibenarkan sesudah sekian hari ditandai terlambat.",
            "Read-backs not confirmed after so many days are shown as overdue.")
        static let agencies = Text("Perangkat daerah yang diundang", "Agencies invited")
        static let agenda = Text("Agenda", "Agenda")
        static let agendaHint = Text(
            "Baris kosong dilewati; agenda dapat ditambah dan diurutkan kapan saja sebelum rapat ditutup.",
            "Empty lines are skipped; you can add and reorder until the meeting is closed.")
        static let itemTitle = Text("Butir agenda", "Agenda item")
        static func itemTitle(_ number: Int) -> Text { Text("Butir agenda \(number)", "Agenda item \(number)") }
        static let presenter = Text("Penyaji", "Presenter")
        static let nobody = Text("Tanpa penyaji", "Nobody in particular")
        static let itemMinutes = Text("Menit", "Minutes")
        static let notes = Text("Catatan", "Notes")
        static let notesHint = Text("Masuk ke notulen.", "They go into the minutes.")
        static let notATime = Text("Jam tidak dikenal. Tulis seperti 09.30.", "Not a time. Write it like 09:30.")
        static let daysRange = Text("Tulis banyaknya hari, 0 sampai 60.", "Write a number of days, 0 to 60.")
        static let inviteSomebody = Text("Undang paling sedikit satu perangkat daerah.", "Invite at least one agency.")
        static let presenterNotInvited = Text("Penyaji harus perangkat daerah yang diundang.", "The presenter must be an invited agency.")
        static func minutesRange(_ low: Int, _ high: Int) -> Text {
            Text { language in
                let range = (language.count(low), language.count(high))
                return language == .indonesian
                    ? "Tulis lamanya dalam menit, \(range.0) sampai \(range.1)." : "Write the length in minutes, \(range.0) to \(range.1)."
            }
        }
        static let noMorePlanning = Text(
            "Rapat sudah dimulai; rencananya tidak dapat diubah lagi. Agenda dan undangan tambahan masih dapat.",
            "The meeting has begun; its plan can no longer be changed. Its agenda and further invitations still can.")
        static let closedAlready = Text("Rapat sudah ditutup.", "The meeting is closed.")
        static let invitedAlready = Text("Perangkat daerah itu sudah diundang.", "That agency is invited already.")

        // States and steps
        static func state(_ state: MeetingState) -> Text {
            switch state {
            case .draft: Text("rancangan", "draft")
            case .open: Text("terbuka, undangan terkirim", "open, invitations sent")
            case .inProgress: Text("sedang berlangsung", "in progress")
            case .closed: Text("ditutup", "closed")
            }
        }
        static func step(_ step: MeetingState.Step) -> Text {
            switch step {
            case .invite: Text("Kirim undangan", "Send the invitations")
            case .recall: Text("Tarik undangan", "Recall the invitations")
            case .start: Text("Mulai rapat", "Begin the meeting")
            case .close: Text("Tutup rapat …", "Close the meeting …")
            }
        }
        static func nextHint(_ state: MeetingState) -> Text {
            switch state {
            case .draft: Text("Hanya Anda yang melihat rancangan ini.", "Only you see this draft.")
            case .open: Text("Semua yang diundang melihat rapat ini dan agendanya.", "Everybody invited sees this meeting and its agenda.")
            case .inProgress:
                Text(
                    "Catat kehadiran dan pernyataan. Tutup putaran untuk membagi ucap balik.",
                    "Record attendance and statements. Close the round to hand out read-backs.")
            case .closed: Text("Ucap balik yang belum dibenarkan tetap menjadi kewajiban.", "Read-backs not yet confirmed remain owed.")
            }
        }
        static let edit = Text("Ubah rencana", "Change the plan")
        static let reload = Text("Muat ulang", "Reload")
        static let closeRound = Text("Tutup putaran pernyataan", "Close the round of statements")
        static let closeRoundHint = Text(
            "Mengundi ucap balik untuk semua yang diundang, hadir atau tidak. Putaran berikutnya hanya menambah.",
            "Draws read-backs for all invited, present or not. A later round only adds.")
        static let inviteMore = Text("Undang perangkat daerah lain", "Invite another agency")
        static let invite = Text("Undang", "Invite")
        static let minutesSheet = Text("Notulen untuk dicetak", "Minutes for print")
        static let matrix = Text("Matriks pemahaman", "Understanding matrix")
        static let calledOff = Text("Rapat belum dimulai.", "The meeting has not begun.")

        // The meeting's page
        static let attendance = Text("Kehadiran", "Attendance")
        static let statements = Text("Pernyataan", "Statements")
        static let confirmedShort = Text("ucap balik dibenarkan", "read-backs confirmed")
        static let presentShort = Text("perangkat daerah hadir", "agencies present")
        static let invitedShort = Text("perangkat daerah diundang", "agencies invited")
        static let statementsShort = Text("pernyataan", "statements")
        static let overdueShort = Text("terlambat", "overdue")
        static func mine(_ agency: String, _ count: Int) -> Text {
            count == 0
                ? Text("Tidak ada yang menunggu \(agency) di rapat ini", "Nothing waits for \(agency) at this meeting")
                : Text("Menunggu \(agency): \(count)", "Waiting for \(agency): \(count)")
        }
        static let nothingYet = Text(
            "Begitu ada pernyataan yang menyebut Anda, atau undian memilih Anda, ucap baliknya muncul di sini.",
            "As soon as a statement names you, or the draw picks you, the read-back appears here.")
        static let noAgenda = Text("Agenda belum diisi.", "There is no agenda yet.")
        static let addItem = Text("Tambah butir agenda", "Add an agenda item")
        static let change = Text("Ubah", "Change")
        static let up = Text("Naikkan", "Move up")
        static let down = Text("Turunkan", "Move down")
        static func upItem(_ title: String) -> Text { Text("Naikkan: \(title)", "Move up: \(title)") }
        static func downItem(_ title: String) -> Text { Text("Turunkan: \(title)", "Move down: \(title)") }
        static func changeItem(_ title: String) -> Text { Text("Ubah: \(title)", "Change: \(title)") }
        static let remove = Text("Hapus butir ini", "Remove this item")
        static let itemHasStatements = Text(
            "Butir ini punya pernyataan dan tidak dapat dihapus.", "Statements belong to this item; it cannot be removed.")
        static let itemPage = Text("Ubah butir agenda", "Change the agenda item")
        static func minutesLong(_ count: Int) -> Text { Text("\(count) menit", count == 1 ? "1 minute" : "\(count) minutes") }
        static func agendaLonger(_ agenda: Int, _ meeting: Int) -> Text {
            Text(
                "Agenda \(agenda) menit, lebih panjang dari rapat (\(meeting) menit).",
                "The agenda takes \(agenda) minutes, longer than the meeting (\(meeting) minutes).")
        }
        static let all = Text("semua", "all")
        static let responsibility = Text("Buat tanggung jawab", "Make it a responsibility")

        // Attendance
        static let attendanceTitle = Text("Siapa yang hadir?", "Who is here?")
        static let attendanceLead = Text(
            "Yang menulis nama dianggap hadir. Yang belum dicatat dihitung tidak hadir ketika rapat ditutup.",
            "Whoever has a name counts as present. What is not recorded counts as absent when the meeting closes.")
        static let ownAttendance = Text("Catat kehadiran kami", "Record our attendance")
        static let recordAll = Text("Catat kehadiran", "Record attendance")
        static let agency = Text("Perangkat daerah", "Agency")
        static let presence = Text("Hadir?", "Present?")
        static let attendee = Text("Nama", "Name")
        static let position = Text("Jabatan", "Position")
        static let mandate = Text("Mandat", "Mandate")
        static func presence(_ attended: Bool?) -> Text {
            switch attended {
            case nil: Text("belum dicatat", "not recorded")
            case true?: Text("hadir", "present")
            case false?: Text("tidak hadir", "absent")
            }
        }
        static let unknownMandate = Text("belum diketahui", "not known")
        static func mandate(_ mandate: Attendance.Mandate) -> Text {
            switch mandate {
            case .decisionMaker: Text("pengambil keputusan", "decision-maker")
            case .deputyWithMandate: Text("wakil dengan mandat", "deputy with mandate")
            case .withoutMandate: Text("tanpa mandat", "without mandate")
            }
        }
        static let absentWithName = Text("Ada nama, tetapi ditandai tidak hadir.", "There is a name, but it is marked absent.")
        static let attendeeMissing = Text("Tulis nama yang hadir.", "Write who is present.")
        static func attendanceChanged(_ agency: String) -> Text {
            Text(
                "\(agency) baru saja dicatat orang lain; yang tampil adalah catatan terbaru. Periksa lalu simpan lagi.",
                "Somebody else has just recorded \(agency); what you see is the newest record. Check it and save again.")
        }

        // Closing
        static let closeTitle = Text("Tutup rapat ini?", "Close this meeting?")
        static let closeLead = Text(
            "Rapat yang ditutup tidak dapat dibuka lagi. Kehadiran, agenda, dan pernyataan menjadi tetap; ucap balik yang belum dibenarkan tetap menjadi kewajiban bertanggal.",
            "A closed meeting is not opened again. Attendance, agenda and statements stay as they are; read-backs not yet confirmed remain duties with a date."
        )
        static let closeNow = Text("Tutup rapat", "Close the meeting")
        static let closingNotes = Text("Kesimpulan rapat", "Conclusion of the meeting")
        static func willCountAbsent(_ names: String) -> Text {
            Text("Belum dicatat, akan dihitung tidak hadir: \(names).", "Not recorded, will count as absent: \(names).")
        }
        static let drawsRest = Text(
            "Undian ucap balik untuk pernyataan sesudah putaran terakhir dilakukan saat rapat ditutup.",
            "Read-backs for what was said after the last round are drawn when the meeting closes.")
        static func heldSoFar(_ statements: Int, _ agencies: Int, of invited: Int) -> Text {
            Text(
                "\(statements) pernyataan dari \(agencies) dari \(invited) perangkat daerah yang diundang.",
                "\(statements) statements by \(agencies) of \(invited) agencies invited.")
        }
    }
}

extension Statement.Kind {
    var title: Text {
        switch self {
        case .programme: Text("program", "programme")
        case .constraint: Text("kendala", "constraint")
        case .obstacle: Text("hambatan", "obstacle")
        }
    }
    var hint: Text {
        switch self {
        case .programme: Text("program: yang kami kerjakan", "programme: what we do")
        case .constraint: Text("kendala: yang membatasi kami", "constraint: what narrows what we can do")
        case .obstacle: Text("hambatan: yang menghalangi", "obstacle: what stands in the way")
        }
    }
}
