import Database

/// What is kept of each round so that a page needs not walk through its children. Both are worked out anew from the measurements whenever
/// these change, and for rounds from before this migration when the workspace is opened (`Workspace.tallyRounds`).
let growthRoundsMigration = Migration(
    "growth-rounds",
    [
        // One row a posyandu and month. The tally is Growth's QualityTally as whole numbers with blanks between.
        """
        CREATE TABLE growth_quality (
            district TEXT NOT NULL REFERENCES district(code), period TEXT NOT NULL, village TEXT NOT NULL, posyandu TEXT NOT NULL,
            tally TEXT NOT NULL, PRIMARY KEY (district, period, village, posyandu))
        """,
        // Children measured validly in the month and `lag` months before it, by their village in the month: who was stunted when.
        """
        CREATE TABLE growth_change (
            district TEXT NOT NULL REFERENCES district(code), period TEXT NOT NULL, lag BIGINT NOT NULL, village TEXT NOT NULL,
            children BIGINT NOT NULL, both_times BIGINT NOT NULL, only_before BIGINT NOT NULL, only_now BIGINT NOT NULL,
            PRIMARY KEY (district, period, lag, village))
        """,
    ])
