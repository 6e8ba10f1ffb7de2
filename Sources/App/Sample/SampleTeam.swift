/// An agency of the sample's team. The agencies are those of a kabupaten; the persons do not exist.
struct SampleAgency: Sendable {
    let short: String
    let name: String
    /// Indonesian, English.
    let duty: (String, String)
    /// Its focal person, who holds its account.
    let person: String
    let position: String
    /// Who may decide for it.
    let head: String
    let headship: String
    /// The share of what it owes that it says back, 0...1: teams are never equally quick.
    let diligence: Double
    /// The kecamatan whose team it leads.
    var area: String?

    var kind: String { short == SampleTeam.secretariat ? "secretariat" : area == nil ? "agency" : "subdistrict" }
}

/// The team of the sample: those whom the stunting programme names, as Kabupaten Banyumas calls them.
enum SampleTeam {
    static let secretariat = "Sekretariat"

    static let agencies: [SampleAgency] = [
        SampleAgency(
            short: secretariat, name: "Sekretariat TPPS, Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah",
            duty: ("perencanaan, konvergensi, rembuk", "planning, convergence, deliberation"), person: "Ratna Contoh",
            position: "Sekretaris pelaksana", head: "Suryo Contoh", headship: "Kepala badan", diligence: 0.9),
        SampleAgency(
            short: "Dinkes", name: "Dinas Kesehatan", duty: ("pelayanan kesehatan, pengukuran", "health services, measurement"),
            person: "Wahyu Contoh", position: "Kepala bidang kesehatan masyarakat", head: "Widodo Contoh", headship: "Kepala dinas",
            diligence: 0.92),
        SampleAgency(
            short: "DPPKBP3A", name: "Dinas Pengendalian Penduduk, KB, Pemberdayaan Perempuan dan Perlindungan Anak",
            duty: ("keluarga, pendampingan", "families, accompaniment"), person: "Sri Contoh", position: "Kepala bidang keluarga berencana",
            head: "Kartika Contoh", headship: "Kepala dinas", diligence: 0.95),
        SampleAgency(
            short: "Dinsospermades", name: "Dinas Sosial, Pemberdayaan Masyarakat dan Desa",
            duty: ("bantuan sosial, desa", "social protection, villages"), person: "Agus Contoh", position: "Kepala bidang pemerintahan desa",
            head: "Subagyo Contoh", headship: "Kepala dinas", diligence: 0.8),
        SampleAgency(
            short: "Kemenag", name: "Kantor Kementerian Agama", duty: ("bimbingan perkawinan", "marriage guidance"), person: "Hidayat Contoh",
            position: "Kepala seksi bimbingan masyarakat", head: "Mukhlis Contoh", headship: "Kepala kantor", diligence: 0.75),
        SampleAgency(
            short: "Dinpertan KP", name: "Dinas Pertanian dan Ketahanan Pangan", duty: ("pangan keluarga", "family food"),
            person: "Joko Contoh", position: "Kepala bidang ketahanan pangan", head: "Darmono Contoh", headship: "Kepala dinas", diligence: 0.78),
        SampleAgency(
            short: "Dinkannak", name: "Dinas Perikanan dan Peternakan", duty: ("ikan, telur", "fish, eggs"), person: "Tuti Contoh",
            position: "Kepala bidang bina usaha", head: "Prihadi Contoh", headship: "Kepala dinas", diligence: 0.82),
        SampleAgency(
            short: "DPU", name: "Dinas Pekerjaan Umum", duty: ("air minum", "drinking water"), person: "Bambang Contoh",
            position: "Kepala bidang air minum", head: "Irawan Contoh", headship: "Kepala dinas", diligence: 0.7),
        SampleAgency(
            short: "Dinperkim", name: "Dinas Perumahan dan Kawasan Permukiman", duty: ("jamban, rumah layak", "latrines, housing"),
            person: "Endang Contoh", position: "Kepala bidang permukiman", head: "Harsono Contoh", headship: "Kepala dinas", diligence: 0.85),
        SampleAgency(
            short: "Dindik", name: "Dinas Pendidikan", duty: ("PAUD, sekolah", "early education, schools"), person: "Lestari Contoh",
            position: "Kepala bidang PAUD", head: "Purnomo Contoh", headship: "Kepala dinas", diligence: 0.6),
        SampleAgency(
            short: "Dindukcapil", name: "Dinas Kependudukan dan Pencatatan Sipil", duty: ("identitas anak", "children's identity"),
            person: "Slamet Contoh", position: "Kepala bidang pencatatan sipil", head: "Hermawan Contoh", headship: "Kepala dinas",
            diligence: 0.88),
        SampleAgency(
            short: "Dinkominfo", name: "Dinas Komunikasi dan Informatika", duty: ("data, kampanye", "data, campaign"), person: "Dewi Contoh",
            position: "Kepala bidang informatika", head: "Budiman Contoh", headship: "Kepala dinas", diligence: 0.8),
        SampleAgency(
            short: "DLH", name: "Dinas Lingkungan Hidup", duty: ("sampah, limbah", "waste"), person: "Rudi Contoh",
            position: "Kepala bidang pengelolaan sampah", head: "Widayanto Contoh", headship: "Kepala dinas", diligence: 0.68),
        SampleAgency(
            short: "BKAD", name: "Badan Keuangan dan Aset Daerah", duty: ("anggaran", "budget"), person: "Yuni Contoh",
            position: "Kepala bidang anggaran", head: "Pramono Contoh", headship: "Kepala badan", diligence: 0.42),
        SampleAgency(
            short: "Inspektorat", name: "Inspektorat Daerah", duty: ("pengawasan, tinjauan anggaran", "oversight, budget review"),
            person: "Arifin Contoh", position: "Inspektur pembantu", head: "Sutrisno Contoh", headship: "Inspektur", diligence: 0.72),
        SampleAgency(
            short: "Bagian Kesra", name: "Bagian Kesejahteraan Rakyat, Sekretariat Daerah", duty: ("peraturan, surat bupati", "regulation"),
            person: "Nunung Contoh", position: "Kepala subbagian", head: "Fauzan Contoh", headship: "Kepala bagian", diligence: 0.66),
        SampleAgency(
            short: "RSUD Banyumas", name: "Rumah Sakit Umum Daerah Banyumas", duty: ("rujukan gizi buruk", "referral of severe malnutrition"),
            person: "Laksmi Contoh", position: "Kepala instalasi gizi", head: "Rahman Contoh", headship: "Direktur", diligence: 0.74),
        SampleAgency(
            short: "TP PKK", name: "Tim Penggerak PKK Kabupaten", duty: ("kader, posyandu", "cadres, posyandu"), person: "Siti Contoh",
            position: "Ketua pokja IV", head: "Erna Contoh", headship: "Ketua", diligence: 0.93),
        SampleAgency(
            short: "Camat Sumbang", name: "Kecamatan Sumbang", duty: ("TPPS kecamatan", "sub-district team"), person: "Hadi Contoh",
            position: "Kepala seksi kesejahteraan", head: "Purwanto Contoh", headship: "Camat", diligence: 0.86, area: "33.02.21"),
        SampleAgency(
            short: "Camat Lumbir", name: "Kecamatan Lumbir", duty: ("TPPS kecamatan", "sub-district team"), person: "Nur Contoh",
            position: "Kepala seksi kesejahteraan", head: "Mulyono Contoh", headship: "Camat", diligence: 0.72, area: "33.02.01"),
        SampleAgency(
            short: "Camat Pekuncen", name: "Kecamatan Pekuncen", duty: ("TPPS kecamatan", "sub-district team"), person: "Eko Contoh",
            position: "Kepala seksi kesejahteraan", head: "Sukirman Contoh", headship: "Camat", diligence: 0.79, area: "33.02.16"),
        SampleAgency(
            short: "Camat Cilongok", name: "Kecamatan Cilongok", duty: ("TPPS kecamatan", "sub-district team"), person: "Asih Contoh",
            position: "Kepala seksi kesejahteraan", head: "Tarsono Contoh", headship: "Camat", diligence: 0.64, area: "33.02.17"),
    ]

    static func agency(_ short: String) -> SampleAgency? { agencies.first { $0.short == short } }
}
