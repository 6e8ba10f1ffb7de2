import Database

/// Who has opened what of the children's records on which day, so that it is written into the ledger once a day and an opening outside
/// one's own area is known for the rest of that day.
let childrenMigration = Migration(
    "children",
    [
        """
        CREATE TABLE child_viewing (
            district TEXT NOT NULL REFERENCES district(code), account TEXT NOT NULL REFERENCES account(id),
            -- child/<id>, or a list of children: children/<area>, follow-ups/<area>/<month>
            subject TEXT NOT NULL, day TEXT NOT NULL,
            -- given where the child lies outside the person's own area, else empty
            reason TEXT NOT NULL DEFAULT '', PRIMARY KEY (account, day, subject))
        """
    ])
