#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A regular file opened for reading at any place.
final class RandomAccessFile {
    let size: Int
    private let descriptor: Int32

    init(_ path: String) throws(SpreadsheetError) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw .cannotRead(code: errno) }
        var status = stat()
        guard fstat(opened, &status) == 0 else {
            let code = errno
            close(opened)
            throw .cannotRead(code: code)
        }
        // A pipe cannot be read twice, and a directory not at all.
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw .cannotRead(code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : ESPIPE)
        }
        descriptor = opened
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Fills `buffer` from `offset` on, and says how much there was; less than asked for only at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SpreadsheetError) -> Int {
        var done = 0
        while done < buffer.count {
            guard let base = buffer.baseAddress else { break }
            let count = pread(descriptor, base + done, buffer.count - done, off_t(offset + done))
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotRead(code: errno)
            }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// The bytes from `offset` on, at most `count`.
    func bytes(at offset: Int, count: Int) throws(SpreadsheetError) -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        let wanted = min(count, size - offset)
        var failure: SpreadsheetError?
        let result = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            do throws(SpreadsheetError) {
                filled = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            } catch {
                failure = error
                filled = 0
            }
        }
        if let failure { throw failure }
        return result
    }
}
