import App
import Foundation
import TestSupport
import XCTest

final class MeetingAPITests: XCTestCase {
    private struct Meeting: Decodable {
        struct Presence: Decodable { let agency: String; let attended: Bool? }
        struct Item: Decodable { let title: String }
        let id, state, startsAt: String
        let version, readBacksRequired, readBacksConfirmed: Int
        let attendance: [Presence]
        let agenda: [Item]
    }
    private struct ReadBack: Decodable {
        struct Attempt: Decodable { let number: Int; let answer, correction: String? }
        let id, state, why, listener: String
        let waitsFor: String?
        let version: Int
        let attempts: [Attempt]
    }
    private struct Statement: Decodable { let id: String }
    private struct Understanding: Decodable {
        struct Sum: Decodable { let confirmed, required: Int }
        let total: Sum
        let cells: [Sum]
    }

    private func decode<T: Decodable>(_ type: T.Type, _ answer: TestClient.Answer, line: UInt = #line) throws -> T {
        XCTAssertTrue((200...201).contains(answer.status), answer.text, line: line)
        return try JSONDecoder().decode(type, from: Data(answer.bytes))
    }

    func testTheLoopOfAMeetingThroughTheAPI() async throws {
        try await TestDistrict.each { district in
            let client = TestClient(district.routes)
            let (secretary, dpu, dinkes) = (
                try await district.token("secretary"), try await district.token("focal-person/DPU"), try await district.token("focal-person/Dinkes")
            )
            let api = "/api/v1/meetings"
            let planned = try await client.json(
                .post, api, token: secretary, #"{"title": "Rapat kerja", "day": "2026-06-10", "time": "09:30", "agenda": [{"title": "Satu"}]}"#)
            XCTAssertEqual(planned.status, 201, planned.text)
            var meeting = try self.decode(Meeting.self, planned)
            XCTAssertEqual(planned.location, "\(api)/\(meeting.id)")
            XCTAssertEqual(meeting.attendance.count, 5, "all active agencies")
            XCTAssertEqual(meeting.startsAt, "2026-06-10T02:30:00.000Z")
            let path = "\(api)/\(meeting.id)"
            let hidden = try await client.json(.get, path, token: dpu)
            XCTAssertEqual(hidden.status, 404)
            for step in ["invite", "start"] {
                meeting = try self.decode(
                    Meeting.self,
                    try await client.json(.post, "\(path)/state", token: secretary, #"{"step": "\#(step)", "version": \#(meeting.version)}"#))
            }
            XCTAssertEqual(meeting.state, "in-progress")
            let stale = try await client.json(.post, "\(path)/state", token: secretary, #"{"step": "close", "version": 1}"#)
            XCTAssertEqual(stale.status, 409)
            let forbidden = try await client.json(.post, "\(path)/state", token: dpu, #"{"step": "close", "version": 3}"#)
            XCTAssertEqual(forbidden.status, 403)

            let came = try await client.json(
                .put, "\(path)/attendance/\(district.agencies["DPU"]!)", token: dpu,
                #"{"attended": true, "attendee": "Bu Rini", "mandate": "deputy"}"#)
            meeting = try self.decode(Meeting.self, came)
            XCTAssertEqual(meeting.attendance.filter { $0.attended == true }.map(\.agency), [district.agencies["DPU"]!])
            let other = try await client.json(.put, "\(path)/attendance/\(district.agencies["DPU"]!)", token: dinkes, #"{"attended": false}"#)
            XCTAssertEqual(other.status, 403)

            let stated = try await client.json(
                .post, "\(path)/statements", token: dpu,
                #"{"agency": "\#(district.agencies["DPU"]!)", "kind": "constraint", "text": "Air bersih di Lumbir belum masuk DPA", "addressed": ["\#(district.agencies["Dinkes"]!)"]}"#
            )
            XCTAssertEqual(stated.status, 201)
            let statement = try self.decode(Statement.self, stated)
            let one = try await client.json(.get, "/api/v1/statements/\(statement.id)", token: dinkes)
            XCTAssertEqual(one.status, 200)
            let empty = try await client.json(
                .post, "\(path)/statements", token: dpu, #"{"agency": "\#(district.agencies["DPU"]!)", "kind": "constraint", "text": " "}"#)
            XCTAssertEqual(empty.status, 422)
            XCTAssertTrue(empty.text.contains(#""field":"text""#), empty.text)

            let nul = try await client.json(
                .post, "\(path)/statements", token: dpu,
                #"{"agency": "\#(district.agencies["DPU"]!)", "kind": "constraint", "text": "jalan \u0000 putus"}"#)
            XCTAssertEqual(nul.status, 400, nul.text)

            let waiting = try self.decode(
                [ReadBack].self, try await client.json(.get, "/api/v1/read-backs?waitsFor=\(district.agencies["Dinkes"]!)", token: dinkes))
            XCTAssertEqual(waiting.map(\.why), ["addressed"])
            let readBack = "/api/v1/read-backs/\(waiting[0].id)"
            let copied = try await client.json(.post, "\(readBack)/say", token: dinkes, #"{"text": "Air bersih di Lumbir belum masuk DPA"}"#)
            XCTAssertEqual(copied.status, 422)
            let words = #"{"text": "Warga Lumbir masih menunggu anggaran airnya", "version": 1}"#
            let mine = try await client.json(.post, "\(readBack)/say", token: dpu, words)
            XCTAssertEqual(mine.status, 403)
            var now = try self.decode(ReadBack.self, try await client.json(.post, "\(readBack)/say", token: dinkes, words))
            XCTAssertEqual(now.waitsFor, district.agencies["DPU"]!)
            let again = try await client.json(.post, "\(readBack)/say", token: dinkes, words)
            XCTAssertEqual(again.status, 409)
            now = try self.decode(
                ReadBack.self,
                try await client.json(.post, "\(readBack)/correct", token: dpu, #"{"attempt": 1, "correction": "DPA-nya tahun depan"}"#))
            XCTAssertEqual(now.attempts.first?.correction, "DPA-nya tahun depan")
            now = try self.decode(
                ReadBack.self, try await client.json(.post, "\(readBack)/say", token: dinkes, #"{"text": "Anggaran air Lumbir baru tahun depan"}"#))
            let early = try await client.json(.post, "\(readBack)/confirm", token: dpu, #"{"attempt": 1}"#)
            XCTAssertEqual(early.status, 409)
            now = try self.decode(ReadBack.self, try await client.json(.post, "\(readBack)/confirm", token: dpu, #"{"attempt": 2}"#))
            XCTAssertEqual(now.state, "confirmed")

            let rounds = try await client.json(.post, "\(path)/rounds", token: secretary)
            XCTAssertEqual(rounds.status, 200)
            let matrix = try self.decode(Understanding.self, try await client.json(.get, "\(path)/understanding", token: dpu))
            XCTAssertEqual(matrix.total.confirmed, 1)
            XCTAssertEqual(matrix.total.required, matrix.cells.reduce(0) { $0 + $1.required })
            let list = try await client.json(.get, api, token: dpu)
            XCTAssertTrue(list.text.contains("Rapat kerja"))
            let none = try await client.json(.get, api, token: nil)
            XCTAssertEqual(none.status, 401)
        }
    }
}
