import Collaboration
import Days

/// What the sample's evaluator wrote about the first three meetings and the months around them.
struct SampleJudgement: Sendable {
    let indicator: ProcessIndicator
    let verdict: String
    let reasons: String

    /// The months of the first three meetings.
    static func period(_ days: [Day]) -> Period? { Period(first: days[0].month.first, last: days[2].month.last) }

    func write(in workspace: Workspace, days: [Day], by author: Author) async throws {
        guard let period = Self.period(days) else { return }
        _ = try await Assessments(workspace: workspace).judge(indicator, in: period, verdict: verdict, reasons: reasons, seen: nil, by: author)
    }

    static let all: [SampleJudgement] = [
        SampleJudgement(
            indicator: .faceToFaceDialogue, verdict: "met",
            reasons: """
                Tiga rapat terlaksana, masing-masing dihadiri sedikitnya 18 dari 22 perangkat daerah, sebagian besar dengan mandat \
                memutuskan. Yang bertentangan: BKAD tidak hadir pada ketiganya, padahal lima pernyataan meminta sesuatu darinya.
                """
        ),
        SampleJudgement(
            indicator: .trustBuilding, verdict: "met",
            reasons: """
                Sebagian besar janji ditepati sebelum tenggat, dan bukti yang belum lengkap dikembalikan tanpa sengketa: penomoran \
                bayi dan surat lahan Pekuncen. Penilaian informan belum dikumpulkan, jadi ini baru keandalan, belum rasa percaya.
                """
        ),
        SampleJudgement(
            indicator: .commitmentToProcess, verdict: "partly",
            reasons: """
                Semua tanggung jawab bertuan, tetapi kunjungan rumah di Lumbir berpindah tiga kali dan kembali ke kecamatan. Dua \
                tawaran kepada BKAD lewat waktu dan harus diputuskan ketua. Sesudah putusan itu keduanya selesai.
                """
        ),
        SampleJudgement(
            indicator: .sharedUnderstanding, verdict: "not-met",
            reasons: """
                Masih banyak ucap balik wajib yang belum dibenarkan penutur, terutama dari perangkat daerah yang tidak hadir. Beberapa \
                kendala dipahami keliru pada ucapan pertama: jamban Pekuncen dikira soal kebiasaan, padahal soal lahan.
                """
        ),
        SampleJudgement(
            indicator: .intermediateOutcomes, verdict: "met",
            reasons: """
                Alat ukur ditera, daftar balita pendek dikirim tepat waktu, surat bupati tentang desa dampingan terbit; semuanya \
                diperiksa pihak yang bukan pemilik tugas. Hasil ini kecil, tetapi nyata dan disaksikan lebih dari satu perangkat \
                daerah.
                """
        ),
    ]
}
