import Markup
import Spreadsheet

extension Copy {
    /// Files that people bring, whatever they hold.
    enum Files {
        static let file = Text("Berkas", "File")
        static let none = Text("Pilih berkas dahulu.", "Choose a file first.")
        static let notFound = Text("Berkas tidak dapat dibuka.", "The file cannot be opened.")
        static let empty = Text("Berkas ini kosong.", "This file is empty.")
        static let row = Text("Baris", "Row")
        static let column = Text("Kolom", "Column")
        static let value = Text("Isi", "Value")
        static let why = Text("Sebab", "Why")
        static let check = Text("Periksa berkas", "Check the file")
        static let discard = Text("Batalkan", "Discard")

        static func columnsMissing(_ names: [String]) -> Text {
            let list = names.joined(separator: ", ")
            return Text(
                "Kolom yang tidak ada: \(list). Baris pertama harus memuat nama kolom.",
                "Missing columns: \(list). The first row must hold the names of the columns.")
        }
        static func columnTwice(_ name: String) -> Text { Text("Kolom \(name) ada dua kali.", "There are two columns called \(name).") }
        static func problemCount(_ count: Int) -> Text {
            Text("\(count) hal yang perlu diperbaiki", count == 1 ? "1 thing to correct" : "\(count) things to correct")
        }
        static func firstOf(_ shown: Int, _ all: Int) -> Text {
            shown < all
                ? Text("Yang pertama \(shown) dari \(all)", "The first \(shown) of \(all)")
                : Text("Semua, satu per satu: \(all)", "All of them, one by one: \(all)")
        }

        /// Why a spreadsheet cannot be read, and what to do.
        static func problem(_ error: SpreadsheetError) -> Text {
            switch error {
            case .cannotRead, .cannotWrite: return notFound
            case .unsupported(let kind): return unsupported(kind)
            case .encrypted:
                return Text(
                    "Berkas ini dikunci kata sandi. Simpan tanpa kata sandi lalu coba lagi.",
                    "This file is protected by a password. Save it without one and try again.")
            case .truncated:
                return Text("Berkas ini terpotong. Salin atau unduh sekali lagi.", "This file is cut off. Copy or download it once more.")
            case .damaged, .documentType, .unwritable:
                return Text(
                    "Berkas ini rusak. Buka di Excel, simpan ulang, lalu coba lagi.",
                    "This file is damaged. Open it in Excel, save it again, and retry.")
            case .tooLarge(_, let place):
                guard let row = place.row else {
                    return Text("Isi berkas ini terlalu besar untuk dibaca.", "What this file holds is too large to be read.")
                }
                return Text(
                    "Isi berkas ini terlalu besar untuk dibaca, mulai baris \(row).",
                    "What this file holds is too large to be read, from row \(row) on.")
            case .unclosedQuote(let place):
                let row = place.row ?? 0
                return Text("Tanda kutip di baris \(row) tidak ditutup.", "The quotation mark in row \(row) is never closed.")
            case .noSheet, .noSuchSheet: return Text("Tidak ada lembar kerja yang berisi.", "No sheet of this workbook holds anything.")
            case .cancelled: return Text("Pembacaan dihentikan.", "Reading was stopped.")
            }
        }

        private static func unsupported(_ kind: FileKind) -> Text {
            switch kind {
            case .empty: empty
            case .html, .xml:
                Text(
                    "Berkas ini sebenarnya halaman web (HTML) yang diberi nama .xls, bukan berkas Excel. Buka di Excel, pilih Simpan Sebagai "
                        + "“Buku Kerja Excel (.xlsx)”, lalu unggah hasilnya.",
                    "This file is really a web page (HTML) under the name .xls, not an Excel file. Open it in Excel, choose Save As "
                        + "“Excel Workbook (.xlsx)”, and upload that.")
            case .oldBinary:
                Text(
                    "Berkas .xls lama (Excel 97–2003) tidak dibaca. Buka di Excel, pilih Simpan Sebagai “Buku Kerja Excel (.xlsx)”, lalu unggah hasilnya.",
                    "Old .xls files (Excel 97–2003) are not read. Open it in Excel, choose Save As “Excel Workbook (.xlsx)”, and upload that.")
            case .binaryWorkbook, .openDocument:
                Text(
                    "Jenis lembar kerja ini tidak dibaca. Buka di Excel lalu simpan sebagai .xlsx atau .csv.",
                    "This kind of spreadsheet is not read. Open it in Excel and save it as .xlsx or .csv.")
            case .pdf, .otherZip, .binary, .xlsx, .text:
                Text("Berkas ini bukan tabel. Yang dibaca: .csv dan .xlsx.", "This file is not a table. What is read: .csv and .xlsx.")
            }
        }
    }
}
