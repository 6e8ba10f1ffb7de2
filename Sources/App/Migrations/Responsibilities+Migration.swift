import Database

/// "Exactly one accountable agency and one named person at every moment" is a matter of columns that cannot be empty;
/// "one open hand-off at a time" of a partial unique index. The protocol itself is `Collaboration.Responsibility`.
let responsibilitiesMigration = Migration("responsibilities", [
    """
    CREATE TABLE responsibility (
        id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), title TEXT NOT NULL, description TEXT NOT NULL DEFAULT '',
        strategy TEXT NOT NULL REFERENCES strategy(id), indicator TEXT REFERENCES indicator(id),
        statement TEXT REFERENCES statement(id), meeting TEXT REFERENCES meeting(id),
        owner_agency TEXT NOT NULL REFERENCES agency(id), owner_person TEXT NOT NULL CHECK (owner_person <> ''),
        state TEXT NOT NULL CHECK (state IN ('open', 'blocked', 'delivered', 'verified', 'cancelled')),
        blocked_reason TEXT NOT NULL DEFAULT '', due TEXT NOT NULL, first_due TEXT NOT NULL, synthetic BOOLEAN NOT NULL DEFAULT FALSE,
        created_by TEXT NOT NULL, created_at TEXT NOT NULL, verified_at TEXT, version BIGINT NOT NULL DEFAULT 1,
        CHECK (state <> 'blocked' OR blocked_reason <> ''))
    """,
    "CREATE INDEX responsibility_owner ON responsibility(district, owner_agency, state)",
    "CREATE TABLE responsibility_area (responsibility TEXT NOT NULL REFERENCES responsibility(id), area TEXT NOT NULL, PRIMARY KEY (responsibility, area))",
    // The chain of custody: who was accountable, from when, and how it came to them.
    """
    CREATE TABLE custody (
        responsibility TEXT NOT NULL REFERENCES responsibility(id), number BIGINT NOT NULL, agency TEXT NOT NULL REFERENCES agency(id),
        person TEXT NOT NULL, how TEXT NOT NULL CHECK (how IN ('initial', 'hand-off', 'chair', 'person')),
        reason TEXT NOT NULL DEFAULT '', since TEXT NOT NULL, PRIMARY KEY (responsibility, number))
    """,
    """
    CREATE TABLE hand_off (
        id TEXT PRIMARY KEY, district TEXT NOT NULL, responsibility TEXT NOT NULL REFERENCES responsibility(id),
        from_agency TEXT NOT NULL REFERENCES agency(id), to_agency TEXT NOT NULL REFERENCES agency(id), reason TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'declined', 'expired', 'withdrawn', 'awaiting-chair', 'decided')),
        proposed_by TEXT NOT NULL, proposed_at TEXT NOT NULL, expires_on TEXT NOT NULL,
        answer_reason TEXT NOT NULL DEFAULT '', answered_by TEXT, answered_at TEXT, CHECK (from_agency <> to_agency))
    """,
    "CREATE UNIQUE INDEX hand_off_one_open ON hand_off(responsibility) WHERE state IN ('proposed', 'awaiting-chair')",
    "CREATE INDEX hand_off_to ON hand_off(district, to_agency, state)",
    """
    CREATE TABLE escalation (
        id TEXT PRIMARY KEY, district TEXT NOT NULL, responsibility TEXT NOT NULL REFERENCES responsibility(id), question TEXT NOT NULL,
        raised_by TEXT NOT NULL, raised_at TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '', answered_by TEXT, answered_at TEXT)
    """,
    """
    CREATE TABLE chair_decision (
        id TEXT PRIMARY KEY, district TEXT NOT NULL, responsibility TEXT NOT NULL REFERENCES responsibility(id), hand_off TEXT REFERENCES hand_off(id),
        decision TEXT NOT NULL CHECK (decision IN ('keep', 'move')), agency TEXT NOT NULL REFERENCES agency(id), person TEXT NOT NULL,
        reason TEXT NOT NULL, decided_by TEXT NOT NULL, decided_at TEXT NOT NULL)
    """,
    """
    CREATE TABLE due_change (
        responsibility TEXT NOT NULL REFERENCES responsibility(id), number BIGINT NOT NULL, old_due TEXT NOT NULL, new_due TEXT NOT NULL,
        reason TEXT NOT NULL, changed_by TEXT NOT NULL, changed_at TEXT NOT NULL, PRIMARY KEY (responsibility, number))
    """,
    """
    CREATE TABLE delivery (
        id TEXT PRIMARY KEY, district TEXT NOT NULL, responsibility TEXT NOT NULL REFERENCES responsibility(id), agency TEXT NOT NULL REFERENCES agency(id),
        content TEXT NOT NULL DEFAULT '', link TEXT NOT NULL DEFAULT '', file TEXT REFERENCES file(id),
        state TEXT NOT NULL CHECK (state IN ('handed-in', 'verified', 'returned')),
        handed_in_by TEXT NOT NULL, handed_in_at TEXT NOT NULL, answer_reason TEXT NOT NULL DEFAULT '', answered_by TEXT, answered_at TEXT,
        CHECK (content <> '' OR link <> '' OR file IS NOT NULL))
    """,
    "CREATE INDEX delivery_responsibility ON delivery(responsibility, handed_in_at)",
])
