import Markup

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
        static let download = Text("Unduh semua sebagai xlsx", "Download all as xlsx")

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

        static func header(_ error: WeighingHeaderError) -> Text {
            switch error {
            case .notFound(let rows):
                Text(
                    "Judul kolom ekspor penimbangan (NIK, Nama, JK, Tgl Lahir, …) tidak ditemukan di \(rows) baris pertama. Apakah ini ekspor e-PPGBM?",
                    "No header of a weighing export (NIK, Nama, JK, Tgl Lahir, …) within the first \(rows) rows. Is this an e-PPGBM export?")
            case .missing(let fields):
                Text(
                    "Kolom yang tidak ada: \(fields.map(\.rawValue).joined(separator: ", ")).", "Missing columns: \(fields.map(\.rawValue).joined(separator: ", ")).")
            case .twice(let field, _): Text("Kolom \(field.rawValue) ada dua kali.", "There are two columns of \(field.rawValue).")
            case .unit(let field, let unit, _):
                Text(
                    "Kolom \(field.rawValue) ditulis dalam \(unit); yang dibaca kilogram dan sentimeter.",
                    "The column \(field.rawValue) is in \(unit); kilograms and centimetres are read.")
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
        case .nikRounded: text = Text("NIK disimpan sebagai bilangan; angka terakhir mungkin hilang", "NIK kept as a number; its last digit may be lost")
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
        }
        return text(language)
    }
}
