import GRDB
import Papers

@testable import PaperArchive

/// What only tests ask an archive.
extension Archive {
    /// Where a paper was seen, by day (unknown days last), then by source and format.
    func sightings(of key: StoredPaper.Key) throws(ArchiveError) -> [Sighting] {
        try read { try PaperHistory.sightings(of: key.row, $0) }
    }

    /// All that the archive knows of a paper besides the paper itself; nil where there is no such paper.
    func history(of key: StoredPaper.Key) throws(ArchiveError) -> PaperHistory? {
        try read { database in
            let tables = try PaperTables(database, importedOn: CalendarDay(daysSinceEpoch: 0))
            let exists =
                try Int.fetchOne(database, sql: "SELECT 1 FROM papers WHERE id = ?", arguments: [key.row]) != nil
            return exists ? try PaperHistory(of: tables.load(key.row).record, row: key.row, database) : nil
        }
    }

    /// Lets SQLite check every page, index and reference of the file, and the search index word by
    /// word where the file may be written; throws `ArchiveError.corrupted` with the first thing
    /// found, where the doctor goes on and mends.
    func checkIntegrity() throws(ArchiveError) {
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
