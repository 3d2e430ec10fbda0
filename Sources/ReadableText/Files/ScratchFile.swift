import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file without a name, for what would fill the memory: it is gone when nobody holds it, however the program ends.
///
///     let file = try ScratchFile()
///     let place = try file.append(bytes)
///     try file.read(place..<place + bytes.count)
///
/// Not for several threads.
package final class ScratchFile {
    private let descriptor: Int32
    private let path: String
    /// What is not written yet: pieces are small, and the system is asked for many at once.
    private var pending: [UInt8] = []
    private var written = 0
    private static let pieceSize = 1 << 20

    /// Makes one in the folder for temporary files.
    package init() throws(FileError) {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("trends-\(UUID().uuidString)").path
        descriptor = FileSystem.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        try FileSystem.remove(path)
    }

    deinit { if descriptor >= 0 { _ = close(descriptor) } }

    /// Appends bytes, and returns where they begin.
    package func append(_ bytes: [UInt8]) throws(FileError) -> Int {
        let place = written + pending.count
        pending += bytes
        if pending.count >= Self.pieceSize { try flush() }
        return place
    }

    private func flush() throws(FileError) {
        // Nothing is ever read by the file's own position, which stays at its end.
        guard descriptor.writeAll(pending) else { throw FileError(path: path, code: errno) }
        written += pending.count
        pending.removeAll(keepingCapacity: true)
    }

    /// The bytes of a range that was appended.
    package func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
        if range.upperBound > written { try flush() }
        precondition(range.upperBound <= written, "only what was appended is read")
        var bytes = [UInt8](repeating: 0, count: range.count)
        var filled = 0
        while filled < bytes.count {
            // The system writes at most the bytes between the place and the end of the buffer.
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                guard let base = buffer.baseAddress else { return 0 }
                return unsafe pread(
                    descriptor, base + filled, buffer.count - filled, off_t(range.lowerBound + filled))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError(path: path, code: count < 0 ? errno : EIO) }
            filled += count
        }
        return bytes
    }
}
