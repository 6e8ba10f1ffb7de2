import Markup

extension Copy {
    /// Records that may be of one child.
    enum Duplicates {
        static func title(_ count: Int) -> Text {
            count == 0
                ? Text("Tidak ada catatan ganda yang diduga", "No suspected double records")
                : Text(
                    "\(Language.indonesian.count(count)) pasang catatan mungkin milik satu anak",
                    count == 1 ? "1 pair of records may be one child" : "\(Language.english.count(count)) pairs of records may be one child")
        }
        static let lead = Text(
            "Dicari menurut NIK serta nama, tanggal lahir, dan ibu. Tidak ada yang digabung sebelum Anda memutuskan.",
            "Found by NIK, and by name, birth date and mother. Nothing is merged until you decide.")
        static let link = Text("Catatan yang mungkin milik satu anak", "Records that may be one child")
        static func reason(_ reason: SuspectedPair.Reason) -> Text {
            switch reason {
            case .person: Text("nama, tanggal lahir, dan ibu sama", "same name, birth date and mother")
            case .place: Text("nama, tanggal lahir, dan desa sama; ibu tidak tercatat", "same name, birth date and village; mother not recorded")
            case .nik: Text("NIK sama", "same NIK")
            }
        }
        static func record(_ number: Int) -> Text { Text("Catatan \(number)", "Record \(number)") }
        static func same(_ number: Int) -> Text {
            Text("Anak yang sama, pertahankan catatan \(number)", "The same child, keep record \(number)")
        }
        static let different = Text("Anak yang berbeda", "Different children")
        static let parent = Text("ibu", "mother")
        static let measured = Text("pengukuran", "measurements")
        static let last = Text("pengukuran terakhir", "last measurement")
        static let boy = Text("laki-laki", "boy")
        static let girl = Text("perempuan", "girl")
        static func sameDays(_ count: Int, _ differing: Int) -> Text {
            Text(
                "\(count) hari diukur pada kedua catatan, \(differing) dengan hasil berbeda; yang berlaku ialah catatan yang dipertahankan",
                "\(count) \(count == 1 ? "day" : "days") measured in both records, \(differing) with other results; those of the kept record count")
        }
        static let merged = Text("Yang sudah digabung", "Merged so far")
        static let mergedNote = Text(
            "Berkas yang memuat catatan lama tetap menemukan anaknya. Bila dipisahkan lagi, pengukuran yang dimuat sesudah penggabungan tetap pada catatan yang dipertahankan.",
            "Files with the old record keep finding the child. If taken apart again, measurements loaded after the merge stay with the kept record.")
        static func setAside(_ count: Int) -> Text {
            Text(
                "\(count) pengukuran disisihkan karena hari itu sudah ada pengukuran lain:",
                count == 1
                    ? "1 measurement is set aside, for that day has another:" : "\(count) measurements are set aside, for their days have others:")
        }
        static func counts(_ day: String, _ kept: String, _ aside: String) -> Text {
            Text("\(day): berlaku \(kept); disisihkan \(aside)", "\(day): \(kept) counts; \(aside) is set aside")
        }
        static func measures(_ weight: Double?, _ height: Double?, _ language: Language) -> String {
            let parts = [weight.map { "\(language.decimal($0)) kg" }, height.map { "\(language.decimal($0)) cm" }]
            return parts.compactMap { $0 }.joined(separator: ", ")
        }
        static let undo = Text("Pisahkan lagi", "Take apart again")
        static let laterFirst = Text(
            "Anak ini digabung lagi sesudahnya; pisahkan dahulu yang terakhir.", "This child was merged again later; take apart the latest first.")
    }
}
