import App
import Days
import Foundation
import TestSupport
import XCTest

final class ReadBackPageTests: XCTestCase {
    private let own = "Dinkes memahami bahwa warga Lumbir masih menunggu anggaran air"

    func testTheAddressedSayItBackAndOnlyTheSpeakerConfirms() async throws {
        try await TestDistrict.each { district in
            let meeting = try await district.meeting()
            let statement = try await district.statement(by: "DPU", to: ["Dinkes", "DPU"], at: meeting)
            let found = try await district.readBack(of: statement, by: "Dinkes")
            let id = try XCTUnwrap(found, "addressed: at once")
            let all = try await district.number("SELECT count(*) FROM read_back")
            XCTAssertEqual(all, 1, "the rest is drawn later, and nobody says back its own")
            let (path, page) = ("/read-backs/\(id)", "/meetings/\(meeting)")
            let (dinkes, dpu, dinsos) = (
                try await district.client("focal-person/Dinkes"), try await district.client("focal-person/DPU"),
                try await district.client("focal-person/Dinsos")
            )
            let secretary = try await district.client("secretary")

            // On the meeting's own page, without another tap.
            let task = try await dinkes.get(page)
            XCTAssertTrue(task.text.contains("name=\"text-\(id)\""))
            XCTAssertTrue(task.text.contains("Menunggu Dinkes: 1"))
            let owed = try await dinkes.get("/duties")
            XCTAssertTrue(owed.text.contains(path), owed.text)
            for (client, who) in [(dinsos, "Dinsos"), (dpu, "DPU"), (secretary, "the secretary")] {
                let seen = try await client.get(page)
                XCTAssertFalse(seen.text.contains("name=\"text-\(id)\""), who)
                let answer = try await client.post("\(path)/say", from: path, ["text-\(id)": self.own, "version": "1"])
                XCTAssertEqual(answer.status, 403, who)
            }
            for (text, why) in [
                ("", "nothing"), ("Siap, dipahami", "too few words"), ("Air bersih di Lumbir belum masuk DPA tahun ini!", "a copy"),
            ] {
                let answer = try await dinkes.post("\(path)/say", from: path, ["text-\(id)": text, "version": "1", "back": "meeting"])
                XCTAssertEqual(answer.status, 422, why)
                if !text.isEmpty { XCTAssertTrue(answer.text.contains(">\(text)</textarea>"), "what was typed is kept: \(why)") }
            }
            let early = try await dpu.post("\(path)/confirm", from: path, ["attempt": "1"])
            XCTAssertEqual(early.status, 409, "nothing said yet")
            let said = try await dinkes.post("\(path)/say", from: page, ["text-\(id)": self.own, "version": "1", "back": "meeting"])
            XCTAssertEqual(said.status, 303)
            XCTAssertEqual(said.location, "\(page)?done=1")
            let twice = try await dinkes.post("\(path)/say", from: path, ["text-\(id)": "Kami kira anggarannya sudah ada di desa", "version": "1"])
            XCTAssertEqual(twice.status, 409, "a colleague was quicker")
            XCTAssertTrue(twice.text.contains("Kami kira anggarannya sudah ada di desa"))

            for client in [dinkes, dinsos, secretary] {
                for step in ["confirm", "correct"] {
                    let answer = try await client.post("\(path)/\(step)", from: path, ["attempt": "1", "correction-\(id)": "bukan begitu"])
                    XCTAssertEqual(answer.status, 403)
                }
            }
            let silent = try await dpu.post("\(path)/correct", from: path, ["attempt": "1", "correction-\(id)": " "])
            XCTAssertEqual(silent.status, 422)
            let corrected = try await dpu.post("\(path)/correct", from: path, ["attempt": "1", "correction-\(id)": "Usulannya ada, DPA-nya belum"])
            XCTAssertEqual(corrected.status, 303)
            let back = try await dinkes.get(page)
            XCTAssertTrue(back.text.contains("Usulannya ada, DPA-nya belum"))
            let repaired = try await dinkes.post(
                "\(path)/say", from: page, ["text-\(id)": "Usulan sudah masuk tetapi uangnya belum tersedia", "version": "3", "back": "meeting"])
            XCTAssertEqual(repaired.status, 303)
            let old = try await dpu.post("\(path)/confirm", from: path, ["attempt": "1"])
            XCTAssertEqual(old.status, 409, "a confirmation of the first words")
            let confirmed = try await dpu.post("\(path)/confirm", from: path, ["attempt": "2"])
            XCTAssertEqual(confirmed.status, 303)
            let state = try await district.texts("SELECT state FROM read_back WHERE id = \(id)")
            XCTAssertEqual(state, ["confirmed"])
            let last = try await district.lastAction()
            XCTAssertEqual(last, "read-back.confirmed")

            let shown = try await dinsos.get(path)
            for text in [self.own, "Usulannya ada, DPA-nya belum", "Usulan sudah masuk", "disebut atau dimintai sesuatu"] {
                XCTAssertTrue(shown.text.contains(text), text)
            }
            let aboutIt = try await dinsos.get("/statements/\(statement)")
            XCTAssertTrue(aboutIt.text.contains("1/1 ucap balik dibenarkan"))
        }
    }

    func testTheDrawReachesTheAbsentAndOnlyAdds() async throws {
        try await TestDistrict.each { district in
            let meeting = try await district.meeting()
            let secretary = try await district.client("secretary")
            var statements: [String] = []
            for (number, agency) in ["DPU", "Dinkes", "Dinsos", "Kemenag"].enumerated() {
                district.now = district.now.adding(minutes: 1)
                statements.append(try await district.statement(by: agency, "Pernyataan nomor \(number) tentang posyandu", at: meeting))
            }
            let page = "/meetings/\(meeting)"
            let round = try await secretary.post("\(page)/rounds", from: page, [:])
            XCTAssertEqual(round.status, 303)
            for agency in district.agencies.values {
                let owed = try await district.number("SELECT count(*) FROM read_back WHERE listener = \(agency) AND reason = 'sampled'")
                XCTAssertGreaterThanOrEqual(owed, 3, "each invited agency, present or not")
            }
            for statement in statements {
                let listeners = try await district.number("SELECT count(*) FROM read_back WHERE statement = \(statement)")
                XCTAssertGreaterThanOrEqual(listeners, 2)
            }
            let before = try await district.number("SELECT count(*) FROM read_back")
            let again = try await secretary.post("\(page)/rounds", from: page, [:])
            XCTAssertEqual(again.status, 303)
            let after = try await district.number("SELECT count(*) FROM read_back")
            XCTAssertEqual(after, before)
            district.now = district.now.adding(minutes: 1)
            let late = try await district.statement(by: "DPU", "Satu hal lagi tentang jamban sehat", at: meeting)
            let closed = try await secretary.step("close", meeting)
            XCTAssertEqual(closed.status, 303)
            let drawn = try await district.number("SELECT count(*) FROM read_back WHERE statement = \(late)")
            XCTAssertGreaterThanOrEqual(drawn, 2, "closing draws the rest")

            // A read-back stays open after the meeting, and is overdue after its day.
            let open = try await district.texts(
                "SELECT id FROM read_back WHERE listener = \(district.agencies["Dinkes"]!) AND speaker = \(district.agencies["DPU"]!)")
            district.now = district.now.adding(days: 5)
            let dinkes = try await district.client("focal-person/Dinkes")
            let overdue = try await dinkes.get("/read-backs/\(open[0])")
            XCTAssertTrue(overdue.text.contains("lewat 2 hari"), overdue.text)
            XCTAssertTrue(overdue.text.contains("undian bergilir"))
            let listed = try await dinkes.get("/read-backs?meeting=\(meeting)&state=overdue")
            XCTAssertTrue(listed.text.contains("lewat 2 hari"))
            let path = "/read-backs/\(open[0])"
            let said = try await dinkes.post("\(path)/say", from: path, ["text-\(open[0])": self.own, "version": "1"])
            XCTAssertEqual(said.status, 303)
        }
    }

    func testTheMatrixCountsTheAbsent() async throws {
        try await TestDistrict.each { district in
            let meeting = try await district.meeting()
            let statement = try await district.statement(by: "DPU", to: ["Dinkes", "Dinsos", "Kemenag"], at: meeting)
            let found = try await district.readBack(of: statement, by: "Dinkes")
            let id = try XCTUnwrap(found)
            let dinkes = try await district.client("focal-person/Dinkes")
            let dpu = try await district.client("focal-person/DPU")
            try await dinkes.post("/read-backs/\(id)/say", from: "/read-backs/\(id)", ["text-\(id)": self.own, "version": "1"])
            try await dpu.post("/read-backs/\(id)/confirm", from: "/read-backs/\(id)", ["attempt": "1"])
            for path in ["/meetings/\(meeting)/understanding", "/understanding"] {
                let page = try await dpu.get(path)
                XCTAssertEqual(page.status, 200)
                XCTAssertTrue(page.text.contains("1 dari 3 ucap balik wajib sudah dibenarkan"), path)
                XCTAssertTrue(page.text.contains("Dinkes atas DPU: 1 dari 1 dibenarkan"), path)
                XCTAssertTrue(page.text.contains("Kemenag atas DPU: 0 dari 1 dibenarkan"), path)
            }
            let other = try await dpu.get("/understanding?from=2025-01-01&until=2025-02-01")
            XCTAssertFalse(other.text.contains("Dinkes atas DPU"))
            let wrong = try await dpu.get("/understanding?from=2026-07-01&until=2026-06-01")
            XCTAssertEqual(wrong.status, 422)
            let list = try await dpu.get("/read-backs?meeting=\(meeting)&listener=\(district.agencies["Dinkes"]!)&speaker=nobody")
            XCTAssertTrue(list.text.contains("1 dari 1 ucap balik sudah dibenarkan"))
        }
    }

    func testStatementsAreCheckedAndCanBeTakenBackBeforeAnyAnswer() async throws {
        try await TestDistrict.each { district in
            let open = try await district.meeting("open")
            let focal = try await district.client("focal-person/DPU")
            let secretary = try await district.client("secretary")
            let dpu = district.agencies["DPU"]!
            let early = try await focal.send(
                "/meetings/\(open)/statements", from: "/account", [("agency", dpu), ("kind", "obstacle"), ("content", "x")])
            XCTAssertEqual(early.status, 409, "the meeting has not begun")

            let meeting = try await district.meeting(agencies: ["Sekretariat", "DPU", "Dinkes"])
            let page = "/meetings/\(meeting)"
            let wrong: [(String, [(String, String)], Int)] = [
                ("no text", [("agency", dpu), ("kind", "obstacle"), ("content", " ")], 422),
                ("no kind", [("agency", dpu), ("content", "Jalan putus di Lumbir")], 422),
                ("an unknown kind", [("agency", dpu), ("kind", "rumour"), ("content", "Jalan putus di Lumbir")], 422),
                ("another's", [("agency", district.agencies["Dinkes"]!), ("kind", "obstacle"), ("content", "x")], 403),
                (
                    "to the uninvited",
                    [("agency", dpu), ("kind", "obstacle"), ("content", "Jalan putus di Lumbir"), ("addressed", district.agencies["Kemenag"]!)], 422
                ),
                ("an unknown item", [("agency", dpu), ("kind", "obstacle"), ("content", "Jalan putus di Lumbir"), ("item", "x")], 422),
                ("too long", [("agency", dpu), ("kind", "obstacle"), ("content", String(repeating: "kata ", count: 1_700))], 422),
            ]
            for (why, fields, status) in wrong {
                let answer = try await focal.send("\(page)/statements", from: page, fields)
                XCTAssertEqual(answer.status, status, why)
                if status == 422, why != "no text", why != "too long" { XCTAssertTrue(answer.text.contains("Jalan putus di Lumbir"), why) }
            }
            let markup = try await district.statement(by: "DPU", to: ["Dinkes"], "<script>alert(1)</script> jalan & jembatan", at: meeting)
            let shown = try await focal.get(page)
            XCTAssertTrue(shown.text.contains("&lt;script&gt;alert(1)&lt;/script&gt; jalan &amp; jembatan"))
            XCTAssertFalse(shown.text.contains("<script"))
            let dinkes = try await district.client("focal-person/Dinkes")
            let stranger = try await dinkes.post("/statements/\(markup)/take-back", from: page, [:])
            XCTAssertEqual(stranger.status, 403)
            let taken = try await secretary.post("/statements/\(markup)/take-back", from: "/statements/\(markup)", [:])
            XCTAssertEqual(taken.status, 303)
            let left = try await district.number("SELECT (SELECT count(*) FROM statement) + (SELECT count(*) FROM read_back)")
            XCTAssertEqual(left, 0)
            let kept = try await district.texts("SELECT details FROM ledger WHERE action = 'statement.taken-back'")
            XCTAssertTrue(kept.first?.contains("jalan & jembatan") ?? false, "the ledger keeps its words")

            let second = try await district.statement(by: "DPU", to: ["Dinkes"], at: meeting)
            let found = try await district.readBack(of: second, by: "Dinkes")
            let id = try XCTUnwrap(found)
            try await dinkes.post("/read-backs/\(id)/say", from: "/read-backs/\(id)", ["text-\(id)": self.own, "version": "1"])
            let answered = try await focal.post("/statements/\(second)/take-back", from: page, [:])
            XCTAssertEqual(answered.status, 409)
        }
    }

    func testTheMinutesHoldWhatWasSaidOwedAndAgreed() async throws {
        try await TestDistrict.each { district in
            let meeting = try await district.meeting(agenda: "Air bersih")
            let statement = try await district.statement(by: "DPU", to: ["Dinkes", "Dinsos"], at: meeting)
            let found = try await district.readBack(of: statement, by: "Dinkes")
            let id = try XCTUnwrap(found)
            let secretary = try await district.client("secretary")
            let dinkes = try await district.client("focal-person/Dinkes")
            try await dinkes.post("/read-backs/\(id)/say", from: "/read-backs/\(id)", ["text-\(id)": self.own, "version": "1"])
            let dpu = district.agencies["DPU"]!
            let (strategy, now) = (district.strategy, district.now)
            try await district.workspace.database.write { connection in
                try connection.execute(
                    """
                    INSERT INTO responsibility (id, district, title, strategy, statement, meeting, owner_agency, owner_person, state, due, first_due, created_by, created_at)
                    VALUES ('tj-1', \(TestDistrict.code), 'Pipa untuk Cirahab', \(strategy), \(statement), \(meeting), \(dpu), 'Pak Budi', 'open', '2026-06-30', '2026-06-30', 'x', \(now))
                    """)
            }
            let provisional = try await secretary.get("/meetings/\(meeting)/minutes")
            XCTAssertTrue(provisional.text.contains("Sementara"))
            try await secretary.post(
                "/meetings/\(meeting)/state", from: "/meetings/\(meeting)/close", ["step": "close", "version": "3", "notes": "Semua sepakat."])
            let head = try await district.texts("SELECT hash FROM ledger_head")
            for (language, words) in [
                (
                    "id",
                    [
                        "Rabu, 10 Juni 2026", "09.30–11.30 WIB", "Semua sepakat.", "Pipa untuk Cirahab", "Pak Budi", "0 dari 5", "0 dari ",
                        "paling lambat 13 Juni 2026", "Air bersih",
                    ]
                ),
                ("en", ["Wednesday, 10 June 2026", "09:30–11:30 WIB", "Semua sepakat.", "Pipa untuk Cirahab", "0 of 5 agencies", "by 13 June 2026"]),
            ] {
                dinkes.cookies["lang"] = language
                let page = try await dinkes.get("/meetings/\(meeting)/minutes")
                XCTAssertEqual(page.status, 200)
                for word in words + [String(head[0].prefix(16))] { XCTAssertTrue(page.text.contains(word), "\(language): \(word)") }
                XCTAssertFalse(page.text.contains("Sementara"))
            }
        }
    }

    func testEveryPageInEnglish() async throws {
        try await TestDistrict.each { district in
            let meeting = try await district.meeting(agenda: "Clean water")
            let statement = try await district.statement(by: "DPU", to: ["Dinkes"], at: meeting)
            let found = try await district.readBack(of: statement, by: "Dinkes")
            let id = try XCTUnwrap(found)
            let client = try await district.client("secretary")
            client.cookies["lang"] = "en"
            let item = try await district.texts("SELECT id FROM agenda_item")[0]
            for path in [
                "/meetings", "/meetings/new", "/meetings/\(meeting)", "/meetings/\(meeting)/close", "/meetings/\(meeting)/attendance",
                "/meetings/\(meeting)/agenda/\(item)", "/meetings/\(meeting)/understanding", "/meetings/\(meeting)/minutes",
                "/statements/\(statement)", "/read-backs", "/read-backs/\(id)", "/understanding",
            ] {
                let page = try await client.get(path)
                XCTAssertEqual(page.status, 200, path)
                XCTAssertTrue(page.text.contains("<html lang=\"en\">"), path)
                for word in ["ucap balik", "Ucap balik", "Penutur", "Simpan", "Kehadiran", "Rapat"] {
                    XCTAssertFalse(page.text.contains(word), "\(path): \(word)")
                }
            }
        }
    }
}
