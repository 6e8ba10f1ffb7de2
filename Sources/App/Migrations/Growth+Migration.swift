import Database

let growthMigration = Migration(
    "growth",
    [
        """
        CREATE TABLE growth_import (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), file TEXT REFERENCES file(id),
            file_name TEXT NOT NULL, sha256 TEXT NOT NULL, size BIGINT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('reading', 'preview', 'applying', 'done', 'failed', 'discarded')),
            layout TEXT NOT NULL DEFAULT '', period TEXT, rows_read BIGINT NOT NULL DEFAULT 0, progress DOUBLE PRECISION NOT NULL DEFAULT 0,
            -- what was recognised and what came of it, as JSON (see WeighingImport)
            summary TEXT NOT NULL DEFAULT '{}', failure TEXT NOT NULL DEFAULT '',
            created_by TEXT NOT NULL, created_at TEXT NOT NULL, finished_at TEXT)
        """,
        """
        CREATE TABLE growth_import_problem (
            import TEXT NOT NULL REFERENCES growth_import(id), number BIGINT NOT NULL,
            row_number BIGINT NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (import, number))
        """,
        """
        CREATE TABLE child (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), village TEXT NOT NULL,
            nik TEXT, name TEXT NOT NULL, sex TEXT NOT NULL CHECK (sex IN ('m', 'f')), birth_date TEXT NOT NULL,
            parent TEXT NOT NULL DEFAULT '', posyandu TEXT NOT NULL DEFAULT '',
            first_period TEXT NOT NULL, import TEXT REFERENCES growth_import(id))
        """,
        "CREATE INDEX child_nik ON child(district, nik)",
        "CREATE INDEX child_village ON child(district, village, birth_date)",
        // weight kg, height cm as measured; z after the WHO rules, two decimals; a flagged z is kept, its flag says so.
        """
        CREATE TABLE measurement (
            child TEXT NOT NULL REFERENCES child(id), date TEXT NOT NULL, district TEXT NOT NULL, period TEXT NOT NULL, village TEXT NOT NULL,
            weight DOUBLE PRECISION, height DOUBLE PRECISION, position TEXT NOT NULL DEFAULT '' CHECK (position IN ('', 'l', 'h')),
            haz DOUBLE PRECISION, waz DOUBLE PRECISION, whz DOUBLE PRECISION,
            haz_flag BOOLEAN, waz_flag BOOLEAN, whz_flag BOOLEAN,
            import TEXT REFERENCES growth_import(id), PRIMARY KEY (child, date))
        """,
        "CREATE INDEX measurement_period ON measurement(district, period, village)",
        // One row a village and month, kept by the import in the transaction that changes the measurements below it.
        """
        CREATE TABLE growth_summary (
            district TEXT NOT NULL REFERENCES district(code), period TEXT NOT NULL, village TEXT NOT NULL,
            registered BIGINT NOT NULL, measured BIGINT NOT NULL,
            height_valid BIGINT NOT NULL, stunted BIGINT NOT NULL, severely_stunted BIGINT NOT NULL,
            weight_valid BIGINT NOT NULL, underweight BIGINT NOT NULL, severely_underweight BIGINT NOT NULL,
            wasting_valid BIGINT NOT NULL, wasted BIGINT NOT NULL, severely_wasted BIGINT NOT NULL,
            flagged BIGINT NOT NULL, PRIMARY KEY (district, period, village))
        """,
        """
        CREATE TABLE survey (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), name TEXT NOT NULL, held_on TEXT,
            file_name TEXT NOT NULL, sha256 TEXT NOT NULL, rows_read BIGINT NOT NULL, rows_used BIGINT NOT NULL,
            design TEXT NOT NULL, created_by TEXT NOT NULL, created_at TEXT NOT NULL, UNIQUE (district, name))
        """,
        // proportions 0...1; "measure" is a column stem of the reference: HA_2, WA_2, WH_2, …
        """
        CREATE TABLE survey_estimate (
            survey TEXT NOT NULL REFERENCES survey(id), position BIGINT NOT NULL, group_label TEXT NOT NULL, measure TEXT NOT NULL,
            population DOUBLE PRECISION, unweighted BIGINT, estimate DOUBLE PRECISION, standard_error DOUBLE PRECISION,
            low DOUBLE PRECISION, high DOUBLE PRECISION, PRIMARY KEY (survey, position, measure))
        """,
        "CREATE TABLE survey_row (survey TEXT NOT NULL REFERENCES survey(id), number BIGINT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (survey, number))",
    ])
