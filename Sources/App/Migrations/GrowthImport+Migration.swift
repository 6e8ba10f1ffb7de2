import Database

let growthImportMigration = Migration(
    "growth-import",
    [
        // Where in the row a problem lies, counted from 0.
        "ALTER TABLE growth_import_problem ADD COLUMN place BIGINT",
        // The rows that somebody should correct, as they stand in the file; those of the header are numbered below zero.
        """
        CREATE TABLE growth_import_row (
            import TEXT NOT NULL REFERENCES growth_import(id), number BIGINT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (import, number))
        """,
        // What a column's title means that the program does not know by itself.
        """
        CREATE TABLE growth_column (
            district TEXT NOT NULL REFERENCES district(code), title_key TEXT NOT NULL, title TEXT NOT NULL, field TEXT NOT NULL,
            created_by TEXT NOT NULL, created_at TEXT NOT NULL, PRIMARY KEY (district, title_key))
        """,
        // Two records that look like one child and are two, as a person has decided; "first" is the smaller identifier.
        """
        CREATE TABLE child_pair (
            district TEXT NOT NULL REFERENCES district(code), first TEXT NOT NULL, second TEXT NOT NULL,
            decided_by TEXT NOT NULL, decided_at TEXT NOT NULL, PRIMARY KEY (district, first, second))
        """,
        // A record that was found to be of the same child as another and is gone: as it was, so that files keep finding the child by it and the
        // merge can be undone. kept_nik and kept_first_period are what the other record had before.
        """
        CREATE TABLE child_merge (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), kept TEXT NOT NULL, merged TEXT NOT NULL,
            village TEXT NOT NULL, nik TEXT, name TEXT NOT NULL, sex TEXT NOT NULL, birth_date TEXT NOT NULL, parent TEXT NOT NULL,
            posyandu TEXT NOT NULL, first_period TEXT NOT NULL, import TEXT, kept_nik TEXT, kept_first_period TEXT NOT NULL,
            decided_by TEXT NOT NULL, decided_at TEXT NOT NULL, UNIQUE (district, merged))
        """,
        // The measurements that came with it. One that was set aside has the same day as one of the kept record, which counts.
        """
        CREATE TABLE child_merge_measurement (
            merge TEXT NOT NULL REFERENCES child_merge(id), date TEXT NOT NULL, is_aside BOOLEAN NOT NULL, period TEXT NOT NULL,
            village TEXT NOT NULL, weight DOUBLE PRECISION, height DOUBLE PRECISION, position TEXT NOT NULL,
            haz DOUBLE PRECISION, waz DOUBLE PRECISION, whz DOUBLE PRECISION, haz_flag BOOLEAN, waz_flag BOOLEAN, whz_flag BOOLEAN,
            import TEXT, PRIMARY KEY (merge, date))
        """,
    ])
