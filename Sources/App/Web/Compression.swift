import CZlib
import Hummingbird
import NIOCore

/// Compresses what a phone on a poor signal waits for: texts of more than a packet, for browsers that say they can unpack them.
enum Compression {
    static func apply(to response: Response, for request: Request) -> Response {
        guard let length = response.body.contentLength, length > 1_400, response.headers[.contentEncoding] == nil,
            let type = response.headers[.contentType], compresses(type),
            request.headers[.acceptEncoding]?.contains("gzip") == true
        else { return response }
        var response = response
        response.headers[.contentEncoding] = "gzip"
        response.headers[.vary] = "Accept-Encoding, Cookie"
        response.headers[.contentLength] = nil
        let body = response.body
        response.body = ResponseBody { writer in
            let collector = Collector()
            try await body.write(collector)
            let packed = gzip(collector.bytes)
            try await writer.write(ByteBuffer(bytes: packed))
            try await writer.finish(nil)
        }
        return response
    }

    private static func compresses(_ type: String) -> Bool {
        type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("application/problem+json")
            || type.hasPrefix("image/svg") || type.hasPrefix("application/javascript")
    }

    /// gzip (RFC 1952) at level 4: pages shrink to about a fifth for half the work of the usual level 6.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        // 15 + 16: the largest window, with a gzip header
        guard deflateInit2_(&stream, 4, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return bytes }
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        var input = bytes
        let produced: Int = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : 0
            }
        }
        output.removeLast(output.count - produced)
        return output
    }
}

/// Takes a body into memory. Only bodies of known length come here, and those are in memory already.
private final class Collector: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []
    func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
