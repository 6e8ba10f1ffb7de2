import Database

let meetingsMigration = Migration(
    "meetings",
    [
        """
        CREATE TABLE meeting (
            id TEXT PRIMARY KEY, district TEXT NOT NULL REFERENCES district(code), title TEXT NOT NULL, purpose TEXT NOT NULL DEFAULT '',
            place TEXT NOT NULL DEFAULT '', starts_at TEXT NOT NULL, minutes BIGINT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'in-progress', 'closed')),
            read_back_days BIGINT NOT NULL DEFAULT 3, synthetic BOOLEAN NOT NULL DEFAULT FALSE, closing_notes TEXT NOT NULL DEFAULT '',
            created_by TEXT NOT NULL REFERENCES account(id), created_at TEXT NOT NULL, closed_at TEXT, version BIGINT NOT NULL DEFAULT 1)
        """,
        "CREATE INDEX meeting_start ON meeting(district, starts_at)",
        """
        CREATE TABLE agenda_item (
            id TEXT PRIMARY KEY, district TEXT NOT NULL, meeting TEXT NOT NULL REFERENCES meeting(id), position BIGINT NOT NULL,
            title TEXT NOT NULL, presenter TEXT REFERENCES agency(id), minutes BIGINT NOT NULL, notes TEXT NOT NULL DEFAULT '',
            version BIGINT NOT NULL DEFAULT 1)
        """,
        "CREATE INDEX agenda_item_meeting ON agenda_item(meeting, position)",
        // One row for each invited agency. attended: NULL not yet recorded. mandate: may the attendee decide for the agency?
        """
        CREATE TABLE attendance (
            meeting TEXT NOT NULL REFERENCES meeting(id), agency TEXT NOT NULL REFERENCES agency(id), district TEXT NOT NULL,
            attended BOOLEAN, attendee TEXT NOT NULL DEFAULT '', position TEXT NOT NULL DEFAULT '',
            mandate TEXT NOT NULL DEFAULT '' CHECK (mandate IN ('', 'decision-maker', 'deputy', 'none')),
            version BIGINT NOT NULL DEFAULT 1, PRIMARY KEY (meeting, agency))
        """,
        """
        CREATE TABLE statement (
            id TEXT PRIMARY KEY, district TEXT NOT NULL, meeting TEXT NOT NULL REFERENCES meeting(id), agency TEXT NOT NULL REFERENCES agency(id),
            kind TEXT NOT NULL CHECK (kind IN ('programme', 'constraint', 'obstacle')), content TEXT NOT NULL,
            agenda_item TEXT REFERENCES agenda_item(id), stated_at TEXT NOT NULL, stated_by TEXT NOT NULL)
        """,
        "CREATE INDEX statement_meeting ON statement(meeting, stated_at)",
        "CREATE TABLE statement_addressee (statement TEXT NOT NULL REFERENCES statement(id), agency TEXT NOT NULL REFERENCES agency(id), PRIMARY KEY (statement, agency))",
        """
        CREATE TABLE read_back (
            id TEXT PRIMARY KEY, district TEXT NOT NULL, meeting TEXT NOT NULL REFERENCES meeting(id),
            statement TEXT NOT NULL REFERENCES statement(id), listener TEXT NOT NULL REFERENCES agency(id), speaker TEXT NOT NULL REFERENCES agency(id),
            reason TEXT NOT NULL CHECK (reason IN ('addressed', 'sampled')), due TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('due', 'said', 'confirmed', 'corrected')),
            required_at TEXT NOT NULL, confirmed_at TEXT, version BIGINT NOT NULL DEFAULT 1,
            CHECK (listener <> speaker), UNIQUE (statement, listener))
        """,
        "CREATE INDEX read_back_listener ON read_back(district, listener, state)",
        "CREATE INDEX read_back_speaker ON read_back(district, speaker, state)",
        "CREATE INDEX read_back_meeting ON read_back(meeting)",
        """
        CREATE TABLE read_back_attempt (
            read_back TEXT NOT NULL REFERENCES read_back(id), number BIGINT NOT NULL, content TEXT NOT NULL, said_by TEXT NOT NULL, said_at TEXT NOT NULL,
            answer TEXT CHECK (answer IN ('confirmed', 'corrected')), correction TEXT NOT NULL DEFAULT '', answered_by TEXT, answered_at TEXT,
            PRIMARY KEY (read_back, number))
        """,
    ])
