import Collaboration

import enum Markup.Language
import struct Markup.Text

/// What each measure is called, how it is counted and from which records: so that anyone can count it again.
extension MeasureName {
    var title: Text {
        switch self {
        case .attendance: Text("Kehadiran", "Attendance")
        case .decisionMakers: Text("Hadir dengan mandat memutuskan", "Attended by someone who may decide")
        case .voice: Text("Pemerataan suara (Gini)", "Evenness of voice (Gini)")
        case .keptOnTime: Text("Janji tepat waktu", "Promises kept on time")
        case .reciprocity: Text("Timbal balik", "Reciprocity")
        case .perceivedTrust: Text("Kepercayaan menurut informan", "Trust as informants rate it")
        case .trustAgreement: Text("Kesepakatan informan (r_wg)", "Agreement of informants (r_wg)")
        case .acceptance: Text("Serah terima diterima", "Hand-offs accepted")
        case .timeToAccept: Text("Lama sampai diterima", "Time to acceptance")
        case .renegotiatedBeforeDue: Text("Tenggat diubah sebelum lewat", "Due dates moved before they passed")
        case .renegotiatedAfterDue: Text("Tenggat diubah sesudah lewat", "Due dates moved after they had passed")
        case .passedOnTwice: Text("Berpindah dua kali atau lebih", "Passed on twice or more")
        case .pingPongs: Text("Kembali ke pemilik lama", "Returned to an earlier owner")
        case .declines: Text("Serah terima ditolak", "Hand-offs declined")
        case .expiries: Text("Serah terima kedaluwarsa", "Hand-offs left to expire")
        case .understanding: Text("Ucap balik dibenarkan penutur", "Read-backs confirmed by the speaker")
        case .sampledUnderstanding: Text("Di antaranya yang terundi", "Of these, the drawn sample")
        case .mutualUnderstanding: Text("Pemahaman timbal balik", "Mutual understanding")
        case .firstPass: Text("Dibenarkan pada ucapan pertama", "Confirmed at the first attempt")
        case .repair: Text("Pernah dikoreksi penutur", "Corrected by the speaker at least once")
        case .timeToConfirm: Text("Lama sampai dibenarkan", "Time to confirmation")
        case .consensus: Text("Konsensus suara", "Consensus of votes")
        case .agreement: Text("Kesepakatan suara (A)", "Agreement of votes (A)")
        case .concordance: Text("Keselarasan peringkat (W)", "Concordance of rankings (W)")
        case .smallWins: Text("Penyelesaian terverifikasi", "Verified deliveries")
        case .signedPlans: Text("Rencana ditandatangani", "Signed plans")
        case .jointFactFinding: Text("Temuan bersama", "Joint findings")
        case .density: Text("Kepadatan", "Density")
        case .centralisation: Text("Pemusatan", "Centralisation")
        case .bottleneck: Text("Leher botol terbesar", "Greatest bottleneck")
        case .deadlocks: Text("Lingkaran saling menunggu", "Rings of waiting")
        }
    }

    /// The formula in words.
    var formula: Text {
        switch self {
        case .attendance: Text("hadir ÷ diundang, dijumlah atas semua rapat", "attended ÷ invited, over all meetings")
        case .decisionMakers:
            Text("hadir dengan mandat atau wakil bermandat ÷ hadir", "attended by a decision-maker or a deputy with mandate ÷ attended")
        case .voice:
            Text(
                "Gini = Σ(2i − n − 1)·xᵢ ÷ (n·Σx), x = banyak pernyataan tiap perangkat daerah yang diundang, urut naik. 0: semua bicara sama banyak; mendekati 1: satu saja yang bicara.",
                "Gini = Σ(2i − n − 1)·xᵢ ÷ (n·Σx), x = statements of each invited agency, ascending. 0: all spoke alike; near 1: only one spoke.")
        case .keptOnTime:
            Text(
                "diserahkan sampai tenggat dan terverifikasi ÷ jatuh tempo pada masa ini. Tenggat yang diubah sesudah lewat tetap dihitung lewat.",
                "handed in by the due date and verified ÷ fell due in the period. A due date moved after it had passed stays missed.")
        case .reciprocity: Text("Σ min(Dᵢⱼ, Dⱼᵢ) ÷ Σ D, Dᵢⱼ = berapa kali i menunggu j", "Σ min(Dᵢⱼ, Dⱼᵢ) ÷ Σ D, Dᵢⱼ = how often i waits on j")
        case .perceivedTrust: Text("rata-rata penilaian informan", "mean of informants' ratings")
        case .trustAgreement: Text("1 − s² ÷ ((A² − 1) ÷ 12)", "1 − s² ÷ ((A² − 1) ÷ 12)")
        case .acceptance: Text("diterima ÷ ditawarkan pada masa ini", "accepted ÷ offered in the period")
        case .timeToAccept, .timeToConfirm:
            Text(
                "median (Kaplan–Meier); yang masih terbuka dihitung selama ini sudah menunggu dan tidak dibuang",
                "median (Kaplan–Meier); open ones count as long as they have waited, and are never dropped")
        case .renegotiatedBeforeDue:
            Text(
                "banyak perubahan tenggat yang disepakati paling lambat pada hari tenggat lama",
                "changes agreed no later than the day of the old due date")
        case .renegotiatedAfterDue: Text("banyak perubahan tenggat sesudah tenggat lama lewat", "changes made after the old due date had passed")
        case .passedOnTwice:
            Text("pindah perangkat daerah ≥ 2 kali ÷ yang berjalan pada masa ini", "moved between agencies ≥ 2 times ÷ under way in the period")
        case .pingPongs: Text("pindah kembali ke pemilik lama ÷ semua perpindahan", "moves back to an earlier owner ÷ all moves")
        case .declines: Text("ditolak ÷ ditawarkan", "declined ÷ offered")
        case .expiries: Text("tidak dijawab sampai batas waktu ÷ ditawarkan", "not answered in time ÷ offered")
        case .understanding:
            Text(
                "dibenarkan ÷ diwajibkan. Yang tidak hadir tetap dihitung: menjauh tidak menaikkan angka.",
                "confirmed ÷ required. Those absent are counted too: staying away raises nothing.")
        case .sampledUnderstanding:
            Text(
                "dibenarkan ÷ diwajibkan, hanya dari undian yang mewakili semua pasangan",
                "confirmed ÷ required, of the sample alone, which stands for all pairs")
        case .mutualUnderstanding:
            Text(
                "Σ min(Uᵢⱼ, Uⱼᵢ) ÷ C(n, 2); pasangan yang belum berlatih dihitung 0",
                "Σ min(Uᵢⱼ, Uⱼᵢ) ÷ C(n, 2); a pair that has shown nothing adds 0")
        case .firstPass: Text("dibenarkan pada ucapan pertama ÷ diwajibkan", "confirmed at the first attempt ÷ required")
        case .repair: Text("pernah dikoreksi ÷ diwajibkan", "corrected at least once ÷ required")
        case .consensus: Text("Tastle–Wierman: 1 + Σ pᵢ·log₂(1 − |xᵢ − μ| ÷ d)", "Tastle–Wierman: 1 + Σ pᵢ·log₂(1 − |xᵢ − μ| ÷ d)")
        case .agreement: Text("van der Eijk A", "van der Eijk's A")
        case .concordance: Text("Kendall W, dikoreksi untuk peringkat sama", "Kendall's W, corrected for ties")
        case .smallWins:
            Text("terverifikasi ÷ diputus (terverifikasi atau dikembalikan) pada masa ini", "verified ÷ judged (verified or returned) in the period")
        case .signedPlans: Text("ditandatangani ÷ semua rencana", "signed ÷ all plans")
        case .jointFactFinding: Text("temuan dengan ≥ 2 perangkat daerah ÷ semua temuan", "findings with ≥ 2 agencies ÷ all findings")
        case .density: Text("pasangan yang menunggu ÷ n(n − 1)", "ties of waiting ÷ n(n − 1)")
        case .centralisation:
            Text("Freeman: Σ(d_maks − dᵢ) ÷ ((n − 1)(n − 2)); 1 = semua lewat satu", "Freeman: Σ(d_max − dᵢ) ÷ ((n − 1)(n − 2)); 1 = all through one")
        case .bottleneck:
            Text(
                "banyak yang menunggu × bagian yang terlambat, pada perangkat daerah terbesar",
                "how many wait × the share that is late, of the greatest agency")
        case .deadlocks: Text("lingkaran tempat setiap perangkat daerah menunggu yang berikutnya", "rings in which each agency waits on the next")
        }
    }

    /// Which records it is counted from.
    var records: Text {
        switch self {
        case .attendance, .decisionMakers:
            Text("Daftar hadir rapat yang berlangsung pada masa ini.", "Attendance of the meetings held in the period.")
        case .voice: Text("Pernyataan pada rapat masa ini.", "Statements at the meetings of the period.")
        case .understanding, .sampledUnderstanding, .mutualUnderstanding, .firstPass, .repair, .timeToConfirm:
            Text("Ucap balik yang diwajibkan pada rapat masa ini.", "Read-backs required at the meetings of the period.")
        case .keptOnTime, .renegotiatedBeforeDue, .renegotiatedAfterDue:
            Text("Tenggat, penyerahan bukti, dan verifikasi tanggung jawab.", "Due dates, deliveries and verifications of responsibilities.")
        case .acceptance, .timeToAccept, .declines, .expiries: Text("Serah terima yang ditawarkan pada masa ini.", "Hand-offs offered in the period.")
        case .passedOnTwice, .pingPongs:
            Text("Riwayat kepemilikan tanggung jawab sampai akhir masa ini.", "Chains of custody up to the end of the period.")
        case .smallWins: Text("Bukti penyelesaian dan verifikasinya.", "Deliveries and their verification.")
        case .reciprocity, .density, .centralisation, .bottleneck, .deadlocks:
            Text(
                "Tanggung jawab yang terhambat dan serah terima yang menunggu jawaban hari ini.",
                "Blocked responsibilities and hand-offs awaiting an answer today.")
        case .perceivedTrust, .trustAgreement, .consensus, .agreement, .concordance, .signedPlans, .jointFactFinding:
            Text("Wawancara dan dokumen.", "Interviews and documents.")
        }
    }

    /// Where those records are read.
    var path: String {
        switch indicator {
        case .faceToFaceDialogue: "/meetings"
        case .sharedUnderstanding: "/understanding"
        default: "/responsibilities"
        }
    }
}

extension Measure {
    /// The value, as it is said.
    var result: Text {
        switch value {
        case .suppressed: Copy.Assessment.suppressed
        case .undefined: Copy.Assessment.undefined
        case .notReached: Copy.Assessment.notReached
        case .known(let value):
            Text { language in
                switch name.unit {
                case .proportion: language.percent(value * 100, 0)
                case .index, .rating: language.decimal(value, 2)
                case .days: language == .indonesian ? "\(language.decimal(value)) hari" : "\(language.decimal(value)) days"
                case .count: language.count(Int(value))
                }
            }
        }
    }

    /// Count and denominator.
    var basis: Text {
        if case .suppressed = value { return Text("–", "–") }
        return Text { language in
            let count = language.figure(count)
            let all = language.count(denominator)
            let of = language == .indonesian ? "dari" : "of"
            switch name {
            case .voice: return language == .indonesian ? "\(count) pernyataan, \(all) perangkat daerah" : "\(count) statements, \(all) agencies"
            case .mutualUnderstanding: return language == .indonesian ? "\(count) dari \(all) pasangan" : "\(count) of \(all) pairs"
            case .timeToAccept, .timeToConfirm: return language == .indonesian ? "\(count) dari \(all) selesai" : "\(count) of \(all) done"
            case .renegotiatedBeforeDue, .renegotiatedAfterDue:
                return language == .indonesian ? "pada \(all) tanggung jawab" : "in \(all) responsibilities"
            case .bottleneck: return language == .indonesian ? "\(count) dari \(all) penantian" : "\(count) of \(all) waits"
            case .deadlocks: return language == .indonesian ? "pada \(all) hubungan menunggu" : "in \(all) ties of waiting"
            default: return "\(count) \(of) \(all)"
            }
        }
    }

    /// The interval in per cent, where there is one.
    var intervalText: Text? {
        interval.map { interval in Text { "\($0.decimal(interval.lowerBound * 100, 0))–\($0.percent(interval.upperBound * 100, 0))" } }
    }
}
