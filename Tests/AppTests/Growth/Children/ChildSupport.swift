import App
import Database
import Days
import Growth
import TestSupport
import XCTest

@testable import App

/// Invented children with known answers, put into the records as an import would.
struct SampleChild {
    var name: String
    var village = "99.01.01.2001"
    var nik: String?
    var sex = "f"
    var born = "2024-06-01"
    var since = "2026-02"
    /// Day, kg, cm.
    var visits: [(String, Double?, Double?)]
}

extension TestDistrict {
    /// Inserts the children and works the months out; returns their identifiers by name.
    @discardableResult func add(_ children: [SampleChild]) async throws -> [String: String] {
        var ids: [String: String] = [:]
        for (index, child) in children.enumerated() { ids[child.name] = Identifier.make(at: now.adding(minutes: index)) }
        let known = ids
        try await workspace.database.write { connection in
            for child in children {
                let id = known[child.name]!
                try connection.execute(
                    """
                    INSERT INTO child (id, district, village, nik, name, sex, birth_date, parent, posyandu, first_period)
                    VALUES (\(id), \(Self.code), \(child.village), \(child.nik), \(child.name), \(child.sex), \(child.born), 'Ibu Contoh', 'Melati',
                        \(child.since))
                    """)
                for (date, weight, height) in child.visits {
                    let day = Day(iso: date)!
                    let scores = try ZScores(
                        Anthropometry(
                            sex: child.sex == "m" ? .male : .female, ageInDays: Double(day - Day(iso: child.born)!), weight: weight, height: height,
                            position: .lying))
                    try connection.execute(
                        """
                        INSERT INTO measurement (child, date, district, period, village, weight, height, position, haz, waz, whz, haz_flag, waz_flag, whz_flag)
                        VALUES (\(id), \(date), \(Self.code), \(day.month), \(child.village), \(weight), \(height), 'l', \(scores.heightForAge),
                            \(scores.weightForAge), \(scores.weightForHeight), \(scores.isFlagged(.heightForAge)), \(scores.isFlagged(.weightForAge)),
                            \(scores.isFlagged(.weightForHeight)))
                        """)
                }
            }
            try connection.refreshGrowthSummaries(district: Self.code, from: Month(iso: "2026-01")!)
        }
        return ids
    }

    /// Actions and details of the ledger's entries about children, the oldest first.
    func childEntries() async throws -> [(action: String, subject: String, details: String)] {
        try await workspace.database.read {
            try $0.all("SELECT action, subject, details FROM ledger WHERE action LIKE 'child.%' ESCAPE '\\' ORDER BY sequence") {
                (try $0.string(0), try $0.string(1), try $0.string(2))
            }
        }
    }

    /// An operator of another kecamatan.
    func addOtherOperator() async throws {
        let (id, now) = (Identifier.make(at: now), now)
        try await workspace.database.write {
            try $0.execute(
                """
                INSERT INTO account (id, district, email, name, role, area, created_at)
                VALUES (\(id), \(Self.code), 'lumbir@contoh.example', 'Petugas Lumbir', 'area-operator', '99.01.02', \(now))
                """)
        }
        add(account: id, as: "area-operator/Lumbir")
    }
}

/// A girl born on 1 June 2024 who grows along the median, in the months given.
func median(_ name: String, village: String = "99.01.01.2001", nik: String? = nil, months: [String] = ["2026-03", "2026-04", "2026-05"])
    -> SampleChild
{
    SampleChild(
        name: name, village: village, nik: nik,
        visits: months.map { month in
            let day = Day(iso: month + "-10")!
            let age = Double(day - Day(iso: "2024-06-01")!)
            return (
                day.iso, GrowthCurve.measure(.weightForAge, .female, at: age, z: 0), GrowthCurve.measure(.heightForAge, .female, at: age, z: 0)
            )
        })
}
