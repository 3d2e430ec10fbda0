internal import Foundation
internal import Synchronization

/// A file that was opened for reading, or standard input; closed when nobody holds it any more.
final class OpenFile: Sendable {
    /// What errors call it.
    let name: String
    /// The size that a regular file had when it was opened; nil for pipes, devices and standard
    /// input, whose bytes come once and in order.
    let size: Int?
    private let descriptor: Int32

    /// Whether the end of standard input was met: at a terminal the next reading would wait for more.
    private let isAtEnd = Atomic(false)

    /// Standard input.
    init() {
        StandardInput.willBeRead()
        (name, size, descriptor) = ("standard input", nil, STDIN_FILENO)
    }

    /// Opens a file. One that has to be regular is never waited for: neither a pipe without a writer nor a device is one.
    init(path: String, isRegular: Bool = false) throws(InputError) {
        let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY
        let descriptor = FileSystem.open(path, isRegular ? flags | O_NONBLOCK : flags)
        guard descriptor >= 0 else { throw InputError(FileError(path: path, code: errno)) }
        var information = stat()
        // `information` lives through the call that fills it.
        guard unsafe fstat(descriptor, &information) == 0 else {
            let code = errno
            _ = close(descriptor)
            throw InputError(FileError(path: path, code: code))
        }
        let status = FileStatus(information)
        if status.kind == .folder || isRegular && status.kind != .file {
            _ = close(descriptor)
            throw status.kind == .folder ? .isFolder(file: path) : .isNoFile(file: path)
        }
        name = path
        size = status.kind == .file ? status.size : nil
        self.descriptor = descriptor
    }

    deinit {
        if descriptor > STDERR_FILENO { _ = close(descriptor) }
    }

    /// Reads what comes next into a buffer from a place of it on, and returns the number of bytes; 0 at the end.
    func read(into target: inout [UInt8], from place: Int) throws(InputError) -> Int {
        let descriptor = descriptor
        if descriptor == STDIN_FILENO {
            if isAtEnd.load(ordering: .relaxed) { return 0 }
            if let count = StandardInput.takeAhead(into: &target, from: place) { return count }
        }
        // The system writes at most the bytes between the place and the end of the buffer.
        let count = unsafe try fill(&target, from: place) { unsafe Foundation.read(descriptor, $0, $1) }
        if count == 0, place < target.count { isAtEnd.store(true, ordering: .relaxed) }
        return count
    }

    /// The same from an offset of the file, whatever comes next.
    func read(at offset: Int, into target: inout [UInt8], from place: Int) throws(InputError) -> Int {
        let descriptor = descriptor
        // As above.
        return unsafe try fill(&target, from: place) { unsafe pread(descriptor, $0, $1, off_t(offset)) }
    }

    private func fill(
        _ target: inout [UInt8], from place: Int, _ read: (UnsafeMutableRawPointer, Int) -> Int
    ) throws(InputError) -> Int {
        while true {
            // The pointer is used within the call only.
            let count = unsafe target.withUnsafeMutableBytes { buffer in
                guard let base = buffer.baseAddress else { return 0 }
                return unsafe read(base + place, buffer.count - place)
            }
            if count >= 0 { return count }
            if errno == EINTR { continue }
            throw InputError(FileError(path: name, code: errno))
        }
    }
}

extension InputError {
    /// What the system said of a file that was to be read.
    package init(_ error: FileError) {
        self =
            switch error.code {
            case _ where error.isMissing: .notFound(file: error.path)
            case EACCES, EPERM: .permissionDenied(file: error.path)
            case EISDIR: .isFolder(file: error.path)
            default: .readFailed(file: error.path, reason: error.reason)
            }
    }
}
