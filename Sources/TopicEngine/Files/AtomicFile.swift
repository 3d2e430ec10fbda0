import Foundation

/// Writes a file whole or not at all.
enum AtomicFile {
    /// What the system said, as its error number.
    struct Failure: Error { let code: Int32 }

    /// Writes bytes to a new file beside `path`, syncs it and renames it over `path`; on failure nothing of it stays.
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        let temporary = path + ".\(ProcessInfo.processInfo.processIdentifier).tmp"
        do throws(Failure) {
            try write(bytes, new: temporary)
            // Safe: both paths are C strings for the length of the call.
            guard unsafe rename(temporary, path) == 0 else { throw Failure(code: errno) }
        } catch {
            // Safe: as above. What is left of the temporary file is not wanted.
            unsafe _ = unlink(temporary)
            throw error
        }
    }

    private static func write(_ bytes: [UInt8], new path: String) throws(Failure) {
        // What an interrupted run left under this name goes; O_EXCL then refuses a link that somebody put there meanwhile.
        // Safe: the path is a C string for the length of both calls.
        unsafe _ = unlink(path)
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Failure(code: errno) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            // Safe: at most the bytes that are left are read, while `bytes` is alive.
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Foundation.write(file, $0.baseAddress.map { unsafe $0 + written }, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure(code: errno) }
            written += count
        }
        guard fsync(file) == 0 else { throw Failure(code: errno) }
    }
}
