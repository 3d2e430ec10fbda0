import GRDB
import Papers
import ReadableText

/// Finds the stored papers that a record is about.
///
/// The identifier decides first, then the DOI, then the fingerprint; two papers with different
/// numbers of arXiv are never one, whatever their DOIs and texts, and two with different
/// identifiers of one other collection, or of one listing, or with two publishers' DOIs, not by
/// their texts. Where the record or the stored paper has no abstract, the title alone decides,
/// last, unless many papers have it.
///
/// An identifier that belongs to a listing is no proof by itself, since another file may have the
/// listing's name, or its rows other numbers than yesterday: titles that are unlike speak against
/// it, see `TitleLikeness`. Those of collections need no such proof, so that a new version may have
/// a new title.
struct KnownPapers {
    /// Stored papers that a record shows to be one.
    struct Match {
        /// The paper that the record is about.
        var paper: Int64
        /// Papers that turn out to be the same: stored before what they have in common was known.
        var duplicates: [Int64] = []
    }

    /// What is known of a record.
    struct Finding {
        /// The papers that it is about; nil where it is new.
        var match: Match?
        /// The record's identifiers, without those that belong to other papers.
        var identity: PaperIdentity
        /// Titles of papers that have an identifier of the record and are others.
        var refused: [(id: ScopedIdentifier, title: String)] = []
    }

    let database: Database
    let holders: IdentifierHolders
    private let byDOI: RowQuery
    private let byText: RowQuery
    private let byTitle: RowQuery

    init(_ database: Database) throws {
        self.database = database
        holders = try IdentifierHolders(database)
        byDOI = try RowQuery(
            database,
            """
            SELECT id FROM papers WHERE doi = ?1 UNION SELECT paper FROM identifiers WHERE identifier = ?1 AND \
            is_doi = 1
            """)
        byText = try RowQuery(database, "\(TextCandidate.select) WHERE f.title = ? AND f.fingerprint = ?")
        byTitle = try RowQuery(database, "\(TextCandidate.select) WHERE f.title = ?")
    }

    /// The stored papers that a record is about.
    ///
    /// - Parameters:
    ///   - fingerprints: the record's own, and those of further texts under which the paper is known.
    ///   - apart: rows that DOI and text do not lead to.
    ///   - listing: what was saved of the record's listing so far; nil for a paper of another archive.
    func find(
        _ record: PaperRecord, _ fingerprints: [PaperFingerprint], apart: Set<Int64> = [],
        from listing: ListingRows? = nil
    ) throws -> Finding {
        var search = RecordSearch(self, record, apart: apart, listing)
        return try search.find(fingerprints)
    }

    /// The row of a paper of another archive, where this one holds the same: by its identifier, or without one by its
    /// whole text. Found so, it joins no papers that both archives hold apart.
    func counterpart(of record: PaperRecord, _ fingerprint: PaperFingerprint, apart: Set<Int64>) throws -> Int64? {
        if let id = record.identity.ids.first {
            return try holders.owners(of: id).first { try !id.isLocal || holders.unlikeTitle(of: $0, record) == nil }
        }
        let statement = try database.cachedStatement(
            sql: "SELECT id FROM papers WHERE source_id IS NULL AND fingerprint = ? ORDER BY id")
        let isBare = record.isBare(fingerprint)
        return try Row.fetchAll(statement, arguments: [fingerprint.stored]).map { try $0.rowNumber(0) }.first { row in
            try !apart.contains(row) && record.identity.canShareText(with: try holders.identity(of: row))
                && (!isBare || holders.isSame(row, record, nil, strictly: true))
        }
    }

    /// Identifiers of a stored paper besides its first ones.
    func furtherIdentity(of row: Int64) throws -> (identity: PaperIdentity, checksum: Checksum) {
        try holders.furtherIdentity(of: row)
    }

    /// The papers that have a DOI.
    func rows(withDOI doi: String) throws -> [Int64] {
        try byDOI.rows(.text(doi)) { try $0.rowNumber(0) }
    }

    /// Papers that were seen under a text, in a fixed order.
    func candidates(withTitle title: Int64, text: Int64) throws -> [TextCandidate] {
        Self.ordered(try byText.rows(.integer(title), .integer(text)) { try TextCandidate($0) })
    }

    /// Papers that were seen under a title, in a fixed order.
    func candidates(withTitle title: Int64) throws -> [TextCandidate] {
        Self.ordered(try byTitle.rows(.integer(title)) { try TextCandidate($0) })
    }

    private static func ordered(_ found: [TextCandidate]) -> [TextCandidate] {
        found.count < 2 ? found : found.sorted { $0.precedes($1) }
    }
}

extension PaperRecord {
    /// Whether all that there is of the text is a title that many papers have.
    func isBare(_ fingerprint: PaperFingerprint) -> Bool {
        fingerprint.isTitleOnly && TitleLikeness.isGeneric(title.readable)
    }
}
