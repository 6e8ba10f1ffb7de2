import CZlib

/// Decompresses one entry of an archive piece by piece, and holds it to the size and checksum the archive states.
final class ZipEntryReader {
    let entry: ZipArchive.Entry
    let part: Part
    private let file: RandomAccessFile
    private let limits: Limits
    /// Counts over all the parts of one workbook, so that many small bombs are one.
    private let budget: DecompressionBudget
    private let stream: UnsafeMutablePointer<z_stream>
    private let input: UnsafeMutableRawBufferPointer
    private let dataStart: Int
    /// Compressed bytes taken from the file.
    private(set) var consumed = 0
    private var produced = 0
    private var checksum: UInt = 0
    private var isFinished = false

    init(_ entry: ZipArchive.Entry, of archive: ZipArchive, part: Part, budget: DecompressionBudget) throws(SpreadsheetError) {
        guard !entry.isEncrypted else { throw .encrypted }
        guard entry.method == 0 || entry.method == 8 else { throw .damaged(part, .compression, .unknown) }
        let header = try archive.file.bytes(at: entry.headerOffset, count: 30)
        guard header.count == 30 else { throw .truncated(part, .unknown) }
        guard header.u32(0) == 0x0403_4B50 else { throw .damaged(.archive, .missing, .unknown) }
        dataStart = entry.headerOffset + 30 + header.u16(26) + header.u16(28)
        guard dataStart <= archive.file.size, entry.compressedSize <= archive.file.size - dataStart else { throw .truncated(part, .unknown) }
        self.entry = entry
        self.part = part
        self.budget = budget
        file = archive.file
        limits = archive.limits
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        input = .allocate(byteCount: 64 << 10, alignment: 16)
        // Negative window bits: a bare deflate stream, without zlib's own header.
        let status = inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw .damaged(part, .compression, .unknown) }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
        input.deallocate()
    }

    /// Share of the compressed bytes already taken, 0...1.
    var progress: Double { entry.compressedSize == 0 ? 1 : Double(consumed) / Double(entry.compressedSize) }

    /// Fills the beginning of `output` and says how much; 0 only at the end, when size and checksum were found right.
    func read(into output: UnsafeMutableRawBufferPointer) throws(SpreadsheetError) -> Int {
        guard !isFinished, output.count > 0 else { return 0 }
        let count = entry.method == 0 ? try copy(into: output) : try inflate(into: output)
        if count == 0 {
            isFinished = true
            guard produced == entry.size else { throw .truncated(part, .unknown) }
            guard UInt32(truncatingIfNeeded: checksum) == entry.checksum else { throw .damaged(part, .checksum, .unknown) }
            return 0
        }
        produced += count
        checksum = crc32_z(checksum, output.baseAddress?.assumingMemoryBound(to: UInt8.self), count)
        guard produced <= entry.size else { throw .damaged(part, .compression, .unknown) }
        try budget.take(count)
        if produced > 32 << 20, produced / max(1, consumed) > limits.compressionRatio { throw .tooLarge(.compressionRatio, .unknown) }
        return count
    }

    private func copy(into output: UnsafeMutableRawBufferPointer) throws(SpreadsheetError) -> Int {
        let wanted = min(output.count, entry.compressedSize - consumed)
        guard wanted > 0 else { return 0 }
        let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: output[..<wanted]), at: dataStart + consumed)
        guard count == wanted else { throw .truncated(part, .unknown) }
        consumed += count
        return count
    }

    private func inflate(into output: UnsafeMutableRawBufferPointer) throws(SpreadsheetError) -> Int {
        let room = min(output.count, 1 << 20)
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(room)
        while stream.pointee.avail_out == room {
            if stream.pointee.avail_in == 0 {
                let wanted = min(input.count, entry.compressedSize - consumed)
                let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: input[..<wanted]), at: dataStart + consumed)
                guard count == wanted else { throw .truncated(part, .unknown) }
                consumed += count
                stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.pointee.avail_in = UInt32(count)
            }
            let hadInput = stream.pointee.avail_in
            switch CZlib.inflate(stream, Z_NO_FLUSH) {
            case Z_OK:
                // Neither read nor written: the compressed bytes are at their end, the stream is not.
                if stream.pointee.avail_out == room, stream.pointee.avail_in == hadInput { throw .truncated(part, .unknown) }
            case Z_STREAM_END: return room - Int(stream.pointee.avail_out)
            case Z_BUF_ERROR: throw .truncated(part, .unknown)
            default: throw .damaged(part, .compression, .unknown)
            }
        }
        return room - Int(stream.pointee.avail_out)
    }
}

/// What may still be decompressed from one file.
final class DecompressionBudget {
    private var left: Int

    init(_ limits: Limits) { left = limits.uncompressedBytes }

    func take(_ count: Int) throws(SpreadsheetError) {
        left -= count
        guard left >= 0 else { throw .tooLarge(.uncompressedBytes, .unknown) }
    }
}
