import GRDB

extension Archive {
    /// Lets SQLite check every page, index and reference of the file, and the search index word by word where the file may be written; takes seconds
    /// for a large archive.
    ///
    /// - Throws: `ArchiveError.corrupted` with the first thing found.
    public func checkIntegrity() throws(ArchiveError) {
        try read { database in
            if let finding = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)"), finding != "ok" {
                throw DamagedRow(detail: finding)
            }
            if let orphan = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
                throw DamagedRow(detail: "a row of \(try orphan.value(0, as: String.self)) belongs to nothing")
            }
        }
        do {
            try write { try SearchIndex.check($0) }
        } catch .readOnly {}
    }
}
