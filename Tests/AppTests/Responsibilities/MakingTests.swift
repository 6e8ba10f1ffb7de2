import App
import Database
import Days
import TestSupport
import XCTest

final class MakingTests: XCTestCase {
    func testAnAgencyTakesOneUpAndIsItsOwner() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("focal-person/DPU")
            let made = try await client.post(
                "/responsibilities", from: "/responsibilities/new",
                [
                    "title": "Air bersih untuk Cirahab", "description": "Pipa 800 m", "strategy": district.strategy, "due": "2026-09-30",
                    "person": "Pak Budi", "districts": "99.01.02", "places": "desa karanggintung\nTambaksogra, Sumbang",
                ])
            XCTAssertEqual(made.status, 303, made.text)
            let path = try XCTUnwrap(made.location?.split(separator: "?").first.map(String.init))
            let id = String(path.split(separator: "/").last!)
            let shown = try await district.shown(id)
            XCTAssertEqual(shown.agency, district.agencies["DPU"])
            XCTAssertEqual(shown.person, "Pak Budi")
            XCTAssertEqual(shown.areas, ["99.01.01.2001", "99.01.01.2002", "99.01.02"])
            XCTAssertEqual(shown.custody.map(\.how), ["initial"])
            XCTAssertEqual(shown.version, 1)
            let page = try await client.get(path)
            for text in [
                "Air bersih untuk Cirahab", "Pipa 800 m", "Lumbir", "Karanggintung", "30 September 2026", "Pak Budi", "Menurunkan prevalensi",
            ] {
                XCTAssertTrue(page.text.contains(text), text)
            }
            client.cookies["lang"] = "en"
            let english = try await client.get(path)
            XCTAssertTrue(english.text.contains("What you can do now"))
            XCTAssertTrue(english.text.contains("Lower the prevalence of stunting"))
            let ledger = try await district.ledger("responsibility/\(id)")
            XCTAssertEqual(ledger, ["responsibility.begun"])
        }
    }

    func testEverythingWrongIsSaidAtOnceAndNothingTypedIsLost() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("focal-person/DPU")
            let wrong = try await client.post(
                "/responsibilities", from: "/responsibilities/new",
                [
                    "title": String(repeating: "a", count: 201), "description": "<b>tulisan saya</b>", "strategy": "", "due": "2026-06-09",
                    "person": "", "places": "Atlantis", "offer-to": district.agencies["DPU"]!,
                ])
            XCTAssertEqual(wrong.status, 422)
            for field in ["title", "strategy", "due", "person", "places", "offer-to", "offer-reason"] {
                XCTAssertTrue(wrong.text.contains("href=\"#f-\(field)\""), field)
            }
            XCTAssertTrue(wrong.text.contains("&lt;b&gt;tulisan saya&lt;/b&gt;"))
            XCTAssertTrue(wrong.text.contains("Atlantis"))
            let count = try await district.workspace.database.read { try $0.count("SELECT count(*) FROM responsibility") }
            XCTAssertEqual(count, 0)
        }
    }

    func testASecondClickDoesNotMakeASecondOne() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("focal-person/DPU")
            let form = try await client.get("/responsibilities/new")
            let pairs = [
                ("_key", form.hidden("_key")!), ("_once", form.hidden("_once")!), ("title", "Sekali saja"), ("strategy", district.strategy),
                ("due", "2026-09-30"), ("person", "Pak Budi"),
            ]
            let first = try await client.post("/responsibilities", pairs)
            let second = try await client.post("/responsibilities", pairs)
            XCTAssertEqual(first.status, 303)
            XCTAssertEqual(second.status, 303)
            let count = try await district.workspace.database.read { try $0.count("SELECT count(*) FROM responsibility") }
            XCTAssertEqual(count, 1)
        }
    }

    func testFromAStatementItKnowsWhereItCameFrom() async throws {
        try await TestDistrict.each { district in
            let (meeting, statement) = try await district.statement(by: "Dinkes", "Air bersih di Lumbir belum masuk DPA")
            let client = try await district.client("focal-person/DPU")
            let form = try await client.get("/responsibilities/new?meeting=\(meeting)&statement=\(statement)")
            XCTAssertTrue(form.text.contains("Air bersih di Lumbir belum masuk DPA"))
            let made = try await client.post(
                "/responsibilities", from: "/responsibilities/new",
                [
                    "title": "Masukkan ke DPA", "strategy": district.strategy, "due": "2026-09-30", "person": "Pak Budi", "meeting": meeting,
                    "statement": statement,
                ])
            let id = String(made.location!.split(separator: "?")[0].split(separator: "/").last!)
            let shown = try await district.shown(id)
            XCTAssertEqual(shown.statement, statement)
            XCTAssertEqual(shown.meeting, meeting)
            let page = try await client.get("/responsibilities/\(id)")
            XCTAssertTrue(page.text.contains("Pernyataan Dinkes"))
            XCTAssertTrue(page.text.contains("/meetings/\(meeting)"))
            let unknown = try await client.get("/responsibilities/new?statement=0197f0c4-0000-7000-8000-000000000000")
            XCTAssertEqual(unknown.status, 404)
            let nonsense = try await client.get("/responsibilities/new?meeting=\(meeting)&statement=1%20OR%201")
            XCTAssertEqual(nonsense.status, 404)
        }
    }

    func testItCanBeOfferedInTheSameFormAndTheOwnerStays() async throws {
        try await TestDistrict.each { district in
            let client = try await district.client("secretary")
            let made = try await client.post(
                "/responsibilities", from: "/responsibilities/new",
                [
                    "title": "Susun anggaran air", "strategy": district.strategy, "due": "2026-09-30", "person": "Bu Rini",
                    "offer-to": district.agencies["DPU"]!, "offer-reason": "Kewenangan DPU",
                ])
            XCTAssertEqual(made.status, 303, made.text)
            let id = String(made.location!.split(separator: "?")[0].split(separator: "/").last!)
            let shown = try await district.shown(id)
            XCTAssertEqual(shown.agency, district.agencies["Sekretariat"])
            XCTAssertEqual(shown.handOffs.map(\.state), ["proposed"])
            let owed = try await district.client("focal-person/DPU").get("/responsibilities/\(id)")
            XCTAssertTrue(owed.text.contains("DPU: 1 menunggu"))
            XCTAssertTrue(owed.text.contains("Jawab paling lambat 17 Juni 2026"))
        }
    }

    func testWhoMayNot() async throws {
        try await TestDistrict.each { district in
            for role in ["area-operator", "evaluator"] {
                let answer = try await district.client(role).get("/responsibilities/new")
                XCTAssertEqual(answer.status, 403, role)
            }
            let chair = try await district.client("chair").get("/responsibilities/new")
            XCTAssertEqual(chair.status, 409)
            let id = try await district.begin()
            let other = try await district.client("focal-person/Dinkes").get("/responsibilities/\(id)/edit")
            XCTAssertEqual(other.status, 403)
            let foreign = try await district.foreignResponsibility()
            let client = try await district.client("secretary")
            for path in ["/responsibilities/\(foreign)", "/responsibilities/\(foreign)/edit", "/responsibilities/1", "/responsibilities/\(foreign)x"]
            {
                let answer = try await client.get(path)
                XCTAssertEqual(answer.status, 404, path)
                XCTAssertFalse(answer.text.contains("Rahasia"))
            }
            let acted = try await district.act(
                "chair", "/reassign", ["agency": district.agencies["DPU"]!, "person": "X", "reason": "x"], on: foreign)
            XCTAssertEqual(acted.status, 404)
        }
    }

    func testTwoPeopleEditOneThingAndTheSecondIsTold() async throws {
        try await TestDistrict.each { district in
            let id = try await district.begin()
            let client = try await district.client("focal-person/DPU")
            let version = try await client.get("/responsibilities/\(id)/edit").hidden("version")!
            func edit(_ title: String) async throws -> TestClient.Answer {
                try await client.post(
                    "/responsibilities/\(id)/edit", from: "/responsibilities/\(id)/edit",
                    ["title": title, "description": "yang saya tulis dengan susah payah", "strategy": district.strategy, "version": version])
            }
            let first = try await edit("Yang pertama")
            XCTAssertEqual(first.status, 303)
            let second = try await edit("Yang kedua")
            XCTAssertEqual(second.status, 409)
            XCTAssertTrue(second.text.contains("yang saya tulis dengan susah payah"))
            let title = try await district.shown(id).title
            XCTAssertEqual(title, "Yang pertama")
        }
    }
}

extension TestDistrict {
    /// A meeting under way with one statement.
    func statement(by agency: String, _ content: String) async throws -> (meeting: String, statement: String) {
        let (meeting, statement) = (Identifier.make(at: now), Identifier.make(at: now))
        let (now, secretary, speaker) = (now, accounts["secretary"]!, agencies[agency]!)
        try await workspace.database.write { connection in
            try connection.execute(
                """
                INSERT INTO meeting (id, district, title, starts_at, minutes, state, created_by, created_at)
                VALUES (\(meeting), \(Self.code), 'Rembuk Juni', \(now), 120, 'in-progress', \(secretary), \(now))
                """)
            try connection.execute(
                """
                INSERT INTO statement (id, district, meeting, agency, kind, content, stated_at, stated_by)
                VALUES (\(statement), \(Self.code), \(meeting), \(speaker), 'constraint', \(content), \(now), \(secretary))
                """)
        }
        return (meeting, statement)
    }
}
