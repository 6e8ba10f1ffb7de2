import Days
import Growth
import Markup

extension Copy {
    enum Change {
        static let title = Text("Perubahan sejak bulan sebelumnya", "Change since earlier months")
        static let since = Text("Dibanding", "Compared with")
        static let whom = Text("Siapa", "Who")
        static let all = Text("semua yang diukur", "all measured")
        static let same = Text("anak yang sama", "the same children")
        static let before = Text("Waktu itu", "Then")
        static let now = Text("Sekarang", "Now")
        static let difference = Text("Selisih, poin", "Difference, points")
        static let method = Text("Cara menghitung", "How it is worked out")
        static let methodNote = Text(
            "Anak yang sama: yang tingginya sah di kedua bulan. Selangnya untuk data berpasangan, seperti uji McNemar: hanya yang berubah kelas yang dihitung (Agresti dan Min, Statistics in Medicine 24:729–740, 2005). Selang untuk semua: Newcombe, Statistics in Medicine 17:873–890, 1998, seolah kedua bulan saling bebas, jadi agak terlalu lebar. Keduanya dianggap berbeda bila perubahan semua di luar selang anak yang sama dan lebih dari 0,5 poin darinya. Anak yang sama bertambah umur: sampai sekitar dua tahun, pendek biasanya bertambah dengan umur.",
            "The same children: those with a valid height in both months. Their interval is that of paired data, as in McNemar's test: only those who changed class count (Agresti and Min, Statistics in Medicine 24:729–740, 2005). The interval of all: Newcombe, Statistics in Medicine 17:873–890, 1998, as if the months were independent, so rather too wide. The two are said to differ where the change of all lies outside the interval of the same children and more than 0.5 points from it. The same children grow older: until about two years of age, stunting usually rises with age."
        )

        /// What the figures say, in a sentence.
        static func sentence(_ earlier: Month, _ change: PrevalenceChange) -> Text {
            Text { language in
                let month = language.month(earlier)
                let isIndonesian = language == .indonesian
                let children = language.count(change.same.children)
                let same = (change.same.difference ?? 0) * 100
                switch change.reading {
                case .tooFew:
                    return isIndonesian
                        ? "Dibanding \(month): hanya \(children) anak diukur di kedua bulan; terlalu sedikit untuk disimpulkan."
                        : "Compared with \(month): only \(children) children were measured in both months; too few to conclude anything."
                case .agreed(isChange: false):
                    return isIndonesian
                        ? "Dibanding \(month): pada \(children) anak yang sama tidak ada perubahan di luar kebetulan."
                        : "Compared with \(month): among the same \(children) children there is no change beyond chance."
                case .agreed(isChange: true) where change.difference * same <= 0:
                    let all = moved(change.difference * 100, language)
                    let sameMoved = moved(same, language)
                    return isIndonesian
                        ? "Dibanding \(month): pada \(children) anak yang sama pendek \(sameMoved), pada semua yang diukur \(all); keduanya berbeda terlalu sedikit untuk disimpulkan."
                        : "Compared with \(month): among the same \(children) children stunting \(sameMoved), among all measured it \(all); too little apart to conclude anything."
                case .agreed(isChange: true):
                    return isIndonesian
                        ? "Dibanding \(month): pendek \(moved(same, language)) juga pada \(children) anak yang sama; ini bukan karena siapa yang datang."
                        : "Compared with \(month): stunting \(moved(same, language)) among the same \(children) children too; it is not a matter of who came."
                case .differs(let byLeaving):
                    let all = moved(change.difference * 100, language)
                    let cause = cause(byLeaving ? change.left : change.joined, byLeaving: byLeaving, language)
                    let sameMoved = moved(same, language)
                    return isIndonesian
                        ? "Dibanding \(month): pada semua yang diukur pendek \(all), tetapi pada \(children) anak yang sama \(sameMoved). Bedanya terutama dari \(cause), bukan dari pertumbuhan."
                        : "Compared with \(month): among all measured stunting \(all), but among the same \(children) children it \(sameMoved). The gap comes mostly from \(cause), not from growth."
                }
            }
        }

        private static func moved(_ points: Double, _ language: Language) -> String {
            let size = language.decimal(abs(points))
            if abs(points) < 0.05 { return language == .indonesian ? "tetap" : "stayed the same" }
            if language == .indonesian { return "\(points < 0 ? "turun" : "naik") \(size) poin" }
            return "\(points < 0 ? "fell" : "rose") by \(size) points"
        }

        private static func cause(_ group: Proportion?, byLeaving: Bool, _ language: Language) -> String {
            let count = language.count(group?.denominator ?? 0)
            let percent = group?.percent.map { language.percent($0) } ?? "–"
            if language == .indonesian {
                return byLeaving
                    ? "\(count) anak yang waktu itu diukur dan sekarang tidak (\(percent) pendek)"
                    : "\(count) anak yang sekarang diukur dan waktu itu tidak (\(percent) pendek)"
            }
            return byLeaving
                ? "the \(count) children measured then and not now (\(percent) stunted)"
                : "the \(count) children measured now and not then (\(percent) stunted)"
        }
    }
}
