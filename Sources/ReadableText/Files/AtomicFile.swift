#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is written whole or not at all: the one door through which all that the program writes takes its place.
///
/// The bytes go to a new file in the same folder, which is synced and then renamed over the old
/// one; what is not finished leaves nothing behind. A symbolic link stays a link, and what it leads
/// to is replaced; a file that is replaced hands on its permissions. Devices and pipes are written
/// to as the bytes come, and never replaced.
///
///     let file = try AtomicFile(path: "week.html")
///     try file.write(bytes)
///     try file.finish()
package final class AtomicFile {
    private let descriptor: Int32
    /// The new file and the one whose place it takes; nil for devices and pipes.
    private var replacement: (new: String, old: String)?

    /// Begins a file.
    ///
    /// Throws `FileError` where it cannot be made, and where a folder stands in its place.
    package init(path: String) throws(FileError) {
        if let open = FilePath.openDescriptor(path) {
            descriptor = dup(open)
            guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
            return
        }
        let target = try Self.target(of: path)
        var old = stat()
        // Safe: the path is a C string for the length of the call, which fills `old`.
        let isThere = unsafe stat(target, &old) == 0
        let kind = isThere ? old.st_mode & S_IFMT : S_IFREG
        if kind == S_IFDIR { throw FileError(path: path, code: EISDIR) }
        if kind != S_IFREG {
            descriptor = Self.opened(target, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
            return
        }
        let new = Self.temporary(beside: target)
        descriptor = Self.opened(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        replacement = (new, target)
        guard isThere else { return }
        // The owner can only be handed on by those who may; without, the file is the writer's.
        _ = fchown(descriptor, old.st_uid, old.st_gid)
        guard fchmod(descriptor, old.st_mode & 0o7777) == 0 else { throw FileError(path: path, code: errno) }
    }

    deinit {
        _ = close(descriptor)
        // Safe: the path is a C string for the length of the call. Only what was not finished is still here.
        if let replacement { unsafe _ = unlink(replacement.new) }
    }

    /// Appends bytes.
    package func write(_ bytes: [UInt8]) throws(FileError) {
        var written = 0
        while written < bytes.count {
            // Safe: at most the bytes that are left are read, while `bytes` is alive.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(errno) }
            written += count
        }
    }

    /// Ends the file: it appears under its name now.
    package func finish() throws(FileError) {
        guard let replacement else { return }
        guard fsync(descriptor) == 0 else { throw failure(errno) }
        // Safe: both paths are C strings for the length of the call.
        guard unsafe rename(replacement.new, replacement.old) == 0 else { throw failure(errno) }
        self.replacement = nil
        // The name is on the disk when its folder is; where a folder cannot be synced, the system
        // does so in its own time.
        let folder = Self.opened(FilePath.folder(of: replacement.old), O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        _ = fsync(folder)
        _ = close(folder)
    }

    /// Writes a file whole or not at all.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let file = try AtomicFile(path: path)
        try file.write(bytes)
        try file.finish()
    }

    private func failure(_ code: Int32) -> FileError { FileError(path: replacement?.old ?? "", code: code) }

    /// What a path leads to: itself, or the end of the links that begin there, whether that exists or not.
    private static func target(of path: String) throws(FileError) -> String {
        var target = path
        for _ in 0..<40 {
            guard let link = FilePath.linkTarget(target) else { return target }
            target = link.hasPrefix("/") ? link : FilePath.folder(of: target) + "/" + link
        }
        throw FileError(path: path, code: ELOOP)
    }

    /// A name of its own for the new file: of the process and the moment, short whatever the file's name is.
    private static func temporary(beside target: String) -> String {
        "\(FilePath.folder(of: target))/.trends-\(getpid())-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).tmp"
    }

    private static func opened(_ path: String, _ flags: Int32) -> Int32 {
        // Safe: the path is a C string for the length of the call. The mode is what the user's mask leaves of it.
        unsafe open(path, flags, 0o666)
    }
}

/// What the system said of a file.
package struct FileError: Error, Hashable, Sendable {
    /// The file.
    package let path: String
    /// The system's number of the error.
    package let code: Int32

    package init(path: String, code: Int32) { (self.path, self.code) = (path, code) }

    /// Whether there is nothing of that name.
    package var isMissing: Bool { [ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP].contains(code) }

    /// The error in the system's words.
    package var reason: String {
        // Safe: the system's text is copied at once, and the tests and commands ask on few threads.
        unsafe String(cString: strerror(code))
    }
}

/// Parts of paths.
enum FilePath {
    /// The folder in which a file lies; `.` for a name alone.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The open file that a path names: `/dev/stdout`, `/dev/fd/1`, `/proc/self/fd/1`; nil for every other path.
    package static func openDescriptor(_ path: String) -> Int32? {
        switch path {
        case "/dev/stdout": return 1
        case "/dev/stderr": return 2
        default: break
        }
        for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
            return Int32(path.dropFirst(folder.count))
        }
        return nil
    }

    /// What a symbolic link says; nil for anything else.
    static func linkTarget(_ path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        // Safe: at most the buffer's bytes are filled, and the path is a C string for the length of the call.
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            guard let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress else { return -1 }
            return unsafe readlink(path, start, bytes.count)
        }
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}

/// The system's call, whose name is also that of methods here.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    // Safe: the pointer is valid for so many bytes during the call.
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}
