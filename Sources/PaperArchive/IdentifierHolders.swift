import GRDB
import Papers

/// The stored papers that have an identifier, and what tells whether a record with it is about them.
struct IdentifierHolders {
    /// A paper, and the scope in which it has the identifier.
    struct Holder {
        var row: Int64
        var scope: String?

        /// Whether the identifier is no proof by itself: it belongs to a listing, or an older
        /// archive did not write down to what.
        func needsTitle(of id: ScopedIdentifier) -> Bool { id.isLocal || id.scope != scope }
    }

    private let database: Database
    private let byID: RowQuery
    private let byFurtherID: RowQuery
    private let byNumber: RowQuery
    private let byTitle: Statement

    init(_ database: Database) throws {
        self.database = database
        byID = try RowQuery(database, "SELECT id, scope FROM papers WHERE source_id = ?")
        byFurtherID = try RowQuery(
            database, "SELECT paper, scope FROM identifiers WHERE identifier = ? AND is_doi = 0 ORDER BY paper")
        byNumber = try RowQuery(
            database,
            "SELECT id, scope FROM papers WHERE \(ArchiveSchema.oldNumber) = ? AND "
                + "\(ArchiveSchema.isOldNumber) ORDER BY id"
        )
        byTitle = try database.cachedStatement(sql: "SELECT 1 FROM fingerprints WHERE title = ? AND paper = ? LIMIT 1")
    }

    /// The papers that have an identifier, those first whose own it is. One that belongs to a
    /// listing is another one in another listing; where it is not known to what it belongs, it may
    /// be any.
    func all(of id: ScopedIdentifier) throws -> [Holder] {
        let found = try rows(byID, id.id) + rows(byFurtherID, id.id) + oldNumbers(id)
        guard id.isLocal || id.scope != nil else { return found }
        return found.filter { $0.scope == id.scope || $0.scope == nil || id.scope == nil }
    }

    /// The papers of which it is the own identifier, in just this scope.
    func owners(of id: ScopedIdentifier) throws -> [Int64] {
        try (rows(byID, id.id) + oldNumbers(id)).filter { $0.scope == id.scope }.map(\.row)
    }

    private func rows(_ query: RowQuery, _ value: String) throws -> [Holder] {
        try query.rows(.text(value)) { row in
            let scope: String = try row.value(1)
            return Holder(row: try row.rowNumber(0), scope: scope.isEmpty ? nil : scope)
        }
    }

    /// Papers with a number of arXiv of the old form, however it was written when they were stored.
    private func oldNumbers(_ id: ScopedIdentifier) throws -> [Holder] {
        guard id.id.utf8.contains(UInt8(ascii: "/")), let number = ArXivIdentifier(id.id) else { return [] }
        return try rows(byNumber, number.key)
    }

    /// The title of a paper that speaks against a record's being about it; nil where nothing does.
    func unlikeTitle(of row: Int64, _ record: PaperRecord) throws -> String? {
        // A title that many papers have says nothing where the abstracts are two.
        let isGeneric = TitleLikeness.isGeneric(record.title.readable)
        if !isGeneric, try Int.fetchOne(byTitle, arguments: [record.fingerprint.storedTitle, row]) != nil {
            return nil
        }
        let statement = try database.cachedStatement(sql: "SELECT title, abstract FROM texts WHERE paper = ?")
        guard let found = try Row.fetchOne(statement, arguments: [row]) else {
            throw DamagedRow(detail: "paper \(row) has no text")
        }
        let (title, abstract): (String, String) = (try found.value(0), try found.value(1))
        let own = record.abstract.readable
        if isGeneric, !own.isEmpty, !abstract.isEmpty,
            PaperFingerprint(title: "", abstract: own) != PaperFingerprint(title: "", abstract: abstract)
        {
            return title
        }
        return TitleLikeness.areAlike(record.title.readable, record.abstract.readable, title, abstract) ? nil : title
    }

    /// Whether a paper's title has the words of the record's, which says more than the same letters: `Part 1 11` is not
    /// `Part 11 1`.
    func hasWords(_ row: Int64, _ record: PaperRecord) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT title FROM texts WHERE paper = ?")
        guard let found = try Row.fetchOne(statement, arguments: [row]) else {
            throw DamagedRow(detail: "paper \(row) has no text")
        }
        return TitleLikeness.words(try found.value(0)) == TitleLikeness.words(record.title.readable)
    }

    /// Whether more than a title that many papers have shows a paper to be the record's: the same
    /// authors, or the same listing; and nothing speaks against it. `strictly` asks that all of it
    /// is the same.
    func isSame(_ row: Int64, _ record: PaperRecord, _ listing: ListingRows?, strictly: Bool = false) throws -> Bool {
        let statement = try database.cachedStatement(
            sql:
                """
                SELECT t.authors, t.venue, p.published_day, p.published_rank, p.published_precision, p.id
                FROM papers p JOIN texts t ON t.paper = p.id WHERE p.id = ?
                """)
        guard let found = try Row.fetchOne(statement, arguments: [row]) else {
            throw DamagedRow(detail: "paper \(row) has no text")
        }
        let authors = try found.texts(0)
        let venue: String? = try found.optional(1)
        let dates = (try PaperRecord.day(found, at: 2, precision: 4)?.date, record.published?.date)
        if strictly {
            return authors == record.authors && venue == record.venue && dates.0?.days == dates.1?.days
        }
        func differ<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
            left != nil && right != nil && left != right
        }
        if differ(venue, record.venue) { return false }
        // A year and a day of it are no contradiction.
        if let date = dates.0, let other = dates.1, !date.days.overlaps(other.days) { return false }
        if !authors.isEmpty, !record.authors.isEmpty { return authors == record.authors }
        return try listing.map { try wasSeen(row, in: $0.scope) } ?? false
    }

    private func wasSeen(_ row: Int64, in scope: String) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT DISTINCT l.name FROM sightings s JOIN listings l ON l.id = s.listing WHERE s.paper = ?")
        return try Row.fetchAll(statement, arguments: [row]).contains {
            ScopedIdentifier.scope(ofListing: try $0.value(0)) == scope
        }
    }

    /// All identifiers of a stored paper.
    func identity(of row: Int64) throws -> PaperIdentity {
        let statement = try database.cachedStatement(sql: "SELECT source_id, scope, doi, id FROM papers WHERE id = ?")
        guard let found = try Row.fetchOne(statement, arguments: [row]) else {
            throw DamagedRow(detail: "no paper \(row)")
        }
        return PaperIdentity(id: try ScopedIdentifier(found, at: 0), doi: try found.optional(2)).merged(
            with: try furtherIdentity(of: row).identity)
    }

    /// Identifiers of a stored paper besides its first ones, and the checksum of their rows.
    func furtherIdentity(of row: Int64) throws -> (identity: PaperIdentity, checksum: Checksum) {
        let statement = try database.cachedStatement(
            sql: "SELECT identifier, scope, is_doi, paper FROM identifiers WHERE paper = ?")
        var (ids, dois): ([ScopedIdentifier], [String]) = ([], [])
        var sum = Checksum()
        let rows = try Row.fetchCursor(statement, arguments: [row])
        while let row = try rows.next() {
            sum.toggle(try SummedTable.identifiers.checksum(row).ofRow)
            if try row.value(2, as: Bool.self) {
                dois.append(try row.value(0))
            } else if let id = try ScopedIdentifier(row, at: 0) {
                ids.append(id)
            }
        }
        return (PaperIdentity(ids: ids, dois: dois), sum)
    }
}
