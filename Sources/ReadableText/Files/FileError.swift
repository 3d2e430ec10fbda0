#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the system said of a file.
package struct FileError: Error, Hashable, Sendable {
    /// The file.
    package let path: String
    /// The system's number of the error.
    package let code: Int32

    package init(path: String, code: Int32) { (self.path, self.code) = (path, code) }

    /// Whether there is nothing of that name.
    package var isMissing: Bool { [ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP].contains(code) }

    /// The error in the system's words; of a file that is too large, what it is too large for.
    package var reason: String {
        if code == EFBIG { return "it would grow beyond the size that the system or its user allows a file" }
        // Safe: the system's text is copied at once, and the tests and commands ask on few threads.
        return unsafe String(cString: strerror(code))
    }
}
