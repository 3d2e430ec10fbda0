#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The home folder of the user.
enum HomeFolder {
    /// `$HOME` where it is an absolute path, else what the password database says; nil where neither has one.
    static func find(_ environment: [String: String]) -> String? {
        absolute(environment["HOME"]) ?? absolute(ofUser: getuid())
    }

    /// A path without slashes at its end; nil for what is no absolute path.
    static func absolute(_ path: String?) -> String? {
        guard var path, path.hasPrefix("/") else { return nil }
        while path.hasSuffix("/") { path.removeLast() }
        return path
    }

    private static func absolute(ofUser user: uid_t) -> String? {
        // Safe: all of it is plain numbers and pointers, which are zero until the call fills them.
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16 << 10)
        // Safe: the call fills `entry` with pointers into `buffer`, both of which live until the path is copied.
        return unsafe buffer.withUnsafeMutableBufferPointer { bytes -> String? in
            guard let start = bytes.baseAddress, unsafe getpwuid_r(user, &entry, start, bytes.count, &found) == 0 else {
                return nil
            }
            guard unsafe found != nil, let folder = unsafe entry.pw_dir else { return nil }
            return unsafe absolute(String(cString: folder))
        }
    }
}
