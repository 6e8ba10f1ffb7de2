import Markup

extension Copy {
    enum Nav {
        static let home = Text("Beranda", "Home")
        static let growth = Text("Balita", "Children")
        static let meetings = Text("Rapat", "Meetings")
        static let responsibilities = Text("Tanggung jawab", "Responsibilities")
        static let programmes = Text("Program", "Programmes")
        static let assessment = Text("Penilaian", "Assessment")
        static let settings = Text("Pengaturan", "Settings")
        static let main = Text("Utama", "Main")
        static let skip = Text("Langsung ke isi", "Skip to content")
        static let signIn = Text("Masuk", "Sign in")
        static let signOut = Text("Keluar", "Sign out")
        static let published = Text("Angka terbuka", "Public figures")
        static let otherLanguage = Text("English", "Bahasa Indonesia")
        static let scrolls = Text("Tabel atau gambar; dapat digeser ke samping", "Table or drawing; scrolls sideways")
        static let back = Text("Kembali", "Back")
        static let done = Text("Tersimpan.", "Saved.")
        static let sample = Text(
            "Ruang contoh. Wilayah dan angka terbitan asli; orang, rapat, balita, dan tanggung jawab di sini buatan.",
            "Sample workspace. Areas and published figures are real; the people, meetings, children and responsibilities here are synthetic.")
        static func owed(_ who: String, _ count: Int) -> Text {
            Text("\(who): \(count) menunggu", "\(who): \(count) waiting")
        }
        /// By the agency, or by the office of somebody who speaks for none: a name would be long, and people know their own.
        static func owed(_ actor: Actor, _ count: Int) -> Text {
            if let agency = actor.agencyName { return owed(agency, count) }
            let office = actor.role.title
            return Text(
                owed(capitalised(office.indonesian), count).indonesian, owed(capitalised(office.english), count).english)
        }
        private static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
    }

    enum Forms {
        static let correct = Text("Perbaiki dahulu yang berikut", "Please correct the following")
        static let optional = Text(" (boleh kosong)", " (optional)")
        static let save = Text("Simpan", "Save")
        static let cancel = Text("Batal", "Cancel")
        static let show = Text("Tampilkan", "Show")
        static let choose = Text("Pilih …", "Choose …")
        static let all = Text("Semua", "All")
        static let none = Text("Tidak ada", "None")
    }

    enum Errors {
        static let required = Text("Wajib diisi.", "This is required.")
        static let wrongType = Text("Jenis nilainya tidak sesuai.", "The value has the wrong type.")
        static let notJSON = Text("Isi permintaan bukan JSON yang dapat dibaca.", "The body is not readable JSON.")
        static let unstorable = Text(
            "Ada tanda yang tidak dapat disimpan (karakter NUL). Hapus, lalu kirim lagi.",
            "It holds a character that cannot be stored (NUL). Remove it and send again.")
        static let incompleteForm = Text(
            "Formulir tidak sampai dengan utuh. Kirim sekali lagi.", "The form did not arrive whole. Please send it again.")
        static let noSpace = Text("Berkas tidak dapat disimpan di peladen.", "The file could not be kept on the server.")
        static let busy = Text("Sedang ada perubahan lain. Coba sesaat lagi.", "Something else is being changed. Please try again in a moment.")
        static let tooLong = Text("Terlalu panjang.", "Too long.")
        static let unknownChoice = Text("Pilihan ini tidak dikenal.", "This choice is not known.")
        static let notADay = Text("Tanggal tidak dikenal. Tulis seperti 2026-11-24.", "Not a date. Write it like 2026-11-24.")
        static let seeCurrent = Text("Lihat keadaan sekarang", "See how it stands now")
        static let whatYouTyped = Text("Yang Anda tulis", "What you wrote")
        static let home = Text("Ke beranda", "Go to the home page")

        /// A heading and what to do next.
        static func page(_ refusal: Refusal?) -> (Text, Text) {
            switch refusal {
            case .signInRequired: (Text("Masuk dahulu", "Please sign in"), Text("Halaman ini untuk anggota tim.", "This is for members of the team."))
            case .forbidden:
                (
                    Text("Ini bukan wewenang Anda", "This is not yours to do"),
                    Text(
                        "Peran, perangkat daerah, atau wilayah akun Anda tidak mencakup ini. Hubungi sekretariat bila seharusnya boleh.",
                        "Your account's role, agency or area does not cover this. Ask the secretariat if it should.")
                )
            case .forged:
                (
                    Text("Formulir ini tidak lagi berlaku", "This form is no longer valid"),
                    Text(
                        "Sesi Anda berganti sejak formulir dibuka. Buka lagi halamannya lalu kirim ulang; tulisan Anda ada di bawah.",
                        "Your session has changed since the form was opened. Open the page again and resend; what you wrote is below.")
                )
            case .notFound:
                (
                    Text("Halaman tidak ditemukan", "Page not found"),
                    Text("Alamatnya salah, atau isinya bukan untuk Anda.", "The address is wrong, or it is not for you to see.")
                )
            case .invalid:
                (
                    Text("Ada isian yang perlu diperbaiki", "Some fields need correcting"),
                    Text("Perbaiki lalu kirim lagi.", "Correct them and send again.")
                )
            case .stale:
                (
                    Text("Sudah diubah orang lain", "Someone else changed this meanwhile"),
                    Text(
                        "Perubahan Anda belum disimpan agar tidak menimpa perubahan orang lain. Tulisan Anda ada di bawah.",
                        "Your change was not saved, so as not to overwrite theirs. What you wrote is below.")
                )
            case .alreadyReceived:
                (
                    Text("Sudah diterima", "Already received"),
                    Text("Kiriman ini sudah diterima sebelumnya dan tidak diulang.", "This was received before and was not repeated.")
                )
            case .rule(let reason): (Text("Tidak dapat dilakukan", "This cannot be done"), reason)
            case .expired:
                (
                    Text("Tautan sudah tidak berlaku", "This link is no longer valid"),
                    Text(
                        "Tautan ini sudah dipakai atau kedaluwarsa. Minta yang baru kepada sekretariat.",
                        "It was used or has expired. Ask the secretariat for a new one.")
                )
            case .tooLarge(let limit):
                (
                    Text("Kiriman terlalu besar", "Too large"),
                    Text { language in
                        let size = limit >= 1_048_576 ? "\(limit / 1_048_576) MB" : "\(limit / 1_024) kB"
                        return language == .indonesian ? "Paling besar \(size). Tidak ada yang disimpan." : "At most \(size). Nothing was stored."
                    }
                )
            case .tooManyAttempts(let seconds):
                (
                    Text("Terlalu banyak percobaan", "Too many attempts"),
                    Text("Coba lagi setelah \((seconds + 59) / 60) menit.", "Try again in \((seconds + 59) / 60) minutes.")
                )
            case .unreadable(let reason): (Text("Kiriman tidak dapat dibaca", "This could not be read"), reason)
            case nil:
                (
                    Text("Ada yang salah di pihak kami", "Something went wrong on our side"),
                    Text(
                        "Tidak ada yang tersimpan setengah. Coba lagi; bila berulang, beri tahu sekretariat.",
                        "Nothing was half saved. Try again; if it happens again, tell the secretariat.")
                )
            }
        }
    }
}

extension Role {
    var title: Text {
        switch self {
        case .secretary: Text("sekretaris", "secretary")
        case .focalPerson: Text("narahubung perangkat daerah", "agency focal person")
        case .chair: Text("ketua", "chair")
        case .nutritionOfficer: Text("petugas gizi", "nutrition officer")
        case .areaOperator: Text("operator wilayah", "area operator")
        case .evaluator: Text("penilai", "evaluator")
        }
    }
}
