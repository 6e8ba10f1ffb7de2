import NIOConcurrencyHelpers

/// Keeps what was worked out from the records, for as long as the records stay as they are.
///
/// Every change writes one ledger entry, so the head of a district's ledger is the version of all its records: a value
/// kept under that version is right until the head moves. Values that depend on the day carry it in their key.
final class VersionCache: Sendable {
    private struct Entry {
        let version: Int64
        let value: any Sendable
    }
    private let entries = NIOLockedValueBox<[String: Entry]>([:])
    private static let limit = 1_000

    func value<T: Sendable>(_ key: String, version: Int64, make: () async throws -> T) async rethrows -> T {
        if let entry = entries.withLockedValue({ $0[key] }), entry.version == version, let value = entry.value as? T { return value }
        let made = try await make()
        entries.withLockedValue { entries in
            if entries.count >= Self.limit { entries.removeAll(keepingCapacity: true) }
            entries[key] = Entry(version: version, value: made)
        }
        return made
    }
}
