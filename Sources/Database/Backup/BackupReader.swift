import CZlib
import Foundation

/// Reads the blocks of a backup one after another, and checks each.
final class BackupReader {
    private let path: String
    private let file: UnsafeMutablePointer<FILE>
    private var digest: [UInt8]
    private var offset = 0
    /// How many bytes have been read.
    var position: Int { offset }
    /// The table whose blocks are being read, to say where something is wrong.
    var table: String?

    init(path: String) throws {
        guard let file = fopen(path, "rb") else { throw BackupError.cannotOpen(path: path, reason: String(cString: strerror(errno))) }
        self.path = path
        self.file = file
        var hash = SHA256()
        hash.update(BackupFormat.magic)
        digest = hash.finish()
        let start = take(BackupFormat.magic.count)
        guard start == BackupFormat.magic else {
            let isOfFamily = start?.starts(with: BackupFormat.family) == true
            throw isOfFamily ? BackupError.unknownFormat : BackupError.notABackup(path: path)
        }
    }

    deinit { fclose(file) }

    /// The next block. The end of the file is an error: a backup ends with a block that says so.
    func next() throws -> (kind: BackupFormat.Kind, payload: [UInt8]) {
        let start = offset
        guard let head = take(9) else { throw BackupError.truncated(table: table, offset: size()) }
        let stored = head[1..<5].reduce(0) { $0 << 8 | Int($1) }
        let length = head[5..<9].reduce(0) { $0 << 8 | Int($1) }
        let altered = BackupError.altered(table: table, offset: start)
        guard let kind = BackupFormat.Kind(rawValue: head[0]), length <= BackupFormat.largestBlock, stored <= Int(compressBound(UInt(length)))
        else { throw altered }
        guard let payload = take(stored), let expected = take(32) else { throw BackupError.truncated(table: table, offset: size()) }
        var hash = SHA256()
        hash.update(digest)
        hash.update(head)
        hash.update(payload)
        digest = hash.finish()
        guard digest == expected else { throw altered }
        var plain = [UInt8](repeating: 0, count: length)
        var count = UInt(length)
        guard uncompress(&plain, &count, payload, UInt(stored)) == Z_OK, Int(count) == length else { throw altered }
        return (kind, plain)
    }

    func decode<T: Decodable>(_ type: T.Type, _ payload: [UInt8]) throws -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(payload))
        } catch {
            throw malformed()
        }
    }

    /// A block that is whole but says what it cannot.
    func malformed() -> BackupError { .altered(table: table, offset: offset) }

    func expectEnd() throws {
        let end = offset
        guard take(1) == nil else { throw BackupError.bytesAfterTheEnd(offset: end) }
    }

    private func take(_ count: Int) -> [UInt8]? {
        // In steps, so that a damaged length does not claim memory for bytes that are not there.
        var bytes: [UInt8] = []
        while bytes.count < count {
            let step = min(count - bytes.count, 1 << 20)
            let read = [UInt8](unsafeUninitializedCapacity: step) { buffer, initialized in
                initialized = fread(buffer.baseAddress, 1, step, file)
            }
            bytes += read
            if read.count < step { return nil }
        }
        offset += count
        return bytes
    }

    private func size() -> Int {
        fseek(file, 0, SEEK_END)
        return ftell(file)
    }
}
