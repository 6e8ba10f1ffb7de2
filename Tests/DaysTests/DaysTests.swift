import Days
import XCTest

final class DaysTests: XCTestCase {
    func testEveryDayOfFourCenturiesRoundTripsInOrder() {
        var expected = Day(year: 1800, month: 1, day: 1)!
        for _ in 0..<146_097 {
            let (year, month, day) = expected.parts
            XCTAssertEqual(Day(year: year, month: month, day: day), expected)
            XCTAssertEqual(Day(iso: expected.iso), expected)
            expected = expected + 1
        }
        XCTAssertEqual(expected.iso, "2200-01-01")
    }

    func testKnownDays() {
        XCTAssertEqual(Day(iso: "1970-01-01")?.number, 0)
        XCTAssertEqual(Day(iso: "2026-11-24")?.weekday, 2)
        XCTAssertEqual(Day(iso: "2024-02-29")!.month.last.iso, "2024-02-29")
        for wrong in ["2023-02-29", "2026-13-01", "2026-00-10", "26-11-24", "2026-1-2", "2026-11-24 ", "", "٢٠٢٦-١١-٢٤"] {
            XCTAssertNil(Day(iso: wrong), wrong)
        }
    }

    func testMonthArithmetic() {
        XCTAssertEqual((Month(iso: "2026-01")! - 1).iso, "2025-12")
        XCTAssertEqual(Month(iso: "2026-11")! - Month(iso: "2024-02")!, 33)
        XCTAssertNil(Month(iso: "2026-13"))
    }

    func testAgeInCompletedMonths() {
        let cases = [
            ("2024-01-15", "2024-01-15", 0), ("2024-01-15", "2024-02-14", 0), ("2024-01-15", "2024-02-15", 1), ("2024-01-31", "2024-02-29", 0),
            ("2024-01-31", "2024-03-01", 1), ("2024-02-29", "2025-02-28", 11), ("2024-02-29", "2025-03-01", 12), ("2021-11-20", "2026-11-19", 59),
            ("2024-05-02", "2024-05-01", -1),
        ]
        for (birth, day, months) in cases {
            XCTAssertEqual(Day(iso: day)!.completedMonths(since: Day(iso: birth)!), months, "\(birth) \(day)")
        }
    }

    func testJakartaIsSevenHoursAhead() {
        let late = Instant(iso: "2026-11-24T17:00:00Z")!
        XCTAssertEqual(late.jakartaDay.iso, "2026-11-25")
        XCTAssertEqual(late.jakartaTime, "00:00")
        XCTAssertEqual(Instant(jakarta: Day(iso: "2026-11-25")!), late)
        XCTAssertEqual(Instant(iso: late.iso), late)
        XCTAssertEqual(Instant(milliseconds: -1).iso, "1969-12-31T23:59:59.999Z")
        for wrong in ["2026-11-24T24:00:00Z", "2026-11-24T10:00:00", "2026-11-24 10:00:00Z", "2026-11-24T10:00:00.1Z"] {
            XCTAssertNil(Instant(iso: wrong), wrong)
        }
    }
}
