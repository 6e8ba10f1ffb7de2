import Database

/// Files live in the database, so that a change and its file are one transaction and a backup holds both.
let filesMigration = Migration(
    "files",
    [
        """
        CREATE TABLE file (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), name TEXT NOT NULL, type TEXT NOT NULL,
            size BIGINT NOT NULL, sha256 TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES account(id))
        """,
        """
        CREATE TABLE file_part (
            file TEXT NOT NULL REFERENCES file(id), number BIGINT NOT NULL, content BYTEA NOT NULL, PRIMARY KEY (file, number))
        """,
    ])
