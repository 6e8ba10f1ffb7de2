import Markup

extension Copy {
    enum Attachments {
        static let empty = Text("Berkas ini kosong.", "This file is empty.")
        static let tooLarge = Text("Berkas paling besar 20 MB.", "A file may have at most 20 MB.")
    }
}
