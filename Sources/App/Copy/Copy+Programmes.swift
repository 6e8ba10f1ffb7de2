import Days
import Markup

extension Copy {
    enum Programmes {
        static func heading(_ strategies: Int, served: Int) -> Text {
            if strategies == 0 { return Text("Belum ada strategi", "No strategies yet") }
            return Text(
                "\(served) dari \(strategies) strategi sudah punya tanggung jawab",
                "\(served) of \(strategies) strategies have a responsibility")
        }
        static let lead = Text(
            "Strategi dan indikator adalah data berversi: yang baru ditambahkan di sebelahnya, yang lama tetap terbaca.",
            "Strategies and indicators are versioned data: new ones are added beside, old ones stay readable.")
        static let empty = Text(
            "Di sini akan tampil strategi, indikator layanan beserta targetnya, dan tanggung jawab yang melayaninya. Sekretaris dapat memasang perangkat nasional.",
            "Here will be the strategies, the service indicators with their targets, and the responsibilities that serve them. The secretary can install the national sets."
        )
        static let installNational = Text("Pasang perangkat nasional", "Install the national sets")
        static let nationalNote = Text(
            "Enam tujuan dan lima pilar Perpres 72/2021 serta 29 indikator layanan esensial. Yang sudah ada tidak diubah.",
            "The six goals and five pillars of Perpres 72/2021 and the 29 essential service indicators. What is there is not changed.")
        static let newSet = Text("Perangkat strategi baru", "A new set of strategies")
        static let newSetLead = Text(
            "Isi perangkat tidak diubah setelah disimpan; perubahan berarti versi baru.",
            "A set is not changed once saved; a change is a new version.")
        static let newVersion = Text("Buat versi baru", "Make a new version")
        static let newIndicator = Text("Indikator baru", "A new indicator")
        static let newIndicatorLead = Text(
            "Indikator tidak diubah setelah disimpan; yang berubah digantikan oleh indikator baru.",
            "An indicator is not changed once saved; a changed one replaces it.")
        static func past(_ count: Int) -> Text {
            Text(
                "\(count) perangkat yang tidak berlaku hari ini",
                count == 1 ? "1 set that does not hold today" : "\(count) sets that do not hold today")
        }
        static func provenance(_ source: String, _ version: String, _ from: Day?, _ to: Day?) -> Text {
            Text { language in
                var parts = [
                    "\(language == .indonesian ? "Sumber" : "Source"): \(source)", "\(language == .indonesian ? "versi" : "version") \(version)",
                ]
                if let from { parts.append("\(language == .indonesian ? "berlaku sejak" : "in force since") \(language.date(from))") }
                if let to { parts.append("\(language == .indonesian ? "sampai" : "until") \(language.date(to))") }
                return parts.joined(separator: " · ")
            }
        }
        static let strategy = Text("Strategi", "Strategy")
        static let running = Text("Berjalan", "Under way")
        static let overdue = Text("Lewat tenggat", "Overdue")
        static let toVerify = Text("Menunggu verifikasi", "To be verified")
        static let verified = Text("Selesai terbukti", "Done and verified")
        static let nobody = Text("belum ada tanggung jawab", "no responsibility yet")
        static func indicatorsTitle(_ count: Int) -> Text { Text("\(count) indikator layanan", "\(count) service indicators") }
        static let indicator = Text("Indikator", "Indicator")
        static let target = Text("Target", "Target")
        static let targets = Text("Target menurut tahun dan sumber", "Targets by year and source")
        static let noTarget = Text("belum ada", "none")
        static let noTargets = Text(
            "Belum ada target. Sekretaris dapat menambahkannya beserta sumbernya.", "No target yet. The secretary can add one with its source.")
        static let responsibilities = Text("Tanggung jawab", "Responsibilities")
        static func served(_ count: Int) -> Text {
            Text(
                "\(count) tanggung jawab melayani indikator ini",
                count == 1 ? "1 responsibility serves this indicator" : "\(count) responsibilities serve this indicator")
        }
        static let sources = Text("Sumber target", "Sources of the targets")
        static func lists(_ sources: String) -> Text { Text("Daftar indikator: \(sources)", "Lists of indicators: \(sources)") }
        static let year = Text("Tahun", "Year")
        static let newTarget = Text("Tambah target", "Add a target")
        static let targetPercent = Text("Target (%)", "Target (%)")
        static let targetYear = Text("Tahun target", "Year of the target")
        static let source = Text("Sumber", "Source")
        static let sourceHint = Text("Dokumen yang menetapkannya, beserta nomornya.", "The document that sets it, with its number.")
        static let version = Text("Versi", "Version")
        static let versionHint = Text("Misalnya tahun dokumen.", "The document's year, for example.")
        static let validFrom = Text("Berlaku sejak", "In force since")
        static let nameID = Text("Nama dalam bahasa Indonesia", "Name in Indonesian")
        static let nameEN = Text("Nama dalam bahasa Inggris", "Name in English")
        static let group = Text("Kelompok", "Group")
        static let strategies = Text("Strategi, satu per baris", "Strategies, one in a line")
        static let strategiesHint = Text(
            "Bahasa Inggrisnya setelah garis tegak: Memperbaiki pola asuh | Improve parenting",
            "The English after a stroke: Memperbaiki pola asuh | Improve parenting")
        static let replaces = Text("Menggantikan", "Replaces")
        static let replacesHint = Text("Yang digantikan berakhir sehari sebelumnya.", "What is replaced ends the day before.")
        static let replacedLater = Text(
            "Yang digantikan baru mulai berlaku pada hari itu atau sesudahnya, atau sudah berakhir.",
            "What it replaces begins on that day or later, or has ended already.")
        static let versionTaken = Text("Perangkat dengan nama dan versi ini sudah ada.", "There is a set of this name and version already.")
        static let targetTaken = Text("Target tahun ini dari sumber ini sudah ada.", "There is a target of this year from this source already.")
        static let yearWrong = Text("Tulis tahunnya, misalnya 2026.", "Write the year, for example 2026.")
        static let percentWrong = Text("Tulis persentase dari 0 sampai 100.", "Write a percentage from 0 to 100.")
    }
}
