import CZlib
import Foundation

/// Writes the blocks of a backup into a file that gets its name only when it is whole and on disk.
///
/// One thread uses it.
final class BackupWriter {
    private let path: String
    private let draft: String
    private let file: UnsafeMutablePointer<FILE>
    private var digest: [UInt8]
    private var isFinished = false
    private(set) var bytes = 0

    init(path: String) throws {
        guard access(path, F_OK) != 0 else { throw BackupError.exists(path: path) }
        self.path = path
        // A name of its own, so that two backups to one path do not write into each other.
        draft = "\(path).partial-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        // What is in it is personal data.
        let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0, let file = fdopen(descriptor, "wb") else {
            throw BackupError.cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        self.file = file
        var hash = SHA256()
        hash.update(BackupFormat.magic)
        digest = hash.finish()
        try put(BackupFormat.magic)
    }

    deinit {
        if !isFinished {
            fclose(file)
            unlink(draft)
        }
    }

    func write(_ kind: BackupFormat.Kind, json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try write(kind, [UInt8](encoder.encode(value)))
    }

    func write(_ kind: BackupFormat.Kind, _ payload: [UInt8]) throws {
        guard payload.count <= BackupFormat.largestBlock else {
            throw DatabaseError.tooLarge(message: "a row of \(payload.count) bytes is too large for a backup")
        }
        var stored = [UInt8](repeating: 0, count: Int(compressBound(UInt(payload.count))))
        var length = UInt(stored.count)
        // Level 3: about as fast as the disk, and two thirds of what the best would save.
        guard compress2(&stored, &length, payload, UInt(payload.count), 3) == Z_OK else {
            throw BackupError.cannotWrite(path: path, reason: "compression failed")
        }
        stored.removeLast(stored.count - Int(length))
        let head = [kind.rawValue] + bigEndian(stored.count) + bigEndian(payload.count)
        var hash = SHA256()
        hash.update(digest)
        hash.update(head)
        hash.update(stored)
        digest = hash.finish()
        try put(head)
        try put(stored)
        try put(digest)
    }

    /// Gives the file its name, when it is on disk.
    func finish() throws {
        guard fflush(file) == 0, fsync(fileno(file)) == 0 else { throw failure() }
        fclose(file)
        isFinished = true
        defer { unlink(draft) }
        // Unlike `rename`, `link` never replaces a file; where the file system has none, the check before must do.
        if link(draft, path) != 0 {
            if errno == EEXIST { throw BackupError.exists(path: path) }
            guard access(path, F_OK) != 0 else { throw BackupError.exists(path: path) }
            guard rename(draft, path) == 0 else { throw failure() }
        }
        // The name, too, must survive a power cut.
        let directory = open((path as NSString).deletingLastPathComponent.isEmpty ? "." : (path as NSString).deletingLastPathComponent, O_RDONLY)
        if directory >= 0 {
            fsync(directory)
            close(directory)
        }
    }

    private func put(_ bytes: [UInt8]) throws {
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw failure() }
        self.bytes += bytes.count
    }

    private func failure() -> BackupError { .cannotWrite(path: path, reason: String(cString: strerror(errno))) }

    private func bigEndian(_ number: Int) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
