extension SampleMeetings {
    static let food = SampleMeeting(
        title: "Rapat koordinasi TPPS: gizi ibu hamil dan pangan keluarga",
        purpose: "Menyambungkan bantuan pangan dengan ibu hamil dan balita yang sudah ditemukan posyandu.", place: place,
        agenda: [
            .init("Tindak lanjut rapat sebelumnya", "Sekretariat", 15), .init("Ibu hamil kurang energi kronis dan anemia", "Dinkes", 25),
            .init("Rujukan balita gizi buruk", "RSUD Banyumas", 20), .init("Telur, ikan, dan pekarangan pangan", "Dinkannak", 25),
            .init("Praktik baik kecamatan", "Camat Sumbang", 10), .init("Pembagian tanggung jawab", "Sekretariat", 25),
        ],
        absent: ["BKAD", "Dinkominfo"], heads: ["Sekretariat", "Dinkes", "Dinkannak", "RSUD Banyumas", "Camat Sumbang", "TP PKK", "Dinsospermades"],
        staff: ["DPU", "Dindik", "Inspektorat"],
        statements: [
            SampleStatement(
                "Dinkannak", .programme, item: 3,
                """
                Dua ribu butir telur sepekan dibagikan untuk ibu hamil kurang energi kronis, tetapi jadwal kirimnya belum \
                sama dengan hari kelas ibu hamil.
                """,
                asks: [
                    ("Dinkes", "Kami kirim jadwal kelas ibu hamil tiap puskesmas supaya telur datang pada hari yang sama."),
                    ("TP PKK", "Kader menerima telurnya; supaya tidak rusak, harinya disamakan dengan kelas ibu."),
                ],
                heard: [
                    "Telur untuk ibu hamil sudah tersedia setiap pekan.", "Bantuan telurnya ada dan rutin.",
                    "Telur sering datang ketika ibunya tidak berkumpul.",
                ],
                taken: [
                    "Yang belum pas hanya hari pengirimannya.", "Menyamakan hari tidak memerlukan biaya tambahan.",
                    "Jadwal kelas ibu harus dibagikan lebih dulu.",
                ]),
            SampleStatement(
                "Dinpertan KP", .constraint, item: 3,
                "Bibit untuk pekarangan pangan hanya cukup bagi tiga dari lima desa karena anggaran kami dipotong di tengah tahun.",
                asks: [
                    ("BKAD", "Pemotongan tengah tahun membuat dua desa tidak mendapat bibit; kami diminta menjelaskan apakah bisa dikembalikan.")
                ],
                heard: [
                    "Dua desa tidak kebagian bibit tahun ini.", "Pekarangan pangan terhambat karena anggarannya berkurang.",
                    "Rencana lima desa tinggal tiga.",
                ],
                taken: [
                    "Dua desa sisanya perlu sumber lain, misalnya dana desa.", "Pilihan desanya sebaiknya mengikuti angka balita pendek.",
                    "Pemotongan itu bukan keputusan Dinpertan.",
                ],
                mistaken: (
                    "Dinpertan hanya mau melayani tiga desa karena dua desa lain kurang aktif.",
                    "Kelima desa siap; yang dipotong anggarannya, jadi bibit hanya cukup untuk tiga."
                )),
            SampleStatement(
                "RSUD Banyumas", .constraint, item: 2,
                "Dari sembilan balita gizi buruk yang dirujuk, empat datang tanpa surat rujukan dan tanpa jaminan sehingga tertahan di pendaftaran.",
                asks: [
                    ("Dinkes", "Puskesmas wajib membekali keluarga dengan surat rujukan dan menelepon rumah sakit sebelum berangkat."),
                    ("Dinsospermades", "Keluarga tanpa jaminan kami daftarkan sebelum anaknya dirujuk, bukan sesudah sampai di rumah sakit."),
                ],
                heard: [
                    "Hampir separuh anak rujukan tertahan di loket.", "Anak gizi buruk sampai di rumah sakit tanpa berkas.",
                    "Rumah sakit siap merawat, tetapi administrasinya belum.",
                ],
                taken: [
                    "Surat dan jaminannya harus beres di desa.", "Satu telepon dari puskesmas sudah banyak menolong.",
                    "Waktu yang hilang di pendaftaran berbahaya bagi anak.",
                ],
                mistaken: (
                    "Rumah sakit menolak empat balita gizi buruk yang tidak punya jaminan.",
                    "Tidak ditolak: keempatnya dirawat, tetapi tertahan lama di pendaftaran karena suratnya tidak ada."
                )),
            SampleStatement(
                "Dinkes", .obstacle, item: 1,
                "Tablet tambah darah sampai ke ibu hamil, tetapi yang benar-benar diminum sampai sembilan puluh butir belum dua pertiganya.",
                asks: [
                    ("TP PKK", "Kader dasawisma diminta menanyakan tablet yang sudah diminum, tidak cukup mencatat yang dibagikan."),
                    ("Kemenag", "Penyuluh kami bisa mengingatkan suami agar mendampingi istrinya minum tablet sampai habis."),
                ],
                heard: [
                    "Tabletnya terbagi, tetapi belum tentu diminum.", "Laporan pembagian tablet menipu kita.",
                    "Sepertiga lebih ibu hamil berhenti sebelum tabletnya habis.",
                ],
                taken: [
                    "Yang harus dihitung adalah yang diminum.", "Perlu orang dekat yang mengingatkan ibu setiap hari.",
                    "Mual menjadi alasan yang harus dijawab bidan.",
                ],
                mistaken: (
                    "Stok tablet tambah darah di puskesmas kurang sepertiga.",
                    "Stoknya cukup dan terbagi; yang kurang adalah kepatuhan meminumnya sampai habis."
                )),
            SampleStatement(
                "Camat Sumbang", .programme, item: 4,
                "Setiap Jumat dapur sehat di Sumbang memasak untuk dua puluh enam balita dengan bahan dari kebun warga dan iuran pedagang pasar.",
                asks: [
                    ("Dinpertan KP", "Kebun warga di Sumbang memerlukan bibit sayur bergilir supaya dapur sehat tidak kehabisan bahan.")
                ],
                heard: [
                    "Sumbang memberi makan balita dari kebunnya sendiri.", "Dapur sehat di Sumbang berjalan tiap pekan.",
                    "Pedagang pasar di Sumbang ikut menyumbang.",
                ],
                taken: [
                    "Cara ini bisa dicoba kecamatan lain.", "Biayanya kecil karena bahannya dari warga.", "Yang dijaga tinggal pasokan sayurnya.",
                ]),
            SampleStatement(
                "Dinsospermades", .programme, item: 3,
                """
                Pertemuan peningkatan kemampuan keluarga bulan depan memakai modul gizi; kami butuh nama keluarga \
                penerima yang punya balita gizi kurang.
                """,
                asks: [
                    ("Dinkes", "Nama balita gizi kurang kami padankan dengan daftar penerima bantuan, lalu kami serahkan ke pendamping PKH.")
                ],
                heard: [
                    "Pendamping PKH akan membahas gizi bulan depan.", "Pertemuan keluarga penerima bantuan diarahkan ke soal makan anak.",
                    "Modul gizinya sudah siap.",
                ],
                taken: [
                    "Undangannya didahulukan untuk keluarga dengan anak gizi kurang.", "Daftarnya harus dipadankan dulu.",
                    "Satu pertemuan bisa menjangkau yang paling perlu.",
                ]),
        ],
        closing: "Hari kirim telur disamakan dengan kelas ibu. BKAD absen ketiga kalinya; ketua meminta kehadiran kepala badan pada rapat berikut.")

    static let families = SampleMeeting(
        title: "Rapat koordinasi TPPS: calon pengantin, remaja, dan pengasuhan",
        purpose: "Mencegah kasus baru sebelum kehamilan dan memperbaiki pengasuhan pada siang hari.",
        place: "Aula Kantor Kementerian Agama, Purwokerto",
        agenda: [
            .init("Tindak lanjut rapat sebelumnya", "Sekretariat", 15), .init("Pemeriksaan dan bimbingan calon pengantin", "Kemenag", 25),
            .init("Remaja putri di sekolah", "Dinkes", 15), .init("PAUD dan pengasuhan", "Dindik", 20),
            .init("Anak dari ibu bekerja", "Camat Cilongok", 15),
            .init("Layanan akta keliling", "Dindukcapil", 10), .init("Pembagian tanggung jawab", "Sekretariat", 20),
        ],
        absent: ["DLH", "DPU", "RSUD Banyumas"],
        heads: ["Sekretariat", "Kemenag", "Dindik", "DPPKBP3A", "BKAD", "Camat Cilongok", "Dindukcapil", "Dinkes"],
        staff: ["Dinperkim", "Inspektorat", "Camat Lumbir"],
        statements: [
            SampleStatement(
                "Kemenag", .programme, item: 1,
                "Bimbingan calon pengantin sudah memuat materi stunting, tetapi pemeriksaan kesehatan belum dilakukan pada hari yang sama.",
                asks: [
                    ("Dinkes", "Petugas puskesmas kami datangkan ke KUA pada hari bimbingan supaya calon pengantin tidak perlu datang dua kali.")
                ],
                heard: [
                    "Materi stunting sudah disampaikan di KUA.", "Calon pengantin masih harus datang dua kali.",
                    "Bimbingan sudah jalan, pemeriksaannya menyusul.",
                ],
                taken: [
                    "Menyatukan harinya akan menambah yang diperiksa.", "Banyak yang tidak kembali untuk periksa.",
                    "Puskesmas dan KUA tinggal menyamakan jadwal.",
                ]),
            SampleStatement(
                "Dindik", .obstacle, item: 3,
                "Guru PAUD tidak memegang daftar anak yang pendek sehingga makanan tambahan di sekolah dibagi rata kepada semua anak.",
                asks: [
                    ("Dinkes", "Kami serahkan daftar balita pendek yang bersekolah di PAUD kepada kepala sekolah, dengan izin orang tuanya.")
                ],
                heard: [
                    "Guru tidak tahu anak mana yang perlu perhatian.", "Makanan di PAUD dibagi sama banyak.",
                    "Sekolah bekerja tanpa data kesehatan muridnya.",
                ],
                taken: [
                    "Dengan daftar, porsinya bisa dibedakan.", "Kerahasiaan anak tetap harus dijaga.",
                    "Yang diminta sekolah hanya nama, bukan seluruh riwayatnya.",
                ],
                mistaken: (
                    "PAUD tidak punya anggaran makanan tambahan.",
                    "Makanannya ada; guru tidak tahu siapa yang harus didahulukan karena tidak memegang daftar."
                )),
            SampleStatement(
                "DPPKBP3A", .constraint, item: 1,
                "Calon pengantin yang mengisi skrining tiga bulan sebelum menikah baru empat dari sepuluh; sisanya mendaftar dua minggu sebelumnya.",
                asks: [
                    ("Kemenag", "KUA diminta mengarahkan pasangan ke skrining sejak pertama bertanya, bukan saat berkas nikah dimasukkan.")
                ],
                heard: [
                    "Skrining calon pengantin kebanyakan terlambat.", "Enam dari sepuluh pasangan datang mendekati hari nikah.",
                    "Waktu dua minggu tidak cukup memperbaiki anemia.",
                ],
                taken: [
                    "Anjuran harus datang sejak di desa.", "Tiga bulan itu masa yang berharga untuk perbaikan gizi.",
                    "Kepala dusun bisa menjadi orang pertama yang mengingatkan.",
                ],
                mistaken: (
                    "Enam dari sepuluh calon pengantin tidak mau diskrining.",
                    "Mereka mau, tetapi mendaftar terlalu dekat dengan hari nikah sehingga hasilnya tidak sempat ditindaklanjuti."
                )),
            SampleStatement(
                "Dinkes", .constraint, item: 2,
                "Tablet untuk remaja putri dikirim ke semua sekolah, tetapi jadwal minum bersama baru berjalan di sekolah negeri.",
                asks: [
                    ("Dindik", "Sekolah swasta kami minta menetapkan satu hari minum tablet bersama seperti sekolah negeri."),
                    ("Kemenag", "Madrasah termasuk yang belum punya hari minum bersama, jadi kami keluarkan edaran untuk kepala madrasah."),
                ],
                heard: [
                    "Tablet sudah sampai di sekolah swasta, tetapi belum diminum bersama.", "Minum bersama baru menjadi kebiasaan di sekolah negeri.",
                    "Pengirimannya merata, pelaksanaannya belum.",
                ],
                taken: [
                    "Hari minum bersama harus ditetapkan kepala sekolah.", "Guru UKS yang menjaga agar tidak terlewat.",
                    "Madrasah dan sekolah swasta jangan sampai tertinggal.",
                ]),
            SampleStatement(
                "TP PKK", .programme, item: 3,
                "Kelas pengasuhan bagi kakek dan nenek dimulai di delapan desa, karena merekalah yang menyuapi anak pada siang hari.",
                asks: [
                    ("DPPKBP3A", "Penyuluh kami mendampingi kelas kakek dan nenek, sebab pesan untuk ibu saja tidak sampai ke pengasuh siang hari."),
                    ("Dindik", "Ruang PAUD boleh dipakai untuk kelas kakek dan nenek setelah jam belajar."),
                ],
                heard: [
                    "Yang memberi makan anak siang hari sering kali neneknya.", "PKK mengajar kakek dan nenek di delapan desa.",
                    "Pengasuh pengganti sekarang ikut belajar.",
                ],
                taken: [
                    "Pesan gizi harus sampai kepada orang yang menyuapi.", "Ini melengkapi kelas ibu yang sudah ada.",
                    "Hasilnya patut dilihat pada penimbangan berikut.",
                ]),
            SampleStatement(
                "Camat Cilongok", .obstacle, item: 4,
                "Ibu yang bekerja di pabrik tidak dapat datang ke posyandu pada hari kerja; anaknya dititipkan dan tidak terukur.",
                asks: [
                    ("Dinkes", "Untuk anak ibu pekerja di Cilongok kami buka posyandu sore atau hari Minggu sekali sebulan."),
                    ("TP PKK", "Kader Cilongok menanyakan rumah penitipan supaya anak ibu pekerja tetap ditimbang."),
                ],
                heard: [
                    "Jam posyandu tidak cocok dengan jam pabrik.", "Anak ibu pekerja lolos dari penimbangan.",
                    "Di Cilongok banyak anak dititipkan pada hari posyandu.",
                ],
                taken: [
                    "Jadwalnya yang menyesuaikan, bukan ibunya yang disalahkan.", "Posyandu sore patut dicoba.",
                    "Cakupan di sana akan naik kalau harinya pas.",
                ],
                mistaken: (
                    "Ibu-ibu di Cilongok malas membawa anaknya ke posyandu.",
                    "Mereka bekerja pada jam itu; posyandu hanya buka pada hari kerja."
                )),
            SampleStatement(
                "Dindukcapil", .programme, item: 5,
                "Mobil layanan akta datang ke posyandu setiap pekan kedua; tiga kecamatan belum memberi jadwal posyandunya.",
                asks: [
                    ("Camat Lumbir", "Kami yang belum mengirim jadwal posyandu, jadi mobil akta belum bisa ke Lumbir."),
                    ("Camat Cilongok", "Jadwal posyandu Cilongok kami kirim supaya mobil akta datang pada pekan kedua."),
                ],
                heard: [
                    "Akta bisa diurus langsung di posyandu.", "Mobil akta sudah berjalan tiap pekan kedua.",
                    "Dindukcapil mendatangi warga, bukan menunggu.",
                ],
                taken: [
                    "Tiga kecamatan tinggal mengirim jadwal.", "Bayi baru bisa langsung punya nomor sendiri.",
                    "Masalah nomor pinjaman dari rapat pertama terjawab.",
                ]),
        ],
        closing: "Pertama kali BKAD hadir lewat kepala badan. Jadwal bimbingan dan pemeriksaan disatukan mulai bulan depan.")

    static let budget = SampleMeeting(
        title: "Rapat koordinasi TPPS: perubahan anggaran dan desa dampingan",
        purpose: "Memastikan usulan yang sudah disepakati masuk perubahan anggaran dengan lokasi dan volume.", place: place,
        agenda: [
            .init("Hasil penimbangan terakhir", "Dinkes", 15), .init("Batas waktu perubahan anggaran", "BKAD", 20),
            .init("Air dan rumah untuk keluarga berisiko", "DPU", 25), .init("Penandaan anggaran", "Inspektorat", 15),
            .init("Desa dampingan", "DLH", 15), .init("Pembagian tanggung jawab", "Sekretariat", 30),
        ],
        absent: ["Dindik", "Bagian Kesra"],
        heads: ["Sekretariat", "BKAD", "DPU", "Dinkes", "Inspektorat", "DLH", "DPPKBP3A", "Dinperkim", "Camat Lumbir", "Dinsospermades"],
        staff: ["Kemenag", "Camat Cilongok"], silent: ["DPU", "Dinkes"],
        statements: [
            SampleStatement(
                "BKAD", .constraint, item: 1,
                "Perubahan anggaran ditutup akhir bulan; usulan yang belum memuat lokasi dan volume tidak dapat kami proses.",
                asks: [
                    ("DPU", "Usulan air Lumbir kami lengkapi dengan alamat dan panjang pipa sebelum akhir bulan, kalau tidak akan gugur."),
                    ("Dinpertan KP", "Kekurangan bibit untuk dua desa harus kami tulis jumlah dan desanya sebelum bulan ini habis."),
                ],
                heard: [
                    "Akhir bulan adalah batas terakhir untuk mengubah anggaran.", "Usulan yang kabur tidak akan diproses.",
                    "BKAD memberi waktu sampai bulan ini selesai.",
                ],
                taken: [
                    "Semua usulan harus menyebut tempat dan jumlahnya.", "Kalau terlambat, menunggu tahun depan.",
                    "Sekretariat sebaiknya memeriksa kelengkapannya lebih dulu.",
                ]),
            SampleStatement(
                "DPU", .programme, item: 2,
                "Sambungan air Lumbir untuk seratus sepuluh rumah masuk usulan perubahan, dengan lokasi per RT dari kecamatan.",
                asks: [
                    ("BKAD", "Usulan air Lumbir sudah memuat seratus sepuluh rumah per RT, jadi dapat kami masukkan ke pembahasan."),
                    ("Camat Lumbir", "Kami menjamin daftar RT yang dikirim ke DPU benar, dan warga tahu rumah mana yang disambung dulu."),
                ],
                heard: [
                    "Usulan air Lumbir akhirnya lengkap.", "DPU sudah memegang lokasi sampai tingkat RT.",
                    "Lebih dari seratus rumah di Lumbir akan tersambung.",
                ],
                taken: [
                    "Tinggal menunggu persetujuan perubahan anggaran.", "Kecamatan yang menyiapkan lokasinya.",
                    "Hambatan dari rapat kedua mulai terurai.",
                ]),
            SampleStatement(
                "Inspektorat", .obstacle, item: 3,
                "Dua perangkat daerah menandai kegiatan yang sama sebagai anggaran stunting, sehingga totalnya terhitung dua kali.",
                asks: [
                    ("Sekretariat", "Kami yang memutuskan dinas mana yang menandai kegiatan itu, lalu memberi tahu keduanya secara tertulis."),
                    ("BKAD", "Di sistem anggaran tanda ganda itu kami hapus setelah sekretariat menetapkan pemiliknya."),
                ],
                heard: [
                    "Selisih anggaran ternyata karena tanda ganda.", "Satu kegiatan dihitung oleh dua dinas.",
                    "Total anggaran kita terlalu besar di atas kertas.",
                ],
                taken: [
                    "Satu kegiatan harus punya satu penanda.", "Daftar bersamanya perlu dibersihkan sebelum dilaporkan.",
                    "Dinas yang bersangkutan harus duduk bersama.",
                ],
                mistaken: (
                    "Ada dua dinas yang memakai uang stunting dua kali.",
                    "Uangnya dipakai sekali; yang ganda hanya penandaannya, sehingga totalnya tampak lebih besar."
                )),
            SampleStatement(
                "Dinkes", .programme, item: 0,
                "Penimbangan bulan lalu mencakup sembilan dari sepuluh balita; kecamatan yang masih tertinggal kami kunjungi ulang pekan depan.",
                asks: [
                    ("Camat Pekuncen", "Pekan depan petugas mengunjungi ulang balita kami yang belum ditimbang; kami siapkan daftarnya per RT.")
                ],
                heard: [
                    "Sebagian besar balita sudah tertimbang.", "Cakupan penimbangan sudah baik, tetapi belum merata.",
                    "Masih ada satu dari sepuluh anak yang belum diukur.",
                ],
                taken: [
                    "Kunjungan ulang diarahkan ke kecamatan yang tertinggal.", "Anak yang belum datang jangan dianggap sehat.",
                    "Angkanya baru lengkap setelah kunjungan itu.",
                ]),
            SampleStatement(
                "DLH", .programme, item: 4,
                "Tiga bank sampah di Sumbang menyisihkan hasil penjualan untuk telur balita; perlu disepakati siapa yang membeli telurnya.",
                asks: [
                    ("Dinkannak", "Kami bisa membeli telur dari kelompok peternak memakai uang bank sampah, asal ada kesepakatan tertulis."),
                    ("Camat Sumbang", "Uang dari tiga bank sampah kami tampung dulu di kecamatan sampai ada yang ditunjuk membeli telur."),
                ],
                heard: [
                    "Sampah di Sumbang menjadi telur untuk balita.", "Uangnya sudah ada dari bank sampah.",
                    "DLH menyerahkan hasilnya untuk gizi anak.",
                ],
                taken: [
                    "Yang belum jelas hanya pembelinya.", "Pencatatannya harus rapi karena ini uang warga.",
                    "Jumlahnya kecil, tetapi ajek setiap bulan.",
                ],
                mistaken: (
                    "DLH meminta anggaran untuk membeli telur balita di Sumbang.",
                    "Uangnya sudah ada dari bank sampah; yang kami minta kesepakatan siapa pembelinya."
                )),
            SampleStatement(
                "Dinperkim", .constraint, item: 2,
                "Enam rumah tidak layak huni milik keluarga berisiko tidak dapat dibantu karena tanahnya belum bersertifikat.",
                asks: [
                    ("Camat Cilongok", "Untuk enam rumah itu kami bantu surat keterangan tanah dari desa supaya bisa diajukan lagi."),
                    ("Dinsospermades", "Keluarga yang rumahnya belum bisa dibantu kami carikan bantuan dari dana desa sambil menunggu surat tanah."),
                ],
                heard: [
                    "Enam rumah tertahan karena surat tanah.", "Aturan bantuan rumah mensyaratkan sertifikat.",
                    "Keluarga yang paling perlu justru tidak memenuhi syarat.",
                ],
                taken: [
                    "Surat keterangan dari desa mungkin bisa menggantikan.", "Ini mirip kasus lahan jamban di Pekuncen.",
                    "Perlu jalan keluar yang sah, bukan pengecualian diam-diam.",
                ]),
        ],
        closing: "Semua usulan perubahan dilengkapi lokasi dan volume. Tanda ganda diselesaikan sekretariat dan BKAD.")

    /// The next one: planned, invited, not held.
    static let deliberation = SampleMeeting(
        title: "Rapat koordinasi TPPS: persiapan rembuk stunting",
        purpose: "Menyepakati lokasi prioritas tahun depan dan komitmen yang ditandatangani pada rembuk.", place: place,
        agenda: [
            .init("Tindak lanjut tanggung jawab yang terlambat", "Sekretariat", 25), .init("Angka survei dan angka penimbangan", "Dinkes", 20),
            .init("Usulan lima belas desa prioritas", "Sekretariat", 25), .init("Hasil perubahan anggaran", "BKAD", 15),
            .init("Naskah komitmen rembuk", "Bagian Kesra", 20), .init("Pembagian tugas menjelang rembuk", "Sekretariat", 15),
        ])
}
