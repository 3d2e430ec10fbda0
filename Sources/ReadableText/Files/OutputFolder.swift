internal import CProcess
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open folder in which a file is to appear: what is done in it happens there, whatever its path leads to meanwhile.
final class OutputFolder {
    private let descriptor: Int32
    private let path: FilePath

    /// Opens a folder. Throws the system's error.
    init(_ path: FilePath) throws(FileError) {
        self.path = path
        var opened = path.opened(O_RDONLY | O_DIRECTORY)
        // Linux opens a folder that may be written to, and not be listed, as a place all the same.
        if opened < 0, errno == EACCES, cprocess_as_place != 0 { opened = path.opened(cprocess_as_place) }
        guard opened >= 0 else { throw FileError(path: path.text, code: errno) }
        descriptor = opened
    }

    deinit { _ = close(descriptor) }

    /// What the system knows of a name in it, links not followed; nil where there is none.
    func status(of name: [UInt8]) -> stat? {
        var status = stat()
        // Safe: the name is a C string for the length of the call, which fills `status`.
        let found = unsafe FileSystem.called(name) { unsafe fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }
        return found == 0 ? status : nil
    }

    /// Opens a name in it; -1 where the system refuses.
    func opened(_ name: [UInt8], _ flags: Int32) -> Int32 {
        // Safe: the name is a C string for the length of the call. The mode is what the user's mask leaves of it.
        unsafe FileSystem.called(name) { unsafe openat(descriptor, $0, flags | O_CLOEXEC, 0o666) }
    }

    /// Gives a file of the folder another name, in place of what had it. Throws the system's number of the error.
    func rename(_ old: [UInt8], to new: [UInt8]) throws(SystemError) {
        // Safe: both names are C strings for the length of the call.
        let result = unsafe FileSystem.called(old) { old in
            unsafe FileSystem.called(new) { unsafe renameat(descriptor, old, descriptor, $0) }
        }
        guard result == 0 else { throw SystemError(code: errno) }
    }

    /// Takes a name away.
    func remove(_ name: [UInt8]) {
        // Safe: the name is a C string for the length of the call.
        unsafe _ = FileSystem.called(name) { unsafe unlinkat(descriptor, $0, 0) }
    }

    /// Has a name taken away where the process ends before ``forget(_:)``.
    func remember(_ name: [UInt8]) -> Int32 {
        // Safe: the name is copied.
        unsafe FileSystem.called(name) { unsafe cprocess_remember(descriptor, $0, 0) }
    }

    /// Ends what ``remember(_:)`` began.
    static func forget(_ place: Int32) { cprocess_forget(place) }

    /// Has the names in it written to the disk. Where a folder cannot be synced the system does so in its own time;
    /// throws where it could not.
    func sync() throws(SystemError) {
        guard fsync(descriptor) != 0 else { return }
        switch errno {
        case EIO, ENOSPC, EDQUOT: throw SystemError(code: errno)
        default: return
        }
    }

    /// The system's number of an error.
    struct SystemError: Error {
        let code: Int32
    }
}

#if os(Linux)
    extension OutputFolder {
        /// Opens a file in it that has no name, and so leaves nothing behind however the process ends; -1 where the
        /// file system has none such, or where it could not be given a name later.
        func openedWithoutName() -> Int32 {
            let file = opened([UInt8(ascii: ".")], cprocess_without_name | O_WRONLY)
            guard file >= 0 else { return -1 }
            // Safe: the path is a C string for the length of the call.
            if unsafe access(Self.path(of: file), F_OK) == 0 { return file }
            _ = close(file)
            return -1
        }

        /// Gives a file without name its first one. Throws the system's number of the error, `EEXIST` where another
        /// file has the name.
        func name(_ file: Int32, _ name: [UInt8]) throws(SystemError) {
            // Safe: both names are C strings for the length of the call.
            let result = unsafe FileSystem.called(name) {
                unsafe linkat(AT_FDCWD, Self.path(of: file), descriptor, $0, AT_SYMLINK_FOLLOW)
            }
            guard result == 0 else { throw SystemError(code: errno) }
        }

        private static func path(of file: Int32) -> String { "/proc/self/fd/\(file)" }
    }
#endif

extension OutputFolder {
    /// Takes away what runs of this user left here that were killed; once for each folder in the life of the process.
    ///
    /// Only files with a name of ``newName()``'s kind that nobody holds any more: a run that is alive has its own
    /// locked. Where files cannot be locked, those that are older than a day and of a process that is no more.
    func sweep() {
        var own = stat()
        // Safe: the call fills `own`.
        guard unsafe fstat(descriptor, &own) == 0 else { return }
        let identity = Identity(device: UInt64(own.st_dev), number: UInt64(own.st_ino))
        if Self.swept.withLock({ $0.insert(identity).inserted }) { removeLeftovers() }
    }

    /// The same, each time.
    func removeLeftovers() {
        for name in ((try? FileSystem.names(in: path.text)) ?? []).map(SystemPath.bytes) {
            if let process = Self.process(ofLeftover: name), isLeftover(name, of: process) { remove(name) }
        }
    }

    /// A new name that nobody can foresee, with the process in it: short, whatever the file's name is.
    static func newName() -> [UInt8] {
        Array("\(prefix)\(getpid())-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))\(suffix)".utf8)
    }

    private static let (prefix, suffix) = (".trends-", ".tmp")

    /// The process in a name that ``newName()`` made, or of what SQLite keeps beside a file of such a name; nil for
    /// every other name.
    static func process(ofLeftover name: [UInt8]) -> pid_t? {
        for companion in DatabaseFiles.suffixes where name.reversed().starts(with: companion.utf8.reversed()) {
            return process(ofLeftover: name.dropLast(companion.utf8.count))
        }
        guard name.starts(with: prefix.utf8), name.reversed().starts(with: suffix.utf8.reversed()) else { return nil }
        let parts = name.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count).split(
            separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, UInt64(String(decoding: parts[1], as: UTF8.self), radix: 36) != nil,
            let process = pid_t(String(decoding: parts[0], as: UTF8.self)), process > 0
        else { return nil }
        return process
    }

    private func isLeftover(_ name: [UInt8], of process: pid_t) -> Bool {
        let file = opened(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return false }
        defer { _ = close(file) }
        var status = stat()
        // Safe: the call fills `status`.
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_nlink == 1
        else { return false }
        let isOld = time(nil) - status.modified > 86_400
        let isAlive = kill(process, 0) == 0 || errno != ESRCH
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return errno != EWOULDBLOCK && isOld && !isAlive }
        // A number may be another process's by now.
        return isOld || !isAlive
    }

    private struct Identity: Hashable {
        let device: UInt64
        let number: UInt64
    }

    private static let swept = Mutex<Set<Identity>>([])
}

extension stat {
    /// When the file was written to last, in seconds since 1970.
    fileprivate var modified: time_t {
        #if canImport(Darwin)
            st_mtimespec.tv_sec
        #else
            st_mtim.tv_sec
        #endif
    }
}
