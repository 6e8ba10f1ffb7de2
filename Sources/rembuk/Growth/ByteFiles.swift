import Foundation

/// A file, or standard input, read from front to back.
final class InputBytes {
    private let descriptor: Int32
    private let isOwned: Bool
    /// Bytes altogether; `nil` for a pipe.
    let size: Int?
    private(set) var position = 0

    init(_ path: String) throws {
        if path == "-" {
            descriptor = STDIN_FILENO
            isOwned = false
        } else {
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            isOwned = true
            if descriptor < 0 { throw FileRefusal(path, errno) }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileRefusal(path, errno) }
        if status.st_mode & S_IFMT == S_IFDIR { throw FileRefusal(path, EISDIR) }
        size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw FileRefusal("input", errno) }
            position += count
            return count
        }
    }

    deinit { if isOwned { close(descriptor) } }
}

/// Standard output, or a file that appears under its name only when it is complete.
final class OutputBytes {
    private let descriptor: Int32
    private let path: String?
    private let temporary: String?

    init(_ path: String?) throws {
        self.path = path
        guard let path, path != "-" else {
            descriptor = STDOUT_FILENO
            temporary = nil
            return
        }
        // A device or a pipe cannot be put in place by a rename.
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            if status.st_mode & S_IFMT == S_IFDIR { throw FileRefusal(path, EISDIR) }
            temporary = nil
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
            if descriptor < 0 { throw FileRefusal(path, errno) }
            return
        }
        let name = path + ".\(getpid()).part"
        descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw FileRefusal(path, errno) }
        temporary = name
    }

    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = Foundation.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
                if count < 0, errno == EINTR { continue }
                if count < 0 { throw FileRefusal(path ?? "output", errno) }
                written += count
            }
        }
    }

    /// Puts the file in its place. Without this call nothing is left of it.
    func finish() throws {
        if let temporary, let path, rename(temporary, path) != 0 { throw FileRefusal(path, errno) }
    }

    deinit {
        guard descriptor != STDOUT_FILENO else { return }
        close(descriptor)
        // After `finish` there is nothing under this name any more.
        if let temporary { unlink(temporary) }
    }
}

struct FileRefusal: Error, CustomStringConvertible {
    let description: String

    init(_ path: String, _ code: Int32) { description = "\(path): \(String(cString: strerror(code)))" }
}

/// Says on a terminal how far a file has been read; nowhere else.
struct Progress {
    private let size: Int?
    private let isShown = isatty(STDERR_FILENO) == 1
    private var last = ContinuousClock.now

    init(size: Int?) { self.size = size }

    mutating func show(_ position: Int) {
        guard isShown, ContinuousClock.now - last > .milliseconds(200) else { return }
        last = .now
        let text = size.map { "\(min(100, position * 100 / max(1, $0))) %" } ?? "\(position >> 20) MB"
        FileHandle.standardError.write(Data("\r\(text)  ".utf8))
    }

    func clear() {
        if isShown { FileHandle.standardError.write(Data("\r          \r".utf8)) }
    }
}
