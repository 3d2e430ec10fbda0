internal import Foundation

/// A file that was opened for reading, or standard input; closed when nobody holds it any more.
final class OpenFile: Sendable {
    /// What errors call it.
    let name: String
    /// The size that a regular file had when it was opened; nil for pipes, devices and standard
    /// input, whose bytes come once and in order.
    let size: Int?
    private let descriptor: Int32

    /// Standard input.
    init() { (name, size, descriptor) = ("standard input", nil, STDIN_FILENO) }

    /// Opens a file.
    init(path: String) throws(InputError) {
        // The path is passed for the length of the call only.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP: throw .notFound(file: path)
            case EACCES, EPERM: throw .permissionDenied(file: path)
            default: throw .readFailed(file: path, reason: Self.systemReason())
            }
        }
        var information = stat()
        // `information` lives through the call that fills it.
        let isKnown = unsafe fstat(descriptor, &information) == 0
        if isKnown, information.st_mode & S_IFMT == S_IFDIR {
            _ = close(descriptor)
            throw .isFolder(file: path)
        }
        name = path
        size = isKnown && information.st_mode & S_IFMT == S_IFREG ? Int(information.st_size) : nil
        self.descriptor = descriptor
    }

    deinit {
        if descriptor > STDERR_FILENO { _ = close(descriptor) }
    }

    /// Reads what comes next into a buffer from a place of it on, and returns the number of bytes; 0 at the end.
    func read(into target: inout [UInt8], from place: Int) throws(InputError) -> Int {
        let descriptor = descriptor
        // The system writes at most the bytes between the place and the end of the buffer.
        return unsafe try fill(&target, from: place) { unsafe Foundation.read(descriptor, $0, $1) }
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
            throw errno == EISDIR ? .isFolder(file: name) : .readFailed(file: name, reason: Self.systemReason())
        }
    }

    private static func systemReason() -> String {
        // The text of `strerror` is copied at once, before another call can replace it.
        unsafe String(cString: strerror(errno))
    }
}
