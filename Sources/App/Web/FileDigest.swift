import CSodium
import Foundation

/// SHA-256 of a file, read in parts.
enum FileDigest {
    /// - Throws: ``Refusal/unreadable(_:)`` where the file cannot be opened.
    static func sha256(_ path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw Refusal.unreadable(Copy.Files.notFound) }
        defer { try? handle.close() }
        var state = crypto_hash_sha256_state()
        crypto_hash_sha256_init(&state)
        while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
            let bytes = [UInt8](part)
            crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
        }
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256_final(&state, &digest)
        return Secret.hex(digest)
    }
}
