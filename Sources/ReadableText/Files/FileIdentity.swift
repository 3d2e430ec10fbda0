#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Which file a path leads to, whatever it is called: by its device and number.
public struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    /// The regular file at a path, links followed; nil where there is none.
    public init?(ofFileAt path: String) {
        var information = stat()
        // Safe: the call reads the path and fills the value, both of which outlive it.
        guard unsafe stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
        device = UInt64(information.st_dev)
        number = UInt64(information.st_ino)
    }
}
