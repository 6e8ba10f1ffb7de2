import Collaboration
import Days

import enum Markup.Language
import struct Markup.Text

extension Copy {
    enum Home {
        // MARK: The answer

        static func title(_ figures: HomeFigures) -> Text {
            let survey = surveyPart(figures)
            let judged = judgedPart(figures)
            return Text("\(survey.indonesian) \(judged.indonesian)", "\(survey.english) \(judged.english)")
        }

        private static func surveyPart(_ figures: HomeFigures) -> Text {
            guard let survey = figures.survey else { return Text("Belum ada angka survei.", "There is no survey figure yet.") }
            return Text { language in
                let percent = language.percent(survey)
                let target = figures.target.map { "\(language.figure($0))\u{A0}%" }
                return language == .indonesian
                    ? "Prevalensi survei \(percent) (\(survey.source) \(survey.year))" + (target.map { ", target \($0)." } ?? ".")
                    : "Survey prevalence \(percent) (\(survey.source) \(survey.year))" + (target.map { ", target \($0)." } ?? ".")
            }
        }

        private static func judgedPart(_ figures: HomeFigures) -> Text {
            guard let assessment = figures.assessment, figures.unjudged < 5 else {
                return Text("Kelima indikator kerja sama belum dinilai.", "None of the five indicators of cooperation is judged yet.")
            }
            let unmet = assessment.unmet
            let unjudged = figures.unjudged
            switch (unmet, unjudged) {
            case (0, 0): return Text("Kelima indikator kerja sama terpenuhi.", "All five indicators of cooperation are met.")
            case (_, 0):
                return Text(
                    "\(words(unmet).indonesian) dari lima indikator kerja sama belum terpenuhi.",
                    "\(words(unmet).english) of the five indicators of cooperation \(unmet == 1 ? "is" : "are") not met.")
            case (0, _):
                return Text(
                    "\(words(5 - unjudged).indonesian) dari lima indikator kerja sama terpenuhi, \(unjudged) belum dinilai.",
                    "\(words(5 - unjudged).english) of the five indicators of cooperation \(unjudged == 4 ? "is" : "are") met, \(unjudged) not judged."
                )
            default:
                return Text(
                    "\(words(unmet).indonesian) dari lima indikator kerja sama belum terpenuhi, \(unjudged) belum dinilai.",
                    "\(words(unmet).english) of the five indicators of cooperation \(unmet == 1 ? "is" : "are") not met, \(unjudged) not judged.")
            }
        }

        private static func words(_ count: Int) -> Text {
            let words: [Text] = [
                Text("Tidak satu pun", "None"), Text("Satu", "One"), Text("Dua", "Two"), Text("Tiga", "Three"), Text("Empat", "Four"),
                Text("Kelima", "All five"),
            ]
            return words[min(max(count, 0), 5)]
        }

        static func lead(_ figures: HomeFigures) -> Text {
            let routine =
                figures.routine.map { routine in Text { language in language.month(routine.period) } }
                ?? figures.published.routine.latest.map { point in
                    Text { language in [point.estimate.period, String(point.estimate.year)].filter { !$0.isEmpty }.joined(separator: " ") }
                }
            guard let survey = figures.survey, let routine else {
                return Text(
                    "Angka survei dan penimbangan rutin ditampilkan berdampingan menurut sumbernya, dan tidak digabung.",
                    "Survey and routine figures are shown side by side, by source, and are not merged.")
            }
            return Text(
                "Survei \(survey.source) \(survey.year) dan penimbangan rutin \(routine.indonesian) memberi angka berbeda karena cara ukurnya berbeda; keduanya ditampilkan berdampingan dan tidak digabung.",
                "The \(survey.source) \(survey.year) survey and the routine weighing of \(routine.english) give different figures because they measure differently; they stand side by side and are not merged."
            )
        }

        // MARK: The loop

        static let loop = Text("Lima langkah", "Five steps")
        static let measure = Text("Ukur", "Measure")
        static let understand = Text("Pahami", "Understand")
        static let commit = Text("Sepakati", "Commit")
        static let deliver = Text("Kerjakan", "Deliver")
        static let assess = Text("Nilai", "Assess")

        static func measured(_ figures: HomeFigures) -> Text {
            if let percent = figures.routine?.counts.stunting?.percent { return Text { $0.percent(percent, 2) } }
            if let published = figures.published.routine.latest?.estimate { return Text { $0.percent(published) } }
            return Text("belum ada", "none yet")
        }
        static func measuredBasis(_ figures: HomeFigures, isSample: Bool) -> Text {
            if let routine = figures.routine, let share = routine.counts.stunting {
                return Text { language in
                    let month = language.month(routine.period)
                    let counted = "\(language.count(share.numerator)) / \(language.count(share.denominator))"
                    let coverage = routine.counts.coverage?.percent.map { language.percent($0, 0) } ?? "–"
                    return language == .indonesian
                        ? "stunting, rutin \(month): \(counted) · \(coverage) balita diukur" + (isSample ? " · balita buatan" : "")
                        : "stunted, routine \(month): \(counted) · \(coverage) of children measured" + (isSample ? " · invented children" : "")
                }
            }
            if let published = figures.published.routine.latest?.estimate {
                return Text { language in
                    let when = [published.period, String(published.year)].filter { !$0.isEmpty }.joined(separator: " ")
                    return language == .indonesian ? "\(published.source) \(when), terbitan" : "\(published.source) \(when), published"
                }
            }
            return Text("penimbangan rutin", "routine weighing")
        }
        static func understood(_ report: AssessmentReport) -> Text {
            guard let measure = report[.understanding], measure.denominator > 0 else { return Text("belum ada", "none yet") }
            return Text { "\($0.count(Int(measure.count))) / \($0.count(measure.denominator))" }
        }
        static let understoodBasis = Text("ucap balik wajib dibenarkan penutur", "required read-backs confirmed by the speaker")
        static func owned(_ counts: HomeFigures.Responsibilities) -> Text {
            if counts.all == 0 { return Text("tanggung jawab", "responsibilities") }
            return counts.owned == counts.all
                ? Text("tanggung jawab, semua bertuan", "responsibilities, each with its owner")
                : Text {
                    $0 == .indonesian
                        ? "tanggung jawab, \($0.count(counts.all - counts.owned)) pada perangkat daerah yang sudah bubar"
                        : "responsibilities, \($0.count(counts.all - counts.owned)) with an agency that no longer exists"
                }
        }
        static func delivered(_ counts: HomeFigures.Responsibilities) -> Text {
            Text {
                $0 == .indonesian
                    ? "selesai terbukti · \($0.count(counts.late)) terlambat" : "done and verified · \($0.count(counts.late)) late"
            }
        }
        static func met(_ figures: HomeFigures) -> Text {
            guard let assessment = figures.assessment else { return Text("– / 5", "– / 5") }
            return Text("\(assessment.count(.met)) / 5", "\(assessment.count(.met)) / 5")
        }
        static let metBasis = Text("indikator dinilai terpenuhi; hitungan, bukan nilai gabungan", "indicators judged met; a count, not a score")

        // MARK: The chart and the indicators

        static let prevalence = Text("Prevalensi stunting menurut sumber", "Prevalence of stunting by source")
        static let indicators = Text("Lima indikator proses (Ansell & Gash)", "Five process indicators (Ansell & Gash)")

        static func telling(_ indicator: ProcessIndicator, _ figures: HomeFigures) -> Text {
            let report = figures.report
            switch indicator {
            case .faceToFaceDialogue:
                guard let attended = report[.attendance], attended.denominator > 0 else { return Text("belum ada rapat", "no meeting yet") }
                let deciding = report[.decisionMakers]
                return Text {
                    let count = "\($0.count(Int(attended.count)))/\($0.count(attended.denominator))"
                    let with = $0.count(Int(deciding?.count ?? 0))
                    return $0 == .indonesian
                        ? "\(count) undangan dihadiri dalam \($0.count(report.meetings)) rapat, \(with) dengan mandat"
                        : "\(count) invitations attended in \($0.count(report.meetings)) meetings, \(with) with a mandate"
                }
            case .trustBuilding:
                guard let kept = report[.keptOnTime], kept.denominator > 0 else {
                    return Text("belum ada janji yang jatuh tempo", "no promise has fallen due")
                }
                return Text { language in
                    let count = "\(language.count(Int(kept.count)))/\(language.count(kept.denominator))"
                    let interval = kept.intervalText.map { " (\($0(language)))" } ?? ""
                    return (language == .indonesian ? "janji tepat waktu " : "promises on time ") + "\(count), \(kept.result(language))\(interval)"
                }
            case .commitmentToProcess:
                guard let passed = report[.passedOnTwice], passed.denominator > 0 else {
                    return Text("belum ada tanggung jawab", "no responsibility yet")
                }
                let waiting = figures.responsibilities.awaitingChair
                return Text {
                    let count = "\($0.count(Int(passed.count)))/\($0.count(passed.denominator))"
                    return $0 == .indonesian
                        ? "\(count) tanggung jawab berpindah ≥ 2 kali; \($0.count(waiting)) menunggu putusan ketua"
                        : "\(count) responsibilities passed on ≥ 2 times; \($0.count(waiting)) waiting for the chair"
                }
            case .sharedUnderstanding:
                guard let confirmed = report[.understanding], confirmed.denominator > 0 else {
                    return Text("belum ada ucap balik yang diwajibkan", "no read-back was required")
                }
                return Text {
                    let count = "\($0.count(Int(confirmed.count)))/\($0.count(confirmed.denominator))"
                    return $0 == .indonesian
                        ? "\(count) ucap balik wajib dibenarkan penutur" : "\(count) required read-backs confirmed by the speaker"
                }
            case .intermediateOutcomes:
                guard let wins = report[.smallWins], wins.denominator > 0 else {
                    return Text("belum ada penyelesaian yang diputus", "no delivery was judged")
                }
                return Text {
                    let count = "\($0.count(Int(wins.count)))/\($0.count(wins.denominator))"
                    return $0 == .indonesian ? "\(count) penyelesaian terverifikasi" : "\(count) deliveries verified"
                }
            }
        }

        static func indicatorsNote(_ figures: HomeFigures) -> Text {
            Text { language in
                let counted = language.period(figures.report.period)
                guard let assessment = figures.assessment else {
                    return language == .indonesian ? "Hitungan \(counted). Belum ada penilaian." : "Counted over \(counted). Not judged yet."
                }
                let judged = language.period(assessment.period)
                return language == .indonesian
                    ? "Hitungan \(counted); penilaian atas masa \(judged)." : "Counted over \(counted); judged for \(judged)."
            }
        }

        // MARK: What waits

        static func waits(_ who: String) -> Text { Text("Menunggu \(who)", "Waiting for \(who)") }
        static let waitsForChair = Text("Menunggu putusan ketua", "Waiting for the chair's decision")
        static let toDecisions = Text("Buka halaman putusan", "Open the decisions")
        static let nothingWaits = Text("Tidak ada yang menunggu.", "Nothing is waiting.")
        static func allDuties(_ count: Int) -> Text { Text("Semua yang menunggu (\(count))", "Everything that waits (\(count))") }
        static func dutiesTitle(_ who: String, _ count: Int) -> Text {
            count == 0
                ? Text("Tidak ada yang menunggu \(who)", "Nothing waits for \(who)")
                : Text { "\(Nav.owed(who, count)($0))" }
        }
        static let what = Text("Apa", "What")
        static let from = Text("Dari", "From")
        static let due = Text("Tenggat", "Due")
        static let age = Text("Umur", "Age")
        static func dueText(_ due: Day, _ today: Day) -> Text {
            if due >= today { return Text { $0.date(due) } }
            let late = today - due
            return Text("lewat \(late) hari", late == 1 ? "1 day late" : "\(late) days late")
        }
        static func days(_ count: Int) -> Text { Text("\(count) hari", count == 1 ? "1 day" : "\(count) days") }

        static let toJudge = Text("Menunggu penilaian Anda", "Waiting for your judgement")
        static func toJudgeNote(_ period: Period) -> Text {
            Text { ($0 == .indonesian ? "Belum dinilai untuk masa " : "Not judged yet for the period ") + $0.period(period) + "." }
        }
        static func allJudged(_ period: Period) -> Text {
            Text {
                $0 == .indonesian ? "Masa \($0.period(period)) sudah dinilai seluruhnya." : "The period \($0.period(period)) is judged in full."
            }
        }
        static let weighing = Text("Penimbangan terbaru", "The newest weighing")
        static func ownArea(_ name: String) -> Text { Text("Wilayah Anda: \(name)", "Your area: \(name)") }
        static let noWeighing = Text("Belum ada penimbangan yang dimuat.", "No weighing has been loaded yet.")
        static let toWeighing = Text("Buka data balita", "Open the children's data")
        static let registered = Text("Balita terdaftar", "Children registered")
        static let measuredChildren = Text("Diukur", "Measured")
        static let stunted = Text("Stunting (rutin)", "Stunted (routine)")
        static let flagged = Text("Nilai z tidak wajar", "Implausible z-scores")
        static let flaggedNote = Text("perlu diperiksa ulang", "to be checked again")
        static func number(_ count: Int) -> Text { Text { $0.count(count) } }
        static func share(_ part: Int, _ whole: Int) -> Text {
            whole > 0 ? Text { $0.percent(Double(part) / Double(whole) * 100) } : Text("–", "–")
        }
        static func ofAll(_ part: Int, _ whole: Int) -> Text { Text { "\($0.count(part)) / \($0.count(whole))" } }

        // MARK: The beginning

        static let emptyTitle = Text("Ruang kerja ini masih kosong. Mulai dari sini", "This working room is still empty. Begin here")
        static let emptyLead = Text(
            "Empat langkah, boleh dalam urutan apa pun. Sesudah itu halaman ini menunjukkan di mana kabupaten berdiri.",
            "Four steps, in any order. After them this page shows where the district stands.")
        static let emptyLeadOthers = Text(
            "Sekretariat sedang menyiapkan data dan rapat pertama. Sesudah itu halaman ini menunjukkan di mana kabupaten berdiri.",
            "The secretariat is preparing the data and the first meeting. After that this page shows where the district stands.")

        struct Beginning: Sendable {
            let title: Text
            let how: Text
            let link: Text
            let path: String
        }
        static let beginnings: [Beginning] = [
            Beginning(
                title: Text("Angka terbitan", "Published figures"),
                how: Text(
                    "Catat prevalensi survei (SSGI, SKI) dan target, masing-masing dengan sumbernya; satu per satu, atau sekaligus dengan: rembuk import estimates FILE.csv",
                    "Record the prevalence of surveys (SSGI, SKI) and the targets, each with its source; one by one, or all at once with: rembuk import estimates FILE.csv"
                ),
                link: Text("Buka angka terbitan", "Open the published figures"), path: "/estimates"),
            Beginning(
                title: Text("Penimbangan rutin", "Routine weighing"),
                how: Text(
                    "Muat ekspor e-PPGBM apa adanya; yang bermasalah ditunjukkan baris demi baris sebelum disimpan.",
                    "Load an e-PPGBM export as it is; what is wrong with it is shown row by row before anything is kept."),
                link: Text("Buka data balita", "Open the children's data"), path: "/growth"),
            Beginning(
                title: Text("Rapat pertama", "The first meeting"),
                how: Text(
                    "Undang perangkat daerah; setiap pernyataan diucapkan kembali oleh yang lain sampai dibenarkan.",
                    "Invite the agencies; each statement is said back by the others until it is confirmed."),
                link: Text("Buka rapat", "Open the meetings"), path: "/meetings"),
            Beginning(
                title: Text("Tanggung jawab", "Responsibilities"),
                how: Text(
                    "Setiap celah mendapat satu perangkat daerah dan satu orang yang bertanggung jawab.",
                    "Every gap gets one accountable agency and one named person."),
                link: Text("Buka tanggung jawab", "Open the responsibilities"), path: "/responsibilities"),
        ]
    }
}

extension Duty.Kind {
    /// What is to be done.
    var verb: Text {
        switch self {
        case .readBack: Text("Ucapkan kembali", "Say back")
        case .confirmation: Text("Benarkan atau koreksi ucap balik", "Confirm or correct a read-back")
        case .handOff: Text("Jawab serah terima", "Answer a hand-off")
        case .responsibility: Text("Kerjakan", "Carry out")
        case .verification: Text("Verifikasi bukti", "Verify the evidence")
        case .decision: Text("Putuskan", "Decide")
        }
    }
}
