import Collaboration
import Convergence
import Database
import Days
import Evidence
import Foundation

/// Fills an empty workspace with Kabupaten Banyumas: real areas and published figures, and an invented half-year of a team's work.
///
/// Nobody in it exists. What people do goes through the same services as in the application, as of days in the past, so that the ledger holds.
public struct SampleDistrict: Sendable {
    private let workspace: Workspace
    private let today: Day
    private static let code = "33.02"
    private static let childrenAWeighing = 1_500

    init(_ workspace: Workspace) {
        self.workspace = workspace
        today = workspace.clock().jakartaDay
    }

    private struct Agency {
        let short: String
        let name: String
        let duty: (String, String)
        let person: String
    }

    private static let agencies: [Agency] = [
        Agency(short: "Sekretariat", name: "Sekretariat TPPS, Bappedalitbang", duty: ("perencanaan, konvergensi, rembuk", "planning, convergence, deliberation"), person: "Ratna Contoh"),
        Agency(short: "Dinkes", name: "Dinas Kesehatan", duty: ("pelayanan kesehatan, pengukuran", "health services, measurement"), person: "Wahyu Contoh"),
        Agency(short: "DPPKBP3A", name: "Dinas Pengendalian Penduduk, KB, Pemberdayaan Perempuan dan Perlindungan Anak", duty: ("keluarga, pendampingan", "families, accompaniment"), person: "Sri Contoh"),
        Agency(short: "Dinsospermades", name: "Dinas Sosial, Pemberdayaan Masyarakat dan Desa", duty: ("bantuan sosial, desa", "social protection, villages"), person: "Agus Contoh"),
        Agency(short: "Kemenag", name: "Kantor Kementerian Agama", duty: ("bimbingan perkawinan", "marriage guidance"), person: "Hidayat Contoh"),
        Agency(short: "Dinpertan KP", name: "Dinas Pertanian dan Ketahanan Pangan", duty: ("pangan", "food"), person: "Joko Contoh"),
        Agency(short: "Dinkannak", name: "Dinas Perikanan dan Peternakan", duty: ("ikan, telur", "fish, eggs"), person: "Tuti Contoh"),
        Agency(short: "DPU", name: "Dinas Pekerjaan Umum", duty: ("air minum", "drinking water"), person: "Bambang Contoh"),
        Agency(short: "Dinperkim", name: "Dinas Perumahan dan Kawasan Permukiman", duty: ("jamban, rumah layak", "latrines, housing"), person: "Endang Contoh"),
        Agency(short: "Dindik", name: "Dinas Pendidikan", duty: ("PAUD", "early education"), person: "Lestari Contoh"),
        Agency(short: "Dindukcapil", name: "Dinas Kependudukan dan Pencatatan Sipil", duty: ("identitas anak", "children's identity"), person: "Slamet Contoh"),
        Agency(short: "Dinkominfo", name: "Dinas Komunikasi dan Informatika", duty: ("data, kampanye", "data, campaign"), person: "Dewi Contoh"),
        Agency(short: "DLH", name: "Dinas Lingkungan Hidup", duty: ("sampah, limbah", "waste"), person: "Rudi Contoh"),
        Agency(short: "BKAD", name: "Badan Keuangan dan Aset Daerah", duty: ("anggaran", "budget"), person: "Yuni Contoh"),
        Agency(short: "TP PKK", name: "Tim Penggerak PKK", duty: ("kader, posyandu", "cadres, posyandu"), person: "Siti Contoh"),
        Agency(short: "Camat Sumbang", name: "Kecamatan Sumbang", duty: ("TPPS kecamatan", "sub-district team"), person: "Hadi Contoh"),
        Agency(short: "Camat Lumbir", name: "Kecamatan Lumbir", duty: ("TPPS kecamatan", "sub-district team"), person: "Nur Contoh"),
        Agency(short: "Camat Pekuncen", name: "Kecamatan Pekuncen", duty: ("TPPS kecamatan", "sub-district team"), person: "Eko Contoh"),
    ]

    /// What agencies say: kind, text, and whom it asks something of.
    private static let statements: [(agency: String, kind: String, text: String, asks: [String])] = [
        ("Dinkes", "constraint", "Tiga puskesmas belum punya alat ukur panjang badan yang terkalibrasi sehingga angka bulan ini belum dapat dipercaya.", ["BKAD"]),
        ("DPU", "obstacle", "Sambungan air bersih di Lumbir belum masuk DPA karena usulan desa datang setelah pagu ditetapkan.", ["BKAD", "Dinsospermades"]),
        ("DPPKBP3A", "programme", "Tim pendamping keluarga mendampingi keluarga berisiko di lima kecamatan dan butuh daftar balita dari penimbangan.", ["Dinkes"]),
        ("Dinperkim", "programme", "Empat belas jamban keluarga di Pekuncen dibangun tahun ini; kami butuh daftar keluarga yang punya balita.", ["Camat Pekuncen"]),
        ("Dinsospermades", "constraint", "Anggaran desa sudah ditetapkan sebelum data balita terbaru datang sehingga PMT hanya cukup untuk dua anak.", ["Dinkes"]),
        ("Kemenag", "programme", "Bimbingan calon pengantin memuat materi stunting tetapi belum ada pemeriksaan kesehatan pada hari yang sama.", ["Dinkes"]),
        ("Dindukcapil", "constraint", "Banyak bayi belum punya NIK sendiri sehingga tercatat dengan NIK ibunya ditambah satu angka.", ["Dinkes"]),
        ("TP PKK", "obstacle", "Kader di desa tanpa sinyal mencatat di kertas dan mengetik ulang dua kali di dua aplikasi.", ["Dinkominfo"]),
    ]

    private static let tasks: [(title: String, agency: String, strategy: Int)] = [
        ("Kalibrasi alat ukur panjang badan tiga puskesmas", "Dinkes", 5), ("Usulkan sambungan air bersih Lumbir ke perubahan anggaran", "DPU", 6),
        ("Serahkan daftar balita pendek ke tim pendamping keluarga", "Dinkes", 4), ("Bangun empat belas jamban keluarga di Pekuncen", "Dinperkim", 6),
        ("Geser PMT desa ke perubahan APBDes", "Dinsospermades", 3), ("Pemeriksaan kesehatan pada hari bimbingan calon pengantin", "Kemenag", 2),
        ("Terbitkan NIK untuk bayi baru lahir di posyandu", "Dindukcapil", 5), ("Satu lembar catat posyandu tanpa sinyal", "Dinkominfo", 5),
        ("Bagikan telur mingguan untuk ibu hamil KEK", "Dinkannak", 3), ("Kebun pangan keluarga di lima desa", "Dinpertan KP", 3),
        ("Kelas pengasuhan PAUD di desa prioritas", "Dindik", 4), ("Kelola limbah rumah tangga di Sumbang", "DLH", 6),
    ]

    /// - Returns: a one-time link for each role; empty where the workspace was not empty.
    func fill() async throws -> [(role: String, link: String)] {
        guard try await workspace.database.read({ try $0.firstDistrict() }) == nil else { return [] }
        let begin = Instant(jakarta: today - 185, hour: 8)
        let people = try await foundation(begin)
        try await estimates(begin)
        try await weighings(people)
        try await meetings(people)
        try await judgements(people)
        var links: [(role: String, link: String)] = []
        for (key, _) in Self.roles {
            guard let actor = people[key] else { continue }
            let author = Author(actor: people["secretary"] ?? actor, at: workspace.clock())
            let secret = try await Accounts(workspace: workspace).renewInvitation(account: actor.account, by: author)
            links.append((key, "\(workspace.settings.address)/invitation/\(secret)"))
        }
        return links
    }

    private static let roles: [(key: String, agency: String?)] = [
        ("secretary", "Sekretariat"), ("chair", nil), ("nutrition-officer", "Dinkes"), ("area-operator", nil), ("evaluator", nil),
        ("focal-person", "DPU"), ("focal-person/Dinkes", "Dinkes"),
    ]

    private func foundation(_ at: Instant) async throws -> [String: Actor] {
        let accounts = Accounts(workspace: workspace)
        let setUp = Actor(account: "command-line", name: "sample", role: .secretary, district: Self.code)
        let author = Author(actor: setUp, at: at)
        var ids: [String: String] = [:]
        for agency in Self.agencies { ids[agency.short] = author.identifier() }
        let agencyIDs = ids
        try await workspace.database.write { connection in
            try connection.insertSampleDistrict(Self.code, name: "Kabupaten Banyumas", target: 14, at: at)
        }
        try await workspace.change(by: author) { change in
            try change.connection.insertSampleAreas(BanyumasAreas.list, district: Self.code)
            for agency in Self.agencies {
                try change.connection.insertSampleAgency(
                    agencyIDs[agency.short] ?? "", name: agency.name, short: agency.short,
                    kind: agency.short == "Sekretariat" ? "secretariat" : agency.short.hasPrefix("Camat") ? "subdistrict" : "agency",
                    duty: agency.duty, district: Self.code)
            }
            try Programmes.install(change.connection, district: Self.code, at: at)
            try change.record(LedgerEvent(action: "sample.made", subject: "district/\(Self.code)", details: ["agencies": Detail(Self.agencies.count)]))
        }
        var people: [String: Actor] = [:]
        func invite(_ key: String, _ name: String, _ role: Role, _ agency: String?, _ area: String? = nil) async throws {
            let email = key.replacingOccurrences(of: "focal-person/", with: "").lowercased().filter { $0.isASCII && ($0.isLetter || $0 == "-") } + "@contoh.example"
            let new = try NewAccount(email: email, name: name, role: role.rawValue, agency: agency.flatMap { agencyIDs[$0] }, area: area)
            _ = try await accounts.invite(new, by: author)
            people[key] = try await workspace.database.read { try $0.actor(email: email) }
        }
        try await invite("secretary", "Ratna Contoh", .secretary, "Sekretariat")
        try await invite("chair", "Wakil Bupati Contoh", .chair, nil)
        try await invite("nutrition-officer", "Gita Contoh", .nutritionOfficer, "Dinkes")
        try await invite("area-operator", "Operator Sumbang Contoh", .areaOperator, nil, "33.02.21")
        try await invite("evaluator", "Penilai Contoh", .evaluator, nil)
        for agency in Self.agencies.dropFirst() { try await invite("focal-person/\(agency.short)", agency.person, .focalPerson, agency.short) }
        people["focal-person"] = people["focal-person/DPU"]
        return people
    }

    private func estimates(_ at: Instant) async throws {
        let author = Author(actor: try await workspace.commandLineActor(), at: at)
        try await workspace.change(by: author) { change in
            for estimate in PublishedFigures.banyumas {
                try change.connection.insert(estimate, note: "", id: author.identifier(), district: Self.code, at: at)
            }
            try change.record(LedgerEvent(action: "estimate.imported", subject: "estimates", details: ["figures": Detail(PublishedFigures.banyumas.count)]))
        }
    }

    /// Six monthly rounds of invented children, by the way every export takes.
    private func weighings(_ people: [String: Actor]) async throws {
        let villages = BanyumasAreas.villages
        let last = today.month - 1
        let export = SyntheticExport(children: Self.childrenAWeighing, month: last, seed: 33_02, villages: villages)
        guard let officer = people["nutrition-officer"] else { return }
        let imports = WeighingImports(workspace: workspace)
        for back in (0..<6).reversed() {
            let month = last - back
            let path = NSTemporaryDirectory() + "rembuk-sample-\(Secret.make()).csv"
            defer { unlink(path) }
            try export.writeText(to: path, month: month)
            let author = Author(actor: officer, at: Instant(jakarta: month.last + 1, hour: 10))
            let scanned = try await imports.scan(path, month, author) { _ in }
            let id = author.identifier()
            let name = "e-PPGBM \(month.iso) (sintetis).csv"
            let digest = try FileDigest.sha256(path)
            try await workspace.database.write {
                try $0.insertImport(
                    id, fileName: name, digest: digest, size: 0, state: .applying, period: month, file: nil, district: Self.code,
                    author: officer.account, at: author.at)
            }
            let line = ImportLine(
                id: id, fileName: name, state: .applying, progress: 0, summary: "{}", failure: "", period: month, createdAt: author.at,
                createdBy: officer.name)
            _ = try await imports.commit(scanned, path, line, author, author.at)
        }
    }

    private func meetings(_ people: [String: Actor]) async throws {
        guard let secretary = people["secretary"], let chair = people["chair"] else { return }
        let service = Meetings(workspace: workspace)
        let readBacks = ReadBacks(workspace: workspace)
        let responsibilities = Responsibilities(workspace: workspace)
        let agencies = try await workspace.database.read { try $0.activeAgencies(of: Self.code) }
        let ids = Dictionary(uniqueKeysWithValues: agencies.map { ($0.shortName, $0.id) })
        let strategies = try await workspace.database.read { try $0.sampleStrategies(district: Self.code) }
        var random = SplitMix(2026)
        for number in 0..<6 {
            let day = today - (165 - number * 30)
            let start = Instant(jakarta: day, hour: 9)
            func at(_ minutes: Int) -> Instant { start.adding(minutes: minutes) }
            var input = MeetingInput()
            input.title = "Rapat koordinasi TPPS ke-\(number + 1)"
            input.purpose = "Menyamakan pemahaman dan membagi tanggung jawab."
            input.place = "Ruang rapat Bappedalitbang"
            input.day = day.iso
            input.time = "09:00"
            input.readBackDays = "7"
            input.agencies = Set(ids.values)
            input.agenda = [
                AgendaInput(title: "Hasil penimbangan", presenter: ids["Dinkes"] ?? "", minutes: "20", notes: ""),
                AgendaInput(title: "Program, kendala, dan hambatan", presenter: "", minutes: "60", notes: ""),
                AgendaInput(title: "Pembagian tanggung jawab", presenter: ids["Sekretariat"] ?? "", minutes: "30", notes: ""),
            ]
            let meeting = try await service.plan(input, by: Author(actor: secretary, at: start.adding(days: -7)))
            func take(_ step: MeetingState.Step, _ moment: Instant) async throws {
                let version = try await workspace.database.read { try $0.meeting(meeting, for: secretary).version }
                try await service.take(step, meeting, version: version, closingNotes: step == .close ? "Rapat ditutup dengan doa." : "", by: Author(actor: secretary, at: moment))
            }
            try await take(.invite, start.adding(days: -6))
            try await take(.start, start)
            var attendance: [String: AttendanceInput] = [:]
            for (index, agency) in agencies.enumerated() {
                let came = random.uniform() < 0.85
                let mandate = ["decision-maker", "deputy", "none"][index % 3]
                attendance[agency.id] = AttendanceInput(
                    attended: came ? "yes" : "no", attendee: came ? Self.agencies.first { $0.short == agency.shortName }?.person ?? "Contoh" : "",
                    position: came ? "Kepala bidang" : "", mandate: came ? mandate : "", version: 1)
            }
            try await service.recordAttendance(attendance, at: meeting, by: Author(actor: secretary, at: at(5)))
            var stated: [String] = []
            for offset in 0..<3 {
                let said = Self.statements[(number * 3 + offset) % Self.statements.count]
                let statement = StatementInput(
                    agency: ids[said.agency] ?? "", kind: said.kind, content: said.text, addressed: Set(said.asks.compactMap { ids[$0] }))
                stated.append(try await readBacks.state(statement, at: meeting, by: Author(actor: secretary, at: at(20 + offset * 15))))
            }
            _ = try await service.closeRound(meeting, by: Author(actor: secretary, at: at(80)))
            try await say(meeting, people, at(85), &random)
            for offset in 0..<2 {
                let task = Self.tasks[(number * 2 + offset) % Self.tasks.count]
                guard let owner = people["focal-person/\(task.agency)"], let strategy = strategies[task.strategy] else { continue }
                let next = Self.agencies[1 + (number * 2 + offset + 4) % (Self.agencies.count - 1)]
                let offered = offset == 1 && next.short != task.agency ? ids[next.short] : nil
                let id = try await responsibilities.begin(
                    NewResponsibility(
                        subject: ResponsibilitySubject(title: task.title, description: "", strategy: strategy, indicator: nil, areas: []),
                        statement: stated.first, meeting: meeting, due: day + 45, person: owner.name,
                        offer: offered.map { NewResponsibility.Offer(agency: $0, reason: "Kewenangan dan anggarannya ada di sana.", until: day + 7) }),
                    by: Author(actor: owner, at: at(95 + offset * 5)))
                try await follow(id, owner, offered.flatMap { _ in people["focal-person/\(next.short)"] }, secretary, chair, day, number, responsibilities)
            }
            try await take(.close, at(120))
        }
    }

    /// Two thirds of what is owed is said; most of it is confirmed, some corrected and said again.
    private func say(_ meeting: String, _ people: [String: Actor], _ start: Instant, _ random: inout SplitMix) async throws {
        let service = ReadBacks(workspace: workspace)
        let owed = try await workspace.database.read { try $0.readBacks(Self.code, where: "r.meeting = \(meeting)") }
        for (index, record) in owed.enumerated() {
            let moment = start.adding(minutes: index)
            guard random.uniform() < 0.66,
                let listener = people["focal-person/\(record.listener.shortName)"] ?? (record.listener.shortName == "Sekretariat" ? people["secretary"] : nil),
                let speaker = people["focal-person/\(record.speaker.shortName)"]
            else { continue }
            let words = "Yang kami tangkap dari \(record.speaker.shortName): " + record.statement.text.split(separator: " ").reversed().prefix(9).joined(separator: " ") + ". Itu yang perlu kami bantu."
            try await service.say(record.id, words, version: nil, by: Author(actor: listener, at: moment))
            let chance = random.uniform()
            if chance < 0.15 {
                try await service.correct(record.id, attempt: 1, "Bukan itu intinya; yang kurang adalah waktunya.", by: Author(actor: speaker, at: moment.adding(minutes: 3)))
                try await service.say(record.id, words + " Waktunya sebelum pagu ditetapkan.", version: nil, by: Author(actor: listener, at: moment.adding(hours: 2)))
                try await service.confirm(record.id, attempt: 2, by: Author(actor: speaker, at: moment.adding(hours: 4)))
            } else if chance < 0.9 {
                try await service.confirm(record.id, attempt: 1, by: Author(actor: speaker, at: moment.adding(minutes: 4)))
            }
        }
    }

    /// What became of a responsibility: accepted or declined, blocked, delivered and verified, or simply late.
    private func follow(
        _ id: String, _ owner: Actor, _ nominee: Actor?, _ secretary: Actor, _ chair: Actor, _ day: Day, _ number: Int, _ service: Responsibilities
    ) async throws {
        func at(_ days: Int) -> Instant { Instant(jakarta: day + days, hour: 11) }
        var holder = owner
        if let nominee, let offer = try await workspace.database.read({ try $0.responsibility(id, district: Self.code)?.openHandOff?.id }) {
            if number % 3 == 0 {
                try await service.perform(.declineHandOff(id: offer, reason: "Belum ada anggarannya tahun ini."), on: id, by: Author(actor: nominee, at: at(2)))
            } else if number % 3 == 1 {
                try await service.perform(.acceptHandOff(id: offer, person: nominee.name), on: id, by: Author(actor: nominee, at: at(1)))
                holder = nominee
            } else {
                return  // nobody answered: it expires and waits for the chair
            }
        }
        if number == 4 {
            try await service.perform(.block(reason: "Menunggu perubahan APBD.", waitsOn: nil), on: id, by: Author(actor: holder, at: at(5)))
            try await service.perform(.escalate(id: Identifier.make(at: at(6)), question: "Mohon arahan: anggaran mana yang dipakai?"), on: id, by: Author(actor: holder, at: at(6)))
        } else if number < 4 {
            let delivery = Identifier.make(at: at(25))
            try await service.perform(
                .deliver(id: delivery, items: [.text("Selesai; berita acara dan foto ada di kantor.")]), on: id, by: Author(actor: holder, at: at(25)))
            if number != 2 { try await service.perform(.verify(delivery: delivery, remark: nil), on: id, by: Author(actor: secretary, at: at(28))) }
        }
    }

    private func judgements(_ people: [String: Actor]) async throws {
        guard let evaluator = people["evaluator"], let period = Period(first: (today.month - 3).first, last: today) else { return }
        let author = Author(actor: evaluator, at: workspace.clock())
        let verdicts: [(ProcessIndicator, String, String)] = [
            (.faceToFaceDialogue, "met", "Hampir semua perangkat daerah hadir, sebagian besar dengan mandat."),
            (.commitmentToProcess, "partly", "Sebagian serah terima ditolak atau kedaluwarsa dan menunggu ketua."),
            (.sharedUnderstanding, "not-met", "Belum semua ucap balik dibenarkan penutur."),
            (.intermediateOutcomes, "met", "Ada penyelesaian yang terverifikasi tiap bulan."),
        ]
        for (indicator, verdict, reasons) in verdicts {
            _ = try await Assessments(workspace: workspace).judge(indicator, in: period, verdict: verdict, reasons: reasons, seen: nil, by: author)
        }
    }
}

extension BanyumasAreas {
    static var villages: [SyntheticExport.Village] {
        var names: [String: String] = [:]
        var villages: [SyntheticExport.Village] = []
        for line in list.split(separator: "\n") {
            let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            names[parts[0]] = parts[1]
            if parts[0].count == 13 { villages.append(.init(code: parts[0], name: parts[1], district: names[String(parts[0].prefix(8))] ?? "")) }
        }
        return villages
    }
}

extension Workspace {
    /// Fills an empty workspace with the example. - Returns: a sign-in link for each role; empty where there was something already.
    public func fillWithSample() async throws -> [(role: String, link: String)] { try await SampleDistrict(self).fill() }
}
