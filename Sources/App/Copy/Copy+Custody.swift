import Collaboration
import Days
import Markup

/// The texts of one responsibility's page: what may be done, and what was done.
extension Copy.Responsibilities {
    // MARK: What may be done now
    static let actions = Text("Yang dapat Anda lakukan sekarang", "What you can do now")
    static let noActions = Text(
        "Saat ini tidak ada yang menunggu dari Anda untuk tanggung jawab ini.", "Nothing about this responsibility waits for you at present.")
    static let reason = Text("Alasan", "Reason")
    static let propose = Text("Tawarkan serah terima", "Offer a hand-off")
    static let withdraw = Text("Tarik kembali tawaran", "Withdraw the offer")
    static let withdrawLead = Text("Tawaran ditarik dan Anda tetap penanggung jawabnya.", "The offer is withdrawn and you stay accountable.")
    static func offered(_ from: String, _ to: String) -> Text { Text("\(from) menawarkan ini kepada \(to)", "\(from) offers this to \(to)") }
    static func answerBy(_ day: Day) -> Text {
        Text { $0 == .indonesian ? "Jawab paling lambat \($0.date(day))." : "Answer by \($0.date(day))." }
    }
    static let accept = Text("Terima", "Accept")
    static let acceptLead = Text(
        "Dengan menerima, perangkat daerah Anda menjadi satu-satunya penanggung jawab.", "By accepting, your agency becomes the only one accountable."
    )
    static let decline = Text("Tolak", "Decline")
    static let declineReason = Text("Alasan menolak", "Reason for declining")
    static let declineHint = Text("Ditampilkan kepada semua, termasuk ketua.", "Shown to everybody, the chair included.")
    static let deliver = Text("Serahkan bukti penyelesaian", "Hand in evidence that it is done")
    static let deliverLead = Text(
        "Cukup salah satu. Yang memeriksa adalah perangkat daerah lain.", "One of them is enough. Another agency will verify it.")
    static let evidenceText = Text("Uraian", "Text")
    static let evidenceLink = Text("Tautan", "Link")
    static let evidenceLinkHint = Text("Diawali https:// atau http://", "Begins with https:// or http://")
    static let evidenceFile = Text("Berkas", "File")
    static let evidenceFileHint = Text(
        "Paling besar 20 MB. Jangan sertakan NIK atau nama balita.", "At most 20 MB. Leave out identity numbers and names of children.")
    static let handIn = Text("Serahkan", "Hand in")
    static let verifyTitle = Text("Periksa bukti ini", "Verify this evidence")
    static let verify = Text("Benar, sudah selesai", "Verified: it is done")
    static let remark = Text("Catatan", "Remark")
    static let returnIt = Text("Kembalikan", "Send it back")
    static let returnReason = Text("Apa yang kurang", "What is missing")
    static let block = Text("Laporkan hambatan", "Report that it is blocked")
    static let blockReason = Text("Apa yang menghambat", "What stands in the way")
    static let waitsOn = Text("Menunggu perangkat daerah", "Waiting for agency")
    static let waitsOnNobody = Text("Tidak menunggu siapa pun", "Waiting for nobody")
    static let unblock = Text("Hambatan teratasi", "The obstacle is gone")
    static let unblockLead = Text("Keadaan kembali menjadi berjalan.", "It is under way again.")
    static let changeDue = Text("Ubah tenggat", "Change the due day")
    static let newDue = Text("Tenggat baru", "New due day")
    static let dueReason = Text("Mengapa tenggat berubah", "Why it changes")
    static let dueLateNote = Text(
        "Tenggatnya sudah lewat. Perubahan sekarang dicatat sebagai perubahan setelah lewat tenggat.",
        "It is past due. A change made now is recorded as made after the due day.")
    static let changePerson = Text("Ganti orang", "Change the person")
    static let newPerson = Text("Orang yang bertanggung jawab sekarang", "The person accountable from now")
    static let personReason = Text("Mengapa diganti", "Why it changes")
    static let escalate = Text("Minta bantuan ketua", "Ask the chair for help")
    static let escalateLead = Text("Anda tetap penanggung jawabnya.", "You stay accountable.")
    static let question = Text("Apa yang diminta dari ketua", "What you ask of the chair")
    static let answerTitle = Text("Jawab permintaan bantuan", "Answer the call for help")
    static let answer = Text("Jawaban", "Answer")
    static let sendAnswer = Text("Kirim jawaban", "Send the answer")
    static let reopen = Text("Buka kembali", "Reopen")
    static let reopenReason = Text("Mengapa dibuka kembali", "Why it is reopened")
    static let cancel = Text("Batalkan tanggung jawab", "Cancel the responsibility")
    static let cancelReason = Text("Mengapa dibatalkan", "Why it is cancelled")
    static let cancelLead = Text("Tidak dapat dibuka kembali.", "It cannot be reopened.")
    static let reassign = Text("Pindahkan dengan putusan ketua", "Move it by the chair's decision")
    static let decideTitle = Text("Putusan ketua", "The chair's decision")
    static let decide = Text("Putuskan", "Decide")
    static let decision = Text("Putusan", "Decision")
    static let decideNote = Text("Putusan ini mengikat dan tercatat.", "The decision binds and is recorded.")
    static func keep(_ agency: String) -> Text { Text("Tetap pada \(agency)", "It stays with \(agency)") }
    static let move = Text("Pindah ke perangkat daerah", "It moves to an agency")
    static let moveTo = Text("Perangkat daerah", "Agency")
    static let moveHint = Text("Hanya bila dipindahkan.", "Only where it moves.")
    static let decisionReason = Text("Alasan putusan", "Reason for the decision")
    static let edit = Text("Ubah isi", "Change what it is about")

    // MARK: The page
    static let chain = Text("Rantai tanggung jawab", "Chain of custody")
    static func chainLead(_ hops: Int) -> Text {
        Text(
            hops == 0 ? "Belum pernah berpindah perangkat daerah." : "Sudah \(hops) kali berpindah perangkat daerah.",
            hops == 0
                ? "It has not moved between agencies."
                : hops == 1 ? "It has moved between agencies once." : "It has moved between agencies \(hops) times.")
    }
    static func firstDue(_ day: Day) -> Text { Text { $0 == .indonesian ? "semula \($0.date(day))" : "first \($0.date(day))" } }
    static func waitsOn(_ agency: String) -> Text { Text("menunggu \(agency)", "waiting for \(agency)") }
    static let evidence = Text("Bukti yang diserahkan", "Evidence handed in")
    static let openLink = Text("Buka tautan", "Open the link")
    static func file(_ name: String, _ size: Int) -> Text {
        Text { language in
            let amount = size >= 1_000_000 ? "\(language.decimal(Double(size) / 1_000_000)) MB" : "\(max(1, size / 1_000)) kB"
            return language == .indonesian ? "Unduh \(name) (\(amount))" : "Download \(name) (\(amount))"
        }
    }
    static let synthetic = Text("data contoh", "sample data")

    // MARK: What was done
    static func began(_ agency: String, _ person: String) -> Text {
        Text("\(agency) mulai memegang tanggung jawab ini, atas nama \(person)", "\(agency) took this up; the person is \(person)")
    }
    static func accepted(_ agency: String, _ person: String, _ from: String) -> Text {
        Text("\(agency) menerima dari \(from), atas nama \(person)", "\(agency) accepted it from \(from); the person is \(person)")
    }
    static func moved(_ agency: String, _ person: String, _ from: String) -> Text {
        Text(
            "Ketua memindahkan dari \(from) ke \(agency), atas nama \(person)",
            "The chair moved it from \(from) to \(agency); the person is \(person)"
        )
    }
    static func personChanged(_ from: String, _ to: String) -> Text {
        Text("Nama penanggung jawab berganti dari \(from) ke \(to)", "The person changed from \(from) to \(to)")
    }
    static func proposed(_ from: String, _ to: String) -> Text {
        Text("\(from) menawarkan serah terima kepada \(to)", "\(from) offered a hand-off to \(to)")
    }
    static func waitsForAnswer(_ day: Day) -> Text {
        Text { $0 == .indonesian ? "menunggu jawaban sampai \($0.date(day))" : "waiting for an answer until \($0.date(day))" }
    }
    static func cause(_ cause: HandOff.ChairCause, _ to: String) -> Text {
        switch cause {
        case .thirdHop:
            Text(
                "Akan menjadi perpindahan ketiga, maka ketua yang memutuskan.", "It would be the third move, so the chair decides.")
        case .returnToEarlierOwner:
            Text("\(to) pernah memegangnya, maka ketua yang memutuskan.", "\(to) held it before, so the chair decides.")
        case .expired:
            Text("\(to) tidak menjawab sampai batasnya, maka ketua yang memutuskan.", "\(to) did not answer in time, so the chair decides.")
        }
    }
    static func declined(_ agency: String) -> Text { Text("\(agency) menolak", "\(agency) declined") }
    static func withdrawn(_ agency: String) -> Text { Text("\(agency) menarik kembali tawarannya", "\(agency) withdrew its offer") }
    static func expired(_ agency: String) -> Text { Text("\(agency) tidak menjawab sampai batasnya", "\(agency) did not answer in time") }
    static func kept(_ agency: String) -> Text { Text("Ketua memutuskan: tetap pada \(agency)", "The chair decided: it stays with \(agency)") }
    static let overtaken = Text("Tawaran gugur", "The offer lapsed")
    static func dueChanged(_ from: Day, _ to: Day, late: Bool) -> Text {
        Text { language in
            let days = "\(language.date(from)) → \(language.date(to))"
            if language == .indonesian { return "Tenggat berubah: \(days)" + (late ? ", setelah tenggat lewat" : "") }
            return "Due day changed: \(days)" + (late ? ", after it had passed" : "")
        }
    }
    static func blocked(_ waitsOn: String?) -> Text {
        Text("Terhambat" + (waitsOn.map { ", menunggu \($0)" } ?? ""), "Blocked" + (waitsOn.map { ", waiting for \($0)" } ?? ""))
    }
    static let unblocked = Text("Hambatan teratasi", "The obstacle is gone")
    static let reopened = Text("Dibuka kembali", "Reopened")
    static let cancelled = Text("Dibatalkan", "Cancelled")
    static func asked(_ agency: String) -> Text { Text("\(agency) meminta bantuan ketua", "\(agency) asked the chair for help") }
    static let answered = Text("Permintaan bantuan dijawab", "The call for help was answered")
    static func handedIn(_ agency: String) -> Text { Text("\(agency) menyerahkan bukti", "\(agency) handed in evidence") }
    static let verified = Text("Bukti diterima: selesai", "Evidence accepted: done")
    static let returned = Text("Bukti dikembalikan", "Evidence sent back")

    // MARK: The chair's page
    static func decisionsTitle(_ count: Int) -> Text {
        count == 0
            ? Text("Tidak ada yang menunggu putusan ketua", "Nothing waits for the chair")
            : Text("\(count) menunggu putusan ketua", count == 1 ? "1 thing waits for the chair" : "\(count) things wait for the chair")
    }
    static let decisionsLead = Text(
        "Perpindahan ketiga, pengembalian kepada pemegang sebelumnya, tawaran yang tidak dijawab, dan permintaan bantuan. Putusan mengikat dan tercatat.",
        "Third moves, returns to an earlier owner, offers not answered, and calls for help. Decisions bind and are recorded.")
    static let decisionsEmpty = Text(
        "Bila sebuah tanggung jawab hendak berpindah untuk ketiga kali, kembali ke pemegang lama, atau tawarannya tidak dijawab, ia menunggu di sini bersama seluruh riwayat dan alasannya.",
        "When a responsibility is to move a third time, to go back to an earlier owner, or its offer is not answered, it waits here with its whole history and the reasons."
    )
    static let onlyChairDecides = Text(
        "Hanya ketua yang memutuskan; Anda dapat membaca riwayatnya.", "Only the chair decides; you can read the history.")
    static let waitsSince = Text("Menunggu sejak", "Waiting since")
    static let path = Text("Jalur", "Path")

    /// The team's words, but where the responsibilities' own say it better.
    static func why(_ refusal: TeamRefusal) -> Text {
        switch refusal {
        case .notTheOpenOne:
            Text(
                "Ini sudah dijawab, ditarik, atau diputuskan oleh orang lain. Lihat keadaannya sekarang.",
                "Somebody else has answered, withdrawn or decided this already. See how it stands now.")
        case .handOffOpen:
            Text(
                "Masih ada tawaran serah terima yang terbuka. Tarik kembali dahulu, atau tunggu jawabannya.",
                "A hand-off is still open. Withdraw it first, or wait for the answer.")
        case .handOffExpired:
            Text("Batas menjawab sudah lewat; sekarang ketua yang memutuskan.", "The day to answer has passed; the chair decides now.")
        default: Copy.Team.why(refusal)
        }
    }
}
