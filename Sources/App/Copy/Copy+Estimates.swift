import Convergence
import struct Markup.Text
import enum Markup.Language

extension Copy {
    enum Estimates {
        static func title(_ published: PublishedEstimates) -> Text {
            guard let survey = published.survey.latest?.estimate else {
                return Text("Belum ada angka prevalensi terbitan", "No published prevalence yet")
            }
            return Text {
                $0 == .indonesian
                    ? "Prevalensi stunting terbitan: survei \(survey.source) \(survey.year) \($0.percent(survey))"
                    : "Published prevalence of stunting: \(survey.source) survey \(survey.year) \($0.percent(survey))"
            }
        }
        static let lead = Text(
            "Survei mengambil sampel acak dengan pengukur terlatih, tanpa nama. Penimbangan rutin menghitung anak yang datang, diukur kader, dengan nama. Keduanya berdampingan dan tidak pernah digabung atau dirata-rata.",
            "A survey takes a random sample with trained measurers, without names. Routine weighing counts the children who came, measured by cadres, by name. They stand side by side and are never merged or averaged.")
        static let none = Text(
            "Belum ada angka terbitan. Di sini akan tampak prevalensi menurut survei dan penimbangan rutin, berdampingan, dengan sumbernya.",
            "No figure has been published here yet. This will show prevalence by survey and by routine weighing, side by side, with their sources.")
        static let neverMerged = Text("Garis tidak menyambung survei dan rutin.", "No line joins survey and routine.")
        static let table = Text("Tabel dan unduhan", "Table and download")
        static let download = Text("Unduh CSV", "Download CSV")
        static let year = Text("Tahun", "Year")
        static let survey = Text("Survei", "Survey")
        static let routine = Text("Penimbangan rutin", "Routine weighing")
        static let target = Text("Target (bukan ukuran)", "Target (not a measurement)")
        static func targetLabel(_ value: Double) -> Text { Text { "target \($0.figure(value))" } }

        static func surveyKey(_ estimates: [PrevalenceEstimate]) -> Text {
            let names = sources(estimates)
            return Text("survei" + names, "survey" + names)
        }
        static func routineKey(_ estimates: [PrevalenceEstimate]) -> Text {
            let names = sources(estimates)
            return Text("penimbangan rutin" + names, "routine weighing" + names)
        }
        private static func sources(_ estimates: [PrevalenceEstimate]) -> String {
            let names = Set(estimates.map(\.source)).sorted()
            return names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
        }

        /// What the chart says, for those who do not see it.
        static func chartLabel(_ published: PublishedEstimates, _ target: Double?) -> Text {
            Text { language in
                func list(_ estimates: [PrevalenceEstimate]) -> String {
                    estimates.map { "\($0.year) \(language.percent($0))" }.joined(separator: ", ")
                }
                var parts: [String] = []
                let survey = published.survey.points.map(\.estimate)
                let routine = published.routine.points.map(\.estimate)
                if !survey.isEmpty { parts.append((language == .indonesian ? "Survei: " : "Survey: ") + list(survey)) }
                if !routine.isEmpty { parts.append((language == .indonesian ? "Penimbangan rutin: " : "Routine weighing: ") + list(routine)) }
                if let target { parts.append("target \(language.figure(target))\u{A0}%") }
                return parts.joined(separator: "; ")
            }
        }
    }
}

extension Language {
    /// As it was published, without zeros at the end.
    func percent(_ estimate: PrevalenceEstimate) -> String { figure(estimate.percent) + "\u{A0}%" }

    /// Source, period, interval and counts of a figure, as far as they were published.
    func basis(_ estimate: PrevalenceEstimate) -> String {
        var parts = [estimate.period.isEmpty ? estimate.source : "\(estimate.source), \(estimate.period)"]
        if let low = estimate.low, let high = estimate.high { parts.append("\(figure(low))–\(figure(high))") }
        if let numerator = estimate.numerator, let denominator = estimate.denominator {
            parts.append("\(count(numerator)) / \(count(denominator))")
        }
        return parts.joined(separator: " · ")
    }
}
