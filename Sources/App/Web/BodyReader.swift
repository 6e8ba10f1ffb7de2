import Foundation
import HTTPTypes
import Hummingbird

/// Reads a request's body as far as its limit and no further.
struct BodyReader {
    let limit: Int

    func read(_ request: Request) async throws -> Form {
        if let announced = request.headers[.contentLength].flatMap(Int.init), announced > limit { throw Refusal.tooLarge(limit: limit) }
        let type = request.headers[.contentType] ?? ""
        if let boundary = Multipart.boundary(of: type) {
            var multipart = Multipart(boundary: boundary)
            var size = 0
            for try await chunk in request.body {
                size += chunk.readableBytes
                guard size <= limit else { throw Refusal.tooLarge(limit: limit) }
                try multipart.feed(chunk.readableBytesView)
            }
            return try multipart.finish()
        }
        var bytes: [UInt8] = []
        // Whatever a route takes as a file, no text of a form is that long.
        let most = min(limit, Routes.formLimit)
        for try await chunk in request.body {
            guard bytes.count + chunk.readableBytes <= most else { throw Refusal.tooLarge(limit: most) }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        if type.lowercased().hasPrefix("application/x-www-form-urlencoded") {
            return Form(urlEncoded: String(decoding: bytes, as: UTF8.self))
        }
        return Form(body: bytes, pageKey: HTTPField.Name("Idempotency-Key").flatMap { request.headers[$0] })
    }
}
