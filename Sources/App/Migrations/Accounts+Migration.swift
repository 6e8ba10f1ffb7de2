import Database

let accountsMigration = Migration(
    "accounts",
    [
        """
        CREATE TABLE district (
            code TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL,
            synthetic BOOLEAN NOT NULL DEFAULT FALSE,
            prevalence_target DOUBLE PRECISION, secretariat TEXT)
        """,
        """
        CREATE TABLE agency (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code),
            name TEXT NOT NULL, short_name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('agency', 'secretariat', 'subdistrict')),
            area TEXT, duty_id TEXT NOT NULL DEFAULT '', duty_en TEXT NOT NULL DEFAULT '',
            active BOOLEAN NOT NULL DEFAULT TRUE, version BIGINT NOT NULL DEFAULT 1,
            UNIQUE (district, short_name))
        """,
        "CREATE UNIQUE INDEX agency_one_secretariat ON agency(district) WHERE kind = 'secretariat' AND active",
        """
        CREATE TABLE account (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code),
            email TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN
                ('secretary', 'focal-person', 'chair', 'nutrition-officer', 'area-operator', 'evaluator')),
            agency TEXT REFERENCES agency(id), area TEXT,
            password_hash TEXT, active BOOLEAN NOT NULL DEFAULT TRUE,
            created_at TEXT NOT NULL, version BIGINT NOT NULL DEFAULT 1,
            CHECK (role <> 'focal-person' OR agency IS NOT NULL),
            CHECK (role <> 'area-operator' OR area IS NOT NULL))
        """,
        "CREATE INDEX account_agency ON account(agency)",
        """
        CREATE TABLE invitation (
            token_hash TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account(id),
            created_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT)
        """,
        """
        CREATE TABLE session (
            token_hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES account(id),
            created_at TEXT NOT NULL, expires_at TEXT NOT NULL, revoked_at TEXT, device TEXT NOT NULL DEFAULT '')
        """,
        "CREATE INDEX session_account ON session(account)",
        """
        CREATE TABLE api_token (
            token_hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES account(id),
            created_at TEXT NOT NULL, revoked_at TEXT)
        """,
        "CREATE TABLE sign_in_failure (key TEXT PRIMARY KEY, failures BIGINT NOT NULL, since TEXT NOT NULL)",
        // A form carries a key; the second arrival of the same key is answered with what the first one led to.
        """
        CREATE TABLE submission (
            key TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account(id), location TEXT NOT NULL, at TEXT NOT NULL)
        """,
    ])
