#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Which file a path leads to, whatever it is called: by its device and number.
public struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    /// The regular file at a path, links followed; nil where there is none, and where the system does not say.
    ///
    /// - Parameter path: the path.
    public init?(ofFileAt path: String) {
        guard let found = try? FileIdentity(checking: Array(path.utf8)) else { return nil }
        self = found
    }

    /// The regular file at a path, links followed; nil where there is none that could be opened.
    ///
    /// - Parameter path: the path, as bytes.
    /// - Throws: `FileError` where the system does not say what is there.
    package init?(checking path: [UInt8]) throws(FileError) {
        let information: stat
        do { information = try FilePath(path).status() } catch {
            // What is no path at all is among them.
            let isNone = [ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP, EACCES, EINVAL].contains(error.code)
            guard isNone else { throw error }
            return nil
        }
        guard information.st_mode & S_IFMT == S_IFREG else { return nil }
        device = UInt64(information.st_dev)
        number = UInt64(information.st_ino)
    }
}
