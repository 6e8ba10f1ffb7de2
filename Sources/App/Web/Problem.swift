import Foundation
import Hummingbird
import Markup

/// The body of a refused API call (RFC 9457).
struct Problem: Encodable {
    struct Field: Encodable {
        let field: String
        let message: String
    }
    let type: String
    let title: String
    let status: Int
    let detail: String
    let errors: [Field]?
}

extension Call {
    func problem(_ refusal: Refusal?) -> Response {
        let status = refusal?.status ?? .internalServerError
        let (title, detail) = Copy.Errors.page(refusal)
        var fields: [Problem.Field]?
        if case .invalid(let problems) = refusal {
            fields = problems.map { Problem.Field(field: $0.field, message: $0.message(language)) }
        }
        let problem = Problem(
            type: "urn:rembuk:\(refusal?.code ?? "internal")", title: title(language), status: status.code, detail: detail(language), errors: fields)
        let data = (try? JSONEncoder().encode(problem)) ?? Data()
        var headers: HTTPFields = [.contentType: "application/problem+json", .cacheControl: "no-store"]
        if case .tooManyAttempts(let seconds) = refusal { headers[.retryAfter] = String(seconds) }
        if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }
}
