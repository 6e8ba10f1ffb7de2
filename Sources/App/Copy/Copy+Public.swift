import Convergence
import Evidence

import enum Markup.Language
import struct Markup.Text

extension Copy {
    enum Public {
        static func title(_ district: String, _ figures: PublicFigures) -> Text {
            guard let survey = figures.published.survey.latest?.estimate else {
                return Text("\(district): angka terbuka penurunan stunting", "\(district): public figures on reducing stunting")
            }
            return Text {
                $0 == .indonesian
                    ? "\(district): prevalensi stunting \($0.percent(survey)) menurut survei \(survey.source) \(survey.year)"
                    : "\(district): prevalence of stunting \($0.percent(survey)) by the \(survey.source) \(survey.year) survey"
            }
        }
        static let lead = Text(
            "Angka yang boleh dilihat siapa saja: angka terbitan menurut sumbernya, penimbangan rutin tanpa bilangan kecil, dan penilaian kerja sama perangkat daerah.",
            "What anybody may see: published figures by source, routine weighing without small numbers, and how the cooperation of the agencies was judged."
        )
        static let noDistrict = Text("Ruang kerja ini belum disiapkan", "This working room is not set up yet")

        static let routineTitle = Text("Penimbangan rutin menurut kecamatan", "Routine weighing by kecamatan")
        static let noRoutine = Text(
            "Belum ada bulan penimbangan yang selesai dan dapat ditampilkan.", "There is no finished month of weighing to show yet.")
        static func routineSource(_ routine: PublicFigures.Routine) -> Text {
            Text {
                let month = $0.month(routine.period)
                let withheld = routine.withheld
                let shown =
                    withheld == 0 ? "" : $0 == .indonesian ? " \(withheld) kecamatan tidak ditampilkan." : " \(withheld) kecamatan are not shown."
                return $0 == .indonesian
                    ? "Penimbangan rutin (e-PPGBM) \(month): anak yang datang dan diukur, TB/U di bawah −2 SD.\(shown)"
                    : "Routine weighing (e-PPGBM) \(month): children who came and were measured, height-for-age below −2 SD.\(shown)"
            }
        }
        static let district = Text("Kecamatan", "District (kecamatan)")
        static let counts = Text("Stunting / tinggi sah", "Stunted / valid heights")
        static let percent = Text("Persen", "Per cent")
        static let withheld = Text("tidak ditampilkan", "not shown")
        static func judgedFor(_ assessment: Evidence.Assessment?) -> Text {
            guard let assessment else { return Text("Belum ada penilaian.", "Nothing has been judged yet.") }
            return Text {
                $0 == .indonesian
                    ? "Penilaian atas masa \($0.period(assessment.period)), satu per satu; tidak ada nilai gabungan."
                    : "Judged for \($0.period(assessment.period)), one by one; there is no composite score."
            }
        }

        static let sourcesTitle = Text("Membaca angka-angka ini", "Reading these figures")
        static func smallNumbers(_ rule: SmallNumbers) -> Text {
            Text(
                "Agar tidak ada anak yang dapat dikenali, pembilang 1 sampai \(rule.smallUpTo) dan penyebut di bawah \(rule.leastDenominator) tidak ditampilkan, begitu juga wilayah yang dapat dipakai untuk menghitungnya kembali; persen ditulis mulai penyebut \(rule.leastForPercent).",
                "So that no child can be recognised, numerators of 1 to \(rule.smallUpTo) and denominators under \(rule.leastDenominator) are withheld, as are areas from which they could be worked out; percentages are given from a denominator of \(rule.leastForPercent)."
            )
        }

        static let privacyTitle = Text("Data pribadi", "Personal data")
        static let privacyLead = Text(
            "Halaman ini tidak memuat data pribadi. Di balik angka penimbangan ada data kesehatan anak, yang menurut Undang-Undang 27/2022 adalah data pribadi yang spesifik.",
            "This page holds no personal data. Behind the weighing figures lie health data of children, which law 27/2022 calls specific personal data."
        )
        static let privacy: [(Text, Text)] = [
            (
                Text("Tujuan", "Purpose"),
                Text(
                    "Memantau pertumbuhan anak di bawah lima tahun dan menyasar layanan percepatan penurunan stunting; tidak untuk hal lain.",
                    "To follow the growth of children under five and to direct services that reduce stunting; nothing else.")
            ),
            (
                Text("Siapa yang melihat", "Who sees it"),
                Text(
                    "Petugas gizi, dan operator wilayah hanya untuk wilayahnya. Perangkat daerah lain melihat hitungan, bukan anak.",
                    "The nutrition officer, and an area's operator for that area alone. Other agencies see counts, not children.")
            ),
            (
                Text("Lama penyimpanan", "Retention"),
                Text(
                    "Selama anak dipantau dan angkanya masih harus dipertanggungjawabkan. Jangkanya ditetapkan kabupaten sebagai pengendali data.",
                    "While the child is followed and the figures must be accounted for. The period is set by the district, which controls the data.")
            ),
            (
                Text("Hak Anda", "Your rights"),
                Text(
                    "Orang tua atau wali dapat meminta melihat, membetulkan, menghapus, atau membatasi pemakaian data anaknya, menarik persetujuan, dan mengadu.",
                    "A parent or guardian may ask to see, correct, delete or restrict the use of the child's data, withdraw consent, and complain.")
            ),
            (
                Text("Bila data bocor", "If data leak"),
                Text(
                    "Pemberitahuan tertulis kepada yang terkena dan lembaga yang berwenang paling lambat 3 × 24 jam.",
                    "Those concerned and the authority are told in writing within 3 × 24 hours.")
            ),
        ]
        static let contact = Text("Hubungi", "Whom to ask")
    }
}
