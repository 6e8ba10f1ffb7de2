import Collaboration
import Days
import Evidence

import enum Markup.Language
import struct Markup.Text

extension Copy {
    enum Assessment {
        static let noneJudged = Text(
            "Kelima indikator proses belum dinilai untuk masa ini", "None of the five process indicators is judged for this period")
        static let allMet = Text("Kelima indikator proses terpenuhi", "All five process indicators are met")
        static func title(_ assessment: Evidence.Assessment) -> Text {
            let met = assessment.count(.met)
            let unjudged = assessment.unjudged.count
            if unjudged == 5 { return noneJudged }
            if met == 5 { return allMet }
            return Text {
                $0 == .indonesian
                    ? "\(met) dari 5 indikator proses terpenuhi" + (unjudged > 0 ? ", \(unjudged) belum dinilai" : "")
                    : "\(met) of 5 process indicators met" + (unjudged > 0 ? ", \(unjudged) not judged yet" : "")
            }
        }
        static func lead(_ period: Period) -> Text {
            Text { language in
                language == .indonesian
                    ? "Masa \(language.period(period)). Ukuran di bawah dihitung dari catatan rapat dan tanggung jawab; terpenuhi atau tidak dinilai oleh penilai, satu per satu, dengan alasan. Tidak ada nilai gabungan."
                    : "Period \(language.period(period)). The measures below are counted from the records of meetings and responsibilities; whether an indicator is met is judged by the evaluator, one by one, with reasons. There is no composite score."
            }
        }
        static func indicatorLead(_ indicator: ProcessIndicator, _ period: Period) -> Text {
            let meaning = indicator.meaning
            return Text { ($0 == .indonesian ? "Masa " : "Period ") + "\($0.period(period)). \(meaning($0))" }
        }
        static let periodTitle = Text("Masa lain", "Another period")
        static let from = Text("Dari tanggal", "From")
        static let to = Text("Sampai tanggal", "To")
        static let dayHint = Text("Seperti 2026-03-01", "Like 2026-03-01")
        static let periodReversed = Text("Hari terakhir mendahului hari pertama.", "The last day comes before the first.")
        static let periodAhead = Text("Hari terakhir belum tiba.", "The last day has not come yet.")
        static let periodTooLong = Text("Paling lama lima tahun.", "Five years at most.")
        static let judgedPeriods = Text("Masa yang sudah dinilai", "Periods that were judged")
        static let noJudgedPeriods = Text(
            "Belum ada masa yang dinilai. Penilai membuka salah satu indikator di atas lalu menulis penilaiannya.",
            "No period has been judged yet. An evaluator opens one of the indicators above and writes the judgement.")
        static let period = Text("Masa", "Period")
        static let judged = Text("Dinilai", "Judged")
        static let print = Text("Cetak satu halaman", "Print on a page")
        static let printed = Text("Penilaian kerja sama", "Assessment of the cooperation")

        static let measure = Text("Ukuran", "Measure")
        static let result = Text("Hasil", "Result")
        static let basis = Text("Hitungan", "Count")
        static let interval = Text("Selang 95 %", "95% interval")
        static let explain = Text("Cara menghitung", "How it is counted")
        static let seeRecords = Text("Lihat catatannya", "See the records")
        static let suppressed = Text("tidak ditampilkan: kurang dari lima perangkat daerah", "not shown: fewer than five agencies")
        static let undefined = Text("belum ada yang dapat dihitung", "nothing to count yet")
        static let notReached = Text("belum separuh", "less than half")
        static let noneRequired = Text("0 dari 0", "0 of 0")

        static let unjudged = Text("belum dinilai", "not judged")
        static let judge = Text("Nilai indikator ini", "Judge this indicator")
        static let judgeAgain = Text("Nilai lagi", "Judge again")
        static let history = Text("Riwayat penilaian", "History of judgements")
        static func historyCount(_ count: Int) -> Text {
            Text("Riwayat: \(count) penilaian pada masa ini", "History: \(count) judgements in this period")
        }
        static let noHistory = Text("Belum ada penilaian untuk masa ini.", "There is no judgement for this period yet.")
        static let counts = Text("yang berlaku", "the one that counts")
        static let earlier = Text("Pada masa lain", "In other periods")
        static func by(_ name: String, _ at: Instant) -> Text { Text { "\(name), \($0.moment(at))" } }
        static let verdict = Text("Penilaian", "Judgement")
        static let reasons = Text("Alasan", "Reasons")
        static let reasonsHint = Text(
            "Sebut bukti yang mendukung dan yang membantah. Paling banyak 8.000 huruf.",
            "Name the evidence for it, and what contradicts it. At most 8,000 characters.")
        static let reasonsMissing = Text(
            "Tulis alasannya; penilaian tanpa alasan tidak disimpan.", "Write the reasons; a judgement without any is not kept.")
        static let chooseVerdict = Text("Pilih salah satu.", "Choose one.")
        static let save = Text("Simpan penilaian", "Save the judgement")
        static let appendOnly = Text(
            "Penilaian yang sudah tersimpan tidak ditimpa: yang baru berdiri di sampingnya dan menjadi yang berlaku.",
            "A judgement that was saved is not overwritten: the new one stands beside it and becomes the one that counts.")
        static func question(_ indicator: ProcessIndicator) -> Text {
            let name = indicator.title
            return Text("\(name.indonesian): terpenuhi?", "\(name.english): is it met?")
        }

        static let network = Text("Jaringan saling menunggu", "The network of waiting")
        static let networkNote = Text(
            "Siapa menunggu siapa, menurut keadaan hari ini. Tidak termasuk salah satu indikator; ditampilkan sebagai latar.",
            "Who waits on whom, as it stands today. It belongs to no one indicator and is shown as background.")
        static let rings = Text("Lingkaran saling menunggu", "Rings of waiting")
        static let declines = Text("Serah terima yang ditolak, dengan alasannya", "Hand-offs that were declined, with the reasons")
        static let moves = Text("Perpindahan tanggung jawab menurut asal", "Moves of responsibility by where they came from")
        static let reliability = Text("Janji tepat waktu menurut perangkat daerah", "Promises kept on time, by agency")
        static let fromAgency = Text("Dari", "From")
        static let toAgency = Text("Ke", "To")
        static let agency = Text("Perangkat daerah", "Agency")
        static let share = Text("Bagian", "Share")
        static let responsibility = Text("Tanggung jawab", "Responsibility")
        static let date = Text("Tanggal", "Date")
        static let open = Text("Buka", "Open")

        static let notRecorded = Text("Yang belum diukur di sini", "What is not measured here yet")
        static let notRecordedBody = Text(
            "Kepercayaan menurut informan, suara atas rumusan masalah dan misi, rencana yang ditandatangani, dan temuan bersama tidak berasal dari catatan rapat dan tanggung jawab. Penilai menimbangnya dari wawancara dan dokumen, dan menuliskannya dalam alasan.",
            "Trust as informants see it, votes on the problem and the mission, signed plans and joint findings do not come from the records of meetings and responsibilities. The evaluator weighs them from interviews and documents, and writes them into the reasons."
        )
        static func basedOn(meetings: Int, agencies: Int) -> Text {
            Text {
                $0 == .indonesian
                    ? "Dasar: \($0.count(meetings)) rapat yang berlangsung, \($0.count(agencies)) perangkat daerah."
                    : "Based on \($0.count(meetings)) meetings held and \($0.count(agencies)) agencies."
            }
        }
    }
}

extension Verdict {
    var title: Text {
        switch self {
        case .met: Text("terpenuhi", "met")
        case .partly: Text("sebagian", "partly")
        case .notMet: Text("belum", "not met")
        }
    }
}

extension ProcessIndicator {
    var title: Text {
        switch self {
        case .faceToFaceDialogue: Text("Dialog tatap muka", "Face-to-face dialogue")
        case .trustBuilding: Text("Membangun kepercayaan", "Trust building")
        case .commitmentToProcess: Text("Komitmen pada proses", "Commitment to the process")
        case .sharedUnderstanding: Text("Pemahaman bersama", "Shared understanding")
        case .intermediateOutcomes: Text("Hasil sementara", "Intermediate outcomes")
        }
    }

    /// What it means, after Ansell and Gash (2008).
    var meaning: Text {
        switch self {
        case .faceToFaceDialogue: Text("Berunding dengan itikad baik, bertemu langsung.", "Negotiation in good faith, face to face.")
        case .trustBuilding:
            Text(
                "Di sini hanya keandalan: perilaku yang tercatat. Rasa percaya informan ditimbang terpisah.",
                "Here reliability alone: behaviour on record. Trust as informants feel it is weighed apart.")
        case .commitmentToProcess:
            Text(
                "Saling bergantung dan memiliki prosesnya bersama: tanggung jawab diterima, tidak dilempar.",
                "Depending on each other and owning the process together: duties are taken, not passed on.")
        case .sharedUnderstanding:
            Text(
                "Masalah dan kendala satu sama lain dipahami, dibenarkan oleh yang mengucapkan.",
                "Each other's problems and constraints understood, as confirmed by who spoke.")
        case .intermediateOutcomes: Text("Kemenangan kecil yang terbukti.", "Small wins, with evidence.")
        }
    }
}

extension Language {
    /// `1 Maret – 10 Juni 2026`; the year is said once where it is one.
    func period(_ period: Period) -> String {
        let first =
            period.first.parts.year == period.last.parts.year
            ? date(period.first).split(separator: " ").dropLast().joined(separator: " ") : date(period.first)
        return "\(first) – \(date(period.last))"
    }

    /// At most so many decimals, without zeros at the end: `14`, `19,6`, `15,88`.
    func figure(_ value: Double, _ places: Int = 2) -> String {
        var text = decimal(value, places)
        guard places > 0, text.contains(self == .indonesian ? "," : ".") else { return text }
        while text.last == "0" { text.removeLast() }
        if text.last == "," || text.last == "." { text.removeLast() }
        return text
    }
}
