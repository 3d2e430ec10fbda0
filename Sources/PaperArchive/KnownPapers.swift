import GRDB
import Papers
import ReadableText

/// Finds the stored papers that a record is about.
///
/// The identifier decides first, then the DOI, then the fingerprint; two papers with different numbers of arXiv are never one,
/// whatever their DOIs and texts, and two with different identifiers of other collections only where they share a DOI. Where the
/// record or the stored paper has no abstract, the title alone decides, last.
struct KnownPapers {
    /// Stored papers that a record shows to be one.
    struct Match {
        /// The paper that the record is about.
        var paper: Int64
        /// Papers that turn out to be the same: stored before what they have in common was known.
        var duplicates: [Int64] = []
    }

    /// A stored paper that has, or once had, the record's title.
    private struct Candidate {
        var paper: Int64
        /// Under which it was seen, and which its fullest record has.
        var seen: Int64
        var present: Int64
        var id: String?

        /// Papers with identifier come first, so that the choice among several does not depend on the order of import.
        func precedes(_ other: Candidate) -> Bool {
            switch (id, other.id) {
            case (let left?, let right?): (left, paper) < (right, other.paper)
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): (present, paper) < (other.present, other.paper)
            }
        }

        /// Whether it has another number of arXiv: told without a look at its other identifiers, since a text may be many papers'.
        func isOther(than number: String?) -> Bool {
            guard let number, let id, id != number else { return false }
            return PaperIdentifier.isArXiv(id)
        }

        /// Whether the title alone shows that a record is about it: one of them has no abstract, and no identifier contradicts.
        func isBareMatch(of record: PaperRecord, _ fingerprint: PaperFingerprint) -> Bool {
            guard fingerprint.isTitleOnly || present == fingerprint.storedTitle else { return false }
            return record.identity.ids.isEmpty || id == nil || record.identity.ids.first == id
        }
    }

    private let database: Database
    private let byID: Statement
    private let byFurtherID: Statement
    private let byDOI: Statement
    private let byText: Statement
    private let byTitle: Statement

    init(_ database: Database) throws {
        self.database = database
        byID = try database.cachedStatement(sql: "SELECT id FROM papers WHERE source_id = ?")
        byFurtherID = try database.cachedStatement(sql: "SELECT paper FROM identifiers WHERE identifier = ? AND is_doi = 0 ORDER BY paper")
        byDOI = try database.cachedStatement(
            sql: """
                SELECT id FROM papers WHERE doi = ?1 UNION SELECT paper FROM identifiers WHERE identifier = ?1 AND is_doi = 1
                """)
        let select = "SELECT f.paper, f.fingerprint, p.fingerprint, p.source_id FROM fingerprints f JOIN papers p ON p.id = f.paper"
        byText = try database.cachedStatement(sql: "\(select) WHERE f.title = ? AND f.fingerprint = ?")
        byTitle = try database.cachedStatement(sql: "\(select) WHERE f.title = ?")
    }

    /// The stored papers that a record is about; nil where it is new.
    ///
    /// - Parameters:
    ///   - fingerprints: the record's own, and those of further texts under which the paper is known.
    ///   - apart: rows that DOI and text do not lead to.
    func match(_ record: PaperRecord, _ fingerprints: [PaperFingerprint], apart: Set<Int64> = []) throws -> Match? {
        var rows: [Int64] = []
        for id in record.identity.ids {
            for row in try Int64.fetchAll(byID, arguments: [id]) + Int64.fetchAll(byFurtherID, arguments: [id]) {
                try consider(row, &rows, record, isSure: true) { $0.canShareDOI(with: $1) }
            }
        }
        for doi in record.identity.dois {
            for row in try Int64.fetchAll(byDOI, arguments: [doi]) where !apart.contains(row) {
                try consider(row, &rows, record) { $0.canShareDOI(with: $1) }
            }
        }
        for fingerprint in fingerprints {
            for candidate in try candidates(byText, [fingerprint.storedTitle, fingerprint.stored]) where !apart.contains(candidate.paper) {
                if candidate.isOther(than: record.identity.arXiv) { continue }
                try consider(candidate.paper, &rows, record) { $0.canShareText(with: $1) }
            }
        }
        if let first = rows.first { return Match(paper: first, duplicates: Array(rows.dropFirst())) }
        return try bareMatch(record, fingerprints, apart: apart).map { Match(paper: $0) }
    }

    /// The paper that the title alone shows to be the record's. A text that was ever seen without abstract is known as such, so that only a record
    /// without abstract has to look at all papers of its title.
    private func bareMatch(_ record: PaperRecord, _ fingerprints: [PaperFingerprint], apart: Set<Int64>) throws -> Int64? {
        for fingerprint in fingerprints {
            let title = fingerprint.storedTitle
            let candidates = try fingerprint.isTitleOnly ? candidates(byTitle, [title]) : candidates(byText, [title, title])
            let found = candidates.first { !apart.contains($0.paper) && $0.isBareMatch(of: record, fingerprint) }
            if let found { return found.paper }
        }
        return nil
    }

    /// The row of a paper of another archive, where this one holds the same: by its identifier, or without one by its whole text. Found so, it joins
    /// no papers that both archives hold apart.
    func counterpart(of record: PaperRecord, _ fingerprint: PaperFingerprint, apart: Set<Int64>) throws -> Int64? {
        if let id = record.identity.ids.first { return try Int64.fetchOne(byID, arguments: [id]) }
        let statement = try database.cachedStatement(
            sql: "SELECT id FROM papers WHERE source_id IS NULL AND fingerprint = ? ORDER BY id")
        return try Int64.fetchAll(statement, arguments: [fingerprint.stored]).first { !apart.contains($0) }
    }

    /// Takes a row that is not yet found, where it can be one paper with the record and the rows found before.
    private func consider(
        _ row: Int64, _ rows: inout [Int64], _ record: PaperRecord, isSure: Bool = false,
        _ canBeOne: (PaperIdentity, PaperIdentity) -> Bool
    ) throws {
        if rows.contains(row) { return }
        if !(isSure && rows.isEmpty) {
            let joined = try rows.reduce(record.identity) { $0.merged(with: try identity(of: $1)) }
            guard canBeOne(joined, try identity(of: row)) else { return }
        }
        rows.append(row)
    }

    /// All identifiers of a stored paper.
    private func identity(of row: Int64) throws -> PaperIdentity {
        let statement = try database.cachedStatement(sql: "SELECT source_id, doi FROM papers WHERE id = ?")
        guard let found = try Row.fetchOne(statement, arguments: [row]) else { throw DamagedRow(detail: "no paper \(row)") }
        return PaperIdentity(id: try found.optional(0), doi: try found.optional(1)).merged(with: try furtherIdentity(of: row))
    }

    /// Identifiers of a stored paper besides its first ones.
    func furtherIdentity(of row: Int64) throws -> PaperIdentity {
        let statement = try database.cachedStatement(sql: "SELECT identifier, is_doi FROM identifiers WHERE paper = ?")
        var (ids, dois): ([String], [String]) = ([], [])
        let rows = try Row.fetchCursor(statement, arguments: [row])
        while let row = try rows.next() {
            if try row.value(1, as: Bool.self) { dois.append(try row.value(0)) } else { ids.append(try row.value(0)) }
        }
        return PaperIdentity(ids: ids, dois: dois)
    }

    /// Papers that a text or a title finds, in a fixed order.
    private func candidates(_ statement: Statement, _ arguments: StatementArguments) throws -> [Candidate] {
        var found: [Candidate] = []
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() {
            found.append(
                Candidate(paper: try row.value(0), seen: try row.value(1), present: try row.value(2), id: try row.optional(3)))
        }
        return found.count < 2 ? found : found.sorted { $0.precedes($1) }
    }
}
