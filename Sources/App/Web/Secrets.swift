import CSodium
import Foundation
import HTTPTypes
import Hummingbird

/// Random secrets for sessions, links and tokens: only their hash is stored.
enum Secret {
    /// 32 random bytes as 64 hexadecimal digits.
    static func make() -> String { hex(random(32)) }

    static func random(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// SHA-256. The secrets are random and long, so that a slow hash would add nothing.
    static func hash(_ secret: String) -> String {
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        let message = Array(secret.utf8)
        crypto_hash_sha256(&digest, message, UInt64(message.count))
        return hex(digest)
    }

    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func bytes(hex text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}

/// Proves that a form was made for this session: a keyed hash of the session's secret, covered by a fresh mask in each page
/// so that compressing the page tells nothing about it (BREACH).
enum FormKey {
    static func make(secret: [UInt8]) -> String {
        let mask = Secret.random(32)
        return Secret.hex(mask + zip(mask, tag(secret)).map { $0 ^ $1 })
    }

    static func proves(_ text: String, secret: [UInt8]) -> Bool {
        guard let bytes = Secret.bytes(hex: text), bytes.count == 64 else { return false }
        let opened = zip(bytes[..<32], bytes[32...]).map { $0 ^ $1 }
        let expected = tag(secret)
        return sodium_memcmp(opened, expected, expected.count) == 0
    }

    private static func tag(_ secret: [UInt8]) -> [UInt8] {
        let message = Array("rembuk form".utf8) + secret
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&digest, message, UInt64(message.count))
        return digest
    }
}

enum Cookies {
    /// A browser without a session still gets a secret of its own, so that the sign-in form can be proved to be ours.
    static let visitor = "rembuk_visitor"

    static func value(_ name: String, in request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = pair.drop { $0 == UInt8(ascii: " ") }
                guard let mark = pair.firstIndex(of: UInt8(ascii: "=")), pair[..<mark].elementsEqual(name.utf8) else { continue }
                return Substring(pair[pair.index(after: mark)...]).trimmingCharacters(in: .whitespaces)
            }
        }
        return nil
    }

    static func set(_ name: String, _ value: String, secure: Bool, days: Int) -> String {
        "\(name)=\(value); Path=/; Max-Age=\(days * 86_400); HttpOnly; SameSite=Lax\(secure ? "; Secure" : "")"
    }
}

enum SessionCookie {
    static let name = "rembuk_session"
    /// A session lasts two weeks; signing out or the secretary ends it sooner.
    static let days = 14
}

extension HTTPField {
    static func setCookie(_ value: String) -> HTTPField { HTTPField(name: .setCookie, value: value) }
}

/// For tests that begin sessions without the slow password: the form in which a secret is stored.
package func testSecretHash(_ secret: String) -> String { Secret.hash(secret) }
