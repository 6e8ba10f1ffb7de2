/// Why a backup could not be written, is not whole, or cannot be restored.
public enum BackupError: Error, Sendable, Hashable, CustomStringConvertible {
    case cannotOpen(path: String, reason: String)
    case cannotWrite(path: String, reason: String)
    case exists(path: String)
    case notABackup(path: String)
    /// A file written by a newer Rembuk.
    case unknownFormat
    /// The file ends before its end. `offset` is its length in bytes.
    case truncated(table: String?, offset: Int)
    /// The block that begins at `offset` is not as it was written.
    case altered(table: String?, offset: Int)
    /// Something was added behind the end.
    case bytesAfterTheEnd(offset: Int)
    case notEmpty(table: String)
    case unknownMigrations([String])
    case changedMigration(String)
    /// The workspace was migrated further than the backup.
    case migratedFurther([String])
    case noSuchColumn(table: String, column: String)
    case ledgerBroken(LedgerVerification.Break)

    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason): "\(path) cannot be opened: \(reason)"
        case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
        case .exists(let path): "\(path) exists; a backup never overwrites a file"
        case .notABackup(let path): "\(path) is not a backup made by Rembuk"
        case .unknownFormat: "the backup was made by a newer version of Rembuk; use that version"
        case .truncated(let table, let offset): "the backup ends too early, at byte \(offset)" + place(table)
        case .altered(let table, let offset): "the backup is damaged in the block at byte \(offset)" + place(table)
        case .bytesAfterTheEnd(let offset): "the backup should end at byte \(offset), but goes on"
        case .notEmpty(let table): "the workspace is not empty: there are rows in \(table); restore into a new one"
        case .unknownMigrations(let names):
            "the backup comes from another version of Rembuk (\(names.joined(separator: ", "))); use that version or a newer one"
        case .changedMigration(let name): "the migration \(name) was applied in another form in the backup"
        case .migratedFurther(let names):
            "the workspace was migrated further than the backup (\(names.joined(separator: ", "))); restore into a new one"
        case .noSuchColumn(let table, let column): "the backup has a column \(table).\(column) that the workspace has not"
        case .ledgerBroken(let first):
            "the backup's ledger is broken: district \(first.district), entry \(first.sequence): \(first.fault.rawValue); nothing was restored"
        }
    }

    private func place(_ table: String?) -> String { table.map { ", in the table \($0)" } ?? "" }
}
