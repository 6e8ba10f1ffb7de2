import Markup

extension Copy {
    enum Accounts {
        static let signInTitle = Text("Masuk ke ruang kerja tim", "Sign in to the team's working room")
        static let email = Text("Alamat surel", "E-mail address")
        static let emailWrong = Text("Alamat surel tidak lengkap.", "This is not a complete e-mail address.")
        static let emailTaken = Text("Alamat surel ini sudah punya akun.", "There is an account with this address already.")
        static let password = Text("Kata sandi", "Password")
        static let newPassword = Text("Kata sandi baru", "New password")
        static let passwordAgain = Text("Ulangi kata sandi", "Repeat the password")
        static let passwordHint = Text(
            "Paling sedikit 10 huruf; kalimat pendek lebih mudah diingat.", "At least 10 characters; a short sentence is easy to remember.")
        static let passwordShort = Text("Kata sandi paling sedikit 10 huruf.", "The password needs at least 10 characters.")
        static let passwordWeak = Text("Kata sandi ini terlalu mudah ditebak.", "This password is too easy to guess.")
        static let passwordsDiffer = Text("Kedua kata sandi tidak sama.", "The two passwords differ.")
        static let setPassword = Text("Simpan dan masuk", "Save and sign in")
        static let wrongCredentials = Text("Surel atau kata sandi salah.", "The e-mail address or the password is wrong.")
        static let forgotten = Text(
            "Lupa kata sandi? Sekretariat dapat membuat tautan masuk baru untuk Anda.",
            "Forgot your password? The secretariat can make you a new sign-in link.")
        static let choosePassword = Text(
            "Buat kata sandi untuk masuk. Tautan ini berlaku sekali.", "Choose a password to sign in. This link works once.")
        static let yours = Text("Akun Anda", "Your account")
        static let name = Text("Nama", "Name")
        static let role = Text("Peran", "Role")
        static let agency = Text("Perangkat daerah", "Agency")
        static let area = Text("Wilayah", "Area")
        static let sessions = Text("Perangkat yang sedang masuk", "Where you are signed in")
        static let device = Text("Perangkat", "Device")
        static let since = Text("Sejak", "Since")
        static let until = Text("Sampai", "Until")
        static let thisOne = Text("yang ini", "this one")
        static let end = Text("Keluarkan", "Sign out there")
        static let focalNeedsAgency = Text("Narahubung harus punya perangkat daerah.", "A focal person needs an agency.")
        static let operatorNeedsArea = Text("Operator wilayah harus punya wilayah.", "An area operator needs an area.")
        static let noDistrict = Text(
            "Ruang kerja ini belum punya wilayah. Muat dahulu dengan: rembuk import areas FILE.csv",
            "This workspace has no areas yet. Load them first with: rembuk import areas FILE.csv")
        static let lead = Text(
            "Tidak ada kata sandi bawaan; setiap orang membuatnya sendiri lewat tautan sekali pakai.",
            "There are no default passwords; everyone chooses one by a one-time link.")
        static let invite = Text("Undang orang", "Invite somebody")
        static let inviteLead = Text(
            "Setelah disimpan, tautan masuknya ditampilkan satu kali untuk Anda kirimkan.",
            "Once saved, the sign-in link is shown once for you to send.")
        static let agencyOrArea = Text("Perangkat daerah, wilayah", "Agency, area")
        static let agencyHint = Text("Wajib untuk narahubung.", "Required of a focal person.")
        static let areaCode = Text("Kode wilayah", "Code of the area")
        static let areaHint = Text(
            "Wajib untuk operator wilayah; kecamatan atau desa, misalnya 33.02.01.",
            "Required of an area operator; a sub-district or village, such as 33.02.01.")
        static let notYetIn = Text("belum masuk", "not signed in yet")
        static let makeLink = Text("Buat tautan masuk", "Make a sign-in link")
        static let link = Text("Tautan masuk", "Sign-in link")
        static let linkMeans = Text(
            "Untuk yang lupa kata sandi atau kehilangan tautannya. Tautan lama yang belum dipakai tidak berlaku lagi.",
            "For who forgot the password or lost the link. An older link that was not used stops working.")
        static let linkOnce = Text(
            "Salin sekarang: tautan ini tidak disimpan dan tidak dapat ditampilkan lagi.",
            "Copy it now: the link is not stored and cannot be shown again.")
        static let messageLabel = Text("Pesan siap kirim", "Message ready to send")
        static let sendByWhatsApp = Text("Kirim lewat WhatsApp", "Send by WhatsApp")
        static let toAccount = Text("Ke akunnya", "To the account")
        static let deactivateMeans = Text(
            "Orang ini langsung keluar dari semua perangkat dan tidak dapat masuk lagi. Yang pernah dilakukannya tetap tercatat.",
            "This person is signed out everywhere at once and cannot sign in again. What was done stays on record.")
        static let lastSecretary = Text(
            "Ini satu-satunya sekretaris. Angkat sekretaris lain dahulu.", "This is the only secretary. Appoint another one first.")
        static let agencyNotActive = Text(
            "Perangkat daerah akun ini tidak aktif. Ubah dahulu perangkat daerahnya.", "This account's agency is not active. Change the agency first."
        )
        static func title(_ count: Int) -> Text { Text("\(count) akun aktif", count == 1 ? "1 active account" : "\(count) active accounts") }
        static func linkFor(_ name: String) -> Text { Text("Tautan masuk untuk \(name)", "Sign-in link for \(name)") }
        static func linkUntil(_ day: String) -> Text { Text("Berlaku sekali, sampai \(day).", "Works once, until \(day).") }
        static func message(_ name: String, _ district: String, _ link: String, _ day: String) -> Text {
            Text(
                "Yth. \(name), ini tautan masuk Anda ke Rembuk \(district): \(link) – berlaku sekali, sampai \(day). Mohon tidak diteruskan kepada orang lain.",
                "Dear \(name), this is your sign-in link to Rembuk \(district): \(link) – it works once, until \(day). Please do not pass it on.")
        }
        static func unknownArea(_ code: String) -> Text { Text("Tidak ada wilayah berkode \(code).", "There is no area with the code \(code).") }
        static func unknownAgency(_ name: String) -> Text {
            Text("Tidak ada perangkat daerah bernama \(name).", "There is no agency called \(name).")
        }
        static func unknownEmail(_ email: String) -> Text { Text("Tidak ada akun \(email).", "There is no account \(email).") }
        static func welcome(_ name: String) -> Text { Text("Selamat datang, \(name)", "Welcome, \(name)") }
    }
}
