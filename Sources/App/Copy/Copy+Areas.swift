import Convergence
import Markup

extension Copy {
    enum Areas {
        static let none = Text("Belum ada wilayah", "No areas yet")
        static let lead = Text(
            "Kode Kementerian Dalam Negeri. Kode Badan Pusat Statistik berbeda.",
            "Codes of the home ministry. Those of the statistics office differ.")
        static let search = Text("Cari nama atau kode", "Search a name or code")
        static let code = Text("Kode", "Code")
        static let name = Text("Nama", "Name")
        static let kind = Text("Jenis", "Kind")
        static let district = Text("Kecamatan", "Sub-district")
        static let village = Text("desa", "village")
        static let urbanVillage = Text("kelurahan", "urban village")
        static let sub = Text("kecamatan", "sub-district")
        static let regency = Text("kabupaten/kota", "regency")
        static let province = Text("provinsi", "province")
        static let importList = Text("Muat daftar wilayah", "Load a list of areas")
        static let importListLead = Text(
            "Berkas .csv atau .xlsx dengan kolom code, name, level, parent; boleh juga latitude, longitude, valid_from, valid_to. Satu kabupaten satu berkas. Wilayah yang tidak disebut tetap seperti semula.",
            "A .csv or .xlsx file with the columns code, name, level, parent; latitude, longitude, valid_from and valid_to may follow. One regency a file. Areas it does not mention stay as they are."
        )
        static let boundaries = Text("Batas wilayah", "Boundaries")
        static let boundariesLead = Text(
            "Berkas GeoJSON (RFC 7946) berisi Polygon atau MultiPolygon, dengan kode wilayah sebagai code pada properties atau sebagai id. Peta petak tetap jalan tanpa batas wilayah.",
            "A GeoJSON file (RFC 7946) of Polygons or MultiPolygons, with the area's code as code among the properties or as id. The tile map works without boundaries."
        )
        static let noBoundaries = Text("Belum ada batas wilayah", "No boundaries yet")
        static let preview = Text("Periksa sebelum disimpan", "Look before it is stored")
        static let confirm = Text("Simpan ke ruang kerja", "Store in the workspace")
        static let nothingNew = Text(
            "Tidak ada yang berubah: isi berkas sudah sama dengan ruang kerja.", "Nothing would change: the workspace holds all of this already.")
        static let renamed = Text("Berganti nama", "Renamed")
        static let from = Text("Semula", "Before")
        static let to = Text("Menjadi", "After")
        static let refused = Text("Berkas ini belum dapat dimuat", "This file cannot be loaded yet")
        static let refusedLead = Text(
            "Tidak ada yang disimpan. Perbaiki berkasnya lalu unggah lagi.", "Nothing was stored. Correct the file and upload it again.")
        static let notGeoJSON = Text("Berkas ini bukan GeoJSON FeatureCollection.", "This file is not a GeoJSON FeatureCollection.")
        static let noFeatures = Text("Berkas ini tidak memuat satu batas pun.", "This file holds no outlines.")
        static let noLongerFits = Text(
            "Daftar wilayah berubah sejak berkas ini diperiksa. Unggah sekali lagi.",
            "The areas have changed since this file was checked. Upload it again.")
        static let noRegencyYet = Text(
            "Muat dahulu daftar wilayahnya: rembuk import areas FILE.csv", "Load its list of areas first: rembuk import areas FILE.csv")
        static let new = Text("baru", "new")
        static let changed = Text("berubah", "changed")
        static let same = Text("sama", "the same")
        static let rows = Text("baris", "rows")
        static let outlines = Text("batas", "outlines")

        static func otherSystem(_ name: String) -> Text {
            Text(
                "Koordinat berkas ini memakai sistem \(name). Ubah dahulu ke WGS 84.",
                "This file's coordinates are in the system \(name). Convert them to WGS 84 first.")
        }
        static func title(_ districts: Int, _ villages: Int) -> Text {
            Text {
                "\($0.count(districts)) \($0 == .indonesian ? "kecamatan" : "sub-districts"), \($0.count(villages)) \($0 == .indonesian ? "desa dan kelurahan" : "villages and urban villages")"
            }
        }
        static func found(_ count: Int, _ query: String) -> Text {
            Text("\(count) wilayah cocok dengan “\(query)”", "\(count) areas match “\(query)”")
        }
        static func villages(_ count: Int) -> Text { Text("\(count) desa/kelurahan", count == 1 ? "1 village" : "\(count) villages") }
        static func until(_ day: String) -> Text { Text("sampai \(day)", "until \(day)") }
        static func since(_ day: String) -> Text { Text("sejak \(day)", "since \(day)") }
        static func boundaryTitle(_ drawn: Int, _ all: Int) -> Text {
            Text("\(drawn) dari \(all) wilayah punya batas", "\(drawn) of \(all) areas have a boundary")
        }
        static func notThisRegency(_ code: String) -> Text {
            Text("Berkas ini untuk kabupaten lain; ruang kerja ini \(code).", "This file is of another regency; this workspace is \(code).")
        }

        static func problem(_ fault: AreaList.Fault) -> Text {
            switch fault {
            case .missing: Text("Wajib diisi.", "This must not be empty.")
            case .notACode: Text("Bukan kode wilayah, seperti 33.02.01.2001.", "Not a code of an area, such as 33.02.01.2001.")
            case .unknownLevel: Text("Pilihannya: province, regency, district, village.", "One of: province, regency, district, village.")
            case .levelDoesNotFit: Text("Tidak sesuai dengan panjang kodenya.", "Does not fit the length of the code.")
            case .duplicate: Text("Kode ini sudah ada di baris sebelumnya.", "This code stands in an earlier row already.")
            case .parentDoesNotFit: Text("Induk tidak sesuai dengan kodenya.", "Not the area in which the code lies.")
            case .unknownParent:
                Text("Induk ini tidak ada di berkas maupun di ruang kerja.", "This parent is neither in the file nor in the workspace.")
            case .otherRegency: Text("Kabupaten lain; satu berkas satu kabupaten.", "Another regency; one regency a file.")
            case .noRegency: Text("Tidak ada baris dari kabupaten mana pun.", "No row belongs to any regency.")
            case .tooLong: Text("Nama terlalu panjang.", "The name is too long.")
            case .notANumber: Text("Bukan angka.", "Not a number.")
            case .outsideIndonesia:
                Text("Di luar Indonesia, atau lintang dan bujurnya tertukar.", "Outside Indonesia, or latitude and longitude are swapped.")
            case .halfACentre: Text("Lintang dan bujur harus diisi dua-duanya.", "Latitude and longitude go together.")
            case .notADay: Text("Bukan tanggal, seperti 2026-11-24.", "Not a date, such as 2026-11-24.")
            case .endsBeforeItBegins: Text("Berakhir sebelum mulai.", "Ends before it begins.")
            }
        }

        static func problem(_ fault: Boundary.Fault) -> Text {
            switch fault {
            case .noCode: Text("Tidak menyebut kode wilayah.", "Names no code of an area.")
            case .notACode: Text("Bukan kode wilayah, seperti 33.02.01.", "Not a code of an area, such as 33.02.01.")
            case .unknownArea: Text("Wilayah ini tidak ada di ruang kerja.", "This area is not in the workspace.")
            case .duplicate: Text("Kode ini sudah ada sebelumnya di berkas.", "This code stands earlier in the file already.")
            case .noGeometry: Text("Tidak ada bentuknya.", "Has no geometry.")
            case .notAnArea: Text("Harus Polygon atau MultiPolygon.", "Must be a Polygon or a MultiPolygon.")
            case .notAPosition: Text("Ada titik yang bukan dua angka.", "A position is not two numbers.")
            case .outsideIndonesia: Text("Di luar Indonesia; bujur ditulis lebih dahulu.", "Outside Indonesia; longitude comes first.")
            case .notClosed: Text("Garisnya tidak kembali ke titik awal.", "A ring does not end where it begins.")
            case .tooFewPoints: Text("Garisnya kurang dari empat titik.", "A ring has fewer than four positions.")
            case .noRing: Text("Tidak ada bidangnya.", "Holds no ring.")
            }
        }

        static func level(_ code: AreaCode) -> Text {
            switch code.level {
            case .province: province
            case .regency: regency
            case .district: sub
            case .village: code.isUrban == true ? urbanVillage : village
            }
        }
    }
}
