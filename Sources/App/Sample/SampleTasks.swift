/// What was taken on at each meeting of the sample, in the order of the meetings.
enum SampleTasks {
    static let all: [[SampleTask]] = [measuring, water, food, families, budget]

    private static let measuring: [SampleTask] = [
        SampleTask(
            "Tera alat ukur panjang badan di tiga puskesmas", by: "Dinkes", .pillar(5), indicator: 17, in: ["Lumbir", "Gumelar", "Pekuncen"],
            answering: 0, due: 45,
            [
                .deliver(
                    28, "Ketiga alat ditera oleh unit metrologi; selisih terbesar 0,4 cm. Sertifikat terlampir pada tautan.",
                    link: "https://contoh.example/berita-acara/tera-alat-ukur"),
                .verify(30, "Sertifikat dilihat, tanggalnya sesuai."),
            ]),
        SampleTask(
            "Beri catatan pada angka panjang badan yang alatnya belum ditera", by: "Dinkes", .pillar(5), answering: 0, due: 14,
            [.deliver(6, "Catatan dicantumkan pada rekap tiga puskesmas dan dikirim ke seluruh anggota tim."), .verify(8)]),
        SampleTask(
            "Terbitkan akta dan NIK bayi baru lahir langsung di posyandu", by: "Dindukcapil", .pillar(5), answering: 1, due: 90,
            [
                .deliver(
                    55, "412 akta kelahiran terbit lewat layanan di posyandu; rekap per kecamatan terlampir.",
                    link: "https://contoh.example/rekap/akta-posyandu"),
                .verify(60, "Jumlahnya cocok dengan laporan puskesmas."),
            ]),
        SampleTask(
            "Hentikan penomoran bayi dari NIK ibu di semua puskesmas", by: "Dinkes", .pillar(5), answering: 1, due: 40,
            [
                .deliver(15, "Surat edaran kepala dinas dikirim ke semua puskesmas."),
                .giveBack(18, by: "Dindukcapil", "Dua puskesmas masih mengirim nomor buatan pada berkas pekan lalu."),
                .deliver(24, "Kedua puskesmas dikunjungi; berkas pekan ini sudah tidak memuat nomor buatan."), .verify(26, by: "Dindukcapil"),
            ]),
        SampleTask(
            "Buat satu borang catat posyandu tanpa sinyal", by: "Dinkominfo", .pillar(5), indicator: 17, answering: 5, due: 75,
            [
                .block(10, "Isian borang belum disepakati Dinkes dan TP PKK.", on: "Dinkes"), .unblock(22),
                .deliver(
                    45, "Borang dicoba di enam posyandu tanpa sinyal; data terkirim sendiri ketika kader pulang.",
                    link: "https://contoh.example/borang-posyandu"),
                .verify(50, by: "TP PKK", "Kader di Lumbir dan Gumelar sudah memakainya."),
            ]),
        SampleTask(
            "Kumpulkan masukan kader tentang isian borang posyandu", by: "TP PKK", .pillar(5), answering: 5, due: 21,
            [.deliver(12, "Masukan 54 kader dari sembilan kecamatan diringkas menjadi 17 isian."), .verify(14, by: "Dinkominfo")]),
        SampleTask(
            "Serahkan daftar balita pendek per desa sebelum tanggal lima belas", by: "DPPKBP3A", .goal(4), indicator: 24, answering: 3, due: 60,
            [
                .offer(0, to: "Dinkes", "Daftarnya berasal dari penimbangan puskesmas."), .accept(2),
                .deliver(35, "Dua bulan berturut-turut daftar dikirim tanggal 12 dan 13."),
                .verify(37, by: "DPPKBP3A", "Pendamping menerima daftarnya tepat waktu."),
            ]),
        SampleTask(
            "Kunjungan rumah bagi balita dua posyandu terpencil", by: "Camat Lumbir", .goal(5), indicator: 17, in: ["Lumbir"], answering: 4, due: 95,
            [
                .offer(1, to: "Dinkes", "Petugas dan alat ukurnya ada di puskesmas."), .accept(3),
                .offer(20, to: "TP PKK", "Yang mengenal rumahnya kader; kami hanya dapat meminjamkan alat."), .accept(23),
                .offer(40, to: "Camat Lumbir", "Ongkos jalan kader ada pada anggaran kecamatan."),
                .move(
                    46, to: "Camat Lumbir",
                    "Ongkosnya di kecamatan. Dinkes meminjamkan alat dan TP PKK menugaskan kader; pelaksananya tetap kecamatan."),
                .deliver(60, "Tiga puluh satu balita diukur di rumah selama dua pekan; daftarnya di puskesmas."), .verify(63, by: "Dinkes"),
            ]),
        SampleTask(
            "Tinjau penandaan anggaran stunting semua perangkat daerah", by: "Inspektorat", .pillar(1), answering: 6, due: 110,
            [.renegotiate(60, due: 165, "Rincian dari dua perangkat daerah baru diterima.")]),
        SampleTask(
            "Satukan daftar kegiatan bertanda stunting", by: "Sekretariat", .pillar(1), answering: 6, due: 60,
            [
                .offer(1, to: "BKAD", "Rincian belanja ada di BKAD."),
                .keep(12, "Sekretariat memegang konvergensi. BKAD wajib memberi data dalam tujuh hari."),
                .deliver(40, "Daftar 118 kegiatan dari 16 perangkat daerah selesai dan dibagikan.", link: "https://contoh.example/daftar-kegiatan"),
                .verify(43, by: "Inspektorat"),
            ]),
        SampleTask(
            "Kirim jadwal posyandu dan nama kader kepada Dinas Kesehatan", by: "Camat Lumbir", .pillar(5), in: ["Lumbir"], due: 14,
            [.deliver(5, "Jadwal 61 posyandu dan nama kadernya dikirim."), .verify(7, by: "Dinkes")]),
        SampleTask(
            "Latih pendamping keluarga membaca grafik pertumbuhan", by: "DPPKBP3A", .goal(4), indicator: 24, answering: 3, due: 80,
            [.deliver(50, "Dua belas angkatan, 348 pendamping; nilai akhir rata-rata 82."), .verify(52, by: "Dinkes")]),
        SampleTask(
            "Sediakan ongkos jalan kader ke posyandu terpencil", by: "TP PKK", .goal(5), indicator: 17, in: ["Lumbir"], answering: 4, due: 40,
            [
                .offer(2, to: "Dinsospermades", "Ongkos kader dapat dianggarkan desa."),
                .decline(5, "Belum ada pada APBDes tahun ini; perubahannya baru dibahas tiga bulan lagi."),
                .escalate(8, "Mohon arahan: ongkos kader tahun ini diambil dari mana?"),
                .answer(12, "Sementara dari dana TP PKK kabupaten; desa memasukkannya ke perubahan APBDes."),
                .deliver(24, "Ongkos empat kader untuk dua posyandu dibayarkan sampai akhir tahun."), .verify(26),
            ]),
        SampleTask(
            "Padankan laporan posyandu dengan data kependudukan", by: "Dinkominfo", .pillar(5), answering: 1, due: 110,
            [.block(70, "Perjanjian pemanfaatan data dengan Dindukcapil belum ditandatangani.", on: "Dindukcapil")]),
    ]

    private static let water: [SampleTask] = [
        SampleTask(
            "Usulkan sambungan air bersih Lumbir ke perubahan anggaran", by: "DPU", .goal(6), indicator: 26, in: ["Lumbir"], answering: 0, due: 85,
            [
                .deliver(
                    57, "Usulan untuk 110 rumah dimasukkan ke perubahan anggaran, dengan rencana biaya.",
                    link: "https://contoh.example/usulan/air-lumbir"),
                .verify(60, by: "Camat Lumbir", "Jumlah rumahnya sesuai dengan daftar kecamatan."),
            ]),
        SampleTask(
            "Dampingi desa di Lumbir menyusun usulan air sebelum pagu dikunci", by: "Dinsospermades", .goal(6), indicator: 26, in: ["Lumbir"],
            answering: 0, due: 45,
            [.deliver(26, "Sepuluh desa didampingi; delapan usulan lengkap, dua menyusul."), .verify(28, by: "DPU")]),
        SampleTask(
            "Bangun empat belas jamban keluarga", by: "Dinperkim", .goal(6), indicator: 27, in: ["Pekuncen"], answering: 1, due: 100,
            [
                .deliver(
                    64, "Empat belas jamban selesai; daftar penerima dan foto sebelum dan sesudah pada tautan.",
                    link: "https://contoh.example/foto/jamban-pekuncen")
            ]),
        SampleTask(
            "Cocokkan penerima jamban dengan rumah balita pendek", by: "Camat Pekuncen", .goal(6), indicator: 27, in: ["Pekuncen"], answering: 1,
            due: 20, [.deliver(8, "Dari dua puluh calon penerima, empat belas rumahnya ada balita pendek."), .verify(10, by: "Dinperkim")]),
        SampleTask(
            "Siapkan surat pernyataan lahan untuk sebelas keluarga", by: "Dinperkim", .goal(6), indicator: 27, in: ["Pekuncen"], answering: 3,
            due: 40,
            [
                .deliver(22, "Sebelas surat disiapkan dan dikirim ke desa."),
                .giveBack(25, by: "Camat Pekuncen", "Tiga surat belum ditandatangani pemilik tanahnya."),
                .deliver(33, "Sebelas surat lengkap, diketahui kepala desa."), .verify(35, by: "Camat Pekuncen"),
            ]),
        SampleTask(
            "Latih kader desa menjadi penyuluh limbah rumah tangga", by: "DLH", .goal(6), indicator: 21, answering: 2, due: 85,
            [
                .offer(3, to: "Dinsospermades", "Pendamping desa sudah ada di lapangan."),
                .decline(7, "Pendamping desa tidak dilatih untuk limbah; kami bersedia membantu mengundang."),
            ]),
        SampleTask(
            "Geser makanan tambahan balita ke perubahan APBDes", by: "Dinsospermades", .goal(3), indicator: 18, answering: 4, due: 75,
            [
                .deliver(48, "Dua puluh tiga dari dua puluh tujuh desa sasaran mengubah APBDes."),
                .verify(50, "Empat desa sisanya dibawa ke rapat berikut."),
            ]),
        SampleTask(
            "Kirim hasil uji air tercemar kepada DPU dalam tiga hari", by: "Dinkes", .goal(6), indicator: 26, answering: 5, due: 60,
            [.deliver(38, "Sembilan hasil tercemar dikirim, semuanya dalam tiga hari."), .verify(40, by: "DPU")]),
        SampleTask(
            "Terbitkan surat bupati tentang desa dampingan", by: "Bagian Kesra", .pillar(1), answering: 6, due: 50,
            [
                .deliver(
                    30, "Surat terbit beserta lampiran dua puluh satu desa dan nama penanggung jawabnya.",
                    link: "https://contoh.example/surat/desa-dampingan"), .verify(33),
            ]),
        SampleTask(
            "Susun pasangan desa prioritas dan perangkat daerah pengampu", by: "Sekretariat", .pillar(3), answering: 6, due: 30,
            [.deliver(14, "Dua puluh satu desa dipasangkan, masing-masing dengan satu nama."), .verify(16, by: "Bagian Kesra")]),
        SampleTask(
            "Perbaiki tiga sumber air tercemar di desa dampingan", by: "DPU", .goal(6), indicator: 26, in: ["Lumbir", "Gumelar", "Pekuncen"],
            answering: 5, due: 130, [.escalate(60, "Dana perbaikan hanya cukup untuk satu sumber air tahun ini. Desa mana yang didahulukan?")]),
        SampleTask(
            "Umumkan jadwal kunci pagu kepada desa dan perangkat daerah", by: "Sekretariat", .pillar(1), answering: 0, due: 45,
            [
                .offer(0, to: "BKAD", "Jadwal anggaran ditetapkan BKAD."),
                .move(12, to: "BKAD", "BKAD pemilik jadwalnya. Tidak menjawab bukan berarti terbebas."),
                .deliver(24, "Jadwal diumumkan lewat surat dan grup camat."), .verify(26, "Sudah diterima semua kecamatan."),
            ]),
        SampleTask(
            "Pemicuan stop buang air besar sembarangan di enam desa", by: "Dinkes", .goal(6), indicator: 20, in: ["Lumbir", "Gumelar"], due: 115),
        SampleTask(
            "Sewa tangki air keliling selama kemarau", by: "DPU", .goal(6), indicator: 26, in: ["Lumbir"], answering: 0, due: 80,
            [.cancel(40, "Hujan sudah turun dan sambungan pipa masuk usulan perubahan; tangki tidak lagi diperlukan.")]),
    ]
}
