import Collaboration
import Markup

/// The domain's refusal, under a name that needs no module.
typealias TeamRefusal = Collaboration.Refusal

extension Copy {
    enum Team {}
}

extension Copy.Team {
    /// Why the rules of the team say no, and what would be possible instead.
    static func why(_ refusal: TeamRefusal) -> Text {
        switch refusal {
        case .onlyOwner:
            Text("Hanya perangkat daerah penanggung jawab yang dapat melakukan ini.", "Only the accountable agency can do this.")
        case .onlyNominee:
            Text(
                "Hanya perangkat daerah yang ditawari yang dapat menjawab serah terima ini.",
                "Only the agency it was offered to can answer this hand-off.")
        case .onlyChair: Text("Hanya ketua yang dapat memutuskan ini.", "Only the chair can decide this.")
        case .onlyChairOrSecretary: Text("Hanya ketua atau sekretaris yang dapat melakukan ini.", "Only the chair or the secretary can do this.")
        case .ownerMayNotJudge:
            Text(
                "Penanggung jawab tidak menilai hasil kerjanya sendiri; mintalah perangkat daerah lain.",
                "The accountable agency does not judge its own work; ask another agency.")
        case .beginsElsewhere:
            Text(
                "Tanggung jawab bermula pada sekretariat atau pada perangkat daerah yang menawarkannya.",
                "A responsibility begins with the secretariat or with the agency that offers it.")
        case .onlyListener:
            Text("Hanya perangkat daerah pendengar yang dapat mengucapkan kembali.", "Only the listening agency can say this back.")
        case .onlySpeaker:
            Text(
                "Hanya perangkat daerah penutur yang dapat membenarkan atau meluruskan.", "Only the speaking agency can confirm or correct this.")
        case .notNow:
            Text("Keadaannya sudah berubah, sehingga langkah ini tidak mungkin sekarang.", "Things have moved on; this step is not possible now.")
        case .notTheOpenOne:
            Text("Jawaban ini untuk ucapan yang lama; sudah ada yang lebih baru.", "This answer was meant for earlier words; there are newer ones.")
        case .handOffOpen: Text("Masih ada serah terima yang belum dijawab.", "There is a hand-off that has not been answered yet.")
        case .handOffExpired: Text("Tenggat serah terima ini sudah lewat.", "This hand-off has expired.")
        case .handOffNotYetExpired: Text("Tenggat serah terima ini belum lewat.", "This hand-off has not expired yet.")
        case .escalationOpen: Text("Masih ada eskalasi yang belum dijawab.", "There is an escalation that has not been answered yet.")
        case .meetingNotOpen: Text("Ini hanya dapat dicatat selama rapat berlangsung.", "This can only be recorded while the meeting is in progress.")
        case .textMissing: Copy.Errors.required
        case .textTooLong(let limit):
            Text { language in
                let count = language.count(limit)
                return language == .indonesian ? "Terlalu panjang; paling banyak \(count) huruf." : "Too long; at most \(count) characters."
            }
        case .tooFewWords(let fewest):
            Text(
                "Terlalu pendek: tulis paling sedikit \(fewest) kata, agar penutur dapat menilai apakah maksudnya tertangkap.",
                "Too short: write at least \(fewest) words, so that the speaker can tell whether you understood.")
        case .notOwnWords:
            Text(
                "Ini salinan kata-kata penutur. Ucapkan kembali dengan kata-kata sendiri.",
                "These are the speaker's words. Say it back in your own.")
        case .personMissing: Text("Tulis nama orang yang bertanggung jawab.", "Write the name of the person who is responsible.")
        case .alreadyOwner: Text("Perangkat daerah itu sudah menjadi penanggung jawabnya.", "That agency is accountable already.")
        case .dueInThePast: Text("Tenggat sudah lewat; pilih hari ini atau sesudahnya.", "The due day has passed; choose today or later.")
        case .dueUnchanged: Text("Tenggatnya sama dengan yang sekarang.", "The due day is the one it has already.")
        case .expiryInThePast:
            Text("Batas jawaban sudah lewat; pilih hari ini atau sesudahnya.", "The day to answer by has passed; choose today or later.")
        case .evidenceMissing: Text("Sertakan bukti: uraian, berkas, atau tautan.", "Give evidence: a text, a file or a link.")
        case .linkInvalid: Text("Tautan harus diawali http:// atau https://.", "A link must begin with http:// or https://.")
        case .ownStatement:
            Text("Tidak ada yang membenarkan atau mengucapkan kembali ucapannya sendiri.", "Nobody says back or confirms their own words.")
        case .agencyNotInvited: Text("Perangkat daerah itu tidak diundang ke rapat ini.", "That agency is not invited to this meeting.")
        case .mandateWithoutAttendance: Text("Mandat hanya dicatat bagi yang hadir.", "A mandate is recorded only for those who attended.")
        case .alreadyThere: Text("Sudah ada.", "It is there already.")
        }
    }
}
