#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is written whole or not at all: the one door through which all that the program writes takes its place.
///
/// The bytes go to a new file in the same folder, which is synced and then put in the place of the
/// old one; what is not finished leaves nothing behind. Where the file system knows files without
/// names the new one is such until it is whole, so that not even a process that is killed leaves
/// it; elsewhere it has a name that nobody can foresee, which the signals that end a process take
/// away (``ProcessEnd``), and the next run that writes there. A symbolic link stays a link, and what
/// it leads to is replaced; a file that is replaced hands on its permissions. Devices, pipes and
/// files that are open already are written to as the bytes come, and never replaced.
///
///     let file = try AtomicFile(path: "week.html")
///     try file.write(bytes)
///     try file.finish()
package final class AtomicFile {
    private let path: String
    private let descriptor: Int32
    /// Where the new file takes its place; nil for what is written to as it is, and once it is finished.
    private var place: Place?

    /// A folder, the name that the file is to have in it, and the one that it has meanwhile.
    private struct Place {
        let folder: OutputFolder
        let name: [UInt8]
        /// Whether a file had the name when this one was begun.
        var isTaken: Bool
        var temporary: (name: [UInt8], remembered: Int32)?
    }

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - path: where it will be.
    ///   - hasName: whether it has a name from the beginning, as where the file system knows no files without.
    /// - Throws: `FileError` where it cannot be made, and where a folder stands in its place.
    package convenience init(path: String, hasName: Bool = false) throws(FileError) {
        do {
            try self.init(at: FilePath(path), hasName: hasName)
        } catch {
            // Whatever part of the way the system complained of.
            throw FileError(path: path, code: error.code)
        }
    }

    private init(at given: FilePath, hasName: Bool) throws(FileError) {
        path = given.text
        let target = try Self.target(of: given)
        if let open = target.openDescriptor {
            descriptor = try Self.duplicated(open, path)
            return
        }
        let old = try Self.status(of: given)
        let kind = (old?.st_mode ?? S_IFREG) & S_IFMT
        if kind == S_IFDIR || target.name.isEmpty { throw FileError(path: path, code: EISDIR) }
        // What the path leads to and cannot be named is written to as it is, as what is no file is.
        let named = try Self.status(of: target)
        let isNamed = old.map { $0.isSameFile(as: named) } ?? true
        if kind != S_IFREG || !isNamed {
            descriptor = given.opened(O_WRONLY | O_NOCTTY | (kind == S_IFREG ? O_TRUNC : 0))
            guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
            return
        }
        let folder = try OutputFolder(target.folder)
        folder.sweep()
        (descriptor, place) = try Self.new(in: folder, target.name, isTaken: old != nil, hasName: hasName, path)
        // Whoever finds the file under its temporary name sees that it is in use.
        _ = flock(descriptor, LOCK_EX | LOCK_NB)
        if let old { try inherit(old) }
    }

    deinit {
        discard()
        _ = close(descriptor)
    }

    /// Whether it takes the place of a file, or a new place; else it is a device, a pipe or an open file.
    package var isReplacing: Bool { place != nil }

    /// Appends bytes.
    package func write(_ bytes: [UInt8]) throws(FileError) {
        guard descriptor.writeAll(bytes) else { throw failure(errno) }
    }

    /// Ends the file: it appears under its name now.
    package func finish() throws(FileError) {
        guard let place else {
            // A device that is a disk; pipes and terminals have nothing to sync.
            guard fsync(descriptor) != 0, errno == EIO || errno == ENOSPC || errno == EDQUOT else { return }
            throw failure(errno)
        }
        guard fsync(descriptor) == 0 else { throw failure(errno) }
        do throws(OutputFolder.SystemError) {
            try put(place)
            discard()
            try place.folder.sync()
        } catch {
            throw failure(error.code)
        }
    }

    /// Writes a file whole or not at all.
    ///
    /// - Parameters:
    ///   - bytes: all of it.
    ///   - path: where it will be.
    /// - Throws: `FileError`.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let file = try AtomicFile(path: path)
        try file.write(bytes)
        try file.finish()
    }

    /// Has the names in a folder written to the disk; where that cannot be, the system does so in its own time.
    ///
    /// - Parameter path: the folder.
    /// - Throws: `FileError` where the disk fails.
    package static func syncFolder(_ path: String) throws(FileError) {
        guard let folder = try? OutputFolder(FilePath(path)) else { return }
        do { try folder.sync() } catch { throw FileError(path: path, code: error.code) }
    }

    private func failure(_ code: Int32) -> FileError { FileError(path: path, code: code) }

    /// Gives the file its name, in place of what had it.
    private func put(_ place: Place) throws(OutputFolder.SystemError) {
        var place = place
        if place.temporary == nil {
            #if os(Linux)
                if !place.isTaken {
                    do {
                        return try place.folder.name(descriptor, place.name)
                    } catch {
                        // Another one took the name meanwhile.
                        guard error.code == EEXIST else { throw error }
                    }
                }
                // A name can only be taken from another file by one that has a name.
                let temporary = OutputFolder.newName()
                place.temporary = (temporary, place.folder.remember(temporary))
                self.place = place
                try place.folder.name(descriptor, temporary)
            #endif
        }
        guard let temporary = place.temporary?.name else { return }
        // What is no file is never replaced, whenever it came.
        if let old = place.folder.status(of: place.name), ![S_IFREG, S_IFLNK].contains(old.st_mode & S_IFMT) {
            throw OutputFolder.SystemError(code: old.st_mode & S_IFMT == S_IFDIR ? EISDIR : EEXIST)
        }
        try place.folder.rename(temporary, to: place.name)
    }

    /// Takes away what is still there under a temporary name.
    private func discard() {
        if let place, let temporary = place.temporary {
            place.folder.remove(temporary.name)
            OutputFolder.forget(temporary.remembered)
        }
        place = nil
    }

    /// Takes over permissions, and the owner as far as that is allowed to be handed on.
    private func inherit(_ old: stat) throws(FileError) {
        let isOwned = fchown(descriptor, old.st_uid, old.st_gid) == 0
        // A file that is somebody else's now gives nobody the rights of its owner.
        guard fchmod(descriptor, old.st_mode & (isOwned ? 0o7777 : 0o777)) == 0 else { throw failure(errno) }
    }

    /// A new file in a folder: without a name where that can be.
    private static func new(
        in folder: OutputFolder, _ name: [UInt8], isTaken: Bool, hasName: Bool, _ path: String
    ) throws(FileError) -> (Int32, Place) {
        #if os(Linux)
            if !hasName {
                let file = folder.openedWithoutName()
                if file >= 0 { return (file, Place(folder: folder, name: name, isTaken: isTaken)) }
            }
        #endif
        for _ in 0..<100 {
            let temporary = OutputFolder.newName()
            // Remembered first: at no moment is it there and not in the table.
            let remembered = folder.remember(temporary)
            let file = folder.opened(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
            if file >= 0 {
                let place = Place(folder: folder, name: name, isTaken: isTaken, temporary: (temporary, remembered))
                return (file, place)
            }
            let code = errno
            OutputFolder.forget(remembered)
            guard code == EEXIST else { throw FileError(path: path, code: code) }
        }
        throw FileError(path: path, code: EEXIST)
    }

    /// What a path leads to: itself, or the end of the links that begin there, whether that exists or not.
    private static func target(of path: FilePath) throws(FileError) -> FilePath {
        var target = path
        for _ in 0..<40 {
            if target.openDescriptor != nil { return target }
            guard let link = target.linked else { return target }
            target = link
        }
        throw FileError(path: path.text, code: ELOOP)
    }

    /// What the system knows of a file; nil where there is none.
    private static func status(of path: FilePath) throws(FileError) -> stat? {
        do { return try path.status() } catch {
            guard error.code == ENOENT else { throw error }
            return nil
        }
    }

    /// Another descriptor of a file that was open when the program began, or is a standard stream. What the program
    /// opened itself is no place for a result: it may be the archive.
    private static func duplicated(_ open: Int32, _ path: String) throws(FileError) -> Int32 {
        let flags = fcntl(open, F_GETFD)
        guard flags >= 0, open <= STDERR_FILENO || flags & FD_CLOEXEC == 0 else {
            throw FileError(path: path, code: EBADF)
        }
        let descriptor = fcntl(open, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        return descriptor
    }
}

extension Int32 {
    /// Writes bytes to the file that the number is the descriptor of, all of them; false where the system refuses,
    /// with the reason in `errno`.
    func writeAll(_ bytes: [UInt8]) -> Bool {
        var written = 0
        while written < bytes.count {
            // Safe: at most the bytes that are left are read, while `bytes` is alive.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                return unsafe write(self, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}

extension stat {
    /// Whether both are of one file.
    fileprivate func isSameFile(as other: stat?) -> Bool {
        st_dev == other?.st_dev && st_ino == other?.st_ino
    }
}
