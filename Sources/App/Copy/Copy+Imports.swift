import Markup
import Spreadsheet

extension Copy {
    enum Imports {
        static let title = Text("Muat ekspor penimbangan", "Load a weighing export")
        static let lead = Text(
            "Berkas dibaca dahulu dan ditunjukkan kepada Anda; baru setelah Anda setuju isinya disimpan, seluruhnya atau tidak sama sekali.",
            "The file is read and shown to you first; only when you agree is it stored, all of it or nothing.")
        static let fileHint = Text("Ekspor e-PPGBM, .xlsx atau .csv, paling besar 128 MB.", "An e-PPGBM export, .xlsx or .csv, at most 128 MB.")
        static let period = Text("Bulan penimbangan", "Month of the weighing")
        static let periodHint = Text("Bila diisi, tanggal di luar bulan itu dilaporkan.", "If given, dates outside that month are reported.")
        static let notAMonth = Text("Bulan ditulis seperti 2026-06.", "Write the month like 2026-06.")
        static let read = Text("Baca berkas", "Read the file")
        static let earlier = Text("Pemuatan sebelumnya", "Earlier imports")
        static let when = Text("Kapan", "When")
        static let who = Text("Oleh", "By")
        static let state = Text("Keadaan", "State")
        static let leave = Text(
            "Anda boleh meninggalkan halaman ini; pekerjaan tetap berjalan.", "You may leave this page; the work goes on.")
        static let nothingStored = Text("Tidak ada yang disimpan.", "Nothing was stored.")
        static let notYet = Text("Belum ada yang disimpan.", "Nothing has been stored yet.")
        static let confirm = Text("Simpan seluruhnya", "Store all of it")
        static let seeResult = Text("Lihat hasilnya", "See the result")
        static let notWaiting = Text("Pemuatan ini tidak sedang menunggu persetujuan.", "This import is not waiting to be confirmed.")
        static let rows = Text("Baris dibaca", "Rows read")
        static let childrenNew = Text("Balita baru", "New children")
        static let childrenMatched = Text("Balita dikenal", "Known children")
        static let measurementsNew = Text("Pengukuran baru", "New measurements")
        static let unchanged = Text("Sudah ada, sama", "Already there, the same")
        static let corrected = Text("Sudah ada, dikoreksi", "Already there, corrected")
        static let rowsRefused = Text("Baris tidak diambil", "Rows left out")
        static let measuresRefused = Text("Ukuran tidak diambil", "Measures left out")
        static let problems = Text("Yang perlu dilihat", "What to look at")
        static let unrecognised = Text("Tidak dikenal dan tidak dipakai:", "Not recognised and not used:")
        static let download = Text("Unduh baris yang perlu diperbaiki (xlsx)", "Download the rows to correct (xlsx)")
        static let downloadHint = Text(
            "Berisi hanya baris yang bermasalah, dengan selnya diwarnai dan sebabnya di depan. Perbaiki di sana, lalu muat berkas itu kembali.",
            "It holds only the rows with a problem, the cells coloured and the reason in front. Correct them there and load that file again.")
        /// Titles of the columns that the sheet of rows to correct puts in front; read again as such.
        static let toCorrect = Text("Yang perlu diperbaiki", "What to correct")
        static let originalRow = Text("Baris asal", "Original row")
        static let sheetName = Text("Perlu diperbaiki", "To correct")
        static let fileName = Text("perlu-diperbaiki.xlsx", "to-correct.xlsx")

        static func columns(_ known: Int, _ unknown: Int) -> Text {
            Text("\(known) kolom dikenal, \(unknown) tidak", "\(known) columns recognised, \(unknown) not")
        }

        static func state(_ state: ImportLine.State) -> Text {
            switch state {
            case .reading: Text("sedang dibaca", "being read")
            case .preview: Text("menunggu persetujuan", "waiting to be confirmed")
            case .applying: Text("sedang disimpan", "being stored")
            case .done: Text("tersimpan", "stored")
            case .failed: Text("gagal", "failed")
            case .discarded: Text("dibatalkan", "discarded")
            }
        }

        static func heading(_ state: ImportLine.State, _ file: String) -> Text {
            let word = self.state(state)
            return Text("\(file): \(word.indonesian)", "\(file): \(word.english)")
        }

        static func effect(_ effect: ProblemCode.Effect) -> Text {
            switch effect {
            case .row: Text("baris tidak diambil", "row left out")
            case .measure: Text("ukuran tidak diambil", "measure left out")
            case .none: Text("diambil; mohon diperiksa", "taken; please check")
            }
        }

        static let statedTitle = Text("Skor-z dan status yang tertulis di berkas", "Z-scores and classes stated in the file")
        static let causes = Text("Sebab perbedaan", "Causes of the differences")
        static let biggest = Text("Sepuluh perbedaan terbesar", "The ten biggest differences")
        static let inFile = Text("Di berkas", "In the file")
        static let ours = Text("Hitungan Rembuk", "By Rembuk")

        static func stated(_ differing: Int, _ compared: Int) -> Text {
            differing == 0
                ? Text(
                    "Semua \(Language.indonesian.count(compared)) sama dengan hitungan Rembuk.",
                    "All \(Language.english.count(compared)) equal what Rembuk computes.")
                : Text(
                    "\(Language.indonesian.count(differing)) dari \(Language.indonesian.count(compared)) berbeda dari hitungan Rembuk. Yang dipakai ialah hitungan Rembuk.",
                    "\(Language.english.count(differing)) of \(Language.english.count(compared)) differ from what Rembuk computes. Rembuk's are used."
                )
        }
        static func otherClass(_ count: Int) -> Text {
            Text(
                "\(Language.indonesian.count(count)) di antaranya jatuh ke status gizi yang lain.",
                "\(Language.english.count(count)) of them fall into another class.")
        }
        static func cause(_ cause: StatedComparison.Cause) -> Text {
            switch cause {
            case .roundedAge: Text("umur dibulatkan ke bulan penuh", "age in whole months")
            case .position: Text("cara ukur tidak dikoreksi 0,7 cm", "lying or standing not corrected by 0.7 cm")
            case .roundedAgeAndPosition:
                Text("umur dalam bulan penuh dan cara ukur tidak dikoreksi", "age in whole months and position not corrected")
            case .otherSex: Text("dihitung untuk jenis kelamin yang lain", "computed for the other sex")
            case .implausible:
                Text("di luar batas wajar WHO; tidak dihitung dalam prevalensi", "outside WHO's plausible range; not counted in prevalences")
            case .swapped: Text("berat dan tinggi tertukar; tidak diambil", "weight and height swapped; not taken")
            case .refused: Text("ukurannya tidak diambil atau kosong", "its measure is missing or not taken")
            case .outsideStandards:
                Text(
                    "di luar standar WHO (60 bulan ke atas, atau panjang di luar tabel)",
                    "outside the WHO's standards (60 months and over, or a length not in the tables)")
            case .unexplained: Text("sebabnya tidak dapat ditentukan", "the cause cannot be told")
            }
        }

        static let remembered = Text("Judul kolom yang diingat", "Column titles remembered")
        static let rememberedNote = Text(
            "Judul ini pernah dijelaskan dan dipakai untuk berkas berikutnya.", "These titles were explained once and are used for the next files.")
        static let columnTitle = Text("Judul di berkas", "Title in the file")
        static let columnHolds = Text("Isinya", "What it holds")
        static let forget = Text("Lupakan", "Forget")
        static let explain = Text(
            "Katakan apa isi kolom yang tidak dikenal. Jawaban Anda diingat untuk berkas berikutnya dengan judul yang sama.",
            "Say what the unknown columns hold. Your answers are remembered for the next files with the same titles.")
        static let notUsed = Text("tidak dipakai", "not used")
        static let readAgain = Text("Ingat dan baca lagi", "Remember and read again")
        static let chooseColumn = Text("Pilih isi sedikitnya satu kolom.", "Say what at least one column holds.")
        static func forget(_ title: String) -> Text { Text("Lupakan \(title)", "Forget \(title)") }
        static func columnNamed(_ title: String) -> Text { Text("Kolom “\(title)”", "Column “\(title)”") }
        static func asksHeading(_ file: String) -> Text { Text("\(file): ada kolom yang tidak dikenal", "\(file): some columns are not known") }

        private static func letters(_ columns: [Int]) -> String { columns.map { columnName($0) }.joined(separator: ", ") }

        /// What a column holds, in the words of the national export.
        static func field(_ field: WeighingField) -> Text {
            switch field {
            case .number: Text("nomor urut", "running number")
            case .nik: Text("NIK", "NIK (identity number)")
            case .name: Text("nama anak", "child's name")
            case .sex: Text("jenis kelamin", "sex")
            case .birthDate: Text("tanggal lahir", "birth date")
            case .birthWeight: Text("berat lahir", "birth weight")
            case .birthHeight: Text("panjang lahir", "birth length")
            case .parents: Text("nama orang tua", "parents' names")
            case .province: Text("provinsi", "province")
            case .regency: Text("kabupaten/kota", "regency")
            case .district: Text("kecamatan", "kecamatan (district)")
            case .healthCentre: Text("puskesmas", "health centre")
            case .village: Text("desa/kelurahan", "village")
            case .posyandu: Text("posyandu", "posyandu (weighing post)")
            case .rt: Text("RT", "RT (neighbourhood)")
            case .rw: Text("RW", "RW (several RT)")
            case .address: Text("alamat", "address")
            case .age: Text("usia saat ukur", "age when measured")
            case .measuredOn: Text("tanggal pengukuran", "date of measurement")
            case .weight: Text("berat (kg)", "weight (kg)")
            case .height: Text("tinggi (cm)", "height (cm)")
            case .position: Text("cara ukur", "way of measuring")
            case .armCircumference: Text("LiLA (cm)", "arm circumference (cm)")
            case .weightForAgeClass: Text("status BB/U", "class of weight for age")
            case .weightForAgeZ: Text("ZS BB/U", "z-score of weight for age")
            case .heightForAgeClass: Text("status TB/U", "class of height for age")
            case .heightForAgeZ: Text("ZS TB/U", "z-score of height for age")
            case .weightForHeightClass: Text("status BB/TB", "class of weight for height")
            case .weightForHeightZ: Text("ZS BB/TB", "z-score of weight for height")
            case .weightGain: Text("naik berat badan", "weight gain")
            case .foodGiven: Text("PMT diterima", "food given")
            case .vitaminA: Text("vitamin A", "doses of vitamin A")
            case .developmentCheck: Text("KPSP", "KPSP (development)")
            case .childHandbook: Text("buku KIA", "KIA handbook")
            case .detail: Text("rincian", "details")
            case .familyCard: Text("nomor KK", "family card number")
            case .birthOrder: Text("anak ke", "birth order")
            case .parentNik: Text("NIK orang tua", "parent's NIK")
            case .earlyBreastfeeding: Text("IMD", "early breastfeeding")
            case .motherClass: Text("kelas ibu balita", "mothers' class")
            case .freeMeals: Text("MBG", "free meals")
            case .correction: toCorrect
            case .originalRow: originalRow
            }
        }

        static func header(_ error: WeighingHeaderError) -> Text {
            switch error {
            case .notFound(let rows):
                Text(
                    "Judul kolom ekspor penimbangan (NIK, Nama, JK, Tgl Lahir, …) tidak ditemukan di \(rows) baris pertama. Apakah ini ekspor e-PPGBM?",
                    "No header of a weighing export (NIK, Nama, JK, Tgl Lahir, …) within the first \(rows) rows. Is this an e-PPGBM export?")
            case .missing(let fields, _):
                Text(
                    "Kolom yang tidak ada: \(fields.map { self.field($0).indonesian }.joined(separator: ", ")).",
                    "Missing columns: \(fields.map { self.field($0).english }.joined(separator: ", ")).")
            case .twice(let field, let columns):
                Text(
                    "Kolom \(self.field(field).indonesian) ada dua kali: kolom \(letters(columns)).",
                    "There are two columns of \(self.field(field).english): \(letters(columns)).")
            case .unit(let field, let unit, let column):
                Text(
                    "Kolom \(self.field(field).indonesian) (\(letters([column]))) ditulis dalam \(unit); yang dibaca kilogram dan sentimeter.",
                    "The column \(self.field(field).english) (\(letters([column]))) is in \(unit); kilograms and centimetres are read.")
            }
        }
    }
}

extension ProblemCode {
    /// What is wrong, in words.
    func message(_ language: Language) -> String {
        let text: Text
        switch self {
        case .nikMissing: text = Text("NIK kosong", "no NIK")
        case .nikTooShort: text = Text("NIK kurang dari 16 angka", "NIK of fewer than 16 digits")
        case .nikTooLong: text = Text("NIK lebih dari 16 angka", "NIK of more than 16 digits")
        case .nikScientific: text = Text("NIK rusak menjadi notasi ilmiah", "NIK spoilt into scientific notation")
        case .nikRounded:
            text = Text("NIK disimpan sebagai bilangan; angka terakhir mungkin hilang", "NIK kept as a number; its last digit may be lost")
        case .nikNotDigits: text = Text("NIK memuat selain angka", "NIK holds more than digits")
        case .nikPlaceholder: text = Text("NIK pengisi, semua angka sama", "placeholder NIK, all digits alike")
        case .nameMissing: text = Text("nama kosong", "no name")
        case .sexMissing: text = Text("jenis kelamin kosong", "no sex")
        case .sexUnknown: text = Text("jenis kelamin tidak dikenal", "sex not understood")
        case .birthDateMissing: text = Text("tanggal lahir kosong", "no birth date")
        case .birthDateUnreadable: text = Text("tanggal lahir tidak terbaca", "birth date cannot be read")
        case .birthDateImpossible: text = Text("tanggal lahir tidak ada di kalender", "birth date does not exist")
        case .birthDateTooEarly: text = Text("tanggal lahir terlalu lama", "birth date too long ago")
        case .birthDateInFuture: text = Text("tanggal lahir di masa depan", "birth date in the future")
        case .villageMissing: text = Text("desa/kelurahan kosong", "no village")
        case .dateMissing: text = Text("tanggal pengukuran kosong", "no date of measurement")
        case .dateUnreadable: text = Text("tanggal pengukuran tidak terbaca", "date of measurement cannot be read")
        case .dateImpossible: text = Text("tanggal pengukuran tidak ada di kalender", "date of measurement does not exist")
        case .dateTooEarly: text = Text("tanggal pengukuran terlalu lama", "date of measurement too long ago")
        case .dateInFuture: text = Text("tanggal pengukuran di masa depan", "date of measurement in the future")
        case .dateBeforeBirth: text = Text("diukur sebelum lahir", "measured before birth")
        case .dateOutsideMonth: text = Text("tanggal di luar bulannya", "date outside its month")
        case .olderThanFive: text = Text("sudah 60 bulan atau lebih saat diukur", "60 months or older when measured")
        case .positionUnknown: text = Text("cara ukur tidak dikenal", "way of measuring not understood")
        case .notANumber: text = Text("bukan bilangan", "not a number")
        case .becameDate: text = Text("bilangan berubah menjadi tanggal", "number turned into a date")
        case .zero: text = Text("nol", "zero")
        case .placeholder: text = Text("angka pengisi", "placeholder number")
        case .outOfRange: text = Text("di luar batas yang mungkin", "outside the possible range")
        case .grams: text = Text("tampaknya gram, bukan kilogram", "seems to be grams, not kilograms")
        case .metres: text = Text("tampaknya meter, bukan sentimeter", "seems to be metres, not centimetres")
        case .millimetres: text = Text("tampaknya milimeter, bukan sentimeter", "seems to be millimetres, not centimetres")
        case .decimalMarkLost: text = Text("koma desimal hilang", "decimal mark lost")
        case .swapped: text = Text("berat dan tinggi tertukar", "weight and height swapped")
        case .notAMeasure: text = Text("bukan ukuran", "not a measure")
        case .noChild: text = Text("bukan baris balita", "not a child's row")
        case .headerRepeated: text = Text("judul kolom berulang", "header repeated")
        case .duplicate: text = Text("balita dan tanggal yang sama sudah ada di baris lain", "same child and date stand in another row")
        case .nikShared: text = Text("NIK dipakai balita lain juga", "another child has this NIK too")
        case .areaUnknown: text = Text("wilayah tidak dikenal", "area not known")
        case .areaAmbiguous: text = Text("nama wilayah dimiliki lebih dari satu tempat", "more than one area has this name")
        case .perhapsSameChild:
            text = Text(
                "nama, tanggal lahir, dan ibu sama dengan balita lain, NIK berbeda", "name, birth date and mother of another child, another NIK")
        case .zRoundedAge:
            text = Text("ZS berkas berbeda: umurnya dibulatkan ke bulan penuh", "the file's z-score differs: its age is in whole months")
        case .zPosition:
            text = Text(
                "ZS berkas berbeda: cara ukur (terlentang/berdiri) tidak dikoreksi 0,7 cm",
                "the file's z-score differs: lying or standing is not corrected by 0.7 cm")
        case .zRoundedAgeAndPosition:
            text = Text(
                "ZS berkas berbeda: umurnya dibulatkan ke bulan dan cara ukur tidak dikoreksi",
                "the file's z-score differs: age in whole months, position not corrected")
        case .zOtherSex: text = Text("ZS berkas dihitung untuk jenis kelamin yang lain", "the file's z-score is that of the other sex")
        case .zImplausible:
            text = Text(
                "ZS di luar batas wajar WHO, tidak dihitung dalam prevalensi", "z-score outside WHO's plausible range, not counted in prevalences")
        case .zUnexplained:
            text = Text(
                "ZS atau status berkas berbeda; sebabnya tidak dapat ditentukan", "the file's z-score or class differs; the cause cannot be told")
        }
        return text(language)
    }
}
