import Days
import Growth
import Markup

extension Copy {
    enum Beside {
        static let link = Text("Survei di samping rutin", "Survey beside routine")
        static let noneLead = Text(
            "Di sini akan tampil angka survei di samping angka penimbangan rutin, setelah ada penimbangan yang dimuat.",
            "This page will show a survey's figure beside that of the routine weighing, once a weighing has been loaded.")
        static let lead = Text(
            "Dua ukuran yang berbeda, berdampingan dan tidak digabung: survei mengukur sampel acak, penimbangan rutin mengukur anak yang datang.",
            "Two different measurements, side by side and never merged: a survey measures a random sample, the routine weighing those who came.")
        static let survey = Text("Survei terbaru", "Newest survey")
        static let routine = Text("Penimbangan rutin", "Routine weighing")
        static let band = Text("Pita kepekaan angka rutin", "Sensitivity band of the routine figure")
        static let figures = Text("Angka dan ketidakpastiannya", "The figures and how sure they are")
        static let why = Text("Mengapa keduanya dapat berbeda", "Why the two may differ")
        static let whyNote = Text(
            "Menurut catatan yang ada, untuk survei terbaru dan bulan yang dipilih.",
            "By what is on record, for the newest survey and the chosen month.")
        static let noSurvey = Text("Belum ada angka survei untuk wilayah ini.", "There is no survey's figure of this area.")
        static let elsewhere = Text("Wilayah yang mempunyainya:", "Areas that have one:")
        static let what = Text("Ukuran", "Measurement")
        static let when = Text("Waktu", "When")
        static let basis = Text("Dasar", "Basis")
        static let rembuk = Text("dihitung Rembuk dari baris surveinya", "worked out by Rembuk from the survey's rows")
        static let publishedSurvey = Text("survei, diterbitkan", "survey, published")
        static let publishedRoutine = Text("rutin, diterbitkan", "routine, published")
        static let routineHere = Text("rutin, semua yang tingginya sah", "routine, all with a valid height")
        static let bandRow = Text(
            "bila yang tak terukur seperti persepuluh desa terbaik – terburuk", "if the unmeasured were like the best – worst tenth of villages")
        static let noInterval = Text("tidak diterbitkan", "not published")
        static let noBand = Text(
            "Pita kepekaan tidak dapat dihitung: kurang dari sepuluh desa di kabupaten ini mempunyai 20 balita terukur atau lebih.",
            "There is no sensitivity band: fewer than ten villages of the regency have 20 measured children or more.")
        static let plotLabel = Text(
            "Prevalensi pendek menurut survei dan rutin dengan selangnya, persen",
            "Prevalence of stunting by survey and routine with its interval, per cent")
        static let plotCaption = Text("Titik: angka; garis: selang 95 %.", "Dot: the figure; line: its 95 % interval.")
        static let plotBand = Text(
            "Garis putus: pita kepekaan, bukan selang kepercayaan.", "Dashes: the sensitivity band, which is no confidence interval.")
        static let qualityLink = Text("Mutu pengukuran bulan ini", "Quality of this month's measuring")
        static let coverage = Text("Cakupan tinggi sah", "Coverage of valid heights")
        static let quality = Text("Mutu pengukuran", "Quality of measuring")

        static func title(_ survey: Double?, _ routine: Double?, _ area: String, _ period: Month?) -> Text {
            Text { language in
                let month = period.map(language.month) ?? ""
                let isIndonesian = language == .indonesian
                let routineText = routine.map { language.percent($0) } ?? "–"
                guard let survey else {
                    return isIndonesian
                        ? "\(area), \(month): rutin \(routineText), tanpa survei" : "\(area), \(month): routine \(routineText), no survey"
                }
                let surveyText = language.percent(survey)
                return isIndonesian
                    ? "\(area): survei \(surveyText), rutin \(routineText) (\(month))"
                    : "\(area): survey \(surveyText), routine \(routineText) (\(month))"
            }
        }

        static func time(_ time: SurveyBeside.Time) -> Text {
            Text { language in
                switch time {
                case .day(let day): language.date(day)
                case .year(let year, let period): period.isEmpty ? String(year) : "\(period) \(year)"
                }
            }
        }

        static func bandNote(_ band: SensitivityBand) -> Text {
            Text { language in
                let isIndonesian = language == .indonesian
                let numbers = [band.unmeasured, band.villages, band.villagesInTenth, SensitivityBand.minimum].map(language.count)
                let (best, worst) = (share(band.best, language), share(band.worst, language))
                let range = "\(language.decimal(band.low * 100))–\(language.percent(band.high * 100))"
                return isIndonesian
                    ? "Bila \(numbers[0]) balita tanpa tinggi sah seperti persepuluh desa terbaik (\(best)) atau terburuk (\(worst)), prevalensi semua balita terdaftar menjadi \(range). Persepuluh: \(numbers[2]) dari \(numbers[1]) desa se-kabupaten, diurutkan menurut prevalensi dan anaknya dijumlahkan; desa dengan kurang dari \(numbers[3]) balita terukur tidak ikut menentukan persepuluh, karena prevalensinya lebih banyak kebetulan."
                    : "If the \(numbers[0]) children without a valid height were like the best tenth of the villages (\(best)) or the worst (\(worst)), the prevalence among all registered children would be \(range). A tenth: \(numbers[2]) of the regency's \(numbers[1]) villages, in order of prevalence, their children added up; villages with fewer than \(numbers[3]) measured children take no part in the tenths, as their prevalence is mostly chance."
            }
        }

        private static func share(_ proportion: Proportion, _ language: Language) -> String {
            let counts = "\(language.count(proportion.numerator)) / \(language.count(proportion.denominator))"
            return "\(proportion.percent.map { language.percent($0) } ?? "–"), \(counts)"
        }

        static func reason(_ reason: Reason) -> Text {
            Text { language in language == .indonesian ? indonesian(reason) : english(reason) }
        }

        private static func indonesian(_ reason: Reason) -> String {
            let language = Language.indonesian
            func points(_ points: Double) -> String { "\(language.decimal(abs(points))) poin lebih \(points < 0 ? "rendah" : "tinggi")" }
            switch reason {
            case .chance(let difference):
                return "Kebetulan: survei \(points(difference)), tetapi kedua selang 95 % bertumpang; kebetulan saja sudah cukup."
            case .beyondChance(let difference): return "Bukan kebetulan saja: survei \(points(difference)) dan kedua selang 95 % tidak bertumpang."
            case .noInterval(let difference): return "Survei \(points(difference)); selangnya tidak diterbitkan, jadi kebetulan tidak dapat dinilai."
            case .nearlyAll(let percent):
                return "Cakupan: \(language.percent(percent)) balita terdaftar mempunyai tinggi sah; yang tak terukur hampir tak berpengaruh."
            case .coverageExplains(let percent, let count):
                return
                    "Cakupan: \(language.count(count)) balita terdaftar tanpa tinggi sah (tercakup \(language.percent(percent))). Angka survei ada di dalam pita kepekaan: yang tak terukur saja dapat menjelaskan bedanya."
            case .coverageIsNotEnough(let percent, let count):
                return
                    "Cakupan: \(language.count(count)) balita terdaftar tanpa tinggi sah (tercakup \(language.percent(percent))). Angka survei di luar pita kepekaan: yang tak terukur saja tidak menjelaskan bedanya."
            case .coverageUnknowable(let percent, let count):
                return
                    "Cakupan: \(language.count(count)) balita terdaftar tanpa tinggi sah (tercakup \(language.percent(percent))); seberapa besar pengaruhnya tidak dapat ditaksir."
            case .olderAreMissing(let ratio):
                return
                    "Siapa yang datang: umur 6–29 bulan \(language.decimal(ratio, 2)) kali umur 30–59 bulan (diharapkan 0,85); anak yang lebih besar kurang datang, survei mengukurnya."
            case .youngerAreMissing(let ratio):
                return
                    "Siapa yang datang: umur 6–29 bulan \(language.decimal(ratio, 2)) kali umur 30–59 bulan (diharapkan 0,85); anak yang lebih kecil kurang datang, survei mengukurnya."
            case .oneSexIsMissing(let ratio):
                return "Siapa yang datang: \(language.decimal(ratio, 2)) anak laki-laki tiap anak perempuan; satu jenis kelamin kurang datang."
            case .agesAsExpected(let ratio):
                return "Siapa yang datang: susunan umur wajar (6–29 : 30–59 bulan = \(language.decimal(ratio, 2))); umur tidak menjelaskan bedanya."
            case .roundedHeights(let score):
                return
                    "Kesalahan ukur: tinggi dibulatkan (skor angka terakhir \(language.decimal(score)), baik di bawah 12); anak di dekat −2 dapat berpindah kelas."
            case .wideHeights(let sd):
                return
                    "Kesalahan ukur: simpangan baku z TB/U \(language.decimal(sd, 2)) (di atas 1,3); kesalahan melebarkan sebaran dan menaikkan angka rutin."
            case .measuringLooksSound: return "Kesalahan ukur: angka terakhir dan sebaran tinggi bulan ini tidak memberi tanda salah ukur."
            case .sameMonth: return "Waktu: di bulan yang sama."
            case .months(let months): return "Waktu: terpaut \(months) bulan; anak dan musimnya tidak sama."
            case .years(let years): return "Waktu: terpaut \(years) tahun; sebagian besar anaknya lain."
            case .sameYear(let period):
                return period.isEmpty
                    ? "Waktu: tahun yang sama; bulan surveinya tidak tercatat, jadi musim dapat berbeda."
                    : "Waktu: tahun yang sama; survei pada \(period)."
            case .sameDefinition:
                return
                    "Definisi dan umur: sama. Keduanya dihitung Rembuk: 0–59 bulan, TB/U di bawah −2 SB WHO 2006, nilai tak masuk akal dikeluarkan."
            case .definitionNotRecorded:
                return
                    "Definisi dan umur: rutin 0–59 bulan, TB/U di bawah −2 SB WHO 2006 tanpa nilai tak masuk akal. Rentang umur dan aturan survei ini tidak tercatat di sini; lihat terbitannya."
            }
        }

        private static func english(_ reason: Reason) -> String {
            let language = Language.english
            func points(_ points: Double) -> String { "\(language.decimal(abs(points))) points \(points < 0 ? "lower" : "higher")" }
            switch reason {
            case .chance(let difference): return "Chance: the survey is \(points(difference)), but the 95 % intervals overlap; chance alone would do."
            case .beyondChance(let difference): return "Not chance alone: the survey is \(points(difference)) and the 95 % intervals do not overlap."
            case .noInterval(let difference):
                return "The survey is \(points(difference)); its interval was not published, so chance cannot be judged."
            case .nearlyAll(let percent):
                return "Coverage: \(language.percent(percent)) of the registered children have a valid height; the unmeasured hardly matter."
            case .coverageExplains(let percent, let count):
                return
                    "Coverage: \(language.count(count)) registered children have no valid height (\(language.percent(percent)) covered). The survey lies within the sensitivity band: the unmeasured alone could explain the difference."
            case .coverageIsNotEnough(let percent, let count):
                return
                    "Coverage: \(language.count(count)) registered children have no valid height (\(language.percent(percent)) covered). The survey lies outside the sensitivity band: the unmeasured alone do not explain the difference."
            case .coverageUnknowable(let percent, let count):
                return
                    "Coverage: \(language.count(count)) registered children have no valid height (\(language.percent(percent)) covered); how much that matters cannot be estimated."
            case .olderAreMissing(let ratio):
                return
                    "Who comes: \(language.decimal(ratio, 2)) children of 6–29 months for each of 30–59 (0.85 expected); the older come less often, the survey measures them."
            case .youngerAreMissing(let ratio):
                return
                    "Who comes: \(language.decimal(ratio, 2)) children of 6–29 months for each of 30–59 (0.85 expected); the younger come less often, the survey measures them."
            case .oneSexIsMissing(let ratio): return "Who comes: \(language.decimal(ratio, 2)) boys for each girl; one sex comes less often."
            case .agesAsExpected(let ratio):
                return
                    "Who comes: the ages are as expected (6–29 to 30–59 months: \(language.decimal(ratio, 2))); age does not explain the difference."
            case .roundedHeights(let score):
                return
                    "Measuring error: heights are rounded (last-digit score \(language.decimal(score)), good under 12); children near −2 may change class."
            case .wideHeights(let sd):
                return
                    "Measuring error: the SD of height-for-age z is \(language.decimal(sd, 2)) (over 1.3); errors widen the spread and raise the routine figure."
            case .measuringLooksSound: return "Measuring error: last digits and spread of this month's heights give no sign of it."
            case .sameMonth: return "Time: the same month."
            case .months(let months): return "Time: \(months) month\(months == 1 ? "" : "s") apart; neither the children nor the season are the same."
            case .years(let years): return "Time: \(years) year\(years == 1 ? "" : "s") apart; most of the children are others."
            case .sameYear(let period):
                return period.isEmpty
                    ? "Time: the same year; the survey's months are not on record, so the season may differ."
                    : "Time: the same year; the survey was in \(period)."
            case .sameDefinition:
                return
                    "Definition and ages: the same. Both are worked out by Rembuk: 0–59 months, height-for-age under −2 SD of WHO 2006, implausible values left out."
            case .definitionNotRecorded:
                return
                    "Definition and ages: routine is 0–59 months, height-for-age under −2 SD of WHO 2006 without implausible values. This survey's ages and rules are not on record here; see its publication."
            }
        }
    }
}
