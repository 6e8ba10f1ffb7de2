import Days
import Markup

extension Copy {
    enum Growth {
        static let noneTitle = Text("Belum ada penimbangan yang dimuat", "No weighing has been loaded yet")
        static let noneLead = Text(
            "Di sini akan tampil berapa balita yang diukur dan berapa yang pendek, per kecamatan dan desa. Mulailah dengan memuat ekspor e-PPGBM.",
            "This page will show how many children were measured and how many are stunted, by district and village. Begin by loading an e-PPGBM export."
        )
        static let load = Text("Muat ekspor penimbangan", "Load a weighing export")
        static let surveys = Text("Survei", "Surveys")
        static let published = Text("Angka terbitan", "Published figures")
        static let period = Text("Bulan", "Month")
        static let area = Text("Wilayah", "Area")
        static let registered = Text("Terdaftar", "Registered")
        static let measured = Text("Diukur", "Measured")
        static let coverage = Text("Cakupan", "Coverage")
        static let heights = Text("Tinggi sah", "Valid heights")
        static let stunted = Text("Pendek", "Stunted")
        static let severely = Text("Sangat pendek", "Severely stunted")
        static let prevalence = Text("Prevalensi", "Prevalence")
        static let interval = Text("Selang 95 %", "95 % interval")
        static let underweight = Text("Berat kurang", "Underweight")
        static let wasted = Text("Gizi kurang dan buruk", "Wasted")
        static let total = Text("Seluruhnya", "Total")
        static let few = Text("< 30 balita: persen belum andal", "< 30 children: per cent unreliable")
        static let noData = Text("belum ada data", "no data")
        static let mapTitle = Text("Prevalensi pendek menurut wilayah", "Prevalence of stunting by area")
        static let mapCaption = Text(
            "Tiap petak satu wilayah, kira-kira pada letaknya. Warna menurut ambang de Onis dkk. 2019; angka di petak adalah persen.",
            "One tile an area, about where it lies. Shades by the thresholds of de Onis et al. 2019; the figure is the per cent.")
        static let outlineCaption = Text(
            "Batas wilayah seperti yang dimuat. Warna menurut ambang de Onis dkk. 2019.",
            "Boundaries as loaded. Shades by the thresholds of de Onis et al. 2019.")
        static let tableTitle = Text("Angka di balik peta", "The figures behind the map")
        static let trend = Text("Dari bulan ke bulan", "From month to month")
        static let sourceNote = Text(
            "Sumber: penimbangan rutin (e-PPGBM), dihitung ulang menurut standar WHO 2006 dan kelas Permenkes 2/2020. Hanya balita yang datang dan diukur; bukan survei.",
            "Source: routine weighing (e-PPGBM), recomputed by the WHO 2006 standards and the classes of Permenkes 2/2020. Only the children who came and were measured; not a survey."
        )
        static let synthetic = Text(
            "Anak dan ukurannya di ruang contoh ini buatan.", "The children and their measures in this sample workspace are invented.")
        static let beside = Text("Angka terbitan di sampingnya", "Published figures beside it")
        static let besideNote = Text(
            "Survei dan penimbangan rutin adalah ukuran yang berbeda dan tidak digabung.",
            "A survey and a routine weighing are different measurements and are not merged.")
        static let year = Text("Tahun", "Year")
        static let source = Text("Sumber", "Source")
        static let method = Text("Cara", "Method")
        static let percent = Text("Persen", "Per cent")
        static let survey = Text("survei", "survey")
        static let routine = Text("rutin", "routine")
        static let target = Text("target", "target")
        static let download = Text("Unduh CSV", "Download CSV")
        static let legendLow = Text("< 10 rendah", "< 10 low")
        static let legendMedium = Text("10–20 sedang", "10–20 medium")
        static let legendHigh = Text("20–30 tinggi", "20–30 high")
        static let legendVeryHigh = Text("≥ 30 sangat tinggi", "≥ 30 very high")
        static let legendVeryLow = Text("< 2,5 sangat rendah", "< 2.5 very low")

        static func notYetWhole(_ measured: Int, _ registered: Int) -> Text {
            Text { language in
                let counts = (language.count(measured), language.count(registered))
                return language == .indonesian
                    ? "Baru \(counts.0) dari \(counts.1) balita terdaftar yang diukur. Di bawah separuh, angka bulan ini belum mewakili wilayah ini."
                    : "Only \(counts.0) of \(counts.1) registered children are measured yet. Under a half, this month does not speak for the area."
            }
        }

        static func title(_ percent: Double?, _ area: String, _ period: Month) -> Text {
            Text { language in
                let month = language.month(period)
                guard let percent else {
                    return language == .indonesian ? "\(area), \(month): belum ada tinggi yang sah" : "\(area), \(month): no valid heights"
                }
                return language == .indonesian
                    ? "\(language.percent(percent)) balita yang diukur di \(area) pendek, \(month)"
                    : "\(language.percent(percent)) of the children measured in \(area) are stunted, \(month)"
            }
        }

        static func lead(_ stunted: Int, _ valid: Int, _ measured: Int, _ registered: Int) -> Text {
            Text { language in
                let counts = [stunted, valid, measured, registered].map(language.count)
                let coverage = registered > 0 ? language.percent(Double(measured) / Double(registered) * 100) : "–"
                return language == .indonesian
                    ? "\(counts[0]) dari \(counts[1]) balita dengan tinggi sah. Diukur \(counts[2]) dari \(counts[3]) balita terdaftar (\(coverage))."
                    : "\(counts[0]) of \(counts[1]) children with a valid height. Measured: \(counts[2]) of \(counts[3]) registered children (\(coverage))."
            }
        }
    }
}
