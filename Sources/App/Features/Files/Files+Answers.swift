import Foundation
import Hummingbird

extension Call {
    /// A stored file, always to be kept and never to be shown by the browser, part by part so that no whole file is held in memory.
    func download(_ file: StoredFile) -> Response {
        let database = workspace.database
        let encoded = file.name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "file"
        let body = ResponseBody(contentLength: file.size) { writer in
            var number = 0
            var sent = 0
            while sent < file.size {
                let next = number
                guard let part = try await database.read({ try $0.filePart(file.id, next) }) else { break }
                try await writer.write(ByteBuffer(bytes: part))
                sent += part.count
                number += 1
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: file.type, .contentDisposition: "attachment; filename*=UTF-8''\(encoded)", .cacheControl: "private, no-store",
            ], body: body)
    }
}
