import CSodium
import Foundation

/// SHA-256 of what arrives in parts.
struct FileDigest {
    private var state = crypto_hash_sha256_state()

    init() { crypto_hash_sha256_init(&state) }

    mutating func add(_ part: [UInt8]) { crypto_hash_sha256_update(&state, part, UInt64(part.count)) }

    /// As hexadecimal digits.
    mutating func finish() -> String {
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256_final(&state, &digest)
        return Secret.hex(digest)
    }

    /// - Throws: ``Refusal/unreadable(_:)`` where the file cannot be opened.
    static func sha256(_ path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw Refusal.unreadable(Copy.Files.notFound) }
        defer { try? handle.close() }
        var digest = FileDigest()
        while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty { digest.add([UInt8](part)) }
        return digest.finish()
    }
}
