#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A record that grows line by line: what stands in it stays, whatever becomes of the new line.
package enum AppendedFile {
    /// Appends bytes in one write, which other runs that append do not part, and has them on the disk; makes the file
    /// where it is missing.
    ///
    /// - Parameters:
    ///   - bytes: what is appended.
    ///   - path: the file.
    /// - Throws: `FileError`; also where something stands there that is no file.
    package static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
        let flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK
        var (file, isNew) = (FilePath(path).opened(flags), false)
        if file < 0, errno == ENOENT {
            file = FilePath(path).opened(flags | O_CREAT)
            isNew = true
        }
        guard file >= 0 else { throw FileError(path: path, code: errno) }
        defer { _ = close(file) }
        var status = stat()
        // Safe: the call fills `status`.
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(path: path, code: EEXIST)
        }
        guard file.writeAll(bytes), fsync(file) == 0 else { throw FileError(path: path, code: errno) }
        if isNew { try AtomicFile.syncFolder(FilePath(path).folder.text) }
    }
}
