import GRDB
import ReadableText

/// What a vacuum did.
public struct VacuumResult: Hashable, Sendable {
    /// The size of the archive before, in bytes: of its file, once the log has flowed back.
    public let before: Int
    /// The size after, likewise.
    public let after: Int
    /// How much of it is still in the log, in bytes, since another run uses that: so much room is taken besides, until
    /// the other has ended.
    public let inLog: Int
}

extension Archive {
    /// Writes the file anew without the room that nothing uses any more, and the search index as one piece.
    ///
    /// - Throws: `ArchiveError.tooLittleRoom` before anything is done, where the disk has less than
    ///   twice the archive's size to spare: SQLite writes a copy, and then its log.
    public func vacuum() throws(ArchiveError) -> VacuumResult {
        let before = try size()
        let folder = ArchiveFile(path: path).folder
        if let free = FileSystem.free(at: folder), free < 2 * before {
            throw .tooLittleRoom(path: path, needed: 2 * before, free: free)
        }
        try write { try $0.execute(sql: "INSERT INTO search (search) VALUES ('optimize')") }
        try withoutTransaction { try $0.execute(sql: "VACUUM; PRAGMA optimize") }
        let isBusy = try isLogBusy()
        let log = (try? FileStatus(path: path + "-wal"))?.size ?? 0
        return VacuumResult(before: before, after: try size(), inLog: isBusy ? log : 0)
    }

    private func size() throws(ArchiveError) -> Int {
        try read { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            return pages * (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
        }
    }
}
