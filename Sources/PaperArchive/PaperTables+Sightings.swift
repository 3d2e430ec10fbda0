import GRDB
import Papers

/// A sighting as its table holds it.
struct StoredSighting: Equatable {
    var listing: Int64
    var listed: PaperRecord.RankedDay?
    var isSearch: Bool
    var importedOn: CalendarDay
}

extension StoredSighting {
    /// The values of `sightings` that have a checksum, but for the row itself.
    fileprivate var values: [RowValue] {
        [
            .integer(listing), RowValue(listed?.day.daysSinceEpoch), RowValue(listed?.rank.rawValue),
            RowValue(isSearch), RowValue(importedOn.daysSinceEpoch),
        ]
    }

    /// Reads them, the first at an index.
    fileprivate init(_ row: Row, at index: Int) throws {
        self.init(
            listing: try row.value(index), listed: try PaperRecord.day(row, at: index + 1),
            isSearch: try row.value(index + 3), importedOn: CalendarDay(daysSinceEpoch: try row.value(index + 4)))
    }

    /// The checksum of a row that holds it.
    fileprivate func checksum(in row: Int64) -> Checksum { SummedTable.sightings.checksum([.integer(row)] + values) }

    /// Takes what another sighting of the same listing and day knows better.
    fileprivate mutating func complete(by other: StoredSighting) {
        if let own = listed, let rank = other.listed?.rank { listed?.rank = min(own.rank, rank) }
        isSearch = isSearch && other.isSearch
        importedOn = min(importedOn, other.importedOn)
    }
}

extension PaperTables {
    /// Adds a sighting; says whether it is a new one. A day that was inferred becomes stated where
    /// this listing now states it, and a sighting once taken for one on a search page becomes a
    /// daily one where it is now saved as such.
    func add(_ sighting: StoredSighting, of row: Int64) throws -> Bool {
        try insertSighting.run([.integer(row)] + sighting.values)
        if database.changesCount > 0 {
            checksums.add(sighting.checksum(in: database.lastInsertedRowID), toHistoryOf: row)
            return true
        }
        let select = try database.cachedStatement(sql: Self.sightingQuery)
        let place: StatementArguments = [row, sighting.listing, sighting.listed?.day.daysSinceEpoch]
        guard let found = try Row.fetchOne(select, arguments: place) else {
            throw DamagedRow(detail: "a sighting that is known and cannot be found")
        }
        let known = try StoredSighting(found, at: 1)
        var completed = known
        completed.complete(by: sighting)
        if completed == known { return false }
        let key: Int64 = try found.value(0)
        try run(
            "UPDATE sightings SET listed_rank = ?, is_search = ?, imported_day = ? WHERE id = ?",
            [
                RowValue(completed.listed?.rank.rawValue), RowValue(completed.isSearch),
                RowValue(completed.importedOn.daysSinceEpoch), .integer(key),
            ])
        // As it is read: one that rotted stays visible.
        checksums.add(try SummedTable.sightings.checksum(found), toHistoryOf: row)
        checksums.add(completed.checksum(in: key), toHistoryOf: row)
        return false
    }

    /// The query for the sighting of a paper on a listing and day: by the index that keeps it once, since by listing
    /// and day alone there may be thousands.
    static let sightingQuery = """
        SELECT \(SummedTable.sightings.names("s")) FROM sightings s WHERE paper = ? AND listing = ?
            AND ifnull(listed_day, \(Int64.min)) = ifnull(?, \(Int64.min))
        """

    /// Hands what belongs to a duplicate to the paper that it is; the rest of it goes with its row.
    func absorb(_ duplicate: Int64, into row: Int64) throws {
        try checksums.flush()
        try StoredHistory(database).check(duplicate)
        let sightings = try Row.fetchAll(
            database, sql: "SELECT \(SummedTable.sightings.names("s")) FROM sightings s WHERE paper = ? ORDER BY id",
            arguments: [duplicate])
        for sighting in sightings { _ = try add(StoredSighting(sighting, at: 1), of: row) }
        let texts = try Row.fetchAll(
            database, sql: "SELECT title, fingerprint FROM fingerprints WHERE paper = ?", arguments: [duplicate])
        for text in texts {
            try remember(
                PaperFingerprint(
                    value: UInt64(bitPattern: try text.value(1)), titleValue: UInt64(bitPattern: try text.value(0))),
                of: row)
        }
        try LabelTable(database).hand(from: duplicate, to: row)
        try MarkTable(database).hand(from: duplicate, to: row)
        try ToldTable(database).hand(from: duplicate, to: row)
        try ProposedLabelTable(database).hand(from: duplicate, to: row)
        try ClassificationRows(database).removeAll(of: duplicate)
        try run("DELETE FROM papers WHERE id = ?", [.integer(duplicate)])
    }
}
