#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension FileSystem {
    /// Makes a folder, and those above it that are missing; nothing where there is one.
    package static func makeFolders(_ path: String) throws(FileError) {
        let folder = FilePath(path).withoutEnd
        if make(folder.text) { return }
        let code = errno
        if code == ENOENT, folder.folder.bytes.count < folder.bytes.count {
            try makeFolders(folder.folder.text)
            // Another run may have been first.
            if make(folder.text) || errno == EEXIST { return }
            throw FileError(path: path, code: errno)
        }
        // A root that may not be written says so even of what is there.
        guard try FileStatus(path: path).kind == .folder else { throw FileError(path: path, code: ENOTDIR) }
    }

    private static func make(_ path: String) -> Bool {
        // Safe: the name is a C string for the length of the call. The mode is what the user's mask leaves of it.
        unsafe at(path) { folder, name in unsafe mkdirat(folder, name, 0o777) } == 0
    }

    /// Takes a file's name away.
    package static func remove(_ path: String) throws(FileError) { try remove(path, flags: 0) }

    /// Takes a folder away with the files in it; one that has folders in it stays.
    package static func removeFolder(_ path: String) throws(FileError) {
        for name in try names(in: path) { try remove(path + "/" + name) }
        try remove(path, flags: AT_REMOVEDIR)
    }

    private static func remove(_ path: String, flags: Int32) throws(FileError) {
        // Safe: the name is a C string for the length of the call.
        guard unsafe at(path, { folder, name in unsafe unlinkat(folder, name, flags) }) == 0 else {
            throw FileError(path: path, code: errno)
        }
    }

    /// Gives a file a second name that nothing has yet.
    package static func link(_ old: String, to new: String) throws(FileError) {
        // Safe: both names are C strings for the length of the call.
        let result = unsafe at(old) { oldFolder, oldName in
            unsafe at(new) { newFolder, newName in unsafe linkat(oldFolder, oldName, newFolder, newName, 0) }
        }
        guard result == 0 else { throw FileError(path: new, code: errno) }
    }

    /// Gives a file or a folder another name.
    package static func rename(_ old: String, to new: String) throws(FileError) {
        // Safe: both names are C strings for the length of the call.
        let result = unsafe at(old) { oldFolder, oldName in
            unsafe at(new) { newFolder, newName in unsafe renameat(oldFolder, oldName, newFolder, newName) }
        }
        guard result == 0 else { throw FileError(path: old, code: errno) }
    }
}

extension FileSystem {
    /// Whether the user may write to what is at a path.
    package static func isWritable(_ path: String) -> Bool {
        // Safe: the name is a C string for the length of the call.
        unsafe at(path) { folder, name in unsafe faccessat(folder, name, W_OK, 0) } == 0
    }

    /// The first bytes of a regular file, or all of them where it has no more.
    package static func firstBytes(_ count: Int, of path: String) throws(FileError) -> [UInt8] {
        // What is no regular file may wait for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        defer { _ = close(descriptor) }
        return try firstBytes(count, of: descriptor, path: path)
    }

    /// The first bytes of what a descriptor is open on, or all of them where it has no more.
    static func firstBytes(_ count: Int, of descriptor: Int32, path: String) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let (wanted, offset) = (min(count - bytes.count, 1 << 20), off_t(bytes.count))
            var code: Int32 = 0
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
                // Safe: at most the buffer's bytes are filled.
                let result = unsafe pread(descriptor, buffer.baseAddress, wanted, offset)
                code = result < 0 ? errno : 0
                filled = max(result, 0)
            }
            if code == EINTR { continue }
            guard code == 0 else { throw FileError(path: path, code: code) }
            if piece.isEmpty { break }
            bytes += piece
        }
        return bytes
    }

    /// The bytes that the user may still write to the disk of a path; nil where the system does not say.
    package static func free(at path: String) -> Int? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { _ = close(descriptor) }
        var status = statvfs()
        // Safe: the call fills `status`.
        guard unsafe fstatvfs(descriptor, &status) == 0 else { return nil }
        let (bytes, isTooLarge) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return isTooLarge ? Int.max : Int(clamping: bytes)
    }
}
