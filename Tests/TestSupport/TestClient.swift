import App
import Database
import Days
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

/// A browser in the process: keeps cookies, follows nothing by itself, and sees exactly what the server would send.
public final class TestClient {
    public struct Answer {
        public let status: Int
        public let headers: HTTPFields
        public let bytes: [UInt8]
        public var text: String { String(decoding: bytes, as: UTF8.self) }
        public var location: String? { headers[.location] }

        /// The value of the first hidden field of this name.
        public func hidden(_ name: String) -> String? {
            guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
            return text[start.upperBound...].prefix { $0 != "\"" }.description
        }
    }

    public typealias Respond = @Sendable (Request, AppContext) async throws -> Response
    /// The application itself, to make clients of within other tasks: a client belongs to one.
    public let respond: Respond
    public var cookies: [String: String] = [:]
    public var headers: HTTPFields = [:]

    public init(_ respond: @escaping Respond) { self.respond = respond }

    public init(_ routes: Routes) {
        let responder = routes.responder()
        respond = { try await responder.respond(to: $0, context: $1) }
    }

    public func get(_ path: String) async throws -> Answer { try await send(.get, path, type: nil, body: []) }

    /// Opens `from` (by default the page itself) for its form key, and posts the fields as its form would.
    @discardableResult
    public func post(_ path: String, from page: String? = nil, _ fields: KeyValuePairs<String, String>) async throws -> Answer {
        let form = try await get(page ?? path)
        var pairs = fields.map { ($0.key, $0.value) }
        pairs.append(("_key", form.hidden("_key") ?? ""))
        pairs.append(("_once", UUID().uuidString))
        return try await post(path, pairs)
    }

    /// Posts exactly these fields.
    public func post(_ path: String, _ pairs: [(String, String)]) async throws -> Answer {
        let body = pairs.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await send(.post, path, type: "application/x-www-form-urlencoded", body: Array(body.utf8))
    }

    /// Posts a form with one file, as a browser does.
    public func upload(
        _ path: String, from page: String? = nil, _ fields: KeyValuePairs<String, String> = [:], file field: String, name: String, bytes: [UInt8],
        type: String = "application/octet-stream"
    ) async throws -> Answer {
        let form = try await get(page ?? path)
        let pairs = fields.map { ($0.key, $0.value) } + [("_key", form.hidden("_key") ?? ""), ("_once", UUID().uuidString)]
        return try await multipart(path, pairs, file: field, name: name, bytes: bytes, type: type)
    }

    /// Posts a file as a program does, with a token instead of a session.
    public func upload(
        _ path: String, token: String, _ fields: KeyValuePairs<String, String> = [:], file field: String, name: String, bytes: [UInt8]
    ) async throws -> Answer {
        headers[.authorization] = "Bearer \(token)"
        defer { headers[.authorization] = nil }
        return try await multipart(
            path, fields.map { ($0.key, $0.value) }, file: field, name: name, bytes: bytes, type: "application/octet-stream")
    }

    private func multipart(
        _ path: String, _ pairs: [(String, String)], file field: String, name: String, bytes: [UInt8], type: String
    ) async throws -> Answer {
        let boundary = "----rembuk\(UUID().uuidString)"
        var body: [UInt8] = []
        for (key, value) in pairs {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(key)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: \(type)\r\n\r\n".utf8)
        body += bytes + Array("\r\n--\(boundary)--\r\n".utf8)
        return try await send(.post, path, type: "multipart/form-data; boundary=\(boundary)", body: body)
    }

    public func json(_ method: HTTPRequest.Method, _ path: String, token: String?, _ body: String = "") async throws -> Answer {
        headers[.authorization] = token.map { "Bearer \($0)" }
        defer { headers[.authorization] = nil }
        return try await send(method, path, type: body.isEmpty ? nil : "application/json", body: Array(body.utf8))
    }

    public func send(_ method: HTTPRequest.Method, _ path: String, type: String?, body: [UInt8]) async throws -> Answer {
        var fields = headers
        fields[.contentType] = type
        if !body.isEmpty { fields[.contentLength] = String(body.count) }
        if !cookies.isEmpty { fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let context = AppContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        let response = try await respond(request, context)
        for cookie in response.headers[values: .setCookie] {
            let pair = cookie.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
            if cookie.contains("Max-Age=0") || pair.count < 2 { cookies[String(pair[0])] = nil } else { cookies[String(pair[0])] = String(pair[1]) }
        }
        let collector = BodyCollector()
        try await response.body.write(collector)
        return Answer(status: response.status.code, headers: response.headers, bytes: collector.bytes)
    }

    private static func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}

private final class BodyCollector: ResponseBodyWriter {
    var bytes: [UInt8] = []
    func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
