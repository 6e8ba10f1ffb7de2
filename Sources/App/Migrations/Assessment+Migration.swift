import Database

/// A judgement is never overwritten: the newest of an indicator and period counts, the earlier ones stay readable.
let assessmentMigration = Migration(
    "assessment",
    [
        """
        CREATE TABLE judgement (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), period_from TEXT NOT NULL, period_to TEXT NOT NULL,
            indicator TEXT NOT NULL CHECK (indicator IN
                ('face-to-face-dialogue', 'trust-building', 'commitment-to-process', 'shared-understanding', 'intermediate-outcomes')),
            judgement TEXT NOT NULL CHECK (judgement IN ('met', 'partly', 'not-met')), reasons TEXT NOT NULL CHECK (reasons <> ''),
            author TEXT NOT NULL REFERENCES account(id), at TEXT NOT NULL)
        """,
        "CREATE INDEX judgement_period ON judgement(district, period_from, period_to, indicator, at)",
    ])
