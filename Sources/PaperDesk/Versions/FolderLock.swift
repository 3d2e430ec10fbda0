import ReadableText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A lock on what lies in a folder: one run at a time changes it. It is given back when the value goes,
/// also when the process ends in whatever way.
///
/// It is the system's advisory lock (`flock`) on an empty file of the folder, which stays.
final class FolderLock {
    private let descriptor: Int32

    /// Waits for the lock for so many seconds.
    ///
    /// Throws `DeskError.modelsLocked` where another run keeps it for longer, `DeskError.cannotMakeFolder`
    /// and `DeskError.cannotKeepVersion` where the folder cannot be made or written to.
    init(on folder: String, wait: Double) throws(DeskError) {
        do throws(FileError) { try FileSystem.makeFolders(folder) } catch { throw .cannotMakeFolder(folder) }
        let path = folder + "/.lock"
        descriptor = FileSystem.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            throw .cannotKeepVersion(path: path, reason: FileError(path: path, code: errno).reason)
        }
        let end = ContinuousClock().now + .seconds(max(0, wait))
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            // A file system without locks is used as if nobody else did.
            if code == ENOTSUP || code == ENOLCK || code == ENOSYS { return }
            guard code == EWOULDBLOCK || code == EINTR, ContinuousClock().now < end else {
                throw .modelsLocked(folder: folder, waited: wait)
            }
            usleep(20_000)
        }
    }

    deinit { _ = close(descriptor) }
}
