import Markup

extension Copy {
    enum Agencies {
        static let none = Text("Belum ada perangkat daerah", "No agencies yet")
        static let noneLead = Text(
            "Di sini akan tercantum perangkat daerah anggota tim beserta narahubungnya. Mulai dengan sekretariat.",
            "The agencies of the team and their focal persons will stand here. Begin with the secretariat.")
        static let lead = Text("Tugas masing-masing dalam tim, dan siapa narahubungnya.", "What each does in the team, and who speaks for it.")
        static let agency = Text("Perangkat daerah", "Agency")
        static let people = Text("Narahubung", "Focal persons")
        static let nobody = Text("belum ada", "nobody yet")
        static let nobodyYet = Text("Belum ada akun yang berbicara untuk perangkat daerah ini.", "No account speaks for this agency yet.")
        static let add = Text("Tambah perangkat daerah", "Add an agency")
        static let edit = Text("Ubah perangkat daerah", "Edit the agency")
        static let name = Text("Nama lengkap", "Full name")
        static let shortName = Text("Nama pendek", "Short name")
        static let shortNameHint = Text("Yang dipakai di daftar dan matriks, misalnya Dinkes.", "As used in lists and matrices, such as Dinkes.")
        static let nameTaken = Text("Nama pendek ini sudah dipakai.", "This short name is taken.")
        static let kind = Text("Kedudukan dalam tim", "Place in the team")
        static let kindHint = Text(
            "Sekretariat hanya satu. Bila yang ini menjadi sekretariat, yang lama menjadi perangkat daerah biasa.",
            "There is one secretariat. If this becomes it, the one before becomes an agency like the others.")
        static let secretariat = Text("sekretariat tim", "secretariat of the team")
        static let areaHint = Text("Hanya untuk kantor camat.", "Only for the office of a camat.")
        static let needsDistrict = Text("Kantor camat harus punya kecamatan yang ada.", "The office of a camat needs a sub-district that exists.")
        static let dutyIndonesian = Text("Tugas dalam penurunan stunting", "Duty in reducing stunting, in Indonesian")
        static let dutyEnglish = Text("Tugas, dalam bahasa Inggris", "Duty, in English")
        static let dutyEnglishHint = Text("Bila kosong, teks bahasa Indonesia yang ditampilkan.", "Where it is empty, the Indonesian text is shown.")
        static let state = Text("Keadaan", "State")
        static let active = Text("aktif", "active")
        static let inactive = Text("tidak aktif", "not active")
        static let openResponsibilities = Text("Tanggung jawab terbuka", "Open responsibilities")
        static let noSecretariat = Text(
            "Belum ada sekretariat. Ubah salah satu perangkat daerah menjadi sekretariat tim.",
            "There is no secretariat yet. Make one of the agencies the secretariat of the team.")
        static let secretariatMustStay = Text(
            "Tim selalu punya satu sekretariat. Jadikan dahulu perangkat daerah lain sekretariat.",
            "A team always has one secretariat. Make another agency the secretariat first.")
        static let deactivate = Text("Nonaktifkan", "Deactivate")
        static let reactivate = Text("Aktifkan kembali", "Activate again")
        static let deactivateMeans = Text(
            "Perangkat daerah ini tidak lagi diundang dan tidak dapat menerima tanggung jawab. Catatannya tetap ada.",
            "It is no longer invited and cannot take on responsibilities. Its records stay.")
        static let stillTied = Text(
            "Belum dapat dinonaktifkan. Selesaikan atau serahkan dahulu yang berikut.",
            "It cannot be deactivated yet. Settle or hand over the following first.")

        static func title(_ agencies: Int, _ offices: Int) -> Text {
            offices == 0
                ? Text("\(agencies) perangkat daerah", agencies == 1 ? "1 agency" : "\(agencies) agencies")
                : Text("\(agencies) perangkat daerah dan \(offices) kantor camat", "\(agencies) agencies and \(offices) sub-district offices")
        }
        static func former(_ count: Int) -> Text { Text("Tidak lagi aktif: \(count)", "No longer active: \(count)") }
        static func tiedResponsibilities(_ count: Int) -> Text {
            Text("\(count) tanggung jawab belum selesai", count == 1 ? "1 responsibility is open" : "\(count) responsibilities are open")
        }
        static func tiedHandOffs(_ count: Int) -> Text {
            Text("\(count) serah terima menunggu jawaban", count == 1 ? "1 hand-off waits for its answer" : "\(count) hand-offs wait for its answer")
        }
        static func tiedAccounts(_ count: Int) -> Text {
            Text("\(count) akun masih aktif", count == 1 ? "1 account is still active" : "\(count) accounts are still active")
        }
        static func kind(_ kind: AgencyKind) -> Text {
            switch kind {
            case .agency: Text("perangkat daerah", "agency")
            case .secretariat: secretariat
            case .subdistrict: Text("kantor camat", "sub-district office")
            }
        }
    }
}
