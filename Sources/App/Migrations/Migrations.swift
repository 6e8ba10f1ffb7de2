import Database

/// Every change of the schema, in the order in which they are applied. Forward only: a landed migration is never edited.
///
/// One text serves both engines, so it keeps to what they share: identifiers, days and moments are TEXT, counts BIGINT,
/// measures DOUBLE PRECISION, yes/no BOOLEAN. Every table of a district carries its district.
public let migrations: [Migration] =
    ledgerMigrations + [
        accountsMigration, areasMigration, programmesMigration, filesMigration, growthMigration,
        meetingsMigration, responsibilitiesMigration, assessmentMigration, growthRoundsMigration, childrenMigration, growthImportMigration,
    ]
