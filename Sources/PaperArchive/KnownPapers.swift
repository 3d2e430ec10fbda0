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
    private let byDOI: Statement
    private let byText: Statement
    private let byTitle: Statement
    private let holders: IdentifierHolders

    init(_ database: Database) throws {
        self.database = database
        holders = try IdentifierHolders(database)
        byDOI = try database.cachedStatement(
            sql: """
                SELECT id FROM papers WHERE doi = ?1 UNION SELECT paper FROM identifiers WHERE identifier = ?1 AND is_doi = 1
                """)
        byText = try database.cachedStatement(sql: "\(TextCandidate.select) WHERE f.title = ? AND f.fingerprint = ?")
        byTitle = try database.cachedStatement(sql: "\(TextCandidate.select) WHERE f.title = ?")
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
        var finding = Finding(identity: record.identity)
        var rows: [Int64] = []
        for id in record.identity.ids { try findHolders(of: id, record, &rows, &finding) }
        let taken = Set(finding.refused.map(\.id))
        finding.identity = finding.identity.removing { taken.contains($0) && $0.scope != nil }
        var record = record
        record.identity = finding.identity
        for doi in record.identity.dois {
            for row in try Int64.fetchAll(byDOI, arguments: [doi]) where !apart.contains(row) {
                try consider(row, &rows, record) { $0.canShareDOI(with: $1) }
            }
        }
        let isFoundByID = !rows.isEmpty
        if let listing, !isFoundByID, listing.note(taken) {
            // Where its numbers moved, they say nothing of what was saved before.
            record.identity = record.identity.removing { $0.scope == listing.scope }
        }
        try findTexts(fingerprints, record, &rows, apart: apart, listing)
        if rows.isEmpty, let row = try bareMatch(record, fingerprints, apart: apart, listing) { rows = [row] }
        if let first = rows.first {
            finding.match = Match(paper: first, duplicates: Array(rows.dropFirst()))
            if !isFoundByID { finding.identity = record.identity }
        }
        return finding
    }

    private func findHolders(
        of id: ScopedIdentifier, _ record: PaperRecord, _ rows: inout [Int64], _ finding: inout Finding
    ) throws {
        for holder in try holders.all(of: id) where !rows.contains(holder.row) {
            if holder.needsTitle(of: id), let title = try holders.unlikeTitle(of: holder.row, record) {
                if holder.scope == id.scope || holder.scope == nil { finding.refused.append((id, title)) }
                continue
            }
            // Where two papers have a number of arXiv, it is the same one.
            try consider(holder.row, &rows, record, isSure: PaperIdentifier.isArXiv(id.id)) { $0.canShareDOI(with: $1) }
        }
    }

    private func findTexts(
        _ fingerprints: [PaperFingerprint], _ record: PaperRecord, _ rows: inout [Int64], apart: Set<Int64>,
        _ listing: ListingRows?
    ) throws {
        for fingerprint in fingerprints {
            let isBare = fingerprint.isTitleOnly && TitleLikeness.isGeneric(record.title.readable)
            for candidate in try candidates(byText, [fingerprint.storedTitle, fingerprint.stored])
            where !apart.contains(candidate.paper) {
                if candidate.isOther(than: record.identity.arXiv) { continue }
                if let listing, listing.areMoved || isBare, listing.has(candidate.paper) { continue }
                if isBare, try !holders.isSame(candidate.paper, record, listing) { continue }
                try consider(candidate.paper, &rows, record) { $0.canShareText(with: $1) }
            }
        }
    }

    /// The paper that the title alone shows to be the record's. A text that was ever seen without
    /// abstract is known as such, so that only a record without abstract has to look at all papers
    /// of its title.
    private func bareMatch(
        _ record: PaperRecord, _ fingerprints: [PaperFingerprint], apart: Set<Int64>, _ listing: ListingRows?
    ) throws -> Int64? {
        if TitleLikeness.isGeneric(record.title.readable) { return nil }
        for fingerprint in fingerprints {
            let title = fingerprint.storedTitle
            let candidates =
                try fingerprint.isTitleOnly ? candidates(byTitle, [title]) : candidates(byText, [title, title])
            for candidate in candidates
            where !apart.contains(candidate.paper) && candidate.isBareMatch(of: record, fingerprint) {
                if let listing, listing.areMoved, listing.has(candidate.paper) { continue }
                if record.identity.canShareText(with: try holders.identity(of: candidate.paper)) {
                    return candidate.paper
                }
            }
        }
        return nil
    }

    /// The row of a paper of another archive, where this one holds the same: by its identifier, or
    /// without one by its whole text. Found so, it joins no papers that both archives hold apart.
    func counterpart(of record: PaperRecord, _ fingerprint: PaperFingerprint, apart: Set<Int64>) throws -> Int64? {
        if let id = record.identity.ids.first {
            return try holders.owners(of: id).first { try !id.isLocal || holders.unlikeTitle(of: $0, record) == nil }
        }
        let statement = try database.cachedStatement(
            sql: "SELECT id FROM papers WHERE source_id IS NULL AND fingerprint = ? ORDER BY id")
        let isBare = fingerprint.isTitleOnly && TitleLikeness.isGeneric(record.title.readable)
        return try Int64.fetchAll(statement, arguments: [fingerprint.stored]).first { row in
            try !apart.contains(row) && record.identity.canShareText(with: try holders.identity(of: row))
                && (!isBare || holders.isSame(row, record, nil, strictly: true))
        }
    }

    /// Takes a row that is not yet found, where it can be one paper with the record and the rows
    /// found before.
    private func consider(
        _ row: Int64, _ rows: inout [Int64], _ record: PaperRecord, isSure: Bool = false,
        _ canBeOne: (PaperIdentity, PaperIdentity) -> Bool
    ) throws {
        if rows.contains(row) { return }
        if !(isSure && rows.isEmpty) {
            let joined = try rows.reduce(record.identity) { $0.merged(with: try holders.identity(of: $1)) }
            guard canBeOne(joined, try holders.identity(of: row)) else { return }
        }
        rows.append(row)
    }

    /// Identifiers of a stored paper besides its first ones.
    func furtherIdentity(of row: Int64) throws -> PaperIdentity { try holders.furtherIdentity(of: row) }

    /// Papers that a text or a title finds, in a fixed order.
    private func candidates(_ statement: Statement, _ arguments: StatementArguments) throws -> [TextCandidate] {
        var found: [TextCandidate] = []
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() { found.append(try TextCandidate(row)) }
        return found.count < 2 ? found : found.sorted { $0.precedes($1) }
    }
}
