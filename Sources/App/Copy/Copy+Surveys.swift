import Markup

extension Copy {
    enum Surveys {
        static let title = Text("Survei: angka dari sampel acak", "Surveys: figures from random samples")
        static let lead = Text(
            "Angka survei dan angka penimbangan rutin diukur dengan cara berbeda. Keduanya disandingkan, tidak digabung.",
            "A survey's figure and a routine figure are measured differently. They stand side by side and are not merged.")
        static let empty = Text(
            "Di sini akan tampil survei beserta prevalensi dan selang kepercayaannya. Muat data anak dari sebuah survei untuk memulai.",
            "Surveys will appear here with their prevalence and confidence interval. Load the children of a survey to begin.")
        static let add = Text("Muat survei", "Load a survey")
        static let name = Text("Nama survei", "Name of the survey")
        static let nameHint = Text("Misalnya: SSGI 2024, data anak.", "For example: SSGI 2024, children's data.")
        static let nameTaken = Text("Sudah ada survei dengan nama ini.", "There is a survey with this name already.")
        static let date = Text("Tanggal survei", "Date of the survey")
        static let dateUnlikely = Text("Tanggal survei tidak masuk akal.", "The date of the survey is not plausible.")
        static let fileHint = Text("CSV atau xlsx, satu baris satu anak, paling besar 128 MB.", "CSV or xlsx, one row a child, at most 128 MB.")
        static let ageUnit = Text("Umur dalam", "Age in")
        static let days = Text("hari", "days")
        static let months = Text("bulan", "months")
        static let columns = Text("Rancangan sampel dan nama kolom", "Sampling design and names of columns")
        static let columnsHint = Text(
            "Tulis nama kolom seperti di berkas. Bobot, klaster, dan strata tidak ditebak: tanpa nama, sampel dianggap acak sederhana.",
            "Give the names as in the file. Weights, clusters and strata are never guessed: without a name the sample counts as simple random.")
        static let keepRows = Text("Simpan juga baris per anak (data pribadi)", "Keep the rows of the children too (personal data)")
        static let estimate = Text("Hitung dan simpan", "Estimate and store")
        static let children = Text("Anak dihitung", "Children counted")
        static let design = Text("Rancangan", "Design")
        static let simple = Text("acak sederhana", "simple random")
        static let group = Text("Kelompok", "Group")
        static let besides = Text(
            "Ini angka survei: sampel acak, tanpa nama. Jangan digabung dengan penimbangan rutin.",
            "This is a survey's figure: a random sample, without names. Never merge it with the routine weighing.")
        static let method = Text(
            "Nilai z menurut standar WHO 2006; galat baku linearisasi Taylor atas seluruh rancangan; selang 95 % logit.",
            "z-scores by the WHO 2006 standards; standard errors Taylor-linearised over the whole design; 95 % logit intervals.")
        static let remove = Text("Hapus survei ini", "Remove this survey")
        static let removeHint = Text(
            "Angkanya hilang dari halaman; catatan bahwa survei pernah dimuat dan dihapus tetap ada di buku besar.",
            "Its figures go from the pages; the ledger keeps that it was loaded and removed.")
        static let removeNow = Text("Ya, hapus", "Yes, remove it")
        static let notEstimable = Text("Angka tidak dapat dihitung dari berkas ini.", "Nothing can be estimated from this file.")

        static func noColumn(_ name: String, _ header: [String]) -> Text {
            let list = header.prefix(40).joined(separator: ", ")
            return Text("Tidak ada kolom bernama \(name). Kolom di berkas: \(list).", "There is no column called \(name). The file has: \(list).")
        }
        static func badCell(_ row: Int, _ column: String, _ value: String) -> Text {
            Text("Baris \(row), kolom \(column): “\(value)” tidak dapat dibaca.", "Row \(row), column \(column): “\(value)” cannot be read.")
        }
        static func result(_ name: String, _ stunting: SurveyFigure?) -> Text {
            Text { language in
                guard let estimate = stunting?.estimate else {
                    return language == .indonesian ? "\(name): prevalensi tidak dapat dihitung" : "\(name): prevalence not estimable"
                }
                var range = ""
                if let low = stunting?.low, let high = stunting?.high {
                    range = " (\(language.decimal(low * 100))–\(language.decimal(high * 100)))"
                }
                let percent = language.percent(estimate * 100)
                return language == .indonesian ? "\(name): \(percent)\(range) anak pendek" : "\(name): \(percent)\(range) of the children are stunted"
            }
        }
    }
}

extension SurveyColumns.Column {
    var title: Text {
        switch self {
        case .sex: Text("Jenis kelamin", "Sex")
        case .age: Text("Umur", "Age")
        case .weight: Text("Berat (kg)", "Weight (kg)")
        case .lenhei: Text("Panjang atau tinggi (cm)", "Length or height (cm)")
        case .measure: Text("Cara ukur (l/h)", "How measured (l/h)")
        case .headc: Text("Lingkar kepala (cm)", "Head circumference (cm)")
        case .armc: Text("Lingkar lengan (cm)", "Arm circumference (cm)")
        case .triskin: Text("Lipatan trisep (mm)", "Triceps skinfold (mm)")
        case .subskin: Text("Lipatan subskapula (mm)", "Subscapular skinfold (mm)")
        case .oedema: Text("Edema", "Oedema")
        case .samplingWeight: Text("Bobot sampel", "Sampling weight")
        case .cluster: Text("Klaster (PSU)", "Cluster (PSU)")
        case .strata: Text("Strata", "Stratum")
        case .area: Text("Tempat (kota/desa)", "Area")
        case .region: Text("Kawasan", "Region")
        case .wealth: Text("Kuintil kekayaan", "Wealth quintile")
        case .education: Text("Pendidikan ibu", "Maternal education")
        case .other: Text("Pengelompokan lain", "Other grouping")
        }
    }
}
