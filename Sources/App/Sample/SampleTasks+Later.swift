extension SampleTasks {
    static let food: [SampleTask] = [
        SampleTask(
            "Samakan hari kirim telur dengan kelas ibu hamil", by: "Dinkannak", .goal(3), indicator: 10, answering: 0, due: 30,
            [.deliver(14, "Jadwal baru dipakai di semua puskesmas; telur pecah berkurang dari 6 menjadi 2 per seratus."), .verify(16, by: "Dinkes")]),
        SampleTask(
            "Bagikan jadwal kelas ibu hamil semua puskesmas", by: "Dinkes", .goal(3), indicator: 10, answering: 0, due: 14,
            [.deliver(6, "Jadwal tiga bulan dikirim ke Dinkannak dan TP PKK."), .verify(8, by: "Dinkannak")]),
        SampleTask(
            "Carikan bibit pekarangan bagi dua desa yang terpotong", by: "Dinpertan KP", .goal(3), indicator: 25, in: ["Kebasen", "Somagede"],
            answering: 1, due: 75,
            [
                .offer(3, to: "Dinsospermades", "Dana desa dapat membeli bibit."), .accept(6),
                .offer(38, to: "Dinpertan KP", "Kedua desa sudah mengubah APBDes sekali; bibit tidak dapat ditambahkan lagi.", within: 14),
            ]),
        SampleTask(
            "Buka satu nomor telepon rujukan gizi buruk", by: "RSUD Banyumas", .goal(5), indicator: 16, answering: 2, due: 25,
            [.deliver(11, "Nomor dijaga 24 jam oleh instalasi gizi dan ditempel di semua puskesmas."), .verify(13, by: "Dinkes")]),
        SampleTask(
            "Lengkapi surat rujukan dan telepon sebelum merujuk balita gizi buruk", by: "Dinkes", .goal(5), indicator: 16, answering: 2, due: 40,
            [
                .deliver(22, "Enam rujukan terakhir lengkap suratnya dan didahului telepon."),
                .verify(25, by: "RSUD Banyumas", "Benar, enam dari enam."),
            ]),
        SampleTask(
            "Daftarkan jaminan keluarga balita gizi buruk sebelum dirujuk", by: "Dinsospermades", .goal(5), indicator: 9, answering: 2, due: 55,
            [.deliver(36, "Tujuh keluarga didaftarkan; lima sudah aktif."), .verify(39, by: "RSUD Banyumas")]),
        SampleTask(
            "Catat tablet tambah darah yang diminum lewat dasawisma", by: "TP PKK", .goal(3), indicator: 11, answering: 3, due: 60,
            [.block(31, "Kolom tablet yang diminum belum ada pada borang posyandu.", on: "Dinkominfo")]),
        SampleTask(
            "Ajak suami mendampingi istri minum tablet tambah darah", by: "Kemenag", .goal(3), indicator: 11, answering: 3, due: 50,
            [.deliver(40, "Pesan disampaikan pada 73 khotbah dan pengajian; selebaran dibagikan."), .verify(43)]),
        SampleTask(
            "Pasok bibit sayur bergilir untuk dapur sehat", by: "Dinpertan KP", .goal(3), indicator: 25, in: ["Sumbang"], answering: 4, due: 45,
            [.deliver(26, "Bibit kangkung, bayam, dan cabai dikirim bergilir tiap tiga pekan."), .verify(28, by: "Camat Sumbang")]),
        SampleTask(
            "Pakai modul gizi pada pertemuan keluarga penerima bantuan", by: "Dinsospermades", .goal(4), indicator: 28, answering: 5, due: 45,
            [.deliver(30, "Pendamping PKH menyelesaikan 96 pertemuan dengan modul gizi."), .verify(32)]),
        SampleTask(
            "Padankan balita gizi kurang dengan penerima bantuan sosial", by: "Dinkes", .pillar(3), indicator: 18, answering: 5, due: 25,
            [
                .deliver(12, "Seratus empat puluh tiga nama dipadankan dan diserahkan."), .verify(14, by: "Dinsospermades"),
                .reopen(30, "Daftar bulan berikutnya tidak dipadankan lagi."),
                .deliver(40, "Pemadanan kini dijalankan setiap tanggal sepuluh; dua bulan terlampir."), .verify(42, by: "Dinsospermades"),
            ]),
        SampleTask(
            "Tularkan dapur sehat ke tiga kecamatan", by: "Camat Sumbang", .goal(3), indicator: 15, in: ["Kembaran", "Baturraden", "Kedungbanteng"],
            answering: 4, due: 95, [.block(36, "Bibit untuk kebun tiga kecamatan belum dikirim.", on: "Dinpertan KP")]),
    ]

    static let families: [SampleTask] = [
        SampleTask(
            "Satukan hari bimbingan dengan pemeriksaan calon pengantin", by: "Kemenag", .goal(2), indicator: 4, answering: 0, due: 35,
            [
                .offer(0, to: "Dinkes", "Pemeriksanya petugas puskesmas."), .withdraw(2),
                .deliver(17, "Dua puluh dua KUA sudah memakai hari yang sama."), .verify(20, by: "Dinkes"),
            ]),
        SampleTask(
            "Jadwalkan petugas puskesmas ke KUA pada hari bimbingan", by: "Dinkes", .goal(2), indicator: 4, answering: 0, due: 21,
            [.deliver(9, "Jadwal triwulan ini dikirim ke semua KUA."), .verify(11, by: "Kemenag")]),
        SampleTask(
            "Serahkan daftar anak PAUD yang perlu didahulukan", by: "Dindik", .goal(4), indicator: 18, answering: 1, due: 48,
            [
                .offer(1, to: "Dinkes", "Daftarnya dipegang puskesmas."), .accept(3),
                .offer(9, to: "DPPKBP3A", "Izin orang tua paling mudah diperoleh pendamping keluarga."), .accept(11),
                .offer(17, to: "TP PKK", "Kader posyandu yang bertemu orang tuanya tiap bulan.", within: 14),
            ]),
        SampleTask(
            "Tetapkan hari minum tablet bersama di sekolah swasta", by: "Dindik", .goal(2), indicator: 1, answering: 3, due: 28),
        SampleTask(
            "Edarkan hari minum tablet bersama untuk madrasah", by: "Kemenag", .goal(2), indicator: 1, answering: 3, due: 28,
            [
                .deliver(12, "Edaran dikirim ke 41 madrasah; 36 sudah menetapkan hari Jumat.", link: "https://contoh.example/edaran/madrasah"),
                .verify(15, by: "Dinkes"),
            ]),
        SampleTask(
            "Arahkan pasangan ke skrining tiga bulan sebelum menikah", by: "DPPKBP3A", .goal(2), indicator: 5, answering: 2, due: 60,
            [.offer(5, to: "Kemenag", "KUA yang pertama ditemui pasangan.")]),
        SampleTask(
            "Buka kelas pengasuhan kakek dan nenek di delapan desa", by: "TP PKK", .goal(4), indicator: 15, answering: 4, due: 75),
        SampleTask(
            "Buka posyandu sore bagi anak ibu pekerja", by: "Dinkes", .goal(5), indicator: 17, in: ["Cilongok"], answering: 5, due: 42,
            [.deliver(20, "Dua posyandu sore dibuka; 38 anak yang belum pernah terukur datang.")]),
        SampleTask(
            "Data rumah penitipan anak", by: "Camat Cilongok", .goal(5), indicator: 17, in: ["Cilongok"], answering: 5, due: 20,
            [.deliver(10, "Sembilan belas rumah penitipan di tujuh desa didata."), .verify(12, by: "Dinkes")]),
        SampleTask(
            "Jalankan layanan akta keliling di tiga kecamatan", by: "Dindukcapil", .pillar(5), in: ["Lumbir", "Cilongok", "Gumelar"], answering: 6,
            due: 50, [.block(15, "Jadwal posyandu Kecamatan Lumbir belum diterima.", on: "Camat Lumbir")]),
        SampleTask(
            "Kirim jadwal posyandu kepada Dindukcapil", by: "Camat Lumbir", .pillar(5), in: ["Lumbir"], answering: 6, due: 18,
            [.block(11, "Pekan layanan mobil akta untuk Lumbir belum diberitahukan.", on: "Dindukcapil")]),
        SampleTask(
            "Sebarkan ringkasan rapat kepada semua camat", by: "Sekretariat", .pillar(2), due: 10,
            [.deliver(4, "Ringkasan satu halaman dikirim ke 27 camat."), .verify(6, by: "Dinkominfo")]),
    ]

    static let budget: [SampleTask] = [
        SampleTask(
            "Lengkapi usulan air Lumbir dengan lokasi dan volume", by: "DPU", .goal(6), indicator: 26, in: ["Lumbir"], answering: 0, due: 20,
            [
                .deliver(
                    2, "Lokasi per RT dan panjang pipa dimasukkan; berkas dikirim ke BKAD.", link: "https://contoh.example/usulan/air-lumbir-rinci")
            ]),
        SampleTask(
            "Rinci kekurangan bibit per desa untuk perubahan anggaran", by: "Dinpertan KP", .goal(3), indicator: 25, answering: 0, due: 18),
        SampleTask(
            "Hapus tanda ganda kegiatan stunting di sistem anggaran", by: "Sekretariat", .pillar(1), answering: 2, due: 30,
            [.offer(0, to: "BKAD", "Hanya BKAD yang dapat mengubah tanda di sistem anggaran.", within: 14)]),
        SampleTask(
            "Kunjungi ulang balita yang belum ditimbang", by: "Dinkes", .goal(5), indicator: 17, in: ["Pekuncen", "Gumelar", "Lumbir"], answering: 3,
            due: 21),
        SampleTask(
            "Belikan telur balita dari hasil bank sampah", by: "DLH", .goal(3), indicator: 29, in: ["Sumbang"], answering: 4, due: 40,
            [.offer(0, to: "Dinkannak", "Dinkannak mengenal kelompok peternaknya dan dapat membeli dengan harga kelompok.", within: 14)]),
        SampleTask(
            "Terbitkan surat keterangan tanah bagi enam keluarga", by: "Camat Cilongok", .goal(6), indicator: 27, in: ["Cilongok"], answering: 5,
            due: 45),
        SampleTask(
            "Ajukan ulang bantuan enam rumah tidak layak huni", by: "Dinperkim", .goal(6), indicator: 27, in: ["Cilongok"], answering: 5, due: 90,
            [.block(2, "Surat keterangan tanah dari desa belum ada.", on: "Camat Cilongok")]),
        SampleTask("Siapkan naskah komitmen rembuk stunting", by: "Bagian Kesra", .pillar(1), due: 30),
        SampleTask("Usulkan lima belas desa prioritas tahun depan", by: "Sekretariat", .pillar(3), due: 35),
    ]
}
