import Markup

extension Copy {
    enum Settings {
        static let title = Text("Siapa, di mana, dan apa yang tercatat", "Who, where, and what is on record")
        static let history = Text("Riwayat dalam buku besar", "History in the ledger")
        static let accounts = Text("Akun", "Accounts")
        static let accountsAbout = Text(
            "Undang orang ke tim, perbarui tautan masuk, ubah peran.", "Invite people, renew sign-in links, change roles.")
        static let agencies = Text("Perangkat daerah", "Agencies")
        static let agenciesAbout = Text("Anggota tim, tugasnya, dan narahubungnya.", "The members of the team, their duties and focal persons.")
        static let areas = Text("Wilayah", "Areas")
        static let areasAbout = Text("Kecamatan, desa, dan kelurahan dengan kodenya.", "Sub-districts and villages with their codes.")
        static let boundariesAbout = Text("Bentuk wilayah untuk peta, dari berkas GeoJSON.", "Outlines for the map, from a GeoJSON file.")
        static let ledger = Text("Buku besar", "Ledger")
        static let ledgerAbout = Text(
            "Siapa mengubah apa dan kapan; rantainya dapat diperiksa.", "Who changed what and when; its chain can be verified.")
        static let yoursAbout = Text("Nama, peran, dan perangkat yang sedang masuk.", "Name, role, and where you are signed in.")
    }
}
