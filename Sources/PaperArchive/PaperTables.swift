import GRDB
import Papers

/// The tables of papers and sightings, as seen from a transaction that saves listings.
struct PaperTables {
    private let database: Database
    private let importedOn: CalendarDay
    private let known: KnownPapers

    init(_ database: Database, importedOn: CalendarDay) throws {
        self.database = database
        self.importedOn = importedOn
        known = try KnownPapers(database)
    }

    /// The row of a listing, made where it is missing.
    func listing(_ name: String, _ format: String) throws -> Int64 {
        let (name, format) = (name.withoutNulls, format.withoutNulls)
        let select = try database.cachedStatement(sql: "SELECT id FROM listings WHERE name = ? AND format = ?")
        if let row = try Int64.fetchOne(select, arguments: [name, format]) { return row }
        try run("INSERT INTO listings (name, format) VALUES (?, ?)", [name, format])
        return database.lastInsertedRowID
    }

    /// Saves one paper of a listing and its sighting; the day of a search page becomes the sighting's alone.
    func save(_ paper: Paper, listing: Int64, isSearch: Bool) throws -> SaveCount {
        var record = PaperRecord(paper, importedOn: importedOn)
        let seen = record.listed
        if isSearch { record.listed = nil }
        let fingerprint = PaperFingerprint(paper)
        let match = try known.match(record, fingerprint)
        let row = try match.map { try update($0, with: record) } ?? insert(record)
        try remember(fingerprint, of: row)
        let isSeen = try addSighting(of: row, in: listing, seen, isSearch)
        return SaveCount(new: match == nil ? 1 : 0, known: match == nil ? 0 : 1, sightings: isSeen ? 1 : 0)
    }

    private func insert(_ record: PaperRecord) throws -> Int64 {
        try run(
            """
            INSERT INTO papers (source_id, fingerprint, published_day, published_rank, listed_day, listed_rank, imported_day,
                author_count, upvotes, comments) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, record.paperValues)
        let row = database.lastInsertedRowID
        try run(
            "INSERT INTO texts (title, abstract, authors, categories, keywords, paper) VALUES (?, ?, ?, ?, ?, ?)",
            try record.textValues() + [row])
        return row
    }

    /// Completes the stored paper by the record and by its duplicates, and writes what changed.
    private func update(_ match: KnownPapers.Match, with record: PaperRecord) throws -> Int64 {
        let stored = try load(match.paper)
        var merged = stored.merged(with: record)
        for duplicate in match.duplicates {
            merged = merged.merged(with: try load(duplicate))
            try absorb(duplicate, into: match.paper)
        }
        let hasSameTexts = merged.hasTexts(of: stored)
        if !hasSameTexts { try replaceTexts(of: match.paper, by: merged) }
        if merged != stored || !hasSameTexts { try replaceFacts(of: match.paper, by: merged) }
        return match.paper
    }

    private func load(_ row: Int64) throws -> PaperRecord {
        let statement = try database.cachedStatement(
            sql: "SELECT \(PaperRecord.columns) FROM papers p JOIN texts t ON t.paper = p.id WHERE p.id = ?")
        guard let values = try Row.fetchOne(statement, arguments: [row]) else {
            throw DamagedRow(detail: "paper \(row) has no text")
        }
        return try PaperRecord(values)
    }

    private func replaceFacts(of row: Int64, by record: PaperRecord) throws {
        try run(
            """
            UPDATE papers SET source_id = ?, fingerprint = ?, published_day = ?, published_rank = ?, listed_day = ?,
                listed_rank = ?, imported_day = ?, author_count = ?, upvotes = ?, comments = ? WHERE id = ?
            """, record.paperValues + [row])
    }

    /// What a model said of the old text no longer holds, so it goes.
    private func replaceTexts(of row: Int64, by record: PaperRecord) throws {
        try run(
            "UPDATE texts SET title = ?, abstract = ?, authors = ?, categories = ?, keywords = ? WHERE paper = ?",
            try record.textValues() + [row])
        try run("DELETE FROM classifications WHERE paper = ?", [row])
    }

    /// Hands a duplicate's sightings and fingerprints to the paper that it is; the rest of it goes with its row.
    private func absorb(_ duplicate: Int64, into row: Int64) throws {
        try run(
            """
            INSERT INTO sightings (paper, listing, listed_day, listed_rank, is_search, imported_day)
            SELECT ?, listing, listed_day, listed_rank, is_search, imported_day FROM sightings WHERE paper = ?
            ON CONFLICT (paper, listing, ifnull(listed_day, -9223372036854775808)) DO UPDATE SET
                listed_rank = min(listed_rank, excluded.listed_rank), is_search = min(is_search, excluded.is_search)
            """, [row, duplicate])
        try run("UPDATE OR IGNORE fingerprints SET paper = ? WHERE paper = ?", [row, duplicate])
        try run("DELETE FROM papers WHERE id = ?", [duplicate])
    }

    private func remember(_ fingerprint: PaperFingerprint, of row: Int64) throws {
        try run(
            "INSERT OR IGNORE INTO fingerprints (title, fingerprint, paper) VALUES (?, ?, ?)",
            [fingerprint.storedTitle, fingerprint.stored, row])
    }

    /// Adds a sighting; says whether it is a new one. A day that was inferred becomes stated where this listing now states it,
    /// and a sighting once taken for one on a search page becomes a daily one where it is now saved as such.
    private func addSighting(
        of row: Int64, in listing: Int64, _ listed: PaperRecord.RankedDay?, _ isSearch: Bool
    ) throws -> Bool {
        let day = listed?.day.daysSinceEpoch
        try run(
            """
            INSERT OR IGNORE INTO sightings (paper, listing, listed_day, listed_rank, is_search, imported_day)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [row, listing, day, listed?.rank.rawValue, isSearch, importedOn.daysSinceEpoch])
        if database.changesCount > 0 { return true }
        if listed?.rank == .stated {
            try run(
                "UPDATE sightings SET listed_rank = 0 WHERE paper = ? AND listing = ? AND listed_day = ? AND listed_rank > 0",
                [row, listing, day])
        }
        if !isSearch {
            try run(
                "UPDATE sightings SET is_search = 0 WHERE paper = ? AND listing = ? AND listed_day IS ? AND is_search",
                [row, listing, day])
        }
        return false
    }

    private func run(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }
}
