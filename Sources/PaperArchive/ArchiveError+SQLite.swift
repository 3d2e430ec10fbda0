import GRDB
import ReadableText

extension ArchiveError {
    /// What an error from SQLite or from reading a row means for the archive at a path.
    init(_ error: any Error, path: String, waited: Double) {
        switch error {
        case let error as ArchiveError: self = error
        case let error as DamagedRow: self = .corrupted(path: path, detail: error.detail)
        case let error as DatabaseError: self = Self.meaning(of: error, path: path, waited: waited)
        default: self = .ioFailure(path: path, reason: String(describing: error))
        }
    }

    private static func meaning(of error: DatabaseError, path: String, waited: Double) -> ArchiveError {
        let words = ReadableText.shortened(error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(path: path, waited: waited)
        case .SQLITE_NOTADB: return .notADatabase(path: path)
        case .SQLITE_CORRUPT: return .corrupted(path: path, detail: words)
        // What the search index says of a version of its own that is none.
        case .SQLITE_ERROR where words.contains("fts5"): return .corrupted(path: path, detail: words)
        // A step of the schema finds values that can be none, or its own work half done.
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: return .corrupted(path: path, detail: words)
        case .SQLITE_ERROR where words.hasSuffix("already exists"): return .corrupted(path: path, detail: words)
        case .SQLITE_READONLY, .SQLITE_PERM: return .readOnly(path: path)
        case .SQLITE_FULL: return .diskFull(path: path)
        case .SQLITE_CANTOPEN: return unopened(path, words)
        default: return .ioFailure(path: path, reason: words)
        }
    }

    /// SQLite says "unable to open" for a missing file and for a journal that it cannot make beside an existing one.
    private static func unopened(_ path: String, _ words: String) -> ArchiveError {
        guard (try? FileSystem.exists(path)) == true else { return .cannotCreate(path: path, reason: words) }
        let isWritable = FileSystem.isWritable(ArchiveFile(path: path).folder)
        return isWritable ? .ioFailure(path: path, reason: words) : .readOnly(path: path)
    }
}
