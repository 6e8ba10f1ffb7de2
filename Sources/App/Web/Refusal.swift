import Hummingbird
import Markup

/// Everything that can be refused, mapped once to a page or to `application/problem+json` (RFC 9457).
public enum Refusal: Error, Sendable {
    case signInRequired
    case forbidden
    case notFound
    /// The form's key or origin does not fit this session: forged, or the session has changed since the form was made.
    case forged
    /// Fields that must be corrected; the page that made the form shows it again with what was typed.
    case invalid([FieldProblem])
    /// The thing was changed by someone else since the form was made. The address is where it stands now.
    case stale(at: String)
    /// A rule of the domain says no, with the reason.
    case rule(Text)
    /// A link that was used or has expired.
    case expired
    /// A body over this many bytes.
    case tooLarge(limit: Int)
    case tooManyAttempts(retryAfter: Int)
    /// A body that cannot be read as what it claims to be.
    case unreadable(Text)
    /// The same submission has been received before; the page answers with what the first one led to.
    case alreadyReceived(key: String)

    public var status: HTTPResponse.Status {
        switch self {
        case .signInRequired: .unauthorized
        case .forbidden, .forged: .forbidden
        case .notFound: .notFound
        case .invalid: .unprocessableContent
        case .stale, .alreadyReceived, .rule: .conflict
        case .expired: .gone
        case .tooLarge: .contentTooLarge
        case .tooManyAttempts: .tooManyRequests
        case .unreadable: .badRequest
        }
    }

    /// A word that programs can compare; part of the API.
    public var code: String {
        switch self {
        case .signInRequired: "sign-in-required"
        case .forbidden: "forbidden"
        case .forged: "forged"
        case .notFound: "not-found"
        case .invalid: "invalid"
        case .stale: "stale"
        case .alreadyReceived: "already-received"
        case .rule: "refused"
        case .expired: "expired"
        case .tooLarge: "too-large"
        case .tooManyAttempts: "too-many-attempts"
        case .unreadable: "unreadable"
        }
    }
}

/// One field that cannot be taken as it is, and why.
public struct FieldProblem: Sendable, Hashable {
    public let field: String
    public let message: Text

    public init(_ field: String, _ message: Text) {
        self.field = field
        self.message = message
    }
}
