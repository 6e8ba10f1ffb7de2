import Database

let programmesMigration = Migration(
    "programmes",
    [
        """
        CREATE TABLE strategy_set (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code),
            name_id TEXT NOT NULL, name_en TEXT NOT NULL, source TEXT NOT NULL, version TEXT NOT NULL,
            valid_from TEXT, valid_to TEXT, UNIQUE (district, name_id, version))
        """,
        """
        CREATE TABLE strategy (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), strategy_set TEXT NOT NULL REFERENCES strategy_set(id),
            number BIGINT NOT NULL, name_id TEXT NOT NULL, name_en TEXT NOT NULL, UNIQUE (strategy_set, number))
        """,
        """
        CREATE TABLE indicator (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code),
            number BIGINT NOT NULL, group_id TEXT NOT NULL, group_en TEXT NOT NULL, name_id TEXT NOT NULL, name_en TEXT NOT NULL,
            source TEXT NOT NULL, version TEXT NOT NULL, valid_from TEXT, valid_to TEXT, UNIQUE (district, number))
        """,
        // Documents conflict: targets of one year stand beside each other, each with its source.
        """
        CREATE TABLE indicator_target (
            indicator TEXT NOT NULL REFERENCES indicator(id), year BIGINT NOT NULL, percent DOUBLE PRECISION NOT NULL CHECK (percent >= 0 AND percent <= 100),
            source TEXT NOT NULL, PRIMARY KEY (indicator, year, source))
        """,
        // Published figures. A survey and a routine figure are different measurements and are never merged.
        """
        CREATE TABLE estimate (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), area TEXT NOT NULL,
            year BIGINT NOT NULL, period TEXT NOT NULL DEFAULT '', source TEXT NOT NULL,
            method TEXT NOT NULL CHECK (method IN ('survey', 'routine', 'target')),
            percent DOUBLE PRECISION NOT NULL, low DOUBLE PRECISION, high DOUBLE PRECISION,
            numerator BIGINT, denominator BIGINT, citation TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL,
            version BIGINT NOT NULL DEFAULT 1,
            UNIQUE (district, area, year, period, source, method))
        """,
    ])
