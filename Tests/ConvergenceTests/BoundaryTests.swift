import Convergence
import Foundation
import XCTest

final class BoundaryTests: XCTestCase {
    private let square: [[Double]] = [[109, -7], [109.1, -7], [109.1, -7.1], [109, -7.1], [109, -7]]

    func testWritesFiveDecimalsWithoutNoise() throws {
        let boundary = try Boundary([[[[109.123456, -7.000004], [109.2, -7], [109.2, -7.10001], [109.123456, -7.000004]]]])
        XCTAssertEqual(boundary.geoJSON, #"{"type":"Polygon","coordinates":[[[109.12346,-7],[109.2,-7],[109.2,-7.10001],[109.12346,-7]]]}"#)
    }

    func testWhatIsWrittenReadsBackAsItself() throws {
        var random = Seeded(7)
        for _ in 0..<200 {
            var polygons: [[[[Double]]]] = []
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                var ring = (0..<Int.random(in: 3...9, using: &random)).map { _ in
                    [Double.random(in: 94...142, using: &random), Double.random(in: -12...7, using: &random)]
                }
                ring.append(ring[0])
                polygons.append([ring])
            }
            let boundary = try Boundary(polygons)
            struct Shape: Decodable { let type: String }
            struct Polygon: Decodable { let coordinates: [[[Double]]] }
            struct Multi: Decodable { let coordinates: [[[[Double]]]] }
            let data = Data(boundary.geoJSON.utf8)
            let read =
                polygons.count == 1
                ? [try JSONDecoder().decode(Polygon.self, from: data).coordinates] : try JSONDecoder().decode(Multi.self, from: data).coordinates
            XCTAssertEqual(try Boundary(read), boundary)
            for (left, right) in zip(read.joined().joined(), polygons.joined().joined()) {
                XCTAssertEqual(left[0], right[0], accuracy: 0.0000051)
                XCTAssertEqual(left[1], right[1], accuracy: 0.0000051)
            }
        }
    }

    func testRefusesWhatIsNoOutline() {
        func fault(_ coordinates: [[[[Double]]]]) -> Boundary.Fault? {
            do throws(Boundary.Fault) {
                _ = try Boundary(coordinates)
                return nil
            } catch { return error }
        }
        XCTAssertNil(fault([[square]]))
        XCTAssertNil(fault([[square.map { $0 + [125.0] }]]), "a height is dropped")
        XCTAssertEqual(fault([]), .noRing)
        XCTAssertEqual(fault([[]]), .noRing)
        XCTAssertEqual(fault([[Array(square.dropLast())]]), .notClosed)
        XCTAssertEqual(fault([[[[109, -7], [109.1, -7], [109, -7]]]]), .tooFewPoints)
        XCTAssertEqual(fault([[square.map { [$0[1], $0[0]] }]]), .outsideIndonesia)
        XCTAssertEqual(fault([[square.map { [$0[0]] }]]), .notAPosition)
        let speck: [[Double]] = [[109, -7], [109.000001, -7], [109.000001, -7.000001], [109, -7]]
        XCTAssertEqual(fault([[speck]]), .noRing)
        XCTAssertNil(fault([[speck], [square]]))
    }
}
