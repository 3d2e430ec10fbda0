import GRDB
import Papers

/// Finds the paper that a person, or a file of labels, means by a name.
struct PaperNames {
    private let database: Database
    private let holders: IdentifierHolders

    init(_ database: Database) throws {
        self.database = database
        holders = try IdentifierHolders(database)
    }

    /// The row of the paper that is called so: by an identifier with or without its scope, by a
    /// fingerprint, or by a DOI; nil where there is none. Of several papers that a collection's
    /// identifier names the first.
    ///
    /// - Throws: `AmbiguousName` where papers of several listings have the identifier, and none is
    ///   called by it alone.
    func row(_ name: String) throws -> Int64? {
        let texts = [name] + [PaperIdentifier.normalized(name)].compactMap { $0 == name ? nil : $0 }
        for reading in texts.flatMap(ScopedIdentifier.readings) {
            if let row = try row(of: reading) { return row }
        }
        if let value = PaperFingerprint.value(name) {
            return try row(ofText: value)
        }
        guard let doi = DOI(name) else { return nil }
        let sql =
            "SELECT id FROM papers WHERE doi = ?1 UNION SELECT paper FROM identifiers WHERE identifier = ?1 AND "
            + "is_doi = 1"
        let rows = try Row.fetchAll(database, sql: sql, arguments: [doi.name])
        return try inOrder(rows.map { try $0.rowNumber(0) }).first?.row
    }

    /// The rows of all papers that are called so; none where there is none.
    func rows(_ name: String) throws -> [Int64] {
        do {
            return try row(name).map { [$0] } ?? []
        } catch let ambiguity as AmbiguousName {
            return try ambiguity.names.compactMap { try row($0) }
        }
    }

    /// The paper without identifier that has a text now, which need not be one that a listing had: a title and an
    /// abstract may come from two. Else the first one that was ever seen with it.
    private func row(ofText fingerprint: Int64) throws -> Int64? {
        let named = "SELECT id FROM papers WHERE source_id IS NULL AND fingerprint = ? ORDER BY id LIMIT 1"
        let seen = "SELECT paper FROM fingerprints WHERE fingerprint = ? ORDER BY paper LIMIT 1"
        for sql in [named, seen] {
            if let row = try Row.fetchOne(database, sql: sql, arguments: [fingerprint]) { return try row.rowNumber(0) }
        }
        return nil
    }

    private func row(of id: ScopedIdentifier) throws -> Int64? {
        let holders = try holders.all(of: id).filter { id.scope == nil || $0.scope == id.scope }
        let found = try inOrder(holders.map(\.row))
        if found.count < 2 || id.scope != nil || !id.isLocal { return found.first?.row }
        if let called = found.first(where: { $0.name == id.id }) { return called.row }
        throw AmbiguousName(names: found.map { $0.name ?? "" })
    }

    /// Rows with the names of their papers, in the order of `forEachBatch`.
    private func inOrder(_ rows: [Int64]) throws -> [(row: Int64, name: String?)] {
        if rows.isEmpty { return [] }
        let sql = """
            SELECT p.id, \(PaperRecord.shownID) FROM papers p WHERE p.id IN (SELECT value FROM json_each(?))
            ORDER BY \(PaperRecord.order)
            """
        return try Row.fetchAll(database, sql: sql, arguments: ["\(rows)"]).map {
            (try $0.rowNumber(0), try $0.optional(1))
        }
    }
}

/// An identifier that papers of several listings have.
struct AmbiguousName: Error {
    let names: [String]
}

extension Archive {
    /// What every paper is called in the archive, in the order of its rows; no text is read.
    public func paperNames() throws(ArchiveError) -> [(key: StoredPaper.Key, name: String)] {
        try read { database in
            var names: [(key: StoredPaper.Key, name: String)] = []
            let rows = try Row.fetchCursor(
                database, sql: "SELECT p.id, \(PaperRecord.shownID), p.fingerprint FROM papers p ORDER BY p.id")
            while let row = try rows.next() {
                let name: String? = try row.optional(1)
                let hash: Int64 = try row.value(2)
                names.append((StoredPaper.Key(row: try row.rowNumber(0)), name ?? UInt64(bitPattern: hash).hexDigits))
            }
            return names
        }
    }
}
