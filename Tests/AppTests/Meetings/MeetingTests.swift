import App
import TestSupport
import XCTest

final class MeetingTests: XCTestCase {
    func testAMeetingIsPlannedOpenedHeldAndClosedForGood() async throws {
        try await TestDistrict.each { district in
            let secretary = try await district.client("secretary")
            let focal = try await district.client("focal-person/DPU")
            let empty = try await focal.get("/meetings")
            XCTAssertEqual(empty.status, 200)
            let id = try await district.meeting("draft", agenda: "Prevalensi terbaru")
            let path = "/meetings/\(id)"

            let draft = try await focal.get(path)
            XCTAssertEqual(draft.status, 404, "a draft is the secretary's alone")
            let hidden = try await focal.get("/meetings")
            XCTAssertFalse(hidden.text.contains("Rembuk stunting triwulan II"))
            let own = try await secretary.get(path)
            XCTAssertTrue(own.text.contains("Prevalensi terbaru"))
            XCTAssertTrue(own.text.contains("Rabu, 10 Juni 2026, 09.30–11.30 WIB, Pendopo"), own.text)

            for (step, action) in [
                ("invite", "meeting.opened"), ("recall", "meeting.recalled"), ("invite", "meeting.opened"), ("start", "meeting.started"),
            ] {
                let answer = try await secretary.step(step, id)
                XCTAssertEqual(answer.status, 303, step)
                let last = try await district.lastAction()
                XCTAssertEqual(last, action)
            }
            let again = try await secretary.step("start", id, version: "5")
            XCTAssertEqual(again.status, 409)
            let seen = try await focal.get(path)
            XCTAssertEqual(seen.status, 200)

            let asked = try await secretary.get("\(path)/close")
            XCTAssertTrue(asked.text.contains("akan dihitung tidak hadir"))
            let closed = try await secretary.step("close", id)
            XCTAssertEqual(closed.status, 303)
            let absent = try await district.number("SELECT count(*) FROM attendance WHERE meeting = \(id) AND attended = FALSE")
            XCTAssertEqual(absent, 5)
            for step in ["invite", "recall", "start", "close"] {
                let answer = try await secretary.step(step, id, version: "6")
                XCTAssertEqual(answer.status, 409, "closed for good: \(step)")
            }
            let page = try await secretary.get("\(path)/edit")
            XCTAssertEqual(page.status, 409)
        }
    }

    func testThePlanIsCheckedAndNothingTypedIsLost() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let bad: [(String, String)] = [
                ("title", ""), ("day", "1900-01-01"), ("time", "25:99"), ("minutes", "0"), ("readBackDays", "x"), ("place", "Aula <b>"),
                ("agencies", "tidak-ada"), ("item-title-1", ""), ("item-presenter-1", district.agencies["DPU"]!), ("item-minutes-1", "5"),
            ]
            let answer = try await client.send("/meetings", from: "/meetings/new", bad)
            XCTAssertEqual(answer.status, 422)
            for field in ["title", "day", "time", "minutes", "readBackDays", "agencies", "item-title-1", "item-presenter-1"] {
                XCTAssertTrue(answer.text.contains("#f-\(field)\""), field)
            }
            XCTAssertTrue(answer.text.contains("Aula &lt;b&gt;"))
            let none = try await district.number("SELECT count(*) FROM meeting")
            XCTAssertEqual(none, 0)
            let long = try await client.send(
                "/meetings", from: "/meetings/new",
                [
                    ("title", String(repeating: "a", count: 201)), ("day", "2026-06-10"), ("time", "9.30"), ("minutes", "60"), ("readBackDays", "3"),
                    ("agencies", district.agencies["DPU"]!),
                ])
            XCTAssertEqual(long.status, 422)
        }
    }

    func testTheSecondOfTwoEditorsIsTold() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let id = try await district.meeting("open")
            let path = "/meetings/\(id)"
            func fields(_ title: String, _ agencies: [String], version: String) -> [(String, String)] {
                [
                    ("title", title), ("day", "2026-06-11"), ("time", "13:00"), ("minutes", "90"), ("readBackDays", "5"), ("version", version),
                    ("purpose", "Tujuan yang panjang sekali ditulis"),
                ] + agencies.map { ("agencies", district.agencies[$0]!) }
            }
            let first = try await client.send("\(path)/edit", from: "\(path)/edit", fields("Satu", ["Sekretariat", "DPU"], version: "2"))
            XCTAssertEqual(first.status, 303)
            let second = try await client.send("\(path)/edit", from: "\(path)/edit", fields("Dua", ["DPU"], version: "2"))
            XCTAssertEqual(second.status, 409)
            XCTAssertTrue(second.text.contains("Tujuan yang panjang sekali ditulis"))
            let invited = try await district.number("SELECT count(*) FROM attendance WHERE meeting = \(id)")
            XCTAssertEqual(invited, 2)
            let page = try await client.get(path)
            XCTAssertTrue(page.text.contains("Satu"))
            let wrong = try await client.send("\(path)/edit", from: "\(path)/edit", fields("", [], version: "3"))
            XCTAssertEqual(wrong.status, 422)
            // One more agency, also after the meeting has begun; never twice.
            let start = try await client.step("start", id)
            XCTAssertEqual(start.status, 303)
            let late = try await client.send("\(path)/edit", from: path, fields("Tiga", ["DPU"], version: "4"))
            XCTAssertEqual(late.status, 409)
            let more = try await client.post("\(path)/invitations", from: path, ["invited": district.agencies["Kemenag"]!])
            XCTAssertEqual(more.status, 303)
            let twice = try await client.post("\(path)/invitations", from: path, ["invited": district.agencies["Kemenag"]!])
            XCTAssertEqual(twice.status, 409)
        }
    }

    func testTheAgendaIsAddedChangedMovedAndRemoved() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let id = try await district.meeting(agenda: "Satu")
            let path = "/meetings/\(id)"
            func order() async throws -> [String] {
                try await district.texts("SELECT title FROM agenda_item WHERE meeting = \(id) ORDER BY position")
            }
            for title in ["Dua", "Tiga"] {
                let added = try await client.post("\(path)/agenda", from: path, ["item-title": title, "item-minutes": "20"])
                XCTAssertEqual(added.status, 303)
            }
            let unnamed = try await client.post("\(path)/agenda", from: path, ["item-title": "", "item-minutes": "999"])
            XCTAssertEqual(unnamed.status, 422)
            let items = try await district.texts("SELECT id FROM agenda_item WHERE meeting = \(id) ORDER BY position")
            try await client.post("\(path)/agenda/\(items[2])/move", from: path, ["direction": "up"])
            var now = try await order()
            XCTAssertEqual(now, ["Satu", "Tiga", "Dua"])
            let atTheTop = try await client.post("\(path)/agenda/\(items[0])/move", from: path, ["direction": "up"])
            XCTAssertEqual(atTheTop.status, 303)
            try await client.post("\(path)/agenda/\(items[0])/move", from: path, ["direction": "down"])
            now = try await order()
            XCTAssertEqual(now, ["Tiga", "Satu", "Dua"])
            let change: KeyValuePairs<String, String> = [
                "item-title": "Satu, diubah", "item-minutes": "30", "item-notes": "Baris satu\nbaris dua", "item-presenter": "", "version": "1",
            ]
            let changed = try await client.post("\(path)/agenda/\(items[0])", from: "\(path)/agenda/\(items[0])", change)
            XCTAssertEqual(changed.status, 303)
            let stale = try await client.post("\(path)/agenda/\(items[0])", from: "\(path)/agenda/\(items[0])", change)
            XCTAssertEqual(stale.status, 409)
            try await client.post("\(path)/agenda/\(items[1])/remove", from: path, [:])
            now = try await order()
            XCTAssertEqual(now, ["Tiga", "Satu, diubah"])
            let gone = try await client.post("\(path)/agenda/\(items[1])/remove", from: path, [:])
            XCTAssertEqual(gone.status, 404)
            try await client.send(
                "\(path)/statements", from: path,
                [("agency", district.agencies["DPU"]!), ("kind", "obstacle"), ("content", "Jalan putus"), ("item", items[0])])
            let needed = try await client.post("\(path)/agenda/\(items[0])/remove", from: path, [:])
            XCTAssertEqual(needed.status, 409, "a statement belongs to it")
            let closed = try await client.step("close", id)
            XCTAssertEqual(closed.status, 303)
            let late = try await client.post("\(path)/agenda", from: "/meetings/new", ["item-title": "Empat"])
            XCTAssertEqual(late.status, 409)
        }
    }

    func testAttendanceIsRecordedByTheSecretaryOrTheAgencyItself() async throws {
        try await TestDistrict.each { district in
            let secretary = try await district.client("secretary")
            let focal = try await district.client("focal-person/DPU")
            let id = try await district.meeting()
            let path = "/meetings/\(id)"
            let (dpu, dinsos, dinkes) = (district.agencies["DPU"]!, district.agencies["Dinsos"]!, district.agencies["Dinkes"]!)
            func fields(_ agency: String, _ attended: String, _ name: String, _ mandate: String, version: Int = 1) -> [(String, String)] {
                [
                    ("attended-\(agency)", attended), ("attendee-\(agency)", name), ("position-\(agency)", name.isEmpty ? "" : "Kepala bidang"),
                    ("mandate-\(agency)", mandate), ("version-\(agency)", "\(version)"),
                ]
            }
            let own = try await focal.send("\(path)/attendance", from: path, fields(dpu, "", "Bu Rini", "deputy"))
            XCTAssertEqual(own.status, 303, own.text)
            let same = try await focal.send("\(path)/attendance", from: path, fields(dpu, "yes", "Bu Rini", "deputy", version: 2))
            XCTAssertEqual(same.status, 303, "nothing new")
            let others = try await focal.send("\(path)/attendance", from: path, fields(dinsos, "yes", "Pak Adi", ""))
            XCTAssertEqual(others.status, 403, "another agency's")
            // The secretary's form was opened before: blank where the agency has recorded itself.
            let form = fields(dpu, "", "", "") + fields(dinsos, "no", "", "") + fields(dinkes, "yes", "dr. Sari", "decision-maker")
            let saved = try await secretary.send("\(path)/attendance", from: "\(path)/attendance", form)
            XCTAssertEqual(saved.status, 303, saved.text)
            var rows = try await district.texts(
                "SELECT attendee || '/' || mandate FROM attendance WHERE meeting = \(id) AND attended ORDER BY attendee")
            XCTAssertEqual(rows, ["Bu Rini/deputy", "dr. Sari/decision-maker"])
            // But a different record is not overwritten: the secretary is told, and what is typed elsewhere stays.
            let conflict = try await secretary.send(
                "\(path)/attendance", from: "\(path)/attendance",
                fields(dpu, "no", "", "") + fields(dinsos, "yes", "Pak Adi Nugroho", "none", version: 2))
            XCTAssertEqual(conflict.status, 422)
            XCTAssertTrue(conflict.text.contains("Pak Adi Nugroho"))
            XCTAssertTrue(conflict.text.contains("Bu Rini"))
            rows = try await district.texts("SELECT attendee FROM attendance WHERE meeting = \(id) AND attended ORDER BY attendee")
            XCTAssertEqual(rows.count, 2, "nothing of a refused form is saved")
            for (wrong, why) in [
                (fields(dinsos, "no", "Pak Adi", "", version: 2), "absent with a name"),
                (fields(dinsos, "yes", "", "", version: 2), "present without a name"),
                (fields(dinsos, "no", "", "deputy", version: 2), "a mandate without attendance"),
                (fields(dinsos, "maybe", "", "", version: 2), "no such choice"),
            ] {
                let answer = try await secretary.send("\(path)/attendance", from: "\(path)/attendance", wrong)
                XCTAssertEqual(answer.status, 422, why)
            }
            let page = try await focal.get(path)
            XCTAssertTrue(page.text.contains("2/5"))
            try await secretary.step("close", id)
            let late = try await secretary.send("\(path)/attendance", from: "/meetings/new", fields(dinsos, "yes", "Pak Adi", "", version: 2))
            XCTAssertEqual(late.status, 409)
        }
    }

    func testWhoMayWhatAndOtherDistricts() async throws {
        try await TestDistrict.each { district in
            let id = try await district.meeting()
            let path = "/meetings/\(id)"
            for role in ["focal-person/DPU", "chair", "nutrition-officer", "evaluator", "area-operator"] {
                let client = try await district.client(role)
                for page in [path, "\(path)/understanding", "\(path)/minutes", "/meetings", "/read-backs", "/understanding"] {
                    let answer = try await client.get(page)
                    XCTAssertEqual(answer.status, 200, "\(role) \(page)")
                }
                for page in ["/meetings/new", "\(path)/close", "\(path)/attendance"] {
                    let answer = try await client.get(page)
                    XCTAssertEqual(answer.status, 403, "\(role) \(page)")
                }
                let step = try await client.post("\(path)/state", from: path, ["step": "close", "version": "3"])
                XCTAssertEqual(step.status, 403, role)
            }
            let client = try await district.client("secretary")
            for unknown in ["/meetings/00000000-0000-7000-8000-000000000000", "/meetings/x", "/read-backs/\(id)", "/statements/\(id)"] {
                let answer = try await client.get(unknown)
                XCTAssertEqual(answer.status, 404, unknown)
            }
            // The same meeting, as if it were another district's.
            try await district.workspace.database.write { connection in
                try connection.execute(
                    "INSERT INTO district (code, name, created_at) SELECT '99.02', 'Kabupaten Lain', created_at FROM district WHERE code = \(TestDistrict.code)"
                )
                try connection.execute("UPDATE meeting SET district = '99.02' WHERE id = \(id)")
            }
            for page in [path, "\(path)/minutes", "\(path)/understanding", "\(path)/edit", "\(path)/attendance"] {
                let answer = try await client.get(page)
                XCTAssertEqual(answer.status, 404, page)
            }
            let step = try await client.post("\(path)/state", from: "/meetings/new", ["step": "close", "version": "3"])
            XCTAssertEqual(step.status, 404)
            let list = try await client.get("/meetings")
            XCTAssertFalse(list.text.contains("Rembuk stunting"))
        }
    }

    func testAResentFormIsTakenOnce() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let id = try await district.meeting()
            let key = try await client.get("/meetings/\(id)").hidden("_key")!
            let fields = [
                ("agency", district.agencies["DPU"]!), ("kind", "obstacle"), ("content", "Jalan ke posyandu putus"), ("_key", key),
                ("_once", "sekali-saja"),
            ]
            for _ in 0..<2 {
                let answer = try await client.post("/meetings/\(id)/statements", fields)
                XCTAssertEqual(answer.status, 303)
            }
            let stored = try await district.number("SELECT count(*) FROM statement")
            XCTAssertEqual(stored, 1)
        }
    }
}
