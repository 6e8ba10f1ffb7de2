/// The six meetings of the sample's half-year, the oldest first. The last is still to come.
enum SampleMeetings {
    static let all: [SampleMeeting] = [measuring, water, food, families, budget, deliberation]
    static let place = "Aula Bappedalitbang, Purwokerto"

    private static let measuring = SampleMeeting(
        title: "Rapat koordinasi TPPS: alat ukur dan mutu data",
        purpose: "Menyepakati angka penimbangan mana yang dapat dipakai dan apa yang harus dibenahi di posyandu.", place: place,
        agenda: [
            .init("Hasil penimbangan dan mutu pengukuran", "Dinkes", 20), .init("Identitas anak dan kesamaan daftar", "Dindukcapil", 15),
            .init("Pencatatan di posyandu", "TP PKK", 20), .init("Kecamatan dengan cakupan rendah", "Camat Lumbir", 15),
            .init("Penandaan anggaran", "Inspektorat", 15), .init("Pembagian tanggung jawab", "Sekretariat", 30),
        ],
        absent: ["BKAD", "Dindik", "DLH"], heads: ["Sekretariat", "Dinkes", "TP PKK", "Camat Lumbir", "Dindukcapil", "Kemenag"],
        staff: ["DPU", "Bagian Kesra", "Camat Cilongok"],
        statements: [
            SampleStatement(
                "Dinkes", .constraint, item: 0,
                """
                Tiga puskesmas belum punya alat ukur panjang badan yang terkalibrasi, sehingga angka anak pendek bulan \
                ini belum dapat dipercaya sepenuhnya.
                """,
                asks: [
                    (
                        "BKAD",
                        "Dinas Kesehatan meminta kami melihat apakah biaya tera alat di tiga puskesmas bisa diambil dari belanja yang belum terpakai."
                    ),
                    ("Sekretariat", "Sebelum alat di tiga puskesmas ditera, kami tidak boleh memakai angka bulan ini untuk memilih desa prioritas."),
                ],
                heard: [
                    "Alat ukur di tiga puskesmas belum ditera.", "Panjang badan di tiga wilayah diukur dengan alat yang meragukan.",
                    "Ada tiga puskesmas yang hasil ukurnya masih bisa meleset.",
                ],
                taken: [
                    "Jumlah anak pendeknya bisa berubah kalau alatnya sudah benar.", "Jadi angka itu jangan dulu dijadikan dasar pembagian kegiatan.",
                    "Yang ditunggu adalah tera alat, bukan timbang ulang semua anak.",
                ],
                mistaken: (
                    "Dinas Kesehatan belum menimbang di tiga puskesmas karena alatnya rusak.",
                    "Penimbangan tetap berjalan; yang belum dapat dipercaya hanya panjang badan karena alatnya belum dikalibrasi."
                )),
            SampleStatement(
                "Dindukcapil", .constraint, item: 1,
                "Banyak bayi belum punya NIK sendiri sehingga tercatat dengan NIK ibunya ditambah satu angka, dan datanya tidak dapat dipadankan.",
                asks: [
                    (
                        "Dinkes",
                        "Petugas kami harus berhenti membuat nomor dari NIK ibu; bayi tanpa NIK dibiarkan kosong dan dilaporkan ke Dindukcapil."
                    ),
                    ("TP PKK", "Kader diminta mengingatkan orang tua mengurus akta, karena bayi tanpa NIK tidak bisa dicocokkan dengan data lain."),
                ],
                heard: [
                    "Nomor induk sebagian bayi ternyata pinjaman dari ibunya.", "Bayi yang belum diurus aktanya masuk daftar dengan nomor buatan.",
                    "Satu anak bisa muncul dua kali karena nomornya bukan nomor resmi.",
                ],
                taken: [
                    "Karena itu daftar posyandu dan daftar penduduk tidak ketemu.",
                    "Selama aktanya belum terbit, anak itu tidak bisa kita susulkan bantuannya.",
                    "Yang perlu dikejar adalah akta kelahirannya, bukan mengganti nomornya sendiri.",
                ],
                mistaken: (
                    "Dindukcapil meminta posyandu membuatkan NIK sementara untuk bayi.",
                    "Justru jangan: posyandu tidak membuat nomor apa pun; bayi tanpa NIK dikosongkan sampai aktanya terbit."
                )),
            SampleStatement(
                "TP PKK", .obstacle, item: 2,
                "Kader di desa tanpa sinyal mencatat di kertas lalu mengetik ulang di dua aplikasi yang isinya hampir sama.",
                asks: [
                    ("Dinkominfo", "Kami diminta mencari cara supaya kader cukup mencatat sekali meskipun di posyandu tidak ada sinyal."),
                    ("DPPKBP3A", "Sebagian isian pendampingan kami sama dengan catatan posyandu, dan itu yang membuat kader mengetik dua kali."),
                ],
                heard: [
                    "Kader bekerja rangkap: menulis dulu, mengetik kemudian.", "Di desa yang tidak ada sinyal, satu anak dicatat sampai tiga kali.",
                    "Beban kader bukan menimbangnya, melainkan menyalin catatannya.",
                ],
                taken: [
                    "Tidak heran laporan datang terlambat.", "Salah ketik pasti terjadi kalau disalin berulang.",
                    "Satu isian yang dipakai bersama akan sangat menolong mereka.",
                ],
                mistaken: (
                    "Kader tidak mau memakai aplikasi dan lebih suka menulis di kertas.",
                    "Kader mau memakai aplikasi; yang tidak ada adalah sinyal, dan isiannya diminta dua kali."
                )),
            SampleStatement(
                "DPPKBP3A", .programme, item: 2,
                """
                Tim pendamping keluarga bekerja di dua belas kecamatan dan membutuhkan daftar balita pendek dari \
                penimbangan paling lambat tanggal lima belas setiap bulan.
                """,
                asks: [
                    ("Dinkes", "Sebelum pertengahan bulan kami kirim nama balita pendek per desa supaya pendamping bisa langsung berkunjung.")
                ],
                heard: [
                    "Pendamping keluarga sudah siap turun di dua belas kecamatan.", "Kunjungan pendamping menunggu nama anak dari hasil penimbangan.",
                    "Tanpa daftar nama, pendamping mendatangi keluarga yang keliru.",
                ],
                taken: [
                    "Daftarnya harus ada sebelum tengah bulan.", "Kalau lewat tanggal itu, kunjungan mundur sebulan.",
                    "Yang diminta hanya daftar nama, bukan seluruh berkas.",
                ]),
            SampleStatement(
                "Camat Lumbir", .obstacle, item: 3,
                "Dua posyandu di Lumbir hanya dapat dicapai dengan ojek, sehingga satu dari lima balita di sana tidak ditimbang tiap bulan.",
                asks: [
                    ("Dinkes", "Untuk dua posyandu terpencil di Lumbir kami diminta mengatur kunjungan rumah, bukan menunggu anaknya datang."),
                    ("TP PKK", "Di Lumbir ada dua posyandu yang jauh; kader di sana perlu ongkos jalan supaya tidak ada anak yang terlewat."),
                ],
                heard: [
                    "Medan di Lumbir membuat sebagian anak tidak terjangkau posyandu.", "Seperlima anak di dua posyandu itu tidak masuk hitungan.",
                    "Cakupan Lumbir rendah karena jalannya, bukan karena warganya enggan.",
                ],
                taken: [
                    "Angka kecamatannya jadi belum menggambarkan keadaan sebenarnya.", "Ongkos kader menjangkau rumah perlu dipikirkan bersama.",
                    "Anak yang tidak datang justru yang paling perlu diukur.",
                ]),
            SampleStatement(
                "Dinkominfo", .programme, item: 2,
                """
                Kami dapat menyediakan satu borang catat tanpa sinyal untuk semua posyandu, asalkan isinya disepakati \
                satu kali dan tidak berubah tiap bulan.
                """,
                asks: [
                    (
                        "Dinkes",
                        "Isian mana yang wajib harus kami putuskan sekali saja, baru Dinkominfo membuat borang yang bisa dipakai tanpa sinyal."
                    ),
                    ("TP PKK", "Kami mengumpulkan masukan kader tentang isian, lalu borangnya dikunci supaya tidak berubah-ubah."),
                ],
                heard: [
                    "Borang tanpa jaringan bisa dibuatkan untuk kader.", "Dari sisi teknologi tidak ada masalah.",
                    "Dinkominfo sanggup, tetapi menunggu kepastian isinya.",
                ],
                taken: [
                    "Yang harus selesai dulu adalah kesepakatan isiannya.", "Isian yang sudah disetujui jangan diutak-atik lagi.",
                    "Keputusannya ada pada dinas yang meminta data.",
                ]),
            SampleStatement(
                "Inspektorat", .programme, item: 4,
                """
                Tahun ini kami meninjau penandaan anggaran stunting; dua total yang berbeda untuk kabupaten yang sama \
                harus dapat dijelaskan sebelum laporan semester.
                """,
                asks: [
                    ("Sekretariat", "Kami yang mengumpulkan daftar kegiatan bertanda supaya perbedaan dua total anggaran itu bisa dijelaskan."),
                    ("BKAD", "Inspektorat meminta rincian dari sisi kami agar selisih jumlah anggaran stunting ketemu sebabnya."),
                ],
                heard: [
                    "Jumlah anggaran stunting kita ada dua versi.", "Inspektorat memeriksa tanda anggaran tahun ini.",
                    "Selisih total anggaran menjadi temuan kalau dibiarkan.",
                ],
                taken: [
                    "Penjelasannya harus siap sebelum laporan semester.", "Setiap dinas perlu mengecek kegiatan yang ditandainya.",
                    "Kita butuh satu daftar yang dipakai bersama.",
                ],
                mistaken: (
                    "Inspektorat menemukan penyalahgunaan anggaran stunting.",
                    "Belum ada temuan penyalahgunaan; yang ditinjau penandaan dan selisih dua total."
                )),
        ],
        closing:
            """
            Angka panjang badan tiga puskesmas diberi catatan sampai alat ditera. BKAD tidak hadir; sekretariat \
            menyampaikan permintaan secara tertulis.
            """
    )

    private static let water = SampleMeeting(
        title: "Rapat koordinasi TPPS: air minum dan sanitasi desa prioritas",
        purpose: "Mencocokkan desa prioritas dengan rencana air minum, jamban, dan anggaran desa.", place: place,
        agenda: [
            .init("Tindak lanjut rapat sebelumnya", "Sekretariat", 15), .init("Sambungan air minum", "DPU", 20),
            .init("Jamban dan limbah rumah tangga", "Dinperkim", 25), .init("Anggaran desa untuk makanan tambahan", "Dinsospermades", 20),
            .init("Desa dampingan tiap perangkat daerah", "Bagian Kesra", 15), .init("Pembagian tanggung jawab", "Sekretariat", 25),
        ],
        absent: ["BKAD", "Kemenag", "RSUD Banyumas", "Camat Cilongok"],
        heads: ["Sekretariat", "DPU", "Dinperkim", "Camat Pekuncen", "DLH", "DPPKBP3A", "Bagian Kesra"],
        staff: ["Dindik", "Dinpertan KP", "Dinkominfo"],
        statements: [
            SampleStatement(
                "DPU", .obstacle, item: 1,
                "Sambungan air bersih di Lumbir belum masuk DPA karena usulan desa datang setelah pagu ditetapkan.",
                asks: [
                    ("BKAD", "Kami diminta memberi tahu kapan pagu dikunci dan apakah usulan Lumbir bisa masuk lewat perubahan anggaran."),
                    ("Dinsospermades", "Desa di Lumbir harus dibantu supaya usulannya sampai ke DPU sebelum pagu dikunci, bukan sesudahnya."),
                    ("Camat Lumbir", "Usulan air dari desa kami terlambat; tahun ini kami kumpulkan lebih awal dan lengkap dengan lokasinya."),
                ],
                heard: [
                    "Air untuk Lumbir gagal masuk anggaran tahun ini.", "Pekerjaan air di Lumbir tertahan urusan jadwal anggaran.",
                    "DPU bukan menolak; usulannya yang datang belakangan.",
                ],
                taken: [
                    "Pintu yang tersisa hanya perubahan anggaran.", "Desa perlu tahu batas waktunya lebih awal.",
                    "Tahun depan usulannya harus masuk sebelum pagu dikunci.",
                ],
                mistaken: (
                    "DPU tidak punya uang untuk menyambung air ke Lumbir.",
                    "Uangnya ada di pos air minum; usulannya yang datang setelah pagu ditetapkan."
                )),
            SampleStatement(
                "Dinperkim", .programme, item: 2,
                """
                Empat belas jamban keluarga di Pekuncen dibangun tahun ini; kami membutuhkan daftar keluarga yang punya \
                balita pendek agar sasarannya tepat.
                """,
                asks: [
                    ("Camat Pekuncen", "Kami cocokkan daftar penerima jamban dengan rumah yang ada balitanya, lalu kirim ke Dinperkim pekan ini."),
                    ("Dinkes", "Dinperkim memerlukan alamat keluarga balita pendek di Pekuncen; nama anaknya tidak perlu ikut dikirim."),
                ],
                heard: [
                    "Jamban di Pekuncen sudah ada anggarannya.", "Ada jatah empat belas jamban yang tinggal menunggu nama penerima.",
                    "Dinperkim ingin jamban itu jatuh ke rumah yang ada anak pendeknya.",
                ],
                taken: [
                    "Kuncinya daftar keluarga, dan itu ada di puskesmas.", "Kalau daftarnya lambat, jamban bisa salah sasaran.",
                    "Kecamatan yang paling tahu rumahnya harus ikut memilih.",
                ]),
            SampleStatement(
                "DLH", .constraint, item: 2,
                """
                Dari dua puluh satu desa yang kami dampingi baru enam yang memisahkan limbah rumah tangga, sedangkan \
                penyuluh kami hanya empat orang.
                """,
                asks: [
                    (
                        "Dinsospermades",
                        "DLH berharap pendamping desa kami ikut menyuluh, karena penyuluh mereka tidak cukup untuk dua puluh satu desa."
                    )
                ],
                heard: [
                    "Penyuluh limbah terlalu sedikit untuk desa sebanyak itu.", "Baru enam desa yang limbahnya sudah terpisah.",
                    "DLH kekurangan orang, bukan kekurangan rencana.",
                ],
                taken: [
                    "Perlu tenaga lain yang sudah ada di desa.", "Sisanya lima belas desa dan itu tidak terkejar sendirian.",
                    "Desa prioritas sebaiknya didahulukan.",
                ]),
            SampleStatement(
                "Camat Pekuncen", .obstacle, item: 2,
                "Sebelas keluarga menolak jamban karena lahannya milik orang tua dan mereka takut menjadi sengketa di kemudian hari.",
                asks: [
                    ("Dinperkim", "Sebelum membangun di Pekuncen kami siapkan surat pernyataan lahan yang ditandatangani pemilik dan kepala desa.")
                ],
                heard: [
                    "Masalah jamban di Pekuncen ternyata soal tanah.", "Yang menolak bukan tidak butuh, melainkan takut bersengketa.",
                    "Ada sebelas rumah yang tanahnya masih atas nama orang tuanya.",
                ],
                taken: [
                    "Surat izin dari pemilik lahan bisa menjadi jalan keluar.", "Kepala desa perlu menengahi lebih dulu.",
                    "Membangun tanpa beres urusan lahan akan jadi masalah baru.",
                ],
                mistaken: (
                    "Sebelas keluarga di Pekuncen tidak mau memakai jamban karena kebiasaan.",
                    "Kebiasaan bukan sebabnya: mereka mau, tetapi tanahnya milik orang tua dan takut disengketakan."
                )),
            SampleStatement(
                "Dinsospermades", .constraint, item: 3,
                """
                APBDes sudah ditetapkan sebelum data balita terbaru datang, sehingga makanan tambahan untuk dua anak \
                harus dibagi kepada lima belas anak.
                """,
                asks: [
                    ("Dinkes", "Data balita harus sampai ke desa sebelum APBDes dibahas, jadi kami majukan rekapnya dua bulan."),
                    ("BKAD", "Desa menanyakan apakah dana transfer boleh digeser di tengah tahun untuk makanan tambahan balita."),
                ],
                heard: [
                    "Uang desa disusun dengan data lama.", "Anak yang perlu makanan tambahan jauh lebih banyak daripada yang dianggarkan desa.",
                    "Jadwal APBDes dan jadwal data balita tidak bertemu.",
                ],
                taken: [
                    "Yang perlu dibenahi adalah waktunya, bukan niat desa.", "Perubahan APBDes menjadi satu-satunya celah tahun ini.",
                    "Tahun depan data harus datang lebih dulu.",
                ]),
            SampleStatement(
                "Dinkes", .programme, item: 1,
                "Petugas sanitasi memeriksa air sumur di lima belas desa dampingan dan mengirim hasil yang tercemar ke DPU dalam tiga hari.",
                asks: [
                    ("DPU", "Begitu hasil air sumur tercemar kami terima, kami jadwalkan perbaikan sumber air di desa itu lebih dahulu.")
                ],
                heard: [
                    "Air sumur di desa dampingan sedang diperiksa.", "Ada pemeriksaan air di lima belas desa.",
                    "Hasil uji air tidak berhenti di puskesmas.",
                ],
                taken: [
                    "Yang tercemar langsung diteruskan ke DPU.", "Batasnya tiga hari setelah diketahui.",
                    "Dengan begitu perbaikan air bisa dimulai dari yang paling perlu.",
                ],
                mistaken: (
                    "Dinas Kesehatan akan memperbaiki sumur yang tercemar dalam tiga hari.",
                    "Kami memeriksa dan memberi tahu dalam tiga hari; yang memperbaiki sumber airnya DPU."
                )),
            SampleStatement(
                "Bagian Kesra", .programme, item: 4,
                "Kami menyiapkan surat bupati agar setiap perangkat daerah mengampu satu desa dengan satu nama penanggung jawab yang tertulis.",
                asks: [
                    ("Sekretariat", "Sekretariat menyusun usulan pasangan desa dan perangkat daerah untuk dilampirkan pada surat bupati.")
                ],
                heard: [
                    "Setiap dinas akan mendapat satu desa.", "Pengampuan desa akan dikuatkan dengan surat.",
                    "Nama orangnya harus tertulis, tidak cukup nama dinasnya.",
                ],
                taken: [
                    "Setelah surat terbit tidak ada lagi alasan saling menunggu.", "Kami perlu menyiapkan orang yang benar-benar bisa ke desa.",
                    "Desa jadi tahu harus menghubungi siapa.",
                ]),
        ],
        closing: "Usulan air Lumbir dibawa ke perubahan anggaran. Dua kali rapat BKAD tidak hadir; sekretaris melapor kepada ketua.")
}
