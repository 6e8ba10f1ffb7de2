import Database

/// "Exactly one accountable agency and one named person at every moment" is a matter of columns that cannot be empty;
/// "one open hand-off at a time" of a partial unique index. The protocol itself is `Collaboration.Responsibility`, and these rows are
/// its values: `Responsibilities+Queries` reads and writes them.
///
/// Persons (`owner_person`, `*_by`) are names as they were then; by which account is in the ledger.
let responsibilitiesMigration = Migration(
    "responsibilities",
    [
        """
        CREATE TABLE responsibility (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), title TEXT NOT NULL, description TEXT NOT NULL DEFAULT '',
            strategy TEXT NOT NULL REFERENCES strategy(id), indicator TEXT REFERENCES indicator(id),
            statement TEXT REFERENCES statement(id), meeting TEXT REFERENCES meeting(id),
            owner_agency TEXT NOT NULL REFERENCES agency(id), owner_person TEXT NOT NULL CHECK (owner_person <> ''),
            state TEXT NOT NULL CHECK (state IN ('open', 'blocked', 'delivered', 'verified', 'cancelled')),
            blocked_reason TEXT NOT NULL DEFAULT '', due TEXT NOT NULL, first_due TEXT NOT NULL, synthetic BOOLEAN NOT NULL DEFAULT FALSE,
            created_by TEXT NOT NULL, created_at TEXT NOT NULL, verified_at TEXT, version BIGINT NOT NULL DEFAULT 1,
            CHECK (state <> 'blocked' OR blocked_reason <> ''), CHECK ((state = 'verified') = (verified_at IS NOT NULL)))
        """,
        "CREATE INDEX responsibility_owner ON responsibility(district, owner_agency, state)",
        "CREATE INDEX responsibility_due ON responsibility(district, state, due)",
        "CREATE INDEX responsibility_statement ON responsibility(statement)",
        "CREATE INDEX responsibility_meeting ON responsibility(meeting)",
        "CREATE TABLE responsibility_area (responsibility TEXT NOT NULL REFERENCES responsibility(id), area TEXT NOT NULL, PRIMARY KEY (responsibility, area))",
        "CREATE INDEX responsibility_area_area ON responsibility_area(area)",
        // expires_on: the last day on which the nominee can answer. cause: why it waits, or waited, for the chair.
        """
        CREATE TABLE hand_off (
            id TEXT PRIMARY KEY, district TEXT NOT NULL, responsibility TEXT NOT NULL REFERENCES responsibility(id),
            from_agency TEXT NOT NULL REFERENCES agency(id), to_agency TEXT NOT NULL REFERENCES agency(id), reason TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN
                ('proposed', 'awaiting-chair', 'accepted', 'declined', 'withdrawn', 'kept', 'moved', 'overtaken')),
            cause TEXT CHECK (cause IN ('third-hop', 'return', 'expired')),
            proposed_by TEXT NOT NULL, proposed_at TEXT NOT NULL, expires_on TEXT NOT NULL,
            answer_reason TEXT NOT NULL DEFAULT '', answered_by TEXT, answered_at TEXT,
            CHECK (from_agency <> to_agency), CHECK (state <> 'awaiting-chair' OR cause IS NOT NULL),
            CHECK (state <> 'declined' OR answer_reason <> ''))
        """,
        "CREATE UNIQUE INDEX hand_off_one_open ON hand_off(responsibility) WHERE state IN ('proposed', 'awaiting-chair')",
        "CREATE INDEX hand_off_to ON hand_off(district, to_agency, state)",
        "CREATE INDEX hand_off_state ON hand_off(district, state, expires_on)",
        "CREATE INDEX hand_off_responsibility ON hand_off(responsibility, proposed_at)",
        // The chain of custody: who was accountable, from when, and how it came to them.
        """
        CREATE TABLE custody (
            responsibility TEXT NOT NULL REFERENCES responsibility(id), number BIGINT NOT NULL, agency TEXT NOT NULL REFERENCES agency(id),
            person TEXT NOT NULL CHECK (person <> ''), how TEXT NOT NULL CHECK (how IN ('initial', 'hand-off', 'chair', 'person')),
            hand_off TEXT REFERENCES hand_off(id), reason TEXT NOT NULL DEFAULT '', made_by TEXT NOT NULL, since TEXT NOT NULL,
            PRIMARY KEY (responsibility, number), CHECK (how <> 'hand-off' OR hand_off IS NOT NULL))
        """,
        """
        CREATE TABLE status_change (
            responsibility TEXT NOT NULL REFERENCES responsibility(id), number BIGINT NOT NULL, old_state TEXT NOT NULL, new_state TEXT NOT NULL,
            reason TEXT NOT NULL DEFAULT '', waits_on TEXT REFERENCES agency(id), changed_by TEXT NOT NULL, changed_at TEXT NOT NULL,
            PRIMARY KEY (responsibility, number))
        """,
        """
        CREATE TABLE escalation (
            id TEXT PRIMARY KEY, district TEXT NOT NULL, responsibility TEXT NOT NULL REFERENCES responsibility(id), question TEXT NOT NULL,
            raised_by TEXT NOT NULL, raised_at TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '', answered_by TEXT, answered_at TEXT)
        """,
        "CREATE UNIQUE INDEX escalation_one_open ON escalation(responsibility) WHERE answered_at IS NULL",
        "CREATE INDEX escalation_responsibility ON escalation(responsibility, raised_at)",
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
            CHECK (content <> '' OR link <> '' OR file IS NOT NULL), CHECK (state <> 'returned' OR answer_reason <> ''))
        """,
        "CREATE UNIQUE INDEX delivery_one_open ON delivery(responsibility) WHERE state = 'handed-in'",
        "CREATE INDEX delivery_responsibility ON delivery(responsibility, handed_in_at)",
    ])
