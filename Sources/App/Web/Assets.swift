import Foundation
import Hummingbird

/// The stylesheet, the icon and the one script, built into the binary and named by their content, so that a phone loads each once.
enum Assets {
    struct Asset: Sendable {
        let path: String
        let type: String
        let bytes: [UInt8]
    }

    static let stylesheet = named("rembuk", "css", "text/css; charset=utf-8", PackageResources.rembuk_css)

    static let progress = named("progress", "js", "text/javascript; charset=utf-8", PackageResources.progress_js)

    static let icon = Asset(
        path: "/assets/icon.svg", type: "image/svg+xml",
        bytes: Array(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#26336b"/>\
            <circle cx="11" cy="13" r="5" fill="#fbf9f4"/><circle cx="21" cy="13" r="5" fill="#d99a1c"/>\
            <path d="M5 26c3-6 19-6 22 0" fill="none" stroke="#fbf9f4" stroke-width="3" stroke-linecap="round"/></svg>
            """.utf8))

    static func routes(_ routes: Routes) {
        for asset in [stylesheet, progress, icon] {
            routes.asset(asset.path) { _ in
                let lasting = asset.path == icon.path ? "public, max-age=86400" : "public, max-age=31536000, immutable"
                return Response(
                    status: .ok, headers: [.contentType: asset.type, .cacheControl: lasting],
                    body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
            }
        }
        // What the measurements of pages are compared with: nothing but the server itself.
        routes.asset("/plain") { _ in
            Response(status: .ok, headers: [.contentType: "text/plain"], body: .init(byteBuffer: ByteBuffer(string: "ok")))
        }
    }

    /// For a value inside a query.
    static func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }

    private static func named(_ name: String, _ suffix: String, _ type: String, _ bytes: [UInt8]) -> Asset {
        let digest = Secret.hash(String(decoding: bytes, as: UTF8.self)).prefix(10)
        return Asset(path: "/assets/\(name)-\(digest).\(suffix)", type: type, bytes: bytes)
    }
}
