import GRDB
public import Papers

extension Archive {
    /// How many papers there are.
    public func paperCount() throws(ArchiveError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM papers") ?? 0 }
    }

    /// Calls `body` with all papers, in batches, in an order that does not depend on the order of import: papers with
    /// identifier by it (in byte order), then the others by fingerprint and DOI.
    ///
    /// Each batch is read on its own: papers that another run saves meanwhile may or may not come.
    /// `body` may use the archive.
    ///
    /// - Parameters:
    ///   - size: papers in a batch, at least 1; the last may have fewer.
    ///   - body: takes a batch.
    /// - Throws: what `body` throws; `ArchiveError` for reading.
    public func forEachBatch(of size: Int = 2_000, _ body: ([StoredPaper]) throws -> Void) throws {
        precondition(size >= 1, "a batch must hold at least 1 paper, but is to hold \(size)")
        var place = Place.start
        while let batch = try nextBatch(size, &place) {
            if !batch.isEmpty { try body(batch) }
        }
    }

    /// The paper of an identifier, however it is written: its own or another collection's, arXiv's
    /// with or without version and address, or its DOI; one that belongs to a listing alone or
    /// behind its listing's name (`papers.csv#17`). Nil where the archive has none; of several
    /// papers with one DOI the first by identifier.
    ///
    /// - Throws: `ArchiveError.ambiguous` where papers of several listings have the identifier.
    public func paper(withID id: String) throws(ArchiveError) -> StoredPaper? {
        do {
            return try passing { database in
                guard let row = try PaperNames(database).row(id) else { return nil }
                return try Row.fetchOne(database, sql: Self.select("p.id = ?"), arguments: [row]).map {
                    try StoredPaper($0)
                }
            }
        } catch let ambiguity as AmbiguousName {
            throw .ambiguous(path: path, id: id, names: Array(ambiguity.names.prefix(9)))
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    /// The paper of a key; nil where the archive has none.
    public func paper(_ key: StoredPaper.Key) throws(ArchiveError) -> StoredPaper? {
        try read {
            try Row.fetchOne($0, sql: Self.select("p.id = ?"), arguments: [key.row]).map { try StoredPaper($0) }
        }
    }

    /// Where a paper was seen, and what people said of it; nil where the archive has no such paper.
    public func history(of key: StoredPaper.Key) throws(ArchiveError) -> PaperHistory? {
        try read { database in
            let tables = try PaperTables(database, importedOn: CalendarDay(daysSinceEpoch: 0))
            let rows = try Row.fetchCursor(database, sql: PaperTables.select("p.id = ?"), arguments: [key.row])
            guard let row = try rows.next() else { return nil }
            let (record, known) = try tables.whole(row)
            return try PaperHistory(of: record, row: key.row, database, known)
        }
    }

    static func select(_ condition: String) -> String {
        "SELECT \(PaperRecord.columns) FROM \(PaperRecord.tables) WHERE \(condition)"
    }

    /// How far a walk through the papers has come.
    private enum Place {
        case start
        case identified(String, scope: String)
        case unidentified(fingerprint: Int64, doi: String, row: Int64)
        case end
    }

    /// The papers after a place, which moves on; nil at the end. The batch between the two kinds of
    /// papers may be empty.
    private func nextBatch(_ size: Int, _ place: inout Place) throws(ArchiveError) -> [StoredPaper]? {
        let identified = "(p.source_id, p.scope) > (?, ?) ORDER BY p.source_id, p.scope LIMIT ?"
        let columns = "p.fingerprint, ifnull(p.doi, ''), p.id"
        let others = "p.source_id IS NULL AND (\(columns)) > (?, ?, ?) ORDER BY \(columns) LIMIT ?"
        let rows: [Row]
        switch place {
        case .start: rows = try fetch("p.source_id IS NOT NULL ORDER BY p.source_id, p.scope LIMIT ?", [size])
        case .identified(let id, let scope): rows = try fetch(identified, [id, scope, size])
        case .unidentified(let fingerprint, let doi, let row): rows = try fetch(others, [fingerprint, doi, row, size])
        case .end: return nil
        }
        do {
            place = try self.place(after: rows, from: place)
            return try rows.map { try StoredPaper($0) }
        } catch {
            throw ArchiveError(error, path: path, waited: wait)
        }
    }

    private func fetch(_ condition: String, _ arguments: StatementArguments) throws(ArchiveError) -> [Row] {
        try read { try Row.fetchAll($0, sql: Self.select(condition), arguments: arguments) }
    }

    private func place(after rows: [Row], from place: Place) throws -> Place {
        switch (place, rows.last) {
        case (.unidentified, let last?):
            .unidentified(
                fingerprint: try last.value(24), doi: try last.optional(15) ?? "",
                row: try last.rowNumber(0))
        case (_, let last?): .identified(try last.value(1), scope: try last.value(19))
        case (.unidentified, nil), (.end, nil): .end
        case (.start, nil), (.identified, nil): .unidentified(fingerprint: .min, doi: "", row: .min)
        }
    }
}
