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
        static let passwordHint = Text("Paling sedikit 10 huruf; kalimat pendek lebih mudah diingat.", "At least 10 characters; a short sentence is easy to remember.")
        static let passwordShort = Text("Kata sandi paling sedikit 10 huruf.", "The password needs at least 10 characters.")
        static let passwordWeak = Text("Kata sandi ini terlalu mudah ditebak.", "This password is too easy to guess.")
        static let passwordsDiffer = Text("Kedua kata sandi tidak sama.", "The two passwords differ.")
        static let setPassword = Text("Simpan dan masuk", "Save and sign in")
        static let wrongCredentials = Text("Surel atau kata sandi salah.", "The e-mail address or the password is wrong.")
        static let forgotten = Text(
            "Lupa kata sandi? Sekretariat dapat membuat tautan masuk baru untuk Anda.",
            "Forgot your password? The secretariat can make you a new sign-in link.")
        static let choosePassword = Text("Buat kata sandi untuk masuk. Tautan ini berlaku sekali.", "Choose a password to sign in. This link works once.")
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
        static func unknownAgency(_ name: String) -> Text {
            Text("Tidak ada perangkat daerah bernama \(name).", "There is no agency called \(name).")
        }
        static func unknownEmail(_ email: String) -> Text { Text("Tidak ada akun \(email).", "There is no account \(email).") }
        static func welcome(_ name: String) -> Text { Text("Selamat datang, \(name)", "Welcome, \(name)") }
    }
}
