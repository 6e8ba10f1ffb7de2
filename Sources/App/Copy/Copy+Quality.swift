import Days
import Growth
import Markup

extension Copy {
    enum Quality {
        static let link = Text("Mutu pengukuran", "Data quality")
        static let noneTitle = Text("Belum ada pengukuran untuk dinilai", "No measurements to judge yet")
        static let noneLead = Text(
            "Di sini akan tampil seberapa baik balita diukur dan siapa yang perlu dilatih, setelah ada penimbangan yang dimuat.",
            "This page will show how well children were measured and who needs training, once a weighing has been loaded.")
        static let measures = Text("Ukuran mutu", "Measures of quality")
        static let measure = Text("Ukuran", "Measure")
        static let value = Text("Nilai", "Value")
        static let children = Text("Balita", "Children")
        static let verdict = Text("Penilaian", "Verdict")
        static let rule = Text("Aturan dan sumber", "Rule and source")
        static let todo = Text("Yang perlu dilakukan", "What to do")
        static let train = Text("Latih kadernya dalam", "Train its cadres in")
        static let reading = Text("Cara menilai", "How it is judged")
        static let readingNote = Text(
            "Baik, perlu dilihat, atau buruk menurut ambang yang disebut di tiap baris. Tidak ada yang dinilai pada kurang dari 30 balita, dan tidak ada yang disalahkan karena kebetulan: sebuah ambang baru dianggap terlewati bila seluruh selang 95 % nilainya berada di luarnya. Itu aturan Rembuk sendiri; ambangnya milik sumber yang disebut.",
            "Good, look at it, or poor by the limits named in each row. Nobody is judged on fewer than 30 children, and nobody is blamed for chance: a limit counts as passed only where the whole 95 % interval of the value lies beyond it. That is Rembuk's own rule; the limits are those of the sources named."
        )
        static let byArea = Text("Menurut wilayah", "By area")
        static let areaTable = Text("Tabel wilayah", "Table of the areas")
        static let byPosyandu = Text("Posyandu, yang terburuk dahulu", "Posyandu, the worst first")
        static let posyandu = Text("Posyandu", "Posyandu (health post)")
        static let village = Text("Desa", "Village")
        static let noName = Text("tanpa nama posyandu", "no posyandu named")
        static let byMeasurer = Text("Menurut pengukur", "By measurer")
        static let byMeasurerNote = Text(
            "Ekspor e-PPGBM tidak menyebut siapa yang mengukur, jadi mutu tidak dapat dihitung per orang. Posyandu menggantikannya: kadernya mengukur bersama, dan pelatihan pun diberikan per posyandu.",
            "The e-PPGBM export does not name who measured, so quality cannot be counted by person. The posyandu stands in for it: its cadres measure together, and training goes to a posyandu anyway."
        )
        static let allFine = Text("Tidak ada posyandu yang perlu dilihat di bulan ini.", "No posyandu needs a look this month.")
        static let noneJudged = Text(
            "Tidak ada posyandu dengan 30 balita terukur atau lebih di bulan ini, jadi tidak ada yang dinilai sendiri.",
            "No posyandu measured 30 children or more this month, so none is judged by itself.")
        static let download = Text("Unduh semua posyandu (CSV)", "Download all posyandu (CSV)")
        static let digitsTitle = Text("Angka terakhir tinggi dan berat", "Last digits of heights and weights")
        static let digitsCaption = Text(
            "Bila diukur sampai milimeter dan ons, tiap angka muncul pada sekitar 10 % balita (garis). Tonjolan di 0 dan 5 berarti dibulatkan.",
            "Measured to the millimetre and to 100 grams, each digit ends about 10 % of the values (the line). Peaks at 0 and 5 mean rounding.")
        static let digit = Text("Angka", "Digit")
        static let height = Text("Tinggi", "Height")
        static let weight = Text("Berat", "Weight")
        static let digitsTable = Text("Angka di balik gambar", "The figures behind the drawing")
        static let back = Text("Kembali ke penimbangan", "Back to the weighing")
        static let poorCount = Text("Buruk", "Poor")
        static let lookCount = Text("Perlu dilihat", "Look at it")
        static let heightScore = Text("Skor angka tinggi", "Height digits")
        static let weightScore = Text("Skor angka berat", "Weight digits")
        static let heightSpread = Text("SB TB/U", "SD height-for-age")
        static let wastingSpread = Text("SB BB/TB", "SD weight-for-height")
        static let flags = Text("Tak masuk akal BB/TB", "Implausible weight-for-height")
        static let complete = Text("Lengkap", "Complete")
        static let twice = Text("Tercatat dua kali", "Entered twice")

        static func name(_ verdict: QualityPanel.Verdict) -> Text {
            switch verdict {
            case .good: Text("baik", "good")
            case .look: Text("perlu dilihat", "look at it")
            case .poor: Text("buruk", "poor")
            case .tooFew: Text("terlalu sedikit", "too few")
            case .unjudged: Text("tanpa ambang", "no limit")
            }
        }

        static func name(_ kind: QualityPanel.Kind) -> Text {
            switch kind {
            case .weightDigits: Text("Kesukaan angka terakhir, berat", "Digit preference, weight")
            case .heightDigits: Text("Kesukaan angka terakhir, tinggi", "Digit preference, height")
            case .weightForHeightSD: Text("Simpangan baku z BB/TB", "SD of weight-for-height z")
            case .heightForAgeSD: Text("Simpangan baku z TB/U", "SD of height-for-age z")
            case .weightForAgeSD: Text("Simpangan baku z BB/U", "SD of weight-for-age z")
            case .weightForHeightFlags: Text("Nilai tak masuk akal, BB/TB", "Implausible weight-for-height")
            case .heightForAgeFlags: Text("Nilai tak masuk akal, TB/U", "Implausible height-for-age")
            case .weightForAgeFlags: Text("Nilai tak masuk akal, BB/U", "Implausible weight-for-age")
            case .sexRatio: Text("Rasio laki-laki : perempuan", "Ratio of boys to girls")
            case .ageRatio: Text("Rasio umur 6–29 : 30–59 bulan", "Ratio of 6–29 to 30–59 months")
            case .ageHeaping: Text("Penumpukan umur", "Heaping of ages")
            case .skewness: Text("Kemencengan z BB/TB", "Skewness of weight-for-height z")
            case .kurtosis: Text("Kurtosis z BB/TB", "Kurtosis of weight-for-height z")
            case .completeness: Text("Kelengkapan", "Completeness")
            case .enteredTwice: Text("Anak tercatat dua kali", "Children entered twice")
            case .measuredAgain: Text("Diukur lebih dari sekali sebulan", "Measured more than once a month")
            }
        }

        static func rule(_ kind: QualityPanel.Kind) -> Text {
            switch kind {
            case .weightDigits, .heightDigits:
                Text(
                    "Skor 100·√(χ² ÷ 9N) < 8 sangat baik, < 12 baik, < 20 perlu dilihat; di atasnya buruk",
                    "Score 100·√(χ² ÷ 9N) < 8 excellent, < 12 good, < 20 look; above, poor")
            case .weightForHeightSD: Text("0,85–1,15 baik; 0,8–1,2 perlu dilihat; di luarnya buruk", "0.85–1.15 good; 0.8–1.2 look; outside, poor")
            case .heightForAgeSD: Text("Lebih dari 1,3: tanda salah tinggi atau salah umur", "Over 1.3: a sign of wrong heights or wrong ages")
            case .weightForAgeSD, .heightForAgeFlags, .weightForAgeFlags: Text("Ditampilkan tanpa ambang", "Shown without a limit")
            case .weightForHeightFlags: Text("≤ 5 % baik, ≤ 7,5 % perlu dilihat; di atasnya buruk", "≤ 5 % good, ≤ 7.5 % look; above, poor")
            case .sexRatio:
                Text(
                    "Diharapkan 1. Baik bila p > 0,05 atau meleset < 5 %; buruk bila p < 0,001 dan meleset > 10 %",
                    "1 expected. Good if p > 0.05 or off by < 5 %; poor if p < 0.001 and off by > 10 %")
            case .ageRatio:
                Text(
                    "Diharapkan 0,85. Baik bila p > 0,05 atau meleset < 5 %; buruk bila p < 0,001 dan meleset > 10 %",
                    "0.85 expected. Good if p > 0.05 or off by < 5 %; poor if p < 0.001 and off by > 10 %")
            case .ageHeaping:
                Text(
                    "χ² umur (bulan) modulo 12, dengan skor seperti angka terakhir: < 12 baik, < 20 perlu dilihat",
                    "χ² of months of age modulo 12, scored like last digits: < 12 good, < 20 look")
            case .skewness, .kurtosis:
                Text("Nilai mutlak < 0,4 baik, < 0,6 perlu dilihat; di atasnya buruk", "Absolute < 0.4 good, < 0.6 look; above, poor")
            case .completeness:
                Text(
                    "≥ 95 % baik, ≥ 90 % perlu dilihat: jenis kelamin, umur, berat dan tinggi",
                    "≥ 95 % good, ≥ 90 % look: sex, age, weight and height")
            case .enteredTwice:
                Text(
                    "Nama, jenis kelamin, tanggal lahir dan desa sama. ≤ 0,5 % baik, ≤ 2 % perlu dilihat",
                    "Same name, sex, birth date and village. ≤ 0.5 % good, ≤ 2 % look")
            case .measuredAgain:
                Text("Ditampilkan saja: yang terakhir di bulan itu yang dipakai", "Only shown: the last of the month is the one used")
            }
        }

        static func source(_ kind: QualityPanel.Kind) -> Text {
            switch kind {
            case .weightDigits, .heightDigits:
                Text("SMART 2017; skor Kuulasmaa dkk. 1998 (WHO MONICA)", "SMART 2017; score of Kuulasmaa et al. 1998 (WHO MONICA)")
            case .weightForHeightSD, .weightForHeightFlags, .skewness, .kurtosis: Text("Pedoman SMART 2.0, 2017", "SMART manual 2.0, 2017")
            case .sexRatio, .ageRatio: Text("p: pedoman SMART 2.0, 2017; besarnya: Rembuk", "p: SMART manual 2.0, 2017; the size: Rembuk")
            case .heightForAgeSD: Text("Rekomendasi WHO dan UNICEF, 2019", "Recommendations of WHO and UNICEF, 2019")
            case .weightForAgeSD, .heightForAgeFlags, .weightForAgeFlags:
                Text("batas nilai tak masuk akal: WHO 2006", "limits of plausible values: WHO 2006")
            case .ageHeaping, .completeness, .enteredTwice: Text("ambang Rembuk sendiri", "Rembuk's own limit")
            case .measuredAgain: Text("aturan ringkasan Rembuk", "rule of Rembuk's summary")
            }
        }

        /// What helps where the measure is not good.
        static func advice(_ kind: QualityPanel.Kind) -> Text {
            switch kind {
            case .weightDigits:
                Text(
                    "Latih kader membaca timbangan sampai 0,1 kg dan langsung mencatat; periksa apakah dacin dapat dibaca seteliti itu.",
                    "Train cadres to read the scale to 0.1 kg and to write it down at once; check that the scale can be read so finely.")
            case .heightDigits:
                Text(
                    "Latih kader membaca papan ukur sampai 0,1 cm, berdua, dan tidak membulatkan; sediakan antropometri kit yang baku.",
                    "Train cadres to read the board to 0.1 cm, in twos, without rounding; provide the standard anthropometry kit.")
            case .weightForHeightSD, .skewness, .kurtosis:
                Text(
                    "Ukur ulang sepuluh balita bersama TPG puskesmas dan bandingkan; kalibrasi timbangan dan papan ukur.",
                    "Measure ten children again with the health centre's nutritionist and compare; calibrate scale and board.")
            case .heightForAgeSD:
                Text(
                    "Periksa tanggal lahir pada KIA atau akta, dan apakah di bawah dua tahun diukur terlentang.",
                    "Check birth dates against the health book or certificate, and that under two years children are measured lying.")
            case .weightForHeightFlags, .heightForAgeFlags, .weightForAgeFlags:
                Text(
                    "Ukur ulang balita yang nilainya tak masuk akal; cari salah ketik dan tertukar satuan.",
                    "Measure the implausible children again; look for typing errors and mixed units.")
            case .weightForAgeSD: Text("Periksa timbangan dan tanggal lahir.", "Check the scale and the birth dates.")
            case .sexRatio:
                Text(
                    "Cari tahu mengapa satu jenis kelamin kurang datang atau kurang tercatat.",
                    "Find out why one sex comes less often or is entered less often.")
            case .ageRatio:
                Text(
                    "Cari balita yang tidak datang: yang besar sering di PAUD, yang kecil sering belum terdaftar.",
                    "Look for those who do not come: the older are often at nursery school, the youngest often not registered.")
            case .ageHeaping:
                Text(
                    "Periksa tanggal lahir yang ditaksir: ambil dari KIA atau akta.",
                    "Check birth dates that were guessed: take them from the health book or certificate.")
            case .completeness:
                Text(
                    "Lengkapi berat dan tinggi sebelum posyandu ditutup hari itu.", "Complete weight and height before the posyandu closes that day.")
            case .enteredTwice: Text("Satukan anak yang tercatat dua kali di e-PPGBM.", "Join children that are entered twice in e-PPGBM.")
            case .measuredAgain: Text("Tidak perlu apa-apa.", "Nothing needs doing.")
            }
        }

        static func title(_ poor: Int, _ judged: Int, _ area: String, _ period: Month) -> Text {
            Text { language in
                let month = language.month(period)
                if judged == 0 {
                    return language == .indonesian
                        ? "\(area), \(month): terlalu sedikit balita untuk menilai mutu pengukuran"
                        : "\(area), \(month): too few children to judge the measuring"
                }
                if poor == 0 {
                    return language == .indonesian
                        ? "Pengukuran di \(area), \(month): tidak ada ukuran mutu yang buruk"
                        : "Measuring in \(area), \(month): no measure of quality is poor"
                }
                return language == .indonesian
                    ? "Pengukuran di \(area), \(month): \(poor) dari \(judged) ukuran mutu buruk"
                    : "Measuring in \(area), \(month): \(poor) of \(judged) measures of quality \(poor == 1 ? "is" : "are") poor"
            }
        }

        static func lead(_ children: Int, _ verdicts: [QualityPanel.Verdict: Int]) -> Text {
            Text { language in
                let counts = [QualityPanel.Verdict.poor, .look, .good, .tooFew].map { language.count(verdicts[$0] ?? 0) }
                let number = language.count(children)
                return language == .indonesian
                    ? "Dari \(number) balita yang diukur. Posyandu: \(counts[0]) buruk, \(counts[1]) perlu dilihat, \(counts[2]) baik; \(counts[3]) mengukur kurang dari 30 balita dan tidak dinilai sendiri."
                    : "Of \(number) children who were measured. Posyandu: \(counts[0]) poor, \(counts[1]) to look at, \(counts[2]) good; \(counts[3]) measured fewer than 30 children and are not judged by themselves."
            }
        }

        static func shown(_ shown: Int, of all: Int) -> Text {
            Text { language in
                language == .indonesian
                    ? "\(language.count(shown)) dari \(language.count(all)) posyandu yang buruk atau perlu dilihat; semuanya ada di CSV."
                    : "\(language.count(shown)) of \(language.count(all)) posyandu that are poor or to look at; all are in the CSV."
            }
        }

        static func digitsLabel(_ measure: Text) -> Text {
            Text { language in
                language == .indonesian
                    ? "Angka terakhir: \(measure(language).lowercased()), persen dari pengukuran"
                    : "Last digits: \(measure(language).lowercased()), per cent of the measurements"
            }
        }
    }
}
