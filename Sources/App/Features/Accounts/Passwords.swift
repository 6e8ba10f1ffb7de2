import CSodium
import NIOPosix

/// Hashes passwords with argon2id (libsodium, "interactive": 64 MiB and about 70 ms a hash here).
///
/// At most two run at once, so that a flood of sign-ins can neither take the memory nor both cores from the rest.
final class PasswordQueue: Sendable {
    private let threads = NIOThreadPool(numberOfThreads: 2)

    init() { threads.start() }

    func hash(_ password: String) async throws -> String {
        try await threads.runIfActive {
            var output = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
            let result = password.withCString {
                crypto_pwhash_str(
                    &output, $0, UInt64(password.utf8.count), UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE), Int(crypto_pwhash_MEMLIMIT_INTERACTIVE))
            }
            guard result == 0 else { throw Refusal.rule(Copy.Errors.busy) }
            return String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// Takes the same time for an account that does not exist, so that the time tells nothing.
    func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await threads.runIfActive {
            let known = hash ?? Self.nobody
            let matches = password.withCString { crypto_pwhash_str_verify(known, $0, UInt64(password.utf8.count)) == 0 }
            return matches && hash != nil
        }
    }

    /// A hash of a random password that was thrown away.
    private static let nobody =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$0000000000000000000000000000000000000000000"
}

/// What a password must be: long enough, not one of the first that anybody tries, not the address itself (NIST SP 800-63B, 5.1.1.2).
enum PasswordRule {
    static let length = 10...200

    static func problem(_ password: String, email: String) -> FieldProblem? {
        let lower = password.lowercased()
        if password.count < length.lowerBound { return FieldProblem("password", Copy.Accounts.passwordShort) }
        if password.count > length.upperBound { return FieldProblem("password", Copy.Errors.tooLong) }
        let local = email.split(separator: "@").first.map { $0.lowercased() } ?? ""
        let weak = commonest.contains { lower.contains($0) && lower.count - $0.count < 4 } || Set(lower).count < 4
        if weak || (local.count > 3 && lower.contains(local)) { return FieldProblem("password", Copy.Accounts.passwordWeak) }
        return nil
    }

    private static let commonest: [String] = [
        "password", "katasandi", "rahasia", "1234567890", "123456789", "qwertyuiop", "indonesia", "banyumas", "sayangku", "bismillah", "stunting",
        "rembuk",
    ]
}
