import CZlib
import Hummingbird
import NIOConcurrencyHelpers
import NIOCore

/// Compresses what a phone on a poor signal waits for: texts of more than a packet, for browsers that say they can unpack them.
enum Compression {
    static func apply(to response: Response, for request: Request) async throws -> Response {
        guard let length = response.body.contentLength, length > 1_400, response.headers[.contentEncoding] == nil,
            let type = response.headers[.contentType], compresses(type),
            request.headers[.acceptEncoding]?.contains("gzip") == true
        else { return response }
        let collector = Collector()
        try await response.body.write(collector)
        var response = response
        response.headers[.vary] = "Accept-Encoding, Cookie"
        if let packed = gzip(collector.bytes) {
            response.headers[.contentEncoding] = "gzip"
            response.headers[.contentLength] = nil
            response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: packed))
        } else {
            response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: collector.bytes))
        }
        return response
    }

    private static func compresses(_ type: String) -> Bool {
        type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("application/problem+json")
            || type.hasPrefix("image/svg") || type.hasPrefix("application/javascript")
    }

    /// gzip (RFC 1952) at level 4: pages shrink to about a fifth for half the work of the usual level 6. `nil` where memory is short.
    static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        let deflater = spare.withLockedValue { $0.popLast() } ?? Deflater()
        defer { spare.withLockedValue { if $0.count < spareLimit { $0.append(deflater) } } }
        return deflater.pack(bytes)
    }

    /// A deflater is a quarter of a megabyte that must be cleared before it is used for the first time; so a few are kept.
    private static let spare = NIOLockedValueBox<[Deflater]>([])
    private static let spareLimit = 8
}

/// zlib's state for one text after another. One thread at a time uses it.
private final class Deflater: @unchecked Sendable {  // handed from one user to the next under the lock of `Compression.spare`
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let isReady: Bool

    init() {
        stream.initialize(to: z_stream())
        // 15 + 16: the largest window, with a gzip header
        isReady =
            deflateInit2_(stream, 4, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit {
        if isReady { deflateEnd(stream) }
        stream.deallocate()
    }

    func pack(_ bytes: [UInt8]) -> [UInt8]? {
        guard isReady, deflateReset(stream) == Z_OK else { return nil }
        let packed = [UInt8](unsafeUninitializedCapacity: Int(deflateBound(stream, UInt(bytes.count)))) { target, count in
            var input = bytes
            input.withUnsafeMutableBufferPointer { source in
                stream.pointee.next_in = source.baseAddress
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(target.count)
                count = deflate(stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.pointee.avail_out) : 0
            }
        }
        return packed.isEmpty ? nil : packed
    }
}

/// Takes a body into memory. Only bodies of known length come here, and those are in memory already.
private final class Collector: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []
    func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
