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
        if let known: T = known(key, version) { return known }
        let made = try await make()
        keep(made, key, version)
        return made
    }

    /// As `value`, for what needs no waiting.
    func immediate<T: Sendable>(_ key: String, version: Int64, make: () throws -> T) rethrows -> T {
        if let known: T = known(key, version) { return known }
        let made = try make()
        keep(made, key, version)
        return made
    }

    private func known<T: Sendable>(_ key: String, _ version: Int64) -> T? {
        guard let entry = entries.withLockedValue({ $0[key] }), entry.version == version else { return nil }
        return entry.value as? T
    }

    private func keep(_ value: some Sendable, _ key: String, _ version: Int64) {
        entries.withLockedValue { entries in
            if entries.count >= Self.limit { entries.removeAll(keepingCapacity: true) }
            entries[key] = Entry(version: version, value: value)
        }
    }
}
