import Convergence
import Database
import Days

extension Connection {
    /// All areas of the district, the places that no longer exist included, in the order of their codes.
    func areas(of district: String) throws -> [Area] {
        try all(
            "SELECT code, name, latitude, longitude, valid_from, valid_to FROM area WHERE district = \(district) ORDER BY code"
        ) { row in
            let code = try row.string(0)
            guard let code = AreaCode(code) else { throw DatabaseError.decoding(column: 0, message: "the text is not a code of an area") }
            var centre: Coordinate?
            if let latitude = try row.doubleOrNil(2), let longitude = try row.doubleOrNil(3) {
                centre = Coordinate(latitude: latitude, longitude: longitude)
            }
            return Area(
                code: code, name: try row.string(1), centre: centre, validFrom: try row.dayOrNil(4), validTo: try row.dayOrNil(5))
        }
    }

    func hasArea(_ code: String, in district: String) throws -> Bool {
        try exists("SELECT 1 FROM area WHERE district = \(district) AND code = \(code)")
    }

    func districtName(_ code: String) throws -> String? { try first("SELECT name FROM district WHERE code = \(code)") { try $0.string(0) } }

    func insertDistrict(_ code: String, name: String, at now: Instant) throws {
        try execute("INSERT INTO district (code, name, created_at) VALUES (\(code), \(name), \(now))")
    }

    /// Only where the name is still the one that was made from the area's.
    func renameDistrict(_ code: String, from old: String, to new: String) throws {
        try execute("UPDATE district SET name = \(new) WHERE code = \(code) AND name = \(old)")
    }

    func insertAreas(_ areas: [Area], district: String) throws {
        var rest = areas.makeIterator()
        try load(into: "area", columns: ["district", "code", "name", "level", "parent", "latitude", "longitude", "valid_from", "valid_to"]) {
            guard let area = rest.next() else { return nil }
            return [
                district.databaseValue, area.code.text.databaseValue, area.name.databaseValue, area.code.level.rawValue.databaseValue,
                area.code.parent?.text.databaseValue ?? .null, (area.centre?.latitude).databaseValue, (area.centre?.longitude).databaseValue,
                area.validFrom.databaseValue, area.validTo.databaseValue,
            ]
        }
    }

    func updateArea(_ area: Area, district: String) throws {
        try execute(
            """
            UPDATE area SET name = \(area.name), latitude = \(area.centre?.latitude), longitude = \(area.centre?.longitude),
                valid_from = \(area.validFrom), valid_to = \(area.validTo)
            WHERE district = \(district) AND code = \(area.code.text)
            """)
    }

    // MARK: Boundaries

    /// Geometries as stored, by code.
    func boundaries(of district: String) throws -> [String: String] {
        var result: [String: String] = [:]
        try forEach("SELECT code, geometry FROM boundary WHERE district = \(district)") { result[try $0.string(0)] = try $0.string(1) }
        return result
    }

    /// How many areas of each level have an outline.
    func boundaryCounts(of district: String) throws -> [AreaLevel: Int] {
        var result: [AreaLevel: Int] = [:]
        try forEach(
            """
            SELECT a.level, count(*) FROM boundary b JOIN area a ON a.district = b.district AND a.code = b.code
            WHERE b.district = \(district) GROUP BY a.level
            """
        ) { row in
            if let level = AreaLevel(rawValue: try row.string(0)) { result[level] = try row.int(1) }
        }
        return result
    }

    func setBoundary(_ geometry: String, of code: String, district: String) throws {
        try execute(
            """
            INSERT INTO boundary (district, code, geometry) VALUES (\(district), \(code), \(geometry))
            ON CONFLICT (district, code) DO UPDATE SET geometry = excluded.geometry
            """)
    }

    // MARK: Files that wait to be confirmed

    func insertAreaUpload(_ upload: AreaUpload, district: String, by account: String, at now: Instant) throws {
        try execute("DELETE FROM area_upload WHERE district = \(district) AND created_at < \(now.adding(days: -1))")
        try execute(
            """
            INSERT INTO area_upload (id, district, kind, file_name, content, created_by, created_at)
            VALUES (\(upload.id), \(district), \(upload.kind.rawValue), \(upload.fileName), \(upload.content), \(account), \(now))
            """)
    }

    func areaUpload(_ id: String, district: String) throws -> AreaUpload? {
        try first("SELECT kind, file_name, content FROM area_upload WHERE id = \(id) AND district = \(district)") { row in
            AreaUpload(
                id: id, kind: try row.value(0), fileName: try row.string(1), content: try row.string(2))
        }
    }

    func deleteAreaUpload(_ id: String, district: String) throws {
        try execute("DELETE FROM area_upload WHERE id = \(id) AND district = \(district)")
    }
}

extension SQL {
    /// A condition that the area whose code stands in `column` is the given one or lies in it. A range, so that an index serves it: "/" is
    /// the character after ".", and both engines order text by its bytes.
    static func lies(_ column: SQL, in area: String) -> SQL {
        "(\(sql: column) = \(area) OR (\(sql: column) >= \(area + ".") AND \(sql: column) < \(area + "/")))"
    }
}
