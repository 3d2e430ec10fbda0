import GRDB
import Papers

/// A sighting as its table holds it.
struct StoredSighting {
    var listing: Int64
    var listed: PaperRecord.RankedDay?
    var isSearch: Bool
    var importedOn: CalendarDay
}

extension PaperTables {
    /// Adds a sighting; says whether it is a new one. A day that was inferred becomes stated where
    /// this listing now states it, and a sighting once taken for one on a search page becomes a
    /// daily one where it is now saved as such.
    func add(_ sighting: StoredSighting, of row: Int64) throws -> Bool {
        let day = sighting.listed?.day.daysSinceEpoch
        try insertSighting.execute(
            arguments: [
                row, sighting.listing, day, sighting.listed?.rank.rawValue, sighting.isSearch,
                sighting.importedOn.daysSinceEpoch,
            ])
        if database.changesCount > 0 { return true }
        let place: [(any DatabaseValueConvertible)?] = [row, sighting.listing, day]
        if let rank = sighting.listed?.rank.rawValue {
            try run(
                "UPDATE sightings SET listed_rank = ? WHERE paper = ? AND listing = ? AND listed_day IS ? AND "
                    + "listed_rank > ?",
                [rank] + place + [rank])
        }
        if !sighting.isSearch {
            try run(
                "UPDATE sightings SET is_search = 0 WHERE paper = ? AND listing = ? AND listed_day IS ? AND is_search",
                place)
        }
        let imported = sighting.importedOn.daysSinceEpoch
        try run(
            "UPDATE sightings SET imported_day = ? WHERE paper = ? AND listing = ? AND listed_day IS ? AND "
                + "imported_day > ?",
            [imported] + place + [imported])
        return false
    }

    /// Hands what belongs to a duplicate to the paper that it is; the rest of it goes with its row.
    func absorb(_ duplicate: Int64, into row: Int64) throws {
        try run(
            """
            INSERT INTO sightings (paper, listing, listed_day, listed_rank, is_search, imported_day)
            SELECT ?, listing, listed_day, listed_rank, is_search, imported_day FROM sightings WHERE paper = ?
            ON CONFLICT (paper, listing, ifnull(listed_day, -9223372036854775808)) DO UPDATE SET
                listed_rank = min(listed_rank, excluded.listed_rank), is_search = min(is_search, excluded.is_search),
                imported_day = min(imported_day, excluded.imported_day)
            """, [row, duplicate])
        try run("UPDATE OR IGNORE fingerprints SET paper = ? WHERE paper = ?", [row, duplicate])
        try run("UPDATE labels SET paper = ? WHERE paper = ?", [row, duplicate])
        try run("DELETE FROM papers WHERE id = ?", [duplicate])
    }
}
