import Foundation
import GRDB

/// What a vacuum did.
public struct VacuumResult: Hashable, Sendable {
    /// The size of the archive before, its log included, in bytes.
    public let before: Int
    /// The size after.
    public let after: Int
}

extension Archive {
    /// Writes the file anew without the room that nothing uses any more, and the search index as one piece.
    ///
    /// - Throws: `ArchiveError.tooLittleRoom` before anything is done, where the disk has less than
    ///   twice the archive's size to spare: SQLite writes a copy, and then its log.
    public func vacuum() throws(ArchiveError) -> VacuumResult {
        let before = size
        let folder = ArchiveFile(path: path).folder
        if let free = (try? FileManager.default.attributesOfFileSystem(forPath: folder))?[.systemFreeSize] as? Int,
            free < 2 * before
        {
            throw .tooLittleRoom(path: path, needed: 2 * before, free: free)
        }
        try write { try $0.execute(sql: "INSERT INTO search (search) VALUES ('optimize')") }
        try withoutTransaction { try $0.execute(sql: "VACUUM; PRAGMA optimize") }
        _ = try isLogBusy()
        return VacuumResult(before: before, after: size)
    }

    private var size: Int {
        [path, path + "-wal"].reduce(0) { sum, file in
            sum + ((try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int ?? 0)
        }
    }
}
