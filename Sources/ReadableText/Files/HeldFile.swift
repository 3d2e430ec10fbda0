import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is read through one descriptor for as long as anybody in this process holds it.
///
/// For files on which others of this process hold locks, as SQLite does on its databases: a system of POSIX lets go of
/// all locks that a process has on a file when the process closes *any* descriptor of it, so that who opens, reads and
/// closes it takes the locks from under SQLite (https://www.sqlite.org/howtocorrupt.html, 2.2). All holders of a file
/// share a descriptor, and the last one closes it: whoever has a connection to the file holds this until that is closed.
///
///     let held = try HeldFile("archive.sqlite")
///     try held.firstBytes(16)   // "SQLite format 3\0"
package final class HeldFile: Sendable {
    private let descriptor: Int32
    private let file: FileIdentity
    private let path: String

    private struct Entry {
        let descriptor: Int32
        var holders: Int
    }

    /// What is held now.
    private static let shelf = Mutex<[FileIdentity: Entry]>([:])

    /// Holds the regular file at a path.
    package init(_ path: String) throws(FileError) {
        self.path = path
        let held = Self.shelf.withLock { shelf in
            Result<(Int32, FileIdentity), FileError> { () throws(FileError) in try Self.take(path, from: &shelf) }
        }
        (descriptor, file) = try held.get()
    }

    deinit {
        Self.shelf.withLock { shelf in
            guard var entry = shelf[file] else { return }
            entry.holders -= 1
            shelf[file] = entry.holders > 0 ? entry : nil
            if entry.holders == 0 { _ = close(entry.descriptor) }
        }
    }

    private static func take(
        _ path: String, from shelf: inout [FileIdentity: Entry]
    ) throws(FileError) -> (Int32, FileIdentity) {
        if let file = FileIdentity(ofFileAt: path), let entry = held(file, &shelf) { return (entry, file) }
        // What is no regular file may wait for ever.
        let descriptor = FileSystem.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        let status: FileStatus
        do throws(FileError) { status = try FileStatus(descriptor: descriptor, path: path) } catch {
            _ = close(descriptor)
            throw error
        }
        let file = FileIdentity(status)
        // Another file took its place since it was asked for, and is held already: this descriptor must not be closed,
        // and stays open as long as the process lives.
        if let entry = held(file, &shelf) { return (entry, file) }
        shelf[file] = Entry(descriptor: descriptor, holders: 1)
        return (descriptor, file)
    }

    private static func held(_ file: FileIdentity, _ shelf: inout [FileIdentity: Entry]) -> Int32? {
        guard var entry = shelf[file] else { return nil }
        entry.holders += 1
        shelf[file] = entry
        return entry.descriptor
    }

    /// The first bytes of the file, or all of them where it has no more.
    package func firstBytes(_ count: Int) throws(FileError) -> [UInt8] {
        try FileSystem.firstBytes(count, of: descriptor, path: path)
    }
}
