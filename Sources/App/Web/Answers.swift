import Foundation
import Hummingbird
import Markup

extension Call {
    /// Go and look there (after a change).
    func see(_ location: String, done: Bool = true) -> Response {
        var address = location
        if done { address += location.contains("?") ? "&done=1" : "?done=1" }
        return Response(status: .seeOther, headers: [.location: address])
    }

    func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(value)
        return Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    /// A file to keep. The name reaches the browser encoded (RFC 6266), whatever its characters.
    func download(_ bytes: [UInt8], name: String, type: String) -> Response {
        let encoded = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "file"
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename*=UTF-8''\(encoded)", .cacheControl: "no-store",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Decodes the JSON body of an API call; what does not fit is refused with the path of the first misfit.
    func body<T: Decodable>(_ type: T.Type) throws(Refusal) -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(form.body))
        } catch let DecodingError.keyNotFound(key, context) {
            throw .invalid([FieldProblem((context.codingPath + [key]).map(\.stringValue).joined(separator: "."), Copy.Errors.required)])
        } catch let DecodingError.typeMismatch(_, context), let DecodingError.valueNotFound(_, context) {
            throw .invalid([FieldProblem(context.codingPath.map(\.stringValue).joined(separator: "."), Copy.Errors.wrongType)])
        } catch {
            throw .unreadable(Copy.Errors.notJSON)
        }
    }
}
