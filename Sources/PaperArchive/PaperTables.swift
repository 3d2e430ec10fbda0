import GRDB
import Papers
import ReadableText

/// The tables of papers and sightings, as seen from a transaction that saves listings.
struct PaperTables {
    let database: Database
    private let importedOn: CalendarDay
    let known: KnownPapers
    let checksums: PaperChecksums
    let restored = RestoredRows()
    let saved = SavedListing()
    let listings: ListingTable
    private let search: SearchIndex
    private let insertPaper: RowStatement
    private let insertText: RowStatement
    /// Not the statement that also replaces: where rows may have to be given back, SQLite sets a
    /// savepoint, at which FTS5 writes out all it holds.
    private let insertOriginals: RowStatement
    private let insertFingerprint: RowStatement
    let insertSighting: RowStatement

    init(_ database: Database, importedOn: CalendarDay) throws {
        self.database = database
        self.importedOn = importedOn
        known = try KnownPapers(database)
        listings = ListingTable(database)
        search = SearchIndex(database)
        checksums = PaperChecksums(database)
        insertPaper = try RowStatement(
            database,
            """
            INSERT INTO papers (id, source_id, scope, fingerprint, published_day, published_rank, listed_day, \
            listed_rank, imported_day,
                author_count, upvotes, comments, doi, sources, version, updated_day, is_pieced,
                published_precision, language, type, facts_checksum, texts_checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertText = try RowStatement(
            database,
            """
            INSERT INTO texts (title, abstract, authors, categories, keywords, venue, extra, paper) VALUES (?, \
            ?, ?, ?, ?, ?, ?, ?)
            """)
        insertOriginals = try RowStatement(
            database, "INSERT INTO originals (paper, title, abstract) VALUES (?, ?, ?)")
        insertFingerprint = try RowStatement(
            database, "INSERT OR IGNORE INTO fingerprints (title, fingerprint, paper) VALUES (?, ?, ?)")
        insertSighting = try RowStatement(
            database,
            """
            INSERT OR IGNORE INTO sightings (paper, listing, listed_day, listed_rank, is_search, imported_day) \
            VALUES (?, ?, ?, ?, ?, ?)
            """)
    }

    /// Saves papers of a listing, and brings the search index up to them.
    func save(_ papers: PreparedPapers, from name: ListingName, isSearch: Bool) throws -> SaveCount {
        var count = SaveCount()
        for prepared in papers.papers {
            if let history = prepared.paper.history {
                count += try restore(prepared, history).count
            } else {
                count += try save(prepared, listing: listings.listing(name), isSearch: isSearch)
            }
        }
        try search.flush()
        try checksums.flush()
        return count
    }

    /// Restores one paper of another archive, and brings the search index up to it. Returns its row here.
    func restoreAlone(_ paper: PreparedPaper, _ history: PaperHistory) throws -> Int64 {
        let row = try restore(paper, history).row
        try search.flush()
        try checksums.flush()
        return row
    }

    /// Saves one paper of a listing and its sighting; the day of a search page becomes the sighting's alone.
    private func save(_ prepared: PreparedPaper, listing: KnownListing, isSearch: Bool) throws -> SaveCount {
        let rows = saved.rows(of: listing.name)
        var record = PaperRecord(prepared, from: listing, importedOn: importedOn)
        record.identity = record.identity.scoped(to: rows.scope)
        let seen = record.listed
        if isSearch { record.listed = nil }
        let finding = try known.find(record, [prepared.fingerprint], from: rows)
        record.identity = finding.identity
        let (row, isNew) = try place(record, prepared, finding.match)
        rows.remember(row, of: record)
        try remember(prepared.fingerprint, of: row)
        let sighting = StoredSighting(listing: listing.row, listed: seen, isSearch: isSearch, importedOn: importedOn)
        var count = SaveCount(new: isNew ? 1 : 0, known: isNew ? 0 : 1, sightings: try add(sighting, of: row) ? 1 : 0)
        if isNew { count.add(finding.refused, of: record) }
        return count
    }

    /// Puts a record where it belongs: to the paper that it is about, or to a new one. Returns its
    /// row, and whether it is new.
    func place(
        _ record: PaperRecord, _ prepared: PreparedPaper, _ match: KnownPapers.Match?
    ) throws -> (row: Int64, isNew: Bool) {
        (try match.map { try update($0, with: record) } ?? insert(record, prepared), match == nil)
    }

    private func insert(_ record: PaperRecord, _ prepared: PreparedPaper) throws -> Int64 {
        let row = try checksums.nextRow()
        let values = [.integer(row)] + record.paperValues(prepared.fingerprint)
        let facts = SummedTable.papers.checksum(values)
        let textValues = record.textValues(prepared.text)
        let texts = SummedTable.texts.checksum(textValues) + record.originalsChecksum
        try insertPaper.run(values + [.integer(facts.stored), .integer(texts.stored)])
        checksums.add(facts: facts)
        try insertText.run(textValues + [.integer(row)])
        search.change(row, from: nil, to: prepared.text)
        if record.hasOriginals {
            try insertOriginals.run(
                .integer(row), RowValue(record.title.original), RowValue(record.abstract.original))
        }
        try rememberIdentifiers(of: row, record.identity)
        return row
    }

    /// Completes the stored paper by the record and by its duplicates, and writes what changed.
    private func update(_ match: KnownPapers.Match, with record: PaperRecord) throws -> Int64 {
        let row = match.paper
        let (stored, text, sums) = try load(row)
        var merged = stored.merged(with: record)
        for duplicate in match.duplicates {
            let (other, text, sums) = try load(duplicate)
            merged = merged.merged(with: other)
            try absorb(duplicate, into: row)
            checksums.remove(facts: sums.facts)
            search.change(duplicate, from: text, to: nil)
        }
        let hasSameTexts = merged.hasTexts(of: stored)
        let hasSameOriginals = merged.hasOriginals(of: stored)
        if !hasSameTexts { try replaceTexts(of: row, text, by: merged) }
        if !hasSameOriginals { try replaceOriginals(of: row, by: merged) }
        if !hasSameTexts || !hasSameOriginals || !merged.hasFacts(of: stored) {
            let old = hasSameTexts ? sums.texts - stored.originalsChecksum : merged.textsChecksum(IndexedText(merged))
            let new = PaperRecord.Checksums(
                facts: merged.factsChecksum(in: row, merged.fingerprint), texts: old + merged.originalsChecksum)
            try replaceFacts(of: row, by: merged, new)
            checksums.replace(facts: sums.facts, by: new.facts)
        }
        if merged.identity != stored.identity { try rememberIdentifiers(of: row, merged.identity) }
        return row
    }

    /// A query for whole records, read by `record`.
    static func select(_ condition: String) -> String {
        "SELECT \(PaperRecord.columns), p.history_checksum FROM \(PaperRecord.tables) WHERE \(condition)"
    }

    /// The record of a row of such a query, with its sources and all identifiers.
    func record(_ values: Row) throws -> PaperRecord { try whole(values).record }

    /// The same, and what it tells of the paper's history.
    func whole(_ values: Row) throws -> (record: PaperRecord, history: HistoryReading.Known?) {
        var record = try PaperRecord(values)
        do {
            record.sources = try listings.sources(try values.optional(25))
        } catch let error as DamagedRow {
            throw DamagedRow(values, 25, error.detail)
        }
        let further = try known.furtherIdentity(of: try values.rowNumber(0))
        record.identity = record.identity.merged(with: further.identity)
        let stored: Int64? = try values.optional(PaperRecord.columnCount)
        return (record, stored.map { .init(names: further.checksum, stored: Checksum(stored: $0)) })
    }

    /// The stored record of a row, whole, what the search index has of it, and its checksums, to which it fits.
    func load(_ row: Int64) throws -> (record: PaperRecord, text: IndexedText, sums: PaperRecord.Checksums) {
        let statement = try database.cachedStatement(sql: Self.select("p.id = ?"))
        guard let values = try Row.fetchOne(statement, arguments: [row]) else {
            throw DamagedRow(detail: "paper \(row) has no text")
        }
        let record = try record(values)
        let text = IndexedText(
            title: record.title.readable, abstract: record.abstract.readable, authors: try values.optional(12),
            extra: try values.optional(26))
        return (record, text, try PaperRecord.checksums(values))
    }

    private func replaceFacts(of row: Int64, by record: PaperRecord, _ sums: PaperRecord.Checksums) throws {
        try run(
            """
            UPDATE papers SET source_id = ?, scope = ?, fingerprint = ?, published_day = ?, published_rank = ?, \
            listed_day = ?,
                listed_rank = ?, imported_day = ?, author_count = ?, upvotes = ?, comments = ?, doi = ?, sources = ?,
                version = ?, updated_day = ?, is_pieced = ?, published_precision = ?, language = ?,
                type = ?, facts_checksum = ?,
                texts_checksum = ? WHERE id = ?
            """,
            record.paperValues(record.fingerprint)
                + [.integer(sums.facts.stored), .integer(sums.texts.stored), .integer(row)])
    }

    /// What a model said of the old text no longer holds, so it goes.
    private func replaceTexts(of row: Int64, _ before: IndexedText, by record: PaperRecord) throws {
        let text = IndexedText(record)
        try run(
            """
            UPDATE texts SET title = ?, abstract = ?, authors = ?, categories = ?, keywords = ?, venue = ?, extra = \
            ? WHERE paper = ?
            """, record.textValues(text) + [.integer(row)])
        search.change(row, from: before, to: text)
        try ClassificationRows(database).removeAll(of: row)
    }

    private func replaceOriginals(of row: Int64, by record: PaperRecord) throws {
        try run(
            "INSERT OR REPLACE INTO originals (paper, title, abstract) VALUES (?, ?, ?)",
            [.integer(row), RowValue(record.title.original), RowValue(record.abstract.original)])
    }

    private func rememberIdentifiers(of row: Int64, _ identity: PaperIdentity) throws {
        let ids = identity.ids.dropFirst().map { ($0.id, $0.scope ?? "", false) }
        for (value, scope, isDOI) in ids + identity.dois.dropFirst().map({ ($0, "", true) }) {
            let values: [RowValue] = [.text(value), .text(scope), RowValue(isDOI)]
            try run(
                "INSERT OR IGNORE INTO identifiers (identifier, scope, is_doi, paper) VALUES (?, ?, ?, ?)",
                values + [.integer(row)])
            if database.changesCount == 0 { continue }
            checksums.add(SummedTable.identifiers.checksum(values), toHistoryOf: row)
        }
    }

    /// Remembers a text under which the paper of a row was seen.
    func remember(_ text: PaperFingerprint, of row: Int64) throws {
        let values: [RowValue] = [.integer(text.storedTitle), .integer(text.stored)]
        try insertFingerprint.run(values + [.integer(row)])
        if database.changesCount == 0 { return }
        checksums.add(SummedTable.fingerprints.checksum(values), toHistoryOf: row)
    }

    func run(_ sql: String, _ values: [RowValue]) throws { try RowStatement(database, sql).run(values) }
}
