import Convergence

import enum Markup.Language
import struct Markup.Text

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
            "A survey takes a random sample with trained measurers, without names. Routine weighing counts the children who came, measured by cadres, by name. They stand side by side and are never merged or averaged."
        )
        static let none = Text(
            "Belum ada angka terbitan. Di sini akan tampak prevalensi menurut survei dan penimbangan rutin, berdampingan, dengan sumbernya.",
            "No figure has been published here yet. This will show prevalence by survey and by routine weighing, side by side, with their sources.")
        static let neverMerged = Text(
            "Persen anak balita. Survei dan rutin tidak disambung garis.", "Per cent of children under five. No line joins survey and routine.")
        static let table = Text("Tabel dan unduhan", "Table and download")
        static let download = Text("Unduh CSV", "Download CSV")
        static let year = Text("Tahun", "Year")
        static let survey = Text("Survei", "Survey")
        static let routine = Text("Penimbangan rutin", "Routine weighing")
        static let target = Text("Target", "Target")
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

        // MARK: Figures by themselves

        static let sourcesTitle = Text("Sumber setiap angka", "The source of each figure")
        static let area = Text("Wilayah", "Area")
        static let areaHint = Text(
            "Kode Kemendagri seperti 33.02, atau ID untuk Indonesia.", "A code of the home ministry such as 33.02, or ID for Indonesia.")
        static let period = Text("Masa dalam tahun itu", "Period within the year")
        static let periodHint = Text("Seperti tertulis pada sumbernya; kosong untuk setahun.", "As its source says it; empty for the whole year.")
        static let source = Text("Sumber", "Source")
        static let sourceHint = Text(
            "Alat ukurnya, seperti SSGI, SKI, atau penimbangan serentak.", "The instrument, such as SSGI, SKI or a mass weighing.")
        static let method = Text("Cara ukur", "Method")
        static let percent = Text("Persen", "Per cent")
        static let low = Text("Batas bawah selang (persen)", "Lower bound of the interval (per cent)")
        static let high = Text("Batas atas selang (persen)", "Upper bound of the interval (per cent)")
        static let numerator = Text("Pembilang", "Numerator")
        static let denominator = Text("Penyebut", "Denominator")
        static let citation = Text("Kutipan", "Citation")
        static let citationHint = Text("Di mana angka ini terbit: judul, halaman, tautan.", "Where it was published: title, page, link.")
        static let add = Text("Catat satu angka", "Record a figure")
        static let addLead = Text("Satu angka seperti diterbitkan, dengan sumbernya.", "One figure as it was published, with its source.")
        static let correct = Text("Perbaiki angka", "Correct the figure")
        static let correctLead = Text("Angka lama tetap terbaca di buku besar.", "The old figure stays readable in the ledger.")
        static let edit = Text("Perbaiki", "Correct")
        static let remove = Text("Hapus angka ini", "Remove this figure")
        static let removeNote = Text(
            "Untuk angka yang salah catat. Isinya tetap ada di buku besar.",
            "For a figure that was recorded by mistake. What it said stays in the ledger.")
        static let setTarget = Text("Target prevalensi kabupaten", "The district's target")
        static let targetField = Text("Target (persen)", "Target (per cent)")
        static let saveTarget = Text("Simpan target", "Save the target")
        static let load = Text("Muat dari berkas", "Load from a file")
        static let loadLead = Text(
            "CSV atau XLSX dengan kolom area, year, period, source, method (survey, routine, target), percent, low, high, numerator, denominator, citation. Semua baris disimpan, atau tidak satu pun.",
            "A CSV or XLSX with the columns area, year, period, source, method (survey, routine, target), percent, low, high, numerator, denominator, citation. All rows are kept, or none."
        )
        static func loaded(_ result: EstimateImportResult) -> Text {
            Text {
                $0 == .indonesian
                    ? "\($0.count(result.rows)) baris: \($0.count(result.added)) baru, \($0.count(result.changed)) berubah, \($0.count(result.unchanged)) tetap"
                    : "\($0.count(result.rows)) rows: \($0.count(result.added)) new, \($0.count(result.changed)) changed, \($0.count(result.unchanged)) unchanged"
            }
        }
        static let refused = Text("Tidak ada yang disimpan", "Nothing was stored")
        static let refusedLead = Text("Perbaiki baris berikut lalu muat lagi.", "Correct the rows below and load the file again.")
        static let toCheck = Text("Tersimpan, tetapi periksa lagi", "Stored, but please check")

        static let unknownArea = Text("Wilayah ini tidak ada dalam daftar wilayah kabupaten.", "This area is not in the district's list of areas.")
        static let notACode = Text(
            "Bukan kode wilayah. Tulis seperti 33.02, atau ID untuk Indonesia.", "Not an area's code. Write it like 33.02, or ID for Indonesia.")
        static let unknownMethod = Text("Pilihannya: survey, routine, atau target.", "One of survey, routine or target.")
        static let notWhole = Text(
            "Bukan bilangan bulat. Tulis angkanya saja, tanpa titik ribuan.", "Not a whole number. Write digits only, without separators.")
        static let notANumber = Text("Bukan bilangan. Tulis seperti 19,6.", "Not a number. Write it like 19.6.")
        static let percentRange = Text("Persen harus antara 0 dan 100.", "A percentage lies between 0 and 100.")
        static let intervalOrder = Text(
            "Selang harus memuat angkanya: batas bawah ≤ persen ≤ batas atas, dua-duanya atau tidak sama sekali.",
            "The interval must hold the figure: low ≤ percent ≤ high, both or neither.")
        static let countsOrder = Text(
            "Pembilang tidak boleh melebihi penyebut, dan harus ada dua-duanya atau tidak sama sekali.",
            "The numerator cannot exceed the denominator; give both or neither.")
        static let yearRange = Text("Tahun harus antara 1900 dan 2200.", "The year must lie between 1900 and 2200.")
        static let exists = Text(
            "Angka untuk wilayah, tahun, masa, sumber, dan cara ukur ini sudah ada.",
            "There is a figure for this area, year, period, source and method already.")
        static func twice(_ row: Int) -> Text {
            Text(
                "Angka yang sama kuncinya sudah ada di baris \(row).", "Row \(row) gives a figure for the same area, year, period, source and method."
            )
        }
        static func warning(_ warning: EstimateWarning, _ estimate: PrevalenceEstimate) -> Text {
            switch warning {
            case .percentDisagrees(let computed):
                Text { language in
                    let counts = "\(language.count(estimate.numerator ?? 0)) / \(language.count(estimate.denominator ?? 0))"
                    return language == .indonesian
                        ? "\(counts) memberi \(language.percent(computed, 2)), bukan \(language.percent(estimate)) seperti diterbitkan."
                        : "\(counts) gives \(language.percent(computed, 2)), not \(language.percent(estimate)) as published."
                }
            }
        }
        static func method(_ method: EstimateMethod) -> Text {
            switch method {
            case .survey: Text("survei", "survey")
            case .routine: Text("penimbangan rutin", "routine weighing")
            case .target: Text("target", "target")
            }
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
