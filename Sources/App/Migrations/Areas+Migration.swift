import Database

let areasMigration = Migration(
    "areas",
    [
        """
        CREATE TABLE area (
            district TEXT NOT NULL REFERENCES district(code), code TEXT NOT NULL, name TEXT NOT NULL,
            level TEXT NOT NULL CHECK (level IN ('province', 'regency', 'district', 'village')),
            parent TEXT, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, valid_from TEXT, valid_to TEXT,
            PRIMARY KEY (district, code))
        """,
        "CREATE INDEX area_parent ON area(district, parent)",
        // GeoJSON geometry (RFC 7946), longitude first.
        "CREATE TABLE boundary (district TEXT NOT NULL, code TEXT NOT NULL, geometry TEXT NOT NULL, PRIMARY KEY (district, code))",
        // A file that was looked at and waits to be confirmed; nothing of it counts until then.
        """
        CREATE TABLE area_upload (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), kind TEXT NOT NULL CHECK (kind IN ('areas', 'boundaries')),
            file_name TEXT NOT NULL, content TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES account(id), created_at TEXT NOT NULL)
        """,
    ])
