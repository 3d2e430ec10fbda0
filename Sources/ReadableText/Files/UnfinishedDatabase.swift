#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A database that another library writes: under a name of its own until it is whole, and taken away where it never is.
///
/// What a run leaves that is killed, the next one takes away, as after ``AtomicFile``.
package struct UnfinishedDatabase: ~Copyable {
    /// Where it is written.
    package let path: String
    private let finalPath: String
    private let cleanUp: ProcessEnd.Unfinished

    /// One that is to lie at a path. Throws the system's error where the folder cannot be used.
    package init(at path: String) throws(FileError) {
        let folder = SystemPath.folder(path)
        try OutputFolder(FilePath(folder)).sweep()
        self.path = folder + "/" + SystemPath.text(OutputFolder.newName())
        finalPath = path
        cleanUp = ProcessEnd.Unfinished(DatabaseFiles.all(of: self.path))
    }

    /// Gives it its name. Throws the system's error, `EEXIST` where another file has it by now.
    package func finish() throws(FileError) {
        try ProcessEnd.held { () throws(FileError) in
            do throws(FileError) {
                try FileSystem.link(path, to: finalPath)
            } catch  where [EPERM, ENOTSUP, ENOSYS].contains(error.code) {
                // A file system without links.
                if try FileSystem.exists(finalPath) { throw FileError(path: finalPath, code: EEXIST) }
                return try FileSystem.rename(path, to: finalPath)
            }
            try FileSystem.remove(path)
        }
        try AtomicFile.syncFolder(SystemPath.folder(finalPath))
    }

    /// Takes away what was written.
    package func remove() { for file in DatabaseFiles.all(of: path) { try? FileSystem.remove(file) } }
}

/// The files of an SQLite database.
package enum DatabaseFiles {
    /// What the names of the files beside a database add to its own.
    static let suffixes = ["-journal", "-wal", "-shm"]

    /// The paths of all that a database may have.
    package static func all(of path: String) -> [String] { ([""] + suffixes).map { path + $0 } }
}
