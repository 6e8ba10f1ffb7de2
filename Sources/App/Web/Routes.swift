import Hummingbird
import NIOCore

/// The context of a request: what the server knows of it before anybody has looked at who asks.
public struct AppContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The client's address as the connection shows it.
    let remoteAddress: String?

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress
    }
}

/// The one way to add a route. Each carries its rule of access, so that none can be forgotten;
/// the suite reads `entries` and tries every route with every role.
public final class Routes {
    public struct Entry: Sendable, Hashable {
        public enum Kind: Sendable { case page, form, api, file }
        public let method: HTTPRequest.Method
        /// As the router has it, with `:name` for a parameter.
        public let path: String
        public let access: Access
        public let kind: Kind
        /// Largest body that is read, in bytes.
        public let bodyLimit: Int
    }

    public static let formLimit = 512 * 1024
    public static let fileLimit = 20 * 1024 * 1024
    public static let tableLimit = 128 * 1024 * 1024

    public private(set) var entries: [Entry] = []
    private let router = Router(context: AppContext.self, options: [.autoGenerateHeadEndpoints])
    private let gate: Gate

    init(_ workspace: Workspace) { gate = Gate(workspace: workspace) }

    typealias Handler = @Sendable (Call) async throws -> Response

    /// A page to read.
    func page(_ path: String, _ access: Access, _ handler: @escaping Handler) {
        add(Entry(method: .get, path: path, access: access, kind: .page, bodyLimit: 0), handler)
    }

    /// A form that changes something. It must carry the session's form key.
    func form(_ path: String, _ access: Access, limit: Int = Routes.formLimit, _ handler: @escaping Handler) {
        add(Entry(method: .post, path: path, access: access, kind: .form, bodyLimit: limit), handler)
    }

    /// A file to keep: an export, an attachment, a calendar.
    func file(_ path: String, _ access: Access, _ handler: @escaping Handler) {
        add(Entry(method: .get, path: path, access: access, kind: .file, bodyLimit: 0), handler)
    }

    /// A call of the JSON API, with a token instead of a session.
    func api(_ method: HTTPRequest.Method, _ path: String, _ access: Access, limit: Int = Routes.formLimit, _ handler: @escaping Handler) {
        add(Entry(method: method, path: "/api/v1" + path, access: access, kind: .api, bodyLimit: limit), handler)
    }

    /// Something that is the same for everybody and asks nothing of the database.
    func asset(_ path: String, _ answer: @escaping @Sendable (Request) -> Response) {
        entries.append(Entry(method: .get, path: path, access: .everyone, kind: .file, bodyLimit: 0))
        router.get(RouterPath(path)) { request, _ in answer(request) }
    }

    private func add(_ entry: Entry, _ handler: @escaping Handler) {
        entries.append(entry)
        let gate = gate
        router.on(RouterPath(entry.path), method: entry.method) { request, context in
            await gate.respond(to: request, context, entry, handler)
        }
    }

    /// The finished application; what no route answers gets a page that says so.
    public func responder() -> some HTTPResponder<AppContext> {
        Outside(inner: router.buildResponder(), gate: gate)
    }
}

/// Answers what no route answers, and puts the headers on that every answer carries.
private struct Outside<Inner: HTTPResponder>: HTTPResponder where Inner.Context == AppContext {
    let inner: Inner
    let gate: Gate

    func respond(to request: Request, context: AppContext) async throws -> Response {
        var response: Response
        do {
            response = try await inner.respond(to: request, context: context)
        } catch {
            response = await gate.notFound(request, context)
        }
        if response.status == .notFound, response.headers[.contentType] == nil { response = await gate.notFound(request, context) }
        SecurityHeaders.add(to: &response, secure: gate.workspace.settings.secureCookies)
        return try await Compression.apply(to: response, for: request)
    }
}
