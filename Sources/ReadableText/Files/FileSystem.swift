#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the system knows of files, asked by names of any bytes and any length.
package enum FileSystem {
    /// Opens a file; below 0 with `errno` set where it cannot be. A file that is made gets the mode that the user's
    /// mask leaves of reading and writing for all.
    package static func open(_ path: String, _ flags: Int32) -> Int32 {
        // Safe: the name is a C string for the length of the call.
        unsafe at(path) { folder, name in unsafe openat(folder, name, flags, 0o666) }
    }

    /// Whether something is at a path, a link followed.
    ///
    /// What the user may not see counts as not being there, as for programs that run for another user; any other
    /// trouble of the system is thrown, since it says nothing of the file.
    package static func exists(_ path: String) throws(FileError) -> Bool {
        do throws(FileError) {
            _ = try FileStatus(path: path)
            return true
        } catch {
            if error.isMissing || error.code == EACCES { return false }
            throw error
        }
    }

    /// The names in a folder, in the order of their bytes, without those of itself and of the folder above.
    package static func names(in folder: String) throws(FileError) -> [String] {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // Safe: the stream is used in this function only, and closed at its end.
        guard descriptor >= 0, let stream = unsafe fdopendir(descriptor) else {
            let code = errno
            if descriptor >= 0 { _ = close(descriptor) }
            throw FileError(path: folder, code: code)
        }
        defer { unsafe _ = closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw FileError(path: folder, code: errno) }
                break
            }
            let name = unsafe Self.name(of: entry)
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        guard let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { return "." }
        // Safe: a name ends with a zero byte, and lies in the entry until the next is read. It is read where it lies:
        // an entry may be shorter than its type.
        let start = unsafe UnsafeRawPointer(entry) + offset
        let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
        return unsafe SystemPath.text(UnsafeRawBufferPointer(start: start, count: length))
    }

    /// Makes a call with a folder and a name in it that the system takes: longer paths are walked in pieces.
    ///
    /// The call returns below 0, with `errno` set, where it fails; so does this where the path is none.
    static func at(_ path: String, _ call: (Int32, UnsafePointer<CChar>) -> Int32) -> Int32 {
        var rest = SystemPath.bytes(path)[...]
        if rest.contains(0) {
            errno = ENOENT
            return -1
        }
        var folder = AT_FDCWD
        defer {
            if folder >= 0 {
                let code = errno
                _ = close(folder)
                errno = code
            }
        }
        while rest.count >= pathLimit {
            guard let slash = rest.prefix(pathLimit - 1).lastIndex(of: separator) else {
                errno = ENAMETOOLONG
                return -1
            }
            let piece = slash == rest.startIndex ? [separator] : Array(rest[..<slash])
            // Safe: the name is a C string for the length of the call.
            let next = unsafe called(piece) { unsafe openat(folder, $0, folderOnly) }
            if next < 0 { return -1 }
            if folder >= 0 { _ = close(folder) }
            folder = next
            rest = rest[slash...].drop { $0 == separator }
        }
        let last = folder
        // Safe: as above.
        return unsafe called(rest.isEmpty && folder >= 0 ? [0x2E] : Array(rest)) { unsafe call(last, $0) }
    }

    /// Makes a call with a name as C writes it, which lives for the length of the call.
    static func called(_ name: [UInt8], _ call: (UnsafePointer<CChar>) -> Int32) -> Int32 {
        let terminated = name.map { CChar(bitPattern: $0) } + [0]
        // Safe: the array ends with a zero byte, and lives through the call.
        return unsafe terminated.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return -1 }
            return unsafe call(start)
        }
    }

    private static let separator = UInt8(ascii: "/")
    /// The longest path that every system takes at once, with its zero byte.
    private static let pathLimit = 1024
    private static let folderOnly = O_RDONLY | O_DIRECTORY | O_CLOEXEC
}

/// What a path leads to.
package struct FileStatus: Hashable, Sendable {
    /// The kinds of things that have a path.
    package enum Kind: Hashable, Sendable {
        case file
        case folder
        case link
        case pipe
        case socket
        case device
    }

    /// What it is.
    package let kind: Kind
    /// Its size in bytes.
    package let size: Int
    /// When its bytes were last written, in nanoseconds since 1970.
    package let modified: Int
    let device: UInt64
    let number: UInt64

    /// Asks for it; a link is followed, unless it is asked for itself.
    package init(path: String, followingLinks: Bool = true) throws(FileError) {
        var information = stat()
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        // Safe: the call fills the value, which outlives it.
        let result = unsafe FileSystem.at(path) { folder, name in unsafe fstatat(folder, name, &information, flags) }
        guard result == 0 else { throw FileError(path: path, code: errno) }
        self.init(information)
    }

    /// Asks for what a descriptor is open on.
    init(descriptor: Int32, path: String) throws(FileError) {
        var information = stat()
        // Safe: the call fills the value, which outlives it.
        guard unsafe fstat(descriptor, &information) == 0 else { throw FileError(path: path, code: errno) }
        self.init(information)
    }

    init(_ information: stat) {
        kind =
            switch information.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .device
            }
        size = Int(information.st_size)
        #if canImport(Darwin)
            let time = information.st_mtimespec
        #else
            let time = information.st_mtim
        #endif
        modified = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
        device = UInt64(information.st_dev)
        number = UInt64(information.st_ino)
    }
}
