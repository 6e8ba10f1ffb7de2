import HTTPTypes
import Hummingbird

/// What every answer tells the browser: no script but ours, no frame, no guessing of types, no referrer to others.
enum SecurityHeaders {
    private static let policy = HTTPField.Name("Content-Security-Policy")
    private static let frames = HTTPField.Name("X-Frame-Options")
    private static let sniffing = HTTPField.Name("X-Content-Type-Options")
    private static let referrer = HTTPField.Name("Referrer-Policy")
    private static let opener = HTTPField.Name("Cross-Origin-Opener-Policy")

    static func add(to response: inout Response, secure: Bool) {
        if let policy {
            response.headers[policy] =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        }
        if let frames { response.headers[frames] = "DENY" }
        if let sniffing { response.headers[sniffing] = "nosniff" }
        // same-origin keeps invitation links out of the referrers that other sites see
        if let referrer { response.headers[referrer] = "same-origin" }
        if let opener { response.headers[opener] = "same-origin" }
        if secure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-cache" }
    }
}
