import Database
import Markup

extension Copy {
    enum Ledger {
        static let lead = Text(
            "Setiap perubahan tercatat di sini bersama pelakunya, dan setiap catatan terikat pada catatan sebelumnya. Yang diubah, dihapus, atau dipindah akan ketahuan.",
            "Every change stands here with who made it, and every entry is bound to the one before. Whatever is altered, removed or moved is found out."
        )
        static let ownTitle = Text("Catatan perangkat daerah Anda", "Your agency's entries")
        static let ownLead = Text(
            "Yang dilakukan orang perangkat daerah Anda, dan yang terjadi pada tanggung jawabnya.",
            "What people of your agency did, and what happened to its responsibilities.")
        static let verify = Text("Periksa rantainya", "Verify the chain")
        static let fingerprint = Text("Sidik catatan terakhir", "Fingerprint of the last entry")
        static let fingerprintHint = Text(
            "Tulis nomor dan sidik ini di notula yang dicetak. Dengan itu, buku besar yang ditulis ulang seluruhnya pun ketahuan.",
            "Note this number and fingerprint in printed minutes: with it, even a ledger rewritten as a whole is found out.")
        static let narrow = Text("Saring", "Narrow down")
        static let person = Text("Orang", "Person")
        static let kind = Text("Perihal", "Subject matter")
        static let from = Text("Dari tanggal", "From")
        static let to = Text("Sampai tanggal", "To")
        static let text = Text("Kata dalam catatan", "Words in the entry")
        static let showAll = Text("Tampilkan semua", "Show all")
        static let nothing = Text("Tidak ada catatan yang cocok.", "No entry fits.")
        static let older = Text("Yang lebih lama", "Older entries")
        static let details = Text("Rincian", "Details")
        /// Who did it, where it was nobody with an account: the names in the chain stay as they were written.
        static let actors: [String: Text] = [
            "clock": Text("Jam sistem", "The system clock"), "command-line": Text("Baris perintah", "Command line"),
        ]
        static let action = Text("Tindakan", "Action")
        static let subject = Text("Yang dikenai", "Done to")
        static let hash = Text("Sidik", "Fingerprint")

        static func title(_ count: Int) -> Text {
            Text { $0 == .indonesian ? "Buku besar: \($0.count(count)) catatan" : "Ledger: \($0.count(count)) entries" }
        }
        static func whole(_ count: Int) -> Text {
            Text {
                $0 == .indonesian
                    ? "Rantai utuh: \($0.count(count)) catatan diperiksa, tidak ada yang diubah, dihapus, atau dipindah."
                    : "The chain is whole: \($0.count(count)) entries checked, none altered, removed or moved."
            }
        }
        static func broken(_ sequence: Int, _ fault: LedgerVerification.Fault) -> Text {
            let why = self.fault(fault)
            return Text(
                "Rantai putus pada catatan \(sequence): \(why.indonesian). Hubungi pengelola dan bandingkan dengan cadangan.",
                "The chain is broken at entry \(sequence): \(why.english). Tell the administrator and compare with a backup.")
        }

        private static func fault(_ fault: LedgerVerification.Fault) -> Text {
            switch fault {
            case .hashDiffers, .unreadable: Text("isinya diubah", "it was altered")
            case .previousDiffers: Text("catatan sebelumnya diubah atau diganti", "the one before it was altered or replaced")
            case .sequenceGap: Text("catatan ini hilang", "it is missing")
            case .tailRemoved: Text("catatan sesudahnya dihapus", "the entries after it were removed")
            case .beyondHead, .headMissing, .headDiffers: Text("ujung rantai tidak cocok", "the end of the chain does not fit")
            case .anchorDiffers: Text("tidak sama dengan sidik yang pernah dicatat", "it differs from the fingerprint noted earlier")
            }
        }
    }
}
